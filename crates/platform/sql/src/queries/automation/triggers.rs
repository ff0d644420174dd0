// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PutWorkflowTriggerParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
{
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub workflow_id: uuid::Uuid,
    pub node: T1,
    pub kind: T2,
    pub inputs: T3,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug)]
pub struct WorkflowTriggerOfParams<T1: crate::StringSql> {
    pub workflow_id: uuid::Uuid,
    pub node: T1,
}
#[derive(Debug)]
pub struct SetWorkflowTriggerSecretParams<T1: crate::BytesSql> {
    pub secret: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DueWorkflowTriggersParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LockDueWorkflowTriggerParams {
    pub id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveWorkflowTriggerParams {
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkflowTrigger {
    pub id: uuid::Uuid,
    pub workflow_id: uuid::Uuid,
    pub node: String,
    pub kind: String,
    pub inputs: serde_json::Value,
    pub active: bool,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub secret: Option<Vec<u8>>,
}
pub struct WorkflowTriggerBorrowed<'a> {
    pub id: uuid::Uuid,
    pub workflow_id: uuid::Uuid,
    pub node: &'a str,
    pub kind: &'a str,
    pub inputs: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub active: bool,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub secret: Option<&'a [u8]>,
}
impl<'a> From<WorkflowTriggerBorrowed<'a>> for WorkflowTrigger {
    fn from(
        WorkflowTriggerBorrowed {
            id,
            workflow_id,
            node,
            kind,
            inputs,
            active,
            next_at,
            secret,
        }: WorkflowTriggerBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            workflow_id,
            node: node.into(),
            kind: kind.into(),
            inputs: serde_json::from_str(inputs.0.get()).unwrap(),
            active,
            next_at,
            secret: secret.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DueWorkflowTriggers {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct WorkflowTriggerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkflowTriggerBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkflowTriggerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkflowTriggerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WorkflowTriggerBorrowed) -> R,
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, R, N> {
        WorkflowTriggerQuery {
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
pub struct DueWorkflowTriggersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DueWorkflowTriggers, tokio_postgres::Error>,
    mapper: fn(DueWorkflowTriggers) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DueWorkflowTriggersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DueWorkflowTriggers) -> R,
    ) -> DueWorkflowTriggersQuery<'c, 'a, 's, C, R, N> {
        DueWorkflowTriggersQuery {
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
pub struct PutWorkflowTriggerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_workflow_trigger() -> PutWorkflowTriggerStmt {
    PutWorkflowTriggerStmt(
        "INSERT INTO workflow_triggers (tenant_id, id, workflow_id, node, kind, inputs, active, next_at) VALUES ($1, $2, $3, $4, $5, $6, true, $7) ON CONFLICT (tenant_id, workflow_id, node) DO UPDATE SET inputs = EXCLUDED.inputs, active = true, next_at = EXCLUDED.next_at, id = CASE WHEN workflow_triggers.kind = EXCLUDED.kind THEN workflow_triggers.id ELSE EXCLUDED.id END, secret = CASE WHEN workflow_triggers.kind = EXCLUDED.kind THEN workflow_triggers.secret END, kind = EXCLUDED.kind",
        None,
    )
}
impl PutWorkflowTriggerStmt {
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
        workflow_id: &'a uuid::Uuid,
        node: &'a T1,
        kind: &'a T2,
        inputs: &'a T3,
        next_at: &'a Option<chrono::DateTime<chrono::Utc>>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, workflow_id, node, kind, inputs, next_at],
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
        PutWorkflowTriggerParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutWorkflowTriggerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutWorkflowTriggerParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.workflow_id,
            &params.node,
            &params.kind,
            &params.inputs,
            &params.next_at,
        ))
    }
}
pub struct RestWorkflowTriggersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rest_workflow_triggers() -> RestWorkflowTriggersStmt {
    RestWorkflowTriggersStmt(
        "UPDATE workflow_triggers SET active = false, next_at = NULL WHERE workflow_id = $1",
        None,
    )
}
impl RestWorkflowTriggersStmt {
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
        workflow_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[workflow_id])
            .await
    }
}
pub struct ListWorkflowTriggersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_workflow_triggers() -> ListWorkflowTriggersStmt {
    ListWorkflowTriggersStmt(
        "SELECT id, workflow_id, node, kind, inputs, active, next_at, secret FROM workflow_triggers WHERE workflow_id = $1 ORDER BY node LIMIT 2000",
        None,
    )
}
impl ListWorkflowTriggersStmt {
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
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 1> {
        WorkflowTriggerQuery {
            client,
            params: [workflow_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WorkflowTriggerBorrowed, tokio_postgres::Error> {
                Ok(WorkflowTriggerBorrowed {
                    id: row.try_get(0)?,
                    workflow_id: row.try_get(1)?,
                    node: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    inputs: row.try_get(4)?,
                    active: row.try_get(5)?,
                    next_at: row.try_get(6)?,
                    secret: row.try_get(7)?,
                })
            },
            mapper: |it| WorkflowTrigger::from(it),
        }
    }
}
pub struct GetWorkflowTriggerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_workflow_trigger() -> GetWorkflowTriggerStmt {
    GetWorkflowTriggerStmt(
        "SELECT id, workflow_id, node, kind, inputs, active, next_at, secret FROM workflow_triggers WHERE id = $1",
        None,
    )
}
impl GetWorkflowTriggerStmt {
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
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 1> {
        WorkflowTriggerQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WorkflowTriggerBorrowed, tokio_postgres::Error> {
                Ok(WorkflowTriggerBorrowed {
                    id: row.try_get(0)?,
                    workflow_id: row.try_get(1)?,
                    node: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    inputs: row.try_get(4)?,
                    active: row.try_get(5)?,
                    next_at: row.try_get(6)?,
                    secret: row.try_get(7)?,
                })
            },
            mapper: |it| WorkflowTrigger::from(it),
        }
    }
}
pub struct WorkflowTriggerOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn workflow_trigger_of() -> WorkflowTriggerOfStmt {
    WorkflowTriggerOfStmt(
        "SELECT id, workflow_id, node, kind, inputs, active, next_at, secret FROM workflow_triggers WHERE workflow_id = $1 AND node = $2 FOR UPDATE",
        None,
    )
}
impl WorkflowTriggerOfStmt {
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
        node: &'a T1,
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 2> {
        WorkflowTriggerQuery {
            client,
            params: [workflow_id, node],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WorkflowTriggerBorrowed, tokio_postgres::Error> {
                Ok(WorkflowTriggerBorrowed {
                    id: row.try_get(0)?,
                    workflow_id: row.try_get(1)?,
                    node: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    inputs: row.try_get(4)?,
                    active: row.try_get(5)?,
                    next_at: row.try_get(6)?,
                    secret: row.try_get(7)?,
                })
            },
            mapper: |it| WorkflowTrigger::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WorkflowTriggerOfParams<T1>,
        WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 2>,
        C,
    > for WorkflowTriggerOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WorkflowTriggerOfParams<T1>,
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 2> {
        self.bind(client, &params.workflow_id, &params.node)
    }
}
pub struct SetWorkflowTriggerSecretStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_workflow_trigger_secret() -> SetWorkflowTriggerSecretStmt {
    SetWorkflowTriggerSecretStmt(
        "UPDATE workflow_triggers SET secret = $1 WHERE id = $2",
        None,
    )
}
impl SetWorkflowTriggerSecretStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        secret: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[secret, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetWorkflowTriggerSecretParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetWorkflowTriggerSecretStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetWorkflowTriggerSecretParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.secret, &params.id))
    }
}
pub struct OwnerOfWorkflowTriggerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owner_of_workflow_trigger() -> OwnerOfWorkflowTriggerStmt {
    OwnerOfWorkflowTriggerStmt(
        "SELECT tenant_id FROM workflow_triggers WHERE id = $1 AND active",
        None,
    )
}
impl OwnerOfWorkflowTriggerStmt {
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
pub struct DueWorkflowTriggersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due_workflow_triggers() -> DueWorkflowTriggersStmt {
    DueWorkflowTriggersStmt(
        "SELECT tenant_id, id FROM workflow_triggers WHERE active AND next_at <= $1 ORDER BY next_at LIMIT $2",
        None,
    )
}
impl DueWorkflowTriggersStmt {
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
        limit: &'a i64,
    ) -> DueWorkflowTriggersQuery<'c, 'a, 's, C, DueWorkflowTriggers, 2> {
        DueWorkflowTriggersQuery {
            client,
            params: [now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DueWorkflowTriggers, tokio_postgres::Error> {
                    Ok(DueWorkflowTriggers {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                    })
                },
            mapper: |it| DueWorkflowTriggers::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DueWorkflowTriggersParams,
        DueWorkflowTriggersQuery<'c, 'a, 's, C, DueWorkflowTriggers, 2>,
        C,
    > for DueWorkflowTriggersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueWorkflowTriggersParams,
    ) -> DueWorkflowTriggersQuery<'c, 'a, 's, C, DueWorkflowTriggers, 2> {
        self.bind(client, &params.now, &params.limit)
    }
}
pub struct LockDueWorkflowTriggerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_due_workflow_trigger() -> LockDueWorkflowTriggerStmt {
    LockDueWorkflowTriggerStmt(
        "SELECT id, workflow_id, node, kind, inputs, active, next_at, secret FROM workflow_triggers WHERE id = $1 AND active AND next_at <= $2 FOR UPDATE SKIP LOCKED",
        None,
    )
}
impl LockDueWorkflowTriggerStmt {
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
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 2> {
        WorkflowTriggerQuery {
            client,
            params: [id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WorkflowTriggerBorrowed, tokio_postgres::Error> {
                Ok(WorkflowTriggerBorrowed {
                    id: row.try_get(0)?,
                    workflow_id: row.try_get(1)?,
                    node: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    inputs: row.try_get(4)?,
                    active: row.try_get(5)?,
                    next_at: row.try_get(6)?,
                    secret: row.try_get(7)?,
                })
            },
            mapper: |it| WorkflowTrigger::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockDueWorkflowTriggerParams,
        WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 2>,
        C,
    > for LockDueWorkflowTriggerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockDueWorkflowTriggerParams,
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 2> {
        self.bind(client, &params.id, &params.now)
    }
}
pub struct MoveWorkflowTriggerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_workflow_trigger() -> MoveWorkflowTriggerStmt {
    MoveWorkflowTriggerStmt(
        "UPDATE workflow_triggers SET next_at = $1 WHERE id = $2",
        None,
    )
}
impl MoveWorkflowTriggerStmt {
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
        next_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[next_at, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveWorkflowTriggerParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveWorkflowTriggerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveWorkflowTriggerParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.next_at, &params.id))
    }
}
pub struct ListeningWorkflowTriggersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn listening_workflow_triggers() -> ListeningWorkflowTriggersStmt {
    ListeningWorkflowTriggersStmt(
        "SELECT id, workflow_id, node, kind, inputs, active, next_at, secret FROM workflow_triggers WHERE kind IN ('trigger.event', 'trigger.email') AND active ORDER BY id LIMIT 2000",
        None,
    )
}
impl ListeningWorkflowTriggersStmt {
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
    ) -> WorkflowTriggerQuery<'c, 'a, 's, C, WorkflowTrigger, 0> {
        WorkflowTriggerQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WorkflowTriggerBorrowed, tokio_postgres::Error> {
                Ok(WorkflowTriggerBorrowed {
                    id: row.try_get(0)?,
                    workflow_id: row.try_get(1)?,
                    node: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    inputs: row.try_get(4)?,
                    active: row.try_get(5)?,
                    next_at: row.try_get(6)?,
                    secret: row.try_get(7)?,
                })
            },
            mapper: |it| WorkflowTrigger::from(it),
        }
    }
}
