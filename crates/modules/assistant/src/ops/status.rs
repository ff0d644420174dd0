use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_events::emit;
use tekup_inference::Asking;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{
    ById,
    agents::{View, show},
    find, lock, read, version,
};
use crate::{Assistant, store};

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsRun};
    vec![
        Operation::new(
            "agents.start",
            "POST /api/v1/agents/{id}/start",
            AgentsRun,
            Write,
            assistant,
            start,
        )
        .summary("Has an agent take work again."),
        Operation::new(
            "agents.stop",
            "POST /api/v1/agents/{id}/stop",
            AgentsRun,
            Write,
            assistant,
            stop,
        )
        .summary("Has an agent take no more work, and stops what it does."),
        Operation::new(
            "agents.restart",
            "POST /api/v1/agents/{id}/restart",
            AgentsRun,
            Write,
            assistant,
            restart,
        )
        .summary("Stops what an agent does, and has it take work again."),
        Operation::new(
            "agents.health",
            "GET /api/v1/agents/{id}/health",
            AgentsRead,
            Read,
            assistant,
            health,
        )
        .summary("Says whether an agent could work now, and what keeps it from that."),
        Operation::new(
            "agents.metrics",
            "GET /api/v1/agents/{id}/metrics",
            AgentsRead,
            Read,
            assistant,
            metrics,
        )
        .summary("Says how an agent did, day by day."),
    ]
}

async fn start(ctx: OpContext, assistant: Assistant, input: ById) -> Result<View> {
    set(ctx, assistant, input.id, false, false).await
}

async fn stop(ctx: OpContext, assistant: Assistant, input: ById) -> Result<View> {
    set(ctx, assistant, input.id, true, true).await
}

async fn restart(ctx: OpContext, assistant: Assistant, input: ById) -> Result<View> {
    set(ctx, assistant, input.id, false, true).await
}

async fn set(
    ctx: OpContext,
    assistant: Assistant,
    id: Uuid,
    stopped: bool,
    cancel: bool,
) -> Result<View> {
    let mut tx = assistant.0.db.begin(&ctx).await?;
    lock(&tx, id).await?;
    store::agents::set_stopped(&tx, id, stopped, ctx.now()).await?;
    let open: Vec<RunId> = if cancel {
        store::executions::open_of(&tx, id).await?
    } else {
        Vec::new()
    };
    for run in &open {
        tekup_runs::cancel(&mut tx, &ctx, *run).await?;
    }
    let agent = find(&tx, id).await?;
    let told = json!({"id": id, "name": agent.name, "stopped": stopped});
    emit(&mut tx, &ctx, "agent.updated", id, &told)?;
    let view = show(&tx, agent).await?;
    let details = json!({"stopped": stopped, "cancelled": open.len()});
    finish(&ctx, tx, Some(id), details, view).await
}

/// Whether an agent could work now.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Health {
    /// `healthy`, `degraded` when it does only part of what it could, `unhealthy` when it cannot work.
    status: &'static str,
    last_check: DateTime<Utc>,
    checks: Vec<Check>,
    /// What is wrong, and what to do about it.
    issues: Vec<String>,
}

/// One thing that was looked at.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Check {
    /// `accepts_work`, `model`, `tools`.
    name: &'static str,
    ok: bool,
    /// What was found.
    detail: String,
}

async fn health(ctx: OpContext, assistant: Assistant, input: ById) -> Result<Health> {
    let tx = assistant.0.db.begin(&ctx).await?;
    let agent = find(&tx, input.id).await?;
    let definition = read(version(&tx, agent.id, agent.version).await?.definition)?;
    tx.commit().await?;
    let model = assistant
        .0
        .models
        .chat_model(&Asking::of(&ctx), definition.model.as_deref())
        .await;
    let (model_ok, model) = match model {
        Ok(model) => (true, model.id().to_owned()),
        Err(error) => (false, error.to_string()),
    };
    let registry = assistant.registry()?;
    let idle: Vec<&String> = definition
        .tools
        .iter()
        .filter(|pattern| {
            let built_in = crate::execution::is_built_in(pattern);
            !built_in
                && !registry
                    .iter()
                    .any(|one| tekup_agents::matches(pattern, one.name))
        })
        .collect();
    let tools = match idle.as_slice() {
        [] => "every name stands for a tool".to_owned(),
        idle => format!("nothing is called {idle:?}"),
    };
    let checks = vec![
        Check {
            name: "accepts_work",
            ok: !agent.stopped,
            detail: if agent.stopped {
                "stopped: start it"
            } else {
                "yes"
            }
            .to_owned(),
        },
        Check {
            name: "model",
            ok: model_ok,
            detail: model,
        },
        Check {
            name: "tools",
            ok: idle.is_empty(),
            detail: tools,
        },
    ];
    let issues = checks
        .iter()
        .filter(|check| !check.ok)
        .map(|check| format!("{}: {}", check.name, check.detail))
        .collect();
    let status = match (checks[0].ok && checks[1].ok, checks[2].ok) {
        (false, _) => "unhealthy",
        (true, false) => "degraded",
        (true, true) => "healthy",
    };
    Ok(Health {
        status,
        last_check: ctx.now(),
        checks,
        issues,
    })
}

/// Which time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Since {
    /// Which agent.
    id: Uuid,
    /// Days that are looked back on, 1 to 366; 30 when absent.
    #[schemars(range(min = 1, max = 366))]
    days: Option<u16>,
}

/// How an agent did.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Metrics {
    tasks_completed: i64,
    tasks_failed: i64,
    /// Failed ones among all that ended, 0 to 1.
    error_rate: f64,
    prompt_tokens: i64,
    completion_tokens: i64,
    /// Days with executions, the earliest first.
    days: Vec<Day>,
}

/// One day.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Day {
    /// Its beginning.
    day: DateTime<Utc>,
    runs: i64,
    completed: i64,
    failed: i64,
    prompt_tokens: i64,
    completion_tokens: i64,
    /// Milliseconds of work, waits left out: of half of those that ended at most.
    median_ms: Option<f64>,
    /// And of 95 in a hundred.
    p95_ms: Option<f64>,
}

async fn metrics(ctx: OpContext, assistant: Assistant, input: Since) -> Result<Metrics> {
    let from = ctx.now() - TimeDelta::days(input.days.unwrap_or(30).into());
    let tx = assistant.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let days = store::executions::days(&tx, input.id, from).await?;
    tx.commit().await?;
    let sum = |of: fn(&store::executions::AgentDays) -> i64| days.iter().map(of).sum::<i64>();
    let (completed, failed) = (sum(|day| day.completed), sum(|day| day.failed));
    Ok(Metrics {
        tasks_completed: completed,
        tasks_failed: failed,
        error_rate: failed as f64 / (completed + failed).max(1) as f64,
        prompt_tokens: sum(|day| day.prompt_tokens),
        completion_tokens: sum(|day| day.completion_tokens),
        days: days
            .into_iter()
            .map(|day| Day {
                day: day.day,
                runs: day.runs,
                completed: day.completed,
                failed: day.failed,
                prompt_tokens: day.prompt_tokens,
                completion_tokens: day.completion_tokens,
                median_ms: day.median_ms,
                p95_ms: day.p95_ms,
            })
            .collect(),
    })
}
