// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertAgentParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub kind: T2,
    pub description: T3,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListAgentsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub kind: Option<T1>,
    pub search: Option<T2>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateAgentParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub name: T1,
    pub kind: T2,
    pub description: T3,
    pub version: i32,
    pub latest: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetStoppedParams {
    pub stopped: bool,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetStartedParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertAgentVersionParams<
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub number: i32,
    pub definition: T1,
    pub note: Option<T2>,
    pub author_type: T3,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: T4,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct GetAgentVersionParams {
    pub agent_id: uuid::Uuid,
    pub number: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ListAgentVersionsParams {
    pub agent_id: uuid::Uuid,
    pub before: i32,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    pub id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub description: String,
    pub version: i32,
    pub latest: i32,
    pub stopped: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct AgentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub description: &'a str,
    pub version: i32,
    pub latest: i32,
    pub stopped: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<AgentBorrowed<'a>> for Agent {
    fn from(
        AgentBorrowed {
            id,
            name,
            kind,
            description,
            version,
            latest,
            stopped,
            created_at,
            updated_at,
            started_at,
        }: AgentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            kind: kind.into(),
            description: description.into(),
            version,
            latest,
            stopped,
            created_at,
            updated_at,
            started_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgents {
    pub id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub description: String,
    pub version: i32,
    pub latest: i32,
    pub stopped: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_state: Option<String>,
    pub last_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct ListAgentsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub description: &'a str,
    pub version: i32,
    pub latest: i32,
    pub stopped: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_state: Option<&'a str>,
    pub last_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<ListAgentsBorrowed<'a>> for ListAgents {
    fn from(
        ListAgentsBorrowed {
            id,
            name,
            kind,
            description,
            version,
            latest,
            stopped,
            created_at,
            updated_at,
            started_at,
            last_state,
            last_at,
        }: ListAgentsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            kind: kind.into(),
            description: description.into(),
            version,
            latest,
            stopped,
            created_at,
            updated_at,
            started_at,
            last_state: last_state.map(|v| v.into()),
            last_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AgentVersion {
    pub number: i32,
    pub definition: serde_json::Value,
    pub note: Option<String>,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct AgentVersionBorrowed<'a> {
    pub number: i32,
    pub definition: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub note: Option<&'a str>,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AgentVersionBorrowed<'a>> for AgentVersion {
    fn from(
        AgentVersionBorrowed {
            number,
            definition,
            note,
            author_id,
            author_name,
            created_at,
        }: AgentVersionBorrowed<'a>,
    ) -> Self {
        Self {
            number,
            definition: serde_json::from_str(definition.0.get()).unwrap(),
            note: note.map(|v| v.into()),
            author_id,
            author_name: author_name.into(),
            created_at,
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
pub struct AgentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgentBorrowed, tokio_postgres::Error>,
    mapper: fn(AgentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AgentBorrowed) -> R) -> AgentQuery<'c, 'a, 's, C, R, N> {
        AgentQuery {
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
pub struct ListAgentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListAgentsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListAgentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListAgentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListAgentsBorrowed) -> R,
    ) -> ListAgentsQuery<'c, 'a, 's, C, R, N> {
        ListAgentsQuery {
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
pub struct AgentVersionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgentVersionBorrowed, tokio_postgres::Error>,
    mapper: fn(AgentVersionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgentVersionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AgentVersionBorrowed) -> R,
    ) -> AgentVersionQuery<'c, 'a, 's, C, R, N> {
        AgentVersionQuery {
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
pub struct InsertAgentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_agent() -> InsertAgentStmt {
    InsertAgentStmt(
        "INSERT INTO agents (tenant_id, id, name, kind, description, version, latest, stopped, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 1, 1, FALSE, $6, $6) ON CONFLICT (tenant_id, name) DO NOTHING RETURNING id",
        None,
    )
}
impl InsertAgentStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        kind: &'a T2,
        description: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        UuidUuidQuery {
            client,
            params: [tenant_id, id, name, kind, description, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertAgentParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6>,
        C,
    > for InsertAgentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAgentParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.kind,
            &params.description,
            &params.now,
        )
    }
}
pub struct CountAgentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_agents() -> CountAgentsStmt {
    CountAgentsStmt("SELECT count(*) AS agents FROM agents", None)
}
impl CountAgentsStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct GetAgentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_agent() -> GetAgentStmt {
    GetAgentStmt(
        "SELECT id, name, kind, description, version, latest, stopped, created_at, updated_at, started_at FROM agents WHERE id = $1",
        None,
    )
}
impl GetAgentStmt {
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
    ) -> AgentQuery<'c, 'a, 's, C, Agent, 1> {
        AgentQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AgentBorrowed, tokio_postgres::Error> {
                Ok(AgentBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    description: row.try_get(3)?,
                    version: row.try_get(4)?,
                    latest: row.try_get(5)?,
                    stopped: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    started_at: row.try_get(9)?,
                })
            },
            mapper: |it| Agent::from(it),
        }
    }
}
pub struct LockAgentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_agent() -> LockAgentStmt {
    LockAgentStmt(
        "SELECT id, name, kind, description, version, latest, stopped, created_at, updated_at, started_at FROM agents WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl LockAgentStmt {
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
    ) -> AgentQuery<'c, 'a, 's, C, Agent, 1> {
        AgentQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AgentBorrowed, tokio_postgres::Error> {
                Ok(AgentBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    description: row.try_get(3)?,
                    version: row.try_get(4)?,
                    latest: row.try_get(5)?,
                    stopped: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    started_at: row.try_get(9)?,
                })
            },
            mapper: |it| Agent::from(it),
        }
    }
}
pub struct ListAgentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_agents() -> ListAgentsStmt {
    ListAgentsStmt(
        "SELECT a.id, a.name, a.kind, a.description, a.version, a.latest, a.stopped, a.created_at, a.updated_at, a.started_at, last.state AS last_state, last.created_at AS last_at FROM agents AS a LEFT JOIN LATERAL ( SELECT r.state, e.created_at FROM agent_executions AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id WHERE e.agent_id = a.id AND NOT e.rehearsal ORDER BY e.created_at DESC, e.run_id DESC LIMIT 1 ) AS last ON TRUE WHERE ($1::text IS NULL OR a.kind = $1) AND ($2::text IS NULL OR strpos(lower(a.name || ' ' || a.description), lower($2)) > 0) AND ($3::timestamptz IS NULL OR (a.updated_at, a.id) < ($3, $4::uuid)) ORDER BY a.updated_at DESC, a.id DESC LIMIT $5",
        None,
    )
}
impl ListAgentsStmt {
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
        kind: &'a Option<T1>,
        search: &'a Option<T2>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ListAgentsQuery<'c, 'a, 's, C, ListAgents, 5> {
        ListAgentsQuery {
            client,
            params: [kind, search, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListAgentsBorrowed, tokio_postgres::Error> {
                    Ok(ListAgentsBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        description: row.try_get(3)?,
                        version: row.try_get(4)?,
                        latest: row.try_get(5)?,
                        stopped: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                        started_at: row.try_get(9)?,
                        last_state: row.try_get(10)?,
                        last_at: row.try_get(11)?,
                    })
                },
            mapper: |it| ListAgents::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListAgentsParams<T1, T2>,
        ListAgentsQuery<'c, 'a, 's, C, ListAgents, 5>,
        C,
    > for ListAgentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAgentsParams<T1, T2>,
    ) -> ListAgentsQuery<'c, 'a, 's, C, ListAgents, 5> {
        self.bind(
            client,
            &params.kind,
            &params.search,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct UpdateAgentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_agent() -> UpdateAgentStmt {
    UpdateAgentStmt(
        "UPDATE agents SET name = $1, kind = $2, description = $3, version = $4, latest = $5, updated_at = $6 WHERE id = $7",
        None,
    )
}
impl UpdateAgentStmt {
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
        name: &'a T1,
        kind: &'a T2,
        description: &'a T3,
        version: &'a i32,
        latest: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[name, kind, description, version, latest, now, id],
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
        UpdateAgentParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateAgentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateAgentParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.kind,
            &params.description,
            &params.version,
            &params.latest,
            &params.now,
            &params.id,
        ))
    }
}
pub struct SetStoppedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_stopped() -> SetStoppedStmt {
    SetStoppedStmt(
        "UPDATE agents SET stopped = $1, updated_at = $2 WHERE id = $3",
        None,
    )
}
impl SetStoppedStmt {
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
        stopped: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[stopped, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetStoppedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetStoppedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetStoppedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.stopped, &params.now, &params.id))
    }
}
pub struct SetStartedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_started() -> SetStartedStmt {
    SetStartedStmt("UPDATE agents SET started_at = $1 WHERE id = $2", None)
}
impl SetStartedStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetStartedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetStartedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetStartedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct DeleteAgentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_agent() -> DeleteAgentStmt {
    DeleteAgentStmt("DELETE FROM agents WHERE id = $1 RETURNING id", None)
}
impl DeleteAgentStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct InsertAgentVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_agent_version() -> InsertAgentVersionStmt {
    InsertAgentVersionStmt(
        "INSERT INTO agent_versions ( tenant_id, agent_id, number, definition, note, author_type, author_id, author_name, created_at ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl InsertAgentVersionStmt {
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
        T1: crate::JsonSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        agent_id: &'a uuid::Uuid,
        number: &'a i32,
        definition: &'a T1,
        note: &'a Option<T2>,
        author_type: &'a T3,
        author_id: &'a Option<uuid::Uuid>,
        author_name: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    agent_id,
                    number,
                    definition,
                    note,
                    author_type,
                    author_id,
                    author_name,
                    now,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertAgentVersionParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertAgentVersionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertAgentVersionParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.agent_id,
            &params.number,
            &params.definition,
            &params.note,
            &params.author_type,
            &params.author_id,
            &params.author_name,
            &params.now,
        ))
    }
}
pub struct GetAgentVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_agent_version() -> GetAgentVersionStmt {
    GetAgentVersionStmt(
        "SELECT number, definition, note, author_id, author_name, created_at FROM agent_versions WHERE agent_id = $1 AND number = $2",
        None,
    )
}
impl GetAgentVersionStmt {
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
        number: &'a i32,
    ) -> AgentVersionQuery<'c, 'a, 's, C, AgentVersion, 2> {
        AgentVersionQuery {
            client,
            params: [agent_id, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AgentVersionBorrowed, tokio_postgres::Error> {
                    Ok(AgentVersionBorrowed {
                        number: row.try_get(0)?,
                        definition: row.try_get(1)?,
                        note: row.try_get(2)?,
                        author_id: row.try_get(3)?,
                        author_name: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                    })
                },
            mapper: |it| AgentVersion::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetAgentVersionParams,
        AgentVersionQuery<'c, 'a, 's, C, AgentVersion, 2>,
        C,
    > for GetAgentVersionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetAgentVersionParams,
    ) -> AgentVersionQuery<'c, 'a, 's, C, AgentVersion, 2> {
        self.bind(client, &params.agent_id, &params.number)
    }
}
pub struct ListAgentVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_agent_versions() -> ListAgentVersionsStmt {
    ListAgentVersionsStmt(
        "SELECT number, definition, note, author_id, author_name, created_at FROM agent_versions WHERE agent_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3",
        None,
    )
}
impl ListAgentVersionsStmt {
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
        before: &'a i32,
        limit: &'a i64,
    ) -> AgentVersionQuery<'c, 'a, 's, C, AgentVersion, 3> {
        AgentVersionQuery {
            client,
            params: [agent_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AgentVersionBorrowed, tokio_postgres::Error> {
                    Ok(AgentVersionBorrowed {
                        number: row.try_get(0)?,
                        definition: row.try_get(1)?,
                        note: row.try_get(2)?,
                        author_id: row.try_get(3)?,
                        author_name: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                    })
                },
            mapper: |it| AgentVersion::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListAgentVersionsParams,
        AgentVersionQuery<'c, 'a, 's, C, AgentVersion, 3>,
        C,
    > for ListAgentVersionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAgentVersionsParams,
    ) -> AgentVersionQuery<'c, 'a, 's, C, AgentVersion, 3> {
        self.bind(client, &params.agent_id, &params.before, &params.limit)
    }
}
