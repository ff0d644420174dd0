use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tekup_base::{ConversationId, Error, Page, PageRequest, QueueId, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, amend, finish};
use uuid::Uuid;

use super::{
    messages::{self, Along, SendMessage},
    reports,
};
use crate::{
    Support,
    answer::at_once,
    customers,
    desk::service,
    model::{
        Channel, ClockState, ContentType, Conversation, Escalation, Identity, IdentityKind,
        Message, MessageResponse, Priority, Profile, Status,
    },
    notify,
    reports::span,
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "conversations.create",
            "POST /api/v1/conversations",
            Permission::ConversationsWrite,
            Effect::Write,
            support,
            create,
        )
        .summary(
            "Begins a conversation with a customer, and answers the first message if one is given.",
        )
        .status(201),
        Operation::new(
            "conversations.list",
            "GET /api/v1/conversations",
            Permission::ConversationsRead,
            Effect::Read,
            support,
            list,
        )
        .summary("Lists conversations, the latest activity first."),
        Operation::new(
            "conversations.get",
            "GET /api/v1/conversations/{id}",
            Permission::ConversationsRead,
            Effect::Read,
            support,
            get,
        )
        .summary("Shows a conversation and its latest escalation."),
        Operation::new(
            "messages.list",
            "GET /api/v1/conversations/{id}/messages",
            Permission::ConversationsRead,
            Effect::Read,
            support,
            messages,
        )
        .summary("Lists the messages of a conversation, the oldest first."),
    ]
}

/// Begins a conversation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// Your id of the customer.
    #[schemars(length(min = 1, max = 255))]
    user_id: String,
    /// What the customer is called.
    #[schemars(length(min = 1, max = 200))]
    customer_name: Option<String>,
    /// Where the customer writes.
    channel: Channel,
    /// The customer's first message.
    #[schemars(length(min = 1, max = 5000))]
    initial_message: Option<String>,
    /// Language to begin in; the customer's messages decide after that.
    #[schemars(regex(pattern = "^[a-z]{2}$"))]
    language: Option<String>,
    /// Anything of yours, kept as it is; `tier` is seen by rules.
    metadata: Option<Map<String, Value>>,
}

/// A conversation that was begun.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Created {
    #[serde(flatten)]
    conversation: Conversation,
    /// The answer to the first message.
    reply: Option<MessageResponse>,
}

/// Longest `metadata`, as JSON.
const MAX_METADATA: usize = 16_000;

async fn create(ctx: OpContext, support: Support, input: Create) -> Result<Created> {
    let metadata = Value::Object(input.metadata.unwrap_or_default());
    if metadata.to_string().len() > MAX_METADATA {
        return Err(Error::field(
            "metadata",
            "too_long",
            "may have at most 16,000 bytes as JSON",
        ));
    }
    // Who holds a key of the tenant's or works there vouches for the tenant's own ids.
    let identity = Identity::verified(IdentityKind::ExternalId, &input.user_id)?;
    let profile = Profile {
        name: input.customer_name.as_deref(),
        language: input.language.as_deref(),
        ..Profile::default()
    };
    let new = store::conversations::New {
        id: ConversationId::new(),
        channel: input.channel,
        language: input.language.as_deref(),
        metadata: &metadata,
    };
    let beforehand = match &input.initial_message {
        Some(content) => {
            let foreseen = new.foreseen(&ctx, identity.value());
            at_once::think_first(&support, &ctx, foreseen, content).await?
        }
        None => None,
    };
    let mut tx = support.0.db.begin(&ctx).await?;
    let customer = customers::find_or_create(&mut tx, &ctx, &identity, &profile).await?;
    let conversation = store::conversations::insert(&tx, &ctx, customer, &new).await?;
    notify::conversation(&mut tx, &ctx, "conversation.created", &conversation)?;
    let id = conversation.id;
    let created = Created {
        conversation,
        reply: None,
    };
    let Some(content) = input.initial_message else {
        return finish(
            &ctx,
            tx,
            Some(id.0),
            json!({"channel": input.channel}),
            created,
        )
        .await;
    };
    let first = SendMessage {
        id,
        content,
        content_type: ContentType::Text,
        wait: None,
    };
    // Conversation and first message are one transaction; where the answer is not a part of it, it follows.
    let asked = messages::store(
        &support,
        &ctx,
        tx,
        created.conversation,
        &first,
        Along {
            beforehand,
            ..Along::default()
        },
        |conversation, reply| Created {
            conversation: conversation.clone(),
            reply: Some(reply),
        },
    )
    .await?;
    let whole = asked.is_whole();
    let (conversation, reply) = asked.answered(&support, &ctx, None).await?;
    let created = Created {
        conversation,
        reply: Some(reply),
    };
    if !whole {
        amend(&ctx, &support.0.db, &created).await?;
    }
    Ok(created)
}

/// Which conversations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only in this state.
    status: Option<Status>,
    /// Only from here.
    channel: Option<Channel>,
    /// `me`, `none`, or the id of a person of the staff.
    #[schemars(length(min = 1, max = 36))]
    assigned_to: Option<String>,
    /// Only of this queue.
    queue_id: Option<QueueId>,
    /// Only of this priority.
    priority: Option<Priority>,
    /// Only with this tag.
    #[schemars(length(min = 1, max = 50))]
    tag: Option<String>,
    /// Only in this language.
    #[schemars(regex(pattern = "^[a-z]{2}$"))]
    language: Option<String>,
    /// Only those in which the customer wanted this: an intent's name.
    #[schemars(length(min = 1, max = 100))]
    intent: Option<String>,
    /// Only what last happened on this day or later, in the time zone of the tenant's working hours.
    from: Option<NaiveDate>,
    /// Only what last happened on this day or before.
    to: Option<NaiveDate>,
    /// Text in the last message or the customer's name or id.
    #[schemars(length(min = 1, max = 200))]
    q: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Conversation>> {
    let (assigned_to, unassigned) = match input.assigned_to.as_deref() {
        None => (None, false),
        Some("none") => (None, true),
        Some("me") => (Some(ctx.principal().id().unwrap_or_default()), false),
        Some(id) => {
            let id = id.parse::<Uuid>().map_err(|_| {
                Error::field(
                    "assignedTo",
                    "wrong_format",
                    "must be me, none or a person's id",
                )
            })?;
            (Some(id), false)
        }
    };
    let mut filter = store::conversations::Filter {
        status: input.status,
        channel: input.channel,
        assigned_to,
        unassigned,
        queue: input.queue_id.map(|id| id.0),
        priority: input.priority,
        tag: input.tag,
        language: input.language,
        intent: input.intent,
        search: input.q,
        from: None,
        before: None,
    };
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    if input.from.is_none() && input.to.is_none() {
        let tx = support.0.db.begin_single(&ctx).await?;
        return store::conversations::list(&tx, &filter, &page).await;
    }
    let tx = support.0.db.begin(&ctx).await?;
    let zone = reports::zone(&tx).await?;
    (filter.from, filter.before) = span::moments(zone, input.from, input.to)?;
    store::conversations::list(&tx, &filter, &page).await
}

/// One conversation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// The conversation.
    id: ConversationId,
}

/// A conversation and its escalation.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Detail {
    #[serde(flatten)]
    conversation: Conversation,
    /// The latest call for a person.
    escalation: Option<Escalation>,
    /// The clocks of its service level.
    clocks: Vec<ClockState>,
}

async fn get(ctx: OpContext, support: Support, input: ById) -> Result<Detail> {
    let tx = support.0.db.begin(&ctx).await?;
    let conversation = store::conversations::get(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    let escalation = store::escalations::latest(&tx, input.id).await?;
    let clocks = service::states(&tx, &conversation).await?;
    tx.commit().await?;
    Ok(Detail {
        conversation,
        escalation,
        clocks,
    })
}

/// The messages of a conversation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Messages {
    /// The conversation.
    id: ConversationId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn messages(ctx: OpContext, support: Support, input: Messages) -> Result<Page<Message>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin(&ctx).await?;
    let messages = store::messages::list(&tx, input.id, &page).await?;
    // A conversation without messages and none at all are not the same.
    if messages.items.is_empty() && store::conversations::get(&tx, input.id).await?.is_none() {
        return Err(Error::not_found("conversation"));
    }
    tx.commit().await?;
    Ok(messages)
}
