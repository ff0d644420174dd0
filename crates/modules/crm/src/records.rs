//! Making and changing records: one way for every kind and every door.
//!
//! A record is a row by column while it is worked on. [`create`] and [`change`] check what is given, let the kind settle
//! what follows from it ([`settle`]), write down what was before, and tell of it.

mod telling;

use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::crm::fields as sql};
use tekup_events::emit;
use uuid::Uuid;

use crate::{
    access::Access,
    check,
    custom::Custom,
    kind::{Kind, Name, Type},
    lines, pipelines,
    record::Row,
    store, text,
};

use self::telling::remember;
pub(crate) use telling::tell;

/// A record's column as text.
pub(crate) fn text_of<'a>(row: &'a Row, column: &str) -> Option<&'a str> {
    row.get(column).and_then(Value::as_str)
}

pub(crate) fn id_of(row: &Row) -> Uuid {
    text_of(row, "id")
        .and_then(|id| Uuid::parse_str(id).ok())
        .unwrap_or_default()
}

/// What is to be done to records.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    /// Fields that somebody gives, accepted already.
    pub given: Row,
    /// Columns that Tekup keeps.
    pub kept: Row,
    pub add_tags: Vec<String>,
    pub remove_tags: Vec<String>,
    /// The changes belong together, and can be undone together.
    pub set: Option<Uuid>,
}

/// What a new record has where nothing is given, by column; columns that are empty are not there.
pub(crate) fn blank(ctx: &OpContext, kind: &Kind) -> Row {
    let now = json!(ctx.now());
    let mut row: Row = kind
        .stored()
        .map(|field| (field.column.to_owned(), check::default(field.default)))
        .filter(|(_, value)| !value.is_null())
        .collect();
    row.insert("tenant_id".to_owned(), json!(ctx.tenant()));
    row.insert("created_at".to_owned(), now.clone());
    row.insert("updated_at".to_owned(), now.clone());
    match kind.name {
        Name::Lead => row.insert("status_since".to_owned(), now),
        Name::Deal => {
            row.insert("lines".to_owned(), json!([]));
            row.insert("stage_since".to_owned(), now)
        }
        _ => None,
    };
    row
}

/// A new record by column, of a blank one and of fields that were accepted.
pub(crate) fn fresh(kind: &Kind, blank: &Row, accepted: &Row) -> Row {
    let mut row = blank.clone();
    for (name, value) in accepted {
        let column = kind.field(name).map(|field| field.column.to_owned());
        if let Some(column) = column.filter(|_| !value.is_null()) {
            row.insert(column, value.clone());
        }
    }
    if let Some(data) = row.get_mut("data").and_then(Value::as_object_mut) {
        data.retain(|_, value| !value.is_null());
    }
    row.insert("id".to_owned(), json!(Uuid::now_v7()));
    row
}

/// Fills in the columns that follow from others: what the record is found by.
pub(crate) fn derive(ctx: &OpContext, kind: &Kind, row: &mut Row) {
    let name = text_of(row, "name").unwrap_or_default();
    let key = match kind.name {
        Name::Company => text::company_key(name),
        _ => text::name_key(name),
    };
    let email = text_of(row, "email").and_then(text::email_key);
    let phone = text_of(row, "phone").and_then(text::phone_key);
    let texts = kind
        .searched
        .iter()
        .filter_map(|name| kind.field(name))
        .filter_map(|field| row.get(field.column));
    let texts = texts.flat_map(|value| match value {
        Value::String(text) => vec![text.as_str()],
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    });
    let words = text::words(ctx.tenant(), texts.chain(phone.as_deref()));
    if kind.field("email").is_some() {
        row.insert("email_key".to_owned(), json!(email));
        row.insert("phone_key".to_owned(), json!(phone));
    }
    if kind.name == Name::Company
        && let Some(domain) = text_of(row, "domain").and_then(text::domain)
    {
        row.insert("domain".to_owned(), json!(domain));
    }
    row.insert("name_key".to_owned(), json!(key));
    row.insert("words".to_owned(), json!(words));
}

/// Makes sure that what the fields point at is there, and for the caller.
async fn hold_links(tx: &TenantTx, access: Access, kind: &Kind, given: &Row) -> Result<()> {
    let tenant = tx.tenant().0;
    for (name, value) in given {
        let (Some(field), Some(id)) = (kind.field(name), value.as_str()) else {
            continue;
        };
        let id = Uuid::parse_str(id).unwrap_or_default();
        let there = match field.kind {
            Type::Link(to) => {
                let found = store::get(tx, access, to.kind(), &[id]).await?;
                found.first().is_some_and(|row| row["mergedInto"].is_null())
            }
            Type::Person => {
                let found = sql::is_member().bind(tx, &tenant, &id).opt().await;
                found.map_err(DbError::from)?.is_some()
            }
            Type::Team => {
                let found = sql::has_team().bind(tx, &tenant, &id).opt().await;
                found.map_err(DbError::from)?.is_some()
            }
            _ => true,
        };
        if !there {
            return Err(Error::field(name.as_str(), "not_found", "is not there"));
        }
    }
    Ok(())
}

/// What follows from a change by the rules of the kind.
async fn settle(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    before: Option<&Row>,
    row: &mut Row,
    edits: &Edits,
) -> Result<()> {
    match kind.name {
        Name::Lead => {
            let was = before.and_then(|before| text_of(before, "status"));
            let is = text_of(row, "status");
            let by_tekup = edits.kept.contains_key("converted_at");
            if was != is && !by_tekup {
                if was == Some("converted") {
                    return Err(Error::conflict(
                        "the lead has been converted; work on its deal",
                    ));
                }
                if is == Some("converted") {
                    let message = "convert the lead; that makes its contact and deal";
                    return Err(Error::field("status", "not_an_option", message));
                }
            }
            if was.is_some() && was != is {
                row.insert("status_since".to_owned(), json!(ctx.now()));
            }
        }
        Name::Deal => {
            lines::guard(before, row, &edits.given)?;
            pipelines::settle(tx, ctx, before, row, &edits.given).await?;
            pipelines::ask_why(before, row, &edits.given)?;
        }
        _ => {}
    }
    Ok(())
}

/// The tenant's own fields of a kind.
pub(crate) async fn customs(tx: &TenantTx, kind: &Kind) -> Result<Vec<Custom>> {
    let rows = sql::fields()
        .bind(tx, &tx.tenant().0, &kind.one)
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(rows.into_iter().map(Custom::from).collect())
}

/// Makes a record of what somebody gives; `kept` are columns that Tekup fills in besides. Returns it as it is shown.
///
/// # Errors
/// When something given is wrong.
pub(crate) async fn create(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    given: &Row,
    kept: Row,
) -> Result<Row> {
    let customs = customs(tx, kind).await?;
    make(tx, ctx, kind, &customs, given, kept).await
}

/// The same without asking for the tenant's own fields: for records that Tekup makes of others.
///
/// # Errors
/// When something given is wrong.
pub(crate) async fn make_of_other(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    given: &Row,
    kept: Row,
) -> Result<Row> {
    make(tx, ctx, kind, &[], given, kept).await
}

async fn make(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    customs: &[Custom],
    given: &Row,
    kept: Row,
) -> Result<Row> {
    let accepted = check::accept(kind, customs, given, true)?;
    hold_links(tx, Access::of(ctx), kind, &accepted).await?;
    let mut row = fresh(kind, &blank(ctx, kind), &accepted);
    // Whoever makes a record has it, unless they say otherwise.
    if !given.contains_key("ownerId")
        && let Some(me) = ctx.principal().user_id()
    {
        row.insert("owner_id".to_owned(), json!(me));
    }
    row.extend(kept.clone());
    let edits = Edits {
        given: accepted,
        kept,
        ..Edits::default()
    };
    settle(tx, ctx, kind, None, &mut row, &edits).await?;
    derive(ctx, kind, &mut row);
    store::insert(tx, kind, std::slice::from_ref(&row)).await?;
    let shown = store::find(tx, Access::All, kind, id_of(&row)).await?;
    emit(tx, ctx, kind.events.created, id_of(&row), &shown)?;
    Ok(shown)
}

/// A record that was changed.
#[derive(Debug)]
pub(crate) struct Changed {
    pub id: Uuid,
    /// The fields that changed, as they were.
    pub before: Row,
    /// The same as they are now.
    pub after: Row,
}

/// What differs between two states of a record, by field.
fn difference(kind: &Kind, before: &Row, after: &Row) -> (Row, Row) {
    const SILENT: [&str; 5] = ["id", "revision", "createdAt", "updatedAt", "lastActivityAt"];
    let fields = kind
        .stored()
        .map(|field| (field.name, field.column))
        .filter(|(name, _)| !SILENT.contains(name))
        .chain(kind.parts().iter().copied());
    let (mut old, mut new) = (Row::new(), Row::new());
    for (name, column) in fields {
        let (was, is) = (before.get(column), after.get(column));
        if was != is {
            old.insert(name.to_owned(), was.cloned().unwrap_or_default());
            new.insert(name.to_owned(), is.cloned().unwrap_or_default());
        }
    }
    (old, new)
}

/// Does to a row what is to be done.
pub(crate) fn apply(kind: &Kind, row: &mut Row, edits: &Edits) {
    for (name, value) in &edits.given {
        let Some(field) = kind.field(name) else {
            continue;
        };
        match (field.kind, row.get_mut(field.column), value) {
            (Type::Data, Some(Value::Object(data)), Value::Object(given)) => {
                data.extend(given.clone());
                data.retain(|_, value| !value.is_null());
            }
            _ => {
                row.insert(field.column.to_owned(), value.clone());
            }
        }
    }
    row.extend(edits.kept.clone());
    if let Some(Value::Array(tags)) = row.get_mut("tags") {
        tags.retain(|tag| !edits.remove_tags.iter().any(|gone| tag == gone));
        for tag in &edits.add_tags {
            if !tags.iter().any(|one| one == tag) {
                tags.push(json!(tag));
            }
        }
    }
}

/// Changes records that the caller holds (see [`store::lock`]), all in the same way. Those that are so already are left
/// alone. Nobody is told yet.
///
/// # Errors
/// When what follows from the change cannot be.
pub(crate) async fn change(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    rows: Vec<Row>,
    edits: &Edits,
) -> Result<Vec<Changed>> {
    let mut pairs = Vec::with_capacity(rows.len());
    for before in rows {
        let mut row = before.clone();
        apply(kind, &mut row, edits);
        settle(tx, ctx, kind, Some(&before), &mut row, edits).await?;
        pairs.push((before, row));
    }
    write(tx, ctx, kind, pairs, edits.set).await
}

/// Writes records that the caller holds, as they were and as they shall be; and what was before. Those that are so
/// already are left alone.
///
/// # Errors
/// When the database fails.
pub(crate) async fn write(
    tx: &TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    pairs: Vec<(Row, Row)>,
    set: Option<Uuid>,
) -> Result<Vec<Changed>> {
    let mut changed = Vec::with_capacity(pairs.len());
    let mut written = Vec::with_capacity(pairs.len());
    for (before, mut row) in pairs {
        let (old, new) = difference(kind, &before, &row);
        if new.is_empty() {
            continue;
        }
        derive(ctx, kind, &mut row);
        let revision = before["revision"].as_i64().unwrap_or(0) + 1;
        row.insert("revision".to_owned(), json!(revision));
        row.insert("updated_at".to_owned(), json!(ctx.now()));
        let one = Changed {
            id: id_of(&row),
            before: old,
            after: new,
        };
        changed.push((one, revision));
        written.push(row);
    }
    store::update(tx, kind, &written).await?;
    remember(tx, ctx, kind, &changed, set).await?;
    Ok(changed.into_iter().map(|(one, _)| one).collect())
}

/// Changes one record and tells of it; returns it as it is shown.
///
/// # Errors
/// Not found for what is not for the caller; a conflict when it is not at `revision` any more.
pub(crate) async fn update(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    id: Uuid,
    given: &Row,
    revision: Option<i64>,
    kept: Row,
) -> Result<Row> {
    let access = Access::of(ctx);
    let customs = customs(tx, kind).await?;
    let given = check::accept(kind, &customs, given, false)?;
    let row = hold(tx, access, kind, id).await?;
    let now = row["revision"].as_i64();
    if revision.is_some_and(|seen| Some(seen) != now) {
        return Err(Error::conflict(format!(
            "this {} has been changed meanwhile; look at it again (it is at revision {})",
            kind.one,
            now.unwrap_or_default()
        )));
    }
    hold_links(tx, access, kind, &given).await?;
    let edits = Edits {
        given,
        kept,
        ..Edits::default()
    };
    let changed = change(tx, ctx, kind, vec![row], &edits).await?;
    match tell(tx, ctx, kind, &changed).await?.pop() {
        Some(shown) => Ok(shown),
        None => store::find(tx, Access::All, kind, id).await,
    }
}

/// The record by column, held until the transaction ends.
///
/// # Errors
/// Not found, also for one that is not for the caller.
pub(crate) async fn hold(tx: &TenantTx, access: Access, kind: &Kind, id: Uuid) -> Result<Row> {
    let found = store::lock(tx, access, kind, &[id], false).await?.pop();
    found.ok_or_else(|| Error::not_found(kind.one))
}

/// What bulk changes and others give, checked as one record's.
///
/// # Errors
/// When a field is wrong.
pub(crate) async fn accept(tx: &TenantTx, access: Access, kind: &Kind, given: &Row) -> Result<Row> {
    let customs = customs(tx, kind).await?;
    let accepted = check::accept(kind, &customs, given, false)?;
    hold_links(tx, access, kind, &accepted).await?;
    Ok(accepted)
}
