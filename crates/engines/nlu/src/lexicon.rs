//! Danish and English words with a valence (AFINN), read once.

use std::collections::HashMap;
use std::sync::LazyLock;

static DANISH: LazyLock<HashMap<&'static str, i8>> =
    LazyLock::new(|| parse(include_str!("../data/AFINN-da-32.txt")));
static ENGLISH: LazyLock<HashMap<&'static str, i8>> =
    LazyLock::new(|| parse(include_str!("../data/AFINN-en-165.txt")));

/// Words and short phrases with a valence from -5 to 5.
pub(crate) fn danish() -> &'static HashMap<&'static str, i8> {
    &DANISH
}

/// Words and short phrases with a valence from -5 to 5.
pub(crate) fn english() -> &'static HashMap<&'static str, i8> {
    &ENGLISH
}

/// `word`, a tab, the valence; a line of another shape is left out.
fn parse(text: &'static str) -> HashMap<&'static str, i8> {
    let line = |line: &'static str| {
        let (word, valence) = line.split_once('\t')?;
        Some((word.trim(), valence.trim().parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_are_read_whole() {
        assert_eq!(danish().len(), 3552);
        assert_eq!(english().len(), 3382);
        assert!(danish()["elendig"] < 0 && english()["awesome"] > 0);
    }
}
