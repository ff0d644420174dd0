use chrono::{DateTime, Utc};
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::assistant::memory as sql};
use uuid::Uuid;

use crate::memory::{About, New, Vector};

pub(crate) use sql::{AgentMemory, RecalledMemory};

/// Which memories.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub kind: Option<&'static str>,
    pub about: Option<&'static str>,
    pub customer: Option<Uuid>,
    pub agent: Option<Uuid>,
    pub search: Option<String>,
}

/// Adds a memory, unless one stands under its id.
pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    new: &New,
    vector: Option<&Vector>,
) -> DbResult<()> {
    let who = ctx.principal();
    let (about, user, customer) = new.about.columns();
    let (numbers, model) = parts(vector);
    sql::insert_agent_memory()
        .bind(
            tx,
            &ctx.tenant().0,
            &new.id,
            &new.kind.as_str(),
            &about,
            &user,
            &customer,
            &new.content.as_str(),
            &new.untrusted,
            &new.agent,
            &new.run,
            &who.kind(),
            &who.id(),
            &who.name(),
            &numbers,
            &model,
            &ctx.now(),
            &new.expires_at,
        )
        .opt()
        .await?;
    Ok(())
}

fn parts(vector: Option<&Vector>) -> (Option<&[f32]>, Option<&str>) {
    vector
        .map(|vector| (&*vector.numbers, vector.model.as_str()))
        .unzip()
}

/// The fact that says the same about the same, held until the transaction ends.
pub(crate) async fn same(tx: &TenantTx, about: About, content: &str) -> DbResult<Option<Uuid>> {
    let (about, user, customer) = about.columns();
    let query = sql::same_agent_memory();
    let found = query.bind(tx, &about, &user, &customer, &content).opt();
    Ok(found.await?.map(|row| row.id))
}

/// What was said is said again.
pub(crate) async fn confirm(
    tx: &TenantTx,
    id: Uuid,
    untrusted: bool,
    expires_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let query = sql::confirm_agent_memory();
    query.bind(tx, &untrusted, &expires_at, &now, &id).await?;
    Ok(())
}

/// A memory that `reader` may see.
pub(crate) async fn get(
    tx: &TenantTx,
    id: Uuid,
    reader: Option<Uuid>,
    now: DateTime<Utc>,
) -> DbResult<Option<AgentMemory>> {
    let query = sql::get_agent_memory();
    Ok(query.bind(tx, &id, &reader, &now).opt().await?)
}

/// Memories that `reader` may see, the newest first.
pub(crate) async fn list(
    tx: &TenantTx,
    (reader, now): (Option<Uuid>, DateTime<Utc>),
    filter: &Filter,
    page: &PageRequest,
) -> Result<Page<AgentMemory>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_agent_memories()
        .bind(
            tx,
            &reader,
            &now,
            &filter.kind,
            &filter.about,
            &filter.customer,
            &filter.agent,
            &filter.search.as_deref(),
            &at,
            &id,
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| (row.updated_at, row.id)))
}

/// What may be recalled for `reader` and about `customer`, at most `most`, what was used last first.
pub(crate) async fn recallable(
    tx: &TenantTx,
    (reader, customer): (Option<Uuid>, Option<Uuid>),
    now: DateTime<Utc>,
    most: i64,
) -> DbResult<Vec<RecalledMemory>> {
    let query = sql::recall_agent_memories();
    Ok(query
        .bind(tx, &reader, &customer, &now, &most)
        .all()
        .await?)
}

pub(crate) async fn mark_used(tx: &TenantTx, ids: &[Uuid], now: DateTime<Utc>) -> DbResult<()> {
    sql::use_agent_memories().bind(tx, &now, &ids).await?;
    Ok(())
}

/// Puts other words in the place of a memory's.
pub(crate) async fn update(
    tx: &TenantTx,
    memory: &AgentMemory,
    vector: Option<&Vector>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let (numbers, model) = parts(vector);
    sql::update_agent_memory()
        .bind(
            tx,
            &memory.content.as_str(),
            &memory.untrusted,
            &numbers,
            &model,
            &memory.expires_at,
            &now,
            &memory.id,
        )
        .await?;
    Ok(())
}

/// Says whether there was one that `reader` may see.
pub(crate) async fn delete(tx: &TenantTx, id: Uuid, reader: Option<Uuid>) -> DbResult<bool> {
    let query = sql::delete_agent_memory();
    Ok(query.bind(tx, &id, &reader).opt().await?.is_some())
}

/// Deletes everything about it, and says how much that was.
pub(crate) async fn forget(tx: &TenantTx, about: About) -> DbResult<u64> {
    let (about, user, customer) = about.columns();
    let query = sql::forget_agent_memories();
    Ok(query.bind(tx, &about, &user, &customer).await?)
}

/// Deletes what has lapsed, and what was used least beyond `most` about the same.
pub(crate) async fn tidy(
    tx: &TenantTx,
    about: About,
    most: i64,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::lapse_agent_memories().bind(tx, &now).await?;
    let (about, user, customer) = about.columns();
    let query = sql::crowd_out_agent_memories();
    query.bind(tx, &about, &user, &customer, &most).await?;
    Ok(())
}

pub(crate) async fn has_customer(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::has_customer().bind(tx, &id).one().await?)
}
