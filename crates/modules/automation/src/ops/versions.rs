use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, find, lock, read, refuse, workflows::View};
use crate::{
    Automation, check,
    model::{Definition, Diff},
    schedule, store,
};

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{WorkflowsRead, WorkflowsWrite};
    vec![
        Operation::new("workflows.publish", "POST /api/v1/workflows/{id}/publish", WorkflowsWrite, Write, automation, publish)
            .summary("Publishes the draft as a version that never changes; what starts it, starts it for you."),
        Operation::new("workflows.archive", "POST /api/v1/workflows/{id}/archive", WorkflowsWrite, Write, automation, archive)
            .summary("Takes a workflow out of use; nothing starts it any more."),
        Operation::new("workflows.versions", "GET /api/v1/workflows/{id}/versions", WorkflowsRead, Read, automation, versions)
            .summary("Lists the versions of a workflow, newest first."),
        Operation::new("workflows.version", "GET /api/v1/workflows/{id}/versions/{number}", WorkflowsRead, Read, automation, version)
            .summary("Shows a version."),
        Operation::new("workflows.diff", "GET /api/v1/workflows/{id}/diff", WorkflowsRead, Read, automation, diff)
            .summary("What is different between two versions; 0 is the draft."),
    ]
}

/// What is to be published.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Publish {
    /// Which.
    id: Uuid,
    /// What is different, for colleagues.
    #[schemars(length(min = 1, max = 500))]
    note: Option<String>,
    /// The revision of the draft that was looked at; refused when there is a newer one.
    #[schemars(range(min = 1))]
    revision: Option<i32>,
}

/// A version.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VersionView {
    number: i32,
    note: Option<String>,
    author_id: Option<Uuid>,
    /// Who published it, for whom it acts.
    author_name: String,
    created_at: DateTime<Utc>,
    /// What it does; lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<Value>,
}

impl VersionView {
    fn of(row: store::workflows::WorkflowVersion) -> Self {
        Self {
            number: row.number,
            note: row.note,
            author_id: row.author_id,
            author_name: row.author_name,
            created_at: row.created_at,
            definition: Some(row.definition),
        }
    }
}

async fn publish(ctx: OpContext, automation: Automation, input: Publish) -> Result<VersionView> {
    let catalogue = automation.catalogue_of(&ctx).await?;
    let mut tx = automation.0.db.begin(&ctx).await?;
    let row = lock(&tx, input.id).await?;
    if input
        .revision
        .is_some_and(|revision| revision != row.revision)
    {
        let message = format!(
            "revision {} is saved by now; look at it first",
            row.revision
        );
        return Err(Error::conflict(message));
    }
    let mut definition = read(row.draft)?;
    let problems = check(&definition, &catalogue);
    if !problems.is_empty() {
        return Err(refuse(problems));
    }
    // What is pinned is for trying things out.
    for node in &mut definition.nodes {
        node.pinned = None;
    }
    let number = row.latest + 1;
    let stored = serde_json::to_value(&definition).map_err(Error::internal)?;
    let note = input.note.as_deref();
    store::workflows::insert_version(&tx, &ctx, row.id, number, &stored, note).await?;
    store::workflows::publish(&tx, row.id, number, ctx.now()).await?;
    listen(&tx, &ctx, row.id, &definition).await?;
    let told = json!({"id": row.id, "name": row.name, "version": number});
    emit(&mut tx, &ctx, "workflow.published", row.id, &told)?;
    let version = store::workflows::version(&tx, row.id, number).await?;
    let version = version.ok_or_else(|| Error::not_found("version"))?;
    let view = VersionView::of(version);
    finish(&ctx, tx, Some(row.id), json!({"version": number}), view).await
}

/// Has what starts the workflow start this version from now on.
async fn listen(tx: &TenantTx, ctx: &OpContext, id: Uuid, definition: &Definition) -> Result<()> {
    store::triggers::rest(tx, id).await?;
    for node in definition.triggers() {
        let next_at = match node.kind.as_str() {
            "trigger.schedule" => schedule::read(&node.inputs)
                .ok()
                .and_then(|timing| timing.next(ctx.now(), ctx.now())),
            _ => None,
        };
        let inputs = Value::Object(node.inputs.clone());
        let new = store::triggers::New {
            node: &node.id,
            kind: &node.kind,
            inputs: &inputs,
            next_at,
        };
        store::triggers::put(tx, ctx, id, new).await?;
    }
    Ok(())
}

async fn archive(ctx: OpContext, automation: Automation, input: ById) -> Result<View> {
    let mut tx = automation.0.db.begin(&ctx).await?;
    let row = lock(&tx, input.id).await?;
    store::workflows::archive(&tx, row.id, ctx.now()).await?;
    store::triggers::rest(&tx, row.id).await?;
    let told = json!({"id": row.id, "name": row.name});
    emit(&mut tx, &ctx, "workflow.archived", row.id, &told)?;
    let view = View::of(find(&tx, row.id).await?).brief();
    finish(&ctx, tx, Some(row.id), json!({}), view).await
}

/// Which versions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Versions {
    /// Of which workflow.
    id: Uuid,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn versions(
    ctx: OpContext,
    automation: Automation,
    input: Versions,
) -> Result<Page<VersionView>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = automation.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let rows = store::workflows::versions(&tx, input.id, &page).await?;
    tx.commit().await?;
    Ok(rows.map(|row| VersionView {
        number: row.number,
        note: row.note,
        author_id: row.author_id,
        author_name: row.author_name,
        created_at: row.created_at,
        definition: None,
    }))
}

/// Which version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByNumber {
    /// Of which workflow.
    id: Uuid,
    /// Its number.
    #[schemars(range(min = 1))]
    number: i32,
}

async fn version(ctx: OpContext, automation: Automation, input: ByNumber) -> Result<VersionView> {
    let tx = automation.0.db.begin_single(&ctx).await?;
    let found = store::workflows::version(&tx, input.id, input.number).await?;
    found
        .map(VersionView::of)
        .ok_or_else(|| Error::not_found("version"))
}

/// Which two versions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Between {
    /// Of which workflow.
    id: Uuid,
    /// The earlier one; 0 is the draft.
    #[schemars(range(min = 0))]
    from: i32,
    /// The later one; the draft when absent.
    #[serde(default)]
    #[schemars(range(min = 0))]
    to: i32,
}

async fn diff(ctx: OpContext, automation: Automation, input: Between) -> Result<Diff> {
    let tx = automation.0.db.begin(&ctx).await?;
    let row = find(&tx, input.id).await?;
    let (mut sides, draft) = (Vec::new(), row.draft);
    for number in [input.from, input.to] {
        let definition = match number {
            0 => draft.clone(),
            number => {
                let found = store::workflows::version(&tx, input.id, number).await?;
                found.ok_or_else(|| Error::not_found("version"))?.definition
            }
        };
        sides.push(read(definition)?);
    }
    tx.commit().await?;
    Ok(Diff::between(&sides[0], &sides[1]))
}
