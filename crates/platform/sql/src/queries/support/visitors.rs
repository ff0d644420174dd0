// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct OwnConversationParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub customer_id: Option<uuid::Uuid>,
    pub visitor_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OwnConversationsOfVisitorParams {
    pub tenant_id: uuid::Uuid,
    pub visitor_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OwnConversationsOfCustomerParams {
    pub tenant_id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkBegunByParams {
    pub widget_id: uuid::Uuid,
    pub visitor_id: Option<uuid::Uuid>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReleaseVisitorParams {
    pub tenant_id: uuid::Uuid,
    pub visitor_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadByCustomerParams {
    pub read: i32,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadByStaffParams {
    pub read: i32,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RateConversationParams<T1: crate::StringSql> {
    pub csat: i16,
    pub comment: Option<T1>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Seen {
    pub customer_read: i32,
    pub staff_read: i32,
    pub csat: Option<i16>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OwnConversationsOfVisitor {
    pub id: uuid::Uuid,
    pub last_activity_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OwnConversationsOfCustomer {
    pub id: uuid::Uuid,
    pub last_activity_at: chrono::DateTime<chrono::Utc>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SeenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Seen, tokio_postgres::Error>,
    mapper: fn(Seen) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SeenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Seen) -> R) -> SeenQuery<'c, 'a, 's, C, R, N> {
        SeenQuery {
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
pub struct OwnConversationsOfVisitorQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnConversationsOfVisitor, tokio_postgres::Error>,
    mapper: fn(OwnConversationsOfVisitor) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnConversationsOfVisitorQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OwnConversationsOfVisitor) -> R,
    ) -> OwnConversationsOfVisitorQuery<'c, 'a, 's, C, R, N> {
        OwnConversationsOfVisitorQuery {
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
pub struct OwnConversationsOfCustomerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<OwnConversationsOfCustomer, tokio_postgres::Error>,
    mapper: fn(OwnConversationsOfCustomer) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnConversationsOfCustomerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OwnConversationsOfCustomer) -> R,
    ) -> OwnConversationsOfCustomerQuery<'c, 'a, 's, C, R, N> {
        OwnConversationsOfCustomerQuery {
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
pub struct OwnConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_conversation() -> OwnConversationStmt {
    OwnConversationStmt(
        "SELECT c.customer_read, c.staff_read, c.csat FROM conversations AS c WHERE c.tenant_id = $1 AND c.id = $2 AND c.channel IN ('web', 'mobile') AND CASE WHEN $3::uuid IS NULL THEN c.visitor_id = $4::uuid ELSE c.customer_id = $3::uuid END",
        None,
    )
}
impl OwnConversationStmt {
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
        id: &'a uuid::Uuid,
        customer_id: &'a Option<uuid::Uuid>,
        visitor_id: &'a uuid::Uuid,
    ) -> SeenQuery<'c, 'a, 's, C, Seen, 4> {
        SeenQuery {
            client,
            params: [tenant_id, id, customer_id, visitor_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Seen, tokio_postgres::Error> {
                Ok(Seen {
                    customer_read: row.try_get(0)?,
                    staff_read: row.try_get(1)?,
                    csat: row.try_get(2)?,
                })
            },
            mapper: |it| Seen::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnConversationParams,
        SeenQuery<'c, 'a, 's, C, Seen, 4>,
        C,
    > for OwnConversationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnConversationParams,
    ) -> SeenQuery<'c, 'a, 's, C, Seen, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.customer_id,
            &params.visitor_id,
        )
    }
}
pub struct OwnConversationsOfVisitorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_conversations_of_visitor() -> OwnConversationsOfVisitorStmt {
    OwnConversationsOfVisitorStmt(
        "SELECT id, last_activity_at FROM conversations WHERE tenant_id = $1 AND visitor_id = $2 AND channel IN ('web', 'mobile') ORDER BY last_activity_at DESC, id DESC LIMIT $3",
        None,
    )
}
impl OwnConversationsOfVisitorStmt {
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
        visitor_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> OwnConversationsOfVisitorQuery<'c, 'a, 's, C, OwnConversationsOfVisitor, 3> {
        OwnConversationsOfVisitorQuery {
            client,
            params: [tenant_id, visitor_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OwnConversationsOfVisitor, tokio_postgres::Error> {
                Ok(OwnConversationsOfVisitor {
                    id: row.try_get(0)?,
                    last_activity_at: row.try_get(1)?,
                })
            },
            mapper: |it| OwnConversationsOfVisitor::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnConversationsOfVisitorParams,
        OwnConversationsOfVisitorQuery<'c, 'a, 's, C, OwnConversationsOfVisitor, 3>,
        C,
    > for OwnConversationsOfVisitorStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnConversationsOfVisitorParams,
    ) -> OwnConversationsOfVisitorQuery<'c, 'a, 's, C, OwnConversationsOfVisitor, 3> {
        self.bind(client, &params.tenant_id, &params.visitor_id, &params.limit)
    }
}
pub struct OwnConversationsOfCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn own_conversations_of_customer() -> OwnConversationsOfCustomerStmt {
    OwnConversationsOfCustomerStmt(
        "SELECT id, last_activity_at FROM conversations WHERE tenant_id = $1 AND customer_id = $2 AND channel IN ('web', 'mobile') ORDER BY last_activity_at DESC, id DESC LIMIT $3",
        None,
    )
}
impl OwnConversationsOfCustomerStmt {
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
        limit: &'a i64,
    ) -> OwnConversationsOfCustomerQuery<'c, 'a, 's, C, OwnConversationsOfCustomer, 3> {
        OwnConversationsOfCustomerQuery {
            client,
            params: [tenant_id, customer_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OwnConversationsOfCustomer, tokio_postgres::Error> {
                Ok(OwnConversationsOfCustomer {
                    id: row.try_get(0)?,
                    last_activity_at: row.try_get(1)?,
                })
            },
            mapper: |it| OwnConversationsOfCustomer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnConversationsOfCustomerParams,
        OwnConversationsOfCustomerQuery<'c, 'a, 's, C, OwnConversationsOfCustomer, 3>,
        C,
    > for OwnConversationsOfCustomerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnConversationsOfCustomerParams,
    ) -> OwnConversationsOfCustomerQuery<'c, 'a, 's, C, OwnConversationsOfCustomer, 3> {
        self.bind(
            client,
            &params.tenant_id,
            &params.customer_id,
            &params.limit,
        )
    }
}
pub struct MarkBegunByStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_begun_by() -> MarkBegunByStmt {
    MarkBegunByStmt(
        "UPDATE conversations SET widget_id = $1, visitor_id = $2 WHERE tenant_id = $3 AND id = $4",
        None,
    )
}
impl MarkBegunByStmt {
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
        widget_id: &'a uuid::Uuid,
        visitor_id: &'a Option<uuid::Uuid>,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[widget_id, visitor_id, tenant_id, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkBegunByParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkBegunByStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkBegunByParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.widget_id,
            &params.visitor_id,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct ReleaseVisitorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_visitor() -> ReleaseVisitorStmt {
    ReleaseVisitorStmt(
        "UPDATE conversations SET visitor_id = NULL WHERE tenant_id = $1 AND visitor_id = $2",
        None,
    )
}
impl ReleaseVisitorStmt {
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
        visitor_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, visitor_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseVisitorParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseVisitorStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseVisitorParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.visitor_id))
    }
}
pub struct ReadByCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read_by_customer() -> ReadByCustomerStmt {
    ReadByCustomerStmt(
        "UPDATE conversations SET customer_read = least($1::integer, message_count) WHERE tenant_id = $2 AND id = $3 AND customer_read < least($1::integer, message_count)",
        None,
    )
}
impl ReadByCustomerStmt {
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
        read: &'a i32,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[read, tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReadByCustomerParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReadByCustomerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReadByCustomerParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.read, &params.tenant_id, &params.id))
    }
}
pub struct ReadByStaffStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read_by_staff() -> ReadByStaffStmt {
    ReadByStaffStmt(
        "UPDATE conversations SET staff_read = least($1::integer, message_count) WHERE tenant_id = $2 AND id = $3 AND staff_read < least($1::integer, message_count)",
        None,
    )
}
impl ReadByStaffStmt {
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
        read: &'a i32,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[read, tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReadByStaffParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReadByStaffStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReadByStaffParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.read, &params.tenant_id, &params.id))
    }
}
pub struct RateConversationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rate_conversation() -> RateConversationStmt {
    RateConversationStmt(
        "UPDATE conversations SET csat = $1, csat_comment = $2, csat_at = $3 WHERE tenant_id = $4 AND id = $5",
        None,
    )
}
impl RateConversationStmt {
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
        csat: &'a i16,
        comment: &'a Option<T1>,
        now: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[csat, comment, now, tenant_id, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RateConversationParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RateConversationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RateConversationParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.csat,
            &params.comment,
            &params.now,
            &params.tenant_id,
            &params.id,
        ))
    }
}
