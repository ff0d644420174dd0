//! Figures over the tenant's conversations: any range, by channel, intent, queue and person.
//!
//! Percentiles do not add up, and filters cross, so nothing is counted ahead. Instead the facts of each day's
//! conversations are packed together ([`facts`], [`packing`]), some twenty bytes a conversation, and a question
//! reads and counts them all ([`gather`], [`count`]). Yesterday and today are read from the conversations
//! themselves; a late change of an earlier day is packed again within seconds, at most once a minute.

pub(crate) mod count;
pub mod export;
pub(crate) mod facts;
pub(crate) mod gather;
pub(crate) mod packing;
pub(crate) mod span;
