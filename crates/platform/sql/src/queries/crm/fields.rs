// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct FieldsParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub kind: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct LockFieldParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertFieldParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub key: T2,
    pub label: T3,
    pub holds: T4,
    pub options: T5,
    pub required: bool,
    pub position: i32,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateFieldParams<T1: crate::JsonSql, T2: crate::JsonSql> {
    pub label: T1,
    pub options: T2,
    pub required: bool,
    pub position: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteFieldParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutTeamParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct HasTeamParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DropMembersParams {
    pub tenant_id: uuid::Uuid,
    pub team_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutMembersParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub team_id: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub members: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteTeamParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct IsMemberParams {
    pub tenant_id: uuid::Uuid,
    pub user_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub id: uuid::Uuid,
    pub kind: String,
    pub key: String,
    pub label: serde_json::Value,
    pub holds: String,
    pub options: serde_json::Value,
    pub required: bool,
    pub position: i32,
}
pub struct FieldBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub key: &'a str,
    pub label: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub holds: &'a str,
    pub options: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub required: bool,
    pub position: i32,
}
impl<'a> From<FieldBorrowed<'a>> for Field {
    fn from(
        FieldBorrowed {
            id,
            kind,
            key,
            label,
            holds,
            options,
            required,
            position,
        }: FieldBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            key: key.into(),
            label: serde_json::from_str(label.0.get()).unwrap(),
            holds: holds.into(),
            options: serde_json::from_str(options.0.get()).unwrap(),
            required,
            position,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    pub id: uuid::Uuid,
    pub name: String,
    pub members: Vec<uuid::Uuid>,
}
pub struct TeamBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub members: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<TeamBorrowed<'a>> for Team {
    fn from(TeamBorrowed { id, name, members }: TeamBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
            members: members.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    pub id: uuid::Uuid,
    pub name: String,
    pub email: String,
}
pub struct PeopleBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub email: &'a str,
}
impl<'a> From<PeopleBorrowed<'a>> for People {
    fn from(PeopleBorrowed { id, name, email }: PeopleBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
            email: email.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FieldQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FieldBorrowed, tokio_postgres::Error>,
    mapper: fn(FieldBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FieldQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FieldBorrowed) -> R) -> FieldQuery<'c, 'a, 's, C, R, N> {
        FieldQuery {
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
pub struct TeamQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TeamBorrowed, tokio_postgres::Error>,
    mapper: fn(TeamBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TeamQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TeamBorrowed) -> R) -> TeamQuery<'c, 'a, 's, C, R, N> {
        TeamQuery {
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
pub struct PeopleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PeopleBorrowed, tokio_postgres::Error>,
    mapper: fn(PeopleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PeopleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PeopleBorrowed) -> R) -> PeopleQuery<'c, 'a, 's, C, R, N> {
        PeopleQuery {
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
pub struct FieldsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fields() -> FieldsStmt {
    FieldsStmt(
        "SELECT id, kind, key, label, type AS holds, options, required, position FROM crm_fields WHERE tenant_id = $1 AND kind = $2 ORDER BY position, key",
        None,
    )
}
impl FieldsStmt {
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
    ) -> FieldQuery<'c, 'a, 's, C, Field, 2> {
        FieldQuery {
            client,
            params: [tenant_id, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FieldBorrowed, tokio_postgres::Error> {
                Ok(FieldBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    key: row.try_get(2)?,
                    label: row.try_get(3)?,
                    holds: row.try_get(4)?,
                    options: row.try_get(5)?,
                    required: row.try_get(6)?,
                    position: row.try_get(7)?,
                })
            },
            mapper: |it| Field::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FieldsParams<T1>,
        FieldQuery<'c, 'a, 's, C, Field, 2>,
        C,
    > for FieldsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FieldsParams<T1>,
    ) -> FieldQuery<'c, 'a, 's, C, Field, 2> {
        self.bind(client, &params.tenant_id, &params.kind)
    }
}
pub struct AllFieldsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_fields() -> AllFieldsStmt {
    AllFieldsStmt(
        "SELECT id, kind, key, label, type AS holds, options, required, position FROM crm_fields WHERE tenant_id = $1 ORDER BY kind, position, key",
        None,
    )
}
impl AllFieldsStmt {
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
    ) -> FieldQuery<'c, 'a, 's, C, Field, 1> {
        FieldQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FieldBorrowed, tokio_postgres::Error> {
                Ok(FieldBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    key: row.try_get(2)?,
                    label: row.try_get(3)?,
                    holds: row.try_get(4)?,
                    options: row.try_get(5)?,
                    required: row.try_get(6)?,
                    position: row.try_get(7)?,
                })
            },
            mapper: |it| Field::from(it),
        }
    }
}
pub struct LockFieldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_field() -> LockFieldStmt {
    LockFieldStmt(
        "SELECT id, kind, key, label, type AS holds, options, required, position FROM crm_fields WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        None,
    )
}
impl LockFieldStmt {
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
    ) -> FieldQuery<'c, 'a, 's, C, Field, 2> {
        FieldQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FieldBorrowed, tokio_postgres::Error> {
                Ok(FieldBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    key: row.try_get(2)?,
                    label: row.try_get(3)?,
                    holds: row.try_get(4)?,
                    options: row.try_get(5)?,
                    required: row.try_get(6)?,
                    position: row.try_get(7)?,
                })
            },
            mapper: |it| Field::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockFieldParams,
        FieldQuery<'c, 'a, 's, C, Field, 2>,
        C,
    > for LockFieldStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockFieldParams,
    ) -> FieldQuery<'c, 'a, 's, C, Field, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct InsertFieldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_field() -> InsertFieldStmt {
    InsertFieldStmt(
        "INSERT INTO crm_fields (tenant_id, id, kind, key, label, type, options, required, position, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        None,
    )
}
impl InsertFieldStmt {
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
        T5: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        key: &'a T2,
        label: &'a T3,
        holds: &'a T4,
        options: &'a T5,
        required: &'a bool,
        position: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, kind, key, label, holds, options, required, position, now,
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
    T5: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertFieldParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertFieldStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertFieldParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.key,
            &params.label,
            &params.holds,
            &params.options,
            &params.required,
            &params.position,
            &params.now,
        ))
    }
}
pub struct UpdateFieldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_field() -> UpdateFieldStmt {
    UpdateFieldStmt(
        "UPDATE crm_fields SET label = $1, options = $2, required = $3, position = $4, updated_at = $5 WHERE tenant_id = $6 AND id = $7",
        None,
    )
}
impl UpdateFieldStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        label: &'a T1,
        options: &'a T2,
        required: &'a bool,
        position: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[label, options, required, position, now, tenant_id, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateFieldParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateFieldStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateFieldParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.label,
            &params.options,
            &params.required,
            &params.position,
            &params.now,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct DeleteFieldStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_field() -> DeleteFieldStmt {
    DeleteFieldStmt(
        "DELETE FROM crm_fields WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl DeleteFieldStmt {
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
        DeleteFieldParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteFieldStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteFieldParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct TeamsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn teams() -> TeamsStmt {
    TeamsStmt(
        "SELECT t.id, t.name, coalesce((SELECT array_agg(m.user_id ORDER BY m.user_id) FROM crm_team_members AS m WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id), '{}') AS members FROM crm_teams AS t WHERE t.tenant_id = $1 ORDER BY t.name LIMIT 500",
        None,
    )
}
impl TeamsStmt {
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
    ) -> TeamQuery<'c, 'a, 's, C, Team, 1> {
        TeamQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TeamBorrowed, tokio_postgres::Error> {
                Ok(TeamBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    members: row.try_get(2)?,
                })
            },
            mapper: |it| Team::from(it),
        }
    }
}
pub struct PutTeamStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_team() -> PutTeamStmt {
    PutTeamStmt(
        "INSERT INTO crm_teams (tenant_id, id, name, updated_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at",
        None,
    )
}
impl PutTeamStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, id, name, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutTeamParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutTeamStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutTeamParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.now,
        ))
    }
}
pub struct HasTeamStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_team() -> HasTeamStmt {
    HasTeamStmt(
        "SELECT id FROM crm_teams WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl HasTeamStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant_id, id],
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
        HasTeamParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HasTeamStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HasTeamParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct DropMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_members() -> DropMembersStmt {
    DropMembersStmt(
        "DELETE FROM crm_team_members WHERE tenant_id = $1 AND team_id = $2",
        None,
    )
}
impl DropMembersStmt {
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
        team_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, team_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropMembersParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropMembersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropMembersParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.team_id))
    }
}
pub struct PutMembersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_members() -> PutMembersStmt {
    PutMembersStmt(
        "INSERT INTO crm_team_members (tenant_id, team_id, user_id) SELECT m.tenant_id, $1, m.user_id FROM memberships AS m WHERE m.tenant_id = $2 AND m.user_id = ANY ($3)",
        None,
    )
}
impl PutMembersStmt {
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
        team_id: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        members: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[team_id, tenant_id, members],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutMembersParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutMembersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutMembersParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.team_id, &params.tenant_id, &params.members))
    }
}
pub struct DeleteTeamStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_team() -> DeleteTeamStmt {
    DeleteTeamStmt(
        "DELETE FROM crm_teams WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl DeleteTeamStmt {
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
        DeleteTeamParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteTeamStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteTeamParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct IsMemberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_member() -> IsMemberStmt {
    IsMemberStmt(
        "SELECT m.user_id FROM memberships AS m WHERE m.tenant_id = $1 AND m.user_id = $2",
        None,
    )
}
impl IsMemberStmt {
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
        user_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [tenant_id, user_id],
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
        IsMemberParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for IsMemberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IsMemberParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant_id, &params.user_id)
    }
}
pub struct PeopleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn people() -> PeopleStmt {
    PeopleStmt(
        "SELECT u.id, u.name, u.email FROM users AS u ORDER BY u.id LIMIT 10000",
        None,
    )
}
impl PeopleStmt {
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
    ) -> PeopleQuery<'c, 'a, 's, C, People, 0> {
        PeopleQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PeopleBorrowed, tokio_postgres::Error> {
                    Ok(PeopleBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        email: row.try_get(2)?,
                    })
                },
            mapper: |it| People::from(it),
        }
    }
}
