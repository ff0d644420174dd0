//! Intent accuracy, out-of-scope detection, training and prediction time.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tekup_nlu::intent::{self, Example, IntentModel, OUT_OF_SCOPE, TrainOptions};

use crate::{Embedder, data, percentile};

/// Measures every intent set under `root`; with an `embedder`, words and its embeddings together.
///
/// # Errors
/// When a data file is there and not as expected, or the embedder fails.
pub fn run(root: &Path, mut embedder: Option<&mut dyn Embedder>) -> Result<String> {
    let mut out = String::new();
    let mut bench = Bench {
        embedder: embedder.take(),
    };
    writeln!(
        out,
        "| set | accuracy | cross-validated beforehand | training s | model MB | predict p50 / p95 µs |"
    )?;
    writeln!(out, "|---|---|---|---|---|---|")?;
    if let (Some(train), Some(test)) = (
        data::read(root, "banking77/train.csv")?,
        data::read(root, "banking77/test.csv")?,
    ) {
        let (train, test) = (data::banking(&train)?, data::banking(&test)?);
        bench.row(&mut out, "BANKING77 full (10,003 / 3,080)", &train, &test)?;
        let draws = (0..DRAWS).map(|draw| bench.measure(&few(&train, 10, draw), &test));
        let draws = draws.collect::<Result<Vec<_>>>()?;
        for count in [3, draws.len()] {
            let of = draws.iter().take(count);
            let accuracy = of.clone().map(|m| m.accuracy).sum::<f64>() / count as f64;
            let seconds = of.map(|m| m.training.as_secs_f64()).sum::<f64>() / count as f64;
            writeln!(
                out,
                "| BANKING77, 10 per intent (mean of {count} draws) | {accuracy:.4} | | {seconds:.2} | | |"
            )?;
        }
    }
    if let Some(text) = data::read(root, "xsid/da.valid.conll")? {
        let all = data::xsid(&text);
        for (name, folds) in [("5-fold", 5), ("each held out in turn", all.len())] {
            let accuracy = cross_validate(&mut bench, &all, folds)?;
            writeln!(
                out,
                "| xSID Danish validation (300), {name} | {accuracy:.4} | | | | |"
            )?;
        }
        if let Some(english) = data::read(root, "xsid/en.valid.conll")? {
            let name = "xSID Danish (300) from the 300 English examples alone";
            bench.row(&mut out, name, &data::xsid(&english), &all)?;
        }
    }
    if let Some(text) = data::read(root, "clinc150/data_full.json")? {
        clinc(&mut out, &mut bench, &serde_json::from_str(&text)?)?;
    }
    Ok(out)
}

/// How often ten examples of each intent are drawn: the first three are those of the baseline's kind, all of them
/// tell what chance does.
const DRAWS: u64 = 10;

struct Bench<'a> {
    embedder: Option<&'a mut dyn Embedder>,
}

/// What a trained model did on a test set.
struct Measured {
    model: IntentModel,
    training: Duration,
    accuracy: f64,
    /// Per test example: confidence, and whether its intent was ranked first.
    outcomes: Vec<(f32, bool)>,
    /// Time of each prediction, without the embedding, ascending.
    times: Vec<Duration>,
}

impl Bench<'_> {
    fn embed(&mut self, examples: &[Example]) -> Result<Option<Vec<Vec<f32>>>> {
        let texts: Vec<&str> = examples.iter().map(|e| e.text.as_str()).collect();
        self.embedder
            .as_mut()
            .map(|embedder| embedder.embed(&texts))
            .transpose()
    }

    fn measure(&mut self, train: &[Example], test: &[Example]) -> Result<Measured> {
        let train = intent::with_names(train.to_vec());
        let embeddings = self.embed(&train)?;
        let options = TrainOptions {
            embedding_name: self.embedder.as_ref().map(|e| e.name()),
            views: self.embedder.as_ref().map_or_else(Vec::new, |e| e.views()),
            ..TrainOptions::default()
        };
        let start = Instant::now();
        let model = IntentModel::train(&train, embeddings.as_deref(), &options, &mut |_| {})?;
        self.score(model, start.elapsed(), test)
    }

    fn score(
        &mut self,
        model: IntentModel,
        training: Duration,
        test: &[Example],
    ) -> Result<Measured> {
        let embeddings = self.embed(test)?;
        let (mut outcomes, mut times) = (Vec::new(), Vec::new());
        for (i, example) in test.iter().enumerate() {
            let embedding = embeddings
                .as_ref()
                .and_then(|all| all.get(i))
                .map(Vec::as_slice);
            let start = Instant::now();
            let prediction = model.predict(&example.text, embedding);
            times.push(start.elapsed());
            let first = prediction.ranked.first();
            outcomes.push((
                prediction.confidence(),
                first.is_some_and(|(intent, _)| *intent == example.intent),
            ));
        }
        times.sort_unstable();
        let right = outcomes.iter().filter(|(_, right)| *right).count();
        let accuracy = right as f64 / outcomes.len().max(1) as f64;
        Ok(Measured {
            model,
            training,
            accuracy,
            outcomes,
            times,
        })
    }

    fn row(
        &mut self,
        out: &mut String,
        name: &str,
        train: &[Example],
        test: &[Example],
    ) -> Result<Measured> {
        let m = self.measure(train, test)?;
        let beforehand = m
            .model
            .report()
            .accuracy
            .map_or("-".into(), |a| format!("{a:.4}"));
        let (accuracy, seconds) = (m.accuracy, m.training.as_secs_f64());
        let megabytes = m.model.to_bytes().len() as f64 / 1e6;
        let (p50, p95) = (percentile(&m.times, 0.5), percentile(&m.times, 0.95));
        writeln!(
            out,
            "| {name} | {accuracy:.4} | {beforehand} | {seconds:.2} | {megabytes:.1} | {p50} / {p95} |"
        )?;
        Ok(m)
    }
}

/// The first `count` of each intent after a seeded shuffle.
fn few(examples: &[Example], count: usize, draw: u64) -> Vec<Example> {
    let mut order: Vec<(u64, &Example)> = examples
        .iter()
        .zip(1u64..)
        .map(|(e, i)| (scramble(i ^ (draw << 40)), e))
        .collect();
    order.sort_unstable_by_key(|(key, _)| *key);
    let mut taken: HashMap<&str, usize> = HashMap::new();
    let mut out = Vec::new();
    for (_, example) in order {
        let n = taken.entry(&example.intent).or_default();
        if *n < count {
            *n += 1;
            out.push(example.clone());
        }
    }
    out
}

fn scramble(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    n ^ (n >> 31)
}

/// Accuracy with every `folds`th example held out in turn.
fn cross_validate(bench: &mut Bench<'_>, all: &[Example], folds: usize) -> Result<f64> {
    let mut right = 0.0;
    for fold in 0..folds {
        let part = |held: bool| -> Vec<Example> {
            let chosen = all
                .iter()
                .enumerate()
                .filter(|(i, _)| (i % folds == fold) == held);
            chosen.map(|(_, e)| e.clone()).collect()
        };
        let test = part(true);
        right += bench.measure(&part(false), &test)?.accuracy * test.len() as f64;
    }
    Ok(right / all.len() as f64)
}

/// CLINC150: in-scope accuracy, then recall of out-of-scope messages at three thresholds.
fn clinc(out: &mut String, bench: &mut Bench<'_>, json: &serde_json::Value) -> Result<()> {
    let [train, val, test] = ["train", "val", "test"].map(|split| data::clinc(json, split));
    let (train, val, test) = (train?, val?, test?);
    let [oos_train, oos_val, oos_test] =
        ["oos_train", "oos_val", "oos_test"].map(|split| data::clinc(json, split));
    let (oos_train, oos_val, oos_test) = (oos_train?, oos_val?, oos_test?);

    let plain = bench.row(out, "CLINC150 in scope (15,000 / 4,500)", &train, &test)?;
    let with_oos: Vec<Example> = train.iter().chain(&oos_train).cloned().collect();
    let taught = bench.row(
        out,
        "the same with its 100 counterexamples",
        &with_oos,
        &test,
    )?;

    writeln!(
        out,
        "\n| CLINC150, threshold | in-scope accuracy | out-of-scope recall (1,000) | AUROC |"
    )?;
    writeln!(out, "|---|---|---|---|")?;
    for (name, test_run) in [
        ("in-scope examples", plain),
        (&format!("with `{OUT_OF_SCOPE}` examples"), taught),
    ] {
        let foreign = bench.score(test_run.model.clone(), Duration::ZERO, &oos_test)?;
        let val_run = bench.score(test_run.model.clone(), Duration::ZERO, &val)?;
        let val_foreign = bench.score(test_run.model.clone(), Duration::ZERO, &oos_val)?;
        let auroc = auroc(&test_run.outcomes, &foreign.outcomes);
        let own = test_run.model.threshold();
        let keep = |share: f64| -> Result<f32> {
            let mut all: Vec<f32> = val_run.outcomes.iter().map(|(c, _)| *c).collect();
            all.sort_unstable_by(f32::total_cmp);
            all.get(((1.0 - share) * all.len() as f64) as usize)
                .copied()
                .context("empty validation split")
        };
        let best = best_threshold(&val_run.outcomes, &val_foreign.outcomes);
        for (rule, threshold) in [
            ("chosen by the model itself on training data", own),
            ("keeps 97% of validation", keep(0.97)?),
            ("best on validation", best),
        ] {
            let (accuracy, recall) = at(threshold, &test_run.outcomes, &foreign.outcomes);
            writeln!(
                out,
                "| {name}: {rule} ({threshold:.3}) | {accuracy:.4} | {recall:.4} | {auroc:.4} |"
            )?;
        }
    }
    Ok(())
}

/// In-scope accuracy and out-of-scope recall at a threshold.
fn at(threshold: f32, native: &[(f32, bool)], foreign: &[(f32, bool)]) -> (f64, f64) {
    let right = native
        .iter()
        .filter(|(c, right)| *right && *c >= threshold)
        .count();
    let rejected = foreign.iter().filter(|(c, _)| *c < threshold).count();
    (
        right as f64 / native.len() as f64,
        rejected as f64 / foreign.len() as f64,
    )
}

/// The threshold with the highest sum of accuracy and recall.
fn best_threshold(native: &[(f32, bool)], foreign: &[(f32, bool)]) -> f32 {
    let sum = |t: f32| {
        let (accuracy, recall) = at(t, native, foreign);
        accuracy + recall
    };
    let candidates = native.iter().chain(foreign).map(|(c, _)| *c);
    candidates
        .max_by(|a, b| sum(*a).total_cmp(&sum(*b)))
        .unwrap_or(0.5)
}

/// Chance that an in-scope message has the higher confidence of a pair.
fn auroc(native: &[(f32, bool)], foreign: &[(f32, bool)]) -> f64 {
    let mut foreign: Vec<f32> = foreign.iter().map(|(c, _)| *c).collect();
    foreign.sort_unstable_by(f32::total_cmp);
    let below: usize = native
        .iter()
        .map(|(c, _)| foreign.partition_point(|f| f < c))
        .sum();
    below as f64 / (native.len() * foreign.len()) as f64
}
