//! What the letters of a word say about its language.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Scores;
use crate::lexicon;

/// Most that one unknown word may say.
const LIMIT: f32 = 1.2;

/// Letters and letter groups that some of the five languages write and others do not.
pub(super) fn letters(word: &str) -> Scores {
    // da, en, no, sv, de
    let mut scores: Scores = [0.0; 5];
    let mut add = |evidence: Scores| {
        for (score, evidence) in scores.iter_mut().zip(evidence) {
            *score += evidence;
        }
    };
    for (letter, evidence) in [
        ('æ', [1.5, -2.0, 1.3, -2.0, -2.0]),
        ('ø', [1.5, -2.0, 1.5, -2.0, -2.0]),
        ('å', [1.2, -2.0, 1.2, 1.2, -2.0]),
        ('ä', [-1.5, -2.0, -1.5, 1.5, 1.5]),
        ('ö', [-1.5, -2.0, -1.5, 1.5, 1.5]),
        ('ü', [-0.5, -1.0, -0.5, -0.5, 2.0]),
        ('ß', [-2.0, -2.0, -2.0, -2.0, 3.0]),
    ] {
        if word.contains(letter) {
            add(evidence);
        }
    }
    for (group, evidence) in [
        // Danish writes øj, ej and a soft d or b where Norwegian writes øy, ei and t or p.
        ("øj", [0.6, 0.0, -0.6, 0.0, 0.0]),
        ("øy", [-0.6, 0.0, 0.8, 0.0, 0.0]),
        ("kj", [-0.6, -0.3, 0.8, 0.0, -0.3]),
        ("gj", [-0.1, -0.3, 0.4, 0.2, -0.3]),
        ("hj", [0.3, -0.5, 0.3, 0.2, -0.5]),
        ("hv", [0.5, -0.5, 0.5, -0.5, -0.5]),
        ("sch", [-0.3, 0.0, -0.3, -0.2, 0.8]),
        ("ck", [-0.3, 0.3, -0.4, 0.3, 0.2]),
        ("th", [-0.3, 0.5, -0.3, -0.3, -0.3]),
        ("wh", [-0.3, 0.6, -0.3, -0.3, -0.3]),
        ("aa", [0.3, -0.3, 0.2, -0.2, 0.0]),
        ("w", [-0.2, 0.3, -0.2, -0.2, 0.2]),
    ] {
        if word.contains(group) {
            add(evidence);
        }
    }
    for (ending, evidence) in [
        ("erne", [0.8, 0.0, 0.1, 0.0, 0.0]),
        ("ene", [0.2, 0.0, 0.3, -0.2, 0.0]),
        ("ede", [0.6, 0.0, 0.1, 0.0, 0.0]),
        ("else", [0.5, 0.0, 0.5, 0.0, 0.0]),
        ("tt", [-0.6, 0.0, 0.4, 0.4, 0.2]),
        ("kk", [-0.6, -0.3, 0.6, -0.2, -0.3]),
        ("nn", [-0.6, -0.2, 0.4, 0.2, 0.3]),
        ("ll", [-0.6, 0.3, 0.3, 0.3, 0.2]),
        ("pp", [-0.5, 0.1, 0.3, 0.4, 0.2]),
        ("gt", [0.4, -0.2, 0.2, 0.3, 0.2]),
        ("dt", [0.4, -0.3, 0.1, 0.0, 0.4]),
        ("ing", [0.0, 0.3, 0.0, 0.0, 0.0]),
        ("orna", [-0.3, -0.3, -0.3, 0.9, -0.3]),
        ("arna", [-0.3, -0.3, -0.3, 0.9, -0.3]),
        ("ade", [-0.1, 0.1, -0.1, 0.5, 0.0]),
        ("ung", [-0.1, 0.0, -0.1, -0.1, 0.7]),
        ("'s", [-0.3, 0.6, -0.3, -0.3, -0.3]),
        ("'t", [-0.5, 1.0, -0.5, -0.5, -0.5]),
    ] {
        if word.ends_with(ending) {
            add(evidence);
        }
    }
    scores
}

/// Above 0 when `word` is built like Danish words, below 0 for English ones, at most [`LIMIT`].
pub(super) fn danish_rather_than_english(word: &str) -> f32 {
    let (mut sum, mut n) = (0.0_f32, 0.0_f32);
    each_gram(word, |gram| {
        sum += GRAMS.get(gram).copied().unwrap_or(0.0);
        n += 1.0;
    });
    if n == 0.0 {
        0.0
    } else {
        (1.6 * sum / n.sqrt()).clamp(-LIMIT, LIMIT) / 2.0
    }
}

/// Logarithm of how much more often the words of AFINN in Danish hold each letter group than its words
/// in English: a naive Bayes classifier learned when first needed, in some milliseconds.
static GRAMS: LazyLock<HashMap<String, f32>> = LazyLock::new(|| {
    let mut counts: HashMap<String, [f32; 2]> = HashMap::new();
    let mut totals = [0.0_f32; 2];
    for (language, words) in [lexicon::danish(), lexicon::english()]
        .into_iter()
        .enumerate()
    {
        for word in words.keys() {
            each_gram(word, |gram| {
                if let (Some(count), Some(total)) = (
                    counts.entry(gram.to_owned()).or_default().get_mut(language),
                    totals.get_mut(language),
                ) {
                    *count += 1.0;
                    *total += 1.0;
                }
            });
        }
    }
    let size = counts.len() as f32;
    let [da_total, en_total] = totals;
    counts
        .into_iter()
        .filter(|(_, [da, en])| da + en >= 3.0)
        .map(|(gram, [da, en])| {
            let share = |n: f32, total: f32| (n + 0.5) / (total + 0.5 * size);
            (gram, (share(da, da_total) / share(en, en_total)).ln())
        })
        .collect()
});

/// Letter groups of two to four, with the edges of the word marked.
fn each_gram(word: &str, mut f: impl FnMut(&str)) {
    let padded = format!("^{word}$");
    let starts: Vec<usize> = padded
        .char_indices()
        .map(|(i, _)| i)
        .chain([padded.len()])
        .collect();
    for length in 2..=4 {
        for window in starts.windows(length + 1) {
            if let (Some(from), Some(to)) = (window.first(), window.last())
                && let Some(gram) = padded.get(*from..*to)
            {
                f(gram);
            }
        }
    }
}
