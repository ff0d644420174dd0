use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, Result, Secret};
use tekup_context::{OpContext, Permission};
use tekup_inference::ProviderKind;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, List};
use crate::{
    Gateway,
    provider::{Settings, kind, place, settings},
    store::providers::{self as store, Fields, Row},
};

/// Providers that a tenant may have.
const MOST: i64 = 100;
/// Models that a test lists.
const LISTED: usize = 500;

pub(super) fn operations(gateway: &Gateway) -> Vec<Operation> {
    use Effect::{External, Read, Write};
    use Permission::{ModelsRead, ModelsWrite};
    vec![
        Operation::new(
            "model_providers.list",
            "GET /api/v1/model-providers",
            ModelsRead,
            Read,
            gateway,
            list,
        )
        .summary("Lists the servers of models that the tenant has an account with, without the keys."),
        Operation::new(
            "model_providers.get",
            "GET /api/v1/model-providers/{id}",
            ModelsRead,
            Read,
            gateway,
            get,
        )
        .summary("Shows a server of models, without its key."),
        Operation::new(
            "model_providers.create",
            "POST /api/v1/model-providers",
            ModelsWrite,
            Write,
            gateway,
            create,
        )
        .summary("Names a server of models, whose models are then asked for as `name/model`, and seals its key.")
        .status(201),
        Operation::new(
            "model_providers.update",
            "PATCH /api/v1/model-providers/{id}",
            ModelsWrite,
            Write,
            gateway,
            update,
        )
        .summary("Changes a server of models."),
        Operation::new(
            "model_providers.delete",
            "DELETE /api/v1/model-providers/{id}",
            ModelsWrite,
            Write,
            gateway,
            delete,
        )
        .summary("Deletes a server of models and its key."),
        Operation::new(
            "model_providers.test",
            "POST /api/v1/model-providers/{id}/test",
            ModelsWrite,
            External,
            gateway,
            test,
        )
        .summary("Asks a server which models it has, and so whether address and key are right."),
    ]
}

/// A server of models.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    id: Uuid,
    name: String,
    /// `openai`, `anthropic`, `gemini`, `mistral`, `cohere`, `huggingface`, `ollama`, `azure` or `compatible`.
    kind: String,
    /// Where it is asked; null for the vendor's own address.
    url: Option<String>,
    /// Whether it has a key.
    has_key: bool,
    settings: Settings,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl View {
    fn of(row: Row) -> Result<Self> {
        Ok(Self {
            settings: settings(&row)?,
            id: row.id,
            name: row.name,
            kind: row.kind,
            url: row.url,
            has_key: row.secret.is_some(),
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

async fn list(ctx: OpContext, gateway: Gateway, input: List) -> Result<Page<View>> {
    let page = input.page();
    let tx = gateway.0.db.begin_single(&ctx).await?;
    let rows = store::list(&tx, &page).await?;
    Ok(Page {
        items: rows
            .items
            .into_iter()
            .map(View::of)
            .collect::<Result<_>>()?,
        next_cursor: rows.next_cursor,
    })
}

async fn get(ctx: OpContext, gateway: Gateway, input: ById) -> Result<View> {
    let tx = gateway.0.db.begin_single(&ctx).await?;
    View::of(store::get(&tx, input.id).await?)
}

/// A server to be named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What stands before the slash in the names of its models.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9_-]{0,62}$"))]
    name: String,
    /// Whose protocol it speaks.
    kind: ProviderKind,
    /// Where it is asked; the vendor's own address when absent. `azure` and `compatible` need one.
    #[schemars(length(min = 1, max = 500))]
    url: Option<String>,
    /// The key, which is sealed and never shown again. All need one but `ollama` and `compatible`.
    #[schemars(length(min = 1, max = 1000))]
    api_key: Option<Secret>,
    /// What else is known of it.
    settings: Option<Settings>,
}

async fn create(ctx: OpContext, gateway: Gateway, input: Create) -> Result<View> {
    let known = input.settings.unwrap_or_default();
    if input.kind.needs_key() && input.api_key.is_none() {
        return Err(Error::field(
            "apiKey",
            "required",
            "this kind of provider needs a key",
        ));
    }
    let key = input.api_key;
    // Says what is wrong with them, and sends nothing.
    gateway.way(input.kind, input.url.clone(), key.clone(), &known, true)?;
    let id = Uuid::now_v7();
    let tx = gateway.0.db.begin(&ctx).await?;
    if store::count(&tx).await? >= MOST {
        let message = format!("a tenant has at most {MOST} providers");
        return Err(Error::conflict(message));
    }
    let sealed = match &key {
        None => None,
        Some(key) => {
            let key = key.expose().as_bytes();
            Some(gateway.0.vault.seal(&tx, place(id), key).await?)
        }
    };
    let fields = Fields {
        name: &input.name,
        url: input.url.as_deref(),
        secret: sealed.as_deref(),
        settings: &json!(known),
    };
    store::insert(&tx, &ctx, (id, input.kind.as_str()), &fields).await?;
    let view = View::of(store::get(&tx, id).await?)?;
    let details = json!({"name": view.name, "kind": view.kind});
    let view = finish(&ctx, tx, Some(id), details, view).await?;
    gateway.changed(ctx.tenant()).await;
    Ok(view)
}

/// What is to be different. What is absent stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Which.
    id: Uuid,
    /// What stands before the slash in the names of its models.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9_-]{0,62}$"))]
    name: Option<String>,
    /// Where it is asked. Another address needs the key again.
    #[schemars(length(min = 1, max = 500))]
    url: Option<String>,
    /// The key.
    #[schemars(length(min = 1, max = 1000))]
    api_key: Option<Secret>,
    /// What else is known of it.
    settings: Option<Settings>,
}

async fn update(ctx: OpContext, gateway: Gateway, input: Update) -> Result<View> {
    let id = input.id;
    let tx = gateway.0.db.begin(&ctx).await?;
    let row = store::lock(&tx, id).await?;
    let moved = input.url.is_some() && input.url != row.url;
    if moved && row.secret.is_some() && input.api_key.is_none() {
        // Else whoever may change the address could have the key sent to themselves.
        let message = "send the key again, because it goes to another address";
        return Err(Error::field("apiKey", "required", message));
    }
    let known = match input.settings {
        Some(known) => known,
        None => settings(&row)?,
    };
    let url = input.url.or(row.url.clone());
    let name = input.name.unwrap_or_else(|| row.name.clone());
    let key = match (&input.api_key, &row.secret) {
        (Some(new), _) => Some(new.clone()),
        (None, Some(old)) => Some(gateway.0.vault.open(&tx, place(id), old).await?),
        (None, None) => None,
    };
    gateway.way(kind(&row)?, url.clone(), key, &known, true)?;
    let sealed = match &input.api_key {
        None => row.secret,
        Some(key) => {
            let key = key.expose().as_bytes();
            Some(gateway.0.vault.seal(&tx, place(id), key).await?)
        }
    };
    let fields = Fields {
        name: &name,
        url: url.as_deref(),
        secret: sealed.as_deref(),
        settings: &json!(known),
    };
    store::update(&tx, &ctx, id, &fields).await?;
    let view = View::of(store::get(&tx, id).await?)?;
    let details = json!({"name": view.name, "newKey": input.api_key.is_some()});
    let view = finish(&ctx, tx, Some(id), details, view).await?;
    gateway.changed(ctx.tenant()).await;
    Ok(view)
}

async fn delete(ctx: OpContext, gateway: Gateway, input: ById) -> Result<Deleted> {
    let tx = gateway.0.db.begin(&ctx).await?;
    if !store::delete(&tx, input.id).await? {
        return Err(Error::not_found("provider"));
    }
    let deleted = Deleted::of(input.id);
    let deleted = finish(&ctx, tx, Some(input.id), json!({}), deleted).await?;
    gateway.changed(ctx.tenant()).await;
    Ok(deleted)
}

/// What a server said.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tested {
    /// Whether it answered.
    ok: bool,
    /// What went wrong, if something did.
    error: Option<String>,
    /// Its models, at most 500.
    models: Vec<String>,
}

async fn test(ctx: OpContext, gateway: Gateway, input: ById) -> Result<Tested> {
    let tx = gateway.0.db.begin_single(&ctx).await?;
    let row = store::get(&tx, input.id).await?;
    drop(tx);
    let provider = gateway.provider(&ctx, &row, false).await;
    let provider = provider.map_err(|error| Error::clone(&error))?;
    Ok(match provider.models(LISTED).await {
        Ok(models) => Tested {
            ok: true,
            error: None,
            models,
        },
        Err(error) => Tested {
            ok: false,
            error: Some(error.to_string()),
            models: Vec::new(),
        },
    })
}
