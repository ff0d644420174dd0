use std::time::Duration;

use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    ClientOptions, ObjectMeta, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    path::Path,
};
use tekup_base::{Error, Result};
use tekup_config::S3;

/// Longest wait for the bucket's server, its tries together.
const WAIT: Duration = Duration::from_secs(30);

/// A bucket of an S3 server.
#[derive(Debug)]
pub(crate) struct Bucket {
    store: AmazonS3,
}

impl Bucket {
    pub fn open(settings: &S3) -> Result<Self> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            .with_access_key_id(&settings.access_key)
            .with_secret_access_key(settings.secret_key.expose())
            .with_client_options(
                ClientOptions::new()
                    .with_timeout(WAIT)
                    .with_allow_http(true),
            )
            .with_retry(RetryConfig {
                max_retries: 3,
                retry_timeout: WAIT,
                ..RetryConfig::default()
            });
        if let Some(endpoint) = &settings.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        let store = builder.build().map_err(Error::internal)?;
        Ok(Self { store })
    }

    pub async fn put(&self, place: &str, bytes: Vec<u8>) -> Result<()> {
        let place = Path::from(place);
        in_time(self.store.put(&place, PutPayload::from(bytes))).await?;
        Ok(())
    }

    pub async fn get(&self, place: &str) -> Result<Bytes> {
        let place = Path::from(place);
        in_time(async { self.store.get(&place).await?.bytes().await }).await
    }

    /// Folders at the top.
    pub async fn folders(&self) -> Result<Vec<String>> {
        let listed = in_time(self.store.list_with_delimiter(None)).await?;
        Ok(listed
            .common_prefixes
            .into_iter()
            .map(|path| path.to_string())
            .collect())
    }

    /// The keys of everything in a folder, as many at a time.
    pub fn keys(&self, folder: &str, at_once: usize) -> BoxStream<'_, Result<Vec<String>>> {
        self.store
            .list(Some(&Path::from(folder)))
            .map_ok(|object: ObjectMeta| object.location.to_string())
            .map_err(away)
            .try_chunks(at_once)
            .map_err(|error| error.1)
            .boxed()
    }

    pub async fn delete(&self, place: &str) -> Result<()> {
        match in_time(self.store.delete(&Path::from(place))).await {
            Err(error) if error.kind() == tekup_base::ErrorKind::NotFound => Ok(()),
            deleted => deleted,
        }
    }
}

async fn in_time<T>(work: impl Future<Output = object_store::Result<T>>) -> Result<T> {
    match tokio::time::timeout(WAIT, work).await {
        Ok(done) => done.map_err(away),
        Err(elapsed) => Err(Error::unavailable(
            "the bucket of large payloads does not answer; try again",
        )
        .caused_by(elapsed)),
    }
}

fn away(error: object_store::Error) -> Error {
    let known = match &error {
        object_store::Error::NotFound { .. } => Error::not_found("payload"),
        _ => Error::unavailable("the bucket of large payloads cannot be reached; try again"),
    };
    known.caused_by(error)
}
