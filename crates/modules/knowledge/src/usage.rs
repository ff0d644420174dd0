use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tekup_base::{DocumentId, TenantId};
use tekup_context::{Door, OpContextBuilder};
use tekup_db::DbResult;
use tokio_util::sync::CancellationToken;

use crate::{Knowledge, store::documents};

/// How often counts are written.
const EVERY: Duration = Duration::from_secs(5);
/// Documents whose counts may wait at once; what comes on top is not counted.
const MOST: usize = 10_000;

/// Uses that are not written yet.
#[derive(Debug, Default)]
pub(crate) struct Usage(Mutex<HashMap<TenantId, BTreeMap<DocumentId, u32>>>);

impl Usage {
    fn add(&self, tenant: TenantId, documents: &[DocumentId]) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut room = MOST.saturating_sub(waiting.values().map(BTreeMap::len).sum());
        let counts = waiting.entry(tenant).or_default();
        for document in documents {
            if let Some(count) = counts.get_mut(document) {
                *count = count.saturating_add(1);
            } else if room > 0 {
                room -= 1;
                counts.insert(*document, 1);
            }
        }
    }

    fn take(&self) -> HashMap<TenantId, BTreeMap<DocumentId, u32>> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Knowledge {
    pub(crate) fn note_use(&self, tenant: TenantId, documents: &[DocumentId]) {
        self.usage().add(tenant, documents);
    }

    /// Writes the counts that wait.
    ///
    /// # Errors
    /// When the database fails; then the counts of this batch are lost.
    pub async fn flush_uses(&self) -> DbResult<()> {
        for (tenant, uses) in self.usage().take() {
            let ctx = OpContextBuilder::system("knowledge", tenant, Door::Internal).build();
            let tx = self.db().begin(&ctx).await?;
            documents::count_uses(&tx, &uses).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

pub(crate) async fn run(knowledge: &Knowledge, stop: CancellationToken) {
    loop {
        let stopping = tokio::select! {
            () = tokio::time::sleep(EVERY) => false,
            () = stop.cancelled() => true,
        };
        if let Err(error) = knowledge.flush_uses().await {
            tracing::warn!(%error, "counts of uses of documents were lost");
        }
        if stopping {
            return;
        }
    }
}
