use std::{sync::Arc, time::Duration};

use tokio_util::sync::CancellationToken;

use crate::Cluster;

/// How often the cluster is looked at.
const EVERY: Duration = Duration::from_millis(500);
/// Pause after the first start that failed; it doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// Longest pause between two starts.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

impl Cluster {
    /// Starts the cluster again whenever its server is gone, until `stop`. Postgres itself recovers what
    /// was committed; whoever asks it meanwhile is refused.
    pub async fn keep_running(self: Arc<Self>, stop: CancellationToken) {
        let mut pause = EVERY;
        loop {
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = stop.cancelled() => return,
            }
            if self.is_alive() {
                pause = EVERY;
                continue;
            }
            tracing::warn!("the private Postgres is gone; starting it again");
            let cluster = Arc::clone(&self);
            let started = tokio::task::spawn_blocking(move || cluster.start_again()).await;
            pause = match started {
                Ok(Ok(())) => {
                    tracing::info!("the private Postgres runs again");
                    EVERY
                }
                Ok(Err(error)) => {
                    tracing::error!(%error, "the private Postgres did not start; it will be tried again");
                    (pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE)
                }
                Err(error) => {
                    tracing::error!(%error, "starting the private Postgres broke down");
                    LONGEST_PAUSE
                }
            };
        }
    }
}
