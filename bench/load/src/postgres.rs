use std::{str::FromStr, time::Duration};

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use tokio_postgres::{Client, Config, NoTls, Row, Statement, config::Host, types::ToSql};
use uuid::Uuid;

use crate::drive::{Connection, Failure};

const CONVERSATIONS: &str = include_str!("../../../sql/queries/support/conversations.sql");

/// The query of the server's conversation list, as it stands in its file, with `$1` for the first
/// `:name` and so on.
///
/// # Errors
/// When the file no longer holds it.
pub fn list_query() -> Result<(String, Vec<String>)> {
    let text = CONVERSATIONS
        .split("--! ")
        .find(|part| part.starts_with("latest_conversations "))
        .and_then(|part| part.split_once('\n'))
        .and_then(|(_, sql)| sql.split_once(';'))
        .map(|(sql, _)| sql)
        .context("sql/queries/support/conversations.sql holds no latest_conversations")?;
    Ok(numbered(text))
}

/// Puts `$n` in the place of `:name`, and lists the names. Casts (`::`) stay.
fn numbered(sql: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(sql.len());
    let mut names: Vec<String> = Vec::new();
    let mut rest = sql;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(cast) = rest.strip_prefix(':') {
            out.push_str("::");
            rest = cast;
            continue;
        }
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(length);
        let position = names
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            });
        out.push_str(&format!("${}", position + 1));
        rest = after;
    }
    out.push_str(rest);
    (out, names)
}

/// A connection that asks the list of Postgres itself: BEGIN, the tenant's setting, the query and COMMIT in
/// one flush, as the server's own transactions do, and nothing around it.
pub struct BareList {
    client: Client,
    statement: Statement,
    names: Vec<String>,
    begin: String,
    tenant: Uuid,
    rows: usize,
}

impl BareList {
    /// Opens `count` connections to `url` (a unix socket or loopback) for the tenant with `slug`.
    ///
    /// # Errors
    /// When the database is elsewhere, cannot be reached, or lacks the tenant.
    pub async fn connect(count: usize, url: &str, tenant: Uuid, rows: usize) -> Result<Vec<Self>> {
        let mut config = Config::from_str(url).context("--postgres is no connection string")?;
        for host in config.get_hosts() {
            match host {
                Host::Unix(_) => {}
                Host::Tcp(name) if name == "localhost" => {}
                Host::Tcp(name)
                    if name
                        .parse()
                        .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback()) => {}
                Host::Tcp(name) => bail!("--postgres: {name} is not this machine"),
            }
        }
        // As the server's own connections are set up.
        config.connect_timeout(Duration::from_secs(5));
        config.options(
            "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s -c timezone=UTC \
             -c plan_cache_mode=force_generic_plan",
        );
        let (query, names) = list_query()?;
        let mut connections = Vec::with_capacity(count);
        for _ in 0..count {
            let (client, connection) = config.connect(NoTls).await.context("--postgres")?;
            tokio::spawn(async move {
                let _ = connection.await;
            });
            let statement = client.prepare(&query).await.context("the list's query")?;
            connections.push(Self {
                client,
                statement,
                names: names.clone(),
                begin: format!("BEGIN; SET LOCAL app.tenant_id = '{tenant}'"),
                tenant,
                rows,
            });
        }
        Ok(connections)
    }

    async fn list(&self) -> Result<Vec<Row>, tokio_postgres::Error> {
        let limit = i64::try_from(self.rows).unwrap_or(i64::MAX);
        // From the beginning to the end of time, as the server asks for the first page.
        let begin = DateTime::<Utc>::UNIX_EPOCH;
        let (end, last) = (DateTime::<Utc>::MAX_UTC, Uuid::max());
        let params: Vec<&(dyn ToSql + Sync)> = self
            .names
            .iter()
            .map(|name| -> &(dyn ToSql + Sync) {
                match name.as_str() {
                    "tenant_id" => &self.tenant,
                    "from_at" => &begin,
                    "before_at" => &end,
                    "before_id" => &last,
                    _ => &limit,
                }
            })
            .collect();
        // Requests are queued in the order in which they are first polled, and leave in one flush.
        let (begun, rows, committed) = tokio::join!(
            biased;
            self.client.batch_execute(&self.begin),
            self.client.query(&self.statement, &params),
            self.client.batch_execute("COMMIT"),
        );
        begun?;
        committed?;
        rows
    }
}

impl Connection for BareList {
    async fn once(&mut self, _: u64) -> Result<(), Failure> {
        match self.list().await {
            Ok(rows) if rows.len() == self.rows => {
                let id: Result<Uuid, _> = rows[0].try_get(0);
                id.map(drop).map_err(|_| "no id".into())
            }
            Ok(rows) => Err(format!("{} rows instead of {}", rows.len(), self.rows).into()),
            Err(error) => Err(error.code().map_or("connection broke".into(), |code| {
                format!("SQL {}", code.code()).into()
            })),
        }
    }

    async fn recover(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_numbers_and_casts_stay() {
        let (sql, names) = numbered("a = :x AND (:y::text IS NULL OR b = :y) LIMIT :limit");
        assert_eq!(sql, "a = $1 AND ($2::text IS NULL OR b = $2) LIMIT $3");
        assert_eq!(names, ["x", "y", "limit"]);
    }

    #[test]
    fn the_servers_list_is_found() {
        let (sql, names) = list_query().unwrap();
        assert!(sql.trim_start().starts_with("SELECT"), "{sql}");
        assert!(names.contains(&"limit".to_owned()), "{names:?}");
        for name in &names {
            let known = ["tenant_id", "from_at", "before_at", "before_id", "limit"];
            assert!(known.contains(&name.as_str()), "{name} needs a value here");
        }
    }

    #[tokio::test]
    async fn a_database_elsewhere_is_refused() {
        let url = "host=10.0.0.1 user=x dbname=y";
        let refused = BareList::connect(1, url, Uuid::nil(), 20).await;
        assert!(refused.is_err_and(|error| error.to_string().contains("not this machine")));
    }
}
