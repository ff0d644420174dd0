// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PutPartParams<T1: crate::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub file_id: uuid::Uuid,
    pub ordinal: i32,
    pub content: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct PartParams {
    pub tenant_id: uuid::Uuid,
    pub file_id: uuid::Uuid,
    pub ordinal: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct DropPartsParams {
    pub tenant_id: uuid::Uuid,
    pub file_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertImportParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub file_name: T2,
    pub bytes: i64,
    pub shape: T3,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: T4,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ImportParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockImportParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ImportsParams {
    pub tenant_id: uuid::Uuid,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ImportBegunParams {
    pub run_id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub id: uuid::Uuid,
    pub kind: String,
    pub file_name: String,
    pub bytes: i64,
    pub shape: serde_json::Value,
    pub run_id: Option<uuid::Uuid>,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct ImportBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub file_name: &'a str,
    pub bytes: i64,
    pub shape: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub run_id: Option<uuid::Uuid>,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ImportBorrowed<'a>> for Import {
    fn from(
        ImportBorrowed {
            id,
            kind,
            file_name,
            bytes,
            shape,
            run_id,
            actor_id,
            actor_name,
            created_at,
        }: ImportBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            file_name: file_name.into(),
            bytes,
            shape: serde_json::from_str(shape.0.get()).unwrap(),
            run_id,
            actor_id,
            actor_name: actor_name.into(),
            created_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct ImportQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ImportBorrowed, tokio_postgres::Error>,
    mapper: fn(ImportBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ImportQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ImportBorrowed) -> R) -> ImportQuery<'c, 'a, 's, C, R, N> {
        ImportQuery {
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
pub struct PutPartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_part() -> PutPartStmt {
    PutPartStmt(
        "INSERT INTO crm_file_parts (tenant_id, file_id, ordinal, content, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, file_id, ordinal) DO UPDATE SET content = excluded.content",
        None,
    )
}
impl PutPartStmt {
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
        tenant_id: &'a uuid::Uuid,
        file_id: &'a uuid::Uuid,
        ordinal: &'a i32,
        content: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, file_id, ordinal, content, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutPartParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutPartStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutPartParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.file_id,
            &params.ordinal,
            &params.content,
            &params.now,
        ))
    }
}
pub struct PartStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn part() -> PartStmt {
    PartStmt(
        "SELECT content FROM crm_file_parts WHERE tenant_id = $1 AND file_id = $2 AND ordinal = $3",
        None,
    )
}
impl PartStmt {
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
        file_id: &'a uuid::Uuid,
        ordinal: &'a i32,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        Vecu8Query {
            client,
            params: [tenant_id, file_id, ordinal],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PartParams, Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3>, C>
    for PartStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PartParams,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        self.bind(client, &params.tenant_id, &params.file_id, &params.ordinal)
    }
}
pub struct DropPartsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_parts() -> DropPartsStmt {
    DropPartsStmt(
        "DELETE FROM crm_file_parts WHERE tenant_id = $1 AND file_id = $2",
        None,
    )
}
impl DropPartsStmt {
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
        file_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, file_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropPartsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropPartsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropPartsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.file_id))
    }
}
pub struct InsertImportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_import() -> InsertImportStmt {
    InsertImportStmt(
        "INSERT INTO crm_imports (tenant_id, id, kind, file_name, bytes, shape, actor_id, actor_name, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl InsertImportStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        file_name: &'a T2,
        bytes: &'a i64,
        shape: &'a T3,
        actor_id: &'a Option<uuid::Uuid>,
        actor_name: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, kind, file_name, bytes, shape, actor_id, actor_name, now,
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
    T3: crate::JsonSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertImportParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertImportStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertImportParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.file_name,
            &params.bytes,
            &params.shape,
            &params.actor_id,
            &params.actor_name,
            &params.now,
        ))
    }
}
pub struct ImportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import() -> ImportStmt {
    ImportStmt(
        "SELECT id, kind, file_name, bytes, shape, run_id, actor_id, actor_name, created_at FROM crm_imports WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl ImportStmt {
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
    ) -> ImportQuery<'c, 'a, 's, C, Import, 2> {
        ImportQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportBorrowed, tokio_postgres::Error> {
                    Ok(ImportBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        bytes: row.try_get(3)?,
                        shape: row.try_get(4)?,
                        run_id: row.try_get(5)?,
                        actor_id: row.try_get(6)?,
                        actor_name: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                    })
                },
            mapper: |it| Import::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ImportParams,
        ImportQuery<'c, 'a, 's, C, Import, 2>,
        C,
    > for ImportStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ImportParams,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct LockImportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_import() -> LockImportStmt {
    LockImportStmt(
        "SELECT id, kind, file_name, bytes, shape, run_id, actor_id, actor_name, created_at FROM crm_imports WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        None,
    )
}
impl LockImportStmt {
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
    ) -> ImportQuery<'c, 'a, 's, C, Import, 2> {
        ImportQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportBorrowed, tokio_postgres::Error> {
                    Ok(ImportBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        bytes: row.try_get(3)?,
                        shape: row.try_get(4)?,
                        run_id: row.try_get(5)?,
                        actor_id: row.try_get(6)?,
                        actor_name: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                    })
                },
            mapper: |it| Import::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockImportParams,
        ImportQuery<'c, 'a, 's, C, Import, 2>,
        C,
    > for LockImportStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockImportParams,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct ImportsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn imports() -> ImportsStmt {
    ImportsStmt(
        "SELECT id, kind, file_name, bytes, shape, run_id, actor_id, actor_name, created_at FROM crm_imports WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3",
        None,
    )
}
impl ImportsStmt {
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
    ) -> ImportQuery<'c, 'a, 's, C, Import, 3> {
        ImportQuery {
            client,
            params: [tenant_id, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ImportBorrowed, tokio_postgres::Error> {
                    Ok(ImportBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        file_name: row.try_get(2)?,
                        bytes: row.try_get(3)?,
                        shape: row.try_get(4)?,
                        run_id: row.try_get(5)?,
                        actor_id: row.try_get(6)?,
                        actor_name: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                    })
                },
            mapper: |it| Import::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ImportsParams,
        ImportQuery<'c, 'a, 's, C, Import, 3>,
        C,
    > for ImportsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ImportsParams,
    ) -> ImportQuery<'c, 'a, 's, C, Import, 3> {
        self.bind(client, &params.tenant_id, &params.before_id, &params.limit)
    }
}
pub struct ImportBegunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_begun() -> ImportBegunStmt {
    ImportBegunStmt(
        "UPDATE crm_imports SET run_id = $1 WHERE tenant_id = $2 AND id = $3",
        None,
    )
}
impl ImportBegunStmt {
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
        run_id: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[run_id, tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportBegunParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportBegunStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportBegunParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.run_id, &params.tenant_id, &params.id))
    }
}
pub struct ForgetPartsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_parts() -> ForgetPartsStmt {
    ForgetPartsStmt("DELETE FROM crm_file_parts WHERE created_at < $1", None)
}
impl ForgetPartsStmt {
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
pub struct ForgetImportsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_imports() -> ForgetImportsStmt {
    ForgetImportsStmt("DELETE FROM crm_imports WHERE created_at < $1", None)
}
impl ForgetImportsStmt {
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
