//! MySQL and MariaDB: one statement, and its rows.
//!
//! The client opens its connection itself, so it is no [`Protocol`](crate::Protocol): it is given the addresses that the
//! guard has judged, and no name to look up.

use std::time::Duration;

use futures::StreamExt;
use mysql_async::{
    Column, Conn, Error, OptsBuilder, Params, Row, SslOpts, Value as Sql, consts::ColumnType,
    prelude::Queryable,
};
use serde_json::{Map, Number, Value, json};
use tekup_egress::Guard;

use crate::{CallError, Terms, answer};

/// A statement for a database.
#[derive(Clone)]
pub struct Statement {
    /// The host.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether it is asked over TLS.
    pub protected: bool,
    /// Who asks.
    pub user: String,
    /// Their password.
    pub password: String,
    /// Which database.
    pub database: String,
    /// One statement with `?` for its parameters.
    pub sql: String,
    /// The parameters, in order.
    pub parameters: Vec<Value>,
    /// Whether it may write.
    pub write: bool,
    /// Most rows that are taken.
    pub limit: usize,
}

impl std::fmt::Debug for Statement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Statement({}:{})", self.host, self.port)
    }
}

/// Has a statement done. `{rows, count, cut}`: each row an object; `count` is that of rows changed where it gives none.
///
/// # Errors
/// [`CallError`]; what the database says of the statement is [`CallError::Refused`].
pub async fn query(statement: &Statement, guard: &Guard, terms: Terms) -> Result<Value, CallError> {
    let terms = Terms::new(terms.time, terms.bytes);
    let late = |_| {
        let message = format!("the database took longer than {} s", terms.time.as_secs());
        CallError::Time(message)
    };
    let connect = async {
        let found = guard.addresses(&statement.host, statement.port).await?;
        let ips: Vec<_> = found.iter().map(std::net::SocketAddr::ip).collect();
        let tls = match statement.protected {
            true => Some(trusting().await?),
            false => None,
        };
        let options = OptsBuilder::default()
            .ip_or_hostname(&statement.host)
            .resolved_ips(Some(ips))
            .tcp_port(statement.port)
            .prefer_socket(false)
            .user(Some(&statement.user))
            .pass(Some(&statement.password))
            .db_name(Some(&statement.database))
            .max_allowed_packet(Some(terms.bytes.max(64 * 1024)))
            .stmt_cache_size(0)
            .ssl_opts(tls);
        Conn::new(options).await.map_err(failed)
    };
    let mut conn = tokio::time::timeout_at(terms.until, connect)
        .await
        .map_err(late)??;
    let done = tokio::time::timeout_at(terms.until, perform(&mut conn, statement, &terms));
    let done = done.await.map_err(late);
    // Whatever it still sends is not waited for.
    let _ = tokio::time::timeout(Duration::from_secs(1), conn.disconnect()).await;
    done?
}

/// TLS with the machine's certificates.
async fn trusting() -> Result<SslOpts, CallError> {
    let found = tokio::task::spawn_blocking(rustls_native_certs::load_native_certs).await;
    let found = found.map_err(|error| CallError::passing(error.to_string()))?;
    let roots = found.certs.into_iter().map(|one| one.to_vec().into());
    Ok(SslOpts::default()
        .with_disable_built_in_roots(true)
        .with_root_certs(roots.collect()))
}

async fn perform(
    conn: &mut Conn,
    statement: &Statement,
    terms: &Terms,
) -> Result<Value, CallError> {
    bound(conn, statement, terms).await?;
    let sql = statement.sql.trim().trim_end_matches(';');
    let parameters: Vec<Sql> = statement.parameters.iter().map(parameter).collect();
    let parameters = match parameters.is_empty() {
        true => Params::Empty,
        false => Params::Positional(parameters),
    };
    let (mut rows, mut cut, mut bytes) = (Vec::new(), false, 0_usize);
    let changed = {
        let mut result = conn.exec_iter(sql, parameters).await.map_err(failed)?;
        if let Some(mut stream) = result.stream::<Row>().await.map_err(failed)? {
            while let Some(row) = stream.next().await {
                let row = row.map_err(failed)?;
                bytes += size(&row);
                if bytes > terms.bytes {
                    return Err(CallError::TooLong(terms.bytes));
                }
                if rows.len() < statement.limit {
                    rows.push(object(row));
                    continue;
                }
                cut = true;
                // What is left is thrown away with the connection.
                if !statement.write {
                    return Ok(json!({"count": rows.len(), "rows": rows, "cut": cut}));
                }
            }
        }
        result.affected_rows()
    };
    conn.query_drop("COMMIT").await.map_err(failed)?;
    let count = match rows.is_empty() && statement.write {
        true => changed,
        false => rows.len() as u64,
    };
    Ok(json!({"count": count, "rows": rows, "cut": cut}))
}

/// Begins a transaction in which no more can be done than the statement says.
async fn bound(conn: &mut Conn, statement: &Statement, terms: &Terms) -> Result<(), CallError> {
    let version = conn.query_first::<String, _>("SELECT VERSION()").await;
    let version = version.map_err(failed)?.unwrap_or_default();
    // MariaDB counts in seconds and bounds every statement, MySQL in milliseconds and reading ones only.
    let (name, most) = match version.to_lowercase().contains("mariadb") {
        true => ("max_statement_time", u128::from(terms.time.as_secs())),
        false => ("max_execution_time", terms.time.as_millis()),
    };
    let most_rows = match statement.write {
        true => "DEFAULT".to_owned(),
        false => (statement.limit + 1).to_string(),
    };
    let mode = match statement.write {
        true => "READ WRITE",
        false => "READ ONLY",
    };
    for sql in [
        format!("SET SESSION {name} = {most}, SESSION sql_select_limit = {most_rows}"),
        // For what a procedure begins after it has ended ours.
        format!("SET SESSION TRANSACTION {mode}"),
        format!("START TRANSACTION {mode}"),
    ] {
        conn.query_drop(sql).await.map_err(failed)?;
    }
    Ok(())
}

fn parameter(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::NULL,
        Value::Bool(yes) => Sql::Int(i64::from(*yes)),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => Sql::Int(whole),
            (None, Some(whole)) => Sql::UInt(whole),
            _ => Sql::Double(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Sql::Bytes(text.clone().into_bytes()),
        other => Sql::Bytes(other.to_string().into_bytes()),
    }
}

fn size(row: &Row) -> usize {
    let each = (0..row.len()).map(|at| match row.as_ref(at) {
        Some(Sql::Bytes(bytes)) => bytes.len(),
        _ => 8,
    });
    each.sum()
}

fn object(row: Row) -> Value {
    let columns = row.columns();
    let values = row.unwrap();
    let named = columns.iter().zip(values).map(|(column, value)| {
        let name = column.name_str().into_owned();
        (name, as_json(column, value))
    });
    Value::Object(named.collect::<Map<String, Value>>())
}

fn as_json(column: &Column, value: Sql) -> Value {
    let number = |float: f64| Number::from_f64(float).map_or(Value::Null, Value::Number);
    match value {
        Sql::NULL => Value::Null,
        Sql::Int(whole) => json!(whole),
        Sql::UInt(whole) => json!(whole),
        Sql::Float(float) => number(f64::from(float)),
        Sql::Double(float) => number(float),
        Sql::Date(year, month, day, ..) if column.column_type() == ColumnType::MYSQL_TYPE_DATE => {
            json!(format!("{year:04}-{month:02}-{day:02}"))
        }
        Sql::Date(year, month, day, hour, minute, second, micros) => {
            let date = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
            json!(format!("{date}{}", fraction(micros)))
        }
        Sql::Time(negative, days, hours, minutes, seconds, micros) => {
            let sign = if negative { "-" } else { "" };
            let hours = u64::from(days) * 24 + u64::from(hours);
            let micros = fraction(micros);
            json!(format!(
                "{sign}{hours:02}:{minutes:02}:{seconds:02}{micros}"
            ))
        }
        Sql::Bytes(bytes) => match column.column_type() {
            ColumnType::MYSQL_TYPE_DECIMAL | ColumnType::MYSQL_TYPE_NEWDECIMAL => {
                serde_json::from_slice(&bytes).unwrap_or_else(|_| text(bytes))
            }
            ColumnType::MYSQL_TYPE_JSON => answer::value(&bytes),
            _ => text(bytes),
        },
    }
}

fn fraction(micros: u32) -> String {
    match micros {
        0 => String::new(),
        micros => format!(".{micros:06}"),
    }
}

fn text(bytes: Vec<u8>) -> Value {
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Value::String(text),
        Ok(text) => answer::value(text.as_bytes()),
        Err(error) => answer::value(error.as_bytes()),
    }
}

fn failed(error: Error) -> CallError {
    match error {
        Error::Server(error) => {
            let message = format!(
                "the database refused: {} ({})",
                answer::brief(&error.message),
                error.code
            );
            // Too many connections, a lock that was not got in time, a deadlock, a server that is going down.
            match error.code {
                1040 | 1205 | 1213 | 1053 | 1203 => CallError::Passing(message),
                1045 | 1698 => CallError::Refused(format!("credentialId: {message}")),
                1969 | 3024 => CallError::Time(message),
                _ => CallError::Refused(message),
            }
        }
        Error::Driver(error) => CallError::refused(error.to_string()),
        // The driver says this in no other way.
        other if other.to_string().contains("max_allowed_packet") => {
            CallError::refused("the answer is too long: a row is longer than it may be")
        }
        other => CallError::passing(format!("the database could not be asked: {other}")),
    }
}
