//! Circuit breakers: a model that keeps failing is left alone for a while.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tekup_base::TenantId;
use tekup_inference::InferenceError;

/// Failures in a row that open a circuit.
const FAILURES: u32 = 5;
/// How long it stays open. Then one call tries it again.
const OPEN: Duration = Duration::from_secs(30);
/// The longest that a server may ask to be left alone.
const LONGEST: Duration = Duration::from_secs(300);
/// Circuits that are remembered at most; beyond these the ones that are closed go.
const MOST: usize = 10_000;

type Key = (TenantId, String, String);

#[derive(Debug, Default)]
struct Circuit {
    failures: u32,
    until: Option<Instant>,
}

/// All circuits of the process, by tenant, provider and model. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Breakers(Arc<Mutex<HashMap<Key, Circuit>>>);

/// The circuit of one model.
pub(crate) struct Breaker {
    all: Breakers,
    key: Key,
}

impl Breakers {
    pub fn of(&self, tenant: TenantId, provider: &str, model: &str) -> Breaker {
        Breaker {
            all: self.clone(),
            key: (tenant, provider.to_owned(), model.to_owned()),
        }
    }

    fn circuits(&self) -> MutexGuard<'_, HashMap<Key, Circuit>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Breaker {
    /// How long it is still to be left alone. When the time is up, whoever asks first tries it, and the others leave it
    /// alone until that has failed or succeeded.
    pub fn closed_for(&self, now: Instant) -> Option<Duration> {
        let mut circuits = self.all.circuits();
        let circuit = circuits.get_mut(&self.key)?;
        let until = circuit.until?;
        if until > now {
            return Some(until - now);
        }
        circuit.until = Some(now + OPEN);
        None
    }

    pub fn succeeded(&self) {
        self.all.circuits().remove(&self.key);
    }

    pub fn failed(&self, error: &InferenceError) {
        self.failed_at(error, Instant::now());
    }

    fn failed_at(&self, error: &InferenceError, now: Instant) {
        if !broken(error) {
            return;
        }
        let mut circuits = self.all.circuits();
        if circuits.len() >= MOST {
            circuits.retain(|_, circuit| circuit.until.is_some_and(|until| until > now));
        }
        let circuit = circuits.entry(self.key.clone()).or_default();
        circuit.failures += 1;
        if let Some(wait) = retry_after(error) {
            circuit.until = Some(now + wait.min(LONGEST));
        } else if circuit.failures >= FAILURES {
            circuit.until = Some(now + OPEN);
        }
    }
}

/// When a server asked to be asked again.
pub(crate) fn retry_after(error: &InferenceError) -> Option<Duration> {
    match error {
        InferenceError::Provider { retry_after, .. } => *retry_after,
        _ => None,
    }
}

/// Whether a failure says something about the model, and not about what it was asked.
pub(crate) fn broken(error: &InferenceError) -> bool {
    match error {
        InferenceError::Invalid { .. }
        | InferenceError::Cancelled
        | InferenceError::Budget { .. } => false,
        InferenceError::Provider {
            status: Some(status),
            ..
        } => !matches!(status, 400 | 413 | 422),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(status: u16, retry_after: Option<Duration>) -> InferenceError {
        InferenceError::Provider {
            status: Some(status),
            message: "no".to_owned(),
            retry_after,
        }
    }

    fn tenant(number: u128) -> TenantId {
        TenantId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn five_failures_in_a_row_open_a_circuit_and_one_call_tries_it_again() {
        let breakers = Breakers::default();
        let breaker = breakers.of(tenant(1), "east", "m");
        let now = Instant::now();
        for _ in 0..FAILURES {
            assert_eq!(breaker.closed_for(now), None);
            breaker.failed_at(&failure(500, None), now);
        }
        assert_eq!(breaker.closed_for(now), Some(OPEN));
        let later = now + OPEN;
        assert_eq!(breaker.closed_for(later), None);
        assert!(breaker.closed_for(later).is_some(), "one at a time");
        breaker.succeeded();
        assert_eq!(breaker.closed_for(later), None);
    }

    #[test]
    fn another_tenants_circuit_stays_closed() {
        let breakers = Breakers::default();
        let now = Instant::now();
        let wait = Duration::from_secs(7);
        let breaker = breakers.of(tenant(1), "east", "m");
        breaker.failed_at(&failure(429, Some(wait)), now);
        assert_eq!(breaker.closed_for(now), Some(wait));
        assert_eq!(breakers.of(tenant(2), "east", "m").closed_for(now), None);
    }

    #[test]
    fn a_wrong_request_says_nothing_about_the_model() {
        let breakers = Breakers::default();
        let breaker = breakers.of(tenant(1), "east", "m");
        let now = Instant::now();
        for _ in 0..20 {
            breaker.failed_at(&failure(400, None), now);
        }
        assert_eq!(breaker.closed_for(now), None);
    }
}
