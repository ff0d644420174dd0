//! What a conversation's dialogues add to an answer.

use serde_json::json;
use tekup_base::{ActionId, Error, Result};
use tekup_connectors::{Request, Trouble};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_rules::escalation::{Escalation, Priority, Reason};
use tekup_runs::Failure;

use crate::{
    Support,
    actions::{self, NewAction},
    dialogue::{self, Ended, Heard, Open, Outcome, State, Turn},
    model::{ApprovalWanted, Conversation, Message},
    phrases::Language,
    store,
    understanding::Understanding,
};

/// The queue of a person whom a dialogue calls without naming one.
const QUEUE: &str = "support";

/// What a message does to the dialogues of its conversation, and what follows from that.
pub(super) struct Asked {
    pub turn: Turn,
    /// By the place of the dialogue that they end.
    actions: Vec<(usize, NewAction)>,
    /// Why a person is called, and from which queue.
    person: Option<(Reason, String)>,
}

impl Asked {
    /// Takes the message's turn. What is to be done is checked with the receiver's rules here, and done only once
    /// [`Self::store`] has been committed.
    pub async fn of(
        support: &Support,
        ctx: &OpContext,
        conversation: &Conversation,
        question: &Message,
        understood: &Understanding,
        open: Vec<Open>,
    ) -> Result<Self> {
        let intents: Vec<(&str, f32)> = if understood.requests.is_empty() {
            let own = understood.intent.as_deref();
            let sure = understood.confidence.unwrap_or(0.0);
            own.map(|intent| (intent, sure)).into_iter().collect()
        } else {
            let all = understood.requests.iter();
            all.map(|one| (one.intent.as_str(), one.confidence))
                .collect()
        };
        let definitions = support.0.understanding.dialogues(ctx).await?;
        let known = support.0.understanding.known(ctx).await?;
        let heard = Heard {
            message: question.id,
            text: &question.content,
            language: Language::from_code(&understood.language),
            intents,
            entities: &understood.entities,
            known: &known,
            today: ctx.now().date_naive(),
            now: ctx.now(),
        };
        let turn = dialogue::take(open, &definitions, &heard);
        let mut own = Self {
            person: turn
                .person
                .map(|reason| (reason_of(reason), QUEUE.to_owned())),
            actions: Vec::new(),
            turn,
        };
        for ended in std::mem::take(&mut own.turn.ended) {
            own.follow(support, ctx, conversation, ended).await;
        }
        Ok(own)
    }

    /// What follows a dialogue that has all it needs.
    async fn follow(
        &mut self,
        support: &Support,
        ctx: &OpContext,
        conversation: &Conversation,
        mut ended: Ended,
    ) {
        let Some(own) = self.turn.dialogues.get(ended.at) else {
            return;
        };
        match &ended.definition.outcome {
            Outcome::Answer { .. } => {}
            Outcome::Person { queue, .. } => {
                let queue = queue.clone().unwrap_or_else(|| QUEUE.to_owned());
                self.person = Some((Reason::Rule(own.intent.clone()), queue));
            }
            Outcome::Action {
                action,
                connection_id,
                parameters,
                approval,
                ..
            } => {
                for (name, id) in [
                    ("conversation", conversation.id.to_string()),
                    ("customer", conversation.user_id.clone()),
                ] {
                    ended.values.entry(name.to_owned()).or_insert(id);
                }
                let key = format!("dialogue:{}", own.id);
                let parameters = dialogue::parameters(parameters, &ended.values);
                let request = Request {
                    kind: action,
                    connection: connection_id.map(|id| id.0),
                    conversation: Some(conversation.id),
                    parameters: &parameters,
                    key: &key,
                };
                match support.0.connectors.plan(ctx, request).await {
                    Ok(plan) => {
                        let mut new = NewAction::new(action, parameters, "dialogue");
                        new.connection = Some(plan.connection_id.into());
                        new.conversation = Some(conversation.id);
                        new.key = Some(key);
                        new.approval = approval.then_some(ApprovalWanted {
                            permission: None,
                            approver_id: None,
                            expires_in_hours: None,
                        });
                        self.actions.push((ended.at, new));
                    }
                    Err(
                        Trouble::Refused(reason)
                        | Trouble::Failed { reason, .. }
                        | Trouble::NotNow { reason, .. },
                    ) => {
                        // What cannot be done by itself is done by a person, who sees what was collected.
                        tracing::warn!(%reason, action, "a dialogue's action would be refused");
                        self.turn.person = Some("rule:action_refused");
                        let reason = Reason::Rule("action_refused".to_owned());
                        self.person = Some((reason, QUEUE.to_owned()));
                        return;
                    }
                }
            }
        }
        self.turn.words.insert(0, ended.text);
    }

    /// Whether something is to be done in another system.
    pub fn acts(&self) -> bool {
        !self.actions.is_empty()
    }

    /// Calls a person where the dialogues want one and nothing else has called one.
    pub fn escalate(&self, escalation: &mut Option<Escalation>) {
        if let Some((reason, queue)) = &self.person {
            escalation.get_or_insert_with(|| Escalation {
                reason: reason.clone(),
                priority: Priority::Medium,
                queue: queue.clone(),
                skill: None,
            });
        }
    }

    /// What is open goes over to a person, because one is called and the questions are not asked.
    pub fn hand_over(&mut self) {
        for own in &mut self.turn.dialogues {
            if own.state == State::Open {
                own.state = State::HandedOver;
            }
        }
    }

    /// Stores the dialogues and queues what follows.
    ///
    /// # Errors
    /// One that asks for another try when another message has changed them meanwhile.
    pub async fn store(
        mut self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        conversation: &Conversation,
    ) -> Result<(), Failure> {
        for (at, action) in self.actions {
            let ActionId(id) = actions::enqueue(tx, ctx, action).await?;
            if let Some(own) = self.turn.dialogues.get_mut(at) {
                own.action = Some(id);
            }
        }
        // The oldest first: what began in one message keeps its order.
        for own in self.turn.dialogues.iter().rev() {
            if !store::dialogues::put(tx, conversation.id, own, ctx.now()).await? {
                let error = Error::conflict("another message of the conversation came first");
                return Err(Failure::Retry(error));
            }
            let told = json!({
                "id": own.id, "conversationId": conversation.id, "intent": own.intent,
                "state": own.state, "filled": own.filled, "asking": own.asking,
            });
            emit(tx, ctx, "dialogue.updated", conversation.id.0, &told)?;
        }
        Ok(())
    }
}

fn reason_of(reason: &str) -> Reason {
    match reason.strip_prefix("rule:") {
        Some(name) => Reason::Rule(name.to_owned()),
        None => Reason::RequestedHuman,
    }
}
