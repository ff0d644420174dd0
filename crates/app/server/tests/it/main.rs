//! The whole server, as its clients see it: in this process, on a database of the test's own.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed"
)]

mod actions;
mod agent;
mod agents;
mod agents_bounds;
mod at_once;
mod away;
mod caller;
mod channels;
mod connectors;
mod crm;
mod crm_files;
mod crm_lines;
mod crm_many;
mod crm_scoring;
mod crm_story;
mod customers;
mod desk;
mod dialogues;
mod doors;
mod effects;
mod errors;
mod evals;
mod feedback;
mod gate;
mod gateway;
mod gateway_budgets;
mod gateway_cache;
mod house;
mod idempotency;
mod inbox;
mod injection;
mod intents;
mod jarvis;
mod journey;
mod lying;
mod mail;
mod mcp;
mod memory;
mod model;
mod openai;
mod org;
mod past;
mod receiver;
mod reports;
mod rules;
mod runs;
mod samples;
mod scripted;
mod sign_in;
mod soql;
mod stream;
mod sync;
mod unanswered;
mod vendors;
mod visitors;
mod webhooks;
mod websocket;
mod workflows;
mod workflows_bounds;
mod workflows_doors;
mod workflows_outside;
mod workflows_templates;
