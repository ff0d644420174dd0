//! Documents that nobody here wrote: the HTML, Markdown, text and PDF files under /usr/share/doc.

use std::path::{Path, PathBuf};

use tekup_retrieval::chunk::{ChunkOptions, chunk};
use tekup_retrieval::parse::{Format, Limits, ParseError, parse};

use crate::broken::harmless;

const MOST_FILES: usize = 150;
const MOST_BYTES: u64 = 2 << 20;

fn files(endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("/usr/share/doc")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            let ending = path
                .extension()
                .and_then(|e| e.to_str())
                .unwrap_or_default();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file()
                && endings.contains(&ending)
                && entry.metadata().is_ok_and(|m| m.len() <= MOST_BYTES)
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found.truncate(MOST_FILES);
    found
}

fn check(path: &Path) -> bool {
    let bytes = std::fs::read(path).expect("the file is readable");
    let name = path.to_string_lossy();
    let Some(format) = Format::detect(&name, &bytes) else {
        return false;
    };
    let document = match parse(&bytes, format, &Limits::default()) {
        Ok(document) => document,
        // Old files in Latin-1, and pages of pictures only, are refused in words.
        Err(
            ParseError::NotText { .. } | ParseError::NoText { .. } | ParseError::NulByte { .. },
        ) => return false,
        Err(error) => panic!("{name}: {error}"),
    };
    let chunks = chunk(&document, &ChunkOptions::default());
    assert!(!chunks.is_empty(), "{name}");
    assert!(
        chunks
            .iter()
            .all(|c| c.text.split_whitespace().count() <= 330),
        "{name}"
    );
    let all: String = chunks
        .iter()
        .map(|c| format!("{}\n{}\n", c.heading_path.join(" "), c.text))
        .collect();
    for block in &document.blocks {
        for word in block
            .text
            .split_whitespace()
            .take(8)
            .filter(|word| word.len() < 100)
        {
            assert!(
                all.contains(word) || word.contains("```"),
                "{name} lost {word:?}"
            );
        }
    }
    true
}

fn check_all(endings: &[&str]) {
    let files = files(endings);
    if files.is_empty() {
        eprintln!("SKIPPED: no {endings:?} files under /usr/share/doc");
        return;
    }
    let read = files.iter().filter(|path| check(path)).count();
    assert!(
        read * 10 >= files.len() * 8,
        "only {read} of {} files could be read",
        files.len()
    );
}

#[test]
fn html_manuals_are_read() {
    check_all(&["html", "htm"]);
}

#[test]
fn markdown_readmes_are_read() {
    check_all(&["md"]);
}

#[test]
fn text_files_are_read() {
    check_all(&["txt"]);
}

#[test]
fn pdf_manuals_are_read_and_their_ruins_do_no_harm() {
    let files = files(&["pdf"]);
    if files.is_empty() {
        eprintln!(
            "SKIPPED: no PDF files under /usr/share/doc (apt-get install libtasn1-doc has one)"
        );
        return;
    }
    for path in &files {
        check(path);
    }
    let bytes = std::fs::read(&files[0]).expect("the file is readable");
    for part in 1..8 {
        harmless(&bytes[..bytes.len() * part / 8]);
        let mut damaged = bytes.clone();
        for at in (part * 97..damaged.len()).step_by(1009) {
            damaged[at] ^= 0x55;
        }
        harmless(&damaged);
    }
}
