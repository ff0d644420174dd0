//! The binary as people run it: with a home of its own, its own Postgres, and signals.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod agents;
mod commands;
mod crash;
mod mail;
mod model;
mod outward;
mod postgres;
mod serve;
mod tekup;
