use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, find, lock, read};
use crate::{
    Automation,
    catalogue::Catalogue,
    check,
    model::{Definition, Pipeline, Problem},
    store, templates,
};

/// Workflows that a tenant may have.
const MOST: i64 = 5_000;

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{WorkflowsRead, WorkflowsWrite};
    vec![
        Operation::new(
            "workflows.list",
            "GET /api/v1/workflows",
            WorkflowsRead,
            Read,
            automation,
            list,
        )
        .summary("Lists workflows, the last changed first."),
        Operation::new(
            "workflows.create",
            "POST /api/v1/workflows",
            WorkflowsWrite,
            Write,
            automation,
            create,
        )
        .summary("Makes a workflow: empty, with a definition, or from a template.")
        .status(201),
        Operation::new(
            "workflows.import",
            "POST /api/v1/workflows/import",
            WorkflowsWrite,
            Write,
            automation,
            import,
        )
        .summary("Makes a workflow of an exported file.")
        .status(201),
        Operation::new(
            "workflows.get",
            "GET /api/v1/workflows/{id}",
            WorkflowsRead,
            Read,
            automation,
            get,
        )
        .summary("Shows a workflow with its draft."),
        Operation::new(
            "workflows.update",
            "PATCH /api/v1/workflows/{id}",
            WorkflowsWrite,
            Write,
            automation,
            update,
        )
        .summary("Changes a workflow's name and description."),
        Operation::new(
            "workflows.save",
            "PUT /api/v1/workflows/{id}/draft",
            WorkflowsWrite,
            Write,
            automation,
            save,
        )
        .summary("Saves the draft, and says what keeps it from being published."),
        Operation::new(
            "workflows.export",
            "GET /api/v1/workflows/{id}/export",
            WorkflowsRead,
            Read,
            automation,
            export,
        )
        .summary("A workflow as a file: its draft with name and description, without secrets."),
        Operation::new(
            "workflows.delete",
            "DELETE /api/v1/workflows/{id}",
            WorkflowsWrite,
            Write,
            automation,
            delete,
        )
        .summary("Deletes a workflow with its versions; what is under way fails."),
    ]
}

/// A workflow.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    id: Uuid,
    name: String,
    description: String,
    /// `draft`, `published` or `archived`.
    state: String,
    /// Which save of the draft this is; the next one names it.
    revision: i32,
    /// The published version; 0 when none is.
    version: i32,
    /// Its newest version.
    latest_version: i32,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// What is being drawn; lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<Value>,
    /// What keeps it from being published; lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    problems: Option<Vec<Problem>>,
}

impl View {
    pub(super) fn of(row: store::Workflow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            description: row.description,
            state: row.state,
            revision: row.revision,
            version: row.version,
            latest_version: row.latest,
            created_at: row.created_at,
            updated_at: row.updated_at,
            definition: Some(row.draft),
            problems: None,
        }
    }

    fn judged(mut self, catalogue: &Catalogue) -> Result<Self> {
        let definition = read(self.definition.clone().unwrap_or_default())?;
        self.problems = Some(check(&definition, catalogue));
        Ok(self)
    }

    /// As events tell of it.
    pub(super) fn brief(mut self) -> Self {
        self.definition = None;
        self
    }
}

/// Which workflows.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only in this state.
    state: Option<State>,
    /// Only those with this in their name or description.
    #[schemars(length(min = 1, max = 200))]
    search: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// Where a workflow stands.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum State {
    Draft,
    Published,
    Archived,
}

async fn list(ctx: OpContext, automation: Automation, input: List) -> Result<Page<View>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let state = input.state.map(|state| match state {
        State::Draft => "draft",
        State::Published => "published",
        State::Archived => "archived",
    });
    let tx = automation.0.db.begin_single(&ctx).await?;
    let rows = store::workflows::list(&tx, state, input.search.as_deref(), &page).await?;
    Ok(rows.map(|row| View {
        id: row.id,
        name: row.name,
        description: row.description,
        state: row.state,
        revision: row.revision,
        version: row.version,
        latest_version: row.latest,
        created_at: row.created_at,
        updated_at: row.updated_at,
        definition: None,
        problems: None,
    }))
}

/// A workflow to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    name: String,
    /// What it is for.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    description: String,
    /// What it begins with.
    definition: Option<Definition>,
    /// The template it begins with instead.
    #[schemars(length(max = 100))]
    template: Option<String>,
    /// Steps one after the other, which it begins with instead.
    pipeline: Option<Pipeline>,
}

async fn create(ctx: OpContext, automation: Automation, input: Create) -> Result<View> {
    let definition = match (input.definition, input.template, input.pipeline) {
        (Some(definition), None, None) => definition,
        (None, Some(template), None) => {
            templates::get(&template)
                .ok_or_else(|| Error::field("template", "not_found", "there is no such template"))?
                .definition
        }
        (None, None, Some(pipeline)) => pipeline.definition(),
        (None, None, None) => Definition::default(),
        (given, template, _) => {
            let message = "give one of definition, template and pipeline";
            let field = match (given, template) {
                (Some(_), Some(_)) => "template",
                _ => "pipeline",
            };
            return Err(Error::field(field, "not_both", message));
        }
    };
    make(
        &ctx,
        &automation,
        &input.name,
        &input.description,
        definition,
    )
    .await
}

pub(super) async fn make(
    ctx: &OpContext,
    automation: &Automation,
    name: &str,
    description: &str,
    definition: Definition,
) -> Result<View> {
    let draft = serde_json::to_value(&definition).map_err(Error::internal)?;
    fits(&draft)?;
    let id = Uuid::now_v7();
    let mut tx = automation.0.db.begin(ctx).await?;
    if store::workflows::count(&tx).await? >= MOST {
        return Err(Error::conflict(format!(
            "a tenant has at most {MOST} workflows; delete some"
        )));
    }
    let new = store::workflows::New {
        id,
        name,
        description,
        draft: &draft,
    };
    store::workflows::insert(&tx, ctx, new).await?;
    let catalogue = automation.catalogue_in(&tx, ctx).await?;
    let view = View::of(find(&tx, id).await?).judged(&catalogue)?;
    emit(
        &mut tx,
        ctx,
        "workflow.created",
        id,
        &json!({"id": id, "name": name}),
    )?;
    finish(ctx, tx, Some(id), json!({}), view).await
}

fn fits(draft: &Value) -> Result<()> {
    let most = crate::model::MAX_BYTES;
    if draft.to_string().len() > most {
        let message = format!("may have at most {most} bytes");
        return Err(Error::field("definition", "too_large", message));
    }
    Ok(())
}

async fn get(ctx: OpContext, automation: Automation, input: ById) -> Result<View> {
    let tx = automation.0.db.begin(&ctx).await?;
    let row = find(&tx, input.id).await?;
    let catalogue = automation.catalogue_in(&tx, &ctx).await?;
    tx.commit().await?;
    View::of(row).judged(&catalogue)
}

/// What shall be different.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Which.
    id: Uuid,
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    name: Option<String>,
    /// What it is for.
    #[schemars(length(max = 2000))]
    description: Option<String>,
}

async fn update(ctx: OpContext, automation: Automation, input: Update) -> Result<View> {
    let mut tx = automation.0.db.begin(&ctx).await?;
    let mut row = lock(&tx, input.id).await?;
    row.name = input.name.unwrap_or(row.name);
    row.description = input.description.unwrap_or(row.description);
    store::workflows::update(&tx, row.id, &row.name, &row.description, ctx.now()).await?;
    let id = row.id;
    emit(
        &mut tx,
        &ctx,
        "workflow.updated",
        id,
        &json!({"id": id, "name": row.name}),
    )?;
    let catalogue = automation.catalogue_in(&tx, &ctx).await?;
    let view = View::of(row).judged(&catalogue)?;
    finish(&ctx, tx, Some(id), json!({}), view).await
}

/// A draft to be saved.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Save {
    /// Of which workflow.
    id: Uuid,
    /// What is drawn.
    definition: Definition,
    /// The revision that was worked on; refused when there is a newer one by now.
    #[schemars(range(min = 1))]
    revision: i32,
}

/// A draft that was saved.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Saved {
    /// What the next save names.
    revision: i32,
    /// What keeps it from being published.
    problems: Vec<Problem>,
}

async fn save(ctx: OpContext, automation: Automation, input: Save) -> Result<Saved> {
    let draft = serde_json::to_value(&input.definition).map_err(Error::internal)?;
    fits(&draft)?;
    let problems = check(&input.definition, &automation.catalogue_of(&ctx).await?);
    let mut tx = automation.0.db.begin(&ctx).await?;
    let row = lock(&tx, input.id).await?;
    if row.revision != input.revision {
        let message = format!(
            "you worked on revision {}, and revision {} is saved by now; load it and repeat your changes",
            input.revision, row.revision
        );
        return Err(Error::conflict(message));
    }
    store::workflows::save_draft(&tx, row.id, &draft, ctx.now()).await?;
    let revision = row.revision + 1;
    let told = json!({"id": row.id, "name": row.name, "revision": revision});
    emit(&mut tx, &ctx, "workflow.updated", row.id, &told)?;
    let saved = Saved { revision, problems };
    finish(&ctx, tx, Some(row.id), json!({"revision": revision}), saved).await
}

/// A workflow as a file.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct File {
    /// `tekup.workflow`.
    #[serde(default)]
    #[schemars(length(max = 50))]
    format: String,
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    name: String,
    /// What it is for.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    description: String,
    /// What is drawn.
    definition: Definition,
}

const FORMAT: &str = "tekup.workflow";

async fn export(ctx: OpContext, automation: Automation, input: ById) -> Result<File> {
    let tx = automation.0.db.begin_single(&ctx).await?;
    let row = find(&tx, input.id).await?;
    Ok(File {
        format: FORMAT.to_owned(),
        name: row.name,
        description: row.description,
        definition: read(row.draft)?,
    })
}

async fn import(ctx: OpContext, automation: Automation, input: File) -> Result<View> {
    if !input.format.is_empty() && input.format != FORMAT {
        let message = format!("this is no workflow: its format is {FORMAT}");
        return Err(Error::field("format", "invalid", message));
    }
    make(
        &ctx,
        &automation,
        &input.name,
        &input.description,
        input.definition,
    )
    .await
}

async fn delete(ctx: OpContext, automation: Automation, input: ById) -> Result<Deleted> {
    let mut tx = automation.0.db.begin(&ctx).await?;
    if !store::workflows::delete(&tx, input.id).await? {
        return Err(Error::not_found("workflow"));
    }
    emit(
        &mut tx,
        &ctx,
        "workflow.deleted",
        input.id,
        &json!({"id": input.id}),
    )?;
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
