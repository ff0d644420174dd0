use std::time::Instant;

use anyhow::{Result, bail};
use tekup_inference::EmbedKind;
use tekup_retrieval::{
    index::{PassageIndex, Preparer, Wanted},
    sentence::sentences,
    terms::Language,
    vector::{ExactIndex, VectorIndex},
};
use uuid::Uuid;

use crate::{data::Set, embed::Vectors, quality::id};

/// Passages of one made document.
const A_DOCUMENT: usize = 20;
/// Passages that are prepared before they are added, as the product does.
const BATCH: usize = 2_000;

/// Passages made of real sentences: six to nine of one article, with a few rare words, so that the vocabulary
/// grows as it does in real text. Their vectors lie where real ones lie: a real passage of the article plus a
/// share of the difference between two others, so that they spread as real ones do.
pub async fn run(set: &Set, rows: usize, questions: usize, vectors: &mut Vectors) -> Result<()> {
    let texts: Vec<String> = set
        .passages
        .iter()
        .map(|passage| passage.text.clone())
        .collect();
    let Some(real) = vectors.of(&texts, EmbedKind::Passage).await? else {
        bail!("name a model");
    };
    let step = (set.questions.len() / questions).max(1);
    let asked: Vec<String> = set
        .questions
        .iter()
        .step_by(step)
        .take(questions)
        .map(|one| one.text.clone())
        .collect();
    let asked_vectors = vectors
        .of(&asked, EmbedKind::Query)
        .await?
        .unwrap_or_default();
    let articles = articles(set);
    let before = resident();
    let mut random = Random(7);
    let mut index: PassageIndex<()> = PassageIndex::default();
    let mut exact = ExactIndex::with_capacity(384, if rows <= 200_000 { rows } else { 0 });
    let mut preparer = Preparer::default();
    let since = Instant::now();
    let (mut text_bytes, mut made, mut made_in) = (0, 0, 0.0);
    while made < rows {
        let making = Instant::now();
        let mut batch = Vec::with_capacity(BATCH);
        for row in made..(made + BATCH).min(rows) {
            let article =
                &articles[(random.below(articles.len() * articles.len()) as f64).sqrt() as usize];
            let mut text = String::new();
            for _ in 0..6 + random.below(4) {
                text.push_str(&article.sentences[random.below(article.sentences.len())]);
                text.push(' ');
            }
            for _ in 0..3 {
                text.push_str(&format!("{} ", rare(&mut random, rows)));
            }
            text_bytes += text.len();
            let base = &real[article.passages[random.below(article.passages.len())]];
            let (a, b) = (
                &real[random.below(real.len())],
                &real[random.below(real.len())],
            );
            let share = 0.3 + random.below(1000) as f32 / 2500.0;
            let vector: Vec<f32> = base
                .iter()
                .zip(a)
                .zip(b)
                .map(|((base, a), b)| base + share * (a - b))
                .collect();
            batch.push((row, text, vector));
        }
        made_in += making.elapsed().as_secs_f64();
        if rows <= 200_000 {
            for (row, _, vector) in &batch {
                exact.insert(id(*row), vector)?;
            }
        }
        for (row, text, vector) in batch {
            let document = id(row / A_DOCUMENT);
            if row % A_DOCUMENT == 0 {
                index.put(document, ());
            }
            let prepared = preparer.prepare(id(row), Language::English, &text, Some(&vector))?;
            index.append(&document, [prepared]);
            made = row + 1;
        }
    }
    let built = since.elapsed().as_secs_f64() - made_in;
    drop(preparer);
    index.shrink();
    let exact_bytes = exact.memory_bytes();
    let held = resident() - before - if rows <= 200_000 { exact_bytes } else { 0 };
    println!(
        "\n{rows} passages, {} MB of text, made into an index in {built:.0} s ({:.0} a second, one core)",
        text_bytes >> 20,
        rows as f64 / built
    );
    println!(
        "memory: {} MB counted by the index, {} MB more resident in the process",
        index.memory_bytes() >> 20,
        held >> 20
    );
    println!("\n| what | median ms | p95 ms | p99 ms |\n|---|---|---|---|");
    let time = |name: &str, words: bool, near: bool, some: bool| {
        let (mut took, mut empty): (Vec<f64>, usize) = (Vec::new(), 0);
        for (text, vector) in asked.iter().zip(&asked_vectors) {
            let wanted = Wanted {
                words: words.then_some(text.as_str()),
                vector: near.then_some(vector.as_slice()),
                synonyms: &[],
                each: 50,
            };
            let since = Instant::now();
            let hits = index.search(&wanted, |id, ()| !some || id.as_u128() % 20 == 0);
            took.push(since.elapsed().as_secs_f64() * 1e3);
            empty += usize::from(hits.words.is_empty() && hits.near.is_empty());
        }
        took.sort_by(f64::total_cmp);
        let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
        println!(
            "| {name} ({empty} of them found nothing) | {:.1} | {:.1} | {:.1} |",
            at(0.5),
            at(0.95),
            at(0.99)
        );
    };
    time("keyword", true, false, false);
    time("vector", false, true, false);
    time("hybrid", true, true, false);
    time("hybrid, one document in twenty allowed", true, true, true);
    if let Some(embedder) = vectors.embedder() {
        let mut took: Vec<f64> = Vec::new();
        for text in asked.iter().take(100) {
            let since = Instant::now();
            embedder.embed(vec![text.clone()], EmbedKind::Query).await?;
            took.push(since.elapsed().as_secs_f64() * 1e3);
        }
        took.sort_by(f64::total_cmp);
        println!(
            "| the question's vector ({}) | {:.1} | {:.1} | {:.1} |",
            embedder.id(),
            took[50],
            took[95],
            took[99]
        );
    }
    if rows <= 200_000 {
        recall(&index, &exact, &asked_vectors)?;
    }
    Ok(())
}

/// How much of the exact search's ten and fifty nearest the index finds.
fn recall(index: &PassageIndex<()>, exact: &ExactIndex, asked: &[Vec<f32>]) -> Result<()> {
    let (mut ten, mut fifty) = (0, 0);
    let asked = &asked[..asked.len().min(200)];
    for vector in asked {
        let wanted = Wanted {
            words: None,
            vector: Some(vector),
            synonyms: &[],
            each: 50,
        };
        let found: Vec<Uuid> = index
            .search(&wanted, |_, ()| true)
            .near
            .iter()
            .map(|(id, _)| *id)
            .collect();
        let right = exact.search(vector, 50, None)?;
        fifty += right.iter().filter(|(id, _)| found.contains(id)).count();
        ten += right
            .iter()
            .take(10)
            .filter(|(id, _)| found.iter().take(10).any(|one| one == id))
            .count();
    }
    let asked = asked.len() as f64;
    println!(
        "\nof the exact nearest: {:.3} of ten, {:.3} of fifty",
        ten as f64 / asked / 10.0,
        fifty as f64 / asked / 50.0
    );
    Ok(())
}

struct Article {
    passages: Vec<usize>,
    sentences: Vec<String>,
}

fn articles(set: &Set) -> Vec<Article> {
    let mut all: Vec<Article> = Vec::new();
    for (place, passage) in set.passages.iter().enumerate() {
        while all.len() < passage.article {
            all.push(Article {
                passages: Vec::new(),
                sentences: Vec::new(),
            });
        }
        if let Some(article) = all.last_mut() {
            article.passages.push(place);
            article
                .sentences
                .extend(sentences(&passage.text).into_iter().map(|one| one.text));
        }
    }
    all.retain(|article| !article.sentences.is_empty());
    all
}

/// A made word; small numbers come often, as in Zipf's law.
fn rare(random: &mut Random, rows: usize) -> String {
    let at = 1.0 / (random.below(1_000_000) as f64 + 1.0);
    let mut number = ((at * 1e6).powf(1.1) as usize) % (rows * 2).max(1) + 500;
    let mut word = String::new();
    while number > 0 {
        word.push_str(["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"][number % 10]);
        number /= 10;
    }
    word
}

/// Bytes of this process in memory.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number
        .and_then(|number| number.parse::<usize>().ok())
        .unwrap_or(0)
        * 1024
}

/// The same numbers in every run: SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}
