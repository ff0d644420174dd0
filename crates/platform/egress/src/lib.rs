//! The only way out: every request that leaves this process goes through a [`Way`].
//!
//! A way has its deadlines from the start, and refuses to go out while the task holds a database transaction
//! open: a slow stranger must not hold our locks. It leads to hosts that the operator named; addresses that
//! come from a tenant need a guard on top before they may be asked.

#![deny(missing_docs)]

use std::time::{Duration, Instant};

pub use reqwest::{RequestBuilder, Response};
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
}

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum EgressError {
    /// A mistake in the program: the answer would have been waited for with locks held.
    #[error("{0} database transactions are open; end them before asking another host")]
    OpenTransactions(u32),
    /// The host could not be reached, was silent or broke off.
    #[error(transparent)]
    Http(#[from] reqwest::Error),
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
        Ok(Self { purpose, client })
    }

    /// A GET to be completed and given to [`Way::send`].
    pub fn get(&self, url: impl reqwest::IntoUrl) -> RequestBuilder {
        self.client.get(url)
    }

    /// A POST to be completed and given to [`Way::send`].
    pub fn post(&self, url: impl reqwest::IntoUrl) -> RequestBuilder {
        self.client.post(url)
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
        let started = Instant::now();
        let answer = request.send().await;
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
