//! Records written many at once: each column goes over as one array, which costs the database a third of reading the same
//! rows as JSON.

use std::{borrow::Cow, sync::LazyLock};

use serde_json::Value as Json;
use tekup_base::Result;
use tekup_db::{
    TenantTx,
    sql::{client::GenericClient, tokio_postgres::types::ToSql},
};

use crate::{
    kind::{Kind, Name, Type},
    record::Row,
};

struct Column {
    name: &'static str,
    /// Its type in the database.
    holds: &'static str,
}

/// The statements of a kind; their parameters are its columns as texts, in the order of [`Kind::columns`].
struct Fixed {
    columns: Vec<Column>,
    insert: String,
    /// Takes the tenant besides, as the last one.
    update: String,
}

static FIXED: LazyLock<[Fixed; 5]> = LazyLock::new(|| Name::ALL.map(|name| Fixed::of(name.kind())));

impl Fixed {
    fn of(kind: &Kind) -> Self {
        let (names, table) = (kind.columns(), kind.table);
        let list = names.join(", ");
        let columns: Vec<Column> = names
            .iter()
            .map(|name| Column {
                name,
                holds: sql_type(kind, name),
            })
            .collect();
        let arrays: Vec<String> = (1..=columns.len())
            .map(|place| format!("${place}::text[]"))
            .collect();
        let values: Vec<String> = columns
            .iter()
            .map(|Column { name, holds }| format!("u.{name}::{holds} AS {name}"))
            .collect();
        let rows = format!(
            "SELECT {} FROM unnest({}) AS u({list})",
            values.join(", "),
            arrays.join(", ")
        );
        let changed: Vec<String> = names
            .iter()
            .filter(|column| !matches!(**column, "tenant_id" | "id" | "created_at"))
            .map(|column| format!("{column} = n.{column}"))
            .collect();
        Self {
            insert: format!("INSERT INTO {table} ({list}) {rows}"),
            update: format!(
                "UPDATE {table} AS r SET {} FROM ({rows}) AS n WHERE r.tenant_id = ${}::uuid AND r.id = n.id",
                changed.join(", "),
                columns.len() + 1
            ),
            columns,
        }
    }
}

/// What a column holds in the database.
fn sql_type(kind: &Kind, column: &str) -> &'static str {
    match column {
        "tenant_id" => "uuid",
        "words" => "tsvector",
        "deleted_at" => "timestamptz",
        "lines" => "jsonb",
        _ => match kind.stored().find(|field| field.column == column) {
            Some(field) => match field.kind {
                Type::Integer(..) | Type::Money => "bigint",
                Type::Date => "date",
                Type::Time => "timestamptz",
                Type::Flag => "boolean",
                Type::Person | Type::Team | Type::Link(_) | Type::Pipeline | Type::Uuid => "uuid",
                Type::Tags | Type::Texts => "text[]",
                Type::Data | Type::Json => "jsonb",
                Type::Text(_)
                | Type::Long
                | Type::Email
                | Type::Phone
                | Type::Currency
                | Type::Choice(_) => "text",
            },
            None => "text",
        },
    }
}

/// A value as its column's type is written; `None` for NULL.
fn written<'a>(holds: &str, value: &'a Json) -> Option<Cow<'a, str>> {
    match value {
        Json::Null => None,
        Json::Array(items) if holds == "text[]" => Some(Cow::Owned(array(items))),
        Json::String(text) if holds != "jsonb" => Some(Cow::Borrowed(text)),
        other => Some(Cow::Owned(other.to_string())),
    }
}

/// Texts as Postgres writes an array of them.
/// See <https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO>.
fn array(items: &[Json]) -> String {
    let mut text = String::from("{");
    for item in items.iter().filter_map(Json::as_str) {
        if text.len() > 1 {
            text.push(',');
        }
        text.push('"');
        for c in item.chars() {
            if matches!(c, '"' | '\\') {
                text.push('\\');
            }
            text.push(c);
        }
        text.push('"');
    }
    text.push('}');
    text
}

type Arrays<'a> = Vec<Vec<Option<Cow<'a, str>>>>;

/// The rows' values by column; a column that is NULL in all of them is empty, which `unnest` fills up.
fn arrays<'a>(columns: &[Column], rows: &'a [Row]) -> Arrays<'a> {
    let mut arrays: Arrays<'a> = columns.iter().map(|_| Vec::new()).collect();
    // Rows are in the order of their columns' names, so that one walk through both finds each column.
    let mut sorted: Vec<(&Column, usize)> = columns.iter().zip(0..).collect();
    sorted.sort_unstable_by_key(|(column, _)| column.name);
    for (at, row) in rows.iter().enumerate() {
        let mut columns = sorted.iter();
        let mut next = columns.next();
        for (name, value) in row {
            while next.is_some_and(|(column, _)| column.name < name.as_str()) {
                next = columns.next();
            }
            let Some((column, place)) = next else { break };
            if column.name == name
                && let Some(value) = written(column.holds, value)
            {
                let array = &mut arrays[*place];
                array.resize(rows.len(), None);
                array[at] = Some(value);
            }
        }
    }
    arrays
}

/// Writes records that are not there yet, given by column.
pub(crate) async fn insert(tx: &TenantTx, kind: &Kind, rows: &[Row]) -> Result<u64> {
    let fixed = &FIXED[kind.name as usize];
    execute(tx, &fixed.insert, &arrays(&fixed.columns, rows), &[]).await
}

/// Writes records that are there, given by column and whole.
pub(crate) async fn update(tx: &TenantTx, kind: &Kind, rows: &[Row]) -> Result<u64> {
    if rows.is_empty() {
        return Ok(0);
    }
    let fixed = &FIXED[kind.name as usize];
    let arrays = arrays(&fixed.columns, rows);
    execute(tx, &fixed.update, &arrays, &[&tx.tenant().0]).await
}

async fn execute(
    tx: &TenantTx,
    sql: &str,
    arrays: &Arrays<'_>,
    last: &[&(dyn ToSql + Sync)],
) -> Result<u64> {
    let params: Vec<&(dyn ToSql + Sync)> = arrays
        .iter()
        .map(|array| array as &(dyn ToSql + Sync))
        .chain(last.iter().copied())
        .collect();
    let statement = tx.prepare(sql).await.map_err(tekup_db::DbError::from)?;
    let count = tx.execute(&statement, &params).await;
    Ok(count.map_err(tekup_db::DbError::from)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_keep_their_quotes_commas_and_braces() {
        let items = json!(["a,b", "say \"hi\"", "c:\\d", "{x}", ""]);
        let Json::Array(items) = items else {
            unreachable!()
        };
        assert_eq!(array(&items), r#"{"a,b","say \"hi\"","c:\\d","{x}",""}"#);
        assert_eq!(array(&[]), "{}");
    }

    #[test]
    fn every_column_of_every_kind_is_in_its_statements() {
        for name in Name::ALL {
            let fixed = &FIXED[name as usize];
            for Column { name, holds } in &fixed.columns {
                let cast = format!("u.{name}::{holds}");
                assert!(fixed.insert.contains(&cast), "{cast}");
            }
        }
    }

    #[test]
    fn values_stand_in_their_columns_and_rows() {
        let columns = &FIXED[Name::Lead as usize].columns;
        let rows = [
            json!({"name": "Bo", "tags": ["a"], "data": {"x": 1}, "unknown": 1, "score": 7}),
            json!({"name": "Ida", "email": null, "zip": 2}),
        ];
        let rows = rows.map(|row| row.as_object().cloned().unwrap_or_default());
        let arrays = arrays(columns, &rows);
        let of = |name: &str| {
            let place = columns
                .iter()
                .position(|column| column.name == name)
                .unwrap();
            let array: Vec<_> = arrays[place].iter().map(Option::as_deref).collect();
            array
        };
        assert_eq!(of("name"), [Some("Bo"), Some("Ida")]);
        assert_eq!(of("tags"), [Some("{\"a\"}"), None]);
        assert_eq!(of("data"), [Some("{\"x\":1}"), None]);
        assert_eq!(of("score"), [Some("7"), None]);
        assert!(of("email").is_empty());
    }
}
