//! Whether a passage bears a sentence out.
//!
//! A sentence is supported by one to three neighbouring sentences of a passage that hold its words in its
//! order: the mean of the share of its pairs of neighbouring stems that they have as well, and of the longest
//! common subsequence (ROUGE-2 and ROUGE-L precision; Lin 2004). Both must deny, or neither. Its error on
//! sentences that people have judged is in `bench/results/support.md`.

use std::collections::HashSet;

use crate::{
    sentence::{SentenceKind, sentences},
    terms::Language,
};

/// From here on a sentence counts as supported.
pub const SUPPORTED: f32 = 0.8;
/// Neighbouring sentences of a passage that may bear out one sentence.
const WINDOW: usize = 3;
/// Stems of a sentence or a window that are compared; the rest is left out.
const MAX_STEMS: usize = 400;

/// How well `passage` bears `sentence` out, 0 to 1; 1 for a sentence that says nothing. Words of `question`
/// that the passage does not have are no claim and do not count. Sentence and passage are both in `language`.
#[must_use]
pub fn support(sentence: &str, passage: &str, question: &str, language: Language) -> f32 {
    let known: HashSet<String> = stems(passage, language).into_iter().collect();
    let asked: HashSet<String> = stems(question, language).into_iter().collect();
    let said: Vec<String> = stems(sentence, language)
        .into_iter()
        .filter(|stem| known.contains(stem) || !asked.contains(stem))
        .collect();
    if said.is_empty() {
        return 1.0;
    }
    let denies = negates(sentence, language);
    let parts: Vec<Part> = sentences(passage)
        .iter()
        .filter(|part| part.kind != SentenceKind::Heading)
        .map(|part| Part {
            stems: stems(&part.text, language),
            denies: negates(&part.text, language),
        })
        .collect();
    let mut best: f32 = 0.0;
    for start in 0..parts.len() {
        for window in (1..=WINDOW).filter_map(|size| parts.get(start..start + size)) {
            if window.iter().any(|part| part.denies) == denies {
                best = best.max(overlap(&said, window));
            }
        }
    }
    best
}

/// The sentences of `answer`, each with the passage that bears it out best and how well; headings and lead-ins
/// that end in a colon claim nothing.
pub fn supports<'a>(
    answer: &'a str,
    passages: &'a [&'a str],
    question: &'a str,
    language: Language,
) -> impl Iterator<Item = (String, Option<usize>, f32)> + 'a {
    sentences(answer)
        .into_iter()
        .filter(|sentence| sentence.kind != SentenceKind::Heading && !sentence.text.ends_with(':'))
        .map(move |sentence| {
            let best = passages
                .iter()
                .map(|passage| support(&sentence.text, passage, question, language))
                .enumerate()
                .max_by(|a, b| a.1.total_cmp(&b.1));
            match best {
                Some((index, score)) => (sentence.text, Some(index), score),
                None => (sentence.text, None, 0.0),
            }
        })
}

struct Part {
    stems: Vec<String>,
    denies: bool,
}

fn stems(text: &str, language: Language) -> Vec<String> {
    let mut stems = language.content_stems(text);
    stems.truncate(MAX_STEMS);
    stems
}

/// Mean of the shares of `said`'s pairs and of its order that `window` has.
fn overlap(said: &[String], window: &[Part]) -> f32 {
    let ground: Vec<&str> = window
        .iter()
        .flat_map(|part| &part.stems)
        .map(String::as_str)
        .take(MAX_STEMS)
        .collect();
    let order = share(common_subsequence(said, &ground), said.len());
    let pairs: HashSet<(&str, &str)> = pairs(said.iter().map(String::as_str));
    if pairs.is_empty() {
        return order;
    }
    let there = self::pairs(ground.iter().copied());
    let met = share(pairs.intersection(&there).count(), pairs.len());
    f32::midpoint(met, order)
}

fn pairs<'a>(stems: impl Iterator<Item = &'a str> + Clone) -> HashSet<(&'a str, &'a str)> {
    stems.clone().zip(stems.skip(1)).collect()
}

/// Length of the longest common subsequence.
fn common_subsequence(a: &[String], b: &[&str]) -> usize {
    let mut above = vec![0; b.len() + 1];
    for one in a {
        let mut row = Vec::with_capacity(b.len() + 1);
        let mut left = 0;
        row.push(0);
        for (other, next) in b.iter().zip(above.windows(2)) {
            let (diagonal, up) = match next {
                [diagonal, up] => (*diagonal, *up),
                _ => (0, 0),
            };
            left = if one == other {
                diagonal + 1
            } else {
                up.max(left)
            };
            row.push(left);
        }
        above = row;
    }
    above.last().copied().unwrap_or(0)
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
fn share(met: usize, of: usize) -> f32 {
    met as f32 / of.max(1) as f32
}

/// Whether a sentence denies something.
fn negates(sentence: &str, language: Language) -> bool {
    let words: &[&str] = match language {
        Language::Danish => &[
            "ikke", "ingen", "intet", "aldrig", "hverken", "uden", "ej", "umuligt",
        ],
        Language::English => &[
            "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without",
            "cannot", "unable",
        ],
    };
    sentence
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .any(|word| {
            let word = word.to_lowercase();
            words.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str =
        "Et nyt kort koster 150 kr. Det kommer inden 5 hverdage. Du kan ikke hæve i udlandet.";

    fn danish(sentence: &str) -> f32 {
        support(sentence, CARD, "", Language::Danish)
    }

    #[test]
    fn its_own_words_support_a_sentence_and_others_do_not() {
        assert!(danish("Et nyt kort koster 150 kr.") >= SUPPORTED);
        assert!(danish("Et nyt kort koster 150 kr. og kommer inden 5 hverdage.") >= SUPPORTED);
        assert!(danish("Kortet er gratis for studerende.") < 0.3);
    }

    #[test]
    fn a_turned_denial_is_not_supported() {
        assert!(danish("Du kan ikke hæve i udlandet.") >= SUPPORTED);
        assert!(danish("Du kan hæve i udlandet.") < SUPPORTED);
        let passage = "You can cancel within 14 days.";
        let denied = support(
            "You can't cancel within 14 days.",
            passage,
            "",
            Language::English,
        );
        assert!(denied < SUPPORTED, "{denied}");
    }

    #[test]
    fn the_same_words_in_another_order_say_something_else() {
        let passage = "The bank pays the customer before the shop pays the bank.";
        let turned = "The shop pays the customer before the bank pays the shop.";
        assert!(support(turned, passage, "", Language::English) < SUPPORTED);
    }

    #[test]
    fn each_sentence_finds_its_passage() {
        let passages = ["Det koster 150 kr.", "Det tager fem dage."];
        let answer = "Det tager fem dage. Det koster 150 kr.";
        let found: Vec<_> = supports(answer, &passages, "", Language::Danish)
            .map(|(_, passage, score)| (passage, score >= SUPPORTED))
            .collect();
        assert_eq!(found, [(Some(1), true), (Some(0), true)]);
        assert!(
            supports("Ja.", &[], "", Language::Danish).all(|(_, passage, _)| passage.is_none())
        );
    }
}
