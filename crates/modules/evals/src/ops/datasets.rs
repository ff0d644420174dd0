use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted};
use crate::{
    Evals,
    grader::{Grader, check},
    store::datasets::{self as store, EvalDataset},
};

/// Datasets of a tenant.
const MOST: i64 = 500;

pub(super) fn operations(evals: &Evals) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsWrite};
    vec![
        Operation::new(
            "eval_datasets.list",
            "GET /api/v1/evals/datasets",
            AgentsRead,
            Read,
            evals,
            list,
        )
        .summary("Lists datasets, newest first."),
        Operation::new(
            "eval_datasets.create",
            "POST /api/v1/evals/datasets",
            AgentsWrite,
            Write,
            evals,
            create,
        )
        .summary("Makes a dataset: how answers to its cases are judged.")
        .status(201),
        Operation::new(
            "eval_datasets.get",
            "GET /api/v1/evals/datasets/{id}",
            AgentsRead,
            Read,
            evals,
            get,
        )
        .summary("Shows a dataset."),
        Operation::new(
            "eval_datasets.update",
            "PATCH /api/v1/evals/datasets/{id}",
            AgentsWrite,
            Write,
            evals,
            update,
        )
        .summary("Changes a dataset; evals that are under way keep the graders they began with."),
        Operation::new(
            "eval_datasets.delete",
            "DELETE /api/v1/evals/datasets/{id}",
            AgentsWrite,
            Write,
            evals,
            delete,
        )
        .summary("Deletes a dataset with its cases, evals and gates."),
    ]
}

/// Tasks with what is expected, and how answers are judged.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Dataset {
    id: Uuid,
    name: String,
    description: String,
    graders: Vec<Grader>,
    /// How many.
    cases: i64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl TryFrom<EvalDataset> for Dataset {
    type Error = Error;

    fn try_from(row: EvalDataset) -> Result<Self> {
        Ok(Self {
            id: row.id,
            name: row.name,
            description: row.description,
            graders: serde_json::from_value(row.graders).map_err(Error::internal)?,
            cases: row.cases,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

/// Which datasets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only those with this in their name.
    #[schemars(length(min = 1, max = 100))]
    search: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, evals: Evals, input: List) -> Result<Page<Dataset>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = evals.0.db.begin_single(&ctx).await?;
    let rows = store::list(&tx, input.search.as_deref(), &page).await?;
    let items: Result<Vec<Dataset>> = rows.items.into_iter().map(Dataset::try_from).collect();
    Ok(Page {
        items: items?,
        next_cursor: rows.next_cursor,
    })
}

/// A dataset to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What it is called; no other dataset is.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it is for.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    description: String,
    /// An answer passes when all of them agree.
    #[schemars(length(min = 1, max = 10))]
    graders: Vec<Grader>,
}

async fn create(ctx: OpContext, evals: Evals, input: Create) -> Result<Dataset> {
    check(&input.graders)?;
    let tx = evals.0.db.begin(&ctx).await?;
    if store::count(&tx).await? >= MOST {
        let message = format!("a tenant has at most {MOST} datasets; delete some");
        return Err(Error::conflict(message));
    }
    let id = Uuid::now_v7();
    let graders = serde_json::to_value(&input.graders).map_err(Error::internal)?;
    let names = (input.name.as_str(), input.description.as_str());
    if !store::insert(&tx, &ctx, id, names, &graders).await? {
        return Err(taken(&input.name));
    }
    let dataset = Dataset::try_from(find(&tx, id).await?)?;
    finish(&ctx, tx, Some(id), json!({}), dataset).await
}

fn taken(name: &str) -> Error {
    let message = format!("there is a dataset called {name:?}; choose another name");
    Error::field("name", "taken", message)
}

pub(super) async fn find(tx: &tekup_db::TenantTx, id: Uuid) -> Result<EvalDataset> {
    let found = store::get(tx, id).await?;
    found.ok_or_else(|| Error::not_found("dataset"))
}

async fn get(ctx: OpContext, evals: Evals, input: ById) -> Result<Dataset> {
    let tx = evals.0.db.begin_single(&ctx).await?;
    Dataset::try_from(find(&tx, input.id).await?)
}

/// What shall be different.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Which dataset.
    id: Uuid,
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: Option<String>,
    /// What it is for.
    #[schemars(length(max = 2000))]
    description: Option<String>,
    /// How answers are judged from now on.
    #[schemars(length(min = 1, max = 10))]
    graders: Option<Vec<Grader>>,
}

async fn update(ctx: OpContext, evals: Evals, input: Update) -> Result<Dataset> {
    let tx = evals.0.db.begin(&ctx).await?;
    let mut row = find(&tx, input.id).await?;
    if let Some(name) = input.name {
        if store::named(&tx, &name)
            .await?
            .is_some_and(|id| id != row.id)
        {
            return Err(taken(&name));
        }
        row.name = name;
    }
    row.description = input.description.unwrap_or(row.description);
    if let Some(graders) = input.graders {
        check(&graders)?;
        row.graders = serde_json::to_value(graders).map_err(Error::internal)?;
    }
    store::update(&tx, &row, ctx.now()).await?;
    let dataset = Dataset::try_from(find(&tx, input.id).await?)?;
    finish(&ctx, tx, Some(input.id), json!({}), dataset).await
}

async fn delete(ctx: OpContext, evals: Evals, input: ById) -> Result<Deleted> {
    let tx = evals.0.db.begin(&ctx).await?;
    if !store::delete(&tx, input.id).await? {
        return Err(Error::not_found("dataset"));
    }
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
