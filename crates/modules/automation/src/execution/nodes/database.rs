use std::{error::Error as _, time::Duration};

use serde_json::{Value, json};
use tekup_base::ErrorKind;
use tekup_context::Permission;
use tekup_egress::Line;
use tekup_protocols::{
    Terms,
    mysql::{self, Statement},
};
use tekup_runs::Failure;
use tokio_postgres::{
    Config,
    tls::{ChannelBinding, TlsConnect, TlsStream},
    types::{Format, IsNull, ToSql, Type, private::BytesMut},
};

use super::{
    super::{MAX_OUTPUT, engine::Engine},
    out_of_reach, passing,
    protocols::not_called,
    wrong,
};
use crate::{catalogue::DatabaseQuery, credentials::Credential};

/// How long a statement may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes that a database may send.
const MOST_BYTES: usize = 16 * 1024 * 1024;

impl Engine<'_> {
    pub(super) async fn database(&self, asked: DatabaseQuery) -> Result<Value, Failure> {
        let ctx = self.acting().await?;
        ctx.require(Permission::ConnectionsRead)?;
        let credential = Credential::open(self.automation, &ctx, asked.credential_id).await?;
        match credential.kind.as_str() {
            "postgres" => self.postgres(credential, asked).await,
            "mysql" => self.mysql(credential, asked).await,
            _ => Err(wrong(
                ErrorKind::Validation,
                "credentialId: is of no database",
            )),
        }
    }

    async fn mysql(&self, credential: Credential, asked: DatabaseQuery) -> Result<Value, Failure> {
        let settings = &credential.settings;
        let text = |name: &str| settings[name].as_str().unwrap_or_default().to_owned();
        let statement = Statement {
            host: text("host"),
            port: port(settings, 3306),
            protected: settings["tls"] != false,
            user: text("user"),
            password: credential.secret.expose().to_owned(),
            database: text("database"),
            sql: asked.sql,
            parameters: asked.parameters,
            write: asked.write,
            limit: usize::try_from(asked.limit).unwrap_or(usize::MAX),
        };
        let terms = Terms::new(PATIENCE, MAX_OUTPUT);
        mysql::query(&statement, &self.automation.0.guard, terms)
            .await
            .map_err(not_called)
    }

    async fn postgres(
        &self,
        credential: Credential,
        asked: DatabaseQuery,
    ) -> Result<Value, Failure> {
        let settings = &credential.settings;
        let text = |name: &str| settings[name].as_str().unwrap_or_default().to_owned();
        let host = text("host");
        let port = port(settings, 5432);
        let protected = settings["tls"] != false;
        let line = self
            .automation
            .0
            .guard
            .connect("database", &host, port, false);
        let line = tokio::time::timeout(Duration::from_secs(5), line)
            .await
            .map_err(|_| passing("the database does not answer"))?
            .map_err(out_of_reach)?;
        line.allowance().grant(MOST_BYTES);
        let mut config = Config::new();
        config
            .user(text("user"))
            .password(credential.secret.expose())
            .dbname(text("database"))
            .application_name("tekup")
            .ssl_mode(match protected {
                true => tokio_postgres::config::SslMode::Require,
                false => tokio_postgres::config::SslMode::Disable,
            });
        let query = query(&config, line, host, &asked);
        tokio::time::timeout(PATIENCE + Duration::from_secs(5), query)
            .await
            .map_err(|_| passing("the database took too long"))?
    }
}

fn port(settings: &Value, usual: u16) -> u16 {
    let port = match &settings["port"] {
        // The console's forms give texts.
        Value::String(text) => text.trim().parse().ok(),
        number => number.as_u64().and_then(|port| u16::try_from(port).ok()),
    };
    port.unwrap_or(usual)
}

async fn query(
    config: &Config,
    line: Line,
    host: String,
    asked: &DatabaseQuery,
) -> Result<Value, Failure> {
    let (mut client, connection) = config
        .connect_raw(line, Tls { host })
        .await
        .map_err(failed)?;
    // Ends with the client.
    let connection = tokio::spawn(connection);
    let given = async {
        let tx = client
            .build_transaction()
            .read_only(!asked.write)
            .start()
            .await?;
        let limits = format!("SET LOCAL statement_timeout = {}", PATIENCE.as_millis());
        tx.batch_execute(&limits).await?;
        let sql = asked.sql.trim().trim_end_matches(';');
        let parameters: Vec<Text> = asked.parameters.iter().map(Text::of).collect();
        let parameters: Vec<&(dyn ToSql + Sync)> = parameters
            .iter()
            .map(|one| one as &(dyn ToSql + Sync))
            .collect();
        let limit = i64::from(asked.limit);
        // The newline ends a comment that the statement may end with.
        let whole = if !asked.write {
            format!(
                "SELECT to_jsonb(_row) FROM (\n{sql}\n) AS _row LIMIT {}",
                limit + 1
            )
        } else if sql.to_lowercase().contains("returning") {
            format!("WITH _row AS (\n{sql}\n) SELECT to_jsonb(_row) FROM _row")
        } else {
            let count = tx.execute(sql, &parameters).await?;
            tx.commit().await?;
            return Ok(json!({"rows": [], "count": count, "cut": false}));
        };
        let mut rows: Vec<Value> = tx
            .query(&whole, &parameters)
            .await?
            .iter()
            .map(|row| row.get(0))
            .collect();
        tx.commit().await?;
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        let cut = rows.len() > most;
        rows.truncate(most);
        Ok(json!({"count": rows.len(), "rows": rows, "cut": cut}))
    };
    let given = given.await.map_err(failed);
    drop(client);
    connection.abort();
    given
}

fn failed(error: tokio_postgres::Error) -> Failure {
    if let Some(db) = error.as_db_error() {
        let hint = db
            .hint()
            .map(|hint| format!(" ({hint})"))
            .unwrap_or_default();
        return wrong(
            ErrorKind::Validation,
            format!("the database refused: {}{hint}", db.message()),
        );
    }
    let why = error.source().map(ToString::to_string);
    passing(why.unwrap_or_else(|| error.to_string()))
}

/// A parameter as text: the database reads it as the type that the statement wants.
#[derive(Debug)]
struct Text(Option<String>);

impl Text {
    fn of(value: &Value) -> Self {
        Self(match value {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        })
    }
}

impl ToSql for Text {
    fn to_sql(
        &self,
        _: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match &self.0 {
            None => Ok(IsNull::Yes),
            Some(text) => {
                out.extend_from_slice(text.as_bytes());
                Ok(IsNull::No)
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        self.to_sql(kind, out)
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Text
    }
}

/// Goes on over TLS where the database agrees to it.
struct Tls {
    host: String,
}

struct Protected(Line);

impl TlsConnect<Line> for Tls {
    type Stream = Protected;
    type Error = std::io::Error;
    type Future = futures::future::BoxFuture<'static, std::io::Result<Protected>>;

    fn connect(self, line: Line) -> Self::Future {
        Box::pin(async move { line.protect(&self.host).await.map(Protected) })
    }
}

impl TlsStream for Protected {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl tokio::io::AsyncRead for Protected {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
        buf: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::pin::Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl tokio::io::AsyncWrite for Protected {
    fn poll_write(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
        buf: &[u8],
    ) -> std::task::Poll<std::io::Result<usize>> {
        std::pin::Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::pin::Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::pin::Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
