use std::{borrow::Cow, fmt, sync::Arc, time::Duration};

use serde::Serialize;

/// The result of everything that a caller may be told about.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The closed set of ways in which a call can fail; each door maps it to its own status once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The input is wrong; the fields say where.
    Validation,
    /// No credential, or one that is wrong or expired.
    Unauthenticated,
    /// The caller is known and may not do this.
    Forbidden,
    /// It is not there, or the caller may not see it.
    NotFound,
    /// The path is there, but does not take this method.
    MethodNotAllowed,
    /// It clashes with what is there now.
    Conflict,
    /// The account is locked for this long.
    Locked(Duration),
    /// More input than is taken.
    PayloadTooLarge,
    /// Input of a kind that is not taken.
    UnsupportedMediaType,
    /// Too many calls; try again after the given time.
    RateLimited(Duration),
    /// Something this needs is away for now.
    Unavailable,
    /// The deadline passed.
    Timeout,
    /// A fault of ours.
    Internal,
}

impl ErrorKind {
    /// The stable code that clients branch on.
    pub fn code(self) -> &'static str {
        match self {
            Self::Validation => "validation_failed",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Conflict => "conflict",
            Self::Locked(_) => "locked",
            Self::PayloadTooLarge => "payload_too_large",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::RateLimited(_) => "rate_limited",
            Self::Unavailable => "unavailable",
            Self::Timeout => "timeout",
            Self::Internal => "internal",
        }
    }

    /// How long the caller should wait before another try, if that is known.
    pub fn retry_after(self) -> Option<Duration> {
        match self {
            Self::Locked(wait) | Self::RateLimited(wait) => Some(wait),
            _ => None,
        }
    }

    /// The HTTP status of this kind.
    pub fn status(self) -> u16 {
        match self {
            Self::Validation => 400,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict => 409,
            Self::PayloadTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Locked(_) => 423,
            Self::RateLimited(_) => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
            Self::Timeout => 504,
        }
    }
}

/// One thing that is wrong with one field of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Path of the field, dots between its parts: `examples.3.text`. Empty for the input as a whole.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
    /// Stable code: `required`, `too_long`, `unknown_field`, ...
    pub code: Cow<'static, str>,
}

/// A failure with two faces: `message` and `fields` are for the caller, `source` is for the log only.
#[derive(Clone)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    fields: Vec<FieldError>,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// A failure of `kind` with what the caller is told.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            fields: Vec::new(),
            source: None,
        }
    }

    /// The input is wrong in these fields.
    pub fn validation(fields: Vec<FieldError>) -> Self {
        let message = match fields.as_slice() {
            [one] if one.field.is_empty() => one.message.clone(),
            [one] => format!("{}: {}", one.field, one.message),
            many => format!("{} fields are wrong", many.len()),
        };
        Self {
            kind: ErrorKind::Validation,
            message,
            fields,
            source: None,
        }
    }

    /// One field is wrong.
    pub fn field(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self::validation(vec![FieldError {
            field: field.into(),
            message: message.into(),
            code: Cow::Borrowed(code),
        }])
    }

    /// `what` is not there, or not for the caller to see.
    pub fn not_found(what: &str) -> Self {
        Self::new(ErrorKind::NotFound, format!("{what} not found"))
    }

    /// It clashes with what is there.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Conflict, message)
    }

    /// The caller may not do this.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Forbidden, message)
    }

    /// No usable credential.
    pub fn unauthenticated(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Unauthenticated, message)
    }

    /// Something is away for now.
    pub fn unavailable(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Unavailable, message)
    }

    /// A fault of ours: the caller learns only that it happened.
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Internal, "something went wrong on our side").caused_by(source)
    }

    /// Keeps `source` for the log.
    #[must_use]
    pub fn caused_by(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What the caller is told.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The fields that are wrong.
    pub fn fields(&self) -> &[FieldError] {
        &self.fields
    }

    /// The cause, for the log: every link of the chain in one line.
    pub fn cause(&self) -> Option<String> {
        let mut link: Option<&(dyn std::error::Error + 'static)> =
            self.source.as_deref().map(|source| source as _);
        let mut links = Vec::new();
        while let Some(error) = link {
            links.push(error.to_string());
            link = error.source();
        }
        (!links.is_empty()).then(|| links.join(": "))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.code(), self.message)?;
        match self.cause() {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
