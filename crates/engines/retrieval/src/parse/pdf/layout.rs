//! Lines of all pages to headings, paragraphs, list items and code.

use std::collections::HashMap;

use super::lines::Line;
use crate::parse::outline::Outline;
use crate::parse::{BlockKind, ParseError};

/// A line is larger than body text from this factor on.
const LARGER: f32 = 1.12;
/// Longest heading, in words.
const MAX_HEADING_WORDS: usize = 16;
/// Levels told apart by size; bold lines at body size come below them.
const SIZE_LEVELS: usize = 4;
/// Lines at the top and bottom of a page that may be a running head or foot.
const MARGIN_LINES: usize = 2;
/// Left and right pages alternate, so a chapter's head comes back two pages on.
const NEAR_PAGES: usize = 3;
/// A line wider apart from the one above than this times the usual pitch starts a paragraph.
const PARAGRAPH_GAP: f32 = 1.3;

pub(super) fn blocks(
    pages: Vec<(u32, Vec<Line>)>,
    outline: &mut Outline<'_>,
) -> Result<(), ParseError> {
    let mut pages = without_running_heads(pages);
    for (_, lines) in &mut pages {
        without_contents(lines);
    }
    let style = Style::of(&pages);
    let mut writer = Writer {
        outline,
        style,
        open: None,
    };
    for (page, lines) in &pages {
        for line in lines {
            writer.line(*page, line)?;
        }
    }
    writer.close()
}

/// What the document's body text looks like.
struct Style {
    body: f32,
    /// Base line to base line, relative to the size.
    pitch: f32,
    body_is_bold: bool,
    /// Sizes above the body's, largest first.
    sizes: Vec<f32>,
}

impl Style {
    fn of(pages: &[(u32, Vec<Line>)]) -> Self {
        let mut letters: HashMap<u32, usize> = HashMap::new();
        let (mut bold, mut all) = (0, 0);
        for line in pages.iter().flat_map(|(_, lines)| lines) {
            let count = line.text.len();
            *letters.entry(half_points(line.size)).or_default() += count;
            all += count;
            bold += if line.bold { count } else { 0 };
        }
        let body = letters
            .iter()
            .max_by_key(|(size, count)| (**count, **size))
            .map_or(10.0, |(size, _)| *size as f32 / 2.0);
        let mut sizes: Vec<u32> = letters.keys().copied().collect();
        sizes.retain(|size| *size as f32 / 2.0 > body * LARGER);
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let mut pitches: Vec<f32> = pages
            .iter()
            .flat_map(|(_, lines)| lines.windows(2))
            .filter_map(|pair| match pair {
                [above, below] if (above.size - below.size).abs() < 0.6 => {
                    Some((above.y - below.y) / below.size)
                }
                _ => None,
            })
            .filter(|pitch| (0.8..2.5).contains(pitch))
            .collect();
        pitches.sort_by(f32::total_cmp);
        Self {
            body,
            pitch: pitches.get(pitches.len() / 3).copied().unwrap_or(1.2),
            body_is_bold: bold * 2 > all,
            sizes: sizes.into_iter().map(|size| size as f32 / 2.0).collect(),
        }
    }

    /// The heading level a line's looks speak for.
    fn level(&self, line: &Line) -> Option<u8> {
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || line.text.split_whitespace().count() > MAX_HEADING_WORDS || line.fixed {
            return None;
        }
        if line.size > self.body * LARGER {
            let rank = self.sizes.iter().position(|size| line.size >= size - 0.3);
            return Some(1 + rank.unwrap_or(SIZE_LEVELS).min(SIZE_LEVELS - 1) as u8);
        }
        let own_line = line.bold && !self.body_is_bold && line.size > self.body * 0.9;
        let ends_like_text = line.text.trim_end().ends_with(['.', ',', ';', ':']);
        (own_line && !ends_like_text && !starts_item(&line.text)).then_some(SIZE_LEVELS as u8 + 1)
    }
}

fn half_points(size: f32) -> u32 {
    (size * 2.0).round().clamp(1.0, 2000.0) as u32
}

enum Kind {
    Heading(u8),
    Text,
    Item,
    Code,
}

struct Open {
    kind: Kind,
    text: String,
    page: u32,
    last: Line,
    last_page: u32,
    /// Left edge of its first line.
    x: f32,
    /// Right edge of its widest line.
    right: f32,
}

struct Writer<'o, 'l> {
    outline: &'o mut Outline<'l>,
    style: Style,
    open: Option<Open>,
}

impl Writer<'_, '_> {
    fn line(&mut self, page: u32, line: &Line) -> Result<(), ParseError> {
        if let Some(mut open) = self.open.take() {
            if self.continues(&open, page, line) {
                open.append(line, page);
                self.open = Some(open);
                return Ok(());
            }
            self.open = Some(open);
            self.close()?;
        }
        let kind = if let Some(level) = self.style.level(line) {
            Kind::Heading(level)
        } else if line.fixed {
            Kind::Code
        } else if starts_item(&line.text) {
            Kind::Item
        } else {
            Kind::Text
        };
        self.open = Some(Open {
            kind,
            text: line.text.trim().to_owned(),
            page,
            last: line.clone(),
            last_page: page,
            x: line.x,
            right: line.end_x,
        });
        Ok(())
    }

    fn continues(&self, open: &Open, page: u32, line: &Line) -> bool {
        let same_size = (open.last.size - line.size).abs() < 0.08 * open.last.size.max(line.size);
        let gap = (open.last.y - line.y) / line.size.max(1.0);
        let next_line =
            page == open.last_page && gap > 0.0 && gap < self.style.pitch * PARAGRAPH_GAP;
        match open.kind {
            Kind::Heading(level) => {
                same_size
                    && next_line
                    && self.style.level(line) == Some(level)
                    && open.last.bold == line.bold
            }
            Kind::Code => line.fixed && (next_line || page == open.last_page && gap.abs() < 2.5),
            Kind::Text | Kind::Item => {
                if !same_size
                    || line.fixed
                    || starts_item(&line.text)
                    || self.style.level(line).is_some()
                {
                    return false;
                }
                let unfinished = !ends_sentence(&open.text);
                let lower = line.text.trim_start().starts_with(char::is_lowercase);
                if next_line {
                    let indented = line.x > open.last.x + line.size && open.last.x <= open.x + 1.0;
                    let short = open.last.end_x < open.right - 12.0 * line.size;
                    return !(ends_sentence(&open.text) && (short || indented) && !lower);
                }
                // Over a page or column edge: only a sentence that is cut in two goes on.
                (page != open.last_page || gap < 0.0) && unfinished && lower
            }
        }
    }

    fn close(&mut self) -> Result<(), ParseError> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        self.outline.set_page(open.page);
        match open.kind {
            Kind::Heading(level) => self.outline.heading(level, &open.text),
            Kind::Text => self.outline.block(BlockKind::Paragraph, &open.text),
            Kind::Code => self.outline.block(BlockKind::Code, &open.text),
            Kind::Item => self
                .outline
                .block(BlockKind::ListItem, &with_plain_marker(&open.text)),
        }
    }
}

impl Open {
    fn append(&mut self, line: &Line, page: u32) {
        let next = line.text.trim();
        if matches!(self.kind, Kind::Code) {
            self.text.push('\n');
            let indent = ((line.x - self.x) / (line.size * 0.6))
                .round()
                .clamp(0.0, 40.0);
            self.text.extend(std::iter::repeat_n(' ', indent as usize));
        } else if self.text.ends_with('-')
            && next.starts_with(char::is_lowercase)
            && self
                .text
                .chars()
                .rev()
                .nth(1)
                .is_some_and(char::is_alphabetic)
        {
            self.text.pop();
        } else {
            self.text.push(' ');
        }
        self.text.push_str(next);
        self.right = self.right.max(line.end_x);
        self.last = line.clone();
        self.last_page = page;
    }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', ')', '”', '»', ' '])
        .ends_with(['.', '!', '?', ':'])
}

const BULLETS: [char; 12] = [
    '•', '◦', '▪', '‣', '●', '○', '■', '□', '–', '\u{f0b7}', '\u{b7}', '∙',
];

/// Starts with a bullet, or with `1.`, `2)`, `(a)`.
fn starts_item(text: &str) -> bool {
    let text = text.trim_start();
    let Some((marker, rest)) = text.split_once(' ') else {
        return false;
    };
    if rest.trim().is_empty() {
        return false;
    }
    if marker == "-" || marker == "*" || marker.chars().all(|c| BULLETS.contains(&c)) {
        return true;
    }
    let body = marker.trim_start_matches('(').trim_end_matches(['.', ')']);
    body.len() < marker.len()
        && (body.len() <= 2 && !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit())
            || marker.ends_with(')')
                && body.len() == 1
                && body.bytes().all(|b| b.is_ascii_alphabetic()))
}

fn with_plain_marker(text: &str) -> String {
    let (marker, rest) = text.split_once(' ').unwrap_or(("", text));
    if marker.bytes().any(|b| b.is_ascii_alphanumeric()) {
        return text.to_owned();
    }
    format!("- {}", rest.trim())
}

/// `Opening hours . . . . . 12`
fn is_contents_entry(text: &str) -> bool {
    let body =
        text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || "ivxlc".contains(c));
    let dots = body
        .chars()
        .rev()
        .take_while(|c| matches!(c, '.' | ' ' | '…' | '·' | ':'))
        .filter(|c| *c != ' ')
        .count();
    dots >= 4 || body.ends_with("……")
}

/// A page that lists where things are: its entries and the chapter lines among them.
fn without_contents(lines: &mut Vec<Line>) {
    let entries = lines
        .iter()
        .filter(|line| is_contents_entry(&line.text))
        .count();
    let is_contents_page = entries >= 3 && entries * 2 >= lines.len();
    lines.retain(|line| {
        let numbered = line.text.trim_end().ends_with(|c: char| c.is_ascii_digit());
        !(is_contents_entry(&line.text) || is_contents_page && numbered)
    });
}

/// Drops what stands at the edge of several pages: running heads, feet, page numbers.
fn without_running_heads(mut pages: Vec<(u32, Vec<Line>)>) -> Vec<(u32, Vec<Line>)> {
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (page, (_, lines)) in pages.iter().enumerate() {
        for (index, _) in edges(lines) {
            let pages = seen.entry(key(lines, index)).or_default();
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
    }
    let often = (pages.len() / 4).max(3);
    let repeated = |page: usize, lines: &[Line], index: usize, outermost: bool| {
        let key = key(lines, index);
        let on = seen.get(&key).map_or(&[][..], Vec::as_slice);
        // A chapter's head may stand on few pages, but those are neighbours.
        let near = on
            .iter()
            .filter(|other| other.abs_diff(page) <= NEAR_PAGES)
            .count();
        is_page_number(&key) || on.len() >= often || outermost && near >= 2
    };
    // Heads that change with every page stand at the height of those that do not.
    let mut heights: HashMap<i64, usize> = HashMap::new();
    for (page, (_, lines)) in pages.iter().enumerate() {
        for (index, outermost) in edges(lines).filter(|(_, outermost)| *outermost) {
            if repeated(page, lines, index, outermost) {
                *heights.entry(height(lines, index)).or_default() += 1;
            }
        }
    }
    for (page, (_, lines)) in pages.iter_mut().enumerate() {
        let gone: Vec<usize> = edges(lines)
            .filter(|&(index, outermost)| {
                let at_head = heights
                    .get(&height(lines, index))
                    .is_some_and(|count| *count >= often);
                repeated(page, lines, index, outermost) || outermost && at_head
            })
            .map(|(index, _)| index)
            .collect();
        let mut index = 0;
        lines.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
    pages
}

/// Height of a line on its page, in whole points.
fn height(lines: &[Line], index: usize) -> i64 {
    lines.get(index).map_or(0, |line| line.y.round() as i64)
}

/// Indexes of the lines nearest the top and bottom of a page, and whether they are the last ones.
fn edges(lines: &[Line]) -> impl Iterator<Item = (usize, bool)> {
    let mut by_height: Vec<usize> = (0..lines.len()).collect();
    by_height.sort_by(|a, b| match (lines.get(*a), lines.get(*b)) {
        (Some(a), Some(b)) => b.y.total_cmp(&a.y),
        _ => std::cmp::Ordering::Equal,
    });
    let count = by_height.len();
    by_height
        .into_iter()
        .enumerate()
        .filter(move |(rank, _)| *rank < MARGIN_LINES || rank + MARGIN_LINES >= count)
        .map(move |(rank, index)| (index, rank == 0 || rank + 1 == count))
}

/// The line's words with numbers blanked, so that "Page 3" and "Page 4" are the same.
fn key(lines: &[Line], index: usize) -> String {
    lines.get(index).map_or_else(String::new, |line| {
        line.text
            .trim()
            .chars()
            .map(|c| if c.is_ascii_digit() { '#' } else { c })
            .collect()
    })
}

fn is_page_number(key: &str) -> bool {
    let roman = key.len() <= 6 && key.chars().all(|c| "ivxlc".contains(c));
    key.len() < 12 && !key.chars().any(char::is_alphabetic) || roman
}
