use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use tekup_base::ErrorKind;
use tekup_context::Permission;
use tekup_events::emit;
use tekup_runs::{Failure, NewRun, approvals::NewApproval};

use super::{
    super::{Called, DEEPEST, KIND, engine::Engine, node::Given},
    wrong,
};
use crate::{
    catalogue::{AgentCall, Ask, Respond, SubWorkflow, Wait},
    store,
};

impl Engine<'_> {
    pub(super) async fn wait(&self, name: &str, wait: Wait) -> Result<Value, Failure> {
        let until = match &wait.until {
            Some(at) => Some(DateTime::parse_from_rfc3339(at).map_err(|_| {
                wrong(
                    ErrorKind::Validation,
                    "until: write a moment as 2026-12-24T18:00:00+01:00",
                )
            })?),
            None => None,
        };
        let until = until.map(|at| at.with_timezone(&Utc));
        let time = wait.seconds.map(Duration::from_secs);
        let Some(signal) = wait.signal else {
            match (until, time) {
                (Some(at), _) => self.run.sleep_until(at)?,
                (None, time) => {
                    self.run
                        .sleep(&format!("{name}: until"), time.unwrap_or_default())
                        .await?;
                }
            }
            return Ok(json!({"signalled": false, "payload": null}));
        };
        let patience = match until {
            // Reckoned once: a later attempt must not wait anew.
            Some(at) => {
                let reckoned = format!("{name}: patience");
                let left = self.run.step(&reckoned, async {
                    Ok((at - self.run.ctx().now())
                        .num_seconds()
                        .max(0)
                        .unsigned_abs())
                });
                Some(Duration::from_secs(left.await?))
            }
            None => time,
        };
        let payload = self.run.signal(&signal, patience).await?;
        Ok(json!({"signalled": payload.is_some(), "payload": payload}))
    }

    /// Waits for people's leave. The record of it holds exactly what they agreed to.
    pub(super) async fn leave(&self, name: &str, ask: Ask) -> Result<Given, Failure> {
        let hours = |hours: u32| Duration::from_secs(u64::from(hours) * 3_600);
        let about = json!({"workflowId": self.begun.workflow_id, "node": name, "about": ask.about});
        let mut new = NewApproval::new(ask.title, "workflows.start", about);
        new.approvers = ask.approvers;
        new.group = ask.group;
        new.own = ask.own;
        new.requested_by = self.begun.actor_id;
        if let Some(lapses) = ask.hours {
            new.lapses_after = hours(lapses);
        }
        new.remind_every = ask.remind_hours.map(hours);
        let verdict = self.run.approval(&format!("{name}: leave"), new).await?;
        let port = if verdict.agreed() {
            "approved"
        } else {
            "rejected"
        };
        let output = json!({"state": verdict.state, "by": verdict.by, "comment": verdict.comment});
        Ok(Given {
            output,
            port: port.to_owned(),
        })
    }

    pub(super) async fn call_workflow(
        &self,
        name: &str,
        sub: SubWorkflow,
    ) -> Result<Value, Failure> {
        self.acting().await?.require(Permission::WorkflowsRun)?;
        let called = Called {
            workflow_id: sub.workflow_id,
            input: sub.input,
            level: self.deeper()?,
            depth: self.begun.depth,
            actor_type: self.begun.actor_type.clone(),
            actor_id: self.begun.actor_id,
        };
        let input = serde_json::to_value(called).map_err(tekup_base::Error::internal)?;
        let mut new = NewRun::new(KIND, input).about(sub.workflow_id);
        new.max_attempts = crate::start::ATTEMPTS;
        self.run.child(&format!("{name}: result"), new).await
    }

    /// Sets an agent to work for whoever this workflow acts for.
    pub(super) async fn call_agent(&self, name: &str, call: AgentCall) -> Result<Value, Failure> {
        self.acting().await?.require(Permission::AgentsRun)?;
        let called = tekup_agents::Called {
            agent_id: call.agent_id,
            version: None,
            rehearsal: None,
            task: call.task,
            context: call.context,
            level: self.deeper()?,
            depth: self.begun.depth,
            actor_type: self.begun.actor_type.clone(),
            actor_id: self.begun.actor_id,
        };
        let input = serde_json::to_value(called).map_err(tekup_base::Error::internal)?;
        let new = NewRun::new(tekup_agents::KIND, input).about(call.agent_id);
        self.run.child(&format!("{name}: result"), new).await
    }

    /// How deep what this calls lies.
    fn deeper(&self) -> Result<i16, Failure> {
        let level = self.begun.level + 1;
        if level <= DEEPEST {
            return Ok(level);
        }
        let message = format!(
            "{DEEPEST} workflows are around this one, and there may be no more: does it call itself?"
        );
        Err(wrong(ErrorKind::Validation, message))
    }

    /// Tells whoever sent the webhook; the first answer counts.
    pub(super) async fn respond(&self, reply: Respond) -> Result<Value, Failure> {
        let ctx = self.run.ctx();
        let id = self.run.run().id;
        let reply = json!({"status": reply.status, "body": reply.body});
        let mut tx = self.automation.0.db.begin(ctx).await?;
        self.run.hold(&tx).await?;
        store::executions::reply(&tx, id, &reply).await?;
        emit(
            &mut tx,
            ctx,
            "workflow.replied",
            id.0,
            &json!({"runId": id}),
        )?;
        tx.commit().await?;
        Ok(reply)
    }
}
