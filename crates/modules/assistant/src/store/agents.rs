use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::assistant::agents as sql};
use uuid::Uuid;

pub(crate) use sql::{Agent, AgentVersion, ListAgents};

/// A new agent's record. `false`: its name is taken.
pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    (name, kind, description): (&str, &str, &str),
) -> DbResult<bool> {
    let made = sql::insert_agent()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &name,
            &kind,
            &description,
            &ctx.now(),
        )
        .opt()
        .await?;
    Ok(made.is_some())
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_agents().bind(tx).one().await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<Agent>> {
    Ok(sql::get_agent().bind(tx, &id).opt().await?)
}

/// The agent, held until the transaction ends.
pub(crate) async fn lock(tx: &TenantTx, id: Uuid) -> DbResult<Option<Agent>> {
    Ok(sql::lock_agent().bind(tx, &id).opt().await?)
}

pub(crate) async fn list(
    tx: &TenantTx,
    kind: Option<&str>,
    search: Option<&str>,
    page: &PageRequest,
) -> Result<Page<ListAgents>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_agents()
        .bind(tx, &kind, &search, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| (row.updated_at, row.id)))
}

pub(crate) async fn update(tx: &TenantTx, agent: &Agent, now: DateTime<Utc>) -> DbResult<()> {
    sql::update_agent()
        .bind(
            tx,
            &agent.name.as_str(),
            &agent.kind.as_str(),
            &agent.description.as_str(),
            &agent.version,
            &agent.latest,
            &now,
            &agent.id,
        )
        .await?;
    Ok(())
}

pub(crate) async fn set_stopped(
    tx: &TenantTx,
    id: Uuid,
    stopped: bool,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::set_stopped().bind(tx, &stopped, &now, &id).await?;
    Ok(())
}

pub(crate) async fn set_started(tx: &TenantTx, id: Uuid, now: DateTime<Utc>) -> DbResult<()> {
    sql::set_started().bind(tx, &now, &id).await?;
    Ok(())
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_agent().bind(tx, &id).opt().await?.is_some())
}

pub(crate) async fn insert_version(
    tx: &TenantTx,
    ctx: &OpContext,
    (id, number): (Uuid, i32),
    definition: &Value,
    note: Option<&str>,
) -> DbResult<()> {
    let who = ctx.principal();
    sql::insert_agent_version()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &number,
            definition,
            &note,
            &who.kind(),
            &who.id(),
            &who.name(),
            &ctx.now(),
        )
        .await?;
    Ok(())
}

pub(crate) async fn version(
    tx: &TenantTx,
    id: Uuid,
    number: i32,
) -> DbResult<Option<AgentVersion>> {
    Ok(sql::get_agent_version()
        .bind(tx, &id, &number)
        .opt()
        .await?)
}

pub(crate) async fn versions(
    tx: &TenantTx,
    id: Uuid,
    page: &PageRequest,
) -> Result<Page<AgentVersion>> {
    let before: i32 = page.after()?.unwrap_or(i32::MAX);
    let limit = page.limit();
    let rows = sql::list_agent_versions()
        .bind(tx, &id, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.number))
}
