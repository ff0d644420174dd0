use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_events::{Channel, ChannelRate, ChannelSettings, emit};
use tekup_operations::{Effect, Operation, finish};

use crate::Monitoring;

pub(super) fn operations(state: &Monitoring) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ChannelsRead, ChannelsWrite};
    vec![
        Operation::new(
            "channels.list",
            "GET /api/v1/channels",
            ChannelsRead,
            Read,
            state,
            list,
        )
        .summary("The tenant's channels by name"),
        Operation::new(
            "channels.get",
            "GET /api/v1/channels/{name}",
            ChannelsRead,
            Read,
            state,
            get,
        )
        .summary("One channel"),
        Operation::new(
            "channels.create",
            "POST /api/v1/channels",
            ChannelsWrite,
            Write,
            state,
            create,
        )
        .summary("Makes a channel")
        .status(201),
        Operation::new(
            "channels.update",
            "PUT /api/v1/channels/{name}",
            ChannelsWrite,
            Write,
            state,
            update,
        )
        .summary("Changes the rules of a channel"),
        Operation::new(
            "channels.delete",
            "DELETE /api/v1/channels/{name}",
            ChannelsWrite,
            Write,
            state,
            delete,
        )
        .summary("Retires a channel; what it holds goes when it is past its time"),
        Operation::new(
            "channels.rate",
            "GET /api/v1/channels/{name}/rate",
            ChannelsRead,
            Read,
            state,
            rate,
        )
        .summary("Messages a minute of a channel"),
    ]
}

/// Which channels.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListChannels {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// One channel.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ByName {
    /// Which.
    #[schemars(length(max = 63))]
    name: String,
}

/// A channel to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewChannel {
    /// What it is called: small letters, digits, - and _.
    #[schemars(length(min = 1, max = 63))]
    name: String,
    /// Whether messages are kept on disk; cannot be changed later.
    persisted: bool,
    /// Its other rules.
    settings: ChannelSettings,
}

/// A channel as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PutChannel {
    /// Which.
    #[schemars(length(max = 63))]
    name: String,
    /// Its rules.
    settings: ChannelSettings,
}

/// Which part of a channel's past.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RateOf {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Since how many minutes, 1 to 1440; 60 when absent.
    #[schemars(range(min = 1, max = 1440))]
    minutes: Option<i64>,
}

/// Messages a minute.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Rates {
    /// Minutes with messages, oldest first.
    items: Vec<ChannelRate>,
}

async fn list(ctx: OpContext, state: Monitoring, input: ListChannels) -> Result<Page<Channel>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    state.0.msghub.channels(&ctx, &page).await
}

async fn get(ctx: OpContext, state: Monitoring, input: ByName) -> Result<Channel> {
    let channel = state.0.msghub.channel(&ctx, &input.name).await?;
    Ok((*channel).clone())
}

async fn create(ctx: OpContext, state: Monitoring, input: NewChannel) -> Result<Channel> {
    let mut tx = state.0.db.begin(&ctx).await?;
    let made = state
        .0
        .msghub
        .create_channel(&tx, &ctx, &input.name, input.persisted, &input.settings)
        .await?;
    emit(&mut tx, &ctx, "channel.created", made.id.0, &made)?;
    let details = json!({"name": &made.name});
    let made = finish(&ctx, tx, Some(made.id.0), details, made).await?;
    shape(&ctx, &state, &made).await;
    Ok(made)
}

async fn update(ctx: OpContext, state: Monitoring, input: PutChannel) -> Result<Channel> {
    let mut tx = state.0.db.begin(&ctx).await?;
    let channel = state
        .0
        .msghub
        .update_channel(&tx, &ctx, &input.name, &input.settings)
        .await?;
    emit(&mut tx, &ctx, "channel.updated", channel.id.0, &channel)?;
    let details = json!({"name": &channel.name});
    let channel = finish(&ctx, tx, Some(channel.id.0), details, channel).await?;
    shape(&ctx, &state, &channel).await;
    Ok(channel)
}

async fn delete(ctx: OpContext, state: Monitoring, input: ByName) -> Result<Channel> {
    let mut tx = state.0.db.begin(&ctx).await?;
    let channel = state
        .0
        .msghub
        .retire_channel(&tx, &ctx, &input.name)
        .await?;
    emit(&mut tx, &ctx, "channel.retired", channel.id.0, &channel)?;
    let details = json!({"name": &channel.name});
    finish(&ctx, tx, Some(channel.id.0), details, channel).await
}

async fn rate(ctx: OpContext, state: Monitoring, input: RateOf) -> Result<Rates> {
    let channel = state.0.msghub.channel(&ctx, &input.name).await?;
    let items = state
        .0
        .msghub
        .rate(&ctx, &channel, input.minutes.unwrap_or(60))
        .await?;
    Ok(Rates { items })
}

/// The rules stand in the database; where they do not take hold now, they do when the channel is used.
async fn shape(ctx: &OpContext, state: &Monitoring, channel: &Channel) {
    if let Err(error) = state.0.msghub.shape(ctx, channel).await {
        tracing::warn!(
            ?error,
            channel = channel.name,
            "a channel's rules did not take hold yet"
        );
    }
}
