use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tekup_inference::{Asking, EmbedKind, InferenceError};
use tekup_operations::http::Place;

use super::{
    answer, enter,
    fault::Fault,
    fields::{Fields, Read, none_of, wrong_type},
    read,
};
use crate::App;

/// Texts of one request, as with OpenAI.
const MOST: usize = 2_048;

struct Asked {
    model: String,
    texts: Vec<String>,
    kind: EmbedKind,
    base64: bool,
    dimensions: Option<i64>,
}

/// Turns texts into vectors.
pub(super) async fn create(
    State(app): State<App>,
    place: Place,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Fault> {
    let ctx = enter(&app, &headers, &place, "openai.embeddings").await?;
    let asked = asked(read(body)?)?;
    let name = Some(asked.model.as_str()).filter(|name| *name != "default");
    let asking = Asking::of(&ctx);
    let embedded = app
        .gateway
        .embed(&asking, name, asked.texts, asked.kind)
        .await;
    let (model, embedded) = embedded.map_err(|error| match &error {
        InferenceError::Invalid { field, .. } if field.starts_with("texts.") => {
            let param = field.replacen("texts.", "input[", 1) + "]";
            Fault::at(param, "invalid_value", error.to_string())
        }
        _ => Fault::finding(&asked.model, error),
    })?;
    let width = embedded.vectors.first().map_or(0, Vec::len);
    if let Some(wanted) = asked.dimensions
        && usize::try_from(wanted).ok() != Some(width)
    {
        let message = format!(
            "Invalid 'dimensions': the vectors of `{model}` have {width} numbers and lose their meaning when cut."
        );
        return Err(Fault::at("dimensions", "invalid_value", message));
    }
    let shown = |vector: &Vec<f32>| match asked.base64 {
        true => {
            let bytes: Vec<u8> = vector.iter().flat_map(|one| one.to_le_bytes()).collect();
            json!(STANDARD.encode(bytes))
        }
        false => json!(vector),
    };
    let data: Vec<Value> = embedded
        .vectors
        .iter()
        .enumerate()
        .map(|(index, vector)| json!({"object": "embedding", "index": index, "embedding": shown(vector)}))
        .collect();
    let tokens = embedded.tokens.unwrap_or(0);
    let body = json!({
        "object": "list", "data": data, "model": model,
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
    });
    Ok(answer(&ctx, Json(body)))
}

fn asked(body: Value) -> Read<Asked> {
    let mut fields = Fields::of(body, "")?;
    let model = fields.text("model")?.filter(|model| !model.is_empty());
    let model = fields.required("model", model)?;
    let texts = texts(&mut fields)?;
    let base64 = match fields.text("encoding_format")?.as_deref() {
        None | Some("float") => false,
        Some("base64") => true,
        Some(other) => return Err(none_of("encoding_format", other, &["float", "base64"])),
    };
    let dimensions = fields.integer("dimensions", 1, 65_536)?;
    // Not OpenAI's, but of other servers: some models read a question in another way than what is to be found.
    let kind = match fields.text("input_type")?.as_deref() {
        None | Some("passage" | "document") => EmbedKind::Passage,
        Some("query") => EmbedKind::Query,
        Some(other) => return Err(none_of("input_type", other, &["query", "passage"])),
    };
    let _ = fields.text("user")?;
    fields.end()?;
    Ok(Asked {
        model,
        texts,
        kind,
        base64,
        dimensions,
    })
}

fn texts(fields: &mut Fields) -> Read<Vec<String>> {
    let input = fields.any("input");
    let texts = match fields.required("input", input)? {
        Value::String(text) => vec![text],
        Value::Array(list) => {
            let one = |(number, value)| match value {
                Value::String(text) => Ok(text),
                other => Err(wrong_type(
                    &format!("input[{number}]"),
                    "a string (tokens are not taken)",
                    &other,
                )),
            };
            list.into_iter().enumerate().map(one).collect::<Read<_>>()?
        }
        other => {
            return Err(wrong_type(
                "input",
                "a string or an array of strings",
                &other,
            ));
        }
    };
    if texts.is_empty() || texts.len() > MOST || texts.iter().any(String::is_empty) {
        let message = format!("Invalid 'input': give 1 to {MOST} texts, none of them empty.");
        return Err(Fault::at("input", "invalid_value", message));
    }
    Ok(texts)
}
