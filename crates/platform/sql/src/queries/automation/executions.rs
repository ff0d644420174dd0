// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertWorkflowExecutionParams<
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub run_id: uuid::Uuid,
    pub workflow_id: uuid::Uuid,
    pub version: i32,
    pub definition: Option<T1>,
    pub node: T2,
    pub input: T3,
    pub cause: Option<T4>,
    pub actor_type: T5,
    pub actor_id: Option<uuid::Uuid>,
    pub depth: i16,
    pub level: i16,
    pub from_run: Option<uuid::Uuid>,
    pub from_node: Option<T6>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct CopyWorkflowExecutionParams<T1: crate::StringSql> {
    pub run_id: uuid::Uuid,
    pub actor_type: T1,
    pub actor_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub origin_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct WasCausedParams<T1: crate::StringSql> {
    pub workflow_id: uuid::Uuid,
    pub cause: T1,
}
#[derive(Debug)]
pub struct SetWorkflowReplyParams<T1: crate::JsonSql> {
    pub reply: T1,
    pub run_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetWorkflowFailureParams<T1: crate::JsonSql> {
    pub failure: T1,
    pub run_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListWorkflowExecutionsParams<T1: crate::StringSql> {
    pub workflow_id: uuid::Uuid,
    pub state: Option<T1>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkflowExecution {
    pub run_id: uuid::Uuid,
    pub workflow_id: uuid::Uuid,
    pub version: i32,
    pub definition: Option<serde_json::Value>,
    pub node: String,
    pub input: serde_json::Value,
    pub cause: Option<String>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub depth: i16,
    pub level: i16,
    pub from_run: Option<uuid::Uuid>,
    pub from_node: Option<String>,
    pub reply: Option<serde_json::Value>,
    pub failure: Option<serde_json::Value>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct WorkflowExecutionBorrowed<'a> {
    pub run_id: uuid::Uuid,
    pub workflow_id: uuid::Uuid,
    pub version: i32,
    pub definition: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub node: &'a str,
    pub input: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub cause: Option<&'a str>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub depth: i16,
    pub level: i16,
    pub from_run: Option<uuid::Uuid>,
    pub from_node: Option<&'a str>,
    pub reply: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub failure: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WorkflowExecutionBorrowed<'a>> for WorkflowExecution {
    fn from(
        WorkflowExecutionBorrowed {
            run_id,
            workflow_id,
            version,
            definition,
            node,
            input,
            cause,
            actor_type,
            actor_id,
            depth,
            level,
            from_run,
            from_node,
            reply,
            failure,
            created_at,
        }: WorkflowExecutionBorrowed<'a>,
    ) -> Self {
        Self {
            run_id,
            workflow_id,
            version,
            definition: definition.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            node: node.into(),
            input: serde_json::from_str(input.0.get()).unwrap(),
            cause: cause.map(|v| v.into()),
            actor_type: actor_type.into(),
            actor_id,
            depth,
            level,
            from_run,
            from_node: from_node.map(|v| v.into()),
            reply: reply.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            failure: failure.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflowExecutions {
    pub run_id: uuid::Uuid,
    pub state: String,
    pub version: i32,
    pub node: String,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListWorkflowExecutionsBorrowed<'a> {
    pub run_id: uuid::Uuid,
    pub state: &'a str,
    pub version: i32,
    pub node: &'a str,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListWorkflowExecutionsBorrowed<'a>> for ListWorkflowExecutions {
    fn from(
        ListWorkflowExecutionsBorrowed {
            run_id,
            state,
            version,
            node,
            started_at,
            finished_at,
            error,
            created_at,
        }: ListWorkflowExecutionsBorrowed<'a>,
    ) -> Self {
        Self {
            run_id,
            state: state.into(),
            version,
            node: node.into(),
            started_at,
            finished_at,
            error: error.map(|v| v.into()),
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
pub struct WorkflowExecutionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkflowExecutionBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkflowExecutionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkflowExecutionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WorkflowExecutionBorrowed) -> R,
    ) -> WorkflowExecutionQuery<'c, 'a, 's, C, R, N> {
        WorkflowExecutionQuery {
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
pub struct ListWorkflowExecutionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ListWorkflowExecutionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListWorkflowExecutionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListWorkflowExecutionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListWorkflowExecutionsBorrowed) -> R,
    ) -> ListWorkflowExecutionsQuery<'c, 'a, 's, C, R, N> {
        ListWorkflowExecutionsQuery {
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
pub struct InsertWorkflowExecutionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_workflow_execution() -> InsertWorkflowExecutionStmt {
    InsertWorkflowExecutionStmt(
        "INSERT INTO workflow_executions ( tenant_id, run_id, workflow_id, version, definition, node, input, cause, actor_type, actor_id, depth, level, from_run, from_node, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 )",
        None,
    )
}
impl InsertWorkflowExecutionStmt {
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
        T3: crate::JsonSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        run_id: &'a uuid::Uuid,
        workflow_id: &'a uuid::Uuid,
        version: &'a i32,
        definition: &'a Option<T1>,
        node: &'a T2,
        input: &'a T3,
        cause: &'a Option<T4>,
        actor_type: &'a T5,
        actor_id: &'a Option<uuid::Uuid>,
        depth: &'a i16,
        level: &'a i16,
        from_run: &'a Option<uuid::Uuid>,
        from_node: &'a Option<T6>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    run_id,
                    workflow_id,
                    version,
                    definition,
                    node,
                    input,
                    cause,
                    actor_type,
                    actor_id,
                    depth,
                    level,
                    from_run,
                    from_node,
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
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertWorkflowExecutionParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertWorkflowExecutionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertWorkflowExecutionParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.run_id,
            &params.workflow_id,
            &params.version,
            &params.definition,
            &params.node,
            &params.input,
            &params.cause,
            &params.actor_type,
            &params.actor_id,
            &params.depth,
            &params.level,
            &params.from_run,
            &params.from_node,
            &params.now,
        ))
    }
}
pub struct CopyWorkflowExecutionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_workflow_execution() -> CopyWorkflowExecutionStmt {
    CopyWorkflowExecutionStmt(
        "INSERT INTO workflow_executions ( tenant_id, run_id, workflow_id, version, definition, node, input, actor_type, actor_id, depth, level, from_run, from_node, created_at ) SELECT e.tenant_id, $1, e.workflow_id, e.version, e.definition, e.node, e.input, $2, $3, e.depth, e.level, e.from_run, e.from_node, $4 FROM workflow_executions AS e WHERE e.run_id = $5",
        None,
    )
}
impl CopyWorkflowExecutionStmt {
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
        run_id: &'a uuid::Uuid,
        actor_type: &'a T1,
        actor_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        origin_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[run_id, actor_type, actor_id, now, origin_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyWorkflowExecutionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyWorkflowExecutionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyWorkflowExecutionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.run_id,
            &params.actor_type,
            &params.actor_id,
            &params.now,
            &params.origin_id,
        ))
    }
}
pub struct WasCausedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn was_caused() -> WasCausedStmt {
    WasCausedStmt(
        "SELECT run_id FROM workflow_executions WHERE workflow_id = $1 AND cause = $2",
        None,
    )
}
impl WasCausedStmt {
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
        workflow_id: &'a uuid::Uuid,
        cause: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [workflow_id, cause],
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
        WasCausedParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WasCausedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WasCausedParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.workflow_id, &params.cause)
    }
}
pub struct GetWorkflowExecutionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_workflow_execution() -> GetWorkflowExecutionStmt {
    GetWorkflowExecutionStmt(
        "SELECT run_id, workflow_id, version, definition, node, input, cause, actor_type, actor_id, depth, level, from_run, from_node, reply, failure, created_at FROM workflow_executions WHERE run_id = $1",
        None,
    )
}
impl GetWorkflowExecutionStmt {
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
    ) -> WorkflowExecutionQuery<'c, 'a, 's, C, WorkflowExecution, 1> {
        WorkflowExecutionQuery {
            client,
            params: [run_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WorkflowExecutionBorrowed, tokio_postgres::Error> {
                Ok(WorkflowExecutionBorrowed {
                    run_id: row.try_get(0)?,
                    workflow_id: row.try_get(1)?,
                    version: row.try_get(2)?,
                    definition: row.try_get(3)?,
                    node: row.try_get(4)?,
                    input: row.try_get(5)?,
                    cause: row.try_get(6)?,
                    actor_type: row.try_get(7)?,
                    actor_id: row.try_get(8)?,
                    depth: row.try_get(9)?,
                    level: row.try_get(10)?,
                    from_run: row.try_get(11)?,
                    from_node: row.try_get(12)?,
                    reply: row.try_get(13)?,
                    failure: row.try_get(14)?,
                    created_at: row.try_get(15)?,
                })
            },
            mapper: |it| WorkflowExecution::from(it),
        }
    }
}
pub struct SetWorkflowReplyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_workflow_reply() -> SetWorkflowReplyStmt {
    SetWorkflowReplyStmt(
        "UPDATE workflow_executions SET reply = $1 WHERE run_id = $2 AND reply IS NULL",
        None,
    )
}
impl SetWorkflowReplyStmt {
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
        reply: &'a T1,
        run_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[reply, run_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetWorkflowReplyParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetWorkflowReplyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetWorkflowReplyParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.reply, &params.run_id))
    }
}
pub struct SetWorkflowFailureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_workflow_failure() -> SetWorkflowFailureStmt {
    SetWorkflowFailureStmt(
        "UPDATE workflow_executions SET failure = $1 WHERE run_id = $2",
        None,
    )
}
impl SetWorkflowFailureStmt {
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
        failure: &'a T1,
        run_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[failure, run_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetWorkflowFailureParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetWorkflowFailureStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetWorkflowFailureParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.failure, &params.run_id))
    }
}
pub struct ListWorkflowExecutionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_workflow_executions() -> ListWorkflowExecutionsStmt {
    ListWorkflowExecutionsStmt(
        "SELECT e.run_id, r.state, e.version, e.node, r.started_at, r.finished_at, r.error, e.created_at FROM workflow_executions AS e JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id WHERE e.workflow_id = $1 AND ($2::text IS NULL OR r.state = $2) AND ($3::timestamptz IS NULL OR (e.created_at, e.run_id) < ($3, $4::uuid)) ORDER BY e.created_at DESC, e.run_id DESC LIMIT $5",
        None,
    )
}
impl ListWorkflowExecutionsStmt {
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
        workflow_id: &'a uuid::Uuid,
        state: &'a Option<T1>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ListWorkflowExecutionsQuery<'c, 'a, 's, C, ListWorkflowExecutions, 5> {
        ListWorkflowExecutionsQuery {
            client,
            params: [workflow_id, state, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListWorkflowExecutionsBorrowed, tokio_postgres::Error> {
                Ok(ListWorkflowExecutionsBorrowed {
                    run_id: row.try_get(0)?,
                    state: row.try_get(1)?,
                    version: row.try_get(2)?,
                    node: row.try_get(3)?,
                    started_at: row.try_get(4)?,
                    finished_at: row.try_get(5)?,
                    error: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                })
            },
            mapper: |it| ListWorkflowExecutions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListWorkflowExecutionsParams<T1>,
        ListWorkflowExecutionsQuery<'c, 'a, 's, C, ListWorkflowExecutions, 5>,
        C,
    > for ListWorkflowExecutionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListWorkflowExecutionsParams<T1>,
    ) -> ListWorkflowExecutionsQuery<'c, 'a, 's, C, ListWorkflowExecutions, 5> {
        self.bind(
            client,
            &params.workflow_id,
            &params.state,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct OpenWorkflowRunsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_workflow_runs() -> OpenWorkflowRunsStmt {
    OpenWorkflowRunsStmt(
        "SELECT count(*) AS open FROM ( SELECT 1 FROM runs WHERE kind = 'workflows.execute' AND state IN ('queued', 'waiting', 'running') LIMIT $1 ) AS found",
        None,
    )
}
impl OpenWorkflowRunsStmt {
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
        most: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
