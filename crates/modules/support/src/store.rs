//! SQL of this module, and nothing else.

pub(crate) mod actions;
pub(crate) mod conversations;
pub(crate) mod customers;
pub(crate) mod escalations;
pub(crate) mod feedback;
pub(crate) mod intents;
pub(crate) mod messages;
pub(crate) mod rules;
