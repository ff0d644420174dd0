//! Changes that belong together, and how they are taken back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{
    DbError, TenantTx,
    sql::queries::crm::timeline::{self as sql, Change, ChangeSet as SetRow},
};
use tekup_events::Actor;
use uuid::Uuid;

use crate::{
    access::Access,
    kind::{Kind, Name},
    lines,
    record::Row,
    records::{self, text_of},
    store,
};

/// Changes that were made together.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangeSet {
    /// Its id.
    id: Uuid,
    /// Of which kind of record.
    kind: String,
    /// `update`, `delete`, `merge` or `undo`.
    action: String,
    /// How many records it changed.
    records: i32,
    /// Who did it.
    actor: Actor,
    /// What they are called.
    actor_name: String,
    /// When.
    at: DateTime<Utc>,
    /// When it was taken back.
    undone_at: Option<DateTime<Utc>>,
}

impl From<SetRow> for ChangeSet {
    fn from(row: SetRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            action: row.action,
            records: row.records,
            actor: Actor {
                kind: row.actor_type,
                id: row.actor_id,
            },
            actor_name: row.actor_name,
            at: row.at,
            undone_at: row.undone_at,
        }
    }
}

/// Begins a set of changes; give its id with each of them.
pub(crate) async fn begin(
    tx: &TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    action: &str,
    records: usize,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let actor = ctx.principal();
    let records = i32::try_from(records).unwrap_or(i32::MAX);
    sql::insert_set()
        .bind(
            tx,
            &tx.tenant().0,
            &id,
            &kind.one,
            &action,
            &records,
            &actor.kind(),
            &actor.id(),
            &actor.name(),
            &ctx.now(),
        )
        .await
        .map_err(DbError::from)?;
    Ok(id)
}

/// Sets of changes, newest first.
pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<ChangeSet>> {
    let before: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let rows = sql::sets()
        .bind(tx, &tx.tenant().0, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let sets = rows.into_iter().map(ChangeSet::from).collect();
    Ok(Page::from_rows(sets, limit, |set: &ChangeSet| set.id))
}

/// A record that was not put back.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Refused {
    /// Which.
    id: Uuid,
    /// What it is called.
    name: Option<String>,
    /// `changed` since, or `gone`.
    reason: String,
}

/// What undoing did.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Undone {
    /// The set that was taken back.
    pub id: Uuid,
    /// How many records are as they were before.
    pub restored: usize,
    /// Those that somebody has changed since; they were left alone.
    pub refused: Vec<Refused>,
    /// The set that the undoing made, which can be undone in turn.
    pub change_set: Uuid,
}

/// Puts records back as they were before a set of changes, those that have not been changed since.
///
/// # Errors
/// Not found; a conflict for a set that was taken back already.
pub(crate) async fn undo(tx: &mut TenantTx, ctx: &OpContext, id: Uuid) -> Result<Undone> {
    let tenant = tx.tenant().0;
    let set = sql::lock_set()
        .bind(tx, &tenant, &id)
        .opt()
        .await
        .map_err(DbError::from)?;
    let set = set.ok_or_else(|| Error::not_found("change"))?;
    if set.undone_at.is_some() {
        return Err(Error::conflict("this has been undone already"));
    }
    let all = sql::set_changes()
        .bind(tx, &tenant, &id)
        .all()
        .await
        .map_err(DbError::from)?;
    let whose = Name::from_name(&set.kind).ok_or_else(|| Error::not_found("change"))?;
    let undoing = begin(tx, ctx, whose.kind(), "undo", all.len()).await?;
    // One after the other, the last change of a record first.
    let mut by_kind: BTreeMap<Name, BTreeMap<Uuid, Vec<Change>>> = BTreeMap::new();
    for change in all {
        let Some(kind) = Name::from_name(&change.kind) else {
            continue;
        };
        let records = by_kind.entry(kind).or_default();
        records.entry(change.record_id).or_default().push(change);
    }
    let mut undone = Undone {
        id,
        restored: 0,
        refused: Vec::new(),
        change_set: undoing,
    };
    for (kind, records) in by_kind {
        put_back(tx, ctx, kind.kind(), records, &mut undone).await?;
    }
    if undone.restored == 0 && !undone.refused.is_empty() {
        let names: Vec<String> = undone
            .refused
            .iter()
            .take(5)
            .map(|one| one.name.clone().unwrap_or_else(|| one.id.to_string()))
            .collect();
        return Err(Error::conflict(format!(
            "all of these have been changed since: {}",
            names.join(", ")
        )));
    }
    sql::set_undone()
        .bind(tx, &ctx.now(), &tenant, &id)
        .await
        .map_err(DbError::from)?;
    Ok(undone)
}

async fn put_back(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &'static Kind,
    records: BTreeMap<Uuid, Vec<Change>>,
    undone: &mut Undone,
) -> Result<()> {
    let ids: Vec<Uuid> = records.keys().copied().collect();
    let mut held: BTreeMap<Uuid, Row> = store::lock(tx, Access::of(ctx), kind, &ids, true)
        .await?
        .into_iter()
        .map(|row| (records::id_of(&row), row))
        .collect();
    let mut pairs = Vec::with_capacity(records.len());
    for (id, changes) in records {
        let Some(row) = held.remove(&id) else {
            undone.refused.push(Refused {
                id,
                name: None,
                reason: "gone".to_owned(),
            });
            continue;
        };
        let last = changes.last().map(|change| change.revision);
        if row["revision"].as_i64() != last {
            undone.refused.push(Refused {
                id,
                name: text_of(&row, "name").map(ToOwned::to_owned),
                reason: "changed".to_owned(),
            });
            continue;
        }
        let mut back = row.clone();
        for change in changes.iter().rev() {
            let fields = change.before.as_object().into_iter().flatten();
            for (name, value) in fields {
                let part = kind.parts().iter().find(|part| part.0 == name);
                let column = part
                    .map(|part| part.1)
                    .or_else(|| kind.field(name).map(|field| field.column));
                if let Some(column) = column {
                    back.insert(column.to_owned(), value.clone());
                }
            }
        }
        pairs.push((row, back));
    }
    undone.restored += pairs.len();
    let changed = records::write(tx, ctx, kind, pairs, Some(undone.change_set)).await?;
    records::tell(tx, ctx, kind, &changed).await?;
    Ok(())
}

/// Makes one record of several: `into` takes what it lacks from the others, and what points at them points at it.
///
/// # Errors
/// Not found; a validation error when a record is named twice.
pub(crate) async fn merge(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &'static Kind,
    into: Uuid,
    from: &[Uuid],
) -> Result<(Row, Uuid, usize)> {
    let mut ids = from.to_vec();
    ids.push(into);
    ids.sort();
    ids.dedup();
    if ids.len() != from.len() + 1 {
        return Err(Error::field(
            "from",
            "same",
            "must be other records, each once",
        ));
    }
    let mut rows = store::lock(tx, Access::of(ctx), kind, &ids, false).await?;
    if rows.len() != ids.len() {
        return Err(Error::not_found(kind.one));
    }
    let place = rows.iter().position(|row| records::id_of(row) == into);
    let kept = rows.remove(place.unwrap_or_default());
    let mut whole = kept.clone();
    for other in &rows {
        fill(kind, &mut whole, other);
    }
    let set = begin(tx, ctx, kind, "merge", ids.len()).await?;
    let mut pairs = vec![(kept, whole)];
    for row in rows {
        let mut gone = row.clone();
        gone.insert("deleted_at".to_owned(), json!(ctx.now()));
        gone.insert("merged_into".to_owned(), json!(into));
        pairs.push((row, gone));
    }
    let changed = records::write(tx, ctx, kind, pairs, Some(set)).await?;
    records::tell(tx, ctx, kind, &changed).await?;
    let mut moved = 0;
    for (other, field) in kind.links {
        let Some(column) = other.kind().field(field).map(|field| field.column) else {
            continue;
        };
        let pointing = store::pointing(tx, other.kind(), column, from).await?;
        let held = store::lock(tx, Access::All, other.kind(), &pointing, true).await?;
        let pairs = held.into_iter().map(|row| {
            let mut moved = row.clone();
            moved.insert(column.to_owned(), json!(into));
            (row, moved)
        });
        let changed = records::write(tx, ctx, other.kind(), pairs.collect(), Some(set)).await?;
        records::tell(tx, ctx, other.kind(), &changed).await?;
        moved += changed.len();
    }
    let shown = store::find(tx, Access::All, kind, into).await?;
    let told = json!({"record": shown, "from": from, "changeSet": set});
    tekup_events::emit(tx, ctx, kind.events.merged, into, &told)?;
    Ok((shown, set, moved))
}

/// Takes what `row` lacks from another record.
fn fill(kind: &Kind, row: &mut Row, other: &Row) {
    for field in kind.stored() {
        let Some(theirs) = other.get(field.column) else {
            continue;
        };
        match field.name {
            "tags" => {
                if let (Some(mine), Some(theirs)) = (
                    row.get_mut("tags").and_then(|tags| tags.as_array_mut()),
                    theirs.as_array(),
                ) {
                    for tag in theirs {
                        if !mine.contains(tag) {
                            mine.push(tag.clone());
                        }
                    }
                }
            }
            "data" => {
                if let (Some(mine), Some(theirs)) = (
                    row.get_mut("data").and_then(|data| data.as_object_mut()),
                    theirs.as_object(),
                ) {
                    for (key, value) in theirs {
                        mine.entry(key.clone()).or_insert_with(|| value.clone());
                    }
                }
            }
            // A deal's own stage says these two.
            "mergedInto" | "lostReason" | "closedAt" => {}
            _ if row.get(field.column).is_none_or(|mine| mine.is_null()) => {
                row.insert(field.column.to_owned(), theirs.clone());
            }
            _ => {}
        }
    }
    lines::fill(row, other);
}
