//! Versions of a tenant's intent model: look at them, compare two, choose which one answers.

use std::{collections::BTreeMap, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::sql::queries::support::intents::IntentModel as Row;
use tekup_nlu::{
    intent::{Confusion, IntentModel, IntentReport, LanguageReport, Report},
    tagging,
};
use tekup_operations::{Effect, Operation, finish};

use super::ListPage;
use crate::{Support, store, understanding::Reading};

/// Messages that a comparison reads with both versions.
const COMPARED: i64 = 200;
/// How far back it looks for them.
const LOOK_BACK: TimeDelta = TimeDelta::days(30);
/// How long it reads at most; what it has by then is shown.
const PATIENCE: Duration = Duration::from_secs(10);
/// Messages embedded between two looks at the clock.
const AT_ONCE: usize = 10;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{IntentsRead, IntentsWrite};
    vec![
        Operation::new(
            "intent_versions.list",
            "GET /api/v1/intents/versions",
            IntentsRead,
            Read,
            support,
            list,
        )
        .summary("Lists the versions of the intent model, newest first."),
        Operation::new(
            "intent_versions.get",
            "GET /api/v1/intents/versions/{version}",
            IntentsRead,
            Read,
            support,
            get,
        )
        .summary("Shows how good a version is: every intent, and which are taken for each other."),
        Operation::new(
            "intent_versions.compare",
            "GET /api/v1/intents/compare",
            IntentsRead,
            Read,
            support,
            compare,
        )
        .summary("Compares two versions: figures, intents, and recent messages read differently."),
        Operation::new(
            "intent_versions.activate",
            "POST /api/v1/intents/versions/{version}/activate",
            IntentsWrite,
            Write,
            support,
            activate,
        )
        .summary("Lets a version answer from now on, be it newer or older."),
    ]
}

/// A version of the intent model.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Version {
    /// Counts up with each training.
    version: i32,
    /// What decides: `words`, or `words+embedding:NAME`.
    engine: String,
    /// Intents it knows.
    intents: i32,
    /// Examples it learned from.
    examples: i32,
    /// When.
    trained_at: DateTime<Utc>,
    /// Share of held-out examples it gets right, 0 to 1.
    cross_validated_accuracy: Option<f32>,
    /// Confidence below which a message is out of scope.
    threshold: f32,
    /// How long training took.
    seconds: f32,
    /// What it is about, for people.
    note: Option<String>,
    /// Whether it answers customers.
    in_use: bool,
}

impl Version {
    fn of(row: Row, in_use: i32) -> Self {
        Self {
            in_use: row.version == in_use,
            version: row.version,
            engine: row.engine,
            intents: row.intents,
            examples: row.examples,
            trained_at: row.trained_at,
            cross_validated_accuracy: row.accuracy,
            threshold: row.threshold,
            seconds: row.seconds,
            note: row.note,
        }
    }
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<Version>> {
    let tx = support.0.db.begin(&ctx).await?;
    let in_use = store::intents::version_in_use(&tx).await?;
    let rows = store::intents::list_models(&tx, &input.into()).await?;
    tx.commit().await?;
    Ok(rows.map(|row| Version::of(row, in_use)))
}

/// One version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByVersion {
    /// Its number.
    #[schemars(range(min = 1))]
    version: i32,
}

/// How well one intent is told from the others.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IntentFigures {
    /// Which.
    intent: String,
    /// Its examples.
    examples: usize,
    /// Those held out and read.
    evaluated: usize,
    /// Share of what was taken for it that belongs to it.
    precision: Option<f32>,
    /// Share of what belongs to it that was found.
    recall: Option<f32>,
    /// Harmonic mean of both.
    f1: Option<f32>,
    /// The intent it was most often taken for instead.
    confused_with: Option<String>,
}

impl From<&IntentReport> for IntentFigures {
    fn from(report: &IntentReport) -> Self {
        Self {
            intent: report.intent.clone(),
            examples: report.examples,
            evaluated: report.evaluated,
            precision: report.precision(),
            recall: report.recall(),
            f1: report.f1(),
            confused_with: report.confused_with.clone(),
        }
    }
}

/// Two intents that are taken for each other.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConfusedPair {
    /// The intent the examples belong to.
    intent: String,
    /// The one they were taken for.
    taken_for: String,
    /// How many.
    count: usize,
}

impl From<Confusion> for ConfusedPair {
    fn from(pair: Confusion) -> Self {
        Self {
            intent: pair.intent,
            taken_for: pair.taken_for,
            count: pair.count,
        }
    }
}

/// How good a version is in one language.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LanguageFigures {
    /// Its code.
    language: String,
    /// Held-out examples in it.
    evaluated: usize,
    /// Share of them read right.
    accuracy: f32,
}

impl From<LanguageReport> for LanguageFigures {
    fn from(report: LanguageReport) -> Self {
        Self {
            language: report.language,
            evaluated: report.evaluated,
            accuracy: report.accuracy,
        }
    }
}

/// A version and what cross-validation found. All figures are of examples held out while training.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VersionReport {
    #[serde(flatten)]
    version: Version,
    /// Held-out examples behind the figures; 0 for a version without a report.
    evaluated: usize,
    /// Share of held-out examples read right and in scope.
    accepted_accuracy: Option<f32>,
    /// Share of examples of intents left out on purpose that were found out of scope.
    foreign_rejected: Option<f32>,
    /// Every intent, weakest first.
    by_intent: Vec<IntentFigures>,
    /// Pairs that are taken for each other, most often first.
    confusions: Vec<ConfusedPair>,
    /// By the language of the examples.
    languages: Vec<LanguageFigures>,
    /// How well the entities are found that examples mark, weakest first; empty where none does.
    by_entity: Vec<EntityFigures>,
}

/// How well one sort of entity is found by the entity model: place and kind have to be right.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EntityFigures {
    /// Which.
    entity: String,
    /// How often examples mark it.
    marked: usize,
    /// How often it was found in them, held out.
    found: usize,
    /// Those finds that were marked.
    right: usize,
    /// Harmonic mean of precision and recall, 0 to 1.
    f1: Option<f32>,
}

fn by_entity(report: Option<tagging::Report>) -> Vec<EntityFigures> {
    let kinds = report.into_iter().flat_map(|report| report.kinds);
    let mut figures: Vec<EntityFigures> = kinds
        .map(|(entity, own)| EntityFigures {
            entity,
            marked: own.marked,
            found: own.found,
            right: own.right,
            f1: own.f1(),
        })
        .collect();
    figures.sort_by(|a, b| a.f1.unwrap_or(0.0).total_cmp(&b.f1.unwrap_or(0.0)));
    figures
}

async fn get(ctx: OpContext, support: Support, input: ByVersion) -> Result<VersionReport> {
    let tx = support.0.db.begin(&ctx).await?;
    let (version, report, tagger) = load(&tx, input.version).await?;
    tx.commit().await?;
    let by_entity = by_entity(tagger);
    let Some(report) = report else {
        return Ok(VersionReport {
            version,
            evaluated: 0,
            accepted_accuracy: None,
            foreign_rejected: None,
            by_intent: Vec::new(),
            confusions: Vec::new(),
            languages: Vec::new(),
            by_entity,
        });
    };
    Ok(VersionReport {
        version,
        evaluated: report.evaluated,
        accepted_accuracy: report.accepted_accuracy,
        foreign_rejected: report.foreign_rejected,
        by_intent: report.intents.iter().map(Into::into).collect(),
        confusions: report.confusions.into_iter().map(Into::into).collect(),
        languages: report.languages.into_iter().map(Into::into).collect(),
        by_entity,
    })
}

/// A version with its reports; none for one trained before there were reports.
async fn load(
    tx: &tekup_db::TenantTx,
    version: i32,
) -> Result<(Version, Option<Report>, Option<tagging::Report>)> {
    let in_use = store::intents::version_in_use(tx).await?;
    let row = store::intents::model_card(tx, version).await?;
    let row = row.ok_or_else(|| Error::not_found("version of the intent model"))?;
    let report = store::intents::model_report(tx, version).await?;
    let (report, tagger) = report.unzip();
    let report = report.and_then(|report| serde_json::from_value(report).ok());
    let tagger = tagger.flatten();
    let tagger = tagger.and_then(|report| serde_json::from_value(report).ok());
    Ok((Version::of(row, in_use), report, tagger))
}

/// Which two versions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Compare {
    /// The version to begin with.
    #[schemars(range(min = 1))]
    from: i32,
    /// The version to compare it with.
    #[schemars(range(min = 1))]
    to: i32,
}

/// One intent in both versions.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IntentChange {
    /// Which.
    intent: String,
    /// In the first version; null if it did not know it.
    from: Option<IntentFigures>,
    /// In the second version; null if it does not know it.
    to: Option<IntentFigures>,
}

/// A message that the versions read differently.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MessageChange {
    /// What the customer wrote.
    text: String,
    /// What the first version says.
    from: Reading,
    /// What the second says.
    to: Reading,
}

/// What differs between two versions.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Comparison {
    /// The first version.
    from: Version,
    /// The second.
    to: Version,
    /// Every intent of either, the most changed first.
    by_intent: Vec<IntentChange>,
    /// Messages of the last 30 days that both have read.
    messages_read: usize,
    /// Those of them whose intent differs.
    messages: Vec<MessageChange>,
}

async fn compare(ctx: OpContext, support: Support, input: Compare) -> Result<Comparison> {
    let tx = support.0.db.begin(&ctx).await?;
    let (from, from_report, _) = load(&tx, input.from).await?;
    let (to, to_report, _) = load(&tx, input.to).await?;
    let mut models = Vec::with_capacity(2);
    for version in [input.from, input.to] {
        let bytes = store::intents::model_bytes(&tx, version).await?;
        models.extend(bytes.and_then(|(bytes, _)| IntentModel::from_bytes(&bytes).ok()));
    }
    let since = ctx.now() - LOOK_BACK;
    let texts = store::intents::recent_questions(&tx, since, COMPARED).await?;
    tx.commit().await?;

    let mut figures: BTreeMap<String, IntentChange> = BTreeMap::new();
    let mut note = |report: Option<Report>, second: bool| {
        for intent in report.iter().flat_map(|report| &report.intents) {
            let change = figures
                .entry(intent.intent.clone())
                .or_insert_with(|| IntentChange {
                    intent: intent.intent.clone(),
                    from: None,
                    to: None,
                });
            let side = if second {
                &mut change.to
            } else {
                &mut change.from
            };
            *side = Some(intent.into());
        }
    };
    note(from_report, false);
    note(to_report, true);
    let mut by_intent: Vec<IntentChange> = figures.into_values().collect();
    let moved = |change: &IntentChange| {
        let f1 = |side: &Option<IntentFigures>| side.as_ref().and_then(|one| one.f1).unwrap_or(0.0);
        (f1(&change.to) - f1(&change.from)).abs()
    };
    by_intent.sort_by(|a, b| moved(b).total_cmp(&moved(a)));

    let (mut messages, mut messages_read) = (Vec::new(), 0);
    if let [first, second] = models.as_slice() {
        let until = tokio::time::Instant::now() + PATIENCE;
        for texts in texts.chunks(AT_ONCE) {
            if tokio::time::Instant::now() >= until {
                break;
            }
            let read = support.0.understanding.both([first, second], texts).await?;
            messages_read += read.len();
            let pairs = texts.iter().zip(read);
            messages.extend(
                pairs
                    .filter(|(_, [from, to])| from.intent != to.intent)
                    .map(|(text, [from, to])| MessageChange {
                        text: text.clone(),
                        from,
                        to,
                    }),
            );
        }
    }
    Ok(Comparison {
        from,
        to,
        by_intent,
        messages_read,
        messages,
    })
}

async fn activate(ctx: OpContext, support: Support, input: ByVersion) -> Result<Version> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let before = store::intents::version_in_use(&tx).await?;
    let row = store::intents::model_card(&tx, input.version).await?;
    let row = row.ok_or_else(|| Error::not_found("version of the intent model"))?;
    store::intents::choose_model(&tx, input.version).await?;
    let what = json!({"version": input.version, "before": before});
    tekup_events::emit(&mut tx, &ctx, "intents.activated", ctx.tenant().0, &what)?;
    let version = Version::of(row, input.version);
    let version = finish(&ctx, tx, None, what, version).await?;
    support.0.understanding.forget(ctx.tenant()).await;
    Ok(version)
}
