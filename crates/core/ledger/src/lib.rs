//! Audit entries, written in the transaction they describe.
//!
//! An entry says who asked what of which operation, and about what. It holds no message text and no
//! personal data: `details` is for ids, counts and names of fields.
#![deny(missing_docs)]

use serde_json::Value;
use tekup_context::OpContext;
use tekup_db::TenantTx;
use uuid::Uuid;

/// Adds the audit entry of the context's operation to `tx`; it goes out with the COMMIT.
pub fn audit(tx: &mut TenantTx, ctx: &OpContext, subject: Option<Uuid>, details: Value) {
    tx.defer(
        include_str!("../../../../sql/deferred/insert_audit.sql"),
        vec![
            Box::new(ctx.tenant().0),
            Box::new(Uuid::now_v7()),
            Box::new(ctx.now()),
            Box::new(ctx.principal().kind()),
            Box::new(ctx.principal().id()),
            Box::new(ctx.operation()),
            Box::new(subject.map(|subject| subject.to_string())),
            Box::new(ctx.request_id().to_owned()),
            Box::new(ctx.door().as_str()),
            Box::new(details),
        ],
    );
}
