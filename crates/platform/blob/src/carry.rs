//! Carrying blobs into the bucket, and clearing out what nobody refers to there any more.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use futures::TryStreamExt;
use tekup_base::Result;
use tekup_db::{Db, DbError, sql::queries::core::blobs as sql};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Blobs, bucket::Bucket};

/// Rest when there is nothing to carry, or nobody to take it.
const REST: Duration = Duration::from_secs(5);
/// Blobs looked up at once.
const AT_ONCE: i64 = 100;
/// Keys compared with the database at once.
const KEYS: usize = 1_000;
/// Objects this young are not looked at: what refers to them cannot have gone.
const YOUNG: TimeDelta = TimeDelta::days(90);

impl Blobs {
    /// Carries blobs into the bucket until `stop`; returns at once where there is none.
    pub async fn run(self, db: Db, stop: CancellationToken) {
        let Some(bucket) = &self.bucket else { return };
        while !stop.is_cancelled() {
            let carried = tokio::select! {
                carried = round(&db, bucket) => carried,
                () = stop.cancelled() => return,
            };
            match carried {
                Ok(count) if count > 0 => continue,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(
                        ?error,
                        "large payloads stay in the database; it is tried again"
                    );
                }
            }
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                () = stop.cancelled() => {}
            }
        }
    }

    /// Deletes objects of the bucket that the database has forgotten; returns how many.
    ///
    /// # Errors
    /// When the database or the bucket fails.
    pub async fn prune(&self, db: &Db, now: DateTime<Utc>) -> Result<u64> {
        let Some(bucket) = &self.bucket else {
            return Ok(0);
        };
        let mut deleted = 0;
        for folder in bucket.folders().await? {
            // What is not named by a day is not ours.
            let Ok(day) = folder.parse::<NaiveDate>() else {
                continue;
            };
            if day > (now - YOUNG).date_naive() {
                continue;
            }
            let mut keys = bucket.keys(&folder, KEYS);
            while let Some(keys) = keys.try_next().await? {
                let tx = db.begin_system("find forgotten large payloads").await?;
                let used = sql::places_in_use()
                    .bind(&tx, &keys)
                    .all()
                    .await
                    .map_err(DbError::from)?;
                tx.commit().await?;
                for key in keys.iter().filter(|key| !used.contains(key)) {
                    bucket.delete(key).await?;
                    deleted += 1;
                }
            }
        }
        Ok(deleted)
    }
}

async fn round(db: &Db, bucket: &Bucket) -> Result<usize> {
    Ok(erase(db, bucket).await? + carry(db, bucket).await?)
}

/// Takes what was erased out of the bucket.
async fn erase(db: &Db, bucket: &Bucket) -> Result<usize> {
    let tx = db.begin_system("find erased payloads").await?;
    let erased = sql::erased_blobs()
        .bind(&tx, &AT_ONCE)
        .all()
        .await
        .map_err(DbError::from)?;
    tx.commit().await?;
    let count = erased.len();
    for blob in erased {
        let tx = db.begin_system("forget an erased payload").await?;
        if let Some(place) = &blob.place
            && !sql::is_shared()
                .bind(&tx, place)
                .one()
                .await
                .map_err(DbError::from)?
        {
            bucket.delete(place).await?;
        }
        sql::forget_blob()
            .bind(&tx, &blob.tenant_id, &blob.id, &blob.created_at)
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
    }
    Ok(count)
}

async fn carry(db: &Db, bucket: &Bucket) -> Result<usize> {
    let tx = db
        .begin_system("carry large payloads into the bucket")
        .await?;
    let waiting = sql::waiting_blobs()
        .bind(&tx, &AT_ONCE)
        .all()
        .await
        .map_err(DbError::from)?;
    tx.commit().await?;
    let mut carried = 0;
    for blob in waiting {
        let tx = db
            .begin_system("carry a large payload into the bucket")
            .await?;
        let found = sql::waiting_blob()
            .bind(&tx, &blob.tenant_id, &blob.id, &blob.created_at)
            .opt()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        let Some(bytes) = found.flatten() else {
            continue;
        };
        // First there, then out of the database: two processes that carry the same write the same object.
        let place = key(blob.created_at, blob.tenant_id, blob.id);
        bucket.put(&place, bytes).await?;
        let tx = db.begin_system("have carried a large payload").await?;
        sql::place_blob()
            .bind(&tx, &place, &blob.tenant_id, &blob.id, &blob.created_at)
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        carried += 1;
    }
    Ok(carried)
}

/// By day first, so that what is old can be found.
fn key(owned_at: DateTime<Utc>, tenant: Uuid, id: Uuid) -> String {
    format!("{}/{tenant}/{id}", owned_at.format("%F"))
}
