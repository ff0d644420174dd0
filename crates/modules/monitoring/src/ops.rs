//! The module's operations, one file a group.

mod approvals;
mod channels;
mod groups;
mod journal;
mod messages;
mod reruns;
mod run_queues;
mod runs;
mod schedules;

use tekup_context::Permission as P;
use tekup_operations::{Effect, Operation};

use crate::Monitoring;

pub use journal::{AuditEntry, EventPage, ToolList};

pub(crate) fn all(state: &Monitoring) -> Vec<Operation> {
    let read = Effect::Read;
    let mut all = vec![
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
            "runs.payload",
            "GET /api/v1/runs/{id}/payloads/{payloadId}",
            P::RunsRead,
            read,
            state,
            runs::payload,
        )
        .summary("What is too large to stand with a run or its steps"),
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
            "runs.rerun",
            "POST /api/v1/runs/{id}/rerun",
            P::RunsWrite,
            Effect::Write,
            state,
            reruns::rerun,
        )
        .summary("Do a run that has ended over, all of it or from one of its steps on, also with another input"),
        Operation::new(
            "runs.retry_many",
            "POST /api/v1/runs/retry",
            P::RunsWrite,
            Effect::Write,
            state,
            reruns::retry_many,
        )
        .summary("Put failed runs back in the queue, all that fit"),
        Operation::new(
            "run_queues.list",
            "GET /api/v1/run-queues",
            P::RunsRead,
            read,
            state,
            run_queues::list,
        )
        .summary("What bounds how much runs at once and how often, by key"),
        Operation::new(
            "run_queues.set",
            "PUT /api/v1/run-queues",
            P::RunsWrite,
            Effect::Write,
            state,
            run_queues::set,
        )
        .summary("Bound the runs of a key, or all runs together"),
        Operation::new(
            "run_queues.remove",
            "POST /api/v1/run-queues/remove",
            P::RunsWrite,
            Effect::Write,
            state,
            run_queues::remove,
        )
        .summary("Take a bound away"),
        Operation::new(
            "schedules.list",
            "GET /api/v1/schedules",
            P::RunsRead,
            read,
            state,
            schedules::list,
        )
        .summary("What begins runs at given times"),
        Operation::new(
            "schedules.preview",
            "POST /api/v1/schedules/preview",
            P::RunsRead,
            read,
            state,
            schedules::preview,
        )
        .summary("When a timing comes round next"),
        Operation::new(
            "schedules.pause",
            "POST /api/v1/schedules/{id}/pause",
            P::RunsWrite,
            Effect::Write,
            state,
            schedules::pause,
        )
        .summary("Have a schedule rest"),
        Operation::new(
            "schedules.resume",
            "POST /api/v1/schedules/{id}/resume",
            P::RunsWrite,
            Effect::Write,
            state,
            schedules::resume,
        )
        .summary("Have a schedule go on from its next time"),
        Operation::new(
            "schedules.run",
            "POST /api/v1/schedules/{id}/run",
            P::RunsWrite,
            Effect::Write,
            state,
            schedules::run,
        )
        .summary("Begin a run of a schedule now"),
        Operation::new(
            "schedules.remove",
            "DELETE /api/v1/schedules/{id}",
            P::RunsWrite,
            Effect::Write,
            state,
            schedules::remove,
        )
        .summary("Remove a schedule; runs that it began go on"),
        Operation::new(
            "approvals.list",
            "GET /api/v1/approvals",
            P::RunsRead,
            read,
            state,
            approvals::list,
        )
        .summary("What waits for somebody's leave, or did, newest first"),
        Operation::new(
            "approvals.get",
            "GET /api/v1/approvals/{id}",
            P::RunsRead,
            read,
            state,
            approvals::get,
        )
        .summary("One approval"),
        Operation::new(
            "approvals.approve",
            "POST /api/v1/approvals/{id}/approve",
            P::ActionsApprove,
            Effect::Write,
            state,
            approvals::approve,
        )
        .summary("Agree to exactly what was asked for"),
        Operation::new(
            "approvals.reject",
            "POST /api/v1/approvals/{id}/reject",
            P::ActionsApprove,
            Effect::Write,
            state,
            approvals::reject,
        )
        .summary("Refuse what was asked for"),
        Operation::new(
            "approvals.delegate",
            "POST /api/v1/approvals/{id}/delegate",
            P::ActionsApprove,
            Effect::Write,
            state,
            approvals::delegate,
        )
        .summary("Have somebody else asked in the caller's place"),
        Operation::new(
            "approval_groups.list",
            "GET /api/v1/approval-groups",
            P::RunsRead,
            read,
            state,
            approvals::groups,
        )
        .summary("Groups of people who may decide for each other"),
        Operation::new(
            "approval_groups.set",
            "PUT /api/v1/approval-groups",
            P::RunsWrite,
            Effect::Write,
            state,
            approvals::set_group,
        )
        .summary("Say who belongs to a group"),
        Operation::new(
            "approval_groups.remove",
            "POST /api/v1/approval-groups/remove",
            P::RunsWrite,
            Effect::Write,
            state,
            approvals::remove_group,
        )
        .summary("Remove a group"),
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
    ];
    all.extend(channels::operations(state));
    all.extend(messages::operations(state));
    all.extend(groups::operations(state));
    all
}
