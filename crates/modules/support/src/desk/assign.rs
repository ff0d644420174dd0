//! Giving conversations to people.

use tekup_base::{NotificationId, Result, UserId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;

use super::service;
use crate::{
    model::{
        Assignee, Assignment, Conversation, DeskPerson, Notification, NotificationKind, Queue,
        preview,
    },
    notify, store,
};

/// Whom of `people`, in the order of who waited longest, a queue gives its next conversation.
fn pick(people: Vec<DeskPerson>, how: Assignment) -> Option<DeskPerson> {
    let mut free = people
        .into_iter()
        .filter(|person| person.open < i64::from(person.capacity));
    match how {
        Assignment::Manual => None,
        Assignment::RoundRobin => free.next(),
        // Among equals the first, who waited longest.
        Assignment::LeastBusy => free.min_by_key(|person| person.open),
    }
}

/// Gives the conversation to somebody of `queue`, if the queue does so, is open, and somebody can take it.
/// The caller stores the conversation.
pub(crate) async fn give_out(
    tx: &mut TenantTx,
    ctx: &OpContext,
    conversation: &mut Conversation,
    queue: &Queue,
) -> Result<bool> {
    if queue.assignment == Assignment::Manual || conversation.assigned_to.is_some() {
        return Ok(false);
    }
    let calendar = service::calendar(tx, Some(queue)).await?;
    if !calendar.is_open(ctx.now()) {
        return Ok(false);
    }
    store::queues::hold(tx, queue.id).await?;
    let people = store::people::candidates(tx, queue.id, conversation.skill.as_deref()).await?;
    let Some(person) = pick(people, queue.assignment) else {
        return Ok(false);
    };
    let assignee = Assignee {
        id: person.id,
        name: person.name,
    };
    make_responsible(tx, ctx, conversation, Some(assignee)).await?;
    Ok(true)
}

/// Makes somebody responsible, or nobody, and tells them. The caller stores the conversation.
pub(crate) async fn make_responsible(
    tx: &mut TenantTx,
    ctx: &OpContext,
    conversation: &mut Conversation,
    person: Option<Assignee>,
) -> Result<()> {
    let now = ctx.now();
    let id = person.as_ref().map(|person| person.id);
    store::escalations::assign(tx, conversation.id, id, now).await?;
    conversation.assigned_to = person;
    if let Some(id) = id {
        store::people::was_assigned(tx, id, now).await?;
        if ctx.principal().user_id() != Some(id) {
            let told = Told {
                kind: NotificationKind::Assigned,
                message: None,
                preview: conversation.last_message.as_deref(),
            };
            tell(tx, ctx, conversation, id, told).await?;
        }
    }
    notify::conversation(tx, ctx, "conversation.assigned", conversation)
}

/// What somebody is told.
pub(crate) struct Told<'a> {
    pub kind: NotificationKind,
    pub message: Option<tekup_base::MessageId>,
    pub preview: Option<&'a str>,
}

/// Tells a person of the staff that they should look at the conversation.
pub(crate) async fn tell(
    tx: &mut TenantTx,
    ctx: &OpContext,
    conversation: &Conversation,
    person: UserId,
    told: Told<'_>,
) -> Result<()> {
    let notification = Notification {
        id: NotificationId::new(),
        user_id: person,
        kind: told.kind,
        conversation_id: conversation.id,
        message_id: told.message,
        actor_name: ctx
            .principal()
            .user_id()
            .map(|_| ctx.principal().name().to_owned()),
        preview: told.preview.map(preview),
        created_at: ctx.now(),
        read_at: None,
    };
    store::notifications::insert(tx, &notification).await?;
    emit(tx, ctx, "notification.created", person.0, &notification)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, capacity: i32, open: i64) -> DeskPerson {
        DeskPerson {
            id: UserId::new(),
            name: name.to_owned(),
            available: true,
            skills: Vec::new(),
            capacity,
            open,
        }
    }

    fn picked(how: Assignment, people: Vec<DeskPerson>) -> Option<String> {
        pick(people, how).map(|person| person.name)
    }

    #[test]
    fn in_turn_is_whoever_waited_longest_and_has_room() {
        let people = vec![
            person("full", 2, 2),
            person("next", 5, 4),
            person("idle", 5, 0),
        ];
        assert_eq!(
            picked(Assignment::RoundRobin, people),
            Some("next".to_owned())
        );
    }

    #[test]
    fn least_busy_is_whoever_has_fewest_then_waited_longest() {
        let people = vec![person("a", 9, 3), person("b", 9, 1), person("c", 9, 1)];
        assert_eq!(picked(Assignment::LeastBusy, people), Some("b".to_owned()));
    }

    #[test]
    fn nobody_gets_more_than_they_can_take() {
        let people = vec![person("a", 1, 1), person("b", 0, 0)];
        assert_eq!(picked(Assignment::LeastBusy, people), None);
    }
}
