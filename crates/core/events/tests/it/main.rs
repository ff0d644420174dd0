//! What the event log promises: everything that was committed, once, in order, to whoever asks.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod bench;
mod hub;
mod log;
mod msghub;
