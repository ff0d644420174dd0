//! The mood of a message in Danish or English, by word lists and rules; and whether it is angry.
//!
//! Valences come from AFINN and a list of our own for customer service; what turns, strengthens or
//! weakens them follows VADER (Hutto and Gilbert, ICWSM 2014). Danish and English share one engine:
//! the `vader_sentiment` crate knows English only.

mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::lexicon;
use crate::tokens::{self, Token};

/// Longest prefix looked at, in characters.
const MAX_CHARS: usize = 4_000;
/// Scores nearer to 0 than this are neutral.
const NEUTRAL: f32 = 0.05;
/// From this anger on a message counts as angry.
const ANGRY: f32 = 0.5;
/// Most words of a phrase in the lists.
const PHRASE: usize = 5;
/// A negation turns words up to so many after it.
const NEGATION_REACH: usize = 3;
/// What is left of a valence that was turned: "not good" is milder than "bad".
const NEGATED: f32 = -0.7;

/// The mood of a message.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sentiment {
    /// From -1 (worst) over 0 to 1 (best).
    pub score: f32,
    /// The score in a word.
    pub label: Label,
    /// How surely the writer is angry, 0 to 1.
    pub anger: f32,
}

impl Sentiment {
    /// Whether the anger is enough to bring in a person.
    pub fn is_angry(&self) -> bool {
        self.anger >= ANGRY
    }
}

/// A score in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Below -0.05.
    Negative,
    /// In between.
    Neutral,
    /// Above 0.05.
    Positive,
}

impl Label {
    /// `negative`, `neutral` or `positive`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Neutral => "neutral",
            Self::Positive => "positive",
        }
    }

    fn of(score: f32) -> Self {
        if score <= -NEUTRAL {
            Self::Negative
        } else if score >= NEUTRAL {
            Self::Positive
        } else {
            Self::Neutral
        }
    }
}

/// Judges `text`. `language` is its code (`da`, `en`); any other reads words of both languages.
pub fn analyze(text: &str, language: &str) -> Sentiment {
    let text: String = text.chars().take(MAX_CHARS).collect();
    let words: Vec<Word<'_>> = tokens::words(&text).map(Word::new).collect();
    let shouting = shouting(&words);
    let signs = signs(&text);
    let valence = valence(&words, &Lists::of(language), shouting) + signs.valence;
    let exclamations = text.matches('!').count().min(4) as f32;
    let valence =
        valence + valence.signum() * exclamations * 0.3 * f32::from(u8::from(valence != 0.0));
    // VADER's normalisation: a sum of valences to -1..1, 15 being a strong sum.
    let score = valence / (valence * valence + 15.0).sqrt();
    let anger = anger(&words, signs.calm, score, shouting, exclamations);
    Sentiment {
        score,
        label: Label::of(score),
        anger,
    }
}

/// A word as written and as looked up.
struct Word<'a> {
    written: &'a str,
    plain: String,
}

impl<'a> Word<'a> {
    fn new(token: Token<'a>) -> Self {
        let plain = tokens::normalize(token.text, MAX_CHARS);
        Self {
            written: token.text,
            plain,
        }
    }

    /// Several letters, all capital.
    fn is_shouted(&self) -> bool {
        let letters = self.written.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 3 && !self.written.chars().any(char::is_lowercase)
    }
}

/// How much of the message is shouted.
#[derive(Clone, Copy, PartialEq)]
enum Shouting {
    Nowhere,
    Somewhere,
    Everywhere,
}

fn shouting(words: &[Word<'_>]) -> Shouting {
    let shouted = words.iter().filter(|w| w.is_shouted()).count();
    match shouted {
        0 => Shouting::Nowhere,
        n if n >= 3 && n * 10 >= words.len() * 6 => Shouting::Everywhere,
        _ => Shouting::Somewhere,
    }
}

/// The valences to read, the first list that has a word decides.
struct Lists {
    lists: Vec<&'static HashMap<&'static str, i8>>,
    danish: bool,
    english: bool,
}

static OWN_DANISH: LazyLock<HashMap<&'static str, i8>> =
    LazyLock::new(|| words::DANISH.iter().copied().collect());
static OWN_ENGLISH: LazyLock<HashMap<&'static str, i8>> =
    LazyLock::new(|| words::ENGLISH.iter().copied().collect());
static BORROWED: LazyLock<HashMap<&'static str, i8>> = LazyLock::new(|| {
    words::BORROWED
        .iter()
        .filter_map(|word| {
            let valence = OWN_ENGLISH
                .get(word)
                .or_else(|| lexicon::english().get(word))?;
            Some((*word, *valence))
        })
        .collect()
});
static DEGREES: LazyLock<HashMap<&'static str, f32>> =
    LazyLock::new(|| words::DEGREES.iter().copied().collect());
static ANGER: LazyLock<HashMap<&'static str, f32>> =
    LazyLock::new(|| words::ANGER.iter().copied().collect());

impl Lists {
    fn of(language: &str) -> Self {
        let danish = [&*OWN_DANISH, lexicon::danish()];
        let english = [&*OWN_ENGLISH, lexicon::english()];
        match language {
            "da" => {
                let lists = danish.into_iter().chain([&*BORROWED]).collect();
                Self {
                    lists,
                    danish: true,
                    english: false,
                }
            }
            "en" => Self {
                lists: english.to_vec(),
                danish: false,
                english: true,
            },
            _ => {
                let lists = danish.into_iter().chain(english).collect();
                Self {
                    lists,
                    danish: true,
                    english: true,
                }
            }
        }
    }

    fn exact(&self, word: &str) -> Option<f32> {
        self.lists
            .iter()
            .find_map(|list| list.get(word))
            .map(|v| f32::from(*v))
    }

    /// The valence of a word or of the word it is an inflection of.
    fn get(&self, word: &str) -> Option<f32> {
        self.exact(word).or_else(|| self.inflected(word))
    }

    fn inflected(&self, word: &str) -> Option<f32> {
        const DANISH: &[(&str, &[&str])] = &[
            ("erne", &["", "e"]),
            ("ende", &["e", ""]),
            ("ene", &["", "e"]),
            ("ede", &["", "e"]),
            ("est", &["", "e"]),
            ("ere", &["", "e"]),
            ("en", &["", "e"]),
            ("et", &["", "e"]),
            ("er", &["", "e"]),
            ("te", &["", "e"]),
            ("e", &[""]),
            ("t", &[""]),
            ("n", &[""]),
            ("r", &[""]),
            ("s", &[""]),
        ];
        const ENGLISH: &[(&str, &[&str])] = &[
            ("'s", &[""]),
            ("ness", &["", "y"]),
            ("iest", &["y"]),
            ("ier", &["y"]),
            ("ily", &["y"]),
            ("ing", &["", "e"]),
            ("est", &["", "e"]),
            ("ly", &["", "le"]),
            ("ed", &["", "e"]),
            ("er", &["", "e"]),
            ("es", &["", "e"]),
            ("s", &[""]),
        ];
        // A short stem fits too many words by chance.
        const SHORTEST: usize = 4;
        let tables = [(self.danish, DANISH), (self.english, ENGLISH)];
        for (ending, replacements) in tables
            .iter()
            .filter(|(reads, _)| *reads)
            .flat_map(|(_, table)| table.iter())
        {
            let Some(stem) = word
                .strip_suffix(ending)
                .filter(|s| s.chars().count() >= SHORTEST)
            else {
                continue;
            };
            for replacement in *replacements {
                if let Some(valence) = self.exact(&format!("{stem}{replacement}")) {
                    return Some(valence);
                }
            }
        }
        None
    }
}

/// The sum of the words' valences in their context.
fn valence(words: &[Word<'_>], lists: &Lists, shouting: Shouting) -> f32 {
    let but = words
        .iter()
        .rposition(|w| words::BUTS.contains(&w.plain.as_str()));
    let mut sum = 0.0;
    let mut at = 0;
    while at < words.len() {
        let found = longest(words, at, 3, |phrase| {
            if phrase.contains(' ') {
                lists.exact(phrase)
            } else {
                lists.get(phrase)
            }
        });
        let Some((mut valence, length)) = found else {
            at += 1;
            continue;
        };
        // A phrase with its own negation is listed with its own valence.
        if is_negated(words, at) {
            valence *= NEGATED;
        }
        valence *= degree(words, at);
        if shouting == Shouting::Somewhere
            && words.iter().skip(at).take(length).any(Word::is_shouted)
        {
            valence *= 1.3;
        }
        valence *= match but {
            Some(but) if at < but => 0.5,
            Some(but) if at > but => 1.5,
            _ => 1.0,
        };
        sum += valence;
        at += length;
    }
    sum
}

/// The longest phrase from word `at` on that `find` knows, and its length in words.
fn longest<T>(
    words: &[Word<'_>],
    at: usize,
    most: usize,
    find: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    (1..=most.min(words.len() - at)).rev().find_map(|length| {
        let phrase: Vec<&str> = words
            .iter()
            .skip(at)
            .take(length)
            .map(|w| w.plain.as_str())
            .collect();
        find(&phrase.join(" ")).map(|found| (found, length))
    })
}

fn is_negated(words: &[Word<'_>], at: usize) -> bool {
    let from = at.saturating_sub(NEGATION_REACH);
    let reach = words.iter().take(at).skip(from);
    let turns =
        |w: &Word<'_>| words::NEGATIONS.contains(&w.plain.as_str()) || w.plain.ends_with("n't");
    // A clause that ended in between is over.
    let mut negated = false;
    for word in reach {
        if words::BUTS.contains(&word.plain.as_str()) {
            negated = false;
        } else if turns(word) {
            negated = true;
        }
    }
    negated
}

fn degree(words: &[Word<'_>], at: usize) -> f32 {
    let one = at
        .checked_sub(1)
        .and_then(|i| words.get(i))
        .map(|w| w.plain.as_str());
    let two = at
        .checked_sub(2)
        .and_then(|i| words.get(i))
        .map(|w| w.plain.as_str());
    if let (Some(two), Some(one)) = (two, one)
        && let Some(degree) = DEGREES.get(format!("{two} {one}").as_str())
    {
        return *degree;
    }
    one.and_then(|word| DEGREES.get(word))
        .copied()
        .unwrap_or(1.0)
}

/// What emoji and emoticons say: their valence, and the chance that the writer is calm by them.
struct Signs {
    valence: f32,
    calm: f32,
}

fn signs(text: &str) -> Signs {
    let lower = text.to_lowercase();
    let mut signs = Signs {
        valence: 0.0,
        calm: 1.0,
    };
    for (sign, valence) in words::SIGNS {
        let mut count = 0;
        for (at, _) in lower.match_indices(sign) {
            // `:d` inside a word or an address is none.
            let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '/');
            let before = lower.get(..at).and_then(|s| s.chars().next_back());
            let after = lower.get(at + sign.len()..).and_then(|s| s.chars().next());
            let emoji = sign.chars().all(|c| c > '\u{2000}');
            count += usize::from(emoji || (outside(before) && outside(after)));
        }
        if count > 0 {
            // The third of a kind adds nothing.
            signs.valence += valence * count.min(2) as f32;
            signs.calm *= 1.0 - ANGER.get(sign).copied().unwrap_or(0.0);
        }
    }
    signs
}

/// How surely the writer is angry: independent signs, each ruling out calm to its part.
fn anger(words: &[Word<'_>], calm: f32, score: f32, shouting: Shouting, exclamations: f32) -> f32 {
    let mut calm = calm;
    let mut found = calm < 1.0;
    let mut at = 0;
    while at < words.len() {
        match longest(words, at, PHRASE, |phrase| ANGER.get(phrase).copied()) {
            Some((sure, length)) => {
                // "I am not angry" is no anger; "not acceptable" is not listed.
                if !is_negated(words, at) {
                    calm *= 1.0 - sure;
                    found = true;
                }
                at += length;
            }
            None => at += 1,
        }
    }
    let negative = score <= -NEUTRAL;
    if shouting == Shouting::Everywhere && (negative || found) {
        calm *= 0.5;
    } else if shouting == Shouting::Everywhere {
        calm *= 0.75;
    }
    if exclamations >= 2.0 && (negative || found) {
        calm *= 0.7;
    } else if exclamations >= 1.0 && found {
        calm *= 0.85;
    }
    // A bad word in a message that is kind on the whole.
    if score > 0.3 && shouting != Shouting::Everywhere {
        calm = 1.0 - (1.0 - calm) * 0.5;
    }
    (1.0 - calm).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests;
