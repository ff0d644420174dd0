//! What happens by itself: follows the event log and asks the tenants' automation rules.
//!
//! An event is decided on in one transaction, together with all that the rules do about it, under the event's own
//! id: once, whatever dies in between. What a rule does makes events of its own; a rule that has fired [`MOST`]
//! times in a conversation within [`WITHIN`] rests, so that no circle of rules turns for ever.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId, Result};
use tekup_context::OpContext;
use tekup_events::{Event, Follow};
use tekup_rules::{
    RuleType,
    automation::{self, Effects},
};

use crate::{
    Support,
    desk::change::Case,
    facts::kinds,
    handover::{Call, call_person, priority},
    model::{Conversation, Entity, Priority, SenderType, Status},
    rulebook::{RuleOutcome, Tables},
    store::{self, decisions},
};

/// The events that rules are asked about. `message.updated` is a customer's message once it is understood.
const EVENTS: [&str; 9] = [
    "message.created",
    "message.updated",
    "conversation.created",
    "conversation.escalated",
    "conversation.taken_over",
    "conversation.sla_warning",
    "conversation.sla_breached",
    "conversation.resolved",
    "conversation.rated",
];
/// Firings of one rule in one conversation before it rests.
const MOST: i64 = 3;
/// The time in which they are counted.
const WITHIN: TimeDelta = TimeDelta::minutes(10);

/// Asks the automation rules about what happens.
pub(crate) struct Automation(pub Support);

#[async_trait]
impl Follow for Automation {
    fn name(&self) -> &'static str {
        "automation"
    }

    async fn take(&self, ctx: &OpContext, events: &[Event]) -> Result<()> {
        let tables = self.0.0.rules.tables(ctx).await?;
        if !tables.has(RuleType::Automation) {
            return Ok(());
        }
        for event in events {
            if EVENTS.contains(&event.kind.as_str()) {
                decide(&self.0, ctx, &tables, event).await?;
            }
        }
        Ok(())
    }
}

async fn decide(support: &Support, ctx: &OpContext, tables: &Tables, event: &Event) -> Result<()> {
    let id = ConversationId(event.subject);
    let mut tx = support.0.db.begin(ctx).await?;
    let Some(mut conversation) = store::conversations::lock(&tx, id).await? else {
        return Ok(());
    };
    if conversation.merged_into.is_some() {
        return Ok(());
    }
    let Some(about) = About::of(event, &conversation) else {
        return Ok(());
    };
    let past = decisions::past(&tx, id, 0).await?;
    let facts = about.facts(event, &conversation, &past);
    let mut outcomes = tables.ask(RuleType::Automation, &facts);
    let mut effects = Vec::new();
    for outcome in &mut outcomes {
        match automation::effects(&outcome.result) {
            Ok(none) if none.is_empty() => outcome.result = Value::Null,
            Ok(some) => {
                let since = ctx.now() - WITHIN;
                if store::automation::firings(&tx, id, &outcome.rule, since).await? >= MOST {
                    outcome.error =
                        Some(format!("rests: it has fired {MOST} times in ten minutes"));
                    outcome.result = Value::Null;
                } else {
                    effects.extend(some.into_iter().map(|one| (outcome.rule.clone(), one)));
                }
            }
            Err(error) => outcome.error = Some(error.to_string()),
        }
    }
    if store::automation::insert(&tx, &about.decision(event, facts, &outcomes)?).await? {
        let mut case = Case {
            tx: &mut tx,
            ctx,
            rules: tables,
            conversation: &mut conversation,
        };
        for (rule, effects) in &effects {
            apply(&mut case, rule, effects).await?;
        }
        if !effects.is_empty() {
            case.save("conversation.updated").await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// What an event is about, as rules see it.
struct About {
    event: &'static str,
    message: Option<(MessageId, DateTime<Utc>)>,
}

impl About {
    /// `None`: rules are not asked about this one.
    fn of(event: &Event, conversation: &Conversation) -> Option<Self> {
        let kind = event.kind.as_str();
        let known = EVENTS.into_iter().find(|one| *one == kind)?;
        if !kind.starts_with("message.") {
            return Some(Self {
                event: known,
                message: None,
            });
        }
        let by_customer = event.data["senderType"] == SenderType::User.as_str();
        // A customer's message counts once it is understood; nobody does that while a person has it.
        let now = match known {
            "message.updated" => by_customer,
            _ => !by_customer || conversation.has_person(),
        };
        let internal = event.data["internal"] == true;
        let id = serde_json::from_value(event.data["id"].clone()).ok()?;
        let at = serde_json::from_value(event.data["createdAt"].clone()).ok()?;
        (now && !internal).then_some(Self {
            event: "message.created",
            message: Some((MessageId(id), at)),
        })
    }

    fn facts(&self, event: &Event, conversation: &Conversation, past: &decisions::Past) -> Value {
        let data = &event.data;
        let of_message = |key: &str| match self.message {
            Some(_) => data[key].clone(),
            None => Value::Null,
        };
        let entities: Vec<Entity> =
            serde_json::from_value(of_message("entities")).unwrap_or_default();
        let state = past.state.as_ref();
        json!({
            "event": self.event,
            "status": conversation.status,
            "assigned": conversation.has_person(),
            "escalated": conversation.escalated,
            "escalation_reason": conversation.escalation_reason,
            "priority": state.map(|state| &state.priority).filter(|_| conversation.status == Status::Escalated),
            "queue": state.and_then(|state| state.queue.as_ref()),
            "rating": data["rating"].as_f64(),
            "mood": conversation.sentiment_score,
            "sender": of_message("senderType"),
            "text": of_message("content"),
            "intent": of_message("intent"),
            "sentiment": of_message("sentiment"),
            "entities": kinds(&entities),
            "channel": conversation.channel.as_str(),
            "language": conversation.language,
            "message_count": conversation.message_count,
            "customer_tier": conversation.metadata["tier"].as_str(),
            "customer": conversation.metadata.as_object().cloned().unwrap_or_default(),
            "tags": state.map(|state| state.tags.clone()).unwrap_or_default(),
            "inside_hours": null,
            "sla_state": state.and_then(|state| state.sla_state.as_ref()),
        })
    }

    /// A message is decided on once, whichever of its events comes first.
    fn decision(
        &self,
        event: &Event,
        mut facts: Value,
        outcomes: &[RuleOutcome],
    ) -> Result<store::automation::New> {
        if let Some(facts) = facts.as_object_mut() {
            facts.remove("text");
        }
        let (id, at) = match self.message {
            Some((id, at)) => (id.0, at),
            None => (event.id.0, event.created_at),
        };
        Ok(store::automation::New {
            id,
            at,
            conversation: ConversationId(event.subject),
            message: self.message,
            facts,
            outcomes: serde_json::to_value(outcomes).map_err(Error::internal)?,
        })
    }
}

async fn apply(case: &mut Case<'_>, rule: &str, effects: &Effects) -> Result<()> {
    if let Some(tag) = &effects.tag {
        case.conversation.add_tags(std::slice::from_ref(tag))?;
    }
    let urgency = effects.priority.map(priority);
    if effects.escalate {
        case.conversation.reopen();
        let call = Call {
            reason: &format!("rule:{rule}"),
            priority: urgency.unwrap_or(Priority::Medium),
            queue: effects.queue.as_deref(),
            context: json!({"automation": rule}),
        };
        let language = case.language();
        call_person(case.tx, case.ctx, case.conversation, language, call).await?;
    } else {
        if let Some(urgency) = urgency {
            case.prioritise(urgency).await?;
        }
        if let Some(queue) = &effects.queue {
            let queue = store::queues::named(case.tx, queue).await?;
            case.place(queue.id).await?;
        }
    }
    if let Some(reply) = &effects.reply {
        case.answer(reply.clone()).await?;
    }
    if effects.resolve {
        case.resolve(None).await?;
    }
    Ok(())
}
