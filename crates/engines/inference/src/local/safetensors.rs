//! BERT models as Hugging Face stores them: `model.safetensors`, `tokenizer.json`, `config.json`.

use std::path::Path;

use safetensors::{Dtype, SafeTensors};
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::{
    bert::{self, Bert, End, Part, Shape, Source, positions},
    numbers::Matrix,
    tokens::Tokens,
};

#[derive(Deserialize)]
struct Config {
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
    let config: Config = serde_json::from_slice(&read("config.json")?)
        .map_err(|error| format!("config.json is not that of a BERT model: {error}"))?;
    let tokenizer = Tokenizer::from_bytes(read("tokenizer.json")?)
        .map_err(|error| format!("tokenizer.json: {error}"))?;
    let weights = read("model.safetensors")?;
    let bert = bert(&config, &weights).map_err(|error| format!("model.safetensors: {error}"))?;
    Ok((Tokens::file(tokenizer)?, bert))
}

fn bert(config: &Config, weights: &[u8]) -> Result<Bert, String> {
    let file = SafeTensors::deserialize(weights).map_err(|error| error.to_string())?;
    let shape = Shape {
        width: config.hidden_size,
        layers: config.num_hidden_layers,
        heads: config.num_attention_heads,
        inner: config.intermediate_size,
        vocabulary: config.vocab_size,
        window: config.max_position_embeddings,
        epsilon: config.layer_norm_eps,
    };
    shape.check()?;
    let of = |name: &str, rows: usize| {
        let name = format!("embeddings.{name}_embeddings");
        Source::floats(&file, &name, End::Weight, rows * shape.width)
    };
    let types = of("token_type", config.type_vocab_size)?;
    let first = types.get(..shape.width).ok_or("there is no token type")?;
    let positions = positions(of("position", shape.window)?, first);
    let [words, norm] = ["embeddings.word_embeddings", "embeddings.LayerNorm"];
    Bert::read(shape, &file, words, norm, positions)
}

impl Source for SafeTensors<'_> {
    fn part(&self, layer: usize, [part, _]: Part) -> String {
        format!("encoder.layer.{layer}.{part}")
    }

    fn floats(&self, name: &str, end: End, count: usize) -> Result<Vec<f32>, String> {
        let name = match end {
            End::Weight => format!("{name}.weight"),
            End::Bias => format!("{name}.bias"),
        };
        let found = self
            .tensor(&name)
            .map_err(|error| format!("`{name}`: {error}"))?;
        let bytes = found.data();
        let values = match found.dtype() {
            Dtype::F32 => bert::floats(bytes),
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

    fn matrix(&self, name: &str, (rows, columns): (usize, usize)) -> Result<Matrix, String> {
        let values = Source::floats(self, name, End::Weight, rows * columns)?;
        Ok(Matrix::halves(&values, columns))
    }
}
