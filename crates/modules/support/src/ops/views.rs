use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, Result, UserId, ViewId};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};

use super::{Deleted, ListPage};
use crate::{
    Support,
    model::{SavedView, ViewFilter},
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::ConversationsRead;
    vec![
        Operation::new(
            "views.list",
            "GET /api/v1/views",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists the caller's kept filters and those that everybody has, by name."),
        Operation::new(
            "views.create",
            "POST /api/v1/views",
            ConversationsRead,
            Write,
            support,
            create,
        )
        .summary("Keeps a filter; one for everybody needs the right to change the desk.")
        .status(201),
        Operation::new(
            "views.put",
            "PUT /api/v1/views/{id}",
            ConversationsRead,
            Write,
            support,
            put,
        )
        .summary("Changes a kept filter."),
        Operation::new(
            "views.delete",
            "DELETE /api/v1/views/{id}",
            ConversationsRead,
            Write,
            support,
            delete,
        )
        .summary("Deletes a kept filter."),
    ]
}

/// A filter to be kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewView {
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whether everybody has it.
    #[serde(default)]
    shared: bool,
    /// What it shows.
    filter: ViewFilter,
}

/// A kept filter as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutView {
    /// Which.
    id: ViewId,
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whether everybody has it.
    #[serde(default)]
    shared: bool,
    /// What it shows.
    filter: ViewFilter,
}

/// One kept filter.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: ViewId,
}

/// Whose a view is that the caller makes: nobody's when everybody shall have it.
fn owner(ctx: &OpContext, shared: bool) -> Result<Option<UserId>> {
    if shared {
        ctx.require(Permission::DeskWrite)?;
        return Ok(None);
    }
    match ctx.principal().user_id() {
        Some(me) => Ok(Some(me)),
        None => Err(Error::field(
            "shared",
            "required",
            "a program has no views of its own: set shared",
        )),
    }
}

/// Finds the view, if the caller may change it.
async fn find(tx: &TenantTx, ctx: &OpContext, id: ViewId) -> Result<()> {
    let (_, owner) = store::kept::view(tx, id)
        .await?
        .filter(|(_, owner)| owner.is_none() || *owner == ctx.principal().user_id())
        .ok_or_else(|| Error::not_found("view"))?;
    if owner.is_none() {
        ctx.require(Permission::DeskWrite)?;
    }
    Ok(())
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<SavedView>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    store::kept::views(&tx, ctx.principal().user_id(), &input.into()).await
}

async fn create(ctx: OpContext, support: Support, input: NewView) -> Result<SavedView> {
    let owner = owner(&ctx, input.shared)?;
    let view = SavedView {
        id: ViewId::new(),
        name: input.name,
        shared: input.shared,
        filter: input.filter,
    };
    let tx = support.0.db.begin(&ctx).await?;
    store::kept::put_view(&tx, &view, owner, true, ctx.now()).await?;
    let id = view.id.0;
    finish(&ctx, tx, Some(id), json!({}), view).await
}

async fn put(ctx: OpContext, support: Support, input: PutView) -> Result<SavedView> {
    let owner = owner(&ctx, input.shared)?;
    let view = SavedView {
        id: input.id,
        name: input.name,
        shared: input.shared,
        filter: input.filter,
    };
    let tx = support.0.db.begin(&ctx).await?;
    find(&tx, &ctx, view.id).await?;
    store::kept::put_view(&tx, &view, owner, false, ctx.now()).await?;
    let id = view.id.0;
    finish(&ctx, tx, Some(id), json!({}), view).await
}

async fn delete(ctx: OpContext, support: Support, input: ById) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    find(&tx, &ctx, input.id).await?;
    store::kept::delete_view(&tx, input.id).await?;
    let id = input.id.0;
    finish(&ctx, tx, Some(id), json!({}), Deleted::of(id)).await
}
