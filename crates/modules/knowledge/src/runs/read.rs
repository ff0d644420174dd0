use tekup_base::Error;
use tekup_retrieval::{
    chunk::{self, Chunk, ChunkOptions},
    parse::{self, Limits, ParseError, ParsedDocument},
    terms::Language,
};
use tekup_runs::Failure;

use super::Task;
use crate::{
    links,
    model::{Document, MAX_CHUNKS},
    prepare::{MAX_TITLE, cut, is_web_address},
};

/// How much text tells the language, in bytes.
const LANGUAGE_SAMPLE: usize = 8 * 1024;

/// A document that was read.
pub(super) struct Read {
    /// With what it says about itself, where its owner said nothing.
    pub document: Document,
    pub chunks: Vec<Chunk>,
    /// The addresses of other documents that its words lead to.
    pub references: Vec<String>,
    /// Parts that could not be read.
    pub warnings: Vec<String>,
}

/// Why a document gives no chunks.
pub(super) enum Unreadable {
    /// Something is wrong with it; the words are for its owner.
    Broken(String),
    /// The machine has no room for it now.
    Later(String),
}

/// Reads and cuts a document, on a thread of its own.
pub(super) async fn read(
    content: Vec<u8>,
    document: Document,
    task: &Task,
) -> Result<Result<Read, Unreadable>, Failure> {
    let task = task.clone();
    tokio::task::spawn_blocking(move || read_now(&content, document, &task))
        .await
        .map_err(|error| Failure::Retry(Error::internal(error)))
}

fn read_now(content: &[u8], mut document: Document, task: &Task) -> Result<Read, Unreadable> {
    let parsed =
        parse::parse(content, document.format.into(), &Limits::default()).map_err(|error| {
            match error {
                ParseError::Busy { .. } => Unreadable::Later(error.to_string()),
                error => Unreadable::Broken(error.to_string()),
            }
        })?;
    let language = language(&parsed, &document, task);
    document.language = language.code().to_owned();
    if !task.title_given {
        let own = parsed.title.as_deref().map(|title| cut(title, MAX_TITLE));
        document.title = own
            .filter(|title| !title.is_empty())
            .unwrap_or(document.title);
    }
    document.source_url = document.source_url.or(parsed
        .front_matter
        .source_url
        .clone()
        .filter(|url| is_web_address(url)));
    let mut chunks = chunk::chunk(&parsed, &ChunkOptions::default());
    if chunks.is_empty() {
        return Err(Unreadable::Broken(
            "the document has no text besides headings".to_owned(),
        ));
    }
    if chunks.len() > MAX_CHUNKS {
        return Err(Unreadable::Broken(format!(
            "the document gives {} passages; at most {MAX_CHUNKS} are taken: split it",
            chunks.len()
        )));
    }
    for chunk in &mut chunks {
        for text in chunk.heading_path.iter_mut().chain([&mut chunk.text]) {
            if text.contains('\0') {
                *text = text.replace('\0', " ");
            }
        }
        // The title is part of what is embedded, the language of what is searched.
        let mut above = vec![document.language.clone(), document.title.clone()];
        above.extend_from_slice(&chunk.heading_path);
        chunk.hash = chunk::hash(&above, &chunk.text);
    }
    document.chunk_count = i32::try_from(chunks.len()).unwrap_or(i32::MAX);
    Ok(Read {
        references: links::addresses(&document, &parsed.links),
        document,
        chunks,
        warnings: parsed.warnings,
    })
}

fn language(parsed: &ParsedDocument, document: &Document, task: &Task) -> Language {
    let stored = Language::from_code(&document.language);
    if let (true, Some(language)) = (task.language_given, stored) {
        return language;
    }
    let own = parsed
        .front_matter
        .language
        .as_deref()
        .and_then(Language::from_code);
    own.unwrap_or_else(|| {
        let mut sample = String::new();
        for block in &parsed.blocks {
            if sample.len() > LANGUAGE_SAMPLE {
                break;
            }
            sample.push_str(&block.text);
            sample.push('\n');
        }
        Language::guess(&sample)
    })
}
