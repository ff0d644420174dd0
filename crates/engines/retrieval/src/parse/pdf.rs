//! PDF, by `lopdf` for the file and its fonts; lines, paragraphs and headings are found here from
//! the positions and sizes of the text.
//!
//! Damaged and hostile files: the work runs on a thread of its own with a deadline and a caught
//! panic. Compressed content is measured before it is kept (`load`), pages are read one at a
//! time and their operations streamed. What no library can bound without a process of its own:
//! `lopdf` may hold several dozen times the file's size in small objects.

mod font;
mod glyphs;
mod layout;
mod lines;
mod load;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Instant;

use lopdf::{Dictionary, Document};

use super::outline::{Outline, check_time, tidy_line};
use super::{Limits, ParseError, ParsedDocument, panic_text};

/// Threads that ran over their deadline and have not come back yet. A thread cannot be stopped
/// from outside, so their number is bounded instead.
static STUCK: AtomicUsize = AtomicUsize::new(0);
const MAX_STUCK: usize = 4;

/// Deeply nested objects make `lopdf` recurse up to its own limit of 100; this is ample for it.
const STACK_BYTES: usize = 16 << 20;

/// Pages that could not be read are named up to this many.
const MAX_WARNINGS: usize = 20;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<ParsedDocument, ParseError> {
    let stuck = STUCK.load(Ordering::Relaxed);
    if stuck >= MAX_STUCK {
        return Err(ParseError::Busy { stuck });
    }
    let (sender, receiver) = sync_channel(1);
    let bytes: Arc<[u8]> = bytes.into();
    let own_limits = limits.clone();
    let worker = std::thread::Builder::new()
        .name("pdf-reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let read = std::panic::AssertUnwindSafe(|| read_here(&bytes, &own_limits));
            let result = std::panic::catch_unwind(read).unwrap_or_else(|panic| {
                Err(ParseError::Crashed {
                    format: super::Format::Pdf,
                    reason: panic_text(panic.as_ref()),
                })
            });
            if sender.send(result).is_err() {
                STUCK.fetch_sub(1, Ordering::Relaxed);
            }
        });
    let Ok(_worker) = worker else {
        return Err(ParseError::Busy { stuck });
    };
    // The reader looks at the clock itself and says where it was; this is for when it cannot.
    let patience = limits.max_time + limits.max_time / 4;
    match receiver.recv_timeout(patience) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => {
            STUCK.fetch_add(1, Ordering::Relaxed);
            Err(too_slow("a part that does not end", limits))
        }
        Err(RecvTimeoutError::Disconnected) => Err(ParseError::BrokenPdf {
            reason: "its reader stopped".to_owned(),
        }),
    }
}

fn too_slow(at: &str, limits: &Limits) -> ParseError {
    ParseError::TooSlow {
        at: at.to_owned(),
        seconds: limits.max_time.as_secs(),
    }
}

fn read_here(bytes: &[u8], limits: &Limits) -> Result<ParsedDocument, ParseError> {
    let started = Instant::now();
    let document = load::load(bytes, limits)?;
    let pages: Vec<_> = document.page_iter().take(limits.max_pages + 1).collect();
    if pages.len() > limits.max_pages {
        return Err(ParseError::TooManyPages {
            pages: document.page_iter().count(),
            limit: limits.max_pages,
        });
    }
    if pages.is_empty() {
        return Err(ParseError::BrokenPdf {
            reason: "it has no pages; it may be cut off".to_owned(),
        });
    }
    let mut warnings = Vec::new();
    let mut all_lines = Vec::new();
    let mut unmapped_pages = 0;
    let mut first_error = None;
    let mut fonts = font::Fonts::new(&document, limits.max_stream_bytes);
    for (number, page) in (1u32..).zip(&pages) {
        check_time(started, limits.max_time, || format!("page {number}"))?;
        let mut reader = glyphs::PageReader::new(&document, &mut fonts, limits, started, number);
        match reader.read(*page) {
            Ok(runs) => all_lines.push((number, lines::lines(runs))),
            Err(slow @ ParseError::TooSlow { .. }) => return Err(slow),
            Err(error) => {
                if warnings.len() < MAX_WARNINGS {
                    warnings.push(format!("page {number} was left out: {error}"));
                }
                first_error.get_or_insert(error);
            }
        }
        if reader.unmapped() {
            unmapped_pages += 1;
        }
        if reader.unmapped() && warnings.len() < MAX_WARNINGS {
            warnings.push(format!(
                "page {number} has text in a font that does not tell its letters; it was left out"
            ));
        }
    }
    let nothing = all_lines.iter().all(|(_, lines)| lines.is_empty());
    if nothing && unmapped_pages > 0 {
        return Err(ParseError::NoText {
            hint: "its fonts do not tell which letters they draw: export it again with fonts embedded as text",
        });
    }
    if let (true, Some(error)) = (nothing, first_error) {
        return Err(error);
    }
    let mut outline = Outline::new(limits);
    layout::blocks(all_lines, &mut outline)?;
    Ok(ParsedDocument {
        title: title(&document).or_else(|| outline.top_heading().map(str::to_owned)),
        blocks: outline.finish()?,
        warnings,
        ..ParsedDocument::default()
    })
}

/// The title in the file's own description, unless a program put its file name there.
fn title(document: &Document) -> Option<String> {
    let info: &Dictionary = document
        .trailer
        .get_deref(b"Info", document)
        .and_then(lopdf::Object::as_dict)
        .ok()?;
    let title = info
        .get_deref(b"Title", document)
        .and_then(lopdf::decode_text_string)
        .ok()?;
    let title = tidy_line(&title);
    let lower = title.to_lowercase();
    let machine_made = lower.starts_with("microsoft word")
        || lower.starts_with("untitled")
        || [".doc", ".docx", ".tex", ".dvi", ".pdf", ".indd", ".html"]
            .iter()
            .any(|ending| lower.ends_with(ending));
    (!title.is_empty() && !machine_made).then_some(title)
}
