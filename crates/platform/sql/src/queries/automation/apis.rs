// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PutWorkflowApiParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::JsonSql,
    T7: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub title: T2,
    pub version: T3,
    pub server: T4,
    pub source: Option<T5>,
    pub credential_id: Option<uuid::Uuid>,
    pub operations: T6,
    pub skipped: T7,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListWorkflowApisParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkflowApi {
    pub id: uuid::Uuid,
    pub name: String,
    pub title: String,
    pub version: String,
    pub server: String,
    pub source: Option<String>,
    pub credential_id: Option<uuid::Uuid>,
    pub operations: serde_json::Value,
    pub skipped: serde_json::Value,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct WorkflowApiBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub title: &'a str,
    pub version: &'a str,
    pub server: &'a str,
    pub source: Option<&'a str>,
    pub credential_id: Option<uuid::Uuid>,
    pub operations: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub skipped: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WorkflowApiBorrowed<'a>> for WorkflowApi {
    fn from(
        WorkflowApiBorrowed {
            id,
            name,
            title,
            version,
            server,
            source,
            credential_id,
            operations,
            skipped,
            created_at,
            updated_at,
        }: WorkflowApiBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            title: title.into(),
            version: version.into(),
            server: server.into(),
            source: source.map(|v| v.into()),
            credential_id,
            operations: serde_json::from_str(operations.0.get()).unwrap(),
            skipped: serde_json::from_str(skipped.0.get()).unwrap(),
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflowApis {
    pub id: uuid::Uuid,
    pub name: String,
    pub title: String,
    pub version: String,
    pub server: String,
    pub source: Option<String>,
    pub credential_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub operations: i32,
}
pub struct ListWorkflowApisBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub title: &'a str,
    pub version: &'a str,
    pub server: &'a str,
    pub source: Option<&'a str>,
    pub credential_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub operations: i32,
}
impl<'a> From<ListWorkflowApisBorrowed<'a>> for ListWorkflowApis {
    fn from(
        ListWorkflowApisBorrowed {
            id,
            name,
            title,
            version,
            server,
            source,
            credential_id,
            created_at,
            updated_at,
            operations,
        }: ListWorkflowApisBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            title: title.into(),
            version: version.into(),
            server: server.into(),
            source: source.map(|v| v.into()),
            credential_id,
            created_at,
            updated_at,
            operations,
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
pub struct WorkflowApiQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkflowApiBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkflowApiBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkflowApiQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WorkflowApiBorrowed) -> R,
    ) -> WorkflowApiQuery<'c, 'a, 's, C, R, N> {
        WorkflowApiQuery {
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
pub struct ListWorkflowApisQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListWorkflowApisBorrowed, tokio_postgres::Error>,
    mapper: fn(ListWorkflowApisBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListWorkflowApisQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListWorkflowApisBorrowed) -> R,
    ) -> ListWorkflowApisQuery<'c, 'a, 's, C, R, N> {
        ListWorkflowApisQuery {
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
pub struct PutWorkflowApiStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_workflow_api() -> PutWorkflowApiStmt {
    PutWorkflowApiStmt(
        "INSERT INTO workflow_apis ( tenant_id, id, name, title, version, server, source, credential_id, operations, skipped, revision, created_at, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11 ) ON CONFLICT (tenant_id, name) DO UPDATE SET title = excluded.title, version = excluded.version, server = excluded.server, source = excluded.source, credential_id = excluded.credential_id, operations = excluded.operations, skipped = excluded.skipped, revision = workflow_apis.revision + 1, updated_at = excluded.updated_at RETURNING id",
        None,
    )
}
impl PutWorkflowApiStmt {
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
        T6: crate::JsonSql,
        T7: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        title: &'a T2,
        version: &'a T3,
        server: &'a T4,
        source: &'a Option<T5>,
        credential_id: &'a Option<uuid::Uuid>,
        operations: &'a T6,
        skipped: &'a T7,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                id,
                name,
                title,
                version,
                server,
                source,
                credential_id,
                operations,
                skipped,
                now,
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
    T6: crate::JsonSql,
    T7: crate::JsonSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PutWorkflowApiParams<T1, T2, T3, T4, T5, T6, T7>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11>,
        C,
    > for PutWorkflowApiStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutWorkflowApiParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 11> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.title,
            &params.version,
            &params.server,
            &params.source,
            &params.credential_id,
            &params.operations,
            &params.skipped,
            &params.now,
        )
    }
}
pub struct CountWorkflowApisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_workflow_apis() -> CountWorkflowApisStmt {
    CountWorkflowApisStmt("SELECT count(*) AS apis FROM workflow_apis", None)
}
impl CountWorkflowApisStmt {
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
pub struct StampWorkflowApisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stamp_workflow_apis() -> StampWorkflowApisStmt {
    StampWorkflowApisStmt(
        "SELECT coalesce( string_agg(id::text || ':' || revision::text || ':' || coalesce(credential_id::text, ''), ',' ORDER BY id), '' ) AS stamp FROM workflow_apis",
        None,
    )
}
impl StampWorkflowApisStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct AllWorkflowApisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_workflow_apis() -> AllWorkflowApisStmt {
    AllWorkflowApisStmt(
        "SELECT id, name, title, version, server, source, credential_id, operations, skipped, created_at, updated_at FROM workflow_apis ORDER BY name",
        None,
    )
}
impl AllWorkflowApisStmt {
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
    ) -> WorkflowApiQuery<'c, 'a, 's, C, WorkflowApi, 0> {
        WorkflowApiQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WorkflowApiBorrowed, tokio_postgres::Error> {
                    Ok(WorkflowApiBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        title: row.try_get(2)?,
                        version: row.try_get(3)?,
                        server: row.try_get(4)?,
                        source: row.try_get(5)?,
                        credential_id: row.try_get(6)?,
                        operations: row.try_get(7)?,
                        skipped: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        updated_at: row.try_get(10)?,
                    })
                },
            mapper: |it| WorkflowApi::from(it),
        }
    }
}
pub struct GetWorkflowApiStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_workflow_api() -> GetWorkflowApiStmt {
    GetWorkflowApiStmt(
        "SELECT id, name, title, version, server, source, credential_id, operations, skipped, created_at, updated_at FROM workflow_apis WHERE id = $1",
        None,
    )
}
impl GetWorkflowApiStmt {
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
    ) -> WorkflowApiQuery<'c, 'a, 's, C, WorkflowApi, 1> {
        WorkflowApiQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WorkflowApiBorrowed, tokio_postgres::Error> {
                    Ok(WorkflowApiBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        title: row.try_get(2)?,
                        version: row.try_get(3)?,
                        server: row.try_get(4)?,
                        source: row.try_get(5)?,
                        credential_id: row.try_get(6)?,
                        operations: row.try_get(7)?,
                        skipped: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        updated_at: row.try_get(10)?,
                    })
                },
            mapper: |it| WorkflowApi::from(it),
        }
    }
}
pub struct FindWorkflowApiStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_workflow_api() -> FindWorkflowApiStmt {
    FindWorkflowApiStmt(
        "SELECT id, name, title, version, server, source, credential_id, operations, skipped, created_at, updated_at FROM workflow_apis WHERE name = $1",
        None,
    )
}
impl FindWorkflowApiStmt {
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
        name: &'a T1,
    ) -> WorkflowApiQuery<'c, 'a, 's, C, WorkflowApi, 1> {
        WorkflowApiQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WorkflowApiBorrowed, tokio_postgres::Error> {
                    Ok(WorkflowApiBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        title: row.try_get(2)?,
                        version: row.try_get(3)?,
                        server: row.try_get(4)?,
                        source: row.try_get(5)?,
                        credential_id: row.try_get(6)?,
                        operations: row.try_get(7)?,
                        skipped: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        updated_at: row.try_get(10)?,
                    })
                },
            mapper: |it| WorkflowApi::from(it),
        }
    }
}
pub struct ListWorkflowApisStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_workflow_apis() -> ListWorkflowApisStmt {
    ListWorkflowApisStmt(
        "SELECT id, name, title, version, server, source, credential_id, created_at, updated_at, jsonb_array_length(operations) AS operations FROM workflow_apis WHERE $1::text IS NULL OR name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListWorkflowApisStmt {
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
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> ListWorkflowApisQuery<'c, 'a, 's, C, ListWorkflowApis, 2> {
        ListWorkflowApisQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListWorkflowApisBorrowed, tokio_postgres::Error> {
                Ok(ListWorkflowApisBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    title: row.try_get(2)?,
                    version: row.try_get(3)?,
                    server: row.try_get(4)?,
                    source: row.try_get(5)?,
                    credential_id: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    operations: row.try_get(9)?,
                })
            },
            mapper: |it| ListWorkflowApis::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListWorkflowApisParams<T1>,
        ListWorkflowApisQuery<'c, 'a, 's, C, ListWorkflowApis, 2>,
        C,
    > for ListWorkflowApisStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListWorkflowApisParams<T1>,
    ) -> ListWorkflowApisQuery<'c, 'a, 's, C, ListWorkflowApis, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct DeleteWorkflowApiStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_workflow_api() -> DeleteWorkflowApiStmt {
    DeleteWorkflowApiStmt("DELETE FROM workflow_apis WHERE id = $1 RETURNING id", None)
}
impl DeleteWorkflowApiStmt {
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
