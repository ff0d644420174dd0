//! SQL of the module.

pub(crate) mod aliases;
pub(crate) mod budgets;
pub(crate) mod providers;
pub(crate) mod usage;
