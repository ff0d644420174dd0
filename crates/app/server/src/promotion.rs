//! The gate that evals keep before agents' versions.

use async_trait::async_trait;
use tekup_assistant::Gate;
use tekup_base::Result;
use tekup_db::TenantTx;
use tekup_evals::Evals;
use uuid::Uuid;

pub(crate) struct Promotion(pub Evals);

#[async_trait]
impl Gate for Promotion {
    async fn is_gated(&self, tx: &TenantTx, agent: Uuid) -> Result<bool> {
        self.0.is_gated(tx, agent).await
    }

    async fn judge(&self, tx: &TenantTx, agent: Uuid, version: i32) -> Result<()> {
        self.0.judge(tx, agent, version).await
    }
}
