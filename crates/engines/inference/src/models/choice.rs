//! Which model answers.

use crate::catalogue::{ModelEntry, ModelKind};

use super::Models;

/// A model that answers: an entry of the list that is here, or the server, which has none.
pub(super) struct Choice {
    pub(super) kind: ModelKind,
    pub(super) name: String,
    pub(super) entry: Option<ModelEntry>,
}

impl Models {
    /// What answers now.
    pub(super) fn choose(&self, kind: ModelKind) -> Option<Choice> {
        let config = &self.inner.config;
        let remote = config.openai.as_ref().and_then(|server| match kind {
            ModelKind::Chat => Some(server.model.clone()),
            ModelKind::Embedding => server.embedding.as_ref().map(|model| model.model.clone()),
        });
        let wanted = match kind {
            ModelKind::Chat => &config.chat,
            ModelKind::Embedding => &config.embedding,
        };
        if let Some(name) = remote
            && wanted.as_ref().is_none_or(|wanted| *wanted == name)
        {
            return Some(Choice {
                kind,
                name,
                entry: None,
            });
        }
        let catalogue = self.catalogue();
        let here = |entry: &&ModelEntry| entry.kind == kind && self.folder(entry).is_some();
        let entry = match wanted {
            Some(name) => catalogue.get(name).filter(here),
            None => {
                let default = match kind {
                    ModelKind::Chat => &catalogue.default_chat,
                    ModelKind::Embedding => &catalogue.default_embedding,
                };
                let any = || {
                    catalogue
                        .models
                        .iter()
                        .find(|entry| !entry.test_only && here(entry))
                };
                catalogue.get(default).filter(here).or_else(any)
            }
        }?;
        Some(Choice {
            kind,
            name: entry.name.clone(),
            entry: Some(entry.clone()),
        })
    }
}
