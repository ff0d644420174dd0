//! Interfaces of other systems: imported from their descriptions, so that workflows can call them.

use std::{collections::BTreeSet, time::Duration};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, Result};
use tekup_context::{OpContext, Permission};
use tekup_egress::{Url, body};
use tekup_operations::{Effect, Operation, finish};
use tekup_protocols::openapi::{self, Api, ApiOperation, MOST_BYTES};
use uuid::Uuid;

use super::{ById, Deleted, List};
use crate::{Automation, catalogue::type_name, store};

/// Interfaces that a tenant may have.
const MOST: i64 = 20;
/// Most bytes of all operations of one, as they are kept.
const MOST_KEPT: usize = 1024 * 1024;
/// How long a description may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{WorkflowsRead, WorkflowsWrite};
    vec![
        Operation::new(
            "workflow_apis.list",
            "GET /api/v1/workflows/apis",
            WorkflowsRead,
            Read,
            automation,
            list,
        )
        .summary("Lists the interfaces of other systems that workflows can call."),
        Operation::new(
            "workflow_apis.import",
            "POST /api/v1/workflows/apis",
            WorkflowsWrite,
            Write,
            automation,
            import,
        )
        .summary("Imports an interface from its OpenAPI description: each operation becomes a node. One of the same name is replaced.")
        .status(201)
        .deadline(Duration::from_secs(30)),
        Operation::new(
            "workflow_apis.get",
            "GET /api/v1/workflows/apis/{id}",
            WorkflowsRead,
            Read,
            automation,
            get,
        )
        .summary("Shows an interface and what can be called of it."),
        Operation::new(
            "workflow_apis.delete",
            "DELETE /api/v1/workflows/apis/{id}",
            WorkflowsWrite,
            Write,
            automation,
            delete,
        )
        .summary("Deletes an interface. Workflows with its nodes cannot be executed from then on."),
    ]
}

/// An interface of another system.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Brief {
    id: Uuid,
    /// What the types of its nodes begin with: `api.<name>.`.
    name: String,
    title: String,
    version: String,
    /// Where it is.
    server: String,
    /// Where its description was fetched; null when it was given.
    source: Option<String>,
    /// What is shown to it.
    credential_id: Option<Uuid>,
    /// How many operations it has.
    count: i32,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// Something that can be called.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Callable {
    /// The type of nodes that call it.
    #[serde(rename = "type")]
    kind: String,
    method: String,
    path: String,
    summary: String,
}

/// Something that cannot be called.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
struct Skipped {
    /// Method and path.
    operation: String,
    /// Why.
    why: String,
}

/// An interface, and what can be called of it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    #[serde(flatten)]
    brief: Brief,
    operations: Vec<Callable>,
    /// What the description has besides, with the reason why it cannot be called.
    skipped: Vec<Skipped>,
    /// Types of nodes that were there before this import and are no longer.
    removed: Vec<String>,
}

impl View {
    fn of(row: store::apis::Row) -> Result<Self> {
        let operations = kept(row.operations)?;
        let count = i32::try_from(operations.len()).unwrap_or(i32::MAX);
        let callable = operations.into_iter().map(|one| Callable {
            kind: type_name(&row.name, &one.id),
            method: one.method,
            path: one.path,
            summary: one.summary,
        });
        Ok(Self {
            operations: callable.collect(),
            skipped: serde_json::from_value(row.skipped).map_err(Error::internal)?,
            removed: Vec::new(),
            brief: Brief {
                id: row.id,
                name: row.name,
                title: row.title,
                version: row.version,
                server: row.server,
                source: row.source,
                credential_id: row.credential_id,
                count,
                created_at: row.created_at,
                updated_at: row.updated_at,
            },
        })
    }
}

fn kept(operations: Value) -> Result<Vec<ApiOperation>> {
    serde_json::from_value(operations).map_err(Error::internal)
}

async fn list(ctx: OpContext, automation: Automation, input: List) -> Result<Page<Brief>> {
    let page = input.page();
    let tx = automation.0.db.begin_single(&ctx).await?;
    let rows = store::apis::list(&tx, &page).await?;
    Ok(rows.map(|row| Brief {
        id: row.id,
        name: row.name,
        title: row.title,
        version: row.version,
        server: row.server,
        source: row.source,
        credential_id: row.credential_id,
        count: row.operations,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }))
}

async fn get(ctx: OpContext, automation: Automation, input: ById) -> Result<View> {
    let tx = automation.0.db.begin_single(&ctx).await?;
    let row = store::apis::get(&tx, input.id).await?;
    View::of(row.ok_or_else(|| Error::not_found("interface"))?)
}

/// An interface to be imported. What is left out stays as it was when there is one of this name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Import {
    /// What its nodes begin with: a small letter, then small letters, digits and `_`.
    #[schemars(length(min = 1, max = 30))]
    name: String,
    /// The description itself: OpenAPI 3, as JSON or YAML.
    #[schemars(length(min = 1, max = 4_194_304))]
    document: Option<String>,
    /// Where the description is fetched instead.
    #[schemars(length(min = 1, max = 2000))]
    url: Option<String>,
    /// Where the interface is; what the description says when there was none before.
    #[schemars(length(min = 1, max = 2000))]
    server: Option<String>,
    /// The credential that is shown to it; `null` for none.
    #[serde(
        default,
        deserialize_with = "given",
        skip_serializing_if = "Option::is_none"
    )]
    credential_id: Option<Option<Uuid>>,
}

/// Tells `null` from what is left out.
fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<Uuid>>, D::Error> {
    Option::deserialize(from).map(Some)
}

async fn import(ctx: OpContext, automation: Automation, input: Import) -> Result<View> {
    let begins = input
        .name
        .starts_with(|letter: char| letter.is_ascii_lowercase());
    let fits = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '_');
    if !begins || !input.name.chars().all(fits) {
        let message = "must be a small letter, then small letters, digits and _";
        return Err(Error::field("name", "invalid", message));
    }
    let (before, hosts) = before(&ctx, &automation, &input).await?;
    let known = before.as_ref().and_then(|row| row.source.clone());
    let (text, source) = match (input.document, input.url.or(known)) {
        (Some(document), _) => (document, None),
        (None, Some(url)) => (fetched(&automation, &url).await?, Some(url)),
        (None, None) => {
            let message = "give the description, or the address where it is as url";
            return Err(Error::field("document", "required", message));
        }
    };
    let field = if source.is_some() { "url" } else { "document" };
    let read = tokio::task::spawn_blocking(move || openapi::read(&text)).await;
    let api = read.map_err(Error::internal)?;
    let api = api.map_err(|why| Error::field(field, "invalid", why))?;
    let server = input.server.clone();
    let server = place(
        &automation,
        &api,
        server,
        source.as_deref(),
        before.as_ref(),
    )?;
    let had = before.as_ref().and_then(|row| row.credential_id);
    let credential_id = input.credential_id.unwrap_or(had);
    if let Some(of) = hosts
        && !server
            .host_str()
            .is_some_and(|host| host.eq_ignore_ascii_case(&of))
    {
        let message = format!("is for {of:?}, and the interface is at {server}");
        return Err(Error::field("credentialId", "invalid", message));
    }
    let operations = serde_json::to_value(&api.operations).map_err(Error::internal)?;
    if operations.to_string().len() > MOST_KEPT {
        let message = format!("its operations are longer than {MOST_KEPT} bytes together");
        return Err(Error::field(field, "too_large", message));
    }
    let skipped = serde_json::to_value(&api.skipped).map_err(Error::internal)?;
    let tx = automation.0.db.begin(&ctx).await?;
    if before.is_none() && store::apis::count(&tx).await? >= MOST {
        let message = format!("a tenant has at most {MOST} interfaces; delete some");
        return Err(Error::conflict(message));
    }
    let new = store::apis::New {
        name: &input.name,
        title: &api.title,
        version: &api.version,
        server: server.as_str(),
        source: source.as_deref(),
        credential_id,
        operations: &operations,
        skipped: &skipped,
    };
    let id = store::apis::put(&tx, &ctx, new).await?;
    let row = store::apis::get(&tx, id).await?;
    let mut view = View::of(row.ok_or_else(|| Error::not_found("interface"))?)?;
    if let Some(before) = before {
        let there: BTreeSet<&str> = view
            .operations
            .iter()
            .map(|one| one.kind.as_str())
            .collect();
        let earlier = kept(before.operations)?.into_iter();
        let earlier = earlier.map(|one| type_name(&input.name, &one.id));
        let gone = earlier.filter(|kind| !there.contains(kind.as_str()));
        view.removed = gone.collect();
    }
    let noted = json!({"name": input.name, "count": view.operations.len()});
    finish(&ctx, tx, Some(id), noted, view).await
}

/// What has the name already, and the host that the credential is for.
async fn before(
    ctx: &OpContext,
    automation: &Automation,
    input: &Import,
) -> Result<(Option<store::apis::Row>, Option<String>)> {
    let tx = automation.0.db.begin(ctx).await?;
    let before = store::apis::find(&tx, &input.name).await?;
    let credential = match (input.credential_id, &before) {
        (Some(None), _) | (None, None) => None,
        (Some(Some(id)), _) => {
            ctx.require(Permission::ConnectionsRead)?;
            let found = store::credentials::get(&tx, id).await?;
            Some(found.ok_or_else(|| {
                Error::field("credentialId", "unknown", "there is no such credential")
            })?)
        }
        (None, Some(row)) => match row.credential_id {
            Some(id) => store::credentials::get(&tx, id).await?,
            None => None,
        },
    };
    tx.commit().await?;
    let host = credential.map(|one| one.settings["host"].as_str().unwrap_or_default().to_owned());
    Ok((before, host))
}

async fn fetched(automation: &Automation, url: &str) -> Result<String> {
    let wrong = |why: String| Error::field("url", "invalid", why);
    let address = automation.0.guard.check(url);
    let address = address.map_err(|error| wrong(error.to_string()))?;
    let fetch = async {
        let request = automation.0.way.get(address);
        let answer = automation.0.way.send(request).await;
        let answer = answer.map_err(|error| wrong(format!("could not be fetched: {error}")))?;
        if !answer.status().is_success() {
            return Err(wrong(format!("answered {}", answer.status())));
        }
        let bytes = body(answer, MOST_BYTES).await;
        let bytes = bytes.map_err(|error| wrong(format!("could not be fetched: {error}")))?;
        String::from_utf8(bytes).map_err(|_| wrong("is no text".to_owned()))
    };
    let late = |_| wrong(format!("did not come within {} s", PATIENCE.as_secs()));
    tokio::time::timeout(PATIENCE, fetch).await.map_err(late)?
}

/// Where the interface is: as was said, else as it was, else as its description says.
fn place(
    automation: &Automation,
    api: &Api,
    said: Option<String>,
    source: Option<&str>,
    before: Option<&store::apis::Row>,
) -> Result<Url> {
    let wrong = |why: String| Error::field("server", "invalid", why);
    let told = api.server.clone().filter(|url| !url.is_empty());
    // What is relative is meant from where the description came (OpenAPI 3.1, section 4.8.5).
    let told = told.map(
        |url| match source.and_then(|source| Url::parse(source).ok()) {
            Some(base) => base.join(&url).map_or(url, String::from),
            None => url,
        },
    );
    let told = told.filter(|url| Url::parse(url).is_ok());
    let known = before.map(|row| row.server.clone());
    let server = said.or(known).or(told);
    let server = server.ok_or_else(|| {
        let message = "the description does not say where the interface is; give its address";
        Error::field("server", "required", message)
    })?;
    let checked = automation.0.guard.check(&server);
    checked.map_err(|error| wrong(error.to_string()))
}

async fn delete(ctx: OpContext, automation: Automation, input: ById) -> Result<Deleted> {
    let tx = automation.0.db.begin(&ctx).await?;
    if !store::apis::delete(&tx, input.id).await? {
        return Err(Error::not_found("interface"));
    }
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
