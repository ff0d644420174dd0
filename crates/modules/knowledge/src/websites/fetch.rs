use std::time::Duration;

use bytes::Bytes;
use tekup_egress::{EgressError, Response, StatusCode, Url, Way, body, retry_after};
use tekup_retrieval::{parse::Format, site::Robots};
use tokio::time::{sleep, timeout};

/// The name that a `robots.txt` calls us by.
const AGENT: &str = "tekup";
/// Longest page, in bytes.
const PAGE: usize = 5 << 20;
/// Longest `robots.txt` that is read (RFC 9309 asks for 500 kB at least).
const ROBOTS: usize = 512 << 10;
/// How long one page may take in all.
const DEADLINE: Duration = Duration::from_secs(60);
/// Longest that a site which is busy is waited for, once a page.
const BUSY: Duration = Duration::from_secs(30);

/// A page that can be taken in.
pub(super) struct Page {
    /// Where it was found in the end.
    pub url: Url,
    pub format: Format,
    pub content: Bytes,
}

/// What the site lets us ask. Without a `robots.txt` everything; when it cannot be read, nothing.
///
/// # Errors
/// Why it cannot be read.
pub(super) async fn robots(way: &Way, start: &Url) -> Result<Robots, String> {
    let mut url = start.clone();
    url.set_path("/robots.txt");
    url.set_query(None);
    url.set_fragment(None);
    let asked = timeout(DEADLINE, async {
        let answer = way.send(way.get(url)).await?;
        match answer.status() {
            status if status.is_success() => Ok(Some(body(answer, ROBOTS).await?)),
            status if status.is_client_error() => Ok(Some(Vec::new())),
            _ => Ok::<_, EgressError>(None),
        }
    });
    match asked.await {
        Ok(Ok(Some(bytes))) => Ok(Robots::parse(&String::from_utf8_lossy(&bytes), AGENT)),
        Ok(Ok(None)) => {
            Err("the site fails to say what may be asked (robots.txt); try later".to_owned())
        }
        Ok(Err(error)) => Err(told(&error)),
        Err(_) => Err("the site does not answer".to_owned()),
    }
}

/// Why there is no page.
pub(super) enum Missing {
    /// The site says that it is gone.
    Gone(u16),
    /// What is there is nothing that is read; what it is.
    Unread(String),
    /// It could not be had this time; in words for the one who wants it.
    Failed(String),
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Gone(status) => write!(f, "status {status}"),
            Self::Unread(kind) => write!(f, "is {kind}, which is not read"),
            Self::Failed(reason) => f.write_str(reason),
        }
    }
}

/// A page of the web.
pub(super) async fn page(way: &Way, url: &Url) -> Result<Page, Missing> {
    match timeout(DEADLINE, ask(way, url)).await {
        Ok(page) => page,
        Err(_) => Err(Missing::Failed(format!(
            "took longer than {} s",
            DEADLINE.as_secs()
        ))),
    }
}

async fn ask(way: &Way, url: &Url) -> Result<Page, Missing> {
    let mut answer = send(way, url).await.map_err(Missing::Failed)?;
    let busy = [
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::SERVICE_UNAVAILABLE,
    ];
    if busy.contains(&answer.status()) {
        sleep(retry_after(&answer).unwrap_or(BUSY).min(BUSY)).await;
        answer = send(way, url).await.map_err(Missing::Failed)?;
    }
    let status = answer.status();
    if [StatusCode::NOT_FOUND, StatusCode::GONE].contains(&status) {
        return Err(Missing::Gone(status.as_u16()));
    }
    if !status.is_success() {
        return Err(Missing::Failed(format!("status {}", status.as_u16())));
    }
    let found = answer.url().clone();
    let kind = answer
        .headers()
        .get("content-type")
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .unwrap_or("text/html")
        .trim()
        .to_ascii_lowercase();
    let format = match kind.as_str() {
        "text/html" | "application/xhtml+xml" => Format::Html,
        "text/plain" => Format::Text,
        "text/markdown" => Format::Markdown,
        "application/pdf" => Format::Pdf,
        other => return Err(Missing::Unread(other.to_owned())),
    };
    let content = body(answer, PAGE).await;
    let content = content.map_err(|error| Missing::Failed(told(&error)))?;
    Ok(Page {
        url: found,
        format,
        content: content.into(),
    })
}

async fn send(way: &Way, url: &Url) -> Result<Response, String> {
    let answer = way.send(way.get(url.clone())).await;
    answer.map_err(|error| told(&error))
}

/// The error with its causes, without the address, which stands beside it.
fn told(error: &EgressError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text = inner.to_string();
        cause = inner.source();
    }
    text.chars().take(300).collect()
}
