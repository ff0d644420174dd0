//! What the nodes are given that speak something else than HTTP.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

fn one() -> u32 {
    1
}

fn hundred() -> u32 {
    100
}

fn thirty() -> u32 {
    30
}

/// Says something over a WebSocket.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WebSocketRequest {
    /// Where: `wss://example.com/feed`.
    #[schemars(length(min = 1, max = 4000))]
    pub url: String,
    /// What is said, in order: a text as it is, anything else as JSON.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub messages: Vec<Value>,
    /// How many answers are waited for.
    #[serde(default = "one")]
    #[schemars(range(max = 100))]
    pub answers: u32,
    /// Headers of the request that opens it.
    #[serde(default)]
    pub headers: Map<String, Value>,
    /// The subprotocol that is asked for.
    #[schemars(length(min = 1, max = 200))]
    pub subprotocol: Option<String>,
    /// How long it may take.
    #[serde(default = "thirty")]
    #[schemars(range(min = 1, max = 110))]
    pub seconds: u32,
    /// The credential that is shown.
    pub credential_id: Option<Uuid>,
}

/// Publishes a message over MQTT.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MqttPublish {
    /// The broker: `mqtts://mqtt.example.com`.
    #[schemars(length(min = 1, max = 4000))]
    pub url: String,
    /// The topic.
    #[schemars(length(min = 1, max = 1000))]
    pub topic: String,
    /// The message: a text as it is, anything else as JSON.
    #[serde(default)]
    pub message: Value,
    /// How surely it arrives: 0 at most once, 1 at least once, 2 exactly once.
    #[serde(default = "surely")]
    #[schemars(range(max = 2))]
    pub qos: u8,
    /// Whether the broker keeps it for those who come later.
    #[serde(default)]
    pub retain: bool,
    /// The topics on which answers are waited for; `+` stands for a level, `#` for the rest.
    #[schemars(length(min = 1, max = 1000))]
    pub reply_topic: Option<String>,
    /// How many answers are waited for, where there is a topic for them.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 100))]
    pub answers: u32,
    /// The name that the broker knows the client by; a fresh one when absent.
    #[schemars(length(min = 1, max = 200))]
    pub client_id: Option<String>,
    /// How long it may take.
    #[serde(default = "thirty")]
    #[schemars(range(min = 1, max = 110))]
    pub seconds: u32,
    /// The credential, of kind `basic`, that is shown.
    pub credential_id: Option<Uuid>,
}

fn surely() -> u8 {
    1
}

/// Publishes a message over AMQP.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AmqpPublish {
    /// The broker, with the name of the virtual host behind it: `amqps://rabbit.example.com/shop`.
    #[schemars(length(min = 1, max = 4000))]
    pub url: String,
    /// The exchange; the one that leads to queues by their names when absent.
    #[serde(default)]
    #[schemars(length(max = 255))]
    pub exchange: String,
    /// The routing key, or the name of the queue.
    #[serde(default)]
    #[schemars(length(max = 255))]
    pub routing_key: String,
    /// The message: a text as it is, anything else as JSON.
    #[serde(default)]
    pub message: Value,
    /// Whether the broker keeps it through a restart.
    #[serde(default = "yes")]
    pub persistent: bool,
    /// Whether it is a failure when no queue takes it.
    #[serde(default = "yes")]
    pub mandatory: bool,
    /// Whether an answer is waited for; the message says in `reply-to` where it goes.
    #[serde(default)]
    pub answer: bool,
    /// How long it may take.
    #[serde(default = "thirty")]
    #[schemars(range(min = 1, max = 110))]
    pub seconds: u32,
    /// The credential, of kind `basic`, that is shown.
    pub credential_id: Uuid,
}

fn yes() -> bool {
    true
}

/// Calls a method by gRPC.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GrpcCall {
    /// Where: `https://api.example.com`.
    #[schemars(length(min = 1, max = 4000))]
    pub url: String,
    /// Which: `package.Service/Method`.
    #[schemars(length(min = 3, max = 500))]
    pub method: String,
    /// The message, in the JSON of Protocol Buffers.
    #[serde(default)]
    pub message: Value,
    /// Metadata sent with it.
    #[serde(default)]
    pub metadata: Map<String, Value>,
    /// The text of the `.proto` file. The server is asked what its methods are when there is none.
    #[schemars(length(min = 1, max = 200_000))]
    pub proto: Option<String>,
    /// A compiled `FileDescriptorSet` in base64 instead.
    #[schemars(length(min = 1, max = 400_000))]
    pub descriptor: Option<String>,
    /// Most messages that are taken when a stream comes back.
    #[serde(default = "hundred")]
    #[schemars(range(min = 1, max = 1_000))]
    pub most: u32,
    /// How long it may take.
    #[serde(default = "thirty")]
    #[schemars(range(min = 1, max = 110))]
    pub seconds: u32,
    /// The credential that is shown.
    pub credential_id: Option<Uuid>,
}
