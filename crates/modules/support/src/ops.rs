//! The operations of this module, a file for each group.

pub(crate) mod actions;
pub(crate) mod conversations;
pub(crate) mod customers;
pub(crate) mod desk;
pub(crate) mod feedback;
pub(crate) mod intents;
pub(crate) mod messages;
pub(crate) mod rules;
