use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{ConversationId, Error, MessageId, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation};
use tekup_rules::{Limits, RuleSet, TraceRow, analysis};

use super::find;
use crate::{
    Support,
    backtest::subject_of,
    rulebook::RuleOutcome,
    store::{
        self,
        decisions::{self, Row},
    },
};

pub(super) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "conversations.decisions",
            "GET /api/v1/conversations/{id}/decisions",
            Permission::ConversationsRead,
            Effect::Read,
            support,
            of_conversation,
        )
        .summary("Lists what the rules decided in a conversation: which row fired, and why."),
        Operation::new(
            "rules.rows",
            "GET /api/v1/rules/{name}/rows",
            Permission::RulesRead,
            Effect::Read,
            support,
            rows,
        )
        .summary(
            "Counts how often each row of a rule fired, day by day, and finds those that cannot.",
        ),
    ]
}

/// The decisions of a conversation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OfConversation {
    /// The conversation.
    id: ConversationId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// What the rules said at one moment.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DecisionView {
    /// When.
    at: DateTime<Utc>,
    /// `message`, `event` or `leaving`.
    subject: String,
    /// The message it was about.
    message_id: Option<MessageId>,
    /// What the rules knew; without the words of the message.
    facts: Value,
    /// What each of them said.
    rules: Vec<Explained>,
}

/// What one rule said, and how it came to it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Explained {
    #[serde(flatten)]
    outcome: RuleOutcome,
    /// The rows it looked at, each condition beside its value; empty when the version is gone.
    trace: Vec<TraceRow>,
}

async fn of_conversation(
    ctx: OpContext,
    support: Support,
    input: OfConversation,
) -> Result<Page<DecisionView>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin(&ctx).await?;
    store::conversations::get(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    let page = decisions::of_conversation(&tx, input.id, &page).await?;
    let mut versions = Versions::default();
    let mut items = Vec::new();
    for row in page.items {
        items.push(versions.explain(&tx, row).await?);
    }
    tx.commit().await?;
    Ok(Page {
        items,
        next_cursor: page.next_cursor,
    })
}

/// The compiled versions that a page of decisions needs.
#[derive(Default)]
struct Versions(HashMap<(String, i32), Option<RuleSet>>);

impl Versions {
    async fn explain(&mut self, tx: &TenantTx, row: Row) -> Result<DecisionView> {
        let outcomes: Vec<RuleOutcome> =
            serde_json::from_value(row.outcomes).map_err(Error::internal)?;
        let mut facts = row.facts;
        if let Some((message, at)) = row.message_id.zip(row.message_at)
            && let Some(words) = decisions::words(tx, message, at).await?
        {
            facts["text"] = Value::String(words);
        }
        let mut rules = Vec::new();
        for outcome in outcomes {
            let key = (outcome.rule.clone(), outcome.version);
            if !self.0.contains_key(&key) {
                let found = find(tx, &outcome.rule, Some(outcome.version)).await.ok();
                let compiled = found.and_then(|rule| RuleSet::compile(&rule.content).ok());
                self.0.insert(key.clone(), compiled);
            }
            let explained = self.0.get(&key).and_then(Option::as_ref);
            let explained = explained.and_then(|one| one.explain(&facts, &Limits::default()).ok());
            rules.push(Explained {
                outcome,
                trace: explained.map(|one| one.trace).unwrap_or_default(),
            });
        }
        if let Some(facts) = facts.as_object_mut() {
            facts.remove("text");
        }
        Ok(DecisionView {
            at: row.at,
            subject: row.subject,
            message_id: row.message_id.map(MessageId),
            facts,
            rules,
        })
    }
}

/// Which rule, and how far back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rows {
    /// The rule's name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Days to look back, 1 to 90; 14 when absent.
    #[schemars(range(min = 1, max = 90))]
    days: Option<u32>,
}

/// How often the rows of a rule fired.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RowsView {
    /// The live version, whose rows are told of.
    version: i32,
    /// Decisions counted in all.
    total: i64,
    /// Firings by day and row; only those above 0.
    counts: Vec<RowCount>,
    /// What the rows of the live version say together.
    analysis: Vec<analysis::Analysis>,
}

/// How often one row fired on one day.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RowCount {
    /// The day, in UTC.
    day: DateTime<Utc>,
    /// The row's id; null where it has none.
    row_id: Option<String>,
    /// Where it stood, counted from 1.
    row: i32,
    /// In which version.
    version: i32,
    /// How often.
    times: i64,
}

async fn rows(ctx: OpContext, support: Support, input: Rows) -> Result<RowsView> {
    let from = ctx.now() - TimeDelta::days(i64::from(input.days.unwrap_or(14)));
    let tx = support.0.db.begin(&ctx).await?;
    let rule = find(&tx, &input.name, None).await?;
    let counts = decisions::row_counts(&tx, subject_of(rule.kind), &input.name, from).await?;
    tx.commit().await?;
    let counts: Vec<RowCount> = counts
        .into_iter()
        .map(|one| RowCount {
            day: one.day,
            row_id: one.row_id,
            row: one.row_number,
            version: one.version,
            times: one.times,
        })
        .collect();
    let found = tokio::task::spawn_blocking(move || analysis::analyze(rule.kind, &rule.content))
        .await
        .map_err(Error::internal)?;
    Ok(RowsView {
        version: rule.version,
        total: counts.iter().map(|one| one.times).sum(),
        counts,
        analysis: found,
    })
}
