//! What a visitor may do. Every function begins by asking whether the conversation is theirs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId, Result};
use tekup_context::{OpContext, Principal};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::finish;

use super::{Widget, access, view};
use crate::{
    Support, customers,
    desk::change::Case,
    handover,
    model::{Channel, ContentType, Conversation, Identity, IdentityKind, Profile, Rating, Status},
    notify,
    ops::{
        feedback,
        messages::{self, Along, SendMessage},
    },
    phrases::Language,
    store::{self, visitors::Seen},
};

/// Conversations that a visitor is shown.
const LATEST: i64 = 20;
/// Messages in one answer.
const MESSAGES: i64 = 100;

/// The first message of a conversation.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Start {
    /// The words.
    #[schemars(length(min = 1, max = 5000))]
    pub content: String,
    /// Language that the widget speaks.
    #[schemars(regex(pattern = "^[a-z]{2}$"))]
    pub language: Option<String>,
    /// Address of the page, without its query.
    #[schemars(length(max = 500))]
    pub page: Option<String>,
}

/// Begins a conversation with its first message.
///
/// # Errors
/// When the message is empty or the database fails.
pub async fn start(
    support: &Support,
    ctx: &OpContext,
    widget: &Widget,
    name: Option<&str>,
    input: Start,
) -> Result<Value> {
    let mut tx = support.0.db.begin(ctx).await?;
    let conversation = begin(
        &mut tx,
        ctx,
        widget,
        name,
        input.language.as_deref(),
        input.page.as_deref(),
    )
    .await?;
    let id = conversation.id;
    let message = text(id, input.content);
    let along = Along::default();
    let asked = messages::store(support, ctx, tx, conversation, &message, along, receipt).await?;
    Ok(messages::receipt(id, asked.answered_in_background(support)))
}

/// A conversation of the visitor's, without a message so far.
pub(crate) async fn begin(
    tx: &mut TenantTx,
    ctx: &OpContext,
    widget: &Widget,
    name: Option<&str>,
    language: Option<&str>,
    page: Option<&str>,
) -> Result<Conversation> {
    let Principal::Visitor { id, customer } = ctx.principal() else {
        return Err(Error::forbidden("this door is for visitors of the widget"));
    };
    let identity = match customer {
        Some(customer) => Identity::verified(IdentityKind::ExternalId, customer)?,
        None => Identity::verified(IdentityKind::Visitor, &id.to_string())?,
    };
    let profile = Profile {
        name,
        language,
        ..Profile::default()
    };
    let owner = customers::find_or_create(tx, ctx, &identity, &profile).await?;
    let metadata = match page {
        Some(page) => json!({"page": page}),
        None => json!({}),
    };
    let new = store::conversations::New {
        id: ConversationId::new(),
        channel: Channel::Web,
        language,
        metadata: &metadata,
    };
    let conversation = store::conversations::insert(tx, ctx, owner, &new).await?;
    let browser = customer.is_none().then_some(*id);
    store::visitors::mark(tx, conversation.id, widget.id, browser).await?;
    notify::conversation(tx, ctx, "conversation.created", &conversation)?;
    Ok(conversation)
}

fn text(id: ConversationId, content: String) -> SendMessage {
    SendMessage {
        id,
        content,
        content_type: ContentType::Text,
        wait: None,
    }
}

fn receipt(conversation: &Conversation, response: crate::MessageResponse) -> Value {
    messages::receipt(conversation.id, response.user_message_id)
}

/// A message in a conversation of the visitor's.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Say {
    /// The words.
    #[schemars(length(min = 1, max = 5000))]
    pub content: String,
}

/// Takes a message; the answer comes over the socket.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's.
pub async fn say(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
    input: Say,
) -> Result<Value> {
    let message = text(id, input.content);
    let asked = messages::say(support, ctx, &message, receipt).await?;
    Ok(messages::receipt(id, asked.answered_in_background(support)))
}

pub(crate) async fn locked(
    tx: &TenantTx,
    ctx: &OpContext,
    id: ConversationId,
) -> Result<(Conversation, Seen)> {
    let seen = access::own(tx, ctx, id).await?;
    let conversation = store::conversations::lock(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    Ok((conversation, seen))
}

fn shown(conversation: &Conversation, seen: &Seen) -> Result<Value> {
    let data = serde_json::to_value(conversation).map_err(Error::internal)?;
    let mut out =
        view::conversation(&data).ok_or_else(|| Error::internal("a conversation is an object"))?;
    out["read"] = json!(seen.customer_read);
    out["readByStaff"] = json!(seen.staff_read);
    out["rating"] = json!(seen.csat);
    out["messageCount"] = json!(conversation.message_count);
    Ok(out)
}

/// The visitor's conversations, the latest activity first, at most 20.
///
/// # Errors
/// When the database fails.
pub async fn list(support: &Support, ctx: &OpContext) -> Result<Value> {
    let tx = support.0.db.begin(ctx).await?;
    let owner = access::owner(&tx, ctx).await?;
    let mut items = Vec::new();
    for id in store::visitors::list(&tx, owner, LATEST).await? {
        let seen = store::visitors::own(&tx, owner, id).await?;
        let conversation = store::conversations::get(&tx, id).await?;
        if let (Some(seen), Some(conversation)) = (seen, conversation) {
            items.push(shown(&conversation, &seen)?);
        }
    }
    tx.commit().await?;
    Ok(json!({"items": items}))
}

/// A conversation and its messages after number `after`, the oldest first, at most 100; `more` says that
/// there are others behind them.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's.
pub async fn history(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
    after: i32,
) -> Result<Value> {
    let tx = support.0.db.begin(ctx).await?;
    let seen = access::own(&tx, ctx, id).await?;
    let conversation = store::conversations::get(&tx, id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    let messages = store::messages::after(&tx, id, after, MESSAGES).await?;
    tx.commit().await?;
    let mut items = Vec::new();
    // What is left out counts all the same: the next page begins behind it.
    let last = messages.last().map_or(after, |message| message.seq);
    for message in &messages {
        let data = serde_json::to_value(message).map_err(Error::internal)?;
        items.extend(view::message(&data));
    }
    Ok(json!({
        "conversation": shown(&conversation, &seen)?,
        "messages": items,
        "last": last,
        "more": i64::try_from(messages.len()).is_ok_and(|count| count == MESSAGES),
    }))
}

/// How far the visitor has read.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Read {
    /// Number of the last message they have seen.
    #[schemars(range(min = 1, max = 2_000_000_000))]
    pub seq: i32,
}

/// Notes how far the visitor has read, and lets the desk know.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's.
pub async fn read(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
    seq: i32,
) -> Result<Value> {
    let tx = support.0.db.begin(ctx).await?;
    access::own(&tx, ctx, id).await?;
    let moved = store::visitors::read_by_customer(&tx, id, seq).await?;
    tx.commit().await?;
    if moved {
        support.0.hub.pass(
            ctx.tenant(),
            json!({"type": "read_receipt", "conversationId": id, "seq": seq, "by": "visitor"}),
        );
    }
    Ok(json!({"read": seq}))
}

/// Lets the desk know that the visitor types, or no longer.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's.
pub async fn typing(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
    typing: bool,
) -> Result<()> {
    let tx = support.0.db.begin(ctx).await?;
    access::own(&tx, ctx, id).await?;
    tx.commit().await?;
    support.0.hub.pass(
        ctx.tenant(),
        json!({"type": "typing_indicator", "conversationId": id, "typing": typing, "by": "visitor"}),
    );
    Ok(())
}

/// A rating.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rate {
    /// 1 (bad) to 5 (good).
    #[schemars(range(min = 1, max = 5))]
    pub score: i16,
    /// What they say to it.
    #[schemars(length(max = 2000))]
    pub comment: Option<String>,
}

/// Takes the visitor's rating; a later one takes its place.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's.
pub async fn rate(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
    input: Rate,
) -> Result<Value> {
    let mut tx = support.0.db.begin(ctx).await?;
    let (conversation, _) = locked(&tx, ctx, id).await?;
    let now = ctx.now();
    let comment = input
        .comment
        .as_deref()
        .map(str::trim)
        .filter(|comment| !comment.is_empty());
    store::visitors::rate(&tx, id, input.score, comment, now).await?;
    let mut data = serde_json::to_value(&conversation).map_err(Error::internal)?;
    data["csat"] = json!(input.score);
    data["csatComment"] = json!(comment);
    data["csatAt"] = json!(now);
    emit(&mut tx, ctx, "conversation.rated", id.0, &data)?;
    let score = input.score;
    finish(
        ctx,
        tx,
        Some(id.0),
        json!({"score": score}),
        json!({"rating": score}),
    )
    .await
}

/// Calls a person, because the visitor asks for one.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's.
pub async fn call_person(support: &Support, ctx: &OpContext, id: ConversationId) -> Result<Value> {
    let mut tx = support.0.db.begin(ctx).await?;
    let (mut conversation, seen) = locked(&tx, ctx, id).await?;
    if conversation.status != Status::Escalated {
        conversation.reopen();
        let language = language(&conversation);
        let call = handover::Call {
            reason: "requested_human",
            priority: None,
            queue: None,
            context: json!({"by": "visitor"}),
            assignment: None,
        };
        handover::call_person(&mut tx, ctx, &mut conversation, language, call).await?;
        store::conversations::update(&tx, &conversation).await?;
    }
    let output = shown(&conversation, &seen)?;
    finish(ctx, tx, Some(id.0), json!({}), output).await
}

/// Ends the conversation, because the visitor is done.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's.
pub async fn end(support: &Support, ctx: &OpContext, id: ConversationId) -> Result<Value> {
    let rules = support.0.rules.tables(ctx).await?;
    let mut tx = support.0.db.begin(ctx).await?;
    let (mut conversation, seen) = locked(&tx, ctx, id).await?;
    if !conversation.has_ended() {
        let mut case = Case {
            tx: &mut tx,
            ctx,
            rules: &rules,
            conversation: &mut conversation,
        };
        case.resolve(None).await?;
        case.save("conversation.updated").await?;
    }
    let output = shown(&conversation, &seen)?;
    finish(ctx, tx, Some(id.0), json!({}), output).await
}

fn language(conversation: &Conversation) -> Language {
    Language::from_code(conversation.language.as_deref().unwrap_or("da"))
}

/// Whether an answer helped.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Helped {
    /// The answer.
    pub message_id: MessageId,
    /// Whether it did.
    pub helpful: bool,
}

/// Takes the visitor's thumb; a later one takes its place.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's, or holds no such answer.
pub async fn helped(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
    input: Helped,
) -> Result<Value> {
    let tx = support.0.db.begin(ctx).await?;
    access::own(&tx, ctx, id).await?;
    tx.commit().await?;
    let rating = if input.helpful {
        Rating::Up
    } else {
        Rating::Down
    };
    feedback::of_visitor(ctx.clone(), support.clone(), id, input.message_id, rating).await?;
    Ok(json!({"helpful": input.helpful}))
}
