//! The operations of this module, a file for each group.

pub(crate) mod connections;
pub(crate) mod deliveries;
pub(crate) mod syncs;
