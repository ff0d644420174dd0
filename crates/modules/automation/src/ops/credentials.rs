use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tekup_base::{Error, Page, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, List};
use crate::{Automation, credentials, store};

/// Credentials that a tenant may have.
const MOST: i64 = 500;

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConnectionsRead, ConnectionsWrite};
    vec![
        Operation::new(
            "workflow_credentials.list",
            "GET /api/v1/workflows/credentials",
            ConnectionsRead,
            Read,
            automation,
            list,
        )
        .summary("Lists what nodes show to other systems, without the secrets."),
        Operation::new(
            "workflow_credentials.create",
            "POST /api/v1/workflows/credentials",
            ConnectionsWrite,
            Write,
            automation,
            create,
        )
        .summary("Keeps a credential, sealed, for one host.")
        .status(201),
        Operation::new(
            "workflow_credentials.delete",
            "DELETE /api/v1/workflows/credentials/{id}",
            ConnectionsWrite,
            Write,
            automation,
            delete,
        )
        .summary("Deletes a credential."),
    ]
}

/// A credential.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    id: Uuid,
    name: String,
    /// `bearer`, `basic`, `header`, `postgres` or `mysql`.
    kind: String,
    settings: Value,
    created_at: DateTime<Utc>,
}

async fn list(ctx: OpContext, automation: Automation, input: List) -> Result<Page<View>> {
    let page = input.page();
    let tx = automation.0.db.begin_single(&ctx).await?;
    let rows = store::credentials::list(&tx, &page).await?;
    Ok(rows.map(|row| View {
        id: row.id,
        name: row.name,
        kind: row.kind,
        settings: row.settings,
        created_at: row.created_at,
    }))
}

/// What sort of credential.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Kind {
    /// `Authorization: Bearer`.
    Bearer,
    /// User and password.
    Basic,
    /// A header of its own.
    Header,
    /// A Postgres database.
    Postgres,
    /// A MySQL or MariaDB database.
    Mysql,
}

/// A credential to be kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What sort it is.
    kind: Kind,
    /// `host` always; `user` for `basic` and databases, `header` for `header`, `database`, `port` and `tls` for
    /// databases.
    settings: Map<String, Value>,
    /// The token or password.
    #[schemars(length(min = 1, max = 10_000))]
    secret: String,
}

async fn create(ctx: OpContext, automation: Automation, input: Create) -> Result<View> {
    let needed: &[&str] = match input.kind {
        Kind::Bearer => &["host"],
        Kind::Basic => &["host", "user"],
        Kind::Header => &["host", "header"],
        Kind::Postgres | Kind::Mysql => &["host", "user", "database"],
    };
    let wrong = needed.iter().filter(|name| {
        let text = input.settings.get(**name).and_then(Value::as_str);
        text.is_none_or(|text| text.is_empty() || text.len() > 255)
    });
    let wrong: Vec<tekup_base::FieldError> = wrong
        .map(|name| tekup_base::FieldError {
            field: format!("settings.{name}"),
            message: "is required, a text of at most 255 characters".to_owned(),
            code: std::borrow::Cow::Borrowed("required"),
        })
        .collect();
    if !wrong.is_empty() {
        return Err(Error::validation(wrong));
    }
    let kind = match input.kind {
        Kind::Bearer => credentials::KINDS[0],
        Kind::Basic => credentials::KINDS[1],
        Kind::Header => credentials::KINDS[2],
        Kind::Postgres => credentials::KINDS[3],
        Kind::Mysql => credentials::KINDS[4],
    };
    let id = Uuid::now_v7();
    let settings = Value::Object(input.settings);
    let tx = automation.0.db.begin(&ctx).await?;
    if store::credentials::count(&tx).await? >= MOST {
        return Err(Error::conflict(format!(
            "a tenant has at most {MOST} credentials"
        )));
    }
    let secret = input.secret.as_bytes();
    let sealed = automation
        .0
        .vault
        .seal(&tx, credentials::place(id), secret)
        .await?;
    let new = store::credentials::New {
        id,
        name: &input.name,
        kind,
        settings: &settings,
        secret: &sealed,
    };
    store::credentials::insert(&tx, &ctx, new)
        .await
        .map_err(|error| {
            if error.is_unique_violation() {
                return Error::conflict("another credential has this name");
            }
            error.into()
        })?;
    let view = View {
        id,
        name: input.name,
        kind: kind.to_owned(),
        settings,
        created_at: ctx.now(),
    };
    finish(&ctx, tx, Some(id), json!({"kind": kind}), view).await
}

async fn delete(ctx: OpContext, automation: Automation, input: ById) -> Result<Deleted> {
    let tx = automation.0.db.begin(&ctx).await?;
    if !store::credentials::delete(&tx, input.id).await? {
        return Err(Error::not_found("credential"));
    }
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
