//! What is done: steps that do as good as nothing, so that only the engine is measured.

use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Value, json};
use tekup_runs::{Execution, Failure, RunKind};

/// Three steps, one after the other.
pub const THREE: &str = "bench.three";
/// Forty steps of 10 ms.
pub const FORTY: &str = "bench.forty";
/// What no worker here takes up: it only waits.
pub const IDLE: &str = "bench.idle";

pub struct Three;

#[async_trait]
impl RunKind for Three {
    fn name(&self) -> &'static str {
        THREE
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let mut sum: i64 = 0;
        for step in ["one", "two", "three"] {
            sum = run.step(step, async { Ok(sum + 1) }).await?;
        }
        Ok(json!(sum))
    }
}

pub struct Forty;

#[async_trait]
impl RunKind for Forty {
    fn name(&self) -> &'static str {
        FORTY
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        for n in 0..40 {
            run.step(&format!("step {n}"), async {
                tokio::time::sleep(Duration::from_millis(10)).await;
                Ok(n)
            })
            .await?;
        }
        Ok(json!(40))
    }
}
