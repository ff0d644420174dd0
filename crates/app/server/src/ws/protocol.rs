use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId};
use tekup_events::{Event, Message, Position};

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
        /// Of each type and subject only the latest in so many milliseconds, for all that this client listens to; 0
        /// for every one.
        throttle_ms: Option<u64>,
        id: Option<Value>,
    },
    /// Wants them no more.
    Unsubscribe { types: Vec<String> },
    /// Wants the messages of a channel, from a position on.
    Follow {
        channel: String,
        subject: Option<String>,
        from: Option<Position>,
        /// Of each subject and key only the latest in so many milliseconds.
        throttle_ms: Option<u64>,
        id: Option<Value>,
    },
    /// Wants them no more.
    Unfollow { channel: String },
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

/// The latest of its subject, and how many before it were left out.
pub(crate) fn throttled_event(event: &Event, left_out: u64) -> Value {
    json!({"type": "event", "seq": event.sequence, "event": event, "leftOut": left_out})
}

pub(crate) fn channel_message(message: &Message, left_out: u64) -> Value {
    json!({
        "type": "channel_message", "channel": message.channel, "seq": message.sequence, "message": message,
        "leftOut": left_out,
    })
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
