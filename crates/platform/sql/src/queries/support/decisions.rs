// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct RecentMessagesParams {
    pub conversation_id: uuid::Uuid,
    pub before: i32,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListDecisionsParams {
    pub conversation_id: uuid::Uuid,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct PastDecisionsParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub subject: T1,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub to_at: chrono::DateTime<chrono::Utc>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct CountDecisionsParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub subject: T1,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub to_at: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct NthLastDecisionParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub subject: T1,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub to_at: chrono::DateTime<chrono::Utc>,
    pub skip: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MessageWordsParams {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct RowCountsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub subject: T1,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub name: T2,
}
#[derive(Debug)]
pub struct InsertBacktestChangesParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub changes: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ListBacktestChangesParams {
    pub run_id: uuid::Uuid,
    pub after: i32,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct RecentMessages {
    pub sender_type: String,
    pub intent: Option<String>,
    pub sentiment: Option<f32>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct RecentMessagesBorrowed<'a> {
    pub sender_type: &'a str,
    pub intent: Option<&'a str>,
    pub sentiment: Option<f32>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<RecentMessagesBorrowed<'a>> for RecentMessages {
    fn from(
        RecentMessagesBorrowed {
            sender_type,
            intent,
            sentiment,
            created_at,
        }: RecentMessagesBorrowed<'a>,
    ) -> Self {
        Self {
            sender_type: sender_type.into(),
            intent: intent.map(|v| v.into()),
            sentiment,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationState {
    pub queue: Option<String>,
    pub sla_state: Option<String>,
}
pub struct ConversationStateBorrowed<'a> {
    pub queue: Option<&'a str>,
    pub sla_state: Option<&'a str>,
}
impl<'a> From<ConversationStateBorrowed<'a>> for ConversationState {
    fn from(ConversationStateBorrowed { queue, sla_state }: ConversationStateBorrowed<'a>) -> Self {
        Self {
            queue: queue.map(|v| v.into()),
            sla_state: sla_state.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub subject: String,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub message_at: Option<chrono::DateTime<chrono::Utc>>,
    pub facts: serde_json::Value,
    pub outcomes: serde_json::Value,
}
pub struct DecisionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub subject: &'a str,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub message_at: Option<chrono::DateTime<chrono::Utc>>,
    pub facts: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub outcomes: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<DecisionBorrowed<'a>> for Decision {
    fn from(
        DecisionBorrowed {
            id,
            at,
            subject,
            conversation_id,
            message_id,
            message_at,
            facts,
            outcomes,
        }: DecisionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            at,
            subject: subject.into(),
            conversation_id,
            message_id,
            message_at,
            facts: serde_json::from_str(facts.0.get()).unwrap(),
            outcomes: serde_json::from_str(outcomes.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RowCounts {
    pub day: chrono::DateTime<chrono::Utc>,
    pub row_id: Option<String>,
    pub row_number: i32,
    pub version: i32,
    pub times: i64,
}
pub struct RowCountsBorrowed<'a> {
    pub day: chrono::DateTime<chrono::Utc>,
    pub row_id: Option<&'a str>,
    pub row_number: i32,
    pub version: i32,
    pub times: i64,
}
impl<'a> From<RowCountsBorrowed<'a>> for RowCounts {
    fn from(
        RowCountsBorrowed {
            day,
            row_id,
            row_number,
            version,
            times,
        }: RowCountsBorrowed<'a>,
    ) -> Self {
        Self {
            day,
            row_id: row_id.map(|v| v.into()),
            row_number,
            version,
            times,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListBacktestChanges {
    pub ordinal: i32,
    pub at: chrono::DateTime<chrono::Utc>,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub before: serde_json::Value,
    pub after: serde_json::Value,
    pub before_rows: serde_json::Value,
    pub after_rows: serde_json::Value,
    pub customer_name: Option<String>,
    pub last_message: Option<String>,
}
pub struct ListBacktestChangesBorrowed<'a> {
    pub ordinal: i32,
    pub at: chrono::DateTime<chrono::Utc>,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub before: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub after: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub before_rows: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub after_rows: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub customer_name: Option<&'a str>,
    pub last_message: Option<&'a str>,
}
impl<'a> From<ListBacktestChangesBorrowed<'a>> for ListBacktestChanges {
    fn from(
        ListBacktestChangesBorrowed {
            ordinal,
            at,
            conversation_id,
            message_id,
            before,
            after,
            before_rows,
            after_rows,
            customer_name,
            last_message,
        }: ListBacktestChangesBorrowed<'a>,
    ) -> Self {
        Self {
            ordinal,
            at,
            conversation_id,
            message_id,
            before: serde_json::from_str(before.0.get()).unwrap(),
            after: serde_json::from_str(after.0.get()).unwrap(),
            before_rows: serde_json::from_str(before_rows.0.get()).unwrap(),
            after_rows: serde_json::from_str(after_rows.0.get()).unwrap(),
            customer_name: customer_name.map(|v| v.into()),
            last_message: last_message.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RecentMessagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecentMessagesBorrowed, tokio_postgres::Error>,
    mapper: fn(RecentMessagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecentMessagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RecentMessagesBorrowed) -> R,
    ) -> RecentMessagesQuery<'c, 'a, 's, C, R, N> {
        RecentMessagesQuery {
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
pub struct ConversationStateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConversationStateBorrowed, tokio_postgres::Error>,
    mapper: fn(ConversationStateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConversationStateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ConversationStateBorrowed) -> R,
    ) -> ConversationStateQuery<'c, 'a, 's, C, R, N> {
        ConversationStateQuery {
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
pub struct DecisionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DecisionBorrowed, tokio_postgres::Error>,
    mapper: fn(DecisionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DecisionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DecisionBorrowed) -> R) -> DecisionQuery<'c, 'a, 's, C, R, N> {
        DecisionQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct ChronoDateTimechronoUtcQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<chrono::DateTime<chrono::Utc>, tokio_postgres::Error>,
    mapper: fn(chrono::DateTime<chrono::Utc>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(chrono::DateTime<chrono::Utc>) -> R,
    ) -> ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, R, N> {
        ChronoDateTimechronoUtcQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct RowCountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RowCountsBorrowed, tokio_postgres::Error>,
    mapper: fn(RowCountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RowCountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RowCountsBorrowed) -> R) -> RowCountsQuery<'c, 'a, 's, C, R, N> {
        RowCountsQuery {
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
pub struct ListBacktestChangesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ListBacktestChangesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListBacktestChangesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListBacktestChangesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListBacktestChangesBorrowed) -> R,
    ) -> ListBacktestChangesQuery<'c, 'a, 's, C, R, N> {
        ListBacktestChangesQuery {
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
pub struct RecentMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recent_messages() -> RecentMessagesStmt {
    RecentMessagesStmt(
        "SELECT sender_type, intent, sentiment, created_at FROM messages WHERE conversation_id = $1 AND number < $2 AND NOT internal ORDER BY number DESC LIMIT $3",
        None,
    )
}
impl RecentMessagesStmt {
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
        conversation_id: &'a uuid::Uuid,
        before: &'a i32,
        limit: &'a i64,
    ) -> RecentMessagesQuery<'c, 'a, 's, C, RecentMessages, 3> {
        RecentMessagesQuery {
            client,
            params: [conversation_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<RecentMessagesBorrowed, tokio_postgres::Error> {
                Ok(RecentMessagesBorrowed {
                    sender_type: row.try_get(0)?,
                    intent: row.try_get(1)?,
                    sentiment: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                })
            },
            mapper: |it| RecentMessages::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecentMessagesParams,
        RecentMessagesQuery<'c, 'a, 's, C, RecentMessages, 3>,
        C,
    > for RecentMessagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecentMessagesParams,
    ) -> RecentMessagesQuery<'c, 'a, 's, C, RecentMessages, 3> {
        self.bind(
            client,
            &params.conversation_id,
            &params.before,
            &params.limit,
        )
    }
}
pub struct ConversationStateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn conversation_state() -> ConversationStateStmt {
    ConversationStateStmt(
        "SELECT (SELECT q.name FROM queues AS q WHERE q.tenant_id = c.tenant_id AND q.id = c.queue_id) AS queue, ( SELECT CASE WHEN count(*) = 0 THEN NULL WHEN bool_or(s.breached_at IS NOT NULL AND s.met_at IS NULL) THEN 'breached' WHEN bool_or(s.warned_at IS NOT NULL AND s.met_at IS NULL) THEN 'warning' ELSE 'ok' END FROM sla_clocks AS s WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id ) AS sla_state FROM conversations AS c WHERE c.id = $1",
        None,
    )
}
impl ConversationStateStmt {
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
    ) -> ConversationStateQuery<'c, 'a, 's, C, ConversationState, 1> {
        ConversationStateQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ConversationStateBorrowed, tokio_postgres::Error> {
                Ok(ConversationStateBorrowed {
                    queue: row.try_get(0)?,
                    sla_state: row.try_get(1)?,
                })
            },
            mapper: |it| ConversationState::from(it),
        }
    }
}
pub struct ListDecisionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_decisions() -> ListDecisionsStmt {
    ListDecisionsStmt(
        "SELECT id, at, subject, conversation_id, message_id, message_at, facts, outcomes FROM rule_decisions WHERE conversation_id = $1 AND ($2::timestamptz IS NULL OR (at, id) > ($2, $3::uuid)) ORDER BY at, id LIMIT $4",
        None,
    )
}
impl ListDecisionsStmt {
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
        conversation_id: &'a uuid::Uuid,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> DecisionQuery<'c, 'a, 's, C, Decision, 4> {
        DecisionQuery {
            client,
            params: [conversation_id, after_at, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DecisionBorrowed, tokio_postgres::Error> {
                    Ok(DecisionBorrowed {
                        id: row.try_get(0)?,
                        at: row.try_get(1)?,
                        subject: row.try_get(2)?,
                        conversation_id: row.try_get(3)?,
                        message_id: row.try_get(4)?,
                        message_at: row.try_get(5)?,
                        facts: row.try_get(6)?,
                        outcomes: row.try_get(7)?,
                    })
                },
            mapper: |it| Decision::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListDecisionsParams,
        DecisionQuery<'c, 'a, 's, C, Decision, 4>,
        C,
    > for ListDecisionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListDecisionsParams,
    ) -> DecisionQuery<'c, 'a, 's, C, Decision, 4> {
        self.bind(
            client,
            &params.conversation_id,
            &params.after_at,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct PastDecisionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn past_decisions() -> PastDecisionsStmt {
    PastDecisionsStmt(
        "SELECT id, at, subject, conversation_id, message_id, message_at, facts, outcomes FROM rule_decisions WHERE tenant_id = $1 AND subject = $2 AND at >= $3 AND at < $4 AND ($5::timestamptz IS NULL OR (at, id) > ($5, $6::uuid)) ORDER BY at, id LIMIT $7",
        None,
    )
}
impl PastDecisionsStmt {
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
        subject: &'a T1,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        to_at: &'a chrono::DateTime<chrono::Utc>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> DecisionQuery<'c, 'a, 's, C, Decision, 7> {
        DecisionQuery {
            client,
            params: [
                tenant_id, subject, from_at, to_at, after_at, after_id, limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DecisionBorrowed, tokio_postgres::Error> {
                    Ok(DecisionBorrowed {
                        id: row.try_get(0)?,
                        at: row.try_get(1)?,
                        subject: row.try_get(2)?,
                        conversation_id: row.try_get(3)?,
                        message_id: row.try_get(4)?,
                        message_at: row.try_get(5)?,
                        facts: row.try_get(6)?,
                        outcomes: row.try_get(7)?,
                    })
                },
            mapper: |it| Decision::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PastDecisionsParams<T1>,
        DecisionQuery<'c, 'a, 's, C, Decision, 7>,
        C,
    > for PastDecisionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PastDecisionsParams<T1>,
    ) -> DecisionQuery<'c, 'a, 's, C, Decision, 7> {
        self.bind(
            client,
            &params.tenant_id,
            &params.subject,
            &params.from_at,
            &params.to_at,
            &params.after_at,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct CountDecisionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_decisions() -> CountDecisionsStmt {
    CountDecisionsStmt(
        "SELECT count(*) AS decisions FROM ( SELECT 1 FROM rule_decisions WHERE tenant_id = $1 AND subject = $2 AND at >= $3 AND at < $4 LIMIT $5 ) AS bounded",
        None,
    )
}
impl CountDecisionsStmt {
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
        subject: &'a T1,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        to_at: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        I64Query {
            client,
            params: [tenant_id, subject, from_at, to_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountDecisionsParams<T1>,
        I64Query<'c, 'a, 's, C, i64, 5>,
        C,
    > for CountDecisionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountDecisionsParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.subject,
            &params.from_at,
            &params.to_at,
            &params.limit,
        )
    }
}
pub struct NthLastDecisionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn nth_last_decision() -> NthLastDecisionStmt {
    NthLastDecisionStmt(
        "SELECT at FROM rule_decisions WHERE tenant_id = $1 AND subject = $2 AND at >= $3 AND at < $4 ORDER BY at DESC, id DESC OFFSET $5 LIMIT 1",
        None,
    )
}
impl NthLastDecisionStmt {
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
        subject: &'a T1,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        to_at: &'a chrono::DateTime<chrono::Utc>,
        skip: &'a i64,
    ) -> ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, chrono::DateTime<chrono::Utc>, 5> {
        ChronoDateTimechronoUtcQuery {
            client,
            params: [tenant_id, subject, from_at, to_at, skip],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NthLastDecisionParams<T1>,
        ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, chrono::DateTime<chrono::Utc>, 5>,
        C,
    > for NthLastDecisionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NthLastDecisionParams<T1>,
    ) -> ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, chrono::DateTime<chrono::Utc>, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.subject,
            &params.from_at,
            &params.to_at,
            &params.skip,
        )
    }
}
pub struct MessageWordsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn message_words() -> MessageWordsStmt {
    MessageWordsStmt(
        "SELECT content FROM messages WHERE id = $1 AND created_at = $2",
        None,
    )
}
impl MessageWordsStmt {
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
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [id, created_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MessageWordsParams,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for MessageWordsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MessageWordsParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.id, &params.created_at)
    }
}
pub struct RowCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn row_counts() -> RowCountsStmt {
    RowCountsStmt(
        "SELECT date_trunc('day', d.at) AS day, (r ->> 'id') AS row_id, (r ->> 'row')::integer AS row_number, (o ->> 'version')::integer AS version, count(*) AS times FROM rule_decisions AS d CROSS JOIN LATERAL jsonb_array_elements(d.outcomes) AS o CROSS JOIN LATERAL jsonb_array_elements(o -> 'rows') AS r WHERE d.tenant_id = $1 AND d.subject = $2 AND d.at >= $3 AND (o ->> 'rule') = $4 GROUP BY 1, 2, 3, 4 ORDER BY 1, 3 LIMIT 20000",
        None,
    )
}
impl RowCountsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        subject: &'a T1,
        from_at: &'a chrono::DateTime<chrono::Utc>,
        name: &'a T2,
    ) -> RowCountsQuery<'c, 'a, 's, C, RowCounts, 4> {
        RowCountsQuery {
            client,
            params: [tenant_id, subject, from_at, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RowCountsBorrowed, tokio_postgres::Error> {
                    Ok(RowCountsBorrowed {
                        day: row.try_get(0)?,
                        row_id: row.try_get(1)?,
                        row_number: row.try_get(2)?,
                        version: row.try_get(3)?,
                        times: row.try_get(4)?,
                    })
                },
            mapper: |it| RowCounts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RowCountsParams<T1, T2>,
        RowCountsQuery<'c, 'a, 's, C, RowCounts, 4>,
        C,
    > for RowCountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RowCountsParams<T1, T2>,
    ) -> RowCountsQuery<'c, 'a, 's, C, RowCounts, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.subject,
            &params.from_at,
            &params.name,
        )
    }
}
pub struct InsertBacktestChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_backtest_changes() -> InsertBacktestChangesStmt {
    InsertBacktestChangesStmt(
        "INSERT INTO rule_backtest_changes ( tenant_id, run_id, ordinal, at, conversation_id, message_id, before, after, before_rows, after_rows ) SELECT $1, $2, c.ordinal, c.at, c.conversation_id, c.message_id, c.before, c.after, c.before_rows, c.after_rows FROM jsonb_to_recordset($3) AS c ( ordinal integer, at timestamptz, conversation_id uuid, message_id uuid, before jsonb, after jsonb, before_rows jsonb, after_rows jsonb ) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertBacktestChangesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        run_id: &'a uuid::Uuid,
        changes: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, run_id, changes],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertBacktestChangesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertBacktestChangesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertBacktestChangesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.run_id, &params.changes))
    }
}
pub struct ListBacktestChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_backtest_changes() -> ListBacktestChangesStmt {
    ListBacktestChangesStmt(
        "SELECT b.ordinal, b.at, b.conversation_id, b.message_id, b.before, b.after, b.before_rows, b.after_rows, k.name AS customer_name, c.last_message FROM rule_backtest_changes AS b JOIN conversations AS c ON c.tenant_id = b.tenant_id AND c.id = b.conversation_id JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id WHERE b.run_id = $1 AND b.ordinal > $2 ORDER BY b.ordinal LIMIT $3",
        None,
    )
}
impl ListBacktestChangesStmt {
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
        run_id: &'a uuid::Uuid,
        after: &'a i32,
        limit: &'a i64,
    ) -> ListBacktestChangesQuery<'c, 'a, 's, C, ListBacktestChanges, 3> {
        ListBacktestChangesQuery {
            client,
            params: [run_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListBacktestChangesBorrowed, tokio_postgres::Error> {
                Ok(ListBacktestChangesBorrowed {
                    ordinal: row.try_get(0)?,
                    at: row.try_get(1)?,
                    conversation_id: row.try_get(2)?,
                    message_id: row.try_get(3)?,
                    before: row.try_get(4)?,
                    after: row.try_get(5)?,
                    before_rows: row.try_get(6)?,
                    after_rows: row.try_get(7)?,
                    customer_name: row.try_get(8)?,
                    last_message: row.try_get(9)?,
                })
            },
            mapper: |it| ListBacktestChanges::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListBacktestChangesParams,
        ListBacktestChangesQuery<'c, 'a, 's, C, ListBacktestChanges, 3>,
        C,
    > for ListBacktestChangesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListBacktestChangesParams,
    ) -> ListBacktestChangesQuery<'c, 'a, 's, C, ListBacktestChanges, 3> {
        self.bind(client, &params.run_id, &params.after, &params.limit)
    }
}
