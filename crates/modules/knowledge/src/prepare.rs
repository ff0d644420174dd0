//! What is put, checked and completed: before anything is written, and off the async threads.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use tekup_base::{Error, FieldError, Result};
use tekup_retrieval::{
    parse::{self, Format, FrontMatter, Limits},
    terms::Language,
};

use crate::{
    model::{MAX_DOCUMENT_BYTES, NewDocument},
    search::{is_name, known_names},
};

/// Longest `externalId`, in characters.
const MAX_KEY: usize = 200;
/// Longest title.
pub(crate) const MAX_TITLE: usize = 300;
/// Longest category.
const MAX_CATEGORY: usize = 100;
/// Most tags.
const MAX_TAGS: usize = 20;
/// Longest tag.
const MAX_TAG: usize = 50;
/// Longest address.
const MAX_URL: usize = 2000;
/// How much of a text is read to tell its language, in bytes.
const LANGUAGE_SAMPLE: usize = 8 * 1024;

/// A document that is ready to be written.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub external_id: String,
    pub title: String,
    /// Whether the title is the owner's word, which the document's own does not replace.
    pub title_given: bool,
    pub language: Language,
    pub language_given: bool,
    pub category: Option<String>,
    pub tags: Vec<String>,
    pub source_url: Option<String>,
    pub collection: Option<String>,
    pub audience: Vec<String>,
    pub expires_at: Option<DateTime<Utc>>,
    pub format: Format,
    pub content: bytes::Bytes,
    /// Of everything that the chunks depend on.
    pub hash: Vec<u8>,
}

/// Checks `new` and completes it from its front matter. `at` is put before the names of fields in errors:
/// `documents.3.`
///
/// # Errors
/// A validation error with every field that is wrong.
pub(crate) fn prepare(new: NewDocument, at: &str) -> Result<Prepared> {
    check(&new, at)?;
    let own = front_matter(&new);
    let title = new.title.or(own.title.map(|title| cut(&title, MAX_TITLE)));
    let title_given = title.is_some();
    let stem = new.file_name.as_deref().map(file_stem);
    let language = new
        .language
        .or_else(|| own.language.as_deref().and_then(Language::from_code));
    let language_given = language.is_some();
    let mut hash = Sha256::new();
    for part in [
        new.format.as_str(),
        title.as_deref().unwrap_or(""),
        language.map_or("", Language::code),
    ] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(&new.content);
    let hash = hash.finalize().to_vec();
    let external_id = new
        .external_id
        .or(own.external_id.map(|key| cut(&key, MAX_KEY)))
        .or_else(|| stem.and_then(slug))
        .or_else(|| title.as_deref().and_then(slug))
        .unwrap_or_else(|| {
            let digits: String = hash
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            format!("document-{digits}")
        });
    let title = title
        .or_else(|| stem.map(|stem| cut(stem, MAX_TITLE)))
        .filter(|title| !title.trim().is_empty())
        .unwrap_or_else(|| external_id.clone());
    let mut tags = new.tags;
    if tags.is_empty() {
        tags = own
            .tags
            .iter()
            .map(|tag| cut(tag, MAX_TAG))
            .take(MAX_TAGS)
            .collect();
    }
    Ok(Prepared {
        external_id,
        title,
        title_given,
        language: language.unwrap_or_else(|| guess(new.format, &new.content)),
        language_given,
        category: new
            .category
            .or(own.category.map(|category| cut(&category, MAX_CATEGORY))),
        tags,
        source_url: new
            .source_url
            .or(own.source_url.filter(|url| is_web_address(url))),
        collection: new.collection,
        audience: new.audience,
        expires_at: new.expires_at,
        format: new.format,
        content: new.content,
        hash,
    })
}

/// What is wrong with the names of those who may find a document.
fn no_audience(names: &[String]) -> Option<String> {
    let wrong = names.iter().find(|name| !is_name(name))?;
    Some(format!(
        "{wrong:?} is no audience; it may hold {}",
        known_names()
    ))
}

/// # Errors
/// A validation error of `audience`.
pub(crate) fn check_audience(names: &[String]) -> Result<()> {
    no_audience(names).map_or(Ok(()), |message| {
        Err(Error::field("audience", "not_an_option", message))
    })
}

fn check(new: &NewDocument, at: &str) -> Result<()> {
    let mut errors = Vec::new();
    let mut add = |field: &str, code: &'static str, message: String| {
        errors.push(FieldError {
            field: format!("{at}{field}"),
            message,
            code: code.into(),
        });
    };
    let content = if new.file_name.is_some() {
        "file"
    } else {
        "content"
    };
    if new.content.is_empty() {
        add(content, "empty", "must not be empty".to_owned());
    }
    if new.content.len() > MAX_DOCUMENT_BYTES {
        add(
            content,
            "too_long",
            format!("may have at most {MAX_DOCUMENT_BYTES} bytes; split it"),
        );
    }
    let texts = [
        ("externalId", &new.external_id, MAX_KEY),
        ("title", &new.title, MAX_TITLE),
        ("category", &new.category, MAX_CATEGORY),
        ("sourceUrl", &new.source_url, MAX_URL),
        ("collection", &new.collection, MAX_CATEGORY),
    ];
    for (field, text, most) in texts {
        let Some(text) = text else { continue };
        if text.trim().is_empty() {
            add(
                field,
                "empty",
                "must not be empty; leave it out instead".to_owned(),
            );
        } else if text.chars().count() > most {
            add(
                field,
                "too_long",
                format!("may have at most {most} characters"),
            );
        } else if text.contains('\0') {
            add(
                field,
                "invalid_text",
                "holds a NUL character (U+0000); remove it".to_owned(),
            );
        }
    }
    if new
        .source_url
        .as_deref()
        .is_some_and(|url| !is_web_address(url))
    {
        add(
            "sourceUrl",
            "wrong_format",
            "must begin with https:// or http://".to_owned(),
        );
    }
    if let Some(message) = no_audience(&new.audience) {
        add("audience", "not_an_option", message);
    }
    if new.audience.len() > MAX_TAGS {
        add(
            "audience",
            "too_many",
            format!("may have at most {MAX_TAGS} items"),
        );
    }
    if new.tags.len() > MAX_TAGS {
        add(
            "tags",
            "too_many",
            format!("may have at most {MAX_TAGS} items"),
        );
    }
    for (index, tag) in new.tags.iter().enumerate() {
        if tag.trim().is_empty() || tag.chars().count() > MAX_TAG || tag.contains('\0') {
            let field = format!("tags.{index}");
            add(
                &field,
                "invalid",
                format!("must have 1 to {MAX_TAG} characters"),
            );
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Error::validation(errors))
    }
}

/// What a Markdown document says about itself between its first two `---` lines. A mistake in there is
/// found again, and told, when the document is read as a whole.
fn front_matter(new: &NewDocument) -> FrontMatter {
    if new.format != Format::Markdown {
        return FrontMatter::default();
    }
    let head = &new.content[..new.content.len().min(64 * 1024)];
    let head = String::from_utf8_lossy(head);
    let text = head.trim_start_matches('\u{feff}');
    let Some(end) = text.strip_prefix("---").and_then(|rest| rest.find("\n---")) else {
        return FrontMatter::default();
    };
    let head = format!("{}\n---\n\nx\n", &text[..end + 3]);
    parse::parse(head.as_bytes(), Format::Markdown, &Limits::default())
        .map(|document| document.front_matter)
        .unwrap_or_default()
}

fn guess(format: Format, content: &[u8]) -> Language {
    if format == Format::Pdf {
        // Known once it is read.
        return Language::Danish;
    }
    let sample = &content[..content.len().min(LANGUAGE_SAMPLE)];
    Language::guess(&String::from_utf8_lossy(sample))
}

pub(crate) fn is_web_address(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && url.chars().count() <= MAX_URL
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// The first `most` characters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    text.trim()
        .chars()
        .filter(|c| *c != '\0')
        .take(most)
        .collect()
}

pub(crate) fn file_stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A key made of a title: `Mistet kort?` to `mistet-kort`. `None` when nothing is left.
pub(crate) fn slug(text: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'æ' => slug.push_str("ae"),
            'ø' => slug.push_str("oe"),
            'å' => slug.push_str("aa"),
            letter if letter.is_alphanumeric() => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug: String = slug.trim_end_matches('-').chars().take(MAX_KEY).collect();
    (!slug.is_empty()).then_some(slug)
}

#[cfg(test)]
mod tests;
