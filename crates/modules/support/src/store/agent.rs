use chrono::{DateTime, Utc};
use tekup_base::{Error, Result};
use tekup_db::{DbError, TenantTx, sql::queries::support::agent as sql};

use crate::model::Style;

/// How the tenant's AI agent speaks.
pub(crate) async fn style(tx: &TenantTx) -> Result<Style> {
    let style = sql::agent_style().bind(tx).opt().await;
    match style.map_err(DbError::from)? {
        Some(style) => Style::from_name(&style)
            .ok_or_else(|| Error::internal(format!("the agent's style {style:?}"))),
        None => Ok(Style::default()),
    }
}

/// Changes it.
pub(crate) async fn put_style(tx: &TenantTx, style: Style, now: DateTime<Utc>) -> Result<()> {
    sql::put_agent_style()
        .bind(tx, &tx.tenant().0, &style.as_str(), &now)
        .await
        .map_err(DbError::from)?;
    Ok(())
}
