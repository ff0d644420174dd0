use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission, Principal};
use tekup_db::{
    DbError, TenantTx,
    sql::queries::crm::timeline::{self as sql, Activity as Row},
};
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, fields::KindName};
use crate::{
    Crm,
    access::Access,
    timeline::{self, Item},
};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new(
            "crm_records.timeline",
            "GET /api/v1/crm/records/{id}/timeline",
            Permission::CrmRead,
            Read,
            crm,
            show,
        )
        .summary("Lists everything about a record, newest first: what was done, what changed, tasks, runs, conversations."),
        Operation::new("activities.create", "POST /api/v1/crm/activities", Permission::CrmWrite, Write, crm, create)
            .summary("Writes down what was done about a record: a note, a call, a meeting, a mail.")
            .status(201),
        Operation::new("activities.update", "PATCH /api/v1/crm/activities/{id}", Permission::CrmWrite, Write, crm, update)
            .summary("Changes what was written down, by whoever wrote it or sees all records."),
        Operation::new("activities.delete", "DELETE /api/v1/crm/activities/{id}", Permission::CrmWrite, Write, crm, delete)
            .summary("Takes away what was written down, by whoever wrote it or sees all records."),
    ]
}

/// Which record's, and which part.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Listing {
    /// The record.
    id: Uuid,
    /// What kind of record it is, which saves looking for it.
    kind: Option<KindName>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn show(ctx: OpContext, crm: Crm, input: Listing) -> Result<Page<Item>> {
    let tx = crm.0.db.begin(&ctx).await?;
    let access = Access::of(&ctx);
    let kind = input.kind.map(KindName::name);
    let (kind, record) = timeline::find(&tx, access, kind, input.id).await?;
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    timeline::page(&crm, &ctx, tx, kind, &record, &page).await
}

/// What can be done about a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum What {
    /// Something to remember.
    Note,
    /// A call.
    Call,
    /// A meeting.
    Meeting,
    /// A mail.
    Email,
    /// A message by another way.
    Message,
}

impl What {
    fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Email => "email",
            Self::Message => "message",
        }
    }
}

/// Something that was done.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewActivity {
    /// About which record.
    record_id: Uuid,
    /// What kind of record it is, which saves looking for it.
    kind: Option<KindName>,
    /// What was done.
    #[serde(rename = "type")]
    what: What,
    /// In a line.
    #[schemars(length(max = 255))]
    subject: Option<String>,
    /// In full.
    #[schemars(length(max = 20000))]
    body: Option<String>,
    /// When; now when absent.
    at: Option<DateTime<Utc>>,
    /// How long it took.
    #[schemars(range(min = 0, max = 1440))]
    minutes: Option<i32>,
}

/// What is to change; absent fields stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangeActivity {
    /// Which.
    id: Uuid,
    /// In a line.
    #[schemars(length(max = 255))]
    subject: Option<String>,
    /// In full.
    #[schemars(length(max = 20000))]
    body: Option<String>,
    /// When.
    at: Option<DateTime<Utc>>,
    /// How long it took.
    #[schemars(range(min = 0, max = 1440))]
    minutes: Option<i32>,
}

fn some(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

async fn write(tx: &TenantTx, ctx: &OpContext, row: &Row) -> Result<()> {
    sql::put_activity()
        .bind(
            tx,
            &ctx.tenant().0,
            &row.id,
            &row.kind,
            &row.record_id,
            &row.what,
            &row.subject,
            &row.body,
            &row.at,
            &row.minutes,
            &row.actor_type,
            &row.actor_id,
            &row.actor_name,
            &ctx.now(),
        )
        .await
        .map_err(DbError::from)?;
    Ok(())
}

async fn create(ctx: OpContext, crm: Crm, input: NewActivity) -> Result<Item> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let (kind, record) = timeline::find(
        &tx,
        Access::of(&ctx),
        input.kind.map(KindName::name),
        input.record_id,
    )
    .await?;
    let (subject, body) = (some(input.subject), some(input.body));
    if subject.is_none() && body.is_none() {
        return Err(Error::field(
            "body",
            "required",
            "say something, in body or subject",
        ));
    }
    let actor = ctx.principal();
    let row = Row {
        id: Uuid::now_v7(),
        kind: kind.one.to_owned(),
        record_id: crate::records::id_of(&record),
        what: input.what.as_str().to_owned(),
        subject,
        body,
        at: input.at.unwrap_or(ctx.now()),
        minutes: input.minutes,
        actor_type: actor.kind().to_owned(),
        actor_id: actor.id(),
        actor_name: actor.name().to_owned(),
    };
    write(&tx, &ctx, &row).await?;
    timeline::touch(&tx, kind, row.record_id, row.at).await?;
    let id = row.id;
    let details = json!({"record": row.record_id, "type": row.what});
    let item = Item::from(row);
    emit(&mut tx, &ctx, "activity.created", id, &item)?;
    finish(&ctx, tx, Some(id), details, item).await
}

/// What was written down, if the caller may change it.
async fn lock(tx: &TenantTx, ctx: &OpContext, id: Uuid) -> Result<Row> {
    let found = sql::lock_activity()
        .bind(tx, &ctx.tenant().0, &id)
        .opt()
        .await
        .map_err(DbError::from)?;
    let row = found.ok_or_else(|| Error::not_found("activity"))?;
    let kind = crate::kind::Name::from_name(&row.kind);
    timeline::find(tx, Access::of(ctx), kind, row.record_id)
        .await
        .map_err(|_| Error::not_found("activity"))?;
    let theirs = row.actor_type == ctx.principal().kind() && row.actor_id == ctx.principal().id();
    let system = matches!(ctx.principal(), Principal::System { .. });
    if !theirs && !system {
        ctx.require(Permission::CrmAll)?;
    }
    Ok(row)
}

async fn update(ctx: OpContext, crm: Crm, input: ChangeActivity) -> Result<Item> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let mut row = lock(&tx, &ctx, input.id).await?;
    if input.subject.is_some() {
        row.subject = some(input.subject);
    }
    if input.body.is_some() {
        row.body = some(input.body);
    }
    row.at = input.at.unwrap_or(row.at);
    row.minutes = input.minutes.or(row.minutes);
    if row.subject.is_none() && row.body.is_none() {
        return Err(Error::field(
            "body",
            "required",
            "say something, in body or subject",
        ));
    }
    write(&tx, &ctx, &row).await?;
    let item = Item::from(row);
    emit(&mut tx, &ctx, "activity.updated", input.id, &item)?;
    finish(&ctx, tx, Some(input.id), json!({}), item).await
}

async fn delete(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let row = lock(&tx, &ctx, input.id).await?;
    sql::delete_activity()
        .bind(&tx, &ctx.tenant().0, &input.id)
        .await
        .map_err(DbError::from)?;
    let told = json!({"id": input.id, "recordId": row.record_id});
    emit(&mut tx, &ctx, "activity.deleted", input.id, &told)?;
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
