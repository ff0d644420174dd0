use std::time::Duration;

use chrono::{DateTime, Utc};
use tekup_base::{Error, ErrorKind};
use tekup_db::DbError;

/// Why an execution stopped before its end.
#[derive(Debug)]
pub enum Failure {
    /// It failed in a way that another try may mend.
    Retry(Error),
    /// Not now: another try after `wait`.
    Later {
        /// How long to wait.
        wait: Duration,
        /// Whether this was one of the Run's attempts, or it was not even tried.
        counted: bool,
        /// Why.
        error: Error,
    },
    /// It failed for good.
    Permanent(Error),
    /// It waits, and holds no worker meanwhile: until a moment, or only until it is woken. This is no failure, and no
    /// attempt.
    Wait {
        /// When it goes on at the latest.
        until: Option<DateTime<Utc>>,
    },
    /// It was asked to stop.
    Cancelled,
    /// Another worker holds it now; nothing may be written any more.
    LeaseLost,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::Validation
            | ErrorKind::Unauthenticated
            | ErrorKind::Forbidden
            | ErrorKind::NotFound
            | ErrorKind::MethodNotAllowed
            | ErrorKind::Conflict
            | ErrorKind::PayloadTooLarge
            | ErrorKind::UnsupportedMediaType => Self::Permanent(error),
            ErrorKind::Locked(_)
            | ErrorKind::RateLimited(_)
            | ErrorKind::Unavailable
            | ErrorKind::Timeout
            | ErrorKind::Internal => Self::Retry(error),
        }
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        Self::from(Error::from(error))
    }
}
