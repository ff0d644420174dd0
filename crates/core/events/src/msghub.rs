//! MsgHub: channels of messages, each with its own rules of persistence, encryption and retention.
//!
//! A channel carries what is published to it, and the events of the log whose types it names. Whoever listens
//! subscribes from a position ([`MsgHub::subscribe`]) or takes work out as one of a group
//! ([`MsgHub::fetch`]). Where messages are kept is behind one trait (`log.rs`) with two backends; who has
//! which message in hand is kept in Postgres whatever the backend. See ADR 15.

mod carrier;
mod catalogue;
mod channel;
mod dead;
mod fan;
mod fetch;
mod group;
mod hub;
mod keys;
mod lane;
mod log;
mod memory;
mod message;
#[cfg(feature = "nats")]
mod nats;
mod pattern;
mod postgres;
mod subscription;
mod throttle;

pub use catalogue::ChannelRate;
pub use channel::{Channel, ChannelSettings};
pub use dead::DeadLetter;
pub use fetch::{Delivered, Receipt};
pub use group::{Group, GroupSettings, GroupState};
pub use hub::{Backend, MsgHub};
pub use message::{Headers, MAX_PAYLOAD, Message, Publication};
pub use pattern::SubjectFilter;
pub use subscription::{MessageSubscription, Position};
pub use throttle::{Throttle, Throttled};
