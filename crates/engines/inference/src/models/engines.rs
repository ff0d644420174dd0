//! The engines that are running, by model.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use crate::{ChatModel, Embedder, InferenceError, Result, catalogue::ModelEntry};

use super::Models;

/// Engines that were asked for; each loads its model when it is needed and lets go by itself.
#[derive(Default)]
pub(super) struct Engines {
    chat: Mutex<HashMap<String, Arc<dyn ChatModel>>>,
    embedding: Mutex<HashMap<String, Arc<dyn Embedder>>>,
}

impl Engines {
    pub(super) fn forget(&self, name: &str) {
        self.chat
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(name);
        self.embedding
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(name);
    }
}

impl Models {
    pub(super) fn local_chat(&self, entry: &ModelEntry) -> Result<Arc<dyn ChatModel>> {
        let missing = || InferenceError::ModelMissing {
            name: entry.name.clone(),
        };
        let folder = self.folder(entry).ok_or_else(missing)?;
        let mut engines = self
            .inner
            .engines
            .chat
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = engines.get(&entry.name) {
            return Ok(Arc::clone(engine));
        }
        let engine = self.start_chat(entry, &folder)?;
        engines.insert(entry.name.clone(), Arc::clone(&engine));
        Ok(engine)
    }

    pub(super) fn local_embedder(&self, entry: &ModelEntry) -> Result<Arc<dyn Embedder>> {
        let missing = || InferenceError::ModelMissing {
            name: entry.name.clone(),
        };
        let folder = self.folder(entry).ok_or_else(missing)?;
        let mut engines = self
            .inner
            .engines
            .embedding
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = engines.get(&entry.name) {
            return Ok(Arc::clone(engine));
        }
        let engine = self.start_embedder(entry, &folder)?;
        engines.insert(entry.name.clone(), Arc::clone(&engine));
        Ok(engine)
    }

    #[cfg(feature = "llama")]
    fn start_chat(
        &self,
        entry: &ModelEntry,
        folder: &std::path::Path,
    ) -> Result<Arc<dyn ChatModel>> {
        let config = &self.inner.config;
        let file = entry
            .files
            .first()
            .map(|file| file.name.as_str())
            .unwrap_or_default();
        let mut llama = crate::LlamaConfig::new(&entry.name, folder.join(file));
        llama.template = entry.template.clone();
        llama.threads = config.threads.unwrap_or(llama.threads);
        llama.sequences = config.sequences.unwrap_or(llama.sequences);
        llama.queue_limit = config.queue_limit.unwrap_or(llama.queue_limit);
        llama.context_tokens = config
            .context_tokens
            .unwrap_or(llama.context_tokens)
            .min(entry.context);
        llama.idle_after = idle(config.idle_after.or(llama.idle_after));
        Ok(Arc::new(crate::LlamaModel::new(llama)?))
    }

    #[cfg(not(feature = "llama"))]
    fn start_chat(&self, entry: &ModelEntry, _: &std::path::Path) -> Result<Arc<dyn ChatModel>> {
        Err(InferenceError::engine(
            &entry.name,
            "this build has no llama.cpp",
        ))
    }

    fn start_embedder(
        &self,
        entry: &ModelEntry,
        folder: &std::path::Path,
    ) -> Result<Arc<dyn Embedder>> {
        let path = match entry.files.as_slice() {
            [one] => folder.join(&one.name),
            _ => folder.to_owned(),
        };
        let config = crate::LocalConfig {
            name: entry.name.clone(),
            path,
            dimensions: entry.dimensions.unwrap_or_default(),
            window: entry.context as usize,
            query_prefix: entry.query_prefix.clone(),
            passage_prefix: entry.passage_prefix.clone(),
            pooling: entry.pooling,
            threads: self.inner.config.threads.unwrap_or_else(cores),
            idle_after: idle(
                self.inner
                    .config
                    .idle_after
                    .or(Some(Duration::from_secs(15 * 60))),
            ),
        };
        Ok(Arc::new(crate::LocalEmbedder::new(config)?))
    }
}

/// Matrices as small as an embedding model's gain nothing from more threads.
const MOST_THREADS: usize = 8;

/// The threads of an embedding model: they sleep when they have nothing to do, and so share their cores well.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_THREADS))
}

/// Zero means for ever.
fn idle(after: Option<Duration>) -> Option<Duration> {
    after.filter(|after| !after.is_zero())
}
