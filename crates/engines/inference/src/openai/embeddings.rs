//! Embeddings of a server.

use tokio_util::sync::CancellationToken;

use crate::{InferenceError, Result};

use super::{OpenAi, OpenAiEmbedding, send::unreachable, wire};

/// Texts in one request.
const PORTION: usize = 96;
/// The largest answer that is read, in bytes.
const MOST_BYTES: usize = 64 << 20;

pub(super) async fn embed(
    server: &OpenAi,
    embedding: &OpenAiEmbedding,
    texts: Vec<String>,
) -> Result<Vec<Vec<f32>>> {
    let mut vectors = Vec::with_capacity(texts.len());
    for portion in texts.chunks(PORTION) {
        vectors.extend(request(server, embedding, portion).await?);
    }
    Ok(vectors)
}

async fn request(
    server: &OpenAi,
    embedding: &OpenAiEmbedding,
    texts: &[String],
) -> Result<Vec<Vec<f32>>> {
    let body = wire::EmbedBody {
        model: &embedding.model,
        input: texts,
        encoding_format: "float",
    };
    let cancel = CancellationToken::new();
    let mut response = server.post("embeddings", &body, None, &cancel).await?;
    let mut bytes = Vec::new();
    while let Some(more) = response
        .chunk()
        .await
        .map_err(|error| unreachable(&error))?
    {
        bytes.extend_from_slice(&more);
        if bytes.len() > MOST_BYTES {
            return Err(broken("it sent more than 64 MB"));
        }
    }
    let answer: wire::EmbedAnswer = serde_json::from_slice(&bytes)
        .map_err(|error| broken(&format!("it sent what are no embeddings: {error}")))?;
    let mut vectors = vec![Vec::new(); texts.len()];
    for row in answer.data {
        if row.embedding.len() != embedding.dimensions {
            return Err(broken(&format!(
                "its vectors have {} numbers; set the dimensions to that",
                row.embedding.len()
            )));
        }
        let place = vectors
            .get_mut(row.index)
            .ok_or_else(|| broken("it sent a wrong index"))?;
        *place = row.embedding;
    }
    if vectors.iter().any(Vec::is_empty) {
        return Err(broken("it left out a text"));
    }
    for vector in &mut vectors {
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
        vector.iter_mut().for_each(|x| *x /= length);
    }
    Ok(vectors)
}

fn broken(message: &str) -> InferenceError {
    let message = format!("the model server failed: {message}");
    InferenceError::Provider {
        status: None,
        message,
        retry_after: None,
    }
}
