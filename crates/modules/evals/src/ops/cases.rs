use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_agents::{KIND as EXECUTE, Outcome, Recorded};
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, datasets::find};
use crate::{
    Evals,
    execution::MOST_CASES,
    store::datasets::{self as store, EvalCase},
};

/// Longest record of what tools said, in bytes of JSON.
const MAX_RECORDED: usize = 1024 * 1024;

pub(super) fn operations(evals: &Evals) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsWrite};
    vec![
        Operation::new(
            "eval_cases.list",
            "GET /api/v1/evals/datasets/{id}/cases",
            AgentsRead,
            Read,
            evals,
            list,
        )
        .summary("Lists the cases of a dataset in the order in which they were added."),
        Operation::new(
            "eval_cases.create",
            "POST /api/v1/evals/datasets/{id}/cases",
            AgentsWrite,
            Write,
            evals,
            create,
        )
        .summary("Adds a case: a task, and what is expected.")
        .status(201),
        Operation::new(
            "eval_cases.take",
            "POST /api/v1/evals/datasets/{id}/runs",
            AgentsWrite,
            Write,
            evals,
            take,
        )
        .summary(
            "Adds what an agent was really set to do, with what its tools said then, as a case.",
        )
        .status(201),
        Operation::new(
            "eval_cases.update",
            "PATCH /api/v1/evals/cases/{id}",
            AgentsWrite,
            Write,
            evals,
            update,
        )
        .summary("Changes a case."),
        Operation::new(
            "eval_cases.delete",
            "DELETE /api/v1/evals/cases/{id}",
            AgentsWrite,
            Write,
            evals,
            delete,
        )
        .summary("Deletes a case; results of it stay."),
    ]
}

/// A task with what is expected.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Case {
    id: Uuid,
    dataset_id: Uuid,
    task: String,
    /// What the agent is given to do it with.
    context: Value,
    /// What graders compare with: a text, a list of texts, or an answer in its form.
    expected: Value,
    /// Calls of tools whose results stand in for the tools.
    recorded: usize,
    /// The Run that it was taken from.
    run_id: Option<RunId>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<EvalCase> for Case {
    fn from(row: EvalCase) -> Self {
        Self {
            id: row.id,
            dataset_id: row.dataset_id,
            task: row.task,
            context: row.context,
            expected: row.expected,
            recorded: row.recorded.as_array().map_or(0, Vec::len),
            run_id: row.run_id.map(RunId),
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// Which cases.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Of which dataset.
    id: Uuid,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, evals: Evals, input: List) -> Result<Page<Case>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = evals.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let rows = store::cases(&tx, input.id, &page).await?;
    tx.commit().await?;
    Ok(rows.map(Case::from))
}

/// A case to be added.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// To which dataset.
    id: Uuid,
    /// What the agent shall do.
    #[schemars(length(min = 1, max = 50_000))]
    task: String,
    /// What it is given to do it with.
    #[serde(default)]
    context: Value,
    /// What graders compare with.
    #[serde(default)]
    expected: Value,
}

async fn create(ctx: OpContext, evals: Evals, input: Create) -> Result<Case> {
    let case = EvalCase {
        id: Uuid::now_v7(),
        dataset_id: input.id,
        task: input.task,
        context: input.context,
        expected: input.expected,
        recorded: json!([]),
        run_id: None,
        created_at: ctx.now(),
        updated_at: ctx.now(),
    };
    add(&ctx, &evals, case).await
}

async fn add(ctx: &OpContext, evals: &Evals, case: EvalCase) -> Result<Case> {
    let tx = evals.0.db.begin(ctx).await?;
    if find(&tx, case.dataset_id).await?.cases >= MOST_CASES {
        let message =
            format!("a dataset has at most {MOST_CASES} cases; delete some, or make another");
        return Err(Error::conflict(message));
    }
    store::insert_case(&tx, ctx, &case).await?;
    finish(ctx, tx, Some(case.id), json!({}), Case::from(case)).await
}

/// What is taken.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Take {
    /// To which dataset.
    id: Uuid,
    /// A Run of an agent that completed.
    run_id: RunId,
    /// What would have been right; what was answered when absent.
    expected: Option<Value>,
}

async fn take(ctx: OpContext, evals: Evals, input: Take) -> Result<Case> {
    let tx = evals.0.db.begin(&ctx).await?;
    let run = tekup_runs::get(&tx, input.run_id).await?;
    let run = run.filter(|run| run.kind == EXECUTE);
    let mut run = run.ok_or_else(|| Error::not_found("execution of an agent"))?;
    tekup_runs::fill(&tx, &evals.0.blobs, &mut run).await?;
    let Some(output) = run.output.take() else {
        let message = "only what was answered can be taken, and this execution came to no answer";
        return Err(Error::conflict(message));
    };
    let recorded = recorded(&tx, &evals, &run).await?;
    tx.commit().await?;
    let answered = match &output["output"] {
        Value::Null => output["text"].clone(),
        formed => formed.clone(),
    };
    let case = EvalCase {
        id: Uuid::now_v7(),
        dataset_id: input.id,
        task: run.input["task"].as_str().unwrap_or_default().to_owned(),
        context: run.input["context"].clone(),
        expected: input.expected.unwrap_or(answered),
        recorded,
        run_id: Some(run.id.0),
        created_at: ctx.now(),
        updated_at: ctx.now(),
    };
    add(&ctx, &evals, case).await
}

/// What tools said in an execution, as far as it has room.
async fn recorded(tx: &tekup_db::TenantTx, evals: &Evals, run: &tekup_runs::Run) -> Result<Value> {
    let mut recorded: Vec<Recorded> = Vec::new();
    let mut bytes = 0;
    let mut page = PageRequest {
        limit: Some(100),
        cursor: None,
    };
    loop {
        let mut steps = tekup_runs::steps(tx, run, &page).await?;
        tekup_runs::fill_steps(tx, &evals.0.blobs, run, &mut steps.items).await?;
        let calls = steps.items.into_iter();
        let calls =
            calls.filter(|step| step.name.starts_with("tool ") && !step.name.contains(": "));
        for outcome in calls.filter_map(|step| serde_json::from_value::<Outcome>(step.output).ok())
        {
            bytes += outcome.result.len() + outcome.arguments.to_string().len();
            if bytes <= MAX_RECORDED {
                recorded.push(Recorded::from(outcome));
            }
        }
        page.cursor = steps.next_cursor;
        if page.cursor.is_none() {
            break;
        }
    }
    serde_json::to_value(recorded).map_err(Error::internal)
}

/// What shall be different.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Which case.
    id: Uuid,
    /// What the agent shall do.
    #[schemars(length(min = 1, max = 50_000))]
    task: Option<String>,
    /// What it is given to do it with.
    context: Option<Value>,
    /// What graders compare with.
    expected: Option<Value>,
    /// Whether tools are asked instead of what they said before; that is gone then.
    #[serde(default)]
    forget_recorded: bool,
}

async fn update(ctx: OpContext, evals: Evals, input: Update) -> Result<Case> {
    let tx = evals.0.db.begin(&ctx).await?;
    let row = store::case(&tx, input.id).await?;
    let mut row = row.ok_or_else(|| Error::not_found("case"))?;
    row.task = input.task.unwrap_or(row.task);
    row.context = input.context.unwrap_or(row.context);
    row.expected = input.expected.unwrap_or(row.expected);
    if input.forget_recorded {
        row.recorded = json!([]);
    }
    store::update_case(&tx, &row, ctx.now()).await?;
    finish(&ctx, tx, Some(row.id), json!({}), Case::from(row)).await
}

async fn delete(ctx: OpContext, evals: Evals, input: ById) -> Result<Deleted> {
    let tx = evals.0.db.begin(&ctx).await?;
    if !store::delete_case(&tx, input.id).await? {
        return Err(Error::not_found("case"));
    }
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
