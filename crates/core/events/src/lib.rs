//! What happened: outbox, relay, subscriptions.
//!
//! An event is written into the outbox by the transaction that made it true ([`emit`]). The [`Relay`]
//! moves it into the event log and gives it its sequence; the [`Hub`] follows the log and hands events to
//! the subscribers of this process. NOTIFY only says that it is worth looking now: without it the same
//! events arrive a second later.
//!
//! Order: events of one subject keep the order in which their transactions committed, provided that each
//! wrote its event after it had locked the subject's row.
#![deny(missing_docs)]

mod emit;
mod event;
mod filter;
mod follower;
mod hub;
mod msghub;
mod recent;
mod relay;
mod store;

pub use emit::emit;
pub use event::{Actor, Event};
pub use filter::TypeFilter;
pub use follower::{Follow, Follower};
pub use hub::{Hub, Lagged, Notice, Subscription};
pub use msghub::{
    Backend, Channel, ChannelRate, ChannelSettings, DeadLetter, Delivered, Group, GroupSettings,
    GroupState, Headers, MAX_PAYLOAD, Message, MessageSubscription, MsgHub, Position, Publication,
    Receipt, SubjectFilter, Throttle, Throttled,
};
pub use relay::Relay;
pub use store::since;
