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
    budget::{Budget, Period, Scope},
    store::budgets::{self as store, Fields, Row},
};

/// Budgets that a tenant may have.
const MOST: i64 = 200;
/// Percent at which a budget warns where it does not say so.
const WARN_AT: i32 = 80;

pub(super) fn operations(gateway: &Gateway) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ModelsRead, ModelsWrite};
    vec![
        Operation::new(
            "model_budgets.list",
            "GET /api/v1/model-budgets",
            ModelsRead,
            Read,
            gateway,
            list,
        )
        .summary("Lists what models may cost, and what is spent."),
        Operation::new(
            "model_budgets.get",
            "GET /api/v1/model-budgets/{id}",
            ModelsRead,
            Read,
            gateway,
            get,
        )
        .summary("Shows a budget and what is spent of it."),
        Operation::new(
            "model_budgets.create",
            "POST /api/v1/model-budgets",
            ModelsWrite,
            Write,
            gateway,
            create,
        )
        .summary("Bounds what models may cost in a day or a month: at its end, no model is asked.")
        .status(201),
        Operation::new(
            "model_budgets.replace",
            "PUT /api/v1/model-budgets/{id}",
            ModelsWrite,
            Write,
            gateway,
            replace,
        )
        .summary("Changes what models may cost."),
        Operation::new(
            "model_budgets.delete",
            "DELETE /api/v1/model-budgets/{id}",
            ModelsWrite,
            Write,
            gateway,
            delete,
        )
        .summary("Deletes a budget: what it was for is bounded by the others alone."),
    ]
}

/// What is spent of a budget.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
struct SoFar {
    cost_micros: i64,
    tokens: i64,
    /// How much that is, 1 for all of it: of money or of tokens, whichever is more.
    share: f64,
    /// The beginning of the period.
    from: DateTime<Utc>,
    /// Its end, not included.
    until: DateTime<Utc>,
}

/// What models may cost.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    id: Uuid,
    name: String,
    scope: Scope,
    subject: Option<String>,
    period: Period,
    cost_micros: Option<i64>,
    tokens: Option<i64>,
    warn_at: i32,
    /// In the period that is running, as far as this process knows: what others spend is known within seconds.
    spent: Option<SoFar>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl View {
    fn of(row: Row, standing: &[Budget]) -> Self {
        let spent = standing.iter().find(|one| one.id == row.id);
        Self {
            id: row.id,
            name: row.name,
            scope: Scope::of(&row.scope),
            subject: row.subject,
            period: Period::of(&row.period),
            cost_micros: row.cost_micros,
            tokens: row.tokens,
            warn_at: row.warn_at,
            spent: spent.map(|budget| SoFar {
                cost_micros: budget.spent.cost_micros,
                tokens: budget.spent.tokens,
                share: budget.share(),
                from: budget.start,
                until: budget.end(),
            }),
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Gateway {
    async fn standing(&self, ctx: &OpContext) -> Result<Vec<Budget>> {
        let inner = &self.0;
        let budgets = inner.meter.budgets();
        budgets
            .standing(&inner.db, &inner.meter, ctx.tenant())
            .await
    }
}

async fn list(ctx: OpContext, gateway: Gateway, input: List) -> Result<Page<View>> {
    let page = input.page();
    let standing = gateway.standing(&ctx).await?;
    let tx = gateway.0.db.begin_single(&ctx).await?;
    let rows = store::list(&tx, &page).await?;
    Ok(rows.map(|row| View::of(row, &standing)))
}

async fn get(ctx: OpContext, gateway: Gateway, input: ById) -> Result<View> {
    let standing = gateway.standing(&ctx).await?;
    let tx = gateway.0.db.begin_single(&ctx).await?;
    let row = store::get(&tx, input.id).await?;
    let row = row.ok_or_else(|| Error::not_found("budget"))?;
    Ok(View::of(row, &standing))
}

/// What models are to cost at most.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What it is called when it refuses a call.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whose calls count.
    scope: Scope,
    /// Which of these: the id of the person, key or agent, the name of the alias, or the model as `provider/model`. None for
    /// the tenant.
    #[schemars(length(min = 1, max = 300))]
    subject: Option<String>,
    /// How long it lasts before it begins anew.
    period: Period,
    /// Most millionths of the currency that prices are given in. Models without a price cost nothing.
    #[schemars(range(min = 1))]
    cost_micros: Option<i64>,
    /// Most tokens, read and written.
    #[schemars(range(min = 1))]
    tokens: Option<i64>,
    /// Percent at which `inference.budget_warned` happens; 80 when absent.
    #[schemars(range(min = 1, max = 100))]
    warn_at: Option<i32>,
}

impl Create {
    fn fields(self) -> Result<Fields> {
        if self.cost_micros.is_none() && self.tokens.is_none() {
            let message = "give `costMicros`, `tokens` or both";
            return Err(Error::field("costMicros", "required", message));
        }
        let subject = match (self.scope, self.subject) {
            (Scope::Tenant, Some(_)) => {
                let message = "leave it out: the budget is for all of the tenant's calls";
                return Err(Error::field("subject", "invalid", message));
            }
            (Scope::Tenant, None) => None,
            (scope, None) => {
                let message = format!("say which {}", scope.as_str());
                return Err(Error::field("subject", "required", message));
            }
            (scope, Some(subject)) if scope.by_id() => {
                let id: Uuid = subject
                    .parse()
                    .map_err(|_| Error::field("subject", "invalid", "must be an id"))?;
                Some(id.to_string())
            }
            (_, subject) => subject,
        };
        Ok(Fields {
            name: self.name,
            scope: self.scope,
            subject,
            period: self.period,
            cost_micros: self.cost_micros,
            tokens: self.tokens,
            warn_at: self.warn_at.unwrap_or(WARN_AT),
        })
    }
}

async fn create(ctx: OpContext, gateway: Gateway, input: Create) -> Result<View> {
    let fields = input.fields()?;
    let id = Uuid::now_v7();
    let tx = gateway.0.db.begin(&ctx).await?;
    if store::count(&tx).await? >= MOST {
        let message = format!("a tenant has at most {MOST} budgets");
        return Err(Error::conflict(message));
    }
    store::insert(&tx, &ctx, id, &fields).await?;
    written(&ctx, &gateway, tx, id).await
}

/// Commits what was written of a budget, and shows it with what is spent of it already.
async fn written(ctx: &OpContext, gateway: &Gateway, tx: TenantTx, id: Uuid) -> Result<View> {
    let row = store::get(&tx, id).await?;
    let row = row.ok_or_else(|| Error::not_found("budget"))?;
    let details = json!({
        "name": row.name, "scope": row.scope, "subject": row.subject, "period": row.period,
        "costMicros": row.cost_micros, "tokens": row.tokens,
    });
    let view = finish(ctx, tx, Some(id), details, View::of(row, &[])).await?;
    gateway.0.meter.budgets().changed(ctx.tenant());
    Ok(view)
}

/// What models are to cost at most from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Replace {
    /// Which.
    id: Uuid,
    /// What it is called when it refuses a call.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whose calls count.
    scope: Scope,
    /// Which of these: the id of the person, key or agent, the name of the alias, or the model as `provider/model`. None for
    /// the tenant.
    #[schemars(length(min = 1, max = 300))]
    subject: Option<String>,
    /// How long it lasts before it begins anew.
    period: Period,
    /// Most millionths of the currency that prices are given in. Models without a price cost nothing.
    #[schemars(range(min = 1))]
    cost_micros: Option<i64>,
    /// Most tokens, read and written.
    #[schemars(range(min = 1))]
    tokens: Option<i64>,
    /// Percent at which `inference.budget_warned` happens; 80 when absent.
    #[schemars(range(min = 1, max = 100))]
    warn_at: Option<i32>,
}

async fn replace(ctx: OpContext, gateway: Gateway, input: Replace) -> Result<View> {
    let id = input.id;
    let fields = Create {
        name: input.name,
        scope: input.scope,
        subject: input.subject,
        period: input.period,
        cost_micros: input.cost_micros,
        tokens: input.tokens,
        warn_at: input.warn_at,
    };
    let fields = fields.fields()?;
    let tx = gateway.0.db.begin(&ctx).await?;
    if !store::update(&tx, &ctx, id, &fields).await? {
        return Err(Error::not_found("budget"));
    }
    written(&ctx, &gateway, tx, id).await
}

async fn delete(ctx: OpContext, gateway: Gateway, input: ById) -> Result<Deleted> {
    let tx = gateway.0.db.begin(&ctx).await?;
    if !store::delete(&tx, input.id).await? {
        return Err(Error::not_found("budget"));
    }
    let deleted = Deleted::of(input.id);
    let deleted = finish(&ctx, tx, Some(input.id), json!({}), deleted).await?;
    gateway.0.meter.budgets().changed(ctx.tenant());
    Ok(deleted)
}
