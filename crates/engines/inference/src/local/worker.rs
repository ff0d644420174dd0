//! The thread of one embedding model.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Instant,
};

use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};
use tokio::sync::{OwnedSemaphorePermit, mpsc::UnboundedReceiver, oneshot};

use crate::{EmbedKind, Embedded, InferenceError, Result};

use super::{
    LocalConfig, Work,
    batch::{Waiting, Window},
    bert::Bert,
    encoder::normalize,
    folder, packed,
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
    let name = config.name.clone();
    let threads = ThreadPoolBuilder::new()
        .num_threads(config.threads.max(1))
        .thread_name(move |_| format!("embed {name}"))
        .build();
    let threads = match threads {
        Ok(threads) => threads,
        Err(error) => {
            tracing::error!(model = %config.name, %error, "no threads to compute");
            return;
        }
    };
    while let Some(first) = inbox.blocking_recv() {
        let start = Instant::now();
        let (tokens, bert) = match load(config) {
            Ok(loaded) => loaded,
            Err(error) => {
                let _ = first.answer.send(Err(error));
                continue;
            }
        };
        let ms = start.elapsed().as_millis();
        tracing::info!(model = %config.name, ms, "loaded the model {}", config.name);
        let mut next = Some(first);
        while let Some(work) = next.take() {
            let served = catch_unwind(AssertUnwindSafe(|| {
                serve(config, &threads, (&tokens, &bert), work, &mut inbox)
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

fn load(config: &LocalConfig) -> Result<(Tokens, Bert)> {
    if !config.path.exists() {
        return Err(InferenceError::ModelMissing {
            name: config.name.clone(),
        });
    }
    let read = if config.path.is_dir() {
        folder::load(&config.path)
    } else {
        packed::load(&config.path)
    };
    let loaded = read.and_then(|(tokens, bert)| {
        let (width, window) = (bert.shape.width, bert.shape.window);
        if width != config.dimensions {
            return Err(format!(
                "its vectors have {width} numbers, not {}",
                config.dimensions
            ));
        }
        if window < config.window {
            return Err(format!("it reads {window} tokens, not {}", config.window));
        }
        Ok((tokens, bert))
    });
    loaded.map_err(|error| InferenceError::engine(&config.name, error))
}

/// A request in the making.
struct Job {
    answer: oneshot::Sender<Result<Embedded>>,
    tokens: u64,
    /// Sums over each text's windows, weighted by their tokens.
    sums: Vec<Vec<f32>>,
    /// Windows that are not computed yet.
    open: usize,
    _permit: OwnedSemaphorePermit,
}

/// Computes `first` and all that comes meanwhile.
fn serve(
    config: &LocalConfig,
    threads: &ThreadPool,
    (tokens, bert): (&Tokens, &Bert),
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
        let batch = waiting.next(threads.current_num_threads());
        let encode = |window: &Window| bert.encode(&window.tokens, config.pooling);
        let vectors: Vec<_> = threads.install(|| batch.par_iter().map(encode).collect());
        for (window, vector) in batch.iter().zip(vectors) {
            match vector {
                Ok(vector) => store(window, &vector, &mut jobs),
                Err(error) => {
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
    let (mut open, mut read) = (0, 0);
    for (text, content) in work.texts.iter().enumerate() {
        let content = format!("{prefix}{content}");
        match tokens.windows(&content, config.window, MOST_WINDOWS) {
            Ok(windows) => {
                open += windows.len();
                for tokens in windows {
                    read += tokens.len() as u64;
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
        let _ = work.answer.send(Ok(Embedded::default()));
        return;
    }
    let sums = vec![vec![0.0; config.dimensions]; work.texts.len()];
    jobs.insert(
        id,
        Job {
            answer: work.answer,
            tokens: read,
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
        let done = Embedded {
            vectors: job.sums,
            tokens: Some(job.tokens),
        };
        let _ = job.answer.send(Ok(done));
    }
}
