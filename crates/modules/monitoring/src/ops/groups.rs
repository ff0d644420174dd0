use std::time::Duration;

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_events::{DeadLetter, Delivered, Group, GroupSettings, GroupState, Position, Receipt};
use tekup_operations::{Effect, Operation, finish};

use crate::Monitoring;

pub(super) fn operations(state: &Monitoring) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ChannelsConsume, ChannelsRead};
    vec![
        Operation::new(
            "channels.groups.list",
            "GET /api/v1/channels/{name}/groups",
            ChannelsRead,
            Read,
            state,
            list,
        )
        .summary("The groups of a channel and how far they have come"),
        Operation::new(
            "channels.groups.create",
            "POST /api/v1/channels/{name}/groups",
            ChannelsConsume,
            Write,
            state,
            create,
        )
        .summary("Makes a group, whose consumers share a channel's messages")
        .status(201),
        Operation::new(
            "channels.groups.delete",
            "DELETE /api/v1/channels/{name}/groups/{group}",
            ChannelsConsume,
            Write,
            state,
            delete,
        )
        .summary("Deletes a group with its dead letters"),
        Operation::new(
            "channels.groups.reset",
            "POST /api/v1/channels/{name}/groups/{group}/position",
            ChannelsConsume,
            Write,
            state,
            reset,
        )
        .summary("Has a group begin anew from a position"),
        Operation::new(
            "channels.groups.fetch",
            "POST /api/v1/channels/{name}/groups/{group}/fetch",
            ChannelsConsume,
            Write,
            state,
            fetch,
        )
        .summary(
            "Hands messages to a consumer, which acknowledges each in time or loses it to another",
        ),
        Operation::new(
            "channels.groups.acknowledge",
            "POST /api/v1/channels/{name}/groups/{group}/acknowledge",
            ChannelsConsume,
            Write,
            state,
            acknowledge,
        )
        .summary("Says that messages are done"),
        Operation::new(
            "channels.groups.refuse",
            "POST /api/v1/channels/{name}/groups/{group}/refuse",
            ChannelsConsume,
            Write,
            state,
            refuse,
        )
        .summary("Gives messages back, to be handed out again or to count as dead"),
        Operation::new(
            "channels.dead_letters.list",
            "GET /api/v1/channels/{name}/groups/{group}/dead-letters",
            ChannelsRead,
            Read,
            state,
            dead,
        )
        .summary("Messages that a group has given up on, oldest first"),
        Operation::new(
            "channels.dead_letters.replay",
            "POST /api/v1/channels/{name}/groups/{group}/dead-letters/replay",
            ChannelsConsume,
            Write,
            state,
            replay,
        )
        .summary("Hands dead letters out again: those named, or up to 1000"),
        Operation::new(
            "channels.dead_letters.discard",
            "POST /api/v1/channels/{name}/groups/{group}/dead-letters/discard",
            ChannelsConsume,
            Write,
            state,
            discard,
        )
        .summary("Deletes dead letters for good: those named, or up to 1000"),
    ]
}

/// A part of a channel's groups.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListGroups {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// A group to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewGroup {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// The group.
    group: GroupSettings,
}

/// One group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OneGroup {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Which of its groups.
    #[schemars(length(max = 63))]
    group: String,
}

/// Where a group shall begin.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ResetGroup {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Which of its groups.
    #[schemars(length(max = 63))]
    group: String,
    /// From where on.
    from: Position,
}

/// What a consumer wants.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Fetch {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Which of its groups.
    #[schemars(length(max = 63))]
    group: String,
    /// Who asks; shown with what it has in hand.
    #[schemars(length(min = 1, max = 100))]
    consumer: String,
    /// Messages at most, 1 to 100; 10 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// How long to wait for the first, 0 to 20 seconds; not at all when absent.
    #[schemars(range(min = 0, max = 20))]
    wait_seconds: Option<u32>,
}

/// Messages that are done.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Acknowledge {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Which of its groups.
    #[schemars(length(max = 63))]
    group: String,
    /// The receipts that came with the messages.
    #[schemars(length(min = 1, max = 100))]
    receipts: Vec<Receipt>,
}

/// Messages that are given back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Refuse {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Which of its groups.
    #[schemars(length(max = 63))]
    group: String,
    /// The receipts that came with the messages.
    #[schemars(length(min = 1, max = 100))]
    receipts: Vec<Receipt>,
    /// How long they rest before they are handed out again, 0 to 43200 seconds; not at all when absent.
    #[schemars(range(min = 0, max = 43_200))]
    rest_seconds: Option<i64>,
    /// Why, for whoever looks at dead letters.
    #[schemars(length(max = 500))]
    reason: Option<String>,
}

/// Dead letters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DeadOnes {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Which of its groups.
    #[schemars(length(max = 63))]
    group: String,
    /// Which; all when absent.
    #[schemars(length(max = 1000))]
    sequences: Option<Vec<i64>>,
}

/// A part of a group's dead letters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListDead {
    /// Which channel.
    #[schemars(length(max = 63))]
    name: String,
    /// Which of its groups.
    #[schemars(length(max = 63))]
    group: String,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// Messages in a consumer's hands.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Fetched {
    /// The messages, oldest first.
    items: Vec<Delivered>,
}

/// Which of the receipts counted.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Counted {
    /// The sequences of those messages. The others were no longer this consumer's.
    sequences: Vec<i64>,
}

/// How many.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Count {
    /// Dead letters.
    count: u64,
}

async fn list(ctx: OpContext, state: Monitoring, input: ListGroups) -> Result<Page<GroupState>> {
    let channel = state.0.msghub.channel(&ctx, &input.name).await?;
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    state.0.msghub.groups(&ctx, &channel, &page).await
}

async fn create(ctx: OpContext, state: Monitoring, input: NewGroup) -> Result<Group> {
    let hub = &state.0.msghub;
    let channel = hub.channel(&ctx, &input.name).await?;
    let position = hub.position(&ctx, &channel, input.group.from).await?;
    let tx = state.0.db.begin(&ctx).await?;
    let made = hub
        .create_group(&tx, &ctx, &channel, &input.group, position)
        .await?;
    let details = json!({"channel": channel.name, "group": &made.name});
    finish(&ctx, tx, Some(made.id.0), details, made).await
}

async fn delete(ctx: OpContext, state: Monitoring, input: OneGroup) -> Result<Group> {
    let hub = &state.0.msghub;
    let channel = hub.channel(&ctx, &input.name).await?;
    let tx = state.0.db.begin(&ctx).await?;
    let group = hub.group(&tx, &channel, &input.group).await?;
    hub.delete_group(&tx, &group).await?;
    let details = json!({"channel": channel.name, "group": &group.name});
    finish(&ctx, tx, Some(group.id.0), details, group).await
}

async fn reset(ctx: OpContext, state: Monitoring, input: ResetGroup) -> Result<Group> {
    let hub = &state.0.msghub;
    let channel = hub.channel(&ctx, &input.name).await?;
    let position = hub.position(&ctx, &channel, input.from).await?;
    let tx = state.0.db.begin(&ctx).await?;
    let group = hub.group(&tx, &channel, &input.group).await?;
    hub.move_group(&tx, &group, position).await?;
    let group = hub.group(&tx, &channel, &input.group).await?;
    let details = json!({"channel": channel.name, "group": &group.name, "position": position});
    finish(&ctx, tx, Some(group.id.0), details, group).await
}

/// Not in the audit trail, as its like below: consumers do it all the time, and what they do stands with the group.
async fn fetch(ctx: OpContext, state: Monitoring, input: Fetch) -> Result<Fetched> {
    let most = usize::try_from(input.limit.unwrap_or(10)).unwrap_or(10);
    let wait = Duration::from_secs(input.wait_seconds.unwrap_or(0).into());
    let (name, group) = (&input.name, &input.group);
    let items = state
        .0
        .msghub
        .fetch(&ctx, name, group, &input.consumer, most, wait)
        .await?;
    Ok(Fetched { items })
}

async fn acknowledge(ctx: OpContext, state: Monitoring, input: Acknowledge) -> Result<Counted> {
    let (name, group) = (&input.name, &input.group);
    let sequences = state
        .0
        .msghub
        .acknowledge(&ctx, name, group, &input.receipts)
        .await?;
    Ok(Counted { sequences })
}

async fn refuse(ctx: OpContext, state: Monitoring, input: Refuse) -> Result<Counted> {
    let rest = TimeDelta::seconds(input.rest_seconds.unwrap_or(0));
    let (name, group) = (&input.name, &input.group);
    let sequences = state
        .0
        .msghub
        .refuse(
            &ctx,
            name,
            group,
            &input.receipts,
            rest,
            input.reason.as_deref(),
        )
        .await?;
    Ok(Counted { sequences })
}

async fn dead(ctx: OpContext, state: Monitoring, input: ListDead) -> Result<Page<DeadLetter>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    state
        .0
        .msghub
        .dead_letters(&ctx, &input.name, &input.group, &page)
        .await
}

async fn replay(ctx: OpContext, state: Monitoring, input: DeadOnes) -> Result<Count> {
    let hub = &state.0.msghub;
    let channel = hub.channel(&ctx, &input.name).await?;
    let tx = state.0.db.begin(&ctx).await?;
    let group = hub.group(&tx, &channel, &input.group).await?;
    let count = hub
        .replay_dead(&tx, &ctx, &group, input.sequences.as_deref())
        .await?;
    let details = json!({"channel": channel.name, "group": &group.name, "count": count});
    finish(&ctx, tx, Some(group.id.0), details, Count { count }).await
}

async fn discard(ctx: OpContext, state: Monitoring, input: DeadOnes) -> Result<Count> {
    let hub = &state.0.msghub;
    let channel = hub.channel(&ctx, &input.name).await?;
    let tx = state.0.db.begin(&ctx).await?;
    let group = hub.group(&tx, &channel, &input.group).await?;
    let count = hub
        .discard_dead(&tx, &group, input.sequences.as_deref())
        .await?;
    let details = json!({"channel": channel.name, "group": &group.name, "count": count});
    finish(&ctx, tx, Some(group.id.0), details, Count { count }).await
}
