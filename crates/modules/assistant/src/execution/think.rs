//! Asking the model what to do next.

use std::time::{Duration, Instant};

use tekup_agents::{
    Transcript, Turn,
    toolbox::Toolbox,
    window::{squeeze, tokens_of, too_many},
    words,
};
use tekup_base::{Error, ErrorKind};
use tekup_events::emit;
use tekup_inference::{
    Abilities, Asking, ChatAnswer, ChatModel, ChatRequest, Constraint, FinishReason,
    InferenceError, Message, Tool, collect,
};
use tekup_runs::{Failure, tokens};

use super::{Work, wrong};
use crate::store;

/// How long a model may take for one answer.
const PATIENCE: Duration = Duration::from_secs(300);
/// Tokens that a model reads of which nothing is known.
const USUAL_CONTEXT: u32 = 8_192;
/// Longest summary, in tokens.
const SUMMARY: u32 = 400;

impl Work<'_> {
    /// The model's next turn, with what people have said meanwhile.
    pub(super) async fn think(
        &self,
        number: usize,
        transcript: &mut Transcript,
        toolbox: &Toolbox,
    ) -> Result<Turn, Failure> {
        self.shorten(number, transcript, toolbox).await?;
        let name = format!("model {number}");
        if let Some(turn) = self.run.done(&name)? {
            return Ok(turn);
        }
        self.run.check()?;
        let (ctx, id) = (self.run.ctx(), self.run.run().id);
        let started = ctx.now();
        let tx = self.assistant.0.db.begin(ctx).await?;
        let (read, heard) = store::executions::unread(&tx, id).await?;
        tx.commit().await?;
        let messages = transcript.messages(&heard);
        let mut turn = self.ask(&name, messages, &toolbox.shown(), None).await?;
        turn.heard = heard;
        let mut tx = self.assistant.0.db.begin(ctx).await?;
        if !read.is_empty() {
            store::executions::mark_read(&tx, id, &read, ctx.now()).await?;
        }
        let more = serde_json::json!({"model": turn.model, "calls": turn.calls.len(), "milliseconds": turn.milliseconds});
        emit(
            &mut tx,
            ctx,
            "agent.update",
            id.0,
            &self.told(&name, "completed", more),
        )?;
        self.run.checkpoint(&tx, &name, &turn, started).await?;
        tx.commit().await?;
        Ok(turn)
    }

    /// Puts the earliest part in short words where all of it no longer fits into what the model reads.
    async fn shorten(
        &self,
        number: usize,
        transcript: &mut Transcript,
        toolbox: &Toolbox,
    ) -> Result<(), Failure> {
        let name = format!("summary {number}");
        if let Some((groups, summary)) = self.run.done::<(usize, String)>(&name)? {
            transcript.shorten(groups, summary);
            return Ok(());
        }
        // What was thought through without a summary needs none when it is gone through again.
        if self.run.done::<Turn>(&format!("model {number}"))?.is_some() {
            return Ok(());
        }
        let model = self.model().await?;
        let room = self.room(model.abilities(), &toolbox.shown());
        let groups = too_many(transcript, room);
        if groups == 0 {
            return Ok(());
        }
        let told = tekup_agents::window::cut(&transcript.told(groups), room * 2);
        let messages = vec![
            Message::system(
                "Sum up what an agent did so far, in at most 200 words: facts that it found with names, numbers and ids, what \
                 it changed, and what is left to do. Add nothing.",
            ),
            Message::user(told),
        ];
        let summed = self.run.step(&name, async {
            let turn = self.ask(&name, messages, &[], Some(SUMMARY)).await?;
            Ok((groups, turn.text))
        });
        let (groups, summary) = summed.await?;
        transcript.shorten(groups, summary);
        Ok(())
    }

    /// Tokens that what is said may take, beside the tools and the answer.
    pub(super) fn room(&self, abilities: Abilities, tools: &[Tool]) -> usize {
        let context = abilities.context.unwrap_or(USUAL_CONTEXT) as usize;
        let tools: usize = tools
            .iter()
            .map(|tool| tokens_of(&tool.description) + tokens_of(&tool.parameters.to_string()) + 20)
            .sum();
        let answer = (self.definition.max_tokens as usize).min(context / 4);
        context.saturating_sub(tools + answer).max(context / 4)
    }

    pub(super) async fn model(&self) -> Result<std::sync::Arc<dyn ChatModel>, Failure> {
        let asking = Asking {
            ctx: self.acting().await?,
            agent: Some(self.begun.agent_id),
            run: Some(self.run.run().id.0),
        };
        let name = self.definition.model.as_deref();
        let models = &self.assistant.0.models;
        models.chat_model(&asking, name).await.map_err(failed)
    }

    /// One call of the model.
    pub(super) async fn ask(
        &self,
        step: &str,
        messages: Vec<Message>,
        tools: &[Tool],
        most: Option<u32>,
    ) -> Result<Turn, Failure> {
        let model = self.model().await?;
        let abilities = model.abilities();
        let in_words = !tools.is_empty() && !abilities.tools;
        let mut request = self.request(messages, most);
        squeeze(&mut request.messages, self.room(abilities, tools));
        if in_words {
            request.messages = words::told(&request.messages, tools);
            request.constraint = Some(Constraint::JsonSchema(words::form(tools).to_string()));
        } else {
            request.tools = tools.to_vec();
        }
        let (answer, milliseconds) = self.answer(&*model, request).await?;
        let mut turn = Turn {
            heard: Vec::new(),
            text: answer.text,
            thoughts: answer.thoughts,
            calls: answer.tool_calls,
            usage: answer.usage,
            model: model.id().to_owned(),
            finish: answer.finish_reason,
            milliseconds,
        };
        if in_words {
            let said = words::read(&turn.text, &format!("{step} call"));
            turn.text = said.answer;
            turn.thoughts = said.thought;
            turn.calls.extend(said.call);
        }
        Ok(turn)
    }

    /// What a model is asked, in this agent's way.
    pub(super) fn request(&self, messages: Vec<Message>, most: Option<u32>) -> ChatRequest {
        ChatRequest {
            messages,
            temperature: Some(self.definition.temperature),
            max_tokens: Some(most.unwrap_or(self.definition.max_tokens)),
            deadline: Some(Instant::now() + PATIENCE),
            cache_scope: Some(self.run.ctx().tenant().to_string()),
            ..ChatRequest::default()
        }
    }

    /// The whole answer, and the milliseconds that it took.
    pub(super) async fn answer(
        &self,
        model: &dyn ChatModel,
        request: ChatRequest,
    ) -> Result<(ChatAnswer, u64), Failure> {
        let began = Instant::now();
        let stream = model.chat(request, self.run.stop().clone());
        let answer = collect(stream.await.map_err(failed)?)
            .await
            .map_err(failed)?;
        tokens(answer.usage.prompt_tokens, answer.usage.completion_tokens);
        if answer.finish_reason == FinishReason::Deadline {
            let message = format!("the model took longer than {} s", PATIENCE.as_secs());
            return Err(Failure::Retry(Error::new(ErrorKind::Timeout, message)));
        }
        let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok((answer, took))
    }
}

/// A failure of a model. What a server says of a wrong request does not change by asking again.
pub(super) fn failed(error: InferenceError) -> Failure {
    if matches!(error, InferenceError::Cancelled) {
        return Failure::Cancelled;
    }
    let wait = match &error {
        InferenceError::Provider { retry_after, .. } => *retry_after,
        _ => None,
    };
    let error = Error::from(error);
    match (error.kind(), wait) {
        (kind @ (ErrorKind::Validation | ErrorKind::Conflict), _) => wrong(kind, error.to_string()),
        (_, Some(wait)) => Failure::Later {
            wait,
            counted: true,
            error: Error::unavailable(error.to_string()),
        },
        _ => Failure::Retry(Error::unavailable(error.to_string())),
    }
}
