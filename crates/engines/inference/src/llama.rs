//! GGUF models in this process, through llama.cpp.
//!
//! Each model has one thread of its own. It reads the file on the first request, answers several
//! requests at once (one decoding step serves them all), and lets go of the file after a while
//! without work. Nothing here blocks the async runtime.

mod answer;
mod engine;
mod grammar;
mod output;
mod sampler;
mod sequences;
mod server;
mod template;

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, Sender},
    },
    time::Duration,
};

use async_trait::async_trait;
use futures::{StreamExt, stream};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use crate::{
    Abilities, ChatEvent, ChatModel, ChatRequest, ChatStream, InferenceError, Result, chat_check,
};

/// Tokens of an answer when the request does not say.
const DEFAULT_MAX_TOKENS: u32 = 512;

/// One GGUF model and how to run it.
#[derive(Debug, Clone)]
pub struct LlamaConfig {
    /// The id under which it answers.
    pub name: String,
    /// The GGUF file.
    pub path: PathBuf,
    /// Chat format by llama.cpp's name for it, for a file that carries no template.
    pub template: Option<String>,
    /// Threads that compute.
    pub threads: usize,
    /// Answers written at once.
    pub sequences: usize,
    /// Tokens of memory that all answers share; no request may be longer.
    pub context_tokens: u32,
    /// Requests that may wait.
    pub queue_limit: usize,
    /// Time without work after which the model leaves memory; none keeps it.
    pub idle_after: Option<Duration>,
}

impl LlamaConfig {
    /// The defaults: cores less one, eight answers at once, 8,192 tokens, 64 waiting, 15 minutes.
    pub fn new(name: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        Self {
            name: name.into(),
            path: path.into(),
            template: None,
            threads: crate::default_threads(),
            sequences: 8,
            context_tokens: 8_192,
            queue_limit: 64,
            idle_after: Some(Duration::from_secs(15 * 60)),
        }
    }
}

/// A GGUF model that answers in this process.
pub struct LlamaModel {
    config: Arc<LlamaConfig>,
    /// Always there until the model is dropped.
    jobs: Option<Sender<Job>>,
    waiting: Arc<AtomicUsize>,
    /// Hangs up when the engine's thread is through.
    ended: Mutex<Receiver<()>>,
}

/// How long a model that is dropped waits for its thread: a step or two.
const END: Duration = Duration::from_secs(2);

impl Drop for LlamaModel {
    /// Waits for the thread, because a process that ends while llama.cpp computes may crash in its destructors.
    fn drop(&mut self) {
        self.jobs = None;
        if let Ok(ended) = self.ended.get_mut() {
            let _ = ended.recv_timeout(END);
        }
    }
}

/// A request on its way to the engine.
struct Job {
    request: ChatRequest,
    cancel: CancellationToken,
    events: mpsc::Sender<Result<ChatEvent>>,
    /// Told once, when the request has a place or is refused.
    admitted: oneshot::Sender<Result<()>>,
    /// Its place in the queue.
    place: Place,
}

/// Counts as one waiting request while it lives.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl LlamaModel {
    /// Starts the model's thread, which sleeps until the first request.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Engine`] when no thread can be started.
    pub fn new(config: LlamaConfig) -> Result<Self> {
        let config = Arc::new(config);
        let (jobs, inbox) = std::sync::mpsc::channel();
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let shared = Arc::clone(&config);
        std::thread::Builder::new()
            .name(format!("llama {}", config.name))
            .spawn(move || {
                let _hangs_up = end;
                engine::run(&shared, &inbox);
            })
            .map_err(|error| InferenceError::engine(&config.name, error))?;
        Ok(Self {
            config,
            jobs: Some(jobs),
            waiting: Arc::new(AtomicUsize::new(0)),
            ended: Mutex::new(ended),
        })
    }

    /// Requests that wait for a place now.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Acquire)
    }

    fn queue(&self) -> Result<Place> {
        let limit = self.config.queue_limit;
        self.waiting
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |waiting| {
                (waiting < limit).then_some(waiting + 1)
            })
            .map_err(|_| InferenceError::QueueFull {
                model: self.config.name.clone(),
                limit,
            })?;
        Ok(Place(Arc::clone(&self.waiting)))
    }
}

#[async_trait]
impl ChatModel for LlamaModel {
    fn id(&self) -> &str {
        &self.config.name
    }

    async fn chat(&self, request: ChatRequest, cancel: CancellationToken) -> Result<ChatStream> {
        chat_check::check(&request)?;
        let shown = |message: &crate::Message| !message.images.is_empty();
        if let Some(index) = request.messages.iter().position(shown) {
            return Err(InferenceError::invalid(
                format!("messages.{index}.images"),
                "this model reads no images",
            ));
        }
        let name = &self.config.name;
        let deadline = request.deadline;
        // Two events for each token at most, and the end: the engine never waits for a reader.
        let most = request
            .max_tokens
            .unwrap_or(DEFAULT_MAX_TOKENS)
            .min(self.config.context_tokens);
        let (events, stream) = mpsc::channel(2 * most as usize + 64);
        let (admitted, admission) = oneshot::channel();
        let job = Job {
            request,
            cancel: cancel.clone(),
            events,
            admitted,
            place: self.queue()?,
        };
        let stopped = || InferenceError::engine(name, "the engine stopped");
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.send(job).map_err(|_| stopped())?;

        let late = async {
            match deadline {
                Some(at) => tokio::time::sleep_until(at.into()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(InferenceError::Cancelled),
            answer = admission => answer.map_err(|_| stopped())??,
            () = late => return Err(InferenceError::Deadline { model: name.clone() }),
        }
        Ok(whole(stream, name.clone()))
    }

    fn abilities(&self) -> Abilities {
        Abilities {
            context: Some(self.config.context_tokens),
            local: true,
            ..Abilities::default()
        }
    }
}

/// The events up to the last one; an engine that dies in between is an error, not an end.
fn whole(events: mpsc::Receiver<Result<ChatEvent>>, model: String) -> ChatStream {
    stream::unfold(Some((events, model)), |state| async {
        let (mut events, model) = state?;
        match events.recv().await {
            Some(Ok(event @ ChatEvent::Done { .. })) => Some((Ok(event), None)),
            Some(Ok(event)) => Some((Ok(event), Some((events, model)))),
            Some(Err(error)) => Some((Err(error), None)),
            None => Some((
                Err(InferenceError::engine(&model, "the answer broke off")),
                None,
            )),
        }
    })
    .boxed()
}
