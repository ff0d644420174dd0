use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use tekup_base::{Error, Secret, TenantId};
use tekup_db::{Db, DbError, TenantTx, sql::queries::core::vault as sql};
use uuid::Uuid;

use crate::{
    MasterKeys,
    seal::{Key, Sealing, fresh_key},
};

/// How what is sealed begins: this format, then the version of the data key (4 bytes, big endian).
const FORMAT: u8 = 1;
/// Tenants' keys kept in memory; past that all are forgotten and read again.
const KEPT: usize = 10_000;
/// Keys sealed anew in one transaction.
const BATCH: i64 = 500;

/// Where a secret stands. It opens there and nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row's id.
    pub row: Uuid,
}

impl Place {
    fn bytes(self, tenant: TenantId) -> Vec<u8> {
        let mut bytes = tenant.0.as_bytes().to_vec();
        for name in [self.table, self.column] {
            bytes.extend(name.as_bytes());
            // No name of ours holds a zero byte, so no two places read the same.
            bytes.push(0);
        }
        bytes.extend(self.row.as_bytes());
        bytes
    }
}

/// Why a secret cannot be had. Says nothing of the secret.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// It was changed, moved, or sealed by a key that is gone.
    #[error("a secret does not open: it was changed or moved, or its key is gone")]
    Closed,
    /// The master key of the tenant's key is not at hand.
    #[error(
        "the tenant's key was sealed by master key {0}, which is not in TEKUP_MASTER_KEY or the key file"
    )]
    MasterMissing(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<Sealing> for VaultError {
    fn from(Sealing: Sealing) -> Self {
        Self::Closed
    }
}

impl From<tekup_db::sql::tokio_postgres::Error> for VaultError {
    fn from(error: tekup_db::sql::tokio_postgres::Error) -> Self {
        Self::Db(error.into())
    }
}

impl From<VaultError> for Error {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Db(error) => error.into(),
            closed => Self::internal(closed),
        }
    }
}

/// Seals and opens tenants' secrets. Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    masters: MasterKeys,
    keys: Mutex<HashMap<(TenantId, i32), Arc<Key>>>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// A vault that these master keys open.
    pub fn new(masters: MasterKeys) -> Self {
        Self(Arc::new(Inner {
            masters,
            keys: Mutex::new(HashMap::new()),
        }))
    }

    /// Seals `plain` for `place` in the transaction's tenant, which gets its first key by this.
    ///
    /// # Errors
    /// When the database fails or the tenant's key cannot be opened.
    pub async fn seal(
        &self,
        tx: &TenantTx,
        place: Place,
        plain: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let (version, key) = match sql::latest_key().bind(tx).opt().await? {
            Some(row) => (row.version, self.opened(tx.tenant(), &row.into())?),
            None => self.make_key(tx, 1).await?,
        };
        let mut sealed = vec![FORMAT];
        sealed.extend(version.to_be_bytes());
        sealed.append(&mut key.seal(&place.bytes(tx.tenant()), plain)?);
        Ok(sealed)
    }

    /// Opens what was sealed for `place`.
    ///
    /// # Errors
    /// [`VaultError::Closed`] when it was sealed for another place or changed; else when the key cannot be had.
    pub async fn open(
        &self,
        tx: &TenantTx,
        place: Place,
        sealed: &[u8],
    ) -> Result<Secret, VaultError> {
        let (version, sealed) = version_of(sealed)?;
        let tenant = tx.tenant();
        let known = self.keys().get(&(tenant, version)).cloned();
        let key = match known {
            Some(key) => key,
            None => {
                let row = sql::get_key().bind(tx, &version).opt().await?;
                self.opened(tenant, &row.ok_or(VaultError::Closed)?.into())?
            }
        };
        let plain = key.open(&place.bytes(tenant), sealed)?;
        let plain = String::from_utf8(plain).map_err(|_| VaultError::Closed)?;
        Ok(Secret::new(plain))
    }

    /// The keys of the transaction's tenant, to seal and open many secrets without the database. A tenant that has
    /// none gets its first by this, so the transaction must commit before anything is sealed.
    ///
    /// # Errors
    /// When the database fails or a key cannot be opened.
    pub async fn keyring(&self, tx: &TenantTx) -> Result<Keyring, VaultError> {
        let rows = sql::all_keys().bind(tx).all().await?;
        let mut keys = BTreeMap::new();
        for row in rows {
            let row = KeyRow {
                version: row.version,
                sealed: row.sealed,
                master: row.master,
            };
            keys.insert(row.version, self.opened(tx.tenant(), &row)?);
        }
        if keys.is_empty() {
            let (version, key) = self.make_key(tx, 1).await?;
            keys.insert(version, key);
        }
        Ok(Keyring {
            tenant: tx.tenant(),
            keys,
        })
    }

    /// Gives the transaction's tenant a new key; what is sealed from now on is sealed by it. Returns its version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rotate(&self, tx: &TenantTx) -> Result<i32, VaultError> {
        let latest = sql::latest_key().bind(tx).opt().await?;
        let next = latest.map_or(1, |key| key.version + 1);
        Ok(self.make_key(tx, next).await?.0)
    }

    /// Seals all tenants' keys by the current master key that an older one sealed; returns how many. Afterwards
    /// the older one may be taken out of the settings.
    ///
    /// # Errors
    /// When the database fails; an older key that is not at hand is left and logged.
    pub async fn adopt_master(&self, db: &Db) -> Result<usize, VaultError> {
        let Some(current) = self.0.masters.current() else {
            return Ok(0);
        };
        let tx = db
            .begin_system("seal the tenants' keys by a new master key")
            .await?;
        let stale = sql::keys_of_other_masters()
            .bind(&tx, &current.name, &BATCH)
            .all()
            .await?;
        let mut sealed = 0;
        for row in stale {
            let tenant = TenantId(row.tenant_id);
            let bound = key_place(tenant, row.version);
            let Some(master) = self.0.masters.named(&row.master) else {
                tracing::error!(%tenant, master = row.master, "a tenant's key was sealed by a master key that is not at hand");
                continue;
            };
            let plain = master.key.open(&bound, &row.sealed)?;
            let anew = current.key.seal(&bound, &plain)?;
            sql::reseal_key()
                .bind(&tx, &anew, &current.name, &row.tenant_id, &row.version)
                .await?;
            sealed += 1;
        }
        tx.commit().await?;
        Ok(sealed)
    }

    async fn make_key(&self, tx: &TenantTx, version: i32) -> Result<(i32, Arc<Key>), VaultError> {
        let master = self.0.masters.current().ok_or(VaultError::Closed)?;
        let bytes = fresh_key()?;
        let sealed = master.key.seal(&key_place(tx.tenant(), version), &bytes)?;
        let made = sql::insert_key()
            .bind(tx, &tx.tenant().0, &version, &sealed, &master.name)
            .opt()
            .await?;
        if made.is_some() {
            // Not kept in memory: the transaction may yet roll back.
            return Ok((version, Arc::new(Key::new(&bytes)?)));
        }
        let row = sql::get_key().bind(tx, &version).one().await?;
        Ok((version, self.opened(tx.tenant(), &row.into())?))
    }

    fn opened(&self, tenant: TenantId, row: &KeyRow) -> Result<Arc<Key>, VaultError> {
        let master = self
            .0
            .masters
            .named(&row.master)
            .ok_or_else(|| VaultError::MasterMissing(row.master.clone()))?;
        let bytes = master
            .key
            .open(&key_place(tenant, row.version), &row.sealed)?;
        let key = Arc::new(Key::new(&bytes)?);
        let mut keys = self.keys();
        if keys.len() >= KEPT {
            keys.clear();
        }
        keys.insert((tenant, row.version), Arc::clone(&key));
        Ok(key)
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, HashMap<(TenantId, i32), Arc<Key>>> {
        self.0.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A tenant's keys, at hand.
pub struct Keyring {
    tenant: TenantId,
    keys: BTreeMap<i32, Arc<Key>>,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring({})", self.tenant)
    }
}

impl Keyring {
    /// Seals `plain` for `place` by the newest key.
    ///
    /// # Errors
    /// When the machine gives no random bytes.
    pub fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (version, key) = self.keys.last_key_value().ok_or(VaultError::Closed)?;
        let mut sealed = vec![FORMAT];
        sealed.extend(version.to_be_bytes());
        sealed.append(&mut key.seal(&place.bytes(self.tenant), plain)?);
        Ok(sealed)
    }

    /// Opens what was sealed for `place`.
    ///
    /// # Errors
    /// [`VaultError::Closed`] when it was sealed for another place, changed, or sealed by a key that is not in here.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (version, sealed) = version_of(sealed)?;
        let key = self.keys.get(&version).ok_or(VaultError::Closed)?;
        Ok(key.open(&place.bytes(self.tenant), sealed)?)
    }
}

/// The key's version, and what it sealed.
fn version_of(sealed: &[u8]) -> Result<(i32, &[u8]), VaultError> {
    match sealed.split_at_checked(5) {
        Some(([FORMAT, a, b, c, d], sealed)) => Ok((i32::from_be_bytes([*a, *b, *c, *d]), sealed)),
        _ => Err(VaultError::Closed),
    }
}

struct KeyRow {
    version: i32,
    sealed: Vec<u8>,
    master: String,
}

impl From<sql::LatestKey> for KeyRow {
    fn from(row: sql::LatestKey) -> Self {
        Self {
            version: row.version,
            sealed: row.sealed,
            master: row.master,
        }
    }
}

impl From<sql::GetKey> for KeyRow {
    fn from(row: sql::GetKey) -> Self {
        Self {
            version: row.version,
            sealed: row.sealed,
            master: row.master,
        }
    }
}

/// A data key is bound to its tenant and version.
fn key_place(tenant: TenantId, version: i32) -> Vec<u8> {
    let mut bytes = b"tenant_keys".to_vec();
    bytes.extend(tenant.0.as_bytes());
    bytes.extend(version.to_be_bytes());
    bytes
}
