//! How models are found and run.

use std::{path::PathBuf, time::Duration};

use crate::{OpenAiConfig, Result, SourceKind};

/// How models are found and run.
#[derive(Debug, Clone, Default)]
pub struct ModelsConfig {
    /// The data folder; models lie in `models/` below it, and `models.toml` in it changes the list.
    pub home: PathBuf,
    /// Further folders of models, only read.
    pub search: Vec<PathBuf>,
    /// The model for chat: a name of the list, or the one of `openai`. If none, the server of
    /// `openai` is used where there is one, else the list's default, else any that is here.
    pub chat: Option<String>,
    /// The model for embeddings, in the same way.
    pub embedding: Option<String>,
    /// Threads of a local model: if none, [`default_threads`] for chat and all cores, up to 8, for embeddings.
    pub threads: Option<usize>,
    /// Answers that a local chat model writes at once: 8 if none.
    pub sequences: Option<usize>,
    /// Tokens of memory that a local chat model's answers share: 8,192 if none.
    pub context_tokens: Option<u32>,
    /// Requests that may wait for a local chat model: 64 if none.
    pub queue_limit: Option<usize>,
    /// How long an idle model stays in memory: 15 minutes if none, zero for ever.
    pub idle_after: Option<Duration>,
    /// A server that speaks the OpenAI protocol.
    pub openai: Option<OpenAiConfig>,
    /// Kinds of source that models may be fetched from; all if none.
    pub sources: Option<Vec<SourceKind>>,
    /// The Python whose `pip` fetches packages: `python3` if none.
    pub python: Option<PathBuf>,
}

/// The threads of a model that writes: cores less one, at least one. llama.cpp's threads wait for each other by
/// spinning, so a core that something else uses slows all of them.
pub fn default_threads() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1))
}

impl ModelsConfig {
    /// The settings for a data folder, with those of the environment: `TEKUP_MODEL_SOURCES` (such
    /// as `pypi,file`), `TEKUP_MODEL_DIRS` (further folders, separated as in `PATH`) and
    /// `TEKUP_PYTHON`.
    ///
    /// # Errors
    ///
    /// [`crate::InferenceError::Invalid`] with the variable that is wrong.
    pub fn from_env(home: impl Into<PathBuf>) -> Result<Self> {
        let sources = match std::env::var("TEKUP_MODEL_SOURCES") {
            Ok(list) if !list.trim().is_empty() => Some(SourceKind::parse_list(&list)?),
            _ => None,
        };
        let search = std::env::var_os("TEKUP_MODEL_DIRS")
            .map(|folders| std::env::split_paths(&folders).collect())
            .unwrap_or_default();
        let python = std::env::var_os("TEKUP_PYTHON").map(PathBuf::from);
        Ok(Self {
            home: home.into(),
            sources,
            search,
            python,
            ..Self::default()
        })
    }
}
