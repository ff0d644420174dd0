//! Doing what the model calls for: leave first, then the call, under a key that names it for its receiver.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tekup_agents::{
    Decision, Outcome,
    toolbox::{SEARCH, ToolSpec, Toolbox, said},
    window::cut,
};
use tekup_base::{Error, ErrorKind};
use tekup_context::OpenTransactions;
use tekup_events::emit;
use tekup_inference::ToolCall;
use tekup_operations::{Call, Effect};
use tekup_runs::{Failure, approvals::NewApproval};

use super::{
    Work,
    builtin::{self, Said},
    tools::is_untrusted,
    wrong,
};

/// Tool calls in one answer of the model.
const MOST_CALLS: usize = 16;
/// Longest result that the model reads, in bytes.
const MAX_RESULT: usize = 16 * 1024;

impl Work<'_> {
    /// Does all that the model called for in one answer. Looking goes side by side; what changes something goes in the
    /// order in which it was called.
    pub(super) async fn act(
        &self,
        number: usize,
        calls: &[ToolCall],
        toolbox: &mut Toolbox,
        untrusted: bool,
    ) -> Result<Vec<Outcome>, Failure> {
        if calls.len() > MOST_CALLS {
            let message = format!(
                "it called {} tools at once; {MOST_CALLS} are the most",
                calls.len()
            );
            return Err(wrong(ErrorKind::Validation, message));
        }
        // Searching changes what is in the box, so it goes first, and is no step: it only reads the box.
        let mut found = Vec::new();
        for call in calls {
            let searches = toolbox.is_searched() && call.name == said(SEARCH);
            found.push(searches.then(|| {
                let words = call.arguments["words"].as_str().unwrap_or_default();
                toolbox.search(words).to_string()
            }));
        }
        let toolbox = &*toolbox;
        let looks = |call: &ToolCall| {
            toolbox
                .get(&call.name)
                .is_none_or(|tool| tool.effect == Effect::Read)
        };
        let one = |at: usize| {
            let call = &calls[at];
            let found = found[at].clone();
            OpenTransactions::scope(Box::pin(async move {
                match found {
                    Some(result) => Ok(plain(call, SEARCH, result)),
                    None => self.outcome(number, at, call, toolbox, untrusted).await,
                }
            }))
        };
        if calls.iter().all(looks) {
            return self.run.join((0..calls.len()).map(one)).await;
        }
        let mut outcomes = Vec::new();
        for at in 0..calls.len() {
            outcomes.push(one(at).await?);
        }
        Ok(outcomes)
    }

    async fn outcome(
        &self,
        number: usize,
        at: usize,
        call: &ToolCall,
        toolbox: &Toolbox,
        untrusted: bool,
    ) -> Result<Outcome, Failure> {
        let Some(tool) = toolbox.get(&call.name) else {
            let names: Vec<String> = toolbox.shown().into_iter().map(|tool| tool.name).collect();
            let message = format!(
                "there is no tool {}; there are: {}",
                call.name,
                names.join(", ")
            );
            return Ok(refused(call, &call.name, message));
        };
        let name = format!("tool {number}.{} {}", at + 1, tool.name);
        if let Some(outcome) = self.run.done(&name)? {
            return Ok(outcome);
        }
        self.run.check()?;
        let decision = self.definition.decide(&tool.name, tool.effect, untrusted);
        let mut outcome = refused(call, &tool.name, String::new());
        outcome.decision = decision;
        let started = self.run.ctx().now();
        let may = match decision {
            Decision::Allow => true,
            Decision::Ask if self.task.rehearsal.is_some() => true,
            Decision::Deny => {
                outcome.result = format!("this agent may not use {}; go on without it", tool.name);
                false
            }
            Decision::Ask => self.leave(&name, tool, call, &mut outcome).await?,
        };
        let rehearsal = self.task.rehearsal.as_ref();
        let stands_in = |outcome: &mut Outcome| {
            rehearsal.is_some_and(|rehearsal| rehearsal.stands_in(tool, outcome))
        };
        if may && !stands_in(&mut outcome) {
            let began = Instant::now();
            self.perform(&name, tool, (call, untrusted), &mut outcome)
                .await?;
            outcome.milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        }
        self.keep(&name, &outcome, started).await?;
        Ok(outcome)
    }

    /// Waits for a person's leave for exactly this call.
    async fn leave(
        &self,
        name: &str,
        tool: &ToolSpec,
        call: &ToolCall,
        outcome: &mut Outcome,
    ) -> Result<bool, Failure> {
        let approvers = &self.definition.approvers;
        let title = format!(
            "{}: {}",
            self.begun_name().await?,
            tool.description.trim_end_matches('.')
        );
        let mut new = NewApproval::new(title, tool.name.clone(), call.arguments.clone());
        new.approvers.clone_from(&approvers.people);
        new.group.clone_from(&approvers.group);
        new.own = approvers.own;
        new.requested_by = self.begun.actor_id;
        if let Some(hours) = approvers.hours {
            new.lapses_after = Duration::from_secs(u64::from(hours) * 3_600);
        }
        self.ask_who_talks(&mut new);
        let step = format!("{name}: leave");
        if self.run.done::<Value>(&format!("{step}: asked"))?.is_none() {
            self.tell(name, "waiting").await?;
        }
        let verdict = self.run.approval(&step, new).await?;
        outcome.approval = Some(verdict.id);
        outcome.decided_by.clone_from(&verdict.by);
        if !verdict.agreed() {
            let state = verdict.state.as_str();
            let comment = verdict
                .comment
                .map(|said| format!(": {said}"))
                .unwrap_or_default();
            outcome.result =
                format!("not done: a person's leave was asked for and it was {state}{comment}");
        }
        Ok(outcome.result.is_empty())
    }

    /// Calls the tool. What it refuses is told to the model, which may do better; what may pass is tried again.
    async fn perform(
        &self,
        name: &str,
        tool: &ToolSpec,
        (call, untrusted): (&ToolCall, bool),
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        outcome.untrusted = is_untrusted(&tool.name);
        let given = match builtin::get(&tool.name) {
            Some(built_in) => {
                self.built_in(name, built_in, &call.arguments, untrusted)
                    .await
            }
            None => {
                let given = self.operation(name, tool, &call.arguments).await;
                given.map(Said::own).map_err(Failure::from)
            }
        };
        match given {
            Ok(Said { text, untrusted }) => {
                outcome.ok = true;
                outcome.untrusted |= untrusted;
                if text.len() > MAX_RESULT {
                    outcome.bytes = Some(text.len());
                    outcome.result = format!(
                        "{}\n(cut: {} bytes in all; ask for less)",
                        cut(&text, MAX_RESULT),
                        text.len()
                    );
                } else {
                    outcome.result = text;
                }
                Ok(())
            }
            Err(Failure::Permanent(error)) => {
                outcome.result = said_of(&error);
                Ok(())
            }
            Err(passing) => Err(passing),
        }
    }

    async fn operation(
        &self,
        name: &str,
        tool: &ToolSpec,
        arguments: &Value,
    ) -> tekup_base::Result<String> {
        let registry = self.assistant.registry()?;
        let operation = registry
            .get(&tool.name)
            .ok_or_else(|| Error::not_found("operation"))?;
        let ctx = self.acting().await.map_err(|failure| match failure {
            Failure::Permanent(error) | Failure::Retry(error) => error,
            _ => Error::unavailable("the run stops"),
        })?;
        let call = Call {
            input: arguments.clone(),
            idempotency_key: Some(self.key(name)),
        };
        let answer = registry.call(operation, ctx, call).await?;
        Ok(String::from_utf8_lossy(&answer.body).into_owned())
    }

    /// Names an effect for its receiver: the same however often it is tried.
    pub(super) fn key(&self, name: &str) -> String {
        let digest = Sha256::digest(name);
        format!("{}:{}", self.run.run().id, &hex::encode(digest)[..32])
    }

    /// Writes down what came of a call; subscribers hear of it in the same transaction.
    async fn keep(
        &self,
        name: &str,
        outcome: &Outcome,
        started: chrono::DateTime<chrono::Utc>,
    ) -> Result<(), Failure> {
        let ctx = self.run.ctx();
        let mut tx = self.assistant.0.db.begin(ctx).await?;
        let state = if outcome.ok { "completed" } else { "failed" };
        let more = json!({"tool": outcome.tool, "milliseconds": outcome.milliseconds});
        emit(
            &mut tx,
            ctx,
            "agent.update",
            self.run.run().id.0,
            &self.told(name, state, more),
        )?;
        self.run.checkpoint(&tx, name, outcome, started).await?;
        Ok(tx.commit().await?)
    }

    async fn tell(&self, name: &str, state: &str) -> Result<(), Failure> {
        let ctx = self.run.ctx();
        let mut tx = self.assistant.0.db.begin(ctx).await?;
        emit(
            &mut tx,
            ctx,
            "agent.update",
            self.run.run().id.0,
            &self.told(name, state, json!({})),
        )?;
        Ok(tx.commit().await?)
    }

    async fn begun_name(&self) -> Result<String, Failure> {
        let tx = self.assistant.0.db.begin_single(self.run.ctx()).await?;
        let agent = crate::store::agents::get(&tx, self.begun.agent_id).await?;
        Ok(agent.map_or_else(|| "An agent".to_owned(), |agent| agent.name))
    }
}

fn plain(call: &ToolCall, tool: &str, result: String) -> Outcome {
    Outcome {
        ok: true,
        decision: Decision::Allow,
        ..refused(call, tool, result)
    }
}

/// A call that was not done.
fn refused(call: &ToolCall, tool: &str, result: String) -> Outcome {
    Outcome {
        call: call.id.clone(),
        tool: tool.to_owned(),
        arguments: call.arguments.clone(),
        decision: Decision::Deny,
        ok: false,
        result,
        bytes: None,
        untrusted: false,
        approval: None,
        decided_by: None,
        milliseconds: 0,
    }
}

/// An error with every field that it names, so that the model can mend its call.
fn said_of(error: &Error) -> String {
    let fields: Vec<Value> = error
        .fields()
        .iter()
        .take(10)
        .map(|field| json!({"field": field.field, "message": field.message}))
        .collect();
    json!({"error": error.to_string(), "fields": fields}).to_string()
}
