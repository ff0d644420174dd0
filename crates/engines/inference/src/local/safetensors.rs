//! BERT models as Hugging Face stores them: `model.safetensors`, `tokenizer.json`, `config.json`.

use std::path::Path;

use candle_core::{DType, Device, Tensor};
use candle_nn::{LayerNorm, Linear, VarBuilder};
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::{
    Loaded,
    encoder::{Encoder, Layer, joined},
    tokens::Tokens,
    words::Words,
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
    layer_norm_eps: f64,
}

/// Reads a model from its folder.
pub(super) fn load(folder: &Path) -> Result<Loaded, String> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let shape: Shape = serde_json::from_slice(&read("config.json")?)
        .map_err(|error| format!("config.json is not that of a BERT model: {error}"))?;
    let tokenizer = Tokenizer::from_bytes(read("tokenizer.json")?)
        .map_err(|error| format!("tokenizer.json: {error}"))?;
    let weights = read("model.safetensors")?;
    let encoder =
        encoder(&shape, weights).map_err(|error| format!("model.safetensors: {error}"))?;
    Ok(Loaded {
        tokens: Tokens::file(tokenizer)?,
        encoder,
    })
}

fn encoder(shape: &Shape, weights: Vec<u8>) -> candle_core::Result<Encoder> {
    let vars = VarBuilder::from_buffered_safetensors(weights, DType::F32, &Device::Cpu)?;
    let width = shape.hidden_size;
    let embeddings = vars.pp("embeddings");
    let positions = embeddings.get(
        (shape.max_position_embeddings, width),
        "position_embeddings.weight",
    )?;
    let types = embeddings.get(
        (shape.type_vocab_size, width),
        "token_type_embeddings.weight",
    )?;
    let words = embeddings.get((shape.vocab_size, width), "word_embeddings.weight")?;
    let layers = (0..shape.num_hidden_layers)
        .map(|index| layer(shape, &vars.pp(format!("encoder.layer.{index}"))))
        .collect::<candle_core::Result<_>>()?;
    Ok(Encoder {
        words: Words::floats(&words)?,
        positions: positions.broadcast_add(&types.narrow(0, 0, 1)?)?,
        norm: norm(shape, &embeddings.pp("LayerNorm"))?,
        layers,
        heads: shape.num_attention_heads,
        width,
    })
}

fn layer(shape: &Shape, vars: &VarBuilder<'_>) -> candle_core::Result<Layer> {
    let (width, inner) = (shape.hidden_size, shape.intermediate_size);
    let attention = vars.pp("attention");
    let part = |name: &str| -> candle_core::Result<(Tensor, Tensor)> {
        let vars = attention.pp("self").pp(name);
        Ok((
            vars.get((width, width), "weight")?,
            vars.get(width, "bias")?,
        ))
    };
    Ok(Layer {
        attention: joined([part("query")?, part("key")?, part("value")?])?,
        mixed: linear(width, width, &attention.pp("output.dense"))?,
        mixed_norm: norm(shape, &attention.pp("output.LayerNorm"))?,
        up: linear(inner, width, &vars.pp("intermediate.dense"))?,
        down: linear(width, inner, &vars.pp("output.dense"))?,
        norm: norm(shape, &vars.pp("output.LayerNorm"))?,
    })
}

fn linear(out: usize, width: usize, vars: &VarBuilder<'_>) -> candle_core::Result<Linear> {
    Ok(Linear::new(
        vars.get((out, width), "weight")?,
        Some(vars.get(out, "bias")?),
    ))
}

fn norm(shape: &Shape, vars: &VarBuilder<'_>) -> candle_core::Result<LayerNorm> {
    let width = shape.hidden_size;
    let (weight, bias) = (vars.get(width, "weight")?, vars.get(width, "bias")?);
    Ok(LayerNorm::new(weight, bias, shape.layer_norm_eps))
}
