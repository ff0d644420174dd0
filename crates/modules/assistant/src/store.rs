//! The module's SQL.

pub(crate) mod agents;
pub(crate) mod executions;
pub(crate) mod jarvis;
pub(crate) mod memory;

pub(crate) use agents::{Agent, AgentVersion};
pub(crate) use executions::AgentExecution;
