//! Conversations and messages: what they are, free of database and door.

mod action;
mod answer;
mod attachment;
mod conversation;
mod customer;
mod desk;
mod entity;
mod escalation;
mod feedback;
mod message;

pub use action::{Action, ActionStatus, Approval, ApprovalState, ApprovalWanted};
pub(crate) use answer::BUILT_IN;
pub use answer::{Alternative, AnswerInfo, AnswerState, Entity, MessageResponse, Source, Style};
pub use attachment::Attachment;
pub(crate) use conversation::preview;
pub use conversation::{Assignee, Channel, Conversation, Resolution, Status};
pub use customer::{Customer, Identity, IdentityKind, KnownIdentity, Merge, Profile};
pub use desk::{
    Assignment, CannedAnswer, Change, ClockKind, ClockState, DeskPerson, Macro, Notification,
    NotificationKind, Queue, SavedView, ServiceLevels, ViewFilter, WorkingHours,
};
pub use entity::{EntityType, ListValue};
pub use escalation::{Escalation, Priority};
pub use feedback::{Feedback, Rating, Side};
pub use message::{ContentType, FoundMessage, Message, SenderType};

/// An enum whose variants have a name in the database and on the wire.
macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[schemars(inline)]
        pub enum $enum { $($(#[$vdoc])* #[serde(rename = $name)] $variant),+ }

        impl $enum {
            /// Its name in the database and on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The one of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use names;
