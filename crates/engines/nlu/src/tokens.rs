//! Normalised text and its words, shared by every analysis of this crate.

use unicode_normalization::UnicodeNormalization;

/// A word of a text and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word as written.
    pub text: &'a str,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset just past its last character.
    pub end: usize,
}

/// Folds what people type differently but mean alike: compatibility forms (NFKC), case,
/// typographic quotes and dashes, invisible characters and runs of white space.
///
/// Reads at most `max_chars` characters of `text`, so that the cost is bounded whatever arrives.
pub fn normalize(text: &str, max_chars: usize) -> String {
    let mut out = String::with_capacity(text.len().min(max_chars.saturating_mul(2)));
    let mut pending_space = false;
    // The cut comes before normalisation: a single character can expand, but only by a constant.
    for c in text
        .chars()
        .take(max_chars)
        .nfkc()
        .flat_map(char::to_lowercase)
    {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{0060}' | '\u{00B4}' => '\'',
            '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{00AB}' | '\u{00BB}' => '"',
            '\u{2010}'..='\u{2015}' => '-',
            c => c,
        };
        if c.is_whitespace() {
            pending_space = !out.is_empty();
        } else if c.is_control() || is_invisible(c) {
            continue;
        } else {
            if std::mem::take(&mut pending_space) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

/// Words of `text`: runs of letters and digits, joined over an inner apostrophe (`don't`).
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator of [`words`].
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(char::is_alphanumeric)?;
        let mut end = start;
        let mut chars = self.text.get(start..)?.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let inner_apostrophe = matches!(c, '\'' | '\u{2019}')
                && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if !(c.is_alphanumeric() || is_mark(c) || inner_apostrophe) {
                break;
            }
            end = start + offset + c.len_utf8();
        }
        self.at = end;
        Some(Token {
            text: self.text.get(start..end)?,
            start,
            end,
        })
    }
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Characters without a shape that would split or disguise words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_becomes_alike() {
        assert_eq!(
            normalize("  Hvor\u{00A0}er\n\tMIT kort?  ", 100),
            "hvor er mit kort?"
        );
        assert_eq!(normalize("It\u{2019}s", 100), "it's");
        assert_eq!(normalize("ka\u{00AD}rt\u{200B}", 100), "kart");
        // A letter and its ring, written as one code point or as two.
        assert_eq!(normalize("A\u{030A}rsag", 100), normalize("Årsag", 100));
    }

    #[test]
    fn the_cut_bounds_the_text() {
        assert_eq!(normalize(&"å".repeat(10_000), 5), "ååååå");
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "Jeg kan’t – 24. december, ÆØÅ!";
        let found: Vec<&str> = words(text).map(|t| t.text).collect();
        assert_eq!(found, ["Jeg", "kan’t", "24", "december", "ÆØÅ"]);
        for token in words(text) {
            assert_eq!(&text[token.start..token.end], token.text);
        }
        assert_eq!(words("' ' ...").count(), 0);
    }
}
