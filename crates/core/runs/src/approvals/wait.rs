use tekup_db::{DbError, sql::queries::core::approvals as sql};
use tekup_events::emit;
use uuid::Uuid;

use super::{ApprovalState, NewApproval, Verdict, store};
use crate::{Execution, Failure};

impl Execution {
    /// Asks for leave, and waits until somebody has decided or it has lapsed. Each `name` asks once in a Run.
    ///
    /// Do what was asked for only if [`Verdict::agreed`], and with the arguments that were asked for: they stand in the
    /// approval ([`super::Approval::releases`]).
    ///
    /// # Errors
    /// [`Failure::Wait`] until then.
    pub async fn approval(&self, name: &str, new: NewApproval) -> Result<Verdict, Failure> {
        if let Some(verdict) = self.done(name)? {
            return Ok(verdict);
        }
        let id = self.ask(&format!("{name}: asked"), new).await?;
        self.check()?;
        let now = self.ctx.now();
        let mut tx = self.db.begin(&self.ctx).await?;
        // Before the approval: whoever decides locks that first and wakes the Run afterwards, and waits for nobody.
        let asked = store::lock(&tx, id).await?;
        let mut verdict = Verdict {
            id,
            state: asked.state,
            by: asked.decided_by,
            comment: asked.comment,
        };
        if verdict.state == ApprovalState::Pending {
            if now < asked.expires_at {
                return Err(Failure::Wait {
                    until: Some(asked.expires_at),
                });
            }
            verdict.state = ApprovalState::Expired;
            sql::decide_approval()
                .bind(
                    &tx,
                    &verdict.state.as_str(),
                    &now,
                    &None,
                    &None::<&str>,
                    &None::<&str>,
                    &id,
                )
                .opt()
                .await
                .map_err(DbError::from)?;
            let lapsed = store::find(&tx, id).await?;
            emit(&mut tx, &self.ctx, "approval.expired", id, &lapsed)?;
        }
        self.checkpoint(&tx, name, &verdict, asked.requested_at)
            .await?;
        tx.commit().await?;
        Ok(verdict)
    }

    async fn ask(&self, step: &str, new: NewApproval) -> Result<Uuid, Failure> {
        if let Some(id) = self.done(step)? {
            return Ok(id);
        }
        self.check()?;
        let started = self.ctx.now();
        let mut tx = self.db.begin(&self.ctx).await?;
        let asked = store::insert(&tx, &self.ctx, self.run.id, &new).await?;
        emit(&mut tx, &self.ctx, "approval.requested", asked.id, &asked)?;
        self.checkpoint(&tx, step, &asked.id, started).await?;
        tx.commit().await?;
        Ok(asked.id)
    }
}
