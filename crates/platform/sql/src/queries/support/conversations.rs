// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertConversationParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
{
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub channel: T1,
    pub language: Option<T2>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub metadata: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct LatestConversationsParams {
    pub tenant_id: uuid::Uuid,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub before_at: chrono::DateTime<chrono::Utc>,
    pub before_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct LatestConversationsOfStatusParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub status: T1,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub before_at: chrono::DateTime<chrono::Utc>,
    pub before_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct CustomerConversationsParams {
    pub tenant_id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub before_at: chrono::DateTime<chrono::Utc>,
    pub before_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListConversationsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub status: Option<T1>,
    pub channel: Option<T2>,
    pub assigned_to: Option<uuid::Uuid>,
    pub unassigned: bool,
    pub queue_id: Option<uuid::Uuid>,
    pub priority: Option<T3>,
    pub tag: Option<T4>,
    pub language: Option<T5>,
    pub search: Option<T6>,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub before_at: chrono::DateTime<chrono::Utc>,
    pub before_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListConversationsOfIntentParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub intent: T1,
    pub status: Option<T2>,
    pub channel: Option<T3>,
    pub assigned_to: Option<uuid::Uuid>,
    pub unassigned: bool,
    pub queue_id: Option<uuid::Uuid>,
    pub priority: Option<T4>,
    pub tag: Option<T5>,
    pub language: Option<T6>,
    pub search: Option<T7>,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub before_at: chrono::DateTime<chrono::Utc>,
    pub before_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct IdleConversationsParams {
    pub before: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct PreviewMessageParams<T1: crate::StringSql> {
    pub preview: T1,
    pub id: uuid::Uuid,
    pub number: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveMessagesParams {
    pub target: uuid::Uuid,
    pub source: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveEscalationsParams {
    pub target: uuid::Uuid,
    pub source: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    pub id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub user_id: String,
    pub customer_name: Option<String>,
    pub channel: String,
    pub status: String,
    pub language: Option<String>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub ended_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_activity_at: chrono::DateTime<chrono::Utc>,
    pub message_count: i32,
    pub confidence_sum: f64,
    pub confidence_count: i32,
    pub sentiment_score: Option<f32>,
    pub resolution_type: Option<String>,
    pub escalated: bool,
    pub escalation_reason: Option<String>,
    pub assigned_to: Option<uuid::Uuid>,
    pub assigned_name: Option<String>,
    pub unanswered_in_a_row: i32,
    pub last_message: Option<String>,
    pub metadata: serde_json::Value,
    pub priority: String,
    pub queue_id: Option<uuid::Uuid>,
    pub skill: Option<String>,
    pub tags: Vec<String>,
    pub taken_over_at: Option<chrono::DateTime<chrono::Utc>>,
    pub first_response_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reopened_count: i32,
    pub merged_into: Option<uuid::Uuid>,
}
pub struct ConversationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub user_id: &'a str,
    pub customer_name: Option<&'a str>,
    pub channel: &'a str,
    pub status: &'a str,
    pub language: Option<&'a str>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub ended_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_activity_at: chrono::DateTime<chrono::Utc>,
    pub message_count: i32,
    pub confidence_sum: f64,
    pub confidence_count: i32,
    pub sentiment_score: Option<f32>,
    pub resolution_type: Option<&'a str>,
    pub escalated: bool,
    pub escalation_reason: Option<&'a str>,
    pub assigned_to: Option<uuid::Uuid>,
    pub assigned_name: Option<&'a str>,
    pub unanswered_in_a_row: i32,
    pub last_message: Option<&'a str>,
    pub metadata: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub priority: &'a str,
    pub queue_id: Option<uuid::Uuid>,
    pub skill: Option<&'a str>,
    pub tags: crate::ArrayIterator<'a, &'a str>,
    pub taken_over_at: Option<chrono::DateTime<chrono::Utc>>,
    pub first_response_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reopened_count: i32,
    pub merged_into: Option<uuid::Uuid>,
}
impl<'a> From<ConversationBorrowed<'a>> for Conversation {
    fn from(
        ConversationBorrowed {
            id,
            customer_id,
            user_id,
            customer_name,
            channel,
            status,
            language,
            started_at,
            ended_at,
            last_activity_at,
            message_count,
            confidence_sum,
            confidence_count,
            sentiment_score,
            resolution_type,
            escalated,
            escalation_reason,
            assigned_to,
            assigned_name,
            unanswered_in_a_row,
            last_message,
            metadata,
            priority,
            queue_id,
            skill,
            tags,
            taken_over_at,
            first_response_at,
            reopened_count,
            merged_into,
        }: ConversationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            customer_id,
            user_id: user_id.into(),
            customer_name: customer_name.map(|v| v.into()),
            channel: channel.into(),
            status: status.into(),
            language: language.map(|v| v.into()),
            started_at,
            ended_at,
            last_activity_at,
            message_count,
            confidence_sum,
            confidence_count,
            sentiment_score,
            resolution_type: resolution_type.map(|v| v.into()),
            escalated,
            escalation_reason: escalation_reason.map(|v| v.into()),
            assigned_to,
            assigned_name: assigned_name.map(|v| v.into()),
            unanswered_in_a_row,
            last_message: last_message.map(|v| v.into()),
            metadata: serde_json::from_str(metadata.0.get()).unwrap(),
            priority: priority.into(),
            queue_id,
            skill: skill.map(|v| v.into()),
            tags: tags.map(|v| v.into()).collect(),
            taken_over_at,
            first_response_at,
            reopened_count,
            merged_into,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct IdleConversations {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct UsedTags {
    pub tag: String,
    pub uses: i64,
}
pub struct UsedTagsBorrowed<'a> {
    pub tag: &'a str,
    pub uses: i64,
}
impl<'a> From<UsedTagsBorrowed<'a>> for UsedTags {
    fn from(UsedTagsBorrowed { tag, uses }: UsedTagsBorrowed<'a>) -> Self {
        Self {
            tag: tag.into(),
            uses,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ConversationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConversationBorrowed, tokio_postgres::Error>,
    mapper: fn(ConversationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConversationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ConversationBorrowed) -> R,
    ) -> ConversationQuery<'c, 'a, 's, C, R, N> {
        ConversationQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct IdleConversationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdleConversations, tokio_postgres::Error>,
    mapper: fn(IdleConversations) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdleConversationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(IdleConversations) -> R,
    ) -> IdleConversationsQuery<'c, 'a, 's, C, R, N> {
        IdleConversationsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UsedTagsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UsedTagsBorrowed, tokio_postgres::Error>,
    mapper: fn(UsedTagsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UsedTagsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UsedTagsBorrowed) -> R) -> UsedTagsQuery<'c, 'a, 's, C, R, N> {
        UsedTagsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct InsertConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_conversation() -> InsertConversationStmt {
    InsertConversationStmt(
        "INSERT INTO conversations ( tenant_id, id, customer_id, channel, language, started_at, last_activity_at, metadata ) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
        None,
    )
}
impl InsertConversationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        customer_id: &'a uuid::Uuid,
        channel: &'a T1,
        language: &'a Option<T2>,
        now: &'a chrono::DateTime<chrono::Utc>,
        metadata: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, customer_id, channel, language, now, metadata],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertConversationParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertConversationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertConversationParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.customer_id,
            &params.channel,
            &params.language,
            &params.now,
            &params.metadata,
        ))
    }
}
pub struct GetConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_conversation() -> GetConversationStmt {
    GetConversationStmt(
        "SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at, c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score, c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name, c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags, c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into FROM conversations AS c JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id WHERE c.id = $1",
        None,
    )
}
impl GetConversationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 1> {
        ConversationQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        customer_name: row.try_get(3)?,
                        channel: row.try_get(4)?,
                        status: row.try_get(5)?,
                        language: row.try_get(6)?,
                        started_at: row.try_get(7)?,
                        ended_at: row.try_get(8)?,
                        last_activity_at: row.try_get(9)?,
                        message_count: row.try_get(10)?,
                        confidence_sum: row.try_get(11)?,
                        confidence_count: row.try_get(12)?,
                        sentiment_score: row.try_get(13)?,
                        resolution_type: row.try_get(14)?,
                        escalated: row.try_get(15)?,
                        escalation_reason: row.try_get(16)?,
                        assigned_to: row.try_get(17)?,
                        assigned_name: row.try_get(18)?,
                        unanswered_in_a_row: row.try_get(19)?,
                        last_message: row.try_get(20)?,
                        metadata: row.try_get(21)?,
                        priority: row.try_get(22)?,
                        queue_id: row.try_get(23)?,
                        skill: row.try_get(24)?,
                        tags: row.try_get(25)?,
                        taken_over_at: row.try_get(26)?,
                        first_response_at: row.try_get(27)?,
                        reopened_count: row.try_get(28)?,
                        merged_into: row.try_get(29)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
pub struct LockConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_conversation() -> LockConversationStmt {
    LockConversationStmt(
        "SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at, c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score, c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name, c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags, c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into FROM conversations AS c JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id WHERE c.id = $1 FOR UPDATE OF c",
        None,
    )
}
impl LockConversationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 1> {
        ConversationQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        customer_name: row.try_get(3)?,
                        channel: row.try_get(4)?,
                        status: row.try_get(5)?,
                        language: row.try_get(6)?,
                        started_at: row.try_get(7)?,
                        ended_at: row.try_get(8)?,
                        last_activity_at: row.try_get(9)?,
                        message_count: row.try_get(10)?,
                        confidence_sum: row.try_get(11)?,
                        confidence_count: row.try_get(12)?,
                        sentiment_score: row.try_get(13)?,
                        resolution_type: row.try_get(14)?,
                        escalated: row.try_get(15)?,
                        escalation_reason: row.try_get(16)?,
                        assigned_to: row.try_get(17)?,
                        assigned_name: row.try_get(18)?,
                        unanswered_in_a_row: row.try_get(19)?,
                        last_message: row.try_get(20)?,
                        metadata: row.try_get(21)?,
                        priority: row.try_get(22)?,
                        queue_id: row.try_get(23)?,
                        skill: row.try_get(24)?,
                        tags: row.try_get(25)?,
                        taken_over_at: row.try_get(26)?,
                        first_response_at: row.try_get(27)?,
                        reopened_count: row.try_get(28)?,
                        merged_into: row.try_get(29)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
pub struct LatestConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_conversations() -> LatestConversationsStmt {
    LatestConversationsStmt(
        "SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at, c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score, c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name, c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags, c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into FROM ( SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at, message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated, escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata, priority, queue_id, skill, tags, taken_over_at, first_response_at, reopened_count, merged_into FROM conversations WHERE tenant_id = $1 AND last_activity_at >= $2 AND (last_activity_at, id) < ($3::timestamptz, $4::uuid) ORDER BY last_activity_at DESC, id DESC LIMIT $5 ) AS c JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id ORDER BY c.last_activity_at DESC, c.id DESC",
        None,
    )
}
impl LatestConversationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        before_at: &'a chrono::DateTime<chrono::Utc>,
        before_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 5> {
        ConversationQuery {
            client,
            params: [tenant_id, from_at, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        customer_name: row.try_get(3)?,
                        channel: row.try_get(4)?,
                        status: row.try_get(5)?,
                        language: row.try_get(6)?,
                        started_at: row.try_get(7)?,
                        ended_at: row.try_get(8)?,
                        last_activity_at: row.try_get(9)?,
                        message_count: row.try_get(10)?,
                        confidence_sum: row.try_get(11)?,
                        confidence_count: row.try_get(12)?,
                        sentiment_score: row.try_get(13)?,
                        resolution_type: row.try_get(14)?,
                        escalated: row.try_get(15)?,
                        escalation_reason: row.try_get(16)?,
                        assigned_to: row.try_get(17)?,
                        assigned_name: row.try_get(18)?,
                        unanswered_in_a_row: row.try_get(19)?,
                        last_message: row.try_get(20)?,
                        metadata: row.try_get(21)?,
                        priority: row.try_get(22)?,
                        queue_id: row.try_get(23)?,
                        skill: row.try_get(24)?,
                        tags: row.try_get(25)?,
                        taken_over_at: row.try_get(26)?,
                        first_response_at: row.try_get(27)?,
                        reopened_count: row.try_get(28)?,
                        merged_into: row.try_get(29)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestConversationsParams,
        ConversationQuery<'c, 'a, 's, C, Conversation, 5>,
        C,
    > for LatestConversationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestConversationsParams,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.from_at,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct LatestConversationsOfStatusStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_conversations_of_status() -> LatestConversationsOfStatusStmt {
    LatestConversationsOfStatusStmt(
        "SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at, c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score, c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name, c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags, c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into FROM ( SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at, message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated, escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata, priority, queue_id, skill, tags, taken_over_at, first_response_at, reopened_count, merged_into FROM conversations WHERE tenant_id = $1 AND status = $2 AND last_activity_at >= $3 AND (last_activity_at, id) < ($4::timestamptz, $5::uuid) ORDER BY last_activity_at DESC, id DESC LIMIT $6 ) AS c JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id ORDER BY c.last_activity_at DESC, c.id DESC",
        None,
    )
}
impl LatestConversationsOfStatusStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        status: &'a T1,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        before_at: &'a chrono::DateTime<chrono::Utc>,
        before_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 6> {
        ConversationQuery {
            client,
            params: [tenant_id, status, from_at, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        customer_name: row.try_get(3)?,
                        channel: row.try_get(4)?,
                        status: row.try_get(5)?,
                        language: row.try_get(6)?,
                        started_at: row.try_get(7)?,
                        ended_at: row.try_get(8)?,
                        last_activity_at: row.try_get(9)?,
                        message_count: row.try_get(10)?,
                        confidence_sum: row.try_get(11)?,
                        confidence_count: row.try_get(12)?,
                        sentiment_score: row.try_get(13)?,
                        resolution_type: row.try_get(14)?,
                        escalated: row.try_get(15)?,
                        escalation_reason: row.try_get(16)?,
                        assigned_to: row.try_get(17)?,
                        assigned_name: row.try_get(18)?,
                        unanswered_in_a_row: row.try_get(19)?,
                        last_message: row.try_get(20)?,
                        metadata: row.try_get(21)?,
                        priority: row.try_get(22)?,
                        queue_id: row.try_get(23)?,
                        skill: row.try_get(24)?,
                        tags: row.try_get(25)?,
                        taken_over_at: row.try_get(26)?,
                        first_response_at: row.try_get(27)?,
                        reopened_count: row.try_get(28)?,
                        merged_into: row.try_get(29)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestConversationsOfStatusParams<T1>,
        ConversationQuery<'c, 'a, 's, C, Conversation, 6>,
        C,
    > for LatestConversationsOfStatusStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestConversationsOfStatusParams<T1>,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 6> {
        self.bind(
            client,
            &params.tenant_id,
            &params.status,
            &params.from_at,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct CustomerConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn customer_conversations() -> CustomerConversationsStmt {
    CustomerConversationsStmt(
        "SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at, c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score, c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name, c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags, c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into FROM ( SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at, message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated, escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata, priority, queue_id, skill, tags, taken_over_at, first_response_at, reopened_count, merged_into FROM conversations WHERE tenant_id = $1 AND customer_id = $2 AND (last_activity_at, id) < ($3::timestamptz, $4::uuid) ORDER BY last_activity_at DESC, id DESC LIMIT $5 ) AS c JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id ORDER BY c.last_activity_at DESC, c.id DESC",
        None,
    )
}
impl CustomerConversationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        customer_id: &'a uuid::Uuid,
        before_at: &'a chrono::DateTime<chrono::Utc>,
        before_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 5> {
        ConversationQuery {
            client,
            params: [tenant_id, customer_id, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        customer_name: row.try_get(3)?,
                        channel: row.try_get(4)?,
                        status: row.try_get(5)?,
                        language: row.try_get(6)?,
                        started_at: row.try_get(7)?,
                        ended_at: row.try_get(8)?,
                        last_activity_at: row.try_get(9)?,
                        message_count: row.try_get(10)?,
                        confidence_sum: row.try_get(11)?,
                        confidence_count: row.try_get(12)?,
                        sentiment_score: row.try_get(13)?,
                        resolution_type: row.try_get(14)?,
                        escalated: row.try_get(15)?,
                        escalation_reason: row.try_get(16)?,
                        assigned_to: row.try_get(17)?,
                        assigned_name: row.try_get(18)?,
                        unanswered_in_a_row: row.try_get(19)?,
                        last_message: row.try_get(20)?,
                        metadata: row.try_get(21)?,
                        priority: row.try_get(22)?,
                        queue_id: row.try_get(23)?,
                        skill: row.try_get(24)?,
                        tags: row.try_get(25)?,
                        taken_over_at: row.try_get(26)?,
                        first_response_at: row.try_get(27)?,
                        reopened_count: row.try_get(28)?,
                        merged_into: row.try_get(29)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CustomerConversationsParams,
        ConversationQuery<'c, 'a, 's, C, Conversation, 5>,
        C,
    > for CustomerConversationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CustomerConversationsParams,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.customer_id,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct ListConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_conversations() -> ListConversationsStmt {
    ListConversationsStmt(
        "SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at, c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score, c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name, c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags, c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into FROM conversations AS c JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id WHERE c.tenant_id = $1 AND ($2::text IS NULL OR c.status = $2) AND ($3::text IS NULL OR c.channel = $3) AND ($4::uuid IS NULL OR c.assigned_to = $4) AND (NOT $5::boolean OR c.assigned_to IS NULL) AND ($6::uuid IS NULL OR c.queue_id = $6) AND ($7::text IS NULL OR c.priority = $7) AND ($8::text IS NULL OR $8 = ANY (c.tags)) AND ($9::text IS NULL OR c.language = $9) AND ($10::text IS NULL OR c.last_message ILIKE $10 OR k.external_id ILIKE $10 OR k.name ILIKE $10) AND c.last_activity_at >= $11 AND (c.last_activity_at, c.id) < ($12::timestamptz, $13::uuid) ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $14",
        None,
    )
}
impl ListConversationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        status: &'a Option<T1>,
        channel: &'a Option<T2>,
        assigned_to: &'a Option<uuid::Uuid>,
        unassigned: &'a bool,
        queue_id: &'a Option<uuid::Uuid>,
        priority: &'a Option<T3>,
        tag: &'a Option<T4>,
        language: &'a Option<T5>,
        search: &'a Option<T6>,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        before_at: &'a chrono::DateTime<chrono::Utc>,
        before_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 14> {
        ConversationQuery {
            client,
            params: [
                tenant_id,
                status,
                channel,
                assigned_to,
                unassigned,
                queue_id,
                priority,
                tag,
                language,
                search,
                from_at,
                before_at,
                before_id,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        customer_name: row.try_get(3)?,
                        channel: row.try_get(4)?,
                        status: row.try_get(5)?,
                        language: row.try_get(6)?,
                        started_at: row.try_get(7)?,
                        ended_at: row.try_get(8)?,
                        last_activity_at: row.try_get(9)?,
                        message_count: row.try_get(10)?,
                        confidence_sum: row.try_get(11)?,
                        confidence_count: row.try_get(12)?,
                        sentiment_score: row.try_get(13)?,
                        resolution_type: row.try_get(14)?,
                        escalated: row.try_get(15)?,
                        escalation_reason: row.try_get(16)?,
                        assigned_to: row.try_get(17)?,
                        assigned_name: row.try_get(18)?,
                        unanswered_in_a_row: row.try_get(19)?,
                        last_message: row.try_get(20)?,
                        metadata: row.try_get(21)?,
                        priority: row.try_get(22)?,
                        queue_id: row.try_get(23)?,
                        skill: row.try_get(24)?,
                        tags: row.try_get(25)?,
                        taken_over_at: row.try_get(26)?,
                        first_response_at: row.try_get(27)?,
                        reopened_count: row.try_get(28)?,
                        merged_into: row.try_get(29)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListConversationsParams<T1, T2, T3, T4, T5, T6>,
        ConversationQuery<'c, 'a, 's, C, Conversation, 14>,
        C,
    > for ListConversationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListConversationsParams<T1, T2, T3, T4, T5, T6>,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 14> {
        self.bind(
            client,
            &params.tenant_id,
            &params.status,
            &params.channel,
            &params.assigned_to,
            &params.unassigned,
            &params.queue_id,
            &params.priority,
            &params.tag,
            &params.language,
            &params.search,
            &params.from_at,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct ListConversationsOfIntentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_conversations_of_intent() -> ListConversationsOfIntentStmt {
    ListConversationsOfIntentStmt(
        "SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at, c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score, c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name, c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags, c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into FROM conversation_intents AS i JOIN conversations AS c ON c.tenant_id = i.tenant_id AND c.id = i.conversation_id JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id WHERE i.tenant_id = $1 AND i.intent = $2 AND ($3::text IS NULL OR c.status = $3) AND ($4::text IS NULL OR c.channel = $4) AND ($5::uuid IS NULL OR c.assigned_to = $5) AND (NOT $6::boolean OR c.assigned_to IS NULL) AND ($7::uuid IS NULL OR c.queue_id = $7) AND ($8::text IS NULL OR c.priority = $8) AND ($9::text IS NULL OR $9 = ANY (c.tags)) AND ($10::text IS NULL OR c.language = $10) AND ($11::text IS NULL OR c.last_message ILIKE $11 OR k.external_id ILIKE $11 OR k.name ILIKE $11) AND c.last_activity_at >= $12 AND (c.last_activity_at, c.id) < ($13::timestamptz, $14::uuid) ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $15",
        None,
    )
}
impl ListConversationsOfIntentStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        intent: &'a T1,
        status: &'a Option<T2>,
        channel: &'a Option<T3>,
        assigned_to: &'a Option<uuid::Uuid>,
        unassigned: &'a bool,
        queue_id: &'a Option<uuid::Uuid>,
        priority: &'a Option<T4>,
        tag: &'a Option<T5>,
        language: &'a Option<T6>,
        search: &'a Option<T7>,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        before_at: &'a chrono::DateTime<chrono::Utc>,
        before_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 15> {
        ConversationQuery {
            client,
            params: [
                tenant_id,
                intent,
                status,
                channel,
                assigned_to,
                unassigned,
                queue_id,
                priority,
                tag,
                language,
                search,
                from_at,
                before_at,
                before_id,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConversationBorrowed, tokio_postgres::Error> {
                    Ok(ConversationBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        user_id: row.try_get(2)?,
                        customer_name: row.try_get(3)?,
                        channel: row.try_get(4)?,
                        status: row.try_get(5)?,
                        language: row.try_get(6)?,
                        started_at: row.try_get(7)?,
                        ended_at: row.try_get(8)?,
                        last_activity_at: row.try_get(9)?,
                        message_count: row.try_get(10)?,
                        confidence_sum: row.try_get(11)?,
                        confidence_count: row.try_get(12)?,
                        sentiment_score: row.try_get(13)?,
                        resolution_type: row.try_get(14)?,
                        escalated: row.try_get(15)?,
                        escalation_reason: row.try_get(16)?,
                        assigned_to: row.try_get(17)?,
                        assigned_name: row.try_get(18)?,
                        unanswered_in_a_row: row.try_get(19)?,
                        last_message: row.try_get(20)?,
                        metadata: row.try_get(21)?,
                        priority: row.try_get(22)?,
                        queue_id: row.try_get(23)?,
                        skill: row.try_get(24)?,
                        tags: row.try_get(25)?,
                        taken_over_at: row.try_get(26)?,
                        first_response_at: row.try_get(27)?,
                        reopened_count: row.try_get(28)?,
                        merged_into: row.try_get(29)?,
                    })
                },
            mapper: |it| Conversation::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListConversationsOfIntentParams<T1, T2, T3, T4, T5, T6, T7>,
        ConversationQuery<'c, 'a, 's, C, Conversation, 15>,
        C,
    > for ListConversationsOfIntentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListConversationsOfIntentParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> ConversationQuery<'c, 'a, 's, C, Conversation, 15> {
        self.bind(
            client,
            &params.tenant_id,
            &params.intent,
            &params.status,
            &params.channel,
            &params.assigned_to,
            &params.unassigned,
            &params.queue_id,
            &params.priority,
            &params.tag,
            &params.language,
            &params.search,
            &params.from_at,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct IdleConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn idle_conversations() -> IdleConversationsStmt {
    IdleConversationsStmt(
        "SELECT tenant_id, id FROM conversations WHERE status = 'active' AND last_activity_at < $1 ORDER BY last_activity_at LIMIT $2",
        None,
    )
}
impl IdleConversationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        before: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> IdleConversationsQuery<'c, 'a, 's, C, IdleConversations, 2> {
        IdleConversationsQuery {
            client,
            params: [before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IdleConversations, tokio_postgres::Error> {
                    Ok(IdleConversations {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                    })
                },
            mapper: |it| IdleConversations::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        IdleConversationsParams,
        IdleConversationsQuery<'c, 'a, 's, C, IdleConversations, 2>,
        C,
    > for IdleConversationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdleConversationsParams,
    ) -> IdleConversationsQuery<'c, 'a, 's, C, IdleConversations, 2> {
        self.bind(client, &params.before, &params.limit)
    }
}
pub struct PreviewMessageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn preview_message() -> PreviewMessageStmt {
    PreviewMessageStmt(
        "UPDATE conversations SET last_message = $1 WHERE id = $2 AND message_count = $3",
        None,
    )
}
impl PreviewMessageStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        preview: &'a T1,
        id: &'a uuid::Uuid,
        number: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[preview, id, number])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PreviewMessageParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PreviewMessageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PreviewMessageParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.preview, &params.id, &params.number))
    }
}
pub struct UsedTagsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn used_tags() -> UsedTagsStmt {
    UsedTagsStmt(
        "SELECT tag::text AS tag, count(*) AS uses FROM (SELECT tags FROM conversations WHERE tags <> '{}' ORDER BY last_activity_at DESC LIMIT 5000) AS c, unnest(c.tags) AS tag GROUP BY tag ORDER BY uses DESC, tag LIMIT $1",
        None,
    )
}
impl UsedTagsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        limit: &'a i64,
    ) -> UsedTagsQuery<'c, 'a, 's, C, UsedTags, 1> {
        UsedTagsQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<UsedTagsBorrowed, tokio_postgres::Error> {
                    Ok(UsedTagsBorrowed {
                        tag: row.try_get(0)?,
                        uses: row.try_get(1)?,
                    })
                },
            mapper: |it| UsedTags::from(it),
        }
    }
}
pub struct MoveMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_messages() -> MoveMessagesStmt {
    MoveMessagesStmt(
        "UPDATE messages AS m SET conversation_id = $1::uuid WHERE m.conversation_id = $2::uuid",
        None,
    )
}
impl MoveMessagesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        target: &'a uuid::Uuid,
        source: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[target, source])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveMessagesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveMessagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveMessagesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.target, &params.source))
    }
}
pub struct RenumberMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn renumber_messages() -> RenumberMessagesStmt {
    RenumberMessagesStmt(
        "UPDATE messages AS m SET number = n.number FROM ( SELECT id, created_at, row_number() OVER (ORDER BY created_at, id)::integer AS number FROM messages WHERE conversation_id = $1 ) AS n WHERE m.id = n.id AND m.created_at = n.created_at AND m.conversation_id = $1 AND m.number <> n.number",
        None,
    )
}
impl RenumberMessagesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[conversation_id])
            .await
    }
}
pub struct MoveEscalationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_escalations() -> MoveEscalationsStmt {
    MoveEscalationsStmt(
        "UPDATE escalations SET conversation_id = $1::uuid WHERE conversation_id = $2::uuid AND resolved_at IS NOT NULL",
        None,
    )
}
impl MoveEscalationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        target: &'a uuid::Uuid,
        source: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[target, source])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveEscalationsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveEscalationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveEscalationsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.target, &params.source))
    }
}
