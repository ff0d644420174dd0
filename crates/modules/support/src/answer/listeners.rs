use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use tekup_base::{MessageId, Result};
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;

use super::thought::Thought;
use crate::model::MessageResponse;

/// How far an answer has come, for those who wait for it in this process.
#[derive(Debug, Clone)]
pub enum Stage {
    /// The answer is stored, in the document's words; final if `answer.state` says so.
    Passage(Box<MessageResponse>),
    /// More of the model's words.
    Delta(String),
    /// The answer as it stays.
    Done(Box<MessageResponse>),
}

/// Stages that wait before the slow reader misses deltas (it still gets the end from the store).
const BUFFER: usize = 256;

/// The stages of one answer. Ends when the Run has ended or was moved to another process.
pub type Stages = mpsc::Receiver<Stage>;

/// A thought under way.
pub(crate) type Thinking = AbortOnDropHandle<Result<Thought>>;

/// An answer that is awaited.
struct Awaited {
    listener: mpsc::Sender<Stage>,
    thinking: Option<Thinking>,
}

/// Who waits for the answer to which message.
#[derive(Default)]
pub(crate) struct Listeners(Mutex<HashMap<MessageId, Awaited>>);

impl Listeners {
    /// Begins to listen for the answer to `message`, which may be being thought about already.
    pub(crate) fn listen(&self, message: MessageId, thinking: Option<Thinking>) -> Stages {
        let (listener, receiver) = mpsc::channel(BUFFER);
        let awaited = Awaited { listener, thinking };
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(message, awaited);
        receiver
    }

    /// The thought that is under way about `message`, once.
    pub(crate) fn thinking(&self, message: MessageId) -> Option<Thinking> {
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.get_mut(&message)?.thinking.take()
    }

    /// Tells the listener, if there is one and it keeps up.
    pub(crate) fn tell(&self, message: MessageId, stage: Stage) {
        let listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(awaited) = listeners.get(&message) {
            let _ = awaited.listener.try_send(stage);
        }
    }

    /// Nothing more will come.
    pub(crate) fn end(&self, message: MessageId) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&message);
    }
}
