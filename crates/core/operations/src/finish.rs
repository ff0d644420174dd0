use serde::Serialize;
use serde_json::{Value, json};
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_db::TenantTx;
use uuid::Uuid;

use crate::idempotency;

/// Ends a write: adds the audit entry and, for a call with an `Idempotency-Key`, the record of its answer,
/// and commits all of it in one flush. Returns `output` for the caller.
///
/// # Errors
/// When the commit fails; then nothing of the transaction stays.
pub async fn finish<T: Serialize>(
    ctx: &OpContext,
    mut tx: TenantTx,
    subject: Option<Uuid>,
    details: Value,
    output: T,
) -> Result<T> {
    let details = if details.is_null() {
        json!({})
    } else {
        details
    };
    tekup_ledger::audit(&mut tx, ctx, subject, details);
    idempotency::record(&mut tx, ctx, &output)?;
    tx.commit().await?;
    Ok(output)
}
