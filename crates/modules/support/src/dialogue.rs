//! Dialogues: what an intent has to know before it is dealt with, asked for one thing at a time.
//!
//! An intent may have a [`Dialogue`]: slots, each with a question in Danish and English, and what follows when all
//! are filled. A conversation keeps how far it has come with each ([`Open`], in Postgres), so that the state carries
//! over turns, restarts and processes. [`turn::take`] decides, free of database and clock, what a message does to
//! them: it fills slots, begins another dialogue, asks something else in between, or calls the whole off. The
//! newest open dialogue is the one asked about; when it ends, the one before it goes on.
//!
//! The same thing is asked for twice at most; then a person is offered.

mod definition;
mod hear;
mod turn;
mod words;

pub(crate) use definition::{Dialogue, Outcome, Slot, parameters};
pub(crate) use turn::{Ended, Filled, Heard, Open, State, Turn, take};

#[cfg(test)]
mod tests;
