//! The smallest things chunks are packed from.

use crate::parse::BlockKind;
use crate::sentence::sentences;

/// A block of a section, or part of one that was too long.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) words: usize,
    pub(super) page: Option<u32>,
    pub(super) kind: PieceKind,
    /// Continues the piece before it, which was cut between two sentences.
    pub(super) cut: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A heading inside the chunk; stays with what follows.
    Heading,
    Prose,
    Item,
    Code,
    Table,
}

impl Piece {
    pub(super) fn new(kind: PieceKind, text: String, page: Option<u32>) -> Self {
        Self {
            words: count_words(&text),
            text,
            page,
            kind,
            cut: false,
        }
    }

    pub(super) fn from_block(kind: BlockKind, text: &str, page: Option<u32>) -> Self {
        match kind {
            BlockKind::Heading => Self::new(PieceKind::Heading, format!("## {text}"), page),
            BlockKind::Paragraph | BlockKind::Quote => {
                Self::new(PieceKind::Prose, text.to_owned(), page)
            }
            BlockKind::ListItem => Self::new(PieceKind::Item, text.to_owned(), page),
            BlockKind::Table => Self::new(PieceKind::Table, text.to_owned(), page),
            BlockKind::Code => Self::new(PieceKind::Code, fenced(text), page),
        }
    }

    /// Parts of at most `most` words, cut where it hurts least.
    pub(super) fn split(self, most: usize) -> Vec<Self> {
        if self.words <= most {
            return vec![self];
        }
        let (parts, joiner, frame): (Vec<String>, _, _) = match self.kind {
            PieceKind::Table => {
                let (head, rows) = table_rows(&self.text);
                (
                    rows,
                    "\n",
                    Frame {
                        before: head,
                        after: String::new(),
                    },
                )
            }
            PieceKind::Code => {
                let lines = self.text.lines().filter(|line| *line != FENCE);
                let frame = Frame {
                    before: format!("{FENCE}\n"),
                    after: format!("\n{FENCE}"),
                };
                (lines.map(str::to_owned).collect(), "\n", frame)
            }
            _ => (whole_sentences(&self.text), " ", Frame::default()),
        };
        let room = most.saturating_sub(count_words(&frame.before)).max(1);
        let parts = parts.iter().flat_map(|part| split_words(part, room));
        let mut out: Vec<Self> = Vec::new();
        let mut open = String::new();
        let mut words = 0;
        for part in parts {
            let count = count_words(&part);
            if words > 0 && words + count > room {
                out.push(self.part(&frame, &open, !out.is_empty()));
                open.clear();
                words = 0;
            }
            if words > 0 {
                open.push_str(joiner);
            }
            open.push_str(&part);
            words += count;
        }
        if words > 0 {
            out.push(self.part(&frame, &open, !out.is_empty()));
        }
        out
    }

    fn part(&self, frame: &Frame, text: &str, cut: bool) -> Self {
        let text = format!("{}{text}{}", frame.before, frame.after);
        Self {
            words: count_words(&text),
            text,
            page: self.page,
            kind: self.kind,
            cut,
        }
    }
}

/// What every part of a split table or code block repeats.
#[derive(Default)]
struct Frame {
    before: String,
    after: String,
}

const FENCE: &str = "```";

fn fenced(code: &str) -> String {
    // A fence inside would end the block early.
    format!("{FENCE}\n{}\n{FENCE}", code.replace(FENCE, "'''"))
}

/// Header with its rule, and the rows below.
fn table_rows(table: &str) -> (String, Vec<String>) {
    let lines: Vec<&str> = table.lines().collect();
    let rule = lines.iter().position(|line| line.starts_with("| ---"));
    let head = rule.map_or(0, |rule| rule + 1);
    let (head, rows) = lines.split_at(head.min(lines.len()));
    let mut before = head.join("\n");
    if !before.is_empty() {
        before.push('\n');
    }
    (before, rows.iter().map(|row| (*row).to_owned()).collect())
}

/// The sentences of a text with what stands between them, markers included.
fn whole_sentences(text: &str) -> Vec<String> {
    let ends: Vec<usize> = sentences(text).iter().map(|s| s.range.end).collect();
    let mut out = Vec::new();
    let mut start = 0;
    for end in ends.into_iter().chain([text.len()]) {
        let part = text.get(start..end).unwrap_or_default().trim_end();
        let part = if start == 0 { part } else { part.trim_start() };
        if !part.is_empty() {
            out.push(part.to_owned());
        }
        start = end;
    }
    out
}

/// A single sentence, row or line longer than a chunk: cut between words, or inside one.
fn split_words(text: &str, most: usize) -> Vec<String> {
    if count_words(text) <= most {
        return vec![text.to_owned()];
    }
    let mut out = Vec::new();
    let mut open = String::new();
    let mut words = 0;
    for word in text.split_whitespace().flat_map(|word| slices(word, most)) {
        let count = count_words(word);
        if words > 0 && words + count > most {
            out.push(std::mem::take(&mut open));
            words = 0;
        }
        if words > 0 {
            open.push(' ');
        }
        open.push_str(word);
        words += count;
    }
    out.push(open);
    out
}

/// Letters that count as one word; longer words count as several.
const LETTERS_A_WORD: usize = 12;

/// A word of many thousand letters (encoded data) in parts that fit.
fn slices(word: &str, most: usize) -> Vec<&str> {
    let size = most * LETTERS_A_WORD;
    let mut out = Vec::new();
    let mut rest = word;
    while rest.len() > size {
        let (head, tail) = rest.split_at(rest.floor_char_boundary(size).max(1));
        out.push(head);
        rest = tail;
    }
    out.push(rest);
    out
}

/// Words as [`super::ChunkOptions`] counts them.
pub(super) fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| match word.len() {
            0..=24 => 1,
            bytes => bytes.div_ceil(LETTERS_A_WORD),
        })
        .sum()
}
