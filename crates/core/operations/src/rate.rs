use std::{num::NonZeroU32, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::OpContext;
use uuid::Uuid;

/// Calls a minute that one principal may make in one tenant. Kept in this process.
pub struct RateLimit(Option<DefaultKeyedRateLimiter<(Uuid, Uuid)>>);

impl std::fmt::Debug for RateLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() {
            "RateLimit(on)"
        } else {
            "RateLimit(off)"
        })
    }
}

impl RateLimit {
    /// `per_minute` calls, a tenth of them at once (at least 20); 0 for no limit.
    pub fn new(per_minute: u32) -> Self {
        Self(NonZeroU32::new(per_minute).map(|per_minute| {
            let burst = NonZeroU32::new((per_minute.get() / 10).max(20)).unwrap_or(per_minute);
            RateLimiter::keyed(Quota::per_minute(per_minute).allow_burst(burst))
        }))
    }

    /// Counts a call.
    ///
    /// # Errors
    /// `RateLimited`, with how long to wait.
    pub fn check(&self, ctx: &OpContext) -> Result<()> {
        let Some(limiter) = &self.0 else {
            return Ok(());
        };
        let key = (ctx.tenant().0, ctx.principal().id().unwrap_or_default());
        limiter.check_key(&key).map_err(|refused| {
            let wait = refused.wait_time_from(limiter.clock().now());
            let wait = Duration::from_secs(wait.as_secs() + 1);
            Error::new(
                ErrorKind::RateLimited(wait),
                format!("too many calls; try again in {} s", wait.as_secs()),
            )
        })
    }

    /// Forgets principals that have been quiet, so that memory stays bounded.
    pub fn forget_quiet(&self) {
        if let Some(limiter) = &self.0 {
            limiter.retain_recent();
        }
    }
}
