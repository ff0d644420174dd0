//! The language of a message, made for short Danish and English ones.
//!
//! Evidence per word: frequent words of five languages, letters and letter pairs that tell them apart,
//! and for other words whether they are built like the Danish or the English words of AFINN. Danish and
//! Norwegian share most of their words, so a tie between them goes to Danish. Another script, or a long
//! text without evidence for the five, is left to `whatlang`.
//!
//! Why not a library alone: on xSID's short Danish utterances `whatlang` is right for 56% (89% if told
//! that only Danish and English exist), `lingua` for 79% among five languages, with 30 MB and half a
//! millisecond per text; `whichlang` knows no Danish. See `bench/results/nlu.md`.

mod shape;
mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::tokens::{self, Token};

/// Longest prefix looked at, in characters.
const MAX_CHARS: usize = 1_000;
/// Words from which on a text without frequent words of the five languages is likely of another.
const LONG: usize = 5;

/// How much a name inside a sentence counts: titles and brands are often of another language.
const NAME_WEIGHT: f32 = 0.3;

/// A language and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Detected {
    /// ISO 639-1 code (`da`, `en`, `no`, `sv`, `de`, ...); ISO 639-3 where there is none; `und` when
    /// the text has no letters.
    pub code: &'static str,
    /// Probability of `code`, 0 to 1. Below about 0.6 the text says little; prefer what is known from
    /// elsewhere.
    pub confidence: f32,
}

/// A text without letters.
const UNKNOWN: Detected = Detected {
    code: "und",
    confidence: 0.0,
};

/// The languages told apart by evidence, in the order of ties.
const LANGUAGES: [&str; 5] = ["da", "en", "no", "sv", "de"];
/// A number for each of [`LANGUAGES`].
type Scores = [f32; 5];

/// How much each frequent word speaks for each language.
static FREQUENT: LazyLock<HashMap<&'static str, Scores>> = LazyLock::new(|| {
    let lists = [
        words::DANISH,
        words::ENGLISH,
        words::NORWEGIAN,
        words::SWEDISH,
        words::GERMAN,
    ];
    let mut all: HashMap<&'static str, Scores> = HashMap::new();
    for (language, list) in lists.iter().enumerate() {
        for word in list.split_whitespace() {
            if let Some(score) = all.entry(word).or_default().get_mut(language) {
                *score = 1.0;
            }
        }
    }
    all
});

/// Whether a word (in small letters) is among the frequent ones of a language.
pub(crate) fn is_frequent(word: &str) -> bool {
    FREQUENT.contains_key(word)
}

/// Detects the language of `text`.
pub fn detect(text: &str) -> Detected {
    let text: String = text.chars().take(MAX_CHARS).collect();
    let tokens: Vec<Token<'_>> = tokens::words(&text).collect();
    let names = names(&tokens);
    let mut scores: Scores = [0.0; 5];
    let mut letters = 0;
    let (mut foreign_script, mut frequent) = (0, 0);
    for (token, name) in tokens.iter().zip(names) {
        let word = tokens::normalize(token.text, MAX_CHARS);
        letters += word.chars().filter(|c| c.is_alphabetic()).count();
        foreign_script += word
            .chars()
            .filter(|c| c.is_alphabetic() && *c > '\u{24F}')
            .count();
        frequent += usize::from(FREQUENT.contains_key(word.as_str()));
        let weight = if name { NAME_WEIGHT } else { 1.0 };
        for (score, evidence) in scores.iter_mut().zip(evidence(&word)) {
            *score += weight * evidence;
        }
    }
    if letters == 0 {
        return UNKNOWN;
    }
    let own = best(scores);
    if foreign_script * 2 > letters {
        return whatlang::detect(&text).map_or(UNKNOWN, |info| from_whatlang(&info));
    }
    if tokens.len() >= LONG && frequent * 5 < tokens.len() {
        let info = whatlang::detect(&text).filter(|info| info.confidence() > 0.3);
        return info.map_or(own, |info| from_whatlang(&info));
    }
    own
}

/// Which tokens are likely part of a name: capitalised inside the text, or up to two words between such
/// ("House of the Sun"). None when most words are capitalised: then it says nothing.
fn names(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut names: Vec<bool> = tokens
        .iter()
        .enumerate()
        .map(|(i, token)| i > 0 && is_capitalised(token))
        .collect();
    if names.iter().filter(|name| **name).count() * 3 > tokens.len() * 2 {
        return vec![false; tokens.len()];
    }
    let mut last = None;
    for at in 0..names.len() {
        if names.get(at) != Some(&true) {
            continue;
        }
        if let Some(from) = last.filter(|from| at - from <= 3) {
            names
                .iter_mut()
                .take(at)
                .skip(from)
                .for_each(|name| *name = true);
        }
        last = Some(at);
    }
    names
}

/// Whether a word is written like a name.
fn is_capitalised(token: &Token<'_>) -> bool {
    let mut chars = token.text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(|c| !c.is_uppercase())
}

/// What one word says.
fn evidence(word: &str) -> Scores {
    let mut scores = shape::letters(word);
    if let Some(frequent) = FREQUENT.get(word) {
        for (score, frequent) in scores.iter_mut().zip(frequent) {
            *score += 1.5 * frequent;
        }
    } else if word.chars().count() > 2 {
        let [da, en, no, sv, _] = &mut scores;
        let danish = shape::danish_rather_than_english(word);
        *da += danish.max(0.0);
        *no += danish.max(0.0) * 0.8;
        *sv += danish.max(0.0) * 0.5;
        *en -= danish.min(0.0);
    }
    scores
}

/// The language with the most evidence and its share after a softmax.
fn best(scores: Scores) -> Detected {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.iter().map(|s| (s - highest).exp()).sum();
    // The first of equals: Danish before Norwegian.
    let at = scores.iter().position(|s| *s == highest).unwrap_or(0);
    let code = LANGUAGES.get(at).copied().unwrap_or("und");
    Detected {
        code,
        confidence: 1.0 / sum,
    }
}

fn from_whatlang(info: &whatlang::Info) -> Detected {
    Detected {
        code: iso_639_1(info.lang()),
        confidence: info.confidence() as f32,
    }
}

/// The two-letter code where there is one.
fn iso_639_1(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match lang {
        Lang::Dan => "da",
        Lang::Eng => "en",
        Lang::Nob => "no",
        Lang::Swe => "sv",
        Lang::Deu => "de",
        Lang::Nld => "nl",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Bul => "bg",
        Lang::Mkd => "mk",
        Lang::Ron => "ro",
        Lang::Hun => "hu",
        Lang::Ell => "el",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Tur => "tr",
        Lang::Aze => "az",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Tam => "ta",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Cat => "ca",
        Lang::Lat => "la",
        Lang::Epo => "eo",
        Lang::Afr => "af",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests;
