//! Examples with entities marked in them: `en billet til [Aarhus](city)`.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

/// An entity's place in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// What it is: `city`.
    pub kind: String,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset just past its last character.
    pub end: usize,
}

/// A text and the entities somebody marked in it, by place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Annotated {
    /// The text without marks.
    pub text: String,
    /// What was marked.
    pub spans: Vec<Span>,
}

#[expect(
    clippy::expect_used,
    reason = "a constant pattern, which the tests compile"
)]
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\[([^\[\]]{1,200})\]\(([a-z][a-z0-9_]{0,49})\)").expect("a constant pattern")
});

/// Reads the marks of an example. What looks like none of them stays text.
pub fn parse(marked: &str) -> Annotated {
    let mut own = Annotated::default();
    let mut at = 0;
    for captures in MARK.captures_iter(marked) {
        let (Some(whole), Some(words), Some(kind)) =
            (captures.get(0), captures.get(1), captures.get(2))
        else {
            continue;
        };
        own.text
            .push_str(marked.get(at..whole.start()).unwrap_or_default());
        let start = own.text.len();
        own.text.push_str(words.as_str());
        own.spans.push(Span {
            kind: kind.as_str().to_owned(),
            start,
            end: own.text.len(),
        });
        at = whole.end();
    }
    own.text.push_str(marked.get(at..).unwrap_or_default());
    own
}

/// The text of an example without its marks.
pub fn plain(marked: &str) -> String {
    parse(marked).text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_anything_else_stays() {
        let own = parse("fra [Århus](city) til [New York](city)!");
        assert_eq!(own.text, "fra Århus til New York!");
        let words: Vec<&str> = own
            .spans
            .iter()
            .map(|s| &own.text[s.start..s.end])
            .collect();
        assert_eq!(words, ["Århus", "New York"]);
        for text in [
            "se [her](https://x.dk)",
            "[1] (foo)",
            "[](city)",
            "[a](",
            "",
        ] {
            assert_eq!(plain(text), text);
            assert!(parse(text).spans.is_empty());
        }
    }
}
