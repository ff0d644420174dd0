// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct HoldStagesParams {
    pub tenant_id: uuid::Uuid,
    pub pipeline_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct NoDefaultParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutPipelineParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub is_default: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct PutStageParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub pipeline_id: uuid::Uuid,
    pub key: T1,
    pub name: T2,
    pub probability: i32,
    pub outcome: T3,
    pub position: i32,
}
#[derive(Debug)]
pub struct DropStagesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant_id: uuid::Uuid,
    pub pipeline_id: uuid::Uuid,
    pub kept: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct DeletePipelineParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SettleDealsParams {
    pub tenant_id: uuid::Uuid,
    pub pipeline_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Pipeline {
    pub id: uuid::Uuid,
    pub name: String,
    pub is_default: bool,
}
pub struct PipelineBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub is_default: bool,
}
impl<'a> From<PipelineBorrowed<'a>> for Pipeline {
    fn from(
        PipelineBorrowed {
            id,
            name,
            is_default,
        }: PipelineBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            is_default,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    pub pipeline_id: uuid::Uuid,
    pub key: String,
    pub name: String,
    pub probability: i32,
    pub outcome: String,
    pub position: i32,
}
pub struct StageBorrowed<'a> {
    pub pipeline_id: uuid::Uuid,
    pub key: &'a str,
    pub name: &'a str,
    pub probability: i32,
    pub outcome: &'a str,
    pub position: i32,
}
impl<'a> From<StageBorrowed<'a>> for Stage {
    fn from(
        StageBorrowed {
            pipeline_id,
            key,
            name,
            probability,
            outcome,
            position,
        }: StageBorrowed<'a>,
    ) -> Self {
        Self {
            pipeline_id,
            key: key.into(),
            name: name.into(),
            probability,
            outcome: outcome.into(),
            position,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PipelineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PipelineBorrowed, tokio_postgres::Error>,
    mapper: fn(PipelineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PipelineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PipelineBorrowed) -> R) -> PipelineQuery<'c, 'a, 's, C, R, N> {
        PipelineQuery {
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
pub struct StageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StageBorrowed, tokio_postgres::Error>,
    mapper: fn(StageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StageBorrowed) -> R) -> StageQuery<'c, 'a, 's, C, R, N> {
        StageQuery {
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
pub struct PipelinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pipelines() -> PipelinesStmt {
    PipelinesStmt(
        "SELECT id, name, is_default FROM pipelines WHERE tenant_id = $1 ORDER BY is_default DESC, name LIMIT 100",
        None,
    )
}
impl PipelinesStmt {
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
    ) -> PipelineQuery<'c, 'a, 's, C, Pipeline, 1> {
        PipelineQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PipelineBorrowed, tokio_postgres::Error> {
                    Ok(PipelineBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        is_default: row.try_get(2)?,
                    })
                },
            mapper: |it| Pipeline::from(it),
        }
    }
}
pub struct StagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stages() -> StagesStmt {
    StagesStmt(
        "SELECT pipeline_id, key, name, probability, outcome, position FROM pipeline_stages WHERE tenant_id = $1 ORDER BY pipeline_id, position",
        None,
    )
}
impl StagesStmt {
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
    ) -> StageQuery<'c, 'a, 's, C, Stage, 1> {
        StageQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StageBorrowed, tokio_postgres::Error> {
                Ok(StageBorrowed {
                    pipeline_id: row.try_get(0)?,
                    key: row.try_get(1)?,
                    name: row.try_get(2)?,
                    probability: row.try_get(3)?,
                    outcome: row.try_get(4)?,
                    position: row.try_get(5)?,
                })
            },
            mapper: |it| Stage::from(it),
        }
    }
}
pub struct HoldStagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_stages() -> HoldStagesStmt {
    HoldStagesStmt(
        "SELECT s.pipeline_id, s.key, s.name, s.probability, s.outcome, s.position FROM pipelines AS p JOIN pipeline_stages AS s ON s.tenant_id = p.tenant_id AND s.pipeline_id = p.id WHERE p.tenant_id = $1 AND (p.id = $2 OR ($2::uuid IS NULL AND p.is_default)) ORDER BY s.position",
        None,
    )
}
impl HoldStagesStmt {
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
        pipeline_id: &'a Option<uuid::Uuid>,
    ) -> StageQuery<'c, 'a, 's, C, Stage, 2> {
        StageQuery {
            client,
            params: [tenant_id, pipeline_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StageBorrowed, tokio_postgres::Error> {
                Ok(StageBorrowed {
                    pipeline_id: row.try_get(0)?,
                    key: row.try_get(1)?,
                    name: row.try_get(2)?,
                    probability: row.try_get(3)?,
                    outcome: row.try_get(4)?,
                    position: row.try_get(5)?,
                })
            },
            mapper: |it| Stage::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldStagesParams,
        StageQuery<'c, 'a, 's, C, Stage, 2>,
        C,
    > for HoldStagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldStagesParams,
    ) -> StageQuery<'c, 'a, 's, C, Stage, 2> {
        self.bind(client, &params.tenant_id, &params.pipeline_id)
    }
}
pub struct HoldPipelinesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_pipelines() -> HoldPipelinesStmt {
    HoldPipelinesStmt(
        "SELECT pg_advisory_xact_lock(hashtextextended('pipelines' || $1::text, 0))::text AS held",
        None,
    )
}
impl HoldPipelinesStmt {
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
        tenant: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct NoDefaultStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn no_default() -> NoDefaultStmt {
    NoDefaultStmt(
        "UPDATE pipelines SET is_default = false WHERE tenant_id = $1 AND is_default AND id <> $2",
        None,
    )
}
impl NoDefaultStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NoDefaultParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoDefaultStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoDefaultParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct PutPipelineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_pipeline() -> PutPipelineStmt {
    PutPipelineStmt(
        "INSERT INTO pipelines (tenant_id, id, name, is_default, updated_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, is_default = excluded.is_default, updated_at = excluded.updated_at",
        None,
    )
}
impl PutPipelineStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        is_default: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, name, is_default, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutPipelineParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutPipelineStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutPipelineParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.is_default,
            &params.now,
        ))
    }
}
pub struct PutStageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_stage() -> PutStageStmt {
    PutStageStmt(
        "INSERT INTO pipeline_stages (tenant_id, pipeline_id, key, name, probability, outcome, position) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, pipeline_id, key) DO UPDATE SET name = excluded.name, probability = excluded.probability, outcome = excluded.outcome, position = excluded.position",
        None,
    )
}
impl PutStageStmt {
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
        tenant_id: &'a uuid::Uuid,
        pipeline_id: &'a uuid::Uuid,
        key: &'a T1,
        name: &'a T2,
        probability: &'a i32,
        outcome: &'a T3,
        position: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    pipeline_id,
                    key,
                    name,
                    probability,
                    outcome,
                    position,
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
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutStageParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutStageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutStageParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.pipeline_id,
            &params.key,
            &params.name,
            &params.probability,
            &params.outcome,
            &params.position,
        ))
    }
}
pub struct DropStagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_stages() -> DropStagesStmt {
    DropStagesStmt(
        "DELETE FROM pipeline_stages WHERE tenant_id = $1 AND pipeline_id = $2 AND key <> ALL ($3)",
        None,
    )
}
impl DropStagesStmt {
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        pipeline_id: &'a uuid::Uuid,
        kept: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, pipeline_id, kept],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropStagesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropStagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropStagesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.pipeline_id, &params.kept))
    }
}
pub struct DeletePipelineStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_pipeline() -> DeletePipelineStmt {
    DeletePipelineStmt(
        "DELETE FROM pipelines WHERE tenant_id = $1 AND id = $2 AND NOT is_default",
        None,
    )
}
impl DeletePipelineStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeletePipelineParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeletePipelineStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeletePipelineParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct SettleDealsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle_deals() -> SettleDealsStmt {
    SettleDealsStmt(
        "UPDATE deals AS d SET status = s.outcome, lost_reason = CASE WHEN s.outcome = 'lost' THEN d.lost_reason END FROM pipeline_stages AS s WHERE d.tenant_id = $1 AND d.pipeline_id = $2 AND s.tenant_id = d.tenant_id AND s.pipeline_id = d.pipeline_id AND s.key = d.stage AND d.status <> s.outcome",
        None,
    )
}
impl SettleDealsStmt {
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
        pipeline_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, pipeline_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SettleDealsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SettleDealsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettleDealsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.pipeline_id))
    }
}
