// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertGroupParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
    pub name: T1,
    pub subject: T2,
    pub position: i64,
    pub visibility_seconds: i32,
    pub max_deliveries: i32,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct GroupByNameParams<T1: crate::StringSql> {
    pub channel_id: uuid::Uuid,
    pub name: T1,
}
#[derive(Debug)]
pub struct ListGroupsParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub channel_id: uuid::Uuid,
    pub after: T1,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveGroupParams {
    pub position: i64,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct BuryExpiredParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub group_id: uuid::Uuid,
    pub max_deliveries: i32,
}
#[derive(Debug)]
pub struct ClaimDeliveriesParams<T1: crate::StringSql> {
    pub until: chrono::DateTime<chrono::Utc>,
    pub consumer: T1,
    pub group_id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertDeliveriesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub tenant_id: uuid::Uuid,
    pub group_id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub sequences: T1,
    pub keys: T3,
}
#[derive(Debug)]
pub struct AcknowledgeParams<T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i32>> {
    pub sequences: T1,
    pub deliveries: T2,
    pub group_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RefuseParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i32>,
> {
    pub visible_at: chrono::DateTime<chrono::Utc>,
    pub reason: Option<T1>,
    pub max_deliveries: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub sequences: T2,
    pub deliveries: T3,
    pub group_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ForgetDeliveriesParams<T1: crate::ArraySql<Item = i64>> {
    pub group_id: uuid::Uuid,
    pub sequences: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DeadLettersParams {
    pub group_id: uuid::Uuid,
    pub after: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ReplayDeadParams<T1: crate::ArraySql<Item = i64>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub group_id: uuid::Uuid,
    pub sequences: Option<T1>,
}
#[derive(Debug)]
pub struct DiscardDeadParams<T1: crate::ArraySql<Item = i64>> {
    pub group_id: uuid::Uuid,
    pub sequences: Option<T1>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
    pub name: String,
    pub subject: String,
    pub position: i64,
    pub visibility_seconds: i32,
    pub max_deliveries: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct GroupBorrowed<'a> {
    pub id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
    pub name: &'a str,
    pub subject: &'a str,
    pub position: i64,
    pub visibility_seconds: i32,
    pub max_deliveries: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GroupBorrowed<'a>> for Group {
    fn from(
        GroupBorrowed {
            id,
            channel_id,
            name,
            subject,
            position,
            visibility_seconds,
            max_deliveries,
            created_at,
        }: GroupBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            channel_id,
            name: name.into(),
            subject: subject.into(),
            position,
            visibility_seconds,
            max_deliveries,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListGroups {
    pub id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
    pub name: String,
    pub subject: String,
    pub position: i64,
    pub visibility_seconds: i32,
    pub max_deliveries: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub in_hand: i64,
    pub waiting: i64,
    pub dead: i64,
}
pub struct ListGroupsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
    pub name: &'a str,
    pub subject: &'a str,
    pub position: i64,
    pub visibility_seconds: i32,
    pub max_deliveries: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub in_hand: i64,
    pub waiting: i64,
    pub dead: i64,
}
impl<'a> From<ListGroupsBorrowed<'a>> for ListGroups {
    fn from(
        ListGroupsBorrowed {
            id,
            channel_id,
            name,
            subject,
            position,
            visibility_seconds,
            max_deliveries,
            created_at,
            in_hand,
            waiting,
            dead,
        }: ListGroupsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            channel_id,
            name: name.into(),
            subject: subject.into(),
            position,
            visibility_seconds,
            max_deliveries,
            created_at,
            in_hand,
            waiting,
            dead,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ClaimDeliveries {
    pub sequence: i64,
    pub deliveries: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    pub sequence: i64,
    pub key: String,
    pub deliveries: i32,
    pub visible_at: chrono::DateTime<chrono::Utc>,
    pub consumer: Option<String>,
    pub reason: Option<String>,
    pub dead_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct DeliveryBorrowed<'a> {
    pub sequence: i64,
    pub key: &'a str,
    pub deliveries: i32,
    pub visible_at: chrono::DateTime<chrono::Utc>,
    pub consumer: Option<&'a str>,
    pub reason: Option<&'a str>,
    pub dead_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<DeliveryBorrowed<'a>> for Delivery {
    fn from(
        DeliveryBorrowed {
            sequence,
            key,
            deliveries,
            visible_at,
            consumer,
            reason,
            dead_at,
        }: DeliveryBorrowed<'a>,
    ) -> Self {
        Self {
            sequence,
            key: key.into(),
            deliveries,
            visible_at,
            consumer: consumer.map(|v| v.into()),
            reason: reason.map(|v| v.into()),
            dead_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct GroupQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GroupBorrowed, tokio_postgres::Error>,
    mapper: fn(GroupBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GroupQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GroupBorrowed) -> R) -> GroupQuery<'c, 'a, 's, C, R, N> {
        GroupQuery {
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
pub struct ListGroupsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListGroupsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListGroupsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListGroupsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListGroupsBorrowed) -> R,
    ) -> ListGroupsQuery<'c, 'a, 's, C, R, N> {
        ListGroupsQuery {
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
pub struct ClaimDeliveriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimDeliveries, tokio_postgres::Error>,
    mapper: fn(ClaimDeliveries) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimDeliveriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ClaimDeliveries) -> R,
    ) -> ClaimDeliveriesQuery<'c, 'a, 's, C, R, N> {
        ClaimDeliveriesQuery {
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
pub struct InsertGroupStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_group() -> InsertGroupStmt {
    InsertGroupStmt(
        "INSERT INTO channel_groups ( tenant_id, id, channel_id, name, subject, position, visibility_seconds, max_deliveries, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9 )",
        None,
    )
}
impl InsertGroupStmt {
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
        channel_id: &'a uuid::Uuid,
        name: &'a T1,
        subject: &'a T2,
        position: &'a i64,
        visibility_seconds: &'a i32,
        max_deliveries: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    channel_id,
                    name,
                    subject,
                    position,
                    visibility_seconds,
                    max_deliveries,
                    now,
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
        InsertGroupParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertGroupStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertGroupParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.channel_id,
            &params.name,
            &params.subject,
            &params.position,
            &params.visibility_seconds,
            &params.max_deliveries,
            &params.now,
        ))
    }
}
pub struct GroupByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn group_by_name() -> GroupByNameStmt {
    GroupByNameStmt(
        "SELECT id, channel_id, name, subject, position, visibility_seconds, max_deliveries, created_at FROM channel_groups WHERE channel_id = $1 AND name = $2",
        None,
    )
}
impl GroupByNameStmt {
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
        channel_id: &'a uuid::Uuid,
        name: &'a T1,
    ) -> GroupQuery<'c, 'a, 's, C, Group, 2> {
        GroupQuery {
            client,
            params: [channel_id, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GroupBorrowed, tokio_postgres::Error> {
                Ok(GroupBorrowed {
                    id: row.try_get(0)?,
                    channel_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                    subject: row.try_get(3)?,
                    position: row.try_get(4)?,
                    visibility_seconds: row.try_get(5)?,
                    max_deliveries: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                })
            },
            mapper: |it| Group::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GroupByNameParams<T1>,
        GroupQuery<'c, 'a, 's, C, Group, 2>,
        C,
    > for GroupByNameStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GroupByNameParams<T1>,
    ) -> GroupQuery<'c, 'a, 's, C, Group, 2> {
        self.bind(client, &params.channel_id, &params.name)
    }
}
pub struct LockGroupStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_group() -> LockGroupStmt {
    LockGroupStmt(
        "SELECT id, channel_id, name, subject, position, visibility_seconds, max_deliveries, created_at FROM channel_groups WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl LockGroupStmt {
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
    ) -> GroupQuery<'c, 'a, 's, C, Group, 1> {
        GroupQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GroupBorrowed, tokio_postgres::Error> {
                Ok(GroupBorrowed {
                    id: row.try_get(0)?,
                    channel_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                    subject: row.try_get(3)?,
                    position: row.try_get(4)?,
                    visibility_seconds: row.try_get(5)?,
                    max_deliveries: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                })
            },
            mapper: |it| Group::from(it),
        }
    }
}
pub struct CountGroupsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_groups() -> CountGroupsStmt {
    CountGroupsStmt(
        "SELECT count(*)::bigint AS count FROM channel_groups WHERE channel_id = $1",
        None,
    )
}
impl CountGroupsStmt {
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
        channel_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [channel_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ListGroupsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_groups() -> ListGroupsStmt {
    ListGroupsStmt(
        "SELECT g.id, g.channel_id, g.name, g.subject, g.position, g.visibility_seconds, g.max_deliveries, g.created_at, count(d.sequence) FILTER (WHERE d.dead_at IS NULL AND d.deliveries > 0 AND d.visible_at > $1) AS in_hand, count(d.sequence) FILTER (WHERE d.dead_at IS NULL AND (d.deliveries = 0 OR d.visible_at <= $1)) AS waiting, count(d.sequence) FILTER (WHERE d.dead_at IS NOT NULL) AS dead FROM channel_groups AS g LEFT JOIN channel_deliveries AS d ON d.tenant_id = g.tenant_id AND d.group_id = g.id WHERE g.channel_id = $2 AND g.name > $3 GROUP BY g.tenant_id, g.id ORDER BY g.name LIMIT $4",
        None,
    )
}
impl ListGroupsStmt {
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
        channel_id: &'a uuid::Uuid,
        after: &'a T1,
        limit: &'a i64,
    ) -> ListGroupsQuery<'c, 'a, 's, C, ListGroups, 4> {
        ListGroupsQuery {
            client,
            params: [now, channel_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListGroupsBorrowed, tokio_postgres::Error> {
                    Ok(ListGroupsBorrowed {
                        id: row.try_get(0)?,
                        channel_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        subject: row.try_get(3)?,
                        position: row.try_get(4)?,
                        visibility_seconds: row.try_get(5)?,
                        max_deliveries: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        in_hand: row.try_get(8)?,
                        waiting: row.try_get(9)?,
                        dead: row.try_get(10)?,
                    })
                },
            mapper: |it| ListGroups::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListGroupsParams<T1>,
        ListGroupsQuery<'c, 'a, 's, C, ListGroups, 4>,
        C,
    > for ListGroupsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListGroupsParams<T1>,
    ) -> ListGroupsQuery<'c, 'a, 's, C, ListGroups, 4> {
        self.bind(
            client,
            &params.now,
            &params.channel_id,
            &params.after,
            &params.limit,
        )
    }
}
pub struct MoveGroupStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_group() -> MoveGroupStmt {
    MoveGroupStmt(
        "UPDATE channel_groups SET position = $1 WHERE id = $2",
        None,
    )
}
impl MoveGroupStmt {
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
        position: &'a i64,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[position, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveGroupParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveGroupStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveGroupParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.position, &params.id))
    }
}
pub struct DeleteGroupStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_group() -> DeleteGroupStmt {
    DeleteGroupStmt("DELETE FROM channel_groups WHERE id = $1", None)
}
impl DeleteGroupStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(&client.prepare(self.0).await?, &[id]).await
    }
}
pub struct BuryExpiredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bury_expired() -> BuryExpiredStmt {
    BuryExpiredStmt(
        "UPDATE channel_deliveries SET dead_at = $1, reason = coalesce(reason, 'never acknowledged') WHERE group_id = $2 AND dead_at IS NULL AND visible_at <= $1 AND deliveries >= $3",
        None,
    )
}
impl BuryExpiredStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        group_id: &'a uuid::Uuid,
        max_deliveries: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[now, group_id, max_deliveries],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BuryExpiredParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BuryExpiredStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BuryExpiredParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.group_id,
            &params.max_deliveries,
        ))
    }
}
pub struct ClaimDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_deliveries() -> ClaimDeliveriesStmt {
    ClaimDeliveriesStmt(
        "UPDATE channel_deliveries AS d SET deliveries = d.deliveries + 1, visible_at = $1, consumer = $2 FROM ( SELECT c.sequence FROM channel_deliveries AS c WHERE c.group_id = $3 AND c.dead_at IS NULL AND c.visible_at <= $4 AND NOT EXISTS ( SELECT 1 FROM channel_deliveries AS e WHERE e.group_id = c.group_id AND e.key = c.key AND e.key <> '' AND e.dead_at IS NULL AND e.sequence < c.sequence ) ORDER BY c.sequence LIMIT $5 ) AS due WHERE d.group_id = $3 AND d.sequence = due.sequence RETURNING d.sequence, d.deliveries",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        until: &'a chrono::DateTime<chrono::Utc>,
        consumer: &'a T1,
        group_id: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> ClaimDeliveriesQuery<'c, 'a, 's, C, ClaimDeliveries, 5> {
        ClaimDeliveriesQuery {
            client,
            params: [until, consumer, group_id, now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ClaimDeliveries, tokio_postgres::Error> {
                    Ok(ClaimDeliveries {
                        sequence: row.try_get(0)?,
                        deliveries: row.try_get(1)?,
                    })
                },
            mapper: |it| ClaimDeliveries::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimDeliveriesParams<T1>,
        ClaimDeliveriesQuery<'c, 'a, 's, C, ClaimDeliveries, 5>,
        C,
    > for ClaimDeliveriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimDeliveriesParams<T1>,
    ) -> ClaimDeliveriesQuery<'c, 'a, 's, C, ClaimDeliveries, 5> {
        self.bind(
            client,
            &params.until,
            &params.consumer,
            &params.group_id,
            &params.now,
            &params.limit,
        )
    }
}
pub struct OpenDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_deliveries() -> OpenDeliveriesStmt {
    OpenDeliveriesStmt(
        "SELECT count(*)::bigint AS count FROM channel_deliveries WHERE group_id = $1 AND dead_at IS NULL",
        None,
    )
}
impl OpenDeliveriesStmt {
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
        group_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [group_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_deliveries() -> InsertDeliveriesStmt {
    InsertDeliveriesStmt(
        "INSERT INTO channel_deliveries (tenant_id, group_id, sequence, key, visible_at) SELECT $1, $2, n.sequence, n.key, $3 FROM unnest($4::bigint[], $5::text[]) AS n (sequence, key) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertDeliveriesStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        group_id: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
        sequences: &'a T1,
        keys: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, group_id, now, sequences, keys],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertDeliveriesParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertDeliveriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertDeliveriesParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.group_id,
            &params.now,
            &params.sequences,
            &params.keys,
        ))
    }
}
pub struct AcknowledgeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn acknowledge() -> AcknowledgeStmt {
    AcknowledgeStmt(
        "DELETE FROM channel_deliveries AS d USING unnest($1::bigint[], $2::integer[]) AS a (sequence, deliveries) WHERE d.group_id = $3 AND d.sequence = a.sequence AND d.deliveries = a.deliveries AND d.dead_at IS NULL RETURNING d.sequence",
        None,
    )
}
impl AcknowledgeStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        sequences: &'a T1,
        deliveries: &'a T2,
        group_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [sequences, deliveries, group_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>, T2: crate::ArraySql<Item = i32>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AcknowledgeParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 3>,
        C,
    > for AcknowledgeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AcknowledgeParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(
            client,
            &params.sequences,
            &params.deliveries,
            &params.group_id,
        )
    }
}
pub struct RefuseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn refuse() -> RefuseStmt {
    RefuseStmt(
        "UPDATE channel_deliveries AS d SET visible_at = $1, reason = coalesce($2, d.reason), dead_at = CASE WHEN d.deliveries >= $3 THEN $4::timestamptz END FROM unnest($5::bigint[], $6::integer[]) AS a (sequence, deliveries) WHERE d.group_id = $7 AND d.sequence = a.sequence AND d.deliveries = a.deliveries AND d.dead_at IS NULL RETURNING d.sequence",
        None,
    )
}
impl RefuseStmt {
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
        T2: crate::ArraySql<Item = i64>,
        T3: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        visible_at: &'a chrono::DateTime<chrono::Utc>,
        reason: &'a Option<T1>,
        max_deliveries: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        sequences: &'a T2,
        deliveries: &'a T3,
        group_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        I64Query {
            client,
            params: [
                visible_at,
                reason,
                max_deliveries,
                now,
                sequences,
                deliveries,
                group_id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = i64>,
    T3: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RefuseParams<T1, T2, T3>,
        I64Query<'c, 'a, 's, C, i64, 7>,
        C,
    > for RefuseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RefuseParams<T1, T2, T3>,
    ) -> I64Query<'c, 'a, 's, C, i64, 7> {
        self.bind(
            client,
            &params.visible_at,
            &params.reason,
            &params.max_deliveries,
            &params.now,
            &params.sequences,
            &params.deliveries,
            &params.group_id,
        )
    }
}
pub struct ForgetDeliveriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_deliveries() -> ForgetDeliveriesStmt {
    ForgetDeliveriesStmt(
        "DELETE FROM channel_deliveries WHERE group_id = $1 AND sequence = ANY ($2::bigint[])",
        None,
    )
}
impl ForgetDeliveriesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        group_id: &'a uuid::Uuid,
        sequences: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[group_id, sequences])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetDeliveriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetDeliveriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetDeliveriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.group_id, &params.sequences))
    }
}
pub struct ForgetOpenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_open() -> ForgetOpenStmt {
    ForgetOpenStmt(
        "DELETE FROM channel_deliveries WHERE group_id = $1 AND dead_at IS NULL",
        None,
    )
}
impl ForgetOpenStmt {
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
        group_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[group_id])
            .await
    }
}
pub struct DeadLettersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dead_letters() -> DeadLettersStmt {
    DeadLettersStmt(
        "SELECT sequence, key, deliveries, visible_at, consumer, reason, dead_at FROM channel_deliveries WHERE group_id = $1 AND dead_at IS NOT NULL AND sequence > $2 ORDER BY sequence LIMIT $3",
        None,
    )
}
impl DeadLettersStmt {
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
        group_id: &'a uuid::Uuid,
        after: &'a i64,
        limit: &'a i64,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 3> {
        DeliveryQuery {
            client,
            params: [group_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DeliveryBorrowed, tokio_postgres::Error> {
                    Ok(DeliveryBorrowed {
                        sequence: row.try_get(0)?,
                        key: row.try_get(1)?,
                        deliveries: row.try_get(2)?,
                        visible_at: row.try_get(3)?,
                        consumer: row.try_get(4)?,
                        reason: row.try_get(5)?,
                        dead_at: row.try_get(6)?,
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
        DeadLettersParams,
        DeliveryQuery<'c, 'a, 's, C, Delivery, 3>,
        C,
    > for DeadLettersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeadLettersParams,
    ) -> DeliveryQuery<'c, 'a, 's, C, Delivery, 3> {
        self.bind(client, &params.group_id, &params.after, &params.limit)
    }
}
pub struct ReplayDeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn replay_dead() -> ReplayDeadStmt {
    ReplayDeadStmt(
        "UPDATE channel_deliveries SET dead_at = NULL, deliveries = 0, visible_at = $1, reason = NULL WHERE (group_id, sequence) IN ( SELECT d.group_id, d.sequence FROM channel_deliveries AS d WHERE d.group_id = $2 AND d.dead_at IS NOT NULL AND ($3::bigint[] IS NULL OR d.sequence = ANY ($3)) ORDER BY d.sequence LIMIT 1000 )",
        None,
    )
}
impl ReplayDeadStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        group_id: &'a uuid::Uuid,
        sequences: &'a Option<T1>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, group_id, sequences])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReplayDeadParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReplayDeadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReplayDeadParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.group_id, &params.sequences))
    }
}
pub struct DiscardDeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn discard_dead() -> DiscardDeadStmt {
    DiscardDeadStmt(
        "DELETE FROM channel_deliveries WHERE (group_id, sequence) IN ( SELECT d.group_id, d.sequence FROM channel_deliveries AS d WHERE d.group_id = $1 AND d.dead_at IS NOT NULL AND ($2::bigint[] IS NULL OR d.sequence = ANY ($2)) ORDER BY d.sequence LIMIT 1000 )",
        None,
    )
}
impl DiscardDeadStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        group_id: &'a uuid::Uuid,
        sequences: &'a Option<T1>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[group_id, sequences])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DiscardDeadParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DiscardDeadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DiscardDeadParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.group_id, &params.sequences))
    }
}
pub struct NextDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_due() -> NextDueStmt {
    NextDueStmt(
        "SELECT min(visible_at) AS due FROM channel_deliveries WHERE group_id = $1 AND dead_at IS NULL",
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
        group_id: &'a uuid::Uuid,
    ) -> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, Option<chrono::DateTime<chrono::Utc>>, 1>
    {
        OptionchronoDateTimechronoUtcQuery {
            client,
            params: [group_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
