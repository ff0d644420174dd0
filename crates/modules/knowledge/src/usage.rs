use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tekup_base::{DocumentId, TenantId};
use tekup_context::{Door, OpContextBuilder};
use tekup_db::DbResult;
use tokio_util::sync::CancellationToken;

use crate::{
    Knowledge,
    store::{documents, links},
};

/// How often counts are written.
const EVERY: Duration = Duration::from_secs(5);
/// Documents whose counts may wait at once; what comes on top is not counted.
const MOST: usize = 10_000;

/// Uses that are not written yet.
#[derive(Debug, Default)]
pub(crate) struct Usage(Mutex<HashMap<TenantId, Uses>>);

#[derive(Debug, Default)]
struct Uses {
    documents: BTreeMap<DocumentId, u32>,
    /// What was wanted where a document gave the answer.
    answers: BTreeMap<(DocumentId, String), u32>,
}

impl Usage {
    /// `documents`: what the answer rests on, most first.
    fn add(&self, tenant: TenantId, documents: &[DocumentId], intent: Option<&str>) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = waiting.values();
        let held = held.map(|uses| uses.documents.len() + uses.answers.len());
        let mut room = MOST.saturating_sub(held.sum());
        let uses = waiting.entry(tenant).or_default();
        for document in documents {
            count(&mut uses.documents, *document, &mut room);
        }
        if let (Some(document), Some(intent)) = (documents.first(), intent) {
            count(&mut uses.answers, (*document, intent.to_owned()), &mut room);
        }
    }

    fn take(&self) -> HashMap<TenantId, Uses> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn count<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K, room: &mut usize) {
    if let Some(count) = counts.get_mut(&key) {
        *count = count.saturating_add(1);
    } else if *room > 0 {
        *room -= 1;
        counts.insert(key, 1);
    }
}

impl Knowledge {
    pub(crate) fn note_use(
        &self,
        tenant: TenantId,
        documents: &[DocumentId],
        intent: Option<&str>,
    ) {
        self.usage().add(tenant, documents, intent);
    }

    /// Writes the counts that wait.
    ///
    /// # Errors
    /// When the database fails; then the counts of this batch are lost.
    pub async fn flush_uses(&self) -> DbResult<()> {
        for (tenant, uses) in self.usage().take() {
            let ctx = OpContextBuilder::system("knowledge", tenant, Door::Internal).build();
            let tx = self.db().begin(&ctx).await?;
            documents::count_uses(&tx, &uses.documents).await?;
            links::count_answers(&tx, &uses.answers).await?;
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
