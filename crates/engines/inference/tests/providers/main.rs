//! Vendors' protocols, asked against servers of the test's own that refuse what the vendors refuse.

mod anthropic;
mod fixtures;
mod gemini;
mod openai;
mod openai_server;
mod played;
mod robust;
