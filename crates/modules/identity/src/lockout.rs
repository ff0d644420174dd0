//! Limits on sign-in that need no database.

use std::{
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use moka::sync::Cache;
use tekup_base::{Error, ErrorKind, Result};

/// Wrong passwords in a row that lock an account.
pub(crate) const MAX_ATTEMPTS: i32 = 5;
/// How long it stays locked.
pub(crate) const LOCKED_FOR: TimeDelta = TimeDelta::minutes(30);

/// The answer to somebody whose account is locked until `until`.
pub(crate) fn locked(until: DateTime<Utc>, now: DateTime<Utc>) -> Error {
    let wait = (until - now).to_std().unwrap_or(Duration::ZERO);
    Error::new(
        ErrorKind::Locked(wait.max(Duration::from_secs(1))),
        "too many wrong passwords: the account is locked for a while",
    )
}

/// Thirty sign-ins a minute from one address to one account.
pub(crate) struct SignInLimit {
    limiter: DefaultKeyedRateLimiter<u16>,
    hasher: RandomState,
}

impl SignInLimit {
    pub fn new() -> Self {
        let quota = NonZeroU32::new(30).unwrap_or(NonZeroU32::MIN);
        Self {
            limiter: RateLimiter::keyed(Quota::per_minute(quota)),
            hasher: RandomState::new(),
        }
    }

    /// Counts a sign-in. Pairs of address and account share 65,536 counters by a secret hash, so that
    /// made-up accounts cannot fill the memory.
    pub fn check(&self, address: Option<IpAddr>, email: &str) -> Result<()> {
        let bucket = self.hasher.hash_one((address, email.to_lowercase())) & 0xffff;
        let bucket = u16::try_from(bucket).unwrap_or_default();
        self.limiter.check_key(&bucket).map_err(|refused| {
            let wait = refused.wait_time_from(self.limiter.clock().now());
            let wait = Duration::from_secs(wait.as_secs() + 1);
            Error::new(
                ErrorKind::RateLimited(wait),
                format!("too many sign-ins; try again in {} s", wait.as_secs()),
            )
        })
    }
}

/// Locks addresses that belong to nobody in the same way as accounts, so that the lock does not tell
/// which addresses have one. Kept in this process, bounded.
pub(crate) struct UnknownLockout(Cache<String, Arc<Mutex<Attempts>>>);

#[derive(Default)]
struct Attempts {
    failed: i32,
    locked_until: Option<DateTime<Utc>>,
}

impl UnknownLockout {
    pub fn new() -> Self {
        Self(
            Cache::builder()
                .max_capacity(10_000)
                .time_to_live(LOCKED_FOR.to_std().unwrap_or_default())
                .build(),
        )
    }

    /// Counts an attempt.
    ///
    /// # Errors
    /// `Locked` once there were too many.
    pub fn count(&self, email: &str, now: DateTime<Utc>) -> Result<()> {
        let attempts = self
            .0
            .get_with(email.to_lowercase(), Arc::<Mutex<Attempts>>::default);
        let mut attempts = attempts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = attempts.locked_until {
            if until > now {
                return Err(locked(until, now));
            }
            *attempts = Attempts::default();
        }
        attempts.failed += 1;
        if attempts.failed >= MAX_ATTEMPTS {
            attempts.locked_until = Some(now + LOCKED_FOR);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_attempt_at_nobody_is_locked_for_half_an_hour() {
        let lockout = UnknownLockout::new();
        let now = Utc::now();
        for _ in 0..5 {
            lockout.count("Nobody@x.example", now).unwrap();
        }
        let error = lockout.count("nobody@x.example", now).unwrap_err();
        assert_eq!(error.kind().code(), "locked");
        assert_eq!(error.kind().retry_after().unwrap().as_secs(), 30 * 60);
        lockout.count("other@x.example", now).unwrap();
        let later = now + LOCKED_FOR + TimeDelta::seconds(1);
        lockout.count("nobody@x.example", later).unwrap();
    }

    #[test]
    fn the_thirty_first_sign_in_of_a_minute_is_refused() {
        let limit = SignInLimit::new();
        for _ in 0..30 {
            limit.check(None, "a@x.example").unwrap();
        }
        let error = limit.check(None, "A@x.example").unwrap_err();
        assert_eq!(error.kind().code(), "rate_limited");
    }
}
