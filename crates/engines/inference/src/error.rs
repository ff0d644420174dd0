use std::time::Duration;

use chrono::{DateTime, Utc};

/// The result of everything in this crate.
pub type Result<T, E = InferenceError> = std::result::Result<T, E>;

/// Why a model could not answer, embed or be fetched.
#[derive(Debug, Clone, thiserror::Error)]
pub enum InferenceError {
    /// The files of the model are not on this machine, which is a normal state.
    #[error("the model `{name}` is not on this machine; fetch it with `tekup models pull {name}`")]
    ModelMissing {
        /// Catalogue name.
        name: String,
    },
    /// As many requests wait already as may.
    #[error("{limit} requests wait for `{model}` already; try again shortly")]
    QueueFull {
        /// The model that is busy.
        model: String,
        /// How many may wait.
        limit: usize,
    },
    /// The request's deadline passed before the first word.
    #[error("the deadline passed while `{model}` was busy")]
    Deadline {
        /// The model that was asked.
        model: String,
    },
    /// The caller gave up.
    #[error("cancelled")]
    Cancelled,
    /// What may be spent in this time is spent.
    #[error("the budget `{name}` is used up until {}", until.format("%Y-%m-%d %H:%M UTC"))]
    Budget {
        /// Which budget.
        name: String,
        /// When it begins anew.
        until: DateTime<Utc>,
    },
    /// A field of the request is wrong.
    #[error("{field}: {message}")]
    Invalid {
        /// Path of the field: `messages.3.content`.
        field: String,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// A model server refused, failed or could not be reached.
    #[error("{message}")]
    Provider {
        /// Its HTTP status; none when no answer came.
        status: Option<u16>,
        /// What it said, or what went wrong on the way.
        message: String,
        /// When it asked to be tried again.
        retry_after: Option<Duration>,
    },
    /// The engine in this process failed on a request that was in order.
    #[error("{model}: {message}")]
    Engine {
        /// The model that failed.
        model: String,
        /// What failed.
        message: String,
    },
    /// No source could supply the model; each source has its line.
    #[error("`{name}` could not be fetched: {}", notes.join("; "))]
    Unavailable {
        /// Catalogue name.
        name: String,
        /// What happened at each source, in the order tried.
        notes: Vec<String>,
    },
    /// A file could not be read or written.
    #[error("{path}: {message}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        message: String,
    },
}

impl InferenceError {
    pub(crate) fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid {
            field: field.into(),
            message: message.into(),
        }
    }

    pub(crate) fn engine(model: &str, message: impl ToString) -> Self {
        Self::Engine {
            model: model.to_owned(),
            message: message.to_string(),
        }
    }

    pub(crate) fn file(path: &std::path::Path, message: impl ToString) -> Self {
        Self::File {
            path: path.display().to_string(),
            message: message.to_string(),
        }
    }
}

impl From<InferenceError> for tekup_base::Error {
    fn from(error: InferenceError) -> Self {
        use tekup_base::{Error, ErrorKind};

        let message = error.to_string();
        match &error {
            InferenceError::Invalid { field, message } => {
                Self::field(field, "invalid", message.clone())
            }
            // Waiting does not help soon enough to be called a limit of rate.
            InferenceError::Budget { .. } => Self::conflict(message),
            InferenceError::QueueFull { .. } => {
                Self::new(ErrorKind::RateLimited(Duration::from_secs(2)), message)
            }
            InferenceError::Provider {
                status: Some(429),
                retry_after,
                ..
            } => {
                let wait = retry_after.unwrap_or(Duration::from_secs(5));
                Self::new(
                    ErrorKind::RateLimited(wait),
                    "the model server asks us to slow down",
                )
                .caused_by(error)
            }
            InferenceError::Provider { .. } => {
                Error::unavailable("the model server did not answer").caused_by(error)
            }
            InferenceError::ModelMissing { .. } | InferenceError::Unavailable { .. } => {
                Error::unavailable(message)
            }
            InferenceError::Deadline { .. } => Self::new(ErrorKind::Timeout, message),
            InferenceError::Cancelled => Error::unavailable("the request was cancelled"),
            InferenceError::Engine { .. } | InferenceError::File { .. } => Error::internal(error),
        }
    }
}
