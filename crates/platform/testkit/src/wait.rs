use std::time::Duration;

/// Waits until `condition` holds: looks at once and again every 20 ms. For what another process or task
/// does in its own time; never asserts how fast.
///
/// # Panics
/// When it does not hold within a minute.
#[expect(clippy::panic, reason = "a test that waits in vain has failed")]
pub async fn until<F, R>(what: &str, mut condition: F)
where
    F: FnMut() -> R,
    R: Future<Output = bool>,
{
    let deadline = tokio::time::Instant::now() + Duration::from_secs(60);
    while !condition().await {
        if tokio::time::Instant::now() > deadline {
            panic!("waited a minute in vain: {what}");
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
