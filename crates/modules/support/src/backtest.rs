//! What would have been different: two versions of a rule on the recorded facts of the past.

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_rules::{Limits, RuleSet, RuleType, automation, escalation, routing, validation};
use tekup_runs::{Execution, Failure, RunKind};
use uuid::Uuid;

use crate::{
    Support,
    ops::rules::find,
    rulebook::{FiredRow, fired},
    store::decisions::{self, Row, Stretch, Subject},
};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "rules.backtest";
/// Decisions that one trial looks at.
pub(crate) const MAX_DECISIONS: i64 = 100_000;
/// Decisions looked at in one step.
const PAGE: i64 = 500;
/// Changes that are kept to be looked at.
const MAX_CHANGES: i32 = 5_000;
/// Pairs of outcomes that the report tells of.
const MAX_TRANSITIONS: usize = 30;

/// What a trial is given.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BacktestInput {
    pub rule: String,
    #[serde(rename = "type")]
    pub kind: RuleType,
    pub version: i32,
    pub baseline: i32,
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    pub limit: i64,
}

/// The facts that rules of a type are asked about.
pub(crate) fn subject_of(kind: RuleType) -> Subject {
    match kind {
        RuleType::Escalation | RuleType::Routing => Subject::Message,
        RuleType::Automation => Subject::Event,
        RuleType::Validation => Subject::Leaving,
    }
}

/// What a step found: of its own decisions only.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Found {
    /// Where the next step goes on; `None` at the end.
    after: Option<(DateTime<Utc>, Uuid)>,
    evaluated: i64,
    changed: i64,
    /// Decisions on whose facts the tried version fails.
    failed: i64,
    /// Changes that are kept.
    kept: i32,
    days: BTreeMap<NaiveDate, (i64, i64)>,
    /// By outcome before and after.
    transitions: BTreeMap<String, BTreeMap<String, i64>>,
}

impl Found {
    fn add(&mut self, step: Self) {
        self.after = step.after;
        self.evaluated += step.evaluated;
        self.changed += step.changed;
        self.failed += step.failed;
        self.kept += step.kept;
        for (day, (evaluated, changed)) in step.days {
            let sums = self.days.entry(day).or_default();
            *sums = (sums.0 + evaluated, sums.1 + changed);
        }
        for (before, afters) in step.transitions {
            let mine = self.transitions.entry(before).or_default();
            for (after, count) in afters {
                *mine.entry(after).or_default() += count;
            }
        }
    }

    fn report(self, input: &BacktestInput) -> Value {
        let pairs = self.transitions.into_iter().flat_map(|(before, afters)| {
            let pair = move |(after, count)| (before.clone(), after, count);
            afters.into_iter().map(pair)
        });
        let mut transitions: Vec<(String, String, i64)> = pairs.collect();
        transitions.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        transitions.truncate(MAX_TRANSITIONS);
        json!({
            "rule": input.rule, "type": input.kind, "version": input.version, "baseline": input.baseline,
            "evaluated": self.evaluated, "changed": self.changed, "failed": self.failed, "kept": self.kept,
            "days": self.days.iter().map(|(day, (evaluated, changed))| json!({
                "day": day, "evaluated": evaluated, "changed": changed,
            })).collect::<Vec<_>>(),
            "transitions": transitions.iter().map(|(before, after, count)| json!({
                "before": before, "after": after, "count": count,
            })).collect::<Vec<_>>(),
        })
    }
}

/// Tries versions of rules on the past.
pub(crate) struct BacktestRun(Support);

impl BacktestRun {
    pub(crate) fn new(support: Support) -> Self {
        Self(support)
    }

    /// The version, compiled; `None` for a rule of which nothing was live.
    async fn compiled(
        &self,
        run: &Execution,
        input: &BacktestInput,
        version: i32,
    ) -> Result<Option<Arc<RuleSet>>> {
        if version == 0 && input.kind != RuleType::Escalation {
            return Ok(None);
        }
        let tx = self.0.0.db.begin(run.ctx()).await?;
        let rule = find(&tx, &input.rule, Some(version)).await?;
        tx.commit().await?;
        let rules = RuleSet::compile(&rule.content)
            .map_err(|error| Error::field("version", "not_a_table", error.to_string()))?;
        Ok(Some(Arc::new(rules)))
    }
}

#[async_trait]
impl RunKind for BacktestRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let input: BacktestInput = run.input()?;
        let pair = Arc::new(Pair {
            kind: input.kind,
            before: self.compiled(run, &input, input.baseline).await?,
            after: self.compiled(run, &input, input.version).await?,
        });
        let stretch = Stretch {
            subject: subject_of(input.kind),
            from: input.from,
            to: input.to,
        };
        let ctx = run.ctx().clone();
        let tx = self.0.0.db.begin(&ctx).await?;
        let (stretch, total) = decisions::last(&tx, stretch, input.limit).await?;
        tx.commit().await?;
        let mut all = Found::default();
        for number in 0.. {
            let name = format!("page-{number}");
            if let Some(step) = run.done::<Found>(&name)? {
                all.add(step);
            } else {
                run.check()?;
                let step = self.page(run, &name, &pair, stretch, &all).await?;
                all.add(step);
            }
            run.progress(
                all.evaluated,
                total.max(all.evaluated),
                "trying on the past",
            )
            .await?;
            if all.after.is_none() {
                break;
            }
        }
        Ok(all.report(&input))
    }
}

impl BacktestRun {
    /// Looks at the next decisions, and keeps what would have changed together with the step's record.
    async fn page(
        &self,
        run: &mut Execution,
        name: &str,
        pair: &Arc<Pair>,
        stretch: Stretch,
        so_far: &Found,
    ) -> Result<Found, Failure> {
        let ctx = run.ctx().clone();
        let started = ctx.now();
        let tx = self.0.0.db.begin(&ctx).await?;
        let mut rows = decisions::stretch(&tx, stretch, so_far.after, PAGE).await?;
        if stretch.subject == Subject::Leaving {
            for row in &mut rows {
                if let Some((message, at)) = row.message_id.zip(row.message_at)
                    && let Some(words) = decisions::words(&tx, message, at).await?
                {
                    row.facts["text"] = Value::String(words);
                }
            }
        }
        tx.commit().await?;
        let (pair, kept) = (Arc::clone(pair), so_far.kept);
        let (found, changes) = tokio::task::spawn_blocking(move || pair.compare(rows, kept))
            .await
            .map_err(|error| Failure::Retry(Error::internal(error)))?;
        let tx = self.0.0.db.begin(&ctx).await?;
        decisions::insert_changes(&tx, run.run().id, &Value::Array(changes)).await?;
        run.checkpoint(&tx, name, &found, started).await?;
        tx.commit().await?;
        Ok(found)
    }
}

/// Two versions of a rule.
struct Pair {
    kind: RuleType,
    before: Option<Arc<RuleSet>>,
    after: Option<Arc<RuleSet>>,
}

impl Pair {
    fn compare(&self, rows: Vec<Row>, kept: i32) -> (Found, Vec<Value>) {
        let mut found = Found::default();
        let mut changes = Vec::new();
        if i64::try_from(rows.len()).unwrap_or(i64::MAX) == PAGE {
            found.after = rows.last().map(|row| (row.at, row.id));
        }
        for row in rows {
            let (before, before_rows) = said(self.kind, self.before.as_deref(), &row.facts);
            let (after, after_rows) = said(self.kind, self.after.as_deref(), &row.facts);
            let day = found.days.entry(row.at.date_naive()).or_default();
            found.evaluated += 1;
            found.failed += i64::from(after.get("error").is_some());
            day.0 += 1;
            if before == after {
                continue;
            }
            found.changed += 1;
            day.1 += 1;
            let was = found.transitions.entry(label(self.kind, &before));
            let now = was.or_default().entry(label(self.kind, &after));
            *now.or_default() += 1;
            if kept + found.kept < MAX_CHANGES {
                found.kept += 1;
                changes.push(json!({
                    "ordinal": kept + found.kept, "at": row.at, "conversation_id": row.conversation_id,
                    "message_id": row.message_id, "before": before, "after": after,
                    "before_rows": before_rows, "after_rows": after_rows,
                }));
            }
        }
        (found, changes)
    }
}

/// What a version says of some facts, in the form of its type: what means the same is the same.
fn said(kind: RuleType, rules: Option<&RuleSet>, facts: &Value) -> (Value, Vec<FiredRow>) {
    let Some(rules) = rules else {
        return (Value::Null, Vec::new());
    };
    let outcome = match rules.evaluate(facts, &Limits::default()) {
        Ok(outcome) => outcome,
        Err(error) => return (json!({"error": error.to_string()}), Vec::new()),
    };
    let result = &outcome.result;
    let typed = match kind {
        RuleType::Escalation => escalation::escalation(result).map(|one| json!(one)),
        RuleType::Routing => routing::route(result).map(|one| json!(one)),
        RuleType::Automation => automation::effects(result).map(|one| json!(one)),
        RuleType::Validation => validation::ruling(result).map(|one| json!(one)),
    };
    let value = typed.unwrap_or_else(|error| json!({"error": error.to_string()}));
    let nothing = match kind {
        RuleType::Routing => json!({}),
        RuleType::Automation => json!([]),
        RuleType::Validation => json!(validation::Ruling::default()),
        RuleType::Escalation => Value::Null,
    };
    let value = if value == nothing { Value::Null } else { value };
    (value, fired(&outcome))
}

/// An outcome in a few words: `-` for nothing.
fn label(kind: RuleType, value: &Value) -> String {
    let text = |key: &str| value[key].as_str().map(ToOwned::to_owned);
    let parts: Vec<String> = match kind {
        _ if value.get("error").is_some() => vec!["error".to_owned()],
        RuleType::Escalation => ["reason", "queue", "priority"]
            .into_iter()
            .filter_map(text)
            .collect(),
        RuleType::Routing => ["queue", "skill", "priority"]
            .into_iter()
            .filter_map(text)
            .collect(),
        RuleType::Validation => ["verdict"].into_iter().filter_map(text).collect(),
        RuleType::Automation => {
            let rows = value.as_array().map(Vec::as_slice).unwrap_or_default();
            rows.iter()
                .filter_map(Value::as_object)
                .flat_map(|row| {
                    let set = row
                        .iter()
                        .filter(|(_, value)| **value != Value::Bool(false));
                    set.map(|(name, _)| name.clone())
                })
                .collect()
        }
    };
    if parts.is_empty() {
        "-".to_owned()
    } else {
        parts.join(", ")
    }
}
