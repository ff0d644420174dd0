//! The demo's files, which are part of the binary.

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use tekup_base::{Error, Result};
use tekup_knowledge::NewDocument;
use tekup_support::ImportedExample;

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../demo");

#[derive(Debug, Deserialize)]
struct Intents {
    intents: Vec<Intent>,
}

#[derive(Debug, Deserialize)]
struct Intent {
    name: String,
    examples: Vec<Example>,
}

#[derive(Debug, Deserialize)]
struct Example {
    text: String,
    language: Option<String>,
}

pub(super) fn documents(slug: &str) -> Result<Vec<NewDocument>> {
    let mut found = Vec::new();
    for language in ["da", "en"] {
        let Some(dir) = DATA.get_dir(format!("{slug}/knowledge/{language}")) else {
            continue;
        };
        for file in dir.files() {
            let name = file
                .path()
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            found.push(NewDocument::file(name, file.contents())?);
        }
    }
    Ok(found)
}

pub(super) fn intents(slug: &str) -> Result<Vec<ImportedExample>> {
    let Some(Intents { intents }) = read(slug, "intents.json")? else {
        return Ok(Vec::new());
    };
    let mut examples = Vec::new();
    for intent in intents {
        for example in intent.examples {
            examples.push(ImportedExample {
                text: example.text,
                intent: intent.name.clone(),
                language: example.language,
            });
        }
    }
    Ok(examples)
}

/// A JSON file of the tenant's, if it has one.
pub(super) fn read<T: serde::de::DeserializeOwned>(slug: &str, file: &str) -> Result<Option<T>> {
    DATA.get_file(format!("{slug}/{file}"))
        .map(|file| serde_json::from_slice(file.contents()))
        .transpose()
        .map_err(Error::internal)
}
