use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId, Result};
use tekup_events::Event;

use super::EVENTS;
use crate::{
    facts::kinds,
    model::{Conversation, Entity, SenderType},
    rulebook::RuleOutcome,
    store::{self, decisions},
};

/// What an event is about, as rules see it.
pub(super) struct About {
    event: &'static str,
    message: Option<(MessageId, DateTime<Utc>)>,
}

impl About {
    /// `None`: rules are not asked about this one.
    pub(super) fn of(event: &Event, conversation: &Conversation) -> Option<Self> {
        let kind = event.kind.as_str();
        let known = EVENTS.into_iter().find(|one| *one == kind)?;
        if !kind.starts_with("message.") {
            return Some(Self {
                event: known,
                message: None,
            });
        }
        let by_customer = event.data["senderType"] == SenderType::User.as_str();
        // A customer's message counts once it is understood, which it may be from the beginning; nobody does that
        // while a person has it.
        let understood = !event.data["sentiment"].is_null();
        let now = match known {
            "message.updated" => by_customer,
            _ => !by_customer || understood || conversation.has_person(),
        };
        let internal = event.data["internal"] == true;
        let id = serde_json::from_value(event.data["id"].clone()).ok()?;
        let at = serde_json::from_value(event.data["createdAt"].clone()).ok()?;
        (now && !internal).then_some(Self {
            event: "message.created",
            message: Some((MessageId(id), at)),
        })
    }

    pub(super) fn facts(
        &self,
        event: &Event,
        conversation: &Conversation,
        past: &decisions::Past,
    ) -> Value {
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
            "priority": conversation.priority,
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
            "tags": conversation.tags,
            "skill": conversation.skill,
            "inside_hours": past.inside_hours,
            "sla_state": state.and_then(|state| state.sla_state.as_ref()),
        })
    }

    /// A message is decided on once, whichever of its events comes first.
    pub(super) fn decision(
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
