use anyhow::Result;
use tekup_retrieval::{
    fuse::MixWeights,
    rank::{Asked, Candidates, Features, NAMES},
    terms::Language,
};

use crate::{data::Set, embed::Vectors, quality};

const ROUNDS: usize = 300;
const RATE: f64 = 0.5;
/// How strongly the weights are held to those of the mix; the one that does best on articles left out is taken.
const PULLS: [f64; 6] = [0.003, 0.01, 0.03, 0.1, 0.3, 1.0];
const FOLDS: usize = 4;
/// The mix: what the order is before the second pass.
const WITH_VECTORS: [f64; NAMES.len()] = [0.4, 0.6, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
const WORDS_ONLY: [f64; NAMES.len()] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];

/// A question's candidates; the right one first.
struct Case {
    article: usize,
    right: [f64; NAMES.len()],
    others: Vec<[f64; NAMES.len()]>,
}

/// Pairwise logistic regression: the right passage before each other candidate. Weights below 0 become 0.
pub async fn run(set: &Set, vectors: &mut Vectors) -> Result<()> {
    let half = set.of_articles(|article| article <= 24);
    let indexed = quality::index(&half, vectors).await?;
    let ways: &[bool] = if vectors.embedder().is_some() {
        &[true, false]
    } else {
        &[false]
    };
    for with in ways {
        let mut cases: Vec<Case> = Vec::new();
        for question in 0..half.questions.len() {
            let hits = indexed.hits(&half, question, true, *with);
            let candidates = Candidates::of(hits, MixWeights::default());
            let text = &half.questions[question].text;
            let rarity = indexed.index.rarity(text, Language::English);
            let asked = Asked {
                text,
                variants: &[],
                language: Language::English,
                scale: vectors.scale().filter(|_| *with),
                rarity: [&rarity, &rarity],
            };
            let passage = half.questions[question].passage;
            let right = indexed.ids[passage];
            let mut case = Case {
                article: half.passages[passage].article,
                right: [0.0; NAMES.len()],
                others: Vec::new(),
            };
            let mut found = false;
            let wordings = asked.queries(Language::English);
            for passage in indexed.read(&candidates) {
                let features = Features::of(&candidates, &passage, &wordings, asked.scale, true);
                let features = features.0.map(f64::from);
                if passage.id == right {
                    (case.right, found) = (features, true);
                } else {
                    case.others.push(features);
                }
            }
            if found {
                cases.push(case);
            }
        }
        let prior = if *with { WITH_VECTORS } else { WORDS_ONLY };
        println!(
            "{} questions, vectors: {with}; the mix alone: {:.4}",
            cases.len(),
            ndcg(cases.iter(), &prior)
        );
        let mut best = (0.0, PULLS[0]);
        for pull in PULLS {
            let mut sum = 0.0;
            for fold in 0..FOLDS {
                let train: Vec<&Case> = cases
                    .iter()
                    .filter(|case| case.article % FOLDS != fold)
                    .collect();
                let weights = fitted(&train, &prior, pull);
                sum += ndcg(
                    cases.iter().filter(|case| case.article % FOLDS == fold),
                    &weights,
                );
            }
            let mean = sum / FOLDS as f64;
            println!("  pull {pull}: {mean:.4} on articles left out");
            if mean > best.0 {
                best = (mean, pull);
            }
        }
        let all: Vec<&Case> = cases.iter().collect();
        let weights = fitted(&all, &prior, best.1);
        let sum: f64 = weights.iter().sum();
        for (name, weight) in NAMES.iter().zip(weights) {
            println!("  {name}: {:.3}", weight / sum);
        }
    }
    Ok(())
}

fn ndcg<'a>(cases: impl Iterator<Item = &'a Case>, weights: &[f64; NAMES.len()]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for case in cases {
        let score = |features: &[f64; NAMES.len()]| dot(features, weights);
        let mine = score(&case.right);
        let above = case
            .others
            .iter()
            .filter(|other| score(other) >= mine)
            .count();
        sum += if above < 10 {
            1.0 / (above as f64 + 2.0).log2()
        } else {
            0.0
        };
        count += 1.0;
    }
    sum / f64::max(count, 1.0)
}

fn dot(a: &[f64; NAMES.len()], b: &[f64; NAMES.len()]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The weights are ten times those of the mix, which makes its margins probabilities; the caller scales them back.
fn fitted(cases: &[&Case], prior: &[f64; NAMES.len()], pull: f64) -> [f64; NAMES.len()] {
    let prior = prior.map(|weight| weight * 10.0);
    let mut weights = prior;
    let count = cases.len().max(1) as f64;
    for _ in 0..ROUNDS {
        let mut slope = [0.0; NAMES.len()];
        for case in cases {
            for other in &case.others {
                let margin = dot(&case.right, &weights) - dot(other, &weights);
                let wrong = 1.0 / (1.0 + margin.exp());
                for (place, slope) in slope.iter_mut().enumerate() {
                    *slope += wrong * (case.right[place] - other[place]);
                }
            }
        }
        for (place, weight) in weights.iter_mut().enumerate() {
            let step = slope[place] / count - pull * (*weight - prior[place]);
            *weight = (*weight + RATE * step).max(0.0);
        }
    }
    weights
}
