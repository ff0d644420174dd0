// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct TailEventsParams {
    pub after: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct TenantEventsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub after: i64,
    pub types: Option<T2>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub tenant_id: uuid::Uuid,
    pub sequence: i64,
    pub id: uuid::Uuid,
    pub r#type: String,
    pub subject: uuid::Uuid,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub data: serde_json::Value,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub depth: i16,
}
pub struct EventBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub sequence: i64,
    pub id: uuid::Uuid,
    pub r#type: &'a str,
    pub subject: uuid::Uuid,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub data: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub depth: i16,
}
impl<'a> From<EventBorrowed<'a>> for Event {
    fn from(
        EventBorrowed {
            tenant_id,
            sequence,
            id,
            r#type,
            subject,
            actor_type,
            actor_id,
            data,
            created_at,
            depth,
        }: EventBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            sequence,
            id,
            r#type: r#type.into(),
            subject,
            actor_type: actor_type.into(),
            actor_id,
            data: serde_json::from_str(data.0.get()).unwrap(),
            created_at,
            depth,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct EventQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventBorrowed, tokio_postgres::Error>,
    mapper: fn(EventBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventBorrowed) -> R) -> EventQuery<'c, 'a, 's, C, R, N> {
        EventQuery {
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
pub struct TryRelayLockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn try_relay_lock() -> TryRelayLockStmt {
    TryRelayLockStmt(
        "SELECT pg_try_advisory_xact_lock(hashtext('tekup_event_relay')) AS locked",
        None,
    )
}
impl TryRelayLockStmt {
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
pub struct RelayOutboxStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn relay_outbox() -> RelayOutboxStmt {
    RelayOutboxStmt(
        "WITH moved AS ( DELETE FROM outbox WHERE (tenant_id, position) IN (SELECT o.tenant_id, o.position FROM outbox AS o ORDER BY o.position LIMIT $1) RETURNING tenant_id, position, id, type, subject, actor_type, actor_id, data, created_at, depth ), ordered AS ( SELECT tenant_id, id, type, subject, actor_type, actor_id, data, created_at, depth, position FROM moved ORDER BY position ), carried AS ( INSERT INTO channel_outbox ( tenant_id, channel_id, id, subject, key, headers, payload, sealed, actor_type, actor_id, at ) SELECT o.tenant_id, c.id, o.id, o.type, o.subject::text, '{}', convert_to(o.data::text, 'UTF8'), false, o.actor_type, o.actor_id, o.created_at FROM ordered AS o JOIN channels AS c ON c.tenant_id = o.tenant_id AND c.retired_at IS NULL AND c.persisted WHERE EXISTS (SELECT 1 FROM unnest(c.carries) AS p (pattern) WHERE o.type ~ tekup_subject_regex(p.pattern)) ORDER BY o.position ) INSERT INTO events (tenant_id, sequence, id, type, subject, actor_type, actor_id, data, created_at, depth) SELECT tenant_id, nextval('event_sequence'), id, type, subject, actor_type, actor_id, data, created_at, depth FROM ordered",
        None,
    )
}
impl RelayOutboxStmt {
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
        batch: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[batch])
            .await
    }
}
pub struct NotifyEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notify_events() -> NotifyEventsStmt {
    NotifyEventsStmt(
        "SELECT pg_notify('tekup_events', '')::text AS notified",
        None,
    )
}
impl NotifyEventsStmt {
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
pub struct LastSequenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_sequence() -> LastSequenceStmt {
    LastSequenceStmt(
        "SELECT coalesce(max(sequence), 0)::bigint AS sequence FROM events",
        None,
    )
}
impl LastSequenceStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct TailEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tail_events() -> TailEventsStmt {
    TailEventsStmt(
        "SELECT tenant_id, sequence, id, type, subject, actor_type, actor_id, data, created_at, depth FROM events WHERE sequence > $1 ORDER BY sequence LIMIT $2",
        None,
    )
}
impl TailEventsStmt {
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
        after: &'a i64,
        limit: &'a i64,
    ) -> EventQuery<'c, 'a, 's, C, Event, 2> {
        EventQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventBorrowed, tokio_postgres::Error> {
                Ok(EventBorrowed {
                    tenant_id: row.try_get(0)?,
                    sequence: row.try_get(1)?,
                    id: row.try_get(2)?,
                    r#type: row.try_get(3)?,
                    subject: row.try_get(4)?,
                    actor_type: row.try_get(5)?,
                    actor_id: row.try_get(6)?,
                    data: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    depth: row.try_get(9)?,
                })
            },
            mapper: |it| Event::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TailEventsParams,
        EventQuery<'c, 'a, 's, C, Event, 2>,
        C,
    > for TailEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TailEventsParams,
    ) -> EventQuery<'c, 'a, 's, C, Event, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct TenantEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tenant_events() -> TenantEventsStmt {
    TenantEventsStmt(
        "SELECT tenant_id, sequence, id, type, subject, actor_type, actor_id, data, created_at, depth FROM events WHERE sequence > $1 AND ($2::text[] IS NULL OR type LIKE ANY ($2)) ORDER BY sequence LIMIT $3",
        None,
    )
}
impl TenantEventsStmt {
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
    >(
        &'s self,
        client: &'c C,
        after: &'a i64,
        types: &'a Option<T2>,
        limit: &'a i64,
    ) -> EventQuery<'c, 'a, 's, C, Event, 3> {
        EventQuery {
            client,
            params: [after, types, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventBorrowed, tokio_postgres::Error> {
                Ok(EventBorrowed {
                    tenant_id: row.try_get(0)?,
                    sequence: row.try_get(1)?,
                    id: row.try_get(2)?,
                    r#type: row.try_get(3)?,
                    subject: row.try_get(4)?,
                    actor_type: row.try_get(5)?,
                    actor_id: row.try_get(6)?,
                    data: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    depth: row.try_get(9)?,
                })
            },
            mapper: |it| Event::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TenantEventsParams<T1, T2>,
        EventQuery<'c, 'a, 's, C, Event, 3>,
        C,
    > for TenantEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TenantEventsParams<T1, T2>,
    ) -> EventQuery<'c, 'a, 's, C, Event, 3> {
        self.bind(client, &params.after, &params.types, &params.limit)
    }
}
