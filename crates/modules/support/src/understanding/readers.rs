//! The embedding models that read a message side by side.

use std::sync::Arc;

use futures::future::try_join_all;
use tekup_base::{Error, Result};
use tekup_inference::{EmbedKind, Embedder, Models};
use tekup_nlu::intent::View;
use tekup_retrieval::passage::QueryEmbedding;

/// Embedding models, the one that the search uses first, each with its language if it knows one only.
pub(crate) struct Readers(Vec<(Arc<dyn Embedder>, Option<String>)>);

impl Readers {
    pub(super) fn of(models: &Models) -> Self {
        Self(models.readers())
    }

    pub(super) fn only_first(mut self) -> Self {
        self.0.truncate(1);
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names the vectors' space.
    pub(crate) fn name(&self) -> String {
        let names: Vec<&str> = self.0.iter().map(|(one, _)| one.id()).collect();
        names.join("+")
    }

    /// The parts of the vectors, in order.
    pub(crate) fn views(&self) -> Vec<View> {
        let parts = self.0.iter();
        parts
            .map(|(one, language)| View::of(one.dimensions(), language.clone()))
            .collect()
    }

    /// Whether a model of that engine was trained on these vectors.
    pub(super) fn made(&self, engine: &str) -> bool {
        engine.strip_prefix("words+embedding:") == Some(&self.name())
    }

    /// One vector for each text: those of all models, joined.
    pub(crate) async fn read(&self, texts: Vec<String>) -> Result<Vec<Vec<f32>>> {
        let mut joined: Vec<Vec<f32>> = vec![Vec::new(); texts.len()];
        let reading = self
            .0
            .iter()
            .map(|(one, _)| one.embed(texts.clone(), EmbedKind::Query));
        for vectors in try_join_all(reading).await.map_err(Error::from)? {
            for (joined, vector) in joined.iter_mut().zip(vectors) {
                joined.extend(vector);
            }
        }
        Ok(joined)
    }

    /// The first model's part of a joined vector, for the search.
    pub(super) fn first(&self, joined: &[f32]) -> Option<QueryEmbedding> {
        let (one, _) = self.0.first()?;
        Some(QueryEmbedding {
            model: one.id().to_owned(),
            vector: joined.get(..one.dimensions())?.to_vec(),
        })
    }
}
