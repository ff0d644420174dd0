//! Embedding models in this process.
//!
//! Each model has a thread of its own, which reads the files on the first request, and others that compute.
//! Queries go before passages, so that a search does not wait for an import.

mod batch;
mod bert;
mod dense;
mod encoder;
mod folder;
mod numbers;
mod onnx;
mod packed;
mod safetensors;
mod tokens;
mod unigram;
mod worker;

pub use bert::Pooling;

use std::{path::PathBuf, sync::Arc, time::Duration};

use async_trait::async_trait;
use moka::future::Cache;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::{EmbedKind, Embedded, Embedder, InferenceError, Result};

/// Texts of one kind that may be on their way at once.
const MOST_TEXTS: usize = 2_048;
/// Texts that one caller hands over at a time, so that callers take turns.
const PORTION: usize = 128;
/// How long passages wait for their turn before the request fails.
const PATIENCE: Duration = Duration::from_secs(120);
/// Longest text in bytes; what an index embeds is far shorter.
const MOST_BYTES: usize = 256 << 10;
/// Queries remembered, about 2 KB each.
const REMEMBERED: u64 = 4_096;
/// Longest query that is remembered, in bytes.
const MOST_REMEMBERED_BYTES: usize = 512;

/// One embedding model and how to run it.
#[derive(Debug, Clone)]
pub struct LocalConfig {
    /// The id of its vector space.
    pub name: String,
    /// A folder with `config.json`, `tokenizer.json`, and `model.safetensors` or `model.onnx`; or a packed file.
    pub path: PathBuf,
    /// Numbers in a vector.
    pub dimensions: usize,
    /// Tokens that the model reads at once, begin and end included.
    pub window: usize,
    /// What stands before a query's text.
    pub query_prefix: String,
    /// What stands before a passage's text.
    pub passage_prefix: String,
    /// How a text's tokens become one vector.
    pub pooling: Pooling,
    /// Threads that compute.
    pub threads: usize,
    /// Time without work after which the model leaves memory; none keeps it.
    pub idle_after: Option<Duration>,
}

/// An embedding model that runs in this process.
pub struct LocalEmbedder {
    config: Arc<LocalConfig>,
    work: mpsc::UnboundedSender<Work>,
    queries: Arc<Semaphore>,
    passages: Arc<Semaphore>,
    remembered: Cache<String, Arc<[f32]>>,
}

/// Some texts of one request, on their way to the worker.
struct Work {
    texts: Vec<String>,
    kind: EmbedKind,
    answer: oneshot::Sender<Result<Embedded>>,
    /// Held until the answer, so that no more is on its way than there are permits.
    permit: OwnedSemaphorePermit,
}

impl LocalEmbedder {
    /// Starts the model's thread, which sleeps until the first request.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Engine`] when no thread can be started.
    pub fn new(config: LocalConfig) -> Result<Self> {
        let config = Arc::new(config);
        let (work, inbox) = mpsc::unbounded_channel();
        let shared = Arc::clone(&config);
        std::thread::Builder::new()
            .name(format!("embed {}", config.name))
            .spawn(move || worker::run(&shared, inbox))
            .map_err(|error| InferenceError::engine(&config.name, error))?;
        Ok(Self {
            config,
            work,
            queries: Arc::new(Semaphore::new(MOST_TEXTS)),
            passages: Arc::new(Semaphore::new(MOST_TEXTS)),
            remembered: Cache::new(REMEMBERED),
        })
    }

    async fn permit(&self, texts: usize, kind: EmbedKind) -> Result<OwnedSemaphorePermit> {
        let texts = u32::try_from(texts).unwrap_or(u32::MAX);
        let name = &self.config.name;
        match kind {
            EmbedKind::Query => Arc::clone(&self.queries)
                .try_acquire_many_owned(texts)
                .map_err(|_| InferenceError::QueueFull {
                    model: name.clone(),
                    limit: MOST_TEXTS,
                }),
            EmbedKind::Passage => {
                let turn = Arc::clone(&self.passages).acquire_many_owned(texts);
                match tokio::time::timeout(PATIENCE, turn).await {
                    Ok(Ok(permit)) => Ok(permit),
                    Ok(Err(error)) => Err(InferenceError::engine(name, error)),
                    Err(_) => Err(InferenceError::Deadline {
                        model: name.clone(),
                    }),
                }
            }
        }
    }

    async fn compute(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Embedded> {
        let mut vectors = Vec::with_capacity(texts.len());
        let mut tokens = 0;
        let mut texts = texts.into_iter().peekable();
        while texts.peek().is_some() {
            let portion: Vec<String> = texts.by_ref().take(PORTION).collect();
            let permit = self.permit(portion.len(), kind).await?;
            let (answer, result) = oneshot::channel();
            let stopped = || InferenceError::engine(&self.config.name, "the engine stopped");
            self.work
                .send(Work {
                    texts: portion,
                    kind,
                    answer,
                    permit,
                })
                .map_err(|_| stopped())?;
            let done = result.await.map_err(|_| stopped())??;
            vectors.extend(done.vectors);
            tokens += done.tokens.unwrap_or(0);
        }
        Ok(Embedded {
            vectors,
            tokens: Some(tokens),
        })
    }

    fn check(&self, texts: &[String]) -> Result<()> {
        match texts.iter().position(|text| text.len() > MOST_BYTES) {
            Some(index) => {
                let message = format!("more than {} KB; split it", MOST_BYTES >> 10);
                Err(InferenceError::invalid(format!("texts.{index}"), message))
            }
            None => Ok(()),
        }
    }
}

#[async_trait]
impl Embedder for LocalEmbedder {
    fn id(&self) -> &str {
        &self.config.name
    }

    fn dimensions(&self) -> usize {
        self.config.dimensions
    }

    async fn embed(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Vec<Vec<f32>>> {
        self.check(&texts)?;
        if kind == EmbedKind::Passage {
            return Ok(self.compute(texts, kind).await?.vectors);
        }
        // What is asked alone is asked again soon, or at the same time by another part of the product:
        // it is computed once, and the others wait for that.
        if let [text] = texts.as_slice()
            && text.len() <= MOST_REMEMBERED_BYTES
        {
            let alone = async {
                let done = self.compute(texts.clone(), kind).await?;
                Ok(Arc::from(
                    done.vectors.into_iter().flatten().collect::<Vec<f32>>(),
                ))
            };
            let vector = self.remembered.try_get_with_by_ref(text.as_str(), alone);
            return match vector.await {
                Ok(vector) => Ok(vec![vector.to_vec()]),
                Err(error) => Err(InferenceError::clone(&error)),
            };
        }
        let mut vectors: Vec<Option<Vec<f32>>> = Vec::with_capacity(texts.len());
        for text in &texts {
            let vector = self.remembered.get(text.as_str()).await;
            vectors.push(vector.map(|vector| vector.to_vec()));
        }
        let unknown: Vec<String> = texts
            .iter()
            .zip(&vectors)
            .filter(|(_, vector)| vector.is_none())
            .map(|(text, _)| text.clone())
            .collect();
        let mut computed = self.compute(unknown, kind).await?.vectors.into_iter();
        for (text, vector) in texts.into_iter().zip(&mut vectors) {
            if vector.is_none() {
                let new = computed.next().unwrap_or_default();
                if text.len() <= MOST_REMEMBERED_BYTES {
                    self.remembered
                        .insert(text, Arc::from(new.as_slice()))
                        .await;
                }
                *vector = Some(new);
            }
        }
        Ok(vectors.into_iter().flatten().collect())
    }

    async fn embed_counted(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Embedded> {
        self.check(&texts)?;
        self.compute(texts, kind).await
    }
}
