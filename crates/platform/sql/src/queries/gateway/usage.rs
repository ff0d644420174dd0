// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertModelUsageParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ModelUsageGroupsParams<T1: crate::StringSql> {
    pub by: T1,
    pub from: chrono::DateTime<chrono::Utc>,
    pub until: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ModelUsageSeriesParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub bucket: T1,
    pub by: T2,
    pub from: chrono::DateTime<chrono::Utc>,
    pub until: chrono::DateTime<chrono::Utc>,
    pub names: T4,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ModelUsageGroups {
    pub name: String,
    pub calls: i64,
    pub attempts: i64,
    pub failures: i64,
    pub prompt_tokens: i64,
    pub cached_tokens: i64,
    pub completion_tokens: i64,
    pub thought_tokens: i64,
    pub cost_micros: Option<i64>,
    pub latency_ms: i64,
    pub first_token_ms: Option<i64>,
}
pub struct ModelUsageGroupsBorrowed<'a> {
    pub name: &'a str,
    pub calls: i64,
    pub attempts: i64,
    pub failures: i64,
    pub prompt_tokens: i64,
    pub cached_tokens: i64,
    pub completion_tokens: i64,
    pub thought_tokens: i64,
    pub cost_micros: Option<i64>,
    pub latency_ms: i64,
    pub first_token_ms: Option<i64>,
}
impl<'a> From<ModelUsageGroupsBorrowed<'a>> for ModelUsageGroups {
    fn from(
        ModelUsageGroupsBorrowed {
            name,
            calls,
            attempts,
            failures,
            prompt_tokens,
            cached_tokens,
            completion_tokens,
            thought_tokens,
            cost_micros,
            latency_ms,
            first_token_ms,
        }: ModelUsageGroupsBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            calls,
            attempts,
            failures,
            prompt_tokens,
            cached_tokens,
            completion_tokens,
            thought_tokens,
            cost_micros,
            latency_ms,
            first_token_ms,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ModelUsageSeries {
    pub at: chrono::DateTime<chrono::Utc>,
    pub name: String,
    pub calls: i64,
    pub failures: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub cost_micros: Option<i64>,
}
pub struct ModelUsageSeriesBorrowed<'a> {
    pub at: chrono::DateTime<chrono::Utc>,
    pub name: &'a str,
    pub calls: i64,
    pub failures: i64,
    pub prompt_tokens: i64,
    pub completion_tokens: i64,
    pub cost_micros: Option<i64>,
}
impl<'a> From<ModelUsageSeriesBorrowed<'a>> for ModelUsageSeries {
    fn from(
        ModelUsageSeriesBorrowed {
            at,
            name,
            calls,
            failures,
            prompt_tokens,
            completion_tokens,
            cost_micros,
        }: ModelUsageSeriesBorrowed<'a>,
    ) -> Self {
        Self {
            at,
            name: name.into(),
            calls,
            failures,
            prompt_tokens,
            completion_tokens,
            cost_micros,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ModelUsageGroupsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ModelUsageGroupsBorrowed, tokio_postgres::Error>,
    mapper: fn(ModelUsageGroupsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ModelUsageGroupsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ModelUsageGroupsBorrowed) -> R,
    ) -> ModelUsageGroupsQuery<'c, 'a, 's, C, R, N> {
        ModelUsageGroupsQuery {
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
pub struct ModelUsageSeriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ModelUsageSeriesBorrowed, tokio_postgres::Error>,
    mapper: fn(ModelUsageSeriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ModelUsageSeriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ModelUsageSeriesBorrowed) -> R,
    ) -> ModelUsageSeriesQuery<'c, 'a, 's, C, R, N> {
        ModelUsageSeriesQuery {
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
pub struct InsertModelUsageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_model_usage() -> InsertModelUsageStmt {
    InsertModelUsageStmt(
        "INSERT INTO model_usage ( tenant_id, id, at, request_id, attempt, kind, asked, model, provider, actor_type, actor_id, agent_id, run_id, door, operation, outcome, prompt_tokens, cached_tokens, completion_tokens, thought_tokens, latency_ms, first_token_ms, cost_micros ) SELECT $1, r.id, r.at, r.request_id, r.attempt, r.kind, r.asked, r.model, r.provider, r.actor_type, r.actor_id, r.agent_id, r.run_id, r.door, r.operation, r.outcome, r.prompt_tokens, r.cached_tokens, r.completion_tokens, r.thought_tokens, r.latency_ms, r.first_token_ms, r.cost_micros FROM jsonb_to_recordset($2) AS r ( id uuid, at timestamptz, request_id text, attempt integer, kind text, asked text, model text, provider text, actor_type text, actor_id uuid, agent_id uuid, run_id uuid, door text, operation text, outcome text, prompt_tokens bigint, cached_tokens bigint, completion_tokens bigint, thought_tokens bigint, latency_ms bigint, first_token_ms bigint, cost_micros bigint )",
        None,
    )
}
impl InsertModelUsageStmt {
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
        tenant_id: &'a uuid::Uuid,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertModelUsageParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertModelUsageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertModelUsageParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.rows))
    }
}
pub struct ModelUsageGroupsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn model_usage_groups() -> ModelUsageGroupsStmt {
    ModelUsageGroupsStmt(
        "SELECT u.name, count(*) FILTER (WHERE u.attempt = 1) AS calls, count(*) AS attempts, count(*) FILTER (WHERE u.outcome NOT IN ('ok', 'cached', 'cancelled')) AS failures, sum(u.prompt_tokens)::bigint AS prompt_tokens, sum(u.cached_tokens)::bigint AS cached_tokens, sum(u.completion_tokens)::bigint AS completion_tokens, sum(u.thought_tokens)::bigint AS thought_tokens, sum(u.cost_micros)::bigint AS cost_micros, avg(u.latency_ms)::bigint AS latency_ms, avg(u.first_token_ms)::bigint AS first_token_ms FROM ( SELECT m.at, m.attempt, m.outcome, m.prompt_tokens, m.cached_tokens, m.completion_tokens, m.thought_tokens, m.cost_micros, m.latency_ms, m.first_token_ms, CASE $1::text WHEN 'model' THEN m.model WHEN 'provider' THEN m.provider WHEN 'alias' THEN m.asked WHEN 'agent' THEN coalesce(m.agent_id::text, '') WHEN 'run' THEN coalesce(m.run_id::text, '') WHEN 'door' THEN m.door WHEN 'outcome' THEN m.outcome WHEN 'total' THEN '' ELSE coalesce(m.actor_id::text, m.actor_type) END AS name FROM model_usage AS m WHERE m.at >= $2 AND m.at < $3 AND ($1 NOT IN ('key', 'user') OR m.actor_type = CASE $1 WHEN 'key' THEN 'api_key' ELSE 'user' END) ) AS u GROUP BY u.name ORDER BY sum(u.prompt_tokens + u.completion_tokens) DESC, u.name LIMIT $4",
        None,
    )
}
impl ModelUsageGroupsStmt {
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
        by: &'a T1,
        from: &'a chrono::DateTime<chrono::Utc>,
        until: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> ModelUsageGroupsQuery<'c, 'a, 's, C, ModelUsageGroups, 4> {
        ModelUsageGroupsQuery {
            client,
            params: [by, from, until, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ModelUsageGroupsBorrowed, tokio_postgres::Error> {
                Ok(ModelUsageGroupsBorrowed {
                    name: row.try_get(0)?,
                    calls: row.try_get(1)?,
                    attempts: row.try_get(2)?,
                    failures: row.try_get(3)?,
                    prompt_tokens: row.try_get(4)?,
                    cached_tokens: row.try_get(5)?,
                    completion_tokens: row.try_get(6)?,
                    thought_tokens: row.try_get(7)?,
                    cost_micros: row.try_get(8)?,
                    latency_ms: row.try_get(9)?,
                    first_token_ms: row.try_get(10)?,
                })
            },
            mapper: |it| ModelUsageGroups::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ModelUsageGroupsParams<T1>,
        ModelUsageGroupsQuery<'c, 'a, 's, C, ModelUsageGroups, 4>,
        C,
    > for ModelUsageGroupsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ModelUsageGroupsParams<T1>,
    ) -> ModelUsageGroupsQuery<'c, 'a, 's, C, ModelUsageGroups, 4> {
        self.bind(
            client,
            &params.by,
            &params.from,
            &params.until,
            &params.limit,
        )
    }
}
pub struct ModelUsageSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn model_usage_series() -> ModelUsageSeriesStmt {
    ModelUsageSeriesStmt(
        "SELECT date_trunc($1::text, u.at, 'UTC') AS at, u.name, count(*) FILTER (WHERE u.attempt = 1) AS calls, count(*) FILTER (WHERE u.outcome NOT IN ('ok', 'cached', 'cancelled')) AS failures, sum(u.prompt_tokens)::bigint AS prompt_tokens, sum(u.completion_tokens)::bigint AS completion_tokens, sum(u.cost_micros)::bigint AS cost_micros FROM ( SELECT m.at, m.attempt, m.outcome, m.prompt_tokens, m.completion_tokens, m.cost_micros, CASE $2::text WHEN 'model' THEN m.model WHEN 'provider' THEN m.provider WHEN 'alias' THEN m.asked WHEN 'agent' THEN coalesce(m.agent_id::text, '') WHEN 'run' THEN coalesce(m.run_id::text, '') WHEN 'door' THEN m.door WHEN 'outcome' THEN m.outcome WHEN 'total' THEN '' ELSE coalesce(m.actor_id::text, m.actor_type) END AS name FROM model_usage AS m WHERE m.at >= $3 AND m.at < $4 AND ($2 NOT IN ('key', 'user') OR m.actor_type = CASE $2 WHEN 'key' THEN 'api_key' ELSE 'user' END) ) AS u WHERE u.name = ANY($5) GROUP BY 1, u.name ORDER BY 1, u.name",
        None,
    )
}
impl ModelUsageSeriesStmt {
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
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        bucket: &'a T1,
        by: &'a T2,
        from: &'a chrono::DateTime<chrono::Utc>,
        until: &'a chrono::DateTime<chrono::Utc>,
        names: &'a T4,
    ) -> ModelUsageSeriesQuery<'c, 'a, 's, C, ModelUsageSeries, 5> {
        ModelUsageSeriesQuery {
            client,
            params: [bucket, by, from, until, names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ModelUsageSeriesBorrowed, tokio_postgres::Error> {
                Ok(ModelUsageSeriesBorrowed {
                    at: row.try_get(0)?,
                    name: row.try_get(1)?,
                    calls: row.try_get(2)?,
                    failures: row.try_get(3)?,
                    prompt_tokens: row.try_get(4)?,
                    completion_tokens: row.try_get(5)?,
                    cost_micros: row.try_get(6)?,
                })
            },
            mapper: |it| ModelUsageSeries::from(it),
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
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ModelUsageSeriesParams<T1, T2, T3, T4>,
        ModelUsageSeriesQuery<'c, 'a, 's, C, ModelUsageSeries, 5>,
        C,
    > for ModelUsageSeriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ModelUsageSeriesParams<T1, T2, T3, T4>,
    ) -> ModelUsageSeriesQuery<'c, 'a, 's, C, ModelUsageSeries, 5> {
        self.bind(
            client,
            &params.bucket,
            &params.by,
            &params.from,
            &params.until,
            &params.names,
        )
    }
}
