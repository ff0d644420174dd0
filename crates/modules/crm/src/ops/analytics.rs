use std::collections::BTreeMap;

use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{DbError, sql::queries::crm::analytics as sql};
use tekup_operations::{Effect, Operation};
use uuid::Uuid;

use crate::{Crm, access::Access};

/// Longest stretch of time, in days.
const LONGEST: u64 = 1100;

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::Read;
    vec![
        Operation::new("analytics.leads", "GET /api/v1/crm/analytics/leads", Permission::CrmAll, Read, crm, leads)
            .summary("Counts leads by day and by source, and what became of them; at most a minute or two old."),
        Operation::new("analytics.funnel", "GET /api/v1/crm/analytics/funnel", Permission::CrmRead, Read, crm, funnel)
            .summary("Shows how far the leads of a stretch of time have come, up to a deal that was won."),
        Operation::new("analytics.deals", "GET /api/v1/crm/analytics/deals", Permission::CrmRead, Read, crm, deals)
            .summary("Shows deals by stage, what is expected by month, weighted by probability, how fast deals were decided and why they were lost."),
    ]
}

/// A stretch of time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Stretch {
    /// Its first day, in UTC; 90 days ago when absent.
    from: Option<NaiveDate>,
    /// Its last day; today when absent.
    to: Option<NaiveDate>,
    /// Whose records; everybody's that the caller sees when absent.
    owner_id: Option<Uuid>,
}

impl Stretch {
    fn days(&self, ctx: &OpContext) -> Result<(NaiveDate, NaiveDate)> {
        let to = self.to.unwrap_or(ctx.now().date_naive());
        let from = self.from.unwrap_or(to - Days::new(90));
        if from > to {
            return Err(Error::field("from", "too_large", "must not be after to"));
        }
        if from + Days::new(LONGEST) < to {
            return Err(Error::field(
                "from",
                "too_small",
                format!("may be at most {LONGEST} days before to"),
            ));
        }
        Ok((from, to))
    }

    /// Whose records are counted: without the right to all, only one's own.
    fn owner(&self, ctx: &OpContext) -> Option<Uuid> {
        match Access::of(ctx) {
            Access::All => self.owner_id,
            Access::Of(me) => Some(me.unwrap_or(Uuid::nil())),
        }
    }
}

fn begins(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The least id of what was made from then on: ids begin with their milliseconds (RFC 9562, version 7).
fn least_id(at: DateTime<Utc>) -> Uuid {
    let millis = u128::try_from(at.timestamp_millis()).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}

/// Leads of a day.
#[derive(Debug, Default, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Day {
    /// The day on which they came.
    date: NaiveDate,
    /// How many.
    total: i64,
    /// How many are qualified now.
    qualified: i64,
    /// How many are converted now.
    converted: i64,
    /// Their score on average.
    average_score: f64,
}

/// Leads of a source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BySource {
    /// Where they came from; null where nobody says.
    source: Option<String>,
    /// How many.
    total: i64,
    /// How many are qualified now.
    qualified: i64,
    /// How many are converted now.
    converted: i64,
    /// The share that is converted.
    conversion: f64,
    /// Their score on average.
    average_score: f64,
}

/// Leads by day and by source.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Leads {
    /// Days with leads, in order.
    days: Vec<Day>,
    /// Sources, the largest first.
    sources: Vec<BySource>,
    /// When the figures were made; null before the first time.
    refreshed_at: Option<DateTime<Utc>>,
}

fn share(part: i64, of: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of leads")]
    if of > 0 { part as f64 / of as f64 } else { 0.0 }
}

#[derive(Default)]
struct Sum {
    total: i64,
    qualified: i64,
    converted: i64,
    score: i64,
}

async fn leads(ctx: OpContext, crm: Crm, input: Stretch) -> Result<Leads> {
    let (from, to) = input.days(&ctx)?;
    let tx = crm.0.db.begin(&ctx).await?;
    let rows = sql::lead_days()
        .bind(&tx, &from, &to)
        .all()
        .await
        .map_err(DbError::from)?;
    // Before the first time it is infinitely long ago, which is no moment.
    let refreshed = sql::refreshed_at().bind(&tx).opt().await.ok().flatten();
    let (mut days, mut sources) = (
        BTreeMap::<NaiveDate, Sum>::new(),
        BTreeMap::<String, Sum>::new(),
    );
    for row in rows {
        for sum in [
            days.entry(row.date).or_default(),
            sources.entry(row.source).or_default(),
        ] {
            sum.total += row.total;
            sum.qualified += row.qualified;
            sum.converted += row.converted;
            sum.score += row.score_sum;
        }
    }
    let mut sources: Vec<BySource> = sources
        .into_iter()
        .map(|(source, sum)| BySource {
            source: Some(source).filter(|source| !source.is_empty()),
            total: sum.total,
            qualified: sum.qualified,
            converted: sum.converted,
            conversion: share(sum.converted, sum.total),
            average_score: share(sum.score, sum.total),
        })
        .collect();
    sources.sort_by_key(|one| std::cmp::Reverse(one.total));
    sources.truncate(50);
    Ok(Leads {
        days: days
            .into_iter()
            .map(|(date, sum)| Day {
                date,
                total: sum.total,
                qualified: sum.qualified,
                converted: sum.converted,
                average_score: share(sum.score, sum.total),
            })
            .collect(),
        sources,
        refreshed_at: refreshed,
    })
}

/// How far leads have come.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Step {
    /// `leads`, `contacted`, `qualified`, `converted` or `won`.
    step: &'static str,
    /// How many have come so far.
    count: i64,
    /// Their share of all.
    share: f64,
}

/// Steps, the widest first.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Funnel {
    /// The steps.
    steps: Vec<Step>,
}

async fn funnel(ctx: OpContext, crm: Crm, input: Stretch) -> Result<Funnel> {
    let (from, to) = input.days(&ctx)?;
    let (first, last) = (least_id(begins(from)), least_id(begins(to + Days::new(1))));
    let tx = crm.0.db.begin_single(&ctx).await?;
    let found = sql::funnel()
        .bind(&tx, &ctx.tenant().0, &first, &last, &input.owner(&ctx))
        .one()
        .await
        .map_err(DbError::from)?;
    let steps = [
        ("leads", found.leads),
        ("contacted", found.contacted),
        ("qualified", found.qualified),
        ("converted", found.converted),
        ("won", found.won),
    ];
    Ok(Funnel {
        steps: steps
            .into_iter()
            .map(|(step, count)| Step {
                step,
                count,
                share: share(count, found.leads),
            })
            .collect(),
    })
}

/// Open deals of a stage.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StageFigure {
    /// The pipeline.
    pipeline_id: Uuid,
    /// Key of the stage.
    stage: String,
    /// The currency of its deals.
    currency: String,
    /// How many.
    deals: i64,
    /// What they are worth, in the smallest units.
    value: i64,
    /// The same, each by its probability.
    weighted: i64,
    /// How long they have stood there, on average.
    average_days: f64,
}

/// What is expected in a month.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Expected {
    /// The month's first day.
    month: NaiveDate,
    /// The currency.
    currency: String,
    /// How many deals are expected to be decided.
    deals: i64,
    /// What they are worth, in the smallest units.
    value: i64,
    /// The same, each by its probability.
    weighted: i64,
}

/// What was decided in a month.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Decided {
    /// The month's first day.
    month: NaiveDate,
    /// `won` or `lost`.
    status: String,
    /// The currency.
    currency: String,
    /// How many deals.
    deals: i64,
    /// What they were worth, in the smallest units.
    value: i64,
    /// How long they took from their making, on average.
    average_days: Option<f64>,
    /// The same of the one in the middle.
    median_days: Option<f64>,
}

/// Deals that were lost for one reason.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct LostFor {
    /// Why, as somebody wrote it; null where nobody did.
    reason: Option<String>,
    /// The currency.
    currency: String,
    /// How many deals.
    deals: i64,
    /// What they were worth, in the smallest units.
    value: i64,
}

/// Figures over deals.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Deals {
    /// Open deals by stage.
    stages: Vec<StageFigure>,
    /// What is expected in this month and the eleven after it.
    forecast: Vec<Expected>,
    /// What was decided in the stretch of time.
    decided: Vec<Decided>,
    /// The share of the decided deals that was won; null where none was decided.
    win_rate: Option<f64>,
    /// Why deals were lost in the stretch of time, the most frequent reasons first; 100 at most.
    lost: Vec<LostFor>,
}

async fn deals(ctx: OpContext, crm: Crm, input: Stretch) -> Result<Deals> {
    let (from, to) = input.days(&ctx)?;
    let (tenant, owner, now) = (ctx.tenant().0, input.owner(&ctx), ctx.now());
    let today = now.date_naive();
    let year = today + Months::new(12);
    let tx = crm.0.db.begin(&ctx).await?;
    let stages = sql::pipeline_figures()
        .bind(&tx, &now, &tenant, &owner)
        .all()
        .await
        .map_err(DbError::from)?;
    let forecast = sql::forecast()
        .bind(&tx, &tenant, &today, &year, &owner)
        .all()
        .await
        .map_err(DbError::from)?;
    let (begin, end) = (begins(from), begins(to + Days::new(1)));
    let decided = sql::velocity()
        .bind(&tx, &tenant, &begin, &end, &owner)
        .all()
        .await
        .map_err(DbError::from)?;
    let reasons = sql::lost_reasons()
        .bind(&tx, &tenant, &begin, &end, &owner)
        .all()
        .await
        .map_err(DbError::from)?;
    let count = |status: &str| -> i64 {
        let those = decided.iter().filter(|row| row.status == status);
        those.map(|row| row.deals).sum()
    };
    let (won, lost) = (count("won"), count("lost"));
    Ok(Deals {
        win_rate: (won + lost > 0).then(|| share(won, won + lost)),
        stages: stages
            .into_iter()
            .map(|row| StageFigure {
                pipeline_id: row.pipeline_id,
                stage: row.stage,
                currency: row.currency,
                deals: row.deals,
                value: row.value,
                weighted: row.weighted,
                average_days: row.average_days.unwrap_or_default(),
            })
            .collect(),
        forecast: forecast
            .into_iter()
            .map(|row| Expected {
                month: row.month,
                currency: row.currency,
                deals: row.deals,
                value: row.value,
                weighted: row.weighted,
            })
            .collect(),
        decided: decided
            .into_iter()
            .map(|row| Decided {
                month: row.month,
                status: row.status,
                currency: row.currency,
                deals: row.deals,
                value: row.value,
                average_days: row.average_days,
                median_days: row.median_days,
            })
            .collect(),
        lost: reasons
            .into_iter()
            .map(|row| LostFor {
                reason: row.reason,
                currency: row.currency,
                deals: row.deals,
                value: row.value,
            })
            .collect(),
    })
}
