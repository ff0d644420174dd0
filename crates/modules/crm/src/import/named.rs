//! Records that a line names by their words: a contact's company, a deal's customer.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use uuid::Uuid;

use super::rows::Made;
use crate::{
    kind::{Field, Name},
    record::Row,
    records, store, text,
};

/// Another record, by what a line calls it.
#[derive(Debug)]
pub(crate) struct Named {
    /// The field that leads there.
    pub field: &'static Field,
    pub of: Name,
    pub words: String,
}

impl Named {
    /// What it is known by; the same as the record's own column.
    pub(super) fn key(&self) -> Option<(&'static str, String)> {
        if self.words.contains('\0') || self.words.chars().count() > 255 {
            return None;
        }
        if let Some(address) = text::email_key(&self.words) {
            return Some(("email_key", address));
        }
        let key = match self.of {
            Name::Company => text::company_key(&self.words),
            _ => text::name_key(&self.words),
        };
        (!key.is_empty()).then_some(("name_key", key))
    }
}

type Known = HashMap<(Name, &'static str, String), Uuid>;

/// Puts the records into the lines that name them. A company that is not there is made; anybody else that is not there
/// is told as what is wrong with the line.
pub(crate) async fn resolve(
    tx: &mut TenantTx,
    ctx: &OpContext,
    import: Uuid,
    made: &mut [Made],
) -> Result<()> {
    let mut known = find(tx, made).await?;
    make(tx, ctx, import, made, &mut known).await?;
    for one in made {
        for named in std::mem::take(&mut one.named) {
            let key = named.key();
            let id = key.and_then(|(column, key)| known.get(&(named.of, column, key)));
            match (id, &mut one.record) {
                (Some(id), Ok((given, row))) => {
                    given.insert(named.field.name.to_owned(), json!(id));
                    row.insert(named.field.column.to_owned(), json!(id));
                }
                (None, record @ Ok(_)) => {
                    let (field, of) = (named.field.name, named.of.kind().one);
                    *record = Err(format!(
                        "{field}: there is no {of} {:?}; give its name or e-mail address",
                        named.words
                    ));
                }
                (_, Err(_)) => {}
            }
        }
    }
    Ok(())
}

fn wanted(made: &[Made]) -> impl Iterator<Item = &Named> {
    made.iter()
        .filter(|one| one.record.is_ok())
        .flat_map(|one| &one.named)
}

/// Those that are there; of several the oldest.
async fn find(tx: &TenantTx, made: &[Made]) -> Result<Known> {
    let mut keys: BTreeMap<(&'static str, &'static str), (Name, Vec<String>)> = BTreeMap::new();
    for named in wanted(made) {
        if let Some((column, key)) = named.key() {
            let place = keys.entry((named.of.kind().table, column));
            place.or_insert_with(|| (named.of, Vec::new())).1.push(key);
        }
    }
    let mut known = Known::new();
    for ((table, column), (of, mut keys)) in keys {
        keys.sort_unstable();
        keys.dedup();
        let mut sql = store::Sql::new("");
        let tenant = sql.bind(tx.tenant().0);
        let keys = sql.bind(keys);
        sql.text = format!(
            "SELECT DISTINCT ON (r.{column}) r.{column}, r.id FROM {table} AS r \
             WHERE r.tenant_id = {tenant} AND r.{column} = ANY ({keys}) AND r.deleted_at IS NULL \
             ORDER BY r.{column}, r.created_at"
        );
        for row in sql.rows_prepared(tx).await? {
            known.insert((of, column, row.get(0)), row.get(1));
        }
    }
    Ok(known)
}

async fn make(
    tx: &mut TenantTx,
    ctx: &OpContext,
    import: Uuid,
    made: &[Made],
    known: &mut Known,
) -> Result<()> {
    let kind = Name::Company.kind();
    let blank = records::blank(ctx, kind);
    let mut rows = Vec::new();
    for named in wanted(made).filter(|named| named.of == Name::Company) {
        let Some((column @ "name_key", key)) = named.key() else {
            continue;
        };
        known.entry((named.of, column, key)).or_insert_with(|| {
            let given = Row::from_iter([("name".to_owned(), json!(named.words))]);
            let mut row = records::fresh(kind, &blank, &given);
            records::derive(ctx, kind, &mut row);
            let id = records::id_of(&row);
            rows.push(row);
            id
        });
    }
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Ok(());
    };
    let told = json!({
        "import": import, "count": rows.len(), "first": records::id_of(first), "last": records::id_of(last),
    });
    store::insert(tx, kind, &rows).await?;
    emit(tx, ctx, kind.events.imported, import, &told)
}
