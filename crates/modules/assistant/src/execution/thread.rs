//! What an execution has to do with the thread of Jarvis that it answers, if it answers one.

use serde_json::json;
use tekup_context::Permission;
use tekup_events::emit;
use tekup_runs::{Failure, approvals::NewApproval};

use super::Work;
use crate::store;

impl Work<'_> {
    /// Writes the answer into the thread, which outlives the Run.
    pub(super) async fn answer_thread(
        &self,
        text: &str,
        tools: &[&str],
        untrusted: bool,
    ) -> Result<(), Failure> {
        let Some(place) = self.task.place else {
            return Ok(());
        };
        let answer = store::jarvis::Answer {
            text,
            tools,
            untrusted,
        };
        let (ctx, run) = (self.run.ctx(), self.run.run().id);
        let mut tx = self.assistant.0.db.begin(ctx).await?;
        self.run.hold(&tx).await?;
        store::jarvis::answer(&tx, ctx, place, run, &answer).await?;
        let told = json!({"threadId": place.thread, "number": place.number, "runId": run});
        emit(&mut tx, ctx, "jarvis.answered", place.thread, &told)?;
        Ok(tx.commit().await?)
    }

    /// Who talks with Jarvis agrees to what it does: it does it with their rights, before their eyes. Where its
    /// definition names others, those are asked.
    pub(super) fn ask_who_talks(&self, new: &mut NewApproval) {
        let named = !new.approvers.is_empty() || new.group.is_some() || !new.own;
        if let (Some(_), false, "user", Some(person)) = (
            self.task.place,
            named,
            self.begun.actor_type.as_str(),
            self.begun.actor_id,
        ) {
            new.approvers = vec![person];
            new.permission = Permission::AgentsRun;
        }
    }
}
