use std::{collections::HashMap, sync::Arc};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::{StreamExt, TryStreamExt, stream};
use tekup_base::{Error, Result, TenantId};
use tekup_config::S3;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::core::blobs as sql};
use uuid::Uuid;

use crate::bucket::Bucket;

/// Bytes of a blob at most.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Blobs fetched from the bucket at once.
const AT_ONCE: usize = 8;

/// Where blobs are read. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Blobs {
    pub(crate) bucket: Option<Arc<Bucket>>,
}

impl Blobs {
    /// Blobs stay in Postgres, unless there is a bucket to carry them to.
    ///
    /// # Errors
    /// When the bucket's settings make no sense. A bucket that is away is tried again and again.
    pub fn open(bucket: Option<&S3>) -> Result<Self> {
        Ok(Self {
            bucket: bucket.map(Bucket::open).transpose()?.map(Arc::new),
        })
    }

    /// The blobs of these ids whose owners are of that moment; those that are not there are left out.
    ///
    /// # Errors
    /// When the database fails; `Unavailable` when the bucket does.
    pub async fn get(
        &self,
        tx: &TenantTx,
        owned_at: DateTime<Utc>,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, Bytes>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let rows = sql::get_blobs()
            .bind(tx, &owned_at, &ids)
            .all()
            .await
            .map_err(DbError::from)?;
        stream::iter(rows)
            .map(|row| async move {
                let bytes = match (row.bytes, row.place) {
                    (Some(bytes), _) => bytes.into(),
                    (None, Some(place)) => self.fetch(&place).await?,
                    (None, None) => Bytes::new(),
                };
                Ok((row.id, bytes))
            })
            .buffer_unordered(AT_ONCE)
            .try_collect()
            .await
    }

    async fn fetch(&self, place: &str) -> Result<Bytes> {
        let bucket = self.bucket.as_ref().ok_or_else(|| {
            Error::unavailable(
                "this payload lies in a bucket; start Tekup with the TEKUP_S3_ settings it had",
            )
        })?;
        bucket.get(place).await
    }
}

/// Writes a blob that goes with an owner of that moment; returns its id.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &TenantTx,
    tenant: TenantId,
    owned_at: DateTime<Utc>,
    bytes: &[u8],
) -> DbResult<Uuid> {
    let id = Uuid::now_v7();
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    sql::insert_blob()
        .bind(tx, &tenant.0, &id, &owned_at, &size, &bytes)
        .await?;
    Ok(id)
}

/// Has blobs go with an owner of another moment too, under the same ids.
///
/// # Errors
/// When the database fails.
pub async fn copy(
    tx: &TenantTx,
    ids: &[Uuid],
    owned_at: DateTime<Utc>,
    also_at: DateTime<Utc>,
) -> DbResult<()> {
    sql::copy_blobs()
        .bind(tx, &also_at, &owned_at, &ids)
        .await?;
    Ok(())
}
