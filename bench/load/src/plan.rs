use std::time::Duration;

use anyhow::{Result, bail};
use serde::Serialize;

/// Most connections of one run.
const MAX_CONNECTIONS: usize = 512;
/// Longest run.
const MAX_SECONDS: u64 = 600;
/// Most requests of one run.
const MAX_REQUESTS: u64 = 10_000_000;

/// When requests are sent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Pace {
    /// As soon as the last one is answered.
    Closed,
    /// So many a second, whatever the server does.
    Open(f64),
}

/// How much load, for how long.
#[derive(Debug, Clone)]
pub struct Plan {
    /// When requests are sent.
    pub pace: Pace,
    /// Connections, and so the most requests under way at once.
    pub connections: usize,
    /// Time before anything counts.
    pub warmup: Duration,
    /// Time that counts.
    pub measured: Duration,
    /// Longest time one request may take before it counts as failed.
    pub request_limit: Duration,
    /// Most requests in all.
    pub max_requests: u64,
}

impl Plan {
    /// A plan within the limits.
    ///
    /// # Errors
    /// Names the limit that is broken.
    pub fn new(pace: Pace, connections: usize, warmup: u64, seconds: u64) -> Result<Self> {
        if !(1..=MAX_CONNECTIONS).contains(&connections) {
            bail!("--connections takes 1 to {MAX_CONNECTIONS}, not {connections}");
        }
        if seconds == 0 || warmup.saturating_add(seconds) > MAX_SECONDS {
            bail!("--seconds and --warmup together take 1 to {MAX_SECONDS}");
        }
        if let Pace::Open(rate) = pace
            && !(rate > 0.0 && rate * ((warmup + seconds) as f64) <= MAX_REQUESTS as f64)
        {
            bail!("--rate takes a number above 0, and at most {MAX_REQUESTS} requests in all");
        }
        Ok(Self {
            pace,
            connections,
            warmup: Duration::from_secs(warmup),
            measured: Duration::from_secs(seconds),
            request_limit: Duration::from_secs(10),
            max_requests: MAX_REQUESTS,
        })
    }

    /// Requests that an open loop will send in all.
    pub fn expected(&self) -> Option<u64> {
        match self.pace {
            Pace::Open(rate) => Some((rate * (self.warmup + self.measured).as_secs_f64()) as u64),
            Pace::Closed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_stays_within_its_bounds() {
        assert!(Plan::new(Pace::Closed, 16, 2, 10).is_ok());
        assert!(Plan::new(Pace::Closed, 0, 2, 10).is_err());
        assert!(Plan::new(Pace::Closed, 513, 2, 10).is_err());
        assert!(Plan::new(Pace::Closed, 1, 1, 600).is_err());
        assert!(Plan::new(Pace::Closed, 1, u64::MAX, 1).is_err());
        assert!(Plan::new(Pace::Open(0.0), 1, 0, 1).is_err());
        assert!(Plan::new(Pace::Open(f64::NAN), 1, 0, 1).is_err());
        assert!(Plan::new(Pace::Open(1e9), 1, 0, 600).is_err());
    }
}
