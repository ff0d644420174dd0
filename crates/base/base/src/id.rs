use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        #[schemars(inline)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id; ids made later sort later (UUIDv7).
            #[expect(clippy::new_without_default, reason = "each call makes another id")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )+};
}

ids! {
    /// A business that runs its agents here.
    TenantId,
    /// A person.
    UserId,
    /// A tenant's API key.
    ApiKeyId,
    /// A customer, whatever the channel.
    CustomerId,
    /// A conversation with a customer.
    ConversationId,
    /// One message of a conversation.
    MessageId,
    /// A file in a conversation.
    AttachmentId,
    /// An installation of the chat widget.
    WidgetId,
    /// A conversation's call for a person.
    EscalationId,
    /// A document of a tenant's knowledge.
    DocumentId,
    /// A passage of a document.
    ChunkId,
    /// What a customer may want.
    IntentId,
    /// A decision table.
    RuleId,
    /// A channel of messages.
    ChannelId,
    /// Consumers that share the work of a channel.
    GroupId,
    /// A durable execution.
    RunId,
    /// Something that happened.
    EventId,
    /// Something to be done in another system.
    ActionId,
    /// A tenant's way to another system.
    ConnectionId,
    /// Where conversations wait for people.
    QueueId,
    /// When a team works.
    WorkingHoursId,
    /// Words kept for answers.
    CannedAnswerId,
    /// Changes that belong together.
    MacroId,
    /// A kept filter.
    ViewId,
    /// Something a person should look at.
    NotificationId,
}
