//! Records in the database.
//!
//! The statements are put together from the kinds' own names and expressions, which stand in the program; whatever comes
//! from callers is a parameter. Everything that reads or changes records asks [`Access`].

mod write;

use std::sync::LazyLock;

use serde_json::Value as Json;
use tekup_base::{Cursor, Error, Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, TenantTx, Value,
    sql::{client::GenericClient, tokio_postgres::types::ToSql},
};
use uuid::Uuid;

pub(crate) use self::write::{insert, update};
use crate::{
    access::Access,
    custom::Custom,
    filter::{self, Groups},
    kind::{Kind, Name, Type},
    record::Row,
    text,
};

/// Most records that a search looks at: the newest ones.
const MOST_FOUND: i32 = 10_000;

/// A statement and its parameters.
#[derive(Default)]
pub(crate) struct Sql {
    pub text: String,
    params: Vec<Value>,
}

impl std::fmt::Debug for Sql {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl Sql {
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            params: Vec::new(),
        }
    }

    /// Takes a parameter; returns its place: `$3`.
    pub fn bind(&mut self, value: impl ToSql + Sync + Send + 'static) -> String {
        self.params.push(Box::new(value));
        format!("${}", self.params.len())
    }

    fn params(&self) -> Vec<&(dyn ToSql + Sync)> {
        self.params
            .iter()
            .map(|param| &**param as &(dyn ToSql + Sync))
            .collect()
    }

    /// Runs a statement of which there are few: it stays prepared.
    pub async fn rows_prepared(
        &self,
        tx: &TenantTx,
    ) -> DbResult<Vec<tekup_db::sql::tokio_postgres::Row>> {
        let statement = tx.prepare(&self.text).await?;
        Ok(tx.query(&statement, &self.params()).await?)
    }

    /// Runs a statement that is made for this one call.
    pub async fn rows(&self, tx: &TenantTx) -> DbResult<Vec<tekup_db::sql::tokio_postgres::Row>> {
        Ok(tx.query(self.text.as_str(), &self.params()).await?)
    }

    pub async fn execute(&self, tx: &TenantTx) -> DbResult<u64> {
        let statement = tx.prepare(&self.text).await?;
        Ok(tx.execute(&statement, &self.params()).await?)
    }
}

/// A record as it is shown, of the row `r`.
fn as_shown(kind: &Kind) -> &'static str {
    static SHOWN: LazyLock<[String; 5]> =
        LazyLock::new(|| Name::ALL.map(|name| shown(name.kind())));
    &SHOWN[kind.name as usize]
}

/// One JSON object of the row `r`, by the fields' names.
fn shown(kind: &Kind) -> String {
    let pairs: Vec<String> = kind
        .fields()
        .map(|field| format!("'{}', {}", field.name, field.expression()))
        .collect();
    // A function takes at most a hundred arguments.
    let parts: Vec<String> = pairs
        .chunks(40)
        .map(|chunk| format!("jsonb_build_object({})", chunk.join(", ")))
        .collect();
    parts.join(" || ")
}

fn row(value: Json) -> Row {
    match value {
        Json::Object(row) => row,
        _ => Row::new(),
    }
}

/// Records as they are stored, by column, held until the transaction ends; in the order of their ids, so that two who want
/// the same cannot wait for each other. Those that are not there, or not for the caller, are left out; `gone` ones are taken
/// along where that is asked for.
pub(crate) async fn lock(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    ids: &[Uuid],
    gone: bool,
) -> DbResult<Vec<Row>> {
    let mut sql = Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let wanted = sql.bind(ids.to_vec());
    sql.text = format!(
        "SELECT to_jsonb(r) FROM {} AS r WHERE r.tenant_id = {tenant} AND r.id = ANY ({wanted})",
        kind.table
    );
    if !gone {
        sql.text.push_str(" AND r.deleted_at IS NULL");
    }
    access.restrict(&mut sql);
    sql.text.push_str(" ORDER BY r.id FOR UPDATE");
    let rows = sql.rows_prepared(tx).await?;
    Ok(rows.into_iter().map(|found| row(found.get(0))).collect())
}

/// Records as they are shown, in no order. Deleted ones are left out; merged ones are shown, so that links to them lead on.
pub(crate) async fn get(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    ids: &[Uuid],
) -> DbResult<Vec<Row>> {
    let mut sql = Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let wanted = sql.bind(ids.to_vec());
    sql.text = format!(
        "SELECT {} FROM {} AS r WHERE r.tenant_id = {tenant} AND r.id = ANY ({wanted}) \
         AND (r.deleted_at IS NULL OR r.merged_into IS NOT NULL)",
        as_shown(kind),
        kind.table
    );
    access.restrict(&mut sql);
    let rows = sql.rows_prepared(tx).await?;
    Ok(rows.into_iter().map(|found| row(found.get(0))).collect())
}

/// The record of this id, as it is shown.
///
/// # Errors
/// Not found, also for one that is not for the caller.
pub(crate) async fn find(tx: &TenantTx, access: Access, kind: &Kind, id: Uuid) -> Result<Row> {
    let found = get(tx, access, kind, &[id]).await?.pop();
    found.ok_or_else(|| Error::not_found(kind.one))
}

/// What a list is to show.
#[derive(Debug, Default)]
pub(crate) struct Query {
    /// Plain values of fields; `null` for those without one.
    pub plain: Row,
    pub filter: Groups,
    pub search: Option<String>,
    pub tag: Option<String>,
    pub sort: Option<String>,
    pub page: PageRequest,
    /// Records to pass over; not beside a cursor.
    pub offset: u32,
    /// Who `me` is.
    pub me: Option<Uuid>,
}

impl Query {
    /// Adds what the records must be like, of the row `r`.
    pub fn restrict(
        &self,
        sql: &mut Sql,
        tx: &TenantTx,
        access: Access,
        kind: &Kind,
        customs: &[Custom],
    ) -> Result<()> {
        let tenant = sql.bind(tx.tenant().0);
        sql.text.push_str(&format!(
            "r.tenant_id = {tenant}::uuid AND r.deleted_at IS NULL"
        ));
        access.restrict(sql);
        for (name, value) in &self.plain {
            let Some(field) = kind.field(name) else {
                continue;
            };
            let column = field.expression();
            let text = match (field.kind, value) {
                (_, Json::Null) => format!(" AND {column} IS NULL"),
                // In the statement itself, so that the index over open records is used; the schema knows every option.
                (Type::Choice(options), Json::String(one)) if options.contains(&one.as_str()) => {
                    format!(" AND {column} = '{one}'")
                }
                (Type::Flag, Json::Bool(one)) => format!(" AND {column} = {one}"),
                (Type::Text(_), Json::String(one)) => {
                    let place = sql.bind(one.clone());
                    format!(" AND {column} = {place}::text")
                }
                (_, Json::String(one)) => {
                    let id = Uuid::parse_str(one).map_err(|_| {
                        Error::field(name.as_str(), "wrong_format", "must be an id")
                    })?;
                    let place = sql.bind(id);
                    format!(" AND {column} = {place}::uuid")
                }
                _ => return Err(Error::field(name.as_str(), "invalid", "cannot be compared")),
            };
            sql.text.push_str(&text);
        }
        if let Some(tag) = &self.tag {
            let place = sql.bind(vec![tag.clone()]);
            sql.text
                .push_str(&format!(" AND r.tags @> {place}::text[]"));
        }
        if let Some(words) = self
            .search
            .as_deref()
            .filter(|words| !words.trim().is_empty())
        {
            match text::query(tx.tenant(), words) {
                Some(query) => {
                    let place = sql.bind(query);
                    // Behind FROM it is called once; in the list of columns it may be called for each record.
                    sql.text.push_str(&format!(
                        " AND r.id IN (SELECT f.id FROM tekup_find_records('{}', {place}::text::tsquery, {MOST_FOUND}) AS f (id))",
                        kind.table
                    ));
                }
                None => sql.text.push_str(" AND false"),
            }
        }
        filter::write(sql, kind, customs, &self.filter, self.me)
    }
}

/// A page of records in the order asked for.
pub(crate) async fn list(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    customs: &[Custom],
    query: &Query,
) -> Result<Page<Row>> {
    let sort = query.sort.as_deref().unwrap_or("-createdAt");
    let (name, down) = sort
        .strip_prefix('-')
        .map_or((sort, false), |name| (name, true));
    let order = kind
        .order(name)
        .ok_or_else(|| Error::field("sort", "not_an_option", "there is no such order"))?;
    let after: Option<(String, Uuid)> = query.page.after()?;
    let limit = query.page.limit();
    let offset = query.offset;
    if offset > 0 && after.is_some() {
        let message = "give an offset or a cursor, not both";
        return Err(Error::field("offset", "invalid", message));
    }
    let shown = format!(
        "SELECT r.id, ({})::text, {} FROM {} AS r WHERE ",
        order.expression,
        as_shown(kind),
        kind.table
    );
    let mut sql = Sql::new(shown);
    if offset > 0 {
        // What is passed over is not put together as it is shown.
        let tenant = sql.bind(tx.tenant().0);
        sql.text.push_str(&format!(
            "r.tenant_id = {tenant}::uuid AND r.id = ANY (ARRAY(SELECT r.id FROM {} AS r WHERE ",
            kind.table
        ));
    }
    query.restrict(&mut sql, tx, access, kind, customs)?;
    let (expression, cast) = (order.expression, order.cast);
    let (sign, way) = if down { ("<", "DESC") } else { (">", "ASC") };
    let plain = expression == "r.id";
    if let Some((value, id)) = after {
        if !fits(cast, &value) {
            return Err(Error::field(
                "cursor",
                "invalid",
                "use the nextCursor of the page before, with the same order",
            ));
        }
        let id = sql.bind(id);
        if plain {
            sql.text.push_str(&format!(" AND r.id {sign} {id}::uuid"));
        } else {
            let value = sql.bind(value);
            sql.text.push_str(&format!(
                " AND ({expression}, r.id) {sign} ({value}::text::{cast}, {id}::uuid)"
            ));
        }
    }
    let ordered = if plain {
        format!(" ORDER BY r.id {way}")
    } else {
        format!(" ORDER BY {expression} {way}, r.id {way}")
    };
    sql.text.push_str(&ordered);
    // In the statement itself, because an order is read from its index only where few are wanted; in three sizes.
    let most = [21, 51]
        .into_iter()
        .find(|most| *most > limit)
        .unwrap_or(101);
    sql.text.push_str(&format!(" LIMIT {most}"));
    if offset > 0 {
        sql.text.push_str(&format!(" OFFSET {offset})){ordered}"));
    }
    // Plain lists come in few shapes; filters and offsets in any number of them.
    let rows = if query.filter.is_empty() && offset == 0 {
        sql.rows_prepared(tx).await?
    } else {
        sql.rows(tx).await.map_err(told)?
    };
    let mut rows: Vec<(Uuid, String, Row)> = rows
        .into_iter()
        .map(|found| (found.get(0), found.get(1), row(found.get(2))))
        .collect();
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next_cursor = rows
        .last()
        .filter(|_| more)
        .map(|(id, key, _)| Cursor::encode(&(key, id)));
    Ok(Page {
        items: rows.into_iter().map(|(_, _, row)| row).collect(),
        next_cursor,
    })
}

/// Whether a text out of a cursor is a value of this SQL type.
fn fits(cast: &str, value: &str) -> bool {
    match cast {
        "int4" => value.parse::<i32>().is_ok(),
        "int8" => value.parse::<i64>().is_ok(),
        "uuid" => Uuid::parse_str(value).is_ok(),
        "date" => value == "infinity" || value.parse::<chrono::NaiveDate>().is_ok(),
        "timestamptz" => chrono::DateTime::parse_from_str(value, "%Y-%m-%d %H:%M:%S%.f%#z").is_ok(),
        _ => !value.contains('\0'),
    }
}

fn told(error: DbError) -> Error {
    error.into()
}

/// Ids of the records that a query finds, at most so many, in the order of their making.
pub(crate) async fn ids(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    customs: &[Custom],
    query: &Query,
    most: i64,
) -> Result<Vec<Uuid>> {
    let mut sql = Sql::new(format!("SELECT r.id FROM {} AS r WHERE ", kind.table));
    query.restrict(&mut sql, tx, access, kind, customs)?;
    sql.text.push_str(&format!(" ORDER BY r.id LIMIT {most}"));
    let rows = sql.rows(tx).await?;
    Ok(rows.into_iter().map(|found| found.get(0)).collect())
}

/// How many records there are of each value of a field, most first; with the sum of `value` where the kind has one.
pub(crate) async fn counts(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    customs: &[Custom],
    query: &Query,
    by: &str,
) -> Result<Vec<(Option<String>, i64, Json)>> {
    let field = kind
        .field(by)
        .filter(|field| kind.grouped.contains(&field.name))
        .ok_or_else(|| {
            let message = format!("must be one of {}", kind.grouped.join(", "));
            Error::field("by", "not_an_option", message)
        })?;
    let money = kind.field("value").is_some();
    let sums = if money {
        "(SELECT coalesce(jsonb_object_agg(m.currency, m.total), '{}') FROM (SELECT g.currency, sum(g.total) AS total \
         FROM unnest(array_agg(c.currency), array_agg(c.total)) AS g (currency, total) GROUP BY g.currency) AS m)"
    } else {
        "'{}'::jsonb"
    };
    let inner = if money {
        "r.currency, sum(r.value) AS total,"
    } else {
        ""
    };
    let group = if money { ", r.currency" } else { "" };
    let expression = field.expression();
    let mut sql = Sql::new(format!(
        "SELECT c.what, sum(c.records)::bigint, {sums} FROM (SELECT ({expression})::text AS what, {inner} \
         count(*) AS records FROM {} AS r WHERE ",
        kind.table
    ));
    query.restrict(&mut sql, tx, access, kind, customs)?;
    sql.text.push_str(&format!(
        " GROUP BY {expression}{group}) AS c GROUP BY c.what ORDER BY 2 DESC, 1 LIMIT 200"
    ));
    let rows = sql.rows(tx).await?;
    Ok(rows
        .into_iter()
        .map(|found| (found.get(0), found.get(1), found.get(2)))
        .collect())
}

/// Records that point at one of `at`, also deleted ones.
pub(crate) async fn pointing(
    tx: &TenantTx,
    kind: &Kind,
    column: &str,
    at: &[Uuid],
) -> DbResult<Vec<Uuid>> {
    let mut sql = Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let at = sql.bind(at.to_vec());
    sql.text = format!(
        "SELECT r.id FROM {} AS r WHERE r.tenant_id = {tenant} AND r.{column} = ANY ({at})",
        kind.table
    );
    let rows = sql.rows_prepared(tx).await?;
    Ok(rows.into_iter().map(|found| found.get(0)).collect())
}
