//! The registry of operations and what happens around every call.
//!
//! An operation is a plain async function of a context, its module's state and a typed input. It is
//! registered once, as an [`Operation`], and every door is made from that: HTTP and its OpenAPI entry, tool
//! schemas, the CLI. [`Registry::call`] is the one place where permission, validation, rate limit,
//! idempotency, metrics and trace happen; [`finish`] is the one place where a write commits, with its
//! audit entry and its idempotency record.
#![deny(missing_docs)]

mod authority;
mod call;
mod finish;
pub mod http;
mod idempotency;
pub mod openapi;
mod operation;
mod rate;
mod registry;
mod schema;
mod validate;

pub use authority::Authority;
pub use call::{Answer, Call, Opened};
pub use finish::finish;
pub use idempotency::amend;
pub use operation::{Effect, Method, Operation};
pub use rate::RateLimit;
pub use registry::Registry;
pub use schema::{coerce, coerce_query, of as schema_of};

use serde::{Deserialize, Serialize};

/// The input of an operation that takes none.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoInput {}
