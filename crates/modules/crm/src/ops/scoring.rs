use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError,
    sql::queries::crm::scoring::{self as sql, Blocked as BlockedRow, Model as ModelRow},
};
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::{NewRun, open_run, spawn};
use uuid::Uuid;

use super::{All, ById, Deleted, Nothing, imports::Started, many::Listing};
use crate::{
    Crm,
    access::Access,
    kind::{Lead, Name},
    qualify::{self, Settings},
    record::Shown,
    scoring::{
        measure::{self, Quality},
        model::Model,
    },
    store, taken, text, training,
};

/// How far back the scores of today are looked at.
const LATELY: TimeDelta = TimeDelta::days(30);
/// Leads that must have come before their spread says anything.
const ENOUGH: i64 = 50;
/// From here on the leads of today are not those that the model knows.
const DRIFTS: f64 = 0.25;

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new("leads.qualify", "POST /api/v1/leads/{id}/qualify", Permission::CrmWrite, Write, crm, qualify)
            .summary("Scores and qualifies a lead anew, at once."),
        Operation::new("scoring.get", "GET /api/v1/crm/scoring", Permission::CrmRead, Read, crm, state)
            .summary("Shows how leads are scored: settings, the model in use, how good it is, whether it still fits."),
        Operation::new("scoring.put", "PUT /api/v1/crm/scoring", Permission::CrmSetup, Write, crm, put)
            .summary("Changes how leads are qualified."),
        Operation::new("scoring.train", "POST /api/v1/crm/scoring/train", Permission::CrmSetup, Write, crm, train)
            .summary("Learns from what became of your leads, as a run; the new model is used from then on."),
        Operation::new("scoring.models", "GET /api/v1/crm/scoring/models", Permission::CrmRead, Read, crm, models)
            .summary("Lists the versions of your model with how good each is."),
        Operation::new(
            "scoring.activate",
            "POST /api/v1/crm/scoring/models/{version}/activate",
            Permission::CrmSetup,
            Write,
            crm,
            activate,
        )
        .summary("Uses another version of your model; 0 for the rules that are there from the start."),
        Operation::new("blocklist.list", "GET /api/v1/crm/blocklist", Permission::CrmRead, Read, crm, blocklist)
            .summary("Lists addresses, domains and numbers with which you do no business."),
        Operation::new("blocklist.create", "POST /api/v1/crm/blocklist", Permission::CrmSetup, Write, crm, block)
            .summary("Blocks an e-mail address, a domain or a number.")
            .status(201),
        Operation::new("blocklist.delete", "DELETE /api/v1/crm/blocklist/{id}", Permission::CrmSetup, Write, crm, unblock)
            .summary("Takes something off the blocklist."),
    ]
}

async fn qualify(ctx: OpContext, crm: Crm, input: ById) -> Result<Shown<Lead>> {
    let kind = Name::Lead.kind();
    let mut tx = crm.0.db.begin(&ctx).await?;
    let held = store::lock(&tx, Access::of(&ctx), kind, &[input.id], false).await?;
    if held.is_empty() {
        return Err(Error::not_found("lead"));
    }
    let pairs = qualify::judge(&tx, &ctx, held).await?;
    qualify::keep(&mut tx, &ctx, pairs).await?;
    let shown = store::find(&tx, Access::All, kind, input.id).await?;
    finish(
        &ctx,
        tx,
        Some(input.id),
        json!({"score": shown["score"]}),
        Shown::new(shown),
    )
    .await
}

/// What weighs in a model.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Weight {
    /// What it is.
    feature: String,
    /// How much it raises (or lowers) the log-odds, for one standard deviation.
    weight: f64,
}

/// A version of a model.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Version {
    /// Its number.
    version: i32,
    /// Whether it is in use.
    active: bool,
    /// When it was learned.
    trained_at: DateTime<Utc>,
    /// How good it is, on leads that it had not learned from.
    quality: Quality,
    /// What weighs most, 20 at most.
    weights: Vec<Weight>,
}

fn version(row: ModelRow) -> Version {
    let model: Option<Model> = serde_json::from_value(row.model).ok();
    let weights = model.map(|model| model.weights()).unwrap_or_default();
    Version {
        version: row.version,
        active: row.active,
        trained_at: row.trained_at,
        quality: serde_json::from_value(row.quality).unwrap_or_default(),
        weights: weights
            .into_iter()
            .take(20)
            .map(|(feature, weight)| Weight { feature, weight })
            .collect(),
    }
}

/// How leads are scored.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct State {
    /// What the tenant has decided.
    settings: Settings,
    /// The model in use; null while leads are scored by rules.
    model: Option<Version>,
    /// How far the leads of the last 30 days are from those that the model knows (population stability index); null while
    /// there are too few to tell.
    drift: Option<f64>,
    /// Whether the model should be trained anew: the drift is 0.25 or more.
    drifting: bool,
}

async fn state(ctx: OpContext, crm: Crm, _: Nothing) -> Result<State> {
    let tx = crm.0.db.begin(&ctx).await?;
    let settings = qualify::settings(&tx).await?;
    let model = sql::active_model()
        .bind(&tx, &ctx.tenant().0)
        .opt()
        .await
        .map_err(DbError::from)?;
    let model = model.map(version);
    let mut drift = None;
    if let Some(model) = &model {
        let since = ctx.now() - LATELY;
        let rows = sql::recent_scores()
            .bind(&tx, &ctx.tenant().0, &since)
            .all()
            .await
            .map_err(DbError::from)?;
        let total: i64 = rows.iter().map(|row| row.leads).sum();
        if total >= ENOUGH {
            let mut now = [0.0; 10];
            for row in rows {
                #[expect(clippy::cast_precision_loss, reason = "counts of leads")]
                let share = row.leads as f64 / total as f64;
                if let Some(place) = usize::try_from(row.tenth)
                    .ok()
                    .and_then(|tenth| now.get_mut(tenth))
                {
                    *place = share;
                }
            }
            drift = Some(measure::stability(&model.quality.spread, &now));
        }
    }
    Ok(State {
        settings,
        model,
        drift,
        drifting: drift.is_some_and(|drift| drift >= DRIFTS),
    })
}

async fn put(ctx: OpContext, crm: Crm, input: Settings) -> Result<Settings> {
    if input.nurture_from > input.qualified_from {
        return Err(Error::field(
            "nurtureFrom",
            "too_large",
            "may not be above qualifiedFrom",
        ));
    }
    let tx = crm.0.db.begin(&ctx).await?;
    let settings = serde_json::to_value(&input).map_err(Error::internal)?;
    sql::put_settings()
        .bind(&tx, &ctx.tenant().0, &settings, &ctx.now())
        .await
        .map_err(DbError::from)?;
    finish(&ctx, tx, None, settings, input).await
}

async fn train(ctx: OpContext, crm: Crm, _: Nothing) -> Result<Started> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    if let Some(run) = open_run(&tx, training::KIND, ctx.tenant().0).await? {
        return finish(&ctx, tx, None, json!({}), Started { run_id: run }).await;
    }
    let run = spawn(
        &mut tx,
        &ctx,
        NewRun::new(training::KIND, json!({})).about(ctx.tenant().0),
    )
    .await?;
    finish(&ctx, tx, None, json!({"run": run}), Started { run_id: run }).await
}

async fn models(ctx: OpContext, crm: Crm, _: Nothing) -> Result<All<Version>> {
    let tx = crm.0.db.begin_single(&ctx).await?;
    let rows = sql::models()
        .bind(&tx, &ctx.tenant().0)
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(All {
        items: rows.into_iter().map(version).collect(),
    })
}

/// Which version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Activate {
    /// Its number; 0 for the rules.
    #[schemars(range(min = 0))]
    version: i32,
}

/// The version that is in use now.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Active {
    /// Its number; 0 for the rules.
    version: i32,
}

async fn activate(ctx: OpContext, crm: Crm, input: Activate) -> Result<Active> {
    let tx = crm.0.db.begin(&ctx).await?;
    let tenant = ctx.tenant().0;
    sql::retire_models()
        .bind(&tx, &tenant)
        .await
        .map_err(DbError::from)?;
    if input.version > 0 {
        let found = sql::activate_model()
            .bind(&tx, &tenant, &input.version)
            .await
            .map_err(DbError::from)?;
        if found == 0 {
            return Err(Error::not_found("model"));
        }
    }
    finish(
        &ctx,
        tx,
        None,
        json!({"version": input.version}),
        Active {
            version: input.version,
        },
    )
    .await
}

/// Something with which the tenant does no business.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Blocked {
    /// Its id.
    id: Uuid,
    /// An e-mail address, a domain or a number, made comparable.
    value: String,
    /// Why.
    reason: Option<String>,
    /// Since when.
    created_at: DateTime<Utc>,
}

impl From<BlockedRow> for Blocked {
    fn from(row: BlockedRow) -> Self {
        Self {
            id: row.id,
            value: row.value,
            reason: row.reason,
            created_at: row.created_at,
        }
    }
}

/// What is to be blocked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Block {
    /// An e-mail address, a domain or a number.
    #[schemars(length(min = 1, max = 254))]
    value: String,
    /// Why.
    #[schemars(length(max = 255))]
    reason: Option<String>,
}

async fn blocklist(ctx: OpContext, crm: Crm, input: Listing) -> Result<Page<Blocked>> {
    let page = PageRequest::from(input);
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let tx = crm.0.db.begin_single(&ctx).await?;
    let rows = sql::blocklist()
        .bind(&tx, &ctx.tenant().0, &after, &(limit + 1))
        .all()
        .await;
    let rows = rows
        .map_err(DbError::from)?
        .into_iter()
        .map(Blocked::from)
        .collect();
    Ok(Page::from_rows(rows, limit, |one: &Blocked| {
        one.value.clone()
    }))
}

async fn block(ctx: OpContext, crm: Crm, input: Block) -> Result<Blocked> {
    let value = text::email_key(&input.value)
        .or_else(|| text::phone_key(&input.value))
        .or_else(|| text::domain(&input.value))
        .ok_or_else(|| {
            Error::field(
                "value",
                "wrong_format",
                "must be an e-mail address, a domain or a number",
            )
        })?;
    let blocked = Blocked {
        id: Uuid::now_v7(),
        value,
        reason: input.reason,
        created_at: ctx.now(),
    };
    let tx = crm.0.db.begin(&ctx).await?;
    let written = sql::block()
        .bind(
            &tx,
            &ctx.tenant().0,
            &blocked.id,
            &blocked.value,
            &blocked.reason,
            &blocked.created_at,
        )
        .await;
    written.map_err(|error| taken(error, "this is blocked already"))?;
    let id = blocked.id;
    finish(&ctx, tx, Some(id), json!({}), blocked).await
}

async fn unblock(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let tx = crm.0.db.begin(&ctx).await?;
    let gone = sql::unblock()
        .bind(&tx, &ctx.tenant().0, &input.id)
        .await
        .map_err(DbError::from)?;
    if gone == 0 {
        return Err(Error::not_found("entry"));
    }
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
