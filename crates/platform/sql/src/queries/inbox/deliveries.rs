// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertDeliveryParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub event_type: T1,
    pub event_sequence: i64,
    pub body: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct LastOfSubjectParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub connection_id: uuid::Uuid,
    pub event_type: T1,
    pub subject: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertHeldParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub event_type: T1,
    pub event_sequence: i64,
    pub subject: uuid::Uuid,
    pub body: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub due: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct RenewDeliveryParams<T1: crate::StringSql> {
    pub event_id: uuid::Uuid,
    pub event_sequence: i64,
    pub body: T1,
    pub left_out: i32,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimDeliveriesParams {
    pub again_at: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct RecordDeliveryParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub status: T1,
    pub next_attempt_at: Option<chrono::DateTime<chrono::Utc>>,
    pub response_status: Option<i32>,
    pub response_body: Option<T2>,
    pub error: Option<T3>,
    pub duration_ms: Option<i32>,
    pub delivered_at: Option<chrono::DateTime<chrono::Utc>>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PutBackDeliveryParams {
    pub next_attempt_at: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListDeliveriesParams<T1: crate::StringSql> {
    pub connection_id: uuid::Uuid,
    pub status: Option<T1>,
    pub before: Option<i64>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ReplayDeliveriesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub connection_id: uuid::Uuid,
    pub ids: Option<T1>,
}
#[derive(Debug)]
pub struct InsertReceiptParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub key: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ReceivedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub sender: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub connection_id: uuid::Uuid,
    pub prefix: T2,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LastOfSubject {
    pub id: uuid::Uuid,
    pub event_sequence: i64,
    pub left_out: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub delivered_at: Option<chrono::DateTime<chrono::Utc>>,
    pub waits: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    pub id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub event_type: String,
    pub event_sequence: i64,
    pub body: String,
    pub status: String,
    pub attempts: i32,
    pub next_attempt_at: Option<chrono::DateTime<chrono::Utc>>,
    pub response_status: Option<i32>,
    pub response_body: Option<String>,
    pub error: Option<String>,
    pub duration_ms: Option<i32>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub delivered_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct DeliveryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub event_type: &'a str,
    pub event_sequence: i64,
    pub body: &'a str,
    pub status: &'a str,
    pub attempts: i32,
    pub next_attempt_at: Option<chrono::DateTime<chrono::Utc>>,
    pub response_status: Option<i32>,
    pub response_body: Option<&'a str>,
    pub error: Option<&'a str>,
    pub duration_ms: Option<i32>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub delivered_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<DeliveryBorrowed<'a>> for Delivery {
    fn from(
        DeliveryBorrowed {
            id,
            connection_id,
            event_id,
            event_type,
            event_sequence,
            body,
            status,
            attempts,
            next_attempt_at,
            response_status,
            response_body,
            error,
            duration_ms,
            created_at,
            delivered_at,
        }: DeliveryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            connection_id,
            event_id,
            event_type: event_type.into(),
            event_sequence,
            body: body.into(),
            status: status.into(),
            attempts,
            next_attempt_at,
            response_status,
            response_body: response_body.map(|v| v.into()),
            error: error.map(|v| v.into()),
            duration_ms,
            created_at,
            delivered_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Received {
    pub sender_hour: i64,
    pub sender_day: i64,
    pub all_hour: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct LastOfSubjectQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LastOfSubject, tokio_postgres::Error>,
    mapper: fn(LastOfSubject) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LastOfSubjectQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LastOfSubject) -> R) -> LastOfSubjectQuery<'c, 'a, 's, C, R, N> {
        LastOfSubjectQuery {
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
pub struct DeliveryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeliveryBorrowed, tokio_postgres::Error>,
    mapper: fn(DeliveryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeliveryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeliveryBorrowed) -> R) -> DeliveryQuery<'c, 'a, 's, C, R, N> {
        DeliveryQuery {
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
pub struct OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(
        &tokio_postgres::Row,
    ) -> Result<Option<chrono::DateTime<chrono::Utc>>, tokio_postgres::Error>,
    mapper: fn(Option<chrono::DateTime<chrono::Utc>>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<chrono::DateTime<chrono::Utc>>) -> R,
    ) -> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, R, N> {
        OptionchronoDateTimechronoUtcQuery {
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
pub struct ReceivedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Received, tokio_postgres::Error>,
    mapper: fn(Received) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReceivedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Received) -> R) -> ReceivedQuery<'c, 'a, 's, C, R, N> {
        ReceivedQuery {
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
pub struct InsertDeliveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_delivery() -> InsertDeliveryStmt {
    InsertDeliveryStmt(
        "INSERT INTO webhook_deliveries ( tenant_id, id, connection_id, event_id, event_type, event_sequence, body, created_at, next_attempt_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $8 ) ON CONFLICT (tenant_id, connection_id, event_id) DO NOTHING RETURNING id",
        None,
    )
}
impl InsertDeliveryStmt {
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
        id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        event_type: &'a T1,
        event_sequence: &'a i64,
        body: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                id,
                connection_id,
                event_id,
                event_type,
                event_sequence,
                body,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertDeliveryParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for InsertDeliveryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertDeliveryParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.connection_id,
            &params.event_id,
            &params.event_type,
            &params.event_sequence,
            &params.body,
            &params.now,
        )
    }
}
pub struct LastOfSubjectStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_of_subject() -> LastOfSubjectStmt {
    LastOfSubjectStmt(
        "SELECT id, event_sequence, left_out, created_at, delivered_at, (status = 'pending' AND attempts = 0 AND next_attempt_at > $1)::boolean AS waits FROM webhook_deliveries WHERE connection_id = $2 AND event_type = $3 AND subject = $4 ORDER BY event_sequence DESC LIMIT 1 FOR UPDATE",
        None,
    )
}
impl LastOfSubjectStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        connection_id: &'a uuid::Uuid,
        event_type: &'a T1,
        subject: &'a uuid::Uuid,
    ) -> LastOfSubjectQuery<'c, 'a, 's, C, LastOfSubject, 4> {
        LastOfSubjectQuery {
            client,
            params: [now, connection_id, event_type, subject],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LastOfSubject, tokio_postgres::Error> {
                Ok(LastOfSubject {
                    id: row.try_get(0)?,
                    event_sequence: row.try_get(1)?,
                    left_out: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    delivered_at: row.try_get(4)?,
                    waits: row.try_get(5)?,
                })
            },
            mapper: |it| LastOfSubject::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastOfSubjectParams<T1>,
        LastOfSubjectQuery<'c, 'a, 's, C, LastOfSubject, 4>,
        C,
    > for LastOfSubjectStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastOfSubjectParams<T1>,
    ) -> LastOfSubjectQuery<'c, 'a, 's, C, LastOfSubject, 4> {
        self.bind(
            client,
            &params.now,
            &params.connection_id,
            &params.event_type,
            &params.subject,
        )
    }
}
pub struct InsertHeldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_held() -> InsertHeldStmt {
    InsertHeldStmt(
        "INSERT INTO webhook_deliveries ( tenant_id, id, connection_id, event_id, event_type, event_sequence, subject, body, created_at, next_attempt_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 ) ON CONFLICT (tenant_id, connection_id, event_id) DO NOTHING",
        None,
    )
}
impl InsertHeldStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        event_type: &'a T1,
        event_sequence: &'a i64,
        subject: &'a uuid::Uuid,
        body: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        due: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    connection_id,
                    event_id,
                    event_type,
                    event_sequence,
                    subject,
                    body,
                    now,
                    due,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertHeldParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertHeldStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertHeldParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.connection_id,
            &params.event_id,
            &params.event_type,
            &params.event_sequence,
            &params.subject,
            &params.body,
            &params.now,
            &params.due,
        ))
    }
}
pub struct RenewDeliveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn renew_delivery() -> RenewDeliveryStmt {
    RenewDeliveryStmt(
        "UPDATE webhook_deliveries SET event_id = $1, event_sequence = $2, body = $3, left_out = $4 WHERE id = $5",
        None,
    )
}
impl RenewDeliveryStmt {
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
        event_id: &'a uuid::Uuid,
        event_sequence: &'a i64,
        body: &'a T1,
        left_out: &'a i32,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[event_id, event_sequence, body, left_out, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RenewDeliveryParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenewDeliveryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenewDeliveryParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.event_sequence,
            &params.body,
            &params.left_out,
            &params.id,
        ))
    }
}
pub struct ClaimDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_deliveries() -> ClaimDeliveriesStmt {
    ClaimDeliveriesStmt(
        "UPDATE webhook_deliveries SET attempts = attempts + 1, next_attempt_at = $1 WHERE tenant_id = $2 AND id IN ( SELECT d.id FROM webhook_deliveries AS d WHERE d.tenant_id = $2 AND d.connection_id = $3 AND d.status = 'pending' AND d.next_attempt_at <= $4 ORDER BY d.next_attempt_at, d.event_sequence LIMIT $5 FOR UPDATE SKIP LOCKED ) RETURNING id, connection_id, event_id, event_type, event_sequence, body, status, attempts, next_attempt_at, response_status, response_body, error, duration_ms, created_at, delivered_at",
        None,
    )
}
impl ClaimDeliveriesStmt {
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
        again_at: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 5> {
        DeliveryQuery {
            client,
            params: [again_at, tenant_id, connection_id, now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DeliveryBorrowed, tokio_postgres::Error> {
                    Ok(DeliveryBorrowed {
                        id: row.try_get(0)?,
                        connection_id: row.try_get(1)?,
                        event_id: row.try_get(2)?,
                        event_type: row.try_get(3)?,
                        event_sequence: row.try_get(4)?,
                        body: row.try_get(5)?,
                        status: row.try_get(6)?,
                        attempts: row.try_get(7)?,
                        next_attempt_at: row.try_get(8)?,
                        response_status: row.try_get(9)?,
                        response_body: row.try_get(10)?,
                        error: row.try_get(11)?,
                        duration_ms: row.try_get(12)?,
                        created_at: row.try_get(13)?,
                        delivered_at: row.try_get(14)?,
                    })
                },
            mapper: |it| Delivery::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimDeliveriesParams,
        DeliveryQuery<'c, 'a, 's, C, Delivery, 5>,
        C,
    > for ClaimDeliveriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimDeliveriesParams,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 5> {
        self.bind(
            client,
            &params.again_at,
            &params.tenant_id,
            &params.connection_id,
            &params.now,
            &params.limit,
        )
    }
}
pub struct NextDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_due() -> NextDueStmt {
    NextDueStmt(
        "SELECT min(next_attempt_at) AS due FROM webhook_deliveries WHERE connection_id = $1 AND status = 'pending'",
        None,
    )
}
impl NextDueStmt {
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
        connection_id: &'a uuid::Uuid,
    ) -> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, Option<chrono::DateTime<chrono::Utc>>, 1>
    {
        OptionchronoDateTimechronoUtcQuery {
            client,
            params: [connection_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RecordDeliveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_delivery() -> RecordDeliveryStmt {
    RecordDeliveryStmt(
        "UPDATE webhook_deliveries SET status = $1, next_attempt_at = $2, response_status = $3, response_body = $4, error = $5, duration_ms = $6, delivered_at = $7 WHERE id = $8",
        None,
    )
}
impl RecordDeliveryStmt {
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
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        status: &'a T1,
        next_attempt_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        response_status: &'a Option<i32>,
        response_body: &'a Option<T2>,
        error: &'a Option<T3>,
        duration_ms: &'a Option<i32>,
        delivered_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    status,
                    next_attempt_at,
                    response_status,
                    response_body,
                    error,
                    duration_ms,
                    delivered_at,
                    id,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RecordDeliveryParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordDeliveryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordDeliveryParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status,
            &params.next_attempt_at,
            &params.response_status,
            &params.response_body,
            &params.error,
            &params.duration_ms,
            &params.delivered_at,
            &params.id,
        ))
    }
}
pub struct PutBackDeliveryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_back_delivery() -> PutBackDeliveryStmt {
    PutBackDeliveryStmt(
        "UPDATE webhook_deliveries SET attempts = greatest(attempts - 1, 0), next_attempt_at = $1 WHERE id = $2",
        None,
    )
}
impl PutBackDeliveryStmt {
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
        next_attempt_at: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[next_attempt_at, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutBackDeliveryParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutBackDeliveryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutBackDeliveryParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.next_attempt_at, &params.id))
    }
}
pub struct ListDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_deliveries() -> ListDeliveriesStmt {
    ListDeliveriesStmt(
        "SELECT id, connection_id, event_id, event_type, event_sequence, body, status, attempts, next_attempt_at, response_status, response_body, error, duration_ms, created_at, delivered_at FROM webhook_deliveries WHERE connection_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::bigint IS NULL OR event_sequence < $3) ORDER BY event_sequence DESC LIMIT $4",
        None,
    )
}
impl ListDeliveriesStmt {
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
        connection_id: &'a uuid::Uuid,
        status: &'a Option<T1>,
        before: &'a Option<i64>,
        limit: &'a i64,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 4> {
        DeliveryQuery {
            client,
            params: [connection_id, status, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DeliveryBorrowed, tokio_postgres::Error> {
                    Ok(DeliveryBorrowed {
                        id: row.try_get(0)?,
                        connection_id: row.try_get(1)?,
                        event_id: row.try_get(2)?,
                        event_type: row.try_get(3)?,
                        event_sequence: row.try_get(4)?,
                        body: row.try_get(5)?,
                        status: row.try_get(6)?,
                        attempts: row.try_get(7)?,
                        next_attempt_at: row.try_get(8)?,
                        response_status: row.try_get(9)?,
                        response_body: row.try_get(10)?,
                        error: row.try_get(11)?,
                        duration_ms: row.try_get(12)?,
                        created_at: row.try_get(13)?,
                        delivered_at: row.try_get(14)?,
                    })
                },
            mapper: |it| Delivery::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListDeliveriesParams<T1>,
        DeliveryQuery<'c, 'a, 's, C, Delivery, 4>,
        C,
    > for ListDeliveriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListDeliveriesParams<T1>,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 4> {
        self.bind(
            client,
            &params.connection_id,
            &params.status,
            &params.before,
            &params.limit,
        )
    }
}
pub struct ReplayDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn replay_deliveries() -> ReplayDeliveriesStmt {
    ReplayDeliveriesStmt(
        "UPDATE webhook_deliveries SET status = 'pending', attempts = 0, next_attempt_at = $1, error = NULL WHERE connection_id = $2 AND (CASE WHEN $3::uuid[] IS NULL THEN status = 'failed' ELSE id = ANY ($3) END)",
        None,
    )
}
impl ReplayDeliveriesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        connection_id: &'a uuid::Uuid,
        ids: &'a Option<T1>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, connection_id, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReplayDeliveriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReplayDeliveriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReplayDeliveriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.connection_id, &params.ids))
    }
}
pub struct PruneDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_deliveries() -> PruneDeliveriesStmt {
    PruneDeliveriesStmt(
        "DELETE FROM webhook_deliveries WHERE created_at < $1 AND status <> 'pending'",
        None,
    )
}
impl PruneDeliveriesStmt {
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
pub struct InsertReceiptStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_receipt() -> InsertReceiptStmt {
    InsertReceiptStmt(
        "INSERT INTO inbound_receipts (tenant_id, connection_id, key, received_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, connection_id, key) DO NOTHING RETURNING key",
        None,
    )
}
impl InsertReceiptStmt {
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
        connection_id: &'a uuid::Uuid,
        key: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [tenant_id, connection_id, key, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertReceiptParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 4>,
        C,
    > for InsertReceiptStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertReceiptParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.connection_id,
            &params.key,
            &params.now,
        )
    }
}
pub struct ReceivedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn received() -> ReceivedStmt {
    ReceivedStmt(
        "SELECT count(*) FILTER (WHERE starts_with(key, $1) AND received_at > $2::timestamptz - interval '1 hour') AS sender_hour, count(*) FILTER (WHERE starts_with(key, $1)) AS sender_day, count(*) FILTER (WHERE received_at > $2::timestamptz - interval '1 hour') AS all_hour FROM inbound_receipts WHERE connection_id = $3 AND starts_with(key, $4) AND received_at > $2::timestamptz - interval '1 day'",
        None,
    )
}
impl ReceivedStmt {
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
        sender: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        connection_id: &'a uuid::Uuid,
        prefix: &'a T2,
    ) -> ReceivedQuery<'c, 'a, 's, C, Received, 4> {
        ReceivedQuery {
            client,
            params: [sender, now, connection_id, prefix],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Received, tokio_postgres::Error> {
                Ok(Received {
                    sender_hour: row.try_get(0)?,
                    sender_day: row.try_get(1)?,
                    all_hour: row.try_get(2)?,
                })
            },
            mapper: |it| Received::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReceivedParams<T1, T2>,
        ReceivedQuery<'c, 'a, 's, C, Received, 4>,
        C,
    > for ReceivedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReceivedParams<T1, T2>,
    ) -> ReceivedQuery<'c, 'a, 's, C, Received, 4> {
        self.bind(
            client,
            &params.sender,
            &params.now,
            &params.connection_id,
            &params.prefix,
        )
    }
}
pub struct PruneReceiptsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_receipts() -> PruneReceiptsStmt {
    PruneReceiptsStmt("DELETE FROM inbound_receipts WHERE received_at < $1", None)
}
impl PruneReceiptsStmt {
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
