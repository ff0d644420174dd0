use std::time::Duration;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_base::ConversationId;
use tekup_context::OpContext;
use uuid::Uuid;

/// A sort of action that can be asked for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActionType {
    /// `jira.create_issue`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// One line for people.
    pub summary: &'static str,
    /// The kind of connection that does it.
    pub connection: &'static str,
    /// JSON Schema of its parameters.
    pub parameters: Value,
}

/// One action, as the receiver shall see it.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What sort: `jira.create_issue`.
    pub kind: &'a str,
    /// By which connection; the tenant's only one of the fitting kind when absent.
    pub connection: Option<Uuid>,
    /// The conversation it comes of.
    pub conversation: Option<ConversationId>,
    /// What it says.
    pub parameters: &'a Value,
    /// The same for every attempt at this action. Receivers that honour it do the thing once.
    pub key: &'a str,
}

/// What an action would do.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The connection that would be used.
    pub connection_id: Uuid,
    /// What it is called.
    pub connection_name: String,
    /// What would be sent, without credentials.
    pub would_send: Value,
}

/// Why an action was not done. The texts are for people and hold no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Asking again brings the same.
    #[error("{0}")]
    Refused(String),
    /// It was tried and may succeed another time, after `wait` if the receiver said so.
    #[error("{reason}")]
    Failed {
        /// What happened.
        reason: String,
        /// How long the receiver wants to be left alone.
        wait: Option<Duration>,
    },
    /// It was not tried: too much is under way there, or the connection has failed too often just now.
    #[error("{reason}")]
    NotNow {
        /// Why not.
        reason: String,
        /// When it may be tried.
        wait: Duration,
    },
}

/// The tenant's ways to other systems.
#[async_trait]
pub trait Connectors: Send + Sync {
    /// Every sort of action that can be asked for.
    fn types(&self) -> Vec<ActionType>;

    /// Checks an action and says what it would do, without doing any of it.
    ///
    /// # Errors
    /// [`Trouble::Refused`] says what is wrong with it.
    async fn plan(&self, ctx: &OpContext, request: Request<'_>) -> Result<Plan, Trouble>;

    /// Does it; returns what the receiver answered, in small. No transaction may be open.
    ///
    /// # Errors
    /// [`Trouble`], which says whether to try again.
    async fn perform(&self, ctx: &OpContext, request: Request<'_>) -> Result<Value, Trouble>;
}
