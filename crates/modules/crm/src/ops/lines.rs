//! The lines of a deal, read and replaced as a whole.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::Result;
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::ById;
use crate::{
    Crm,
    access::Access,
    kind::Name,
    lines::{self, Lines, NewLine},
    record::Row,
    records,
};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new(
            "deals.lines.get",
            "GET /api/v1/crm/deals/{id}/lines",
            Permission::CrmRead,
            Read,
            crm,
            get,
        )
        .summary(
            "Shows what a deal is made of: products, quantities, prices, and what they come to.",
        ),
        Operation::new(
            "deals.lines.put",
            "PUT /api/v1/crm/deals/{id}/lines",
            Permission::CrmWrite,
            Write,
            crm,
            put,
        )
        .summary("Replaces the lines of a deal; where it has some, their sum is its value."),
    ]
}

/// The lines that a deal shall have.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutLines {
    /// Which deal.
    id: Uuid,
    /// All of its lines, in the order of their positions; none for a deal whose value is given by hand.
    #[schemars(length(max = 200))]
    lines: Vec<NewLine>,
    /// The revision you have seen: a deal that has changed since is left alone, with 409.
    revision: Option<i64>,
}

async fn get(ctx: OpContext, crm: Crm, input: ById) -> Result<Lines> {
    let tx = crm.0.db.begin(&ctx).await?;
    lines::of(&tx, Access::of(&ctx), input.id).await
}

async fn put(ctx: OpContext, crm: Crm, input: PutLines) -> Result<Lines> {
    let (kind, access, id) = (Name::Deal.kind(), Access::of(&ctx), input.id);
    let mut tx = crm.0.db.begin(&ctx).await?;
    let deal = records::hold(&tx, access, kind, id).await?;
    let given = lines::accept(&tx, access, &deal, input.lines).await?;
    let kept = lines::columns(&given)?;
    let nothing = Row::new();
    records::update(&mut tx, &ctx, kind, id, &nothing, input.revision, kept).await?;
    let shown = lines::of(&tx, access, id).await?;
    finish(&ctx, tx, Some(id), json!({"lines": given.len()}), shown).await
}
