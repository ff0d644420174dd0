use tekup_base::{Error, ErrorKind};
use tokio_postgres::error::SqlState;

/// What a store returns.
pub type DbResult<T> = Result<T, DbError>;

/// A failure of the database, on its way to becoming an [`Error`] of the caller's.
#[derive(Debug)]
pub enum DbError {
    /// The query failed.
    Query(tokio_postgres::Error),
    /// No connection could be had in time.
    Pool(String),
    /// A statement of the transaction had failed, so there was nothing left to commit.
    Aborted,
}

impl DbError {
    /// Whether a unique key refused the row.
    pub fn is_unique_violation(&self) -> bool {
        self.code() == Some(&SqlState::UNIQUE_VIOLATION)
    }

    /// Whether a foreign key refused the row.
    pub fn is_foreign_key_violation(&self) -> bool {
        self.code() == Some(&SqlState::FOREIGN_KEY_VIOLATION)
    }

    fn code(&self) -> Option<&SqlState> {
        match self {
            Self::Query(error) => error.code(),
            Self::Pool(_) | Self::Aborted => None,
        }
    }
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Query(error)
    }
}

impl std::fmt::Display for DbError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Query(error) => match error.as_db_error() {
                // The detail line can hold the row's values: it stays out.
                Some(db) => write!(f, "{}: {}", db.code().code(), db.message()),
                None => error.fmt(f),
            },
            Self::Pool(reason) => write!(f, "no database connection: {reason}"),
            Self::Aborted => f.write_str("the transaction was rolled back: a statement had failed"),
        }
    }
}

impl std::error::Error for DbError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Query(error) => std::error::Error::source(error),
            Self::Pool(_) | Self::Aborted => None,
        }
    }
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        let away = "the database is away for a moment; try again";
        let kind = match &error {
            DbError::Pool(_) => Self::new(ErrorKind::Unavailable, away),
            DbError::Aborted => return Self::internal(error),
            DbError::Query(query) if query.is_closed() => Self::new(ErrorKind::Unavailable, away),
            DbError::Query(query) => match query.code() {
                Some(code) => from_state(code, away),
                // Not an answer of the server's: the connection broke under the query.
                None if is_io(query) => Self::new(ErrorKind::Unavailable, away),
                None => return Self::internal(error),
            },
        };
        kind.caused_by(error)
    }
}

fn from_state(code: &SqlState, away: &str) -> Error {
    match *code {
        SqlState::UNIQUE_VIOLATION => Error::conflict("this exists already"),
        SqlState::FOREIGN_KEY_VIOLATION => {
            Error::conflict("what this refers to is not there (any more)")
        }
        SqlState::CHARACTER_NOT_IN_REPERTOIRE | SqlState::UNTRANSLATABLE_CHARACTER => Error::field(
            "",
            "invalid_text",
            "the text holds a NUL character (U+0000), which cannot be stored; remove it",
        ),
        SqlState::QUERY_CANCELED => {
            Error::new(ErrorKind::Timeout, "the database took too long over this")
        }
        SqlState::T_R_SERIALIZATION_FAILURE
        | SqlState::T_R_DEADLOCK_DETECTED
        | SqlState::ADMIN_SHUTDOWN
        | SqlState::CRASH_SHUTDOWN
        | SqlState::CANNOT_CONNECT_NOW
        | SqlState::TOO_MANY_CONNECTIONS
        | SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => Error::new(ErrorKind::Unavailable, away),
        _ => Error::new(ErrorKind::Internal, "something went wrong on our side"),
    }
}

fn is_io(error: &tokio_postgres::Error) -> bool {
    std::error::Error::source(error).is_some_and(|source| source.is::<std::io::Error>())
}
