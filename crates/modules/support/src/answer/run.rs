use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId, Result};
use tekup_retrieval::passage::{Passage, SearchRequest};
use tekup_rules::{
    RuleType,
    escalation::{Escalation, Reason},
};
use tekup_runs::{Execution, Failure, RunKind};

use super::{
    asking::Asked,
    compose::{self, Composed},
    listeners::Stage,
    wording::{self, Worded},
};
use crate::{
    Support,
    desk::change::Case,
    facts,
    handover::{Call, assignment, call_person, priority},
    leaving,
    model::{AnswerInfo, AnswerState, Message, MessageResponse, SenderType, Style},
    notify,
    phrases::{self, Language, Voice},
    rulebook::Decided,
    store::{self, decisions},
    understanding::Understanding,
};

/// From this confidence in the intent on, weaker passages may answer.
const SURE: f32 = 0.7;
/// How weak.
const THRESHOLD_WHEN_SURE: f32 = 0.12;

/// The Run's name in the queue.
pub(crate) const KIND: &str = "messages.answer";

/// What the Run is given.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AnswerInput {
    pub conversation_id: ConversationId,
    pub message_id: MessageId,
    /// With the id, it finds the message's partition.
    pub created_at: DateTime<Utc>,
}

/// What step `answered` leaves for step `worded` and for those who wait.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answered {
    response: MessageResponse,
    created_at: DateTime<Utc>,
    question: String,
    #[serde(default)]
    style: Style,
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
        let answered: Option<Answered> = match run.done("answered")? {
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

    /// Understands the message and stores the first answer. `None` when a person has the conversation.
    async fn first_answer(
        &self,
        run: &mut Execution,
        input: &AnswerInput,
    ) -> Result<Option<Answered>, Failure> {
        let inner = &self.0.0;
        let ctx = run.ctx().clone();
        let started = ctx.now();
        let tx = inner.db.begin(&ctx).await?;
        let question = store::messages::get(&tx, input.message_id, input.created_at)
            .await?
            .ok_or_else(|| Error::not_found("the message"))?;
        let conversation = store::conversations::get(&tx, input.conversation_id)
            .await?
            .ok_or_else(|| Error::not_found("the conversation"))?;
        let past = facts::past(&tx, &ctx, &conversation, question.seq).await?;
        let style = store::agent::style(&tx).await?;
        tx.commit().await?;

        let understood = inner
            .understanding
            .understand(&ctx, &question.content, conversation.language.as_deref())
            .await?;
        let mut asked = Asked::of(&self.0, &ctx, &conversation, &question, &understood).await?;
        let voice = Voice {
            language: Language::from_code(&understood.language),
            style,
        };
        let mut composed = self
            .compose(&ctx, &question.content, &understood, &asked.turn, voice)
            .await?;
        let facts = compose::facts(&conversation, &understood, &composed);
        let facts = facts::of_message(facts, &conversation, &understood.entities, &past, started);
        let rules = inner.rules.tables(&ctx).await?;
        let mut decision = rules.decide(&facts)?;
        asked.escalate(&mut decision.escalation);
        let agent = SenderType::AiAgent;
        let look = leaving::look(&rules, &ctx, &conversation, agent, &composed.text);
        let blocked = look.blocked();
        if blocked {
            // What may not be said is for a person to deal with.
            decision.escalation.get_or_insert_with(|| Escalation {
                reason: Reason::Rule(look.rule().to_owned()),
                priority: tekup_rules::escalation::Priority::Medium,
                queue: "support".to_owned(),
                skill: None,
            });
        }
        let escalation = decision.escalation.as_ref();
        if let Some(escalation) = escalation {
            // A person comes: what was found still helps, but an apology for not knowing does not.
            let reason = escalation.reason.to_string();
            if blocked
                || !composed.answered
                || composed.text.is_empty()
                || reason == "requested_human"
                || reason == "angry_customer"
            {
                composed.text = phrases::handing_over(voice, &reason).to_owned();
                composed.answer = AnswerInfo {
                    state: AnswerState::Final,
                    engine: "phrase".to_owned(),
                    passage: None,
                };
                composed.sources.clear();
                asked.hand_over();
            }
        }
        // A model words one answer from its sources; it would drop a second one, and a question.
        let alone = asked.turn.words.is_empty() && understood.requests.is_empty();
        if alone && !composed.sources.is_empty() && inner.models.chat().is_some() {
            composed.answer.state = AnswerState::Drafting;
        }
        let answered = self
            .store_answer(
                run, &ctx, question, understood, composed, asked, decision, look, style, started,
            )
            .await?;
        Ok(answered)
    }

    pub(super) async fn search(
        &self,
        ctx: &tekup_context::OpContext,
        text: &str,
        understood: &Understanding,
    ) -> Result<Vec<Passage>> {
        // Somebody who clearly asks what the tenant has an intent for is likelier to be answered by what the
        // tenant has written.
        let sure = understood.in_scope && understood.confidence.is_some_and(|sure| sure >= SURE);
        let request = SearchRequest {
            threshold: sure.then_some(THRESHOLD_WHEN_SURE),
            language: Some(understood.language.clone()),
            query_embedding: understood.embedding.clone(),
            ..SearchRequest::new(text)
        };
        self.0.0.search.passages(ctx, request).await
    }

    /// Stores, in one transaction: what was understood, the answer, the escalation, the conversation, the
    /// events and the journal entry.
    #[expect(clippy::too_many_arguments, reason = "the parts of one transaction")]
    async fn store_answer(
        &self,
        run: &mut Execution,
        ctx: &tekup_context::OpContext,
        mut question: Message,
        understood: Understanding,
        composed: Composed,
        asked: Asked,
        decision: Decided,
        look: leaving::Look,
        style: Style,
        started: DateTime<Utc>,
    ) -> Result<Option<Answered>, Failure> {
        let inner = &self.0.0;
        let language = Language::from_code(&understood.language);
        let rules = inner.rules.tables(ctx).await?;
        let mut tx = inner.db.begin(ctx).await?;
        let mut conversation = store::conversations::lock(&tx, question.conversation_id)
            .await?
            .ok_or_else(|| Error::not_found("the conversation"))?;
        let now = ctx.now();
        question.intent = understood.intent.clone();
        question.confidence = understood.confidence;
        question.entities = understood.entities.clone();
        question.sentiment = Some(understood.sentiment);
        question.language = Some(understood.language.clone());
        question.requires_escalation = decision.escalation.is_some();
        store::messages::annotate(&tx, &question).await?;
        conversation.learn(
            understood.confidence,
            understood.sentiment,
            &understood.language,
        );

        // A person may have taken over while we were thinking: then we say nothing.
        if conversation.has_person() {
            store::conversations::update(&tx, &conversation).await?;
            notify::message(&mut tx, ctx, "message.updated", &question)?;
            run.checkpoint(&tx, "answered", &None::<Answered>, started)
                .await?;
            tx.commit().await?;
            return Ok(None);
        }
        asked.store(&mut tx, ctx, &conversation).await?;
        let number = conversation.count_message(&composed.text, now);
        let mut reply = Message::plain(
            &conversation,
            number,
            SenderType::AiAgent,
            composed.text,
            now,
        );
        reply.intent = question.intent.clone();
        reply.confidence = question.confidence;
        reply.language = question.language.clone();
        reply.sources = composed.sources;
        reply.answer = Some(composed.answer.clone());
        reply.requires_escalation = question.requires_escalation;
        store::messages::insert(&tx, &reply).await?;
        look.record(&mut tx, ctx, &mut conversation, &reply)?;
        conversation.unanswered_in_a_row = if composed.answered {
            0
        } else {
            conversation.unanswered_in_a_row + 1
        };
        notify::message(&mut tx, ctx, "message.updated", &question)?;
        notify::message(&mut tx, ctx, "message.created", &reply)?;
        let mut escalation_reason = None;
        let route = &decision.route;
        conversation.add_rules_tags(&route.tags);
        let escalation = decision.escalation.as_ref();
        let skill = route.skill.as_ref();
        if let Some(skill) = skill.or(escalation.and_then(|one| one.skill.as_ref())) {
            conversation.skill = Some(skill.clone());
        }
        if let Some(escalation) = escalation {
            let reason = escalation.reason.to_string();
            let call = Call {
                reason: &reason,
                priority: priority(route.priority.unwrap_or(escalation.priority)),
                queue: Some(route.queue.as_ref().unwrap_or(&escalation.queue)),
                assignment: route.assignee.map(assignment),
                context: json!({"route": route, "messageId": question.id}),
            };
            call_person(&mut tx, ctx, &mut conversation, language, call).await?;
            escalation_reason = Some(reason);
        } else {
            let mut case = Case {
                tx: &mut tx,
                ctx,
                rules: &rules,
                conversation: &mut conversation,
            };
            case.route(route).await?;
            notify::conversation(&mut tx, ctx, "conversation.updated", &conversation)?;
        }
        store::conversations::update(&tx, &conversation).await?;
        decisions::record(
            &mut tx,
            ctx,
            decisions::New {
                subject: decisions::Subject::Message,
                conversation: conversation.id,
                message: Some((question.id, question.created_at)),
                facts: decision.facts,
                outcomes: &decision.outcomes,
            },
        )?;
        let answered = Answered {
            created_at: reply.created_at,
            question: question.content,
            style,
            response: MessageResponse {
                message_id: Some(reply.id),
                conversation_id: conversation.id,
                user_message_id: question.id,
                response: reply.content,
                intent: reply.intent,
                confidence: reply.confidence,
                alternatives: understood.alternatives,
                entities: understood.entities,
                sentiment: understood.sentiment,
                sentiment_label: understood.sentiment_label,
                language: language.code().to_owned(),
                sources: reply.sources,
                suggested_actions: Vec::new(),
                requires_escalation: decision.escalation.is_some(),
                escalation_reason,
                answer: composed.answer,
            },
        };
        run.checkpoint(&tx, "answered", &Some(&answered), started)
            .await?;
        tx.commit().await?;
        let documents = answered
            .response
            .sources
            .iter()
            .map(|source| source.document_id)
            .collect();
        inner.search.count_use(ctx.tenant(), documents);
        Ok(Some(answered))
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
