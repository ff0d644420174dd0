use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_inference::Asking;
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::{NewRun, Progress, RunState, fill, get, spawn};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Gateway,
    infer::{Infer, Inferred, KIND, PATIENCE, infer},
};

pub(super) fn operations(gateway: &Gateway) -> Vec<Operation> {
    vec![
        Operation::new(
            "inference.run",
            "POST /api/v1/inference",
            Permission::ModelsRead,
            Effect::External,
            gateway,
            run,
        )
        .summary("Asks a model, and waits for its answer or not.")
        .deadline(PATIENCE + Duration::from_secs(5)),
        Operation::new(
            "inference.get",
            "GET /api/v1/inference/{requestId}",
            Permission::ModelsRead,
            Effect::Read,
            gateway,
            result,
        )
        .summary("Shows the answer of a model that nobody waited for."),
    ]
}

/// An answer, or by what it is fetched.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answered {
    /// By what the result is fetched, where nobody waits for it: the Run.
    request_id: Option<RunId>,
    /// `queued` or `completed`.
    status: RunState,
    /// The answer.
    #[serde(flatten)]
    inferred: Option<Inferred>,
}

async fn run(ctx: OpContext, gateway: Gateway, input: Infer) -> Result<Answered> {
    if input.options.r#async {
        let mut tx = gateway.0.db.begin(&ctx).await?;
        let new = NewRun::new(KIND, json!(input));
        let id = spawn(&mut tx, &ctx, new).await?;
        let answered = Answered {
            request_id: Some(id),
            status: RunState::Queued,
            inferred: None,
        };
        return finish(
            &ctx,
            tx,
            Some(id.0),
            json!({"model": input.model}),
            answered,
        )
        .await;
    }
    // Whoever goes away stops the model.
    let cancel = CancellationToken::new();
    let _stops = cancel.clone().drop_guard();
    let inferred = infer(&gateway, &Asking::of(&ctx), &input, cancel).await?;
    let tx = gateway.0.db.begin(&ctx).await?;
    let answered = Answered {
        request_id: None,
        status: RunState::Completed,
        inferred: Some(inferred),
    };
    finish(&ctx, tx, None, json!({"model": input.model}), answered).await
}

/// Which answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByRequest {
    /// As it was given when the model was asked.
    request_id: Uuid,
}

/// How far an answer is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Standing {
    request_id: RunId,
    status: RunState,
    /// The answer, once it is there.
    result: Option<Inferred>,
    /// Why there is none.
    error: Option<String>,
    progress: Progress,
}

async fn result(ctx: OpContext, gateway: Gateway, input: ByRequest) -> Result<Standing> {
    let tx = gateway.0.db.begin(&ctx).await?;
    let run = get(&tx, RunId(input.request_id)).await?;
    // An answer is for whoever asked, and for those who see all Runs.
    let shown = |run: &tekup_runs::Run| {
        let by = &run.created_by;
        run.kind == KIND
            && (ctx.permissions().contains(Permission::RunsRead)
                || (by.kind == ctx.principal().kind() && by.id == ctx.principal().id()))
    };
    let mut run = run
        .filter(shown)
        .ok_or_else(|| Error::not_found("request"))?;
    fill(&tx, &gateway.0.blobs, &mut run).await?;
    tx.commit().await?;
    let result = run.output.take().map(serde_json::from_value).transpose();
    Ok(Standing {
        request_id: run.id,
        status: run.state,
        result: result.map_err(Error::internal)?,
        error: run.error,
        progress: run.progress,
    })
}
