//! Settings from the environment, validated once at start.
//!
//! Every setting has a default that works on one machine; a wrong value stops the start with the name of
//! the variable and what it takes.
#![deny(missing_docs)]

use std::{env, path::PathBuf, str::FromStr, time::Duration};

use anyhow::{Context, Result, bail};
use tekup_base::Secret;

/// Everything that can be set from outside.
#[derive(Debug, Clone)]
pub struct Config {
    /// `TEKUP_HOME`: where data, models and the private cluster live.
    pub home: PathBuf,
    /// `TEKUP_HOST`: address to listen on; loopback unless set.
    pub host: String,
    /// `TEKUP_PORT`: port to listen on; 0 lets the system choose.
    pub port: u16,
    /// `DATABASE_URL`: the owner's connection to a Postgres of yours; absent: a private one is run.
    pub database_url: Option<Secret>,
    /// `TEKUP_APP_DATABASE_URL`: the app role's connection, when its password is yours to set.
    pub app_database_url: Option<Secret>,
    /// `TEKUP_DB_CONNECTIONS`: connections in the pool; four a processor, but no fewer than eight.
    pub db_connections: usize,
    /// `TEKUP_CHAT_MODEL`: catalogue name of the text model.
    pub chat_model: Option<String>,
    /// `TEKUP_EMBEDDING_MODEL`: catalogue name of the embedding model.
    pub embedding_model: Option<String>,
    /// `TEKUP_MODEL_THREADS`: threads of local models; cores minus one unless set.
    pub model_threads: Option<usize>,
    /// `TEKUP_OPENAI_URL`, `TEKUP_OPENAI_KEY`, `TEKUP_OPENAI_MODEL`: an OpenAI-compatible server.
    pub openai: Option<OpenAi>,
    /// `TEKUP_RATE_LIMIT`: calls a minute that one principal may make; 0 turns the limit off.
    pub rate_limit_per_minute: u32,
    /// `TEKUP_PROXIES`: reverse proxies in front of Tekup that write `X-Forwarded-For`; 0 unless set. Decides
    /// whose address a visitor's limits count for.
    pub proxies: usize,
    /// `TEKUP_SECURE_COOKIES`: mark cookies `Secure`; on when the console is served over TLS.
    pub secure_cookies: bool,
    /// `TEKUP_ANSWER_TIMEOUT`: seconds that a customer's answer may take to be worded.
    pub answer_timeout: Duration,
    /// `TEKUP_CONNECTION_TIMEOUT`: seconds that a system which tenants are connected to may take to answer.
    pub connection_timeout: Duration,
    /// `TEKUP_WORKERS`: Runs worked on at once.
    pub workers: usize,
    /// `TEKUP_OPEN_WORKFLOWS`: executions of workflows that a tenant may have open at once.
    pub open_workflows: u32,
    /// `TEKUP_MASTER_KEY`: seals the tenants' keys; base64 of 32 bytes, older ones after commas. Absent: a file
    /// `master.key` under the home, made at the first start.
    pub master_key: Option<Secret>,
    /// `TEKUP_ALLOWED_HOSTS`: hosts, addresses and networks inside of yours that tenants' connections may ask,
    /// separated by commas.
    pub allowed_hosts: Vec<String>,
    /// `TEKUP_NATS_URL`: a NATS server with JetStream that keeps the messages of channels, `nats://` or `tls://` with
    /// name and password where it wants them; absent: Postgres keeps them.
    pub nats_url: Option<Secret>,
    /// `TEKUP_S3_BUCKET`, `TEKUP_S3_ACCESS_KEY`, `TEKUP_S3_SECRET_KEY` and, for a server that is not Amazon's,
    /// `TEKUP_S3_ENDPOINT`; `TEKUP_S3_REGION` is `us-east-1` unless set. The bucket holds large payloads and nothing else;
    /// absent: Postgres keeps them.
    pub s3: Option<S3>,
    /// `OTEL_EXPORTER_OTLP_ENDPOINT`: where traces go; absent: nowhere.
    pub otlp_endpoint: Option<String>,
}

/// A server that speaks OpenAI's protocol.
#[derive(Debug, Clone)]
pub struct OpenAi {
    /// Base URL up to and with `/v1`.
    pub url: String,
    /// The key, if it wants one.
    pub key: Option<Secret>,
    /// The model to ask for.
    pub model: String,
}

/// A bucket of an S3 server.
#[derive(Debug, Clone)]
pub struct S3 {
    /// The bucket, which is there already.
    pub bucket: String,
    /// Where the server is; absent: Amazon's.
    pub endpoint: Option<String>,
    /// The bucket's region.
    pub region: String,
    /// Who asks.
    pub access_key: String,
    /// With what they sign.
    pub secret_key: Secret,
}

impl S3 {
    fn from_env() -> Result<Option<Self>> {
        let Some(bucket) = text("TEKUP_S3_BUCKET") else {
            return Ok(None);
        };
        let endpoint = text("TEKUP_S3_ENDPOINT");
        if let Some(endpoint) = &endpoint
            && !endpoint.starts_with("http://")
            && !endpoint.starts_with("https://")
        {
            bail!("TEKUP_S3_ENDPOINT must start with http:// or https://");
        }
        Ok(Some(Self {
            bucket,
            endpoint,
            region: text("TEKUP_S3_REGION").unwrap_or_else(|| "us-east-1".to_owned()),
            access_key: text("TEKUP_S3_ACCESS_KEY")
                .context("TEKUP_S3_BUCKET needs TEKUP_S3_ACCESS_KEY, the key's id")?,
            secret_key: text("TEKUP_S3_SECRET_KEY")
                .map(Secret::new)
                .context("TEKUP_S3_BUCKET needs TEKUP_S3_SECRET_KEY, the key itself")?,
        }))
    }
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// Names the variable that is wrong and what it takes.
    pub fn from_env() -> Result<Self> {
        let home = match text("TEKUP_HOME") {
            Some(home) => std::path::absolute(home).context("TEKUP_HOME is not a usable path")?,
            None => default_home()?,
        };
        let openai = text("TEKUP_OPENAI_URL")
            .map(|url| -> Result<OpenAi> {
                if !url.starts_with("http://") && !url.starts_with("https://") {
                    bail!("TEKUP_OPENAI_URL must start with http:// or https://");
                }
                Ok(OpenAi {
                    url: url.trim_end_matches('/').to_owned(),
                    key: text("TEKUP_OPENAI_KEY").map(Secret::new),
                    model: text("TEKUP_OPENAI_MODEL").context(
                        "TEKUP_OPENAI_URL needs TEKUP_OPENAI_MODEL, the model to ask for",
                    )?,
                })
            })
            .transpose()?;
        Ok(Self {
            home,
            host: text("TEKUP_HOST").unwrap_or_else(|| "127.0.0.1".to_owned()),
            port: number("TEKUP_PORT", "a port from 0 to 65535")?.unwrap_or(4000),
            database_url: text("DATABASE_URL").map(Secret::new),
            app_database_url: text("TEKUP_APP_DATABASE_URL").map(Secret::new),
            db_connections: number("TEKUP_DB_CONNECTIONS", "a number of connections")?
                .unwrap_or_else(connections_for_this_machine),
            chat_model: text("TEKUP_CHAT_MODEL"),
            embedding_model: text("TEKUP_EMBEDDING_MODEL"),
            model_threads: number("TEKUP_MODEL_THREADS", "a number of threads")?,
            openai,
            rate_limit_per_minute: number("TEKUP_RATE_LIMIT", "calls a minute")?.unwrap_or(6000),
            proxies: number("TEKUP_PROXIES", "a number of reverse proxies")?.unwrap_or(0),
            secure_cookies: switch("TEKUP_SECURE_COOKIES")?,
            answer_timeout: Duration::from_secs(
                number("TEKUP_ANSWER_TIMEOUT", "seconds")?.unwrap_or(90),
            ),
            connection_timeout: Duration::from_secs(
                number("TEKUP_CONNECTION_TIMEOUT", "seconds")?
                    .unwrap_or(20)
                    .max(1),
            ),
            workers: number("TEKUP_WORKERS", "a number of Runs")?.unwrap_or(8),
            open_workflows: number("TEKUP_OPEN_WORKFLOWS", "a number of executions")?
                .unwrap_or(5_000),
            master_key: text("TEKUP_MASTER_KEY").map(Secret::new),
            allowed_hosts: text("TEKUP_ALLOWED_HOSTS")
                .map(|hosts| hosts.split(',').map(|one| one.trim().to_owned()).collect())
                .unwrap_or_default(),
            nats_url: nats_url()?,
            s3: S3::from_env()?,
            otlp_endpoint: text("OTEL_EXPORTER_OTLP_ENDPOINT"),
        })
    }
}

/// `/var/lib/tekup` for root, because the database's own user must be able to reach it; a folder of
/// the user otherwise.
fn default_home() -> Result<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from);
    if is_root() {
        return Ok(PathBuf::from("/var/lib/tekup"));
    }
    if let Some(data) = text("XDG_DATA_HOME") {
        return Ok(PathBuf::from(data).join("tekup"));
    }
    Ok(home
        .context("set TEKUP_HOME: there is no HOME to put data under")?
        .join(".local/share/tekup"))
}

fn nats_url() -> Result<Option<Secret>> {
    let Some(url) = text("TEKUP_NATS_URL") else {
        return Ok(None);
    };
    if !url.starts_with("nats://") && !url.starts_with("tls://") {
        bail!("TEKUP_NATS_URL must start with nats:// or tls://");
    }
    Ok(Some(Secret::new(url)))
}

/// More than these gain nothing: they take turns at the same processors and push each other out of the caches.
fn connections_for_this_machine() -> usize {
    std::thread::available_parallelism().map_or(8, |cores| (4 * cores.get()).max(8))
}

fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&match std::fs::metadata("/proc/self") {
        Ok(me) => me,
        Err(_) => return false,
    }) == 0
}

/// The variable's text; an empty one counts as absent.
fn text(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn number<T: FromStr>(name: &str, takes: &str) -> Result<Option<T>> {
    text(name)
        .map(|value| {
            value
                .parse()
                .ok()
                .with_context(|| format!("{name} takes {takes}, not {value:?}"))
        })
        .transpose()
}

fn switch(name: &str) -> Result<bool> {
    match text(name).as_deref() {
        None | Some("0" | "false" | "off") => Ok(false),
        Some("1" | "true" | "on") => Ok(true),
        Some(other) => bail!("{name} takes on or off, not {other:?}"),
    }
}
