use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::core::approvals as sql};
use uuid::Uuid;

/// People who may stand in for each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ApproverGroup {
    /// What it is called.
    pub name: String,
    /// Who belongs to it.
    pub members: Vec<Uuid>,
}

/// The tenant's groups, by name.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn approver_groups(tx: &TenantTx, page: &PageRequest) -> Result<Page<ApproverGroup>> {
    let after: String = page.after()?.unwrap_or_default();
    let limit = page.limit();
    let rows = sql::list_groups()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await;
    let groups: Vec<ApproverGroup> = rows
        .map_err(DbError::from)?
        .into_iter()
        .map(|row| ApproverGroup {
            name: row.name,
            members: row.members,
        })
        .collect();
    Ok(Page::from_rows(groups, limit, |group| group.name.clone()))
}

/// Makes a group, or says anew who belongs to it.
///
/// # Errors
/// When the database fails.
pub async fn set_approver_group(
    tx: &TenantTx,
    ctx: &OpContext,
    group: &ApproverGroup,
) -> Result<()> {
    sql::set_group()
        .bind(tx, &ctx.tenant().0, &group.name, &group.members)
        .await
        .map_err(DbError::from)?;
    Ok(())
}

/// Removes a group; what it was asked for waits for nobody then. Says whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn remove_approver_group(tx: &TenantTx, name: &str) -> Result<bool> {
    let removed = sql::remove_group().bind(tx, &name).await;
    Ok(removed.map_err(DbError::from)? > 0)
}

pub(super) async fn members(tx: &TenantTx, name: &str) -> Result<Vec<Uuid>> {
    let members = sql::group_members().bind(tx, &name).opt().await;
    Ok(members.map_err(DbError::from)?.unwrap_or_default())
}
