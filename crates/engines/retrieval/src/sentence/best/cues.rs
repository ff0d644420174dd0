//! What kind of answer a question asks for, by its first words.

use crate::terms::{Language, words};

/// A kind of answer that shows in a sentence's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Cue {
    /// How many, how much, what does it cost.
    Amount,
    /// When, how long.
    Time,
    /// Who.
    Person,
}

const AMOUNT: [&str; 16] = [
    "how many",
    "how much",
    "how high",
    "how large",
    "how old",
    "what percent",
    "cost",
    "price",
    "hvor mange",
    "hvor meget",
    "hvor høj",
    "hvor stor",
    "koster",
    "kost",
    "pris",
    "hvor mange penge",
];
const TIME: [&str; 14] = [
    "when",
    "what year",
    "what time",
    "how long",
    "how soon",
    "what date",
    "what day",
    "hvornår",
    "hvor længe",
    "hvor lang tid",
    "hvor hurtigt",
    "hvilket år",
    "hvilken dato",
    "hvad tid",
];
const PERSON: [&str; 4] = ["who", "whom", "whose", "hvem"];
const TIME_WORDS: [&str; 34] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "dag",
    "dage",
    "day",
    "days",
    "uge",
    "uger",
    "week",
    "weeks",
    "hour",
    "hours",
    "time",
    "timer",
    "minutter",
    "minutes",
    "måned",
    "måneder",
    "month",
    "months",
    "century",
    "straks",
];
/// Of Danish compounds such as `hverdage`.
const TIME_ENDINGS: [&str; 5] = ["dage", "uger", "timer", "minutter", "måneder"];
const NUMBER_WORDS: [&str; 40] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "twenty", "thirty", "hundred", "thousand", "million", "billion", "half", "free", "en", "to",
    "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "tolv", "tyve", "hundrede", "tusind",
    "mio", "gratis", "halv", "ingen", "første", "third", "twice",
];

impl Cue {
    pub(in super::super) fn of(question: &str) -> Option<Self> {
        let question = format!(" {} ", spaced(question));
        let has = |marks: &[&str]| {
            marks
                .iter()
                .any(|mark| question.contains(&format!(" {mark} ")))
        };
        if has(&AMOUNT) {
            Some(Self::Amount)
        } else if has(&TIME) {
            Some(Self::Time)
        } else if has(&PERSON) {
            Some(Self::Person)
        } else {
            None
        }
    }

    /// Whether the sentence holds such an answer that the question, of the words `asked`, does not already hold.
    pub(in super::super) fn met_by(self, sentence: &str, asked: &[String]) -> bool {
        let mut first = true;
        let mut sentence = words(sentence).peekable();
        while let Some((_, word)) = sentence.next() {
            let at_start = std::mem::replace(&mut first, false);
            let lower = word.to_lowercase();
            if asked.contains(&lower) {
                continue;
            }
            let digits = word.starts_with(|c: char| c.is_ascii_digit());
            let met = match self {
                Self::Amount => digits || NUMBER_WORDS.contains(&lower.as_str()),
                Self::Time => {
                    let unit = TIME_ENDINGS.iter().any(|ending| lower.ends_with(ending));
                    let price = sentence.peek().is_some_and(|(_, next)| is_currency(next));
                    digits && !price || unit || TIME_WORDS.contains(&lower.as_str())
                }
                Self::Person => !at_start && word.starts_with(char::is_uppercase),
            };
            if met {
                return true;
            }
        }
        false
    }
}

fn is_currency(word: &str) -> bool {
    ["kr", "kroner", "dkk", "eur", "euro", "usd"].contains(&word.to_lowercase().as_str())
}

/// Whether the question wants steps.
pub(in super::super) fn asks_how(question: &str, language: Language) -> bool {
    let question = format!(" {} ", spaced(question));
    let marks: &[&str] = match language {
        Language::Danish => &[" hvordan ", " hvad skal jeg ", " hvad gør jeg ", " sådan "],
        Language::English => &[
            " how do ",
            " how can ",
            " how to ",
            " what do i ",
            " how should ",
        ],
    };
    marks.iter().any(|mark| question.contains(mark))
}

/// Whether a sentence starts by pointing at the one before it.
pub(super) fn refers_back(sentence: &str, language: Language) -> bool {
    let first = words(sentence).next().map(|(_, word)| word.to_lowercase());
    let marks: &[&str] = match language {
        Language::Danish => &[
            "det", "den", "de", "dette", "disse", "denne", "herefter", "derefter", "derfor",
            "dermed", "hun", "han", "dog", "også", "desuden", "her", "så", "men", "ellers",
        ],
        Language::English => &[
            "it",
            "this",
            "these",
            "those",
            "they",
            "he",
            "she",
            "that",
            "its",
            "their",
            "his",
            "her",
            "then",
            "otherwise",
            "such",
        ],
    };
    first.is_some_and(|word| marks.contains(&word.as_str()))
}

fn spaced(text: &str) -> String {
    lower_words(text).join(" ")
}

/// The words in lower case.
pub(in super::super) fn lower_words(text: &str) -> Vec<String> {
    words(text).map(|(_, word)| word.to_lowercase()).collect()
}
