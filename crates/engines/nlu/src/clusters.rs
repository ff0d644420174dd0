//! Groups of messages that ask for the same thing, for messages that no intent fits.
//!
//! Average-linkage agglomerative clustering (Sokal and Michener 1958, by the `kodama` crate) on cosine
//! distances of embeddings, or of weighted words and characters where there are none.

use std::collections::{HashMap, HashSet};

use kodama::{Method, linkage};

use crate::intent::word_rows;
use crate::tokens::{normalize, words};

/// Most texts grouped at once: distances between all pairs are held, 8 MB.
pub const MOST: usize = 2_000;
/// Mean distance up to which two groups of embeddings are one.
const NEAR: f32 = 0.6;
/// The same for words and characters.
const NEAR_WORDS: f32 = 0.88;
/// Longest prefix of a text that names a group, in characters.
const MAX_CHARS: usize = 500;
/// Words of a name.
const NAME_WORDS: usize = 3;

/// Texts that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Positions of the texts, the most typical first.
    pub members: Vec<usize>,
    /// What sets them apart, as a name for an intent: lower case, joined by `_`. Empty where no word is shared.
    pub name: String,
}

/// Groups `texts`, largest group first; those of fewer than `least` are left out, and so are texts beyond
/// [`MOST`]. `embeddings` has one vector for each text, if any.
pub fn group(texts: &[&str], embeddings: Option<&[Vec<f32>]>, least: usize) -> Vec<Group> {
    let texts = texts.get(..MOST).unwrap_or(texts);
    let (mut rows, near) = match embeddings.filter(|all| all.len() >= texts.len()) {
        Some(all) => (centred(all.get(..texts.len()).unwrap_or(all)), NEAR),
        None => (word_rows(texts), NEAR_WORDS),
    };
    if rows.len() < least.max(2) {
        return Vec::new();
    }
    for row in &mut rows {
        let length = row
            .iter()
            .map(|(_, v)| v * v)
            .sum::<f32>()
            .sqrt()
            .max(1e-12);
        row.iter_mut().for_each(|(_, value)| *value /= length);
    }
    let mut distances = Vec::with_capacity(rows.len() * (rows.len() - 1) / 2);
    for (i, row) in rows.iter().enumerate() {
        distances.extend(
            rows.iter()
                .skip(i + 1)
                .map(|other| 1.0 - cosine(row, other)),
        );
    }
    let mut groups: Vec<Vec<usize>> = (0..rows.len()).map(|i| vec![i]).collect();
    for step in linkage(&mut distances, rows.len(), Method::Average).steps() {
        let mut joined = Vec::new();
        if step.dissimilarity <= near {
            for part in [step.cluster1, step.cluster2] {
                joined.append(groups.get_mut(part).unwrap_or(&mut Vec::new()));
            }
        }
        groups.push(joined);
    }
    groups.retain(|members| members.len() >= least.max(2));
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    let taken: Vec<Vec<String>> = texts.iter().map(|text| own_words(text)).collect();
    groups
        .into_iter()
        .map(|mut members| {
            let typical = |i: &usize| -> f32 {
                let row = rows.get(*i);
                let others = members
                    .iter()
                    .filter_map(|other| Some((row?, rows.get(*other)?)));
                others.map(|(row, other)| cosine(row, other)).sum()
            };
            let mut order: Vec<(f32, usize)> = members.iter().map(|i| (typical(i), *i)).collect();
            order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            members = order.into_iter().map(|(_, i)| i).collect();
            Group {
                name: name(&members, &taken),
                members,
            }
        })
        .collect()
}

type Sparse = Vec<(u32, f32)>;

fn centred(all: &[Vec<f32>]) -> Vec<Sparse> {
    let len = all.first().map_or(0, Vec::len);
    let mut mean = vec![0.0_f32; len];
    for vector in all {
        for (mean, value) in mean.iter_mut().zip(vector) {
            *mean += value / all.len() as f32;
        }
    }
    let one = |vector: &Vec<f32>| -> Sparse {
        let values = vector.iter().zip(&mean).map(|(value, mean)| value - mean);
        (0..).zip(values).collect()
    };
    all.iter().map(one).collect()
}

/// Of two rows of length one in ascending order of feature.
fn cosine(a: &Sparse, b: &Sparse) -> f32 {
    let (mut product, mut at) = (0.0, 0);
    for (feature, value) in a {
        while b.get(at).is_some_and(|(other, _)| other < feature) {
            at += 1;
        }
        if let Some((other, theirs)) = b.get(at)
            && other == feature
        {
            product += value * theirs;
        }
    }
    product
}

fn own_words(text: &str) -> Vec<String> {
    let text = normalize(text, MAX_CHARS);
    let seen: HashSet<String> = words(&text).map(|word| word.text.to_owned()).collect();
    let mut all: Vec<String> = seen
        .into_iter()
        .filter(|word| word.chars().count() > 2)
        .collect();
    all.sort_unstable();
    all
}

/// Words that many of the members have and few of the others.
fn name(members: &[usize], taken: &[Vec<String>]) -> String {
    let mut inside: HashMap<&str, usize> = HashMap::new();
    for word in members.iter().filter_map(|i| taken.get(*i)).flatten() {
        *inside.entry(word).or_default() += 1;
    }
    let mut everywhere: HashMap<&str, usize> = HashMap::new();
    for word in taken.iter().flatten() {
        *everywhere.entry(word).or_default() += 1;
    }
    let score = |word: &str, count: usize| {
        let all = everywhere.get(word).copied().unwrap_or(count).max(1);
        let share = count as f32 / members.len() as f32;
        share * (1.0 + taken.len() as f32 / all as f32).ln()
    };
    let mut ranked: Vec<(f32, &str)> = inside
        .into_iter()
        .filter(|(_, count)| count * 3 >= members.len() && *count > 1)
        .map(|(word, count)| (score(word, count), word))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let chosen: Vec<&str> = ranked
        .into_iter()
        .take(NAME_WORDS)
        .map(|(_, word)| word)
        .collect();
    chosen.join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 8] = [
        "do you sell gift cards",
        "can I buy a gift card for a friend",
        "are gift cards available in the shop",
        "gift card for my mother, how much",
        "hvor ligger jeres butik i Aarhus",
        "hvornår åbner butikken i Aarhus",
        "har I en butik i Aarhus",
        "qwerty",
    ];

    #[test]
    fn what_belongs_together_is_grouped_and_named() {
        let groups = group(&TEXTS, None, 3);
        assert_eq!(groups.len(), 2, "{groups:?}");
        assert!(groups[0].members.iter().all(|i| *i < 4), "{groups:?}");
        assert!(groups[0].name.contains("gift"), "{groups:?}");
        assert!(groups[1].name.contains("aarhus"), "{groups:?}");
    }

    #[test]
    fn embeddings_decide_where_they_are() {
        let vectors: Vec<Vec<f32>> = (0..8)
            .map(|i| {
                if i % 2 == 0 {
                    vec![1.0, 0.1]
                } else {
                    vec![-1.0, 0.1]
                }
            })
            .collect();
        let groups = group(&TEXTS, Some(&vectors), 2);
        assert_eq!(groups.len(), 2);
        assert!(groups.iter().all(|one| one.members.len() == 4));
    }

    #[test]
    fn few_texts_make_no_group() {
        assert!(group(&[], None, 3).is_empty());
        assert!(group(&["hej", "farvel"], None, 2).is_empty());
    }
}
