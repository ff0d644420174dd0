use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::assistant::jarvis as sql};
use uuid::Uuid;

use crate::start::Place;

pub(crate) use sql::{AgentOfKind, JarvisThread, JarvisTurn};

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    pub text: &'a str,
    /// What it was found with.
    pub tools: &'a [&'a str],
    pub untrusted: bool,
}

/// The tenant's agent of that sort.
pub(crate) async fn agent(tx: &TenantTx, kind: &str) -> DbResult<Option<AgentOfKind>> {
    Ok(sql::agent_of_kind().bind(tx, &kind).opt().await?)
}

pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    title: &str,
    owner: Uuid,
) -> DbResult<JarvisThread> {
    let who = ctx.principal();
    let user = who.user_id().map(|user| user.0);
    let made = sql::insert_jarvis_thread()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &title,
            &who.kind(),
            &owner,
            &who.name(),
            &user,
            &ctx.now(),
        )
        .one()
        .await?;
    Ok(made)
}

/// Threads of one owner, as far as `most`.
pub(crate) async fn count(tx: &TenantTx, owner: Uuid, most: i64) -> DbResult<i64> {
    Ok(sql::count_jarvis_threads()
        .bind(tx, &owner, &most)
        .one()
        .await?)
}

/// A thread that `reader` may read.
pub(crate) async fn get(tx: &TenantTx, id: Uuid, reader: Uuid) -> DbResult<Option<JarvisThread>> {
    Ok(sql::get_jarvis_thread()
        .bind(tx, &id, &reader)
        .opt()
        .await?)
}

/// The same, held until the transaction ends.
pub(crate) async fn lock(tx: &TenantTx, id: Uuid, reader: Uuid) -> DbResult<Option<JarvisThread>> {
    Ok(sql::lock_jarvis_thread()
        .bind(tx, &id, &reader)
        .opt()
        .await?)
}

/// Threads of `reader`, or those that others share with them.
pub(crate) async fn list(
    tx: &TenantTx,
    reader: Uuid,
    shared: bool,
    search: Option<&str>,
    page: &PageRequest,
) -> Result<Page<JarvisThread>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let most = limit + 1;
    let rows = if shared {
        let query = sql::list_shared_jarvis_threads();
        query
            .bind(tx, &reader, &search, &at, &id, &most)
            .all()
            .await
    } else {
        let query = sql::list_jarvis_threads();
        query
            .bind(tx, &reader, &search, &at, &id, &most)
            .all()
            .await
    };
    let rows = rows.map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| (row.updated_at, row.id)))
}

pub(crate) async fn update(
    tx: &TenantTx,
    id: Uuid,
    title: &str,
    everyone: bool,
    people: &[Uuid],
) -> DbResult<JarvisThread> {
    let query = sql::update_jarvis_thread();
    Ok(query
        .bind(tx, &title, &everyone, &people, &id)
        .one()
        .await?)
}

/// Those of the given people who belong to the tenant.
pub(crate) async fn members(tx: &TenantTx, people: &[Uuid]) -> DbResult<Vec<Uuid>> {
    Ok(sql::members_among().bind(tx, &people).all().await?)
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<()> {
    sql::delete_jarvis_thread().bind(tx, &id).await?;
    Ok(())
}

/// Adds what was said, which `run` answers.
pub(crate) async fn say(
    tx: &TenantTx,
    ctx: &OpContext,
    place: Place,
    run: RunId,
    (content, screen): (&str, Option<&Value>),
) -> DbResult<()> {
    let Place { thread, number } = place;
    sql::insert_jarvis_turn()
        .bind(
            tx,
            &ctx.tenant().0,
            &thread,
            &number,
            &content,
            &screen,
            &run.0,
            &ctx.now(),
        )
        .await?;
    sql::set_jarvis_turns()
        .bind(tx, &number, &ctx.now(), &thread)
        .await?;
    Ok(())
}

/// What was said, the newest first.
pub(crate) async fn turns(
    tx: &TenantTx,
    thread: Uuid,
    page: &PageRequest,
) -> Result<Page<JarvisTurn>> {
    let before: i32 = page.after()?.unwrap_or(i32::MAX);
    let limit = page.limit();
    let rows = sql::list_jarvis_turns()
        .bind(tx, &thread, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.number))
}

/// Whether `run` answers in the thread.
pub(crate) async fn answers(tx: &TenantTx, thread: Uuid, run: Uuid) -> DbResult<bool> {
    let query = sql::answers_in_jarvis_thread();
    Ok(query.bind(tx, &thread, &run).one().await?)
}

pub(crate) async fn answer(
    tx: &TenantTx,
    ctx: &OpContext,
    place: Place,
    run: RunId,
    answer: &Answer<'_>,
) -> DbResult<()> {
    sql::answer_jarvis_turn()
        .bind(
            tx,
            &answer.text,
            &answer.tools,
            &answer.untrusted,
            &run.0,
            &ctx.now(),
            &place.thread,
            &place.number,
        )
        .await?;
    Ok(())
}
