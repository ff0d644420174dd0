use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, PageRequest, Result, UserId};
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError, TenantTx,
    sql::queries::crm::{
        fields,
        timeline::{self as sql, Task as Row},
    },
};
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, fields::KindName};
use crate::{Crm, access::Access, timeline};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new(
            "tasks.list",
            "GET /api/v1/crm/tasks",
            Permission::CrmRead,
            Read,
            crm,
            list,
        )
        .summary("Lists open tasks in the order in which they are due."),
        Operation::new(
            "tasks.create",
            "POST /api/v1/crm/tasks",
            Permission::CrmWrite,
            Write,
            crm,
            create,
        )
        .summary("Makes a task, about a record or about nothing in particular.")
        .status(201),
        Operation::new(
            "tasks.update",
            "PATCH /api/v1/crm/tasks/{id}",
            Permission::CrmWrite,
            Write,
            crm,
            update,
        )
        .summary("Changes a task, or says that it is done."),
        Operation::new(
            "tasks.delete",
            "DELETE /api/v1/crm/tasks/{id}",
            Permission::CrmWrite,
            Write,
            crm,
            delete,
        )
        .summary("Deletes a task."),
    ]
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Weight {
    /// It can wait.
    Low,
    /// As things are.
    #[default]
    Medium,
    /// It cannot.
    High,
}

/// Something to be done.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Task {
    /// Its id.
    id: Uuid,
    /// What is to be done.
    title: String,
    /// In full.
    body: Option<String>,
    /// How much it matters: `low`, `medium`, `high`.
    priority: String,
    /// When it should be done.
    due_at: Option<DateTime<Utc>>,
    /// Who is to do it.
    assignee_id: Option<UserId>,
    /// What they are called.
    assignee_name: Option<String>,
    /// What kind of record it is about.
    kind: Option<String>,
    /// Which record.
    record_id: Option<Uuid>,
    /// When it was done.
    done_at: Option<DateTime<Utc>>,
    /// Rises with every change.
    revision: i64,
    /// When it was made.
    created_at: DateTime<Utc>,
}

impl From<Row> for Task {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            title: row.title,
            body: row.body,
            priority: row.priority,
            due_at: row.due_at,
            assignee_id: row.assignee_id.map(UserId),
            assignee_name: row.assignee_name,
            kind: row.kind,
            record_id: row.record_id,
            done_at: row.done_at,
            revision: row.revision,
            created_at: row.created_at,
        }
    }
}

/// Which tasks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Listing {
    /// Whose; everybody's that the caller may see when absent.
    assignee_id: Option<UserId>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// A task to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewTask {
    /// What is to be done.
    #[schemars(length(min = 1, max = 255))]
    title: String,
    /// In full.
    #[schemars(length(max = 20000))]
    body: Option<String>,
    /// How much it matters.
    #[serde(default)]
    priority: Weight,
    /// When it should be done.
    due_at: Option<DateTime<Utc>>,
    /// Who is to do it; the caller when absent.
    assignee_id: Option<UserId>,
    /// About which record.
    record_id: Option<Uuid>,
    /// What kind of record it is, which saves looking for it.
    kind: Option<KindName>,
}

/// What is to change; absent fields stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangeTask {
    /// Which.
    id: Uuid,
    /// What is to be done.
    #[schemars(length(min = 1, max = 255))]
    title: Option<String>,
    /// In full.
    #[schemars(length(max = 20000))]
    body: Option<String>,
    /// How much it matters.
    priority: Option<Weight>,
    /// When it should be done.
    due_at: Option<DateTime<Utc>>,
    /// Who is to do it.
    assignee_id: Option<UserId>,
    /// Whether it is done.
    done: Option<bool>,
    /// The revision you have seen: a task that has changed since is left alone, with 409.
    revision: Option<i64>,
}

async fn list(ctx: OpContext, crm: Crm, input: Listing) -> Result<Page<Task>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    // Whoever sees only their own records sees only their own tasks.
    let me = ctx.principal().user_id();
    let whose = match Access::of(&ctx) {
        Access::All => input.assignee_id,
        Access::Of(_) => match input.assignee_id {
            None => Some(me.unwrap_or(UserId(Uuid::nil()))),
            asked if asked == me => asked,
            Some(_) => {
                return Ok(Page {
                    items: Vec::new(),
                    next_cursor: None,
                });
            }
        },
    };
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let limit = page.limit();
    let tx = crm.0.db.begin_single(&ctx).await?;
    let rows = sql::open_tasks()
        .bind(
            &tx,
            &ctx.tenant().0,
            &whose.map(|id| id.0),
            &after.map(|one| one.0),
            &after.map(|one| one.1),
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let tasks = rows.into_iter().map(Task::from).collect();
    // Tasks without a date stand behind all others.
    Ok(Page::from_rows(tasks, limit, |task: &Task| {
        (task.due_at.unwrap_or(DateTime::<Utc>::MAX_UTC), task.id)
    }))
}

async fn write(tx: &TenantTx, ctx: &OpContext, row: &Row) -> Result<()> {
    if let Some(person) = row.assignee_id {
        let found = fields::is_member()
            .bind(tx, &ctx.tenant().0, &person)
            .opt()
            .await;
        if found.map_err(DbError::from)?.is_none() {
            return Err(Error::field(
                "assigneeId",
                "not_found",
                "is not a member of the tenant",
            ));
        }
    }
    sql::put_task()
        .bind(
            tx,
            &ctx.tenant().0,
            &row.id,
            &row.kind,
            &row.record_id,
            &row.title,
            &row.body,
            &row.priority,
            &row.due_at,
            &row.assignee_id,
            &row.done_at,
            &row.revision,
            &ctx.principal().id(),
            &ctx.now(),
        )
        .await
        .map_err(DbError::from)?;
    Ok(())
}

fn name_of(weight: Weight) -> String {
    match json!(weight) {
        Value::String(name) => name,
        _ => String::new(),
    }
}

async fn again(tx: &TenantTx, id: Uuid) -> Result<Task> {
    let row = sql::lock_task().bind(tx, &tx.tenant().0, &id).one().await;
    Ok(row.map_err(DbError::from)?.into())
}

async fn create(ctx: OpContext, crm: Crm, input: NewTask) -> Result<Task> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let mut kind = None;
    if let Some(record) = input.record_id {
        let found = timeline::find(
            &tx,
            Access::of(&ctx),
            input.kind.map(KindName::name),
            record,
        )
        .await;
        let (found, _) =
            found.map_err(|_| Error::field("recordId", "not_found", "is not there"))?;
        kind = Some(found.one.to_owned());
    }
    let me = ctx.principal().user_id();
    let row = Row {
        id: Uuid::now_v7(),
        kind,
        record_id: input.record_id,
        record_name: None,
        title: input.title,
        body: input.body,
        priority: name_of(input.priority),
        due_at: input.due_at,
        assignee_id: input.assignee_id.or(me).map(|id| id.0),
        assignee_name: None,
        done_at: None,
        revision: 1,
        created_at: ctx.now(),
    };
    write(&tx, &ctx, &row).await?;
    let task = again(&tx, row.id).await?;
    emit(&mut tx, &ctx, "task.created", row.id, &task)?;
    finish(
        &ctx,
        tx,
        Some(row.id),
        json!({"record": row.record_id}),
        task,
    )
    .await
}

/// The task, if the caller may change it: it is theirs, or about a record that they see.
async fn lock(tx: &TenantTx, ctx: &OpContext, id: Uuid) -> Result<Row> {
    let found = sql::lock_task()
        .bind(tx, &ctx.tenant().0, &id)
        .opt()
        .await
        .map_err(DbError::from)?;
    let row = found.ok_or_else(|| Error::not_found("task"))?;
    let access = Access::of(ctx);
    let mine =
        row.assignee_id.is_some() && row.assignee_id == ctx.principal().user_id().map(|id| id.0);
    if access == Access::All || mine {
        return Ok(row);
    }
    let record = row.record_id.ok_or_else(|| Error::not_found("task"))?;
    let kind = row.kind.as_deref().and_then(crate::kind::Name::from_name);
    match timeline::find(tx, access, kind, record).await {
        Ok(_) => Ok(row),
        Err(_) => Err(Error::not_found("task")),
    }
}

async fn update(ctx: OpContext, crm: Crm, input: ChangeTask) -> Result<Task> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let mut row = lock(&tx, &ctx, input.id).await?;
    if input.revision.is_some_and(|seen| seen != row.revision) {
        return Err(Error::conflict(
            "this task has been changed meanwhile; look at it again",
        ));
    }
    let was_done = row.done_at.is_some();
    row.title = input.title.unwrap_or(row.title);
    row.body = input.body.or(row.body);
    row.priority = input.priority.map_or(row.priority, name_of);
    row.due_at = input.due_at.or(row.due_at);
    row.assignee_id = input.assignee_id.map(|id| id.0).or(row.assignee_id);
    row.done_at = match input.done {
        None => row.done_at,
        Some(true) => row.done_at.or(Some(ctx.now())),
        Some(false) => None,
    };
    row.revision += 1;
    write(&tx, &ctx, &row).await?;
    let task = again(&tx, row.id).await?;
    emit(&mut tx, &ctx, "task.updated", row.id, &task)?;
    if row.done_at.is_some() && !was_done {
        emit(&mut tx, &ctx, "task.completed", row.id, &task)?;
    }
    finish(
        &ctx,
        tx,
        Some(row.id),
        json!({"done": row.done_at.is_some()}),
        task,
    )
    .await
}

async fn delete(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let row = lock(&tx, &ctx, input.id).await?;
    sql::delete_task()
        .bind(&tx, &ctx.tenant().0, &row.id)
        .await
        .map_err(DbError::from)?;
    emit(
        &mut tx,
        &ctx,
        "task.deleted",
        row.id,
        &json!({"id": row.id}),
    )?;
    finish(&ctx, tx, Some(row.id), json!({}), Deleted::of(row.id)).await
}
