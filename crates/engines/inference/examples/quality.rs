//! How well embedding models tell meanings apart, on public data that no choice is tested on later:
//! `cargo run --release -p tekup-inference --example quality -- DATA MODEL...`, where DATA holds
//! `banking77/train.csv`, `xsid/*.valid.conll` and `xquad/`, and `TEKUP_HOME` names the data folder.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a command that prints what it measures"
)]

use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
};

use serde_json::Value;
use tekup_inference::{EmbedKind, Embedder, Models, ModelsConfig};

/// Texts with what they mean.
type Labelled = Vec<(String, String)>;

#[tokio::main]
async fn main() {
    let mut words = std::env::args().skip(1);
    let data = PathBuf::from(words.next().unwrap_or_default());
    let home = std::env::var_os("TEKUP_HOME").map_or("/var/lib/tekup".into(), PathBuf::from);
    let models = Models::open(ModelsConfig {
        home,
        ..Default::default()
    })
    .unwrap();
    for name in words {
        let model = models.embedder_named(&name).unwrap();
        println!("{name}");
        xquad(model.as_ref(), &data).await;
        banking(model.as_ref(), &data).await;
        xsid(model.as_ref(), &data).await;
    }
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

/// Each question must find its own passage.
async fn xquad(model: &dyn Embedder, data: &Path) {
    let path = data.join("xquad/xquad.en.articles-1-24.json");
    let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let (mut passages, mut questions) = (Vec::new(), Vec::new());
    for article in file["data"].as_array().unwrap() {
        for paragraph in article["paragraphs"].as_array().unwrap() {
            for question in paragraph["qas"].as_array().unwrap() {
                let text = question["question"].as_str().unwrap().to_owned();
                questions.push((text, passages.len()));
            }
            passages.push(paragraph["context"].as_str().unwrap().to_owned());
        }
    }
    let passages = model.embed(passages, EmbedKind::Passage).await.unwrap();
    let texts = questions.iter().map(|(text, _)| text.clone()).collect();
    let vectors = model.embed(texts, EmbedKind::Query).await.unwrap();
    let (mut first, mut reciprocal) = (0, 0.0);
    for (vector, (_, own)) in vectors.iter().zip(&questions) {
        let score = dot(vector, &passages[*own]);
        let better = passages
            .iter()
            .filter(|passage| dot(vector, passage) > score)
            .count();
        first += usize::from(better == 0);
        reciprocal += if better < 10 {
            1.0 / (better + 1) as f64
        } else {
            0.0
        };
    }
    let count = questions.len();
    println!(
        "  XQuAD en, articles 1-24: R@1 {:.3}, MRR@10 {:.3} ({count} questions, {} passages)",
        first as f64 / count as f64,
        reciprocal / count as f64,
        passages.len()
    );
}

/// Ten examples of each intent, the rest of the training file to be told apart.
async fn banking(model: &dyn Embedder, data: &Path) {
    let text = std::fs::read_to_string(data.join("banking77/train.csv")).unwrap();
    let rows: Labelled = csv(&text);
    for draw in 0..3 {
        let mut chosen: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, (_, label)) in rows.iter().enumerate() {
            chosen.entry(label).or_default().push(index);
        }
        let train: HashSet<usize> = chosen
            .values()
            .flat_map(|of| (0..10).map(|n| of[(n * (of.len() / 10) + draw) % of.len()]))
            .collect();
        let part = |inside: bool| -> Labelled {
            let wanted = |index: &usize| train.contains(index) == inside;
            (0..rows.len())
                .filter(wanted)
                .map(|index| rows[index].clone())
                .collect()
        };
        // Every fourth of the rest is enough to compare.
        let held: Labelled = part(false).into_iter().step_by(4).collect();
        let accuracy = centroids(model, &part(true), &held).await;
        println!("  BANKING77 train, 10 of each intent, draw {draw}: {accuracy:.1} %");
    }
}

/// Intents learned in one language, told apart in the other.
async fn xsid(model: &dyn Embedder, data: &Path) {
    let read = |name: &str| conll(&std::fs::read_to_string(data.join("xsid").join(name)).unwrap());
    let (danish, english) = (read("da.valid.conll"), read("en.valid.conll"));
    let halves = |rows: &Labelled| -> (Labelled, Labelled) {
        let half = |odd: usize| rows.iter().skip(odd).step_by(2).cloned().collect();
        (half(0), half(1))
    };
    let ((danish, danish_held), (english, english_held)) = (halves(&danish), halves(&english));
    for (name, train, held) in [
        ("Danish -> Danish", &danish, &danish_held),
        ("English -> Danish", &english, &danish_held),
        ("English -> English", &english, &english_held),
    ] {
        println!(
            "  xSID valid, {name}: {:.1} %",
            centroids(model, train, held).await
        );
    }
}

/// The share of `held` whose nearest mean is that of its label.
async fn centroids(model: &dyn Embedder, train: &Labelled, held: &Labelled) -> f64 {
    let texts = |rows: &Labelled| {
        rows.iter()
            .map(|(text, _)| text.clone())
            .collect::<Vec<_>>()
    };
    let vectors = model.embed(texts(train), EmbedKind::Query).await.unwrap();
    let mut means: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for (vector, (_, label)) in vectors.iter().zip(train) {
        let mean = means
            .entry(label)
            .or_insert_with(|| vec![0.0; vector.len()]);
        mean.iter_mut()
            .zip(vector)
            .for_each(|(mean, value)| *mean += value);
    }
    for mean in means.values_mut() {
        let length = dot(mean, mean).sqrt();
        mean.iter_mut().for_each(|value| *value /= length);
    }
    let vectors = model.embed(texts(held), EmbedKind::Query).await.unwrap();
    let right = vectors.iter().zip(held).filter(|(vector, (_, label))| {
        let best = means
            .iter()
            .max_by(|a, b| dot(a.1, vector).total_cmp(&dot(b.1, vector)));
        best.is_some_and(|(name, _)| name == label)
    });
    100.0 * right.count() as f64 / held.len() as f64
}

/// `text,label` lines, the text in quotes where it has commas, after a heading.
fn csv(text: &str) -> Labelled {
    let mut rows = Vec::new();
    let mut record = String::new();
    for line in text.lines().skip(1) {
        record.push_str(line);
        // Quotes are doubled inside quotes, so an odd number means that the record goes on.
        if record.matches('"').count() % 2 == 1 {
            record.push(' ');
            continue;
        }
        if let Some((text, label)) = record.rsplit_once(',') {
            let text = text.trim().trim_matches('"').replace("\"\"", "\"");
            rows.push((text, label.trim().to_owned()));
        }
        record.clear();
    }
    rows
}

/// The `# text` and `# intent` lines of each sentence.
fn conll(text: &str) -> Labelled {
    let mut rows = Vec::new();
    let mut sentence = String::new();
    for line in text.lines() {
        let value = |key: &str| {
            let rest = line
                .trim_start_matches('#')
                .trim_start()
                .strip_prefix(key)?;
            let rest = rest.trim_start().strip_prefix(['=', ':'])?;
            Some(rest.trim().to_owned())
        };
        if !line.starts_with('#') {
            continue;
        }
        if let Some(text) = value("text") {
            sentence = text;
        } else if let Some(intent) = value("intent") {
            rows.push((std::mem::take(&mut sentence), intent));
        }
    }
    rows
}
