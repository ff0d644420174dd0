//! A server of the real binary, in a home that is gone when the test is over.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    time::Duration,
};

use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::Value;
use tekup_testkit::until;
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

/// How long a start or a stop may take; nobody measures it here.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder with everything that a server keeps.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::Builder::new()
            .prefix("tekup-it-")
            .tempdir()
            .unwrap();
        // Root's Postgres runs as another user, who must be able to enter.
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        Self(dir)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The command, with this home and nothing of this machine's settings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tekup"));
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("TEKUP_") || name == "DATABASE_URL" || name.starts_with("OTEL_") {
                command.env_remove(&name);
            }
        }
        if let Some(postgres) = std::env::var_os("TEKUP_POSTGRES_BIN") {
            command.env("TEKUP_POSTGRES_BIN", postgres);
        }
        command
            .env("TEKUP_HOME", self.path())
            .env("TEKUP_PORT", "0")
            .env("RUST_LOG", "info")
            .args(arguments)
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// The Postgres that this home's server has started, if it runs.
    pub fn postgres(&self) -> Option<i32> {
        let file = self.path().join("postgres/data/postmaster.pid");
        let pid = fs::read_to_string(file)
            .ok()?
            .lines()
            .next()?
            .trim()
            .parse()
            .ok()?;
        is_alive(pid).then_some(pid)
    }

    fn log(&self) -> PathBuf {
        self.path().join("server.log")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // What a test left running when it failed.
        if let Some(postgres) = self.postgres() {
            signal(postgres, "QUIT");
            for _ in 0..200 {
                if !is_alive(postgres) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    }
}

/// Whether a process is there and has not ended.
pub fn is_alive(pid: i32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(") ")
        .is_some_and(|(_, state)| !state.starts_with('Z'))
}

/// Sends a signal to one process.
pub fn signal(pid: i32, name: &str) {
    let mut kill = std::process::Command::new("kill");
    let sent = kill.args([&format!("-{name}"), &pid.to_string()]).status();
    assert!(sent.unwrap().success(), "kill -{name} {pid}");
}

/// A server that serves.
pub struct Tekup<'a> {
    home: &'a Home,
    child: Child,
    stdout: Lines<BufReader<ChildStdout>>,
    /// What `--json` printed.
    pub ready: Value,
    http: Client,
}

impl<'a> Tekup<'a> {
    /// `tekup serve --demo --json`, once it serves.
    pub async fn serve(home: &'a Home) -> Self {
        Self::serve_with(home, &[]).await
    }

    /// The same with settings.
    pub async fn serve_with(home: &'a Home, settings: &[(&str, &str)]) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let log = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(home.log())
            .unwrap();
        let mut child = home
            .command(&["serve", "--demo", "--json"])
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = tokio::time::timeout(PATIENCE, stdout.next_line()).await;
        let line = line.expect("it does not serve").unwrap();
        let line = line.unwrap_or_else(|| panic!("it ended: {}", log_of(home)));
        let ready = serde_json::from_str(&line).unwrap_or_else(|_| panic!("not JSON: {line}"));
        Self {
            home,
            child,
            stdout,
            ready,
            http: Client::new(),
        }
    }

    pub fn url(&self) -> &str {
        self.ready["url"].as_str().unwrap()
    }

    /// A request with the bank's key.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = method.parse().unwrap();
        let key = self.ready["tenantKey"].as_str().unwrap();
        self.http
            .request(method, format!("{}{path}", self.url()))
            .header("x-tenant-key", key)
    }

    pub async fn get(&self, path: &str) -> Value {
        answer(self.request("GET", path)).await.1
    }

    pub async fn post(&self, path: &str, body: &Value) -> Value {
        let (status, body) = answer(self.request("POST", path).json(body)).await;
        assert!(status.is_success(), "{status}: {body}");
        body
    }

    /// Every item of a list, over all its pages.
    pub async fn all(&self, path: &str) -> Vec<Value> {
        let (mut items, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.get(&format!("{path}?limit=100{cursor}")).await;
            items.extend(
                page["items"]
                    .as_array()
                    .unwrap_or_else(|| panic!("{page}"))
                    .clone(),
            );
            match page["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return items,
            }
        }
    }

    /// Waits until the bank's demo is loaded.
    pub async fn loaded(&self) {
        until("the demo is loaded", || async {
            let runs = self.all("/api/v1/runs").await;
            let import = runs.iter().find(|run| run["kind"] == "demo.import");
            if let Some(run) = import {
                assert_ne!(run["state"], "failed", "{run}\n{}", log_of(self.home));
            }
            import.is_some_and(|run| run["state"] == "completed")
        })
        .await;
    }

    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.id().unwrap()).unwrap()
    }

    /// Ends it as the machine's crash would.
    pub async fn crash(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Asks it to stop; returns how it ended and what else it printed.
    pub async fn stop(mut self, name: &str) -> (ExitStatus, Vec<String>) {
        signal(self.pid(), name);
        let ended = async {
            let mut more = Vec::new();
            while let Some(line) = self.stdout.next_line().await.unwrap() {
                more.push(line);
            }
            (self.child.wait().await.unwrap(), more)
        };
        tokio::time::timeout(PATIENCE, ended)
            .await
            .expect("it does not stop")
    }
}

/// What the servers of this home wrote.
pub fn log_of(home: &Home) -> String {
    fs::read_to_string(home.log()).unwrap_or_default()
}

/// Status and body.
pub async fn answer(request: RequestBuilder) -> (StatusCode, Value) {
    let response = request.send().await.unwrap();
    let status = response.status();
    let text = response.text().await.unwrap();
    (
        status,
        serde_json::from_str(&text).unwrap_or(Value::String(text)),
    )
}
