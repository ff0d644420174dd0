// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct AttachmentsSoFarParams {
    pub tenant_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertAttachmentParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub name: T1,
    pub media_type: T2,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub size: i32,
    pub content: T3,
    pub waiting: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct WaitingAttachmentsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub ids: T1,
}
#[derive(Debug)]
pub struct AttachWaitingParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub message_id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct AttachmentsOfParams {
    pub tenant_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct GetAttachmentParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AttachmentsSoFar {
    pub files: i64,
    pub bytes: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingAttachments {
    pub id: uuid::Uuid,
    pub name: String,
    pub media_type: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub size: i32,
}
pub struct WaitingAttachmentsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub media_type: &'a str,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub size: i32,
}
impl<'a> From<WaitingAttachmentsBorrowed<'a>> for WaitingAttachments {
    fn from(
        WaitingAttachmentsBorrowed {
            id,
            name,
            media_type,
            width,
            height,
            size,
        }: WaitingAttachmentsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            media_type: media_type.into(),
            width,
            height,
            size,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AttachmentsOf {
    pub name: String,
    pub media_type: String,
    pub content: Vec<u8>,
}
pub struct AttachmentsOfBorrowed<'a> {
    pub name: &'a str,
    pub media_type: &'a str,
    pub content: &'a [u8],
}
impl<'a> From<AttachmentsOfBorrowed<'a>> for AttachmentsOf {
    fn from(
        AttachmentsOfBorrowed {
            name,
            media_type,
            content,
        }: AttachmentsOfBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            media_type: media_type.into(),
            content: content.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetAttachment {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub name: String,
    pub media_type: String,
    pub content: Vec<u8>,
    pub waiting: bool,
}
pub struct GetAttachmentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub name: &'a str,
    pub media_type: &'a str,
    pub content: &'a [u8],
    pub waiting: bool,
}
impl<'a> From<GetAttachmentBorrowed<'a>> for GetAttachment {
    fn from(
        GetAttachmentBorrowed {
            id,
            conversation_id,
            message_id,
            name,
            media_type,
            content,
            waiting,
        }: GetAttachmentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            conversation_id,
            message_id,
            name: name.into(),
            media_type: media_type.into(),
            content: content.into(),
            waiting,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AttachmentsSoFarQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AttachmentsSoFar, tokio_postgres::Error>,
    mapper: fn(AttachmentsSoFar) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AttachmentsSoFarQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AttachmentsSoFar) -> R,
    ) -> AttachmentsSoFarQuery<'c, 'a, 's, C, R, N> {
        AttachmentsSoFarQuery {
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
pub struct WaitingAttachmentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<WaitingAttachmentsBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingAttachmentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingAttachmentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WaitingAttachmentsBorrowed) -> R,
    ) -> WaitingAttachmentsQuery<'c, 'a, 's, C, R, N> {
        WaitingAttachmentsQuery {
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
pub struct AttachmentsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AttachmentsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(AttachmentsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AttachmentsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AttachmentsOfBorrowed) -> R,
    ) -> AttachmentsOfQuery<'c, 'a, 's, C, R, N> {
        AttachmentsOfQuery {
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
pub struct GetAttachmentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetAttachmentBorrowed, tokio_postgres::Error>,
    mapper: fn(GetAttachmentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetAttachmentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(GetAttachmentBorrowed) -> R,
    ) -> GetAttachmentQuery<'c, 'a, 's, C, R, N> {
        GetAttachmentQuery {
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
pub struct AttachmentsSoFarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attachments_so_far() -> AttachmentsSoFarStmt {
    AttachmentsSoFarStmt(
        "SELECT count(*) AS files, coalesce(sum(size), 0)::bigint AS bytes FROM attachments WHERE tenant_id = $1 AND conversation_id = $2",
        None,
    )
}
impl AttachmentsSoFarStmt {
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
        conversation_id: &'a uuid::Uuid,
    ) -> AttachmentsSoFarQuery<'c, 'a, 's, C, AttachmentsSoFar, 2> {
        AttachmentsSoFarQuery {
            client,
            params: [tenant_id, conversation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AttachmentsSoFar, tokio_postgres::Error> {
                    Ok(AttachmentsSoFar {
                        files: row.try_get(0)?,
                        bytes: row.try_get(1)?,
                    })
                },
            mapper: |it| AttachmentsSoFar::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AttachmentsSoFarParams,
        AttachmentsSoFarQuery<'c, 'a, 's, C, AttachmentsSoFar, 2>,
        C,
    > for AttachmentsSoFarStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttachmentsSoFarParams,
    ) -> AttachmentsSoFarQuery<'c, 'a, 's, C, AttachmentsSoFar, 2> {
        self.bind(client, &params.tenant_id, &params.conversation_id)
    }
}
pub struct InsertAttachmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_attachment() -> InsertAttachmentStmt {
    InsertAttachmentStmt(
        "INSERT INTO attachments ( tenant_id, id, conversation_id, message_id, name, media_type, width, height, size, content, waiting, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 )",
        None,
    )
}
impl InsertAttachmentStmt {
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
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        conversation_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        name: &'a T1,
        media_type: &'a T2,
        width: &'a Option<i32>,
        height: &'a Option<i32>,
        size: &'a i32,
        content: &'a T3,
        waiting: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    conversation_id,
                    message_id,
                    name,
                    media_type,
                    width,
                    height,
                    size,
                    content,
                    waiting,
                    now,
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
    T3: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertAttachmentParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertAttachmentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertAttachmentParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.conversation_id,
            &params.message_id,
            &params.name,
            &params.media_type,
            &params.width,
            &params.height,
            &params.size,
            &params.content,
            &params.waiting,
            &params.now,
        ))
    }
}
pub struct WaitingAttachmentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_attachments() -> WaitingAttachmentsStmt {
    WaitingAttachmentsStmt(
        "SELECT id, name, media_type, width, height, size FROM attachments WHERE tenant_id = $1 AND conversation_id = $2 AND id = ANY ($3) AND waiting ORDER BY created_at, id FOR UPDATE",
        None,
    )
}
impl WaitingAttachmentsStmt {
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
        conversation_id: &'a uuid::Uuid,
        ids: &'a T1,
    ) -> WaitingAttachmentsQuery<'c, 'a, 's, C, WaitingAttachments, 3> {
        WaitingAttachmentsQuery {
            client,
            params: [tenant_id, conversation_id, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WaitingAttachmentsBorrowed, tokio_postgres::Error> {
                Ok(WaitingAttachmentsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    media_type: row.try_get(2)?,
                    width: row.try_get(3)?,
                    height: row.try_get(4)?,
                    size: row.try_get(5)?,
                })
            },
            mapper: |it| WaitingAttachments::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingAttachmentsParams<T1>,
        WaitingAttachmentsQuery<'c, 'a, 's, C, WaitingAttachments, 3>,
        C,
    > for WaitingAttachmentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingAttachmentsParams<T1>,
    ) -> WaitingAttachmentsQuery<'c, 'a, 's, C, WaitingAttachments, 3> {
        self.bind(
            client,
            &params.tenant_id,
            &params.conversation_id,
            &params.ids,
        )
    }
}
pub struct AttachWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attach_waiting() -> AttachWaitingStmt {
    AttachWaitingStmt(
        "UPDATE attachments SET message_id = $1, waiting = false WHERE tenant_id = $2 AND id = ANY ($3) AND waiting",
        None,
    )
}
impl AttachWaitingStmt {
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
        message_id: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[message_id, tenant_id, ids],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AttachWaitingParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AttachWaitingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AttachWaitingParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.message_id, &params.tenant_id, &params.ids))
    }
}
pub struct PruneWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_waiting() -> PruneWaitingStmt {
    PruneWaitingStmt(
        "DELETE FROM attachments WHERE waiting AND created_at < $1",
        None,
    )
}
impl PruneWaitingStmt {
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
pub struct AttachmentsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn attachments_of() -> AttachmentsOfStmt {
    AttachmentsOfStmt(
        "SELECT name, media_type, content FROM attachments WHERE tenant_id = $1 AND message_id = $2 AND NOT waiting ORDER BY created_at, id LIMIT 50",
        None,
    )
}
impl AttachmentsOfStmt {
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
        message_id: &'a uuid::Uuid,
    ) -> AttachmentsOfQuery<'c, 'a, 's, C, AttachmentsOf, 2> {
        AttachmentsOfQuery {
            client,
            params: [tenant_id, message_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AttachmentsOfBorrowed, tokio_postgres::Error> {
                    Ok(AttachmentsOfBorrowed {
                        name: row.try_get(0)?,
                        media_type: row.try_get(1)?,
                        content: row.try_get(2)?,
                    })
                },
            mapper: |it| AttachmentsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AttachmentsOfParams,
        AttachmentsOfQuery<'c, 'a, 's, C, AttachmentsOf, 2>,
        C,
    > for AttachmentsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AttachmentsOfParams,
    ) -> AttachmentsOfQuery<'c, 'a, 's, C, AttachmentsOf, 2> {
        self.bind(client, &params.tenant_id, &params.message_id)
    }
}
pub struct GetAttachmentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_attachment() -> GetAttachmentStmt {
    GetAttachmentStmt(
        "SELECT a.id, a.conversation_id, a.message_id, a.name, a.media_type, a.content, a.waiting FROM attachments AS a WHERE a.tenant_id = $1 AND a.id = $2",
        None,
    )
}
impl GetAttachmentStmt {
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
    ) -> GetAttachmentQuery<'c, 'a, 's, C, GetAttachment, 2> {
        GetAttachmentQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GetAttachmentBorrowed, tokio_postgres::Error> {
                    Ok(GetAttachmentBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        message_id: row.try_get(2)?,
                        name: row.try_get(3)?,
                        media_type: row.try_get(4)?,
                        content: row.try_get(5)?,
                        waiting: row.try_get(6)?,
                    })
                },
            mapper: |it| GetAttachment::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetAttachmentParams,
        GetAttachmentQuery<'c, 'a, 's, C, GetAttachment, 2>,
        C,
    > for GetAttachmentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetAttachmentParams,
    ) -> GetAttachmentQuery<'c, 'a, 's, C, GetAttachment, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
