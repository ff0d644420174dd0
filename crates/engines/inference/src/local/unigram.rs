//! The unigram tokenizer of SentencePiece (Kudo 2018): of all ways to cut a word into known pieces,
//! the one whose scores sum highest. The `tokenizers` crate has it too, with a tree of hash maps
//! that takes 150 MB for this vocabulary of 250,000.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use yada::{DoubleArray, builder::DoubleArrayBuilder};

/// Stands for the space before a word.
const SPACE: char = '\u{2581}';
/// How much worse an unknown character is than the worst known piece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// What single characters become before the text is cut.
#[derive(Default)]
pub(super) struct CharacterMap(HashMap<char, String>);

impl CharacterMap {
    pub(super) fn insert(&mut self, from: char, to: String) {
        self.0.insert(from, to);
    }

    /// Composed characters first: text from PDFs and file names has its rings and dots apart.
    fn apply(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        for character in text.nfc() {
            match self.0.get(&character) {
                Some(to) => clean.push_str(to),
                None => clean.push(character),
            }
        }
        clean
    }
}

/// A vocabulary of pieces with scores.
pub(super) struct Unigram {
    trie: DoubleArray<Vec<u8>>,
    scores: Vec<f32>,
    unknown: u32,
    unknown_score: f32,
    map: CharacterMap,
}

impl Unigram {
    /// `text` holds all pieces one after the other, piece `i` from `offsets[i]` to `offsets[i + 1]`.
    pub(super) fn new(
        text: Vec<u8>,
        offsets: Vec<u32>,
        scores: Vec<f32>,
        unknown: u32,
        map: CharacterMap,
    ) -> Result<Self, String> {
        let mut pieces: Vec<(&[u8], u32)> = Vec::with_capacity(scores.len());
        for (id, bounds) in (0..).zip(offsets.windows(2)) {
            let piece = text
                .get(bounds[0] as usize..bounds[1] as usize)
                .ok_or("the tokenizer's pieces are cut off")?;
            if !piece.is_empty() && id != unknown {
                pieces.push((piece, id));
            }
        }
        pieces.sort_unstable();
        pieces.dedup_by_key(|(piece, _)| *piece);
        let trie = DoubleArrayBuilder::build(&pieces)
            .and_then(DoubleArray::new)
            .map_err(|error| format!("the tokenizer's pieces: {error}"))?;
        let worst = scores.iter().copied().fold(f32::INFINITY, f32::min);
        Ok(Self {
            trie,
            scores,
            unknown,
            unknown_score: worst - UNKNOWN_PENALTY,
            map,
        })
    }

    /// The ids of a text's pieces.
    pub(super) fn encode(&self, text: &str) -> Vec<u32> {
        let clean = self.map.apply(text);
        let mut ids = Vec::with_capacity(clean.len() / 3);
        let mut word = String::new();
        for part in clean.split_whitespace() {
            word.clear();
            word.push(SPACE);
            word.push_str(part);
            self.cut(&word, &mut ids);
        }
        ids
    }

    fn cut(&self, word: &str, ids: &mut Vec<u32>) {
        // best[i]: the score of the best way to cut the first i bytes, and its last piece.
        let mut best: Vec<Option<(f32, usize, u32)>> = vec![None; word.len() + 1];
        best[0] = Some((0.0, 0, self.unknown));
        let offer = |best: &mut Vec<Option<(f32, usize, u32)>>, from, to: usize, score, id| {
            if best[to].is_none_or(|(known, _, _)| score > known) {
                best[to] = Some((score, from, id));
            }
        };
        for (at, character) in word.char_indices() {
            let Some((score, _, _)) = best[at] else {
                continue;
            };
            for (id, length) in self.trie.common_prefix_search(&word.as_bytes()[at..]) {
                let piece = self
                    .scores
                    .get(id as usize)
                    .copied()
                    .unwrap_or(self.unknown_score);
                offer(&mut best, at, at + length, score + piece, id);
            }
            let end = at + character.len_utf8();
            offer(&mut best, at, end, score + self.unknown_score, self.unknown);
        }
        let first = ids.len();
        let mut at = word.len();
        while let (true, Some((_, from, id))) = (at > 0, best[at]) {
            // Unknown characters in a row are one unknown piece.
            if id != self.unknown || ids[first..].last() != Some(&id) {
                ids.push(id);
            }
            at = from;
        }
        ids[first..].reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokenizer() -> Unigram {
        let pieces = [
            ("", 0.0),
            ("\u{2581}", -2.0),
            ("\u{2581}k", -3.0),
            ("o", -2.5),
            ("r", -2.5),
        ]
        .into_iter()
        .chain([
            ("t", -2.5),
            ("\u{2581}kort", -4.0),
            ("å", -3.0),
            ("k", -2.5),
        ]);
        let (mut text, mut offsets, mut scores) = (Vec::new(), vec![0], Vec::new());
        for (piece, score) in pieces {
            text.extend_from_slice(piece.as_bytes());
            offsets.push(text.len() as u32);
            scores.push(score);
        }
        let mut map = CharacterMap::default();
        map.insert('K', "k".to_owned());
        Unigram::new(text, offsets, scores, 0, map).unwrap()
    }

    #[test]
    fn the_best_cut_wins_over_the_longest_first_piece() {
        assert_eq!(tokenizer().encode("kort"), [6]);
        assert_eq!(tokenizer().encode("kor"), [2, 3, 4]);
    }

    #[test]
    fn characters_are_mapped_and_composed_first() {
        assert_eq!(tokenizer().encode("Kort  a\u{30a}"), [6, 1, 7]);
    }

    #[test]
    fn unknown_characters_in_a_row_are_one() {
        assert_eq!(tokenizer().encode("t🚲🚲t"), [1, 5, 0, 5]);
    }

    #[test]
    fn empty_text_has_no_pieces() {
        assert!(tokenizer().encode(" \n ").is_empty());
    }
}
