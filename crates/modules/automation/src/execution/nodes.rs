//! What the nodes do that reach out, wait, or call something.

mod api;
mod database;
mod email;
mod flow;
mod http;
mod model;
mod operation;
mod protocols;

use std::time::Duration;

use serde_json::Value;
use tekup_base::{Error, ErrorKind};
use tekup_connectors::Trouble;
use tekup_egress::EgressError;
use tekup_runs::Failure;
use tekup_script::{Limits, ScriptError};

use super::{compute::read, engine::Engine, node::Given};
use crate::catalogue::{Code, PREFIX};

impl Engine<'_> {
    /// Does a node that is no mere computing. `name` is the name of its step.
    pub(super) async fn perform(
        &self,
        at: usize,
        name: &str,
        inputs: Value,
    ) -> Result<Given, Failure> {
        let kind = self.plan.graph.nodes[at].kind.as_str();
        let output = match kind {
            "wait" => self.wait(name, read(&inputs)?).await?,
            "approval" => return self.leave(name, read(&inputs)?).await,
            "workflow" => self.call_workflow(name, read(&inputs)?).await?,
            "agent" => self.call_agent(name, read(&inputs)?).await?,
            "webhook.respond" => self.respond(read(&inputs)?).await?,
            "code" => code(read(&inputs)?).await?,
            "http.request" => self.http(name, read(&inputs)?).await?,
            "graphql.request" => self.graphql(name, read(&inputs)?).await?,
            "websocket.request" => self.websocket(read(&inputs)?).await?,
            "mqtt.publish" => self.mqtt(read(&inputs)?).await?,
            "amqp.publish" => self.amqp(name, read(&inputs)?).await?,
            "grpc.call" => self.grpc(name, read(&inputs)?).await?,
            "database.query" => self.database(read(&inputs)?).await?,
            "email.send" => self.email(name, read(&inputs)?).await?,
            "model.call" => self.ask(read(&inputs)?).await?,
            _ if kind.starts_with(PREFIX) => self.api(kind, name, inputs).await?,
            _ => self.operation(kind, name, inputs).await?,
        };
        Ok(Given::out(output))
    }

    /// Names an effect for its receiver: the same however often it is tried.
    fn key(&self, name: &str) -> String {
        use sha2::{Digest, Sha256};
        let key = format!("{}:{name}", self.run.run().id);
        if key.len() <= 150 {
            return key;
        }
        format!(
            "{}:{}",
            self.run.run().id,
            hex::encode(Sha256::digest(name))
        )
    }
}

async fn code(code: Code) -> Result<Value, Failure> {
    let limits = Limits {
        time: Duration::from_millis(u64::from(code.milliseconds)),
        memory: usize::try_from(code.megabytes).unwrap_or(16) * 1024 * 1024,
    };
    let work = move || tekup_script::run(&code.source, &code.input, limits);
    let given = tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Failure::Permanent(Error::internal(error)))?;
    given.map_err(|error| match error {
        ScriptError::Unavailable(why) => Failure::Later {
            wait: Duration::from_secs(2),
            counted: false,
            error: Error::unavailable(why),
        },
        ScriptError::Time(_) => wrong(ErrorKind::Timeout, error.to_string()),
        _ => wrong(ErrorKind::Validation, error.to_string()),
    })
}

/// A failure that another try does not mend.
fn wrong(kind: ErrorKind, message: impl Into<String>) -> Failure {
    Failure::Permanent(Error::new(kind, message))
}

/// A failure that may pass.
fn passing(message: impl Into<String>) -> Failure {
    Failure::Retry(Error::unavailable(message))
}

fn out_of_reach(error: EgressError) -> Failure {
    if error.is_refusal() {
        return wrong(ErrorKind::Forbidden, error.words());
    }
    match error {
        EgressError::TooLong(_) => wrong(ErrorKind::PayloadTooLarge, error.words()),
        EgressError::OpenTransactions(_) => wrong(ErrorKind::Internal, error.words()),
        _ => passing(format!("the host could not be asked: {}", error.words())),
    }
}

fn trouble(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Refused(why) => wrong(ErrorKind::Validation, why),
        Trouble::Failed { reason, wait: None } => passing(reason),
        Trouble::Failed {
            reason,
            wait: Some(wait),
        } => Failure::Later {
            wait,
            counted: true,
            error: Error::unavailable(reason),
        },
        Trouble::NotNow { reason, wait } => Failure::Later {
            wait,
            counted: false,
            error: Error::unavailable(reason),
        },
    }
}
