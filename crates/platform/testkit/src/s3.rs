use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::Relaxed},
};

use anyhow::Result;
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use s3s_fs::FileSystem;
use tekup_base::Secret;
use tekup_config::S3;
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};

const ACCESS_KEY: &str = "tekup-test";
const SECRET_KEY: &str = "tekup-test-secret";
const BUCKET: &str = "payloads";

/// An S3 server of a test's own, on loopback, which checks signatures. Gone with the value.
#[derive(Debug)]
pub struct S3Server {
    port: u16,
    store: TempDir,
    away: Arc<AtomicBool>,
    serving: JoinHandle<()>,
}

impl S3Server {
    /// Starts one with an empty bucket.
    ///
    /// # Panics
    /// When it cannot listen.
    #[expect(clippy::panic, reason = "without its server a test has failed")]
    pub async fn start() -> Self {
        match Self::open().await {
            Ok(server) => server,
            Err(error) => panic!("no S3 server for the test: {error:#}"),
        }
    }

    async fn open() -> Result<Self> {
        let store = TempDir::new()?;
        std::fs::create_dir(store.path().join(BUCKET))?;
        let files = FileSystem::new(store.path())
            .map_err(|error| anyhow::anyhow!("the server's folder: {error:?}"))?;
        let mut builder = S3ServiceBuilder::new(files);
        builder.set_auth(SimpleAuth::from_single(ACCESS_KEY, SECRET_KEY));
        let service = builder.build();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let away = Arc::new(AtomicBool::new(false));
        let closed = Arc::clone(&away);
        let serving = tokio::spawn(async move {
            let http = Builder::new(TokioExecutor::new());
            while let Ok((socket, _)) = listener.accept().await {
                if closed.load(Relaxed) {
                    continue;
                }
                let connection = http
                    .serve_connection(TokioIo::new(socket), service.clone())
                    .into_owned();
                let closed = Arc::clone(&closed);
                tokio::spawn(async move {
                    let gone = async {
                        while !closed.load(Relaxed) {
                            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                        }
                    };
                    tokio::select! {
                        _ = connection => {}
                        () = gone => {}
                    }
                });
            }
        });
        Ok(Self {
            port,
            store,
            away,
            serving,
        })
    }

    /// What leads to its bucket.
    pub fn settings(&self) -> S3 {
        S3 {
            bucket: BUCKET.to_owned(),
            endpoint: Some(format!("http://127.0.0.1:{}", self.port)),
            region: "us-east-1".to_owned(),
            access_key: ACCESS_KEY.to_owned(),
            secret_key: Secret::new(SECRET_KEY),
        }
    }

    /// Has it hang up on everybody, or take calls again.
    pub fn set_away(&self, away: bool) {
        self.away.store(away, Relaxed);
    }

    /// The keys of the objects in the bucket, sorted.
    pub fn keys(&self) -> Vec<String> {
        let root = self.store.path().join(BUCKET);
        let (mut keys, mut folders) = (Vec::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries.flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(key) = path.strip_prefix(&root) {
                    keys.push(key.display().to_string());
                }
            }
        }
        keys.sort();
        keys
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
