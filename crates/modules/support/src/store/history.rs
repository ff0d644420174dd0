use serde_json::Value;
use tekup_db::{DbResult, TenantTx, sql::queries::support::history as sql};

/// Writes conversations of the past; what is there already stays as it is.
pub(crate) async fn write(
    tx: &TenantTx,
    customers: &Value,
    conversations: &Value,
    messages: &Value,
) -> DbResult<()> {
    let tenant = tx.tenant().0;
    sql::past_customers().bind(tx, &tenant, customers).await?;
    sql::past_identities().bind(tx, &tenant, customers).await?;
    sql::past_conversations()
        .bind(tx, &tenant, conversations)
        .await?;
    sql::past_messages().bind(tx, &tenant, messages).await?;
    sql::past_escalations()
        .bind(tx, &tenant, conversations)
        .await?;
    sql::past_clocks().bind(tx, &tenant, conversations).await?;
    Ok(())
}
