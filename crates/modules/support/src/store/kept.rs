//! What a team keeps for its work: canned answers, macros, views.

use chrono::{DateTime, Utc};
use serde_json::json;
use tekup_base::{CannedAnswerId, Error, MacroId, Page, PageRequest, Result, UserId, ViewId};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::support::kept::{self as sql, Canned, Macro as MacroRow, View},
};
use uuid::Uuid;

use super::refused;
use crate::model::{CannedAnswer, Macro, SavedView};

impl From<Canned> for CannedAnswer {
    fn from(row: Canned) -> Self {
        Self {
            id: row.id.into(),
            shortcut: row.shortcut,
            title: row.title,
            content: serde_json::from_value(row.content).unwrap_or_default(),
        }
    }
}

impl From<MacroRow> for Macro {
    fn from(row: MacroRow) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            changes: serde_json::from_value(row.changes).unwrap_or_default(),
        }
    }
}

impl From<View> for SavedView {
    fn from(row: View) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            shared: row.owner_id.is_none(),
            filter: serde_json::from_value(row.filter).unwrap_or_default(),
        }
    }
}

pub(crate) async fn canned_answers(
    tx: &TenantTx,
    page: &PageRequest,
) -> Result<Page<CannedAnswer>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_canned_answers()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let answers = rows.into_iter().map(CannedAnswer::from).collect();
    Ok(Page::from_rows(answers, limit, |one: &CannedAnswer| {
        one.shortcut.clone()
    }))
}

pub(crate) async fn canned_answer(
    tx: &TenantTx,
    id: CannedAnswerId,
) -> DbResult<Option<CannedAnswer>> {
    Ok(sql::get_canned_answer()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(CannedAnswer::from))
}

/// Writes a canned answer; `new` for one that is not there yet. Says whether it is there.
pub(crate) async fn put_canned_answer(
    tx: &TenantTx,
    answer: &CannedAnswer,
    new: bool,
    now: DateTime<Utc>,
) -> Result<bool> {
    let a = answer;
    let content = serde_json::to_value(&a.content).map_err(Error::internal)?;
    let written = if new {
        sql::insert_canned_answer()
            .bind(
                tx,
                &tx.tenant().0,
                &a.id.0,
                &a.shortcut,
                &a.title,
                &content,
                &now,
            )
            .await
    } else {
        sql::update_canned_answer()
            .bind(tx, &a.shortcut, &a.title, &content, &now, &a.id.0)
            .await
    };
    let taken = "there is a canned answer of this shortcut already";
    Ok(written.map_err(|error| refused(error, taken))? > 0)
}

pub(crate) async fn delete_canned_answer(tx: &TenantTx, id: CannedAnswerId) -> DbResult<bool> {
    Ok(sql::delete_canned_answer().bind(tx, &id.0).await? > 0)
}

/// Those of these canned answers that are there; they stay until `tx` ends.
pub(crate) async fn hold_canned_answers(tx: &TenantTx, ids: &[Uuid]) -> DbResult<Vec<Uuid>> {
    Ok(sql::hold_canned_answers().bind(tx, &ids).all().await?)
}

/// Names of macros that say a canned answer, five at most.
pub(crate) async fn macros_saying(tx: &TenantTx, id: CannedAnswerId) -> DbResult<Vec<String>> {
    let saying = json!([{"cannedAnswerId": id}]);
    Ok(sql::macros_saying().bind(tx, &saying).all().await?)
}

pub(crate) async fn macros(tx: &TenantTx, page: &PageRequest) -> Result<Page<Macro>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_macros()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let macros = rows.into_iter().map(Macro::from).collect();
    Ok(Page::from_rows(macros, limit, |one: &Macro| {
        one.name.clone()
    }))
}

pub(crate) async fn one_macro(tx: &TenantTx, id: MacroId) -> DbResult<Option<Macro>> {
    Ok(sql::get_macro()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Macro::from))
}

/// The macro of this name.
pub(crate) async fn macro_named(tx: &TenantTx, name: &str) -> Result<Macro> {
    let found = sql::get_macro_named().bind(tx, &name).opt().await;
    let found = found.map_err(DbError::from)?.map(Macro::from);
    found.ok_or_else(|| {
        let message = format!("there is no macro called `{name}`");
        Error::field("macro", "not_found", message)
    })
}

/// What the macros are called.
pub(crate) async fn macro_names(tx: &TenantTx) -> DbResult<Vec<String>> {
    Ok(sql::macro_names().bind(tx).all().await?)
}

/// Writes a macro; `new` for one that is not there yet. Says whether it is there.
pub(crate) async fn put_macro(
    tx: &TenantTx,
    one: &Macro,
    new: bool,
    now: DateTime<Utc>,
) -> Result<bool> {
    let changes = serde_json::to_value(&one.changes).map_err(Error::internal)?;
    let written = if new {
        sql::insert_macro()
            .bind(tx, &tx.tenant().0, &one.id.0, &one.name, &changes, &now)
            .await
    } else {
        sql::update_macro()
            .bind(tx, &one.name, &changes, &now, &one.id.0)
            .await
    };
    let taken = "there is a macro of this name already";
    Ok(written.map_err(|error| refused(error, taken))? > 0)
}

pub(crate) async fn delete_macro(tx: &TenantTx, id: MacroId) -> DbResult<bool> {
    Ok(sql::delete_macro().bind(tx, &id.0).await? > 0)
}

/// The views that `person` has: their own and those of all.
pub(crate) async fn views(
    tx: &TenantTx,
    person: Option<UserId>,
    page: &PageRequest,
) -> Result<Page<SavedView>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_views()
        .bind(tx, &person.map(|id| id.0), &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let views = rows.into_iter().map(SavedView::from).collect();
    Ok(Page::from_rows(views, limit, |one: &SavedView| {
        format!("{}{}", one.name, one.id)
    }))
}

/// The view and whose it is.
pub(crate) async fn view(
    tx: &TenantTx,
    id: ViewId,
) -> DbResult<Option<(SavedView, Option<UserId>)>> {
    Ok(sql::get_view().bind(tx, &id.0).opt().await?.map(|row| {
        let owner = row.owner_id.map(UserId);
        (SavedView::from(row), owner)
    }))
}

/// Writes a view; `new` for one that is not there yet.
pub(crate) async fn put_view(
    tx: &TenantTx,
    view: &SavedView,
    owner: Option<UserId>,
    new: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let filter = serde_json::to_value(&view.filter).map_err(Error::internal)?;
    let owner = owner.map(|id| id.0);
    let written = if new {
        let tenant = tx.tenant().0;
        sql::insert_view()
            .bind(tx, &tenant, &view.id.0, &owner, &view.name, &filter, &now)
            .await
    } else {
        sql::update_view()
            .bind(tx, &owner, &view.name, &filter, &now, &view.id.0)
            .await
    };
    written.map_err(DbError::from)?;
    Ok(())
}

pub(crate) async fn delete_view(tx: &TenantTx, id: ViewId) -> DbResult<bool> {
    Ok(sql::delete_view().bind(tx, &id.0).await? > 0)
}
