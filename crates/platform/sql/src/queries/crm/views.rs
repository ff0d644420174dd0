// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ViewsParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub kind: T1,
    pub owner_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct LockViewParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutViewParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub owner_id: Option<uuid::Uuid>,
    pub name: T2,
    pub spec: T3,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteViewParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    pub id: uuid::Uuid,
    pub kind: String,
    pub owner_id: Option<uuid::Uuid>,
    pub name: String,
    pub spec: serde_json::Value,
}
pub struct ViewBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub owner_id: Option<uuid::Uuid>,
    pub name: &'a str,
    pub spec: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<ViewBorrowed<'a>> for View {
    fn from(
        ViewBorrowed {
            id,
            kind,
            owner_id,
            name,
            spec,
        }: ViewBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            owner_id,
            name: name.into(),
            spec: serde_json::from_str(spec.0.get()).unwrap(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct ViewsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn views() -> ViewsStmt {
    ViewsStmt(
        "SELECT id, kind, owner_id, name, spec FROM crm_views WHERE tenant_id = $1 AND kind = $2 AND (owner_id IS NULL OR owner_id = $3) ORDER BY name, id LIMIT 200",
        None,
    )
}
impl ViewsStmt {
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
        tenant_id: &'a uuid::Uuid,
        kind: &'a T1,
        owner_id: &'a Option<uuid::Uuid>,
    ) -> ViewQuery<'c, 'a, 's, C, View, 3> {
        ViewQuery {
            client,
            params: [tenant_id, kind, owner_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ViewBorrowed, tokio_postgres::Error> {
                Ok(ViewBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    owner_id: row.try_get(2)?,
                    name: row.try_get(3)?,
                    spec: row.try_get(4)?,
                })
            },
            mapper: |it| View::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ViewsParams<T1>, ViewQuery<'c, 'a, 's, C, View, 3>, C>
    for ViewsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ViewsParams<T1>,
    ) -> ViewQuery<'c, 'a, 's, C, View, 3> {
        self.bind(client, &params.tenant_id, &params.kind, &params.owner_id)
    }
}
pub struct LockViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_view() -> LockViewStmt {
    LockViewStmt(
        "SELECT id, kind, owner_id, name, spec FROM crm_views WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        None,
    )
}
impl LockViewStmt {
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
    ) -> ViewQuery<'c, 'a, 's, C, View, 2> {
        ViewQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ViewBorrowed, tokio_postgres::Error> {
                Ok(ViewBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    owner_id: row.try_get(2)?,
                    name: row.try_get(3)?,
                    spec: row.try_get(4)?,
                })
            },
            mapper: |it| View::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockViewParams, ViewQuery<'c, 'a, 's, C, View, 2>, C>
    for LockViewStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockViewParams,
    ) -> ViewQuery<'c, 'a, 's, C, View, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct PutViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_view() -> PutViewStmt {
    PutViewStmt(
        "INSERT INTO crm_views (tenant_id, id, kind, owner_id, name, spec, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, id) DO UPDATE SET owner_id = excluded.owner_id, name = excluded.name, spec = excluded.spec, updated_at = excluded.updated_at",
        None,
    )
}
impl PutViewStmt {
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
        kind: &'a T1,
        owner_id: &'a Option<uuid::Uuid>,
        name: &'a T2,
        spec: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, kind, owner_id, name, spec, now],
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
        PutViewParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutViewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutViewParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.owner_id,
            &params.name,
            &params.spec,
            &params.now,
        ))
    }
}
pub struct DeleteViewStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_view() -> DeleteViewStmt {
    DeleteViewStmt(
        "DELETE FROM crm_views WHERE tenant_id = $1 AND id = $2",
        None,
    )
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
        DeleteViewParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteViewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteViewParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
