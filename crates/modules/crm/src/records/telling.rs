//! What is written down of a change, and who is told of it.

use std::collections::HashMap;

use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::crm::timeline};
use tekup_events::emit;
use uuid::Uuid;

use super::{Changed, id_of};
use crate::{
    access::Access,
    kind::{Kind, Name},
    record::Row,
    store,
};

/// Writes down what changed.
pub(super) async fn remember(
    tx: &TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    changed: &[(Changed, i64)],
    set: Option<Uuid>,
) -> Result<()> {
    if changed.is_empty() {
        return Ok(());
    }
    let actor = ctx.principal();
    let rows: Vec<Value> = changed
        .iter()
        .map(|(one, revision)| {
            json!({
                "tenant_id": ctx.tenant(), "id": Uuid::now_v7(), "set_id": set, "kind": kind.one,
                "record_id": one.id, "before": one.before, "after": one.after, "revision": revision,
                "at": ctx.now(), "actor_type": actor.kind(), "actor_id": actor.id(), "actor_name": actor.name(),
            })
        })
        .collect();
    let rows = serde_json::to_string(&rows).map_err(Error::internal)?;
    timeline::insert_changes()
        .bind(tx, &rows)
        .await
        .map_err(DbError::from)?;
    Ok(())
}

/// Tells of changed records; returns them as they are shown, in the order of `changed`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    changed: &[Changed],
) -> Result<Vec<Row>> {
    let ids: Vec<Uuid> = changed.iter().map(|one| one.id).collect();
    let mut shown: HashMap<Uuid, Row> = store::get(tx, Access::All, kind, &ids)
        .await?
        .into_iter()
        .map(|row| (id_of(&row), row))
        .collect();
    let mut rows = Vec::with_capacity(changed.len());
    for one in changed {
        let Some(row) = shown.remove(&one.id) else {
            emit(tx, ctx, kind.events.deleted, one.id, &json!({"id": one.id}))?;
            continue;
        };
        let mut told = row.clone();
        let names: Vec<&String> = one.after.keys().collect();
        told.insert("changes".to_owned(), json!(names));
        emit(tx, ctx, kind.events.updated, one.id, &told)?;
        for event in special(kind, one) {
            let mut told = row.clone();
            told.insert("before".to_owned(), json!(one.before));
            emit(tx, ctx, event, one.id, &told)?;
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Events of changes that others wait for.
fn special(kind: &Kind, changed: &Changed) -> Vec<&'static str> {
    let became = |name: &str, value: &str| changed.after.get(name).is_some_and(|is| is == value);
    let mut events = Vec::new();
    match kind.name {
        Name::Lead => {
            if changed.after.contains_key("status") {
                events.push("lead.status_changed");
            }
            if changed.after.contains_key("convertedAt") && became("status", "converted") {
                events.push("lead.converted");
            }
        }
        Name::Deal => {
            if changed.after.contains_key("stage") {
                events.push("deal.stage_changed");
            }
            if became("status", "won") {
                events.push("deal.won");
            }
            if became("status", "lost") {
                events.push("deal.lost");
            }
        }
        _ => {}
    }
    events
}
