use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{ConversationId, MessageId, Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::support::decisions as sql};
use uuid::Uuid;

use crate::rulebook::RuleOutcome;

pub(crate) use sql::{
    ConversationState, Decision as Row, ListBacktestChanges, RecentMessages, RowCounts,
};

/// Messages of a conversation's past that rules are told of.
const REMEMBERED: i64 = 20;

/// What the facts of a decision are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A customer's message: escalation and routing.
    Message,
    /// Something that happened: automation.
    Event,
    /// Something about to leave: validation.
    Leaving,
}

impl Subject {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Event => "event",
            Self::Leaving => "leaving",
        }
    }
}

/// A decision that was taken.
pub(crate) struct New<'a> {
    pub subject: Subject,
    pub conversation: ConversationId,
    /// With the time that finds its partition.
    pub message: Option<(MessageId, DateTime<Utc>)>,
    pub facts: Value,
    pub outcomes: &'a [RuleOutcome],
}

/// Writes a decision down when `tx` commits. The words of the message stay out.
pub(crate) fn record(tx: &mut TenantTx, ctx: &OpContext, new: New<'_>) -> Result<()> {
    let mut facts = new.facts;
    if let Some(facts) = facts.as_object_mut() {
        facts.remove("text");
    }
    let outcomes = serde_json::to_value(new.outcomes).map_err(tekup_base::Error::internal)?;
    let (message, message_at) = new.message.unzip();
    tx.defer(
        include_str!("../../../../../sql/deferred/insert_rule_decision.sql"),
        vec![
            Box::new(ctx.tenant().0),
            Box::new(Uuid::now_v7()),
            Box::new(ctx.now()),
            Box::new(new.subject.as_str()),
            Box::new(new.conversation.0),
            Box::new(message.map(|id| id.0)),
            Box::new(message_at),
            Box::new(facts),
            Box::new(outcomes),
        ],
    );
    Ok(())
}

/// What rules are told of a conversation beside the message at hand.
#[derive(Debug, Default)]
pub(crate) struct Past {
    /// The last messages before it, newest first.
    pub messages: Vec<RecentMessages>,
    pub state: Option<ConversationState>,
    /// Whether those are at work now who would have it; `None` without working hours.
    pub inside_hours: Option<bool>,
}

/// The past of a conversation before its message `number`.
pub(crate) async fn past(
    tx: &TenantTx,
    conversation: ConversationId,
    number: i32,
) -> DbResult<Past> {
    Ok(Past {
        messages: sql::recent_messages()
            .bind(tx, &conversation.0, &number, &REMEMBERED)
            .all()
            .await?,
        state: sql::conversation_state()
            .bind(tx, &conversation.0)
            .opt()
            .await?,
        inside_hours: None,
    })
}

/// The decisions of a conversation, oldest first.
pub(crate) async fn of_conversation(
    tx: &TenantTx,
    conversation: ConversationId,
    page: &PageRequest,
) -> Result<Page<Row>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_decisions()
        .bind(tx, &conversation.0, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| (row.at, row.id)))
}

/// A stretch of the past.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    pub subject: Subject,
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// Decisions of the stretch after a position, oldest first.
pub(crate) async fn stretch(
    tx: &TenantTx,
    stretch: Stretch,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: i64,
) -> DbResult<Vec<Row>> {
    let (at, id) = after.unzip();
    Ok(sql::past_decisions()
        .bind(
            tx,
            &tx.tenant().0,
            &stretch.subject.as_str(),
            &stretch.from,
            &stretch.to,
            &at,
            &id,
            &limit,
        )
        .all()
        .await?)
}

/// The stretch cut down to its last `limit` decisions (some more where several share a moment), and how many
/// those are.
pub(crate) async fn last(
    tx: &TenantTx,
    mut stretch: Stretch,
    limit: i64,
) -> DbResult<(Stretch, i64)> {
    let tenant = tx.tenant().0;
    let subject = stretch.subject.as_str();
    let from = sql::nth_last_decision()
        .bind(
            tx,
            &tenant,
            &subject,
            &stretch.from,
            &stretch.to,
            &(limit - 1),
        )
        .opt()
        .await?;
    stretch.from = from.unwrap_or(stretch.from);
    let count = sql::count_decisions()
        .bind(
            tx,
            &tenant,
            &subject,
            &stretch.from,
            &stretch.to,
            &(limit * 2),
        )
        .one()
        .await?;
    Ok((stretch, count))
}

pub(crate) async fn words(
    tx: &TenantTx,
    message: Uuid,
    created_at: DateTime<Utc>,
) -> DbResult<Option<String>> {
    Ok(sql::message_words()
        .bind(tx, &message, &created_at)
        .opt()
        .await?)
}

/// How often each row of a rule fired since `from`, by day.
pub(crate) async fn row_counts(
    tx: &TenantTx,
    subject: Subject,
    rule: &str,
    from: DateTime<Utc>,
) -> DbResult<Vec<RowCounts>> {
    Ok(sql::row_counts()
        .bind(tx, &tx.tenant().0, &subject.as_str(), &from, &rule)
        .all()
        .await?)
}

/// Keeps what another version would have decided; `changes` is a list of rows.
pub(crate) async fn insert_changes(tx: &TenantTx, run: RunId, changes: &Value) -> DbResult<()> {
    sql::insert_backtest_changes()
        .bind(tx, &tx.tenant().0, &run.0, changes)
        .await?;
    Ok(())
}

pub(crate) async fn changes(
    tx: &TenantTx,
    run: RunId,
    page: &PageRequest,
) -> Result<Page<ListBacktestChanges>> {
    let after: i32 = page.after()?.unwrap_or(0);
    let limit = page.limit();
    let rows = sql::list_backtest_changes()
        .bind(tx, &run.0, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.ordinal))
}
