//! How long a message takes from the one who writes it to the sockets of those who read it.

use std::{
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result};
use bytes::Bytes;
use hdrhistogram::Histogram;
use serde_json::json;
use tokio::time::Instant;

use crate::{
    drive::Failure,
    http::{Ask, Script},
};

/// Stands before the number of a message in its words.
const MARK: &str = "besked-";

/// What the sockets have heard.
#[derive(Debug)]
pub struct Heard {
    start: Instant,
    /// When each message was sent, in microseconds from the start; 0 before that.
    sent: Vec<AtomicU64>,
    /// Messages heard by the chat that they were for.
    chats: Latencies,
    /// Messages heard by desks, all desks together.
    desks: Latencies,
    /// Sockets that the server closed.
    lost: AtomicU64,
}

#[derive(Debug)]
struct Latencies(Mutex<Histogram<u64>>);

impl Latencies {
    fn new() -> Result<Self> {
        let empty = Histogram::new_with_bounds(1, 120_000_000, 3).context("histogram")?;
        Ok(Self(Mutex::new(empty)))
    }

    fn record(&self, micros: u64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.saturating_record(micros.max(1));
    }

    fn copy(&self) -> Histogram<u64> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Heard {
    /// Room for `messages` messages.
    ///
    /// # Errors
    /// Never in practice: the histograms' bounds are fixed.
    pub fn new(messages: u64) -> Result<Self> {
        Ok(Self {
            start: Instant::now(),
            sent: (0..messages).map(|_| AtomicU64::new(0)).collect(),
            chats: Latencies::new()?,
            desks: Latencies::new()?,
            lost: AtomicU64::new(0),
        })
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn send(&self, number: u64) {
        if let Some(sent) = self.sent.get(number as usize) {
            sent.store(self.now(), Ordering::Release);
        }
    }

    /// Takes a frame in. A later change of a message, such as that it was read, is no news.
    pub fn hear(&self, frame: &str, desk: bool) {
        let Some((_, rest)) = frame.split_once(MARK) else {
            return;
        };
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next();
        let Some(number) = digits.and_then(|digits| digits.parse::<usize>().ok()) else {
            return;
        };
        let Some(sent) = self.sent.get(number) else {
            return;
        };
        // A chat hears its message once: whoever comes second finds 0.
        let sent = if desk {
            sent.load(Ordering::Acquire) & !HEARD
        } else {
            let before = sent.fetch_or(HEARD, Ordering::AcqRel);
            if before & HEARD != 0 {
                return;
            }
            before
        };
        if sent > 0 {
            let which = if desk { &self.desks } else { &self.chats };
            which.record(self.now().saturating_sub(sent));
        }
    }

    /// A socket has ended.
    pub fn lost(&self) {
        self.lost.fetch_add(1, Ordering::Relaxed);
    }

    /// Waits until the chats and each of `desks` have heard `messages`, at most `limit`.
    pub async fn settle(&self, messages: u64, desks: usize, limit: Duration) {
        let end = Instant::now() + limit;
        let all_heard = || {
            self.chats.copy().len() >= messages
                && self.desks.copy().len() >= messages * desks as u64
        };
        while !all_heard() && Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// A Markdown table of what was heard, of `messages` sent.
    pub fn table(&self, messages: u64, desks: usize) -> String {
        let mut out = String::from(
            "| who | heard | of | p50 ms | p95 ms | p99 ms | max ms |\n|---|---|---|---|---|---|---|\n",
        );
        let rows = [
            ("the customer", self.chats.copy(), messages),
            ("all desks", self.desks.copy(), messages * desks as u64),
        ];
        for (who, all, of) in rows {
            let millis = |quantile| all.value_at_quantile(quantile) as f64 / 1000.0;
            // Writing to a String cannot fail.
            let _ = writeln!(
                out,
                "| {who} | {} | {of} | {:.1} | {:.1} | {:.1} | {:.1} |",
                all.len(),
                millis(0.5),
                millis(0.95),
                millis(0.99),
                all.max() as f64 / 1000.0
            );
        }
        let lost = self.lost.load(Ordering::Relaxed);
        let _ = writeln!(out, "\nSockets that the server closed: {lost}.");
        out
    }
}

/// The bit of a time that says that the chat has heard the message.
const HEARD: u64 = 1 << 63;

/// Answers of a person, spread over conversations.
#[derive(Debug)]
pub struct Replies {
    conversations: Vec<String>,
    heard: std::sync::Arc<Heard>,
}

impl Replies {
    /// Replies into `conversations` in turn; `heard` learns when each was sent.
    pub fn new(conversations: Vec<String>, heard: std::sync::Arc<Heard>) -> Self {
        Self {
            conversations,
            heard,
        }
    }
}

impl Script for Replies {
    fn ask(&self, number: u64) -> Ask {
        let index = number % (self.conversations.len().max(1) as u64);
        let id = self.conversations.get(index as usize);
        let path = format!(
            "/api/v1/conversations/{}/replies",
            id.map_or("", String::as_str)
        );
        let ask = Ask::post(path, &json!({"content": format!("{MARK}{number}")}));
        self.heard.send(number);
        ask
    }

    fn judge(&self, _: &Bytes) -> Result<(), Failure> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_chat_hears_once_and_each_desk_by_itself() {
        let heard = Heard::new(3).unwrap();
        tokio::time::advance(Duration::from_millis(1)).await;
        heard.send(1);
        tokio::time::advance(Duration::from_millis(50)).await;
        for desk in [false, false, true, true] {
            heard.hear(r#"{"content":"besked-1"}"#, desk);
        }
        // Never sent, never heard of, and something else.
        heard.hear("besked-2", false);
        heard.hear("besked-99", true);
        heard.hear("hej", true);
        assert_eq!(heard.chats.copy().len(), 1);
        assert_eq!(heard.desks.copy().len(), 2);
        let p50 = heard.chats.copy().value_at_quantile(0.5);
        assert!((49_000..51_000).contains(&p50), "{p50}");
    }
}
