//! Plain text: paragraphs from blank lines, headings from underlines, numbers and capitals.

use super::outline::Outline;
use super::{BlockKind, Limits, ParseError, ParsedDocument};

/// A line is a heading only up to this many words.
const MAX_HEADING_WORDS: usize = 12;

pub(super) fn read(source: &str, limits: &Limits) -> Result<ParsedDocument, ParseError> {
    let mut outline = Outline::new(limits);
    let mut page = 1;
    let has_pages = source.contains('\u{c}');
    for sheet in source.split('\u{c}') {
        if has_pages {
            outline.set_page(page);
            page += 1;
        }
        for paragraph in paragraphs(sheet) {
            add(&mut outline, &paragraph)?;
        }
    }
    Ok(ParsedDocument {
        title: outline.top_heading().map(str::to_owned),
        blocks: outline.finish()?,
        ..ParsedDocument::default()
    })
}

/// Runs of lines between blank lines.
fn paragraphs(source: &str) -> impl Iterator<Item = Vec<&str>> {
    let mut lines = source.lines().peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|line| line.trim().is_empty()).is_some() {}
        let mut paragraph = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.trim().is_empty()) {
            paragraph.push(line);
        }
        (!paragraph.is_empty()).then_some(paragraph)
    })
}

fn add(outline: &mut Outline<'_>, mut lines: &[&str]) -> Result<(), ParseError> {
    while let [heading, underline, rest @ ..] = lines
        && let Some(level) = underline_level(underline)
        && !is_list_item(heading)
    {
        outline.heading(level, heading)?;
        lines = rest;
    }
    if let [only] = lines
        && let Some(level) = heading_level(only)
    {
        return outline.heading(level, only);
    }
    if lines
        .iter()
        .all(|line| line.starts_with("    ") || line.starts_with('\t'))
        && !lines.iter().any(|line| is_list_item(line))
        && lines.len() > 1
        && looks_like_code(lines)
    {
        return outline.block(BlockKind::Code, &lines.join("\n"));
    }
    let mut current = String::new();
    let mut kind = BlockKind::Paragraph;
    for line in lines {
        let item = is_list_item(line);
        if item {
            outline.block(kind, &current)?;
            current.clear();
            kind = BlockKind::ListItem;
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(&if item {
            with_plain_marker(line)
        } else {
            line.trim().to_owned()
        });
    }
    outline.block(kind, &current)
}

/// `====` is level 1, `----` and `~~~~` level 2.
fn underline_level(line: &str) -> Option<u8> {
    let line = line.trim();
    let mark = line.chars().next()?;
    let long_enough = line.len() >= 3 && line.chars().all(|c| c == mark);
    match mark {
        '=' | '#' if long_enough => Some(1),
        '-' | '~' | '*' if long_enough => Some(2),
        _ => None,
    }
}

/// `1.2 Opening hours` by the depth of its number, `OPENING HOURS` as level 1.
fn heading_level(line: &str) -> Option<u8> {
    let line = line.trim();
    let words = line.split_whitespace().count();
    if words > MAX_HEADING_WORDS || line.ends_with(['.', ',', ';', ':']) {
        return None;
    }
    let (number, rest) = line.split_once(' ').unwrap_or(("", line));
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let numbered = parts.len() > 1
        && parts.iter().all(|part| {
            !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
        });
    if numbered && rest.chars().next().is_some_and(char::is_uppercase) {
        return Some(parts.len().min(6) as u8);
    }
    let letters: Vec<char> = line.chars().filter(|c| c.is_alphabetic()).collect();
    (letters.len() >= 4 && letters.iter().all(|c| c.is_uppercase())).then_some(1)
}

fn is_list_item(line: &str) -> bool {
    let line = line.trim_start();
    let (marker, rest) = line.split_once(' ').unwrap_or((line, ""));
    if rest.trim().is_empty() {
        return false;
    }
    let number = marker.trim_end_matches(['.', ')']);
    matches!(marker, "-" | "*" | "+" | "•" | "–" | "o")
        || (number.len() < marker.len()
            && (1..=3).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Every bullet becomes `- `; numbers stay. Indentation stays, two spaces a level.
fn with_plain_marker(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let (marker, rest) = line.trim_start().split_once(' ').unwrap_or((line, ""));
    let marker = match marker {
        "*" | "+" | "•" | "–" | "o" => "-",
        other => other,
    };
    let level = "  ".repeat((indent / 4).min(4));
    format!("{level}{marker} {}", rest.trim())
}

/// Indented prose is common in old text files; code has few words a line and many signs.
fn looks_like_code(lines: &[&str]) -> bool {
    let text: String = lines.concat();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let signs = text
        .chars()
        .filter(|c| c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '\'' | '-' | '"'))
        .count();
    signs * 8 > letters
}
