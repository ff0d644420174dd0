use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId, Result};
use tekup_rules::RuleType;
use tekup_runs::{Execution, Failure, RunKind};

use super::{
    listeners::Stage,
    thought::{Answered, Before, Thought, Used},
    wording::{self, Worded},
};
use crate::{
    Support, leaving,
    model::{AnswerState, MessageResponse, SenderType, Style},
    notify,
    phrases::{Language, Voice},
    store,
};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "messages.answer";
/// The step that stores an answer.
pub(crate) const ANSWERED: &str = "answered";

/// What the Run is given.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AnswerInput {
    pub conversation_id: ConversationId,
    pub message_id: MessageId,
    /// With the id, it finds the message's partition.
    pub created_at: DateTime<Utc>,
}

/// Answers customers' messages.
pub(crate) struct AnswerRun(Support);

impl AnswerRun {
    pub(crate) fn new(support: Support) -> Self {
        Self(support)
    }
}

#[async_trait]
impl RunKind for AnswerRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let input: AnswerInput = run.input()?;
        let outcome = self.answer(run, &input).await;
        // Whoever waits here learns of a retry from the conversation itself.
        self.0.0.listeners.end(input.message_id);
        outcome
    }
}

impl AnswerRun {
    async fn answer(&self, run: &mut Execution, input: &AnswerInput) -> Result<Value, Failure> {
        let answered: Option<Answered> = match run.done(ANSWERED)? {
            Some(answered) => answered,
            None => self.first_answer(run, input).await?,
        };
        let Some(answered) = answered else {
            return Ok(json!({"silent": true}));
        };
        let listeners = &self.0.0.listeners;
        listeners.tell(
            input.message_id,
            Stage::Passage(Box::new(answered.response.clone())),
        );
        let response = if answered.response.answer.state == AnswerState::Drafting {
            self.worded(run, answered).await?
        } else {
            answered.response
        };
        listeners.tell(input.message_id, Stage::Done(Box::new(response.clone())));
        Ok(json!({"messageId": response.message_id, "engine": response.answer.engine}))
    }

    /// Finds the answer, unless that is under way already, and stores it. `None` when a person has the
    /// conversation.
    async fn first_answer(
        &self,
        run: &mut Execution,
        input: &AnswerInput,
    ) -> Result<Option<Answered>, Failure> {
        let inner = &self.0.0;
        let ctx = run.ctx().clone();
        let started = ctx.now();
        let thought = match inner.listeners.thinking(input.message_id) {
            Some(thinking) => thinking.await.map_err(Error::internal)??,
            None => {
                let settings = inner.settings.get(&ctx).await?;
                let tx = inner.db.begin(&ctx).await?;
                let question = store::messages::get(&tx, input.message_id, input.created_at)
                    .await?
                    .ok_or_else(|| Error::not_found("the message"))?;
                let conversation = store::conversations::get(&tx, input.conversation_id)
                    .await?
                    .ok_or_else(|| Error::not_found("the conversation"))?;
                let before =
                    Before::read(&tx, &ctx, &settings, &conversation, question.seq).await?;
                drop(tx);
                Thought::of(&self.0, &ctx, &conversation, question, before).await?
            }
        };
        let mut tx = inner.db.begin(&ctx).await?;
        let mut conversation = store::conversations::lock(&tx, input.conversation_id)
            .await?
            .ok_or_else(|| Error::not_found("the conversation"))?;
        if !thought.holds(&conversation) {
            let error = Error::conflict("the conversation is another customer's by now");
            return Err(Failure::Retry(error));
        }
        store::messages::annotate(&tx, &thought.question).await?;
        notify::message(&mut tx, &ctx, "message.updated", &thought.question)?;
        let mut used = Used::default();
        // A person may have taken over while we were thinking: then we say nothing.
        let answered = if conversation.has_person() {
            thought.learn(&mut conversation);
            None
        } else {
            used = thought.used();
            Some(thought.give(&mut tx, &ctx, &mut conversation).await?)
        };
        store::conversations::update_last(&mut tx, &conversation);
        run.checkpoint(&tx, ANSWERED, &answered, started).await?;
        tx.commit().await?;
        used.count(inner.search.as_ref(), ctx.tenant());
        Ok(answered)
    }

    /// Has the answer worded by the model and stores the words; whatever goes wrong, the document's own
    /// words become final.
    async fn worded(
        &self,
        run: &mut Execution,
        answered: Answered,
    ) -> Result<MessageResponse, Failure> {
        if let Some(response) = run.done("worded")? {
            return Ok(response);
        }
        let inner = &self.0.0;
        let ctx = run.ctx().clone();
        let started = ctx.now();
        let mut response = answered.response;
        let Some(id) = response.message_id else {
            return Ok(response);
        };
        if let Some(words) = self
            .ask_model(run, &response, &answered.question, answered.style)
            .await?
            && !self.held_back(&ctx, &response, &words.0).await?
        {
            (response.response, response.answer.engine) = words;
        }
        response.answer.state = AnswerState::Final;
        let now = ctx.now();
        let mut tx = inner.db.begin(&ctx).await?;
        store::messages::word(
            &tx,
            id,
            answered.created_at,
            &response.response,
            &response.answer.engine,
            now,
        )
        .await?;
        let message = store::messages::get(&tx, id, answered.created_at)
            .await?
            .ok_or_else(|| Error::not_found("the answer"))?;
        store::conversations::preview(&tx, &message).await?;
        notify::message(&mut tx, &ctx, "message.updated", &message)?;
        run.checkpoint(&tx, "worded", &response, started).await?;
        tx.commit().await?;
        Ok(response)
    }

    /// Whether the tenant's rules do not let these words go.
    async fn held_back(
        &self,
        ctx: &tekup_context::OpContext,
        response: &MessageResponse,
        words: &str,
    ) -> Result<bool> {
        let tx = self.0.0.db.begin_single(ctx).await?;
        let conversation = store::conversations::get(&tx, response.conversation_id).await?;
        let conversation = conversation.ok_or_else(|| Error::not_found("the conversation"))?;
        drop(tx);
        let rules = self.0.0.rules.tables(ctx).await?;
        let look = leaving::look(&rules, ctx, &conversation, SenderType::AiAgent, words);
        Ok(look.blocked())
    }

    /// The model's words and its name, if it found good ones in time.
    async fn ask_model(
        &self,
        run: &Execution,
        response: &MessageResponse,
        question: &str,
        style: Style,
    ) -> Result<Option<(String, String)>, Failure> {
        let inner = &self.0.0;
        let Some(model) = inner.models.chat() else {
            return Ok(None);
        };
        let tenant = run.ctx().tenant();
        let (conversation, message) = (response.conversation_id, response.message_id);
        // What a rule may yet hold back is not shown while it is being written.
        let rules = inner.rules.tables(run.ctx()).await?;
        let guarded = rules.has(RuleType::Validation);
        let mut seen = 0;
        let said = |text: &str| {
            if guarded {
                return;
            }
            let delta = text.get(seen..).unwrap_or_default().to_owned();
            seen = text.len();
            inner
                .listeners
                .tell(response.user_message_id, Stage::Delta(delta.clone()));
            inner
                .hub
                .pass(tenant, notify::delta(conversation, message, &delta));
        };
        let brief = wording::Brief {
            voice: Voice {
                language: Language::from_code(&response.language),
                style,
            },
            question,
            sources: &response.sources,
            timeout: inner.answer_timeout,
            scope: tenant.to_string(),
        };
        let stop = run.stop().child_token();
        let words = wording::word(model.as_ref(), brief, stop, said).await;
        run.check()?;
        let (outcome, words) = match words {
            Ok(Worded::Words(words)) => ("used", Some((words, format!("model:{}", model.id())))),
            Ok(Worded::Unknown) => ("unknown", None),
            Ok(Worded::Unsupported) => ("unsupported", None),
            Err(error) => {
                tracing::warn!(%error, "no model's wording; the passage stands");
                ("failed", None)
            }
        };
        metrics::counter!("tekup_answer_wordings_total", "outcome" => outcome).increment(1);
        Ok(words)
    }
}
