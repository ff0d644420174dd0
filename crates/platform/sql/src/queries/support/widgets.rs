// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertWidgetParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::JsonSql,
    T6: crate::BytesSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub public_key: T1,
    pub name: T2,
    pub enabled: bool,
    pub origins: T4,
    pub settings: T5,
    pub secret: T6,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListWidgetsParams {
    pub tenant_id: uuid::Uuid,
    pub after: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct GetWidgetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct UpdateWidgetParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::JsonSql,
> {
    pub name: T1,
    pub enabled: bool,
    pub origins: T3,
    pub settings: T4,
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RotateWidgetSecretParams<T1: crate::BytesSql> {
    pub secret: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteWidgetParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Widget {
    pub id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub public_key: String,
    pub name: String,
    pub enabled: bool,
    pub origins: Vec<String>,
    pub settings: serde_json::Value,
    pub secret: Vec<u8>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct WidgetBorrowed<'a> {
    pub id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub public_key: &'a str,
    pub name: &'a str,
    pub enabled: bool,
    pub origins: crate::ArrayIterator<'a, &'a str>,
    pub settings: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub secret: &'a [u8],
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WidgetBorrowed<'a>> for Widget {
    fn from(
        WidgetBorrowed {
            id,
            tenant_id,
            public_key,
            name,
            enabled,
            origins,
            settings,
            secret,
            created_at,
            updated_at,
        }: WidgetBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            tenant_id,
            public_key: public_key.into(),
            name: name.into(),
            enabled,
            origins: origins.map(|v| v.into()).collect(),
            settings: serde_json::from_str(settings.0.get()).unwrap(),
            secret: secret.into(),
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct WidgetQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WidgetBorrowed, tokio_postgres::Error>,
    mapper: fn(WidgetBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WidgetQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WidgetBorrowed) -> R) -> WidgetQuery<'c, 'a, 's, C, R, N> {
        WidgetQuery {
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
pub struct InsertWidgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_widget() -> InsertWidgetStmt {
    InsertWidgetStmt(
        "INSERT INTO widgets (tenant_id, id, public_key, name, enabled, origins, settings, secret, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (tenant_id, name) DO NOTHING RETURNING id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at",
        None,
    )
}
impl InsertWidgetStmt {
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
        T4: crate::ArraySql<Item = T3>,
        T5: crate::JsonSql,
        T6: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        public_key: &'a T1,
        name: &'a T2,
        enabled: &'a bool,
        origins: &'a T4,
        settings: &'a T5,
        secret: &'a T6,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 9> {
        WidgetQuery {
            client,
            params: [
                tenant_id, id, public_key, name, enabled, origins, settings, secret, now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WidgetBorrowed, tokio_postgres::Error> {
                    Ok(WidgetBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        public_key: row.try_get(2)?,
                        name: row.try_get(3)?,
                        enabled: row.try_get(4)?,
                        origins: row.try_get(5)?,
                        settings: row.try_get(6)?,
                        secret: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Widget::from(it),
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
    T4: crate::ArraySql<Item = T3>,
    T5: crate::JsonSql,
    T6: crate::BytesSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertWidgetParams<T1, T2, T3, T4, T5, T6>,
        WidgetQuery<'c, 'a, 's, C, Widget, 9>,
        C,
    > for InsertWidgetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertWidgetParams<T1, T2, T3, T4, T5, T6>,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 9> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.public_key,
            &params.name,
            &params.enabled,
            &params.origins,
            &params.settings,
            &params.secret,
            &params.now,
        )
    }
}
pub struct ListWidgetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_widgets() -> ListWidgetsStmt {
    ListWidgetsStmt(
        "SELECT id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at FROM widgets WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3",
        None,
    )
}
impl ListWidgetsStmt {
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
        after: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 3> {
        WidgetQuery {
            client,
            params: [tenant_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WidgetBorrowed, tokio_postgres::Error> {
                    Ok(WidgetBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        public_key: row.try_get(2)?,
                        name: row.try_get(3)?,
                        enabled: row.try_get(4)?,
                        origins: row.try_get(5)?,
                        settings: row.try_get(6)?,
                        secret: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Widget::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListWidgetsParams,
        WidgetQuery<'c, 'a, 's, C, Widget, 3>,
        C,
    > for ListWidgetsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListWidgetsParams,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 3> {
        self.bind(client, &params.tenant_id, &params.after, &params.limit)
    }
}
pub struct GetWidgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_widget() -> GetWidgetStmt {
    GetWidgetStmt(
        "SELECT id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at FROM widgets WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl GetWidgetStmt {
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
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 2> {
        WidgetQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WidgetBorrowed, tokio_postgres::Error> {
                    Ok(WidgetBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        public_key: row.try_get(2)?,
                        name: row.try_get(3)?,
                        enabled: row.try_get(4)?,
                        origins: row.try_get(5)?,
                        settings: row.try_get(6)?,
                        secret: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Widget::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetWidgetParams,
        WidgetQuery<'c, 'a, 's, C, Widget, 2>,
        C,
    > for GetWidgetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetWidgetParams,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct WidgetOfKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn widget_of_key() -> WidgetOfKeyStmt {
    WidgetOfKeyStmt(
        "SELECT id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at FROM widgets WHERE public_key = $1",
        None,
    )
}
impl WidgetOfKeyStmt {
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
        public_key: &'a T1,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 1> {
        WidgetQuery {
            client,
            params: [public_key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WidgetBorrowed, tokio_postgres::Error> {
                    Ok(WidgetBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        public_key: row.try_get(2)?,
                        name: row.try_get(3)?,
                        enabled: row.try_get(4)?,
                        origins: row.try_get(5)?,
                        settings: row.try_get(6)?,
                        secret: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Widget::from(it),
        }
    }
}
pub struct UpdateWidgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_widget() -> UpdateWidgetStmt {
    UpdateWidgetStmt(
        "UPDATE widgets SET name = $1, enabled = $2, origins = $3, settings = $4, updated_at = $5 WHERE tenant_id = $6 AND id = $7 RETURNING id, tenant_id, public_key, name, enabled, origins, settings, secret, created_at, updated_at",
        None,
    )
}
impl UpdateWidgetStmt {
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
        T3: crate::ArraySql<Item = T2>,
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        enabled: &'a bool,
        origins: &'a T3,
        settings: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 7> {
        WidgetQuery {
            client,
            params: [name, enabled, origins, settings, now, tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<WidgetBorrowed, tokio_postgres::Error> {
                    Ok(WidgetBorrowed {
                        id: row.try_get(0)?,
                        tenant_id: row.try_get(1)?,
                        public_key: row.try_get(2)?,
                        name: row.try_get(3)?,
                        enabled: row.try_get(4)?,
                        origins: row.try_get(5)?,
                        settings: row.try_get(6)?,
                        secret: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Widget::from(it),
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
    T3: crate::ArraySql<Item = T2>,
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateWidgetParams<T1, T2, T3, T4>,
        WidgetQuery<'c, 'a, 's, C, Widget, 7>,
        C,
    > for UpdateWidgetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateWidgetParams<T1, T2, T3, T4>,
    ) -> WidgetQuery<'c, 'a, 's, C, Widget, 7> {
        self.bind(
            client,
            &params.name,
            &params.enabled,
            &params.origins,
            &params.settings,
            &params.now,
            &params.tenant_id,
            &params.id,
        )
    }
}
pub struct RotateWidgetSecretStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rotate_widget_secret() -> RotateWidgetSecretStmt {
    RotateWidgetSecretStmt(
        "UPDATE widgets SET secret = $1, updated_at = $2 WHERE tenant_id = $3 AND id = $4",
        None,
    )
}
impl RotateWidgetSecretStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        secret: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[secret, now, tenant_id, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RotateWidgetSecretParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RotateWidgetSecretStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RotateWidgetSecretParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.secret,
            &params.now,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct DeleteWidgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_widget() -> DeleteWidgetStmt {
    DeleteWidgetStmt("DELETE FROM widgets WHERE tenant_id = $1 AND id = $2", None)
}
impl DeleteWidgetStmt {
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
        DeleteWidgetParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteWidgetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteWidgetParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
