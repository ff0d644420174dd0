use std::{
    fs,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result};
use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};
use tempfile::TempDir;

/// Who may speak to the test's RabbitMQ.
pub const RABBIT_USER: &str = "tekup";
/// Their password.
pub const RABBIT_PASSWORD: &str = "rabbit-s3cret";

/// A RabbitMQ of a test's own, on loopback, that knows one user. Gone with the value.
#[derive(Debug)]
pub struct RabbitMq {
    port: u16,
    child: Child,
    // Its files lie there.
    _home: TempDir,
}

impl RabbitMq {
    /// Starts one on a free port, and waits until it takes connections.
    ///
    /// # Panics
    /// When there is no RabbitMQ; says what to install.
    #[expect(clippy::panic, reason = "without its broker a test has failed")]
    pub async fn start() -> Self {
        match Self::spawn() {
            Ok(broker) => {
                let address = ("127.0.0.1", broker.port);
                crate::until("RabbitMQ takes connections", || async {
                    tokio::net::TcpStream::connect(address).await.is_ok()
                })
                .await;
                broker
            }
            Err(error) => panic!("no RabbitMQ for the test: {error:#}"),
        }
    }

    /// How to connect.
    pub fn url(&self) -> String {
        format!("amqp://127.0.0.1:{}", self.port)
    }

    fn spawn() -> Result<Self> {
        let free = || anyhow::Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port());
        let (port, among) = (free()?, free()?);
        let home = TempDir::new()?;
        let settings = home.path().join("rabbitmq.conf");
        let text = format!("default_user = {RABBIT_USER}\ndefault_pass = {RABBIT_PASSWORD}\n");
        fs::write(&settings, text)?;
        let plugins = home.path().join("plugins");
        fs::write(&plugins, "[].\n")?;
        let child = Command::new(program())
            .env("HOME", home.path())
            .env("RABBITMQ_NODENAME", format!("tekup{port}@localhost"))
            .env("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1")
            .env("RABBITMQ_NODE_PORT", port.to_string())
            .env("RABBITMQ_DIST_PORT", among.to_string())
            .env("RABBITMQ_MNESIA_BASE", home.path().join("data"))
            .env("RABBITMQ_LOG_BASE", home.path().join("log"))
            .env("RABBITMQ_PID_FILE", home.path().join("pid"))
            .env("RABBITMQ_CONFIG_FILE", settings)
            .env("RABBITMQ_ENABLED_PLUGINS_FILE", plugins)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Its script starts the broker beside it.
            .process_group(0)
            .spawn()
            .context("starting rabbitmq-server; install Debian's package rabbitmq-server")?;
        Ok(Self {
            port,
            child,
            _home: home,
        })
    }
}

/// Debian's own is for root and for its service's user only; the one behind it is for anybody.
fn program() -> PathBuf {
    match Path::new("/usr/lib/rabbitmq/bin/rabbitmq-server") {
        debian if debian.exists() => debian.to_owned(),
        _ => "rabbitmq-server".into(),
    }
}

impl Drop for RabbitMq {
    fn drop(&mut self) {
        if let Ok(group) = i32::try_from(self.child.id()) {
            let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
        }
        let _ = self.child.wait();
    }
}
