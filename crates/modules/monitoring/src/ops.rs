//! The module's operations, one file a group.

mod journal;
mod runs;

use tekup_context::Permission as P;
use tekup_operations::{Effect, Operation};

use crate::Monitoring;

pub use journal::{AuditEntry, EventPage, ToolList};

pub(crate) fn all(state: &Monitoring) -> Vec<Operation> {
    let read = Effect::Read;
    vec![
        Operation::new(
            "runs.list",
            "GET /api/v1/runs",
            P::RunsRead,
            read,
            state,
            runs::list,
        )
        .summary("The tenant's runs, newest first"),
        Operation::new(
            "runs.get",
            "GET /api/v1/runs/{id}",
            P::RunsRead,
            read,
            state,
            runs::get,
        )
        .summary("One run"),
        Operation::new(
            "runs.steps",
            "GET /api/v1/runs/{id}/steps",
            P::RunsRead,
            read,
            state,
            runs::steps,
        )
        .summary("What a run has done so far, step by step"),
        Operation::new(
            "runs.logs",
            "GET /api/v1/runs/{id}/logs",
            P::RunsRead,
            read,
            state,
            runs::logs,
        )
        .summary("What a run has said, oldest first"),
        Operation::new(
            "runs.cancel",
            "POST /api/v1/runs/{id}/cancel",
            P::RunsWrite,
            Effect::Write,
            state,
            runs::cancel,
        )
        .summary("Stop a run: at once if it waits, at its next step if it runs"),
        Operation::new(
            "runs.retry",
            "POST /api/v1/runs/{id}/retry",
            P::RunsWrite,
            Effect::Write,
            state,
            runs::retry,
        )
        .summary("Put a failed or cancelled run back in the queue; it goes on after its last step"),
        Operation::new(
            "runs.pause",
            "POST /api/v1/runs/{id}/pause",
            P::RunsWrite,
            Effect::Write,
            state,
            runs::pause,
        )
        .summary("Have a run rest: at once if it waits, after its step if it runs"),
        Operation::new(
            "runs.resume",
            "POST /api/v1/runs/{id}/resume",
            P::RunsWrite,
            Effect::Write,
            state,
            runs::resume,
        )
        .summary("Have a run that rests go on"),
        Operation::new(
            "runs.signal",
            "POST /api/v1/runs/{id}/signals",
            P::RunsWrite,
            Effect::Write,
            state,
            runs::signal,
        )
        .summary("Send a run a signal, which it waits for or comes to later"),
        Operation::new(
            "events.list",
            "GET /api/v1/events",
            P::EventsRead,
            read,
            state,
            journal::events,
        )
        .summary("What happened after a sequence, oldest first"),
        Operation::new(
            "audit.list",
            "GET /api/v1/audit",
            P::AuditRead,
            read,
            state,
            journal::audit,
        )
        .summary("Who asked what of which operation, newest first"),
        Operation::new(
            "tools.list",
            "GET /api/v1/tools",
            P::ModelsRead,
            read,
            state,
            journal::tools,
        )
        .summary("The operations the caller may use, as tools that a model can call"),
    ]
}
