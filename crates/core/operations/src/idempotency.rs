use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::{Db, TenantTx, sql::queries::core::idempotency as sql};
use uuid::Uuid;

/// Longest `Idempotency-Key`.
const MAX_KEY: usize = 200;

/// What two calls with the same key must have in common.
fn request_hash(operation: &str, input: &Value) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(operation.as_bytes());
    hash.update([0]);
    hash.update(input.to_string().as_bytes());
    hash.finalize().into()
}

/// The context of a write that carries an `Idempotency-Key`.
///
/// # Errors
/// A validation error when the key is empty or too long.
pub(crate) fn keyed(
    operation: &'static str,
    key: Option<String>,
    input: &Value,
) -> Result<Option<(String, [u8; 32])>> {
    let Some(key) = key else { return Ok(None) };
    if key.is_empty() || key.len() > MAX_KEY || key.contains('\0') {
        return Err(Error::field(
            "Idempotency-Key",
            "invalid",
            "must have 1 to 200 characters",
        ));
    }
    let hash = request_hash(operation, input);
    Ok(Some((key, hash)))
}

/// The answer that was given to this key before, if any.
pub(crate) async fn replay(db: &Db, ctx: &OpContext) -> Result<Option<Bytes>> {
    let Some((key, hash)) = ctx.idempotency() else {
        return Ok(None);
    };
    let tx = db.begin_single(ctx).await?;
    let found = sql::find_idempotency_key()
        .bind(&tx, &principal(ctx), key)
        .opt()
        .await
        .map_err(tekup_db::DbError::from)?;
    let Some(found) = found else { return Ok(None) };
    if found.request_hash != hash {
        return Err(Error::conflict(
            "this Idempotency-Key was used for another request; use a new key for each",
        ));
    }
    let Some(response) = found.response else {
        return Err(Error::conflict(
            "the first request with this Idempotency-Key is still under way",
        ));
    };
    Ok(Some(Bytes::from(
        serde_json::to_vec(&response).map_err(Error::internal)?,
    )))
}

/// Adds the answer of a call with a key to the transaction that does what was asked.
pub(crate) fn record(tx: &mut TenantTx, ctx: &OpContext, output: &impl Serialize) -> Result<()> {
    let Some((key, hash)) = ctx.idempotency() else {
        return Ok(());
    };
    let response = serde_json::to_value(output).map_err(Error::internal)?;
    tx.defer(
        include_str!("../../../../sql/deferred/insert_idempotency_key.sql"),
        vec![
            Box::new(ctx.tenant().0),
            Box::new(principal(ctx)),
            Box::new(key.clone()),
            Box::new(ctx.operation()),
            Box::new(hash.to_vec()),
            Box::new(response),
        ],
    );
    Ok(())
}

/// Puts a later answer in the place of the one that was recorded with [`crate::finish`], for operations
/// whose answer is not known yet when their first transaction commits.
///
/// # Errors
/// When the database fails.
pub async fn amend(ctx: &OpContext, db: &Db, output: &impl Serialize) -> Result<()> {
    let Some((key, _)) = ctx.idempotency() else {
        return Ok(());
    };
    let response = serde_json::to_value(output).map_err(Error::internal)?;
    let tx = db.begin(ctx).await?;
    sql::amend_idempotency_key()
        .bind(&tx, &response, &principal(ctx), key)
        .await
        .map_err(tekup_db::DbError::from)?;
    Ok(tx.commit().await?)
}

fn principal(ctx: &OpContext) -> Uuid {
    ctx.principal().id().unwrap_or_default()
}
