// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertEscalationParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub reason: T1,
    pub priority: T2,
    pub queue_name: Option<T3>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub context: T4,
    pub queue_id: Option<uuid::Uuid>,
    pub skill: Option<T5>,
}
#[derive(Clone, Copy, Debug)]
pub struct AssignEscalationParams {
    pub assigned_to: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub conversation_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ResolveEscalationParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub notes: Option<T1>,
    pub resolved_by: Option<uuid::Uuid>,
    pub conversation_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListEscalationsParams {
    pub open: bool,
    pub after_rank: Option<i32>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FirstResponseOfEscalationParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub conversation_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PlaceEscalationParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub queue_id: Option<uuid::Uuid>,
    pub queue_name: Option<T1>,
    pub skill: Option<T2>,
    pub priority: T3,
    pub conversation_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UnassignedOfQueueParams {
    pub queue_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Escalation {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub reason: String,
    pub priority: String,
    pub queue_name: Option<String>,
    pub assigned_to: Option<uuid::Uuid>,
    pub assigned_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub resolved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub resolution_notes: Option<String>,
    pub resolved_by: Option<uuid::Uuid>,
    pub queue_id: Option<uuid::Uuid>,
    pub skill: Option<String>,
    pub first_response_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct EscalationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub reason: &'a str,
    pub priority: &'a str,
    pub queue_name: Option<&'a str>,
    pub assigned_to: Option<uuid::Uuid>,
    pub assigned_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub resolved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub resolution_notes: Option<&'a str>,
    pub resolved_by: Option<uuid::Uuid>,
    pub queue_id: Option<uuid::Uuid>,
    pub skill: Option<&'a str>,
    pub first_response_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<EscalationBorrowed<'a>> for Escalation {
    fn from(
        EscalationBorrowed {
            id,
            conversation_id,
            reason,
            priority,
            queue_name,
            assigned_to,
            assigned_at,
            created_at,
            resolved_at,
            resolution_notes,
            resolved_by,
            queue_id,
            skill,
            first_response_at,
        }: EscalationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            conversation_id,
            reason: reason.into(),
            priority: priority.into(),
            queue_name: queue_name.map(|v| v.into()),
            assigned_to,
            assigned_at,
            created_at,
            resolved_at,
            resolution_notes: resolution_notes.map(|v| v.into()),
            resolved_by,
            queue_id,
            skill: skill.map(|v| v.into()),
            first_response_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct QueuesWithUnassigned {
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
pub struct EscalationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EscalationBorrowed, tokio_postgres::Error>,
    mapper: fn(EscalationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EscalationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EscalationBorrowed) -> R,
    ) -> EscalationQuery<'c, 'a, 's, C, R, N> {
        EscalationQuery {
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
pub struct QueuesWithUnassignedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QueuesWithUnassigned, tokio_postgres::Error>,
    mapper: fn(QueuesWithUnassigned) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QueuesWithUnassignedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(QueuesWithUnassigned) -> R,
    ) -> QueuesWithUnassignedQuery<'c, 'a, 's, C, R, N> {
        QueuesWithUnassignedQuery {
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
pub struct InsertEscalationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_escalation() -> InsertEscalationStmt {
    InsertEscalationStmt(
        "INSERT INTO escalations (tenant_id, id, conversation_id, reason, priority, queue_name, created_at, context, queue_id, skill) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (tenant_id, conversation_id) WHERE resolved_at IS NULL DO NOTHING RETURNING id",
        None,
    )
}
impl InsertEscalationStmt {
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
        T4: crate::JsonSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        conversation_id: &'a uuid::Uuid,
        reason: &'a T1,
        priority: &'a T2,
        queue_name: &'a Option<T3>,
        created_at: &'a chrono::DateTime<chrono::Utc>,
        context: &'a T4,
        queue_id: &'a Option<uuid::Uuid>,
        skill: &'a Option<T5>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                id,
                conversation_id,
                reason,
                priority,
                queue_name,
                created_at,
                context,
                queue_id,
                skill,
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
    T4: crate::JsonSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEscalationParams<T1, T2, T3, T4, T5>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10>,
        C,
    > for InsertEscalationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEscalationParams<T1, T2, T3, T4, T5>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 10> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.conversation_id,
            &params.reason,
            &params.priority,
            &params.queue_name,
            &params.created_at,
            &params.context,
            &params.queue_id,
            &params.skill,
        )
    }
}
pub struct OpenEscalationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_escalation() -> OpenEscalationStmt {
    OpenEscalationStmt(
        "SELECT id, conversation_id, reason, priority, queue_name, assigned_to, assigned_at, created_at, resolved_at, resolution_notes, resolved_by, queue_id, skill, first_response_at FROM escalations WHERE conversation_id = $1 ORDER BY created_at DESC LIMIT 1",
        None,
    )
}
impl OpenEscalationStmt {
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
        conversation_id: &'a uuid::Uuid,
    ) -> EscalationQuery<'c, 'a, 's, C, Escalation, 1> {
        EscalationQuery {
            client,
            params: [conversation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EscalationBorrowed, tokio_postgres::Error> {
                    Ok(EscalationBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        reason: row.try_get(2)?,
                        priority: row.try_get(3)?,
                        queue_name: row.try_get(4)?,
                        assigned_to: row.try_get(5)?,
                        assigned_at: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        resolved_at: row.try_get(8)?,
                        resolution_notes: row.try_get(9)?,
                        resolved_by: row.try_get(10)?,
                        queue_id: row.try_get(11)?,
                        skill: row.try_get(12)?,
                        first_response_at: row.try_get(13)?,
                    })
                },
            mapper: |it| Escalation::from(it),
        }
    }
}
pub struct AssignEscalationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn assign_escalation() -> AssignEscalationStmt {
    AssignEscalationStmt(
        "UPDATE escalations SET assigned_to = $1, assigned_at = CASE WHEN $1::uuid IS NULL THEN NULL ELSE $2::timestamptz END WHERE conversation_id = $3 AND resolved_at IS NULL",
        None,
    )
}
impl AssignEscalationStmt {
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
        assigned_to: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        conversation_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[assigned_to, now, conversation_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AssignEscalationParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AssignEscalationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AssignEscalationParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.assigned_to,
            &params.now,
            &params.conversation_id,
        ))
    }
}
pub struct ResolveEscalationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn resolve_escalation() -> ResolveEscalationStmt {
    ResolveEscalationStmt(
        "UPDATE escalations SET resolved_at = $1, resolution_notes = $2, resolved_by = $3 WHERE conversation_id = $4 AND resolved_at IS NULL",
        None,
    )
}
impl ResolveEscalationStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        notes: &'a Option<T1>,
        resolved_by: &'a Option<uuid::Uuid>,
        conversation_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[now, notes, resolved_by, conversation_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ResolveEscalationParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ResolveEscalationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ResolveEscalationParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.notes,
            &params.resolved_by,
            &params.conversation_id,
        ))
    }
}
pub struct ListEscalationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_escalations() -> ListEscalationsStmt {
    ListEscalationsStmt(
        "SELECT id, conversation_id, reason, priority, queue_name, assigned_to, assigned_at, created_at, resolved_at, resolution_notes, resolved_by, queue_id, skill, first_response_at FROM escalations WHERE (resolved_at IS NULL) = $1::boolean AND ($2::integer IS NULL OR (array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id) > ($2, $3::timestamptz, $4::uuid)) ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id LIMIT $5",
        None,
    )
}
impl ListEscalationsStmt {
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
        open: &'a bool,
        after_rank: &'a Option<i32>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> EscalationQuery<'c, 'a, 's, C, Escalation, 5> {
        EscalationQuery {
            client,
            params: [open, after_rank, after_at, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EscalationBorrowed, tokio_postgres::Error> {
                    Ok(EscalationBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        reason: row.try_get(2)?,
                        priority: row.try_get(3)?,
                        queue_name: row.try_get(4)?,
                        assigned_to: row.try_get(5)?,
                        assigned_at: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        resolved_at: row.try_get(8)?,
                        resolution_notes: row.try_get(9)?,
                        resolved_by: row.try_get(10)?,
                        queue_id: row.try_get(11)?,
                        skill: row.try_get(12)?,
                        first_response_at: row.try_get(13)?,
                    })
                },
            mapper: |it| Escalation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListEscalationsParams,
        EscalationQuery<'c, 'a, 's, C, Escalation, 5>,
        C,
    > for ListEscalationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEscalationsParams,
    ) -> EscalationQuery<'c, 'a, 's, C, Escalation, 5> {
        self.bind(
            client,
            &params.open,
            &params.after_rank,
            &params.after_at,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct FirstResponseOfEscalationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn first_response_of_escalation() -> FirstResponseOfEscalationStmt {
    FirstResponseOfEscalationStmt(
        "UPDATE escalations SET first_response_at = $1 WHERE conversation_id = $2 AND resolved_at IS NULL AND first_response_at IS NULL",
        None,
    )
}
impl FirstResponseOfEscalationStmt {
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
        conversation_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, conversation_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FirstResponseOfEscalationParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FirstResponseOfEscalationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FirstResponseOfEscalationParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.conversation_id))
    }
}
pub struct PlaceEscalationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place_escalation() -> PlaceEscalationStmt {
    PlaceEscalationStmt(
        "UPDATE escalations SET queue_id = $1, queue_name = $2, skill = $3, priority = $4 WHERE conversation_id = $5 AND resolved_at IS NULL",
        None,
    )
}
impl PlaceEscalationStmt {
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
        queue_id: &'a Option<uuid::Uuid>,
        queue_name: &'a Option<T1>,
        skill: &'a Option<T2>,
        priority: &'a T3,
        conversation_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[queue_id, queue_name, skill, priority, conversation_id],
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
        PlaceEscalationParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PlaceEscalationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PlaceEscalationParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.queue_id,
            &params.queue_name,
            &params.skill,
            &params.priority,
            &params.conversation_id,
        ))
    }
}
pub struct UnassignedOfQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unassigned_of_queue() -> UnassignedOfQueueStmt {
    UnassignedOfQueueStmt(
        "SELECT conversation_id FROM escalations WHERE resolved_at IS NULL AND assigned_to IS NULL AND queue_id = $1 ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id LIMIT $2",
        None,
    )
}
impl UnassignedOfQueueStmt {
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
        queue_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [queue_id, limit],
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
        UnassignedOfQueueParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for UnassignedOfQueueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnassignedOfQueueParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.queue_id, &params.limit)
    }
}
pub struct QueuesWithUnassignedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queues_with_unassigned() -> QueuesWithUnassignedStmt {
    QueuesWithUnassignedStmt(
        "SELECT DISTINCT q.tenant_id, q.id FROM queues AS q JOIN escalations AS e ON e.tenant_id = q.tenant_id AND e.queue_id = q.id WHERE q.assignment <> 'manual' AND e.resolved_at IS NULL AND e.assigned_to IS NULL LIMIT $1",
        None,
    )
}
impl QueuesWithUnassignedStmt {
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
        limit: &'a i64,
    ) -> QueuesWithUnassignedQuery<'c, 'a, 's, C, QueuesWithUnassigned, 1> {
        QueuesWithUnassignedQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<QueuesWithUnassigned, tokio_postgres::Error> {
                    Ok(QueuesWithUnassigned {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                    })
                },
            mapper: |it| QueuesWithUnassigned::from(it),
        }
    }
}
