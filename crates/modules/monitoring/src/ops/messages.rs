use std::sync::Arc;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_events::{Message, Position, Publication, SubjectFilter};
use tekup_operations::{Effect, Operation, amend, finish};
use uuid::Uuid;

use crate::Monitoring;

pub(super) fn operations(state: &Monitoring) -> Vec<Operation> {
    vec![
        Operation::new(
            "channels.publish",
            "POST /api/v1/channels/{name}/messages",
            Permission::ChannelsPublish,
            Effect::Write,
            state,
            publish,
        )
        .summary("Publishes messages to a channel, in their order")
        .status(201),
        Operation::new(
            "channels.read",
            "GET /api/v1/channels/{name}/messages",
            Permission::ChannelsRead,
            Effect::Read,
            state,
            read,
        )
        .summary("Messages of a channel from a position on, oldest first"),
    ]
}

/// Messages to be published.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Publish {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// The messages, in their order: 1 to 100.
    #[schemars(length(min = 1, max = 100))]
    messages: Vec<Publication>,
}

/// What was published.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Published {
    /// The messages, in the order in which they were given.
    items: Vec<Receipt>,
}

/// One message that was published.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Receipt {
    /// Names it for ever.
    id: Uuid,
    /// Its place in the channel. Null for a call with an `Idempotency-Key`, whose messages get theirs a moment later.
    sequence: Option<i64>,
}

/// Which messages.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ReadMessages {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Only what came after this sequence; from the first that is kept when neither this nor `since` is given.
    #[schemars(range(min = 0))]
    after: Option<i64>,
    /// Only what was published at this time or later; not together with `after`.
    since: Option<DateTime<Utc>>,
    /// Only these subjects: `lead.created`, `lead.*` for one part more, `lead.>` for the rest; all when absent.
    #[schemars(length(max = 200))]
    subject: Option<String>,
    /// Messages at most, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
}

/// Messages in their order.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Messages {
    /// The messages, oldest first.
    items: Vec<Message>,
    /// Give this as `after` to go on. Further on than the last message when what came behind it was not wanted.
    next_sequence: i64,
}

async fn publish(ctx: OpContext, state: Monitoring, input: Publish) -> Result<Published> {
    if ctx.idempotency().is_none() {
        let published = state
            .0
            .msghub
            .publish_all(&ctx, &input.name, input.messages)
            .await?;
        return Ok(told(&published));
    }
    let channel = state.0.msghub.channel(&ctx, &input.name).await?;
    if !channel.persisted {
        // The key is taken first: what is not kept is rather lost than published twice.
        let tx = state.0.db.begin(&ctx).await?;
        let nothing = Published { items: Vec::new() };
        let details = json!({"channel": &channel.name, "messages": input.messages.len()});
        finish(&ctx, tx, Some(channel.id.0), details, nothing).await?;
        let published = state
            .0
            .msghub
            .publish_all(&ctx, &input.name, input.messages)
            .await?;
        let published = told(&published);
        amend(&ctx, &state.0.db, &published).await?;
        return Ok(published);
    }
    // Messages and key are one transaction: once, whatever happens.
    let mut tx = state.0.db.begin(&ctx).await?;
    let mut items = Vec::with_capacity(input.messages.len());
    for publication in &input.messages {
        let id = state
            .0
            .msghub
            .publish_in(&mut tx, &ctx, &input.name, publication)
            .await?;
        items.push(Receipt { id, sequence: None });
    }
    let details = json!({"channel": input.name, "messages": items.len()});
    finish(&ctx, tx, Some(channel.id.0), details, Published { items }).await
}

fn told(published: &[Arc<Message>]) -> Published {
    let items = published.iter().map(|message| Receipt {
        id: message.id,
        sequence: Some(message.sequence),
    });
    Published {
        items: items.collect(),
    }
}

async fn read(ctx: OpContext, state: Monitoring, input: ReadMessages) -> Result<Messages> {
    let filter = match &input.subject {
        Some(subject) => SubjectFilter::parse("subject", subject)?,
        None => SubjectFilter::all(),
    };
    let from = match (input.after, input.since) {
        (Some(_), Some(_)) => {
            let message = "give after or since, not both";
            return Err(Error::field("since", "ambiguous", message));
        }
        (Some(after), None) => Position::After(after),
        (None, Some(since)) => Position::Since(since),
        (None, None) => Position::Beginning,
    };
    let most = usize::try_from(input.limit.unwrap_or(20)).unwrap_or(20);
    let (found, next_sequence) = state
        .0
        .msghub
        .read(&ctx, &input.name, &filter, from, most)
        .await?;
    Ok(Messages {
        items: found.into_iter().map(Arc::unwrap_or_clone).collect(),
        next_sequence,
    })
}
