//! A request to a server: signed, sent, sent again, and its failure put into words.

use std::{
    net::IpAddr,
    time::{Duration, Instant},
};

use bytes::Bytes;
use reqwest::{StatusCode, header::HeaderValue};
use serde_json::Value;
use tekup_base::Secret;
use tekup_egress::{EgressError, Patience, Response, Url, Way};
use tokio_util::sync::CancellationToken;

use crate::{InferenceError, Result};

use super::{ProviderConfig, protocol::Protocol};

/// The first pause before a request is sent again; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// A server that asks for a longer pause than this gets none: the caller is told instead.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// Bytes of a failure's body that are read.
const FAILURE_BYTES: usize = 16 << 10;

/// What is asked of a server: the end of the address.
#[derive(Debug, Default)]
pub(super) struct Ask {
    /// Leaves the last part of the base out.
    pub(super) beside: bool,
    /// Parts of the path.
    pub(super) path: Vec<String>,
    /// What follows it.
    pub(super) query: Vec<(&'static str, String)>,
}

impl Ask {
    /// The parts of `path` between its slashes.
    pub(super) fn path(path: &str) -> Self {
        Self {
            path: path.split('/').map(str::to_owned).collect(),
            ..Self::default()
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }
}

pub(super) struct Server {
    base: Url,
    key: Option<Secret>,
    way: Way,
    read_timeout: Duration,
    retries: u32,
}

impl Server {
    pub(super) fn new(config: ProviderConfig) -> Result<Self> {
        let patience = Patience {
            connect: config.connect_timeout,
            read: config.read_timeout,
            // A redirect would carry the key and the conversation to another place.
            redirects: 0,
        };
        let url = config.url.as_deref().or(config.kind.default_url());
        let url = url.ok_or_else(|| InferenceError::invalid("url", "say where it is asked"))?;
        let base = Url::parse(url)
            .map_err(|error| InferenceError::invalid("url", format!("not an address: {error}")))?;
        if !matches!(base.scheme(), "http" | "https") || base.cannot_be_a_base() {
            let message = "begin with http:// or https://";
            return Err(InferenceError::invalid("url", message));
        }
        if config.guard.is_none() && (!base.username().is_empty() || base.password().is_some()) {
            let message = "leave user name and password out";
            return Err(InferenceError::invalid("url", message));
        }
        if let Some(guard) = &config.guard {
            guard
                .check(url)
                .map_err(|error| InferenceError::invalid("url", error.to_string()))?;
        }
        check_key(&config)?;
        let way = match config.guard {
            Some(guard) => Way::guarded("models", &patience, guard),
            None => Way::new("models", &patience),
        };
        let way = way.map_err(|error| InferenceError::invalid("url", error.to_string()))?;
        Ok(Self {
            base,
            key: config.key,
            way,
            read_timeout: config.read_timeout,
            retries: config.retries,
        })
    }

    /// How long an answer that does not stream may take.
    pub(super) fn patience(&self) -> Duration {
        self.read_timeout
    }

    /// Whether the address is this machine's own.
    pub(super) fn is_this_machine(&self) -> bool {
        let host = self.base.host_str().unwrap_or_default();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    fn url(&self, ask: &Ask) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty();
            if ask.beside {
                path.pop();
            }
            path.extend(&ask.path);
        }
        if !ask.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&ask.query);
        }
        url
    }

    /// Sends `body`, or asks without one, until there is an answer; `what` names it in errors.
    pub(super) async fn send(
        &self,
        protocol: &dyn Protocol,
        ask: &Ask,
        body: Option<Bytes>,
        what: &str,
        deadline: Option<Instant>,
        cancel: &CancellationToken,
    ) -> Result<Response> {
        let url = self.url(ask);
        let late = || InferenceError::Deadline {
            model: what.to_owned(),
        };
        let work = async {
            let mut pause = FIRST_PAUSE;
            for attempt in 0.. {
                let error = match self.once(protocol, url.clone(), body.clone()).await {
                    Ok(response) => return Ok(response),
                    Err(error) => error,
                };
                let wait = match worth_retrying(&error) {
                    Some(asked) if attempt < self.retries => asked.unwrap_or(pause),
                    _ => return Err(error),
                };
                let too_late = deadline.is_some_and(|deadline| Instant::now() + wait >= deadline);
                if wait > LONGEST_PAUSE || too_late {
                    return Err(error);
                }
                tracing::info!(model = what, attempt, %error, "asking again");
                tokio::time::sleep(wait).await;
                pause *= 2;
            }
            Err(late())
        };
        let limit = async {
            match deadline {
                Some(at) => tokio::time::sleep_until(at.into()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(InferenceError::Cancelled),
            answer = work => answer,
            () = limit => Err(late()),
        }
    }

    /// A whole body of up to `most` bytes.
    pub(super) async fn body(&self, response: Response, most: usize) -> Result<Vec<u8>> {
        let read = tokio::time::timeout(self.patience(), tekup_egress::body(response, most));
        match read.await {
            Ok(Ok(body)) => Ok(body),
            Ok(Err(EgressError::Http(error))) => Err(unreachable(&error)),
            Ok(Err(error)) => Err(broken(error.to_string())),
            Err(_) => Err(broken("it sent too slowly".to_owned())),
        }
    }

    async fn once(
        &self,
        protocol: &dyn Protocol,
        url: Url,
        body: Option<Bytes>,
    ) -> Result<Response> {
        let request = match body {
            Some(body) => self
                .way
                .post(url)
                .header(reqwest::header::CONTENT_TYPE, "application/json")
                .body(body),
            None => self.way.get(url),
        };
        let request = protocol.sign(request, self.key.as_ref());
        let response = self.way.send(request).await.map_err(|error| match error {
            EgressError::Http(error) => unreachable(&error),
            EgressError::Guard(error) => InferenceError::invalid("url", error.to_string()),
            error => InferenceError::invalid("request", error.to_string()),
        })?;
        if response.status().is_success() {
            return Ok(response);
        }
        let limit = tokio::time::timeout(self.patience(), self.refused(response));
        limit
            .await
            .unwrap_or_else(|_| Err(broken("it sent too slowly".to_owned())))
    }

    async fn refused(&self, mut response: Response) -> Result<Response> {
        let status = response.status();
        let retry_after = tekup_egress::retry_after(&response);
        let mut body = Vec::new();
        while let Ok(Some(bytes)) = response.chunk().await {
            body.extend_from_slice(&bytes);
            if body.len() >= FAILURE_BYTES {
                break;
            }
        }
        let mut said = failure(&String::from_utf8_lossy(&body));
        if let Some(key) = &self.key {
            said = said.replace(key.expose(), "***");
        }
        let hint = match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "; check the key",
            StatusCode::NOT_FOUND => "; check the URL and the model's name",
            _ => "",
        };
        let message = if said.is_empty() {
            format!("the model server answered {status}{hint}")
        } else {
            format!("the model server answered {status}: {said}{hint}")
        };
        Err(InferenceError::Provider {
            status: Some(status.as_u16()),
            message,
            retry_after,
        })
    }
}

fn check_key(config: &ProviderConfig) -> Result<()> {
    match &config.key {
        None if config.kind.needs_key() => Err(InferenceError::invalid(
            "key",
            "it answers nobody without one",
        )),
        Some(key) if key.expose().is_empty() => Err(InferenceError::invalid("key", "it is empty")),
        Some(key) if HeaderValue::from_str(key.expose()).is_err() => Err(InferenceError::invalid(
            "key",
            "it has characters no header takes",
        )),
        _ => Ok(()),
    }
}

/// What went wrong on the way, without the address, which may hold a secret.
pub(super) fn unreachable(error: &reqwest::Error) -> InferenceError {
    let what = if error.is_connect() {
        "the model server cannot be reached"
    } else if error.is_timeout() {
        "the model server was silent for too long"
    } else {
        "the connection to the model server broke"
    };
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    InferenceError::Provider {
        status: None,
        message: format!("{what}: {cause}"),
        retry_after: None,
    }
}

/// What a server did that its protocol does not have.
pub(super) fn broken(message: String) -> InferenceError {
    failed(None, &message)
}

/// A failure that a server reports within its answer.
pub(super) fn failed(status: Option<u16>, message: &str) -> InferenceError {
    InferenceError::Provider {
        status,
        message: format!("the model server failed: {message}"),
        retry_after: None,
    }
}

/// What a server says about a failure: `{"error": {"message": ...}}`, or something like it.
pub(super) fn failure(body: &str) -> String {
    let said = serde_json::from_str::<Value>(body).ok().and_then(|value| {
        let value = value.get(0).unwrap_or(&value);
        let error = value.get("error").unwrap_or(value);
        let message = error
            .get("message")
            .or(error.get("detail"))
            .unwrap_or(error);
        message.as_str().map(str::to_owned)
    });
    let said = said.unwrap_or_else(|| body.trim().to_owned());
    said.chars().take(300).collect()
}

/// Whether to send again, and the pause that the server asked for.
fn worth_retrying(error: &InferenceError) -> Option<Option<Duration>> {
    match error {
        InferenceError::Provider {
            status: None,
            retry_after,
            ..
        }
        | InferenceError::Provider {
            status: Some(408 | 429 | 500 | 502 | 503 | 504 | 529),
            retry_after,
            ..
        } => Some(*retry_after),
        _ => None,
    }
}
