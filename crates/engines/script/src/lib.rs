//! A tenant's JavaScript in a sandbox: a function of JSON that gives JSON, with bounded time and memory, and with
//! nothing else to reach. There are no files, no network, no timers and no modules in it, because none were ever put in.
//!
//! The engine stands behind the feature `quickjs`; without it every script is refused.
#![deny(missing_docs)]

#[cfg(feature = "quickjs")]
mod quickjs;

use std::time::Duration;

use serde_json::Value;

/// Longest result, in bytes of JSON.
pub const MAX_RESULT: usize = 1024 * 1024;

/// What a script may use.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From the call to the result.
    pub time: Duration,
    /// Bytes of memory.
    pub memory: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(1),
            memory: 16 * 1024 * 1024,
        }
    }
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScriptError {
    /// It cannot be read, or it threw.
    #[error("{0}")]
    Script(String),
    /// It took too long.
    #[error("the code took longer than {} ms", .0.as_millis())]
    Time(Duration),
    /// It took too much.
    #[error("the code took more memory than {} MB", .0 / 1024 / 1024)]
    Memory(usize),
    /// What it returned is too long, or no JSON.
    #[error("{0}")]
    Result(String),
    /// Nobody can run it now.
    #[error("{0}")]
    Unavailable(&'static str),
}

/// Runs `source`, the body of a function of `input`, and returns what it returns. Blocks for as long as it may take, and
/// a second more at the worst: call it on a thread that may block.
///
/// # Errors
/// [`ScriptError`].
pub fn run(source: &str, input: &Value, limits: Limits) -> Result<Value, ScriptError> {
    #[cfg(feature = "quickjs")]
    return quickjs::run(source, input, limits);
    #[cfg(not(feature = "quickjs"))]
    {
        let _ = (source, input, limits);
        Err(ScriptError::Unavailable(
            "this server was built without code nodes",
        ))
    }
}

/// Whether `source` can be read; runs none of it.
///
/// # Errors
/// What is wrong with it.
pub fn check(source: &str) -> Result<(), ScriptError> {
    #[cfg(feature = "quickjs")]
    return quickjs::check(source);
    #[cfg(not(feature = "quickjs"))]
    {
        let _ = source;
        Err(ScriptError::Unavailable(
            "this server was built without code nodes",
        ))
    }
}
