//! How a team works through its queues: working time, service levels, who gets what.

pub(crate) mod assign;
pub(crate) mod calendar;
pub(crate) mod change;
pub(crate) mod clock;
pub(crate) mod rounds;
pub(crate) mod service;
