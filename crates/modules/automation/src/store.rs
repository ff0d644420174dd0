//! The module's tables.

pub(crate) mod apis;
pub(crate) mod credentials;
pub(crate) mod executions;
pub(crate) mod triggers;
pub(crate) mod workflows;

pub(crate) use tekup_db::sql::queries::automation::{
    executions::WorkflowExecution as Execution, triggers::WorkflowTrigger as Trigger,
    workflows::Workflow,
};
