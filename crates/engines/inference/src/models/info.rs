//! Models as they are shown.

use std::path::PathBuf;

use serde::Serialize;

use crate::{
    catalogue::{ModelEntry, ModelKind, Source, SourceKind},
    pull::PullProgress,
};

use super::Models;

/// Whether a model is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum ModelState {
    /// All its files are here.
    Present,
    /// It can be fetched or imported.
    Missing,
    /// It is being fetched by this process.
    Downloading {
        /// How far that is.
        progress: PullProgress,
    },
}

/// A model as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelInfo {
    /// Its name in the list.
    pub name: String,
    /// What it is for.
    pub kind: ModelKind,
    /// For people.
    pub title: String,
    /// Its licence.
    pub licence: String,
    /// Languages that it is good for.
    pub languages: Vec<String>,
    /// Most tokens that it reads.
    pub context: u32,
    /// Bytes of its files; 0 for a model behind a server.
    pub size: u64,
    /// Whether it is here.
    #[serde(flatten)]
    pub state: ModelState,
    /// Kinds of its sources, in the order tried.
    pub sources: Vec<SourceKind>,
    /// What runs it: `llama.cpp` or `openai`.
    pub engine: String,
    /// Whether [`Models::chat`] or [`Models::embedder`] gives it now.
    pub active: bool,
    /// Where its files are, if they are here.
    #[serde(skip)]
    pub path: Option<PathBuf>,
}

impl Models {
    /// All models of the list, and those behind the server.
    pub fn list(&self) -> Vec<ModelInfo> {
        let active = [
            self.choose(ModelKind::Chat),
            self.choose(ModelKind::Embedding),
        ];
        let active = |kind, name: &str| {
            active
                .iter()
                .flatten()
                .any(|choice| choice.kind == kind && choice.name == name)
        };
        let mut models: Vec<ModelInfo> = self
            .entries()
            .into_iter()
            .map(|entry| ModelInfo {
                active: active(entry.kind, &entry.name),
                size: entry.size(),
                state: self.state(&entry),
                sources: entry.sources.iter().map(Source::kind).collect(),
                engine: "llama.cpp".to_owned(),
                path: self.folder(&entry),
                name: entry.name,
                kind: entry.kind,
                title: entry.title,
                licence: entry.licence,
                languages: entry.languages,
                context: entry.context,
            })
            .collect();
        if let Some(server) = &self.inner.config.openai {
            let remote = |name: &str, kind| ModelInfo {
                name: name.to_owned(),
                kind,
                title: "A model behind the configured server".to_owned(),
                licence: String::new(),
                languages: Vec::new(),
                context: 0,
                size: 0,
                state: ModelState::Present,
                sources: Vec::new(),
                engine: "openai".to_owned(),
                active: active(kind, name),
                path: None,
            };
            models.push(remote(&server.model, ModelKind::Chat));
            if let Some(embedding) = &server.embedding {
                models.push(remote(&embedding.model, ModelKind::Embedding));
            }
        }
        models
    }

    fn state(&self, entry: &ModelEntry) -> ModelState {
        if self.folder(entry).is_some() {
            return ModelState::Present;
        }
        match self.inner.downloads().get(&entry.name) {
            Some(progress) => ModelState::Downloading {
                progress: progress.clone(),
            },
            None => ModelState::Missing,
        }
    }
}
