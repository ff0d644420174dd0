//! SQL of this module, and nothing else.

pub(crate) mod cases;
pub(crate) mod channels;
pub(crate) mod connections;
pub(crate) mod deliveries;
pub(crate) mod syncs;
