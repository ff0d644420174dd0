//! The only way out: every request that leaves this process goes through a [`Way`], and what is not HTTP over a
//! [`Line`].
//!
//! A way has its deadlines from the start, and refuses to go out while the task holds a database transaction
//! open: a slow stranger must not hold our locks. Addresses that come from a tenant are asked by a way with a
//! [`Guard`], which leads to the public internet and nowhere else unless the operator says so.

#![deny(missing_docs)]

mod guard;
mod line;

use std::time::{Duration, Instant, SystemTime};

pub use guard::{Guard, GuardError};
pub use line::{Allowance, Line};
pub use reqwest::{Method, RequestBuilder, Response, StatusCode, Url};
use tekup_context::OpenTransactions;

/// How long a host is waited for, and whether it may send elsewhere.
#[derive(Debug, Clone)]
pub struct Patience {
    /// For the connection.
    pub connect: Duration,
    /// Between two pieces of the answer.
    pub read: Duration,
    /// Redirects that are followed. A redirect carries headers and body to another place: 0 where they are
    /// secret.
    pub redirects: usize,
}

/// A way out for one purpose.
#[derive(Debug, Clone)]
pub struct Way {
    purpose: &'static str,
    client: reqwest::Client,
    guard: Option<Guard>,
}

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum EgressError {
    /// A mistake in the program: the answer would have been waited for with locks held.
    #[error("{0} database transactions are open; end them before asking another host")]
    OpenTransactions(u32),
    /// The host may not be asked.
    #[error(transparent)]
    Guard(#[from] GuardError),
    /// The answer is longer than it may be.
    #[error("the answer is longer than {0} bytes")]
    TooLong(usize),
    /// The host could not be reached, was silent or broke off.
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    /// The same of what is not HTTP.
    #[error(transparent)]
    Line(#[from] std::io::Error),
}

impl EgressError {
    /// What may be shown of it: its innermost cause, without the address, which may hold what is secret.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Http(error) => {
                let error = error.without_url();
                let mut cause: &dyn std::error::Error = &error;
                while let Some(inner) = cause.source() {
                    cause = inner;
                }
                cause.to_string()
            }
            other => other.to_string(),
        }
    }

    /// Whether the host may not be asked, by its address or by what its name leads to.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = match self {
            Self::Guard(_) => return true,
            Self::Http(error) => Some(error),
            Self::Line(error) => Some(error),
            Self::OpenTransactions(_) | Self::TooLong(_) => None,
        };
        while let Some(error) = cause {
            if error.is::<GuardError>() {
                return true;
            }
            let held = error.downcast_ref::<std::io::Error>();
            cause = match held.and_then(std::io::Error::get_ref) {
                Some(inner) => Some(inner),
                None => error.source(),
            };
        }
        false
    }
}

impl Way {
    /// A way for `purpose`, which names it in the metrics. The process's TLS provider must be installed before.
    ///
    /// # Errors
    /// When the machine's certificates or name servers cannot be read.
    pub fn new(purpose: &'static str, patience: &Patience) -> Result<Self, reqwest::Error> {
        let redirects = match patience.redirects {
            0 => reqwest::redirect::Policy::none(),
            most => reqwest::redirect::Policy::limited(most),
        };
        let client = reqwest::Client::builder()
            .connect_timeout(patience.connect)
            .read_timeout(patience.read)
            .redirect(redirects)
            .build()?;
        Ok(Self {
            purpose,
            client,
            guard: None,
        })
    }

    /// A way that goes only where `guard` lets it, redirects included, and past no proxy.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn guarded(
        purpose: &'static str,
        patience: &Patience,
        guard: Guard,
    ) -> Result<Self, reqwest::Error> {
        let (most, judge) = (patience.redirects, guard.clone());
        let redirects = reqwest::redirect::Policy::custom(move |attempt| {
            if attempt.previous().len() > most {
                return attempt.stop();
            }
            match judge.check_url(attempt.url()) {
                Ok(()) => attempt.follow(),
                Err(refused) => attempt.error(refused),
            }
        });
        let client = reqwest::Client::builder()
            .connect_timeout(patience.connect)
            .read_timeout(patience.read)
            .redirect(redirects)
            .no_proxy()
            .dns_resolver(std::sync::Arc::new(guard.clone()))
            .user_agent(concat!("Tekup/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self {
            purpose,
            client,
            guard: Some(guard),
        })
    }

    /// A GET to be completed and given to [`Way::send`].
    pub fn get(&self, url: impl reqwest::IntoUrl) -> RequestBuilder {
        self.client.get(url)
    }

    /// A POST to be completed and given to [`Way::send`].
    pub fn post(&self, url: impl reqwest::IntoUrl) -> RequestBuilder {
        self.client.post(url)
    }

    /// A request of any method to be completed and given to [`Way::send`].
    pub fn request(&self, method: Method, url: impl reqwest::IntoUrl) -> RequestBuilder {
        self.client.request(method, url)
    }

    /// Sends a request and waits for the head of its answer; counts it and its time in
    /// `tekup_egress_seconds`.
    ///
    /// # Errors
    /// [`EgressError`]; an answer of any status is none.
    pub async fn send(&self, request: RequestBuilder) -> Result<Response, EgressError> {
        let open = OpenTransactions::count();
        if open > 0 {
            return Err(EgressError::OpenTransactions(open));
        }
        let (client, request) = request.build_split();
        let request = request?;
        if let Some(guard) = &self.guard {
            guard.check_url(request.url())?;
        }
        let started = Instant::now();
        let answer = client.execute(request).await;
        let outcome = match &answer {
            Ok(response) if response.status().is_success() => "ok",
            Ok(_) => "refused",
            Err(_) => "failed",
        };
        metrics::histogram!("tekup_egress_seconds", "purpose" => self.purpose, "outcome" => outcome)
            .record(started.elapsed());
        Ok(answer?)
    }
}

/// The body of an answer, up to `most` bytes.
///
/// # Errors
/// When it is longer or breaks off.
pub async fn body(mut answer: Response, most: usize) -> Result<Vec<u8>, EgressError> {
    let mut body = Vec::new();
    while let Some(piece) = answer.chunk().await? {
        if body.len() + piece.len() > most {
            return Err(EgressError::TooLong(most));
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

/// How long the host wants to be left alone (`Retry-After`, RFC 9110 section 10.2.3: seconds or a date), at most an
/// hour.
pub fn retry_after(answer: &Response) -> Option<Duration> {
    const MOST: Duration = Duration::from_secs(3600);
    let value = answer.headers().get("retry-after")?.to_str().ok()?.trim();
    let wait = match value.parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => httpdate::parse_http_date(value)
            .ok()?
            .duration_since(SystemTime::now())
            .unwrap_or_default(),
    };
    Some(wait.min(MOST))
}
