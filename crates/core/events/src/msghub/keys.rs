use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use serde_json::Value;
use tekup_base::{Result, TenantId};
use tekup_db::Db;
use tekup_vault::{Keyring, Place as VaultPlace, Vault};
use uuid::Uuid;

use super::{
    Headers,
    log::{Place, Record},
};

/// How long a tenant's keys are used before they are looked up again.
const KEPT: Duration = Duration::from_secs(60);
/// Tenants whose keys are kept; past that all are looked up again.
const MOST: usize = 10_000;

/// Seals and opens payloads.
#[derive(Debug)]
pub(crate) struct Keys {
    db: Db,
    vault: Vault,
    rings: Mutex<HashMap<TenantId, (Instant, Arc<Keyring>)>>,
}

/// Where a message's payload stands, whichever backend keeps it.
pub(crate) fn payload_of(message: Uuid) -> VaultPlace {
    VaultPlace {
        table: "channel_log",
        column: "payload",
        row: message,
    }
}

impl Keys {
    pub fn new(db: Db, vault: Vault) -> Self {
        Self {
            db,
            vault,
            rings: Mutex::default(),
        }
    }

    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Seals records that are open.
    pub async fn seal(&self, place: Place, records: &mut [Record]) -> Result<()> {
        let ring = self.ring(place, false).await?;
        for record in records.iter_mut().filter(|one| !one.sealed) {
            record.payload = ring.seal(payload_of(record.id), &record.payload)?;
            record.sealed = true;
        }
        Ok(())
    }

    /// The payloads of records. One that does not open, because its key was destroyed, is null and says so in a
    /// header: it must not keep those behind it from being read.
    pub async fn open(&self, place: Place, records: &mut [Record]) -> Result<Vec<Value>> {
        let mut ring = None;
        let mut payloads = Vec::with_capacity(records.len());
        for record in records {
            if !record.sealed {
                payloads.push(read(&record.payload, &mut record.headers));
                continue;
            }
            let mut keys = match &ring {
                Some(ring) => Arc::clone(ring),
                None => self.ring(place, false).await?,
            };
            let mut opened = keys.open(payload_of(record.id), &record.payload);
            if opened.is_err() && ring.is_none() {
                // Its key may be newer than ours.
                keys = self.ring(place, true).await?;
                opened = keys.open(payload_of(record.id), &record.payload);
            }
            ring = Some(keys);
            payloads.push(match opened {
                Ok(plain) => read(&plain, &mut record.headers),
                Err(error) => {
                    tracing::warn!(%error, channel = %place.channel, message = %record.id, "a message does not open");
                    unreadable(&mut record.headers)
                }
            });
        }
        Ok(payloads)
    }

    async fn ring(&self, place: Place, afresh: bool) -> Result<Arc<Keyring>> {
        if !afresh
            && let Some((since, ring)) = self.rings().get(&place.tenant)
            && since.elapsed() < KEPT
        {
            return Ok(Arc::clone(ring));
        }
        let tx = self.db.begin(&place.context()).await?;
        let ring = Arc::new(self.vault.keyring(&tx).await?);
        tx.commit().await?;
        let mut rings = self.rings();
        if rings.len() >= MOST {
            rings.clear();
        }
        rings.insert(place.tenant, (Instant::now(), Arc::clone(&ring)));
        Ok(ring)
    }

    fn rings(&self) -> std::sync::MutexGuard<'_, HashMap<TenantId, (Instant, Arc<Keyring>)>> {
        self.rings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(payload: &[u8], headers: &mut Headers) -> Value {
    serde_json::from_slice(payload).unwrap_or_else(|_| unreadable(headers))
}

fn unreadable(headers: &mut Headers) -> Value {
    headers.insert("tekup-unreadable".to_owned(), "true".to_owned());
    Value::Null
}
