use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, NoInput, Operation, finish};
use tekup_runs::{NewRun, spawn};
use uuid::Uuid;

use super::Started;
use crate::{
    Support,
    model::Channel,
    reports::{
        count::{Figures, Prices, Sums},
        export::{self, ExportInput},
        facts::CHANNELS,
        gather::{self, Dimension, Filter, Key, Question},
        span::{Interval, Span},
    },
    store::reports::{self as store, Settings},
};

/// Groups that are told of, those with the most conversations first.
const GROUPS: usize = 200;
/// Days that a report is about when nobody says.
const DAYS: u64 = 30;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Permission::{DeskWrite, ReportsRead};
    vec![
        Operation::new(
            "reports.conversations",
            "GET /api/v1/reports/conversations",
            ReportsRead,
            Effect::Read,
            support,
            conversations,
        )
        .summary(
            "Counts the conversations that began in a range of days: volume, deflection, first-contact resolution, \
             response and resolution times, service levels, ratings, mood and cost.",
        ),
        Operation::new(
            "reports.export",
            "POST /api/v1/reports/exports",
            ReportsRead,
            Effect::Write,
            support,
            export,
        )
        .summary(
            "Writes the conversations behind a report as CSV, in a Run; GET /api/v1/reports/exports/{runId}/file \
             fetches it for 7 days.",
        )
        .status(202),
        Operation::new(
            "reports.settings",
            "GET /api/v1/reports/settings",
            ReportsRead,
            Effect::Read,
            support,
            settings,
        )
        .summary("Shows what an answer costs, which the cost of a resolution is counted from."),
        Operation::new(
            "reports.put_settings",
            "PUT /api/v1/reports/settings",
            DeskWrite,
            Effect::Write,
            support,
            put_settings,
        )
        .summary("Says what an answer costs; all figures follow at once."),
    ]
}

/// Which conversations, and how they are told apart.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Range {
    /// The first day, in the time zone of the tenant's working hours; 29 days before `to` when absent.
    pub from: Option<NaiveDate>,
    /// The last day; today when absent.
    pub to: Option<NaiveDate>,
    /// Only from here.
    pub channel: Option<Channel>,
    /// Only with this intent, the first that was understood; `none` for those without one.
    #[schemars(length(min = 1, max = 100))]
    pub intent: Option<String>,
    /// Only of the queue of this id; `none` for those in no queue.
    #[schemars(length(min = 1, max = 36))]
    pub queue_id: Option<String>,
    /// Only of the person of this id; `none` for those that nobody has.
    #[schemars(length(min = 1, max = 36))]
    pub person_id: Option<String>,
}

/// A report that is wanted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Wanted {
    /// The first day, in the time zone of the tenant's working hours; 29 days before `to` when absent.
    from: Option<NaiveDate>,
    /// The last day; today when absent.
    to: Option<NaiveDate>,
    /// Only from here.
    channel: Option<Channel>,
    /// Only with this intent, the first that was understood; `none` for those without one.
    #[schemars(length(min = 1, max = 100))]
    intent: Option<String>,
    /// Only of the queue of this id; `none` for those in no queue.
    #[schemars(length(min = 1, max = 36))]
    queue_id: Option<String>,
    /// Only of the person of this id; `none` for those that nobody has.
    #[schemars(length(min = 1, max = 36))]
    person_id: Option<String>,
    /// How long each part is; days up to 92 days, then weeks, then months.
    interval: Option<Interval>,
    /// Counts each channel, intent, queue or person by itself, too.
    group_by: Option<Dimension>,
    /// Counts as many days before, too.
    #[serde(default)]
    compare: bool,
}

/// Figures of conversations, by the day on which they began.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    /// The first day.
    from: NaiveDate,
    /// The last day.
    to: NaiveDate,
    /// Whose days they are.
    time_zone: String,
    /// How long each part is.
    interval: Interval,
    /// When it was counted. Days before yesterday may lack changes of the last minute.
    counted_at: DateTime<Utc>,
    /// Of the costs.
    currency: Option<String>,
    /// All of them.
    total: Figures,
    /// As many days before.
    previous: Option<Figures>,
    /// Part by part.
    parts: Vec<Part>,
    /// Group by group, those with the most conversations first.
    groups: Vec<Group>,
    /// Groups that are not told of.
    groups_left_off: usize,
}

/// A part of the range.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Part {
    /// When it begins.
    start: DateTime<Utc>,
    /// Its first day.
    day: NaiveDate,
    /// Its figures.
    figures: Figures,
}

/// Conversations that have something in common.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Group {
    /// The channel, the intent's name, or the queue's or person's id; absent for those without one.
    key: Option<String>,
    /// What the queue or person is called, if it is still there.
    name: Option<String>,
    /// Their figures.
    figures: Figures,
}

/// What work costs.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Costs {
    /// ISO 4217 code of the currency.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    currency: String,
    /// An hour of a person's work.
    #[schemars(range(min = 0.0, max = 1_000_000.0))]
    staff_hour: Option<f64>,
    /// Minutes that a person works on one answer.
    #[schemars(range(min = 0.0, max = 10_000.0))]
    minutes_per_answer: Option<f64>,
    /// One answer of the agent.
    #[schemars(range(min = 0.0, max = 1_000_000.0))]
    agent_answer: Option<f64>,
}

impl Default for Costs {
    fn default() -> Self {
        Self {
            currency: "DKK".to_owned(),
            staff_hour: None,
            minutes_per_answer: None,
            agent_answer: None,
        }
    }
}

impl From<Settings> for Costs {
    fn from(row: Settings) -> Self {
        Self {
            currency: row.currency,
            staff_hour: row.staff_hour,
            minutes_per_answer: row.minutes_per_answer,
            agent_answer: row.agent_answer,
        }
    }
}

/// What an answer costs, once the tenant has said anything.
fn prices(settings: &Settings) -> Option<Prices> {
    let said = [
        settings
            .staff_hour
            .zip(settings.minutes_per_answer)
            .map(|_| ()),
        settings.agent_answer.map(|_| ()),
    ];
    said.iter().any(Option::is_some).then(|| Prices {
        staff_answer: settings.staff_hour.unwrap_or(0.0) / 60.0
            * settings.minutes_per_answer.unwrap_or(0.0),
        agent_answer: settings.agent_answer.unwrap_or(0.0),
    })
}

impl Range {
    fn filter(&self) -> Result<Filter> {
        Ok(Filter {
            channel: self.channel,
            intent: self
                .intent
                .clone()
                .map(|intent| Some(intent).filter(|intent| intent != "none")),
            queue: id_or_none("queueId", self.queue_id.as_deref())?,
            person: id_or_none("personId", self.person_id.as_deref())?,
        })
    }

    /// The days that are meant, as the tenant's clocks go.
    fn days(&self, zone: Tz, now: DateTime<Utc>) -> (NaiveDate, NaiveDate) {
        let today = now.with_timezone(&zone).date_naive();
        let to = self.to.unwrap_or(today);
        let from = self
            .from
            .or_else(|| to.checked_sub_days(Days::new(DAYS - 1)));
        (from.unwrap_or(to), to)
    }
}

#[expect(
    clippy::option_option,
    reason = "whether anything is asked for, and whether it is none"
)]
fn id_or_none(field: &'static str, text: Option<&str>) -> Result<Option<Option<Uuid>>> {
    match text {
        None => Ok(None),
        Some("none") => Ok(Some(None)),
        Some(id) => match id.parse() {
            Ok(id) => Ok(Some(Some(id))),
            Err(_) => Err(Error::field(
                field,
                "wrong_format",
                "must be an id, or none",
            )),
        },
    }
}

/// The time zone of the tenant's working hours.
pub(super) async fn zone(tx: &TenantTx) -> Result<Tz> {
    let name = store::time_zone(tx).await?;
    Ok(name.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC))
}

async fn conversations(ctx: OpContext, support: Support, input: Wanted) -> Result<Report> {
    let range = Range {
        from: input.from,
        to: input.to,
        channel: input.channel,
        intent: input.intent,
        queue_id: input.queue_id,
        person_id: input.person_id,
    };
    let filter = range.filter()?;
    let tx = support.0.db.begin(&ctx).await?;
    let zone = zone(&tx).await?;
    let settings = store::settings(&tx).await?;
    tx.commit().await?;
    let (from, to) = range.days(zone, ctx.now());
    let interval = input.interval.unwrap_or(match (to - from).num_days() {
        ..93 => Interval::Day,
        93..750 => Interval::Week,
        _ => Interval::Month,
    });
    let span = Span::new(zone, from, to, interval)?;
    let prices = settings.as_ref().and_then(prices);
    let starts = span.parts.clone();
    let question = Question {
        span,
        filter,
        by: input.group_by,
        compare: input.compare,
    };
    let counted = gather::count(&support, &ctx, question).await?;
    let mut total = Sums::default();
    counted.parts.iter().for_each(|part| total.merge(part));
    let mut groups = counted.groups;
    groups.sort_by_key(|(_, sums)| std::cmp::Reverse(sums.conversations()));
    let groups_left_off = groups.len().saturating_sub(GROUPS);
    groups.truncate(GROUPS);
    let parts = starts
        .into_iter()
        .zip(counted.parts)
        .map(|(start, sums)| Part {
            start,
            day: start.with_timezone(&zone).date_naive(),
            figures: sums.figures(prices),
        });
    Ok(Report {
        from,
        to,
        time_zone: zone.name().to_owned(),
        interval,
        counted_at: ctx.now(),
        currency: settings.map(|settings| settings.currency),
        total: total.figures(prices),
        previous: input.compare.then(|| counted.previous.figures(prices)),
        parts: parts.collect(),
        groups: named(&support, &ctx, groups, prices).await?,
        groups_left_off,
    })
}

/// The groups with their names.
async fn named(
    support: &Support,
    ctx: &OpContext,
    groups: Vec<(Key, Sums)>,
    prices: Option<Prices>,
) -> Result<Vec<Group>> {
    let (mut queues, mut people) = (Vec::new(), Vec::new());
    for (key, _) in &groups {
        match key {
            Key::Queue(id) => queues.extend(*id),
            Key::Person(id) => people.extend(*id),
            Key::Channel(_) | Key::Intent(_) => {}
        }
    }
    let tx = support.0.db.begin(ctx).await?;
    let mut names = store::queue_names(&tx, &queues).await?;
    names.extend(store::person_names(&tx, &people).await?);
    tx.commit().await?;
    let group = |(key, sums): (Key, Sums)| {
        let (key, name) = match key {
            Key::Channel(code) => {
                let channel = CHANNELS.get(usize::from(code));
                (channel.map(|channel| channel.as_str().to_owned()), None)
            }
            Key::Intent(intent) => (intent, None),
            Key::Queue(id) | Key::Person(id) => (
                id.map(|id| id.to_string()),
                id.and_then(|id| names.remove(&id)),
            ),
        };
        Group {
            key,
            name,
            figures: sums.figures(prices),
        }
    };
    Ok(groups.into_iter().map(group).collect())
}

async fn export(ctx: OpContext, support: Support, input: Range) -> Result<Started> {
    let Filter {
        channel,
        intent,
        queue,
        person,
    } = input.filter()?;
    let mut tx = support.0.db.begin(&ctx).await?;
    let zone = zone(&tx).await?;
    let (from, to) = input.days(zone, ctx.now());
    Span::new(zone, from, to, Interval::Month)?;
    let input = ExportInput {
        zone,
        from,
        to,
        channel,
        intent,
        queue,
        person,
    };
    let details = json!({"from": from, "to": to});
    let input = serde_json::to_value(input).map_err(Error::internal)?;
    let run_id = spawn(&mut tx, &ctx, NewRun::new(export::KIND, input)).await?;
    finish(&ctx, tx, Some(run_id.0), details, Started { run_id }).await
}

async fn settings(ctx: OpContext, support: Support, _: NoInput) -> Result<Costs> {
    let tx = support.0.db.begin_single(&ctx).await?;
    let found = store::settings(&tx).await?;
    Ok(found.map(Costs::from).unwrap_or_default())
}

async fn put_settings(ctx: OpContext, support: Support, input: Costs) -> Result<Costs> {
    let row = Settings {
        currency: input.currency.clone(),
        staff_hour: input.staff_hour,
        minutes_per_answer: input.minutes_per_answer,
        agent_answer: input.agent_answer,
    };
    let tx = support.0.db.begin(&ctx).await?;
    store::put_settings(&tx, &row, ctx.now()).await?;
    finish(&ctx, tx, None, json!({}), input).await
}
