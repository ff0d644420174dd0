//! The WebSocket door at `/events` (and `/ws`): the tenant's events as they happen, and conversations.
//!
//! A client says who it is (by header, by `?token=`, or with its first message), subscribes to types of
//! events, and may name the last sequence it saw to get what it missed first; it follows channels of messages from a
//! position on. A client that does not keep
//! up is told so, with the sequence to resume from, and cut off: nothing is kept for it without bound.

mod chat;
mod follow;
mod protocol;
mod session;

pub(crate) use session::{READ_BUFFER, upgrade};
