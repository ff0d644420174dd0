// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertLinkParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub external_id: T1,
    pub conversation_id: uuid::Uuid,
    pub agreed: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct LockLinksParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub connection_id: uuid::Uuid,
    pub external_ids: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct DueLinksParams {
    pub connection_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateLinkParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub name: Option<T1>,
    pub agreed: T2,
    pub ours_since: T3,
    pub due: bool,
    pub error: Option<T4>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub connection_id: uuid::Uuid,
    pub external_id: T5,
}
#[derive(Debug)]
pub struct MarkLinkParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub ours_since: T1,
    pub due: bool,
    pub connection_id: uuid::Uuid,
    pub external_id: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveLinksParams {
    pub into: uuid::Uuid,
    pub from: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListLinksParams<T1: crate::StringSql> {
    pub connection_id: uuid::Uuid,
    pub conversation_id: Option<uuid::Uuid>,
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertSentCommentParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
{
    pub tenant_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub key: T1,
    pub external_case: T2,
    pub words_hash: T3,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct SentCommentParams<T1: crate::StringSql> {
    pub connection_id: uuid::Uuid,
    pub key: T1,
}
#[derive(Debug)]
pub struct NameSentCommentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub external_id: T1,
    pub connection_id: uuid::Uuid,
    pub key: T2,
}
#[derive(Debug)]
pub struct ClaimSentCommentParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
{
    pub external_id: T1,
    pub connection_id: uuid::Uuid,
    pub external_case: T2,
    pub words_hash: T3,
}
#[derive(Debug)]
pub struct KnownCommentsParams<T1: crate::StringSql> {
    pub connection_id: uuid::Uuid,
    pub external_case: T1,
}
#[derive(Debug)]
pub struct InsertConflictParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub external_id: T1,
    pub conversation_id: uuid::Uuid,
    pub field: T2,
    pub ours: T3,
    pub theirs: T4,
    pub ours_at: chrono::DateTime<chrono::Utc>,
    pub theirs_at: chrono::DateTime<chrono::Utc>,
    pub rule: T5,
    pub kept: T6,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListConflictsParams {
    pub connection_id: uuid::Uuid,
    pub before: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub connection_id: uuid::Uuid,
    pub external_id: String,
    pub conversation_id: uuid::Uuid,
    pub name: Option<String>,
    pub agreed: serde_json::Value,
    pub ours_since: serde_json::Value,
    pub due: bool,
    pub error: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub synced_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct LinkBorrowed<'a> {
    pub connection_id: uuid::Uuid,
    pub external_id: &'a str,
    pub conversation_id: uuid::Uuid,
    pub name: Option<&'a str>,
    pub agreed: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub ours_since: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub due: bool,
    pub error: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub synced_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<LinkBorrowed<'a>> for Link {
    fn from(
        LinkBorrowed {
            connection_id,
            external_id,
            conversation_id,
            name,
            agreed,
            ours_since,
            due,
            error,
            created_at,
            synced_at,
        }: LinkBorrowed<'a>,
    ) -> Self {
        Self {
            connection_id,
            external_id: external_id.into(),
            conversation_id,
            name: name.map(|v| v.into()),
            agreed: serde_json::from_str(agreed.0.get()).unwrap(),
            ours_since: serde_json::from_str(ours_since.0.get()).unwrap(),
            due,
            error: error.map(|v| v.into()),
            created_at,
            synced_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DueLinks {
    pub external_id: String,
    pub never_seen: bool,
}
pub struct DueLinksBorrowed<'a> {
    pub external_id: &'a str,
    pub never_seen: bool,
}
impl<'a> From<DueLinksBorrowed<'a>> for DueLinks {
    fn from(
        DueLinksBorrowed {
            external_id,
            never_seen,
        }: DueLinksBorrowed<'a>,
    ) -> Self {
        Self {
            external_id: external_id.into(),
            never_seen,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListConflicts {
    pub id: uuid::Uuid,
    pub external_id: String,
    pub conversation_id: uuid::Uuid,
    pub field: String,
    pub ours: String,
    pub theirs: String,
    pub ours_at: chrono::DateTime<chrono::Utc>,
    pub theirs_at: chrono::DateTime<chrono::Utc>,
    pub rule: String,
    pub kept: String,
    pub found_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListConflictsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub external_id: &'a str,
    pub conversation_id: uuid::Uuid,
    pub field: &'a str,
    pub ours: &'a str,
    pub theirs: &'a str,
    pub ours_at: chrono::DateTime<chrono::Utc>,
    pub theirs_at: chrono::DateTime<chrono::Utc>,
    pub rule: &'a str,
    pub kept: &'a str,
    pub found_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListConflictsBorrowed<'a>> for ListConflicts {
    fn from(
        ListConflictsBorrowed {
            id,
            external_id,
            conversation_id,
            field,
            ours,
            theirs,
            ours_at,
            theirs_at,
            rule,
            kept,
            found_at,
        }: ListConflictsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            conversation_id,
            field: field.into(),
            ours: ours.into(),
            theirs: theirs.into(),
            ours_at,
            theirs_at,
            rule: rule.into(),
            kept: kept.into(),
            found_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LinkQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinkBorrowed, tokio_postgres::Error>,
    mapper: fn(LinkBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinkQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinkBorrowed) -> R) -> LinkQuery<'c, 'a, 's, C, R, N> {
        LinkQuery {
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
pub struct DueLinksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DueLinksBorrowed, tokio_postgres::Error>,
    mapper: fn(DueLinksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DueLinksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DueLinksBorrowed) -> R) -> DueLinksQuery<'c, 'a, 's, C, R, N> {
        DueLinksQuery {
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
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
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
pub struct ListConflictsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListConflictsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListConflictsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListConflictsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListConflictsBorrowed) -> R,
    ) -> ListConflictsQuery<'c, 'a, 's, C, R, N> {
        ListConflictsQuery {
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
pub struct InsertLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_link() -> InsertLinkStmt {
    InsertLinkStmt(
        "INSERT INTO linked_cases (tenant_id, connection_id, external_id, conversation_id, agreed, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, connection_id, external_id) DO NOTHING",
        None,
    )
}
impl InsertLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        external_id: &'a T1,
        conversation_id: &'a uuid::Uuid,
        agreed: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    connection_id,
                    external_id,
                    conversation_id,
                    agreed,
                    now,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertLinkParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertLinkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertLinkParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.connection_id,
            &params.external_id,
            &params.conversation_id,
            &params.agreed,
            &params.now,
        ))
    }
}
pub struct LockLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_links() -> LockLinksStmt {
    LockLinksStmt(
        "SELECT connection_id, external_id, conversation_id, name, agreed, ours_since, due, error, created_at, synced_at FROM linked_cases WHERE connection_id = $1 AND external_id = ANY ($2) ORDER BY external_id FOR UPDATE",
        None,
    )
}
impl LockLinksStmt {
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
        connection_id: &'a uuid::Uuid,
        external_ids: &'a T2,
    ) -> LinkQuery<'c, 'a, 's, C, Link, 2> {
        LinkQuery {
            client,
            params: [connection_id, external_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinkBorrowed, tokio_postgres::Error> {
                Ok(LinkBorrowed {
                    connection_id: row.try_get(0)?,
                    external_id: row.try_get(1)?,
                    conversation_id: row.try_get(2)?,
                    name: row.try_get(3)?,
                    agreed: row.try_get(4)?,
                    ours_since: row.try_get(5)?,
                    due: row.try_get(6)?,
                    error: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    synced_at: row.try_get(9)?,
                })
            },
            mapper: |it| Link::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockLinksParams<T1, T2>,
        LinkQuery<'c, 'a, 's, C, Link, 2>,
        C,
    > for LockLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockLinksParams<T1, T2>,
    ) -> LinkQuery<'c, 'a, 's, C, Link, 2> {
        self.bind(client, &params.connection_id, &params.external_ids)
    }
}
pub struct DueLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due_links() -> DueLinksStmt {
    DueLinksStmt(
        "SELECT external_id, synced_at IS NULL AS never_seen FROM linked_cases WHERE connection_id = $1 AND due ORDER BY external_id LIMIT $2",
        None,
    )
}
impl DueLinksStmt {
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
        connection_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> DueLinksQuery<'c, 'a, 's, C, DueLinks, 2> {
        DueLinksQuery {
            client,
            params: [connection_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DueLinksBorrowed, tokio_postgres::Error> {
                    Ok(DueLinksBorrowed {
                        external_id: row.try_get(0)?,
                        never_seen: row.try_get(1)?,
                    })
                },
            mapper: |it| DueLinks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DueLinksParams,
        DueLinksQuery<'c, 'a, 's, C, DueLinks, 2>,
        C,
    > for DueLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueLinksParams,
    ) -> DueLinksQuery<'c, 'a, 's, C, DueLinks, 2> {
        self.bind(client, &params.connection_id, &params.limit)
    }
}
pub struct UpdateLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_link() -> UpdateLinkStmt {
    UpdateLinkStmt(
        "UPDATE linked_cases SET name = $1, agreed = $2, ours_since = $3, due = $4, error = $5, synced_at = $6 WHERE connection_id = $7 AND external_id = $8",
        None,
    )
}
impl UpdateLinkStmt {
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
        T3: crate::JsonSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a Option<T1>,
        agreed: &'a T2,
        ours_since: &'a T3,
        due: &'a bool,
        error: &'a Option<T4>,
        now: &'a chrono::DateTime<chrono::Utc>,
        connection_id: &'a uuid::Uuid,
        external_id: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    name,
                    agreed,
                    ours_since,
                    due,
                    error,
                    now,
                    connection_id,
                    external_id,
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
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateLinkParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateLinkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateLinkParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.agreed,
            &params.ours_since,
            &params.due,
            &params.error,
            &params.now,
            &params.connection_id,
            &params.external_id,
        ))
    }
}
pub struct LockLinksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_links_of() -> LockLinksOfStmt {
    LockLinksOfStmt(
        "SELECT connection_id, external_id, conversation_id, name, agreed, ours_since, due, error, created_at, synced_at FROM linked_cases WHERE conversation_id = ANY ($1) ORDER BY connection_id, external_id FOR UPDATE",
        None,
    )
}
impl LockLinksOfStmt {
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
        conversations: &'a T1,
    ) -> LinkQuery<'c, 'a, 's, C, Link, 1> {
        LinkQuery {
            client,
            params: [conversations],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinkBorrowed, tokio_postgres::Error> {
                Ok(LinkBorrowed {
                    connection_id: row.try_get(0)?,
                    external_id: row.try_get(1)?,
                    conversation_id: row.try_get(2)?,
                    name: row.try_get(3)?,
                    agreed: row.try_get(4)?,
                    ours_since: row.try_get(5)?,
                    due: row.try_get(6)?,
                    error: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    synced_at: row.try_get(9)?,
                })
            },
            mapper: |it| Link::from(it),
        }
    }
}
pub struct MarkLinkStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_link() -> MarkLinkStmt {
    MarkLinkStmt(
        "UPDATE linked_cases SET ours_since = $1, due = $2 WHERE connection_id = $3 AND external_id = $4",
        None,
    )
}
impl MarkLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        ours_since: &'a T1,
        due: &'a bool,
        connection_id: &'a uuid::Uuid,
        external_id: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[ours_since, due, connection_id, external_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkLinkParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkLinkStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkLinkParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.ours_since,
            &params.due,
            &params.connection_id,
            &params.external_id,
        ))
    }
}
pub struct MoveLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_links() -> MoveLinksStmt {
    MoveLinksStmt(
        "UPDATE linked_cases SET conversation_id = $1, due = true WHERE conversation_id = $2",
        None,
    )
}
impl MoveLinksStmt {
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
        into: &'a uuid::Uuid,
        from: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[into, from])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveLinksParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveLinksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveLinksParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.into, &params.from))
    }
}
pub struct ListLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_links() -> ListLinksStmt {
    ListLinksStmt(
        "SELECT connection_id, external_id, conversation_id, name, agreed, ours_since, due, error, created_at, synced_at FROM linked_cases WHERE connection_id = $1 AND ($2::uuid IS NULL OR conversation_id = $2) AND ($3::text IS NULL OR external_id > $3) ORDER BY external_id LIMIT $4",
        None,
    )
}
impl ListLinksStmt {
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
        connection_id: &'a uuid::Uuid,
        conversation_id: &'a Option<uuid::Uuid>,
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> LinkQuery<'c, 'a, 's, C, Link, 4> {
        LinkQuery {
            client,
            params: [connection_id, conversation_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinkBorrowed, tokio_postgres::Error> {
                Ok(LinkBorrowed {
                    connection_id: row.try_get(0)?,
                    external_id: row.try_get(1)?,
                    conversation_id: row.try_get(2)?,
                    name: row.try_get(3)?,
                    agreed: row.try_get(4)?,
                    ours_since: row.try_get(5)?,
                    due: row.try_get(6)?,
                    error: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    synced_at: row.try_get(9)?,
                })
            },
            mapper: |it| Link::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListLinksParams<T1>,
        LinkQuery<'c, 'a, 's, C, Link, 4>,
        C,
    > for ListLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListLinksParams<T1>,
    ) -> LinkQuery<'c, 'a, 's, C, Link, 4> {
        self.bind(
            client,
            &params.connection_id,
            &params.conversation_id,
            &params.after,
            &params.limit,
        )
    }
}
pub struct InsertSentCommentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_sent_comment() -> InsertSentCommentStmt {
    InsertSentCommentStmt(
        "INSERT INTO sent_comments (tenant_id, connection_id, key, external_case, words_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, connection_id, key) DO NOTHING RETURNING key",
        None,
    )
}
impl InsertSentCommentStmt {
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
        tenant_id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        key: &'a T1,
        external_case: &'a T2,
        words_hash: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        StringQuery {
            client,
            params: [
                tenant_id,
                connection_id,
                key,
                external_case,
                words_hash,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertSentCommentParams<T1, T2, T3>,
        StringQuery<'c, 'a, 's, C, String, 6>,
        C,
    > for InsertSentCommentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertSentCommentParams<T1, T2, T3>,
    ) -> StringQuery<'c, 'a, 's, C, String, 6> {
        self.bind(
            client,
            &params.tenant_id,
            &params.connection_id,
            &params.key,
            &params.external_case,
            &params.words_hash,
            &params.now,
        )
    }
}
pub struct SentCommentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn sent_comment() -> SentCommentStmt {
    SentCommentStmt(
        "SELECT external_id FROM sent_comments WHERE connection_id = $1 AND key = $2",
        None,
    )
}
impl SentCommentStmt {
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
        connection_id: &'a uuid::Uuid,
        key: &'a T1,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        OptionStringQuery {
            client,
            params: [connection_id, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SentCommentParams<T1>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 2>,
        C,
    > for SentCommentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SentCommentParams<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        self.bind(client, &params.connection_id, &params.key)
    }
}
pub struct NameSentCommentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn name_sent_comment() -> NameSentCommentStmt {
    NameSentCommentStmt(
        "UPDATE sent_comments SET external_id = $1 WHERE connection_id = $2 AND key = $3",
        None,
    )
}
impl NameSentCommentStmt {
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
        external_id: &'a T1,
        connection_id: &'a uuid::Uuid,
        key: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[external_id, connection_id, key],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NameSentCommentParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NameSentCommentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NameSentCommentParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.external_id,
            &params.connection_id,
            &params.key,
        ))
    }
}
pub struct ClaimSentCommentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_sent_comment() -> ClaimSentCommentStmt {
    ClaimSentCommentStmt(
        "UPDATE sent_comments SET external_id = $1 WHERE (tenant_id, connection_id, key) IN ( SELECT s.tenant_id, s.connection_id, s.key FROM sent_comments AS s WHERE s.connection_id = $2 AND s.external_case = $3 AND (s.external_id = $1 OR (s.external_id IS NULL AND s.words_hash = $4)) ORDER BY s.external_id NULLS LAST, s.created_at LIMIT 1 ) RETURNING words_hash",
        None,
    )
}
impl ClaimSentCommentStmt {
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
        external_id: &'a T1,
        connection_id: &'a uuid::Uuid,
        external_case: &'a T2,
        words_hash: &'a T3,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [external_id, connection_id, external_case, words_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimSentCommentParams<T1, T2, T3>,
        StringQuery<'c, 'a, 's, C, String, 4>,
        C,
    > for ClaimSentCommentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimSentCommentParams<T1, T2, T3>,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(
            client,
            &params.external_id,
            &params.connection_id,
            &params.external_case,
            &params.words_hash,
        )
    }
}
pub struct KnownCommentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn known_comments() -> KnownCommentsStmt {
    KnownCommentsStmt(
        "SELECT coalesce(external_id, '') AS id FROM sent_comments WHERE connection_id = $1 AND external_case = $2 AND external_id IS NOT NULL",
        None,
    )
}
impl KnownCommentsStmt {
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
        connection_id: &'a uuid::Uuid,
        external_case: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [connection_id, external_case],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KnownCommentsParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for KnownCommentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KnownCommentsParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.connection_id, &params.external_case)
    }
}
pub struct InsertConflictStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_conflict() -> InsertConflictStmt {
    InsertConflictStmt(
        "INSERT INTO sync_conflicts ( tenant_id, id, connection_id, external_id, conversation_id, field, ours, theirs, ours_at, theirs_at, rule, kept, found_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 )",
        None,
    )
}
impl InsertConflictStmt {
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
        connection_id: &'a uuid::Uuid,
        external_id: &'a T1,
        conversation_id: &'a uuid::Uuid,
        field: &'a T2,
        ours: &'a T3,
        theirs: &'a T4,
        ours_at: &'a chrono::DateTime<chrono::Utc>,
        theirs_at: &'a chrono::DateTime<chrono::Utc>,
        rule: &'a T5,
        kept: &'a T6,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    connection_id,
                    external_id,
                    conversation_id,
                    field,
                    ours,
                    theirs,
                    ours_at,
                    theirs_at,
                    rule,
                    kept,
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
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertConflictParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertConflictStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertConflictParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.connection_id,
            &params.external_id,
            &params.conversation_id,
            &params.field,
            &params.ours,
            &params.theirs,
            &params.ours_at,
            &params.theirs_at,
            &params.rule,
            &params.kept,
            &params.now,
        ))
    }
}
pub struct ListConflictsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_conflicts() -> ListConflictsStmt {
    ListConflictsStmt(
        "SELECT id, external_id, conversation_id, field, ours, theirs, ours_at, theirs_at, rule, kept, found_at FROM sync_conflicts WHERE connection_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3",
        None,
    )
}
impl ListConflictsStmt {
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
        connection_id: &'a uuid::Uuid,
        before: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ListConflictsQuery<'c, 'a, 's, C, ListConflicts, 3> {
        ListConflictsQuery {
            client,
            params: [connection_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListConflictsBorrowed, tokio_postgres::Error> {
                    Ok(ListConflictsBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        conversation_id: row.try_get(2)?,
                        field: row.try_get(3)?,
                        ours: row.try_get(4)?,
                        theirs: row.try_get(5)?,
                        ours_at: row.try_get(6)?,
                        theirs_at: row.try_get(7)?,
                        rule: row.try_get(8)?,
                        kept: row.try_get(9)?,
                        found_at: row.try_get(10)?,
                    })
                },
            mapper: |it| ListConflicts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListConflictsParams,
        ListConflictsQuery<'c, 'a, 's, C, ListConflicts, 3>,
        C,
    > for ListConflictsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListConflictsParams,
    ) -> ListConflictsQuery<'c, 'a, 's, C, ListConflicts, 3> {
        self.bind(client, &params.connection_id, &params.before, &params.limit)
    }
}
pub struct PruneSentCommentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_sent_comments() -> PruneSentCommentsStmt {
    PruneSentCommentsStmt("DELETE FROM sent_comments WHERE created_at < $1", None)
}
impl PruneSentCommentsStmt {
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
        before: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[before])
            .await
    }
}
pub struct PruneConflictsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_conflicts() -> PruneConflictsStmt {
    PruneConflictsStmt("DELETE FROM sync_conflicts WHERE found_at < $1", None)
}
impl PruneConflictsStmt {
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
        before: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[before])
            .await
    }
}
