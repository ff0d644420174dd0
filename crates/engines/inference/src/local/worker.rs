//! The thread of one embedding model.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Instant,
};

use llama_cpp_2::model::LlamaModel;
use tokio::sync::{OwnedSemaphorePermit, mpsc::UnboundedReceiver, oneshot};

use crate::{EmbedKind, InferenceError, Result};

use super::{
    LocalConfig, Work,
    batch::{Waiting, Window},
    encoder::{Encoder, normalize},
    packed, safetensors,
    tokens::Tokens,
};

/// Windows of one text that count; what lies beyond is ignored.
const MOST_WINDOWS: usize = 32;

/// Serves until nobody can ask any more.
pub(super) fn run(config: &LocalConfig, mut inbox: UnboundedReceiver<Work>) {
    // A runtime of this thread's own, only to wait with a time limit.
    let Ok(clock) = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
    else {
        tracing::error!(model = %config.name, "no timer for the model's thread");
        return;
    };
    while let Some(first) = inbox.blocking_recv() {
        let start = Instant::now();
        let (tokens, model) = match load(config) {
            Ok(loaded) => loaded,
            Err(error) => {
                let _ = first.answer.send(Err(error));
                continue;
            }
        };
        let encoder = Encoder::new(&config.name, &model, config.window, config.threads);
        let mut encoder = match encoder {
            Ok(encoder) => encoder,
            Err(error) => {
                let error = InferenceError::engine(&config.name, error);
                let _ = first.answer.send(Err(error));
                continue;
            }
        };
        let ms = start.elapsed().as_millis();
        tracing::info!(model = %config.name, ms, "loaded the model {}", config.name);
        let mut next = Some(first);
        while let Some(work) = next.take() {
            let served = catch_unwind(AssertUnwindSafe(|| {
                serve(config, &tokens, &mut encoder, work, &mut inbox)
            }));
            if served.is_err() {
                tracing::error!(model = %config.name, "embedding failed");
            }
            next = match config.idle_after {
                None => inbox.blocking_recv(),
                Some(idle) => clock
                    .block_on(async { tokio::time::timeout(idle, inbox.recv()).await })
                    .unwrap_or_default(),
            };
        }
        tracing::info!(model = %config.name, "unloaded the model {}", config.name);
    }
}

fn load(config: &LocalConfig) -> Result<(Tokens, LlamaModel)> {
    if !config.path.exists() {
        return Err(InferenceError::ModelMissing {
            name: config.name.clone(),
        });
    }
    let read = if config.path.is_dir() {
        safetensors::load(&config.path)
    } else {
        packed::load(&config.path)
    };
    let loaded = read.and_then(|(tokens, bert)| {
        if bert.width != config.dimensions {
            return Err(format!(
                "its vectors have {} numbers, not {}",
                bert.width, config.dimensions
            ));
        }
        Ok((tokens, bert.load(&config.name)?))
    });
    loaded.map_err(|error| InferenceError::engine(&config.name, error))
}

/// A request in the making.
struct Job {
    answer: oneshot::Sender<Result<Vec<Vec<f32>>>>,
    /// Sums over each text's windows, weighted by their tokens.
    sums: Vec<Vec<f32>>,
    /// Windows that are not computed yet.
    open: usize,
    _permit: OwnedSemaphorePermit,
}

/// Computes `first` and all that comes meanwhile.
fn serve(
    config: &LocalConfig,
    tokens: &Tokens,
    encoder: &mut Encoder<'_>,
    first: Work,
    inbox: &mut UnboundedReceiver<Work>,
) {
    let mut jobs: HashMap<u64, Job> = HashMap::new();
    let mut waiting = Waiting::default();
    let mut count = 0;
    accept(config, tokens, first, count, &mut jobs, &mut waiting);
    while !waiting.is_empty() {
        while let Ok(work) = inbox.try_recv() {
            count += 1;
            accept(config, tokens, work, count, &mut jobs, &mut waiting);
        }
        jobs.retain(|_, job| !job.answer.is_closed());
        waiting.retain(|job| jobs.contains_key(&job));
        let batch = waiting.next();
        if batch.is_empty() {
            continue;
        }
        let texts: Vec<&[u32]> = batch
            .iter()
            .map(|window| window.tokens.as_slice())
            .collect();
        match encoder.encode(&texts) {
            Ok(vectors) => {
                for (window, vector) in batch.iter().zip(vectors) {
                    store(window, &vector, &mut jobs);
                }
            }
            Err(error) => {
                for window in &batch {
                    if let Some(job) = jobs.remove(&window.job) {
                        let error = InferenceError::engine(&config.name, &error);
                        let _ = job.answer.send(Err(error));
                    }
                }
            }
        }
    }
}

fn accept(
    config: &LocalConfig,
    tokens: &Tokens,
    work: Work,
    id: u64,
    jobs: &mut HashMap<u64, Job>,
    waiting: &mut Waiting,
) {
    let prefix = match work.kind {
        EmbedKind::Query => &config.query_prefix,
        EmbedKind::Passage => &config.passage_prefix,
    };
    let mut open = 0;
    for (text, content) in work.texts.iter().enumerate() {
        let content = format!("{prefix}{content}");
        match tokens.windows(&content, config.window, MOST_WINDOWS) {
            Ok(windows) => {
                open += windows.len();
                for tokens in windows {
                    waiting.push(
                        work.kind,
                        Window {
                            job: id,
                            text,
                            tokens,
                        },
                    );
                }
            }
            Err(error) => {
                waiting.retain(|job| job != id);
                let _ = work
                    .answer
                    .send(Err(InferenceError::engine(&config.name, error)));
                return;
            }
        }
    }
    if open == 0 {
        let _ = work.answer.send(Ok(Vec::new()));
        return;
    }
    let sums = vec![vec![0.0; config.dimensions]; work.texts.len()];
    jobs.insert(
        id,
        Job {
            answer: work.answer,
            sums,
            open,
            _permit: work.permit,
        },
    );
}

fn store(window: &Window, vector: &[f32], jobs: &mut HashMap<u64, Job>) {
    let Some(job) = jobs.get_mut(&window.job) else {
        return;
    };
    let weight = window.tokens.len() as f32;
    if let Some(sum) = job.sums.get_mut(window.text) {
        sum.iter_mut()
            .zip(vector)
            .for_each(|(sum, value)| *sum += weight * value);
    }
    job.open -= 1;
    if job.open == 0
        && let Some(mut job) = jobs.remove(&window.job)
    {
        job.sums.iter_mut().for_each(|sum| normalize(sum));
        let _ = job.answer.send(Ok(job.sums));
    }
}
