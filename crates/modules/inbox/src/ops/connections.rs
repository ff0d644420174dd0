use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tekup_base::{ConnectionId, Error, Page, PageRequest, Result, Secret};
use tekup_connectors::Trouble;
use tekup_context::{OpContext, Permission};
use tekup_db::{DbResult, TenantTx};
use tekup_events::emit;
use tekup_operations::{Effect, NoInput, Operation, finish};

use crate::{
    Inbox,
    connectors::place,
    kinds::{Field, Kind},
    model::{Connection, Health, Secrets},
    store,
};

/// Most connections of a tenant.
const MOST: i64 = 200;

pub(crate) fn operations(inbox: &Inbox) -> Vec<Operation> {
    use Permission::{ConnectionsRead, ConnectionsWrite};
    vec![
        Operation::new("connections.kinds", "GET /api/v1/connection-kinds", ConnectionsRead, Effect::Read, inbox, kinds)
            .summary("Lists the kinds of connection there are, with their settings and secrets."),
        Operation::new("connections.create", "POST /api/v1/connections", ConnectionsWrite, Effect::Write, inbox, create)
            .summary("Makes a connection to another system.")
            .status(201),
        Operation::new("connections.list", "GET /api/v1/connections", ConnectionsRead, Effect::Read, inbox, list)
            .summary("Lists connections by name, without their secrets."),
        Operation::new("connections.get", "GET /api/v1/connections/{id}", ConnectionsRead, Effect::Read, inbox, get)
            .summary("Shows a connection, without its secrets."),
        Operation::new("connections.update", "PATCH /api/v1/connections/{id}", ConnectionsWrite, Effect::Write, inbox, update)
            .summary("Changes a connection; secrets that are not given stay as they are."),
        Operation::new("connections.delete", "DELETE /api/v1/connections/{id}", ConnectionsWrite, Effect::Write, inbox, delete)
            .summary("Removes a connection and its secrets."),
        Operation::new("connections.test", "POST /api/v1/connections/{id}/test", ConnectionsWrite, Effect::External, inbox, test)
            .summary("Asks the other system for a sign of life."),
        Operation::new("connections.calls", "GET /api/v1/connections/{id}/calls", ConnectionsRead, Effect::Read, inbox, calls)
            .summary("Shows a connection's calls by the hour: how many, how many failed, how long they took."),
        Operation::new("connections.rotate_keys", "POST /api/v1/connection-keys/rotate", ConnectionsWrite, Effect::Write, inbox, rotate)
            .summary("Seals all connections' secrets by a new key."),
    ]
}

/// A kind of connection.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct KindView {
    /// `webhook`, `email`, `slack`, `jira`, `salesforce`.
    kind: &'static str,
    /// What it wants to know.
    fields: &'static [Field],
}

/// The kinds there are.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Kinds {
    /// In no order that matters.
    items: Vec<KindView>,
}

async fn kinds(_ctx: OpContext, inbox: Inbox, _input: NoInput) -> Result<Kinds> {
    let view = |kind: &dyn Kind| KindView {
        kind: kind.name(),
        fields: kind.fields(),
    };
    Ok(Kinds {
        items: inbox
            .0
            .kinds
            .iter()
            .map(|kind| view(kind.as_ref()))
            .collect(),
    })
}

/// A connection to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// One of `connections.kinds`.
    #[schemars(length(min = 1, max = 50))]
    kind: String,
    /// What people call it.
    #[schemars(length(min = 1, max = 100), regex(pattern = r"\S"))]
    name: String,
    /// Where it leads and how; see `connections.kinds`.
    settings: Map<String, Value>,
    /// Credentials by name; kept sealed and never shown.
    #[serde(default)]
    secrets: BTreeMap<String, Secret>,
}

/// What is to change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// The connection.
    id: ConnectionId,
    /// What people call it.
    #[schemars(length(min = 1, max = 100), regex(pattern = r"\S"))]
    name: Option<String>,
    /// Whether it is used.
    enabled: Option<bool>,
    /// All settings anew.
    settings: Option<Map<String, Value>>,
    /// Secrets to set; an empty one is removed.
    #[serde(default)]
    secrets: BTreeMap<String, Secret>,
}

/// One connection.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// The connection.
    pub id: ConnectionId,
}

/// Which connections.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only of this kind.
    #[schemars(length(min = 1, max = 50))]
    kind: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// Judges a connection's parts, and seals its secrets into it.
pub(crate) async fn seal(
    inbox: &Inbox,
    tx: &TenantTx,
    connection: &mut Connection,
    secrets: &Secrets,
) -> Result<()> {
    let kind = inbox
        .kind(&connection.kind)
        .ok_or_else(|| Error::field("kind", "unknown", "must be one of connections.kinds"))?;
    let fields = kind.fields();
    for name in secrets.keys() {
        if !fields
            .iter()
            .any(|field| field.secret && field.name == name)
        {
            let known: Vec<&str> = fields
                .iter()
                .filter(|one| one.secret)
                .map(|one| one.name)
                .collect();
            return Err(Error::field(
                format!("secrets.{name}"),
                "unknown_field",
                format!("{} knows {}", kind.name(), known.join(", ")),
            ));
        }
    }
    for field in fields.iter().filter(|field| field.required) {
        let there = if field.secret {
            secrets.contains_key(field.name)
        } else {
            connection.settings.get(field.name).is_some()
        };
        if !there {
            let part = if field.secret { "secrets" } else { "settings" };
            return Err(Error::field(
                format!("{part}.{}", field.name),
                "required",
                "is required",
            ));
        }
    }
    kind.check(inbox, &connection.settings, secrets)?;
    let texts: BTreeMap<&String, &str> = secrets
        .iter()
        .map(|(name, secret)| (name, secret.expose()))
        .collect();
    let plain = serde_json::to_vec(&texts).map_err(Error::internal)?;
    connection.sealed = inbox.0.vault.seal(tx, place(connection.id), &plain).await?;
    connection.secrets = secrets.keys().cloned().collect();
    Ok(())
}

fn stored(outcome: DbResult<()>) -> Result<()> {
    outcome.map_err(|error| {
        if error.is_unique_violation() {
            Error::conflict("there is a connection of this name already")
        } else {
            error.into()
        }
    })
}

async fn create(ctx: OpContext, inbox: Inbox, input: Create) -> Result<Connection> {
    let mut tx = inbox.0.db.begin(&ctx).await?;
    if store::connections::count(&tx).await? >= MOST {
        return Err(Error::conflict("there may be at most 200 connections"));
    }
    let mut connection = Connection {
        id: ConnectionId::new(),
        kind: input.kind,
        name: input.name.trim().to_owned(),
        enabled: true,
        settings: Value::Object(input.settings),
        secrets: Vec::new(),
        health: Health::Untried,
        failures_in_a_row: 0,
        open_until: None,
        last_success_at: None,
        last_failure_at: None,
        last_error: None,
        created_at: ctx.now(),
        updated_at: ctx.now(),
        sealed: Vec::new(),
    };
    let mut secrets = input.secrets;
    secrets.retain(|_, secret| !secret.expose().is_empty());
    seal(&inbox, &tx, &mut connection, &secrets).await?;
    stored(store::connections::insert(&tx, &connection).await)?;
    if fetches(&inbox, Some(&connection)) {
        store::syncs::plan(&tx, connection.id, ctx.now()).await?;
    }
    emit(
        &mut tx,
        &ctx,
        "connection.created",
        connection.id.0,
        &connection,
    )?;
    let details = json!({"kind": connection.kind});
    finish(&ctx, tx, Some(connection.id.0), details, connection).await
}

async fn list(ctx: OpContext, inbox: Inbox, input: List) -> Result<Page<Connection>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = inbox.0.db.begin_single(&ctx).await?;
    store::connections::list(&tx, input.kind.as_deref(), &page).await
}

pub(crate) fn not_found() -> Error {
    Error::not_found("connection")
}

/// Whether it is of a kind that can be fetched from.
fn fetches(inbox: &Inbox, connection: Option<&Connection>) -> bool {
    let kind = connection.and_then(|one| inbox.kind(&one.kind));
    kind.is_some_and(Kind::can_fetch)
}

async fn get(ctx: OpContext, inbox: Inbox, input: ById) -> Result<Connection> {
    let tx = inbox.0.db.begin_single(&ctx).await?;
    store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)
}

async fn update(ctx: OpContext, inbox: Inbox, input: Update) -> Result<Connection> {
    let mut tx = inbox.0.db.begin(&ctx).await?;
    let known = store::connections::get(&tx, input.id).await?;
    if fetches(&inbox, known.as_ref()) {
        store::syncs::plan(&tx, input.id, ctx.now()).await?;
    }
    let connection = store::connections::lock(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    let opened = inbox.open(&tx, connection).await?;
    let (mut connection, mut secrets) = (opened.connection, opened.secrets);
    let changed: Vec<String> = input.secrets.keys().cloned().collect();
    secrets.extend(input.secrets);
    secrets.retain(|_, secret| !secret.expose().is_empty());
    if let Some(settings) = input.settings {
        connection.settings = Value::Object(settings);
    }
    if let Some(name) = input.name {
        connection.name = name.trim().to_owned();
    }
    connection.enabled = input.enabled.unwrap_or(connection.enabled);
    seal(&inbox, &tx, &mut connection, &secrets).await?;
    stored(store::connections::update(&tx, &connection, ctx.now()).await)?;
    let connection = store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    emit(
        &mut tx,
        &ctx,
        "connection.updated",
        connection.id.0,
        &connection,
    )?;
    let details = json!({"secrets": changed});
    let updated = finish(&ctx, tx, Some(input.id.0), details, connection).await;
    inbox.0.hurry.notify_one();
    updated
}

/// What was removed.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// The connection.
    id: ConnectionId,
}

async fn delete(ctx: OpContext, inbox: Inbox, input: ById) -> Result<Deleted> {
    let mut tx = inbox.0.db.begin(&ctx).await?;
    store::syncs::lock(&tx, input.id).await?;
    if !store::connections::delete(&tx, input.id).await? {
        return Err(not_found());
    }
    let deleted = Deleted { id: input.id };
    emit(&mut tx, &ctx, "connection.deleted", input.id.0, &deleted)?;
    finish(&ctx, tx, Some(input.id.0), json!({}), deleted).await
}

/// What the other system said.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Tested {
    /// Whether all is well.
    ok: bool,
    /// What was found, for people.
    message: String,
}

async fn test(ctx: OpContext, inbox: Inbox, input: ById) -> Result<Tested> {
    let tx = inbox.0.db.begin(&ctx).await?;
    let mut connection = store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    // Whoever tests has mended something, and does not want to wait.
    connection.open_until = None;
    let with = inbox.open(&tx, connection).await?;
    tx.commit().await?;
    let kind = inbox.kind(&with.connection.kind).ok_or_else(not_found)?;
    let told = |trouble: Trouble| Tested {
        ok: false,
        message: trouble.to_string(),
    };
    let leave = match inbox.0.gate.enter(&ctx, &with.connection) {
        Ok(leave) => leave,
        Err(trouble) => return Ok(told(trouble)),
    };
    let outcome = kind.test(&inbox, &ctx, &with).await;
    leave.record(&inbox.0.db, &ctx, &outcome).await;
    Ok(match outcome {
        Ok(message) => Tested { ok: true, message },
        Err(trouble) => told(trouble),
    })
}

/// Calls of which connection.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Calls {
    /// The connection.
    id: ConnectionId,
    /// How many hours back, 1 to 720; 48 when absent.
    #[schemars(range(min = 1, max = 720))]
    hours: Option<u32>,
}

/// An hour of calls.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Hour {
    /// When it began.
    hour: DateTime<Utc>,
    /// Calls.
    calls: i32,
    /// Those that failed.
    errors: i32,
    /// Mean time of a call, in milliseconds.
    mean_ms: i64,
    /// Longest time of a call, in milliseconds.
    slowest_ms: i32,
}

/// Calls by the hour; hours without any are left out.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Hours {
    /// Oldest first.
    items: Vec<Hour>,
}

async fn calls(ctx: OpContext, inbox: Inbox, input: Calls) -> Result<Hours> {
    let since = ctx.now() - TimeDelta::hours(i64::from(input.hours.unwrap_or(48)));
    let tx = inbox.0.db.begin(&ctx).await?;
    store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    let rows = store::connections::calls(&tx, input.id, since).await?;
    tx.commit().await?;
    let hour = |row: store::connections::CallsByHour| Hour {
        hour: row.hour,
        calls: row.calls,
        errors: row.errors,
        mean_ms: row.milliseconds / i64::from(row.calls.max(1)),
        slowest_ms: row.slowest_ms,
    };
    Ok(Hours {
        items: rows.into_iter().map(hour).collect(),
    })
}

/// What a rotation did.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Rotated {
    /// Version of the key that seals from now on.
    key_version: i32,
    /// Connections whose secrets it seals.
    connections: usize,
}

async fn rotate(ctx: OpContext, inbox: Inbox, _input: NoInput) -> Result<Rotated> {
    let tx = inbox.0.db.begin(&ctx).await?;
    let key_version = inbox.0.vault.rotate(&tx).await?;
    let mut connections = 0;
    for kind in &inbox.0.kinds {
        for connection in store::connections::of_kind(&tx, kind.name()).await? {
            let Some(held) = store::connections::lock(&tx, connection.id).await? else {
                continue;
            };
            let mut with = inbox.open(&tx, held).await?;
            seal(&inbox, &tx, &mut with.connection, &with.secrets).await?;
            store::connections::update(&tx, &with.connection, ctx.now()).await?;
            connections += 1;
        }
    }
    let rotated = Rotated {
        key_version,
        connections,
    };
    finish(&ctx, tx, None, json!({"keyVersion": key_version}), rotated).await
}
