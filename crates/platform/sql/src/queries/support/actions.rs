// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertActionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub conversation_id: Option<uuid::Uuid>,
    pub action_type: T1,
    pub connection_id: Option<uuid::Uuid>,
    pub status: T2,
    pub parameters: T3,
    pub idempotency_key: T4,
    pub source: T5,
    pub approval_id: Option<uuid::Uuid>,
    pub run_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub max_retries: i32,
    pub deadline_at: chrono::DateTime<chrono::Utc>,
    pub actor_type: T6,
    pub actor_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct ListActionsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub status: Option<T1>,
    pub action_type: Option<T2>,
    pub conversation_id: Option<uuid::Uuid>,
    pub connection_id: Option<uuid::Uuid>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct BeginActionParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub retry_count: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CompleteActionParams<T1: crate::JsonSql> {
    pub result: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub duration_ms: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct EndActionParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub status: T1,
    pub error_message: Option<T2>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct DelayActionParams<T1: crate::StringSql> {
    pub error_message: T1,
    pub next_retry_at: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct QueueActionParams {
    pub run_id: uuid::Uuid,
    pub deadline_at: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertApprovalParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub action: uuid::Uuid,
    pub operation: T1,
    pub arguments: T2,
    pub arguments_hash: T3,
    pub permission: T4,
    pub approver_id: Option<uuid::Uuid>,
    pub requested_by: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct DecideApprovalParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub state: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub decided_by: Option<uuid::Uuid>,
    pub decided_name: Option<T2>,
    pub comment: Option<T3>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LapsedApprovalsParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    pub id: uuid::Uuid,
    pub conversation_id: Option<uuid::Uuid>,
    pub action_type: String,
    pub connection_id: Option<uuid::Uuid>,
    pub status: String,
    pub parameters: serde_json::Value,
    pub result: Option<serde_json::Value>,
    pub error_message: Option<String>,
    pub idempotency_key: String,
    pub source: String,
    pub approval_id: Option<uuid::Uuid>,
    pub run_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub duration_ms: Option<i32>,
    pub retry_count: i32,
    pub max_retries: i32,
    pub next_retry_at: Option<chrono::DateTime<chrono::Utc>>,
    pub deadline_at: chrono::DateTime<chrono::Utc>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub approval_permission: Option<String>,
    pub approver_id: Option<uuid::Uuid>,
    pub approval_state: Option<String>,
    pub approval_expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_name: Option<String>,
    pub approval_comment: Option<String>,
    pub arguments_hash: Option<Vec<u8>>,
}
pub struct ActionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub conversation_id: Option<uuid::Uuid>,
    pub action_type: &'a str,
    pub connection_id: Option<uuid::Uuid>,
    pub status: &'a str,
    pub parameters: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub result: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub error_message: Option<&'a str>,
    pub idempotency_key: &'a str,
    pub source: &'a str,
    pub approval_id: Option<uuid::Uuid>,
    pub run_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub duration_ms: Option<i32>,
    pub retry_count: i32,
    pub max_retries: i32,
    pub next_retry_at: Option<chrono::DateTime<chrono::Utc>>,
    pub deadline_at: chrono::DateTime<chrono::Utc>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub approval_permission: Option<&'a str>,
    pub approver_id: Option<uuid::Uuid>,
    pub approval_state: Option<&'a str>,
    pub approval_expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_name: Option<&'a str>,
    pub approval_comment: Option<&'a str>,
    pub arguments_hash: Option<&'a [u8]>,
}
impl<'a> From<ActionBorrowed<'a>> for Action {
    fn from(
        ActionBorrowed {
            id,
            conversation_id,
            action_type,
            connection_id,
            status,
            parameters,
            result,
            error_message,
            idempotency_key,
            source,
            approval_id,
            run_id,
            created_at,
            started_at,
            completed_at,
            duration_ms,
            retry_count,
            max_retries,
            next_retry_at,
            deadline_at,
            actor_type,
            actor_id,
            approval_permission,
            approver_id,
            approval_state,
            approval_expires_at,
            decided_at,
            decided_name,
            approval_comment,
            arguments_hash,
        }: ActionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            conversation_id,
            action_type: action_type.into(),
            connection_id,
            status: status.into(),
            parameters: serde_json::from_str(parameters.0.get()).unwrap(),
            result: result.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            error_message: error_message.map(|v| v.into()),
            idempotency_key: idempotency_key.into(),
            source: source.into(),
            approval_id,
            run_id,
            created_at,
            started_at,
            completed_at,
            duration_ms,
            retry_count,
            max_retries,
            next_retry_at,
            deadline_at,
            actor_type: actor_type.into(),
            actor_id,
            approval_permission: approval_permission.map(|v| v.into()),
            approver_id,
            approval_state: approval_state.map(|v| v.into()),
            approval_expires_at,
            decided_at,
            decided_name: decided_name.map(|v| v.into()),
            approval_comment: approval_comment.map(|v| v.into()),
            arguments_hash: arguments_hash.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LapsedApprovals {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
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
pub struct ActionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ActionBorrowed, tokio_postgres::Error>,
    mapper: fn(ActionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ActionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ActionBorrowed) -> R) -> ActionQuery<'c, 'a, 's, C, R, N> {
        ActionQuery {
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
pub struct LapsedApprovalsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LapsedApprovals, tokio_postgres::Error>,
    mapper: fn(LapsedApprovals) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LapsedApprovalsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LapsedApprovals) -> R,
    ) -> LapsedApprovalsQuery<'c, 'a, 's, C, R, N> {
        LapsedApprovalsQuery {
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
pub struct InsertActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_action() -> InsertActionStmt {
    InsertActionStmt(
        "INSERT INTO actions ( tenant_id, id, conversation_id, action_type, connection_id, status, parameters, idempotency_key, source, approval_id, run_id, created_at, max_retries, deadline_at, actor_type, actor_id ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16 ) ON CONFLICT (tenant_id, idempotency_key) DO NOTHING RETURNING id",
        None,
    )
}
impl InsertActionStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        conversation_id: &'a Option<uuid::Uuid>,
        action_type: &'a T1,
        connection_id: &'a Option<uuid::Uuid>,
        status: &'a T2,
        parameters: &'a T3,
        idempotency_key: &'a T4,
        source: &'a T5,
        approval_id: &'a Option<uuid::Uuid>,
        run_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        max_retries: &'a i32,
        deadline_at: &'a chrono::DateTime<chrono::Utc>,
        actor_type: &'a T6,
        actor_id: &'a Option<uuid::Uuid>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 16> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                id,
                conversation_id,
                action_type,
                connection_id,
                status,
                parameters,
                idempotency_key,
                source,
                approval_id,
                run_id,
                now,
                max_retries,
                deadline_at,
                actor_type,
                actor_id,
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
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertActionParams<T1, T2, T3, T4, T5, T6>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 16>,
        C,
    > for InsertActionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertActionParams<T1, T2, T3, T4, T5, T6>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 16> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.conversation_id,
            &params.action_type,
            &params.connection_id,
            &params.status,
            &params.parameters,
            &params.idempotency_key,
            &params.source,
            &params.approval_id,
            &params.run_id,
            &params.now,
            &params.max_retries,
            &params.deadline_at,
            &params.actor_type,
            &params.actor_id,
        )
    }
}
pub struct ActionOfKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn action_of_key() -> ActionOfKeyStmt {
    ActionOfKeyStmt("SELECT id FROM actions WHERE idempotency_key = $1", None)
}
impl ActionOfKeyStmt {
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
        idempotency_key: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [idempotency_key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct GetActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_action() -> GetActionStmt {
    GetActionStmt(
        "SELECT a.id, a.conversation_id, a.action_type, a.connection_id, a.status, a.parameters, a.result, a.error_message, a.idempotency_key, a.source, a.approval_id, a.run_id, a.created_at, a.started_at, a.completed_at, a.duration_ms, a.retry_count, a.max_retries, a.next_retry_at, a.deadline_at, a.actor_type, a.actor_id, p.permission AS approval_permission, p.approver_id, p.state AS approval_state, p.expires_at AS approval_expires_at, p.decided_at, p.decided_name, p.comment AS approval_comment, p.arguments_hash FROM actions AS a LEFT JOIN approvals AS p ON p.tenant_id = a.tenant_id AND p.id = a.approval_id WHERE a.id = $1",
        None,
    )
}
impl GetActionStmt {
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
    ) -> ActionQuery<'c, 'a, 's, C, Action, 1> {
        ActionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ActionBorrowed, tokio_postgres::Error> {
                    Ok(ActionBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        action_type: row.try_get(2)?,
                        connection_id: row.try_get(3)?,
                        status: row.try_get(4)?,
                        parameters: row.try_get(5)?,
                        result: row.try_get(6)?,
                        error_message: row.try_get(7)?,
                        idempotency_key: row.try_get(8)?,
                        source: row.try_get(9)?,
                        approval_id: row.try_get(10)?,
                        run_id: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        started_at: row.try_get(13)?,
                        completed_at: row.try_get(14)?,
                        duration_ms: row.try_get(15)?,
                        retry_count: row.try_get(16)?,
                        max_retries: row.try_get(17)?,
                        next_retry_at: row.try_get(18)?,
                        deadline_at: row.try_get(19)?,
                        actor_type: row.try_get(20)?,
                        actor_id: row.try_get(21)?,
                        approval_permission: row.try_get(22)?,
                        approver_id: row.try_get(23)?,
                        approval_state: row.try_get(24)?,
                        approval_expires_at: row.try_get(25)?,
                        decided_at: row.try_get(26)?,
                        decided_name: row.try_get(27)?,
                        approval_comment: row.try_get(28)?,
                        arguments_hash: row.try_get(29)?,
                    })
                },
            mapper: |it| Action::from(it),
        }
    }
}
pub struct LockActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_action() -> LockActionStmt {
    LockActionStmt(
        "SELECT a.id, a.conversation_id, a.action_type, a.connection_id, a.status, a.parameters, a.result, a.error_message, a.idempotency_key, a.source, a.approval_id, a.run_id, a.created_at, a.started_at, a.completed_at, a.duration_ms, a.retry_count, a.max_retries, a.next_retry_at, a.deadline_at, a.actor_type, a.actor_id, p.permission AS approval_permission, p.approver_id, p.state AS approval_state, p.expires_at AS approval_expires_at, p.decided_at, p.decided_name, p.comment AS approval_comment, p.arguments_hash FROM actions AS a LEFT JOIN approvals AS p ON p.tenant_id = a.tenant_id AND p.id = a.approval_id WHERE a.id = $1 FOR UPDATE OF a",
        None,
    )
}
impl LockActionStmt {
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
    ) -> ActionQuery<'c, 'a, 's, C, Action, 1> {
        ActionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ActionBorrowed, tokio_postgres::Error> {
                    Ok(ActionBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        action_type: row.try_get(2)?,
                        connection_id: row.try_get(3)?,
                        status: row.try_get(4)?,
                        parameters: row.try_get(5)?,
                        result: row.try_get(6)?,
                        error_message: row.try_get(7)?,
                        idempotency_key: row.try_get(8)?,
                        source: row.try_get(9)?,
                        approval_id: row.try_get(10)?,
                        run_id: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        started_at: row.try_get(13)?,
                        completed_at: row.try_get(14)?,
                        duration_ms: row.try_get(15)?,
                        retry_count: row.try_get(16)?,
                        max_retries: row.try_get(17)?,
                        next_retry_at: row.try_get(18)?,
                        deadline_at: row.try_get(19)?,
                        actor_type: row.try_get(20)?,
                        actor_id: row.try_get(21)?,
                        approval_permission: row.try_get(22)?,
                        approver_id: row.try_get(23)?,
                        approval_state: row.try_get(24)?,
                        approval_expires_at: row.try_get(25)?,
                        decided_at: row.try_get(26)?,
                        decided_name: row.try_get(27)?,
                        approval_comment: row.try_get(28)?,
                        arguments_hash: row.try_get(29)?,
                    })
                },
            mapper: |it| Action::from(it),
        }
    }
}
pub struct ListActionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_actions() -> ListActionsStmt {
    ListActionsStmt(
        "SELECT a.id, a.conversation_id, a.action_type, a.connection_id, a.status, a.parameters, a.result, a.error_message, a.idempotency_key, a.source, a.approval_id, a.run_id, a.created_at, a.started_at, a.completed_at, a.duration_ms, a.retry_count, a.max_retries, a.next_retry_at, a.deadline_at, a.actor_type, a.actor_id, p.permission AS approval_permission, p.approver_id, p.state AS approval_state, p.expires_at AS approval_expires_at, p.decided_at, p.decided_name, p.comment AS approval_comment, p.arguments_hash FROM actions AS a LEFT JOIN approvals AS p ON p.tenant_id = a.tenant_id AND p.id = a.approval_id WHERE ($1::text IS NULL OR a.status = $1) AND ($2::text IS NULL OR a.action_type = $2) AND ($3::uuid IS NULL OR a.conversation_id = $3) AND ($4::uuid IS NULL OR a.connection_id = $4) AND ($5::timestamptz IS NULL OR (a.created_at, a.id) < ($5, $6::uuid)) ORDER BY a.created_at DESC, a.id DESC LIMIT $7",
        None,
    )
}
impl ListActionsStmt {
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
        status: &'a Option<T1>,
        action_type: &'a Option<T2>,
        conversation_id: &'a Option<uuid::Uuid>,
        connection_id: &'a Option<uuid::Uuid>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ActionQuery<'c, 'a, 's, C, Action, 7> {
        ActionQuery {
            client,
            params: [
                status,
                action_type,
                conversation_id,
                connection_id,
                before_at,
                before_id,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ActionBorrowed, tokio_postgres::Error> {
                    Ok(ActionBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        action_type: row.try_get(2)?,
                        connection_id: row.try_get(3)?,
                        status: row.try_get(4)?,
                        parameters: row.try_get(5)?,
                        result: row.try_get(6)?,
                        error_message: row.try_get(7)?,
                        idempotency_key: row.try_get(8)?,
                        source: row.try_get(9)?,
                        approval_id: row.try_get(10)?,
                        run_id: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        started_at: row.try_get(13)?,
                        completed_at: row.try_get(14)?,
                        duration_ms: row.try_get(15)?,
                        retry_count: row.try_get(16)?,
                        max_retries: row.try_get(17)?,
                        next_retry_at: row.try_get(18)?,
                        deadline_at: row.try_get(19)?,
                        actor_type: row.try_get(20)?,
                        actor_id: row.try_get(21)?,
                        approval_permission: row.try_get(22)?,
                        approver_id: row.try_get(23)?,
                        approval_state: row.try_get(24)?,
                        approval_expires_at: row.try_get(25)?,
                        decided_at: row.try_get(26)?,
                        decided_name: row.try_get(27)?,
                        approval_comment: row.try_get(28)?,
                        arguments_hash: row.try_get(29)?,
                    })
                },
            mapper: |it| Action::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListActionsParams<T1, T2>,
        ActionQuery<'c, 'a, 's, C, Action, 7>,
        C,
    > for ListActionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListActionsParams<T1, T2>,
    ) -> ActionQuery<'c, 'a, 's, C, Action, 7> {
        self.bind(
            client,
            &params.status,
            &params.action_type,
            &params.conversation_id,
            &params.connection_id,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct BeginActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_action() -> BeginActionStmt {
    BeginActionStmt(
        "UPDATE actions SET status = 'running', started_at = coalesce(started_at, $1), retry_count = $2, next_retry_at = NULL WHERE id = $3",
        None,
    )
}
impl BeginActionStmt {
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
        retry_count: &'a i32,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, retry_count, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BeginActionParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BeginActionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginActionParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.retry_count, &params.id))
    }
}
pub struct CompleteActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn complete_action() -> CompleteActionStmt {
    CompleteActionStmt(
        "UPDATE actions SET status = 'completed', result = $1, error_message = NULL, completed_at = $2, duration_ms = $3, next_retry_at = NULL WHERE id = $4",
        None,
    )
}
impl CompleteActionStmt {
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
        result: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        duration_ms: &'a i32,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[result, now, duration_ms, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CompleteActionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CompleteActionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CompleteActionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.result,
            &params.now,
            &params.duration_ms,
            &params.id,
        ))
    }
}
pub struct EndActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_action() -> EndActionStmt {
    EndActionStmt(
        "UPDATE actions SET status = $1, error_message = $2, completed_at = $3, next_retry_at = NULL WHERE id = $4",
        None,
    )
}
impl EndActionStmt {
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
        status: &'a T1,
        error_message: &'a Option<T2>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[status, error_message, now, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndActionParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndActionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndActionParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status,
            &params.error_message,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DelayActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delay_action() -> DelayActionStmt {
    DelayActionStmt(
        "UPDATE actions SET status = 'pending', error_message = $1, next_retry_at = $2 WHERE id = $3",
        None,
    )
}
impl DelayActionStmt {
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
        error_message: &'a T1,
        next_retry_at: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[error_message, next_retry_at, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DelayActionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DelayActionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DelayActionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.error_message,
            &params.next_retry_at,
            &params.id,
        ))
    }
}
pub struct QueueActionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue_action() -> QueueActionStmt {
    QueueActionStmt(
        "UPDATE actions SET status = 'pending', error_message = NULL, run_id = $1, completed_at = NULL, next_retry_at = NULL, deadline_at = $2 WHERE id = $3",
        None,
    )
}
impl QueueActionStmt {
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
        run_id: &'a uuid::Uuid,
        deadline_at: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[run_id, deadline_at, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        QueueActionParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for QueueActionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a QueueActionParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.run_id, &params.deadline_at, &params.id))
    }
}
pub struct InsertApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_approval() -> InsertApprovalStmt {
    InsertApprovalStmt(
        "INSERT INTO approvals ( tenant_id, id, owner, subject_id, operation, arguments, arguments_hash, permission, approver_id, requested_by, requested_at, expires_at ) VALUES ( $1, $2, 'action', $3, $4, $5, $6, $7, $8, $9, $10, $11 )",
        None,
    )
}
impl InsertApprovalStmt {
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
        T3: crate::BytesSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        action: &'a uuid::Uuid,
        operation: &'a T1,
        arguments: &'a T2,
        arguments_hash: &'a T3,
        permission: &'a T4,
        approver_id: &'a Option<uuid::Uuid>,
        requested_by: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        expires_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    action,
                    operation,
                    arguments,
                    arguments_hash,
                    permission,
                    approver_id,
                    requested_by,
                    now,
                    expires_at,
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
    T3: crate::BytesSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertApprovalParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertApprovalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertApprovalParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.action,
            &params.operation,
            &params.arguments,
            &params.arguments_hash,
            &params.permission,
            &params.approver_id,
            &params.requested_by,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct DecideApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide_approval() -> DecideApprovalStmt {
    DecideApprovalStmt(
        "UPDATE approvals SET state = $1, decided_at = $2, decided_by = $3, decided_name = $4, comment = $5 WHERE id = $6 AND state = 'pending' RETURNING id",
        None,
    )
}
impl DecideApprovalStmt {
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
        state: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        decided_by: &'a Option<uuid::Uuid>,
        decided_name: &'a Option<T2>,
        comment: &'a Option<T3>,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        UuidUuidQuery {
            client,
            params: [state, now, decided_by, decided_name, comment, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DecideApprovalParams<T1, T2, T3>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6>,
        C,
    > for DecideApprovalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DecideApprovalParams<T1, T2, T3>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        self.bind(
            client,
            &params.state,
            &params.now,
            &params.decided_by,
            &params.decided_name,
            &params.comment,
            &params.id,
        )
    }
}
pub struct LapsedApprovalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lapsed_approvals() -> LapsedApprovalsStmt {
    LapsedApprovalsStmt(
        "SELECT tenant_id, id FROM approvals WHERE state = 'pending' AND owner = 'action' AND expires_at < $1 ORDER BY expires_at LIMIT $2",
        None,
    )
}
impl LapsedApprovalsStmt {
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
    ) -> LapsedApprovalsQuery<'c, 'a, 's, C, LapsedApprovals, 2> {
        LapsedApprovalsQuery {
            client,
            params: [now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LapsedApprovals, tokio_postgres::Error> {
                    Ok(LapsedApprovals {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                    })
                },
            mapper: |it| LapsedApprovals::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LapsedApprovalsParams,
        LapsedApprovalsQuery<'c, 'a, 's, C, LapsedApprovals, 2>,
        C,
    > for LapsedApprovalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LapsedApprovalsParams,
    ) -> LapsedApprovalsQuery<'c, 'a, 's, C, LapsedApprovals, 2> {
        self.bind(client, &params.now, &params.limit)
    }
}
pub struct ActionOfApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn action_of_approval() -> ActionOfApprovalStmt {
    ActionOfApprovalStmt(
        "SELECT id FROM actions WHERE approval_id = $1 LIMIT 1",
        None,
    )
}
impl ActionOfApprovalStmt {
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
        approval_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [approval_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
