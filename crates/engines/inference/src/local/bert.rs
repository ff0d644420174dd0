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

/// A part of a layer: its name at llama.cpp, at Hugging Face and in the packed form. Each has a weight and a bias.
pub(super) type Part = [&'static str; 3];

/// A layer's parts, and which of them are norms.
const PARTS: [(Part, bool); 8] = [
    (["attn_q", "attention.self.query", "q"], false),
    (["attn_k", "attention.self.key", "k"], false),
    (["attn_v", "attention.self.value", "v"], false),
    (["attn_output", "attention.output.dense", "ao"], false),
    (
        ["attn_output_norm", "attention.output.LayerNorm", "aln"],
        true,
    ),
    (["ffn_up", "intermediate.dense", "fi"], false),
    (["ffn_down", "output.dense", "fo"], false),
    (["layer_output_norm", "output.LayerNorm", "oln"], true),
];

/// A file that holds a model's numbers under names of its own.
pub(super) trait Source {
    /// Its name of a part of a layer, without `.weight` or `.bias`.
    fn part(&self, layer: usize, part: Part) -> String;
    /// Floats at `name`, of which there are `count`.
    fn floats(&self, name: &str, end: End, count: usize) -> Result<Vec<f32>, String>;
    /// A matrix at `name` of `shape`, rows first, as llama.cpp is to have it.
    fn matrix(&self, name: &str, shape: (usize, usize)) -> Result<(Kind, Vec<u8>), String>;
}

/// Which of a part's two tensors.
#[derive(Clone, Copy)]
pub(super) enum End {
    Weight,
    Bias,
}

impl Bert {
    /// Takes the tensors over from `source`: the words at `words`, the norm of the embeddings at `norm`, and
    /// the layers. Positions come beforehand, for each source has them otherwise.
    pub(super) fn take(
        &mut self,
        source: &impl Source,
        words: &str,
        norm: &str,
    ) -> Result<(), String> {
        self.push_matrix(source, "token_embd", words, (self.vocabulary, self.width))?;
        self.push_vector(source, "token_embd_norm", norm, End::Weight, self.width)?;
        self.push_vector(source, "token_embd_norm", norm, End::Bias, self.width)?;
        for layer in 0..self.layers {
            for (part, norm) in PARTS {
                let (ours, theirs) = (format!("blk.{layer}.{}", part[0]), source.part(layer, part));
                let shape = match part[0] {
                    "ffn_up" => (self.inner, self.width),
                    "ffn_down" => (self.width, self.inner),
                    _ => (self.width, self.width),
                };
                if norm {
                    self.push_vector(source, &ours, &theirs, End::Weight, self.width)?;
                } else {
                    self.push_matrix(source, &ours, &theirs, shape)?;
                }
                self.push_vector(source, &ours, &theirs, End::Bias, shape.0)?;
            }
        }
        Ok(())
    }

    fn push_matrix(
        &mut self,
        source: &impl Source,
        ours: &str,
        theirs: &str,
        shape: (usize, usize),
    ) -> Result<(), String> {
        let (kind, data) = source.matrix(theirs, shape)?;
        self.tensors.push(Tensor {
            name: format!("{ours}.weight"),
            shape: vec![shape.1, shape.0],
            kind,
            data,
        });
        Ok(())
    }

    fn push_vector(
        &mut self,
        source: &impl Source,
        ours: &str,
        theirs: &str,
        end: End,
        count: usize,
    ) -> Result<(), String> {
        let values = source.floats(theirs, end, count)?;
        let end = match end {
            End::Weight => "weight",
            End::Bias => "bias",
        };
        self.tensors.push(Tensor {
            name: format!("{ours}.{end}"),
            shape: vec![count],
            kind: Kind::F32,
            data: bytes(&values),
        });
        Ok(())
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

/// Little-endian floats of 32 bits.
pub(super) fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

fn bytes(values: &[f32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}
