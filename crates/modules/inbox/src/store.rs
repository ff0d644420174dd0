//! SQL of this module, and nothing else.

pub(crate) mod connections;
