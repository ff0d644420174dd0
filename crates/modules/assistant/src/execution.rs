//! Doing what an agent was set to do, as a Run: each call of the model and of a tool is a step of its journal.

mod act;
mod answer;
mod builtin;
mod memory;
mod think;
mod thread;
mod tools;

use async_trait::async_trait;
use serde::Serialize;
use serde_json::{Value, json};
use tekup_agents::{
    Called, Definition, KIND, Transcript, Turn,
    repeats::{Circle, circle},
    toolbox::Toolbox,
};
use tekup_base::{Error, ErrorKind};
use tekup_context::{Door, OpContext};
use tekup_runs::{Execution, Failure, RunKind};

use crate::{
    Assistant,
    start::{self, Task},
    store,
};

/// What an agent's Run returns.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Output<'a> {
    /// Its answer in words.
    text: &'a str,
    /// Its answer in the form that was asked for.
    output: Option<Value>,
    /// Calls of the model.
    steps: usize,
    /// Calls of tools.
    tool_calls: usize,
    /// Which tools it used, each once.
    tools: Vec<&'a str>,
}

pub(crate) struct ExecuteRun(pub Assistant);

#[async_trait]
impl RunKind for ExecuteRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let work = Work::begin(&self.0, run).await?;
        work.execute().await
    }
}

/// One attempt at what an agent was set to do.
struct Work<'a> {
    assistant: &'a Assistant,
    run: &'a Execution,
    begun: store::AgentExecution,
    definition: Definition,
    task: Task,
}

impl<'a> Work<'a> {
    async fn begin(assistant: &'a Assistant, run: &'a Execution) -> Result<Self, Failure> {
        let ctx = run.ctx();
        let tx = assistant.0.db.begin(ctx).await?;
        let id = run.run().id;
        let begun = match store::executions::get(&tx, id).await? {
            Some(row) => row,
            None => {
                // It is done over, or another Run called it.
                run.hold(&tx).await?;
                if !store::executions::copy(&tx, ctx, run.run()).await? {
                    let called: Called = run.input()?;
                    start::enter(assistant, &tx, ctx, id, &called).await?;
                }
                let row = store::executions::get(&tx, id).await?;
                row.ok_or_else(|| Error::not_found("execution"))?
            }
        };
        let definition = match &begun.definition {
            Some(tried) => tried.clone(),
            None => {
                let version = store::agents::version(&tx, begun.agent_id, begun.version).await?;
                version
                    .ok_or_else(|| Error::not_found("version of the agent"))?
                    .definition
            }
        };
        tx.commit().await?;
        let definition = serde_json::from_value(definition).map_err(|error| {
            let message = format!("this server cannot read the definition: {error}");
            wrong(ErrorKind::Internal, message)
        })?;
        Ok(Self {
            assistant,
            run,
            begun,
            definition,
            task: run.input()?,
        })
    }

    async fn execute(&self) -> Result<Value, Failure> {
        let begun = self.run.step("begun", async { Ok(self.run.ctx().now()) });
        let mut transcript = Transcript::new(&self.definition, &self.task.beginning, begun.await?);
        transcript.remember(&self.remembered().await?);
        let mut toolbox = Toolbox::new(self.tools().await?);
        let (mut calls, mut spent) = (0, 0);
        for number in 1.. {
            let turn = self.turn(number, spent, &mut transcript, &toolbox).await?;
            spent += u64::from(turn.usage.prompt_tokens) + u64::from(turn.usage.completion_tokens);
            if turn.calls.is_empty() {
                let text = turn.text.clone();
                let output = self.formed(number, &mut transcript, turn).await?;
                let tools = transcript.tools();
                self.answer_thread(&text, &tools, transcript.is_untrusted())
                    .await?;
                self.keep_episode(&text, transcript.is_untrusted()).await?;
                let output = Output {
                    text: &text,
                    output,
                    steps: number,
                    tool_calls: calls,
                    tools,
                };
                return serde_json::to_value(output).map_err(|error| Error::internal(error).into());
            }
            let untrusted = transcript.is_untrusted();
            let outcomes = self
                .act(number, &turn.calls, &mut toolbox, untrusted)
                .await?;
            calls += outcomes.len();
            transcript.push(turn, outcomes);
            match circle(&transcript) {
                Circle::None => {}
                Circle::Tell(note) => transcript.note(note),
                Circle::End(why) => {
                    return Err(wrong(
                        ErrorKind::Conflict,
                        format!("the agent went in circles: {why}"),
                    ));
                }
            }
        }
        Err(wrong(ErrorKind::Internal, "the agent came to no end"))
    }

    /// What the model says next, within what the agent may use.
    async fn turn(
        &self,
        number: usize,
        spent: u64,
        transcript: &mut Transcript,
        toolbox: &Toolbox,
    ) -> Result<Turn, Failure> {
        let budgets = &self.definition.budgets;
        if number > budgets.steps as usize {
            let message = format!(
                "its budget of {} steps is used up; it came to no answer",
                budgets.steps
            );
            return Err(wrong(ErrorKind::Conflict, message));
        }
        if let Some(tokens) = budgets.tokens
            && spent >= tokens
        {
            let message = format!("its budget of {tokens} tokens is used up: it has used {spent}");
            return Err(wrong(ErrorKind::Conflict, message));
        }
        let total = i64::from(budgets.steps);
        let done = i64::try_from(number).unwrap_or(total) - 1;
        self.run.progress(done, total, "thinking").await?;
        self.think(number, transcript, toolbox).await
    }

    /// The context of whoever the agent acts for, with what they may do now.
    async fn acting(&self) -> Result<OpContext, Failure> {
        let ctx = self.run.ctx();
        let (kind, id) = (&self.begun.actor_type, self.begun.actor_id);
        let authority = &self.assistant.0.authority;
        let mut builder = authority.acting(ctx, kind, id).await?.ok_or_else(|| {
            let message =
                "whoever this agent acts for is no longer a member, or the key was revoked";
            Failure::Permanent(Error::forbidden(message))
        })?;
        builder.door = Door::Agent;
        builder.depth = u8::try_from(self.begun.depth)
            .unwrap_or(u8::MAX)
            .saturating_add(1);
        Ok(builder.build())
    }

    /// What subscribers hear of a step: no words of it.
    fn told(&self, step: &str, state: &str, more: Value) -> Value {
        let mut told = json!({"runId": self.run.run().id, "agentId": self.begun.agent_id, "step": step, "state": state});
        if let (Value::Object(told), Value::Object(more)) = (&mut told, more) {
            told.extend(more);
        }
        told
    }
}

/// Whether a pattern names a tool that is no operation.
pub(crate) fn is_built_in(pattern: &str) -> bool {
    builtin::all()
        .iter()
        .any(|tool| tekup_agents::matches(pattern, &tool.name))
}

/// A failure that another try does not mend.
fn wrong(kind: ErrorKind, message: impl Into<String>) -> Failure {
    Failure::Permanent(Error::new(kind, message))
}
