use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use tekup_base::{ConversationId, CustomerId, Page, PageRequest, Result, TenantId};
use tekup_db::{
    DbError, DbResult, SystemTx, TenantTx,
    sql::queries::support::customers::{self as sql, Customer as Row, Merge as MergeRow},
};
use uuid::Uuid;

use crate::model::{Customer, Identity, IdentityKind, KnownIdentity, Merge, Profile};

impl From<Row> for Customer {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            user_id: row.external_id,
            name: row.name,
            email: row.email,
            phone: row.phone,
            language: row.language,
            attributes: match row.attributes {
                Value::Object(attributes) => attributes,
                _ => Map::new(),
            },
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            merged_into: row.merged_into.map(CustomerId),
        }
    }
}

/// The customer of a verified identity, whose profile takes in what is new.
pub(crate) async fn see(
    tx: &TenantTx,
    identity: &Identity,
    profile: &Profile<'_>,
    now: DateTime<Utc>,
) -> DbResult<Option<CustomerId>> {
    let found = sql::see_customer()
        .bind(
            tx,
            &now,
            &profile.name,
            &profile.email,
            &profile.phone,
            &profile.language,
            &tx.tenant().0,
            &identity.kind.as_str(),
            &identity.value(),
        )
        .opt()
        .await?;
    Ok(found.map(CustomerId))
}

/// The customer of a verified identity.
pub(crate) async fn find(tx: &TenantTx, identity: &Identity) -> DbResult<Option<CustomerId>> {
    let found = sql::find_customer()
        .bind(
            tx,
            &tx.tenant().0,
            &identity.kind.as_str(),
            &identity.value(),
        )
        .opt()
        .await?;
    Ok(found.map(CustomerId))
}

/// Lets no other transaction make a customer of this identity until this one has ended.
pub(crate) async fn hold(tx: &TenantTx, identity: &Identity) -> DbResult<()> {
    let key = format!(
        "customer {} {} {}",
        tx.tenant(),
        identity.kind.as_str(),
        identity.value()
    );
    sql::lock_identity().bind(tx, &key).one().await?;
    Ok(())
}

/// A new customer; the one that has this `external_id` already, if there is one.
pub(crate) async fn insert(
    tx: &TenantTx,
    id: CustomerId,
    external_id: &str,
    profile: &Profile<'_>,
    now: DateTime<Utc>,
) -> DbResult<CustomerId> {
    let id = sql::insert_customer()
        .bind(
            tx,
            &tx.tenant().0,
            &id.0,
            &external_id,
            &profile.name,
            &profile.email,
            &profile.phone,
            &profile.language,
            &now,
        )
        .one()
        .await?;
    Ok(CustomerId(id))
}

/// Whether the identity is new; a verified one that somebody has already is not.
pub(crate) async fn add_identity(
    tx: &TenantTx,
    customer: CustomerId,
    identity: &Identity,
) -> DbResult<bool> {
    let added = sql::insert_identity()
        .bind(
            tx,
            &tx.tenant().0,
            &Uuid::now_v7(),
            &customer.0,
            &identity.kind.as_str(),
            &identity.value(),
            &identity.verified,
        )
        .await?;
    Ok(added > 0)
}

pub(crate) async fn get(tx: &TenantTx, id: CustomerId) -> DbResult<Option<Customer>> {
    let row = sql::get_customer()
        .bind(tx, &tx.tenant().0, &id.0)
        .opt()
        .await?;
    Ok(row.map(Customer::from))
}

pub(crate) async fn lock(tx: &TenantTx, id: CustomerId) -> DbResult<Option<Customer>> {
    let row = sql::lock_customer()
        .bind(tx, &tx.tenant().0, &id.0)
        .opt()
        .await?;
    Ok(row.map(Customer::from))
}

pub(crate) async fn list(
    tx: &TenantTx,
    search: Option<&str>,
    page: &PageRequest,
) -> Result<Page<Customer>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let search = search.map(|text| {
        let escaped = text
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        format!("%{escaped}%")
    });
    let rows = sql::list_customers()
        .bind(tx, &tx.tenant().0, &search, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let customers = rows.into_iter().map(Customer::from).collect();
    Ok(Page::from_rows(customers, limit, |one: &Customer| {
        (one.last_seen_at, one.id)
    }))
}

pub(crate) async fn update(tx: &TenantTx, customer: &Customer) -> DbResult<()> {
    let attributes = Value::Object(customer.attributes.clone());
    sql::update_customer()
        .bind(
            tx,
            &customer.name,
            &customer.email,
            &customer.phone,
            &customer.language,
            &attributes,
            &tx.tenant().0,
            &customer.id.0,
        )
        .await?;
    Ok(())
}

pub(crate) async fn identities(tx: &TenantTx, id: CustomerId) -> DbResult<Vec<KnownIdentity>> {
    let rows = sql::list_identities()
        .bind(tx, &tx.tenant().0, &id.0)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(KnownIdentity {
                id: row.id,
                kind: IdentityKind::from_name(&row.kind)?,
                value: row.value,
                verified: row.verified,
                created_at: row.created_at,
            })
        })
        .collect())
}

pub(crate) async fn drop_identity(
    tx: &TenantTx,
    customer: CustomerId,
    identity: &Identity,
) -> DbResult<()> {
    sql::drop_identities()
        .bind(
            tx,
            &tx.tenant().0,
            &customer.0,
            &identity.kind.as_str(),
            &identity.value(),
        )
        .await?;
    Ok(())
}

/// Up to ten others that share an identity with this customer.
pub(crate) async fn similar(tx: &TenantTx, id: CustomerId) -> DbResult<Vec<Customer>> {
    let rows = sql::similar_customers()
        .bind(tx, &tx.tenant().0, &id.0)
        .all()
        .await?;
    Ok(rows.into_iter().map(Customer::from).collect())
}

impl From<MergeRow> for Merge {
    fn from(row: MergeRow) -> Self {
        Self {
            id: row.id,
            kept: row.kept_id.into(),
            merged: row.merged_id.into(),
            conversations: row.conversations.len(),
            identities: row.identities.len(),
            merged_at: row.merged_at,
            undone_at: row.undone_at,
        }
    }
}

/// Moves everything of `merged` to `kept`, both locked. `filled`: empty fields of `kept` that `merged` fills.
pub(crate) async fn merge(
    tx: &TenantTx,
    kept: CustomerId,
    merged: CustomerId,
    filled: &[&str],
    now: DateTime<Utc>,
) -> DbResult<Merge> {
    let tenant = tx.tenant().0;
    let conversations = sql::move_conversations()
        .bind(tx, &kept.0, &tenant, &merged.0)
        .all()
        .await?;
    let identities = sql::move_identities()
        .bind(tx, &kept.0, &tenant, &merged.0)
        .all()
        .await?;
    sql::fill_customer()
        .bind(tx, &tenant, &kept.0, &merged.0)
        .await?;
    sql::mark_merged()
        .bind(tx, &kept.0, &tenant, &merged.0)
        .await?;
    let id = Uuid::now_v7();
    sql::insert_merge()
        .bind(
            tx,
            &tenant,
            &id,
            &kept.0,
            &merged.0,
            &conversations,
            &identities,
            &filled,
            &now,
        )
        .await?;
    Ok(Merge {
        id,
        kept,
        merged,
        conversations: conversations.len(),
        identities: identities.len(),
        merged_at: now,
        undone_at: None,
    })
}

/// Merges into this customer, the latest first, at most 50.
pub(crate) async fn merges(tx: &TenantTx, kept: CustomerId) -> DbResult<Vec<Merge>> {
    let rows = sql::list_merges()
        .bind(tx, &tx.tenant().0, &kept.0)
        .all()
        .await?;
    Ok(rows.into_iter().map(Merge::from).collect())
}

/// Gives back what a merge moved, as far as it is still there. `None` when there is no such merge.
pub(crate) async fn unmerge(
    tx: &TenantTx,
    id: Uuid,
    now: DateTime<Utc>,
) -> DbResult<Option<Merge>> {
    let tenant = tx.tenant().0;
    let Some(row) = sql::lock_merge().bind(tx, &tenant, &id).opt().await? else {
        return Ok(None);
    };
    if row.undone_at.is_some() {
        return Ok(Some(row.into()));
    }
    sql::unmark_merged()
        .bind(tx, &tenant, &row.merged_id)
        .await?;
    sql::return_conversations()
        .bind(
            tx,
            &row.merged_id,
            &tenant,
            &row.kept_id,
            &row.conversations,
        )
        .await?;
    sql::return_identities()
        .bind(tx, &row.merged_id, &tenant, &row.kept_id, &row.identities)
        .await?;
    sql::unfill_customer()
        .bind(tx, &row.filled, &tenant, &row.kept_id)
        .await?;
    sql::end_merge().bind(tx, &now, &tenant, &id).await?;
    let mut merge = Merge::from(row);
    merge.undone_at = Some(now);
    Ok(Some(merge))
}

/// The conversations that go with a customer.
pub(crate) async fn conversations(tx: &TenantTx, id: CustomerId) -> DbResult<Vec<ConversationId>> {
    let ids = sql::conversations_to_erase()
        .bind(tx, &tx.tenant().0, &id.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(ConversationId).collect())
}

/// Takes a customer away with everything that hangs on them.
pub(crate) async fn erase(
    tx: &TenantTx,
    id: CustomerId,
    conversations: &[ConversationId],
) -> DbResult<()> {
    let tenant = tx.tenant().0;
    let ids: Vec<Uuid> = conversations.iter().map(|id| id.0).collect();
    sql::erase_blobs().bind(tx, &tenant, &ids).await?;
    sql::wipe_steps().bind(tx, &tenant, &ids).await?;
    sql::erase_customer().bind(tx, &tenant, &id.0).await?;
    Ok(())
}

/// Empties the events about these subjects, and takes them out of the channels that carry them.
pub(crate) async fn wipe_events(
    tx: &SystemTx,
    tenant: TenantId,
    subjects: &[Uuid],
) -> DbResult<()> {
    sql::wipe_outbox().bind(tx, &tenant.0, &subjects).await?;
    sql::wipe_events().bind(tx, &tenant.0, &subjects).await?;
    sql::wipe_channel_outbox()
        .bind(tx, &tenant.0, &subjects)
        .await?;
    sql::wipe_channels().bind(tx, &tenant.0, &subjects).await?;
    Ok(())
}
