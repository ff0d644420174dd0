//! Light Markdown to what a person reads.

use super::SentenceKind;
use super::split::marker_len;

/// Takes markers, emphasis, link targets and code ticks away.
pub(super) fn plain(text: &str, kind: SentenceKind) -> String {
    if kind == SentenceKind::Code {
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("```"));
        return lines.collect::<Vec<_>>().join("\n").trim().to_owned();
    }
    let mut text = text.trim();
    if kind == SentenceKind::Heading {
        text = text.trim_start_matches('#').trim();
    }
    if kind == SentenceKind::ListItem {
        text = text.get(marker_len(text)..).unwrap_or(text);
        text = ["[ ] ", "[x] "]
            .iter()
            .find_map(|mark| text.strip_prefix(mark))
            .unwrap_or(text);
    }
    let text = text.trim_start_matches("> ");
    let words: Vec<&str> = text.split_whitespace().collect();
    without_emphasis(&without_links(&words.join(" ")))
}

/// `[words](target)` and `![words](target)` to `words`.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, from) = rest.split_at(open);
        let link = from.find("](").and_then(|middle| {
            let close = from.get(middle..)?.find(')')?;
            let words = from.get(1..middle)?;
            (!words.contains('[')).then_some((words, middle + close + 1))
        });
        match link {
            Some((words, end)) => {
                out.push_str(before.strip_suffix('!').unwrap_or(before));
                out.push_str(words);
                rest = from.get(end..).unwrap_or_default();
            }
            None => {
                out.push_str(before);
                out.push('[');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// Drops `**`, `__`, `` ` `` and single `*`/`_` that touch a word on one side only.
fn without_emphasis(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |index: Option<usize>| {
        index
            .and_then(|index| chars.get(index))
            .is_some_and(|c| c.is_alphanumeric())
    };
    let mut out = String::with_capacity(text.len());
    for (index, c) in chars.iter().enumerate() {
        let drop = match c {
            '`' => true,
            '*' | '_' => {
                let before = index.checked_sub(1);
                let doubled =
                    before.and_then(|b| chars.get(b)) == Some(c) || chars.get(index + 1) == Some(c);
                doubled && *c == '*' || is_word(before) != is_word(Some(index + 1))
            }
            _ => false,
        };
        if !drop {
            out.push(*c);
        }
    }
    out
}

/// A table row as words: `Fee: 25 kr., Limit: 2.000 kr.` under a header, else the cells in order.
pub(super) fn row(cells: &[String], header: Option<&[String]>) -> String {
    let parts: Vec<String> = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(column, cell)| {
            let name = header
                .and_then(|names| names.get(column))
                .filter(|name| !name.is_empty());
            match name {
                Some(name) if column > 0 => format!("{name}: {cell}"),
                _ => cell.clone(),
            }
        })
        .collect();
    match parts.split_first() {
        Some((first, rest)) if header.is_some() && !rest.is_empty() => {
            format!("{first} – {}", rest.join(", "))
        }
        _ => parts.join(", "),
    }
}
