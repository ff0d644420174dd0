use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{DbError, sql::queries::crm::pipelines as sql};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{All, ById, Deleted, Nothing};
use crate::{
    Crm,
    pipelines::{self, Outcome, Pipeline, Stage},
};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new(
            "pipelines.list",
            "GET /api/v1/crm/pipelines",
            Permission::CrmRead,
            Read,
            crm,
            list,
        )
        .summary("Lists the pipelines with their stages, the default one first."),
        Operation::new(
            "pipelines.create",
            "POST /api/v1/crm/pipelines",
            Permission::CrmSetup,
            Write,
            crm,
            create,
        )
        .summary("Makes a pipeline.")
        .status(201),
        Operation::new(
            "pipelines.put",
            "PUT /api/v1/crm/pipelines/{id}",
            Permission::CrmSetup,
            Write,
            crm,
            put,
        )
        .summary("Changes a pipeline and its stages; a stage in which deals stand cannot go."),
        Operation::new(
            "pipelines.delete",
            "DELETE /api/v1/crm/pipelines/{id}",
            Permission::CrmSetup,
            Write,
            crm,
            delete,
        )
        .summary("Deletes a pipeline that is not the default one and has no deals."),
    ]
}

/// A pipeline to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewPipeline {
    /// What people call it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whether deals go there when nobody says where.
    #[serde(default)]
    is_default: bool,
    /// Its stages, in their order.
    #[schemars(length(min = 1, max = 30))]
    stages: Vec<Stage>,
}

/// A pipeline as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutPipeline {
    /// Which.
    id: Uuid,
    /// What people call it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Whether deals go there when nobody says where.
    #[serde(default)]
    is_default: bool,
    /// Its stages, in their order.
    #[schemars(length(min = 1, max = 30))]
    stages: Vec<Stage>,
}

fn check(stages: &[Stage]) -> Result<()> {
    let keys: BTreeSet<&str> = stages.iter().map(|stage| stage.key.as_str()).collect();
    if keys.len() < stages.len() {
        return Err(Error::field(
            "stages",
            "not_unique",
            "two of them have the same key",
        ));
    }
    if stages
        .first()
        .is_some_and(|stage| stage.outcome != Outcome::Open)
    {
        return Err(Error::field(
            "stages.0.outcome",
            "not_allowed",
            "deals begin in the first stage: it must be open",
        ));
    }
    Ok(())
}

async fn list(ctx: OpContext, crm: Crm, _: Nothing) -> Result<All<Pipeline>> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let items = pipelines::all(&mut tx, &ctx).await?;
    // The first look makes the tenant's first pipeline.
    tx.commit().await?;
    Ok(All { items })
}

async fn create(ctx: OpContext, crm: Crm, input: NewPipeline) -> Result<Pipeline> {
    check(&input.stages)?;
    let mut tx = crm.0.db.begin(&ctx).await?;
    pipelines::all(&mut tx, &ctx).await?;
    let pipeline = Pipeline {
        id: Uuid::now_v7(),
        name: input.name,
        is_default: input.is_default,
        stages: input.stages,
    };
    pipelines::put(&mut tx, &ctx, &pipeline).await?;
    let id = pipeline.id;
    finish(&ctx, tx, Some(id), json!({}), pipeline).await
}

async fn put(ctx: OpContext, crm: Crm, input: PutPipeline) -> Result<Pipeline> {
    check(&input.stages)?;
    let mut tx = crm.0.db.begin(&ctx).await?;
    let known = pipelines::all(&mut tx, &ctx).await?;
    let before = known
        .iter()
        .find(|one| one.id == input.id)
        .ok_or_else(|| Error::not_found("pipeline"))?;
    if before.is_default && !input.is_default {
        return Err(Error::conflict(
            "one pipeline must be the default one; make another one that",
        ));
    }
    let pipeline = Pipeline {
        id: input.id,
        name: input.name,
        is_default: input.is_default,
        stages: input.stages,
    };
    pipelines::put(&mut tx, &ctx, &pipeline).await?;
    finish(&ctx, tx, Some(input.id), json!({}), pipeline).await
}

async fn delete(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let known = pipelines::all(&mut tx, &ctx).await?;
    let pipeline = known
        .iter()
        .find(|one| one.id == input.id)
        .ok_or_else(|| Error::not_found("pipeline"))?;
    if pipeline.is_default {
        return Err(Error::conflict(
            "this is the default pipeline; make another one that first",
        ));
    }
    let gone = sql::delete_pipeline()
        .bind(&tx, &tx.tenant().0, &input.id)
        .await;
    gone.map_err(|error| {
        let error = DbError::from(error);
        if error.is_foreign_key_violation() {
            Error::conflict("deals stand in this pipeline; move them first")
        } else {
            error.into()
        }
    })?;
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
