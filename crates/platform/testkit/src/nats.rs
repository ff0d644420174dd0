use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

/// A NATS server with JetStream of a test's own, on loopback. Gone with the value.
#[derive(Debug)]
pub struct NatsServer {
    port: u16,
    store: TempDir,
    child: Option<Child>,
}

impl NatsServer {
    /// Starts one on a free port, and waits until it takes connections.
    ///
    /// # Panics
    /// When there is no `nats-server`; says what to install.
    #[expect(clippy::panic, reason = "without its server a test has failed")]
    pub async fn start() -> Self {
        let started = (|| -> Result<Self> {
            let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            let store = TempDir::new()?;
            let mut server = Self {
                port,
                store,
                child: None,
            };
            server.spawn()?;
            Ok(server)
        })();
        match started {
            Ok(server) => {
                server.ready().await;
                server
            }
            Err(error) => panic!("no NATS server for the test: {error:#}"),
        }
    }

    /// How to connect.
    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    /// Ends it as a crash would (SIGKILL).
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Starts it again on what it had stored.
    ///
    /// # Panics
    /// When it does not start.
    #[expect(clippy::panic, reason = "without its server a test has failed")]
    pub async fn start_again(&mut self) {
        if let Err(error) = self.spawn() {
            panic!("the NATS server does not start again: {error:#}");
        }
        self.ready().await;
    }

    fn spawn(&mut self) -> Result<()> {
        // Debian's lies where only root looks.
        let program = match std::path::Path::new("/usr/sbin/nats-server") {
            debian if debian.exists() => debian.to_owned(),
            _ => "nats-server".into(),
        };
        let child = Command::new(program)
            .args([
                "-js",
                "-a",
                "127.0.0.1",
                "-p",
                &self.port.to_string(),
                "-sd",
            ])
            .arg(self.store.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting nats-server; install Debian's package nats-server")?;
        self.child = Some(child);
        Ok(())
    }

    async fn ready(&self) {
        let address = ("127.0.0.1", self.port);
        crate::until("the NATS server takes connections", || async {
            tokio::net::TcpStream::connect(address).await.is_ok()
        })
        .await;
    }
}

impl Drop for NatsServer {
    fn drop(&mut self) {
        self.kill();
    }
}
