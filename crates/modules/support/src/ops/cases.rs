use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{ConversationId, Error, QueueId, Result, UserId};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, NoInput, Operation, finish};

use super::desk::{changed, hold};
use crate::{
    Support,
    desk::change::Case,
    model::{Conversation, Priority, Resolution, Status},
    notify, store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConversationsRead, ConversationsReply};
    vec![
        Operation::new(
            "conversations.update",
            "PATCH /api/v1/conversations/{id}",
            ConversationsReply,
            Write,
            support,
            update,
        )
        .summary("Changes priority, queue, skill or tags of a conversation; what is absent stays."),
        Operation::new(
            "conversations.assign",
            "POST /api/v1/conversations/{id}/assign",
            ConversationsReply,
            Write,
            support,
            assign,
        )
        .summary(
            "Makes somebody responsible, or nobody; the AI agent goes on until they take over.",
        ),
        Operation::new(
            "conversations.transfer",
            "POST /api/v1/conversations/{id}/transfer",
            ConversationsReply,
            Write,
            support,
            transfer,
        )
        .summary("Gives a conversation to a person or a queue, with a note for them."),
        Operation::new(
            "conversations.merge",
            "POST /api/v1/conversations/{id}/merge",
            ConversationsReply,
            Write,
            support,
            merge,
        )
        .summary("Makes a conversation a part of another one of the same customer."),
        Operation::new(
            "tags.list",
            "GET /api/v1/tags",
            ConversationsRead,
            Read,
            support,
            tags,
        )
        .summary("Lists the tags in use, the most used first; at most 200."),
    ]
}

/// What changes; what is absent stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// The conversation.
    id: ConversationId,
    /// How soon it wants somebody.
    priority: Option<Priority>,
    /// In which queue.
    queue_id: Option<QueueId>,
    /// What somebody must be able to do to be given it; empty for nothing.
    #[schemars(length(max = 50))]
    skill: Option<String>,
    /// What the staff calls it, instead of what it was called before.
    #[schemars(length(max = 50))]
    tags: Option<Vec<String>>,
}

async fn update(ctx: OpContext, support: Support, input: Update) -> Result<Conversation> {
    let (tx, conversation, ()) = changed!(ctx, support, input.id, |case| {
        if let Some(skill) = input.skill {
            case.conversation.skill = Some(skill).filter(|skill| !skill.is_empty());
        }
        if let Some(tags) = input.tags {
            case.conversation.tags.clear();
            case.conversation.add_tags(&tags)?;
        }
        if let Some(priority) = input.priority {
            case.prioritise(priority).await?;
        }
        if let Some(queue) = input.queue_id {
            case.place(queue).await?;
        }
    });
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}

/// Who is responsible.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Assign {
    /// The conversation.
    id: ConversationId,
    /// Who; nobody when absent.
    person_id: Option<UserId>,
}

async fn assign(ctx: OpContext, support: Support, input: Assign) -> Result<Conversation> {
    let (tx, conversation, ()) = changed!(ctx, support, input.id, |case| {
        case.assign(input.person_id, false).await?
    });
    let details = json!({"personId": input.person_id});
    finish(&ctx, tx, Some(input.id.0), details, conversation).await
}

/// Where a conversation goes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Transfer {
    /// The conversation.
    id: ConversationId,
    /// To whom.
    person_id: Option<UserId>,
    /// To which queue.
    queue_id: Option<QueueId>,
    /// A note for whoever gets it.
    #[schemars(length(min = 1, max = 5000))]
    note: Option<String>,
}

async fn transfer(ctx: OpContext, support: Support, input: Transfer) -> Result<Conversation> {
    if input.person_id.is_none() && input.queue_id.is_none() {
        return Err(Error::field(
            "personId",
            "required",
            "say to whom: personId or queueId",
        ));
    }
    let (tx, conversation, ()) = changed!(ctx, support, input.id, |case| {
        case.transfer(input.person_id, input.queue_id, input.note)
            .await?
    });
    let details = json!({"personId": input.person_id, "queueId": input.queue_id});
    finish(&ctx, tx, Some(input.id.0), details, conversation).await
}

/// Which conversations become one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Merge {
    /// The conversation that becomes a part.
    id: ConversationId,
    /// The one that it becomes a part of.
    into: ConversationId,
}

async fn merge(ctx: OpContext, support: Support, input: Merge) -> Result<Conversation> {
    if input.id == input.into {
        return Err(Error::field("into", "same", "must be another conversation"));
    }
    let rules = support.0.rules.tables(&ctx).await?;
    let mut tx = support.0.db.begin(&ctx).await?;
    // Always in the same order, so that two merges at once do not wait for each other.
    let (first, second) = (input.id.min(input.into), input.id.max(input.into));
    let first = hold(&tx, first).await?;
    let second = hold(&tx, second).await?;
    let (mut source, mut target) = if first.id == input.id {
        (first, second)
    } else {
        (second, first)
    };
    if source.customer_id != target.customer_id {
        return Err(Error::conflict(
            "the conversations are with two customers; merge the customers first",
        ));
    }
    let (count, tags) = (source.message_count, source.tags.clone());
    if !source.has_ended() {
        let mut case = Case {
            tx: &mut tx,
            ctx: &ctx,
            rules: &rules,
            conversation: &mut source,
        };
        case.close_for_merge().await?;
    }
    store::conversations::merge(&tx, source.id, target.id).await?;
    source.merged_into = Some(target.id);
    source.message_count = 0;
    store::conversations::update(&tx, &source).await?;
    target.message_count += count;
    target.reopen();
    target.last_activity_at = target.last_activity_at.max(source.last_activity_at);
    let mut case = Case {
        tx: &mut tx,
        ctx: &ctx,
        rules: &rules,
        conversation: &mut target,
    };
    case.conversation.add_tags(&tags)?;
    case.save("conversation.updated").await?;
    notify::conversation(&mut tx, &ctx, "conversation.merged", &source)?;
    let details = json!({"into": input.into});
    finish(&ctx, tx, Some(input.id.0), details, target).await
}

impl Case<'_> {
    /// Ends a conversation that becomes a part of another one: its customer is told nothing.
    async fn close_for_merge(&mut self) -> Result<()> {
        let now = self.ctx.now();
        crate::desk::service::forget(self.tx, self.conversation).await?;
        let by = self.ctx.principal().user_id();
        store::escalations::resolve(self.tx, self.conversation.id, None, by, now).await?;
        self.conversation
            .end(Status::Resolved, Resolution::Human, now);
        Ok(())
    }
}

/// A tag in use.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Tag {
    /// What it says.
    tag: String,
    /// Conversations that carry it, of the newest.
    uses: i64,
}

/// Tags in use.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tags {
    items: Vec<Tag>,
    next_cursor: Option<String>,
}

async fn tags(ctx: OpContext, support: Support, _: NoInput) -> Result<Tags> {
    let tx = support.0.db.begin_single(&ctx).await?;
    let used = store::conversations::tags(&tx, 200).await?;
    Ok(Tags {
        items: used
            .into_iter()
            .map(|(tag, uses)| Tag { tag, uses })
            .collect(),
        next_cursor: None,
    })
}
