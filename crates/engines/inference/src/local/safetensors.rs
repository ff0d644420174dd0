//! BERT models as Hugging Face stores them: `model.safetensors`, `tokenizer.json`, `config.json`.

use std::path::Path;

use safetensors::{Dtype, SafeTensors};
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::{
    bert::{Bert, PARTS, positions, vector},
    gguf::{Kind, Tensor, quantize},
    tokens::Tokens,
};

#[derive(Deserialize)]
struct Shape {
    hidden_size: usize,
    intermediate_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    max_position_embeddings: usize,
    vocab_size: usize,
    type_vocab_size: usize,
    layer_norm_eps: f32,
}

/// Reads a model from its folder.
pub(super) fn load(folder: &Path) -> Result<(Tokens, Bert), String> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let shape: Shape = serde_json::from_slice(&read("config.json")?)
        .map_err(|error| format!("config.json is not that of a BERT model: {error}"))?;
    let tokenizer = Tokenizer::from_bytes(read("tokenizer.json")?)
        .map_err(|error| format!("tokenizer.json: {error}"))?;
    let weights = read("model.safetensors")?;
    let bert = bert(&shape, &weights).map_err(|error| format!("model.safetensors: {error}"))?;
    Ok((Tokens::file(tokenizer)?, bert))
}

fn bert(shape: &Shape, weights: &[u8]) -> Result<Bert, String> {
    let file = SafeTensors::deserialize(weights).map_err(|error| error.to_string())?;
    let width = shape.hidden_size;
    let mut bert = Bert {
        width,
        layers: shape.num_hidden_layers,
        heads: shape.num_attention_heads,
        inner: shape.intermediate_size,
        vocabulary: shape.vocab_size,
        window: shape.max_position_embeddings,
        epsilon: shape.layer_norm_eps,
        tensors: Vec::new(),
    };
    if width == 0 || !width.is_multiple_of(32) || !bert.inner.is_multiple_of(32) {
        return Err(format!("a shape that is not supported: {width} wide"));
    }
    let of = |name: &str, rows: usize| {
        floats(
            &file,
            &format!("embeddings.{name}_embeddings.weight"),
            rows * width,
        )
    };
    let types = of("token_type", shape.type_vocab_size)?;
    let first = types.get(..width).ok_or("there is no token type")?;
    let mut tensors = vec![
        positions(of("position", bert.window)?, first),
        matrix(
            &file,
            "token_embd",
            "embeddings.word_embeddings",
            (bert.vocabulary, width),
        )?,
    ];
    for end in ["weight", "bias"] {
        let values = floats(&file, &format!("embeddings.LayerNorm.{end}"), width)?;
        tensors.push(vector(format!("token_embd_norm.{end}"), &values));
    }
    for layer in 0..bert.layers {
        for (part, theirs, _, norm) in PARTS {
            let (ours, theirs) = (
                format!("blk.{layer}.{part}"),
                format!("encoder.layer.{layer}.{theirs}"),
            );
            let shape = bert.matrix(part);
            if norm {
                let values = floats(&file, &format!("{theirs}.weight"), width)?;
                tensors.push(vector(format!("{ours}.weight"), &values));
            } else {
                tensors.push(matrix(&file, &ours, &theirs, shape)?);
            }
            let values = floats(&file, &format!("{theirs}.bias"), shape.0)?;
            tensors.push(vector(format!("{ours}.bias"), &values));
        }
    }
    bert.tensors = tensors;
    Ok(bert)
}

/// A matrix of `shape`, rows first, in eight bits.
fn matrix(
    file: &SafeTensors<'_>,
    ours: &str,
    theirs: &str,
    shape: (usize, usize),
) -> Result<Tensor, String> {
    let values = floats(file, &format!("{theirs}.weight"), shape.0 * shape.1)?;
    Ok(Tensor {
        name: format!("{ours}.weight"),
        shape: vec![shape.1, shape.0],
        kind: Kind::Q8,
        data: quantize(&values),
    })
}

fn floats(file: &SafeTensors<'_>, name: &str, count: usize) -> Result<Vec<f32>, String> {
    let found = file
        .tensor(name)
        .map_err(|error| format!("`{name}`: {error}"))?;
    let bytes = found.data();
    let values: Vec<f32> = match found.dtype() {
        Dtype::F32 => bytes
            .chunks_exact(4)
            .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
            .collect(),
        Dtype::F16 => bytes
            .chunks_exact(2)
            .map(|two| half::f16::from_le_bytes([two[0], two[1]]).to_f32())
            .collect(),
        other => {
            return Err(format!(
                "`{name}` holds {other:?}, not floats of 16 or 32 bits"
            ));
        }
    };
    if values.len() == count {
        Ok(values)
    } else {
        Err(format!(
            "`{name}` has {} numbers, not {count}",
            values.len()
        ))
    }
}
