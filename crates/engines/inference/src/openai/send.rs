//! A request to the server: sent, retried, and its failure put into words.

use std::time::{Duration, Instant, SystemTime};

use reqwest::{Response, StatusCode, header::RETRY_AFTER};
use serde::Serialize;
use tekup_egress::EgressError;
use tokio_util::sync::CancellationToken;

use crate::{InferenceError, Result};

use super::{OpenAi, wire};

/// The first pause before a request is sent again; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// A server that asks for a longer pause than this gets none: the caller is told instead.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// Bytes of a failure's body that are read.
const FAILURE_BYTES: usize = 16 << 10;

impl OpenAi {
    pub(super) async fn post(
        &self,
        path: &str,
        body: &impl Serialize,
        deadline: Option<Instant>,
        cancel: &CancellationToken,
    ) -> Result<Response> {
        let body = serde_json::to_vec(body)
            .map_err(|error| InferenceError::invalid("request", error.to_string()))?;
        let url = self
            .base
            .join(path)
            .map_err(|error| InferenceError::invalid("openai.url", error.to_string()))?;
        let late = || InferenceError::Deadline {
            model: self.config.model.clone(),
        };
        let work = async {
            let mut pause = FIRST_PAUSE;
            for attempt in 0.. {
                let error = match self.once(url.clone(), body.clone()).await {
                    Ok(response) => return Ok(response),
                    Err(error) => error,
                };
                let wait = match worth_retrying(&error) {
                    Some(asked) if attempt < self.config.retries => asked.unwrap_or(pause),
                    _ => return Err(error),
                };
                let too_late = deadline.is_some_and(|deadline| Instant::now() + wait >= deadline);
                if wait > LONGEST_PAUSE || too_late {
                    return Err(error);
                }
                tracing::info!(model = %self.config.model, attempt, %error, "asking again");
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

    async fn once(&self, url: reqwest::Url, body: Vec<u8>) -> Result<Response> {
        let mut request = self
            .way
            .post(url)
            .header(reqwest::header::CONTENT_TYPE, "application/json")
            .body(body);
        if let Some(key) = &self.config.key {
            request = request.bearer_auth(key);
        }
        let response = self.way.send(request).await.map_err(|error| match error {
            EgressError::Http(error) => unreachable(&error),
            error => InferenceError::invalid("request", error.to_string()),
        })?;
        if response.status().is_success() {
            return Ok(response);
        }
        Err(refused(response).await)
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

async fn refused(mut response: Response) -> InferenceError {
    let status = response.status();
    let retry_after = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| pause(value, SystemTime::now()));
    let mut body = Vec::new();
    while let Ok(Some(bytes)) = response.chunk().await {
        body.extend_from_slice(&bytes);
        if body.len() >= FAILURE_BYTES {
            break;
        }
    }
    let said = wire::failure(&String::from_utf8_lossy(&body));
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
    InferenceError::Provider {
        status: Some(status.as_u16()),
        message,
        retry_after,
    }
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

/// `Retry-After`: seconds, or a date.
fn pause(value: &str, now: SystemTime) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let at = chrono::DateTime::parse_from_rfc2822(value.trim()).ok()?;
    Some(SystemTime::from(at).duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_seconds_or_a_date() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(pause("7", now), Some(Duration::from_secs(7)));
        let date = "Sun, 06 Nov 1994 08:50:07 GMT";
        assert_eq!(pause(date, now), Some(Duration::from_secs(30)));
        assert_eq!(
            pause("Sun, 06 Nov 1994 08:49:00 GMT", now),
            Some(Duration::ZERO)
        );
        assert_eq!(pause("soon", now), None);
    }
}
