// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertEvalDatasetParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub description: T2,
    pub graders: T3,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListEvalDatasetsParams<T1: crate::StringSql> {
    pub search: Option<T1>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateEvalDatasetParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub name: T1,
    pub description: T2,
    pub graders: T3,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertEvalCaseParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub dataset_id: uuid::Uuid,
    pub task: T1,
    pub context: T2,
    pub expected: T3,
    pub recorded: T4,
    pub run_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListEvalCasesParams {
    pub dataset_id: uuid::Uuid,
    pub after: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EvalCaseIdsParams {
    pub dataset_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateEvalCaseParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
> {
    pub task: T1,
    pub context: T2,
    pub expected: T3,
    pub recorded: T4,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EvalDataset {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: String,
    pub graders: serde_json::Value,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub cases: i64,
}
pub struct EvalDatasetBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub graders: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub cases: i64,
}
impl<'a> From<EvalDatasetBorrowed<'a>> for EvalDataset {
    fn from(
        EvalDatasetBorrowed {
            id,
            name,
            description,
            graders,
            created_at,
            updated_at,
            cases,
        }: EvalDatasetBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.into(),
            graders: serde_json::from_str(graders.0.get()).unwrap(),
            created_at,
            updated_at,
            cases,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EvalCase {
    pub id: uuid::Uuid,
    pub dataset_id: uuid::Uuid,
    pub task: String,
    pub context: serde_json::Value,
    pub expected: serde_json::Value,
    pub recorded: serde_json::Value,
    pub run_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct EvalCaseBorrowed<'a> {
    pub id: uuid::Uuid,
    pub dataset_id: uuid::Uuid,
    pub task: &'a str,
    pub context: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub expected: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub recorded: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub run_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<EvalCaseBorrowed<'a>> for EvalCase {
    fn from(
        EvalCaseBorrowed {
            id,
            dataset_id,
            task,
            context,
            expected,
            recorded,
            run_id,
            created_at,
            updated_at,
        }: EvalCaseBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            dataset_id,
            task: task.into(),
            context: serde_json::from_str(context.0.get()).unwrap(),
            expected: serde_json::from_str(expected.0.get()).unwrap(),
            recorded: serde_json::from_str(recorded.0.get()).unwrap(),
            run_id,
            created_at,
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
pub struct EvalDatasetQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvalDatasetBorrowed, tokio_postgres::Error>,
    mapper: fn(EvalDatasetBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvalDatasetQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EvalDatasetBorrowed) -> R,
    ) -> EvalDatasetQuery<'c, 'a, 's, C, R, N> {
        EvalDatasetQuery {
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
pub struct EvalCaseQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvalCaseBorrowed, tokio_postgres::Error>,
    mapper: fn(EvalCaseBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvalCaseQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EvalCaseBorrowed) -> R) -> EvalCaseQuery<'c, 'a, 's, C, R, N> {
        EvalCaseQuery {
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
pub struct InsertEvalDatasetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_eval_dataset() -> InsertEvalDatasetStmt {
    InsertEvalDatasetStmt(
        "INSERT INTO eval_datasets (tenant_id, id, name, description, graders, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (tenant_id, name) DO NOTHING RETURNING id",
        None,
    )
}
impl InsertEvalDatasetStmt {
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
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        description: &'a T2,
        graders: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        UuidUuidQuery {
            client,
            params: [tenant_id, id, name, description, graders, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEvalDatasetParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6>,
        C,
    > for InsertEvalDatasetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEvalDatasetParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.description,
            &params.graders,
            &params.now,
        )
    }
}
pub struct CountEvalDatasetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_eval_datasets() -> CountEvalDatasetsStmt {
    CountEvalDatasetsStmt("SELECT count(*) AS datasets FROM eval_datasets", None)
}
impl CountEvalDatasetsStmt {
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
pub struct GetEvalDatasetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_eval_dataset() -> GetEvalDatasetStmt {
    GetEvalDatasetStmt(
        "SELECT d.id, d.name, d.description, d.graders, d.created_at, d.updated_at, (SELECT count(*) FROM eval_cases AS c WHERE c.dataset_id = d.id) AS cases FROM eval_datasets AS d WHERE d.id = $1",
        None,
    )
}
impl GetEvalDatasetStmt {
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
    ) -> EvalDatasetQuery<'c, 'a, 's, C, EvalDataset, 1> {
        EvalDatasetQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EvalDatasetBorrowed, tokio_postgres::Error> {
                    Ok(EvalDatasetBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        graders: row.try_get(3)?,
                        created_at: row.try_get(4)?,
                        updated_at: row.try_get(5)?,
                        cases: row.try_get(6)?,
                    })
                },
            mapper: |it| EvalDataset::from(it),
        }
    }
}
pub struct ListEvalDatasetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_eval_datasets() -> ListEvalDatasetsStmt {
    ListEvalDatasetsStmt(
        "SELECT d.id, d.name, d.description, d.graders, d.created_at, d.updated_at, (SELECT count(*) FROM eval_cases AS c WHERE c.dataset_id = d.id) AS cases FROM eval_datasets AS d WHERE ($1::text IS NULL OR strpos(lower(d.name), lower($1)) > 0) AND ($2::timestamptz IS NULL OR (d.created_at, d.id) < ($2, $3::uuid)) ORDER BY d.created_at DESC, d.id DESC LIMIT $4",
        None,
    )
}
impl ListEvalDatasetsStmt {
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
        search: &'a Option<T1>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> EvalDatasetQuery<'c, 'a, 's, C, EvalDataset, 4> {
        EvalDatasetQuery {
            client,
            params: [search, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EvalDatasetBorrowed, tokio_postgres::Error> {
                    Ok(EvalDatasetBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        graders: row.try_get(3)?,
                        created_at: row.try_get(4)?,
                        updated_at: row.try_get(5)?,
                        cases: row.try_get(6)?,
                    })
                },
            mapper: |it| EvalDataset::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListEvalDatasetsParams<T1>,
        EvalDatasetQuery<'c, 'a, 's, C, EvalDataset, 4>,
        C,
    > for ListEvalDatasetsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEvalDatasetsParams<T1>,
    ) -> EvalDatasetQuery<'c, 'a, 's, C, EvalDataset, 4> {
        self.bind(
            client,
            &params.search,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct NamedEvalDatasetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn named_eval_dataset() -> NamedEvalDatasetStmt {
    NamedEvalDatasetStmt("SELECT id FROM eval_datasets WHERE name = $1", None)
}
impl NamedEvalDatasetStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct UpdateEvalDatasetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_eval_dataset() -> UpdateEvalDatasetStmt {
    UpdateEvalDatasetStmt(
        "UPDATE eval_datasets SET name = $1, description = $2, graders = $3, updated_at = $4 WHERE id = $5",
        None,
    )
}
impl UpdateEvalDatasetStmt {
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
        name: &'a T1,
        description: &'a T2,
        graders: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[name, description, graders, now, id],
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
        UpdateEvalDatasetParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateEvalDatasetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateEvalDatasetParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.description,
            &params.graders,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteEvalDatasetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_eval_dataset() -> DeleteEvalDatasetStmt {
    DeleteEvalDatasetStmt("DELETE FROM eval_datasets WHERE id = $1 RETURNING id", None)
}
impl DeleteEvalDatasetStmt {
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
pub struct InsertEvalCaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_eval_case() -> InsertEvalCaseStmt {
    InsertEvalCaseStmt(
        "INSERT INTO eval_cases ( tenant_id, id, dataset_id, task, context, expected, recorded, run_id, created_at, updated_at ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        None,
    )
}
impl InsertEvalCaseStmt {
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
        T2: crate::JsonSql,
        T3: crate::JsonSql,
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        dataset_id: &'a uuid::Uuid,
        task: &'a T1,
        context: &'a T2,
        expected: &'a T3,
        recorded: &'a T4,
        run_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, dataset_id, task, context, expected, recorded, run_id, now,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertEvalCaseParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertEvalCaseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertEvalCaseParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.dataset_id,
            &params.task,
            &params.context,
            &params.expected,
            &params.recorded,
            &params.run_id,
            &params.now,
        ))
    }
}
pub struct GetEvalCaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_eval_case() -> GetEvalCaseStmt {
    GetEvalCaseStmt(
        "SELECT id, dataset_id, task, context, expected, recorded, run_id, created_at, updated_at FROM eval_cases WHERE id = $1",
        None,
    )
}
impl GetEvalCaseStmt {
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
    ) -> EvalCaseQuery<'c, 'a, 's, C, EvalCase, 1> {
        EvalCaseQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EvalCaseBorrowed, tokio_postgres::Error> {
                    Ok(EvalCaseBorrowed {
                        id: row.try_get(0)?,
                        dataset_id: row.try_get(1)?,
                        task: row.try_get(2)?,
                        context: row.try_get(3)?,
                        expected: row.try_get(4)?,
                        recorded: row.try_get(5)?,
                        run_id: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| EvalCase::from(it),
        }
    }
}
pub struct ListEvalCasesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_eval_cases() -> ListEvalCasesStmt {
    ListEvalCasesStmt(
        "SELECT id, dataset_id, task, context, expected, recorded, run_id, created_at, updated_at FROM eval_cases WHERE dataset_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3",
        None,
    )
}
impl ListEvalCasesStmt {
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
        dataset_id: &'a uuid::Uuid,
        after: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> EvalCaseQuery<'c, 'a, 's, C, EvalCase, 3> {
        EvalCaseQuery {
            client,
            params: [dataset_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EvalCaseBorrowed, tokio_postgres::Error> {
                    Ok(EvalCaseBorrowed {
                        id: row.try_get(0)?,
                        dataset_id: row.try_get(1)?,
                        task: row.try_get(2)?,
                        context: row.try_get(3)?,
                        expected: row.try_get(4)?,
                        recorded: row.try_get(5)?,
                        run_id: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        updated_at: row.try_get(8)?,
                    })
                },
            mapper: |it| EvalCase::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListEvalCasesParams,
        EvalCaseQuery<'c, 'a, 's, C, EvalCase, 3>,
        C,
    > for ListEvalCasesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEvalCasesParams,
    ) -> EvalCaseQuery<'c, 'a, 's, C, EvalCase, 3> {
        self.bind(client, &params.dataset_id, &params.after, &params.limit)
    }
}
pub struct EvalCaseIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn eval_case_ids() -> EvalCaseIdsStmt {
    EvalCaseIdsStmt(
        "SELECT id FROM eval_cases WHERE dataset_id = $1 ORDER BY id LIMIT $2",
        None,
    )
}
impl EvalCaseIdsStmt {
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
        dataset_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [dataset_id, limit],
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
        EvalCaseIdsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for EvalCaseIdsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EvalCaseIdsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.dataset_id, &params.limit)
    }
}
pub struct UpdateEvalCaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_eval_case() -> UpdateEvalCaseStmt {
    UpdateEvalCaseStmt(
        "UPDATE eval_cases SET task = $1, context = $2, expected = $3, recorded = $4, updated_at = $5 WHERE id = $6",
        None,
    )
}
impl UpdateEvalCaseStmt {
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
        T2: crate::JsonSql,
        T3: crate::JsonSql,
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        task: &'a T1,
        context: &'a T2,
        expected: &'a T3,
        recorded: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[task, context, expected, recorded, now, id],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateEvalCaseParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateEvalCaseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateEvalCaseParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.task,
            &params.context,
            &params.expected,
            &params.recorded,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteEvalCaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_eval_case() -> DeleteEvalCaseStmt {
    DeleteEvalCaseStmt("DELETE FROM eval_cases WHERE id = $1 RETURNING id", None)
}
impl DeleteEvalCaseStmt {
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
