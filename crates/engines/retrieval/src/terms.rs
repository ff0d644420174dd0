//! Words, stems and stop words of Danish and English.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};

/// A language whose words are reduced to stems here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// `da`
    #[serde(rename = "da")]
    Danish,
    /// `en`
    #[serde(rename = "en")]
    English,
}

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Lower case, numbers without thousands separators.
    pub word: String,
    /// Snowball stem of `word`; numbers stay as they are.
    pub stem: String,
    /// Bytes of the text it came from.
    pub range: Range<usize>,
    /// Whether the word says little by itself ("the", "hvordan").
    pub stop: bool,
}

/// Question and courtesy words missing from the stop word lists.
const DANISH_EXTRA: [&str; 44] = [
    "kan", "må", "får", "få", "gør", "gøre", "hvordan", "hvornår", "hvorfor", "hvilken", "hvilke",
    "hvilket", "hvem", "hej", "tak", "gerne", "venligst", "lige", "været", "bliver", "ved", "så",
    "mine", "jeres", "vores", "deres", "den", "det", "være", "har", "havde", "samt", "efter",
    "inden", "mens", "kun", "hver", "dit", "meget", "mange", "længe", "lang", "tit", "ofte",
];
const ENGLISH_EXTRA: [&str; 16] = [
    "please", "hi", "hello", "thanks", "could", "would", "shall", "may", "might", "must", "also",
    "us", "much", "many", "long", "often",
];

impl Language {
    /// Every language there is.
    pub const ALL: [Self; 2] = [Self::Danish, Self::English];

    /// From a code such as `da`, `da-DK`, `en_GB`; `None` for other languages.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "da" | "dan" => Some(Self::Danish),
            "en" | "eng" => Some(Self::English),
            _ => None,
        }
    }

    /// `da` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Danish => "da",
            Self::English => "en",
        }
    }

    /// The language whose little words the text uses most; Danish letters decide a tie.
    /// English if nothing speaks for either.
    #[must_use]
    pub fn guess(text: &str) -> Self {
        let (mut danish, mut english) = (0, 0);
        for (_, word) in words(text).take(400) {
            let word = word.to_lowercase();
            danish += usize::from(Self::Danish.is_stop(&word));
            english += usize::from(Self::English.is_stop(&word));
        }
        let letters = text.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']);
        if danish > english || danish == english && letters {
            Self::Danish
        } else {
            Self::English
        }
    }

    /// Whether a lower-case word says little by itself.
    #[must_use]
    pub fn is_stop(self, word: &str) -> bool {
        self.stop_words().contains(word)
    }

    /// Snowball stem of a lower-case word; in Danish also without a last `t`.
    #[must_use]
    pub fn stem(self, word: &str) -> String {
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return word.to_owned();
        }
        let mut stem = self.stemmer().stem(word).into_owned();
        // Snowball keeps the neuter and participle ending (`nyt`/`ny`, `tabt`/`taber`), and leaves words
        // of three letters alone (`nye`).
        if self == Self::Danish && stem.chars().count() >= 3 && !stem.ends_with("tt") {
            let short = stem.chars().count() == 3;
            let ending = |letter: &char| *letter == 't' || short && *letter == 'e';
            if stem.chars().next_back().filter(ending).is_some() {
                stem.pop();
            }
        }
        stem
    }

    /// All words of a text in order.
    #[must_use]
    pub fn terms(self, text: &str) -> Vec<Term> {
        words(text)
            .map(|(range, word)| {
                let word = normal_form(word);
                Term {
                    stem: self.stem(&word),
                    stop: self.is_stop(&word),
                    word,
                    range,
                }
            })
            .collect()
    }

    /// Stems of the words that are no stop words; of all words if there are no others.
    #[must_use]
    pub fn content_stems(self, text: &str) -> Vec<String> {
        let terms = self.terms(text);
        let only_stops = terms.iter().all(|term| term.stop);
        terms
            .into_iter()
            .filter(|term| only_stops || !term.stop)
            .map(|term| term.stem)
            .collect()
    }

    fn stop_words(self) -> &'static HashSet<&'static str> {
        static DANISH: OnceLock<HashSet<&'static str>> = OnceLock::new();
        static ENGLISH: OnceLock<HashSet<&'static str>> = OnceLock::new();
        let (cell, extra): (_, &[&'static str]) = match self {
            Self::Danish => (&DANISH, &DANISH_EXTRA),
            Self::English => (&ENGLISH, &ENGLISH_EXTRA),
        };
        cell.get_or_init(|| {
            let listed = stop_words::lookup(self.code()).unwrap_or_default();
            listed.iter().chain(extra).copied().collect()
        })
    }

    fn stemmer(self) -> &'static Stemmer {
        static DANISH: OnceLock<Stemmer> = OnceLock::new();
        static ENGLISH: OnceLock<Stemmer> = OnceLock::new();
        match self {
            Self::Danish => DANISH.get_or_init(|| Stemmer::create(Algorithm::Danish)),
            Self::English => ENGLISH.get_or_init(|| Stemmer::create(Algorithm::English)),
        }
    }
}

/// Words with their byte ranges: letters and digits, apostrophes inside a word, separators inside
/// a number.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let &(start, first) = rest.peek()?;
        let mut end = start + first.len_utf8();
        let mut last = first;
        rest.next();
        while let Some(&(at, c)) = rest.peek() {
            let joins = c.is_alphanumeric() || {
                let next = text
                    .get(at + c.len_utf8()..)
                    .and_then(|after| after.chars().next());
                let between = |test: fn(char) -> bool| test(last) && next.is_some_and(test);
                match c {
                    '\'' | '’' => between(char::is_alphabetic),
                    '.' | ',' => between(|c| c.is_ascii_digit()),
                    _ => false,
                }
            };
            if !joins {
                break;
            }
            rest.next();
            last = c;
            end = at + c.len_utf8();
        }
        text.get(start..end).map(|word| (start..end, word))
    })
}

/// Lower case; `1.000` and `1,000` become `1000`; English `'s` goes.
fn normal_form(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['.', ',']) {
        let thousands = word
            .split(['.', ','])
            .skip(1)
            .all(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()));
        if thousands {
            return word.replace(['.', ','], "");
        }
        return word.replace(',', ".");
    }
    let lower = word.to_lowercase().replace('’', "'");
    lower
        .strip_suffix("'s")
        .map_or(lower.clone(), str::to_owned)
}
