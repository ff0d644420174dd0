//! Models that the operator brings.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    InferenceError, Pooling, Result,
    catalogue::{FileEntry, ModelEntry, ModelKind, check, is_name},
    pull::hash,
};

/// The file that describes a model which no list has.
const DESCRIPTION: &str = "model.toml";
const FOLDER_FILES: [&str; 2] = ["tokenizer.json", "config.json"];
/// The numbers of a model in a folder, the one that is taken first.
const WEIGHTS: [&str; 2] = ["model.onnx", "model.safetensors"];

/// The entries of models that were imported earlier.
pub(super) fn entries(models: &Path) -> Vec<ModelEntry> {
    let Ok(folders) = fs::read_dir(models) else {
        return Vec::new();
    };
    folders
        .flatten()
        .filter_map(|folder| {
            let path = folder.path().join(DESCRIPTION);
            let entry: ModelEntry = toml::from_str(&fs::read_to_string(&path).ok()?)
                .map_err(|error| tracing::warn!(path = %path.display(), %error, "not a model"))
                .ok()?;
            let sound = check(&entry).is_ok() && folder.file_name() == *entry.name;
            sound.then_some(entry)
        })
        .collect()
}

/// Copies the model at `path` below `models` and returns its entry.
pub(super) fn import(
    models: &Path,
    known: &[ModelEntry],
    path: &Path,
    name: Option<&str>,
) -> Result<ModelEntry> {
    let found = look(path)?;
    let files = found
        .files
        .iter()
        .map(|path| describe(path))
        .collect::<Result<Vec<_>>>()?;
    let same = known.iter().find(|entry| {
        entry.files.len() == files.len()
            && entry
                .files
                .iter()
                .all(|one| files.iter().any(|file| file.sha256 == one.sha256))
    });
    let listed = same.is_some();
    let entry = match same {
        Some(entry) => entry.clone(),
        None => new_entry(found.kind, files.clone(), &found, path, name, known)?,
    };
    let unfinished = models
        .join(".partial")
        .join(format!("{}.import", entry.name));
    let _ = fs::remove_dir_all(&unfinished);
    create(&unfinished)?;
    for (from, file) in found.files.iter().zip(&files) {
        // The list may call the file by another name.
        let target = entry
            .files
            .iter()
            .find(|one| one.sha256 == file.sha256)
            .unwrap_or(file);
        let to = unfinished.join(&target.name);
        if fs::hard_link(from, &to).is_err() {
            fs::copy(from, &to).map_err(|error| InferenceError::file(&to, error))?;
        }
    }
    if !listed {
        let path = unfinished.join(DESCRIPTION);
        let text = toml::to_string(&entry).map_err(|error| InferenceError::file(&path, error))?;
        fs::write(&path, text).map_err(|error| InferenceError::file(&path, error))?;
    }
    let target = models.join(&entry.name);
    let _ = fs::remove_dir_all(&target);
    fs::rename(&unfinished, &target).map_err(|error| InferenceError::file(&target, error))?;
    Ok(entry)
}

struct Found {
    kind: ModelKind,
    files: Vec<PathBuf>,
    dimensions: Option<usize>,
    context: u32,
}

/// Says what lies at `path`, by its content and not by its name.
fn look(path: &Path) -> Result<Found> {
    if path.is_dir() {
        return look_at_folder(path);
    }
    let mut head = [0; 4];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut head))
        .map_err(|error| InferenceError::file(path, error))?;
    let files = vec![path.to_owned()];
    match &head {
        b"GGUF" => Ok(Found {
            kind: ModelKind::Chat,
            files,
            dimensions: None,
            context: 32_768,
        }),
        b"E5S1" => Ok(Found {
            kind: ModelKind::Embedding,
            files,
            dimensions: Some(384),
            context: 512,
        }),
        _ if WEIGHTS
            .iter()
            .any(|name| path.file_name().is_some_and(|file| file == *name)) =>
        {
            look_at_folder(path.parent().unwrap_or(Path::new(".")))
        }
        _ => Err(InferenceError::invalid(
            "path",
            format!(
                "{} is neither a GGUF file nor a folder with {} and {}",
                path.display(),
                FOLDER_FILES.join(", "),
                WEIGHTS.join(" or ")
            ),
        )),
    }
}

fn look_at_folder(folder: &Path) -> Result<Found> {
    #[derive(Deserialize)]
    struct Config {
        hidden_size: usize,
        max_position_embeddings: u32,
    }

    for name in FOLDER_FILES {
        if !folder.join(name).is_file() {
            let message = format!("{} has no {name}", folder.display());
            return Err(InferenceError::invalid("path", message));
        }
    }
    let Some(weights) = WEIGHTS.iter().find(|name| folder.join(name).is_file()) else {
        let message = format!("{} has no {}", folder.display(), WEIGHTS.join(" or "));
        return Err(InferenceError::invalid("path", message));
    };
    if *weights == "model.safetensors" {
        check_safetensors(&folder.join(weights))?;
    }
    let path = folder.join("config.json");
    let text = fs::read_to_string(&path).map_err(|error| InferenceError::file(&path, error))?;
    let config: Config = serde_json::from_str(&text).map_err(|error| {
        InferenceError::invalid(
            "path",
            format!("config.json is not that of a BERT model: {error}"),
        )
    })?;
    Ok(Found {
        kind: ModelKind::Embedding,
        files: [*weights]
            .iter()
            .chain(&FOLDER_FILES)
            .map(|name| folder.join(name))
            .collect(),
        dimensions: Some(config.hidden_size),
        context: config.max_position_embeddings,
    })
}

/// A safetensors file begins with the length of a JSON header, which fits into the file.
fn check_safetensors(path: &Path) -> Result<()> {
    let read = || -> std::io::Result<bool> {
        let mut file = File::open(path)?;
        let mut head = [0; 9];
        file.read_exact(&mut head)?;
        let mut length = [0; 8];
        length.copy_from_slice(&head[..8]);
        Ok(u64::from_le_bytes(length) < file.metadata()?.len() && head[8] == b'{')
    };
    match read() {
        Ok(true) => Ok(()),
        Ok(false) => {
            let message = format!("{} is no safetensors file", path.display());
            Err(InferenceError::invalid("path", message))
        }
        Err(error) => Err(InferenceError::file(path, error)),
    }
}

fn describe(path: &Path) -> Result<FileEntry> {
    let failed = |error| InferenceError::file(path, error);
    Ok(FileEntry {
        name: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        size: fs::metadata(path).map_err(failed)?.len(),
        sha256: hash(path).map_err(failed)?,
    })
}

fn new_entry(
    kind: ModelKind,
    mut files: Vec<FileEntry>,
    found: &Found,
    path: &Path,
    name: Option<&str>,
    known: &[ModelEntry],
) -> Result<ModelEntry> {
    let name = match name {
        Some(name) => name.to_owned(),
        None => slug(&path.file_stem().unwrap_or_default().to_string_lossy()),
    };
    if !is_name(&name) {
        let message = "give 1 to 64 lower-case letters, digits, `.`, `_` or `-`";
        return Err(InferenceError::invalid("name", message));
    }
    if known
        .iter()
        .any(|entry| entry.name == name && !entry.sources.is_empty())
    {
        let message = format!("`{name}` is another model of the list; give another name");
        return Err(InferenceError::invalid("name", message));
    }
    if kind == ModelKind::Chat {
        files
            .iter_mut()
            .for_each(|file| file.name = "model.gguf".to_owned());
    }
    Ok(ModelEntry {
        title: name.clone(),
        name,
        kind,
        licence: "unknown".to_owned(),
        languages: Vec::new(),
        context: found.context,
        template: None,
        dimensions: found.dimensions,
        pooling: Pooling::default(),
        query_prefix: String::new(),
        passage_prefix: String::new(),
        test_only: false,
        files,
        sources: Vec::new(),
    })
}

/// A name made of a file's.
fn slug(text: &str) -> String {
    let mapped: String = text
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "._-".contains(c) {
                c
            } else {
                '-'
            }
        })
        .take(64)
        .collect();
    mapped.trim_start_matches(['.', '-']).to_owned()
}

fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| InferenceError::file(folder, error))
}
