// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertJarvisThreadParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub title: T1,
    pub owner_type: T2,
    pub owner_id: uuid::Uuid,
    pub owner_name: T3,
    pub user_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct CountJarvisThreadsParams {
    pub owner_id: uuid::Uuid,
    pub most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct GetJarvisThreadParams {
    pub id: uuid::Uuid,
    pub reader: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockJarvisThreadParams {
    pub id: uuid::Uuid,
    pub reader: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListJarvisThreadsParams<T1: crate::StringSql> {
    pub reader: uuid::Uuid,
    pub search: Option<T1>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListSharedJarvisThreadsParams<T1: crate::StringSql> {
    pub reader: uuid::Uuid,
    pub search: Option<T1>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateJarvisThreadParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub title: T1,
    pub everyone: bool,
    pub people: T2,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertJarvisTurnParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub thread_id: uuid::Uuid,
    pub number: i32,
    pub content: T1,
    pub screen: Option<T2>,
    pub run_id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct SetJarvisTurnsParams {
    pub turns: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListJarvisTurnsParams {
    pub thread_id: uuid::Uuid,
    pub before: i32,
    pub limit: i64,
}
#[derive(Debug)]
pub struct AnswerJarvisTurnParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub answer: T1,
    pub tools: T3,
    pub untrusted: bool,
    pub run_id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub thread_id: uuid::Uuid,
    pub number: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct AnswersInJarvisThreadParams {
    pub thread_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AgentOfKind {
    pub id: uuid::Uuid,
    pub name: String,
    pub stopped: bool,
    pub version: i32,
    pub definition: serde_json::Value,
}
pub struct AgentOfKindBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub stopped: bool,
    pub version: i32,
    pub definition: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<AgentOfKindBorrowed<'a>> for AgentOfKind {
    fn from(
        AgentOfKindBorrowed {
            id,
            name,
            stopped,
            version,
            definition,
        }: AgentOfKindBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            stopped,
            version,
            definition: serde_json::from_str(definition.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct JarvisThread {
    pub id: uuid::Uuid,
    pub title: String,
    pub owner_id: uuid::Uuid,
    pub owner_name: String,
    pub everyone: bool,
    pub people: Vec<uuid::Uuid>,
    pub turns: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct JarvisThreadBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub owner_id: uuid::Uuid,
    pub owner_name: &'a str,
    pub everyone: bool,
    pub people: crate::ArrayIterator<'a, uuid::Uuid>,
    pub turns: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<JarvisThreadBorrowed<'a>> for JarvisThread {
    fn from(
        JarvisThreadBorrowed {
            id,
            title,
            owner_id,
            owner_name,
            everyone,
            people,
            turns,
            created_at,
            updated_at,
        }: JarvisThreadBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            owner_id,
            owner_name: owner_name.into(),
            everyone,
            people: people.map(|v| v).collect(),
            turns,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct JarvisTurn {
    pub number: i32,
    pub content: String,
    pub screen: Option<serde_json::Value>,
    pub run_id: uuid::Uuid,
    pub answer: Option<String>,
    pub tools: Vec<String>,
    pub untrusted: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: Option<String>,
    pub error: Option<String>,
}
pub struct JarvisTurnBorrowed<'a> {
    pub number: i32,
    pub content: &'a str,
    pub screen: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub run_id: uuid::Uuid,
    pub answer: Option<&'a str>,
    pub tools: crate::ArrayIterator<'a, &'a str>,
    pub untrusted: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub answered_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: Option<&'a str>,
    pub error: Option<&'a str>,
}
impl<'a> From<JarvisTurnBorrowed<'a>> for JarvisTurn {
    fn from(
        JarvisTurnBorrowed {
            number,
            content,
            screen,
            run_id,
            answer,
            tools,
            untrusted,
            created_at,
            answered_at,
            state,
            error,
        }: JarvisTurnBorrowed<'a>,
    ) -> Self {
        Self {
            number,
            content: content.into(),
            screen: screen.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            run_id,
            answer: answer.map(|v| v.into()),
            tools: tools.map(|v| v.into()).collect(),
            untrusted,
            created_at,
            answered_at,
            state: state.map(|v| v.into()),
            error: error.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AgentOfKindQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AgentOfKindBorrowed, tokio_postgres::Error>,
    mapper: fn(AgentOfKindBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AgentOfKindQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AgentOfKindBorrowed) -> R,
    ) -> AgentOfKindQuery<'c, 'a, 's, C, R, N> {
        AgentOfKindQuery {
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
pub struct JarvisThreadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JarvisThreadBorrowed, tokio_postgres::Error>,
    mapper: fn(JarvisThreadBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JarvisThreadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(JarvisThreadBorrowed) -> R,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, R, N> {
        JarvisThreadQuery {
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
pub struct JarvisTurnQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JarvisTurnBorrowed, tokio_postgres::Error>,
    mapper: fn(JarvisTurnBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JarvisTurnQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(JarvisTurnBorrowed) -> R,
    ) -> JarvisTurnQuery<'c, 'a, 's, C, R, N> {
        JarvisTurnQuery {
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
pub struct AgentOfKindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn agent_of_kind() -> AgentOfKindStmt {
    AgentOfKindStmt(
        "SELECT a.id, a.name, a.stopped, a.version, v.definition FROM agents AS a JOIN agent_versions AS v ON v.tenant_id = a.tenant_id AND v.agent_id = a.id AND v.number = a.version WHERE a.kind = $1 ORDER BY a.created_at, a.id LIMIT 1",
        None,
    )
}
impl AgentOfKindStmt {
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
        kind: &'a T1,
    ) -> AgentOfKindQuery<'c, 'a, 's, C, AgentOfKind, 1> {
        AgentOfKindQuery {
            client,
            params: [kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AgentOfKindBorrowed, tokio_postgres::Error> {
                    Ok(AgentOfKindBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        stopped: row.try_get(2)?,
                        version: row.try_get(3)?,
                        definition: row.try_get(4)?,
                    })
                },
            mapper: |it| AgentOfKind::from(it),
        }
    }
}
pub struct InsertJarvisThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_jarvis_thread() -> InsertJarvisThreadStmt {
    InsertJarvisThreadStmt(
        "INSERT INTO jarvis_threads ( tenant_id, id, title, owner_type, owner_id, owner_name, user_id, everyone, people, turns, created_at, updated_at ) VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, '{}', 0, $8, $8) RETURNING id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at",
        None,
    )
}
impl InsertJarvisThreadStmt {
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
        title: &'a T1,
        owner_type: &'a T2,
        owner_id: &'a uuid::Uuid,
        owner_name: &'a T3,
        user_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 8> {
        JarvisThreadQuery {
            client,
            params: [
                tenant_id, id, title, owner_type, owner_id, owner_name, user_id, now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JarvisThreadBorrowed, tokio_postgres::Error> {
                    Ok(JarvisThreadBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        owner_id: row.try_get(2)?,
                        owner_name: row.try_get(3)?,
                        everyone: row.try_get(4)?,
                        people: row.try_get(5)?,
                        turns: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| JarvisThread::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertJarvisThreadParams<T1, T2, T3>,
        JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 8>,
        C,
    > for InsertJarvisThreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertJarvisThreadParams<T1, T2, T3>,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 8> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.title,
            &params.owner_type,
            &params.owner_id,
            &params.owner_name,
            &params.user_id,
            &params.now,
        )
    }
}
pub struct CountJarvisThreadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_jarvis_threads() -> CountJarvisThreadsStmt {
    CountJarvisThreadsStmt(
        "SELECT count(*) AS threads FROM (SELECT 1 FROM jarvis_threads WHERE owner_id = $1 LIMIT $2) AS found",
        None,
    )
}
impl CountJarvisThreadsStmt {
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
        owner_id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [owner_id, most],
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
        CountJarvisThreadsParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for CountJarvisThreadsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountJarvisThreadsParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.owner_id, &params.most)
    }
}
pub struct GetJarvisThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_jarvis_thread() -> GetJarvisThreadStmt {
    GetJarvisThreadStmt(
        "SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at FROM jarvis_threads WHERE id = $1 AND (owner_id = $2 OR everyone OR $2 = ANY(people))",
        None,
    )
}
impl GetJarvisThreadStmt {
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
        reader: &'a uuid::Uuid,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 2> {
        JarvisThreadQuery {
            client,
            params: [id, reader],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JarvisThreadBorrowed, tokio_postgres::Error> {
                    Ok(JarvisThreadBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        owner_id: row.try_get(2)?,
                        owner_name: row.try_get(3)?,
                        everyone: row.try_get(4)?,
                        people: row.try_get(5)?,
                        turns: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| JarvisThread::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetJarvisThreadParams,
        JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 2>,
        C,
    > for GetJarvisThreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetJarvisThreadParams,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 2> {
        self.bind(client, &params.id, &params.reader)
    }
}
pub struct LockJarvisThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_jarvis_thread() -> LockJarvisThreadStmt {
    LockJarvisThreadStmt(
        "SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at FROM jarvis_threads WHERE id = $1 AND (owner_id = $2 OR everyone OR $2 = ANY(people)) FOR UPDATE",
        None,
    )
}
impl LockJarvisThreadStmt {
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
        reader: &'a uuid::Uuid,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 2> {
        JarvisThreadQuery {
            client,
            params: [id, reader],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JarvisThreadBorrowed, tokio_postgres::Error> {
                    Ok(JarvisThreadBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        owner_id: row.try_get(2)?,
                        owner_name: row.try_get(3)?,
                        everyone: row.try_get(4)?,
                        people: row.try_get(5)?,
                        turns: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| JarvisThread::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockJarvisThreadParams,
        JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 2>,
        C,
    > for LockJarvisThreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockJarvisThreadParams,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 2> {
        self.bind(client, &params.id, &params.reader)
    }
}
pub struct ListJarvisThreadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_jarvis_threads() -> ListJarvisThreadsStmt {
    ListJarvisThreadsStmt(
        "SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at FROM jarvis_threads WHERE owner_id = $1 AND ($2::text IS NULL OR strpos(lower(title), lower($2)) > 0) AND ($3::timestamptz IS NULL OR (updated_at, id) < ($3, $4::uuid)) ORDER BY updated_at DESC, id DESC LIMIT $5",
        None,
    )
}
impl ListJarvisThreadsStmt {
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
        reader: &'a uuid::Uuid,
        search: &'a Option<T1>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 5> {
        JarvisThreadQuery {
            client,
            params: [reader, search, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JarvisThreadBorrowed, tokio_postgres::Error> {
                    Ok(JarvisThreadBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        owner_id: row.try_get(2)?,
                        owner_name: row.try_get(3)?,
                        everyone: row.try_get(4)?,
                        people: row.try_get(5)?,
                        turns: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| JarvisThread::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListJarvisThreadsParams<T1>,
        JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 5>,
        C,
    > for ListJarvisThreadsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListJarvisThreadsParams<T1>,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 5> {
        self.bind(
            client,
            &params.reader,
            &params.search,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct ListSharedJarvisThreadsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_shared_jarvis_threads() -> ListSharedJarvisThreadsStmt {
    ListSharedJarvisThreadsStmt(
        "SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at FROM jarvis_threads WHERE (everyone OR people <> '{}') AND owner_id <> $1 AND (everyone OR $1 = ANY(people)) AND ($2::text IS NULL OR strpos(lower(title), lower($2)) > 0) AND ($3::timestamptz IS NULL OR (updated_at, id) < ($3, $4::uuid)) ORDER BY updated_at DESC, id DESC LIMIT $5",
        None,
    )
}
impl ListSharedJarvisThreadsStmt {
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
        reader: &'a uuid::Uuid,
        search: &'a Option<T1>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 5> {
        JarvisThreadQuery {
            client,
            params: [reader, search, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JarvisThreadBorrowed, tokio_postgres::Error> {
                    Ok(JarvisThreadBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        owner_id: row.try_get(2)?,
                        owner_name: row.try_get(3)?,
                        everyone: row.try_get(4)?,
                        people: row.try_get(5)?,
                        turns: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| JarvisThread::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListSharedJarvisThreadsParams<T1>,
        JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 5>,
        C,
    > for ListSharedJarvisThreadsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListSharedJarvisThreadsParams<T1>,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 5> {
        self.bind(
            client,
            &params.reader,
            &params.search,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct UpdateJarvisThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_jarvis_thread() -> UpdateJarvisThreadStmt {
    UpdateJarvisThreadStmt(
        "UPDATE jarvis_threads SET title = $1, everyone = $2, people = $3 WHERE id = $4 RETURNING id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at",
        None,
    )
}
impl UpdateJarvisThreadStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        title: &'a T1,
        everyone: &'a bool,
        people: &'a T2,
        id: &'a uuid::Uuid,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 4> {
        JarvisThreadQuery {
            client,
            params: [title, everyone, people, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JarvisThreadBorrowed, tokio_postgres::Error> {
                    Ok(JarvisThreadBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        owner_id: row.try_get(2)?,
                        owner_name: row.try_get(3)?,
                        everyone: row.try_get(4)?,
                        people: row.try_get(5)?,
                        turns: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| JarvisThread::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateJarvisThreadParams<T1, T2>,
        JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 4>,
        C,
    > for UpdateJarvisThreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateJarvisThreadParams<T1, T2>,
    ) -> JarvisThreadQuery<'c, 'a, 's, C, JarvisThread, 4> {
        self.bind(
            client,
            &params.title,
            &params.everyone,
            &params.people,
            &params.id,
        )
    }
}
pub struct MembersAmongStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn members_among() -> MembersAmongStmt {
    MembersAmongStmt(
        "SELECT user_id FROM memberships WHERE user_id = ANY($1)",
        None,
    )
}
impl MembersAmongStmt {
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
        people: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [people],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct DeleteJarvisThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_jarvis_thread() -> DeleteJarvisThreadStmt {
    DeleteJarvisThreadStmt("DELETE FROM jarvis_threads WHERE id = $1", None)
}
impl DeleteJarvisThreadStmt {
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
pub struct InsertJarvisTurnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_jarvis_turn() -> InsertJarvisTurnStmt {
    InsertJarvisTurnStmt(
        "INSERT INTO jarvis_turns (tenant_id, thread_id, number, content, screen, run_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertJarvisTurnStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        thread_id: &'a uuid::Uuid,
        number: &'a i32,
        content: &'a T1,
        screen: &'a Option<T2>,
        run_id: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, thread_id, number, content, screen, run_id, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertJarvisTurnParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertJarvisTurnStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertJarvisTurnParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.thread_id,
            &params.number,
            &params.content,
            &params.screen,
            &params.run_id,
            &params.now,
        ))
    }
}
pub struct SetJarvisTurnsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_jarvis_turns() -> SetJarvisTurnsStmt {
    SetJarvisTurnsStmt(
        "UPDATE jarvis_threads SET turns = $1, updated_at = $2 WHERE id = $3",
        None,
    )
}
impl SetJarvisTurnsStmt {
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
        turns: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[turns, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetJarvisTurnsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetJarvisTurnsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetJarvisTurnsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.turns, &params.now, &params.id))
    }
}
pub struct ListJarvisTurnsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_jarvis_turns() -> ListJarvisTurnsStmt {
    ListJarvisTurnsStmt(
        "SELECT t.number, t.content, t.screen, t.run_id, t.answer, t.tools, t.untrusted, t.created_at, t.answered_at, r.state, r.error FROM jarvis_turns AS t LEFT JOIN runs AS r ON r.tenant_id = t.tenant_id AND r.id = t.run_id WHERE t.thread_id = $1 AND t.number < $2 ORDER BY t.number DESC LIMIT $3",
        None,
    )
}
impl ListJarvisTurnsStmt {
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
        thread_id: &'a uuid::Uuid,
        before: &'a i32,
        limit: &'a i64,
    ) -> JarvisTurnQuery<'c, 'a, 's, C, JarvisTurn, 3> {
        JarvisTurnQuery {
            client,
            params: [thread_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<JarvisTurnBorrowed, tokio_postgres::Error> {
                    Ok(JarvisTurnBorrowed {
                        number: row.try_get(0)?,
                        content: row.try_get(1)?,
                        screen: row.try_get(2)?,
                        run_id: row.try_get(3)?,
                        answer: row.try_get(4)?,
                        tools: row.try_get(5)?,
                        untrusted: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        answered_at: row.try_get(8)?,
                        state: row.try_get(9)?,
                        error: row.try_get(10)?,
                    })
                },
            mapper: |it| JarvisTurn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListJarvisTurnsParams,
        JarvisTurnQuery<'c, 'a, 's, C, JarvisTurn, 3>,
        C,
    > for ListJarvisTurnsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListJarvisTurnsParams,
    ) -> JarvisTurnQuery<'c, 'a, 's, C, JarvisTurn, 3> {
        self.bind(client, &params.thread_id, &params.before, &params.limit)
    }
}
pub struct AnswerJarvisTurnStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answer_jarvis_turn() -> AnswerJarvisTurnStmt {
    AnswerJarvisTurnStmt(
        "UPDATE jarvis_turns SET answer = $1, tools = $2, untrusted = $3, run_id = $4, answered_at = $5 WHERE thread_id = $6 AND number = $7",
        None,
    )
}
impl AnswerJarvisTurnStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        answer: &'a T1,
        tools: &'a T3,
        untrusted: &'a bool,
        run_id: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
        thread_id: &'a uuid::Uuid,
        number: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[answer, tools, untrusted, run_id, now, thread_id, number],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AnswerJarvisTurnParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AnswerJarvisTurnStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AnswerJarvisTurnParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.answer,
            &params.tools,
            &params.untrusted,
            &params.run_id,
            &params.now,
            &params.thread_id,
            &params.number,
        ))
    }
}
pub struct AnswersInJarvisThreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn answers_in_jarvis_thread() -> AnswersInJarvisThreadStmt {
    AnswersInJarvisThreadStmt(
        "SELECT EXISTS (SELECT 1 FROM jarvis_turns WHERE thread_id = $1 AND run_id = $2) AS answers",
        None,
    )
}
impl AnswersInJarvisThreadStmt {
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
        thread_id: &'a uuid::Uuid,
        run_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [thread_id, run_id],
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
        AnswersInJarvisThreadParams,
        BoolQuery<'c, 'a, 's, C, bool, 2>,
        C,
    > for AnswersInJarvisThreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AnswersInJarvisThreadParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.thread_id, &params.run_id)
    }
}
