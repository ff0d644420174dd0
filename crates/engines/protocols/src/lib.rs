//! One call to another system over its protocol.
//!
//! Each protocol is a [`Protocol`]: what its addresses look like, and how one request is said over a [`Line`] and its
//! answer waited for. [`call`] does what is the same for all: the guard on the address, the connection, the deadline, and
//! the bound on what may come back. HTTP needs none of this: it goes through `tekup_egress::Way`.
//!
//! To add a protocol: a module with a type that implements [`Protocol`], behind a feature of its own.
#![deny(missing_docs)]

#[cfg(feature = "amqp")]
pub mod amqp;
mod answer;
#[cfg(feature = "grpc")]
pub mod grpc;
#[cfg(feature = "mqtt")]
pub mod mqtt;
#[cfg(feature = "mysql")]
pub mod mysql;
#[cfg(feature = "openapi")]
pub mod openapi;
#[cfg(feature = "websocket")]
pub mod websocket;

use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use tekup_egress::{EgressError, Guard, Line, Url};
use tokio::time::Instant;

/// How a protocol is written in addresses.
#[derive(Debug, Clone, Copy)]
pub struct Scheme {
    /// What stands before `://`.
    pub name: &'static str,
    /// The port when the address has none.
    pub port: u16,
    /// Whether it goes over TLS from its first byte.
    pub protected: bool,
}

const fn scheme(name: &'static str, port: u16, protected: bool) -> Scheme {
    Scheme {
        name,
        port,
        protected,
    }
}

/// Where a call goes.
#[derive(Debug, Clone)]
pub struct Address {
    /// As it was given.
    pub url: Url,
    /// The host, without the brackets of IPv6.
    pub host: String,
    /// The port.
    pub port: u16,
    /// Whether it is asked over TLS.
    pub protected: bool,
}

/// What shows who asks.
#[derive(Clone)]
pub enum Shown {
    /// A token.
    Token(String),
    /// A user and a password.
    Login {
        /// Who.
        user: String,
        /// The password.
        password: String,
    },
    /// A header, or a field of metadata.
    Header {
        /// Its name.
        name: String,
        /// What it holds.
        value: String,
    },
}

impl Shown {
    /// As a header of HTTP: its name in small letters, and its value.
    pub fn header(&self) -> (String, String) {
        use base64::{Engine, engine::general_purpose::STANDARD};
        match self {
            Self::Token(token) => ("authorization".to_owned(), format!("Bearer {token}")),
            Self::Login { user, password } => {
                let both = STANDARD.encode(format!("{user}:{password}"));
                ("authorization".to_owned(), format!("Basic {both}"))
            }
            Self::Header { name, value } => (name.to_lowercase(), value.clone()),
        }
    }

    /// As user and password, for protocols that know nothing else.
    ///
    /// # Errors
    /// [`CallError::Refused`] for anything else.
    pub fn login(&self) -> Result<(&str, &str), CallError> {
        match self {
            Self::Login { user, password } => Ok((user, password)),
            _ => Err(CallError::refused(
                "credentialId: this protocol takes a user and a password; use a credential of kind basic",
            )),
        }
    }
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shown")
    }
}

/// What one call may take.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// How long, connecting included.
    pub time: Duration,
    /// How many bytes may come back.
    pub bytes: usize,
    /// When it is over; set by [`call`].
    until: Instant,
}

impl Terms {
    /// So long and so many bytes.
    pub fn new(time: Duration, bytes: usize) -> Self {
        let until = Instant::now() + time;
        Self { time, bytes, until }
    }
}

/// Why a call brought nothing.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// Another try does not mend it. The words begin with the wrong field where one is wrong.
    #[error("{0}")]
    Refused(String),
    /// It may pass.
    #[error("{0}")]
    Passing(String),
    /// It was not answered in time.
    #[error("{0}")]
    Time(String),
    /// More came back than may.
    #[error("the answer is longer than {0} bytes")]
    TooLong(usize),
    /// The host was not reached, or may not be asked.
    #[error(transparent)]
    Egress(#[from] EgressError),
}

impl CallError {
    fn refused(why: impl Into<String>) -> Self {
        Self::Refused(why.into())
    }

    fn passing(why: impl Into<String>) -> Self {
        Self::Passing(why.into())
    }
}

/// One request in one protocol.
#[async_trait]
pub trait Protocol: Send + Sync {
    /// How its addresses begin.
    fn schemes(&self) -> &'static [Scheme];

    /// Names it in the metrics.
    fn purpose(&self) -> &'static str;

    /// What is said while TLS begins about what will be spoken (ALPN).
    fn spoken(&self) -> &'static [&'static [u8]] {
        &[]
    }

    /// Says the request over a line and waits for what is answered, as JSON.
    ///
    /// # Errors
    /// [`CallError`].
    async fn talk(
        &self,
        line: Line,
        to: &Address,
        shown: Option<&Shown>,
        terms: &Terms,
    ) -> Result<Value, CallError>;
}

/// Calls `url`. The credential must be for its host: the caller has seen to that ([`address`]).
///
/// # Errors
/// [`CallError`].
pub async fn call(
    protocol: &dyn Protocol,
    to: &Address,
    shown: Option<&Shown>,
    guard: &Guard,
    terms: Terms,
) -> Result<Value, CallError> {
    let terms = Terms::new(terms.time, terms.bytes);
    let spoken = protocol.spoken();
    let work = async {
        let line = guard.connect(
            protocol.purpose(),
            &to.host,
            to.port,
            to.protected && spoken.is_empty(),
        );
        let mut line = line.await?;
        if to.protected && !spoken.is_empty() {
            let protected = line.protect_for(&to.host, spoken).await;
            line = protected.map_err(EgressError::from)?;
        }
        // What frames and handshakes need is not the answer's.
        let allowance = line.allowance();
        allowance.grant(terms.bytes.saturating_add(64 * 1024));
        let answer = protocol.talk(line, to, shown, &terms).await;
        if answer.is_err() && allowance.is_spent() {
            return Err(CallError::TooLong(terms.bytes));
        }
        answer
    };
    // Protocols end their own waits at `until`, and say what was missing.
    let last = terms.until + Duration::from_secs(1);
    tokio::time::timeout_at(last, work)
        .await
        .unwrap_or_else(|_| {
            let message = format!("it did not answer within {} s", terms.time.as_secs());
            Err(CallError::Time(message))
        })
}

/// Reads an address of a protocol and judges it.
///
/// # Errors
/// [`CallError`] in words that begin with `url`.
pub fn address(protocol: &dyn Protocol, url: &str, guard: &Guard) -> Result<Address, CallError> {
    let schemes = protocol.schemes();
    let known = || {
        let names: Vec<String> = schemes
            .iter()
            .map(|one| format!("{}://", one.name))
            .collect();
        names.join(" or ")
    };
    let wrong = || CallError::refused(format!("url: write an address with {}", known()));
    let url = Url::parse(url.trim()).map_err(|_| wrong())?;
    let scheme = schemes
        .iter()
        .find(|one| one.name == url.scheme())
        .ok_or_else(wrong)?;
    let host = url.host_str().filter(|host| !host.is_empty());
    let host = host.ok_or_else(wrong)?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if !url.username().is_empty() || url.password().is_some() {
        return Err(CallError::refused(
            "url: must not hold a user name or password; use a credential",
        ));
    }
    guard
        .check_host(host, scheme.protected)
        .map_err(|error| CallError::refused(format!("url: {error}")))?;
    Ok(Address {
        host: host.to_owned(),
        port: url.port().unwrap_or(scheme.port),
        protected: scheme.protected,
        url,
    })
}
