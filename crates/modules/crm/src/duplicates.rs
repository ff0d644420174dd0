//! Records that may be the same one.
//!
//! Candidates share an address, a number, a domain or the beginning of a name: what an index finds. How alike they are is
//! then said by what they share, and by Jaro and Winkler's distance of their names.

use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Page, PageRequest, Result};
use tekup_db::TenantTx;
use uuid::Uuid;

use crate::{
    access::Access,
    kind::{Kind, Name},
    record::Row,
    records::{self, text_of},
    store::Sql,
    text,
};

/// Below this two records are not the same.
const ENOUGH: f64 = 0.6;
/// Most candidates of each sort that are looked at.
const MOST: i64 = 200;

/// A record that may be the same one.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Duplicate {
    /// Its id.
    id: Uuid,
    /// What it is called.
    name: String,
    /// Its e-mail address.
    email: Option<String>,
    /// Its telephone number.
    phone: Option<String>,
    /// Its company, where it has one by name.
    company: Option<String>,
    /// How sure it is, 0.6 to 1.
    likelihood: f64,
    /// What speaks for it: `email`, `phone`, `domain`, `name`, `company`.
    reasons: Vec<&'static str>,
}

/// Records with something in common.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Group {
    /// What they have in common, made comparable.
    key: String,
    /// How many there are.
    count: i64,
    /// The oldest of them, ten at most.
    ids: Vec<Uuid>,
}

fn column(row: &Row, name: &str) -> Option<String> {
    text_of(row, name).map(ToOwned::to_owned)
}

/// Records that may be the same as this one, the likeliest first.
///
/// # Errors
/// Not found, also for one that is not for the caller.
pub(crate) async fn of(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    id: Uuid,
) -> Result<Vec<Duplicate>> {
    let row = records::hold(tx, access, kind, id).await?;
    let mut found: Vec<Duplicate> = Vec::new();
    for other in candidates(tx, access, kind, &row).await? {
        let (likelihood, reasons) = alike(kind, &row, &other);
        let id = records::id_of(&other);
        if likelihood >= ENOUGH && found.iter().all(|one| one.id != id) {
            found.push(Duplicate {
                id,
                name: column(&other, "name").unwrap_or_default(),
                email: column(&other, "email"),
                phone: column(&other, "phone"),
                company: column(&other, "company"),
                likelihood: (likelihood * 100.0).round() / 100.0,
                reasons,
            });
        }
    }
    found.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
    found.truncate(50);
    Ok(found)
}

async fn candidates(tx: &TenantTx, access: Access, kind: &Kind, row: &Row) -> Result<Vec<Row>> {
    let key = column(row, "name_key").unwrap_or_default();
    let first = key.split(' ').next().unwrap_or_default().to_owned();
    let mut tests = Vec::new();
    for name in ["email_key", "phone_key", "domain"] {
        if let Some(value) = column(row, name) {
            tests.push((format!("r.{name} ="), value));
        }
    }
    if !first.is_empty() {
        tests.push(("r.name_key >=".to_owned(), first));
    }
    let mut found = Vec::new();
    for (test, value) in tests {
        let mut sql = Sql::new("");
        let tenant = sql.bind(tx.tenant().0);
        let id = sql.bind(records::id_of(row));
        let bound = sql.bind(value.clone());
        sql.text = format!(
            "SELECT to_jsonb(r) - 'words' FROM {} AS r WHERE r.tenant_id = {tenant} AND r.id <> {id} \
             AND r.deleted_at IS NULL AND {test} {bound}",
            kind.table
        );
        if test.ends_with(">=") {
            // Up to the last name that begins so.
            let end = sql.bind(format!("{value}\u{10ffff}"));
            sql.text.push_str(&format!(" AND r.name_key < {end}"));
        }
        access.restrict(&mut sql);
        sql.text.push_str(&format!(" LIMIT {MOST}"));
        for row in sql.rows_prepared(tx).await? {
            if let serde_json::Value::Object(row) = row.get(0) {
                found.push(row);
            }
        }
    }
    Ok(found)
}

/// How likely two records are the same, and what speaks for it.
fn alike(kind: &Kind, one: &Row, other: &Row) -> (f64, Vec<&'static str>) {
    let same = |name: &str| {
        let mine = text_of(one, name).filter(|text| !text.is_empty());
        mine.is_some() && mine == text_of(other, name)
    };
    let mut doubt = 1.0;
    let mut reasons = Vec::new();
    let mut speaks = |reason, weight: f64| {
        doubt *= 1.0 - weight;
        reasons.push(reason);
    };
    if same("email_key") {
        speaks("email", 0.9);
    }
    if same("phone_key") {
        speaks("phone", 0.7);
    }
    if kind.name == Name::Company && same("domain") {
        speaks("domain", 0.8);
    }
    let name = |row: &Row| column(row, "name_key").unwrap_or_default();
    let likeness = strsim::jaro_winkler(&name(one), &name(other));
    if likeness >= 0.9 {
        let weight = if kind.name == Name::Company { 0.8 } else { 0.5 };
        speaks("name", weight * likeness);
    }
    if kind.name == Name::Lead {
        let company = |row: &Row| {
            text_of(row, "company")
                .map(text::company_key)
                .unwrap_or_default()
        };
        let (mine, theirs) = (company(one), company(other));
        if !mine.is_empty() && strsim::jaro_winkler(&mine, &theirs) >= 0.92 {
            speaks("company", 0.4);
        }
    }
    if kind.name == Name::Contact && same("company_id") {
        speaks("company", 0.4);
    }
    (1.0 - doubt, reasons)
}

/// Groups of records that have a key in common, in the order of the keys.
pub(crate) async fn groups(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    column: &str,
    page: &PageRequest,
) -> Result<Page<Group>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let mut sql = Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let after = sql.bind(after.unwrap_or_default());
    sql.text = format!(
        "SELECT r.{column}, count(*), (array_agg(r.id ORDER BY r.id))[1:10] FROM {} AS r \
         WHERE r.tenant_id = {tenant} AND r.deleted_at IS NULL AND r.{column} > {after}",
        kind.table
    );
    access.restrict(&mut sql);
    sql.text.push_str(&format!(
        " GROUP BY r.{column} HAVING count(*) > 1 ORDER BY r.{column} LIMIT {}",
        limit + 1
    ));
    let groups = sql.rows_prepared(tx).await?;
    let groups = groups
        .into_iter()
        .map(|row| Group {
            key: row.get(0),
            count: row.get(1),
            ids: row.get(2),
        })
        .collect();
    Ok(Page::from_rows(groups, limit, |group: &Group| {
        group.key.clone()
    }))
}
