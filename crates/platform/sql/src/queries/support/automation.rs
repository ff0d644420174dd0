// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertEventDecisionParams<T1: crate::JsonSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub conversation_id: uuid::Uuid,
    pub message_id: Option<uuid::Uuid>,
    pub message_at: Option<chrono::DateTime<chrono::Utc>>,
    pub facts: T1,
    pub outcomes: T2,
}
#[derive(Debug)]
pub struct RecentFiringsParams<T1: crate::JsonSql, T2: crate::JsonSql> {
    pub conversation_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
    pub firing: T1,
    pub quiet: T2,
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
pub struct InsertEventDecisionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_event_decision() -> InsertEventDecisionStmt {
    InsertEventDecisionStmt(
        "INSERT INTO rule_decisions ( tenant_id, id, at, subject, conversation_id, message_id, message_at, facts, outcomes ) VALUES ( $1, $2, $3, 'event', $4, $5, $6, $7, $8 ) ON CONFLICT DO NOTHING RETURNING id",
        None,
    )
}
impl InsertEventDecisionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        at: &'a chrono::DateTime<chrono::Utc>,
        conversation_id: &'a uuid::Uuid,
        message_id: &'a Option<uuid::Uuid>,
        message_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        facts: &'a T1,
        outcomes: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                id,
                at,
                conversation_id,
                message_id,
                message_at,
                facts,
                outcomes,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertEventDecisionParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for InsertEventDecisionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertEventDecisionParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.at,
            &params.conversation_id,
            &params.message_id,
            &params.message_at,
            &params.facts,
            &params.outcomes,
        )
    }
}
pub struct RecentFiringsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recent_firings() -> RecentFiringsStmt {
    RecentFiringsStmt(
        "SELECT count(*) AS firings FROM rule_decisions WHERE conversation_id = $1 AND at > $2 AND subject = 'event' AND outcomes @> $3::jsonb AND NOT outcomes @> $4::jsonb",
        None,
    )
}
impl RecentFiringsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
        since: &'a chrono::DateTime<chrono::Utc>,
        firing: &'a T1,
        quiet: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [conversation_id, since, firing, quiet],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecentFiringsParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 4>,
        C,
    > for RecentFiringsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecentFiringsParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.conversation_id,
            &params.since,
            &params.firing,
            &params.quiet,
        )
    }
}
