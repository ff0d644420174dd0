use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use nix::unistd::{Uid, User};
use sha2::{Digest, Sha256};
use tokio_postgres::Config;

/// Longest path of a unix socket is 107 bytes, and Postgres adds `/.s.PGSQL.5432`.
const MAX_SOCKET_DIR: usize = 90;
/// The superuser of the cluster; used to make the owner and the database, never to serve.
const SUPERUSER: &str = "tekup_admin";

/// A Postgres of our own: on a unix socket only, in a folder that only its user can enter.
#[derive(Debug)]
pub struct Cluster {
    bin: PathBuf,
    root: PathBuf,
    socket: PathBuf,
    run_as: Option<User>,
    admin_password: String,
}

impl Cluster {
    /// Starts the cluster under `home`, making it first if it is not there; one that still runs (after a
    /// crash of ours) is taken over. Blocking: about a second the first time, a tenth after that.
    ///
    /// # Errors
    /// When there are no Postgres binaries, or initdb or the start fails; with the end of its log.
    pub fn start(home: &Path) -> Result<Self> {
        Self::start_with(home, &[])
    }

    /// Like [`Cluster::start`], with further settings (name and value) for this start. One that runs
    /// already keeps its own.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn start_with(home: &Path, settings: &[(&str, &str)]) -> Result<Self> {
        let bin = find_binaries()?;
        let run_as = if Uid::effective().is_root() {
            Some(unprivileged_user()?)
        } else {
            None
        };
        let root = cluster_root(home, run_as.as_ref())?;
        make_private(&root, run_as.as_ref())?;
        let socket = socket_dir(&root);
        make_private(&socket, run_as.as_ref())?;
        let admin_password = password(&root)?;
        let cluster = Self {
            bin,
            root,
            socket,
            run_as,
            admin_password,
        };
        if !cluster.data().join("PG_VERSION").exists() {
            cluster.init()?;
        }
        if !cluster.is_running() {
            cluster.launch(settings)?;
        }
        Ok(cluster)
    }

    /// How to connect as the superuser, to `database`.
    pub fn admin(&self, database: &str) -> Config {
        let mut config = self.connection(SUPERUSER, &self.admin_password);
        config.dbname(database);
        config
    }

    /// How to connect as `user`.
    pub fn connection(&self, user: &str, password: &str) -> Config {
        let mut config = Config::new();
        config
            .host_path(&self.socket)
            .port(5432)
            .user(user)
            .password(password)
            .dbname("tekup");
        config
    }

    /// The folder that holds the data, the log and the passwords.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Stops the cluster, if it runs: connections are cut, what was committed is on disk.
    ///
    /// # Errors
    /// When it does not stop within a minute.
    pub fn stop(&self) -> Result<()> {
        if !self.is_running() {
            return Ok(());
        }
        let status = self
            .command("pg_ctl")
            .args(["stop", "-m", "fast", "-w", "-t", "60", "-D"])
            .arg(self.data())
            .status()
            .context("pg_ctl stop")?;
        if !status.success() {
            bail!(
                "Postgres under {} did not stop within a minute",
                self.root.display()
            );
        }
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    fn is_running(&self) -> bool {
        self.command("pg_ctl")
            .args(["status", "-D"])
            .arg(self.data())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// Whether the server's process is there. Cheap, where the system shows its processes as files.
    pub(crate) fn is_alive(&self) -> bool {
        if !Path::new("/proc/self/stat").exists() {
            return self.is_running();
        }
        let Ok(file) = fs::read_to_string(self.data().join("postmaster.pid")) else {
            return false;
        };
        let process = file.lines().next().unwrap_or_default().trim();
        let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else {
            return false;
        };
        // "PID (name) state ...": a number that was given to another program, or a process that has ended
        // and that nobody has asked about yet, is no server.
        stat.split_once(") ")
            .is_some_and(|(before, after)| before.ends_with("(postgres") && !after.starts_with('Z'))
    }

    /// Starts the server again that has died, with the settings it keeps.
    pub(crate) fn start_again(&self) -> Result<()> {
        self.launch(&[])
    }

    fn init(&self) -> Result<()> {
        let password_file = self.root.join("initdb.password");
        write_private(&password_file, &self.admin_password, self.run_as.as_ref())?;
        // A cut-off initdb leaves a folder that it will not touch again.
        if self.data().exists() {
            fs::remove_dir_all(self.data())?;
        }
        let output = self
            .command("initdb")
            .args([
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-D",
            ])
            .arg(self.data())
            .arg("--pwfile")
            .arg(&password_file)
            .stderr(Stdio::piped())
            .output()
            .context("initdb")?;
        fs::remove_file(&password_file).ok();
        if !output.status.success() {
            bail!(
                "initdb failed: {}",
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        let settings = self.data().join("postgresql.auto.conf");
        // Statements prepared while a table was empty read all of it until it is analysed: hence the short nap.
        fs::write(
            &settings,
            format!(
                "# Written by Tekup when it made this cluster.\n\
                 listen_addresses = ''\nunix_socket_directories = '{}'\nunix_socket_permissions = 0700\n\
                 port = 5432\nmax_connections = 100\nshared_buffers = {}MB\nmax_wal_size = 4GB\n\
                 wal_compression = {}\nrandom_page_cost = 1.1\ntimezone = 'UTC'\nlog_timezone = 'UTC'\n\
                 jit = off\nautovacuum_naptime = 10s\nupdate_process_title = off\n",
                self.socket.display(),
                shared_buffers(),
                self.wal_compression(),
            ),
        )
        .with_context(|| format!("writing {}", settings.display()))?;
        if let Some(user) = &self.run_as {
            chown(&settings, Some(user.uid.as_raw()), Some(user.gid.as_raw()))?;
        }
        Ok(())
    }

    /// LZ4 where this Postgres was built with it: its own method takes several times as long.
    fn wal_compression(&self) -> &'static str {
        let asked = self
            .command("postgres")
            .args(["-C", "wal_compression", "-c", "wal_compression=lz4", "-D"])
            .arg(self.data())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if asked.is_ok_and(|status| status.success()) {
            "lz4"
        } else {
            "on"
        }
    }

    fn launch(&self, settings: &[(&str, &str)]) -> Result<()> {
        let log = self.root.join("postgres.log");
        let options: Vec<String> = settings
            .iter()
            .map(|(name, value)| format!("-c {name}={value}"))
            .collect();
        let status = self
            .command("pg_ctl")
            .args(["start", "-w", "-t", "60", "-D"])
            .arg(self.data())
            .arg("-l")
            .arg(&log)
            .arg("-o")
            .arg(options.join(" "))
            .status()
            .context("pg_ctl start")?;
        if !status.success() {
            let text = fs::read_to_string(&log).unwrap_or_default();
            let tail: Vec<&str> = text.lines().rev().take(5).collect();
            let tail: Vec<&str> = tail.into_iter().rev().collect();
            bail!(
                "Postgres did not start; the end of {}:\n{}",
                log.display(),
                tail.join("\n")
            );
        }
        Ok(())
    }

    /// A command of Postgres's, run as its user from a folder that this user can enter.
    fn command(&self, name: &str) -> Command {
        use std::os::unix::process::CommandExt;
        let mut command = Command::new(self.bin.join(name));
        command
            .current_dir(&self.root)
            .env_remove("DATABASE_URL")
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(user) = &self.run_as {
            command
                .uid(user.uid.as_raw())
                .gid(user.gid.as_raw())
                .env("HOME", &self.root);
        }
        command
    }
}

/// What Postgres keeps in memory, in MiB: a sixteenth of the machine's, as models share it. Postgres's own 128 MiB hold no
/// index of a million records, so that each row written read pages back.
fn shared_buffers() -> u64 {
    #[cfg(target_os = "linux")]
    let all = nix::sys::sysinfo::sysinfo().map_or(0, |info| info.ram_total() >> 20);
    #[cfg(not(target_os = "linux"))]
    let all = 0;
    (all / 16).clamp(128, 2048)
}

/// `TEKUP_POSTGRES_BIN`, else Debian's versioned folders newest first, else the PATH.
fn find_binaries() -> Result<PathBuf> {
    let complete = |dir: &Path| dir.join("initdb").exists() && dir.join("pg_ctl").exists();
    if let Some(dir) = std::env::var_os("TEKUP_POSTGRES_BIN").map(PathBuf::from) {
        if complete(&dir) {
            return Ok(dir);
        }
        bail!(
            "TEKUP_POSTGRES_BIN: {} holds no initdb and pg_ctl",
            dir.display()
        );
    }
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(version, dir)| *version >= 15 && complete(dir))
        .collect();
    versions.sort();
    if let Some((_, dir)) = versions.pop() {
        return Ok(dir);
    }
    std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .find(|dir| complete(dir))
        .context(
            "no Postgres found: install it (Debian: apt-get install postgresql-15), name its folder \
             in TEKUP_POSTGRES_BIN, or give a running one in DATABASE_URL",
        )
}

/// Postgres refuses to run as root, so root lends it another user.
fn unprivileged_user() -> Result<User> {
    for name in ["postgres", "nobody"] {
        if let Some(user) = User::from_name(name)? {
            return Ok(user);
        }
    }
    bail!("started as root, but there is no user postgres or nobody to run the database as")
}

/// `home/postgres`; where the database's user cannot enter `home`, a folder of its own under
/// `/var/lib/tekup-clusters`, named after `home`.
fn cluster_root(home: &Path, run_as: Option<&User>) -> Result<PathBuf> {
    fs::create_dir_all(home).with_context(|| format!("TEKUP_HOME: making {}", home.display()))?;
    let home = home.canonicalize()?;
    let enterable = |user: &User| {
        home.ancestors().all(|dir| {
            dir.metadata().is_ok_and(|meta| {
                let mode = meta.permissions().mode();
                mode & 0o001 != 0
                    || (meta.uid() == user.uid.as_raw() && mode & 0o100 != 0)
                    || (meta.gid() == user.gid.as_raw() && mode & 0o010 != 0)
            })
        })
    };
    match run_as {
        Some(user) if !enterable(user) => {
            let name = hex::encode(&Sha256::digest(home.as_os_str().as_encoded_bytes())[..8]);
            let root = Path::new("/var/lib/tekup-clusters").join(name);
            fs::create_dir_all(&root)?;
            fs::write(
                home.join("postgres.location"),
                format!("{}\n", root.display()),
            )?;
            Ok(root)
        }
        _ => Ok(home.join("postgres")),
    }
}

fn socket_dir(root: &Path) -> PathBuf {
    let inside = root.join("socket");
    if inside.as_os_str().len() <= MAX_SOCKET_DIR {
        return inside;
    }
    let name = hex::encode(&Sha256::digest(root.as_os_str().as_encoded_bytes())[..8]);
    std::env::temp_dir().join(format!("tekup-{name}"))
}

fn make_private(dir: &Path, owner: Option<&User>) -> Result<()> {
    fs::create_dir_all(dir).with_context(|| format!("making {}", dir.display()))?;
    if let Some(user) = owner {
        chown(dir, Some(user.uid.as_raw()), Some(user.gid.as_raw()))?;
    }
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))
        .with_context(|| format!("{} belongs to somebody else", dir.display()))
}

/// The password of the superuser, made once and kept beside the data.
fn password(root: &Path) -> Result<String> {
    let file = root.join("admin.password");
    if let Ok(password) = fs::read_to_string(&file) {
        return Ok(password.trim().to_owned());
    }
    let password = random_password();
    write_private(&file, &password, None)?;
    Ok(password)
}

/// 32 random bytes in hexadecimal.
pub(crate) fn random_password() -> String {
    hex::encode(rand::random::<[u8; 32]>())
}

pub(crate) fn write_private(path: &Path, text: &str, owner: Option<&User>) -> Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("writing {}", path.display()))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    if let Some(user) = owner {
        chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw()))?;
    }
    Ok(())
}
