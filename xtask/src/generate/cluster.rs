//! A Postgres of its own for the time of one command.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// The cluster's superuser.
pub const OWNER: &str = "postgres";
const START_LIMIT: Duration = Duration::from_secs(30);

/// A running server without durability, reachable only through the unix socket in its private folder.
/// It ends, and its files go, when the value is dropped.
pub struct Cluster {
    folder: TempDir,
    binaries: PathBuf,
    user: Option<User>,
    server: Option<Child>,
}

#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// Makes and starts a cluster from the newest Postgres installed here.
    pub fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("tekup-gen-").tempdir()?;
        // Postgres refuses to run as root: give the folder to a user without rights and start as that one.
        let user = if fs::metadata(folder.path())?.uid() == 0 {
            let user = unprivileged_user()?;
            chown(folder.path(), Some(user.uid), Some(user.gid))?;
            Some(user)
        } else {
            None
        };
        let mut cluster = Cluster {
            binaries: find_binaries()?,
            folder,
            user,
            server: None,
        };
        cluster.init()?;
        cluster.launch()?;
        Ok(cluster)
    }

    /// The folder with the socket, as `host` of a connection.
    pub fn socket_folder(&self) -> &Path {
        self.folder.path()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.binaries.join(program));
        command
            .current_dir(self.folder.path())
            .env_remove("PGDATA")
            .stdin(Stdio::null());
        if let Some(user) = self.user {
            command.uid(user.uid).gid(user.gid);
        }
        command
    }

    fn init(&self) -> Result<()> {
        let result = self
            .command("initdb")
            .args([
                "--no-sync",
                "--no-instructions",
                "--auth=trust",
                "-U",
                OWNER,
            ])
            .args(["--encoding=UTF8", "--locale=C", "-D"])
            .arg(self.data())
            .output()
            .context("cannot run initdb")?;
        if !result.status.success() {
            bail!(
                "initdb failed:\n{}",
                String::from_utf8_lossy(&result.stderr)
            );
        }
        Ok(())
    }

    fn launch(&mut self) -> Result<()> {
        let log = self.folder.path().join("log");
        let log_file = fs::File::create(&log)?;
        let settings = [
            "listen_addresses=",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "shared_buffers=16MB",
        ];
        let mut command = self.command("postgres");
        command
            .arg("-D")
            .arg(self.data())
            .arg("-k")
            .arg(self.folder.path());
        for setting in settings {
            command.args(["-c", setting]);
        }
        let server = command
            .stdout(Stdio::null())
            .stderr(log_file)
            .spawn()
            .context("cannot start postgres")?;
        self.server = Some(server);
        self.wait_until_ready(&log)
    }

    fn wait_until_ready(&mut self, log: &Path) -> Result<()> {
        let started = Instant::now();
        loop {
            let pid_file =
                fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
            // The eighth line is the state; Postgres pads it with blanks.
            if pid_file
                .lines()
                .nth(7)
                .is_some_and(|line| line.trim() == "ready")
            {
                return Ok(());
            }
            let ended = match &mut self.server {
                Some(server) => server.try_wait()?.is_some(),
                None => true,
            };
            if ended || started.elapsed() > START_LIMIT {
                bail!(
                    "postgres did not come up:\n{}",
                    fs::read_to_string(log).unwrap_or_default()
                );
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let Some(mut server) = self.server.take() else {
            return;
        };
        let stopped = self
            .command("pg_ctl")
            .args(["stop", "-w", "-t", "10", "-m", "immediate", "-D"])
            .arg(self.data())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        // A failed stop leaves nothing to tell the caller: what counts is that the server is gone.
        if !stopped.is_ok_and(|status| status.success()) {
            let _ = server.kill();
        }
        let _ = server.wait();
    }
}

/// `TEKUP_POSTGRES_BIN`, else Debian's versioned folders, newest first, else the PATH.
fn find_binaries() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("TEKUP_POSTGRES_BIN") {
        return Ok(PathBuf::from(folder));
    }
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    versions.sort();
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    versions
        .into_iter()
        .rev()
        .map(|(_, folder)| folder)
        .chain(std::env::split_paths(&on_path))
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
        .context("no Postgres found: install Debian's `postgresql-15`")
}

fn unprivileged_user() -> Result<User> {
    let accounts = fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
    let lookup = |name: &str| {
        accounts.lines().find_map(|line| {
            let mut fields = line.split(':');
            if fields.next()? != name {
                return None;
            }
            let uid = fields.nth(1)?.parse().ok()?;
            let gid = fields.next()?.parse().ok()?;
            Some(User { uid, gid })
        })
    };
    lookup("postgres")
        .or_else(|| lookup("nobody"))
        .context("neither a `postgres` nor a `nobody` user to run Postgres as")
}
