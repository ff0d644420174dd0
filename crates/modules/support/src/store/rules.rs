use serde_json::Value;
use tekup_db::{DbResult, TenantTx, sql::queries::support::rules as sql};
use uuid::Uuid;

pub(crate) use sql::{GetRule, ListRules, PutRule};

pub(crate) async fn list(tx: &TenantTx) -> DbResult<Vec<ListRules>> {
    Ok(sql::list_rules().bind(tx).all().await?)
}

pub(crate) async fn get(tx: &TenantTx, name: &str) -> DbResult<Option<GetRule>> {
    Ok(sql::get_rule().bind(tx, &name).opt().await?)
}

pub(crate) async fn put(
    tx: &TenantTx,
    name: &str,
    kind: &str,
    content: &Value,
) -> DbResult<PutRule> {
    Ok(sql::put_rule()
        .bind(tx, &tx.tenant().0, &Uuid::now_v7(), &name, &kind, content)
        .one()
        .await?)
}
