//! Vendors' protocols, asked against servers of the test's own that refuse what the vendors refuse.

mod anthropic;
mod cohere;
mod dialects;
mod fixtures;
mod gemini;
mod kin;
mod ollama;
mod openai;
mod openai_server;
mod played;
mod robust;
