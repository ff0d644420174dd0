//! What rules are told of a message.

use chrono::{DateTime, Utc};
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_rules::escalation::Facts;

use crate::{
    model::{Conversation, Entity, SenderType},
    settings::Settings,
    store::decisions::{self, Past},
};

/// The past of a conversation before its message `number`, and where it stands at the desk.
pub(crate) async fn past(
    tx: &TenantTx,
    ctx: &OpContext,
    settings: &Settings,
    conversation: &Conversation,
    number: i32,
) -> Result<Past> {
    let mut past = decisions::past(tx, conversation.id, number).await?;
    past.inside_hours = settings.inside_hours(conversation.queue_id, ctx.now());
    Ok(past)
}

/// Completes the facts of a customer's message with what is known of its conversation.
pub(crate) fn of_message(
    base: Facts,
    conversation: &Conversation,
    entities: &[Entity],
    past: &Past,
    now: DateTime<Utc>,
) -> Facts {
    let by = |sender: SenderType| {
        let messages = past.messages.iter();
        messages.filter(move |message| message.sender_type == sender.as_str())
    };
    let moods: Vec<f64> = by(SenderType::User)
        .take(5)
        .filter_map(|message| message.sentiment.map(f64::from))
        .collect();
    let count = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
    let before = match moods.len() {
        0 => base.sentiment,
        moods_known => moods.iter().sum::<f64>() / f64::from(count(moods_known)),
    };
    let repeated = match &base.intent {
        None => 0,
        Some(intent) => {
            let same =
                by(SenderType::User).take_while(|message| message.intent.as_ref() == Some(intent));
            count(same.count()) + 1
        }
    };
    // Since the last word of the agent or a person.
    let unanswered = past.messages.iter().take_while(|message| {
        message.sender_type == SenderType::User.as_str()
            || message.sender_type == SenderType::System.as_str()
    });
    let since = unanswered
        .filter(|message| message.sender_type == SenderType::User.as_str())
        .map(|message| message.created_at)
        .last();
    let state = past.state.as_ref();
    Facts {
        channel: conversation.channel.as_str().to_owned(),
        customer: conversation
            .metadata
            .as_object()
            .cloned()
            .unwrap_or_default(),
        tags: conversation.tags.clone(),
        queue: state.and_then(|state| state.queue.clone()),
        priority: conversation.priority.as_str().to_owned(),
        skill: conversation.skill.clone(),
        inside_hours: past.inside_hours,
        sla_state: state.and_then(|state| state.sla_state.clone()),
        sentiment_trend: base.sentiment - before,
        turns: count(by(SenderType::User).count()) + 1,
        repeated_intent: repeated,
        waiting_seconds: since
            .and_then(|since| (now - since).num_seconds().try_into().ok())
            .unwrap_or(0),
        entities: kinds(entities),
        amount: amount(entities),
        ..base
    }
}

/// The kinds of entities that a text names, each once.
pub(crate) fn kinds(entities: &[Entity]) -> Vec<String> {
    let mut kinds: Vec<String> = entities.iter().map(|entity| entity.kind.clone()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The largest amount of money that a text names.
pub(crate) fn amount(entities: &[Entity]) -> Option<f64> {
    let money = entities.iter().filter(|entity| entity.kind == "money");
    // A value of this kind is `1500.00 DKK`.
    money
        .filter_map(|entity| entity.value.as_str()?.split(' ').next()?.parse().ok())
        .reduce(f64::max)
}
