//! Files in parts: what was uploaded, and what Runs have written. Never more than a part of one is in memory.

use std::{io::Write, time::Duration};

use bytes::Bytes;
use chrono::{TimeDelta, Utc};
use futures::{Stream, StreamExt};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::OpContext;
use tekup_db::{Db, DbError, DbResult, TenantTx, sql::queries::crm::files as sql};
use tempfile::NamedTempFile;
use uuid::Uuid;

/// How much is written at once.
pub(crate) const PART: usize = 1024 * 1024;
/// How long files are kept.
const KEPT: TimeDelta = TimeDelta::days(7);
/// How long an upload may stand still.
const STANDSTILL: Duration = Duration::from_secs(60);

pub(crate) async fn put(tx: &TenantTx, file: Uuid, ordinal: i32, content: &[u8]) -> DbResult<()> {
    sql::put_part()
        .bind(tx, &tx.tenant().0, &file, &ordinal, &content, &Utc::now())
        .await?;
    Ok(())
}

/// One part of a file, from 0.
pub(crate) async fn part(
    db: &Db,
    ctx: &OpContext,
    file: Uuid,
    ordinal: i32,
) -> Result<Option<Vec<u8>>> {
    let tx = db.begin_single(ctx).await?;
    let found = sql::part()
        .bind(&tx, &ctx.tenant().0, &file, &ordinal)
        .opt()
        .await;
    Ok(found.map_err(DbError::from)?)
}

/// Writes down what comes, part by part; returns its length. Nothing is held while waiting for more.
///
/// # Errors
/// When it is longer than `most`, or stands still for a minute.
pub(crate) async fn take<S, E>(
    db: &Db,
    ctx: &OpContext,
    file: Uuid,
    content: S,
    most: u64,
) -> Result<u64>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: std::fmt::Display,
{
    futures::pin_mut!(content);
    let (mut buffer, mut ordinal, mut length) = (Vec::with_capacity(PART), 0, 0);
    loop {
        let next = tokio::time::timeout(STANDSTILL, content.next()).await;
        let next = next
            .map_err(|_| Error::new(ErrorKind::Timeout, "the upload stood still for a minute"))?;
        let chunk = match next {
            Some(Ok(chunk)) => chunk,
            Some(Err(error)) => {
                return Err(Error::field(
                    "file",
                    "cut_off",
                    format!("was not sent to its end: {error}"),
                ));
            }
            None => break,
        };
        length += chunk.len() as u64;
        if length > most {
            let message = format!("the file may have at most {} MB", most / 1_000_000);
            return Err(Error::new(ErrorKind::PayloadTooLarge, message));
        }
        let mut rest = &chunk[..];
        while !rest.is_empty() {
            let fits = rest.len().min(PART - buffer.len());
            buffer.extend_from_slice(&rest[..fits]);
            rest = &rest[fits..];
            if buffer.len() == PART {
                flush(db, ctx, file, &mut ordinal, &mut buffer).await?;
            }
        }
    }
    if !buffer.is_empty() {
        flush(db, ctx, file, &mut ordinal, &mut buffer).await?;
    }
    Ok(length)
}

async fn flush(
    db: &Db,
    ctx: &OpContext,
    file: Uuid,
    ordinal: &mut i32,
    buffer: &mut Vec<u8>,
) -> Result<()> {
    let tx = db.begin(ctx).await?;
    put(&tx, file, *ordinal, buffer).await?;
    tx.commit().await?;
    *ordinal += 1;
    buffer.clear();
    Ok(())
}

/// Takes a file away.
pub(crate) async fn drop_all(db: &Db, ctx: &OpContext, file: Uuid) -> Result<()> {
    let tx = db.begin(ctx).await?;
    sql::drop_parts()
        .bind(&tx, &ctx.tenant().0, &file)
        .await
        .map_err(DbError::from)?;
    Ok(tx.commit().await?)
}

/// A file as one on the disk of this machine, for readers that want to seek; gone when dropped.
pub(crate) async fn spool(db: &Db, ctx: &OpContext, file: Uuid) -> Result<NamedTempFile> {
    let mut spooled = tokio::task::spawn_blocking(NamedTempFile::new)
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    let mut ordinal = 0;
    while let Some(content) = part(db, ctx, file, ordinal).await? {
        spooled =
            tokio::task::spawn_blocking(move || spooled.write_all(&content).map(|()| spooled))
                .await
                .map_err(Error::internal)?
                .map_err(Error::internal)?;
        ordinal += 1;
    }
    if ordinal == 0 {
        return Err(Error::new(
            ErrorKind::NotFound,
            "the file was kept for 7 days; send it again",
        ));
    }
    Ok(spooled)
}

/// Takes away files of all tenants that are too old.
pub(crate) async fn forget(db: &Db) -> Result<u64> {
    let before = Utc::now() - KEPT;
    let tx = db.begin_system("files of the crm past their time").await?;
    let parts = sql::forget_parts()
        .bind(&tx, &before)
        .await
        .map_err(DbError::from)?;
    let imports = sql::forget_imports()
        .bind(&tx, &before)
        .await
        .map_err(DbError::from)?;
    tx.commit().await?;
    Ok(parts + imports)
}
