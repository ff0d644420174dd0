use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::support::rules as sql};
use uuid::Uuid;

pub(crate) use sql::{ListRuleVersions, ListRules, LiveRules, Rule, RuleVersion};

pub(crate) async fn list(tx: &TenantTx) -> DbResult<Vec<ListRules>> {
    Ok(sql::list_rules().bind(tx).all().await?)
}

/// Every rule that is live, by name.
pub(crate) async fn live(tx: &TenantTx) -> DbResult<Vec<LiveRules>> {
    Ok(sql::live_rules().bind(tx).all().await?)
}

pub(crate) async fn get(tx: &TenantTx, name: &str) -> DbResult<Option<Rule>> {
    Ok(sql::get_rule().bind(tx, &name).opt().await?)
}

/// The rule, held until the transaction ends.
pub(crate) async fn lock(tx: &TenantTx, name: &str) -> DbResult<Option<Rule>> {
    Ok(sql::lock_rule().bind(tx, &name).opt().await?)
}

/// The same; it is made if it is not there, with nothing live.
pub(crate) async fn lock_or_insert(tx: &TenantTx, name: &str, kind: &str) -> DbResult<Rule> {
    sql::insert_rule()
        .bind(tx, &tx.tenant().0, &Uuid::now_v7(), &name, &kind)
        .await?;
    let rule = sql::lock_rule().bind(tx, &name).one().await?;
    sql::keep_live_version().bind(tx, &rule.id).await?;
    Ok(rule)
}

/// Writes down a version of the rule.
pub(crate) async fn insert_version(
    tx: &TenantTx,
    ctx: &OpContext,
    rule: Uuid,
    version: i32,
    content: &Value,
    comment: Option<&str>,
) -> DbResult<()> {
    sql::insert_rule_version()
        .bind(
            tx,
            &tx.tenant().0,
            &rule,
            &version,
            content,
            &comment,
            &ctx.principal().id(),
            &ctx.principal().name(),
            &ctx.now(),
        )
        .await?;
    Ok(())
}

pub(crate) async fn latest(tx: &TenantTx, rule: Uuid) -> DbResult<Option<RuleVersion>> {
    Ok(sql::latest_rule_version().bind(tx, &rule).opt().await?)
}

pub(crate) async fn version(
    tx: &TenantTx,
    rule: Uuid,
    version: i32,
) -> DbResult<Option<RuleVersion>> {
    Ok(sql::get_rule_version()
        .bind(tx, &rule, &version)
        .opt()
        .await?)
}

/// Versions, newest first.
pub(crate) async fn versions(
    tx: &TenantTx,
    rule: Uuid,
    page: &PageRequest,
) -> Result<Page<ListRuleVersions>> {
    let before: i32 = page.after()?.unwrap_or(i32::MAX);
    let limit = page.limit();
    let rows = sql::list_rule_versions()
        .bind(tx, &rule, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.version))
}

pub(crate) async fn go_live(
    tx: &TenantTx,
    rule: Uuid,
    version: i32,
    content: &Value,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::go_live()
        .bind(tx, content, &version, &now, &rule)
        .await?;
    Ok(())
}

pub(crate) async fn delete(tx: &TenantTx, name: &str) -> DbResult<Option<Uuid>> {
    Ok(sql::delete_rule().bind(tx, &name).opt().await?)
}
