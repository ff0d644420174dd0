//! From a text to a sparse vector: words, neighbouring and near pairs of words, and character n-grams,
//! weighted by TF-IDF.
//!
//! Chosen on held-out training rows of BANKING77 and on CLINC150's validation split, both whole and
//! with ten examples per intent: near pairs and the square root of the inverse document frequency each
//! gained half a point or more, five-character n-grams, first words and word trigrams gained nothing.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

use super::svm::Lane;
use crate::tokens::{normalize, words};

/// Longest prefix of a message that is looked at, in characters. An intent shows early; a pasted log
/// of a megabyte must not cost more than a letter.
const MAX_CHARS: usize = 2_000;
/// Shortest character n-gram. They stay inside a word, which has a space of padding at each side.
const CHAR_MIN: usize = 2;
/// Longest character n-gram.
const CHAR_MAX: usize = 4;
/// A word pairs with so many words before it, in either order, so that "block my card" and "my card,
/// block it" share more than words.
const NEAR: usize = 8;

/// The counted n-grams of one text by hash, in ascending order.
#[derive(Debug, Default)]
pub(super) struct Counts {
    words: Vec<(u64, f32)>,
    chars: Vec<(u64, f32)>,
}

impl Counts {
    /// Counts the n-grams of `text`. The hashes are part of the stored format: a change of them, or of
    /// [`normalize`], needs a new format version.
    pub(super) fn of(text: &str) -> Self {
        let text = normalize(text, MAX_CHARS);
        let (mut word_hashes, mut char_hashes) = (Vec::with_capacity(64), Vec::with_capacity(512));
        let mut previous = None;
        let mut near: VecDeque<u64> = VecDeque::with_capacity(NEAR + 1);
        let mut padded: Vec<char> = Vec::with_capacity(32);
        for token in words(&text) {
            let unigram = token.text.chars().fold(WORD_SEED, mix);
            word_hashes.push(finish(unigram));
            if let Some(previous) = previous.replace(unigram) {
                word_hashes.push(finish(mix_hash(previous, unigram)));
            }
            for other in &near {
                let pair = mix_hash((*other).min(unigram), (*other).max(unigram));
                word_hashes.push(finish(pair ^ PAIR_SEED));
            }
            near.push_back(unigram);
            if near.len() > NEAR {
                near.pop_front();
            }
            padded.clear();
            padded.push(' ');
            padded.extend(token.text.chars());
            padded.push(' ');
            for start in 0..padded.len() {
                let mut hash = CHAR_SEED;
                for (i, c) in padded.iter().skip(start).take(CHAR_MAX).enumerate() {
                    hash = mix(hash, *c);
                    if i + 1 >= CHAR_MIN {
                        char_hashes.push(finish(hash));
                    }
                }
            }
        }
        Self {
            words: tally(word_hashes),
            chars: tally(char_hashes),
        }
    }

    /// Whether the text had no word at all.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Equal for texts with the same words, near enough to tell duplicates.
    pub(super) fn fingerprint(&self) -> u64 {
        self.words.iter().fold(WORD_SEED, |hash, (word, n)| {
            mix_hash(hash, *word ^ u64::from(n.to_bits()))
        })
    }
}

const WORD_SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const CHAR_SEED: u64 = 0xC2B2_AE3D_27D4_EB4F;
const PAIR_SEED: u64 = 0x1656_67B1_9E37_79F9;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// FNV-1a over code points instead of bytes.
fn mix(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME)
}

fn mix_hash(first: u64, second: u64) -> u64 {
    (first.rotate_left(29) ^ second).wrapping_mul(PRIME)
}

/// The finaliser of MurmurHash3 (64 bit): FNV alone leaves its high bits poor on short input.
fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

fn tally(mut hashes: Vec<u64>) -> Vec<(u64, f32)> {
    hashes.sort_unstable();
    let mut out: Vec<(u64, f32)> = Vec::with_capacity(hashes.len());
    for hash in hashes {
        match out.last_mut() {
            Some((last, n)) if *last == hash => *n += 1.0,
            _ => out.push((hash, 1.0)),
        }
    }
    out
}

/// The vector of one text: sparse n-grams (feature number and value) and a dense part (its sentence
/// embedding, scaled; empty without one).
#[derive(Debug, Default, Clone)]
pub(super) struct Row {
    pub(super) sparse: Vec<(u32, f32)>,
    pub(super) dense: Vec<f32>,
}

impl Row {
    /// Squared length, without a bias.
    pub(super) fn square(&self) -> f32 {
        self.sparse
            .iter()
            .map(|(_, v)| v * v)
            .chain(self.dense.iter().map(|v| v * v))
            .sum()
    }

    /// Squared length with the n-grams that no model knows, which words and characters have as length 1 each.
    pub(super) fn full_square(&self) -> f32 {
        2.0 + self.dense.iter().map(|v| v * v).sum::<f32>()
    }

    /// `start` plus the product with every lane of `weights`, whose first `sparse_len` are of n-grams.
    pub(super) fn scores(&self, weights: &[Lane], sparse_len: usize, start: Lane) -> Lane {
        let mut score = start;
        for (id, value) in &self.sparse {
            if let Some(weights) = weights.get(*id as usize) {
                for (score, weight) in score.iter_mut().zip(weights) {
                    *score += weight * value;
                }
            }
        }
        for (weights, value) in weights.iter().skip(sparse_len).zip(&self.dense) {
            for (score, weight) in score.iter_mut().zip(weights) {
                *score += weight * value;
            }
        }
        score
    }

    /// Adds this row, times `step`, to every lane of `weights`.
    pub(super) fn add_to(&self, weights: &mut [Lane], sparse_len: usize, step: &Lane) {
        for (id, value) in &self.sparse {
            if let Some(weights) = weights.get_mut(*id as usize) {
                for (weight, step) in weights.iter_mut().zip(step) {
                    *weight += step * value;
                }
            }
        }
        for (weights, value) in weights.iter_mut().skip(sparse_len).zip(&self.dense) {
            for (weight, step) in weights.iter_mut().zip(step) {
                *weight += step * value;
            }
        }
    }
}

/// The weighted n-grams of texts that nobody has labelled.
pub(crate) fn word_rows(texts: &[&str]) -> Vec<Vec<(u32, f32)>> {
    let counts: Vec<Counts> = texts.iter().map(|text| Counts::of(text)).collect();
    let all: Vec<&Counts> = counts.iter().collect();
    let vectorizer = Vectorizer::fit(&all, 1, usize::MAX);
    all.iter()
        .map(|one| vectorizer.vector(one).sparse)
        .collect()
}

/// The n-grams a model knows, with their weights.
#[derive(Debug, Clone)]
pub(super) struct Vectorizer {
    /// Number and weight of each: the square root of its inverse document frequency.
    known: HashMap<u64, (u32, f32), BuildHasherDefault<AlreadyHashed>>,
    /// What any other n-gram weighs: it adds to the vector's length and to nothing else, so that a text
    /// of unknown words scores low for every intent.
    unknown_idf: f32,
}

impl Vectorizer {
    /// Learns the n-grams of `documents` that at least `min_df` of them hold; of these the most
    /// frequent `max_features`.
    pub(super) fn fit(documents: &[&Counts], min_df: u32, max_features: usize) -> Self {
        let mut df: HashMap<u64, u32, BuildHasherDefault<AlreadyHashed>> = HashMap::default();
        for (hash, _) in documents
            .iter()
            .flat_map(|counts| counts.words.iter().chain(&counts.chars))
        {
            *df.entry(*hash).or_default() += 1;
        }
        let mut kept: Vec<(u64, u32)> = df.into_iter().filter(|(_, n)| *n >= min_df).collect();
        // The frequent ones get neighbouring numbers, which keeps their weights in the cache.
        kept.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        kept.truncate(max_features);
        let n = documents.len() as f32;
        let idf = |df: u32| (((1.0 + n) / (1.0 + df as f32)).ln() + 1.0).sqrt();
        let (hashes, weights): (Vec<u64>, Vec<f32>) =
            kept.into_iter().map(|(h, n)| (h, idf(n))).unzip();
        Self::from_parts(&hashes, &weights, idf(1))
    }

    /// From what [`Self::parts`] gave.
    pub(super) fn from_parts(hashes: &[u64], idf: &[f32], unknown_idf: f32) -> Self {
        let known = hashes
            .iter()
            .zip(idf)
            .zip(0..)
            .map(|((hash, idf), id)| (*hash, (id, *idf)))
            .collect();
        Self { known, unknown_idf }
    }

    /// Hashes and inverse document frequencies in the order of their numbers.
    pub(super) fn parts(&self) -> (Vec<u64>, Vec<f32>) {
        let mut all: Vec<(u32, u64, f32)> = self
            .known
            .iter()
            .map(|(hash, (id, idf))| (*id, *hash, *idf))
            .collect();
        all.sort_unstable_by_key(|(id, ..)| *id);
        all.into_iter().map(|(_, hash, idf)| (hash, idf)).unzip()
    }

    pub(super) fn unknown_idf(&self) -> f32 {
        self.unknown_idf
    }

    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The vector of counted text: words and characters have length 1 each, unknown n-grams included.
    pub(super) fn vector(&self, counts: &Counts) -> Row {
        let mut sparse = Vec::with_capacity(counts.words.len() + counts.chars.len());
        for family in [&counts.words, &counts.chars] {
            let first = sparse.len();
            let mut square = 0.0_f32;
            for (hash, n) in family {
                let tf = 1.0 + n.ln();
                match self.known.get(hash) {
                    Some((id, idf)) => {
                        let value = tf * idf;
                        square += value * value;
                        sparse.push((*id, value));
                    }
                    None => square += (tf * self.unknown_idf).powi(2),
                }
            }
            let scale = if square > 0.0 {
                1.0 / square.sqrt()
            } else {
                0.0
            };
            for (_, value) in sparse.iter_mut().skip(first) {
                *value *= scale;
            }
        }
        sparse.sort_unstable_by_key(|(id, _)| *id);
        Row {
            sparse,
            dense: Vec::new(),
        }
    }
}

/// Passes a key through that is a hash already.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}
