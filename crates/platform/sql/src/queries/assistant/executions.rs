// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertAgentExecutionParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub version: i32,
    pub definition: Option<T1>,
    pub actor_type: T2,
    pub actor_id: Option<uuid::Uuid>,
    pub depth: i16,
    pub level: i16,
    pub rehearsal: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct CopyAgentExecutionParams<T1: crate::StringSql> {
    pub run_id: uuid::Uuid,
    pub actor_type: T1,
    pub actor_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub origin_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListAgentExecutionsParams<T1: crate::StringSql> {
    pub agent_id: uuid::Uuid,
    pub state: Option<T1>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct AgentDaysParams {
    pub agent_id: uuid::Uuid,
    pub from: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertAgentMessageParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub by_name: T1,
    pub content: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct SetAgentMessagesReadParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub run_id: uuid::Uuid,
    pub ids: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AgentExecution {
    pub run_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub version: i32,
    pub definition: Option<serde_json::Value>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub depth: i16,
    pub level: i16,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct AgentExecutionBorrowed<'a> {
    pub run_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub version: i32,
    pub definition: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub depth: i16,
    pub level: i16,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AgentExecutionBorrowed<'a>> for AgentExecution {
    fn from(
        AgentExecutionBorrowed {
            run_id,
            agent_id,
            version,
            definition,
            actor_type,
            actor_id,
            depth,
            level,
            created_at,
        }: AgentExecutionBorrowed<'a>,
    ) -> Self {
        Self {
            run_id,
            agent_id,
            version,
            definition: definition.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            actor_type: actor_type.into(),
            actor_id,
            depth,
            level,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgentExecutions {
    pub run_id: uuid::Uuid,
    pub state: String,
    pub version: i32,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
}
pub struct ListAgentExecutionsBorrowed<'a> {
    pub run_id: uuid::Uuid,
    pub state: &'a str,
    pub version: i32,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
}
impl<'a> From<ListAgentExecutionsBorrowed<'a>> for ListAgentExecutions {
    fn from(
        ListAgentExecutionsBorrowed {
            run_id,
            state,
            version,
            started_at,
            finished_at,
            error,
            created_at,
            prompt_tokens,
            completion_tokens,
        }: ListAgentExecutionsBorrowed<'a>,
    ) -> Self {
        Self {
            run_id,
            state: state.into(),
            version,
            started_at,
            finished_at,
            error: error.map(|v| v.into()),
            created_at,
            prompt_tokens,
            completion_tokens,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AgentDays {
    pub day: chrono::DateTime<chrono::Utc>,
    pub runs: i64,
    pub completed: i64,
    pub failed: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub median_ms: Option<f64>,
    pub p95_ms: Option<f64>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct UnreadAgentMessages {
    pub id: uuid::Uuid,
    pub by_name: String,
    pub content: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct UnreadAgentMessagesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub by_name: &'a str,
    pub content: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<UnreadAgentMessagesBorrowed<'a>> for UnreadAgentMessages {
    fn from(
        UnreadAgentMessagesBorrowed {
            id,
            by_name,
            content,
            created_at,
        }: UnreadAgentMessagesBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            by_name: by_name.into(),
            content: content.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgentMessages {
    pub id: uuid::Uuid,
    pub by_name: String,
    pub content: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct ListAgentMessagesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub by_name: &'a str,
    pub content: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<ListAgentMessagesBorrowed<'a>> for ListAgentMessages {
    fn from(
        ListAgentMessagesBorrowed {
            id,
            by_name,
            content,
            created_at,
            read_at,
        }: ListAgentMessagesBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            by_name: by_name.into(),
            content: content.into(),
            created_at,
            read_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AgentExecutionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgentExecutionBorrowed, tokio_postgres::Error>,
    mapper: fn(AgentExecutionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgentExecutionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AgentExecutionBorrowed) -> R,
    ) -> AgentExecutionQuery<'c, 'a, 's, C, R, N> {
        AgentExecutionQuery {
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
pub struct ListAgentExecutionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ListAgentExecutionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListAgentExecutionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListAgentExecutionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListAgentExecutionsBorrowed) -> R,
    ) -> ListAgentExecutionsQuery<'c, 'a, 's, C, R, N> {
        ListAgentExecutionsQuery {
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
pub struct AgentDaysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgentDays, tokio_postgres::Error>,
    mapper: fn(AgentDays) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgentDaysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AgentDays) -> R) -> AgentDaysQuery<'c, 'a, 's, C, R, N> {
        AgentDaysQuery {
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
pub struct UnreadAgentMessagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<UnreadAgentMessagesBorrowed, tokio_postgres::Error>,
    mapper: fn(UnreadAgentMessagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnreadAgentMessagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UnreadAgentMessagesBorrowed) -> R,
    ) -> UnreadAgentMessagesQuery<'c, 'a, 's, C, R, N> {
        UnreadAgentMessagesQuery {
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
pub struct ListAgentMessagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListAgentMessagesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListAgentMessagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListAgentMessagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListAgentMessagesBorrowed) -> R,
    ) -> ListAgentMessagesQuery<'c, 'a, 's, C, R, N> {
        ListAgentMessagesQuery {
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
pub struct InsertAgentExecutionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_agent_execution() -> InsertAgentExecutionStmt {
    InsertAgentExecutionStmt(
        "INSERT INTO agent_executions ( tenant_id, run_id, agent_id, version, definition, actor_type, actor_id, depth, level, rehearsal, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 )",
        None,
    )
}
impl InsertAgentExecutionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        run_id: &'a uuid::Uuid,
        agent_id: &'a uuid::Uuid,
        version: &'a i32,
        definition: &'a Option<T1>,
        actor_type: &'a T2,
        actor_id: &'a Option<uuid::Uuid>,
        depth: &'a i16,
        level: &'a i16,
        rehearsal: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, run_id, agent_id, version, definition, actor_type, actor_id, depth,
                    level, rehearsal, now,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertAgentExecutionParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertAgentExecutionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertAgentExecutionParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.agent_id,
            &params.version,
            &params.definition,
            &params.actor_type,
            &params.actor_id,
            &params.depth,
            &params.level,
            &params.rehearsal,
            &params.now,
        ))
    }
}
pub struct CopyAgentExecutionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_agent_execution() -> CopyAgentExecutionStmt {
    CopyAgentExecutionStmt(
        "INSERT INTO agent_executions ( tenant_id, run_id, agent_id, version, definition, actor_type, actor_id, depth, level, rehearsal, created_at ) SELECT e.tenant_id, $1, e.agent_id, e.version, e.definition, $2, $3, e.depth, e.level, e.rehearsal, $4 FROM agent_executions AS e WHERE e.run_id = $5",
        None,
    )
}
impl CopyAgentExecutionStmt {
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
        run_id: &'a uuid::Uuid,
        actor_type: &'a T1,
        actor_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        origin_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[run_id, actor_type, actor_id, now, origin_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyAgentExecutionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyAgentExecutionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyAgentExecutionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.run_id,
            &params.actor_type,
            &params.actor_id,
            &params.now,
            &params.origin_id,
        ))
    }
}
pub struct GetAgentExecutionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_agent_execution() -> GetAgentExecutionStmt {
    GetAgentExecutionStmt(
        "SELECT run_id, agent_id, version, definition, actor_type, actor_id, depth, level, created_at FROM agent_executions WHERE run_id = $1",
        None,
    )
}
impl GetAgentExecutionStmt {
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
    ) -> AgentExecutionQuery<'c, 'a, 's, C, AgentExecution, 1> {
        AgentExecutionQuery {
            client,
            params: [run_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AgentExecutionBorrowed, tokio_postgres::Error> {
                Ok(AgentExecutionBorrowed {
                    run_id: row.try_get(0)?,
                    agent_id: row.try_get(1)?,
                    version: row.try_get(2)?,
                    definition: row.try_get(3)?,
                    actor_type: row.try_get(4)?,
                    actor_id: row.try_get(5)?,
                    depth: row.try_get(6)?,
                    level: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                })
            },
            mapper: |it| AgentExecution::from(it),
        }
    }
}
pub struct ListAgentExecutionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_agent_executions() -> ListAgentExecutionsStmt {
    ListAgentExecutionsStmt(
        "SELECT e.run_id, r.state, e.version, r.started_at, r.finished_at, r.error, e.created_at, r.prompt_tokens, r.completion_tokens FROM agent_executions AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id WHERE e.agent_id = $1 AND NOT e.rehearsal AND ($2::text IS NULL OR r.state = $2) AND ($3::timestamptz IS NULL OR (e.created_at, e.run_id) < ($3, $4::uuid)) ORDER BY e.created_at DESC, e.run_id DESC LIMIT $5",
        None,
    )
}
impl ListAgentExecutionsStmt {
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
        agent_id: &'a uuid::Uuid,
        state: &'a Option<T1>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ListAgentExecutionsQuery<'c, 'a, 's, C, ListAgentExecutions, 5> {
        ListAgentExecutionsQuery {
            client,
            params: [agent_id, state, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListAgentExecutionsBorrowed, tokio_postgres::Error> {
                Ok(ListAgentExecutionsBorrowed {
                    run_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                    version: row.try_get(2)?,
                    started_at: row.try_get(3)?,
                    finished_at: row.try_get(4)?,
                    error: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    prompt_tokens: row.try_get(7)?,
                    completion_tokens: row.try_get(8)?,
                })
            },
            mapper: |it| ListAgentExecutions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListAgentExecutionsParams<T1>,
        ListAgentExecutionsQuery<'c, 'a, 's, C, ListAgentExecutions, 5>,
        C,
    > for ListAgentExecutionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAgentExecutionsParams<T1>,
    ) -> ListAgentExecutionsQuery<'c, 'a, 's, C, ListAgentExecutions, 5> {
        self.bind(
            client,
            &params.agent_id,
            &params.state,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct OpenAgentRunsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_agent_runs() -> OpenAgentRunsStmt {
    OpenAgentRunsStmt(
        "SELECT count(*) AS open FROM ( SELECT 1 FROM runs WHERE kind = 'agents.execute' AND state IN ('queued', 'waiting', 'running') LIMIT $1 ) AS found",
        None,
    )
}
impl OpenAgentRunsStmt {
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
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OpenRunsOfAgentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_runs_of_agent() -> OpenRunsOfAgentStmt {
    OpenRunsOfAgentStmt(
        "SELECT e.run_id FROM agent_executions AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id WHERE e.agent_id = $1 AND r.state IN ('queued', 'waiting', 'running') ORDER BY e.created_at LIMIT 1000",
        None,
    )
}
impl OpenRunsOfAgentStmt {
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
        agent_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [agent_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AgentDaysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn agent_days() -> AgentDaysStmt {
    AgentDaysStmt(
        "SELECT date_trunc('day', e.created_at) AS day, count(*) AS runs, count(*) FILTER (WHERE r.state = 'completed') AS completed, count(*) FILTER (WHERE r.state = 'failed') AS failed, coalesce(sum(r.prompt_tokens), 0)::bigint AS prompt_tokens, coalesce(sum(r.completion_tokens), 0)::bigint AS completion_tokens, percentile_cont(0.5) WITHIN GROUP (ORDER BY r.work_ms) FILTER (WHERE r.finished_at IS NOT NULL) AS median_ms, percentile_cont(0.95) WITHIN GROUP (ORDER BY r.work_ms) FILTER (WHERE r.finished_at IS NOT NULL) AS p95_ms FROM agent_executions AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id WHERE e.agent_id = $1 AND NOT e.rehearsal AND e.created_at >= $2 GROUP BY date_trunc('day', e.created_at) ORDER BY day",
        None,
    )
}
impl AgentDaysStmt {
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
        agent_id: &'a uuid::Uuid,
        from: &'a chrono::DateTime<chrono::Utc>,
    ) -> AgentDaysQuery<'c, 'a, 's, C, AgentDays, 2> {
        AgentDaysQuery {
            client,
            params: [agent_id, from],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AgentDays, tokio_postgres::Error> {
                Ok(AgentDays {
                    day: row.try_get(0)?,
                    runs: row.try_get(1)?,
                    completed: row.try_get(2)?,
                    failed: row.try_get(3)?,
                    prompt_tokens: row.try_get(4)?,
                    completion_tokens: row.try_get(5)?,
                    median_ms: row.try_get(6)?,
                    p95_ms: row.try_get(7)?,
                })
            },
            mapper: |it| AgentDays::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AgentDaysParams,
        AgentDaysQuery<'c, 'a, 's, C, AgentDays, 2>,
        C,
    > for AgentDaysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AgentDaysParams,
    ) -> AgentDaysQuery<'c, 'a, 's, C, AgentDays, 2> {
        self.bind(client, &params.agent_id, &params.from)
    }
}
pub struct InsertAgentMessageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_agent_message() -> InsertAgentMessageStmt {
    InsertAgentMessageStmt(
        "INSERT INTO agent_messages (tenant_id, run_id, id, by_name, content, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl InsertAgentMessageStmt {
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
        run_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        by_name: &'a T1,
        content: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, run_id, id, by_name, content, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertAgentMessageParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertAgentMessageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertAgentMessageParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.id,
            &params.by_name,
            &params.content,
            &params.now,
        ))
    }
}
pub struct CountAgentMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_agent_messages() -> CountAgentMessagesStmt {
    CountAgentMessagesStmt(
        "SELECT count(*) AS messages FROM agent_messages WHERE run_id = $1",
        None,
    )
}
impl CountAgentMessagesStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [run_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct UnreadAgentMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread_agent_messages() -> UnreadAgentMessagesStmt {
    UnreadAgentMessagesStmt(
        "SELECT id, by_name, content, created_at FROM agent_messages WHERE run_id = $1 AND read_at IS NULL ORDER BY id LIMIT 20",
        None,
    )
}
impl UnreadAgentMessagesStmt {
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
    ) -> UnreadAgentMessagesQuery<'c, 'a, 's, C, UnreadAgentMessages, 1> {
        UnreadAgentMessagesQuery {
            client,
            params: [run_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<UnreadAgentMessagesBorrowed, tokio_postgres::Error> {
                Ok(UnreadAgentMessagesBorrowed {
                    id: row.try_get(0)?,
                    by_name: row.try_get(1)?,
                    content: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                })
            },
            mapper: |it| UnreadAgentMessages::from(it),
        }
    }
}
pub struct SetAgentMessagesReadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_agent_messages_read() -> SetAgentMessagesReadStmt {
    SetAgentMessagesReadStmt(
        "UPDATE agent_messages SET read_at = $1 WHERE run_id = $2 AND id = ANY($3)",
        None,
    )
}
impl SetAgentMessagesReadStmt {
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
        run_id: &'a uuid::Uuid,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, run_id, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetAgentMessagesReadParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetAgentMessagesReadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetAgentMessagesReadParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.run_id, &params.ids))
    }
}
pub struct ListAgentMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_agent_messages() -> ListAgentMessagesStmt {
    ListAgentMessagesStmt(
        "SELECT id, by_name, content, created_at, read_at FROM agent_messages WHERE run_id = $1 ORDER BY id LIMIT 200",
        None,
    )
}
impl ListAgentMessagesStmt {
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
    ) -> ListAgentMessagesQuery<'c, 'a, 's, C, ListAgentMessages, 1> {
        ListAgentMessagesQuery {
            client,
            params: [run_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListAgentMessagesBorrowed, tokio_postgres::Error> {
                Ok(ListAgentMessagesBorrowed {
                    id: row.try_get(0)?,
                    by_name: row.try_get(1)?,
                    content: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    read_at: row.try_get(4)?,
                })
            },
            mapper: |it| ListAgentMessages::from(it),
        }
    }
}
