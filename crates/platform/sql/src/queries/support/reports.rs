// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct FactsParams {
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub to_at: chrono::DateTime<chrono::Utc>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PackedDaysParams {
    pub tenant_id: uuid::Uuid,
    pub from_day: chrono::NaiveDate,
    pub to_day: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct BeginPackingParams {
    pub tenant_id: uuid::Uuid,
    pub packed_to: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct MovePackedToParams {
    pub packed_to: chrono::NaiveDate,
    pub tenant_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DropMarksParams {
    pub tenant_id: uuid::Uuid,
    pub day: chrono::NaiveDate,
}
#[derive(Debug)]
pub struct PutDayParams<T1: crate::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub day: chrono::NaiveDate,
    pub facts: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct DropDayParams {
    pub tenant_id: uuid::Uuid,
    pub day: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct NextConversationParams {
    pub tenant_id: uuid::Uuid,
    pub from_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct TenantsBehindParams {
    pub last_day: chrono::NaiveDate,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangedDaysParams {
    pub last_day: chrono::NaiveDate,
    pub packed_before: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct QueueNamesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub ids: T1,
}
#[derive(Debug)]
pub struct PersonNamesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub ids: T1,
}
#[derive(Debug)]
pub struct PutSettingsParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub currency: T1,
    pub staff_hour: Option<f64>,
    pub minutes_per_answer: Option<f64>,
    pub agent_answer: Option<f64>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct PutExportPartParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub ordinal: i32,
    pub content: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ExportPartParams {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub ordinal: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct BeganParams {
    pub tenant_id: uuid::Uuid,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub to_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub id: uuid::Uuid,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub channel: String,
    pub status: String,
    pub resolution_type: Option<String>,
    pub escalated: bool,
    pub reopened_count: i32,
    pub queue_id: Option<uuid::Uuid>,
    pub assigned_to: Option<uuid::Uuid>,
    pub csat: Option<i16>,
    pub sentiment_score: Option<f32>,
    pub intent: Option<String>,
    pub agent_answers: i32,
    pub staff_answers: i32,
    pub response_seconds: Option<i32>,
    pub resolution_seconds: Option<i32>,
    pub sla_first_response: Option<bool>,
    pub sla_resolution: Option<bool>,
    pub came_back: bool,
}
pub struct FactBorrowed<'a> {
    pub id: uuid::Uuid,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub channel: &'a str,
    pub status: &'a str,
    pub resolution_type: Option<&'a str>,
    pub escalated: bool,
    pub reopened_count: i32,
    pub queue_id: Option<uuid::Uuid>,
    pub assigned_to: Option<uuid::Uuid>,
    pub csat: Option<i16>,
    pub sentiment_score: Option<f32>,
    pub intent: Option<&'a str>,
    pub agent_answers: i32,
    pub staff_answers: i32,
    pub response_seconds: Option<i32>,
    pub resolution_seconds: Option<i32>,
    pub sla_first_response: Option<bool>,
    pub sla_resolution: Option<bool>,
    pub came_back: bool,
}
impl<'a> From<FactBorrowed<'a>> for Fact {
    fn from(
        FactBorrowed {
            id,
            started_at,
            channel,
            status,
            resolution_type,
            escalated,
            reopened_count,
            queue_id,
            assigned_to,
            csat,
            sentiment_score,
            intent,
            agent_answers,
            staff_answers,
            response_seconds,
            resolution_seconds,
            sla_first_response,
            sla_resolution,
            came_back,
        }: FactBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            started_at,
            channel: channel.into(),
            status: status.into(),
            resolution_type: resolution_type.map(|v| v.into()),
            escalated,
            reopened_count,
            queue_id,
            assigned_to,
            csat,
            sentiment_score,
            intent: intent.map(|v| v.into()),
            agent_answers,
            staff_answers,
            response_seconds,
            resolution_seconds,
            sla_first_response,
            sla_resolution,
            came_back,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ChangedDays {
    pub tenant_id: uuid::Uuid,
    pub day: chrono::NaiveDate,
}
#[derive(Debug, Clone, PartialEq)]
pub struct QueueNames {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct QueueNamesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<QueueNamesBorrowed<'a>> for QueueNames {
    fn from(QueueNamesBorrowed { id, name }: QueueNamesBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PersonNames {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct PersonNamesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<PersonNamesBorrowed<'a>> for PersonNames {
    fn from(PersonNamesBorrowed { id, name }: PersonNamesBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub currency: String,
    pub staff_hour: Option<f64>,
    pub minutes_per_answer: Option<f64>,
    pub agent_answer: Option<f64>,
}
pub struct SettingsBorrowed<'a> {
    pub currency: &'a str,
    pub staff_hour: Option<f64>,
    pub minutes_per_answer: Option<f64>,
    pub agent_answer: Option<f64>,
}
impl<'a> From<SettingsBorrowed<'a>> for Settings {
    fn from(
        SettingsBorrowed {
            currency,
            staff_hour,
            minutes_per_answer,
            agent_answer,
        }: SettingsBorrowed<'a>,
    ) -> Self {
        Self {
            currency: currency.into(),
            staff_hour,
            minutes_per_answer,
            agent_answer,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllQueueNames {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct AllQueueNamesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<AllQueueNamesBorrowed<'a>> for AllQueueNames {
    fn from(AllQueueNamesBorrowed { id, name }: AllQueueNamesBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllPersonNames {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct AllPersonNamesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<AllPersonNamesBorrowed<'a>> for AllPersonNames {
    fn from(AllPersonNamesBorrowed { id, name }: AllPersonNamesBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FactQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FactBorrowed, tokio_postgres::Error>,
    mapper: fn(FactBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FactQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FactBorrowed) -> R) -> FactQuery<'c, 'a, 's, C, R, N> {
        FactQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct ChronoNaiveDateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<chrono::NaiveDate, tokio_postgres::Error>,
    mapper: fn(chrono::NaiveDate) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChronoNaiveDateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(chrono::NaiveDate) -> R,
    ) -> ChronoNaiveDateQuery<'c, 'a, 's, C, R, N> {
        ChronoNaiveDateQuery {
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
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct ChangedDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangedDays, tokio_postgres::Error>,
    mapper: fn(ChangedDays) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangedDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangedDays) -> R) -> ChangedDaysQuery<'c, 'a, 's, C, R, N> {
        ChangedDaysQuery {
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
pub struct QueueNamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QueueNamesBorrowed, tokio_postgres::Error>,
    mapper: fn(QueueNamesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QueueNamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(QueueNamesBorrowed) -> R,
    ) -> QueueNamesQuery<'c, 'a, 's, C, R, N> {
        QueueNamesQuery {
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
pub struct PersonNamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PersonNamesBorrowed, tokio_postgres::Error>,
    mapper: fn(PersonNamesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonNamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PersonNamesBorrowed) -> R,
    ) -> PersonNamesQuery<'c, 'a, 's, C, R, N> {
        PersonNamesQuery {
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
pub struct SettingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettingsBorrowed, tokio_postgres::Error>,
    mapper: fn(SettingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SettingsBorrowed) -> R) -> SettingsQuery<'c, 'a, 's, C, R, N> {
        SettingsQuery {
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
pub struct AllQueueNamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllQueueNamesBorrowed, tokio_postgres::Error>,
    mapper: fn(AllQueueNamesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllQueueNamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AllQueueNamesBorrowed) -> R,
    ) -> AllQueueNamesQuery<'c, 'a, 's, C, R, N> {
        AllQueueNamesQuery {
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
pub struct AllPersonNamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllPersonNamesBorrowed, tokio_postgres::Error>,
    mapper: fn(AllPersonNamesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllPersonNamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AllPersonNamesBorrowed) -> R,
    ) -> AllPersonNamesQuery<'c, 'a, 's, C, R, N> {
        AllPersonNamesQuery {
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
pub struct FactsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn facts() -> FactsStmt {
    FactsStmt(
        "SELECT c.id, c.started_at, c.channel, c.status, c.resolution_type, c.escalated, c.reopened_count, c.queue_id, c.assigned_to, c.csat, c.sentiment_score, said.intent, said.agent_answers, said.staff_answers, extract(epoch FROM c.first_response_at - coalesce( ( SELECT min(e.created_at) FROM escalations AS e WHERE e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.created_at <= c.first_response_at ), c.started_at ))::integer AS response_seconds, CASE WHEN c.status = 'resolved' THEN extract(epoch FROM c.ended_at - c.started_at)::integer END AS resolution_seconds, ( SELECT CASE WHEN s.breached_at IS NOT NULL THEN false WHEN s.met_at IS NOT NULL THEN true END FROM sla_clocks AS s WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id AND s.kind = 'first_response' ) AS sla_first_response, ( SELECT CASE WHEN s.breached_at IS NOT NULL THEN false WHEN s.met_at IS NOT NULL THEN true END FROM sla_clocks AS s WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id AND s.kind = 'resolution' ) AS sla_resolution, EXISTS ( SELECT 1 FROM conversations AS later WHERE later.tenant_id = c.tenant_id AND later.customer_id = c.customer_id AND later.id <> c.id AND later.merged_into IS NULL AND later.started_at > c.started_at AND later.started_at <= c.started_at + interval '7 days' ) AS came_back FROM conversations AS c CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE m.sender_type = 'ai_agent')::integer AS agent_answers, count(*) FILTER (WHERE m.sender_type = 'human_agent' AND NOT m.internal)::integer AS staff_answers, (array_agg(m.intent ORDER BY m.number) FILTER (WHERE m.sender_type = 'user' AND m.intent IS NOT NULL))[1] AS intent FROM messages AS m WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.created_at >= $1 ) AS said WHERE c.tenant_id = $2 AND c.started_at >= $1 AND c.started_at < $3 AND c.merged_into IS NULL AND ($4::timestamptz IS NULL OR (c.started_at, c.id) > ($4, $5::uuid)) ORDER BY c.started_at, c.id LIMIT $6",
        None,
    )
}
impl FactsStmt {
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
        from_at: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        to_at: &'a chrono::DateTime<chrono::Utc>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> FactQuery<'c, 'a, 's, C, Fact, 6> {
        FactQuery {
            client,
            params: [from_at, tenant_id, to_at, after_at, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FactBorrowed, tokio_postgres::Error> {
                Ok(FactBorrowed {
                    id: row.try_get(0)?,
                    started_at: row.try_get(1)?,
                    channel: row.try_get(2)?,
                    status: row.try_get(3)?,
                    resolution_type: row.try_get(4)?,
                    escalated: row.try_get(5)?,
                    reopened_count: row.try_get(6)?,
                    queue_id: row.try_get(7)?,
                    assigned_to: row.try_get(8)?,
                    csat: row.try_get(9)?,
                    sentiment_score: row.try_get(10)?,
                    intent: row.try_get(11)?,
                    agent_answers: row.try_get(12)?,
                    staff_answers: row.try_get(13)?,
                    response_seconds: row.try_get(14)?,
                    resolution_seconds: row.try_get(15)?,
                    sla_first_response: row.try_get(16)?,
                    sla_resolution: row.try_get(17)?,
                    came_back: row.try_get(18)?,
                })
            },
            mapper: |it| Fact::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FactsParams, FactQuery<'c, 'a, 's, C, Fact, 6>, C>
    for FactsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FactsParams,
    ) -> FactQuery<'c, 'a, 's, C, Fact, 6> {
        self.bind(
            client,
            &params.from_at,
            &params.tenant_id,
            &params.to_at,
            &params.after_at,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct PackedDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn packed_days() -> PackedDaysStmt {
    PackedDaysStmt(
        "SELECT facts FROM report_days WHERE tenant_id = $1 AND day >= $2 AND day <= $3 ORDER BY day",
        None,
    )
}
impl PackedDaysStmt {
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
        from_day: &'a chrono::NaiveDate,
        to_day: &'a chrono::NaiveDate,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        Vecu8Query {
            client,
            params: [tenant_id, from_day, to_day],
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
        PackedDaysParams,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3>,
        C,
    > for PackedDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PackedDaysParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        self.bind(client, &params.tenant_id, &params.from_day, &params.to_day)
    }
}
pub struct PackedToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn packed_to() -> PackedToStmt {
    PackedToStmt(
        "SELECT packed_to FROM report_state WHERE tenant_id = $1",
        None,
    )
}
impl PackedToStmt {
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
    ) -> ChronoNaiveDateQuery<'c, 'a, 's, C, chrono::NaiveDate, 1> {
        ChronoNaiveDateQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct BeginPackingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_packing() -> BeginPackingStmt {
    BeginPackingStmt(
        "INSERT INTO report_state (tenant_id, packed_to) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        None,
    )
}
impl BeginPackingStmt {
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
        tenant_id: &'a uuid::Uuid,
        packed_to: &'a chrono::NaiveDate,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, packed_to])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BeginPackingParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BeginPackingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginPackingParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.packed_to))
    }
}
pub struct HoldPackingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_packing() -> HoldPackingStmt {
    HoldPackingStmt(
        "SELECT packed_to FROM report_state WHERE tenant_id = $1 FOR UPDATE SKIP LOCKED",
        None,
    )
}
impl HoldPackingStmt {
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
    ) -> ChronoNaiveDateQuery<'c, 'a, 's, C, chrono::NaiveDate, 1> {
        ChronoNaiveDateQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MovePackedToStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_packed_to() -> MovePackedToStmt {
    MovePackedToStmt(
        "UPDATE report_state SET packed_to = $1 WHERE tenant_id = $2",
        None,
    )
}
impl MovePackedToStmt {
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
        packed_to: &'a chrono::NaiveDate,
        tenant_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[packed_to, tenant_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MovePackedToParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MovePackedToStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MovePackedToParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.packed_to, &params.tenant_id))
    }
}
pub struct DropMarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_marks() -> DropMarksStmt {
    DropMarksStmt(
        "DELETE FROM report_marks WHERE tenant_id = $1 AND day = $2",
        None,
    )
}
impl DropMarksStmt {
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
        tenant_id: &'a uuid::Uuid,
        day: &'a chrono::NaiveDate,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, day])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropMarksParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropMarksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropMarksParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.day))
    }
}
pub struct PutDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_day() -> PutDayStmt {
    PutDayStmt(
        "INSERT INTO report_days (tenant_id, day, facts, packed_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, day) DO UPDATE SET facts = excluded.facts, packed_at = excluded.packed_at",
        None,
    )
}
impl PutDayStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        day: &'a chrono::NaiveDate,
        facts: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, day, facts, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutDayParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutDayStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutDayParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.day,
            &params.facts,
            &params.now,
        ))
    }
}
pub struct DropDayStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_day() -> DropDayStmt {
    DropDayStmt(
        "DELETE FROM report_days WHERE tenant_id = $1 AND day = $2",
        None,
    )
}
impl DropDayStmt {
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
        tenant_id: &'a uuid::Uuid,
        day: &'a chrono::NaiveDate,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, day])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropDayParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropDayStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropDayParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.day))
    }
}
pub struct NextConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_conversation() -> NextConversationStmt {
    NextConversationStmt(
        "SELECT started_at FROM conversations WHERE tenant_id = $1 AND started_at >= $2 ORDER BY started_at LIMIT 1",
        None,
    )
}
impl NextConversationStmt {
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
    ) -> ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, chrono::DateTime<chrono::Utc>, 2> {
        ChronoDateTimechronoUtcQuery {
            client,
            params: [tenant_id, from_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NextConversationParams,
        ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, chrono::DateTime<chrono::Utc>, 2>,
        C,
    > for NextConversationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NextConversationParams,
    ) -> ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, chrono::DateTime<chrono::Utc>, 2> {
        self.bind(client, &params.tenant_id, &params.from_at)
    }
}
pub struct TenantsBehindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenants_behind() -> TenantsBehindStmt {
    TenantsBehindStmt(
        "SELECT t.id FROM tenants AS t LEFT JOIN report_state AS s ON s.tenant_id = t.id WHERE s.packed_to IS NULL OR s.packed_to < $1 ORDER BY s.packed_to NULLS FIRST, t.id LIMIT $2",
        None,
    )
}
impl TenantsBehindStmt {
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
        last_day: &'a chrono::NaiveDate,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [last_day, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TenantsBehindParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for TenantsBehindStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TenantsBehindParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.last_day, &params.limit)
    }
}
pub struct ChangedDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn changed_days() -> ChangedDaysStmt {
    ChangedDaysStmt(
        "SELECT m.tenant_id, m.day FROM report_marks AS m LEFT JOIN report_days AS d ON d.tenant_id = m.tenant_id AND d.day = m.day WHERE m.day <= $1 AND (d.packed_at IS NULL OR d.packed_at < $2) GROUP BY m.tenant_id, m.day ORDER BY m.tenant_id, m.day LIMIT $3",
        None,
    )
}
impl ChangedDaysStmt {
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
        last_day: &'a chrono::NaiveDate,
        packed_before: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> ChangedDaysQuery<'c, 'a, 's, C, ChangedDays, 3> {
        ChangedDaysQuery {
            client,
            params: [last_day, packed_before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangedDays, tokio_postgres::Error> {
                Ok(ChangedDays {
                    tenant_id: row.try_get(0)?,
                    day: row.try_get(1)?,
                })
            },
            mapper: |it| ChangedDays::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangedDaysParams,
        ChangedDaysQuery<'c, 'a, 's, C, ChangedDays, 3>,
        C,
    > for ChangedDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangedDaysParams,
    ) -> ChangedDaysQuery<'c, 'a, 's, C, ChangedDays, 3> {
        self.bind(
            client,
            &params.last_day,
            &params.packed_before,
            &params.limit,
        )
    }
}
pub struct TimeZoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn time_zone() -> TimeZoneStmt {
    TimeZoneStmt(
        "SELECT h.time_zone FROM working_hours AS h LEFT JOIN queues AS q ON q.tenant_id = h.tenant_id AND q.hours_id = h.id AND q.is_default WHERE h.tenant_id = $1 ORDER BY (q.id IS NOT NULL) DESC, h.name LIMIT 1",
        None,
    )
}
impl TimeZoneStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct QueueNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue_names() -> QueueNamesStmt {
    QueueNamesStmt(
        "SELECT id, name FROM queues WHERE tenant_id = $1 AND id = ANY ($2)",
        None,
    )
}
impl QueueNamesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        ids: &'a T1,
    ) -> QueueNamesQuery<'c, 'a, 's, C, QueueNames, 2> {
        QueueNamesQuery {
            client,
            params: [tenant_id, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<QueueNamesBorrowed, tokio_postgres::Error> {
                    Ok(QueueNamesBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| QueueNames::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QueueNamesParams<T1>,
        QueueNamesQuery<'c, 'a, 's, C, QueueNames, 2>,
        C,
    > for QueueNamesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QueueNamesParams<T1>,
    ) -> QueueNamesQuery<'c, 'a, 's, C, QueueNames, 2> {
        self.bind(client, &params.tenant_id, &params.ids)
    }
}
pub struct PersonNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn person_names() -> PersonNamesStmt {
    PersonNamesStmt(
        "SELECT u.id, u.name FROM memberships AS m JOIN users AS u ON u.id = m.user_id WHERE m.tenant_id = $1 AND m.user_id = ANY ($2)",
        None,
    )
}
impl PersonNamesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        ids: &'a T1,
    ) -> PersonNamesQuery<'c, 'a, 's, C, PersonNames, 2> {
        PersonNamesQuery {
            client,
            params: [tenant_id, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PersonNamesBorrowed, tokio_postgres::Error> {
                    Ok(PersonNamesBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| PersonNames::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PersonNamesParams<T1>,
        PersonNamesQuery<'c, 'a, 's, C, PersonNames, 2>,
        C,
    > for PersonNamesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PersonNamesParams<T1>,
    ) -> PersonNamesQuery<'c, 'a, 's, C, PersonNames, 2> {
        self.bind(client, &params.tenant_id, &params.ids)
    }
}
pub struct SettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settings() -> SettingsStmt {
    SettingsStmt(
        "SELECT currency, staff_hour, minutes_per_answer, agent_answer FROM report_settings WHERE tenant_id = $1",
        None,
    )
}
impl SettingsStmt {
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
    ) -> SettingsQuery<'c, 'a, 's, C, Settings, 1> {
        SettingsQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SettingsBorrowed, tokio_postgres::Error> {
                    Ok(SettingsBorrowed {
                        currency: row.try_get(0)?,
                        staff_hour: row.try_get(1)?,
                        minutes_per_answer: row.try_get(2)?,
                        agent_answer: row.try_get(3)?,
                    })
                },
            mapper: |it| Settings::from(it),
        }
    }
}
pub struct PutSettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_settings() -> PutSettingsStmt {
    PutSettingsStmt(
        "INSERT INTO report_settings (tenant_id, currency, staff_hour, minutes_per_answer, agent_answer, updated_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id) DO UPDATE SET currency = excluded.currency, staff_hour = excluded.staff_hour, minutes_per_answer = excluded.minutes_per_answer, agent_answer = excluded.agent_answer, updated_at = excluded.updated_at",
        None,
    )
}
impl PutSettingsStmt {
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
        tenant_id: &'a uuid::Uuid,
        currency: &'a T1,
        staff_hour: &'a Option<f64>,
        minutes_per_answer: &'a Option<f64>,
        agent_answer: &'a Option<f64>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    currency,
                    staff_hour,
                    minutes_per_answer,
                    agent_answer,
                    now,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutSettingsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutSettingsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutSettingsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.currency,
            &params.staff_hour,
            &params.minutes_per_answer,
            &params.agent_answer,
            &params.now,
        ))
    }
}
pub struct PutExportPartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_export_part() -> PutExportPartStmt {
    PutExportPartStmt(
        "INSERT INTO report_export_parts (tenant_id, run_id, ordinal, content, created_at) VALUES ($1, $2, $3, $4, $5)",
        None,
    )
}
impl PutExportPartStmt {
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
        tenant_id: &'a uuid::Uuid,
        run_id: &'a uuid::Uuid,
        ordinal: &'a i32,
        content: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, run_id, ordinal, content, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutExportPartParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutExportPartStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutExportPartParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.ordinal,
            &params.content,
            &params.now,
        ))
    }
}
pub struct ExportPartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn export_part() -> ExportPartStmt {
    ExportPartStmt(
        "SELECT content FROM report_export_parts WHERE tenant_id = $1 AND run_id = $2 AND ordinal = $3",
        None,
    )
}
impl ExportPartStmt {
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
        run_id: &'a uuid::Uuid,
        ordinal: &'a i32,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        StringQuery {
            client,
            params: [tenant_id, run_id, ordinal],
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
        ExportPartParams,
        StringQuery<'c, 'a, 's, C, String, 3>,
        C,
    > for ExportPartStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExportPartParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 3> {
        self.bind(client, &params.tenant_id, &params.run_id, &params.ordinal)
    }
}
pub struct AllQueueNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_queue_names() -> AllQueueNamesStmt {
    AllQueueNamesStmt("SELECT id, name FROM queues WHERE tenant_id = $1", None)
}
impl AllQueueNamesStmt {
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
    ) -> AllQueueNamesQuery<'c, 'a, 's, C, AllQueueNames, 1> {
        AllQueueNamesQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AllQueueNamesBorrowed, tokio_postgres::Error> {
                    Ok(AllQueueNamesBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| AllQueueNames::from(it),
        }
    }
}
pub struct AllPersonNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_person_names() -> AllPersonNamesStmt {
    AllPersonNamesStmt(
        "SELECT u.id, u.name FROM memberships AS m JOIN users AS u ON u.id = m.user_id WHERE m.tenant_id = $1",
        None,
    )
}
impl AllPersonNamesStmt {
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
    ) -> AllPersonNamesQuery<'c, 'a, 's, C, AllPersonNames, 1> {
        AllPersonNamesQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AllPersonNamesBorrowed, tokio_postgres::Error> {
                Ok(AllPersonNamesBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                })
            },
            mapper: |it| AllPersonNames::from(it),
        }
    }
}
pub struct ForgetExportsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_exports() -> ForgetExportsStmt {
    ForgetExportsStmt(
        "DELETE FROM report_export_parts WHERE created_at < $1",
        None,
    )
}
impl ForgetExportsStmt {
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
        before: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[before])
            .await
    }
}
pub struct BeganStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn began() -> BeganStmt {
    BeganStmt(
        "SELECT count(*) AS conversations FROM conversations WHERE tenant_id = $1 AND started_at >= $2 AND started_at < $3",
        None,
    )
}
impl BeganStmt {
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
        to_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [tenant_id, from_at, to_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, BeganParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for BeganStmt
{
    fn params(&'s self, client: &'c C, params: &'a BeganParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.tenant_id, &params.from_at, &params.to_at)
    }
}
