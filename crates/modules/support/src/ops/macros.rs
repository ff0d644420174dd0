use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, MacroId, Page, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{Deleted, ListPage};
use crate::{
    Support,
    model::{Change, Macro},
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConversationsRead, DeskWrite};
    vec![
        Operation::new(
            "macros.list",
            "GET /api/v1/macros",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists macros by name; `conversations.change` applies them."),
        Operation::new(
            "macros.create",
            "POST /api/v1/macros",
            DeskWrite,
            Write,
            support,
            create,
        )
        .summary("Keeps changes that belong together.")
        .status(201),
        Operation::new(
            "macros.put",
            "PUT /api/v1/macros/{id}",
            DeskWrite,
            Write,
            support,
            put,
        )
        .summary("Changes a macro."),
        Operation::new(
            "macros.delete",
            "DELETE /api/v1/macros/{id}",
            DeskWrite,
            Write,
            support,
            delete,
        )
        .summary("Deletes a macro."),
    ]
}

/// A macro to be kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewMacro {
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it does, in order.
    #[schemars(length(min = 1, max = 20))]
    changes: Vec<Change>,
}

/// A macro as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutMacro {
    /// Which.
    id: MacroId,
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it does, in order.
    #[schemars(length(min = 1, max = 20))]
    changes: Vec<Change>,
}

/// One macro.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: MacroId,
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<Macro>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    store::kept::macros(&tx, &input.into()).await
}

async fn create(ctx: OpContext, support: Support, input: NewMacro) -> Result<Macro> {
    let one = Macro {
        id: MacroId::new(),
        name: input.name,
        changes: input.changes,
    };
    write(ctx, support, one, true).await
}

async fn put(ctx: OpContext, support: Support, input: PutMacro) -> Result<Macro> {
    let one = Macro {
        id: input.id,
        name: input.name,
        changes: input.changes,
    };
    write(ctx, support, one, false).await
}

async fn write(ctx: OpContext, support: Support, one: Macro, new: bool) -> Result<Macro> {
    let tx = support.0.db.begin(&ctx).await?;
    check_answers(&tx, &one.changes).await?;
    if !store::kept::put_macro(&tx, &one, new, ctx.now()).await? {
        return Err(Error::not_found("macro"));
    }
    let id = one.id.0;
    finish(&ctx, tx, Some(id), json!({}), one).await
}

/// Refuses changes that say a canned answer which is not there.
async fn check_answers(tx: &TenantTx, changes: &[Change]) -> Result<()> {
    let said = changes.iter().enumerate().filter_map(|(at, change)| {
        let Change::Reply {
            canned_answer_id, ..
        } = change
        else {
            return None;
        };
        canned_answer_id.map(|id| (at, id.0))
    });
    let said: Vec<(usize, Uuid)> = said.collect();
    if said.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = said.iter().map(|(_, id)| *id).collect();
    let there = store::kept::hold_canned_answers(tx, &ids).await?;
    let Some((at, _)) = said.iter().find(|(_, id)| !there.contains(id)) else {
        return Ok(());
    };
    let field = format!("changes.{at}.cannedAnswerId");
    let message = "there is no such canned answer";
    Err(Error::field(field, "not_found", message))
}

async fn delete(ctx: OpContext, support: Support, input: ById) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    if !store::kept::delete_macro(&tx, input.id).await? {
        return Err(Error::not_found("macro"));
    }
    let id = input.id.0;
    finish(&ctx, tx, Some(id), json!({}), Deleted::of(id)).await
}
