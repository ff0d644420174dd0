use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError, TenantTx,
    sql::queries::crm::views::{self as sql, View as Row},
};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{All, ById, Deleted, fields::KindName};
use crate::{Crm, filter::Groups};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new("crm_views.list", "GET /api/v1/crm/views", Permission::CrmRead, Read, crm, list)
            .summary("Lists the caller's kept views of a kind of record and those that everybody has, by name."),
        Operation::new("crm_views.create", "POST /api/v1/crm/views", Permission::CrmRead, Write, crm, create)
            .summary("Keeps a view; one for everybody needs the right to set up the CRM.")
            .status(201),
        Operation::new("crm_views.put", "PUT /api/v1/crm/views/{id}", Permission::CrmRead, Write, crm, put)
            .summary("Changes a kept view."),
        Operation::new("crm_views.delete", "DELETE /api/v1/crm/views/{id}", Permission::CrmRead, Write, crm, delete)
            .summary("Deletes a kept view."),
    ]
}

/// How records are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Layout {
    /// In rows.
    #[default]
    Table,
    /// In columns by a field.
    Board,
}

/// What a view shows.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Spec {
    /// Groups of conditions, as in a search.
    #[schemars(length(max = 20), inner(length(max = 20)))]
    filter: Groups,
    /// Words that must be found.
    #[schemars(length(max = 200))]
    search: Option<String>,
    /// The order.
    #[schemars(length(max = 50))]
    sort: Option<String>,
    /// Fields that are shown, in their order.
    #[schemars(length(max = 60), inner(length(max = 60)))]
    columns: Vec<String>,
    /// How they are shown.
    layout: Layout,
    /// By which field a board has its columns.
    #[schemars(length(max = 60))]
    group_by: Option<String>,
}

/// A kept view.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct View {
    /// Its id.
    id: Uuid,
    /// Of which kind of record.
    kind: String,
    /// What it is called.
    name: String,
    /// Whether everybody has it.
    shared: bool,
    /// What it shows.
    spec: Spec,
}

impl From<Row> for View {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            name: row.name,
            shared: row.owner_id.is_none(),
            spec: serde_json::from_value(row.spec).unwrap_or_default(),
        }
    }
}

/// Which views.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Of which kind of record; leads when absent.
    kind: Option<KindName>,
}

/// A view to be kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewView {
    /// Of which kind of record.
    kind: KindName,
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whether everybody has it.
    #[serde(default)]
    shared: bool,
    /// What it shows.
    spec: Spec,
}

/// A kept view as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PutView {
    /// Which.
    id: Uuid,
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whether everybody has it.
    #[serde(default)]
    shared: bool,
    /// What it shows.
    spec: Spec,
}

fn owner(ctx: &OpContext, shared: bool) -> Result<Option<Uuid>> {
    if shared {
        ctx.require(Permission::CrmSetup)?;
        return Ok(None);
    }
    let me = ctx.principal().user_id().map(|id| id.0);
    me.map(Some).ok_or_else(|| {
        Error::field(
            "shared",
            "required",
            "a program has no views of its own: set shared",
        )
    })
}

/// The view, if the caller may change it.
async fn lock(tx: &TenantTx, ctx: &OpContext, id: Uuid) -> Result<Row> {
    let found = sql::lock_view()
        .bind(tx, &ctx.tenant().0, &id)
        .opt()
        .await
        .map_err(DbError::from)?;
    let me = ctx.principal().user_id().map(|id| id.0);
    let row = found
        .filter(|row| row.owner_id.is_none() || row.owner_id == me)
        .ok_or_else(|| Error::not_found("view"))?;
    if row.owner_id.is_none() {
        ctx.require(Permission::CrmSetup)?;
    }
    Ok(row)
}

async fn list(ctx: OpContext, crm: Crm, input: Listing) -> Result<All<View>> {
    let kind = input.kind.unwrap_or(KindName::Lead).name().as_str();
    let me = ctx.principal().user_id().map(|id| id.0);
    let tx = crm.0.db.begin_single(&ctx).await?;
    let rows = sql::views()
        .bind(&tx, &ctx.tenant().0, &kind, &me)
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(All {
        items: rows.into_iter().map(View::from).collect(),
    })
}

async fn write(tx: &TenantTx, ctx: &OpContext, view: &View, owner: Option<Uuid>) -> Result<()> {
    let spec = serde_json::to_value(&view.spec).map_err(Error::internal)?;
    sql::put_view()
        .bind(
            tx,
            &ctx.tenant().0,
            &view.id,
            &view.kind,
            &owner,
            &view.name,
            &spec,
            &ctx.now(),
        )
        .await
        .map_err(DbError::from)?;
    Ok(())
}

async fn create(ctx: OpContext, crm: Crm, input: NewView) -> Result<View> {
    let owner = owner(&ctx, input.shared)?;
    let view = View {
        id: Uuid::now_v7(),
        kind: input.kind.name().as_str().to_owned(),
        name: input.name,
        shared: input.shared,
        spec: input.spec,
    };
    let tx = crm.0.db.begin(&ctx).await?;
    write(&tx, &ctx, &view, owner).await?;
    let id = view.id;
    finish(&ctx, tx, Some(id), json!({}), view).await
}

async fn put(ctx: OpContext, crm: Crm, input: PutView) -> Result<View> {
    let owner = owner(&ctx, input.shared)?;
    let tx = crm.0.db.begin(&ctx).await?;
    let before = lock(&tx, &ctx, input.id).await?;
    let view = View {
        id: input.id,
        kind: before.kind,
        name: input.name,
        shared: input.shared,
        spec: input.spec,
    };
    write(&tx, &ctx, &view, owner).await?;
    finish(&ctx, tx, Some(input.id), json!({}), view).await
}

async fn delete(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let tx = crm.0.db.begin(&ctx).await?;
    lock(&tx, &ctx, input.id).await?;
    sql::delete_view()
        .bind(&tx, &ctx.tenant().0, &input.id)
        .await
        .map_err(DbError::from)?;
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
