// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListHoursParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertHoursParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub time_zone: T2,
    pub week: T3,
    pub holidays: T4,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateHoursParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
> {
    pub name: T1,
    pub time_zone: T2,
    pub week: T3,
    pub holidays: T4,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct QueuesOfHoursParams {
    pub hours_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListQueuesParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertQueueParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub description: Option<T2>,
    pub hours_id: Option<uuid::Uuid>,
    pub assignment: T3,
    pub service_levels: T4,
    pub is_default: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateQueueParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
> {
    pub name: T1,
    pub description: Option<T2>,
    pub hours_id: Option<uuid::Uuid>,
    pub assignment: T3,
    pub service_levels: T4,
    pub is_default: bool,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct AddMembersParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub queue_id: uuid::Uuid,
    pub user_ids: T1,
}
#[derive(Debug)]
pub struct ListPeopleParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct PutPersonParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub available: bool,
    pub skills: T2,
    pub capacity: i32,
}
#[derive(Debug)]
pub struct CandidatesParams<T1: crate::StringSql> {
    pub queue_id: uuid::Uuid,
    pub skill: Option<T1>,
}
#[derive(Clone, Copy, Debug)]
pub struct WasAssignedParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertNotificationParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub actor_name: Option<T2>,
    pub preview: Option<T3>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListNotificationsParams {
    pub user_id: uuid::Uuid,
    pub unread: bool,
    pub before: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadNotificationsParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: uuid::Uuid,
    pub id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    pub id: uuid::Uuid,
    pub name: String,
    pub time_zone: String,
    pub week: serde_json::Value,
    pub holidays: serde_json::Value,
}
pub struct HoursBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub time_zone: &'a str,
    pub week: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub holidays: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<HoursBorrowed<'a>> for Hours {
    fn from(
        HoursBorrowed {
            id,
            name,
            time_zone,
            week,
            holidays,
        }: HoursBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            time_zone: time_zone.into(),
            week: serde_json::from_str(week.0.get()).unwrap(),
            holidays: serde_json::from_str(holidays.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct QueueNames {
    pub id: uuid::Uuid,
    pub is_default: bool,
    pub hours_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: Option<String>,
    pub hours_id: Option<uuid::Uuid>,
    pub assignment: String,
    pub service_levels: serde_json::Value,
    pub is_default: bool,
    pub members: Vec<uuid::Uuid>,
}
pub struct QueueBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub hours_id: Option<uuid::Uuid>,
    pub assignment: &'a str,
    pub service_levels: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub is_default: bool,
    pub members: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<QueueBorrowed<'a>> for Queue {
    fn from(
        QueueBorrowed {
            id,
            name,
            description,
            hours_id,
            assignment,
            service_levels,
            is_default,
            members,
        }: QueueBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            hours_id,
            assignment: assignment.into(),
            service_levels: serde_json::from_str(service_levels.0.get()).unwrap(),
            is_default,
            members: members.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub id: uuid::Uuid,
    pub name: String,
    pub available: bool,
    pub skills: Vec<String>,
    pub capacity: i32,
    pub last_assigned_at: Option<chrono::DateTime<chrono::Utc>>,
    pub open: i64,
}
pub struct PersonBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub available: bool,
    pub skills: crate::ArrayIterator<'a, &'a str>,
    pub capacity: i32,
    pub last_assigned_at: Option<chrono::DateTime<chrono::Utc>>,
    pub open: i64,
}
impl<'a> From<PersonBorrowed<'a>> for Person {
    fn from(
        PersonBorrowed {
            id,
            name,
            available,
            skills,
            capacity,
            last_assigned_at,
            open,
        }: PersonBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            available,
            skills: skills.map(|v| v.into()).collect(),
            capacity,
            last_assigned_at,
            open,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Notification {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub kind: String,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub actor_name: Option<String>,
    pub preview: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct NotificationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: uuid::Uuid,
    pub kind: &'a str,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub actor_name: Option<&'a str>,
    pub preview: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<NotificationBorrowed<'a>> for Notification {
    fn from(
        NotificationBorrowed {
            id,
            user_id,
            kind,
            conversation_id,
            message_id,
            actor_name,
            preview,
            created_at,
            read_at,
        }: NotificationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id,
            kind: kind.into(),
            conversation_id,
            message_id,
            actor_name: actor_name.map(|v| v.into()),
            preview: preview.map(|v| v.into()),
            created_at,
            read_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HoursQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoursBorrowed, tokio_postgres::Error>,
    mapper: fn(HoursBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoursQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoursBorrowed) -> R) -> HoursQuery<'c, 'a, 's, C, R, N> {
        HoursQuery {
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
pub struct QueueNamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QueueNames, tokio_postgres::Error>,
    mapper: fn(QueueNames) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QueueNamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(QueueNames) -> R) -> QueueNamesQuery<'c, 'a, 's, C, R, N> {
        QueueNamesQuery {
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
pub struct QueueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QueueBorrowed, tokio_postgres::Error>,
    mapper: fn(QueueBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QueueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(QueueBorrowed) -> R) -> QueueQuery<'c, 'a, 's, C, R, N> {
        QueueQuery {
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
pub struct PersonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PersonBorrowed, tokio_postgres::Error>,
    mapper: fn(PersonBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PersonBorrowed) -> R) -> PersonQuery<'c, 'a, 's, C, R, N> {
        PersonQuery {
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
pub struct NotificationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NotificationBorrowed, tokio_postgres::Error>,
    mapper: fn(NotificationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NotificationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(NotificationBorrowed) -> R,
    ) -> NotificationQuery<'c, 'a, 's, C, R, N> {
        NotificationQuery {
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
pub struct ListHoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_hours() -> ListHoursStmt {
    ListHoursStmt(
        "SELECT id, name, time_zone, week, holidays FROM working_hours WHERE $1::text IS NULL OR name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListHoursStmt {
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
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> HoursQuery<'c, 'a, 's, C, Hours, 2> {
        HoursQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoursBorrowed, tokio_postgres::Error> {
                Ok(HoursBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    time_zone: row.try_get(2)?,
                    week: row.try_get(3)?,
                    holidays: row.try_get(4)?,
                })
            },
            mapper: |it| Hours::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListHoursParams<T1>,
        HoursQuery<'c, 'a, 's, C, Hours, 2>,
        C,
    > for ListHoursStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListHoursParams<T1>,
    ) -> HoursQuery<'c, 'a, 's, C, Hours, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct GetHoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_hours() -> GetHoursStmt {
    GetHoursStmt(
        "SELECT id, name, time_zone, week, holidays FROM working_hours WHERE id = $1",
        None,
    )
}
impl GetHoursStmt {
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
    ) -> HoursQuery<'c, 'a, 's, C, Hours, 1> {
        HoursQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoursBorrowed, tokio_postgres::Error> {
                Ok(HoursBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    time_zone: row.try_get(2)?,
                    week: row.try_get(3)?,
                    holidays: row.try_get(4)?,
                })
            },
            mapper: |it| Hours::from(it),
        }
    }
}
pub struct QueueHoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue_hours() -> QueueHoursStmt {
    QueueHoursStmt(
        "SELECT h.id, h.name, h.time_zone, h.week, h.holidays FROM working_hours AS h WHERE EXISTS (SELECT 1 FROM queues AS q WHERE q.tenant_id = h.tenant_id AND q.hours_id = h.id)",
        None,
    )
}
impl QueueHoursStmt {
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
    ) -> HoursQuery<'c, 'a, 's, C, Hours, 0> {
        HoursQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoursBorrowed, tokio_postgres::Error> {
                Ok(HoursBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    time_zone: row.try_get(2)?,
                    week: row.try_get(3)?,
                    holidays: row.try_get(4)?,
                })
            },
            mapper: |it| Hours::from(it),
        }
    }
}
pub struct QueueNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue_names() -> QueueNamesStmt {
    QueueNamesStmt("SELECT id, is_default, hours_id FROM queues", None)
}
impl QueueNamesStmt {
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
    ) -> QueueNamesQuery<'c, 'a, 's, C, QueueNames, 0> {
        QueueNamesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueNames, tokio_postgres::Error> {
                Ok(QueueNames {
                    id: row.try_get(0)?,
                    is_default: row.try_get(1)?,
                    hours_id: row.try_get(2)?,
                })
            },
            mapper: |it| QueueNames::from(it),
        }
    }
}
pub struct InsertHoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_hours() -> InsertHoursStmt {
    InsertHoursStmt(
        "INSERT INTO working_hours (tenant_id, id, name, time_zone, week, holidays, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertHoursStmt {
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
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        time_zone: &'a T2,
        week: &'a T3,
        holidays: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, name, time_zone, week, holidays, now],
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
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertHoursParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertHoursStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertHoursParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.time_zone,
            &params.week,
            &params.holidays,
            &params.now,
        ))
    }
}
pub struct UpdateHoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_hours() -> UpdateHoursStmt {
    UpdateHoursStmt(
        "UPDATE working_hours SET name = $1, time_zone = $2, week = $3, holidays = $4, updated_at = $5 WHERE id = $6",
        None,
    )
}
impl UpdateHoursStmt {
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
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        time_zone: &'a T2,
        week: &'a T3,
        holidays: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[name, time_zone, week, holidays, now, id],
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
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateHoursParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateHoursStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateHoursParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.time_zone,
            &params.week,
            &params.holidays,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteHoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_hours() -> DeleteHoursStmt {
    DeleteHoursStmt("DELETE FROM working_hours WHERE id = $1", None)
}
impl DeleteHoursStmt {
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
pub struct QueuesOfHoursStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queues_of_hours() -> QueuesOfHoursStmt {
    QueuesOfHoursStmt(
        "SELECT id FROM queues WHERE hours_id = $1 ORDER BY id LIMIT $2",
        None,
    )
}
impl QueuesOfHoursStmt {
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
        hours_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [hours_id, limit],
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
        QueuesOfHoursParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for QueuesOfHoursStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QueuesOfHoursParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.hours_id, &params.limit)
    }
}
pub struct ListQueuesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_queues() -> ListQueuesStmt {
    ListQueuesStmt(
        "SELECT q.id, q.name, q.description, q.hours_id, q.assignment, q.service_levels, q.is_default, ARRAY(SELECT m.user_id FROM queue_members AS m WHERE m.tenant_id = q.tenant_id AND m.queue_id = q.id ORDER BY m.user_id) AS members FROM queues AS q WHERE $1::text IS NULL OR q.name > $1 ORDER BY q.name LIMIT $2",
        None,
    )
}
impl ListQueuesStmt {
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
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> QueueQuery<'c, 'a, 's, C, Queue, 2> {
        QueueQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueBorrowed, tokio_postgres::Error> {
                Ok(QueueBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    description: row.try_get(2)?,
                    hours_id: row.try_get(3)?,
                    assignment: row.try_get(4)?,
                    service_levels: row.try_get(5)?,
                    is_default: row.try_get(6)?,
                    members: row.try_get(7)?,
                })
            },
            mapper: |it| Queue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListQueuesParams<T1>,
        QueueQuery<'c, 'a, 's, C, Queue, 2>,
        C,
    > for ListQueuesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListQueuesParams<T1>,
    ) -> QueueQuery<'c, 'a, 's, C, Queue, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct GetQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_queue() -> GetQueueStmt {
    GetQueueStmt(
        "SELECT q.id, q.name, q.description, q.hours_id, q.assignment, q.service_levels, q.is_default, ARRAY(SELECT m.user_id FROM queue_members AS m WHERE m.tenant_id = q.tenant_id AND m.queue_id = q.id ORDER BY m.user_id) AS members FROM queues AS q WHERE q.id = $1",
        None,
    )
}
impl GetQueueStmt {
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
    ) -> QueueQuery<'c, 'a, 's, C, Queue, 1> {
        QueueQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueBorrowed, tokio_postgres::Error> {
                Ok(QueueBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    description: row.try_get(2)?,
                    hours_id: row.try_get(3)?,
                    assignment: row.try_get(4)?,
                    service_levels: row.try_get(5)?,
                    is_default: row.try_get(6)?,
                    members: row.try_get(7)?,
                })
            },
            mapper: |it| Queue::from(it),
        }
    }
}
pub struct QueueForStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn queue_for() -> QueueForStmt {
    QueueForStmt(
        "SELECT q.id, q.name, q.description, q.hours_id, q.assignment, q.service_levels, q.is_default, ARRAY(SELECT m.user_id FROM queue_members AS m WHERE m.tenant_id = q.tenant_id AND m.queue_id = q.id ORDER BY m.user_id) AS members FROM queues AS q WHERE q.name = $1 OR q.is_default ORDER BY (q.name = $1) DESC NULLS LAST LIMIT 1",
        None,
    )
}
impl QueueForStmt {
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
        name: &'a Option<T1>,
    ) -> QueueQuery<'c, 'a, 's, C, Queue, 1> {
        QueueQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QueueBorrowed, tokio_postgres::Error> {
                Ok(QueueBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    description: row.try_get(2)?,
                    hours_id: row.try_get(3)?,
                    assignment: row.try_get(4)?,
                    service_levels: row.try_get(5)?,
                    is_default: row.try_get(6)?,
                    members: row.try_get(7)?,
                })
            },
            mapper: |it| Queue::from(it),
        }
    }
}
pub struct HoldQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_queue() -> HoldQueueStmt {
    HoldQueueStmt("SELECT id FROM queues WHERE id = $1 FOR UPDATE", None)
}
impl HoldQueueStmt {
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
pub struct InsertQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_queue() -> InsertQueueStmt {
    InsertQueueStmt(
        "INSERT INTO queues ( tenant_id, id, name, description, hours_id, assignment, service_levels, is_default, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9 )",
        None,
    )
}
impl InsertQueueStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        description: &'a Option<T2>,
        hours_id: &'a Option<uuid::Uuid>,
        assignment: &'a T3,
        service_levels: &'a T4,
        is_default: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    name,
                    description,
                    hours_id,
                    assignment,
                    service_levels,
                    is_default,
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
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertQueueParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertQueueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertQueueParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.description,
            &params.hours_id,
            &params.assignment,
            &params.service_levels,
            &params.is_default,
            &params.now,
        ))
    }
}
pub struct UpdateQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_queue() -> UpdateQueueStmt {
    UpdateQueueStmt(
        "UPDATE queues SET name = $1, description = $2, hours_id = $3, assignment = $4, service_levels = $5, is_default = $6, updated_at = $7 WHERE id = $8",
        None,
    )
}
impl UpdateQueueStmt {
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
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        description: &'a Option<T2>,
        hours_id: &'a Option<uuid::Uuid>,
        assignment: &'a T3,
        service_levels: &'a T4,
        is_default: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    name,
                    description,
                    hours_id,
                    assignment,
                    service_levels,
                    is_default,
                    now,
                    id,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateQueueParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateQueueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateQueueParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.description,
            &params.hours_id,
            &params.assignment,
            &params.service_levels,
            &params.is_default,
            &params.now,
            &params.id,
        ))
    }
}
pub struct NoDefaultQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn no_default_queue() -> NoDefaultQueueStmt {
    NoDefaultQueueStmt(
        "UPDATE queues SET is_default = false WHERE is_default AND id <> $1",
        None,
    )
}
impl NoDefaultQueueStmt {
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
pub struct DeleteQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_queue() -> DeleteQueueStmt {
    DeleteQueueStmt("DELETE FROM queues WHERE id = $1", None)
}
impl DeleteQueueStmt {
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
pub struct ClearMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_members() -> ClearMembersStmt {
    ClearMembersStmt("DELETE FROM queue_members WHERE queue_id = $1", None)
}
impl ClearMembersStmt {
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
        queue_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[queue_id])
            .await
    }
}
pub struct AddMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_members() -> AddMembersStmt {
    AddMembersStmt(
        "INSERT INTO queue_members (tenant_id, queue_id, user_id) SELECT $1, $2, m.user_id FROM memberships AS m WHERE m.user_id = ANY ($3::uuid[]) ON CONFLICT DO NOTHING",
        None,
    )
}
impl AddMembersStmt {
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
        tenant_id: &'a uuid::Uuid,
        queue_id: &'a uuid::Uuid,
        user_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, queue_id, user_ids],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddMembersParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AddMembersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddMembersParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.queue_id,
            &params.user_ids,
        ))
    }
}
pub struct ListPeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_people() -> ListPeopleStmt {
    ListPeopleStmt(
        "SELECT u.id, u.name, coalesce(p.available, false) AS available, coalesce(p.skills, '{}') AS skills, coalesce(p.capacity, 5) AS capacity, p.last_assigned_at, (SELECT count(*) FROM conversations AS c WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open FROM memberships AS m JOIN users AS u ON u.id = m.user_id LEFT JOIN desk_people AS p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id WHERE m.role IN ('owner', 'admin', 'manager', 'operator') AND ($1::text IS NULL OR u.name || u.id::text > $1) ORDER BY u.name || u.id::text LIMIT $2",
        None,
    )
}
impl ListPeopleStmt {
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
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> PersonQuery<'c, 'a, 's, C, Person, 2> {
        PersonQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PersonBorrowed, tokio_postgres::Error> {
                    Ok(PersonBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        available: row.try_get(2)?,
                        skills: row.try_get(3)?,
                        capacity: row.try_get(4)?,
                        last_assigned_at: row.try_get(5)?,
                        open: row.try_get(6)?,
                    })
                },
            mapper: |it| Person::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListPeopleParams<T1>,
        PersonQuery<'c, 'a, 's, C, Person, 2>,
        C,
    > for ListPeopleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListPeopleParams<T1>,
    ) -> PersonQuery<'c, 'a, 's, C, Person, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct GetPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_person() -> GetPersonStmt {
    GetPersonStmt(
        "SELECT u.id, u.name, coalesce(p.available, false) AS available, coalesce(p.skills, '{}') AS skills, coalesce(p.capacity, 5) AS capacity, p.last_assigned_at, (SELECT count(*) FROM conversations AS c WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open FROM memberships AS m JOIN users AS u ON u.id = m.user_id LEFT JOIN desk_people AS p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id WHERE u.id = $1 AND m.role IN ('owner', 'admin', 'manager', 'operator')",
        None,
    )
}
impl GetPersonStmt {
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
    ) -> PersonQuery<'c, 'a, 's, C, Person, 1> {
        PersonQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PersonBorrowed, tokio_postgres::Error> {
                    Ok(PersonBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        available: row.try_get(2)?,
                        skills: row.try_get(3)?,
                        capacity: row.try_get(4)?,
                        last_assigned_at: row.try_get(5)?,
                        open: row.try_get(6)?,
                    })
                },
            mapper: |it| Person::from(it),
        }
    }
}
pub struct PersonByEmailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn person_by_email() -> PersonByEmailStmt {
    PersonByEmailStmt(
        "SELECT u.id, u.name, coalesce(p.available, false) AS available, coalesce(p.skills, '{}') AS skills, coalesce(p.capacity, 5) AS capacity, p.last_assigned_at, (SELECT count(*) FROM conversations AS c WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open FROM memberships AS m JOIN users AS u ON u.id = m.user_id LEFT JOIN desk_people AS p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id WHERE lower(u.email) = lower($1) AND m.role IN ('owner', 'admin', 'manager', 'operator')",
        None,
    )
}
impl PersonByEmailStmt {
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
        email: &'a T1,
    ) -> PersonQuery<'c, 'a, 's, C, Person, 1> {
        PersonQuery {
            client,
            params: [email],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PersonBorrowed, tokio_postgres::Error> {
                    Ok(PersonBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        available: row.try_get(2)?,
                        skills: row.try_get(3)?,
                        capacity: row.try_get(4)?,
                        last_assigned_at: row.try_get(5)?,
                        open: row.try_get(6)?,
                    })
                },
            mapper: |it| Person::from(it),
        }
    }
}
pub struct PutPersonStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_person() -> PutPersonStmt {
    PutPersonStmt(
        "INSERT INTO desk_people (tenant_id, user_id, available, skills, capacity) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, user_id) DO UPDATE SET available = excluded.available, skills = excluded.skills, capacity = excluded.capacity",
        None,
    )
}
impl PutPersonStmt {
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        user_id: &'a uuid::Uuid,
        available: &'a bool,
        skills: &'a T2,
        capacity: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, user_id, available, skills, capacity],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutPersonParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutPersonStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutPersonParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.user_id,
            &params.available,
            &params.skills,
            &params.capacity,
        ))
    }
}
pub struct CandidatesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn candidates() -> CandidatesStmt {
    CandidatesStmt(
        "SELECT u.id, u.name, p.available, p.skills, p.capacity, p.last_assigned_at, (SELECT count(*) FROM conversations AS c WHERE c.assigned_to = u.id AND c.status IN ('escalated', 'waiting')) AS open FROM queue_members AS q JOIN desk_people AS p ON p.tenant_id = q.tenant_id AND p.user_id = q.user_id JOIN memberships AS m ON m.tenant_id = q.tenant_id AND m.user_id = q.user_id JOIN users AS u ON u.id = q.user_id WHERE q.queue_id = $1 AND p.available AND m.role IN ('owner', 'admin', 'manager', 'operator') AND ($2::text IS NULL OR $2 = ANY (p.skills)) ORDER BY p.last_assigned_at NULLS FIRST, u.id LIMIT 500",
        None,
    )
}
impl CandidatesStmt {
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
        queue_id: &'a uuid::Uuid,
        skill: &'a Option<T1>,
    ) -> PersonQuery<'c, 'a, 's, C, Person, 2> {
        PersonQuery {
            client,
            params: [queue_id, skill],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PersonBorrowed, tokio_postgres::Error> {
                    Ok(PersonBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        available: row.try_get(2)?,
                        skills: row.try_get(3)?,
                        capacity: row.try_get(4)?,
                        last_assigned_at: row.try_get(5)?,
                        open: row.try_get(6)?,
                    })
                },
            mapper: |it| Person::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CandidatesParams<T1>,
        PersonQuery<'c, 'a, 's, C, Person, 2>,
        C,
    > for CandidatesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CandidatesParams<T1>,
    ) -> PersonQuery<'c, 'a, 's, C, Person, 2> {
        self.bind(client, &params.queue_id, &params.skill)
    }
}
pub struct WasAssignedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn was_assigned() -> WasAssignedStmt {
    WasAssignedStmt(
        "UPDATE desk_people SET last_assigned_at = $1 WHERE user_id = $2",
        None,
    )
}
impl WasAssignedStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, user_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WasAssignedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WasAssignedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WasAssignedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.user_id))
    }
}
pub struct InsertNotificationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_notification() -> InsertNotificationStmt {
    InsertNotificationStmt(
        "INSERT INTO notifications ( tenant_id, id, user_id, kind, conversation_id, message_id, actor_name, preview, created_at ) SELECT $1, $2, m.user_id, $3, $4, $5, $6, $7, $8 FROM memberships AS m WHERE m.user_id = $9",
        None,
    )
}
impl InsertNotificationStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        conversation_id: &'a uuid::Uuid,
        message_id: &'a Option<uuid::Uuid>,
        actor_name: &'a Option<T2>,
        preview: &'a Option<T3>,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    kind,
                    conversation_id,
                    message_id,
                    actor_name,
                    preview,
                    now,
                    user_id,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertNotificationParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertNotificationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertNotificationParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.conversation_id,
            &params.message_id,
            &params.actor_name,
            &params.preview,
            &params.now,
            &params.user_id,
        ))
    }
}
pub struct ListNotificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_notifications() -> ListNotificationsStmt {
    ListNotificationsStmt(
        "SELECT id, user_id, kind, conversation_id, message_id, actor_name, preview, created_at, read_at FROM notifications WHERE user_id = $1 AND (NOT $2::boolean OR read_at IS NULL) AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4",
        None,
    )
}
impl ListNotificationsStmt {
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
        user_id: &'a uuid::Uuid,
        unread: &'a bool,
        before: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 4> {
        NotificationQuery {
            client,
            params: [user_id, unread, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<NotificationBorrowed, tokio_postgres::Error> {
                    Ok(NotificationBorrowed {
                        id: row.try_get(0)?,
                        user_id: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        conversation_id: row.try_get(3)?,
                        message_id: row.try_get(4)?,
                        actor_name: row.try_get(5)?,
                        preview: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        read_at: row.try_get(8)?,
                    })
                },
            mapper: |it| Notification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListNotificationsParams,
        NotificationQuery<'c, 'a, 's, C, Notification, 4>,
        C,
    > for ListNotificationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListNotificationsParams,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.unread,
            &params.before,
            &params.limit,
        )
    }
}
pub struct ReadNotificationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read_notifications() -> ReadNotificationsStmt {
    ReadNotificationsStmt(
        "UPDATE notifications SET read_at = $1 WHERE user_id = $2 AND read_at IS NULL AND ($3::uuid IS NULL OR id = $3)",
        None,
    )
}
impl ReadNotificationsStmt {
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
        user_id: &'a uuid::Uuid,
        id: &'a Option<uuid::Uuid>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, user_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReadNotificationsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReadNotificationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReadNotificationsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.user_id, &params.id))
    }
}
pub struct NamesOfQueuesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn names_of_queues() -> NamesOfQueuesStmt {
    NamesOfQueuesStmt("SELECT name FROM queues ORDER BY name", None)
}
impl NamesOfQueuesStmt {
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
pub struct SkillsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn skills() -> SkillsStmt {
    SkillsStmt(
        "SELECT DISTINCT unnest(p.skills)::text AS skill FROM desk_people AS p ORDER BY skill",
        None,
    )
}
impl SkillsStmt {
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
