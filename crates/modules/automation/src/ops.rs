//! What can be done, a file for each group.

mod apis;
mod credentials;
mod describe;
mod executions;
mod preview;
mod triggers;
mod versions;
mod view;
mod workflows;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, PageRequest, Result};
use tekup_db::TenantTx;
use tekup_operations::Operation;
use uuid::Uuid;

use crate::{
    Automation,
    model::{Definition, Problem},
    store,
};

pub(crate) fn all(automation: &Automation) -> Vec<Operation> {
    let mut all = workflows::operations(automation);
    all.extend(versions::operations(automation));
    all.extend(executions::operations(automation));
    all.extend(preview::operations(automation));
    all.extend(describe::operations(automation));
    all.extend(triggers::operations(automation));
    all.extend(credentials::operations(automation));
    all.extend(apis::operations(automation));
    all
}

/// One workflow.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: Uuid,
}

/// Which part of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

impl List {
    fn page(self) -> PageRequest {
        PageRequest {
            limit: self.limit,
            cursor: self.cursor,
        }
    }
}

/// Something that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// What.
    id: Uuid,
    deleted: bool,
}

impl Deleted {
    fn of(id: Uuid) -> Self {
        Self { id, deleted: true }
    }
}

async fn find(tx: &TenantTx, id: Uuid) -> Result<store::Workflow> {
    let found = store::workflows::get(tx, id).await?;
    found.ok_or_else(|| Error::not_found("workflow"))
}

async fn lock(tx: &TenantTx, id: Uuid) -> Result<store::Workflow> {
    let found = store::workflows::lock(tx, id).await?;
    found.ok_or_else(|| Error::not_found("workflow"))
}

fn read(definition: serde_json::Value) -> Result<Definition> {
    serde_json::from_value(definition).map_err(|error| {
        let message = format!("this server cannot read the definition: {error}");
        Error::field("definition", "unreadable", message)
    })
}

/// What keeps a definition from being used, as the error of a call.
fn refuse(problems: Vec<Problem>) -> Error {
    let fields = problems.into_iter().take(50).map(|problem| {
        let at = problem
            .node
            .or(problem.edge)
            .unwrap_or_else(|| "definition".to_owned());
        let field = match problem.field {
            Some(field) => format!("{at}.{field}"),
            None => at,
        };
        tekup_base::FieldError {
            field,
            message: problem.message,
            code: problem.code,
        }
    });
    Error::validation(fields.collect())
}
