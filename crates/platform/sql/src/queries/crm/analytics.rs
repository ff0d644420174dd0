// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct LeadDaysParams {
    pub from_day: chrono::NaiveDate,
    pub to_day: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct PipelineFiguresParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub owner_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct ForecastParams {
    pub tenant_id: uuid::Uuid,
    pub from_day: chrono::NaiveDate,
    pub to_day: chrono::NaiveDate,
    pub owner_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct VelocityParams {
    pub tenant_id: uuid::Uuid,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub to_at: chrono::DateTime<chrono::Utc>,
    pub owner_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct LostReasonsParams {
    pub tenant_id: uuid::Uuid,
    pub from_at: chrono::DateTime<chrono::Utc>,
    pub to_at: chrono::DateTime<chrono::Utc>,
    pub owner_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct FunnelParams {
    pub tenant_id: uuid::Uuid,
    pub first: uuid::Uuid,
    pub last: uuid::Uuid,
    pub owner_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LeadDays {
    pub date: chrono::NaiveDate,
    pub source: String,
    pub total: i64,
    pub converted: i64,
    pub qualified: i64,
    pub score_sum: i64,
}
pub struct LeadDaysBorrowed<'a> {
    pub date: chrono::NaiveDate,
    pub source: &'a str,
    pub total: i64,
    pub converted: i64,
    pub qualified: i64,
    pub score_sum: i64,
}
impl<'a> From<LeadDaysBorrowed<'a>> for LeadDays {
    fn from(
        LeadDaysBorrowed {
            date,
            source,
            total,
            converted,
            qualified,
            score_sum,
        }: LeadDaysBorrowed<'a>,
    ) -> Self {
        Self {
            date,
            source: source.into(),
            total,
            converted,
            qualified,
            score_sum,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StageFigure {
    pub pipeline_id: uuid::Uuid,
    pub stage: String,
    pub status: String,
    pub currency: String,
    pub deals: i64,
    pub value: i64,
    pub weighted: i64,
    pub average_days: Option<f64>,
}
pub struct StageFigureBorrowed<'a> {
    pub pipeline_id: uuid::Uuid,
    pub stage: &'a str,
    pub status: &'a str,
    pub currency: &'a str,
    pub deals: i64,
    pub value: i64,
    pub weighted: i64,
    pub average_days: Option<f64>,
}
impl<'a> From<StageFigureBorrowed<'a>> for StageFigure {
    fn from(
        StageFigureBorrowed {
            pipeline_id,
            stage,
            status,
            currency,
            deals,
            value,
            weighted,
            average_days,
        }: StageFigureBorrowed<'a>,
    ) -> Self {
        Self {
            pipeline_id,
            stage: stage.into(),
            status: status.into(),
            currency: currency.into(),
            deals,
            value,
            weighted,
            average_days,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    pub month: chrono::NaiveDate,
    pub currency: String,
    pub deals: i64,
    pub value: i64,
    pub weighted: i64,
}
pub struct ForecastBorrowed<'a> {
    pub month: chrono::NaiveDate,
    pub currency: &'a str,
    pub deals: i64,
    pub value: i64,
    pub weighted: i64,
}
impl<'a> From<ForecastBorrowed<'a>> for Forecast {
    fn from(
        ForecastBorrowed {
            month,
            currency,
            deals,
            value,
            weighted,
        }: ForecastBorrowed<'a>,
    ) -> Self {
        Self {
            month,
            currency: currency.into(),
            deals,
            value,
            weighted,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Velocity {
    pub month: chrono::NaiveDate,
    pub status: String,
    pub currency: String,
    pub deals: i64,
    pub value: i64,
    pub average_days: Option<f64>,
    pub median_days: Option<f64>,
}
pub struct VelocityBorrowed<'a> {
    pub month: chrono::NaiveDate,
    pub status: &'a str,
    pub currency: &'a str,
    pub deals: i64,
    pub value: i64,
    pub average_days: Option<f64>,
    pub median_days: Option<f64>,
}
impl<'a> From<VelocityBorrowed<'a>> for Velocity {
    fn from(
        VelocityBorrowed {
            month,
            status,
            currency,
            deals,
            value,
            average_days,
            median_days,
        }: VelocityBorrowed<'a>,
    ) -> Self {
        Self {
            month,
            status: status.into(),
            currency: currency.into(),
            deals,
            value,
            average_days,
            median_days,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LostReason {
    pub reason: Option<String>,
    pub currency: String,
    pub deals: i64,
    pub value: i64,
}
pub struct LostReasonBorrowed<'a> {
    pub reason: Option<&'a str>,
    pub currency: &'a str,
    pub deals: i64,
    pub value: i64,
}
impl<'a> From<LostReasonBorrowed<'a>> for LostReason {
    fn from(
        LostReasonBorrowed {
            reason,
            currency,
            deals,
            value,
        }: LostReasonBorrowed<'a>,
    ) -> Self {
        Self {
            reason: reason.map(|v| v.into()),
            currency: currency.into(),
            deals,
            value,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Funnel {
    pub leads: i64,
    pub contacted: i64,
    pub qualified: i64,
    pub converted: i64,
    pub won: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LeadDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LeadDaysBorrowed, tokio_postgres::Error>,
    mapper: fn(LeadDaysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LeadDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LeadDaysBorrowed) -> R) -> LeadDaysQuery<'c, 'a, 's, C, R, N> {
        LeadDaysQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct StageFigureQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StageFigureBorrowed, tokio_postgres::Error>,
    mapper: fn(StageFigureBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StageFigureQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(StageFigureBorrowed) -> R,
    ) -> StageFigureQuery<'c, 'a, 's, C, R, N> {
        StageFigureQuery {
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
pub struct ForecastQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ForecastBorrowed, tokio_postgres::Error>,
    mapper: fn(ForecastBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ForecastQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ForecastBorrowed) -> R) -> ForecastQuery<'c, 'a, 's, C, R, N> {
        ForecastQuery {
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
pub struct VelocityQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VelocityBorrowed, tokio_postgres::Error>,
    mapper: fn(VelocityBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VelocityQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VelocityBorrowed) -> R) -> VelocityQuery<'c, 'a, 's, C, R, N> {
        VelocityQuery {
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
pub struct LostReasonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LostReasonBorrowed, tokio_postgres::Error>,
    mapper: fn(LostReasonBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LostReasonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LostReasonBorrowed) -> R,
    ) -> LostReasonQuery<'c, 'a, 's, C, R, N> {
        LostReasonQuery {
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
pub struct FunnelQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Funnel, tokio_postgres::Error>,
    mapper: fn(Funnel) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FunnelQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Funnel) -> R) -> FunnelQuery<'c, 'a, 's, C, R, N> {
        FunnelQuery {
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
pub struct LeadDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lead_days() -> LeadDaysStmt {
    LeadDaysStmt(
        "SELECT coalesce(date, $1) AS date, coalesce(source, '') AS source, coalesce(total_leads, 0)::bigint AS total, coalesce(converted_leads, 0)::bigint AS converted, coalesce(qualified_leads, 0)::bigint AS qualified, coalesce(score_sum, 0)::bigint AS score_sum FROM lead_analytics WHERE date >= $1 AND date <= $2 ORDER BY 1, 2",
        None,
    )
}
impl LeadDaysStmt {
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
        from_day: &'a chrono::NaiveDate,
        to_day: &'a chrono::NaiveDate,
    ) -> LeadDaysQuery<'c, 'a, 's, C, LeadDays, 2> {
        LeadDaysQuery {
            client,
            params: [from_day, to_day],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LeadDaysBorrowed, tokio_postgres::Error> {
                    Ok(LeadDaysBorrowed {
                        date: row.try_get(0)?,
                        source: row.try_get(1)?,
                        total: row.try_get(2)?,
                        converted: row.try_get(3)?,
                        qualified: row.try_get(4)?,
                        score_sum: row.try_get(5)?,
                    })
                },
            mapper: |it| LeadDays::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LeadDaysParams,
        LeadDaysQuery<'c, 'a, 's, C, LeadDays, 2>,
        C,
    > for LeadDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LeadDaysParams,
    ) -> LeadDaysQuery<'c, 'a, 's, C, LeadDays, 2> {
        self.bind(client, &params.from_day, &params.to_day)
    }
}
pub struct RefreshedAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn refreshed_at() -> RefreshedAtStmt {
    RefreshedAtStmt("SELECT refreshed_at FROM crm_analytics_state", None)
}
impl RefreshedAtStmt {
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
    ) -> ChronoDateTimechronoUtcQuery<'c, 'a, 's, C, chrono::DateTime<chrono::Utc>, 0> {
        ChronoDateTimechronoUtcQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RefreshStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn refresh() -> RefreshStmt {
    RefreshStmt("SELECT tekup_refresh_lead_analytics() AS refreshed", None)
}
impl RefreshStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PipelineFiguresStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pipeline_figures() -> PipelineFiguresStmt {
    PipelineFiguresStmt(
        "SELECT d.pipeline_id, d.stage, d.status, d.currency, count(*) AS deals, sum(d.value)::bigint AS value, sum(d.value * d.probability / 100)::bigint AS weighted, avg(extract(epoch FROM $1::timestamptz - d.stage_since) / 86400)::double precision AS average_days FROM deals AS d WHERE d.tenant_id = $2 AND d.deleted_at IS NULL AND d.status = 'open' AND ($3::uuid IS NULL OR d.owner_id = $3) GROUP BY d.pipeline_id, d.stage, d.status, d.currency ORDER BY d.pipeline_id, d.stage, d.currency",
        None,
    )
}
impl PipelineFiguresStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        owner_id: &'a Option<uuid::Uuid>,
    ) -> StageFigureQuery<'c, 'a, 's, C, StageFigure, 3> {
        StageFigureQuery {
            client,
            params: [now, tenant_id, owner_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StageFigureBorrowed, tokio_postgres::Error> {
                    Ok(StageFigureBorrowed {
                        pipeline_id: row.try_get(0)?,
                        stage: row.try_get(1)?,
                        status: row.try_get(2)?,
                        currency: row.try_get(3)?,
                        deals: row.try_get(4)?,
                        value: row.try_get(5)?,
                        weighted: row.try_get(6)?,
                        average_days: row.try_get(7)?,
                    })
                },
            mapper: |it| StageFigure::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PipelineFiguresParams,
        StageFigureQuery<'c, 'a, 's, C, StageFigure, 3>,
        C,
    > for PipelineFiguresStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PipelineFiguresParams,
    ) -> StageFigureQuery<'c, 'a, 's, C, StageFigure, 3> {
        self.bind(client, &params.now, &params.tenant_id, &params.owner_id)
    }
}
pub struct ForecastStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forecast() -> ForecastStmt {
    ForecastStmt(
        "SELECT date_trunc('month', d.close_date)::date AS month, d.currency, count(*) AS deals, sum(d.value)::bigint AS value, sum(d.value * d.probability / 100)::bigint AS weighted FROM deals AS d WHERE d.tenant_id = $1 AND d.deleted_at IS NULL AND d.status = 'open' AND d.close_date >= $2 AND d.close_date <= $3 AND ($4::uuid IS NULL OR d.owner_id = $4) GROUP BY 1, 2 ORDER BY 1, 2",
        None,
    )
}
impl ForecastStmt {
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
        owner_id: &'a Option<uuid::Uuid>,
    ) -> ForecastQuery<'c, 'a, 's, C, Forecast, 4> {
        ForecastQuery {
            client,
            params: [tenant_id, from_day, to_day, owner_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ForecastBorrowed, tokio_postgres::Error> {
                    Ok(ForecastBorrowed {
                        month: row.try_get(0)?,
                        currency: row.try_get(1)?,
                        deals: row.try_get(2)?,
                        value: row.try_get(3)?,
                        weighted: row.try_get(4)?,
                    })
                },
            mapper: |it| Forecast::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ForecastParams,
        ForecastQuery<'c, 'a, 's, C, Forecast, 4>,
        C,
    > for ForecastStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ForecastParams,
    ) -> ForecastQuery<'c, 'a, 's, C, Forecast, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.from_day,
            &params.to_day,
            &params.owner_id,
        )
    }
}
pub struct VelocityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn velocity() -> VelocityStmt {
    VelocityStmt(
        "SELECT date_trunc('month', d.closed_at)::date AS month, d.status, d.currency, count(*) AS deals, sum(d.value)::bigint AS value, avg(extract(epoch FROM d.closed_at - d.created_at) / 86400)::double precision AS average_days, (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.closed_at - d.created_at) / 86400))::double precision AS median_days FROM deals AS d WHERE d.tenant_id = $1 AND d.deleted_at IS NULL AND d.closed_at >= $2 AND d.closed_at < $3 AND ($4::uuid IS NULL OR d.owner_id = $4) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        None,
    )
}
impl VelocityStmt {
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
        owner_id: &'a Option<uuid::Uuid>,
    ) -> VelocityQuery<'c, 'a, 's, C, Velocity, 4> {
        VelocityQuery {
            client,
            params: [tenant_id, from_at, to_at, owner_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<VelocityBorrowed, tokio_postgres::Error> {
                    Ok(VelocityBorrowed {
                        month: row.try_get(0)?,
                        status: row.try_get(1)?,
                        currency: row.try_get(2)?,
                        deals: row.try_get(3)?,
                        value: row.try_get(4)?,
                        average_days: row.try_get(5)?,
                        median_days: row.try_get(6)?,
                    })
                },
            mapper: |it| Velocity::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VelocityParams,
        VelocityQuery<'c, 'a, 's, C, Velocity, 4>,
        C,
    > for VelocityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VelocityParams,
    ) -> VelocityQuery<'c, 'a, 's, C, Velocity, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.from_at,
            &params.to_at,
            &params.owner_id,
        )
    }
}
pub struct LostReasonsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lost_reasons() -> LostReasonsStmt {
    LostReasonsStmt(
        "SELECT min(d.lost_reason) AS reason, d.currency, count(*) AS deals, sum(d.value)::bigint AS value FROM deals AS d WHERE d.tenant_id = $1 AND d.deleted_at IS NULL AND d.status = 'lost' AND d.closed_at >= $2 AND d.closed_at < $3 AND ($4::uuid IS NULL OR d.owner_id = $4) GROUP BY lower(d.lost_reason), d.currency ORDER BY deals DESC, value DESC, 1 LIMIT 100",
        None,
    )
}
impl LostReasonsStmt {
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
        owner_id: &'a Option<uuid::Uuid>,
    ) -> LostReasonQuery<'c, 'a, 's, C, LostReason, 4> {
        LostReasonQuery {
            client,
            params: [tenant_id, from_at, to_at, owner_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LostReasonBorrowed, tokio_postgres::Error> {
                    Ok(LostReasonBorrowed {
                        reason: row.try_get(0)?,
                        currency: row.try_get(1)?,
                        deals: row.try_get(2)?,
                        value: row.try_get(3)?,
                    })
                },
            mapper: |it| LostReason::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LostReasonsParams,
        LostReasonQuery<'c, 'a, 's, C, LostReason, 4>,
        C,
    > for LostReasonsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LostReasonsParams,
    ) -> LostReasonQuery<'c, 'a, 's, C, LostReason, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.from_at,
            &params.to_at,
            &params.owner_id,
        )
    }
}
pub struct FunnelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn funnel() -> FunnelStmt {
    FunnelStmt(
        "SELECT count(*) AS leads, count(*) FILTER (WHERE l.status <> 'new') AS contacted, count(*) FILTER (WHERE l.status IN ('qualified', 'converted')) AS qualified, count(*) FILTER (WHERE l.status = 'converted') AS converted, count(*) FILTER (WHERE d.status = 'won') AS won FROM leads AS l LEFT JOIN deals AS d ON d.tenant_id = l.tenant_id AND d.id = l.deal_id WHERE l.tenant_id = $1 AND l.deleted_at IS NULL AND l.id >= $2 AND l.id < $3 AND ($4::uuid IS NULL OR l.owner_id = $4)",
        None,
    )
}
impl FunnelStmt {
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
        first: &'a uuid::Uuid,
        last: &'a uuid::Uuid,
        owner_id: &'a Option<uuid::Uuid>,
    ) -> FunnelQuery<'c, 'a, 's, C, Funnel, 4> {
        FunnelQuery {
            client,
            params: [tenant_id, first, last, owner_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Funnel, tokio_postgres::Error> {
                Ok(Funnel {
                    leads: row.try_get(0)?,
                    contacted: row.try_get(1)?,
                    qualified: row.try_get(2)?,
                    converted: row.try_get(3)?,
                    won: row.try_get(4)?,
                })
            },
            mapper: |it| Funnel::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FunnelParams,
        FunnelQuery<'c, 'a, 's, C, Funnel, 4>,
        C,
    > for FunnelStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FunnelParams,
    ) -> FunnelQuery<'c, 'a, 's, C, Funnel, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.first,
            &params.last,
            &params.owner_id,
        )
    }
}
