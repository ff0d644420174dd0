// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ActivitiesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub records: T1,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LockActivityParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutActivityParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub record_id: uuid::Uuid,
    pub what: T2,
    pub subject: Option<T3>,
    pub body: Option<T4>,
    pub at: chrono::DateTime<chrono::Utc>,
    pub minutes: Option<i32>,
    pub actor_type: T5,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: T6,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteActivityParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RecordTasksParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub records: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenTasksParams {
    pub tenant_id: uuid::Uuid,
    pub assignee_id: Option<uuid::Uuid>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LockTaskParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutTaskParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: Option<T1>,
    pub record_id: Option<uuid::Uuid>,
    pub title: T2,
    pub body: Option<T3>,
    pub priority: T4,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub assignee_id: Option<uuid::Uuid>,
    pub done_at: Option<chrono::DateTime<chrono::Utc>>,
    pub revision: i64,
    pub created_by: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteTaskParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub records: T1,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetChangesParams {
    pub tenant_id: uuid::Uuid,
    pub set_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertSetParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub action: T2,
    pub records: i32,
    pub actor_type: T3,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: T4,
    pub at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct LockSetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct SetsParams {
    pub tenant_id: uuid::Uuid,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct SetUndoneParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RunsAboutParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub records: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    pub id: uuid::Uuid,
    pub kind: String,
    pub record_id: uuid::Uuid,
    pub what: String,
    pub subject: Option<String>,
    pub body: Option<String>,
    pub at: chrono::DateTime<chrono::Utc>,
    pub minutes: Option<i32>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: String,
}
pub struct ActivityBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub record_id: uuid::Uuid,
    pub what: &'a str,
    pub subject: Option<&'a str>,
    pub body: Option<&'a str>,
    pub at: chrono::DateTime<chrono::Utc>,
    pub minutes: Option<i32>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: &'a str,
}
impl<'a> From<ActivityBorrowed<'a>> for Activity {
    fn from(
        ActivityBorrowed {
            id,
            kind,
            record_id,
            what,
            subject,
            body,
            at,
            minutes,
            actor_type,
            actor_id,
            actor_name,
        }: ActivityBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            record_id,
            what: what.into(),
            subject: subject.map(|v| v.into()),
            body: body.map(|v| v.into()),
            at,
            minutes,
            actor_type: actor_type.into(),
            actor_id,
            actor_name: actor_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub id: uuid::Uuid,
    pub kind: Option<String>,
    pub record_id: Option<uuid::Uuid>,
    pub record_name: Option<String>,
    pub title: String,
    pub body: Option<String>,
    pub priority: String,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub assignee_id: Option<uuid::Uuid>,
    pub assignee_name: Option<String>,
    pub done_at: Option<chrono::DateTime<chrono::Utc>>,
    pub revision: i64,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct TaskBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: Option<&'a str>,
    pub record_id: Option<uuid::Uuid>,
    pub record_name: Option<&'a str>,
    pub title: &'a str,
    pub body: Option<&'a str>,
    pub priority: &'a str,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub assignee_id: Option<uuid::Uuid>,
    pub assignee_name: Option<&'a str>,
    pub done_at: Option<chrono::DateTime<chrono::Utc>>,
    pub revision: i64,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<TaskBorrowed<'a>> for Task {
    fn from(
        TaskBorrowed {
            id,
            kind,
            record_id,
            record_name,
            title,
            body,
            priority,
            due_at,
            assignee_id,
            assignee_name,
            done_at,
            revision,
            created_at,
        }: TaskBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.map(|v| v.into()),
            record_id,
            record_name: record_name.map(|v| v.into()),
            title: title.into(),
            body: body.map(|v| v.into()),
            priority: priority.into(),
            due_at,
            assignee_id,
            assignee_name: assignee_name.map(|v| v.into()),
            done_at,
            revision,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub id: uuid::Uuid,
    pub set_id: Option<uuid::Uuid>,
    pub kind: String,
    pub record_id: uuid::Uuid,
    pub before: serde_json::Value,
    pub after: serde_json::Value,
    pub revision: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: String,
}
pub struct ChangeBorrowed<'a> {
    pub id: uuid::Uuid,
    pub set_id: Option<uuid::Uuid>,
    pub kind: &'a str,
    pub record_id: uuid::Uuid,
    pub before: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub after: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub revision: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: &'a str,
}
impl<'a> From<ChangeBorrowed<'a>> for Change {
    fn from(
        ChangeBorrowed {
            id,
            set_id,
            kind,
            record_id,
            before,
            after,
            revision,
            at,
            actor_type,
            actor_id,
            actor_name,
        }: ChangeBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            set_id,
            kind: kind.into(),
            record_id,
            before: serde_json::from_str(before.0.get()).unwrap(),
            after: serde_json::from_str(after.0.get()).unwrap(),
            revision,
            at,
            actor_type: actor_type.into(),
            actor_id,
            actor_name: actor_name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSet {
    pub id: uuid::Uuid,
    pub kind: String,
    pub action: String,
    pub records: i32,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: String,
    pub at: chrono::DateTime<chrono::Utc>,
    pub undone_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct ChangeSetBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub action: &'a str,
    pub records: i32,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: &'a str,
    pub at: chrono::DateTime<chrono::Utc>,
    pub undone_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<ChangeSetBorrowed<'a>> for ChangeSet {
    fn from(
        ChangeSetBorrowed {
            id,
            kind,
            action,
            records,
            actor_type,
            actor_id,
            actor_name,
            at,
            undone_at,
        }: ChangeSetBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            action: action.into(),
            records,
            actor_type: actor_type.into(),
            actor_id,
            actor_name: actor_name.into(),
            at,
            undone_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AboutRun {
    pub id: uuid::Uuid,
    pub kind: String,
    pub state: String,
    pub error: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct AboutRunBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub state: &'a str,
    pub error: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub finished_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<AboutRunBorrowed<'a>> for AboutRun {
    fn from(
        AboutRunBorrowed {
            id,
            kind,
            state,
            error,
            created_at,
            finished_at,
        }: AboutRunBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            state: state.into(),
            error: error.map(|v| v.into()),
            created_at,
            finished_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ActivityQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ActivityBorrowed, tokio_postgres::Error>,
    mapper: fn(ActivityBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ActivityQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ActivityBorrowed) -> R) -> ActivityQuery<'c, 'a, 's, C, R, N> {
        ActivityQuery {
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
pub struct TaskQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaskBorrowed, tokio_postgres::Error>,
    mapper: fn(TaskBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaskQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaskBorrowed) -> R) -> TaskQuery<'c, 'a, 's, C, R, N> {
        TaskQuery {
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
pub struct ChangeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangeBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangeBorrowed) -> R) -> ChangeQuery<'c, 'a, 's, C, R, N> {
        ChangeQuery {
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
pub struct ChangeSetQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangeSetBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangeSetBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangeSetQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangeSetBorrowed) -> R) -> ChangeSetQuery<'c, 'a, 's, C, R, N> {
        ChangeSetQuery {
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
pub struct AboutRunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AboutRunBorrowed, tokio_postgres::Error>,
    mapper: fn(AboutRunBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AboutRunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AboutRunBorrowed) -> R) -> AboutRunQuery<'c, 'a, 's, C, R, N> {
        AboutRunQuery {
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
pub struct ActivitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn activities() -> ActivitiesStmt {
    ActivitiesStmt(
        "SELECT id, kind, record_id, type AS what, subject, body, at, minutes, actor_type, actor_id, actor_name FROM crm_activities WHERE tenant_id = $1 AND record_id = ANY ($2) AND ($3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid)) ORDER BY at DESC, id DESC LIMIT $5",
        None,
    )
}
impl ActivitiesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        records: &'a T1,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ActivityQuery<'c, 'a, 's, C, Activity, 5> {
        ActivityQuery {
            client,
            params: [tenant_id, records, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ActivityBorrowed, tokio_postgres::Error> {
                    Ok(ActivityBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        record_id: row.try_get(2)?,
                        what: row.try_get(3)?,
                        subject: row.try_get(4)?,
                        body: row.try_get(5)?,
                        at: row.try_get(6)?,
                        minutes: row.try_get(7)?,
                        actor_type: row.try_get(8)?,
                        actor_id: row.try_get(9)?,
                        actor_name: row.try_get(10)?,
                    })
                },
            mapper: |it| Activity::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ActivitiesParams<T1>,
        ActivityQuery<'c, 'a, 's, C, Activity, 5>,
        C,
    > for ActivitiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ActivitiesParams<T1>,
    ) -> ActivityQuery<'c, 'a, 's, C, Activity, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.records,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct LockActivityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_activity() -> LockActivityStmt {
    LockActivityStmt(
        "SELECT id, kind, record_id, type AS what, subject, body, at, minutes, actor_type, actor_id, actor_name FROM crm_activities WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        None,
    )
}
impl LockActivityStmt {
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
        id: &'a uuid::Uuid,
    ) -> ActivityQuery<'c, 'a, 's, C, Activity, 2> {
        ActivityQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ActivityBorrowed, tokio_postgres::Error> {
                    Ok(ActivityBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        record_id: row.try_get(2)?,
                        what: row.try_get(3)?,
                        subject: row.try_get(4)?,
                        body: row.try_get(5)?,
                        at: row.try_get(6)?,
                        minutes: row.try_get(7)?,
                        actor_type: row.try_get(8)?,
                        actor_id: row.try_get(9)?,
                        actor_name: row.try_get(10)?,
                    })
                },
            mapper: |it| Activity::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockActivityParams,
        ActivityQuery<'c, 'a, 's, C, Activity, 2>,
        C,
    > for LockActivityStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockActivityParams,
    ) -> ActivityQuery<'c, 'a, 's, C, Activity, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct PutActivityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_activity() -> PutActivityStmt {
    PutActivityStmt(
        "INSERT INTO crm_activities ( tenant_id, id, kind, record_id, type, subject, body, at, minutes, actor_type, actor_id, actor_name, created_at, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13 ) ON CONFLICT (tenant_id, id) DO UPDATE SET type = excluded.type, subject = excluded.subject, body = excluded.body, at = excluded.at, minutes = excluded.minutes, updated_at = excluded.updated_at",
        None,
    )
}
impl PutActivityStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        record_id: &'a uuid::Uuid,
        what: &'a T2,
        subject: &'a Option<T3>,
        body: &'a Option<T4>,
        at: &'a chrono::DateTime<chrono::Utc>,
        minutes: &'a Option<i32>,
        actor_type: &'a T5,
        actor_id: &'a Option<uuid::Uuid>,
        actor_name: &'a T6,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, kind, record_id, what, subject, body, at, minutes, actor_type,
                    actor_id, actor_name, now,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutActivityParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutActivityStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutActivityParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.record_id,
            &params.what,
            &params.subject,
            &params.body,
            &params.at,
            &params.minutes,
            &params.actor_type,
            &params.actor_id,
            &params.actor_name,
            &params.now,
        ))
    }
}
pub struct DeleteActivityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_activity() -> DeleteActivityStmt {
    DeleteActivityStmt(
        "DELETE FROM crm_activities WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl DeleteActivityStmt {
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
        DeleteActivityParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteActivityStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteActivityParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct RecordTasksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_tasks() -> RecordTasksStmt {
    RecordTasksStmt(
        "SELECT t.id, t.kind, t.record_id, NULL::text AS record_name, t.title, t.body, t.priority, t.due_at, t.assignee_id, (SELECT u.name FROM users AS u WHERE u.id = t.assignee_id) AS assignee_name, t.done_at, t.revision, t.created_at FROM crm_tasks AS t WHERE t.tenant_id = $1 AND t.record_id = ANY ($2) ORDER BY t.id DESC LIMIT 200",
        None,
    )
}
impl RecordTasksStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        records: &'a T1,
    ) -> TaskQuery<'c, 'a, 's, C, Task, 2> {
        TaskQuery {
            client,
            params: [tenant_id, records],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaskBorrowed, tokio_postgres::Error> {
                Ok(TaskBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    record_id: row.try_get(2)?,
                    record_name: row.try_get(3)?,
                    title: row.try_get(4)?,
                    body: row.try_get(5)?,
                    priority: row.try_get(6)?,
                    due_at: row.try_get(7)?,
                    assignee_id: row.try_get(8)?,
                    assignee_name: row.try_get(9)?,
                    done_at: row.try_get(10)?,
                    revision: row.try_get(11)?,
                    created_at: row.try_get(12)?,
                })
            },
            mapper: |it| Task::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecordTasksParams<T1>,
        TaskQuery<'c, 'a, 's, C, Task, 2>,
        C,
    > for RecordTasksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecordTasksParams<T1>,
    ) -> TaskQuery<'c, 'a, 's, C, Task, 2> {
        self.bind(client, &params.tenant_id, &params.records)
    }
}
pub struct OpenTasksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_tasks() -> OpenTasksStmt {
    OpenTasksStmt(
        "SELECT t.id, t.kind, t.record_id, NULL::text AS record_name, t.title, t.body, t.priority, t.due_at, t.assignee_id, (SELECT u.name FROM users AS u WHERE u.id = t.assignee_id) AS assignee_name, t.done_at, t.revision, t.created_at FROM crm_tasks AS t WHERE t.tenant_id = $1 AND t.done_at IS NULL AND ($2::uuid IS NULL OR t.assignee_id = $2) AND ($3::timestamptz IS NULL OR (coalesce(t.due_at, 'infinity'), t.id) > ($3, $4::uuid)) ORDER BY coalesce(t.due_at, 'infinity'), t.id LIMIT $5",
        None,
    )
}
impl OpenTasksStmt {
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
        assignee_id: &'a Option<uuid::Uuid>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> TaskQuery<'c, 'a, 's, C, Task, 5> {
        TaskQuery {
            client,
            params: [tenant_id, assignee_id, after_at, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaskBorrowed, tokio_postgres::Error> {
                Ok(TaskBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    record_id: row.try_get(2)?,
                    record_name: row.try_get(3)?,
                    title: row.try_get(4)?,
                    body: row.try_get(5)?,
                    priority: row.try_get(6)?,
                    due_at: row.try_get(7)?,
                    assignee_id: row.try_get(8)?,
                    assignee_name: row.try_get(9)?,
                    done_at: row.try_get(10)?,
                    revision: row.try_get(11)?,
                    created_at: row.try_get(12)?,
                })
            },
            mapper: |it| Task::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OpenTasksParams, TaskQuery<'c, 'a, 's, C, Task, 5>, C>
    for OpenTasksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenTasksParams,
    ) -> TaskQuery<'c, 'a, 's, C, Task, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.assignee_id,
            &params.after_at,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct LockTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_task() -> LockTaskStmt {
    LockTaskStmt(
        "SELECT t.id, t.kind, t.record_id, NULL::text AS record_name, t.title, t.body, t.priority, t.due_at, t.assignee_id, (SELECT u.name FROM users AS u WHERE u.id = t.assignee_id) AS assignee_name, t.done_at, t.revision, t.created_at FROM crm_tasks AS t WHERE t.tenant_id = $1 AND t.id = $2 FOR UPDATE",
        None,
    )
}
impl LockTaskStmt {
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
        id: &'a uuid::Uuid,
    ) -> TaskQuery<'c, 'a, 's, C, Task, 2> {
        TaskQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaskBorrowed, tokio_postgres::Error> {
                Ok(TaskBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    record_id: row.try_get(2)?,
                    record_name: row.try_get(3)?,
                    title: row.try_get(4)?,
                    body: row.try_get(5)?,
                    priority: row.try_get(6)?,
                    due_at: row.try_get(7)?,
                    assignee_id: row.try_get(8)?,
                    assignee_name: row.try_get(9)?,
                    done_at: row.try_get(10)?,
                    revision: row.try_get(11)?,
                    created_at: row.try_get(12)?,
                })
            },
            mapper: |it| Task::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockTaskParams, TaskQuery<'c, 'a, 's, C, Task, 2>, C>
    for LockTaskStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockTaskParams,
    ) -> TaskQuery<'c, 'a, 's, C, Task, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct PutTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_task() -> PutTaskStmt {
    PutTaskStmt(
        "INSERT INTO crm_tasks ( tenant_id, id, kind, record_id, title, body, priority, due_at, assignee_id, done_at, revision, created_by, created_at, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13 ) ON CONFLICT (tenant_id, id) DO UPDATE SET title = excluded.title, body = excluded.body, priority = excluded.priority, due_at = excluded.due_at, assignee_id = excluded.assignee_id, done_at = excluded.done_at, revision = excluded.revision, updated_at = excluded.updated_at",
        None,
    )
}
impl PutTaskStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a Option<T1>,
        record_id: &'a Option<uuid::Uuid>,
        title: &'a T2,
        body: &'a Option<T3>,
        priority: &'a T4,
        due_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        assignee_id: &'a Option<uuid::Uuid>,
        done_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        revision: &'a i64,
        created_by: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    kind,
                    record_id,
                    title,
                    body,
                    priority,
                    due_at,
                    assignee_id,
                    done_at,
                    revision,
                    created_by,
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
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutTaskParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutTaskStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutTaskParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.record_id,
            &params.title,
            &params.body,
            &params.priority,
            &params.due_at,
            &params.assignee_id,
            &params.done_at,
            &params.revision,
            &params.created_by,
            &params.now,
        ))
    }
}
pub struct DeleteTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_task() -> DeleteTaskStmt {
    DeleteTaskStmt(
        "DELETE FROM crm_tasks WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl DeleteTaskStmt {
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
        DeleteTaskParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteTaskStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteTaskParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct InsertChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_changes() -> InsertChangesStmt {
    InsertChangesStmt(
        "INSERT INTO crm_changes ( tenant_id, id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name ) SELECT tenant_id, id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name FROM json_populate_recordset(NULL::crm_changes, $1::text::json)",
        None,
    )
}
impl InsertChangesStmt {
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
        changes: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[changes])
            .await
    }
}
pub struct ChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn changes() -> ChangesStmt {
    ChangesStmt(
        "SELECT id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name FROM crm_changes WHERE tenant_id = $1 AND record_id = ANY ($2) AND ($3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid)) ORDER BY at DESC, id DESC LIMIT $5",
        None,
    )
}
impl ChangesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        records: &'a T1,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ChangeQuery<'c, 'a, 's, C, Change, 5> {
        ChangeQuery {
            client,
            params: [tenant_id, records, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChangeBorrowed, tokio_postgres::Error> {
                    Ok(ChangeBorrowed {
                        id: row.try_get(0)?,
                        set_id: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        record_id: row.try_get(3)?,
                        before: row.try_get(4)?,
                        after: row.try_get(5)?,
                        revision: row.try_get(6)?,
                        at: row.try_get(7)?,
                        actor_type: row.try_get(8)?,
                        actor_id: row.try_get(9)?,
                        actor_name: row.try_get(10)?,
                    })
                },
            mapper: |it| Change::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangesParams<T1>,
        ChangeQuery<'c, 'a, 's, C, Change, 5>,
        C,
    > for ChangesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangesParams<T1>,
    ) -> ChangeQuery<'c, 'a, 's, C, Change, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.records,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct SetChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_changes() -> SetChangesStmt {
    SetChangesStmt(
        "SELECT id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name FROM crm_changes WHERE tenant_id = $1 AND set_id = $2 ORDER BY id",
        None,
    )
}
impl SetChangesStmt {
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
        set_id: &'a uuid::Uuid,
    ) -> ChangeQuery<'c, 'a, 's, C, Change, 2> {
        ChangeQuery {
            client,
            params: [tenant_id, set_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChangeBorrowed, tokio_postgres::Error> {
                    Ok(ChangeBorrowed {
                        id: row.try_get(0)?,
                        set_id: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        record_id: row.try_get(3)?,
                        before: row.try_get(4)?,
                        after: row.try_get(5)?,
                        revision: row.try_get(6)?,
                        at: row.try_get(7)?,
                        actor_type: row.try_get(8)?,
                        actor_id: row.try_get(9)?,
                        actor_name: row.try_get(10)?,
                    })
                },
            mapper: |it| Change::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetChangesParams,
        ChangeQuery<'c, 'a, 's, C, Change, 2>,
        C,
    > for SetChangesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetChangesParams,
    ) -> ChangeQuery<'c, 'a, 's, C, Change, 2> {
        self.bind(client, &params.tenant_id, &params.set_id)
    }
}
pub struct InsertSetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_set() -> InsertSetStmt {
    InsertSetStmt(
        "INSERT INTO crm_change_sets (tenant_id, id, kind, action, records, actor_type, actor_id, actor_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl InsertSetStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        action: &'a T2,
        records: &'a i32,
        actor_type: &'a T3,
        actor_id: &'a Option<uuid::Uuid>,
        actor_name: &'a T4,
        at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, kind, action, records, actor_type, actor_id, actor_name, at,
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
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertSetParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertSetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertSetParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.action,
            &params.records,
            &params.actor_type,
            &params.actor_id,
            &params.actor_name,
            &params.at,
        ))
    }
}
pub struct LockSetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_set() -> LockSetStmt {
    LockSetStmt(
        "SELECT id, kind, action, records, actor_type, actor_id, actor_name, at, undone_at FROM crm_change_sets WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        None,
    )
}
impl LockSetStmt {
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
        id: &'a uuid::Uuid,
    ) -> ChangeSetQuery<'c, 'a, 's, C, ChangeSet, 2> {
        ChangeSetQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChangeSetBorrowed, tokio_postgres::Error> {
                    Ok(ChangeSetBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        action: row.try_get(2)?,
                        records: row.try_get(3)?,
                        actor_type: row.try_get(4)?,
                        actor_id: row.try_get(5)?,
                        actor_name: row.try_get(6)?,
                        at: row.try_get(7)?,
                        undone_at: row.try_get(8)?,
                    })
                },
            mapper: |it| ChangeSet::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockSetParams,
        ChangeSetQuery<'c, 'a, 's, C, ChangeSet, 2>,
        C,
    > for LockSetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockSetParams,
    ) -> ChangeSetQuery<'c, 'a, 's, C, ChangeSet, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct SetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sets() -> SetsStmt {
    SetsStmt(
        "SELECT id, kind, action, records, actor_type, actor_id, actor_name, at, undone_at FROM crm_change_sets WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3",
        None,
    )
}
impl SetsStmt {
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
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ChangeSetQuery<'c, 'a, 's, C, ChangeSet, 3> {
        ChangeSetQuery {
            client,
            params: [tenant_id, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChangeSetBorrowed, tokio_postgres::Error> {
                    Ok(ChangeSetBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        action: row.try_get(2)?,
                        records: row.try_get(3)?,
                        actor_type: row.try_get(4)?,
                        actor_id: row.try_get(5)?,
                        actor_name: row.try_get(6)?,
                        at: row.try_get(7)?,
                        undone_at: row.try_get(8)?,
                    })
                },
            mapper: |it| ChangeSet::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetsParams,
        ChangeSetQuery<'c, 'a, 's, C, ChangeSet, 3>,
        C,
    > for SetsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetsParams,
    ) -> ChangeSetQuery<'c, 'a, 's, C, ChangeSet, 3> {
        self.bind(client, &params.tenant_id, &params.before_id, &params.limit)
    }
}
pub struct SetUndoneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_undone() -> SetUndoneStmt {
    SetUndoneStmt(
        "UPDATE crm_change_sets SET undone_at = $1 WHERE tenant_id = $2 AND id = $3",
        None,
    )
}
impl SetUndoneStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetUndoneParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetUndoneStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetUndoneParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.id))
    }
}
pub struct RunsAboutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn runs_about() -> RunsAboutStmt {
    RunsAboutStmt(
        "SELECT id, kind, state, error, created_at, finished_at FROM runs WHERE tenant_id = $1 AND subject = ANY ($2) ORDER BY created_at DESC LIMIT 100",
        None,
    )
}
impl RunsAboutStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        records: &'a T1,
    ) -> AboutRunQuery<'c, 'a, 's, C, AboutRun, 2> {
        AboutRunQuery {
            client,
            params: [tenant_id, records],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AboutRunBorrowed, tokio_postgres::Error> {
                    Ok(AboutRunBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        state: row.try_get(2)?,
                        error: row.try_get(3)?,
                        created_at: row.try_get(4)?,
                        finished_at: row.try_get(5)?,
                    })
                },
            mapper: |it| AboutRun::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RunsAboutParams<T1>,
        AboutRunQuery<'c, 'a, 's, C, AboutRun, 2>,
        C,
    > for RunsAboutStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RunsAboutParams<T1>,
    ) -> AboutRunQuery<'c, 'a, 's, C, AboutRun, 2> {
        self.bind(client, &params.tenant_id, &params.records)
    }
}
