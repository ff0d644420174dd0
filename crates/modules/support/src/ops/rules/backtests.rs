use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, MessageId, Page, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::{NewRun, spawn};

use super::find;
use crate::{
    Support,
    backtest::{self, BacktestInput, MAX_DECISIONS},
    rulebook::FiredRow,
    store::decisions,
};

pub(super) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "rules.backtest",
            "POST /api/v1/rules/{name}/backtests",
            Permission::RulesWrite,
            Effect::Write,
            support,
            start,
        )
        .summary("Tries a version of a rule on the past, beside the live one: starts a Run that reports.")
        .status(202),
        Operation::new(
            "backtests.changes",
            "GET /api/v1/backtests/{id}/changes",
            Permission::RulesRead,
            Effect::Read,
            support,
            changes,
        )
        .summary("Lists the decisions that would have been different, as a Run of rules.backtest found them."),
    ]
}

/// A version and a stretch of the past.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Start {
    /// The rule's name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// The version to try; the newest when absent.
    #[schemars(range(min = 0))]
    version: Option<i32>,
    /// The version to compare with; the live one when absent.
    #[schemars(range(min = 0))]
    baseline: Option<i32>,
    /// Where the stretch begins; 30 days ago when absent.
    from: Option<DateTime<Utc>>,
    /// Where it ends; now when absent.
    to: Option<DateTime<Utc>>,
    /// Decisions to try it on at most, the newest first, 1 to 100,000; 10,000 when absent.
    #[schemars(range(min = 1, max = 100_000))]
    limit: Option<u32>,
}

/// A trial that was started.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Started {
    /// The Run; its output is the report, and its id names the list of changes.
    run_id: RunId,
    /// The version that is tried.
    version: i32,
    /// The version it is compared with.
    baseline: i32,
}

async fn start(ctx: OpContext, support: Support, input: Start) -> Result<Started> {
    let to = input.to.unwrap_or_else(|| ctx.now());
    let from = input.from.unwrap_or(to - TimeDelta::days(30));
    if from >= to {
        return Err(Error::field(
            "from",
            "out_of_range",
            "has to be before `to`",
        ));
    }
    let mut tx = support.0.db.begin(&ctx).await?;
    let live = find(&tx, &input.name, input.baseline).await?;
    let tried = find(
        &tx,
        &input.name,
        Some(input.version.unwrap_or(live.latest_version)),
    )
    .await?;
    // A rule that was never live is compared with nothing.
    let baseline = match input.baseline {
        Some(version) => version,
        None => live.live_version,
    };
    let task = BacktestInput {
        rule: input.name,
        kind: live.kind,
        version: tried.version,
        baseline,
        from,
        to,
        limit: i64::from(input.limit.unwrap_or(10_000)).min(MAX_DECISIONS),
    };
    let new = NewRun::new(
        backtest::KIND,
        serde_json::to_value(&task).map_err(Error::internal)?,
    );
    let run_id = spawn(&mut tx, &ctx, new).await?;
    let started = Started {
        run_id,
        version: task.version,
        baseline,
    };
    let details = json!({"rule": task.rule, "version": task.version, "baseline": baseline});
    finish(&ctx, tx, Some(run_id.0), details, started).await
}

/// The changes that a trial found.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Changes {
    /// The Run.
    id: RunId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// A decision that would have been different.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Change {
    /// When it was taken.
    at: DateTime<Utc>,
    /// In which conversation.
    conversation_id: ConversationId,
    /// About which message.
    message_id: Option<MessageId>,
    /// The customer's name.
    customer_name: Option<String>,
    /// The beginning of the conversation's last message.
    last_message: Option<String>,
    /// What the version it is compared with puts out.
    before: Value,
    /// What the version that is tried puts out.
    after: Value,
    /// The rows that fire in the one.
    before_rows: Vec<FiredRow>,
    /// The rows that fire in the other.
    after_rows: Vec<FiredRow>,
}

async fn changes(ctx: OpContext, support: Support, input: Changes) -> Result<Page<Change>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin(&ctx).await?;
    let run = tekup_runs::get(&tx, input.id).await?;
    run.filter(|run| run.kind == backtest::KIND)
        .ok_or_else(|| Error::not_found("trial"))?;
    let changes = decisions::changes(&tx, input.id, &page).await?;
    tx.commit().await?;
    let rows = |value: Value| serde_json::from_value(value).unwrap_or_default();
    Ok(changes.map(|one| Change {
        at: one.at,
        conversation_id: one.conversation_id.into(),
        message_id: one.message_id.map(MessageId),
        customer_name: one.customer_name,
        last_message: one.last_message,
        before: one.before,
        after: one.after,
        before_rows: rows(one.before_rows),
        after_rows: rows(one.after_rows),
    }))
}
