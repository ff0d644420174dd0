use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// Who may use the test's MariaDB.
pub const MARIADB_USER: &str = "tekup";
/// Their password.
pub const MARIADB_PASSWORD: &str = "maria-s3cret";

/// A MariaDB server of a test's own, on loopback, with a database `shop` for one user. Gone with the value.
#[derive(Debug)]
pub struct MariaDb {
    port: u16,
    child: Child,
    // Its files lie there.
    _home: TempDir,
}

impl MariaDb {
    /// Starts one on a free port that has done `sql` in its database, a statement a line, and waits until it takes
    /// connections.
    ///
    /// # Panics
    /// When there is no MariaDB; says what to install.
    #[expect(clippy::panic, reason = "without its server a test has failed")]
    pub async fn start(sql: &str) -> Self {
        match Self::spawn(sql) {
            Ok(server) => {
                let address = ("127.0.0.1", server.port);
                crate::until("MariaDB takes connections", || async {
                    tokio::net::TcpStream::connect(address).await.is_ok()
                })
                .await;
                server
            }
            Err(error) => panic!("no MariaDB for the test: {error:#}"),
        }
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    fn spawn(sql: &str) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let home = TempDir::new()?;
        let data = home.path().join("data");
        let data = format!("--datadir={}", data.display());
        let me = nix::unistd::geteuid().is_root().then_some("--user=root");
        // In turn: several that fill their folders at once on a busy machine have failed.
        let turn = crate::cluster::lock()?;
        let made = Command::new("mariadb-install-db")
            .args(["--no-defaults", "--skip-test-db", &data])
            .args(me)
            .output()
            .context("starting mariadb-install-db; install Debian's package mariadb-server")?;
        drop(turn);
        ensure!(
            made.status.success(),
            "mariadb-install-db: {}{}",
            String::from_utf8_lossy(&made.stdout),
            String::from_utf8_lossy(&made.stderr)
        );
        let first = home.path().join("first.sql");
        let grants = format!(
            "CREATE DATABASE shop;\nCREATE USER '{MARIADB_USER}'@'%' IDENTIFIED BY '{MARIADB_PASSWORD}';\n\
             GRANT ALL ON shop.* TO '{MARIADB_USER}'@'%';\nUSE shop;\n{sql}\n"
        );
        fs::write(&first, grants)?;
        let inside = |name: &str| home.path().join(name).display().to_string();
        let child = Command::new(program())
            .args(["--no-defaults", &data])
            .args(me)
            .args(["--bind-address=127.0.0.1", "--skip-name-resolve"])
            .args([
                "--skip-networking=0",
                "--character-set-server=utf8mb4",
                "--innodb-buffer-pool-size=8M",
            ])
            .arg(format!("--port={port}"))
            .arg(format!("--socket={}", inside("socket")))
            .arg(format!("--pid-file={}", inside("pid")))
            .arg(format!("--init-file={}", first.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting mariadbd; install Debian's package mariadb-server")?;
        Ok(Self {
            port,
            child,
            _home: home,
        })
    }
}

/// Debian's lies where only root looks.
fn program() -> PathBuf {
    match Path::new("/usr/sbin/mariadbd") {
        debian if debian.exists() => debian.to_owned(),
        _ => "mariadbd".into(),
    }
}

impl Drop for MariaDb {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
