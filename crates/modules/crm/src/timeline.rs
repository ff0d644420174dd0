//! Everything about a record in one list.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_connectors::Talk;
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::crm::timeline::{self as sql, AboutRun, Activity, Change, Task},
};
use tekup_events::Actor;
use uuid::Uuid;

use crate::{
    Crm,
    access::Access,
    kind::{Kind, Name},
    record::Row,
    records, store,
    store::Sql,
};

/// Most conversations of a customer's that are looked at.
const MOST_TALKS: u32 = 100;

/// Something about a record.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Item {
    /// Its id.
    pub id: Uuid,
    /// `note`, `call`, `meeting`, `email`, `message`, `change`, `task`, `run` or `conversation`.
    #[serde(rename = "type")]
    pub what: String,
    /// When it was.
    pub at: DateTime<Utc>,
    /// The record it is about; another one's where that has become a part of this one.
    pub record_id: Uuid,
    /// Who did it, where somebody did.
    pub actor: Option<Actor>,
    /// What they are called.
    pub actor_name: Option<String>,
    /// In a line: a subject, a title, a kind of run, a channel.
    pub subject: Option<String>,
    /// In full.
    pub body: Option<String>,
    /// How long it took.
    pub minutes: Option<i32>,
    /// Where it stands: of tasks `open` or `done`, of runs and conversations their state.
    pub state: Option<String>,
    /// The fields that changed, as they were.
    pub before: Option<Value>,
    /// The same as they became.
    pub after: Option<Value>,
    /// The set that a change belongs to, which can be undone.
    pub change_set: Option<Uuid>,
}

impl Item {
    fn new(id: Uuid, what: &str, at: DateTime<Utc>, record_id: Uuid) -> Self {
        Self {
            id,
            what: what.to_owned(),
            at,
            record_id,
            actor: None,
            actor_name: None,
            subject: None,
            body: None,
            minutes: None,
            state: None,
            before: None,
            after: None,
            change_set: None,
        }
    }
}

impl From<Activity> for Item {
    fn from(row: Activity) -> Self {
        Self {
            actor: Some(Actor {
                kind: row.actor_type,
                id: row.actor_id,
            }),
            actor_name: Some(row.actor_name),
            subject: row.subject,
            body: row.body,
            minutes: row.minutes,
            ..Self::new(row.id, &row.what, row.at, row.record_id)
        }
    }
}

impl From<Change> for Item {
    fn from(row: Change) -> Self {
        Self {
            actor: Some(Actor {
                kind: row.actor_type,
                id: row.actor_id,
            }),
            actor_name: Some(row.actor_name),
            before: Some(row.before),
            after: Some(row.after),
            change_set: row.set_id,
            ..Self::new(row.id, "change", row.at, row.record_id)
        }
    }
}

fn task(row: Task, record: Uuid) -> Item {
    let state = if row.done_at.is_some() {
        "done"
    } else {
        "open"
    };
    Item {
        subject: Some(row.title),
        body: row.body,
        state: Some(state.to_owned()),
        actor_name: row.assignee_name,
        ..Item::new(
            row.id,
            "task",
            row.created_at,
            row.record_id.unwrap_or(record),
        )
    }
}

fn run(row: AboutRun, record: Uuid) -> Item {
    Item {
        subject: Some(row.kind),
        body: row.error,
        state: Some(row.state),
        ..Item::new(row.id, "run", row.created_at, record)
    }
}

fn conversation(talk: Talk, record: Uuid) -> Item {
    Item {
        subject: Some(talk.channel),
        body: talk.last_message,
        state: Some(talk.status),
        ..Item::new(talk.id.0, "conversation", talk.started_at, record)
    }
}

/// The record, wherever it is, as it is shown.
///
/// # Errors
/// Not found, also for one that is not for the caller.
pub(crate) async fn find(
    tx: &TenantTx,
    access: Access,
    kind: Option<Name>,
    id: Uuid,
) -> Result<(&'static Kind, Row)> {
    let kinds = kind.map_or(Name::ALL.to_vec(), |kind| vec![kind]);
    for kind in kinds {
        if let Some(row) = store::get(tx, access, kind.kind(), &[id]).await?.pop() {
            return Ok((kind.kind(), row));
        }
    }
    Err(Error::not_found("record"))
}

/// The record and those that have become a part of it.
async fn parts(tx: &TenantTx, kind: &Kind, id: Uuid) -> DbResult<Vec<Uuid>> {
    let mut sql = Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let id = sql.bind(id);
    sql.text = format!(
        "WITH RECURSIVE part (id) AS (SELECT {id}::uuid UNION SELECT r.id FROM {} AS r JOIN part AS p \
         ON r.merged_into = p.id WHERE r.tenant_id = {tenant}) SELECT id FROM part LIMIT 1000",
        kind.table
    );
    let rows = sql.rows_prepared(tx).await?;
    Ok(rows.into_iter().map(|found| found.get(0)).collect())
}

/// Notes that somebody did something about a record; no change of the record itself.
pub(crate) async fn touch(tx: &TenantTx, kind: &Kind, id: Uuid, at: DateTime<Utc>) -> DbResult<()> {
    let mut sql = Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let id = sql.bind(id);
    let at = sql.bind(at);
    sql.text = format!(
        "UPDATE {} SET last_activity_at = greatest(last_activity_at, {at}) WHERE tenant_id = {tenant} AND id = {id}",
        kind.table
    );
    sql.execute(tx).await?;
    Ok(())
}

/// A page of everything about a record, newest first.
pub(crate) async fn page(
    crm: &Crm,
    ctx: &OpContext,
    tx: TenantTx,
    kind: &'static Kind,
    record: &Row,
    page: &PageRequest,
) -> Result<Page<Item>> {
    let id = records::id_of(record);
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (before_at, before_id) = (after.map(|one| one.0), after.map(|one| one.1));
    let limit = page.limit();
    let most = limit + 1;
    let tenant = tx.tenant().0;
    let parts = parts(&tx, kind, id).await?;
    let mut items: Vec<Item> = Vec::new();
    let activities = sql::activities()
        .bind(&tx, &tenant, &parts, &before_at, &before_id, &most)
        .all()
        .await
        .map_err(DbError::from)?;
    items.extend(activities.into_iter().map(Item::from));
    let changes = sql::changes()
        .bind(&tx, &tenant, &parts, &before_at, &before_id, &most)
        .all()
        .await
        .map_err(DbError::from)?;
    items.extend(changes.into_iter().map(Item::from));
    // Of these there are few: all of them, cut to the page below.
    let tasks = sql::record_tasks()
        .bind(&tx, &tenant, &parts)
        .all()
        .await
        .map_err(DbError::from)?;
    items.extend(tasks.into_iter().map(|row| task(row, id)));
    if ctx.permissions().contains(Permission::RunsRead) {
        let runs = sql::runs_about()
            .bind(&tx, &tenant, &parts)
            .all()
            .await
            .map_err(DbError::from)?;
        items.extend(runs.into_iter().map(|row| run(row, id)));
    }
    drop(tx);
    if ctx.permissions().contains(Permission::ConversationsRead) {
        let key = |name: &str| record.get(name).and_then(Value::as_str);
        let (email, phone) = (key("email"), key("phone"));
        if email.is_some() || phone.is_some() {
            let talks = crm.0.talks.of(ctx, email, phone, MOST_TALKS).await?;
            items.extend(talks.into_iter().map(|talk| conversation(talk, id)));
        }
    }
    if let Some(after) = after {
        items.retain(|item| (item.at, item.id) < after);
    }
    items.sort_by_key(|item| std::cmp::Reverse((item.at, item.id)));
    items.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(Page::from_rows(items, limit, |item| (item.at, item.id)))
}
