//! Payloads that are too large for a row. They lie in blobs, written in the same transaction; the row has the blob's id
//! and `null` where the payload would be.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Error, ErrorKind, Result, TenantId};
use tekup_blob::{Blobs, MOST_BYTES};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::core::runs as sql};
use uuid::Uuid;

use crate::{Run, StepRecord};

/// Bytes of JSON, about, from which on a payload does not go into a row.
const LARGE: usize = 32 * 1024;

/// The JSON of a payload that does not go into a row.
fn bytes(payload: &Value) -> Option<Vec<u8>> {
    let mut room = LARGE;
    if fits(payload, &mut room) {
        return None;
    }
    serde_json::to_vec(payload).ok()
}

/// The same of what work made; `what` says which work.
///
/// # Errors
/// `PayloadTooLarge` for what no blob takes.
pub(crate) fn large(what: &str, payload: &Value) -> Result<Option<Vec<u8>>> {
    let bytes = bytes(payload);
    if bytes.as_ref().is_none_or(|bytes| bytes.len() <= MOST_BYTES) {
        return Ok(bytes);
    }
    let most = MOST_BYTES / 1024 / 1024;
    let message = format!(
        "what {what} returned is larger than {most} MiB of JSON; return less of it, or a reference to where it lies"
    );
    Err(Error::new(ErrorKind::PayloadTooLarge, message))
}

/// Takes what the payload needs from `room`; stops where there is none left.
fn fits(payload: &Value, room: &mut usize) -> bool {
    let own = match payload {
        Value::Null | Value::Bool(_) | Value::Number(_) => 8,
        Value::String(text) => text.len() + 3,
        Value::Array(_) | Value::Object(_) => 2,
    };
    let Some(left) = room.checked_sub(own) else {
        return false;
    };
    *room = left;
    match payload {
        Value::Array(items) => items.iter().all(|item| fits(item, room)),
        Value::Object(fields) => fields.iter().all(|(name, value)| {
            let left = room.checked_sub(name.len() + 4);
            *room = left.unwrap_or_default();
            left.is_some() && fits(value, room)
        }),
        _ => true,
    }
}

/// Writes what does not go into a row of that moment; returns its id.
pub(crate) async fn put_large(
    tx: &TenantTx,
    tenant: TenantId,
    created_at: DateTime<Utc>,
    large: Option<&[u8]>,
) -> DbResult<Option<Uuid>> {
    match large {
        None => Ok(None),
        Some(bytes) => tekup_blob::put(tx, tenant, created_at, bytes)
            .await
            .map(Some),
    }
}

/// What goes into the row of a Run of that moment, and the id of the blob that holds the rest.
pub(crate) async fn put(
    tx: &TenantTx,
    tenant: TenantId,
    created_at: DateTime<Utc>,
    payload: Value,
) -> DbResult<(Value, Option<Uuid>)> {
    let blob = put_large(tx, tenant, created_at, bytes(&payload).as_deref()).await?;
    Ok((if blob.is_some() { Value::Null } else { payload }, blob))
}

/// Fills in what a Run was given and what it returned, where that lies in blobs.
///
/// # Errors
/// When the database fails or, with `Unavailable`, the bucket of large payloads does.
pub async fn fill(tx: &TenantTx, blobs: &Blobs, run: &mut Run) -> Result<()> {
    let ids: Vec<_> = [run.input_blob, run.output_blob]
        .into_iter()
        .flatten()
        .collect();
    let mut found = read(tx, blobs, run.created_at, &ids).await?;
    if let Some(id) = run.input_blob {
        run.input = take(&mut found, id)?;
    }
    if let Some(id) = run.output_blob {
        run.output = Some(take(&mut found, id)?);
    }
    Ok(())
}

/// The same for steps of the Run.
///
/// # Errors
/// As [`fill`].
pub async fn fill_steps(
    tx: &TenantTx,
    blobs: &Blobs,
    run: &Run,
    steps: &mut [StepRecord],
) -> Result<()> {
    let ids: Vec<_> = steps.iter().filter_map(|step| step.output_blob).collect();
    let mut found = read(tx, blobs, run.created_at, &ids).await?;
    for step in steps {
        if let Some(id) = step.output_blob {
            step.output = take(&mut found, id)?;
        }
    }
    Ok(())
}

/// One large payload of a Run: of its input, its output or what one of its steps returned.
///
/// # Errors
/// `NotFound` when the Run has none of that id; else as [`fill`].
pub async fn payload(tx: &TenantTx, blobs: &Blobs, run: &Run, id: Uuid) -> Result<Value> {
    let belongs = sql::has_blob()
        .bind(tx, &run.id.0, &id, &run.created_at)
        .one()
        .await
        .map_err(DbError::from)?;
    if !belongs {
        return Err(Error::not_found("payload"));
    }
    known(tx, blobs, run, id).await
}

/// The same of an id that stands in the Run itself.
///
/// # Errors
/// As [`fill`].
pub(crate) async fn known(tx: &TenantTx, blobs: &Blobs, run: &Run, id: Uuid) -> Result<Value> {
    take(&mut read(tx, blobs, run.created_at, &[id]).await?, id)
}

async fn read(
    tx: &TenantTx,
    blobs: &Blobs,
    owned_at: DateTime<Utc>,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Value>> {
    let found = blobs.get(tx, owned_at, ids).await?;
    found
        .into_iter()
        .map(|(id, bytes)| {
            let payload = serde_json::from_slice(&bytes).map_err(Error::internal)?;
            Ok((id, payload))
        })
        .collect()
}

fn take(found: &mut HashMap<Uuid, Value>, id: Uuid) -> Result<Value> {
    found.remove(&id).ok_or_else(|| Error::not_found("payload"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_large_leaves_the_row() {
        assert!(bytes(&json!({"n": 1, "text": "short"})).is_none());
        assert!(bytes(&json!("x".repeat(LARGE))).is_some());
        assert!(bytes(&json!({"x".repeat(LARGE): 1})).is_some());
        let many: Vec<_> = (0..LARGE).collect();
        assert!(bytes(&json!({"many": many})).is_some());
        let text = json!(["x".repeat(LARGE / 2), "y".repeat(LARGE / 4)]);
        assert!(bytes(&text).is_none());
    }
}
