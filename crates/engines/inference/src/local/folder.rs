//! BERT models in a folder: `config.json`, `tokenizer.json`, and the numbers as `model.safetensors` or `model.onnx`.

use std::path::Path;

use safetensors::SafeTensors;
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::{
    bert::{Bert, End, Shape, Source, positions},
    onnx::Onnx,
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
    let bert = if folder.join("model.onnx").exists() {
        let file = Onnx::parse(&read("model.onnx")?);
        file.and_then(|file| bert(&config, &file))
            .map_err(|error| format!("model.onnx: {error}"))
    } else {
        let bytes = read("model.safetensors")?;
        let file = SafeTensors::deserialize(&bytes).map_err(|error| error.to_string());
        file.and_then(|file| bert(&config, &file))
            .map_err(|error| format!("model.safetensors: {error}"))
    };
    Ok((Tokens::file(tokenizer)?, bert?))
}

fn bert(config: &Config, source: &impl Source) -> Result<Bert, String> {
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
        source.floats(&name, End::Weight, rows * shape.width)
    };
    let types = of("token_type", config.type_vocab_size)?;
    let first = types.get(..shape.width).ok_or("there is no token type")?;
    let positions = positions(of("position", shape.window)?, first);
    let [words, norm] = ["embeddings.word_embeddings", "embeddings.LayerNorm"];
    Bert::read(shape, source, words, norm, positions)
}
