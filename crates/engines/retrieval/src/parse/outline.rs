//! Collects blocks under their headings, within the limits.

use std::time::{Duration, Instant};

use super::{Block, BlockKind, Limits, ParseError};

/// Deepest heading level a document can give itself; `<summary>` sits one below.
pub(super) const SUMMARY_LEVEL: u8 = 7;

/// Headings longer than this many bytes are running text.
const MAX_HEADING_BYTES: usize = 240;

/// Links that are kept of a document, and the longest of them in bytes.
const MAX_LINKS: usize = 500;
const MAX_LINK_BYTES: usize = 2_000;

struct Heading {
    level: u8,
    text: String,
    /// Whether a block or a deeper heading stands under it.
    used: bool,
}

pub(super) struct Outline<'a> {
    limits: &'a Limits,
    started: Instant,
    path: Vec<Heading>,
    blocks: Vec<Block>,
    links: Vec<String>,
    bytes: usize,
    page: Option<u32>,
    top_heading: Option<(u8, String)>,
}

impl<'a> Outline<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            started: Instant::now(),
            path: Vec::new(),
            blocks: Vec::new(),
            links: Vec::new(),
            bytes: 0,
            page: None,
            top_heading: None,
        }
    }

    pub(super) fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// Everything after this stands on `page` (from 1).
    pub(super) fn set_page(&mut self, page: u32) {
        self.page = Some(page);
    }

    /// The highest heading met first: the document's own title if nothing better is known.
    pub(super) fn top_heading(&self) -> Option<&str> {
        self.top_heading.as_ref().map(|(_, text)| text.as_str())
    }

    /// Whether there is no block yet.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Fails once the time is up. `at` names the place.
    pub(super) fn check_time(&self, at: impl FnOnce() -> String) -> Result<(), ParseError> {
        check_time(self.started, self.limits.max_time, at)
    }

    /// The text leads there. Places in the document itself are passed over.
    pub(super) fn link(&mut self, target: &str) {
        let target = target.trim();
        let elsewhere = !target.is_empty() && !target.starts_with('#');
        if elsewhere
            && target.len() <= MAX_LINK_BYTES
            && self.links.len() < MAX_LINKS
            && !self.links.iter().any(|known| known == target)
        {
            self.links.push(target.to_owned());
        }
    }

    /// Where the text leads, each target once, in their order.
    pub(super) fn take_links(&mut self) -> Vec<String> {
        std::mem::take(&mut self.links)
    }

    /// Opens a section. `level` 1 is the outermost.
    pub(super) fn heading(&mut self, level: u8, text: &str) -> Result<(), ParseError> {
        let text = tidy_line(text);
        if text.is_empty() {
            return Ok(());
        }
        if text.len() > MAX_HEADING_BYTES {
            return self.block(BlockKind::Paragraph, &text);
        }
        self.close(level)?;
        if let Some(parent) = self.path.last_mut() {
            parent.used = true;
        }
        if level < SUMMARY_LEVEL
            && self
                .top_heading
                .as_ref()
                .is_none_or(|(top, _)| level < *top)
        {
            self.top_heading = Some((level, text.clone()));
        }
        self.path.push(Heading {
            level,
            text,
            used: false,
        });
        Ok(())
    }

    /// Adds text under the open headings. White space is tidied unless it is code.
    pub(super) fn block(&mut self, kind: BlockKind, text: &str) -> Result<(), ParseError> {
        let text = match kind {
            BlockKind::Code => tidy_code(text),
            BlockKind::ListItem | BlockKind::Table => tidy_lines(text, true),
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Heading => tidy_lines(text, false),
        };
        if text.is_empty() {
            return Ok(());
        }
        if let Some(parent) = self.path.last_mut() {
            parent.used = true;
        }
        let heading_path: Vec<String> = self.path.iter().map(|h| h.text.clone()).collect();
        self.push(Block {
            heading_path,
            kind,
            text,
            page: self.page,
        })
    }

    pub(super) fn finish(mut self) -> Result<Vec<Block>, ParseError> {
        self.close(0)?;
        Ok(self.blocks)
    }

    /// Closes headings at `level` and deeper; one that stayed empty becomes a block, so that its
    /// words are not lost.
    fn close(&mut self, level: u8) -> Result<(), ParseError> {
        while let Some(last) = self.path.pop_if(|last| last.level >= level) {
            if last.used {
                continue;
            }
            let mut heading_path: Vec<String> = self.path.iter().map(|h| h.text.clone()).collect();
            heading_path.push(last.text.clone());
            self.push(Block {
                heading_path,
                kind: BlockKind::Heading,
                text: last.text,
                page: self.page,
            })?;
        }
        Ok(())
    }

    fn push(&mut self, block: Block) -> Result<(), ParseError> {
        if self.blocks.len() >= self.limits.max_blocks {
            return Err(ParseError::TooManyBlocks {
                limit: self.limits.max_blocks,
            });
        }
        self.bytes += block.text.len() + block.heading_path.iter().map(String::len).sum::<usize>();
        if self.bytes > self.limits.max_text_bytes {
            return Err(ParseError::TooMuchText {
                limit: self.limits.max_text_bytes,
            });
        }
        if self.blocks.len().is_multiple_of(256) {
            self.check_time(|| format!("block {}", self.blocks.len()))?;
        }
        self.blocks.push(block);
        Ok(())
    }
}

pub(super) fn check_time(
    started: Instant,
    max: Duration,
    at: impl FnOnce() -> String,
) -> Result<(), ParseError> {
    if started.elapsed() > max {
        return Err(ParseError::TooSlow {
            at: at(),
            seconds: max.as_secs(),
        });
    }
    Ok(())
}

/// One line: white space runs become one space; invisible and control characters go.
pub(super) fn tidy_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Soft hyphens, zero-width characters, direction marks, replacement characters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fffd}')
}

fn tidy_lines(text: &str, keep_indent: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let tidy = tidy_line(line);
        if tidy.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        if keep_indent {
            let indent = line.len() - line.trim_start_matches(' ').len();
            out.extend(std::iter::repeat_n(' ', indent.min(20)));
        }
        out.push_str(&tidy);
    }
    out
}

fn tidy_code(text: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|&c| c == '\n' || c == '\t' || !(c.is_control() || is_invisible(c)))
        .collect();
    clean.trim_matches('\n').trim_end().to_owned()
}
