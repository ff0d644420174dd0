//! Handing a conversation over from the AI agent to people.

use serde_json::Value;
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_db::TenantTx;

use crate::{
    model::{Conversation, Message, Priority, SenderType, Status},
    notify,
    phrases::{self, Language},
    store,
};

/// A call for a person.
pub(crate) struct Call<'a> {
    pub reason: &'a str,
    pub priority: Priority,
    pub queue: Option<&'a str>,
    pub context: Value,
}

/// Puts the conversation into the staff's queue, with a note that the customer sees. The caller stores the
/// conversation.
pub(crate) async fn call_person(
    tx: &mut TenantTx,
    ctx: &OpContext,
    conversation: &mut Conversation,
    language: Language,
    call: Call<'_>,
) -> Result<()> {
    let now = ctx.now();
    let raised = store::escalations::raise(
        tx,
        conversation.id,
        call.reason,
        call.priority,
        call.queue,
        now,
        &call.context,
    )
    .await?;
    conversation.status = Status::Escalated;
    conversation.escalated = true;
    conversation.escalation_reason = Some(call.reason.to_owned());
    if raised {
        let note = phrases::person_called(language).to_owned();
        let number = conversation.count_message(&note, now);
        let note = Message::plain(conversation, number, SenderType::System, note, now);
        store::messages::insert(tx, &note).await?;
        notify::message(tx, ctx, "message.created", &note)?;
        notify::conversation(tx, ctx, "conversation.escalated", conversation)?;
        metrics::counter!("tekup_escalations_total", "reason" => call.reason.to_owned())
            .increment(1);
    }
    Ok(())
}

/// The same priority, in the words of the database.
pub(crate) fn priority(priority: tekup_rules::escalation::Priority) -> Priority {
    use tekup_rules::escalation::Priority as Rule;
    match priority {
        Rule::Low => Priority::Low,
        Rule::Medium => Priority::Medium,
        Rule::High => Priority::High,
        Rule::Critical => Priority::Critical,
    }
}
