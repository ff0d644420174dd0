//! What is found out about a customer's message before anything of its answer is written, and writing it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{DocumentId, Result, TenantId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_retrieval::passage::PassageSearch;
use tekup_rules::escalation::{Escalation, Priority, Reason};
use tekup_runs::Failure;

use super::{
    asking::Asked,
    compose::{self, Composed},
    several,
};
use crate::{
    Support,
    desk::change::Case,
    dialogue::Open,
    facts,
    handover::{Call, assignment, call_person, priority},
    leaving,
    model::{AnswerInfo, AnswerState, Conversation, Message, MessageResponse, SenderType, Style},
    notify,
    phrases::{self, Language, Voice},
    rulebook::{Decided, Tables},
    settings::Settings,
    store::{
        self,
        decisions::{self, Past},
    },
    understanding::Understanding,
};

/// What is known before a message is looked at.
pub(crate) struct Before {
    past: Past,
    open: Vec<Open>,
}

impl Before {
    /// Of message `number` of the conversation.
    pub async fn read(
        tx: &TenantTx,
        ctx: &OpContext,
        settings: &Settings,
        conversation: &Conversation,
        number: i32,
    ) -> Result<Self> {
        let open = async {
            let open = store::dialogues::open(tx, conversation.id, ctx.now()).await;
            Ok(open?)
        };
        let past = facts::past(tx, ctx, settings, conversation, number);
        let (past, open) = futures::future::try_join(past, open).await?;
        Ok(Self { past, open })
    }
}

/// What is to be answered to a message, and why. Nothing of it is written yet.
pub(crate) struct Thought {
    /// The message, with what was understood of it.
    pub question: Message,
    understood: Understanding,
    composed: Composed,
    asked: Asked,
    decision: Decided,
    look: leaving::Look,
    rules: Arc<Tables>,
    style: Style,
    /// The customer by the tenant's name for them, as they were thought of.
    user_id: String,
}

/// What an answer rests on, and what it was an answer to.
#[derive(Default)]
pub(crate) struct Used {
    documents: Vec<DocumentId>,
    intent: Option<String>,
}

impl Used {
    /// Counts it, once the answer is stored.
    pub fn count(self, search: &dyn PassageSearch, tenant: TenantId) {
        if !self.documents.is_empty() {
            search.count_use(tenant, self.documents, self.intent.as_deref());
        }
    }
}

/// What step `answered` leaves for step `worded` and for those who wait.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answered {
    pub response: MessageResponse,
    pub created_at: DateTime<Utc>,
    pub question: String,
    #[serde(default)]
    pub style: Style,
}

impl Thought {
    /// Understands `question`, searches, composes the answer and asks the rules. Call it while no transaction is
    /// open: models may be asked.
    pub async fn of(
        support: &Support,
        ctx: &OpContext,
        conversation: &Conversation,
        mut question: Message,
        before: Before,
    ) -> Result<Self> {
        let inner = &support.0;
        let Before { past, open } = before;
        let settings = inner.settings.get(ctx).await?;
        let style = settings.style;
        let understood = inner
            .understanding
            .understand(ctx, &question.content, conversation.language.as_deref())
            .await?;
        let mut asked = Asked::of(support, ctx, conversation, &question, &understood, open).await?;
        let voice = Voice {
            language: Language::from_code(&understood.language),
            style,
        };
        let mut composed = several::answer(
            support,
            ctx,
            &question.content,
            &understood,
            &asked.turn,
            voice,
        )
        .await?;
        let facts = compose::facts(conversation, &understood, &composed);
        let facts = facts::of_message(facts, conversation, &understood.entities, &past, ctx.now());
        let rules = inner.rules.tables(ctx).await?;
        let mut decision = rules.decide(&facts)?;
        for outcome in &mut decision.outcomes {
            outcome.note_missing(&settings);
        }
        asked.escalate(&mut decision.escalation);
        let agent = SenderType::AiAgent;
        let look = leaving::look(&rules, ctx, conversation, agent, &composed.text);
        let blocked = look.blocked();
        if blocked {
            // What may not be said is for a person to deal with.
            decision.escalation.get_or_insert_with(|| Escalation {
                reason: Reason::Rule(look.rule().to_owned()),
                priority: Priority::Medium,
                queue: "support".to_owned(),
                skill: None,
            });
        }
        if let Some(escalation) = &decision.escalation {
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
        question.intent = understood.intent.clone();
        question.confidence = understood.confidence;
        question.entities = understood.entities.clone();
        question.sentiment = Some(understood.sentiment);
        question.language = Some(understood.language.clone());
        question.requires_escalation = decision.escalation.is_some();
        Ok(Self {
            question,
            understood,
            composed,
            asked,
            decision,
            look,
            rules,
            style,
            user_id: conversation.user_id.clone(),
        })
    }

    /// Whether it may be given in the conversation as it is there now: what is to be done for the customer is
    /// done for who they were thought to be.
    pub fn holds(&self, conversation: &Conversation) -> bool {
        !self.asked.acts() || self.user_id == conversation.user_id
    }

    /// Whether a model is to word the answer.
    pub fn drafting(&self) -> bool {
        self.composed.answer.state == AnswerState::Drafting
    }

    /// The documents that the answer is from.
    pub fn used(&self) -> Used {
        let sources = self.composed.sources.iter();
        Used {
            documents: sources.map(|source| source.document_id).collect(),
            intent: self.question.intent.clone(),
        }
    }

    /// Takes what was understood into the conversation, which the caller stores.
    pub fn learn(&self, conversation: &mut Conversation) {
        conversation.learn(
            self.understood.confidence,
            self.understood.sentiment,
            &self.understood.language,
        );
    }

    /// Writes the answer, the escalation, the decision and the events in `tx`, and takes what was understood and
    /// said into the conversation, which is locked there and which the caller stores.
    ///
    /// # Errors
    /// One that asks for another try when another message came first; then nothing of `tx` may stay.
    pub async fn give(
        self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        conversation: &mut Conversation,
    ) -> Result<Answered, Failure> {
        self.learn(conversation);
        let Self {
            question,
            understood,
            composed,
            asked,
            decision,
            look,
            rules,
            style,
            user_id: _,
        } = self;
        let now = ctx.now();
        let language = Language::from_code(&understood.language);
        asked.store(tx, ctx, conversation).await?;
        let number = conversation.count_message(&composed.text, now);
        let mut reply = Message::plain(
            conversation,
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
        store::messages::insert_last(tx, &reply)?;
        look.record(tx, ctx, conversation, &reply)?;
        conversation.unanswered_in_a_row = if composed.answered {
            0
        } else {
            conversation.unanswered_in_a_row + 1
        };
        notify::message(tx, ctx, "message.created", &reply)?;
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
                priority: Some(priority(route.priority.unwrap_or(escalation.priority))),
                queue: Some(route.queue.as_ref().unwrap_or(&escalation.queue)),
                assignment: route.assignee.map(assignment),
                context: json!({"route": route, "messageId": question.id}),
            };
            call_person(tx, ctx, conversation, language, call).await?;
            escalation_reason = Some(reason);
        } else {
            let mut case = Case {
                tx: &mut *tx,
                ctx,
                rules: &rules,
                conversation: &mut *conversation,
            };
            case.route(route).await?;
            notify::conversation(tx, ctx, "conversation.updated", conversation)?;
        }
        decisions::record(
            tx,
            ctx,
            decisions::New {
                subject: decisions::Subject::Message,
                conversation: conversation.id,
                message: Some((question.id, question.created_at)),
                facts: decision.facts,
                outcomes: &decision.outcomes,
            },
        )?;
        Ok(Answered {
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
        })
    }
}
