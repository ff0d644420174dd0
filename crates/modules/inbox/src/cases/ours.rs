//! What changes in a conversation whose case is kept elsewhere, too.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use tekup_base::{ConversationId, Result};
use tekup_connectors::Standing;
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::{Event, Follow};
use uuid::Uuid;

use super::{Field, ours};
use crate::{Inbox, store::cases as store};

/// Marks the links of conversations that have changed.
pub(crate) struct Ours(pub Inbox);

/// What an event says of a conversation.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Changed {
    id: ConversationId,
    status: String,
    priority: String,
    assigned_to: Option<Person>,
    merged_into: Option<ConversationId>,
}

#[derive(Deserialize)]
struct Person {
    id: Uuid,
}

impl Changed {
    fn standing(&self) -> Standing {
        Standing {
            conversation: self.id,
            closed: matches!(self.status.as_str(), "resolved" | "abandoned"),
            priority: self.priority.clone(),
            assignee: self.assigned_to.as_ref().map(|one| one.id),
        }
    }
}

#[async_trait]
impl Follow for Ours {
    fn name(&self) -> &'static str {
        "cases"
    }

    async fn take(&self, ctx: &OpContext, events: &[Arc<Event>]) -> Result<()> {
        let mut changed = HashMap::new();
        for event in events {
            if event.kind.starts_with("conversation.")
                && let Ok(now) = Changed::deserialize(&event.data)
            {
                // The last one of a conversation counts.
                changed.insert(now.id.0, (now, event.created_at));
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        let tx = self.0.0.db.begin(ctx).await?;
        let ids: Vec<Uuid> = changed.keys().copied().collect();
        let mut due = BTreeSet::new();
        for link in store::lock_of(&tx, &ids).await? {
            let connection = link.connection;
            if let Some((now, at)) = changed.get(&link.conversation.0)
                && mark(&tx, link, now, *at).await?
            {
                due.insert(connection);
            }
        }
        for (now, _) in changed.values() {
            if let Some(into) = now.merged_into {
                store::move_links(&tx, now.id, into).await?;
            }
        }
        tx.commit().await?;
        for connection in due {
            self.0.hurry(ctx, connection).await?;
        }
        Ok(())
    }
}

/// Notes since when our side says something else than both did; says whether they have to be told.
async fn mark(
    tx: &TenantTx,
    mut link: store::Link,
    now: &Changed,
    at: DateTime<Utc>,
) -> Result<bool> {
    let (standing, mut due) = (now.standing(), false);
    for field in [Field::Status, Field::Priority, Field::Owner] {
        let agreed = link.agreed.get(&field).map(|pair| pair.ours.as_str());
        if agreed.is_some_and(|agreed| agreed != ours(&standing, field)) {
            link.ours_since.insert(field, at);
            // Nobody is told there who is responsible here.
            due |= field != Field::Owner;
        } else {
            link.ours_since.remove(&field);
        }
    }
    link.due |= due;
    store::mark(tx, &link).await?;
    Ok(due)
}
