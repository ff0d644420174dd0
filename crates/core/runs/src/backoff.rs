use std::time::Duration;

/// First pause, doubled by every further attempt.
const FIRST: Duration = Duration::from_secs(1);
/// Longest pause.
const LONGEST: Duration = Duration::from_secs(300);

/// How long to wait after failed attempt number `attempt` (1 is the first): exponential, with a random
/// half taken off at most, so that failures that came together do not come back together.
pub fn pause(attempt: u32) -> Duration {
    let doubled = FIRST
        .saturating_mul(1 << attempt.saturating_sub(1).min(16))
        .min(LONGEST);
    doubled.mul_f64(rand::random_range(0.5..=1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_bounded() {
        for attempt in 1..40 {
            let pause = pause(attempt);
            assert!(pause <= LONGEST && pause >= FIRST / 2);
        }
        assert!(pause(9) > pause(1));
    }
}
