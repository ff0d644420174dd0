//! Answering a customer's message.
//!
//! A [`Thought`] is what is to be answered and why, found out while no transaction is open: an answer in the
//! document's own words (or a fixed phrase, or none), and whether a person is called. Where it is there at once
//! ([`at_once`]), message and answer are stored in one transaction. Otherwise the message is, with a Run that
//! goes on. The Run's two steps: `answered` stores the thought; `worded` replaces the document's words by a
//! model's. Each step's effect and its journal entry are one transaction, so that after a crash nothing is said
//! twice.

mod asking;
pub(crate) mod at_once;
mod compose;
mod listeners;
mod run;
mod several;
mod thought;
mod wording;

pub(crate) use compose::source;
pub(crate) use listeners::Listeners;
pub use listeners::{Stage, Stages};
pub(crate) use run::{ANSWERED, AnswerInput, AnswerRun, KIND};
pub(crate) use thought::{Thought, Used};
