//! The crate from outside: real models where they can be had, servers and package clients of the
//! test's own otherwise.

mod fixtures;
mod llama;
mod llama_settings;
mod local;
mod models;
mod pull;
