use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId};
use tekup_events::Event;

/// What a client may say.
#[derive(Debug, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "snake_case",
    rename_all_fields = "camelCase"
)]
pub(crate) enum ClientMessage {
    /// Says who it is, when no header did.
    Connect {
        token: Option<String>,
        tenant_key: Option<String>,
    },
    /// Wants events of these types, after `since` first if that is given.
    Subscribe {
        types: Vec<String>,
        since: Option<i64>,
        id: Option<Value>,
    },
    /// Wants them no more.
    Unsubscribe { types: Vec<String> },
    /// Writes in a conversation as the customer.
    Message {
        conversation_id: ConversationId,
        content: String,
        client_id: Option<String>,
    },
    /// Is typing, or no longer.
    Typing {
        conversation_id: ConversationId,
        typing: bool,
    },
    /// Has a conversation open, or no longer: said again within a minute while it lasts.
    Viewing {
        conversation_id: ConversationId,
        viewing: bool,
    },
    /// Has read up to this message.
    ReadReceipt {
        conversation_id: ConversationId,
        message_id: MessageId,
    },
    /// Wants a sign of life.
    Ping,
    /// Leaves in good order.
    Disconnect,
}

pub(crate) fn event(event: &Event) -> Value {
    json!({"type": "event", "seq": event.sequence, "event": event})
}

pub(crate) fn error(error: &Error) -> Value {
    json!({
        "type": "error",
        "code": error.kind().code(),
        "message": error.message(),
        "errors": error.fields(),
    })
}

pub(crate) fn dropped(last_sequence: i64) -> Value {
    json!({"type": "dropped", "reason": "slow_consumer", "lastSeq": last_sequence})
}
