use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, List};
use crate::{
    Gateway,
    alias::{Strategy, Target},
    cache::Caching,
    store::aliases::{self as store, Fields, Row},
};

/// Aliases that a tenant may have.
const MOST: i64 = 500;

pub(super) fn operations(gateway: &Gateway) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ModelsRead, ModelsWrite};
    vec![
        Operation::new(
            "model_aliases.list",
            "GET /api/v1/model-aliases",
            ModelsRead,
            Read,
            gateway,
            list,
        )
        .summary("Lists the tenant's own names for models."),
        Operation::new(
            "model_aliases.get",
            "GET /api/v1/model-aliases/{id}",
            ModelsRead,
            Read,
            gateway,
            get,
        )
        .summary("Shows which models a name stands for."),
        Operation::new(
            "model_aliases.create",
            "POST /api/v1/model-aliases",
            ModelsWrite,
            Write,
            gateway,
            create,
        )
        .summary(
            "Gives a name to one or several models, of which the next answers when one does not.",
        )
        .status(201),
        Operation::new(
            "model_aliases.replace",
            "PUT /api/v1/model-aliases/{id}",
            ModelsWrite,
            Write,
            gateway,
            replace,
        )
        .summary("Changes which models a name stands for."),
        Operation::new(
            "model_aliases.delete",
            "DELETE /api/v1/model-aliases/{id}",
            ModelsWrite,
            Write,
            gateway,
            delete,
        )
        .summary("Deletes a name for models."),
    ]
}

/// A name for models.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    id: Uuid,
    name: String,
    strategy: Strategy,
    targets: Vec<Target>,
    local_only: bool,
    max_attempts: i32,
    first_token_ms: i32,
    /// How answers are given again; null where they are not.
    cache: Option<Caching>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl View {
    fn of(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            name: row.name,
            strategy: Strategy::of(&row.strategy),
            targets: serde_json::from_value(row.targets).map_err(Error::internal)?,
            local_only: row.local_only,
            max_attempts: row.max_attempts,
            first_token_ms: row.first_token_ms,
            cache: store::caching(row.cache)?,
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
    let row = store::get(&tx, input.id).await?;
    View::of(row.ok_or_else(|| Error::not_found("alias"))?)
}

/// A name to be given.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What models are asked for by. `default` stands for the model of those who name none.
    #[schemars(
        length(min = 1, max = 100),
        regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._:-]*$")
    )]
    name: String,
    /// Which model is asked first: `fallback`, the first one, when absent.
    strategy: Option<Strategy>,
    /// The models, in order.
    #[schemars(length(min = 1, max = 10))]
    targets: Vec<Target>,
    /// What is asked by this name stays on this machine: no model elsewhere is ever asked.
    local_only: Option<bool>,
    /// Models that are asked for one answer at most; 3 when absent.
    #[schemars(range(min = 1, max = 10))]
    max_attempts: Option<i32>,
    /// How long a model's first word may take before the next model is asked, in milliseconds; 30,000 when absent.
    #[schemars(range(min = 100, max = 120_000))]
    first_token_ms: Option<i32>,
    /// Gives answers again to equal requests; never when absent.
    cache: Option<Caching>,
}

impl Create {
    fn fields(self) -> Fields {
        Fields {
            name: self.name,
            strategy: self.strategy.unwrap_or(Strategy::Fallback),
            targets: self.targets,
            local_only: self.local_only.unwrap_or(false),
            max_attempts: self.max_attempts.unwrap_or(3),
            first_token_ms: self.first_token_ms.unwrap_or(30_000),
            cache: self.cache,
        }
    }
}

async fn create(ctx: OpContext, gateway: Gateway, input: Create) -> Result<View> {
    let id = Uuid::now_v7();
    let tx = gateway.0.db.begin(&ctx).await?;
    if store::count(&tx).await? >= MOST {
        let message = format!("a tenant has at most {MOST} aliases");
        return Err(Error::conflict(message));
    }
    store::insert(&tx, &ctx, id, &input.fields()).await?;
    written(&ctx, &gateway, tx, id).await
}

/// Commits what was written of an alias, and shows it.
async fn written(ctx: &OpContext, gateway: &Gateway, tx: TenantTx, id: Uuid) -> Result<View> {
    let row = store::get(&tx, id).await?;
    let view = View::of(row.ok_or_else(|| Error::not_found("alias"))?)?;
    let details = json!({"name": view.name, "localOnly": view.local_only});
    let view = finish(ctx, tx, Some(id), details, view).await?;
    gateway.changed(ctx.tenant()).await;
    Ok(view)
}

/// What a name is to stand for from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Replace {
    /// Which.
    id: Uuid,
    /// What models are asked for by. `default` stands for the model of those who name none.
    #[schemars(
        length(min = 1, max = 100),
        regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._:-]*$")
    )]
    name: String,
    /// Which model is asked first: `fallback`, the first one, when absent.
    strategy: Option<Strategy>,
    /// The models, in order.
    #[schemars(length(min = 1, max = 10))]
    targets: Vec<Target>,
    /// What is asked by this name stays on this machine: no model elsewhere is ever asked.
    local_only: Option<bool>,
    /// Models that are asked for one answer at most; 3 when absent.
    #[schemars(range(min = 1, max = 10))]
    max_attempts: Option<i32>,
    /// How long a model's first word may take before the next model is asked, in milliseconds; 30,000 when absent.
    #[schemars(range(min = 100, max = 120_000))]
    first_token_ms: Option<i32>,
    /// Gives answers again to equal requests; never when absent.
    cache: Option<Caching>,
}

async fn replace(ctx: OpContext, gateway: Gateway, input: Replace) -> Result<View> {
    let id = input.id;
    let fields = Create {
        name: input.name,
        strategy: input.strategy,
        targets: input.targets,
        local_only: input.local_only,
        max_attempts: input.max_attempts,
        first_token_ms: input.first_token_ms,
        cache: input.cache,
    };
    let tx = gateway.0.db.begin(&ctx).await?;
    if !store::update(&tx, &ctx, id, &fields.fields()).await? {
        return Err(Error::not_found("alias"));
    }
    written(&ctx, &gateway, tx, id).await
}

async fn delete(ctx: OpContext, gateway: Gateway, input: ById) -> Result<Deleted> {
    let tx = gateway.0.db.begin(&ctx).await?;
    if !store::delete(&tx, input.id).await? {
        return Err(Error::not_found("alias"));
    }
    let deleted = Deleted::of(input.id);
    let deleted = finish(&ctx, tx, Some(input.id), json!({}), deleted).await?;
    gateway.changed(ctx.tenant()).await;
    Ok(deleted)
}
