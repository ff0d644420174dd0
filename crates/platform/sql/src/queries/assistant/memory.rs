// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertAgentMemoryParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = f32>,
    T7: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub about: T2,
    pub user_id: Option<uuid::Uuid>,
    pub customer_id: Option<uuid::Uuid>,
    pub content: T3,
    pub untrusted: bool,
    pub agent_id: Option<uuid::Uuid>,
    pub run_id: Option<uuid::Uuid>,
    pub author_type: T4,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: T5,
    pub embedding: Option<T6>,
    pub embedded_by: Option<T7>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug)]
pub struct SameAgentMemoryParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub about: T1,
    pub user_id: Option<uuid::Uuid>,
    pub customer_id: Option<uuid::Uuid>,
    pub content: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct GetAgentMemoryParams {
    pub id: uuid::Uuid,
    pub reader: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListAgentMemoriesParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
{
    pub reader: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub kind: Option<T1>,
    pub about: Option<T2>,
    pub customer_id: Option<uuid::Uuid>,
    pub agent_id: Option<uuid::Uuid>,
    pub search: Option<T3>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RecallAgentMemoriesParams {
    pub reader: Option<uuid::Uuid>,
    pub customer_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UseAgentMemoriesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
}
#[derive(Debug)]
pub struct UpdateAgentMemoryParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = f32>,
    T3: crate::StringSql,
> {
    pub content: T1,
    pub untrusted: bool,
    pub embedding: Option<T2>,
    pub embedded_by: Option<T3>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ConfirmAgentMemoryParams {
    pub untrusted: bool,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteAgentMemoryParams {
    pub id: uuid::Uuid,
    pub reader: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct ForgetAgentMemoriesParams<T1: crate::StringSql> {
    pub about: T1,
    pub user_id: Option<uuid::Uuid>,
    pub customer_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct CrowdOutAgentMemoriesParams<T1: crate::StringSql> {
    pub about: T1,
    pub user_id: Option<uuid::Uuid>,
    pub customer_id: Option<uuid::Uuid>,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SameAgentMemory {
    pub id: uuid::Uuid,
    pub untrusted: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AgentMemory {
    pub id: uuid::Uuid,
    pub kind: String,
    pub about: String,
    pub user_id: Option<uuid::Uuid>,
    pub customer_id: Option<uuid::Uuid>,
    pub content: String,
    pub untrusted: bool,
    pub agent_id: Option<uuid::Uuid>,
    pub agent_name: Option<String>,
    pub run_id: Option<uuid::Uuid>,
    pub author_type: String,
    pub author_name: String,
    pub uses: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub used_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct AgentMemoryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub about: &'a str,
    pub user_id: Option<uuid::Uuid>,
    pub customer_id: Option<uuid::Uuid>,
    pub content: &'a str,
    pub untrusted: bool,
    pub agent_id: Option<uuid::Uuid>,
    pub agent_name: Option<&'a str>,
    pub run_id: Option<uuid::Uuid>,
    pub author_type: &'a str,
    pub author_name: &'a str,
    pub uses: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub used_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<AgentMemoryBorrowed<'a>> for AgentMemory {
    fn from(
        AgentMemoryBorrowed {
            id,
            kind,
            about,
            user_id,
            customer_id,
            content,
            untrusted,
            agent_id,
            agent_name,
            run_id,
            author_type,
            author_name,
            uses,
            created_at,
            updated_at,
            used_at,
            expires_at,
        }: AgentMemoryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            about: about.into(),
            user_id,
            customer_id,
            content: content.into(),
            untrusted,
            agent_id,
            agent_name: agent_name.map(|v| v.into()),
            run_id,
            author_type: author_type.into(),
            author_name: author_name.into(),
            uses,
            created_at,
            updated_at,
            used_at,
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RecalledMemory {
    pub id: uuid::Uuid,
    pub kind: String,
    pub about: String,
    pub customer_id: Option<uuid::Uuid>,
    pub content: String,
    pub untrusted: bool,
    pub embedding: Option<Vec<f32>>,
    pub embedded_by: Option<String>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct RecalledMemoryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub about: &'a str,
    pub customer_id: Option<uuid::Uuid>,
    pub content: &'a str,
    pub untrusted: bool,
    pub embedding: Option<crate::ArrayIterator<'a, f32>>,
    pub embedded_by: Option<&'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<RecalledMemoryBorrowed<'a>> for RecalledMemory {
    fn from(
        RecalledMemoryBorrowed {
            id,
            kind,
            about,
            customer_id,
            content,
            untrusted,
            embedding,
            embedded_by,
            updated_at,
        }: RecalledMemoryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            about: about.into(),
            customer_id,
            content: content.into(),
            untrusted,
            embedding: embedding.map(|v| v.map(|v| v).collect()),
            embedded_by: embedded_by.map(|v| v.into()),
            updated_at,
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
pub struct SameAgentMemoryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SameAgentMemory, tokio_postgres::Error>,
    mapper: fn(SameAgentMemory) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SameAgentMemoryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SameAgentMemory) -> R,
    ) -> SameAgentMemoryQuery<'c, 'a, 's, C, R, N> {
        SameAgentMemoryQuery {
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
pub struct AgentMemoryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgentMemoryBorrowed, tokio_postgres::Error>,
    mapper: fn(AgentMemoryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgentMemoryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AgentMemoryBorrowed) -> R,
    ) -> AgentMemoryQuery<'c, 'a, 's, C, R, N> {
        AgentMemoryQuery {
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
pub struct RecalledMemoryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecalledMemoryBorrowed, tokio_postgres::Error>,
    mapper: fn(RecalledMemoryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecalledMemoryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RecalledMemoryBorrowed) -> R,
    ) -> RecalledMemoryQuery<'c, 'a, 's, C, R, N> {
        RecalledMemoryQuery {
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
pub struct InsertAgentMemoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_agent_memory() -> InsertAgentMemoryStmt {
    InsertAgentMemoryStmt(
        "INSERT INTO agent_memories ( tenant_id, id, kind, about, user_id, customer_id, content, untrusted, agent_id, run_id, author_type, author_id, author_name, embedding, embedded_by, created_at, updated_at, used_at, expires_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $16, $17 ) ON CONFLICT (tenant_id, id) DO NOTHING RETURNING id",
        None,
    )
}
impl InsertAgentMemoryStmt {
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
        T6: crate::ArraySql<Item = f32>,
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        about: &'a T2,
        user_id: &'a Option<uuid::Uuid>,
        customer_id: &'a Option<uuid::Uuid>,
        content: &'a T3,
        untrusted: &'a bool,
        agent_id: &'a Option<uuid::Uuid>,
        run_id: &'a Option<uuid::Uuid>,
        author_type: &'a T4,
        author_id: &'a Option<uuid::Uuid>,
        author_name: &'a T5,
        embedding: &'a Option<T6>,
        embedded_by: &'a Option<T7>,
        now: &'a chrono::DateTime<chrono::Utc>,
        expires_at: &'a Option<chrono::DateTime<chrono::Utc>>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                id,
                kind,
                about,
                user_id,
                customer_id,
                content,
                untrusted,
                agent_id,
                run_id,
                author_type,
                author_id,
                author_name,
                embedding,
                embedded_by,
                now,
                expires_at,
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
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = f32>,
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertAgentMemoryParams<T1, T2, T3, T4, T5, T6, T7>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17>,
        C,
    > for InsertAgentMemoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAgentMemoryParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 17> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.about,
            &params.user_id,
            &params.customer_id,
            &params.content,
            &params.untrusted,
            &params.agent_id,
            &params.run_id,
            &params.author_type,
            &params.author_id,
            &params.author_name,
            &params.embedding,
            &params.embedded_by,
            &params.now,
            &params.expires_at,
        )
    }
}
pub struct SameAgentMemoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn same_agent_memory() -> SameAgentMemoryStmt {
    SameAgentMemoryStmt(
        "SELECT id, untrusted FROM agent_memories WHERE kind = 'fact' AND about = $1 AND user_id IS NOT DISTINCT FROM $2 AND customer_id IS NOT DISTINCT FROM $3 AND lower(content) = lower($4) LIMIT 1 FOR UPDATE",
        None,
    )
}
impl SameAgentMemoryStmt {
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
        about: &'a T1,
        user_id: &'a Option<uuid::Uuid>,
        customer_id: &'a Option<uuid::Uuid>,
        content: &'a T2,
    ) -> SameAgentMemoryQuery<'c, 'a, 's, C, SameAgentMemory, 4> {
        SameAgentMemoryQuery {
            client,
            params: [about, user_id, customer_id, content],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SameAgentMemory, tokio_postgres::Error> {
                    Ok(SameAgentMemory {
                        id: row.try_get(0)?,
                        untrusted: row.try_get(1)?,
                    })
                },
            mapper: |it| SameAgentMemory::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SameAgentMemoryParams<T1, T2>,
        SameAgentMemoryQuery<'c, 'a, 's, C, SameAgentMemory, 4>,
        C,
    > for SameAgentMemoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SameAgentMemoryParams<T1, T2>,
    ) -> SameAgentMemoryQuery<'c, 'a, 's, C, SameAgentMemory, 4> {
        self.bind(
            client,
            &params.about,
            &params.user_id,
            &params.customer_id,
            &params.content,
        )
    }
}
pub struct GetAgentMemoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_agent_memory() -> GetAgentMemoryStmt {
    GetAgentMemoryStmt(
        "SELECT m.id, m.kind, m.about, m.user_id, m.customer_id, m.content, m.untrusted, m.agent_id, a.name AS agent_name, m.run_id, m.author_type, m.author_name, m.uses, m.created_at, m.updated_at, m.used_at, m.expires_at FROM agent_memories AS m LEFT JOIN agents AS a ON a.tenant_id = m.tenant_id AND a.id = m.agent_id WHERE m.id = $1 AND (m.user_id IS NULL OR m.user_id = $2) AND (m.expires_at IS NULL OR m.expires_at > $3)",
        None,
    )
}
impl GetAgentMemoryStmt {
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
        reader: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> AgentMemoryQuery<'c, 'a, 's, C, AgentMemory, 3> {
        AgentMemoryQuery {
            client,
            params: [id, reader, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AgentMemoryBorrowed, tokio_postgres::Error> {
                    Ok(AgentMemoryBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        about: row.try_get(2)?,
                        user_id: row.try_get(3)?,
                        customer_id: row.try_get(4)?,
                        content: row.try_get(5)?,
                        untrusted: row.try_get(6)?,
                        agent_id: row.try_get(7)?,
                        agent_name: row.try_get(8)?,
                        run_id: row.try_get(9)?,
                        author_type: row.try_get(10)?,
                        author_name: row.try_get(11)?,
                        uses: row.try_get(12)?,
                        created_at: row.try_get(13)?,
                        updated_at: row.try_get(14)?,
                        used_at: row.try_get(15)?,
                        expires_at: row.try_get(16)?,
                    })
                },
            mapper: |it| AgentMemory::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetAgentMemoryParams,
        AgentMemoryQuery<'c, 'a, 's, C, AgentMemory, 3>,
        C,
    > for GetAgentMemoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetAgentMemoryParams,
    ) -> AgentMemoryQuery<'c, 'a, 's, C, AgentMemory, 3> {
        self.bind(client, &params.id, &params.reader, &params.now)
    }
}
pub struct ListAgentMemoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_agent_memories() -> ListAgentMemoriesStmt {
    ListAgentMemoriesStmt(
        "SELECT m.id, m.kind, m.about, m.user_id, m.customer_id, m.content, m.untrusted, m.agent_id, a.name AS agent_name, m.run_id, m.author_type, m.author_name, m.uses, m.created_at, m.updated_at, m.used_at, m.expires_at FROM agent_memories AS m LEFT JOIN agents AS a ON a.tenant_id = m.tenant_id AND a.id = m.agent_id WHERE (m.user_id IS NULL OR m.user_id = $1) AND (m.expires_at IS NULL OR m.expires_at > $2) AND ($3::text IS NULL OR m.kind = $3) AND ($4::text IS NULL OR m.about = $4) AND ($5::uuid IS NULL OR m.customer_id = $5) AND ($6::uuid IS NULL OR m.agent_id = $6) AND ($7::text IS NULL OR strpos(lower(m.content), lower($7)) > 0) AND ($8::timestamptz IS NULL OR (m.updated_at, m.id) < ($8, $9::uuid)) ORDER BY m.updated_at DESC, m.id DESC LIMIT $10",
        None,
    )
}
impl ListAgentMemoriesStmt {
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
    >(
        &'s self,
        client: &'c C,
        reader: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        kind: &'a Option<T1>,
        about: &'a Option<T2>,
        customer_id: &'a Option<uuid::Uuid>,
        agent_id: &'a Option<uuid::Uuid>,
        search: &'a Option<T3>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> AgentMemoryQuery<'c, 'a, 's, C, AgentMemory, 10> {
        AgentMemoryQuery {
            client,
            params: [
                reader,
                now,
                kind,
                about,
                customer_id,
                agent_id,
                search,
                before_at,
                before_id,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AgentMemoryBorrowed, tokio_postgres::Error> {
                    Ok(AgentMemoryBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        about: row.try_get(2)?,
                        user_id: row.try_get(3)?,
                        customer_id: row.try_get(4)?,
                        content: row.try_get(5)?,
                        untrusted: row.try_get(6)?,
                        agent_id: row.try_get(7)?,
                        agent_name: row.try_get(8)?,
                        run_id: row.try_get(9)?,
                        author_type: row.try_get(10)?,
                        author_name: row.try_get(11)?,
                        uses: row.try_get(12)?,
                        created_at: row.try_get(13)?,
                        updated_at: row.try_get(14)?,
                        used_at: row.try_get(15)?,
                        expires_at: row.try_get(16)?,
                    })
                },
            mapper: |it| AgentMemory::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListAgentMemoriesParams<T1, T2, T3>,
        AgentMemoryQuery<'c, 'a, 's, C, AgentMemory, 10>,
        C,
    > for ListAgentMemoriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAgentMemoriesParams<T1, T2, T3>,
    ) -> AgentMemoryQuery<'c, 'a, 's, C, AgentMemory, 10> {
        self.bind(
            client,
            &params.reader,
            &params.now,
            &params.kind,
            &params.about,
            &params.customer_id,
            &params.agent_id,
            &params.search,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct RecallAgentMemoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recall_agent_memories() -> RecallAgentMemoriesStmt {
    RecallAgentMemoriesStmt(
        "SELECT id, kind, about, customer_id, content, untrusted, embedding, embedded_by, updated_at FROM agent_memories WHERE (about = 'business' OR user_id = $1 OR customer_id = $2) AND (expires_at IS NULL OR expires_at > $3) ORDER BY used_at DESC, id DESC LIMIT $4",
        None,
    )
}
impl RecallAgentMemoriesStmt {
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
        reader: &'a Option<uuid::Uuid>,
        customer_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> RecalledMemoryQuery<'c, 'a, 's, C, RecalledMemory, 4> {
        RecalledMemoryQuery {
            client,
            params: [reader, customer_id, now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<RecalledMemoryBorrowed, tokio_postgres::Error> {
                Ok(RecalledMemoryBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    about: row.try_get(2)?,
                    customer_id: row.try_get(3)?,
                    content: row.try_get(4)?,
                    untrusted: row.try_get(5)?,
                    embedding: row.try_get(6)?,
                    embedded_by: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| RecalledMemory::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecallAgentMemoriesParams,
        RecalledMemoryQuery<'c, 'a, 's, C, RecalledMemory, 4>,
        C,
    > for RecallAgentMemoriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecallAgentMemoriesParams,
    ) -> RecalledMemoryQuery<'c, 'a, 's, C, RecalledMemory, 4> {
        self.bind(
            client,
            &params.reader,
            &params.customer_id,
            &params.now,
            &params.limit,
        )
    }
}
pub struct UseAgentMemoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn use_agent_memories() -> UseAgentMemoriesStmt {
    UseAgentMemoriesStmt(
        "UPDATE agent_memories SET uses = uses + 1, used_at = $1 WHERE id = ANY($2)",
        None,
    )
}
impl UseAgentMemoriesStmt {
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
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UseAgentMemoriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UseAgentMemoriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UseAgentMemoriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.ids))
    }
}
pub struct UpdateAgentMemoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_agent_memory() -> UpdateAgentMemoryStmt {
    UpdateAgentMemoryStmt(
        "UPDATE agent_memories SET content = $1, untrusted = $2, embedding = $3, embedded_by = $4, expires_at = $5, updated_at = $6, used_at = $6 WHERE id = $7",
        None,
    )
}
impl UpdateAgentMemoryStmt {
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
        T2: crate::ArraySql<Item = f32>,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        content: &'a T1,
        untrusted: &'a bool,
        embedding: &'a Option<T2>,
        embedded_by: &'a Option<T3>,
        expires_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    content,
                    untrusted,
                    embedding,
                    embedded_by,
                    expires_at,
                    now,
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
    T2: crate::ArraySql<Item = f32>,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateAgentMemoryParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateAgentMemoryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateAgentMemoryParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.content,
            &params.untrusted,
            &params.embedding,
            &params.embedded_by,
            &params.expires_at,
            &params.now,
            &params.id,
        ))
    }
}
pub struct ConfirmAgentMemoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn confirm_agent_memory() -> ConfirmAgentMemoryStmt {
    ConfirmAgentMemoryStmt(
        "UPDATE agent_memories SET untrusted = untrusted AND $1, expires_at = $2, updated_at = $3, used_at = $3 WHERE id = $4",
        None,
    )
}
impl ConfirmAgentMemoryStmt {
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
        untrusted: &'a bool,
        expires_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[untrusted, expires_at, now, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ConfirmAgentMemoryParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ConfirmAgentMemoryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ConfirmAgentMemoryParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.untrusted,
            &params.expires_at,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteAgentMemoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_agent_memory() -> DeleteAgentMemoryStmt {
    DeleteAgentMemoryStmt(
        "DELETE FROM agent_memories WHERE id = $1 AND (user_id IS NULL OR user_id = $2) RETURNING id",
        None,
    )
}
impl DeleteAgentMemoryStmt {
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
        reader: &'a Option<uuid::Uuid>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, reader],
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
        DeleteAgentMemoryParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for DeleteAgentMemoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeleteAgentMemoryParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.reader)
    }
}
pub struct ForgetAgentMemoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_agent_memories() -> ForgetAgentMemoriesStmt {
    ForgetAgentMemoriesStmt(
        "DELETE FROM agent_memories WHERE about = $1 AND user_id IS NOT DISTINCT FROM $2 AND customer_id IS NOT DISTINCT FROM $3",
        None,
    )
}
impl ForgetAgentMemoriesStmt {
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
        about: &'a T1,
        user_id: &'a Option<uuid::Uuid>,
        customer_id: &'a Option<uuid::Uuid>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[about, user_id, customer_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetAgentMemoriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetAgentMemoriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetAgentMemoriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.about, &params.user_id, &params.customer_id))
    }
}
pub struct LapseAgentMemoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lapse_agent_memories() -> LapseAgentMemoriesStmt {
    LapseAgentMemoriesStmt("DELETE FROM agent_memories WHERE expires_at <= $1", None)
}
impl LapseAgentMemoriesStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(&client.prepare(self.0).await?, &[now]).await
    }
}
pub struct CrowdOutAgentMemoriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn crowd_out_agent_memories() -> CrowdOutAgentMemoriesStmt {
    CrowdOutAgentMemoriesStmt(
        "DELETE FROM agent_memories WHERE id IN ( SELECT m.id FROM agent_memories AS m WHERE m.about = $1 AND m.user_id IS NOT DISTINCT FROM $2 AND m.customer_id IS NOT DISTINCT FROM $3 ORDER BY m.used_at DESC, m.id DESC OFFSET $4 )",
        None,
    )
}
impl CrowdOutAgentMemoriesStmt {
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
        about: &'a T1,
        user_id: &'a Option<uuid::Uuid>,
        customer_id: &'a Option<uuid::Uuid>,
        most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[about, user_id, customer_id, most],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CrowdOutAgentMemoriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CrowdOutAgentMemoriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CrowdOutAgentMemoriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.about,
            &params.user_id,
            &params.customer_id,
            &params.most,
        ))
    }
}
pub struct HasCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_customer() -> HasCustomerStmt {
    HasCustomerStmt(
        "SELECT EXISTS (SELECT 1 FROM customers WHERE id = $1) AS found",
        None,
    )
}
impl HasCustomerStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
