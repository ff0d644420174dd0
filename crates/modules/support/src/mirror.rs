//! What was done to a conversation's case in another system, done to the conversation.

use tekup_base::{ConversationId, Error, Result};
use tekup_connectors::{MAX_CONTENT, News, Remark, Standing};
use tekup_context::OpContext;
use tekup_db::TenantTx;

use crate::{
    desk::change::Case,
    model::{Conversation, Message, Priority, SenderType},
    notify,
    rulebook::Tables,
    store,
};

/// Where a conversation stands, as a case elsewhere is compared with it.
pub(crate) fn standing(conversation: &Conversation) -> Standing {
    Standing {
        conversation: conversation.id,
        closed: conversation.has_ended(),
        priority: conversation.priority.as_str().to_owned(),
        assignee: conversation.assigned_to.as_ref().map(|one| one.id.0),
    }
}

/// Does to a conversation what was done to its case, through the desk's own doors; says where it stands then.
pub(crate) async fn take(
    tx: &mut TenantTx,
    ctx: &OpContext,
    id: ConversationId,
    news: News,
) -> Result<Standing> {
    let mut conversation = store::conversations::lock(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    if news.is_empty() {
        return Ok(standing(&conversation));
    }
    // Nothing of this goes to the customer in words that a rule would look at.
    let rules = Tables::none();
    let mut case = Case {
        tx,
        ctx,
        rules: &rules,
        conversation: &mut conversation,
    };
    for remark in news.notes {
        note(&mut case, remark).await?;
    }
    if news.closed == Some(false) {
        case.conversation.reopen();
    }
    if let Some(priority) = news.priority.as_deref().and_then(Priority::from_name) {
        case.prioritise(priority).await?;
    }
    if let Some(email) = &news.owner
        && let Some(person) = store::people::by_email(case.tx, email).await?
        && case.conversation.assigned_to.as_ref().map(|one| one.id) != Some(person.id)
    {
        case.assign(Some(person.id), false).await?;
    }
    if news.closed == Some(true) {
        case.resolve(None).await?;
    }
    case.save("conversation.updated").await?;
    Ok(standing(&conversation))
}

/// Writes a note in the name of somebody elsewhere.
async fn note(case: &mut Case<'_>, remark: Remark) -> Result<()> {
    let content: String = remark.content.trim().chars().take(MAX_CONTENT).collect();
    if content.is_empty() {
        return Ok(());
    }
    case.conversation.message_count += 1;
    let number = case.conversation.message_count;
    let sender = SenderType::HumanAgent;
    let mut note = Message::plain(case.conversation, number, sender, content, case.ctx.now());
    note.sender_name = Some(remark.author);
    note.internal = true;
    store::messages::insert(case.tx, &note).await?;
    notify::message(case.tx, case.ctx, "note.created", &note)
}
