// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertWorkflowParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub description: T2,
    pub draft: T3,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListWorkflowsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub state: Option<T1>,
    pub search: Option<T2>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateWorkflowParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub name: T1,
    pub description: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SaveDraftParams<T1: crate::JsonSql> {
    pub draft: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetPublishedParams {
    pub version: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetArchivedParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertWorkflowVersionParams<
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub workflow_id: uuid::Uuid,
    pub number: i32,
    pub definition: T1,
    pub note: Option<T2>,
    pub author_type: T3,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: T4,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct GetWorkflowVersionParams {
    pub workflow_id: uuid::Uuid,
    pub number: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ListWorkflowVersionsParams {
    pub workflow_id: uuid::Uuid,
    pub before: i32,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Workflow {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: String,
    pub state: String,
    pub draft: serde_json::Value,
    pub revision: i32,
    pub version: i32,
    pub latest: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct WorkflowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub state: &'a str,
    pub draft: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub revision: i32,
    pub version: i32,
    pub latest: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WorkflowBorrowed<'a>> for Workflow {
    fn from(
        WorkflowBorrowed {
            id,
            name,
            description,
            state,
            draft,
            revision,
            version,
            latest,
            created_at,
            updated_at,
        }: WorkflowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.into(),
            state: state.into(),
            draft: serde_json::from_str(draft.0.get()).unwrap(),
            revision,
            version,
            latest,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflows {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: String,
    pub state: String,
    pub revision: i32,
    pub version: i32,
    pub latest: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListWorkflowsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub state: &'a str,
    pub revision: i32,
    pub version: i32,
    pub latest: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListWorkflowsBorrowed<'a>> for ListWorkflows {
    fn from(
        ListWorkflowsBorrowed {
            id,
            name,
            description,
            state,
            revision,
            version,
            latest,
            created_at,
            updated_at,
        }: ListWorkflowsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.into(),
            state: state.into(),
            revision,
            version,
            latest,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkflowVersion {
    pub number: i32,
    pub definition: serde_json::Value,
    pub note: Option<String>,
    pub author_type: String,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct WorkflowVersionBorrowed<'a> {
    pub number: i32,
    pub definition: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub note: Option<&'a str>,
    pub author_type: &'a str,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WorkflowVersionBorrowed<'a>> for WorkflowVersion {
    fn from(
        WorkflowVersionBorrowed {
            number,
            definition,
            note,
            author_type,
            author_id,
            author_name,
            created_at,
        }: WorkflowVersionBorrowed<'a>,
    ) -> Self {
        Self {
            number,
            definition: serde_json::from_str(definition.0.get()).unwrap(),
            note: note.map(|v| v.into()),
            author_type: author_type.into(),
            author_id,
            author_name: author_name.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflowVersions {
    pub number: i32,
    pub note: Option<String>,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListWorkflowVersionsBorrowed<'a> {
    pub number: i32,
    pub note: Option<&'a str>,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListWorkflowVersionsBorrowed<'a>> for ListWorkflowVersions {
    fn from(
        ListWorkflowVersionsBorrowed {
            number,
            note,
            author_id,
            author_name,
            created_at,
        }: ListWorkflowVersionsBorrowed<'a>,
    ) -> Self {
        Self {
            number,
            note: note.map(|v| v.into()),
            author_id,
            author_name: author_name.into(),
            created_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct WorkflowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkflowBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkflowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkflowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkflowBorrowed) -> R) -> WorkflowQuery<'c, 'a, 's, C, R, N> {
        WorkflowQuery {
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
pub struct ListWorkflowsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListWorkflowsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListWorkflowsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListWorkflowsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListWorkflowsBorrowed) -> R,
    ) -> ListWorkflowsQuery<'c, 'a, 's, C, R, N> {
        ListWorkflowsQuery {
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
pub struct WorkflowVersionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkflowVersionBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkflowVersionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkflowVersionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WorkflowVersionBorrowed) -> R,
    ) -> WorkflowVersionQuery<'c, 'a, 's, C, R, N> {
        WorkflowVersionQuery {
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
pub struct ListWorkflowVersionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ListWorkflowVersionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListWorkflowVersionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListWorkflowVersionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListWorkflowVersionsBorrowed) -> R,
    ) -> ListWorkflowVersionsQuery<'c, 'a, 's, C, R, N> {
        ListWorkflowVersionsQuery {
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
pub struct InsertWorkflowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_workflow() -> InsertWorkflowStmt {
    InsertWorkflowStmt(
        "INSERT INTO workflows ( tenant_id, id, name, description, state, draft, revision, version, latest, created_at, updated_at ) VALUES ($1, $2, $3, $4, 'draft', $5, 1, 0, 0, $6, $6)",
        None,
    )
}
impl InsertWorkflowStmt {
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
        id: &'a uuid::Uuid,
        name: &'a T1,
        description: &'a T2,
        draft: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, name, description, draft, now],
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
        InsertWorkflowParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertWorkflowStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertWorkflowParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.description,
            &params.draft,
            &params.now,
        ))
    }
}
pub struct CountWorkflowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_workflows() -> CountWorkflowsStmt {
    CountWorkflowsStmt("SELECT count(*) AS workflows FROM workflows", None)
}
impl CountWorkflowsStmt {
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
pub struct GetWorkflowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_workflow() -> GetWorkflowStmt {
    GetWorkflowStmt(
        "SELECT id, name, description, state, draft, revision, version, latest, created_at, updated_at FROM workflows WHERE id = $1",
        None,
    )
}
impl GetWorkflowStmt {
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
    ) -> WorkflowQuery<'c, 'a, 's, C, Workflow, 1> {
        WorkflowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WorkflowBorrowed, tokio_postgres::Error> {
                    Ok(WorkflowBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        state: row.try_get(3)?,
                        draft: row.try_get(4)?,
                        revision: row.try_get(5)?,
                        version: row.try_get(6)?,
                        latest: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Workflow::from(it),
        }
    }
}
pub struct LockWorkflowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_workflow() -> LockWorkflowStmt {
    LockWorkflowStmt(
        "SELECT id, name, description, state, draft, revision, version, latest, created_at, updated_at FROM workflows WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl LockWorkflowStmt {
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
    ) -> WorkflowQuery<'c, 'a, 's, C, Workflow, 1> {
        WorkflowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WorkflowBorrowed, tokio_postgres::Error> {
                    Ok(WorkflowBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        state: row.try_get(3)?,
                        draft: row.try_get(4)?,
                        revision: row.try_get(5)?,
                        version: row.try_get(6)?,
                        latest: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Workflow::from(it),
        }
    }
}
pub struct ListWorkflowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_workflows() -> ListWorkflowsStmt {
    ListWorkflowsStmt(
        "SELECT id, name, description, state, revision, version, latest, created_at, updated_at FROM workflows WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR strpos(lower(name || ' ' || description), lower($2)) > 0) AND ($3::timestamptz IS NULL OR (updated_at, id) < ($3, $4::uuid)) ORDER BY updated_at DESC, id DESC LIMIT $5",
        None,
    )
}
impl ListWorkflowsStmt {
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
        state: &'a Option<T1>,
        search: &'a Option<T2>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ListWorkflowsQuery<'c, 'a, 's, C, ListWorkflows, 5> {
        ListWorkflowsQuery {
            client,
            params: [state, search, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListWorkflowsBorrowed, tokio_postgres::Error> {
                    Ok(ListWorkflowsBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        state: row.try_get(3)?,
                        revision: row.try_get(4)?,
                        version: row.try_get(5)?,
                        latest: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| ListWorkflows::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListWorkflowsParams<T1, T2>,
        ListWorkflowsQuery<'c, 'a, 's, C, ListWorkflows, 5>,
        C,
    > for ListWorkflowsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListWorkflowsParams<T1, T2>,
    ) -> ListWorkflowsQuery<'c, 'a, 's, C, ListWorkflows, 5> {
        self.bind(
            client,
            &params.state,
            &params.search,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct UpdateWorkflowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_workflow() -> UpdateWorkflowStmt {
    UpdateWorkflowStmt(
        "UPDATE workflows SET name = $1, description = $2, updated_at = $3 WHERE id = $4",
        None,
    )
}
impl UpdateWorkflowStmt {
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
        name: &'a T1,
        description: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[name, description, now, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateWorkflowParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateWorkflowStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateWorkflowParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.description,
            &params.now,
            &params.id,
        ))
    }
}
pub struct SaveDraftStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn save_draft() -> SaveDraftStmt {
    SaveDraftStmt(
        "UPDATE workflows SET draft = $1, revision = revision + 1, updated_at = $2 WHERE id = $3",
        None,
    )
}
impl SaveDraftStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        draft: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[draft, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SaveDraftParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SaveDraftStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SaveDraftParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.draft, &params.now, &params.id))
    }
}
pub struct SetPublishedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_published() -> SetPublishedStmt {
    SetPublishedStmt(
        "UPDATE workflows SET state = 'published', version = $1, latest = $1, updated_at = $2 WHERE id = $3",
        None,
    )
}
impl SetPublishedStmt {
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
        version: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[version, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetPublishedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPublishedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPublishedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.version, &params.now, &params.id))
    }
}
pub struct SetArchivedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_archived() -> SetArchivedStmt {
    SetArchivedStmt(
        "UPDATE workflows SET state = 'archived', version = 0, updated_at = $1 WHERE id = $2",
        None,
    )
}
impl SetArchivedStmt {
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
        SetArchivedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetArchivedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetArchivedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct DeleteWorkflowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_workflow() -> DeleteWorkflowStmt {
    DeleteWorkflowStmt("DELETE FROM workflows WHERE id = $1 RETURNING id", None)
}
impl DeleteWorkflowStmt {
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
pub struct InsertWorkflowVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_workflow_version() -> InsertWorkflowVersionStmt {
    InsertWorkflowVersionStmt(
        "INSERT INTO workflow_versions ( tenant_id, workflow_id, number, definition, note, author_type, author_id, author_name, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9 )",
        None,
    )
}
impl InsertWorkflowVersionStmt {
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
        workflow_id: &'a uuid::Uuid,
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
                    workflow_id,
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
        InsertWorkflowVersionParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertWorkflowVersionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertWorkflowVersionParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.workflow_id,
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
pub struct GetWorkflowVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_workflow_version() -> GetWorkflowVersionStmt {
    GetWorkflowVersionStmt(
        "SELECT number, definition, note, author_type, author_id, author_name, created_at FROM workflow_versions WHERE workflow_id = $1 AND number = $2",
        None,
    )
}
impl GetWorkflowVersionStmt {
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
        workflow_id: &'a uuid::Uuid,
        number: &'a i32,
    ) -> WorkflowVersionQuery<'c, 'a, 's, C, WorkflowVersion, 2> {
        WorkflowVersionQuery {
            client,
            params: [workflow_id, number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WorkflowVersionBorrowed, tokio_postgres::Error> {
                Ok(WorkflowVersionBorrowed {
                    number: row.try_get(0)?,
                    definition: row.try_get(1)?,
                    note: row.try_get(2)?,
                    author_type: row.try_get(3)?,
                    author_id: row.try_get(4)?,
                    author_name: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                })
            },
            mapper: |it| WorkflowVersion::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetWorkflowVersionParams,
        WorkflowVersionQuery<'c, 'a, 's, C, WorkflowVersion, 2>,
        C,
    > for GetWorkflowVersionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetWorkflowVersionParams,
    ) -> WorkflowVersionQuery<'c, 'a, 's, C, WorkflowVersion, 2> {
        self.bind(client, &params.workflow_id, &params.number)
    }
}
pub struct ListWorkflowVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_workflow_versions() -> ListWorkflowVersionsStmt {
    ListWorkflowVersionsStmt(
        "SELECT number, note, author_id, author_name, created_at FROM workflow_versions WHERE workflow_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3",
        None,
    )
}
impl ListWorkflowVersionsStmt {
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
        workflow_id: &'a uuid::Uuid,
        before: &'a i32,
        limit: &'a i64,
    ) -> ListWorkflowVersionsQuery<'c, 'a, 's, C, ListWorkflowVersions, 3> {
        ListWorkflowVersionsQuery {
            client,
            params: [workflow_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListWorkflowVersionsBorrowed, tokio_postgres::Error> {
                Ok(ListWorkflowVersionsBorrowed {
                    number: row.try_get(0)?,
                    note: row.try_get(1)?,
                    author_id: row.try_get(2)?,
                    author_name: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                })
            },
            mapper: |it| ListWorkflowVersions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListWorkflowVersionsParams,
        ListWorkflowVersionsQuery<'c, 'a, 's, C, ListWorkflowVersions, 3>,
        C,
    > for ListWorkflowVersionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListWorkflowVersionsParams,
    ) -> ListWorkflowVersionsQuery<'c, 'a, 's, C, ListWorkflowVersions, 3> {
        self.bind(client, &params.workflow_id, &params.before, &params.limit)
    }
}
