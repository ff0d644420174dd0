use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_agents::Heard;
use tekup_base::{Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::assistant::executions as sql};
use uuid::Uuid;

pub(crate) use sql::{AgentDays, AgentExecution, ListAgentExecutions, ListAgentMessages};

/// What an execution is started with, beside its task.
#[derive(Debug, Clone)]
pub(crate) struct New {
    pub agent: Uuid,
    pub version: i32,
    /// What is tried out in the version's place.
    pub definition: Option<Value>,
    /// For whom it acts: the kind of principal, and which.
    pub actor: (String, Option<Uuid>),
    pub depth: i16,
    pub level: i16,
    /// It changes nothing, and counts in no figures.
    pub rehearsal: bool,
}

pub(crate) async fn insert(tx: &TenantTx, ctx: &OpContext, run: RunId, new: &New) -> DbResult<()> {
    sql::insert_agent_execution()
        .bind(
            tx,
            &ctx.tenant().0,
            &run.0,
            &new.agent,
            &new.version,
            &new.definition,
            &new.actor.0.as_str(),
            &new.actor.1,
            &new.depth,
            &new.level,
            &new.rehearsal,
            &ctx.now(),
        )
        .await?;
    Ok(())
}

/// Has a Run that does another one over start with what that was started with. Says whether it did.
pub(crate) async fn copy(tx: &TenantTx, ctx: &OpContext, run: &tekup_runs::Run) -> DbResult<bool> {
    let Some(origin) = run.origin_id else {
        return Ok(false);
    };
    let by = &run.created_by;
    let copied = sql::copy_agent_execution()
        .bind(tx, &run.id.0, &by.kind, &by.id, &ctx.now(), &origin.0)
        .await?;
    Ok(copied > 0)
}

pub(crate) async fn get(tx: &TenantTx, run: RunId) -> DbResult<Option<AgentExecution>> {
    Ok(sql::get_agent_execution().bind(tx, &run.0).opt().await?)
}

pub(crate) async fn list(
    tx: &TenantTx,
    agent: Uuid,
    state: Option<&str>,
    page: &PageRequest,
) -> Result<Page<ListAgentExecutions>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_agent_executions()
        .bind(tx, &agent, &state, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| {
        (row.created_at, row.run_id)
    }))
}

/// Open executions of the tenant, as far as `most`.
pub(crate) async fn open(tx: &TenantTx, most: i64) -> DbResult<i64> {
    Ok(sql::open_agent_runs().bind(tx, &most).one().await?)
}

/// What is under way of one agent.
pub(crate) async fn open_of(tx: &TenantTx, agent: Uuid) -> DbResult<Vec<RunId>> {
    let rows = sql::open_runs_of_agent().bind(tx, &agent).all().await?;
    Ok(rows.into_iter().map(RunId).collect())
}

/// How an agent did on each day since `from`.
pub(crate) async fn days(
    tx: &TenantTx,
    agent: Uuid,
    from: DateTime<Utc>,
) -> DbResult<Vec<AgentDays>> {
    Ok(sql::agent_days().bind(tx, &agent, &from).all().await?)
}

pub(crate) async fn tell(
    tx: &TenantTx,
    ctx: &OpContext,
    run: RunId,
    id: Uuid,
    content: &str,
) -> DbResult<()> {
    let name = ctx.principal().name();
    sql::insert_agent_message()
        .bind(
            tx,
            &ctx.tenant().0,
            &run.0,
            &id,
            &name,
            &content,
            &ctx.now(),
        )
        .await?;
    Ok(())
}

pub(crate) async fn told(tx: &TenantTx, run: RunId) -> DbResult<i64> {
    Ok(sql::count_agent_messages().bind(tx, &run.0).one().await?)
}

/// What the agent has not read yet, with the ids.
pub(crate) async fn unread(tx: &TenantTx, run: RunId) -> DbResult<(Vec<Uuid>, Vec<Heard>)> {
    let rows = sql::unread_agent_messages().bind(tx, &run.0).all().await?;
    let heard = rows.into_iter().map(|row| {
        let heard = Heard {
            at: row.created_at,
            by: row.by_name,
            text: row.content,
        };
        (row.id, heard)
    });
    Ok(heard.unzip())
}

pub(crate) async fn mark_read(
    tx: &TenantTx,
    run: RunId,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::set_agent_messages_read()
        .bind(tx, &now, &run.0, &ids)
        .await?;
    Ok(())
}

pub(crate) async fn messages(tx: &TenantTx, run: RunId) -> DbResult<Vec<ListAgentMessages>> {
    Ok(sql::list_agent_messages().bind(tx, &run.0).all().await?)
}
