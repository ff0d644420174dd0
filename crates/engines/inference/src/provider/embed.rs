//! Embeddings of a server.

use std::sync::Arc;

use async_trait::async_trait;
use tokio_util::sync::CancellationToken;

use crate::{EmbedKind, Embedder, Result};

use super::{
    check_name,
    protocol::Protocol,
    server::{Server, broken},
};

/// The largest answer that is read, in bytes.
const MOST_BYTES: usize = 64 << 20;

/// A model that embeds on a server.
pub(crate) struct RemoteEmbedder {
    server: Arc<Server>,
    protocol: Arc<dyn Protocol>,
    model: String,
    dimensions: usize,
    portion: usize,
    /// What stands before a query's text.
    pub(crate) query_prefix: String,
    /// What stands before a passage's text.
    pub(crate) passage_prefix: String,
}

impl RemoteEmbedder {
    pub(super) fn new(
        server: Arc<Server>,
        protocol: Arc<dyn Protocol>,
        model: &str,
        dimensions: usize,
    ) -> Option<Self> {
        let portion = protocol.embeds()?;
        Some(Self {
            server,
            protocol,
            model: model.to_owned(),
            dimensions,
            portion,
            query_prefix: String::new(),
            passage_prefix: String::new(),
        })
    }

    async fn request(&self, texts: &[String], kind: EmbedKind) -> Result<Vec<Vec<f32>>> {
        let cancel = CancellationToken::new();
        let protocol = self.protocol.as_ref();
        let (ask, body) = protocol.embed(&self.model, self.dimensions, texts, kind);
        let response = self
            .server
            .send(
                protocol,
                &ask,
                Some(body.bytes()?),
                &self.model,
                None,
                &cancel,
            )
            .await?;
        let answer = self.server.body(response, MOST_BYTES).await?;
        let mut vectors = vec![Vec::new(); texts.len()];
        for (index, vector) in protocol.embedded(&answer)? {
            if vector.len() != self.dimensions {
                return Err(broken(format!(
                    "its vectors have {} numbers; set the dimensions to that",
                    vector.len()
                )));
            }
            let place = vectors
                .get_mut(index)
                .ok_or_else(|| broken("it sent a wrong index".to_owned()))?;
            *place = vector;
        }
        if vectors.iter().any(Vec::is_empty) {
            return Err(broken("it left out a text".to_owned()));
        }
        for vector in &mut vectors {
            let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
            vector.iter_mut().for_each(|x| *x /= length);
        }
        Ok(vectors)
    }
}

#[async_trait]
impl Embedder for RemoteEmbedder {
    fn id(&self) -> &str {
        &self.model
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    async fn embed(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Vec<Vec<f32>>> {
        check_name(&self.model)?;
        let prefix = match kind {
            EmbedKind::Query => &self.query_prefix,
            EmbedKind::Passage => &self.passage_prefix,
        };
        let texts: Vec<String> = texts
            .into_iter()
            .map(|text| format!("{prefix}{text}"))
            .collect();
        let mut vectors = Vec::with_capacity(texts.len());
        for portion in texts.chunks(self.portion) {
            vectors.extend(self.request(portion, kind).await?);
        }
        Ok(vectors)
    }
}
