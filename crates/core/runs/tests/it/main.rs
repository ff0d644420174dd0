//! What a Run promises: no step twice, no work by two, no end without a trace.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bench;
mod journal;
mod leases;
mod outcome;
mod queue;
mod undo;
mod waits;
