//! Each protocol against a server that others have written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod amqp;
mod grpc;
mod mqtt;
mod mysql;
mod openapi;
mod tls;
mod websocket;

use std::time::Duration;

use serde_json::Value;
use tekup_egress::Guard;
use tekup_protocols::{CallError, Protocol, Shown, Terms, address, call};

/// Calls something on this machine, which the operator allows.
async fn ask(
    protocol: &dyn Protocol,
    url: &str,
    shown: Option<&Shown>,
    terms: Terms,
) -> Result<Value, CallError> {
    let guard = Guard::allowing(["127.0.0.1"]);
    let to = address(protocol, url, &guard)?;
    call(protocol, &to, shown, &guard, terms).await
}

fn patient() -> Terms {
    Terms::new(Duration::from_secs(20), 64 * 1024)
}

/// For what does not come.
fn impatient() -> Terms {
    Terms::new(Duration::from_millis(300), 64 * 1024)
}
