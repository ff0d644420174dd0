use chrono::{DateTime, Utc};
use tekup_base::{ConversationId, CustomerId, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{
    DbError, DbResult, SystemTx, TenantTx, Value,
    sql::queries::support::conversations::{self as sql, ConversationBorrowed as Row},
};
use uuid::Uuid;

use crate::model::{self, Assignee, Channel, Conversation, Message, Priority, Resolution, Status};

fn conversation(row: Row<'_>) -> Conversation {
    let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
    let count = row.confidence_count;
    Conversation {
        id: row.id.into(),
        customer_id: row.customer_id.into(),
        user_id: row.user_id.to_owned(),
        customer_name: owned(row.customer_name),
        channel: Channel::from_name(row.channel).unwrap_or(Channel::Api),
        status: Status::from_name(row.status).unwrap_or(Status::Active),
        language: owned(row.language),
        started_at: row.started_at,
        ended_at: row.ended_at,
        last_activity_at: row.last_activity_at,
        message_count: row.message_count,
        ai_confidence_avg: (count > 0).then(|| row.confidence_sum / f64::from(count)),
        confidence_sum: row.confidence_sum,
        confidence_count: count,
        sentiment_score: row.sentiment_score,
        resolution_type: row.resolution_type.and_then(Resolution::from_name),
        escalated: row.escalated,
        escalation_reason: owned(row.escalation_reason),
        assigned_to: row
            .assigned_to
            .zip(row.assigned_name)
            .map(|(id, name)| Assignee {
                id: id.into(),
                name: name.to_owned(),
            }),
        unanswered_in_a_row: row.unanswered_in_a_row,
        last_message: owned(row.last_message),
        priority: Priority::from_name(row.priority).unwrap_or(Priority::Medium),
        queue_id: row.queue_id.map(Into::into),
        skill: owned(row.skill),
        tags: row.tags.map(ToOwned::to_owned).collect(),
        taken_over_at: row.taken_over_at,
        first_response_at: row.first_response_at,
        reopened_count: row.reopened_count,
        merged_into: row.merged_into.map(Into::into),
        metadata: serde_json::from_str(row.metadata.0.get()).unwrap_or_default(),
    }
}

/// A conversation to be begun.
pub(crate) struct New<'a> {
    pub id: ConversationId,
    pub channel: Channel,
    pub language: Option<&'a str>,
    pub metadata: &'a serde_json::Value,
}

impl New<'_> {
    /// As it will be once it is stored, with a customer whom the tenant calls `user_id`.
    pub fn foreseen(&self, ctx: &OpContext, user_id: &str) -> Conversation {
        let now = ctx.now();
        Conversation {
            id: self.id,
            customer_id: CustomerId(Uuid::nil()),
            user_id: user_id.to_owned(),
            customer_name: None,
            channel: self.channel,
            status: Status::Active,
            language: self.language.map(ToOwned::to_owned),
            started_at: now,
            ended_at: None,
            last_activity_at: now,
            message_count: 0,
            ai_confidence_avg: None,
            confidence_sum: 0.0,
            confidence_count: 0,
            sentiment_score: None,
            resolution_type: None,
            escalated: false,
            escalation_reason: None,
            assigned_to: None,
            unanswered_in_a_row: 0,
            last_message: None,
            priority: Priority::Medium,
            queue_id: None,
            skill: None,
            tags: Vec::new(),
            taken_over_at: None,
            first_response_at: None,
            reopened_count: 0,
            merged_into: None,
            metadata: self.metadata.clone(),
        }
    }
}

pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    customer: CustomerId,
    new: &New<'_>,
) -> DbResult<Conversation> {
    sql::insert_conversation()
        .bind(
            tx,
            &tx.tenant().0,
            &new.id.0,
            &customer.0,
            &new.channel.as_str(),
            &new.language,
            &ctx.now(),
            new.metadata,
        )
        .await?;
    Ok(sql::get_conversation()
        .bind(tx, &new.id.0)
        .map(conversation)
        .one()
        .await?)
}

pub(crate) async fn get(tx: &TenantTx, id: ConversationId) -> DbResult<Option<Conversation>> {
    Ok(sql::get_conversation()
        .bind(tx, &id.0)
        .map(conversation)
        .opt()
        .await?)
}

/// The conversation, held until the transaction ends.
pub(crate) async fn lock(tx: &TenantTx, id: ConversationId) -> DbResult<Option<Conversation>> {
    Ok(sql::lock_conversation()
        .bind(tx, &id.0)
        .map(conversation)
        .opt()
        .await?)
}

#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub status: Option<Status>,
    pub channel: Option<Channel>,
    pub assigned_to: Option<Uuid>,
    pub unassigned: bool,
    pub queue: Option<Uuid>,
    pub priority: Option<Priority>,
    pub tag: Option<String>,
    pub language: Option<String>,
    pub intent: Option<String>,
    /// With the last activity then or later.
    pub from: Option<DateTime<Utc>>,
    /// With the last activity before then.
    pub before: Option<DateTime<Utc>>,
    pub search: Option<String>,
}

impl Filter {
    /// Whether it asks for nothing but a state and days.
    fn is_plain(&self) -> bool {
        self.channel.is_none()
            && self.assigned_to.is_none()
            && !self.unassigned
            && self.queue.is_none()
            && self.priority.is_none()
            && self.tag.is_none()
            && self.language.is_none()
            && self.intent.is_none()
            && self.search.is_none()
    }
}

pub(crate) async fn list(
    tx: &TenantTx,
    filter: &Filter,
    page: &PageRequest,
) -> Result<Page<Conversation>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let limit = page.limit();
    let search = filter.search.as_ref().map(|text| {
        let escaped = text
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        format!("%{escaped}%")
    });
    let tenant = tx.tenant().0;
    let most = limit + 1;
    let begin = filter.from.unwrap_or(DateTime::UNIX_EPOCH);
    // Before the end of time is before nothing in particular.
    let (end, last) = match (after, filter.before) {
        (Some(after), _) => after,
        (None, Some(before)) => (before, Uuid::nil()),
        (None, None) => (DateTime::<Utc>::MAX_UTC, Uuid::max()),
    };
    let status = filter.status.map(Status::as_str);
    let channel = filter.channel.map(Channel::as_str);
    let priority = filter.priority.map(Priority::as_str);
    let conversations = match (&filter.intent, status) {
        (None, None) if filter.is_plain() => {
            sql::latest_conversations()
                .bind(tx, &tenant, &begin, &end, &last, &most)
                .map(conversation)
                .all()
                .await
        }
        (None, Some(status)) if filter.is_plain() => {
            sql::latest_conversations_of_status()
                .bind(tx, &tenant, &status, &begin, &end, &last, &most)
                .map(conversation)
                .all()
                .await
        }
        (None, status) => {
            sql::list_conversations()
                .bind(
                    tx,
                    &tenant,
                    &status,
                    &channel,
                    &filter.assigned_to,
                    &filter.unassigned,
                    &filter.queue,
                    &priority,
                    &filter.tag,
                    &filter.language,
                    &search,
                    &begin,
                    &end,
                    &last,
                    &most,
                )
                .map(conversation)
                .all()
                .await
        }
        (Some(intent), status) => {
            sql::list_conversations_of_intent()
                .bind(
                    tx,
                    &tenant,
                    intent,
                    &status,
                    &channel,
                    &filter.assigned_to,
                    &filter.unassigned,
                    &filter.queue,
                    &priority,
                    &filter.tag,
                    &filter.language,
                    &search,
                    &begin,
                    &end,
                    &last,
                    &most,
                )
                .map(conversation)
                .all()
                .await
        }
    }
    .map_err(DbError::from)?;
    Ok(Page::from_rows(conversations, limit, |one| {
        (one.last_activity_at, one.id)
    }))
}

/// The conversations of a customer, the latest activity first.
pub(crate) async fn of_customer(
    tx: &TenantTx,
    customer: CustomerId,
    page: &PageRequest,
) -> Result<Page<Conversation>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unwrap_or((DateTime::<Utc>::MAX_UTC, Uuid::max()));
    let limit = page.limit();
    let conversations = sql::customer_conversations()
        .bind(tx, &tx.tenant().0, &customer.0, &at, &id, &(limit + 1))
        .map(conversation)
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(conversations, limit, |one| {
        (one.last_activity_at, one.id)
    }))
}

const UPDATE: &str = include_str!("../../../../../sql/deferred/update_conversation.sql");

pub(crate) async fn update(tx: &TenantTx, conversation: &Conversation) -> DbResult<()> {
    tx.write(UPDATE, &row(conversation)).await
}

/// The same when `tx` commits: for who reads nothing of it in `tx`.
pub(crate) fn update_last(tx: &mut TenantTx, conversation: &Conversation) {
    tx.defer(UPDATE, row(conversation));
}

fn row(conversation: &Conversation) -> Vec<Value> {
    let c = conversation.clone();
    let seconds = c
        .ended_at
        .map(|end| i32::try_from((end - c.started_at).num_seconds()).unwrap_or(i32::MAX));
    let (assigned_to, assigned_name) = c.assigned_to.map(|one| (one.id.0, one.name)).unzip();
    vec![
        Box::new(c.status.as_str()),
        Box::new(c.language),
        Box::new(c.ended_at),
        Box::new(c.last_activity_at),
        Box::new(c.message_count),
        Box::new(c.confidence_sum),
        Box::new(c.confidence_count),
        Box::new(c.sentiment_score),
        Box::new(c.resolution_type.map(Resolution::as_str)),
        Box::new(seconds),
        Box::new(c.escalated),
        Box::new(c.escalation_reason),
        Box::new(assigned_to),
        Box::new(assigned_name),
        Box::new(c.unanswered_in_a_row),
        Box::new(c.last_message),
        Box::new(c.priority.as_str()),
        Box::new(c.queue_id.map(|id| id.0)),
        Box::new(c.skill),
        Box::new(c.tags),
        Box::new(c.taken_over_at),
        Box::new(c.first_response_at),
        Box::new(c.reopened_count),
        Box::new(c.merged_into.map(|id| id.0)),
        Box::new(c.id.0),
    ]
}

/// Shows the words of `message`, which have changed, if it is still the newest.
pub(crate) async fn preview(tx: &TenantTx, message: &Message) -> DbResult<()> {
    let preview = model::preview(&message.content);
    sql::preview_message()
        .bind(tx, &preview, &message.conversation_id.0, &message.seq)
        .await?;
    Ok(())
}

/// Active conversations of all tenants in which nobody has written since `before`.
pub(crate) async fn idle(
    tx: &SystemTx,
    before: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<(Uuid, ConversationId)>> {
    let rows = sql::idle_conversations()
        .bind(tx, &before, &limit)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.tenant_id, row.id.into()))
        .collect())
}

/// Tags in use, the most used first, with how often.
pub(crate) async fn tags(tx: &TenantTx, limit: i64) -> DbResult<Vec<(String, i64)>> {
    let rows = sql::used_tags().bind(tx, &limit).all().await?;
    Ok(rows.into_iter().map(|row| (row.tag, row.uses)).collect())
}

/// Moves messages and past escalations of `source` into `target`, in the order of time.
pub(crate) async fn merge(
    tx: &TenantTx,
    source: ConversationId,
    target: ConversationId,
) -> DbResult<()> {
    sql::move_messages().bind(tx, &target.0, &source.0).await?;
    sql::renumber_messages().bind(tx, &target.0).await?;
    sql::move_escalations()
        .bind(tx, &target.0, &source.0)
        .await?;
    Ok(())
}
