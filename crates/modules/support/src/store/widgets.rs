use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result, WidgetId};
use tekup_db::{
    DbError, DbResult, SystemTx, TenantTx,
    sql::queries::support::widgets::{self as sql},
};
use uuid::Uuid;

use crate::widget::Widget;

/// A widget to be made.
pub(crate) struct New<'a> {
    pub id: WidgetId,
    pub public_key: &'a str,
    pub name: &'a str,
    pub origins: &'a [String],
    pub settings: &'a Value,
    /// Its secret, sealed.
    pub sealed: &'a [u8],
}

/// A widget; `None` when the name is taken.
pub(crate) async fn insert(
    tx: &TenantTx,
    new: &New<'_>,
    now: DateTime<Utc>,
) -> DbResult<Option<Widget>> {
    let row = sql::insert_widget()
        .bind(
            tx,
            &tx.tenant().0,
            &new.id.0,
            &new.public_key,
            &new.name,
            &true,
            &new.origins,
            new.settings,
            &new.sealed,
            &now,
        )
        .opt()
        .await?;
    Ok(row.map(Widget::from))
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Widget>> {
    let after: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_widgets()
        .bind(tx, &tx.tenant().0, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let widgets = rows.into_iter().map(Widget::from).collect();
    Ok(Page::from_rows(widgets, limit, |widget: &Widget| widget.id))
}

pub(crate) async fn get(tx: &TenantTx, id: WidgetId) -> DbResult<Option<Widget>> {
    let row = sql::get_widget()
        .bind(tx, &tx.tenant().0, &id.0)
        .opt()
        .await?;
    Ok(row.map(Widget::from))
}

/// The widget of a public key, whoever's it is.
pub(crate) async fn of_key(tx: &SystemTx, key: &str) -> DbResult<Option<Widget>> {
    let row = sql::widget_of_key().bind(tx, &key).opt().await?;
    Ok(row.map(Widget::from))
}

pub(crate) async fn update(
    tx: &TenantTx,
    widget: &Widget,
    settings: &Value,
    now: DateTime<Utc>,
) -> DbResult<Option<Widget>> {
    let row = sql::update_widget()
        .bind(
            tx,
            &widget.name,
            &widget.enabled,
            &widget.origins,
            settings,
            &now,
            &tx.tenant().0,
            &widget.id.0,
        )
        .opt()
        .await?;
    Ok(row.map(Widget::from))
}

pub(crate) async fn rotate(
    tx: &TenantTx,
    id: WidgetId,
    sealed: &[u8],
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let changed = sql::rotate_widget_secret()
        .bind(tx, &sealed, &now, &tx.tenant().0, &id.0)
        .await?;
    Ok(changed > 0)
}

pub(crate) async fn delete(tx: &TenantTx, id: WidgetId) -> DbResult<bool> {
    let gone = sql::delete_widget().bind(tx, &tx.tenant().0, &id.0).await?;
    Ok(gone > 0)
}
