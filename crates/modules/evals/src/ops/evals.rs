use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::NewRun;
use uuid::Uuid;

use super::{ById, datasets::find};
use crate::{
    Evals,
    execution::{KIND, verdict},
    grader::Grade,
    statistics::{Summary, summary},
    store::evals::{self as store, Eval, EvalResult, New},
};

pub(super) fn operations(evals: &Evals) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsRun};
    vec![
        Operation::new("evals.list", "GET /api/v1/evals", AgentsRead, Read, evals, list)
            .summary("Lists evals, newest first."),
        Operation::new(
            "evals.start",
            "POST /api/v1/evals",
            AgentsRun,
            Write,
            evals,
            start,
        )
        .summary("Has one or two versions of an agent rehearse a dataset's cases, and grades their answers.")
        .status(201),
        Operation::new(
            "evals.get",
            "GET /api/v1/evals/{id}",
            AgentsRead,
            Read,
            evals,
            get,
        )
        .summary("Shows how an eval stands: what each version passed, and how sure the difference is."),
        Operation::new(
            "evals.results",
            "GET /api/v1/evals/{id}/results",
            AgentsRead,
            Read,
            evals,
            results,
        )
        .summary("Lists what was answered to each case, with its grades."),
        Operation::new(
            "evals.grade",
            "POST /api/v1/evals/{id}/grades",
            AgentsRun,
            Write,
            evals,
            grade,
        )
        .summary("Grades an answer that waits for a person."),
    ]
}

/// An eval.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    /// Also the Run's.
    id: RunId,
    agent_id: Uuid,
    agent_name: String,
    dataset_id: Uuid,
    dataset_name: String,
    version: i32,
    /// The version that it is compared with.
    base: Option<i32>,
    /// Where it stands.
    state: String,
    /// Cases that are done.
    done: i64,
    /// Cases in all.
    total: i64,
    error: Option<String>,
    started_by: String,
    created_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    /// How it came out so far.
    summary: Option<Summary>,
}

impl From<Eval> for View {
    fn from(row: Eval) -> Self {
        Self {
            id: RunId(row.run_id),
            agent_id: row.agent_id,
            agent_name: row.agent_name,
            dataset_id: row.dataset_id,
            dataset_name: row.dataset_name,
            version: row.version,
            base: row.base,
            state: row.state,
            done: row.progress_done,
            total: row.progress_total,
            error: row.error,
            started_by: row.actor_name,
            created_at: row.created_at,
            finished_at: row.finished_at,
            summary: None,
        }
    }
}

/// Which evals.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only of this agent.
    agent_id: Option<Uuid>,
    /// Only on this dataset.
    dataset_id: Option<Uuid>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, evals: Evals, input: List) -> Result<Page<View>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let of = (input.agent_id, input.dataset_id);
    let tx = evals.0.db.begin(&ctx).await?;
    let rows = store::list(&tx, of, &page).await?;
    let mut items = Vec::new();
    for row in rows.items {
        items.push(shown(&tx, row).await?);
    }
    tx.commit().await?;
    Ok(Page {
        items,
        next_cursor: rows.next_cursor,
    })
}

/// What is rehearsed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Start {
    /// Which agent.
    agent_id: Uuid,
    /// On which dataset.
    dataset_id: Uuid,
    /// Which version; the newest when absent.
    #[schemars(range(min = 1))]
    version: Option<i32>,
    /// A version to compare it with; the one that works when absent, if that is another. 0 for none.
    #[schemars(range(min = 0))]
    base: Option<i32>,
}

async fn start(ctx: OpContext, evals: Evals, input: Start) -> Result<View> {
    let mut tx = evals.0.db.begin(&ctx).await?;
    let agent = store::agent(&tx, input.agent_id).await?;
    let agent = agent.ok_or_else(|| Error::not_found("agent"))?;
    if find(&tx, input.dataset_id).await?.cases == 0 {
        return Err(Error::conflict("the dataset has no cases; add some"));
    }
    let version = input.version.unwrap_or(agent.latest);
    let base = match input.base {
        Some(0) => None,
        Some(base) => Some(base),
        None => Some(agent.version).filter(|working| *working != version),
    };
    for (field, number) in [("version", Some(version)), ("base", base)] {
        if number.is_some_and(|number| number > agent.latest) {
            let message = format!("there is no such version; the newest is {}", agent.latest);
            return Err(Error::field(field, "unknown", message));
        }
    }
    if base == Some(version) {
        let message = "compare it with another version, or write 0";
        return Err(Error::field("base", "invalid", message));
    }
    let new = New {
        agent: input.agent_id,
        dataset: input.dataset_id,
        version,
        base,
    };
    let given =
        json!({"agentId": new.agent, "datasetId": new.dataset, "version": version, "base": base});
    let run = NewRun::new(KIND, given.clone()).about(new.agent);
    let id = tekup_runs::spawn(&mut tx, &ctx, run).await?;
    store::insert(&tx, &ctx, id, &new).await?;
    let view = View::from(of(&tx, id.0).await?);
    finish(&ctx, tx, Some(id.0), given, view).await
}

async fn of(tx: &TenantTx, id: Uuid) -> Result<Eval> {
    let row = store::get(tx, id).await?;
    row.ok_or_else(|| Error::not_found("eval"))
}

async fn shown(tx: &TenantTx, row: Eval) -> Result<View> {
    let marks = store::marks(tx, row.run_id).await?;
    let found = summary(&marks, row.version, row.base);
    let mut view = View::from(row);
    view.summary = (!marks.is_empty()).then_some(found);
    Ok(view)
}

async fn get(ctx: OpContext, evals: Evals, input: ById) -> Result<View> {
    let tx = evals.0.db.begin(&ctx).await?;
    let row = of(&tx, input.id).await?;
    let view = shown(&tx, row).await?;
    tx.commit().await?;
    Ok(view)
}

/// What one version answered to one case.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResultView {
    case_id: Uuid,
    /// The case's place, from 1.
    number: i32,
    version: i32,
    task: String,
    expected: Value,
    /// The execution; `agent_runs.get` shows its steps.
    run_id: Option<RunId>,
    answer: String,
    /// Why there is no answer.
    error: Option<String>,
    grades: Vec<Grade>,
    /// Whether all graders agree; a person has to say when absent.
    passed: Option<bool>,
    prompt_tokens: i64,
    completion_tokens: i64,
    /// Milliseconds of work.
    work_ms: i64,
}

impl TryFrom<EvalResult> for ResultView {
    type Error = Error;

    fn try_from(row: EvalResult) -> Result<Self> {
        Ok(Self {
            case_id: row.case_id,
            number: row.number,
            version: row.version,
            task: row.task,
            expected: row.expected,
            run_id: row.run_id.map(RunId),
            answer: row.answer,
            error: row.error,
            grades: serde_json::from_value(row.grades).map_err(Error::internal)?,
            passed: row.passed,
            prompt_tokens: row.prompt_tokens,
            completion_tokens: row.completion_tokens,
            work_ms: row.work_ms,
        })
    }
}

/// Which results.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Results {
    /// Of which eval.
    id: Uuid,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn results(ctx: OpContext, evals: Evals, input: Results) -> Result<Page<ResultView>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = evals.0.db.begin(&ctx).await?;
    of(&tx, input.id).await?;
    let rows = store::results(&tx, input.id, &page).await?;
    tx.commit().await?;
    let items: Result<Vec<ResultView>> = rows.items.into_iter().map(ResultView::try_from).collect();
    Ok(Page {
        items: items?,
        next_cursor: rows.next_cursor,
    })
}

/// What a person finds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct GradeIt {
    /// Of which eval.
    id: Uuid,
    /// Of which case.
    case_id: Uuid,
    /// What which version answered.
    #[schemars(range(min = 1))]
    version: i32,
    /// Whether the answer passes.
    passed: bool,
    /// Why.
    #[schemars(length(min = 1, max = 1000))]
    why: Option<String>,
}

async fn grade(ctx: OpContext, evals: Evals, input: GradeIt) -> Result<ResultView> {
    let tx = evals.0.db.begin(&ctx).await?;
    let row = store::lock_result(&tx, input.id, input.case_id, input.version).await?;
    let row = row.ok_or_else(|| Error::not_found("result"))?;
    let mut grades: Vec<Grade> =
        serde_json::from_value(row.grades.clone()).map_err(Error::internal)?;
    let asked = grades.iter_mut().find(|grade| grade.grader == "human");
    let Some(asked) = asked else {
        let message =
            "no person is asked about these answers; add the grader `human` to the dataset";
        return Err(Error::conflict(message));
    };
    asked.passed = Some(input.passed);
    asked.why = input.why;
    asked.by = Some(ctx.principal().name().to_owned());
    let stored = serde_json::to_value(&grades).map_err(Error::internal)?;
    store::grade(&tx, input.id, &row, &stored, verdict(&grades)).await?;
    let row = store::lock_result(&tx, input.id, input.case_id, input.version).await?;
    let row = row.ok_or_else(|| Error::not_found("result"))?;
    let details =
        json!({"caseId": input.case_id, "version": input.version, "passed": input.passed});
    finish(
        &ctx,
        tx,
        Some(input.id),
        details,
        ResultView::try_from(row)?,
    )
    .await
}
