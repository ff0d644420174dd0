// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertEvalParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub dataset_id: uuid::Uuid,
    pub version: i32,
    pub base: Option<i32>,
    pub actor_type: T1,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct CopyEvalParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub run_id: uuid::Uuid,
    pub actor_type: T1,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub origin_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListEvalsParams {
    pub agent_id: Option<uuid::Uuid>,
    pub dataset_id: Option<uuid::Uuid>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LastEvalParams {
    pub agent_id: uuid::Uuid,
    pub dataset_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct InsertEvalResultParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub eval_id: uuid::Uuid,
    pub case_id: uuid::Uuid,
    pub version: i32,
    pub number: i32,
    pub task: T1,
    pub expected: T2,
    pub run_id: Option<uuid::Uuid>,
    pub answer: T3,
    pub error: Option<T4>,
    pub grades: T5,
    pub passed: Option<bool>,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub work_ms: i64,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListEvalResultsParams {
    pub eval_id: uuid::Uuid,
    pub after_number: i32,
    pub after_version: i32,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LockEvalResultParams {
    pub eval_id: uuid::Uuid,
    pub case_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct GradeEvalResultParams<T1: crate::JsonSql> {
    pub grades: T1,
    pub passed: Option<bool>,
    pub eval_id: uuid::Uuid,
    pub case_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct PutEvalGateParams {
    pub tenant_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub dataset_id: uuid::Uuid,
    pub least: f32,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Eval {
    pub run_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub agent_name: String,
    pub dataset_id: uuid::Uuid,
    pub dataset_name: String,
    pub version: i32,
    pub base: Option<i32>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: String,
    pub state: String,
    pub progress_done: i64,
    pub progress_total: i64,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct EvalBorrowed<'a> {
    pub run_id: uuid::Uuid,
    pub agent_id: uuid::Uuid,
    pub agent_name: &'a str,
    pub dataset_id: uuid::Uuid,
    pub dataset_name: &'a str,
    pub version: i32,
    pub base: Option<i32>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: &'a str,
    pub state: &'a str,
    pub progress_done: i64,
    pub progress_total: i64,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<EvalBorrowed<'a>> for Eval {
    fn from(
        EvalBorrowed {
            run_id,
            agent_id,
            agent_name,
            dataset_id,
            dataset_name,
            version,
            base,
            actor_type,
            actor_id,
            actor_name,
            state,
            progress_done,
            progress_total,
            started_at,
            finished_at,
            error,
            created_at,
        }: EvalBorrowed<'a>,
    ) -> Self {
        Self {
            run_id,
            agent_id,
            agent_name: agent_name.into(),
            dataset_id,
            dataset_name: dataset_name.into(),
            version,
            base,
            actor_type: actor_type.into(),
            actor_id,
            actor_name: actor_name.into(),
            state: state.into(),
            progress_done,
            progress_total,
            started_at,
            finished_at,
            error: error.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct EvalAgent {
    pub name: String,
    pub version: i32,
    pub latest: i32,
}
pub struct EvalAgentBorrowed<'a> {
    pub name: &'a str,
    pub version: i32,
    pub latest: i32,
}
impl<'a> From<EvalAgentBorrowed<'a>> for EvalAgent {
    fn from(
        EvalAgentBorrowed {
            name,
            version,
            latest,
        }: EvalAgentBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            version,
            latest,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct EvalMarks {
    pub number: i32,
    pub version: i32,
    pub passed: Option<bool>,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub work_ms: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EvalResult {
    pub case_id: uuid::Uuid,
    pub version: i32,
    pub number: i32,
    pub task: String,
    pub expected: serde_json::Value,
    pub run_id: Option<uuid::Uuid>,
    pub answer: String,
    pub error: Option<String>,
    pub grades: serde_json::Value,
    pub passed: Option<bool>,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub work_ms: i64,
}
pub struct EvalResultBorrowed<'a> {
    pub case_id: uuid::Uuid,
    pub version: i32,
    pub number: i32,
    pub task: &'a str,
    pub expected: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub run_id: Option<uuid::Uuid>,
    pub answer: &'a str,
    pub error: Option<&'a str>,
    pub grades: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub passed: Option<bool>,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub work_ms: i64,
}
impl<'a> From<EvalResultBorrowed<'a>> for EvalResult {
    fn from(
        EvalResultBorrowed {
            case_id,
            version,
            number,
            task,
            expected,
            run_id,
            answer,
            error,
            grades,
            passed,
            prompt_tokens,
            completion_tokens,
            work_ms,
        }: EvalResultBorrowed<'a>,
    ) -> Self {
        Self {
            case_id,
            version,
            number,
            task: task.into(),
            expected: serde_json::from_str(expected.0.get()).unwrap(),
            run_id,
            answer: answer.into(),
            error: error.map(|v| v.into()),
            grades: serde_json::from_str(grades.0.get()).unwrap(),
            passed,
            prompt_tokens,
            completion_tokens,
            work_ms,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetEvalGate {
    pub dataset_id: uuid::Uuid,
    pub dataset_name: String,
    pub least: f32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct GetEvalGateBorrowed<'a> {
    pub dataset_id: uuid::Uuid,
    pub dataset_name: &'a str,
    pub least: f32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GetEvalGateBorrowed<'a>> for GetEvalGate {
    fn from(
        GetEvalGateBorrowed {
            dataset_id,
            dataset_name,
            least,
            updated_at,
        }: GetEvalGateBorrowed<'a>,
    ) -> Self {
        Self {
            dataset_id,
            dataset_name: dataset_name.into(),
            least,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EvalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvalBorrowed, tokio_postgres::Error>,
    mapper: fn(EvalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EvalBorrowed) -> R) -> EvalQuery<'c, 'a, 's, C, R, N> {
        EvalQuery {
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
pub struct EvalAgentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvalAgentBorrowed, tokio_postgres::Error>,
    mapper: fn(EvalAgentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvalAgentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EvalAgentBorrowed) -> R) -> EvalAgentQuery<'c, 'a, 's, C, R, N> {
        EvalAgentQuery {
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
pub struct EvalMarksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvalMarks, tokio_postgres::Error>,
    mapper: fn(EvalMarks) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvalMarksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EvalMarks) -> R) -> EvalMarksQuery<'c, 'a, 's, C, R, N> {
        EvalMarksQuery {
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
pub struct EvalResultQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EvalResultBorrowed, tokio_postgres::Error>,
    mapper: fn(EvalResultBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EvalResultQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EvalResultBorrowed) -> R,
    ) -> EvalResultQuery<'c, 'a, 's, C, R, N> {
        EvalResultQuery {
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
pub struct GetEvalGateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetEvalGateBorrowed, tokio_postgres::Error>,
    mapper: fn(GetEvalGateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetEvalGateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(GetEvalGateBorrowed) -> R,
    ) -> GetEvalGateQuery<'c, 'a, 's, C, R, N> {
        GetEvalGateQuery {
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
pub struct InsertEvalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_eval() -> InsertEvalStmt {
    InsertEvalStmt(
        "INSERT INTO evals ( tenant_id, run_id, agent_id, dataset_id, version, base, actor_type, actor_id, actor_name, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 )",
        None,
    )
}
impl InsertEvalStmt {
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
        agent_id: &'a uuid::Uuid,
        dataset_id: &'a uuid::Uuid,
        version: &'a i32,
        base: &'a Option<i32>,
        actor_type: &'a T1,
        actor_id: &'a Option<uuid::Uuid>,
        actor_name: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, run_id, agent_id, dataset_id, version, base, actor_type, actor_id,
                    actor_name, now,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertEvalParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertEvalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertEvalParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.agent_id,
            &params.dataset_id,
            &params.version,
            &params.base,
            &params.actor_type,
            &params.actor_id,
            &params.actor_name,
            &params.now,
        ))
    }
}
pub struct CopyEvalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_eval() -> CopyEvalStmt {
    CopyEvalStmt(
        "INSERT INTO evals ( tenant_id, run_id, agent_id, dataset_id, version, base, actor_type, actor_id, actor_name, created_at ) SELECT e.tenant_id, $1, e.agent_id, e.dataset_id, e.version, e.base, $2, $3, $4, $5 FROM evals AS e WHERE e.run_id = $6",
        None,
    )
}
impl CopyEvalStmt {
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
        run_id: &'a uuid::Uuid,
        actor_type: &'a T1,
        actor_id: &'a Option<uuid::Uuid>,
        actor_name: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        origin_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[run_id, actor_type, actor_id, actor_name, now, origin_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyEvalParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyEvalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyEvalParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.run_id,
            &params.actor_type,
            &params.actor_id,
            &params.actor_name,
            &params.now,
            &params.origin_id,
        ))
    }
}
pub struct GetEvalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_eval() -> GetEvalStmt {
    GetEvalStmt(
        "SELECT e.run_id, e.agent_id, a.name AS agent_name, e.dataset_id, d.name AS dataset_name, e.version, e.base, e.actor_type, e.actor_id, e.actor_name, r.state, r.progress_done, r.progress_total, r.started_at, r.finished_at, r.error, e.created_at FROM evals AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id JOIN agents AS a ON a.tenant_id = e.tenant_id AND a.id = e.agent_id JOIN eval_datasets AS d ON d.tenant_id = e.tenant_id AND d.id = e.dataset_id WHERE e.run_id = $1",
        None,
    )
}
impl GetEvalStmt {
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
    ) -> EvalQuery<'c, 'a, 's, C, Eval, 1> {
        EvalQuery {
            client,
            params: [run_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EvalBorrowed, tokio_postgres::Error> {
                Ok(EvalBorrowed {
                    run_id: row.try_get(0)?,
                    agent_id: row.try_get(1)?,
                    agent_name: row.try_get(2)?,
                    dataset_id: row.try_get(3)?,
                    dataset_name: row.try_get(4)?,
                    version: row.try_get(5)?,
                    base: row.try_get(6)?,
                    actor_type: row.try_get(7)?,
                    actor_id: row.try_get(8)?,
                    actor_name: row.try_get(9)?,
                    state: row.try_get(10)?,
                    progress_done: row.try_get(11)?,
                    progress_total: row.try_get(12)?,
                    started_at: row.try_get(13)?,
                    finished_at: row.try_get(14)?,
                    error: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                })
            },
            mapper: |it| Eval::from(it),
        }
    }
}
pub struct ListEvalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_evals() -> ListEvalsStmt {
    ListEvalsStmt(
        "SELECT e.run_id, e.agent_id, a.name AS agent_name, e.dataset_id, d.name AS dataset_name, e.version, e.base, e.actor_type, e.actor_id, e.actor_name, r.state, r.progress_done, r.progress_total, r.started_at, r.finished_at, r.error, e.created_at FROM evals AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id JOIN agents AS a ON a.tenant_id = e.tenant_id AND a.id = e.agent_id JOIN eval_datasets AS d ON d.tenant_id = e.tenant_id AND d.id = e.dataset_id WHERE ($1::uuid IS NULL OR e.agent_id = $1) AND ($2::uuid IS NULL OR e.dataset_id = $2) AND ($3::timestamptz IS NULL OR (e.created_at, e.run_id) < ($3, $4::uuid)) ORDER BY e.created_at DESC, e.run_id DESC LIMIT $5",
        None,
    )
}
impl ListEvalsStmt {
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
        agent_id: &'a Option<uuid::Uuid>,
        dataset_id: &'a Option<uuid::Uuid>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> EvalQuery<'c, 'a, 's, C, Eval, 5> {
        EvalQuery {
            client,
            params: [agent_id, dataset_id, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EvalBorrowed, tokio_postgres::Error> {
                Ok(EvalBorrowed {
                    run_id: row.try_get(0)?,
                    agent_id: row.try_get(1)?,
                    agent_name: row.try_get(2)?,
                    dataset_id: row.try_get(3)?,
                    dataset_name: row.try_get(4)?,
                    version: row.try_get(5)?,
                    base: row.try_get(6)?,
                    actor_type: row.try_get(7)?,
                    actor_id: row.try_get(8)?,
                    actor_name: row.try_get(9)?,
                    state: row.try_get(10)?,
                    progress_done: row.try_get(11)?,
                    progress_total: row.try_get(12)?,
                    started_at: row.try_get(13)?,
                    finished_at: row.try_get(14)?,
                    error: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                })
            },
            mapper: |it| Eval::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListEvalsParams, EvalQuery<'c, 'a, 's, C, Eval, 5>, C>
    for ListEvalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEvalsParams,
    ) -> EvalQuery<'c, 'a, 's, C, Eval, 5> {
        self.bind(
            client,
            &params.agent_id,
            &params.dataset_id,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct LastEvalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_eval() -> LastEvalStmt {
    LastEvalStmt(
        "SELECT e.run_id, e.agent_id, a.name AS agent_name, e.dataset_id, d.name AS dataset_name, e.version, e.base, e.actor_type, e.actor_id, e.actor_name, r.state, r.progress_done, r.progress_total, r.started_at, r.finished_at, r.error, e.created_at FROM evals AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id JOIN agents AS a ON a.tenant_id = e.tenant_id AND a.id = e.agent_id JOIN eval_datasets AS d ON d.tenant_id = e.tenant_id AND d.id = e.dataset_id WHERE e.agent_id = $1 AND e.dataset_id = $2 AND e.version = $3 AND r.state = 'completed' ORDER BY e.created_at DESC, e.run_id DESC LIMIT 1",
        None,
    )
}
impl LastEvalStmt {
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
        dataset_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> EvalQuery<'c, 'a, 's, C, Eval, 3> {
        EvalQuery {
            client,
            params: [agent_id, dataset_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EvalBorrowed, tokio_postgres::Error> {
                Ok(EvalBorrowed {
                    run_id: row.try_get(0)?,
                    agent_id: row.try_get(1)?,
                    agent_name: row.try_get(2)?,
                    dataset_id: row.try_get(3)?,
                    dataset_name: row.try_get(4)?,
                    version: row.try_get(5)?,
                    base: row.try_get(6)?,
                    actor_type: row.try_get(7)?,
                    actor_id: row.try_get(8)?,
                    actor_name: row.try_get(9)?,
                    state: row.try_get(10)?,
                    progress_done: row.try_get(11)?,
                    progress_total: row.try_get(12)?,
                    started_at: row.try_get(13)?,
                    finished_at: row.try_get(14)?,
                    error: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                })
            },
            mapper: |it| Eval::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LastEvalParams, EvalQuery<'c, 'a, 's, C, Eval, 3>, C>
    for LastEvalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastEvalParams,
    ) -> EvalQuery<'c, 'a, 's, C, Eval, 3> {
        self.bind(
            client,
            &params.agent_id,
            &params.dataset_id,
            &params.version,
        )
    }
}
pub struct EvalAgentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn eval_agent() -> EvalAgentStmt {
    EvalAgentStmt(
        "SELECT name, version, latest FROM agents WHERE id = $1",
        None,
    )
}
impl EvalAgentStmt {
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
    ) -> EvalAgentQuery<'c, 'a, 's, C, EvalAgent, 1> {
        EvalAgentQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EvalAgentBorrowed, tokio_postgres::Error> {
                    Ok(EvalAgentBorrowed {
                        name: row.try_get(0)?,
                        version: row.try_get(1)?,
                        latest: row.try_get(2)?,
                    })
                },
            mapper: |it| EvalAgent::from(it),
        }
    }
}
pub struct InsertEvalResultStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_eval_result() -> InsertEvalResultStmt {
    InsertEvalResultStmt(
        "INSERT INTO eval_results ( tenant_id, eval_id, case_id, version, number, task, expected, run_id, answer, error, grades, passed, prompt_tokens, completion_tokens, work_ms, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16 ) ON CONFLICT (tenant_id, eval_id, case_id, version) DO NOTHING",
        None,
    )
}
impl InsertEvalResultStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        eval_id: &'a uuid::Uuid,
        case_id: &'a uuid::Uuid,
        version: &'a i32,
        number: &'a i32,
        task: &'a T1,
        expected: &'a T2,
        run_id: &'a Option<uuid::Uuid>,
        answer: &'a T3,
        error: &'a Option<T4>,
        grades: &'a T5,
        passed: &'a Option<bool>,
        prompt_tokens: &'a i64,
        completion_tokens: &'a i64,
        work_ms: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    eval_id,
                    case_id,
                    version,
                    number,
                    task,
                    expected,
                    run_id,
                    answer,
                    error,
                    grades,
                    passed,
                    prompt_tokens,
                    completion_tokens,
                    work_ms,
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
    T2: crate::JsonSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertEvalResultParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertEvalResultStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertEvalResultParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.eval_id,
            &params.case_id,
            &params.version,
            &params.number,
            &params.task,
            &params.expected,
            &params.run_id,
            &params.answer,
            &params.error,
            &params.grades,
            &params.passed,
            &params.prompt_tokens,
            &params.completion_tokens,
            &params.work_ms,
            &params.now,
        ))
    }
}
pub struct EvalMarksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn eval_marks() -> EvalMarksStmt {
    EvalMarksStmt(
        "SELECT number, version, passed, prompt_tokens, completion_tokens, work_ms FROM eval_results WHERE eval_id = $1 ORDER BY number, version",
        None,
    )
}
impl EvalMarksStmt {
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
        eval_id: &'a uuid::Uuid,
    ) -> EvalMarksQuery<'c, 'a, 's, C, EvalMarks, 1> {
        EvalMarksQuery {
            client,
            params: [eval_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EvalMarks, tokio_postgres::Error> {
                Ok(EvalMarks {
                    number: row.try_get(0)?,
                    version: row.try_get(1)?,
                    passed: row.try_get(2)?,
                    prompt_tokens: row.try_get(3)?,
                    completion_tokens: row.try_get(4)?,
                    work_ms: row.try_get(5)?,
                })
            },
            mapper: |it| EvalMarks::from(it),
        }
    }
}
pub struct ListEvalResultsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_eval_results() -> ListEvalResultsStmt {
    ListEvalResultsStmt(
        "SELECT case_id, version, number, task, expected, run_id, answer, error, grades, passed, prompt_tokens, completion_tokens, work_ms FROM eval_results WHERE eval_id = $1 AND (number, version) > ($2, $3) ORDER BY number, version LIMIT $4",
        None,
    )
}
impl ListEvalResultsStmt {
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
        eval_id: &'a uuid::Uuid,
        after_number: &'a i32,
        after_version: &'a i32,
        limit: &'a i64,
    ) -> EvalResultQuery<'c, 'a, 's, C, EvalResult, 4> {
        EvalResultQuery {
            client,
            params: [eval_id, after_number, after_version, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EvalResultBorrowed, tokio_postgres::Error> {
                    Ok(EvalResultBorrowed {
                        case_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        number: row.try_get(2)?,
                        task: row.try_get(3)?,
                        expected: row.try_get(4)?,
                        run_id: row.try_get(5)?,
                        answer: row.try_get(6)?,
                        error: row.try_get(7)?,
                        grades: row.try_get(8)?,
                        passed: row.try_get(9)?,
                        prompt_tokens: row.try_get(10)?,
                        completion_tokens: row.try_get(11)?,
                        work_ms: row.try_get(12)?,
                    })
                },
            mapper: |it| EvalResult::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListEvalResultsParams,
        EvalResultQuery<'c, 'a, 's, C, EvalResult, 4>,
        C,
    > for ListEvalResultsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEvalResultsParams,
    ) -> EvalResultQuery<'c, 'a, 's, C, EvalResult, 4> {
        self.bind(
            client,
            &params.eval_id,
            &params.after_number,
            &params.after_version,
            &params.limit,
        )
    }
}
pub struct LockEvalResultStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_eval_result() -> LockEvalResultStmt {
    LockEvalResultStmt(
        "SELECT case_id, version, number, task, expected, run_id, answer, error, grades, passed, prompt_tokens, completion_tokens, work_ms FROM eval_results WHERE eval_id = $1 AND case_id = $2 AND version = $3 FOR UPDATE",
        None,
    )
}
impl LockEvalResultStmt {
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
        eval_id: &'a uuid::Uuid,
        case_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> EvalResultQuery<'c, 'a, 's, C, EvalResult, 3> {
        EvalResultQuery {
            client,
            params: [eval_id, case_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EvalResultBorrowed, tokio_postgres::Error> {
                    Ok(EvalResultBorrowed {
                        case_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        number: row.try_get(2)?,
                        task: row.try_get(3)?,
                        expected: row.try_get(4)?,
                        run_id: row.try_get(5)?,
                        answer: row.try_get(6)?,
                        error: row.try_get(7)?,
                        grades: row.try_get(8)?,
                        passed: row.try_get(9)?,
                        prompt_tokens: row.try_get(10)?,
                        completion_tokens: row.try_get(11)?,
                        work_ms: row.try_get(12)?,
                    })
                },
            mapper: |it| EvalResult::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockEvalResultParams,
        EvalResultQuery<'c, 'a, 's, C, EvalResult, 3>,
        C,
    > for LockEvalResultStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockEvalResultParams,
    ) -> EvalResultQuery<'c, 'a, 's, C, EvalResult, 3> {
        self.bind(client, &params.eval_id, &params.case_id, &params.version)
    }
}
pub struct GradeEvalResultStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn grade_eval_result() -> GradeEvalResultStmt {
    GradeEvalResultStmt(
        "UPDATE eval_results SET grades = $1, passed = $2 WHERE eval_id = $3 AND case_id = $4 AND version = $5",
        None,
    )
}
impl GradeEvalResultStmt {
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
        grades: &'a T1,
        passed: &'a Option<bool>,
        eval_id: &'a uuid::Uuid,
        case_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[grades, passed, eval_id, case_id, version],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        GradeEvalResultParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for GradeEvalResultStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a GradeEvalResultParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.grades,
            &params.passed,
            &params.eval_id,
            &params.case_id,
            &params.version,
        ))
    }
}
pub struct GetEvalGateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_eval_gate() -> GetEvalGateStmt {
    GetEvalGateStmt(
        "SELECT g.dataset_id, d.name AS dataset_name, g.least, g.updated_at FROM eval_gates AS g JOIN eval_datasets AS d ON d.tenant_id = g.tenant_id AND d.id = g.dataset_id WHERE g.agent_id = $1",
        None,
    )
}
impl GetEvalGateStmt {
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
    ) -> GetEvalGateQuery<'c, 'a, 's, C, GetEvalGate, 1> {
        GetEvalGateQuery {
            client,
            params: [agent_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GetEvalGateBorrowed, tokio_postgres::Error> {
                    Ok(GetEvalGateBorrowed {
                        dataset_id: row.try_get(0)?,
                        dataset_name: row.try_get(1)?,
                        least: row.try_get(2)?,
                        updated_at: row.try_get(3)?,
                    })
                },
            mapper: |it| GetEvalGate::from(it),
        }
    }
}
pub struct PutEvalGateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_eval_gate() -> PutEvalGateStmt {
    PutEvalGateStmt(
        "INSERT INTO eval_gates (tenant_id, agent_id, dataset_id, least, updated_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, agent_id) DO UPDATE SET dataset_id = excluded.dataset_id, least = excluded.least, updated_at = excluded.updated_at",
        None,
    )
}
impl PutEvalGateStmt {
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
        agent_id: &'a uuid::Uuid,
        dataset_id: &'a uuid::Uuid,
        least: &'a f32,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, agent_id, dataset_id, least, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutEvalGateParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutEvalGateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutEvalGateParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.agent_id,
            &params.dataset_id,
            &params.least,
            &params.now,
        ))
    }
}
pub struct DeleteEvalGateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_eval_gate() -> DeleteEvalGateStmt {
    DeleteEvalGateStmt(
        "DELETE FROM eval_gates WHERE agent_id = $1 RETURNING agent_id",
        None,
    )
}
impl DeleteEvalGateStmt {
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
