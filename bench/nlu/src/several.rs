//! Several requests in one message: pairs of public test messages joined by a conjunction, as MixATIS and MixSNIPS
//! are made (Qin et al. 2020), and the same messages alone, which must not be split.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use tekup_nlu::{
    clauses::{self, Surety},
    intent::{self, Example, IntentModel, TrainOptions},
};

use crate::{Embedder, data, percentile};

/// What stands between the messages of a pair, in turn.
const JOINS: [&str; 4] = [" and ", ", and ", " and also ", ". Also, "];
/// Pairs, and messages alone, that are read.
pub const READ: usize = 1_000;

/// Measures on BANKING77.
///
/// # Errors
/// When a data file is there and not as expected, or the embedder fails.
pub fn run(root: &Path, embedder: Option<&mut dyn Embedder>) -> Result<String> {
    let (Some(train), Some(test)) = (
        data::read(root, "banking77/train.csv")?,
        data::read(root, "banking77/test.csv")?,
    ) else {
        return Ok(String::new());
    };
    let (train, test) = (data::banking(&train)?, data::banking(&test)?);
    let mut reader = Reader::train(&train, embedder)?;
    let heard = reader.hear(&test)?;
    let (exact, both, lone) = heard.score(Surety::default());
    let mut out = String::new();
    writeln!(
        out,
        "| pairs of BANKING77 test messages | exact set | split in two | alone, wrongly split | clauses and decision p50 / p95 µs |"
    )?;
    writeln!(out, "|---|---|---|---|---|")?;
    let (p50, p95) = (
        percentile(&heard.times, 0.5),
        percentile(&heard.times, 0.95),
    );
    writeln!(
        out,
        "| {READ} pairs, {READ} alone | {exact:.4} | {both:.4} | {lone:.4} | {p50} / {p95} |"
    )?;
    Ok(out)
}

/// A model and what embeds for it.
pub struct Reader<'a> {
    model: IntentModel,
    embedder: Option<&'a mut dyn Embedder>,
}

type Clause = (std::ops::Range<usize>, tekup_nlu::intent::Prediction);

/// What was made of one message: the whole and its clauses, with the intents it has.
struct Message {
    truth: Vec<String>,
    whole: tekup_nlu::intent::Prediction,
    clauses: Vec<Clause>,
}

/// What was made of pairs, and of messages alone.
pub struct HeardAll {
    pairs: Vec<Message>,
    alone: Vec<Message>,
    times: Vec<Duration>,
}

impl HeardAll {
    /// Share of pairs whose intents are exactly those, share of pairs that were split, share of lone messages
    /// that were.
    pub fn score(&self, surety: Surety) -> (f64, f64, f64) {
        let of = |message: &Message| {
            let several = clauses::requests(&message.whole, &message.clauses, surety);
            let mut own: Vec<String> = several.into_iter().map(|one| one.intent).collect();
            let split = own.len() > 1;
            if !split {
                let first = message.whole.ranked.first();
                own = first
                    .map(|(intent, _)| intent.clone())
                    .into_iter()
                    .collect();
            }
            own.sort_unstable();
            (split, own == message.truth)
        };
        let count = |messages: &[Message], right: fn((bool, bool)) -> bool| {
            let hits = messages.iter().filter(|one| right(of(one))).count();
            hits as f64 / messages.len().max(1) as f64
        };
        (
            count(&self.pairs, |(_, exact)| exact),
            count(&self.pairs, |(split, _)| split),
            count(&self.alone, |(split, _)| split),
        )
    }
}

impl<'a> Reader<'a> {
    /// Trains on `examples`.
    ///
    /// # Errors
    /// When training or the embedder fails.
    pub fn train(examples: &[Example], mut embedder: Option<&'a mut dyn Embedder>) -> Result<Self> {
        let examples = intent::with_names(examples.to_vec());
        let texts: Vec<&str> = examples.iter().map(|e| e.text.as_str()).collect();
        let vectors = embedder.as_mut().map(|own| own.embed(&texts)).transpose()?;
        let options = TrainOptions {
            embedding_name: embedder.as_ref().map(|e| e.name()),
            views: embedder.as_ref().map_or_else(Vec::new, |e| e.views()),
            ..TrainOptions::default()
        };
        let model = IntentModel::train(&examples, vectors.as_deref(), &options, &mut |_| {})?;
        Ok(Self { model, embedder })
    }

    /// Reads pairs of `examples`, and as many alone.
    ///
    /// # Errors
    /// When the embedder fails.
    pub fn hear(&mut self, examples: &[Example]) -> Result<HeardAll> {
        let step = (examples.len() / READ).max(1);
        let (mut pairs, mut alone, mut times) = (Vec::new(), Vec::new(), Vec::new());
        for (n, first) in examples.iter().step_by(step).take(READ).enumerate() {
            // A partner far away in the file, of another intent.
            let others = examples.iter().cycle().skip(n * step + examples.len() / 3);
            let mut others = others.filter(|other| other.intent != first.intent);
            let Some(second) = others.next() else {
                continue;
            };
            let join = JOINS.get(n % JOINS.len()).copied().unwrap_or(" and ");
            let text = joined(&first.text, join, &second.text);
            let mut truth = vec![first.intent.clone(), second.intent.clone()];
            truth.sort_unstable();
            let start = Instant::now();
            let pair = self.message(&text, truth)?;
            times.push(start.elapsed());
            pairs.push(pair);
            alone.push(self.message(&first.text, vec![first.intent.clone()])?);
        }
        times.sort_unstable();
        Ok(HeardAll {
            pairs,
            alone,
            times,
        })
    }

    fn message(&mut self, text: &str, truth: Vec<String>) -> Result<Message> {
        let places = clauses::split(text);
        let mut texts = vec![text];
        if places.len() > 1 {
            texts.extend(places.iter().filter_map(|place| text.get(place.clone())));
        }
        let vectors = self
            .embedder
            .as_mut()
            .map(|own| own.embed(&texts))
            .transpose()?;
        let mut read = texts.iter().enumerate().map(|(at, text)| {
            let vector = vectors.as_ref().and_then(|all| all.get(at));
            self.model.predict(text, vector.map(Vec::as_slice))
        });
        let whole = read.next().unwrap_or_else(|| self.model.predict("", None));
        let clauses = places.into_iter().zip(read).collect();
        Ok(Message {
            truth,
            whole,
            clauses,
        })
    }
}

/// Two messages as one.
fn joined(first: &str, join: &str, second: &str) -> String {
    let first = first.trim().trim_end_matches(['.', '?', '!']);
    let second = second.trim();
    let name = second.starts_with("I ") || second.starts_with("I'");
    let mut letters = second.chars();
    let second = match letters.next() {
        Some(letter) if !name => letter.to_lowercase().chain(letters).collect(),
        _ => second.to_owned(),
    };
    format!("{first}{join}{second}")
}
