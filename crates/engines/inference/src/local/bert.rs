//! BERT models (Devlin et al. 2018) as llama.cpp takes them.

use std::io::{BufWriter, Write};

use llama_cpp_2::model::{LlamaModel, params::LlamaModelParams};

use super::gguf::{self, Kind, Tensor, Value};

/// A BERT model with mean pooling, as some file had it.
pub(super) struct Bert {
    /// Numbers of a hidden state.
    pub(super) width: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    /// Numbers inside of the feed-forward part.
    pub(super) inner: usize,
    /// Tokens that there are.
    pub(super) vocabulary: usize,
    /// Positions that there are.
    pub(super) window: usize,
    pub(super) epsilon: f32,
    /// By llama.cpp's names.
    pub(super) tensors: Vec<Tensor>,
}

/// Names of a layer's parts: llama.cpp's, Hugging Face's, and that of the packed form; and whether it is a
/// norm. Each has a weight and a bias.
pub(super) const PARTS: [(&str, &str, &str, bool); 8] = [
    ("attn_q", "attention.self.query", "q", false),
    ("attn_k", "attention.self.key", "k", false),
    ("attn_v", "attention.self.value", "v", false),
    ("attn_output", "attention.output.dense", "ao", false),
    (
        "attn_output_norm",
        "attention.output.LayerNorm",
        "aln",
        true,
    ),
    ("ffn_up", "intermediate.dense", "fi", false),
    ("ffn_down", "output.dense", "fo", false),
    ("layer_output_norm", "output.LayerNorm", "oln", true),
];

impl Bert {
    /// Rows and columns of the matrix of a part: `out x in`.
    pub(super) fn matrix(&self, part: &str) -> (usize, usize) {
        match part {
            "ffn_up" => (self.inner, self.width),
            "ffn_down" => (self.width, self.inner),
            _ => (self.width, self.width),
        }
    }

    /// Hands the model to llama.cpp, through a file that is gone before this returns.
    pub(super) fn load(&self, name: &str) -> Result<LlamaModel, String> {
        let count = |number: usize| u32::try_from(number).map(Value::U32);
        let description = (|| {
            Ok::<_, std::num::TryFromIntError>([
                ("general.architecture", Value::Text("bert")),
                ("bert.context_length", count(self.window)?),
                ("bert.embedding_length", count(self.width)?),
                ("bert.block_count", count(self.layers)?),
                ("bert.feed_forward_length", count(self.inner)?),
                ("bert.attention.head_count", count(self.heads)?),
                (
                    "bert.attention.layer_norm_epsilon",
                    Value::F32(self.epsilon),
                ),
                ("bert.attention.causal", Value::Bool(false)),
                // The mean.
                ("bert.pooling_type", Value::U32(1)),
                ("bert.vocab_size", count(self.vocabulary)?),
                // Tokens are made here.
                ("tokenizer.ggml.model", Value::Text("none")),
                ("tokenizer.ggml.token_type_count", Value::U32(1)),
            ])
        })()
        .map_err(|error| error.to_string())?;
        let mut file = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
        let mut out = BufWriter::new(file.as_file_mut());
        gguf::write(&mut out, &description, &self.tensors)
            .and_then(|()| out.flush())
            .map_err(|error| format!("a file for llama.cpp: {error}"))?;
        drop(out);
        let backend = crate::llama::backend(name).map_err(|error| error.to_string())?;
        LlamaModel::load_from_file(backend, file.path(), &LlamaModelParams::default())
            .map_err(|error| error.to_string())
    }
}

/// A vector of floats.
pub(super) fn vector(name: String, values: &[f32]) -> Tensor {
    Tensor {
        name,
        shape: vec![values.len()],
        kind: Kind::F32,
        data: bytes(values),
    }
}

/// The table of positions, `window x width`, with the vector of the only token type added to each.
pub(super) fn positions(mut values: Vec<f32>, of_type: &[f32]) -> Tensor {
    let width = of_type.len();
    for row in values.chunks_exact_mut(width) {
        row.iter_mut()
            .zip(of_type)
            .for_each(|(value, of_type)| *value += of_type);
    }
    Tensor {
        name: "position_embd.weight".to_owned(),
        shape: vec![width, values.len() / width],
        kind: Kind::F32,
        data: bytes(&values),
    }
}

fn bytes(values: &[f32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}
