// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListAuditParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub operation: Option<T1>,
    pub subject: Option<T2>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListAudit {
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub operation: String,
    pub subject: Option<String>,
    pub request_id: String,
    pub door: String,
    pub details: serde_json::Value,
}
pub struct ListAuditBorrowed<'a> {
    pub id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub operation: &'a str,
    pub subject: Option<&'a str>,
    pub request_id: &'a str,
    pub door: &'a str,
    pub details: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<ListAuditBorrowed<'a>> for ListAudit {
    fn from(
        ListAuditBorrowed {
            id,
            at,
            actor_type,
            actor_id,
            operation,
            subject,
            request_id,
            door,
            details,
        }: ListAuditBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            at,
            actor_type: actor_type.into(),
            actor_id,
            operation: operation.into(),
            subject: subject.map(|v| v.into()),
            request_id: request_id.into(),
            door: door.into(),
            details: serde_json::from_str(details.0.get()).unwrap(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListAuditQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListAuditBorrowed, tokio_postgres::Error>,
    mapper: fn(ListAuditBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListAuditQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListAuditBorrowed) -> R) -> ListAuditQuery<'c, 'a, 's, C, R, N> {
        ListAuditQuery {
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
pub struct ListAuditStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_audit() -> ListAuditStmt {
    ListAuditStmt(
        "SELECT id, at, actor_type, actor_id, operation, subject, request_id, door, details FROM audit_entries WHERE ($1::text IS NULL OR operation = $1) AND ($2::text IS NULL OR subject = $2) AND ($3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid)) ORDER BY at DESC, id DESC LIMIT $5",
        None,
    )
}
impl ListAuditStmt {
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
        operation: &'a Option<T1>,
        subject: &'a Option<T2>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ListAuditQuery<'c, 'a, 's, C, ListAudit, 5> {
        ListAuditQuery {
            client,
            params: [operation, subject, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListAuditBorrowed, tokio_postgres::Error> {
                    Ok(ListAuditBorrowed {
                        id: row.try_get(0)?,
                        at: row.try_get(1)?,
                        actor_type: row.try_get(2)?,
                        actor_id: row.try_get(3)?,
                        operation: row.try_get(4)?,
                        subject: row.try_get(5)?,
                        request_id: row.try_get(6)?,
                        door: row.try_get(7)?,
                        details: row.try_get(8)?,
                    })
                },
            mapper: |it| ListAudit::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListAuditParams<T1, T2>,
        ListAuditQuery<'c, 'a, 's, C, ListAudit, 5>,
        C,
    > for ListAuditStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListAuditParams<T1, T2>,
    ) -> ListAuditQuery<'c, 'a, 's, C, ListAudit, 5> {
        self.bind(
            client,
            &params.operation,
            &params.subject,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
