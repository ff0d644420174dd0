//! A file over HTTP, continued where it broke off.

use std::time::{Duration, Instant};

use reqwest::{StatusCode, header::RANGE};
use tekup_egress::EgressError;
use tokio::{fs::OpenOptions, io::AsyncWriteExt};

use super::{Pull, stage::Stage};

const BETWEEN_REPORTS: Duration = Duration::from_millis(250);

impl Pull<'_> {
    pub(super) async fn download(
        &self,
        stage: &Stage,
        name: &str,
        url: &str,
    ) -> Result<(), String> {
        if stage.has(name) {
            return Ok(());
        }
        let expected = stage.expected(name)?;
        let path = stage.piece(name, "http");
        let mut here = tokio::fs::metadata(&path)
            .await
            .map_or(0, |found| found.len());
        if here > expected.size {
            here = 0;
        }
        let others = stage.done().saturating_sub(here);
        self.report(others + here, format!("fetching {name}"));
        if here < expected.size {
            let mut request = self.way.get(url);
            if here > 0 {
                request = request.header(RANGE, format!("bytes={here}-"));
            }
            let mut response = self.way.send(request).await.map_err(|error| match error {
                EgressError::Http(error) => root(&error),
                error => error.to_string(),
            })?;
            let append = match response.status() {
                StatusCode::PARTIAL_CONTENT => true,
                status if status.is_success() => false,
                status => return Err(format!("it answered {status}")),
            };
            if !append {
                here = 0;
            }
            if let Some(length) = response.content_length()
                && here + length != expected.size
            {
                return Err(format!(
                    "it has {} bytes, not {}",
                    here + length,
                    expected.size
                ));
            }
            let mut file = OpenOptions::new()
                .create(true)
                .write(true)
                .append(append)
                .truncate(!append)
                .open(&path)
                .await
                .map_err(|error| error.to_string())?;
            let mut reported = Instant::now();
            while let Some(bytes) = response.chunk().await.map_err(|error| root(&error))? {
                here += bytes.len() as u64;
                if here > expected.size {
                    return Err("it sends more than it should".to_owned());
                }
                file.write_all(&bytes)
                    .await
                    .map_err(|error| error.to_string())?;
                if reported.elapsed() >= BETWEEN_REPORTS {
                    reported = Instant::now();
                    self.report(others + here, format!("fetching {name}"));
                }
            }
            file.sync_all().await.map_err(|error| error.to_string())?;
        }
        if here < expected.size {
            return Err("it broke off".to_owned());
        }
        self.report(others + here, format!("checking {name}"));
        stage.accept(name, path).await
    }
}

/// The innermost cause, which says what happened.
fn root(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    if error.is_timeout() {
        "it does not answer".to_owned()
    } else {
        cause.to_string()
    }
}
