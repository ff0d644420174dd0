// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ConversationOfThreadParams<T1: crate::StringSql> {
    pub connection_id: uuid::Uuid,
    pub thread_key: T1,
}
#[derive(Debug)]
pub struct PutThreadParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub thread_key: T1,
    pub address: T2,
    pub details: T3,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveThreadParams {
    pub into: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertOutgoingParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub content: T1,
    pub automatic: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct RecordSentParams<T1: crate::StringSql> {
    pub external_id: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub message_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RecordNotSentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub status: T1,
    pub error: T2,
    pub message_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    pub conversation_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub thread_key: String,
    pub address: String,
    pub details: serde_json::Value,
}
pub struct ThreadBorrowed<'a> {
    pub conversation_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub thread_key: &'a str,
    pub address: &'a str,
    pub details: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<ThreadBorrowed<'a>> for Thread {
    fn from(
        ThreadBorrowed {
            conversation_id,
            connection_id,
            thread_key,
            address,
            details,
        }: ThreadBorrowed<'a>,
    ) -> Self {
        Self {
            conversation_id,
            connection_id,
            thread_key: thread_key.into(),
            address: address.into(),
            details: serde_json::from_str(details.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    pub message_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub content: String,
    pub automatic: bool,
    pub status: String,
    pub external_id: Option<String>,
}
pub struct OutgoingBorrowed<'a> {
    pub message_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub content: &'a str,
    pub automatic: bool,
    pub status: &'a str,
    pub external_id: Option<&'a str>,
}
impl<'a> From<OutgoingBorrowed<'a>> for Outgoing {
    fn from(
        OutgoingBorrowed {
            message_id,
            conversation_id,
            connection_id,
            content,
            automatic,
            status,
            external_id,
        }: OutgoingBorrowed<'a>,
    ) -> Self {
        Self {
            message_id,
            conversation_id,
            connection_id,
            content: content.into(),
            automatic,
            status: status.into(),
            external_id: external_id.map(|v| v.into()),
        }
    }
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
pub struct ThreadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ThreadBorrowed, tokio_postgres::Error>,
    mapper: fn(ThreadBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ThreadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ThreadBorrowed) -> R) -> ThreadQuery<'c, 'a, 's, C, R, N> {
        ThreadQuery {
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
pub struct OutgoingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OutgoingBorrowed, tokio_postgres::Error>,
    mapper: fn(OutgoingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OutgoingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OutgoingBorrowed) -> R) -> OutgoingQuery<'c, 'a, 's, C, R, N> {
        OutgoingQuery {
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
pub struct ConversationOfThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn conversation_of_thread() -> ConversationOfThreadStmt {
    ConversationOfThreadStmt(
        "SELECT conversation_id FROM channel_threads WHERE connection_id = $1 AND thread_key = $2",
        None,
    )
}
impl ConversationOfThreadStmt {
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
        thread_key: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [connection_id, thread_key],
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
        ConversationOfThreadParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for ConversationOfThreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConversationOfThreadParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.connection_id, &params.thread_key)
    }
}
pub struct PutThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_thread() -> PutThreadStmt {
    PutThreadStmt(
        "INSERT INTO channel_threads ( tenant_id, conversation_id, connection_id, thread_key, address, details, created_at ) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, conversation_id) DO UPDATE SET address = EXCLUDED.address, details = EXCLUDED.details",
        None,
    )
}
impl PutThreadStmt {
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
        conversation_id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        thread_key: &'a T1,
        address: &'a T2,
        details: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    conversation_id,
                    connection_id,
                    thread_key,
                    address,
                    details,
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
    T3: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutThreadParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutThreadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutThreadParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.conversation_id,
            &params.connection_id,
            &params.thread_key,
            &params.address,
            &params.details,
            &params.now,
        ))
    }
}
pub struct GetThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_thread() -> GetThreadStmt {
    GetThreadStmt(
        "SELECT conversation_id, connection_id, thread_key, address, details FROM channel_threads WHERE conversation_id = $1",
        None,
    )
}
impl GetThreadStmt {
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
    ) -> ThreadQuery<'c, 'a, 's, C, Thread, 1> {
        ThreadQuery {
            client,
            params: [conversation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ThreadBorrowed, tokio_postgres::Error> {
                    Ok(ThreadBorrowed {
                        conversation_id: row.try_get(0)?,
                        connection_id: row.try_get(1)?,
                        thread_key: row.try_get(2)?,
                        address: row.try_get(3)?,
                        details: row.try_get(4)?,
                    })
                },
            mapper: |it| Thread::from(it),
        }
    }
}
pub struct HeldConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn held_conversations() -> HeldConversationsStmt {
    HeldConversationsStmt(
        "SELECT conversation_id FROM channel_threads WHERE conversation_id = ANY ($1::uuid[])",
        None,
    )
}
impl HeldConversationsStmt {
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
        conversations: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [conversations],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MoveThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_thread() -> MoveThreadStmt {
    MoveThreadStmt(
        "UPDATE channel_threads SET conversation_id = $1 WHERE conversation_id = $2 AND NOT EXISTS (SELECT FROM channel_threads AS other WHERE other.conversation_id = $1)",
        None,
    )
}
impl MoveThreadStmt {
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
        into: &'a uuid::Uuid,
        conversation_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[into, conversation_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveThreadParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveThreadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveThreadParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.into, &params.conversation_id))
    }
}
pub struct InsertOutgoingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_outgoing() -> InsertOutgoingStmt {
    InsertOutgoingStmt(
        "INSERT INTO channel_messages ( tenant_id, message_id, conversation_id, connection_id, content, automatic, created_at ) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, message_id) DO NOTHING RETURNING message_id",
        None,
    )
}
impl InsertOutgoingStmt {
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
        message_id: &'a uuid::Uuid,
        conversation_id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        content: &'a T1,
        automatic: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                message_id,
                conversation_id,
                connection_id,
                content,
                automatic,
                now,
            ],
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
        InsertOutgoingParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for InsertOutgoingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertOutgoingParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.tenant_id,
            &params.message_id,
            &params.conversation_id,
            &params.connection_id,
            &params.content,
            &params.automatic,
            &params.now,
        )
    }
}
pub struct GetOutgoingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_outgoing() -> GetOutgoingStmt {
    GetOutgoingStmt(
        "SELECT message_id, conversation_id, connection_id, content, automatic, status, external_id FROM channel_messages WHERE message_id = $1",
        None,
    )
}
impl GetOutgoingStmt {
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
        message_id: &'a uuid::Uuid,
    ) -> OutgoingQuery<'c, 'a, 's, C, Outgoing, 1> {
        OutgoingQuery {
            client,
            params: [message_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OutgoingBorrowed, tokio_postgres::Error> {
                    Ok(OutgoingBorrowed {
                        message_id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        connection_id: row.try_get(2)?,
                        content: row.try_get(3)?,
                        automatic: row.try_get(4)?,
                        status: row.try_get(5)?,
                        external_id: row.try_get(6)?,
                    })
                },
            mapper: |it| Outgoing::from(it),
        }
    }
}
pub struct RecordSentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_sent() -> RecordSentStmt {
    RecordSentStmt(
        "UPDATE channel_messages SET status = 'sent', external_id = $1, error = NULL, sent_at = $2 WHERE message_id = $3",
        None,
    )
}
impl RecordSentStmt {
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
        external_id: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        message_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[external_id, now, message_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RecordSentParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordSentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordSentParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.external_id, &params.now, &params.message_id))
    }
}
pub struct RecordNotSentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_not_sent() -> RecordNotSentStmt {
    RecordNotSentStmt(
        "UPDATE channel_messages SET status = $1, error = $2 WHERE message_id = $3",
        None,
    )
}
impl RecordNotSentStmt {
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
        status: &'a T1,
        error: &'a T2,
        message_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[status, error, message_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RecordNotSentParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordNotSentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordNotSentParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.status, &params.error, &params.message_id))
    }
}
