use serde::Serialize;
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use uuid::Uuid;

/// Writes an event of `kind` about `subject` into the outbox, in `tx`: it happens if and only if the
/// transaction commits. `data` is the subject as it is now, as clients see it.
///
/// # Errors
/// When `data` cannot be written as JSON.
pub fn emit(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &'static str,
    subject: Uuid,
    data: &impl Serialize,
) -> Result<()> {
    let data = serde_json::to_value(data).map_err(Error::internal)?;
    tx.defer(
        include_str!("../../../../sql/deferred/insert_outbox.sql"),
        vec![
            Box::new(ctx.tenant().0),
            Box::new(Uuid::now_v7()),
            Box::new(kind),
            Box::new(subject),
            Box::new(ctx.principal().kind()),
            Box::new(ctx.principal().id()),
            Box::new(data),
            Box::new(ctx.now()),
            Box::new(i16::from(ctx.depth())),
        ],
    );
    tx.hint("tekup_outbox");
    Ok(())
}
