//! The HTTP door.

mod assets;
mod call;
mod context;
mod docs;
mod health;
mod hooks;
mod layers;
mod router;
mod stream;
mod upload;

pub(crate) use context::{credential, locale, open_context};
pub(crate) use docs::openapi;
pub use router::router;
