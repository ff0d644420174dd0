use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{CustomerId, Error, Page, PageRequest, Result};
use tekup_context::OpContext;

use super::ById;
use crate::{
    Support,
    model::{Conversation, Customer, KnownIdentity, Merge},
    store,
};

/// Which customers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Text in the name or in anything they are known by.
    #[schemars(length(min = 1, max = 200))]
    q: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(super) async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Customer>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin_single(&ctx).await?;
    store::customers::list(&tx, input.q.as_deref(), &page).await
}

/// A customer and what they are known by.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Detail {
    #[serde(flatten)]
    customer: Customer,
    /// What they are known by, at most 100.
    identities: Vec<KnownIdentity>,
    /// Others that share something with them: perhaps the same person; at most 10.
    similar: Vec<Customer>,
    /// Customers that became this one, the latest first; at most 50.
    merges: Vec<Merge>,
}

pub(super) async fn get(ctx: OpContext, support: Support, input: ById) -> Result<Detail> {
    let tx = support.0.db.begin(&ctx).await?;
    let customer = store::customers::get(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("customer"))?;
    let identities = store::customers::identities(&tx, input.id).await?;
    let similar = store::customers::similar(&tx, input.id).await?;
    let merges = store::customers::merges(&tx, input.id).await?;
    tx.commit().await?;
    Ok(Detail {
        customer,
        identities,
        similar,
        merges,
    })
}

/// The conversations of a customer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Conversations {
    /// The customer.
    id: CustomerId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(super) async fn conversations(
    ctx: OpContext,
    support: Support,
    input: Conversations,
) -> Result<Page<Conversation>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin(&ctx).await?;
    let conversations = store::conversations::of_customer(&tx, input.id, &page).await?;
    if conversations.items.is_empty() && store::customers::get(&tx, input.id).await?.is_none() {
        return Err(Error::not_found("customer"));
    }
    tx.commit().await?;
    Ok(conversations)
}
