// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertScheduleParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub owner: T2,
    pub owner_id: Option<uuid::Uuid>,
    pub kind: T3,
    pub input: T4,
    pub timing: T5,
    pub catch_up: T6,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub actor_type: T7,
    pub actor_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListSchedulesParams<T1: crate::StringSql> {
    pub owner: Option<T1>,
    pub owner_id: Option<uuid::Uuid>,
    pub after: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DueSchedulesParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldDueScheduleParams {
    pub id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct AdvanceScheduleParams {
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_run: Option<uuid::Uuid>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangeScheduleParams {
    pub paused: bool,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemoveSchedulesOfParams<T1: crate::StringSql> {
    pub owner: T1,
    pub owner_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    pub id: uuid::Uuid,
    pub name: String,
    pub owner: String,
    pub owner_id: Option<uuid::Uuid>,
    pub kind: String,
    pub input: serde_json::Value,
    pub timing: serde_json::Value,
    pub catch_up: String,
    pub paused: bool,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_run: Option<uuid::Uuid>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct ScheduleBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub owner: &'a str,
    pub owner_id: Option<uuid::Uuid>,
    pub kind: &'a str,
    pub input: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub timing: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub catch_up: &'a str,
    pub paused: bool,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_run: Option<uuid::Uuid>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ScheduleBorrowed<'a>> for Schedule {
    fn from(
        ScheduleBorrowed {
            id,
            name,
            owner,
            owner_id,
            kind,
            input,
            timing,
            catch_up,
            paused,
            next_at,
            last_at,
            last_run,
            actor_type,
            actor_id,
            created_at,
        }: ScheduleBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            owner: owner.into(),
            owner_id,
            kind: kind.into(),
            input: serde_json::from_str(input.0.get()).unwrap(),
            timing: serde_json::from_str(timing.0.get()).unwrap(),
            catch_up: catch_up.into(),
            paused,
            next_at,
            last_at,
            last_run,
            actor_type: actor_type.into(),
            actor_id,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct DueSchedules {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ScheduleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ScheduleBorrowed, tokio_postgres::Error>,
    mapper: fn(ScheduleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ScheduleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ScheduleBorrowed) -> R) -> ScheduleQuery<'c, 'a, 's, C, R, N> {
        ScheduleQuery {
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
pub struct DueSchedulesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DueSchedules, tokio_postgres::Error>,
    mapper: fn(DueSchedules) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DueSchedulesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DueSchedules) -> R) -> DueSchedulesQuery<'c, 'a, 's, C, R, N> {
        DueSchedulesQuery {
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
pub struct InsertScheduleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_schedule() -> InsertScheduleStmt {
    InsertScheduleStmt(
        "INSERT INTO schedules ( tenant_id, id, name, owner, owner_id, kind, input, timing, catch_up, next_at, actor_type, actor_id, created_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 )",
        None,
    )
}
impl InsertScheduleStmt {
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
        T5: crate::JsonSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        owner: &'a T2,
        owner_id: &'a Option<uuid::Uuid>,
        kind: &'a T3,
        input: &'a T4,
        timing: &'a T5,
        catch_up: &'a T6,
        next_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        actor_type: &'a T7,
        actor_id: &'a Option<uuid::Uuid>,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, name, owner, owner_id, kind, input, timing, catch_up, next_at,
                    actor_type, actor_id, created_at,
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
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertScheduleParams<T1, T2, T3, T4, T5, T6, T7>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertScheduleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertScheduleParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.owner,
            &params.owner_id,
            &params.kind,
            &params.input,
            &params.timing,
            &params.catch_up,
            &params.next_at,
            &params.actor_type,
            &params.actor_id,
            &params.created_at,
        ))
    }
}
pub struct ListSchedulesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_schedules() -> ListSchedulesStmt {
    ListSchedulesStmt(
        "SELECT id, name, owner, owner_id, kind, input, timing, catch_up, paused, next_at, last_at, last_run, actor_type, actor_id, created_at FROM schedules WHERE ($1::text IS NULL OR owner = $1) AND ($2::uuid IS NULL OR owner_id = $2) AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4",
        None,
    )
}
impl ListSchedulesStmt {
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
        owner: &'a Option<T1>,
        owner_id: &'a Option<uuid::Uuid>,
        after: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ScheduleQuery<'c, 'a, 's, C, Schedule, 4> {
        ScheduleQuery {
            client,
            params: [owner, owner_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ScheduleBorrowed, tokio_postgres::Error> {
                    Ok(ScheduleBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        owner: row.try_get(2)?,
                        owner_id: row.try_get(3)?,
                        kind: row.try_get(4)?,
                        input: row.try_get(5)?,
                        timing: row.try_get(6)?,
                        catch_up: row.try_get(7)?,
                        paused: row.try_get(8)?,
                        next_at: row.try_get(9)?,
                        last_at: row.try_get(10)?,
                        last_run: row.try_get(11)?,
                        actor_type: row.try_get(12)?,
                        actor_id: row.try_get(13)?,
                        created_at: row.try_get(14)?,
                    })
                },
            mapper: |it| Schedule::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListSchedulesParams<T1>,
        ScheduleQuery<'c, 'a, 's, C, Schedule, 4>,
        C,
    > for ListSchedulesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListSchedulesParams<T1>,
    ) -> ScheduleQuery<'c, 'a, 's, C, Schedule, 4> {
        self.bind(
            client,
            &params.owner,
            &params.owner_id,
            &params.after,
            &params.limit,
        )
    }
}
pub struct GetScheduleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_schedule() -> GetScheduleStmt {
    GetScheduleStmt(
        "SELECT id, name, owner, owner_id, kind, input, timing, catch_up, paused, next_at, last_at, last_run, actor_type, actor_id, created_at FROM schedules WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl GetScheduleStmt {
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
    ) -> ScheduleQuery<'c, 'a, 's, C, Schedule, 1> {
        ScheduleQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ScheduleBorrowed, tokio_postgres::Error> {
                    Ok(ScheduleBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        owner: row.try_get(2)?,
                        owner_id: row.try_get(3)?,
                        kind: row.try_get(4)?,
                        input: row.try_get(5)?,
                        timing: row.try_get(6)?,
                        catch_up: row.try_get(7)?,
                        paused: row.try_get(8)?,
                        next_at: row.try_get(9)?,
                        last_at: row.try_get(10)?,
                        last_run: row.try_get(11)?,
                        actor_type: row.try_get(12)?,
                        actor_id: row.try_get(13)?,
                        created_at: row.try_get(14)?,
                    })
                },
            mapper: |it| Schedule::from(it),
        }
    }
}
pub struct DueSchedulesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due_schedules() -> DueSchedulesStmt {
    DueSchedulesStmt(
        "SELECT tenant_id, id FROM schedules WHERE next_at <= $1 AND NOT paused ORDER BY next_at LIMIT $2",
        None,
    )
}
impl DueSchedulesStmt {
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
    ) -> DueSchedulesQuery<'c, 'a, 's, C, DueSchedules, 2> {
        DueSchedulesQuery {
            client,
            params: [now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DueSchedules, tokio_postgres::Error> {
                Ok(DueSchedules {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                })
            },
            mapper: |it| DueSchedules::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DueSchedulesParams,
        DueSchedulesQuery<'c, 'a, 's, C, DueSchedules, 2>,
        C,
    > for DueSchedulesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueSchedulesParams,
    ) -> DueSchedulesQuery<'c, 'a, 's, C, DueSchedules, 2> {
        self.bind(client, &params.now, &params.limit)
    }
}
pub struct HoldDueScheduleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_due_schedule() -> HoldDueScheduleStmt {
    HoldDueScheduleStmt(
        "SELECT id, name, owner, owner_id, kind, input, timing, catch_up, paused, next_at, last_at, last_run, actor_type, actor_id, created_at FROM schedules WHERE id = $1 AND next_at <= $2 AND NOT paused FOR UPDATE SKIP LOCKED",
        None,
    )
}
impl HoldDueScheduleStmt {
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
    ) -> ScheduleQuery<'c, 'a, 's, C, Schedule, 2> {
        ScheduleQuery {
            client,
            params: [id, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ScheduleBorrowed, tokio_postgres::Error> {
                    Ok(ScheduleBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        owner: row.try_get(2)?,
                        owner_id: row.try_get(3)?,
                        kind: row.try_get(4)?,
                        input: row.try_get(5)?,
                        timing: row.try_get(6)?,
                        catch_up: row.try_get(7)?,
                        paused: row.try_get(8)?,
                        next_at: row.try_get(9)?,
                        last_at: row.try_get(10)?,
                        last_run: row.try_get(11)?,
                        actor_type: row.try_get(12)?,
                        actor_id: row.try_get(13)?,
                        created_at: row.try_get(14)?,
                    })
                },
            mapper: |it| Schedule::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldDueScheduleParams,
        ScheduleQuery<'c, 'a, 's, C, Schedule, 2>,
        C,
    > for HoldDueScheduleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldDueScheduleParams,
    ) -> ScheduleQuery<'c, 'a, 's, C, Schedule, 2> {
        self.bind(client, &params.id, &params.now)
    }
}
pub struct AdvanceScheduleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn advance_schedule() -> AdvanceScheduleStmt {
    AdvanceScheduleStmt(
        "UPDATE schedules SET next_at = $1, last_at = coalesce($2, last_at), last_run = coalesce($3, last_run) WHERE id = $4",
        None,
    )
}
impl AdvanceScheduleStmt {
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
        last_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        last_run: &'a Option<uuid::Uuid>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[next_at, last_at, last_run, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AdvanceScheduleParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AdvanceScheduleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AdvanceScheduleParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.next_at,
            &params.last_at,
            &params.last_run,
            &params.id,
        ))
    }
}
pub struct ChangeScheduleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_schedule() -> ChangeScheduleStmt {
    ChangeScheduleStmt(
        "UPDATE schedules SET paused = $1, next_at = $2 WHERE id = $3",
        None,
    )
}
impl ChangeScheduleStmt {
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
        paused: &'a bool,
        next_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[paused, next_at, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeScheduleParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeScheduleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeScheduleParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.paused, &params.next_at, &params.id))
    }
}
pub struct RemoveScheduleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_schedule() -> RemoveScheduleStmt {
    RemoveScheduleStmt("DELETE FROM schedules WHERE id = $1", None)
}
impl RemoveScheduleStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(&client.prepare(self.0).await?, &[id]).await
    }
}
pub struct RemoveSchedulesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_schedules_of() -> RemoveSchedulesOfStmt {
    RemoveSchedulesOfStmt(
        "DELETE FROM schedules WHERE owner = $1 AND owner_id = $2",
        None,
    )
}
impl RemoveSchedulesOfStmt {
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
        owner: &'a T1,
        owner_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[owner, owner_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RemoveSchedulesOfParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemoveSchedulesOfStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveSchedulesOfParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.owner, &params.owner_id))
    }
}
