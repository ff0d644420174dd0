//! Handing a conversation over from the AI agent to people.

use serde_json::Value;
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_db::TenantTx;

use crate::{
    desk::{assign, service},
    model::{Assignment, Conversation, Message, Priority, SenderType, Status},
    notify,
    phrases::{self, Language},
    store,
};

/// A call for a person.
pub(crate) struct Call<'a> {
    pub reason: &'a str,
    /// How soon; as urgent as the conversation is already when `None`.
    pub priority: Option<Priority>,
    /// The queue's name; the tenant's default queue when there is none of this name. `None`: the queue it is in
    /// already, or else the default one.
    pub queue: Option<&'a str>,
    /// How somebody is found for it, whatever the queue says.
    pub assignment: Option<Assignment>,
    pub context: Value,
}

/// Puts the conversation into the staff's queue, with a note that the customer sees, starts the queue's clocks
/// and gives it to somebody where the queue does so. The caller stores the conversation.
pub(crate) async fn call_person(
    tx: &mut TenantTx,
    ctx: &OpContext,
    conversation: &mut Conversation,
    language: Language,
    call: Call<'_>,
) -> Result<()> {
    let now = ctx.now();
    let priority = call.priority.unwrap_or(conversation.priority);
    let queue = match (call.queue, conversation.queue_id) {
        (None, Some(_)) => service::queue_of(tx, conversation).await?,
        (name, _) => store::queues::named_or_default(tx, name).await?,
    };
    let new = store::escalations::New {
        conversation: conversation.id,
        reason: call.reason,
        priority,
        queue_name: queue
            .as_ref()
            .map(|queue| queue.name.as_str())
            .or(call.queue),
        queue_id: queue.as_ref().map(|queue| queue.id),
        skill: conversation.skill.as_deref(),
        context: &call.context,
    };
    let raised = store::escalations::raise(tx, new, now).await?;
    conversation.status = Status::Escalated;
    conversation.escalated = true;
    conversation.escalation_reason = Some(call.reason.to_owned());
    if !raised {
        return Ok(());
    }
    conversation.priority = priority;
    let note = phrases::person_called(language).to_owned();
    let number = conversation.count_message(&note, now);
    let note = Message::plain(conversation, number, SenderType::System, note, now);
    store::messages::insert(tx, &note).await?;
    notify::message(tx, ctx, "message.created", &note)?;
    if let Some(mut queue) = queue {
        conversation.queue_id = Some(queue.id);
        service::set(tx, ctx, conversation, Some(&queue)).await?;
        queue.assignment = call.assignment.unwrap_or(queue.assignment);
        assign::give_out(tx, ctx, conversation, &queue).await?;
    }
    notify::conversation(tx, ctx, "conversation.escalated", conversation)?;
    metrics::counter!("tekup_escalations_total", "reason" => call.reason.to_owned()).increment(1);
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

/// The same way of finding somebody, in the words of the desk.
pub(crate) fn assignment(how: tekup_rules::routing::Assignee) -> Assignment {
    use tekup_rules::routing::Assignee;
    match how {
        Assignee::RoundRobin => Assignment::RoundRobin,
        Assignee::LeastBusy => Assignment::LeastBusy,
    }
}
