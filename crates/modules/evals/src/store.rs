//! SQL of the module.

pub(crate) mod datasets;
pub(crate) mod evals;
