//! The one door to models: which are here, which answers, fetch and remove them.

mod choice;
mod config;
mod engines;
mod import;
mod info;

use std::{
    collections::{HashMap, HashSet},
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use tokio_util::sync::CancellationToken;

use crate::{
    ChatModel, Embedder, InferenceError, OpenAi, Result,
    catalogue::{Catalogue, ModelEntry, ModelKind},
    pull::{OnProgress, Pull, PullProgress, way},
};

pub use self::{
    config::{ModelsConfig, default_threads},
    info::{ModelInfo, ModelState},
};

use self::engines::Engines;

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
        f.debug_struct("Models")
            .field("config", &self.inner.config)
            .finish_non_exhaustive()
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
        let openai = config
            .openai
            .clone()
            .map(OpenAi::new)
            .transpose()?
            .map(Arc::new);
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
            None => Some(self.inner.openai.as_ref()?.embedder()?),
            Some(entry) => self.local_embedder(&entry).ok(),
        }
    }

    /// The embedding models to read messages with: [`Self::embedder`] first, and where none was asked for by
    /// name, those of this machine that were made for a single language, for each language the one that the list
    /// has first. Each with its language.
    pub fn readers(&self) -> Vec<(Arc<dyn Embedder>, Option<String>)> {
        let Some(choice) = self.choose(ModelKind::Embedding) else {
            return Vec::new();
        };
        let Some(first) = choice.entry else {
            return self.embedder().map(|one| (one, None)).into_iter().collect();
        };
        let language = |entry: &ModelEntry| match entry.languages.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        };
        let mut entries = vec![first];
        if self.inner.config.embedding.is_none() {
            let mut known: HashSet<String> = entries.iter().filter_map(language).collect();
            let others = self.entries().into_iter().filter(|entry| {
                entry.kind == ModelKind::Embedding
                    && !entry.test_only
                    && self.folder(entry).is_some()
                    && language(entry).is_some_and(|one| known.insert(one))
            });
            entries.extend(others);
        }
        entries
            .iter()
            .filter_map(|entry| Some((self.local_embedder(entry).ok()?, language(entry))))
            .collect()
    }

    /// The model of `kind` that is wanted here: the one of the settings, else the list's default.
    fn default_name(&self, kind: ModelKind) -> String {
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

    /// The models that are wanted here, the most urgent first.
    pub fn defaults(&self) -> Vec<String> {
        let mut names = vec![self.default_name(ModelKind::Embedding)];
        if self.inner.config.embedding.is_none() {
            names.push(self.catalogue().default_beside.clone());
        }
        names.push(self.default_name(ModelKind::Chat));
        names
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

    /// The chat model of that name, of this machine or behind the configured server.
    ///
    /// # Errors
    ///
    /// As [`Self::chat_named`].
    pub fn chat_called(&self, name: &str) -> Result<Arc<dyn ChatModel>> {
        match &self.inner.openai {
            Some(server) if server.id() == name => Ok(Arc::<OpenAi>::clone(server)),
            _ => self.chat_named(name),
        }
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
            progress(PullProgress {
                done: total,
                total,
                note: "is here already".to_owned(),
            });
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
            python: self
                .inner
                .config
                .python
                .as_deref()
                .unwrap_or(Path::new("python3")),
            way: way()?,
            progress: shown,
            cancel,
        };
        let done = Download {
            inner: &self.inner,
            name,
        };
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
        let entry = self
            .catalogue()
            .get(name)
            .cloned()
            .ok_or_else(|| unknown(name))?;
        let folder = self
            .folder(&entry)
            .ok_or_else(|| InferenceError::ModelMissing {
                name: name.to_owned(),
            })?;
        if !folder.starts_with(self.models_folder()) {
            let message = format!("`{name}` lies in {}, which is only read", folder.display());
            return Err(InferenceError::invalid("name", message));
        }
        self.inner.engines.forget(name);
        let removed = tokio::fs::remove_dir_all(&folder).await;
        removed.map_err(|error| InferenceError::file(&folder, error))
    }

    /// Copies a model of this machine into the models' folder: a GGUF file, a packed E5 file, or a
    /// folder with `tokenizer.json`, `config.json` and `model.onnx` or `model.safetensors`. A file that the list
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
        let entry = imported
            .await
            .map_err(|error| InferenceError::engine("import", error))??;
        self.inner.engines.forget(&entry.name);
        let name = entry.name.clone();
        self.inner
            .catalogue
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .put(entry);
        self.list()
            .into_iter()
            .find(|model| model.name == name)
            .ok_or(InferenceError::ModelMissing { name })
    }

    fn catalogue(&self) -> std::sync::RwLockReadGuard<'_, Catalogue> {
        self.inner
            .catalogue
            .read()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn entries(&self) -> Vec<ModelEntry> {
        self.catalogue().models.clone()
    }

    fn entry(&self, name: &str, kind: ModelKind) -> Result<ModelEntry> {
        let entry = self
            .catalogue()
            .get(name)
            .cloned()
            .ok_or_else(|| unknown(name))?;
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
        self.downloads
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
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
