//! Doing a Run over, from any of its steps.

use serde_json::Value;
use tekup_base::{Error, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::core::runs as sql};
use tekup_events::emit;

use crate::{Run, payload, queue::offer, store::get};

/// Starts a Run that begins with what `id` did before its step `from`, and does the rest anew, with `input` if it is given. Without
/// `from` it does everything anew. The Run `id` stays as it is.
///
/// # Errors
/// Not found; a conflict while the Run has not ended; a validation error when it has no such step; else when the database
/// fails.
pub async fn rerun(
    tx: &mut TenantTx,
    ctx: &OpContext,
    id: RunId,
    from: Option<&str>,
    input: Option<Value>,
) -> Result<Run> {
    let origin = get(tx, id).await?.ok_or_else(|| Error::not_found("run"))?;
    if origin.finished_at.is_none() {
        let state = origin.state.as_str();
        return Err(Error::conflict(format!(
            "only a run that has ended can be done over; this one is {state}: cancel it first"
        )));
    }
    let place = match from {
        Some(from) => Some(place(tx, &origin, from).await?),
        None => None,
    };
    let new = RunId::new();
    let now = ctx.now();
    let (input, blob) = match input {
        None => {
            let blobs: Vec<_> = origin.input_blob.into_iter().collect();
            tekup_blob::copy(tx, &blobs, origin.created_at, now).await?;
            (origin.input.clone(), origin.input_blob)
        }
        Some(input) => payload::put(tx, ctx.tenant(), now, input).await?,
    };
    sql::insert_rerun()
        .bind(
            tx,
            &new.0,
            &input,
            &now,
            &ctx.principal().kind(),
            &ctx.principal().id(),
            &from,
            &blob,
            &id.0,
        )
        .await
        .map_err(DbError::from)?;
    if let Some(place) = place {
        let blobs = sql::step_blobs()
            .bind(tx, &id.0, &origin.created_at, &place)
            .one()
            .await
            .map_err(DbError::from)?;
        tekup_blob::copy(tx, &blobs, origin.created_at, now).await?;
        sql::copy_steps()
            .bind(tx, &new.0, &now, &id.0, &origin.created_at, &place)
            .await
            .map_err(DbError::from)?;
    }
    let run = get(tx, new).await?.ok_or_else(|| Error::not_found("run"))?;
    emit(tx, ctx, "run.created", new.0, &run)?;
    offer(tx, ctx, run.key.as_deref());
    Ok(run)
}

async fn place(tx: &TenantTx, run: &Run, step: &str) -> Result<i32> {
    let place = sql::step_place()
        .bind(tx, &run.id.0, &run.created_at, &step)
        .opt()
        .await
        .map_err(DbError::from)?;
    place.ok_or_else(|| {
        let message = format!("this run has done no step {step}; its steps are listed with it");
        Error::field("fromStep", "unknown", message)
    })
}
