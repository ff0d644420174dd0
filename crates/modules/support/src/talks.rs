//! Conversations by who has had them: what `tekup-crm` sees of this module.

use async_trait::async_trait;
use tekup_base::{CustomerId, PageRequest, Result};
use tekup_connectors::{Talk, Talks};
use tekup_context::OpContext;

use crate::{
    Support,
    model::{Identity, IdentityKind},
    store,
};

#[async_trait]
impl Talks for Support {
    async fn of(
        &self,
        ctx: &OpContext,
        email: Option<&str>,
        phone: Option<&str>,
        most: u32,
    ) -> Result<Vec<Talk>> {
        let known = [(IdentityKind::Email, email), (IdentityKind::Phone, phone)];
        let known = known
            .into_iter()
            .filter_map(|(kind, value)| Identity::verified(kind, value?).ok());
        let tx = self.0.db.begin(ctx).await?;
        let mut customers: Vec<CustomerId> = Vec::new();
        for identity in known {
            customers.extend(store::customers::find(&tx, &identity).await?);
        }
        customers.sort();
        customers.dedup();
        let page = PageRequest {
            limit: Some(most),
            cursor: None,
        };
        let mut talks = Vec::new();
        for customer in customers {
            let found = store::conversations::of_customer(&tx, customer, &page).await?;
            talks.extend(found.items.into_iter().map(|one| Talk {
                id: one.id,
                channel: one.channel.as_str().to_owned(),
                status: one.status.as_str().to_owned(),
                started_at: one.started_at,
                last_message: one.last_message,
            }));
        }
        Ok(talks)
    }
}
