//! The Run that answers a customer's message.
//!
//! Two steps: `answered` stores an answer in the document's own words (or a fixed phrase, or none), and
//! whether a person is called; `worded` replaces those words by a model's. Each step's effect and its
//! journal entry are one transaction, so that after a crash nothing is said twice.

mod asking;
mod compose;
mod listeners;
mod run;
mod several;
mod wording;

pub(crate) use compose::source;
pub(crate) use listeners::Listeners;
pub use listeners::{Stage, Stages};
pub(crate) use run::{AnswerInput, AnswerRun, KIND};
