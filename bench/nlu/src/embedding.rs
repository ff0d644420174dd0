//! Sentence embeddings by the models of this machine.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use tekup_inference::{EmbedKind, Models, ModelsConfig};
use tekup_nlu::intent::View;
use tokio::runtime::Runtime;

use crate::{Embedder, percentile};

/// Texts handed over at once.
const BATCH: usize = 64;
/// Texts embedded one by one to measure how long a message takes.
const SINGLE: usize = 200;

/// A model of the list, which remembers what it has embedded.
pub struct Local {
    model: Arc<dyn tekup_inference::Embedder>,
    runtime: Runtime,
    known: HashMap<String, Vec<f32>>,
    language: Option<String>,
}

/// Several models that read side by side, as the product has them.
pub struct Together(pub Vec<Local>);

impl Embedder for Together {
    fn name(&self) -> String {
        let names: Vec<String> = self.0.iter().map(Embedder::name).collect();
        names.join("+")
    }

    fn views(&self) -> Vec<View> {
        self.0.iter().flat_map(Embedder::views).collect()
    }

    fn embed(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>> {
        let mut joined: Vec<Vec<f32>> = vec![Vec::new(); texts.len()];
        // Each model has a thread of its own.
        let all = std::thread::scope(|scope| {
            let running: Vec<_> = self
                .0
                .iter_mut()
                .map(|model| scope.spawn(|| model.embed(texts)))
                .collect();
            running
                .into_iter()
                .map(|one| one.join().map_err(|_| anyhow!("a model's thread failed"))?)
                .collect::<Result<Vec<_>>>()
        })?;
        for vectors in all {
            for (joined, vector) in joined.iter_mut().zip(vectors) {
                joined.extend(vector);
            }
        }
        Ok(joined)
    }
}

impl Local {
    /// The embedding model of that name in `TEKUP_HOME` or one of `TEKUP_MODEL_DIRS`; `None` (said on
    /// stderr) when it is not there.
    ///
    /// # Errors
    /// When the list of models cannot be read or the name is not in it.
    pub fn open(name: &str) -> Result<Option<Self>> {
        let home = std::env::var_os("TEKUP_HOME").unwrap_or_else(|| ".tekup".into());
        let models = Models::open(ModelsConfig::from_env(home)?)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        // The engine wants to be called inside a runtime.
        let inside = runtime.enter();
        let model = match models.embedder_named(name) {
            Ok(model) => model,
            Err(tekup_inference::InferenceError::ModelMissing { .. }) => {
                crate::note(&format!("SKIPPED: with {name}: no such model here"));
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        };
        let language = models
            .readers()
            .into_iter()
            .find_map(|(one, language)| (one.id() == name).then_some(language))
            .flatten();
        drop(inside);
        Ok(Some(Self {
            model,
            runtime,
            known: HashMap::new(),
            language,
        }))
    }

    fn compute(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>> {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        let vectors = self.model.embed(texts, EmbedKind::Query);
        Ok(self.runtime.block_on(vectors)?)
    }
}

impl Together {
    /// What an embedding costs: of a message alone, by all models side by side, and of many together.
    /// `texts` are short messages that have not been embedded yet, at least two.
    ///
    /// # Errors
    /// When a model fails.
    pub fn speed(&mut self, texts: &[String]) -> Result<String> {
        let (single, bulk) = texts.split_at(SINGLE.min(texts.len() / 2));
        // The first text loads the models.
        self.embed(&["hello"])?;
        let mut times: Vec<Duration> = Vec::new();
        for text in single {
            let start = Instant::now();
            self.embed(&[text])?;
            times.push(start.elapsed());
        }
        times.sort_unstable();
        let bulk: Vec<&str> = bulk.iter().map(String::as_str).collect();
        let start = Instant::now();
        self.embed(&bulk)?;
        let rate = bulk.len() as f64 / start.elapsed().as_secs_f64();
        let [p50, p95] = [0.5, 0.95].map(|share| percentile(&times, share) as f64 / 1e3);
        let mut out = String::new();
        write!(
            out,
            "Embedding a message: {p50:.1} ms (p95 {p95:.1}); {rate:.0} examples a second in batches."
        )?;
        Ok(out)
    }
}

impl Embedder for Local {
    fn name(&self) -> String {
        self.model.id().to_owned()
    }

    fn views(&self) -> Vec<View> {
        vec![View::of(self.model.dimensions(), self.language.clone())]
    }

    fn embed(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>> {
        let new: Vec<&str> = texts
            .iter()
            .copied()
            .filter(|text| !self.known.contains_key(*text))
            .collect();
        for batch in new.chunks(BATCH) {
            let vectors = self.compute(batch)?;
            let named = batch.iter().map(|text| (*text).to_owned());
            self.known.extend(named.zip(vectors));
        }
        texts
            .iter()
            .map(|text| {
                self.known
                    .get(*text)
                    .cloned()
                    .context("a text without vector")
            })
            .collect()
    }
}
