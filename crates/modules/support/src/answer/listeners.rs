use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use tekup_base::MessageId;
use tokio::sync::mpsc;

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

/// Who waits for the answer to which message.
#[derive(Debug, Default)]
pub(crate) struct Listeners(Mutex<HashMap<MessageId, mpsc::Sender<Stage>>>);

impl Listeners {
    /// Begins to listen for the answer to `message`.
    pub(crate) fn listen(&self, message: MessageId) -> Stages {
        let (sender, receiver) = mpsc::channel(BUFFER);
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(message, sender);
        receiver
    }

    /// Tells the listener, if there is one and it keeps up.
    pub(crate) fn tell(&self, message: MessageId, stage: Stage) {
        let listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listener) = listeners.get(&message) {
            let _ = listener.try_send(stage);
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
