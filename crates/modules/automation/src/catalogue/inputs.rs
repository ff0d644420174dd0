//! What the built-in nodes are given. The schemas that the builder makes its forms from are these types'.

use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Marks a text as an expression of its own.
pub(super) fn expression(schema: &mut Schema) {
    schema.insert("x-expression".to_owned(), json!(true));
}

/// The same, of the event that came.
fn of_event(schema: &mut Schema) {
    expression(schema);
    schema.insert("x-names".to_owned(), json!(["event"]));
}

/// A node that is given nothing.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What starts a workflow by hand or from another one.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Started {
    /// JSON Schema of what it is started with; anything when absent.
    pub schema: Option<Map<String, Value>>,
}

/// Starts when something happens.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnEvent {
    /// Types of events: `conversation.escalated`, `conversation.*`.
    #[schemars(length(min = 1, max = 20))]
    pub types: Vec<String>,
    /// Starts only when this holds of the event.
    #[schemars(length(max = 500), transform = of_event)]
    pub condition: Option<String>,
}

/// Starts at certain times.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnSchedule {
    /// When, as cron writes it: minute, hour, day of the month, month, day of the week.
    #[schemars(length(min = 1, max = 200))]
    pub cron: Option<String>,
    /// Every so many seconds instead.
    #[schemars(range(min = 60, max = 31_536_000))]
    pub every_seconds: Option<u32>,
    /// Once at this moment instead.
    #[schemars(extend("format" = "date-time"))]
    pub at: Option<String>,
    /// The time zone of `cron`: `Europe/Copenhagen` unless said otherwise.
    #[schemars(length(max = 60))]
    pub zone: Option<String>,
}

/// How a webhook's sender shows who it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum HookAuth {
    /// By the secret in the header `x-workflow-token`.
    #[default]
    Token,
    /// By `x-workflow-signature`: HMAC-SHA256 of `x-workflow-timestamp`, a dot and the body, in hexadecimal.
    Hmac,
}

/// Starts when another system sends something.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnWebhook {
    /// How its sender shows who it is.
    #[serde(default)]
    pub auth: HookAuth,
    /// Whether the sender waits, up to 30 s, for what `webhook.respond` says.
    #[serde(default)]
    pub wait: bool,
}

/// Starts when a mail has come in.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnEmail {
    /// Starts only when this holds of the event of the message.
    #[schemars(length(max = 500), transform = of_event)]
    pub condition: Option<String>,
}

/// Starts when somebody sends a form.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnForm {
    /// What stands above it.
    #[schemars(length(min = 1, max = 200))]
    pub title: String,
    /// What stands below that.
    #[schemars(length(max = 2000))]
    pub description: Option<String>,
    /// JSON Schema of an object of texts, numbers, choices and yes or no.
    pub schema: Map<String, Value>,
    /// What the button says.
    #[schemars(length(max = 60))]
    pub submit: Option<String>,
    /// What is said when it was sent.
    #[schemars(length(max = 2000))]
    pub thanks: Option<String>,
}

/// Goes one way or the other.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Condition {
    /// What must hold for `true`.
    #[schemars(length(min = 1, max = 500), transform = expression)]
    pub expression: String,
}

/// Goes the way of the first case that holds.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Switch {
    /// The cases, each a port.
    #[schemars(length(min = 1, max = 50))]
    pub cases: Vec<Case>,
}

/// A way of a switch.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct Case {
    /// The port.
    #[schemars(length(min = 1, max = 64))]
    pub name: String,
    /// What must hold.
    #[schemars(length(min = 1, max = 500), transform = expression)]
    pub when: String,
}

/// Does what hangs at `each` for every item.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Loop {
    /// The items.
    #[schemars(length(max = 10_000))]
    pub items: Vec<Value>,
    /// How many of them at once.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 10))]
    pub concurrency: u32,
    /// Whether the others go on when one fails.
    #[serde(default)]
    pub keep_going: bool,
}

fn one() -> u32 {
    1
}

/// Waits: for a time, until a moment, or for a signal.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wait {
    /// So many seconds.
    #[schemars(range(min = 0, max = 31_536_000))]
    pub seconds: Option<u64>,
    /// Until this moment.
    #[schemars(extend("format" = "date-time"))]
    pub until: Option<String>,
    /// For this signal to the run; `seconds` or `until` say how long at most.
    #[schemars(length(min = 1, max = 100))]
    pub signal: Option<String>,
}

/// Asks people for leave, and waits for what they say.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ask {
    /// What they read: `Refund 1,200 kr. to Anna Holm`.
    #[schemars(length(min = 1, max = 300))]
    pub title: String,
    /// What exactly they agree to; they see it, and it stands in the record.
    #[serde(default)]
    pub about: Value,
    /// Any of these people; whoever may approve actions when there are none and no group.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub approvers: Vec<Uuid>,
    /// Anybody of this group.
    #[schemars(length(min = 1, max = 100))]
    pub group: Option<String>,
    /// Whether whoever the workflow acts for may decide as well.
    #[serde(default)]
    pub own: bool,
    /// How long they have, in hours: three days when absent.
    #[schemars(range(min = 1, max = 8760))]
    pub hours: Option<u32>,
    /// How often they are reminded, in hours.
    #[schemars(range(min = 1, max = 8760))]
    pub remind_hours: Option<u32>,
}

/// Has another workflow done.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubWorkflow {
    /// Which; its published version.
    pub workflow_id: Uuid,
    /// What its `trigger.workflow` gives.
    #[serde(default)]
    pub input: Value,
}

/// Sets an agent to work.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgentCall {
    /// Which; its version that works.
    pub agent_id: Uuid,
    /// What it shall do.
    #[schemars(length(min = 1, max = 50_000))]
    pub task: String,
    /// What it is given to do it with.
    #[serde(default)]
    pub context: Value,
}

/// Methods of HTTP.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
#[expect(missing_docs, reason = "the names say it")]
pub enum HttpMethod {
    #[default]
    GET,
    POST,
    PUT,
    PATCH,
    DELETE,
    HEAD,
}

/// Asks another system over HTTP.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HttpRequest {
    /// How.
    #[serde(default)]
    pub method: HttpMethod,
    /// Where.
    #[schemars(length(min = 1, max = 4000))]
    pub url: String,
    /// What is added to the address behind `?`.
    #[serde(default)]
    pub query: Map<String, Value>,
    /// Headers.
    #[serde(default)]
    pub headers: Map<String, Value>,
    /// What is sent: a text as it is, anything else as JSON.
    #[serde(default)]
    pub body: Value,
    /// The credential that is shown.
    pub credential_id: Option<Uuid>,
    /// Whether a status of 400 or more is a result, too, and no failure.
    #[serde(default)]
    pub any_status: bool,
}

/// Asks another system by GraphQL.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GraphqlRequest {
    /// Where.
    #[schemars(length(min = 1, max = 4000))]
    pub url: String,
    /// The query or mutation.
    #[schemars(length(min = 1, max = 50_000))]
    pub query: String,
    /// Its variables.
    #[serde(default)]
    pub variables: Map<String, Value>,
    /// Headers.
    #[serde(default)]
    pub headers: Map<String, Value>,
    /// The credential that is shown.
    pub credential_id: Option<Uuid>,
}

/// Asks a database of the tenant's own.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DatabaseQuery {
    /// The credential of kind `postgres` or `mysql`.
    pub credential_id: Uuid,
    /// One statement with `$1`, `$2` … (Postgres) or `?` (MySQL) for its parameters.
    #[schemars(length(min = 1, max = 50_000))]
    pub sql: String,
    /// The parameters, in order.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub parameters: Vec<Value>,
    /// Whether it may write.
    #[serde(default)]
    pub write: bool,
    /// Most rows that are taken.
    #[serde(default = "thousand")]
    #[schemars(range(min = 1, max = 10_000))]
    pub limit: u32,
}

fn thousand() -> u32 {
    1_000
}

/// JavaScript in a sandbox.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Code {
    /// The body of a function of `input`; what it returns is the node's output.
    #[schemars(length(min = 1, max = 100_000), extend("x-language" = "javascript"))]
    pub source: String,
    /// What it is given.
    #[serde(default)]
    pub input: Value,
    /// Longest time, in milliseconds.
    #[serde(default = "second")]
    #[schemars(range(min = 10, max = 10_000))]
    pub milliseconds: u32,
    /// Most memory, in megabytes.
    #[serde(default = "memory")]
    #[schemars(range(min = 1, max = 64))]
    pub megabytes: u32,
}

fn second() -> u32 {
    1_000
}

fn memory() -> u32 {
    16
}

/// Sends a mail through a mailbox of the tenant's.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendEmail {
    /// To whom.
    #[schemars(length(min = 3, max = 320))]
    pub to: String,
    /// What it is about.
    #[schemars(length(min = 1, max = 500))]
    pub subject: String,
    /// What it says.
    #[schemars(length(min = 1, max = 100_000))]
    pub text: String,
    /// The mailbox; the tenant's only one when absent.
    pub connection_id: Option<Uuid>,
}

/// Answers the sender of a webhook.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Respond {
    /// The status.
    #[serde(default = "ok")]
    #[schemars(range(min = 200, max = 599))]
    pub status: u16,
    /// What it says.
    #[serde(default)]
    pub body: Value,
}

fn ok() -> u16 {
    200
}

/// Has the configured text model write something.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ModelCall {
    /// What it is asked.
    #[schemars(length(min = 1, max = 50_000))]
    pub prompt: String,
    /// How it shall answer.
    #[schemars(length(max = 10_000))]
    pub system: Option<String>,
    /// Longest answer, in tokens.
    #[serde(default = "tokens")]
    #[schemars(range(min = 1, max = 4_000))]
    pub max_tokens: u32,
    /// Words that the answer is one of.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub choices: Vec<String>,
}

fn tokens() -> u32 {
    300
}

/// Words on the canvas.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Note {
    /// The words.
    #[serde(default)]
    #[schemars(length(max = 5_000))]
    pub text: String,
    /// How wide it is drawn.
    pub width: Option<f64>,
    /// How high it is drawn.
    pub height: Option<f64>,
    /// Its colour.
    #[schemars(length(max = 30))]
    pub color: Option<String>,
}
