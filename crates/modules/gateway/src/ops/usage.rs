use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation};

use crate::{
    Gateway,
    store::usage::{self as store, Group, Point},
};

/// Groups that are shown, those that used most.
const GROUPS: i64 = 100;
/// Of those, how many are shown over time.
const LINES: usize = 20;

pub(super) fn operations(gateway: &Gateway) -> Vec<Operation> {
    vec![
        Operation::new(
            "models.usage",
            "GET /api/v1/models/usage",
            Permission::ReportsRead,
            Effect::Read,
            gateway,
            usage,
        )
        .summary("Says what models were used for: calls, tokens, time and cost, also over time."),
    ]
}

/// A side by which usage is looked at.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum By {
    /// The model that was tried.
    Model,
    /// Whose model it is.
    Provider,
    /// The name that was asked for.
    Alias,
    /// The API key.
    Key,
    /// The person.
    User,
    /// The agent.
    Agent,
    /// The Run.
    Run,
    /// The way in: `http`, `run`, `internal`.
    Door,
    /// How it ended.
    Outcome,
}

impl By {
    fn as_str(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Provider => "provider",
            Self::Alias => "alias",
            Self::Key => "key",
            Self::User => "user",
            Self::Agent => "agent",
            Self::Run => "run",
            Self::Door => "door",
            Self::Outcome => "outcome",
        }
    }
}

/// The steps of a time series.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Bucket {
    /// Hours.
    Hour,
    /// Days of UTC.
    Day,
}

/// Which usage.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Wanted {
    /// The beginning; seven days before the end when absent.
    from: Option<DateTime<Utc>>,
    /// The end, not included; now when absent.
    until: Option<DateTime<Utc>>,
    /// By what; by model when absent.
    by: Option<By>,
    /// The steps of the series; days when absent. Hours for at most 31 days.
    bucket: Option<Bucket>,
}

/// What was used.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Used {
    /// Calls, each counted once however many models were tried for it.
    calls: i64,
    /// Models that were tried for them.
    attempts: i64,
    /// Attempts that failed.
    failures: i64,
    prompt_tokens: i64,
    /// Of those, how many the model had read before.
    cached_tokens: i64,
    completion_tokens: i64,
    /// Of those, how many were thought and not said.
    thought_tokens: i64,
    /// Millionths of the currency that prices are given in; null where no price is known.
    cost_micros: Option<i64>,
    /// Milliseconds that an attempt took, on average.
    latency_ms: i64,
    /// Milliseconds to the first word, on average.
    first_token_ms: Option<i64>,
}

/// What one of a side used.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Part {
    /// The model, the id of the key, ...; empty for none.
    name: String,
    #[serde(flatten)]
    used: Used,
}

/// A step of the series.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Step {
    /// Its beginning.
    at: DateTime<Utc>,
    name: String,
    calls: i64,
    failures: i64,
    prompt_tokens: i64,
    completion_tokens: i64,
    cost_micros: Option<i64>,
}

/// Usage of models.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    total: Used,
    /// By the side that was asked for, the one that used most first; at most 100.
    groups: Vec<Part>,
    /// Over time, for the first 20 of the groups. A step without usage is not in it.
    series: Vec<Step>,
}

async fn usage(ctx: OpContext, gateway: Gateway, input: Wanted) -> Result<View> {
    let until = input.until.unwrap_or_else(|| ctx.now());
    let from = input.from.unwrap_or(until - TimeDelta::days(7));
    let (bucket, days) = match input.bucket.unwrap_or(Bucket::Day) {
        Bucket::Hour => ("hour", 31),
        Bucket::Day => ("day", 400),
    };
    if from >= until {
        return Err(Error::field("from", "invalid", "must be before `until`"));
    }
    if until - from > TimeDelta::days(days) {
        let message = format!("is more than {days} days before `until`, the most for `{bucket}`");
        return Err(Error::field("from", "too_long", message));
    }
    let by = input.by.unwrap_or(By::Model).as_str();
    let tx = gateway.0.db.begin(&ctx).await?;
    let total = store::groups(&tx, "total", (from, until), 1).await?;
    let groups = store::groups(&tx, by, (from, until), GROUPS).await?;
    let names: Vec<&str> = groups
        .iter()
        .take(LINES)
        .map(|one| one.name.as_str())
        .collect();
    let series = store::series(&tx, bucket, by, (from, until), &names).await?;
    tx.commit().await?;
    Ok(View {
        from,
        until,
        total: total.into_iter().next().map(used).unwrap_or_default(),
        groups: groups.into_iter().map(part).collect(),
        series: series.into_iter().map(step).collect(),
    })
}

fn part(group: Group) -> Part {
    Part {
        name: group.name.clone(),
        used: used(group),
    }
}

fn used(group: Group) -> Used {
    Used {
        calls: group.calls,
        attempts: group.attempts,
        failures: group.failures,
        prompt_tokens: group.prompt_tokens,
        cached_tokens: group.cached_tokens,
        completion_tokens: group.completion_tokens,
        thought_tokens: group.thought_tokens,
        cost_micros: group.cost_micros,
        latency_ms: group.latency_ms,
        first_token_ms: group.first_token_ms,
    }
}

fn step(point: Point) -> Step {
    Step {
        at: point.at,
        name: point.name,
        calls: point.calls,
        failures: point.failures,
        prompt_tokens: point.prompt_tokens,
        completion_tokens: point.completion_tokens,
        cost_micros: point.cost_micros,
    }
}
