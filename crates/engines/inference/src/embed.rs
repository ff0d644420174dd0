use async_trait::async_trait;

use crate::Result;

/// A model that turns texts into vectors of length one.
#[async_trait]
pub trait Embedder: Send + Sync {
    /// Names the vector space: vectors of different ids must never be compared.
    fn id(&self) -> &str;

    /// Numbers in each vector.
    fn dimensions(&self) -> usize;

    /// One vector for each text, in order; each has length one, so a dot product is a cosine.
    ///
    /// Text beyond the model's window counts too: it is read in windows and averaged.
    ///
    /// # Errors
    ///
    /// A missing model, a full queue, or what the engine reports.
    async fn embed(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Vec<Vec<f32>>>;

    /// As [`Embedder::embed`], and says how many tokens were read for it, where that is known.
    ///
    /// # Errors
    ///
    /// As [`Embedder::embed`].
    async fn embed_counted(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Embedded> {
        Ok(Embedded {
            vectors: self.embed(texts, kind).await?,
            tokens: None,
        })
    }
}

/// Vectors, and what they took.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Embedded {
    /// One vector for each text, in order.
    pub vectors: Vec<Vec<f32>>,
    /// Tokens that the model read, if it says.
    pub tokens: Option<u64>,
}

/// What a text is used for; models of the E5 family embed the two differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmbedKind {
    /// Something to search with, or a short message to compare with others.
    Query,
    /// Something to be found.
    Passage,
}
