//! Durable executions: queue, journal, leases, retries.
//!
//! A Run is a row in `runs` and its journal of named steps in `run_steps`. A [`Worker`] takes due Runs by
//! lease, keeps the lease alive while it works, and gives failures another try later. What a step returned
//! stands in the journal and is not done again; a step that was cut off between its effect and its
//! checkpoint is, with the same run id and step name to tell the receiver so. A Run that waits, for a time, a signal or a
//! Run of its own, holds no worker; one that fails for good takes back what it said how to undo.
//!
//! To add a kind of Run: implement [`RunKind`], hand it to the worker in the composition root, and start
//! it with [`spawn`] in the transaction that wants it.
#![deny(missing_docs)]

pub mod approvals;
mod attempt;
mod backoff;
mod claim;
mod cost;
mod end;
mod execution;
mod failure;
mod kind;
mod payload;
mod pipeline;
mod queue;
mod queues;
mod rerun;
mod run;
mod schedules;
mod store;
mod timing;
mod undo;
mod waits;
mod worker;

pub use backoff::pause;
pub use cost::{Cost, tokens};
pub use execution::Execution;
pub use failure::Failure;
pub use kind::RunKind;
pub use payload::{fill, fill_steps, payload};
pub use pipeline::Pipeline;
pub use queue::{Key, NewRun, spawn, spawn_begun, spawn_held, spawn_untold};
pub use queues::{Bounds, Queue, WHOLE_TENANT, queues, remove_queue, set_queue};
pub use rerun::rerun;
pub use run::{Progress, Run, RunState, StepRecord};
pub use schedules::{
    CatchUp, NewSchedule, Schedule, ScheduleFilter, create_schedule, remove_schedule,
    remove_schedules_of, run_schedule_now, schedules, set_schedule_paused,
};
pub use store::{
    LogLine, RunFilter, cancel, get, list, logs, open_run, prune, retry, set_paused, signal, steps,
};
pub use timing::Timing;
pub use worker::{Around, Worker};
