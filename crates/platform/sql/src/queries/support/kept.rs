// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListCannedAnswersParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertCannedAnswerParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
{
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub shortcut: T1,
    pub title: T2,
    pub content: T3,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateCannedAnswerParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
{
    pub shortcut: T1,
    pub title: T2,
    pub content: T3,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListMacrosParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertMacroParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub changes: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateMacroParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub name: T1,
    pub changes: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListViewsParams<T1: crate::StringSql> {
    pub owner_id: Option<uuid::Uuid>,
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertViewParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub owner_id: Option<uuid::Uuid>,
    pub name: T1,
    pub filter: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateViewParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub owner_id: Option<uuid::Uuid>,
    pub name: T1,
    pub filter: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Canned {
    pub id: uuid::Uuid,
    pub shortcut: String,
    pub title: String,
    pub content: serde_json::Value,
}
pub struct CannedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub shortcut: &'a str,
    pub title: &'a str,
    pub content: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<CannedBorrowed<'a>> for Canned {
    fn from(
        CannedBorrowed {
            id,
            shortcut,
            title,
            content,
        }: CannedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            shortcut: shortcut.into(),
            title: title.into(),
            content: serde_json::from_str(content.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Macro {
    pub id: uuid::Uuid,
    pub name: String,
    pub changes: serde_json::Value,
}
pub struct MacroBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub changes: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<MacroBorrowed<'a>> for Macro {
    fn from(MacroBorrowed { id, name, changes }: MacroBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
            changes: serde_json::from_str(changes.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    pub id: uuid::Uuid,
    pub owner_id: Option<uuid::Uuid>,
    pub name: String,
    pub filter: serde_json::Value,
}
pub struct ViewBorrowed<'a> {
    pub id: uuid::Uuid,
    pub owner_id: Option<uuid::Uuid>,
    pub name: &'a str,
    pub filter: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<ViewBorrowed<'a>> for View {
    fn from(
        ViewBorrowed {
            id,
            owner_id,
            name,
            filter,
        }: ViewBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            owner_id,
            name: name.into(),
            filter: serde_json::from_str(filter.0.get()).unwrap(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CannedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CannedBorrowed, tokio_postgres::Error>,
    mapper: fn(CannedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CannedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CannedBorrowed) -> R) -> CannedQuery<'c, 'a, 's, C, R, N> {
        CannedQuery {
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
pub struct MacroQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MacroBorrowed, tokio_postgres::Error>,
    mapper: fn(MacroBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MacroQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MacroBorrowed) -> R) -> MacroQuery<'c, 'a, 's, C, R, N> {
        MacroQuery {
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
pub struct ViewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ViewBorrowed, tokio_postgres::Error>,
    mapper: fn(ViewBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ViewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ViewBorrowed) -> R) -> ViewQuery<'c, 'a, 's, C, R, N> {
        ViewQuery {
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
pub struct ListCannedAnswersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_canned_answers() -> ListCannedAnswersStmt {
    ListCannedAnswersStmt(
        "SELECT id, shortcut, title, content FROM canned_answers WHERE $1::text IS NULL OR shortcut > $1 ORDER BY shortcut LIMIT $2",
        None,
    )
}
impl ListCannedAnswersStmt {
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
    ) -> CannedQuery<'c, 'a, 's, C, Canned, 2> {
        CannedQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CannedBorrowed, tokio_postgres::Error> {
                    Ok(CannedBorrowed {
                        id: row.try_get(0)?,
                        shortcut: row.try_get(1)?,
                        title: row.try_get(2)?,
                        content: row.try_get(3)?,
                    })
                },
            mapper: |it| Canned::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListCannedAnswersParams<T1>,
        CannedQuery<'c, 'a, 's, C, Canned, 2>,
        C,
    > for ListCannedAnswersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListCannedAnswersParams<T1>,
    ) -> CannedQuery<'c, 'a, 's, C, Canned, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct GetCannedAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_canned_answer() -> GetCannedAnswerStmt {
    GetCannedAnswerStmt(
        "SELECT id, shortcut, title, content FROM canned_answers WHERE id = $1",
        None,
    )
}
impl GetCannedAnswerStmt {
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
    ) -> CannedQuery<'c, 'a, 's, C, Canned, 1> {
        CannedQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CannedBorrowed, tokio_postgres::Error> {
                    Ok(CannedBorrowed {
                        id: row.try_get(0)?,
                        shortcut: row.try_get(1)?,
                        title: row.try_get(2)?,
                        content: row.try_get(3)?,
                    })
                },
            mapper: |it| Canned::from(it),
        }
    }
}
pub struct InsertCannedAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_canned_answer() -> InsertCannedAnswerStmt {
    InsertCannedAnswerStmt(
        "INSERT INTO canned_answers (tenant_id, id, shortcut, title, content, updated_at) VALUES ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl InsertCannedAnswerStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        shortcut: &'a T1,
        title: &'a T2,
        content: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, shortcut, title, content, now],
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertCannedAnswerParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertCannedAnswerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertCannedAnswerParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.shortcut,
            &params.title,
            &params.content,
            &params.now,
        ))
    }
}
pub struct UpdateCannedAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_canned_answer() -> UpdateCannedAnswerStmt {
    UpdateCannedAnswerStmt(
        "UPDATE canned_answers SET shortcut = $1, title = $2, content = $3, updated_at = $4 WHERE id = $5",
        None,
    )
}
impl UpdateCannedAnswerStmt {
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
    >(
        &'s self,
        client: &'c C,
        shortcut: &'a T1,
        title: &'a T2,
        content: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[shortcut, title, content, now, id],
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateCannedAnswerParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateCannedAnswerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateCannedAnswerParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.shortcut,
            &params.title,
            &params.content,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteCannedAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_canned_answer() -> DeleteCannedAnswerStmt {
    DeleteCannedAnswerStmt("DELETE FROM canned_answers WHERE id = $1", None)
}
impl DeleteCannedAnswerStmt {
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
pub struct HoldCannedAnswersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_canned_answers() -> HoldCannedAnswersStmt {
    HoldCannedAnswersStmt(
        "SELECT id FROM canned_answers WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE",
        None,
    )
}
impl HoldCannedAnswersStmt {
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
        ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MacrosSayingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn macros_saying() -> MacrosSayingStmt {
    MacrosSayingStmt(
        "SELECT name FROM macros WHERE changes @> $1::jsonb ORDER BY name LIMIT 5",
        None,
    )
}
impl MacrosSayingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        saying: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [saying],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ListMacrosStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_macros() -> ListMacrosStmt {
    ListMacrosStmt(
        "SELECT id, name, changes FROM macros WHERE $1::text IS NULL OR name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListMacrosStmt {
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
    ) -> MacroQuery<'c, 'a, 's, C, Macro, 2> {
        MacroQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MacroBorrowed, tokio_postgres::Error> {
                Ok(MacroBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    changes: row.try_get(2)?,
                })
            },
            mapper: |it| Macro::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListMacrosParams<T1>,
        MacroQuery<'c, 'a, 's, C, Macro, 2>,
        C,
    > for ListMacrosStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListMacrosParams<T1>,
    ) -> MacroQuery<'c, 'a, 's, C, Macro, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct GetMacroStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_macro() -> GetMacroStmt {
    GetMacroStmt("SELECT id, name, changes FROM macros WHERE id = $1", None)
}
impl GetMacroStmt {
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
    ) -> MacroQuery<'c, 'a, 's, C, Macro, 1> {
        MacroQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MacroBorrowed, tokio_postgres::Error> {
                Ok(MacroBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    changes: row.try_get(2)?,
                })
            },
            mapper: |it| Macro::from(it),
        }
    }
}
pub struct GetMacroNamedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_macro_named() -> GetMacroNamedStmt {
    GetMacroNamedStmt("SELECT id, name, changes FROM macros WHERE name = $1", None)
}
impl GetMacroNamedStmt {
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
    ) -> MacroQuery<'c, 'a, 's, C, Macro, 1> {
        MacroQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MacroBorrowed, tokio_postgres::Error> {
                Ok(MacroBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    changes: row.try_get(2)?,
                })
            },
            mapper: |it| Macro::from(it),
        }
    }
}
pub struct MacroNamesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn macro_names() -> MacroNamesStmt {
    MacroNamesStmt("SELECT name FROM macros ORDER BY name", None)
}
impl MacroNamesStmt {
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
pub struct InsertMacroStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_macro() -> InsertMacroStmt {
    InsertMacroStmt(
        "INSERT INTO macros (tenant_id, id, name, changes, updated_at) VALUES ($1, $2, $3, $4, $5)",
        None,
    )
}
impl InsertMacroStmt {
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
        id: &'a uuid::Uuid,
        name: &'a T1,
        changes: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, name, changes, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertMacroParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertMacroStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertMacroParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.changes,
            &params.now,
        ))
    }
}
pub struct UpdateMacroStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_macro() -> UpdateMacroStmt {
    UpdateMacroStmt(
        "UPDATE macros SET name = $1, changes = $2, updated_at = $3 WHERE id = $4",
        None,
    )
}
impl UpdateMacroStmt {
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
        name: &'a T1,
        changes: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[name, changes, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateMacroParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateMacroStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateMacroParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.changes,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteMacroStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_macro() -> DeleteMacroStmt {
    DeleteMacroStmt("DELETE FROM macros WHERE id = $1", None)
}
impl DeleteMacroStmt {
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
pub struct ListViewsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_views() -> ListViewsStmt {
    ListViewsStmt(
        "SELECT id, owner_id, name, filter FROM saved_views WHERE (owner_id IS NULL OR owner_id = $1) AND ($2::text IS NULL OR name || id::text > $2) ORDER BY name || id::text LIMIT $3",
        None,
    )
}
impl ListViewsStmt {
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
        owner_id: &'a Option<uuid::Uuid>,
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> ViewQuery<'c, 'a, 's, C, View, 3> {
        ViewQuery {
            client,
            params: [owner_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ViewBorrowed, tokio_postgres::Error> {
                Ok(ViewBorrowed {
                    id: row.try_get(0)?,
                    owner_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                    filter: row.try_get(3)?,
                })
            },
            mapper: |it| View::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListViewsParams<T1>,
        ViewQuery<'c, 'a, 's, C, View, 3>,
        C,
    > for ListViewsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListViewsParams<T1>,
    ) -> ViewQuery<'c, 'a, 's, C, View, 3> {
        self.bind(client, &params.owner_id, &params.after, &params.limit)
    }
}
pub struct GetViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_view() -> GetViewStmt {
    GetViewStmt(
        "SELECT id, owner_id, name, filter FROM saved_views WHERE id = $1",
        None,
    )
}
impl GetViewStmt {
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
    ) -> ViewQuery<'c, 'a, 's, C, View, 1> {
        ViewQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ViewBorrowed, tokio_postgres::Error> {
                Ok(ViewBorrowed {
                    id: row.try_get(0)?,
                    owner_id: row.try_get(1)?,
                    name: row.try_get(2)?,
                    filter: row.try_get(3)?,
                })
            },
            mapper: |it| View::from(it),
        }
    }
}
pub struct InsertViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_view() -> InsertViewStmt {
    InsertViewStmt(
        "INSERT INTO saved_views (tenant_id, id, owner_id, name, filter, updated_at) VALUES ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl InsertViewStmt {
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
        id: &'a uuid::Uuid,
        owner_id: &'a Option<uuid::Uuid>,
        name: &'a T1,
        filter: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, owner_id, name, filter, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertViewParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertViewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertViewParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.owner_id,
            &params.name,
            &params.filter,
            &params.now,
        ))
    }
}
pub struct UpdateViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_view() -> UpdateViewStmt {
    UpdateViewStmt(
        "UPDATE saved_views SET owner_id = $1, name = $2, filter = $3, updated_at = $4 WHERE id = $5",
        None,
    )
}
impl UpdateViewStmt {
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
        owner_id: &'a Option<uuid::Uuid>,
        name: &'a T1,
        filter: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[owner_id, name, filter, now, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateViewParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateViewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateViewParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.owner_id,
            &params.name,
            &params.filter,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_view() -> DeleteViewStmt {
    DeleteViewStmt("DELETE FROM saved_views WHERE id = $1", None)
}
impl DeleteViewStmt {
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
