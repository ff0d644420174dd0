use std::sync::Arc;

use tekup_base::{Error, Result};
use tekup_inference::{EmbedKind, Embedder};

/// Chunks that are embedded at once: some seconds of work on a small machine, and a step of a Run.
pub(crate) const BATCH: usize = 16;

/// The vectors of `texts`, checked to be what the model promises. Call it while no transaction is open.
pub(crate) async fn passages(
    embedder: &Arc<dyn Embedder>,
    texts: Vec<String>,
) -> Result<Vec<Vec<f32>>> {
    let wanted = texts.len();
    let vectors = embedder.embed(texts, EmbedKind::Passage).await?;
    let fits = |vector: &Vec<f32>| {
        vector.len() == embedder.dimensions() && vector.iter().all(|number| number.is_finite())
    };
    if vectors.len() != wanted || !vectors.iter().all(fits) {
        return Err(Error::internal(format!(
            "the embedding model {} did not give {wanted} finite vectors of {} numbers",
            embedder.id(),
            embedder.dimensions()
        )));
    }
    Ok(vectors)
}

/// The vector of a question.
pub(crate) async fn query(embedder: &Arc<dyn Embedder>, text: &str) -> Result<Vec<f32>> {
    let vectors = embedder
        .embed(vec![text.to_owned()], EmbedKind::Query)
        .await?;
    vectors
        .into_iter()
        .next()
        .filter(|vector| vector.len() == embedder.dimensions())
        .ok_or_else(|| Error::internal(format!("{} gave no vector for a question", embedder.id())))
}
