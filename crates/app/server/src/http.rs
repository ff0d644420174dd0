//! The HTTP door.

mod assets;
mod call;
mod context;
mod docs;
mod exports;
mod health;
mod hooks;
mod layers;
mod mcp;
mod openai;
mod records;
mod router;
mod stream;
mod upload;
mod workflows;

pub(crate) use assets::asset;
pub(crate) use call::{caller, idempotency_key, no_route, wrong_method};
pub(crate) use context::{bearer, credential, locale, open_context};
pub(crate) use docs::openapi;
pub use router::router;
