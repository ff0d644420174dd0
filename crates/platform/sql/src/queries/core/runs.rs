// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertRunParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub state: T2,
    pub priority: i16,
    pub subject: Option<uuid::Uuid>,
    pub input: T3,
    pub attempt: i32,
    pub max_attempts: i32,
    pub available_at: chrono::DateTime<chrono::Utc>,
    pub ready: bool,
    pub lease_owner: Option<uuid::Uuid>,
    pub lease_until: Option<chrono::DateTime<chrono::Utc>>,
    pub actor_type: T4,
    pub actor_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub parent_id: Option<uuid::Uuid>,
    pub deadline: Option<chrono::DateTime<chrono::Utc>>,
    pub key: Option<T5>,
    pub key_limit: Option<i32>,
    pub parked: bool,
    pub input_blob: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct InsertRerunParams<T1: crate::JsonSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub new_id: uuid::Uuid,
    pub input: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub actor_type: T2,
    pub actor_id: Option<uuid::Uuid>,
    pub origin_step: Option<T3>,
    pub input_blob: Option<uuid::Uuid>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyStepsParams {
    pub new_id: uuid::Uuid,
    pub new_created_at: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub before: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct StepBlobsParams {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub before: i32,
}
#[derive(Debug)]
pub struct StepPlaceParams<T1: crate::StringSql> {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub name: T1,
}
#[derive(Debug)]
pub struct AdmitRunsParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub key: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ClaimRunsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub after: uuid::Uuid,
    pub kinds: T2,
    pub without: T3,
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
    pub bounded: T4,
    pub owner: uuid::Uuid,
    pub lease_until: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct HeartbeatRunParams {
    pub lease_until: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub owner: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockLeaseParams {
    pub id: uuid::Uuid,
    pub owner: uuid::Uuid,
}
#[derive(Debug)]
pub struct FinishRunParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::StringSql> {
    pub state: T1,
    pub output: Option<T2>,
    pub output_blob: Option<uuid::Uuid>,
    pub error: Option<T3>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub work_ms: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub id: uuid::Uuid,
    pub owner: uuid::Uuid,
}
#[derive(Debug)]
pub struct RescheduleRunParams<T1: crate::StringSql> {
    pub available_at: chrono::DateTime<chrono::Utc>,
    pub error: T1,
    pub refund: i32,
    pub work_ms: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub id: uuid::Uuid,
    pub owner: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SuspendRunParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub until: chrono::DateTime<chrono::Utc>,
    pub work_ms: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub id: uuid::Uuid,
    pub owner: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WakeRunParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReleaseRunParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub owner: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetProgressParams<T1: crate::StringSql> {
    pub done: i64,
    pub total: i64,
    pub note: Option<T1>,
    pub id: uuid::Uuid,
    pub owner: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListRunsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub kind: Option<T1>,
    pub state: Option<T2>,
    pub subject: Option<uuid::Uuid>,
    pub parent: Option<uuid::Uuid>,
    pub like: Option<T3>,
    pub from_at: Option<chrono::DateTime<chrono::Utc>>,
    pub until_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct FindOpenRunParams<T1: crate::StringSql> {
    pub kind: T1,
    pub subject: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CancelRunParams {
    pub id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct PauseRunParams {
    pub paused: bool,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RetryRunParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertStepParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub name: T1,
    pub ordinal: i32,
    pub attempt: i32,
    pub output: T2,
    pub output_blob: Option<uuid::Uuid>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: chrono::DateTime<chrono::Utc>,
    pub run_created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct RunStepsParams {
    pub run_id: uuid::Uuid,
    pub run_created_at: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
    pub offset: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HasBlobParams {
    pub run_id: uuid::Uuid,
    pub blob: uuid::Uuid,
    pub run_created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertSignalParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub payload: T2,
    pub at: chrono::DateTime<chrono::Utc>,
    pub most: i64,
}
#[derive(Debug)]
pub struct TakeSignalParams<T1: crate::StringSql> {
    pub run_id: uuid::Uuid,
    pub name: T1,
}
#[derive(Debug)]
pub struct InsertLogParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub level: T1,
    pub message: T2,
    pub owner: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RunLogsParams {
    pub run_id: uuid::Uuid,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct RunQueuesParams<T1: crate::StringSql> {
    pub after: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct SetRunQueueParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub name: T1,
    pub concurrency: Option<i32>,
    pub rate: Option<i32>,
    pub per_seconds: Option<i32>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: String,
    pub state: String,
    pub priority: i16,
    pub subject: Option<uuid::Uuid>,
    pub input: serde_json::Value,
    pub output: Option<serde_json::Value>,
    pub error: Option<String>,
    pub progress_done: i64,
    pub progress_total: i64,
    pub progress_note: Option<String>,
    pub attempt: i32,
    pub max_attempts: i32,
    pub available_at: chrono::DateTime<chrono::Utc>,
    pub lease_owner: Option<uuid::Uuid>,
    pub lease_until: Option<chrono::DateTime<chrono::Utc>>,
    pub cancel_requested: bool,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub parent_id: Option<uuid::Uuid>,
    pub paused: bool,
    pub deadline: Option<chrono::DateTime<chrono::Utc>>,
    pub key: Option<String>,
    pub parked: bool,
    pub origin_id: Option<uuid::Uuid>,
    pub origin_step: Option<String>,
    pub input_blob: Option<uuid::Uuid>,
    pub output_blob: Option<uuid::Uuid>,
    pub work_ms: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
}
pub struct RunBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub state: &'a str,
    pub priority: i16,
    pub subject: Option<uuid::Uuid>,
    pub input: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub output: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub error: Option<&'a str>,
    pub progress_done: i64,
    pub progress_total: i64,
    pub progress_note: Option<&'a str>,
    pub attempt: i32,
    pub max_attempts: i32,
    pub available_at: chrono::DateTime<chrono::Utc>,
    pub lease_owner: Option<uuid::Uuid>,
    pub lease_until: Option<chrono::DateTime<chrono::Utc>>,
    pub cancel_requested: bool,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub parent_id: Option<uuid::Uuid>,
    pub paused: bool,
    pub deadline: Option<chrono::DateTime<chrono::Utc>>,
    pub key: Option<&'a str>,
    pub parked: bool,
    pub origin_id: Option<uuid::Uuid>,
    pub origin_step: Option<&'a str>,
    pub input_blob: Option<uuid::Uuid>,
    pub output_blob: Option<uuid::Uuid>,
    pub work_ms: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
}
impl<'a> From<RunBorrowed<'a>> for Run {
    fn from(
        RunBorrowed {
            tenant_id,
            id,
            kind,
            state,
            priority,
            subject,
            input,
            output,
            error,
            progress_done,
            progress_total,
            progress_note,
            attempt,
            max_attempts,
            available_at,
            lease_owner,
            lease_until,
            cancel_requested,
            actor_type,
            actor_id,
            created_at,
            started_at,
            finished_at,
            parent_id,
            paused,
            deadline,
            key,
            parked,
            origin_id,
            origin_step,
            input_blob,
            output_blob,
            work_ms,
            prompt_tokens,
            completion_tokens,
        }: RunBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            id,
            kind: kind.into(),
            state: state.into(),
            priority,
            subject,
            input: serde_json::from_str(input.0.get()).unwrap(),
            output: output.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            error: error.map(|v| v.into()),
            progress_done,
            progress_total,
            progress_note: progress_note.map(|v| v.into()),
            attempt,
            max_attempts,
            available_at,
            lease_owner,
            lease_until,
            cancel_requested,
            actor_type: actor_type.into(),
            actor_id,
            created_at,
            started_at,
            finished_at,
            parent_id,
            paused,
            deadline,
            key: key.map(|v| v.into()),
            parked,
            origin_id,
            origin_step: origin_step.map(|v| v.into()),
            input_blob,
            output_blob,
            work_ms,
            prompt_tokens,
            completion_tokens,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct HeartbeatRun {
    pub cancel_requested: bool,
    pub paused: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CancelRun {
    pub id: uuid::Uuid,
    pub state: String,
    pub key: Option<String>,
}
pub struct CancelRunBorrowed<'a> {
    pub id: uuid::Uuid,
    pub state: &'a str,
    pub key: Option<&'a str>,
}
impl<'a> From<CancelRunBorrowed<'a>> for CancelRun {
    fn from(CancelRunBorrowed { id, state, key }: CancelRunBorrowed<'a>) -> Self {
        Self {
            id,
            state: state.into(),
            key: key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RetryRun {
    pub id: uuid::Uuid,
    pub key: Option<String>,
}
pub struct RetryRunBorrowed<'a> {
    pub id: uuid::Uuid,
    pub key: Option<&'a str>,
}
impl<'a> From<RetryRunBorrowed<'a>> for RetryRun {
    fn from(RetryRunBorrowed { id, key }: RetryRunBorrowed<'a>) -> Self {
        Self {
            id,
            key: key.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RunSteps {
    pub name: String,
    pub ordinal: i32,
    pub attempt: i32,
    pub output: serde_json::Value,
    pub output_blob: Option<uuid::Uuid>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: chrono::DateTime<chrono::Utc>,
}
pub struct RunStepsBorrowed<'a> {
    pub name: &'a str,
    pub ordinal: i32,
    pub attempt: i32,
    pub output: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub output_blob: Option<uuid::Uuid>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<RunStepsBorrowed<'a>> for RunSteps {
    fn from(
        RunStepsBorrowed {
            name,
            ordinal,
            attempt,
            output,
            output_blob,
            started_at,
            finished_at,
        }: RunStepsBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            ordinal,
            attempt,
            output: serde_json::from_str(output.0.get()).unwrap(),
            output_blob,
            started_at,
            finished_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RunLogs {
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub level: String,
    pub message: String,
}
pub struct RunLogsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub level: &'a str,
    pub message: &'a str,
}
impl<'a> From<RunLogsBorrowed<'a>> for RunLogs {
    fn from(
        RunLogsBorrowed {
            id,
            at,
            level,
            message,
        }: RunLogsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            at,
            level: level.into(),
            message: message.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct QueueDepth {
    pub state: String,
    pub runs: i64,
}
pub struct QueueDepthBorrowed<'a> {
    pub state: &'a str,
    pub runs: i64,
}
impl<'a> From<QueueDepthBorrowed<'a>> for QueueDepth {
    fn from(QueueDepthBorrowed { state, runs }: QueueDepthBorrowed<'a>) -> Self {
        Self {
            state: state.into(),
            runs,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RunQueue {
    pub name: String,
    pub concurrency: Option<i32>,
    pub rate: Option<i32>,
    pub per_seconds: Option<i32>,
}
pub struct RunQueueBorrowed<'a> {
    pub name: &'a str,
    pub concurrency: Option<i32>,
    pub rate: Option<i32>,
    pub per_seconds: Option<i32>,
}
impl<'a> From<RunQueueBorrowed<'a>> for RunQueue {
    fn from(
        RunQueueBorrowed {
            name,
            concurrency,
            rate,
            per_seconds,
        }: RunQueueBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            concurrency,
            rate,
            per_seconds,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RunQueues {
    pub name: String,
    pub concurrency: Option<i32>,
    pub rate: Option<i32>,
    pub per_seconds: Option<i32>,
    pub admitted: i64,
    pub parked: i64,
}
pub struct RunQueuesBorrowed<'a> {
    pub name: &'a str,
    pub concurrency: Option<i32>,
    pub rate: Option<i32>,
    pub per_seconds: Option<i32>,
    pub admitted: i64,
    pub parked: i64,
}
impl<'a> From<RunQueuesBorrowed<'a>> for RunQueues {
    fn from(
        RunQueuesBorrowed {
            name,
            concurrency,
            rate,
            per_seconds,
            admitted,
            parked,
        }: RunQueuesBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            concurrency,
            rate,
            per_seconds,
            admitted,
            parked,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct VecuuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(
        &tokio_postgres::Row,
    ) -> Result<crate::ArrayIterator<'_, uuid::Uuid>, tokio_postgres::Error>,
    mapper: fn(crate::ArrayIterator<'_, uuid::Uuid>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VecuuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(crate::ArrayIterator<'_, uuid::Uuid>) -> R,
    ) -> VecuuidUuidQuery<'c, 'a, 's, C, R, N> {
        VecuuidUuidQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct RunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunBorrowed, tokio_postgres::Error>,
    mapper: fn(RunBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunBorrowed) -> R) -> RunQuery<'c, 'a, 's, C, R, N> {
        RunQuery {
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
pub struct HeartbeatRunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeartbeatRun, tokio_postgres::Error>,
    mapper: fn(HeartbeatRun) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeartbeatRunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeartbeatRun) -> R) -> HeartbeatRunQuery<'c, 'a, 's, C, R, N> {
        HeartbeatRunQuery {
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
pub struct CancelRunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CancelRunBorrowed, tokio_postgres::Error>,
    mapper: fn(CancelRunBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CancelRunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CancelRunBorrowed) -> R) -> CancelRunQuery<'c, 'a, 's, C, R, N> {
        CancelRunQuery {
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
pub struct RetryRunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RetryRunBorrowed, tokio_postgres::Error>,
    mapper: fn(RetryRunBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RetryRunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RetryRunBorrowed) -> R) -> RetryRunQuery<'c, 'a, 's, C, R, N> {
        RetryRunQuery {
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
pub struct RunStepsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunStepsBorrowed, tokio_postgres::Error>,
    mapper: fn(RunStepsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunStepsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunStepsBorrowed) -> R) -> RunStepsQuery<'c, 'a, 's, C, R, N> {
        RunStepsQuery {
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
pub struct SerdejsonValueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(
            &tokio_postgres::Row,
        )
            -> Result<postgres_types::Json<&serde_json::value::RawValue>, tokio_postgres::Error>,
    mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SerdejsonValueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> R,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, R, N> {
        SerdejsonValueQuery {
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
pub struct RunLogsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunLogsBorrowed, tokio_postgres::Error>,
    mapper: fn(RunLogsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunLogsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunLogsBorrowed) -> R) -> RunLogsQuery<'c, 'a, 's, C, R, N> {
        RunLogsQuery {
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
pub struct QueueDepthQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QueueDepthBorrowed, tokio_postgres::Error>,
    mapper: fn(QueueDepthBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QueueDepthQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(QueueDepthBorrowed) -> R,
    ) -> QueueDepthQuery<'c, 'a, 's, C, R, N> {
        QueueDepthQuery {
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
pub struct RunQueueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunQueueBorrowed, tokio_postgres::Error>,
    mapper: fn(RunQueueBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunQueueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunQueueBorrowed) -> R) -> RunQueueQuery<'c, 'a, 's, C, R, N> {
        RunQueueQuery {
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
pub struct RunQueuesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunQueuesBorrowed, tokio_postgres::Error>,
    mapper: fn(RunQueuesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunQueuesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunQueuesBorrowed) -> R) -> RunQueuesQuery<'c, 'a, 's, C, R, N> {
        RunQueuesQuery {
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
pub struct InsertRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_run() -> InsertRunStmt {
    InsertRunStmt(
        "INSERT INTO runs ( tenant_id, id, kind, state, priority, subject, input, attempt, max_attempts, available_at, ready, lease_owner, lease_until, actor_type, actor_id, created_at, started_at, parent_id, deadline, key, key_limit, parked, input_blob ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23 )",
        None,
    )
}
impl InsertRunStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        state: &'a T2,
        priority: &'a i16,
        subject: &'a Option<uuid::Uuid>,
        input: &'a T3,
        attempt: &'a i32,
        max_attempts: &'a i32,
        available_at: &'a chrono::DateTime<chrono::Utc>,
        ready: &'a bool,
        lease_owner: &'a Option<uuid::Uuid>,
        lease_until: &'a Option<chrono::DateTime<chrono::Utc>>,
        actor_type: &'a T4,
        actor_id: &'a Option<uuid::Uuid>,
        created_at: &'a chrono::DateTime<chrono::Utc>,
        started_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        parent_id: &'a Option<uuid::Uuid>,
        deadline: &'a Option<chrono::DateTime<chrono::Utc>>,
        key: &'a Option<T5>,
        key_limit: &'a Option<i32>,
        parked: &'a bool,
        input_blob: &'a Option<uuid::Uuid>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    kind,
                    state,
                    priority,
                    subject,
                    input,
                    attempt,
                    max_attempts,
                    available_at,
                    ready,
                    lease_owner,
                    lease_until,
                    actor_type,
                    actor_id,
                    created_at,
                    started_at,
                    parent_id,
                    deadline,
                    key,
                    key_limit,
                    parked,
                    input_blob,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRunParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertRunStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRunParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.state,
            &params.priority,
            &params.subject,
            &params.input,
            &params.attempt,
            &params.max_attempts,
            &params.available_at,
            &params.ready,
            &params.lease_owner,
            &params.lease_until,
            &params.actor_type,
            &params.actor_id,
            &params.created_at,
            &params.started_at,
            &params.parent_id,
            &params.deadline,
            &params.key,
            &params.key_limit,
            &params.parked,
            &params.input_blob,
        ))
    }
}
pub struct InsertRerunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_rerun() -> InsertRerunStmt {
    InsertRerunStmt(
        "INSERT INTO runs ( tenant_id, id, kind, state, priority, subject, input, max_attempts, available_at, ready, actor_type, actor_id, created_at, key, key_limit, parked, origin_id, origin_step, input_blob ) SELECT r.tenant_id, $1, r.kind, 'queued', r.priority, r.subject, $2, r.max_attempts, $3, r.key IS NULL, $4, $5, $3, r.key, r.key_limit, r.key IS NOT NULL, r.id, $6, $7 FROM runs AS r WHERE r.id = $8",
        None,
    )
}
impl InsertRerunStmt {
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
    >(
        &'s self,
        client: &'c C,
        new_id: &'a uuid::Uuid,
        input: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        actor_type: &'a T2,
        actor_id: &'a Option<uuid::Uuid>,
        origin_step: &'a Option<T3>,
        input_blob: &'a Option<uuid::Uuid>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    new_id,
                    input,
                    now,
                    actor_type,
                    actor_id,
                    origin_step,
                    input_blob,
                    id,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRerunParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertRerunStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRerunParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.new_id,
            &params.input,
            &params.now,
            &params.actor_type,
            &params.actor_id,
            &params.origin_step,
            &params.input_blob,
            &params.id,
        ))
    }
}
pub struct CopyStepsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_steps() -> CopyStepsStmt {
    CopyStepsStmt(
        "INSERT INTO run_steps ( tenant_id, run_id, name, ordinal, attempt, output, started_at, finished_at, run_created_at, output_blob ) SELECT s.tenant_id, $1, s.name, s.ordinal, s.attempt, s.output, s.started_at, s.finished_at, $2, s.output_blob FROM run_steps AS s WHERE s.run_id = $3 AND s.run_created_at = $4 AND s.ordinal < $5 AND s.name <> 'undo' AND s.name NOT LIKE 'undo: %'",
        None,
    )
}
impl CopyStepsStmt {
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
        new_id: &'a uuid::Uuid,
        new_created_at: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
        created_at: &'a chrono::DateTime<chrono::Utc>,
        before: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[new_id, new_created_at, id, created_at, before],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyStepsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyStepsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyStepsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.new_id,
            &params.new_created_at,
            &params.id,
            &params.created_at,
            &params.before,
        ))
    }
}
pub struct StepBlobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn step_blobs() -> StepBlobsStmt {
    StepBlobsStmt(
        "SELECT coalesce(array_agg(output_blob), '{}')::uuid [] AS blobs FROM run_steps WHERE run_id = $1 AND run_created_at = $2 AND ordinal < $3 AND output_blob IS NOT NULL",
        None,
    )
}
impl StepBlobsStmt {
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
        created_at: &'a chrono::DateTime<chrono::Utc>,
        before: &'a i32,
    ) -> VecuuidUuidQuery<'c, 'a, 's, C, Vec<uuid::Uuid>, 3> {
        VecuuidUuidQuery {
            client,
            params: [id, created_at, before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v).collect(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StepBlobsParams,
        VecuuidUuidQuery<'c, 'a, 's, C, Vec<uuid::Uuid>, 3>,
        C,
    > for StepBlobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StepBlobsParams,
    ) -> VecuuidUuidQuery<'c, 'a, 's, C, Vec<uuid::Uuid>, 3> {
        self.bind(client, &params.id, &params.created_at, &params.before)
    }
}
pub struct StepPlaceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn step_place() -> StepPlaceStmt {
    StepPlaceStmt(
        "SELECT ordinal FROM run_steps WHERE run_id = $1 AND run_created_at = $2 AND name = $3",
        None,
    )
}
impl StepPlaceStmt {
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
        id: &'a uuid::Uuid,
        created_at: &'a chrono::DateTime<chrono::Utc>,
        name: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [id, created_at, name],
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
        StepPlaceParams<T1>,
        I32Query<'c, 'a, 's, C, i32, 3>,
        C,
    > for StepPlaceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StepPlaceParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.id, &params.created_at, &params.name)
    }
}
pub struct AdmitRunsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn admit_runs() -> AdmitRunsStmt {
    AdmitRunsStmt("SELECT tekup_admit_runs($1, $2, $3) AS admitted", None)
}
impl AdmitRunsStmt {
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
        key: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [tenant_id, key, now],
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
        AdmitRunsParams<T1>,
        I32Query<'c, 'a, 's, C, i32, 3>,
        C,
    > for AdmitRunsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AdmitRunsParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.tenant_id, &params.key, &params.now)
    }
}
pub struct ReadyDueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ready_due() -> ReadyDueStmt {
    ReadyDueStmt(
        "UPDATE runs SET ready = true WHERE (tenant_id, id) IN ( SELECT r.tenant_id, r.id FROM runs AS r WHERE NOT r.ready AND NOT r.parked AND (NOT r.paused OR r.cancel_requested) AND r.state IN ('queued', 'waiting') AND r.available_at <= $1 ORDER BY r.available_at LIMIT 1000 FOR UPDATE SKIP LOCKED )",
        None,
    )
}
impl ReadyDueStmt {
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
pub struct RequeueLapsedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn requeue_lapsed() -> RequeueLapsedStmt {
    RequeueLapsedStmt(
        "UPDATE runs SET state = 'queued', ready = NOT paused OR cancel_requested, available_at = $1, lease_owner = NULL, lease_until = NULL WHERE (tenant_id, id) IN ( SELECT r.tenant_id, r.id FROM runs AS r WHERE r.state = 'running' AND r.lease_until < $1 LIMIT 1000 FOR UPDATE SKIP LOCKED )",
        None,
    )
}
impl RequeueLapsedStmt {
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
pub struct AreTenantsBoundedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn are_tenants_bounded() -> AreTenantsBoundedStmt {
    AreTenantsBoundedStmt(
        "SELECT EXISTS (SELECT 1 FROM run_queues WHERE name = '*' AND concurrency IS NOT NULL) AS bounded",
        None,
    )
}
impl AreTenantsBoundedStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HoldBoundedTenantsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_bounded_tenants() -> HoldBoundedTenantsStmt {
    HoldBoundedTenantsStmt(
        "SELECT tenant_id FROM run_queues WHERE name = '*' AND concurrency IS NOT NULL FOR UPDATE SKIP LOCKED",
        None,
    )
}
impl HoldBoundedTenantsStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 0> {
        UuidUuidQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ClaimRunsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_runs() -> ClaimRunsStmt {
    ClaimRunsStmt(
        "WITH RECURSIVE lines AS ( SELECT k.kind, ( SELECT r.tenant_id FROM runs AS r WHERE r.ready AND r.state IN ('queued', 'waiting') AND r.kind = k.kind AND r.tenant_id > $1 ORDER BY r.tenant_id LIMIT 1 ) AS tenant_id FROM unnest($2::text []) AS k (kind) UNION ALL SELECT l.kind, ( SELECT r.tenant_id FROM runs AS r WHERE r.ready AND r.state IN ('queued', 'waiting') AND r.kind = l.kind AND r.tenant_id > l.tenant_id ORDER BY r.tenant_id LIMIT 1 ) FROM lines AS l WHERE l.tenant_id IS NOT NULL ), visited AS MATERIALIZED ( SELECT l.kind, l.tenant_id FROM lines AS l WHERE l.tenant_id IS NOT NULL AND NOT l.tenant_id = ANY ($3::uuid []) LIMIT 256 ), candidates AS ( SELECT v.tenant_id, c.id, c.priority, c.available_at FROM visited AS v CROSS JOIN LATERAL ( SELECT r.id, r.priority, r.available_at FROM runs AS r WHERE r.ready AND r.state IN ('queued', 'waiting') AND r.kind = v.kind AND r.tenant_id = v.tenant_id AND r.available_at <= $4 ORDER BY r.priority DESC, r.available_at LIMIT (SELECT 1 + ($5::bigint - 1) / count(*) FROM visited) FOR UPDATE SKIP LOCKED ) AS c ), ranked AS ( SELECT c.tenant_id, c.id, row_number() OVER (PARTITION BY c.tenant_id ORDER BY c.priority DESC, c.available_at) AS turn FROM candidates AS c ), chosen AS ( SELECT c.tenant_id, c.id FROM ranked AS c LEFT JOIN run_queues AS q ON q.tenant_id = c.tenant_id AND q.name = '*' WHERE q.concurrency IS NULL OR ( c.tenant_id = ANY ($6::uuid []) AND c.turn <= q.concurrency - ( SELECT count(*) FROM runs AS b WHERE b.tenant_id = c.tenant_id AND b.state = 'running' ) ) ORDER BY c.turn, c.tenant_id LIMIT $5::bigint ) UPDATE runs AS r SET state = 'running', lease_owner = $7, lease_until = $8, woken = false, ready = false, attempt = CASE WHEN r.state = 'waiting' THEN r.attempt ELSE r.attempt + 1 END, started_at = coalesce(r.started_at, $4) FROM chosen AS c WHERE r.tenant_id = c.tenant_id AND r.id = c.id RETURNING r.tenant_id, r.id, r.kind, r.state, r.priority, r.subject, r.input, r.output, r.error, r.progress_done, r.progress_total, r.progress_note, r.attempt, r.max_attempts, r.available_at, r.lease_owner, r.lease_until, r.cancel_requested, r.actor_type, r.actor_id, r.created_at, r.started_at, r.finished_at, r.parent_id, r.paused, r.deadline, r.key, r.parked, r.origin_id, r.origin_step, r.input_blob, r.output_blob, r.work_ms, r.prompt_tokens, r.completion_tokens",
        None,
    )
}
impl ClaimRunsStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        after: &'a uuid::Uuid,
        kinds: &'a T2,
        without: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
        bounded: &'a T4,
        owner: &'a uuid::Uuid,
        lease_until: &'a chrono::DateTime<chrono::Utc>,
    ) -> RunQuery<'c, 'a, 's, C, Run, 8> {
        RunQuery {
            client,
            params: [
                after,
                kinds,
                without,
                now,
                limit,
                bounded,
                owner,
                lease_until,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RunBorrowed, tokio_postgres::Error> {
                Ok(RunBorrowed {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    state: row.try_get(3)?,
                    priority: row.try_get(4)?,
                    subject: row.try_get(5)?,
                    input: row.try_get(6)?,
                    output: row.try_get(7)?,
                    error: row.try_get(8)?,
                    progress_done: row.try_get(9)?,
                    progress_total: row.try_get(10)?,
                    progress_note: row.try_get(11)?,
                    attempt: row.try_get(12)?,
                    max_attempts: row.try_get(13)?,
                    available_at: row.try_get(14)?,
                    lease_owner: row.try_get(15)?,
                    lease_until: row.try_get(16)?,
                    cancel_requested: row.try_get(17)?,
                    actor_type: row.try_get(18)?,
                    actor_id: row.try_get(19)?,
                    created_at: row.try_get(20)?,
                    started_at: row.try_get(21)?,
                    finished_at: row.try_get(22)?,
                    parent_id: row.try_get(23)?,
                    paused: row.try_get(24)?,
                    deadline: row.try_get(25)?,
                    key: row.try_get(26)?,
                    parked: row.try_get(27)?,
                    origin_id: row.try_get(28)?,
                    origin_step: row.try_get(29)?,
                    input_blob: row.try_get(30)?,
                    output_blob: row.try_get(31)?,
                    work_ms: row.try_get(32)?,
                    prompt_tokens: row.try_get(33)?,
                    completion_tokens: row.try_get(34)?,
                })
            },
            mapper: |it| Run::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimRunsParams<T1, T2, T3, T4>,
        RunQuery<'c, 'a, 's, C, Run, 8>,
        C,
    > for ClaimRunsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimRunsParams<T1, T2, T3, T4>,
    ) -> RunQuery<'c, 'a, 's, C, Run, 8> {
        self.bind(
            client,
            &params.after,
            &params.kinds,
            &params.without,
            &params.now,
            &params.limit,
            &params.bounded,
            &params.owner,
            &params.lease_until,
        )
    }
}
pub struct HeartbeatRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn heartbeat_run() -> HeartbeatRunStmt {
    HeartbeatRunStmt(
        "UPDATE runs SET lease_until = $1 WHERE tenant_id = $2 AND id = $3 AND lease_owner = $4 AND state = 'running' RETURNING cancel_requested, paused",
        None,
    )
}
impl HeartbeatRunStmt {
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
        lease_until: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        owner: &'a uuid::Uuid,
    ) -> HeartbeatRunQuery<'c, 'a, 's, C, HeartbeatRun, 4> {
        HeartbeatRunQuery {
            client,
            params: [lease_until, tenant_id, id, owner],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeartbeatRun, tokio_postgres::Error> {
                Ok(HeartbeatRun {
                    cancel_requested: row.try_get(0)?,
                    paused: row.try_get(1)?,
                })
            },
            mapper: |it| HeartbeatRun::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HeartbeatRunParams,
        HeartbeatRunQuery<'c, 'a, 's, C, HeartbeatRun, 4>,
        C,
    > for HeartbeatRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HeartbeatRunParams,
    ) -> HeartbeatRunQuery<'c, 'a, 's, C, HeartbeatRun, 4> {
        self.bind(
            client,
            &params.lease_until,
            &params.tenant_id,
            &params.id,
            &params.owner,
        )
    }
}
pub struct LockLeaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_lease() -> LockLeaseStmt {
    LockLeaseStmt(
        "SELECT id FROM runs WHERE id = $1 AND lease_owner = $2 AND state = 'running' FOR UPDATE",
        None,
    )
}
impl LockLeaseStmt {
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
        owner: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, owner],
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
        LockLeaseParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockLeaseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockLeaseParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.owner)
    }
}
pub struct FinishRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish_run() -> FinishRunStmt {
    FinishRunStmt(
        "UPDATE runs SET state = $1, output = $2, output_blob = $3, error = $4, finished_at = $5, lease_owner = NULL, lease_until = NULL, work_ms = work_ms + $6, prompt_tokens = prompt_tokens + $7, completion_tokens = completion_tokens + $8 WHERE id = $9 AND lease_owner = $10 AND state = 'running' RETURNING id",
        None,
    )
}
impl FinishRunStmt {
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
        T2: crate::JsonSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        output: &'a Option<T2>,
        output_blob: &'a Option<uuid::Uuid>,
        error: &'a Option<T3>,
        now: &'a chrono::DateTime<chrono::Utc>,
        work_ms: &'a i64,
        prompt_tokens: &'a i64,
        completion_tokens: &'a i64,
        id: &'a uuid::Uuid,
        owner: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        UuidUuidQuery {
            client,
            params: [
                state,
                output,
                output_blob,
                error,
                now,
                work_ms,
                prompt_tokens,
                completion_tokens,
                id,
                owner,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FinishRunParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10>,
        C,
    > for FinishRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FinishRunParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        self.bind(
            client,
            &params.state,
            &params.output,
            &params.output_blob,
            &params.error,
            &params.now,
            &params.work_ms,
            &params.prompt_tokens,
            &params.completion_tokens,
            &params.id,
            &params.owner,
        )
    }
}
pub struct RescheduleRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reschedule_run() -> RescheduleRunStmt {
    RescheduleRunStmt(
        "UPDATE runs SET state = 'queued', available_at = $1, error = $2, attempt = greatest(attempt - $3, 0), lease_owner = NULL, lease_until = NULL, work_ms = work_ms + $4, prompt_tokens = prompt_tokens + $5, completion_tokens = completion_tokens + $6 WHERE id = $7 AND lease_owner = $8 AND state = 'running' RETURNING id",
        None,
    )
}
impl RescheduleRunStmt {
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
        available_at: &'a chrono::DateTime<chrono::Utc>,
        error: &'a T1,
        refund: &'a i32,
        work_ms: &'a i64,
        prompt_tokens: &'a i64,
        completion_tokens: &'a i64,
        id: &'a uuid::Uuid,
        owner: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [
                available_at,
                error,
                refund,
                work_ms,
                prompt_tokens,
                completion_tokens,
                id,
                owner,
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
        RescheduleRunParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for RescheduleRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RescheduleRunParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.available_at,
            &params.error,
            &params.refund,
            &params.work_ms,
            &params.prompt_tokens,
            &params.completion_tokens,
            &params.id,
            &params.owner,
        )
    }
}
pub struct SuspendRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn suspend_run() -> SuspendRunStmt {
    SuspendRunStmt(
        "UPDATE runs SET state = 'waiting', available_at = CASE WHEN woken OR cancel_requested THEN $1 ELSE least($2, deadline) END, ready = cancel_requested OR (woken AND NOT paused), lease_owner = NULL, lease_until = NULL, work_ms = work_ms + $3, prompt_tokens = prompt_tokens + $4, completion_tokens = completion_tokens + $5 WHERE id = $6 AND lease_owner = $7 AND state = 'running' RETURNING id",
        None,
    )
}
impl SuspendRunStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        until: &'a chrono::DateTime<chrono::Utc>,
        work_ms: &'a i64,
        prompt_tokens: &'a i64,
        completion_tokens: &'a i64,
        id: &'a uuid::Uuid,
        owner: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        UuidUuidQuery {
            client,
            params: [
                now,
                until,
                work_ms,
                prompt_tokens,
                completion_tokens,
                id,
                owner,
            ],
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
        SuspendRunParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7>,
        C,
    > for SuspendRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SuspendRunParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 7> {
        self.bind(
            client,
            &params.now,
            &params.until,
            &params.work_ms,
            &params.prompt_tokens,
            &params.completion_tokens,
            &params.id,
            &params.owner,
        )
    }
}
pub struct WakeRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wake_run() -> WakeRunStmt {
    WakeRunStmt(
        "UPDATE runs SET woken = true, available_at = CASE WHEN state = 'waiting' THEN least(available_at, $1) ELSE available_at END, ready = ready OR (state = 'waiting' AND NOT paused) WHERE id = $2 AND state IN ('queued', 'waiting', 'running') RETURNING id",
        None,
    )
}
impl WakeRunStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, id],
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
        WakeRunParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WakeRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WakeRunParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.id)
    }
}
pub struct ReleaseRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_run() -> ReleaseRunStmt {
    ReleaseRunStmt(
        "UPDATE runs SET state = 'queued', attempt = greatest(attempt - 1, 0), available_at = $1, ready = NOT paused, lease_owner = NULL, lease_until = NULL WHERE tenant_id = $2 AND id = $3 AND lease_owner = $4 AND state = 'running'",
        None,
    )
}
impl ReleaseRunStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        owner: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, tenant_id, id, owner])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseRunParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseRunStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseRunParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.tenant_id,
            &params.id,
            &params.owner,
        ))
    }
}
pub struct SetProgressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_progress() -> SetProgressStmt {
    SetProgressStmt(
        "UPDATE runs SET progress_done = $1, progress_total = $2, progress_note = $3 WHERE id = $4 AND lease_owner = $5 AND state = 'running' RETURNING id",
        None,
    )
}
impl SetProgressStmt {
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
        done: &'a i64,
        total: &'a i64,
        note: &'a Option<T1>,
        id: &'a uuid::Uuid,
        owner: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [done, total, note, id, owner],
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
        SetProgressParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for SetProgressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetProgressParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(
            client,
            &params.done,
            &params.total,
            &params.note,
            &params.id,
            &params.owner,
        )
    }
}
pub struct GetRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_run() -> GetRunStmt {
    GetRunStmt(
        "SELECT tenant_id, id, kind, state, priority, subject, input, output, error, progress_done, progress_total, progress_note, attempt, max_attempts, available_at, lease_owner, lease_until, cancel_requested, actor_type, actor_id, created_at, started_at, finished_at, parent_id, paused, deadline, key, parked, origin_id, origin_step, input_blob, output_blob, work_ms, prompt_tokens, completion_tokens FROM runs WHERE id = $1",
        None,
    )
}
impl GetRunStmt {
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
    ) -> RunQuery<'c, 'a, 's, C, Run, 1> {
        RunQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RunBorrowed, tokio_postgres::Error> {
                Ok(RunBorrowed {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    state: row.try_get(3)?,
                    priority: row.try_get(4)?,
                    subject: row.try_get(5)?,
                    input: row.try_get(6)?,
                    output: row.try_get(7)?,
                    error: row.try_get(8)?,
                    progress_done: row.try_get(9)?,
                    progress_total: row.try_get(10)?,
                    progress_note: row.try_get(11)?,
                    attempt: row.try_get(12)?,
                    max_attempts: row.try_get(13)?,
                    available_at: row.try_get(14)?,
                    lease_owner: row.try_get(15)?,
                    lease_until: row.try_get(16)?,
                    cancel_requested: row.try_get(17)?,
                    actor_type: row.try_get(18)?,
                    actor_id: row.try_get(19)?,
                    created_at: row.try_get(20)?,
                    started_at: row.try_get(21)?,
                    finished_at: row.try_get(22)?,
                    parent_id: row.try_get(23)?,
                    paused: row.try_get(24)?,
                    deadline: row.try_get(25)?,
                    key: row.try_get(26)?,
                    parked: row.try_get(27)?,
                    origin_id: row.try_get(28)?,
                    origin_step: row.try_get(29)?,
                    input_blob: row.try_get(30)?,
                    output_blob: row.try_get(31)?,
                    work_ms: row.try_get(32)?,
                    prompt_tokens: row.try_get(33)?,
                    completion_tokens: row.try_get(34)?,
                })
            },
            mapper: |it| Run::from(it),
        }
    }
}
pub struct ListRunsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_runs() -> ListRunsStmt {
    ListRunsStmt(
        "SELECT tenant_id, id, kind, state, priority, subject, input, output, error, progress_done, progress_total, progress_note, attempt, max_attempts, available_at, lease_owner, lease_until, cancel_requested, actor_type, actor_id, created_at, started_at, finished_at, parent_id, paused, deadline, key, parked, origin_id, origin_step, input_blob, output_blob, work_ms, prompt_tokens, completion_tokens FROM runs WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR state = $2) AND ($3::uuid IS NULL OR subject = $3) AND ($4::uuid IS NULL OR parent_id = $4) AND ($5::text IS NULL OR strpos(lower(error), lower($5)) > 0) AND ($6::timestamptz IS NULL OR created_at >= $6) AND ($7::timestamptz IS NULL OR created_at < $7) AND ($8::timestamptz IS NULL OR (created_at, id) < ($8, $9::uuid)) ORDER BY created_at DESC, id DESC LIMIT $10",
        None,
    )
}
impl ListRunsStmt {
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
        kind: &'a Option<T1>,
        state: &'a Option<T2>,
        subject: &'a Option<uuid::Uuid>,
        parent: &'a Option<uuid::Uuid>,
        like: &'a Option<T3>,
        from_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        until_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> RunQuery<'c, 'a, 's, C, Run, 10> {
        RunQuery {
            client,
            params: [
                kind, state, subject, parent, like, from_at, until_at, before_at, before_id, limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RunBorrowed, tokio_postgres::Error> {
                Ok(RunBorrowed {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    state: row.try_get(3)?,
                    priority: row.try_get(4)?,
                    subject: row.try_get(5)?,
                    input: row.try_get(6)?,
                    output: row.try_get(7)?,
                    error: row.try_get(8)?,
                    progress_done: row.try_get(9)?,
                    progress_total: row.try_get(10)?,
                    progress_note: row.try_get(11)?,
                    attempt: row.try_get(12)?,
                    max_attempts: row.try_get(13)?,
                    available_at: row.try_get(14)?,
                    lease_owner: row.try_get(15)?,
                    lease_until: row.try_get(16)?,
                    cancel_requested: row.try_get(17)?,
                    actor_type: row.try_get(18)?,
                    actor_id: row.try_get(19)?,
                    created_at: row.try_get(20)?,
                    started_at: row.try_get(21)?,
                    finished_at: row.try_get(22)?,
                    parent_id: row.try_get(23)?,
                    paused: row.try_get(24)?,
                    deadline: row.try_get(25)?,
                    key: row.try_get(26)?,
                    parked: row.try_get(27)?,
                    origin_id: row.try_get(28)?,
                    origin_step: row.try_get(29)?,
                    input_blob: row.try_get(30)?,
                    output_blob: row.try_get(31)?,
                    work_ms: row.try_get(32)?,
                    prompt_tokens: row.try_get(33)?,
                    completion_tokens: row.try_get(34)?,
                })
            },
            mapper: |it| Run::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListRunsParams<T1, T2, T3>,
        RunQuery<'c, 'a, 's, C, Run, 10>,
        C,
    > for ListRunsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListRunsParams<T1, T2, T3>,
    ) -> RunQuery<'c, 'a, 's, C, Run, 10> {
        self.bind(
            client,
            &params.kind,
            &params.state,
            &params.subject,
            &params.parent,
            &params.like,
            &params.from_at,
            &params.until_at,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct FindOpenRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_open_run() -> FindOpenRunStmt {
    FindOpenRunStmt(
        "SELECT id FROM runs WHERE kind = $1 AND subject = $2 AND state IN ('queued', 'waiting') LIMIT 1",
        None,
    )
}
impl FindOpenRunStmt {
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
        subject: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [kind, subject],
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
        FindOpenRunParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for FindOpenRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindOpenRunParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.kind, &params.subject)
    }
}
pub struct CancelRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cancel_run() -> CancelRunStmt {
    CancelRunStmt(
        "WITH RECURSIVE family AS ( SELECT r.tenant_id, r.id FROM runs AS r WHERE r.id = $1 UNION SELECT r.tenant_id, r.id FROM runs AS r INNER JOIN family AS f ON f.tenant_id = r.tenant_id AND f.id = r.parent_id ), found AS ( SELECT r.tenant_id, r.id, r.state = 'queued' AND NOT EXISTS ( SELECT 1 FROM run_steps AS s WHERE s.tenant_id = r.tenant_id AND s.run_id = r.id AND s.run_created_at = r.created_at ) AS unbegun FROM runs AS r INNER JOIN family AS f ON f.tenant_id = r.tenant_id AND f.id = r.id WHERE r.state IN ('queued', 'waiting', 'running') ORDER BY r.id FOR UPDATE OF r ) UPDATE runs AS r SET cancel_requested = true, available_at = CASE WHEN r.state = 'running' THEN r.available_at ELSE least(r.available_at, $2) END, parked = false, ready = r.state <> 'running', state = CASE WHEN f.unbegun THEN 'cancelled' ELSE r.state END, finished_at = CASE WHEN f.unbegun THEN $2 ELSE r.finished_at END FROM found AS f WHERE r.tenant_id = f.tenant_id AND r.id = f.id RETURNING r.id, r.state, r.key",
        None,
    )
}
impl CancelRunStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> CancelRunQuery<'c, 'a, 's, C, CancelRun, 2> {
        CancelRunQuery {
            client,
            params: [id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CancelRunBorrowed, tokio_postgres::Error> {
                    Ok(CancelRunBorrowed {
                        id: row.try_get(0)?,
                        state: row.try_get(1)?,
                        key: row.try_get(2)?,
                    })
                },
            mapper: |it| CancelRun::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CancelRunParams,
        CancelRunQuery<'c, 'a, 's, C, CancelRun, 2>,
        C,
    > for CancelRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CancelRunParams,
    ) -> CancelRunQuery<'c, 'a, 's, C, CancelRun, 2> {
        self.bind(client, &params.id, &params.now)
    }
}
pub struct PauseRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pause_run() -> PauseRunStmt {
    PauseRunStmt(
        "UPDATE runs SET paused = $1, ready = ready AND NOT $1 WHERE id = $2 AND state IN ('queued', 'waiting', 'running') RETURNING id",
        None,
    )
}
impl PauseRunStmt {
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
        paused: &'a bool,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [paused, id],
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
        PauseRunParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for PauseRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PauseRunParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.paused, &params.id)
    }
}
pub struct RetryRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retry_run() -> RetryRunStmt {
    RetryRunStmt(
        "UPDATE runs SET state = 'queued', available_at = $1, attempt = 0, error = NULL, output = NULL, output_blob = NULL, finished_at = NULL, cancel_requested = false, paused = false, deadline = NULL, ready = key IS NULL, parked = key IS NOT NULL WHERE id = $2 AND state IN ('failed', 'cancelled') RETURNING id, key",
        None,
    )
}
impl RetryRunStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> RetryRunQuery<'c, 'a, 's, C, RetryRun, 2> {
        RetryRunQuery {
            client,
            params: [now, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RetryRunBorrowed, tokio_postgres::Error> {
                    Ok(RetryRunBorrowed {
                        id: row.try_get(0)?,
                        key: row.try_get(1)?,
                    })
                },
            mapper: |it| RetryRun::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RetryRunParams,
        RetryRunQuery<'c, 'a, 's, C, RetryRun, 2>,
        C,
    > for RetryRunStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RetryRunParams,
    ) -> RetryRunQuery<'c, 'a, 's, C, RetryRun, 2> {
        self.bind(client, &params.now, &params.id)
    }
}
pub struct InsertStepStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_step() -> InsertStepStmt {
    InsertStepStmt(
        "INSERT INTO run_steps ( tenant_id, run_id, name, ordinal, attempt, output, output_blob, started_at, finished_at, run_created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 )",
        None,
    )
}
impl InsertStepStmt {
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
        run_id: &'a uuid::Uuid,
        name: &'a T1,
        ordinal: &'a i32,
        attempt: &'a i32,
        output: &'a T2,
        output_blob: &'a Option<uuid::Uuid>,
        started_at: &'a chrono::DateTime<chrono::Utc>,
        finished_at: &'a chrono::DateTime<chrono::Utc>,
        run_created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    run_id,
                    name,
                    ordinal,
                    attempt,
                    output,
                    output_blob,
                    started_at,
                    finished_at,
                    run_created_at,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertStepParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertStepStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertStepParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.name,
            &params.ordinal,
            &params.attempt,
            &params.output,
            &params.output_blob,
            &params.started_at,
            &params.finished_at,
            &params.run_created_at,
        ))
    }
}
pub struct RunStepsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn run_steps() -> RunStepsStmt {
    RunStepsStmt(
        "SELECT name, ordinal, attempt, output, output_blob, started_at, finished_at FROM run_steps WHERE run_id = $1 AND run_created_at = $2 ORDER BY ordinal LIMIT $3 OFFSET $4",
        None,
    )
}
impl RunStepsStmt {
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
        run_created_at: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
        offset: &'a i64,
    ) -> RunStepsQuery<'c, 'a, 's, C, RunSteps, 4> {
        RunStepsQuery {
            client,
            params: [run_id, run_created_at, limit, offset],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RunStepsBorrowed, tokio_postgres::Error> {
                    Ok(RunStepsBorrowed {
                        name: row.try_get(0)?,
                        ordinal: row.try_get(1)?,
                        attempt: row.try_get(2)?,
                        output: row.try_get(3)?,
                        output_blob: row.try_get(4)?,
                        started_at: row.try_get(5)?,
                        finished_at: row.try_get(6)?,
                    })
                },
            mapper: |it| RunSteps::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RunStepsParams,
        RunStepsQuery<'c, 'a, 's, C, RunSteps, 4>,
        C,
    > for RunStepsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RunStepsParams,
    ) -> RunStepsQuery<'c, 'a, 's, C, RunSteps, 4> {
        self.bind(
            client,
            &params.run_id,
            &params.run_created_at,
            &params.limit,
            &params.offset,
        )
    }
}
pub struct HasBlobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_blob() -> HasBlobStmt {
    HasBlobStmt(
        "SELECT EXISTS (SELECT 1 FROM runs AS r WHERE r.id = $1 AND $2::uuid IN (r.input_blob, r.output_blob)) OR EXISTS ( SELECT 1 FROM run_steps AS s WHERE s.run_id = $1 AND s.run_created_at = $3 AND s.output_blob = $2 ) AS belongs",
        None,
    )
}
impl HasBlobStmt {
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
        blob: &'a uuid::Uuid,
        run_created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [run_id, blob, run_created_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HasBlobParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for HasBlobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HasBlobParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.run_id, &params.blob, &params.run_created_at)
    }
}
pub struct InsertSignalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_signal() -> InsertSignalStmt {
    InsertSignalStmt(
        "INSERT INTO run_signals (tenant_id, run_id, id, name, payload, at) SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM run_signals AS s WHERE s.run_id = $2) < $7",
        None,
    )
}
impl InsertSignalStmt {
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
        run_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        payload: &'a T2,
        at: &'a chrono::DateTime<chrono::Utc>,
        most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, run_id, id, name, payload, at, most],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertSignalParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertSignalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertSignalParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.id,
            &params.name,
            &params.payload,
            &params.at,
            &params.most,
        ))
    }
}
pub struct TakeSignalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_signal() -> TakeSignalStmt {
    TakeSignalStmt(
        "DELETE FROM run_signals WHERE run_id = $1 AND id = ( SELECT s.id FROM run_signals AS s WHERE s.run_id = $1 AND s.name = $2 ORDER BY s.at, s.id LIMIT 1 ) RETURNING payload",
        None,
    )
}
impl TakeSignalStmt {
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
        run_id: &'a uuid::Uuid,
        name: &'a T1,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        SerdejsonValueQuery {
            client,
            params: [run_id, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TakeSignalParams<T1>,
        SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2>,
        C,
    > for TakeSignalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeSignalParams<T1>,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        self.bind(client, &params.run_id, &params.name)
    }
}
pub struct InsertLogStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_log() -> InsertLogStmt {
    InsertLogStmt(
        "INSERT INTO run_logs (tenant_id, run_id, id, at, level, message) SELECT $1, $2, $3, $4, $5, $6 WHERE EXISTS (SELECT 1 FROM runs WHERE id = $2 AND lease_owner = $7 AND state = 'running')",
        None,
    )
}
impl InsertLogStmt {
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
        at: &'a chrono::DateTime<chrono::Utc>,
        level: &'a T1,
        message: &'a T2,
        owner: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, run_id, id, at, level, message, owner],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertLogParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertLogStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertLogParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.id,
            &params.at,
            &params.level,
            &params.message,
            &params.owner,
        ))
    }
}
pub struct RunLogsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn run_logs() -> RunLogsStmt {
    RunLogsStmt(
        "SELECT id, at, level, message FROM run_logs WHERE run_id = $1 AND ($2::timestamptz IS NULL OR (at, id) > ($2, $3::uuid)) ORDER BY at, id LIMIT $4",
        None,
    )
}
impl RunLogsStmt {
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
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> RunLogsQuery<'c, 'a, 's, C, RunLogs, 4> {
        RunLogsQuery {
            client,
            params: [run_id, after_at, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RunLogsBorrowed, tokio_postgres::Error> {
                    Ok(RunLogsBorrowed {
                        id: row.try_get(0)?,
                        at: row.try_get(1)?,
                        level: row.try_get(2)?,
                        message: row.try_get(3)?,
                    })
                },
            mapper: |it| RunLogs::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RunLogsParams,
        RunLogsQuery<'c, 'a, 's, C, RunLogs, 4>,
        C,
    > for RunLogsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RunLogsParams,
    ) -> RunLogsQuery<'c, 'a, 's, C, RunLogs, 4> {
        self.bind(
            client,
            &params.run_id,
            &params.after_at,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct NotifyRunsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notify_runs() -> NotifyRunsStmt {
    NotifyRunsStmt("SELECT pg_notify('tekup_runs', '')::text AS notified", None)
}
impl NotifyRunsStmt {
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
pub struct QueueDepthStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue_depth() -> QueueDepthStmt {
    QueueDepthStmt(
        "SELECT state, count(*) AS runs FROM runs WHERE state IN ('queued', 'waiting', 'running') GROUP BY state",
        None,
    )
}
impl QueueDepthStmt {
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
    ) -> QueueDepthQuery<'c, 'a, 's, C, QueueDepth, 0> {
        QueueDepthQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<QueueDepthBorrowed, tokio_postgres::Error> {
                    Ok(QueueDepthBorrowed {
                        state: row.try_get(0)?,
                        runs: row.try_get(1)?,
                    })
                },
            mapper: |it| QueueDepth::from(it),
        }
    }
}
pub struct PruneRunsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_runs() -> PruneRunsStmt {
    PruneRunsStmt(
        "DELETE FROM runs WHERE (tenant_id, id) IN ( SELECT r.tenant_id, r.id FROM runs AS r WHERE r.state IN ('completed', 'failed', 'cancelled') AND r.finished_at < $1 ORDER BY r.finished_at LIMIT 5000 )",
        None,
    )
}
impl PruneRunsStmt {
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
        before: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[before])
            .await
    }
}
pub struct RunQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn run_queue() -> RunQueueStmt {
    RunQueueStmt(
        "SELECT name, concurrency, rate, per_seconds FROM run_queues WHERE name = $1",
        None,
    )
}
impl RunQueueStmt {
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
    ) -> RunQueueQuery<'c, 'a, 's, C, RunQueue, 1> {
        RunQueueQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RunQueueBorrowed, tokio_postgres::Error> {
                    Ok(RunQueueBorrowed {
                        name: row.try_get(0)?,
                        concurrency: row.try_get(1)?,
                        rate: row.try_get(2)?,
                        per_seconds: row.try_get(3)?,
                    })
                },
            mapper: |it| RunQueue::from(it),
        }
    }
}
pub struct RunQueuesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn run_queues() -> RunQueuesStmt {
    RunQueuesStmt(
        "SELECT q.name, q.concurrency, q.rate, q.per_seconds, (SELECT count(*) FROM runs AS r WHERE r.tenant_id = q.tenant_id AND r.key = q.name AND NOT r.parked AND r.state IN ('queued', 'waiting', 'running') ) AS admitted, (SELECT count(*) FROM runs AS r WHERE r.tenant_id = q.tenant_id AND r.key = q.name AND r.parked AND r.state IN ('queued', 'waiting', 'running') ) AS parked FROM run_queues AS q WHERE q.name > $1 ORDER BY q.name LIMIT $2",
        None,
    )
}
impl RunQueuesStmt {
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
        after: &'a T1,
        limit: &'a i64,
    ) -> RunQueuesQuery<'c, 'a, 's, C, RunQueues, 2> {
        RunQueuesQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RunQueuesBorrowed, tokio_postgres::Error> {
                    Ok(RunQueuesBorrowed {
                        name: row.try_get(0)?,
                        concurrency: row.try_get(1)?,
                        rate: row.try_get(2)?,
                        per_seconds: row.try_get(3)?,
                        admitted: row.try_get(4)?,
                        parked: row.try_get(5)?,
                    })
                },
            mapper: |it| RunQueues::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RunQueuesParams<T1>,
        RunQueuesQuery<'c, 'a, 's, C, RunQueues, 2>,
        C,
    > for RunQueuesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RunQueuesParams<T1>,
    ) -> RunQueuesQuery<'c, 'a, 's, C, RunQueues, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct SetRunQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_run_queue() -> SetRunQueueStmt {
    SetRunQueueStmt(
        "INSERT INTO run_queues (tenant_id, name, concurrency, rate, per_seconds) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, name) DO UPDATE SET concurrency = excluded.concurrency, rate = excluded.rate, per_seconds = excluded.per_seconds, next_at = NULL",
        None,
    )
}
impl SetRunQueueStmt {
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
        name: &'a T1,
        concurrency: &'a Option<i32>,
        rate: &'a Option<i32>,
        per_seconds: &'a Option<i32>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, name, concurrency, rate, per_seconds],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetRunQueueParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetRunQueueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetRunQueueParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.name,
            &params.concurrency,
            &params.rate,
            &params.per_seconds,
        ))
    }
}
pub struct RemoveRunQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_run_queue() -> RemoveRunQueueStmt {
    RemoveRunQueueStmt("DELETE FROM run_queues WHERE name = $1", None)
}
impl RemoveRunQueueStmt {
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
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[name])
            .await
    }
}
