//! What a Run promises: no step twice, no work by two, no end without a trace.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod approvals;
mod bench;
mod crash;
mod fair;
mod journal;
mod leases;
mod outcome;
mod payloads;
mod pipeline;
mod queue;
mod rerun;
mod schedules;
mod undo;
mod waits;
