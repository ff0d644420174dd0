// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertApprovalParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = uuid::Uuid>,
    T8: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub owner: T1,
    pub subject_id: Option<uuid::Uuid>,
    pub title: Option<T2>,
    pub operation: T3,
    pub arguments: Option<T4>,
    pub arguments_hash: T5,
    pub permission: T6,
    pub approvers: T7,
    pub approver_group: Option<T8>,
    pub own: bool,
    pub requested_by: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub remind_seconds: Option<i32>,
    pub remind_at: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug)]
pub struct ListApprovalsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub state: Option<T1>,
    pub owner: Option<T2>,
    pub subject_id: Option<uuid::Uuid>,
    pub person: Option<uuid::Uuid>,
    pub permissions: T4,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
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
pub struct WithdrawApprovalsParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub subject_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PassOnApprovalParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub approvers: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DueRemindersParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RemindParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListGroupsParams<T1: crate::StringSql> {
    pub after: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct SetGroupParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub name: T1,
    pub members: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    pub id: uuid::Uuid,
    pub owner: String,
    pub subject_id: Option<uuid::Uuid>,
    pub title: Option<String>,
    pub operation: String,
    pub arguments: Option<serde_json::Value>,
    pub arguments_hash: Vec<u8>,
    pub permission: String,
    pub approver_id: Option<uuid::Uuid>,
    pub approvers: Vec<uuid::Uuid>,
    pub approver_group: Option<String>,
    pub own: bool,
    pub state: String,
    pub requested_by: Option<uuid::Uuid>,
    pub requested_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub reminders: i32,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_by: Option<uuid::Uuid>,
    pub decided_name: Option<String>,
    pub comment: Option<String>,
}
pub struct ApprovalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub owner: &'a str,
    pub subject_id: Option<uuid::Uuid>,
    pub title: Option<&'a str>,
    pub operation: &'a str,
    pub arguments: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub arguments_hash: &'a [u8],
    pub permission: &'a str,
    pub approver_id: Option<uuid::Uuid>,
    pub approvers: crate::ArrayIterator<'a, uuid::Uuid>,
    pub approver_group: Option<&'a str>,
    pub own: bool,
    pub state: &'a str,
    pub requested_by: Option<uuid::Uuid>,
    pub requested_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub reminders: i32,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub decided_by: Option<uuid::Uuid>,
    pub decided_name: Option<&'a str>,
    pub comment: Option<&'a str>,
}
impl<'a> From<ApprovalBorrowed<'a>> for Approval {
    fn from(
        ApprovalBorrowed {
            id,
            owner,
            subject_id,
            title,
            operation,
            arguments,
            arguments_hash,
            permission,
            approver_id,
            approvers,
            approver_group,
            own,
            state,
            requested_by,
            requested_at,
            expires_at,
            reminders,
            decided_at,
            decided_by,
            decided_name,
            comment,
        }: ApprovalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            owner: owner.into(),
            subject_id,
            title: title.map(|v| v.into()),
            operation: operation.into(),
            arguments: arguments.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            arguments_hash: arguments_hash.into(),
            permission: permission.into(),
            approver_id,
            approvers: approvers.map(|v| v).collect(),
            approver_group: approver_group.map(|v| v.into()),
            own,
            state: state.into(),
            requested_by,
            requested_at,
            expires_at,
            reminders,
            decided_at,
            decided_by,
            decided_name: decided_name.map(|v| v.into()),
            comment: comment.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DueReminders {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListGroups {
    pub name: String,
    pub members: Vec<uuid::Uuid>,
}
pub struct ListGroupsBorrowed<'a> {
    pub name: &'a str,
    pub members: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<ListGroupsBorrowed<'a>> for ListGroups {
    fn from(ListGroupsBorrowed { name, members }: ListGroupsBorrowed<'a>) -> Self {
        Self {
            name: name.into(),
            members: members.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ApprovalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApprovalBorrowed, tokio_postgres::Error>,
    mapper: fn(ApprovalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApprovalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ApprovalBorrowed) -> R) -> ApprovalQuery<'c, 'a, 's, C, R, N> {
        ApprovalQuery {
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
pub struct DueRemindersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DueReminders, tokio_postgres::Error>,
    mapper: fn(DueReminders) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DueRemindersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DueReminders) -> R) -> DueRemindersQuery<'c, 'a, 's, C, R, N> {
        DueRemindersQuery {
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
pub struct ListGroupsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListGroupsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListGroupsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListGroupsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListGroupsBorrowed) -> R,
    ) -> ListGroupsQuery<'c, 'a, 's, C, R, N> {
        ListGroupsQuery {
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
pub struct InsertApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_approval() -> InsertApprovalStmt {
    InsertApprovalStmt(
        "INSERT INTO approvals ( tenant_id, id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approvers, approver_group, own, requested_by, requested_at, expires_at, remind_seconds, remind_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17 )",
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::JsonSql,
        T5: crate::BytesSql,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = uuid::Uuid>,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        owner: &'a T1,
        subject_id: &'a Option<uuid::Uuid>,
        title: &'a Option<T2>,
        operation: &'a T3,
        arguments: &'a Option<T4>,
        arguments_hash: &'a T5,
        permission: &'a T6,
        approvers: &'a T7,
        approver_group: &'a Option<T8>,
        own: &'a bool,
        requested_by: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        expires_at: &'a chrono::DateTime<chrono::Utc>,
        remind_seconds: &'a Option<i32>,
        remind_at: &'a Option<chrono::DateTime<chrono::Utc>>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    owner,
                    subject_id,
                    title,
                    operation,
                    arguments,
                    arguments_hash,
                    permission,
                    approvers,
                    approver_group,
                    own,
                    requested_by,
                    now,
                    expires_at,
                    remind_seconds,
                    remind_at,
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
    T4: crate::JsonSql,
    T5: crate::BytesSql,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = uuid::Uuid>,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertApprovalParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertApprovalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertApprovalParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.owner,
            &params.subject_id,
            &params.title,
            &params.operation,
            &params.arguments,
            &params.arguments_hash,
            &params.permission,
            &params.approvers,
            &params.approver_group,
            &params.own,
            &params.requested_by,
            &params.now,
            &params.expires_at,
            &params.remind_seconds,
            &params.remind_at,
        ))
    }
}
pub struct GetApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_approval() -> GetApprovalStmt {
    GetApprovalStmt(
        "SELECT id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approver_id, approvers, approver_group, own, state, requested_by, requested_at, expires_at, reminders, decided_at, decided_by, decided_name, comment FROM approvals WHERE id = $1",
        None,
    )
}
impl GetApprovalStmt {
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
    ) -> ApprovalQuery<'c, 'a, 's, C, Approval, 1> {
        ApprovalQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ApprovalBorrowed, tokio_postgres::Error> {
                    Ok(ApprovalBorrowed {
                        id: row.try_get(0)?,
                        owner: row.try_get(1)?,
                        subject_id: row.try_get(2)?,
                        title: row.try_get(3)?,
                        operation: row.try_get(4)?,
                        arguments: row.try_get(5)?,
                        arguments_hash: row.try_get(6)?,
                        permission: row.try_get(7)?,
                        approver_id: row.try_get(8)?,
                        approvers: row.try_get(9)?,
                        approver_group: row.try_get(10)?,
                        own: row.try_get(11)?,
                        state: row.try_get(12)?,
                        requested_by: row.try_get(13)?,
                        requested_at: row.try_get(14)?,
                        expires_at: row.try_get(15)?,
                        reminders: row.try_get(16)?,
                        decided_at: row.try_get(17)?,
                        decided_by: row.try_get(18)?,
                        decided_name: row.try_get(19)?,
                        comment: row.try_get(20)?,
                    })
                },
            mapper: |it| Approval::from(it),
        }
    }
}
pub struct LockApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_approval() -> LockApprovalStmt {
    LockApprovalStmt(
        "SELECT id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approver_id, approvers, approver_group, own, state, requested_by, requested_at, expires_at, reminders, decided_at, decided_by, decided_name, comment FROM approvals WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl LockApprovalStmt {
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
    ) -> ApprovalQuery<'c, 'a, 's, C, Approval, 1> {
        ApprovalQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ApprovalBorrowed, tokio_postgres::Error> {
                    Ok(ApprovalBorrowed {
                        id: row.try_get(0)?,
                        owner: row.try_get(1)?,
                        subject_id: row.try_get(2)?,
                        title: row.try_get(3)?,
                        operation: row.try_get(4)?,
                        arguments: row.try_get(5)?,
                        arguments_hash: row.try_get(6)?,
                        permission: row.try_get(7)?,
                        approver_id: row.try_get(8)?,
                        approvers: row.try_get(9)?,
                        approver_group: row.try_get(10)?,
                        own: row.try_get(11)?,
                        state: row.try_get(12)?,
                        requested_by: row.try_get(13)?,
                        requested_at: row.try_get(14)?,
                        expires_at: row.try_get(15)?,
                        reminders: row.try_get(16)?,
                        decided_at: row.try_get(17)?,
                        decided_by: row.try_get(18)?,
                        decided_name: row.try_get(19)?,
                        comment: row.try_get(20)?,
                    })
                },
            mapper: |it| Approval::from(it),
        }
    }
}
pub struct ListApprovalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_approvals() -> ListApprovalsStmt {
    ListApprovalsStmt(
        "SELECT id, owner, subject_id, title, operation, arguments, arguments_hash, permission, approver_id, approvers, approver_group, own, state, requested_by, requested_at, expires_at, reminders, decided_at, decided_by, decided_name, comment FROM approvals AS a WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR owner = $2) AND ($3::uuid IS NULL OR subject_id = $3) AND ($4::uuid IS NULL OR ( a.permission = ANY ($5::text []) AND (a.own OR a.requested_by IS DISTINCT FROM $4) AND ( (a.approver_id IS NULL AND a.approvers = '{}' AND a.approver_group IS NULL) OR a.approver_id = $4 OR $4 = ANY (a.approvers) OR EXISTS ( SELECT 1 FROM approval_groups AS g WHERE g.tenant_id = a.tenant_id AND g.name = a.approver_group AND $4 = ANY (g.members) ) ) )) AND ($6::timestamptz IS NULL OR (requested_at, id) < ($6, $7::uuid)) ORDER BY requested_at DESC, id DESC LIMIT $8",
        None,
    )
}
impl ListApprovalsStmt {
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
        state: &'a Option<T1>,
        owner: &'a Option<T2>,
        subject_id: &'a Option<uuid::Uuid>,
        person: &'a Option<uuid::Uuid>,
        permissions: &'a T4,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ApprovalQuery<'c, 'a, 's, C, Approval, 8> {
        ApprovalQuery {
            client,
            params: [
                state,
                owner,
                subject_id,
                person,
                permissions,
                before_at,
                before_id,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ApprovalBorrowed, tokio_postgres::Error> {
                    Ok(ApprovalBorrowed {
                        id: row.try_get(0)?,
                        owner: row.try_get(1)?,
                        subject_id: row.try_get(2)?,
                        title: row.try_get(3)?,
                        operation: row.try_get(4)?,
                        arguments: row.try_get(5)?,
                        arguments_hash: row.try_get(6)?,
                        permission: row.try_get(7)?,
                        approver_id: row.try_get(8)?,
                        approvers: row.try_get(9)?,
                        approver_group: row.try_get(10)?,
                        own: row.try_get(11)?,
                        state: row.try_get(12)?,
                        requested_by: row.try_get(13)?,
                        requested_at: row.try_get(14)?,
                        expires_at: row.try_get(15)?,
                        reminders: row.try_get(16)?,
                        decided_at: row.try_get(17)?,
                        decided_by: row.try_get(18)?,
                        decided_name: row.try_get(19)?,
                        comment: row.try_get(20)?,
                    })
                },
            mapper: |it| Approval::from(it),
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
        ListApprovalsParams<T1, T2, T3, T4>,
        ApprovalQuery<'c, 'a, 's, C, Approval, 8>,
        C,
    > for ListApprovalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListApprovalsParams<T1, T2, T3, T4>,
    ) -> ApprovalQuery<'c, 'a, 's, C, Approval, 8> {
        self.bind(
            client,
            &params.state,
            &params.owner,
            &params.subject_id,
            &params.person,
            &params.permissions,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
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
pub struct WithdrawApprovalsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn withdraw_approvals() -> WithdrawApprovalsStmt {
    WithdrawApprovalsStmt(
        "UPDATE approvals SET state = 'withdrawn', decided_at = $1 WHERE owner = 'run' AND subject_id = $2 AND state = 'pending'",
        None,
    )
}
impl WithdrawApprovalsStmt {
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
        subject_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, subject_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WithdrawApprovalsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WithdrawApprovalsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WithdrawApprovalsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.subject_id))
    }
}
pub struct PassOnApprovalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pass_on_approval() -> PassOnApprovalStmt {
    PassOnApprovalStmt(
        "UPDATE approvals SET approvers = $1, approver_group = NULL WHERE id = $2 AND state = 'pending'",
        None,
    )
}
impl PassOnApprovalStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        approvers: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[approvers, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PassOnApprovalParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PassOnApprovalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PassOnApprovalParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.approvers, &params.id))
    }
}
pub struct DueRemindersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due_reminders() -> DueRemindersStmt {
    DueRemindersStmt(
        "SELECT tenant_id, id FROM approvals WHERE state = 'pending' AND remind_at <= $1 AND expires_at > $1 ORDER BY remind_at LIMIT $2",
        None,
    )
}
impl DueRemindersStmt {
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
    ) -> DueRemindersQuery<'c, 'a, 's, C, DueReminders, 2> {
        DueRemindersQuery {
            client,
            params: [now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DueReminders, tokio_postgres::Error> {
                Ok(DueReminders {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| DueReminders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DueRemindersParams,
        DueRemindersQuery<'c, 'a, 's, C, DueReminders, 2>,
        C,
    > for DueRemindersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueRemindersParams,
    ) -> DueRemindersQuery<'c, 'a, 's, C, DueReminders, 2> {
        self.bind(client, &params.now, &params.limit)
    }
}
pub struct RemindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remind() -> RemindStmt {
    RemindStmt(
        "UPDATE approvals SET reminders = reminders + 1, remind_at = $1::timestamptz + make_interval(secs => remind_seconds) WHERE id = $2 AND state = 'pending' AND remind_at <= $1 RETURNING id",
        None,
    )
}
impl RemindStmt {
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
        RemindParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RemindStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RemindParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.id)
    }
}
pub struct GroupMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn group_members() -> GroupMembersStmt {
    GroupMembersStmt("SELECT members FROM approval_groups WHERE name = $1", None)
}
impl GroupMembersStmt {
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
    ) -> VecuuidUuidQuery<'c, 'a, 's, C, Vec<uuid::Uuid>, 1> {
        VecuuidUuidQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v).collect(),
        }
    }
}
pub struct ListGroupsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_groups() -> ListGroupsStmt {
    ListGroupsStmt(
        "SELECT name, members FROM approval_groups WHERE name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListGroupsStmt {
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
    ) -> ListGroupsQuery<'c, 'a, 's, C, ListGroups, 2> {
        ListGroupsQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListGroupsBorrowed, tokio_postgres::Error> {
                    Ok(ListGroupsBorrowed {
                        name: row.try_get(0)?,
                        members: row.try_get(1)?,
                    })
                },
            mapper: |it| ListGroups::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListGroupsParams<T1>,
        ListGroupsQuery<'c, 'a, 's, C, ListGroups, 2>,
        C,
    > for ListGroupsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListGroupsParams<T1>,
    ) -> ListGroupsQuery<'c, 'a, 's, C, ListGroups, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct SetGroupStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_group() -> SetGroupStmt {
    SetGroupStmt(
        "INSERT INTO approval_groups (tenant_id, name, members) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, name) DO UPDATE SET members = excluded.members",
        None,
    )
}
impl SetGroupStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        name: &'a T1,
        members: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, name, members])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetGroupParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetGroupStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetGroupParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.name, &params.members))
    }
}
pub struct RemoveGroupStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_group() -> RemoveGroupStmt {
    RemoveGroupStmt("DELETE FROM approval_groups WHERE name = $1", None)
}
impl RemoveGroupStmt {
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
