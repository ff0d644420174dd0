//! The ways deals go: pipelines, their stages, and what a stage says of a deal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::{Locale, OpContext};
use tekup_db::{
    DbError, TenantTx,
    sql::queries::crm::pipelines::{self as sql, Stage as Row},
};
use uuid::Uuid;

use crate::records::text_of;

/// What a stage means for its deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Outcome {
    /// They go on.
    #[default]
    Open,
    /// They are sold.
    Won,
    /// They are not to be sold.
    Lost,
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }

    fn from_name(name: &str) -> Self {
        match name {
            "won" => Self::Won,
            "lost" => Self::Lost,
            _ => Self::Open,
        }
    }
}

/// A stage of a pipeline.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Stage {
    /// Names it in deals: `proposal`.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]{0,49}$"))]
    pub key: String,
    /// What people call it.
    #[schemars(length(min = 1, max = 100))]
    pub name: String,
    /// How likely its deals are to be won, in percent.
    #[schemars(range(min = 0, max = 100))]
    pub probability: i32,
    /// What it means for its deals.
    #[serde(default)]
    pub outcome: Outcome,
}

impl From<Row> for Stage {
    fn from(row: Row) -> Self {
        Self {
            key: row.key,
            name: row.name,
            probability: row.probability,
            outcome: Outcome::from_name(&row.outcome),
        }
    }
}

/// A pipeline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Pipeline {
    /// Its id.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// Whether deals go there when nobody says where.
    pub is_default: bool,
    /// Its stages, in their order.
    pub stages: Vec<Stage>,
}

/// The pipeline that every tenant begins with.
fn first(locale: Locale) -> Pipeline {
    let stage = |key: &str, da: &str, en: &str, probability, outcome| Stage {
        key: key.to_owned(),
        name: if locale == Locale::Da { da } else { en }.to_owned(),
        probability,
        outcome,
    };
    Pipeline {
        id: Uuid::now_v7(),
        name: if locale == Locale::Da {
            "Salg"
        } else {
            "Sales"
        }
        .to_owned(),
        is_default: true,
        stages: vec![
            stage(
                "prospecting",
                "Første kontakt",
                "Prospecting",
                10,
                Outcome::Open,
            ),
            stage(
                "qualification",
                "Afklaring",
                "Qualification",
                25,
                Outcome::Open,
            ),
            stage("proposal", "Tilbud", "Proposal", 50, Outcome::Open),
            stage(
                "negotiation",
                "Forhandling",
                "Negotiation",
                75,
                Outcome::Open,
            ),
            stage("won", "Vundet", "Won", 100, Outcome::Won),
            stage("lost", "Tabt", "Lost", 0, Outcome::Lost),
        ],
    }
}

/// The tenant's pipelines, the default one first. Every tenant has one.
pub(crate) async fn all(tx: &mut TenantTx, ctx: &OpContext) -> Result<Vec<Pipeline>> {
    let tenant = tx.tenant().0;
    let mut found = sql::pipelines()
        .bind(tx, &tenant)
        .all()
        .await
        .map_err(DbError::from)?;
    if found.is_empty() {
        begin(tx, ctx).await?;
        found = sql::pipelines()
            .bind(tx, &tenant)
            .all()
            .await
            .map_err(DbError::from)?;
    }
    let stages = sql::stages()
        .bind(tx, &tenant)
        .all()
        .await
        .map_err(DbError::from)?;
    let mut pipelines: Vec<Pipeline> = found
        .into_iter()
        .map(|row| Pipeline {
            id: row.id,
            name: row.name,
            is_default: row.is_default,
            stages: Vec::new(),
        })
        .collect();
    for stage in stages {
        if let Some(pipeline) = pipelines.iter_mut().find(|one| one.id == stage.pipeline_id) {
            pipeline.stages.push(stage.into());
        }
    }
    Ok(pipelines)
}

/// Makes the first pipeline of a tenant that has none.
async fn begin(tx: &mut TenantTx, ctx: &OpContext) -> Result<()> {
    let tenant = tx.tenant().0;
    sql::hold_pipelines()
        .bind(tx, &tenant.to_string())
        .one()
        .await
        .map_err(DbError::from)?;
    let there = sql::pipelines()
        .bind(tx, &tenant)
        .all()
        .await
        .map_err(DbError::from)?;
    if there.is_empty() {
        put(tx, ctx, &first(ctx.locale())).await?;
    }
    Ok(())
}

/// Writes a pipeline with its stages.
///
/// # Errors
/// A conflict when the name is taken, or deals stand in a stage that goes.
pub(crate) async fn put(tx: &mut TenantTx, ctx: &OpContext, pipeline: &Pipeline) -> Result<()> {
    let tenant = tx.tenant().0;
    if pipeline.is_default {
        sql::no_default()
            .bind(tx, &tenant, &pipeline.id)
            .await
            .map_err(DbError::from)?;
    }
    let written = sql::put_pipeline()
        .bind(
            tx,
            &tenant,
            &pipeline.id,
            &pipeline.name,
            &pipeline.is_default,
            &ctx.now(),
        )
        .await;
    written.map_err(|error| crate::taken(error, "there is a pipeline of this name already"))?;
    for (position, stage) in (0..).zip(&pipeline.stages) {
        sql::put_stage()
            .bind(
                tx,
                &tenant,
                &pipeline.id,
                &stage.key,
                &stage.name,
                &stage.probability,
                &stage.outcome.as_str(),
                &position,
            )
            .await
            .map_err(DbError::from)?;
    }
    let kept: Vec<&str> = pipeline
        .stages
        .iter()
        .map(|stage| stage.key.as_str())
        .collect();
    let dropped = sql::drop_stages()
        .bind(tx, &tenant, &pipeline.id, &kept)
        .await;
    dropped.map_err(|error| {
        let error = DbError::from(error);
        if error.is_foreign_key_violation() {
            Error::conflict("deals stand in a stage that would go; move them first")
        } else {
            error.into()
        }
    })?;
    sql::settle_deals()
        .bind(tx, &tenant, &pipeline.id)
        .await
        .map_err(DbError::from)?;
    Ok(())
}

/// The stages of a pipeline, or of the default one.
async fn stages(tx: &mut TenantTx, ctx: &OpContext, pipeline: Option<Uuid>) -> Result<Vec<Row>> {
    let tenant = tx.tenant().0;
    let mut found = sql::hold_stages()
        .bind(tx, &tenant, &pipeline)
        .all()
        .await
        .map_err(DbError::from)?;
    if found.is_empty() && pipeline.is_none() {
        begin(tx, ctx).await?;
        found = sql::hold_stages()
            .bind(tx, &tenant, &pipeline)
            .all()
            .await
            .map_err(DbError::from)?;
    }
    Ok(found)
}

/// What follows for a deal from its stage: where it stands, how likely it is, since when.
///
/// # Errors
/// When there is no such pipeline or stage.
pub(crate) async fn settle(
    tx: &mut TenantTx,
    ctx: &OpContext,
    before: Option<&crate::record::Row>,
    row: &mut crate::record::Row,
    given: &crate::record::Row,
) -> Result<()> {
    let of = |row: &crate::record::Row, column: &str| text_of(row, column).map(ToOwned::to_owned);
    let was = before.map(|before| (of(before, "pipeline_id"), of(before, "stage")));
    let pipeline = of(row, "pipeline_id");
    let moved_pipeline = was.as_ref().is_some_and(|(was, _)| *was != pipeline);
    if was.as_ref() == Some(&(pipeline.clone(), of(row, "stage")))
        && row.get("probability").is_some_and(|one| !one.is_null())
    {
        return Ok(());
    }
    let id = pipeline.as_deref().and_then(|id| Uuid::parse_str(id).ok());
    let stages = stages(tx, ctx, id).await?;
    let Some(begins) = stages.first() else {
        return Err(Error::field("pipelineId", "not_found", "is not there"));
    };
    let wanted = of(row, "stage").filter(|_| !moved_pipeline || given.contains_key("stage"));
    let stage = match wanted.as_deref() {
        None | Some("") => begins,
        Some(key) => stages
            .iter()
            .find(|stage| stage.key == key)
            .ok_or_else(|| {
                let keys: Vec<&str> = stages.iter().map(|stage| stage.key.as_str()).collect();
                Error::field(
                    "stage",
                    "not_an_option",
                    format!("must be one of {}", keys.join(", ")),
                )
            })?,
    };
    let now = json!(ctx.now());
    row.insert("pipeline_id".to_owned(), json!(stage.pipeline_id));
    row.insert("stage".to_owned(), json!(stage.key));
    row.insert("status".to_owned(), json!(stage.outcome));
    if given.get("probability").is_none_or(Value::is_null) {
        row.insert("probability".to_owned(), json!(stage.probability));
    }
    let moved = was.is_some_and(|(pipeline, key)| {
        key.as_deref() != Some(&stage.key) || pipeline != Some(stage.pipeline_id.to_string())
    });
    if moved || before.is_none() {
        row.insert("stage_since".to_owned(), now.clone());
    }
    if stage.outcome != "lost" {
        row.insert("lost_reason".to_owned(), Value::Null);
    }
    if stage.outcome == "open" {
        row.insert("closed_at".to_owned(), Value::Null);
    } else if row.get("closed_at").is_none_or(Value::is_null) || moved {
        row.insert("closed_at".to_owned(), now);
    }
    Ok(())
}

/// Sees to it that a deal that becomes lost says why, and no other one does. `row` is settled.
///
/// # Errors
/// A validation error that names `lostReason`.
pub(crate) fn ask_why(
    before: Option<&crate::record::Row>,
    row: &crate::record::Row,
    given: &crate::record::Row,
) -> Result<()> {
    let lost = |row: &crate::record::Row| text_of(row, "status") == Some("lost");
    let says = given.get("lostReason");
    if !lost(row) {
        return match says {
            Some(Value::String(_)) => Err(Error::field(
                "lostReason",
                "not_allowed",
                "is said of lost deals only; put the deal into a stage that means lost, or leave it out",
            )),
            _ => Ok(()),
        };
    }
    let becomes = !before.is_some_and(lost);
    if row.get("lost_reason").is_none_or(Value::is_null) && (becomes || says.is_some()) {
        return Err(Error::field(
            "lostReason",
            "required",
            "say why the deal is lost",
        ));
    }
    Ok(())
}
