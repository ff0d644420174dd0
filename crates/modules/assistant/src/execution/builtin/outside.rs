//! What reaches the world outside.

use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_egress::{EgressError, Method, Response, Url, body};
use tekup_retrieval::parse::{Format, Limits, parse};

use super::super::Work;

/// Largest page or answer that is read, in bytes.
const MAX_BODY: usize = 4 * 1024 * 1024;

impl Work<'_> {
    pub(super) async fn read_page(&self, url: &str) -> Result<String> {
        let answer = self.send(Method::GET, url, None).await?;
        if !answer.status().is_success() {
            return Err(wrong(format!("the page answers with {}", answer.status())));
        }
        let kind = kind(&answer);
        let format = if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
            Format::Html
        } else if kind.starts_with("text/") || kind.starts_with("application/json") {
            Format::Text
        } else {
            return Err(wrong(format!(
                "the page is {kind}, and only text can be read"
            )));
        };
        let bytes = body(answer, MAX_BODY).await.map_err(refused)?;
        let read = move || parse(&bytes, format, &Limits::default());
        let parsed = tokio::task::spawn_blocking(read)
            .await
            .map_err(Error::internal)?;
        let parsed = parsed.map_err(|error| wrong(format!("the page cannot be read: {error}")))?;
        let blocks: Vec<String> = parsed.blocks.into_iter().map(|block| block.text).collect();
        Ok(blocks.join("\n\n"))
    }

    /// Sends a request under the key of step `name`. Any answer is an answer, but for those that ask to be tried again.
    pub(super) async fn http(
        &self,
        name: &str,
        method: &str,
        url: &str,
        given: &Value,
    ) -> Result<String> {
        let method: Method = method
            .parse()
            .map_err(|_| Error::field("method", "invalid", "this is no method of HTTP"))?;
        let key = (method != Method::GET).then(|| self.key(name));
        let given = (!given.is_null()).then_some(given);
        let answer = self.send(method, url, key.zip(Some(given))).await?;
        let status = answer.status();
        if status.is_server_error() || status.as_u16() == 429 {
            return Err(Error::unavailable(format!(
                "the host answers with {status}"
            )));
        }
        let bytes = body(answer, MAX_BODY).await.map_err(refused)?;
        let text = String::from_utf8_lossy(&bytes);
        let said: Value = serde_json::from_str(&text).unwrap_or_else(|_| json!(text));
        Ok(json!({"status": status.as_u16(), "body": said}).to_string())
    }

    async fn send(
        &self,
        method: Method,
        url: &str,
        keyed: Option<(String, Option<&Value>)>,
    ) -> Result<Response> {
        let url = Url::parse(url).map_err(|error| wrong(format!("this is no address: {error}")))?;
        let way = &self.assistant.0.way;
        let mut request = way.request(method, url);
        if let Some((key, given)) = keyed {
            request = request.header("idempotency-key", key);
            if let Some(given) = given {
                request = request.json(given);
            }
        }
        way.send(request).await.map_err(refused)
    }
}

fn kind(answer: &Response) -> String {
    let kind = answer.headers().get("content-type");
    let kind = kind.and_then(|kind| kind.to_str().ok());
    kind.unwrap_or("text/html").to_owned()
}

fn wrong(message: String) -> Error {
    Error::field("url", "invalid", message)
}

fn refused(error: EgressError) -> Error {
    match error {
        EgressError::OpenTransactions(_) => Error::internal(error),
        EgressError::TooLong(_) => wrong(error.words()),
        _ if error.is_refusal() => wrong(error.words()),
        _ => Error::unavailable(format!("the host cannot be asked: {}", error.words())),
    }
}
