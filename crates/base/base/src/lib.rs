//! Typed ids, error kinds, pages and time: the words every floor shares.
//!
//! What belongs here has no behaviour of its own and no dependency on any other Tekup crate.
#![deny(missing_docs)]

mod clock;
mod error;
mod id;
mod page;
mod secret;

pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{Error, ErrorKind, FieldError, Result};
pub use id::{
    ActionId, ApiKeyId, AttachmentId, CannedAnswerId, ChannelId, ChunkId, ConnectionId,
    ConversationId, CustomerId, DocumentId, EscalationId, EventId, GroupId, IntentId, MacroId,
    MessageId, NotificationId, QueueId, RuleId, RunId, TenantId, UserId, ViewId, WidgetId,
    WorkingHoursId,
};
pub use page::{Cursor, DEFAULT_LIMIT, MAX_LIMIT, Page, PageRequest};
pub use secret::Secret;
