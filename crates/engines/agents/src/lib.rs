//! What an agent is, and what it is told at each step.
//!
//! A [`Definition`] says how an agent behaves and what it may do. The [`Transcript`] of an execution is made of what its
//! journal holds, [`Turn`]s of the model and [`Outcome`]s of its tools, and of nothing else: so it can be made again from
//! any place in it. [`window`] keeps it within what the model reads, [`words`] lets a model call tools that was never taught
//! to, [`toolbox`] finds the few tools among hundreds that matter, and [`repeats`] notices an agent that goes in circles.
//!
//! There is no database and no network here; `tekup-assistant` executes agents as Runs.
#![deny(missing_docs)]

mod call;
mod definition;
mod file;
mod policy;
mod rehearsal;
pub mod repeats;
pub mod toolbox;
mod transcript;
pub mod window;
pub mod words;

pub use call::{Called, KIND};
pub use definition::{AfterUntrusted, Approvers, Budgets, Definition, Memory, Retry};
pub use file::{AgentsFile, read_yaml, write_yaml};
pub use policy::{Decision, Rule, allowed, matches};
pub use rehearsal::{NOTED, Recorded, Rehearsal};
pub use transcript::{Beginning, Exchange, Heard, Outcome, Remembered, Transcript, Turn};
