use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::{NewRun, spawn};

use super::{fields::KindName, imports::Started};
use crate::{
    Crm,
    access::Access,
    export::{self, Format, Input},
    filter::{self, Groups},
    records, store,
};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    vec![
        Operation::new(
            "exports.start",
            "POST /api/v1/crm/exports",
            Permission::CrmExport,
            Effect::Write,
            crm,
            start,
        )
        .summary("Writes records that the caller sees into a file, as a run; fetch it from /api/v1/crm/files/{run}."),
    ]
}

/// Which records, and how.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Start {
    /// Which kind of record.
    kind: KindName,
    /// What is written.
    #[serde(default)]
    format: Format,
    /// Groups of conditions, as in a search; all records when absent.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(max = 20)))]
    filter: Groups,
    /// Words that must be found: of the newest 10,000 records that hold them.
    #[schemars(length(max = 200))]
    search: Option<String>,
    /// Fields, in the order of the columns; `data.key` for your own. The usual ones when absent.
    #[serde(default)]
    #[schemars(length(max = 200), inner(length(min = 1, max = 60)))]
    columns: Vec<String>,
}

async fn start(ctx: OpContext, crm: Crm, input: Start) -> Result<Started> {
    let kind = input.kind.name().kind();
    let mut tx = crm.0.db.begin(&ctx).await?;
    let customs = records::customs(&tx, kind).await?;
    let me = ctx.principal().user_id().map(|id| id.0);
    // So that what is wrong is said now, and not by the run.
    filter::write(&mut store::Sql::new(""), kind, &customs, &input.filter, me)?;
    let columns = if input.columns.is_empty() {
        export::usual(kind, &customs)
    } else {
        input.columns
    };
    let known = export::usual(kind, &customs);
    for (place, name) in columns.iter().enumerate() {
        if !known.contains(name) && kind.field(name).is_none() {
            return Err(Error::field(
                format!("columns.{place}"),
                "unknown_field",
                "is not a field",
            ));
        }
    }
    let given = Input {
        kind: kind.one.to_owned(),
        format: input.format,
        filter: input.filter,
        search: input.search,
        columns,
        all: Access::of(&ctx) == Access::All,
        me,
    };
    let given = serde_json::to_value(&given).map_err(Error::internal)?;
    let run = spawn(&mut tx, &ctx, NewRun::new(export::KIND, given)).await?;
    finish(
        &ctx,
        tx,
        None,
        json!({"run": run, "kind": kind.one}),
        Started { run_id: run },
    )
    .await
}
