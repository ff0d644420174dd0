// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SeeCustomerParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub name: Option<T1>,
    pub email: Option<T2>,
    pub phone: Option<T3>,
    pub language: Option<T4>,
    pub tenant_id: uuid::Uuid,
    pub kind: T5,
    pub value: T6,
}
#[derive(Debug)]
pub struct FindCustomerParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub kind: T1,
    pub value: T2,
}
#[derive(Debug)]
pub struct InsertCustomerParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub external_id: T1,
    pub name: Option<T2>,
    pub email: Option<T3>,
    pub phone: Option<T4>,
    pub language: Option<T5>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertIdentityParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub kind: T1,
    pub value: T2,
    pub verified: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct GetCustomerParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockCustomerParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListCustomersParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub search: Option<T1>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateCustomerParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
> {
    pub name: Option<T1>,
    pub email: Option<T2>,
    pub phone: Option<T3>,
    pub language: Option<T4>,
    pub attributes: T5,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListIdentitiesParams {
    pub tenant_id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct DropIdentitiesParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub kind: T1,
    pub value: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct SimilarCustomersParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveConversationsParams {
    pub to: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub from: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveIdentitiesParams {
    pub to: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub from: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct FillCustomerParams {
    pub tenant_id: uuid::Uuid,
    pub kept: uuid::Uuid,
    pub merged: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkMergedParams {
    pub kept: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub merged: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertMergeParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kept: uuid::Uuid,
    pub merged: uuid::Uuid,
    pub conversations: T1,
    pub identities: T2,
    pub filled: T4,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListMergesParams {
    pub tenant_id: uuid::Uuid,
    pub kept: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockMergeParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndMergeParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UnmarkMergedParams {
    pub tenant_id: uuid::Uuid,
    pub merged: uuid::Uuid,
}
#[derive(Debug)]
pub struct ReturnConversationsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub to: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub from: uuid::Uuid,
    pub ids: T1,
}
#[derive(Debug)]
pub struct ReturnIdentitiesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub to: uuid::Uuid,
    pub tenant_id: uuid::Uuid,
    pub from: uuid::Uuid,
    pub ids: T1,
}
#[derive(Debug)]
pub struct UnfillCustomerParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub filled: T2,
    pub tenant_id: uuid::Uuid,
    pub kept: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ConversationsToEraseParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct EraseBlobsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub conversations: T1,
}
#[derive(Debug)]
pub struct WipeStepsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub conversations: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct EraseCustomerParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct WipeEventsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub subjects: T1,
}
#[derive(Debug)]
pub struct WipeOutboxParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub subjects: T1,
}
#[derive(Debug)]
pub struct WipeChannelsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub subjects: T1,
}
#[derive(Debug)]
pub struct WipeChannelOutboxParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub subjects: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    pub id: uuid::Uuid,
    pub external_id: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub language: Option<String>,
    pub attributes: serde_json::Value,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub last_seen_at: chrono::DateTime<chrono::Utc>,
    pub merged_into: Option<uuid::Uuid>,
}
pub struct CustomerBorrowed<'a> {
    pub id: uuid::Uuid,
    pub external_id: &'a str,
    pub name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub language: Option<&'a str>,
    pub attributes: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub last_seen_at: chrono::DateTime<chrono::Utc>,
    pub merged_into: Option<uuid::Uuid>,
}
impl<'a> From<CustomerBorrowed<'a>> for Customer {
    fn from(
        CustomerBorrowed {
            id,
            external_id,
            name,
            email,
            phone,
            language,
            attributes,
            created_at,
            last_seen_at,
            merged_into,
        }: CustomerBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            name: name.map(|v| v.into()),
            email: email.map(|v| v.into()),
            phone: phone.map(|v| v.into()),
            language: language.map(|v| v.into()),
            attributes: serde_json::from_str(attributes.0.get()).unwrap(),
            created_at,
            last_seen_at,
            merged_into,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    pub id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub kind: String,
    pub value: String,
    pub verified: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct IdentityBorrowed<'a> {
    pub id: uuid::Uuid,
    pub customer_id: uuid::Uuid,
    pub kind: &'a str,
    pub value: &'a str,
    pub verified: bool,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<IdentityBorrowed<'a>> for Identity {
    fn from(
        IdentityBorrowed {
            id,
            customer_id,
            kind,
            value,
            verified,
            created_at,
        }: IdentityBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            customer_id,
            kind: kind.into(),
            value: value.into(),
            verified,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    pub id: uuid::Uuid,
    pub kept_id: uuid::Uuid,
    pub merged_id: uuid::Uuid,
    pub conversations: Vec<uuid::Uuid>,
    pub identities: Vec<uuid::Uuid>,
    pub filled: Vec<String>,
    pub merged_at: chrono::DateTime<chrono::Utc>,
    pub undone_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct MergeBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kept_id: uuid::Uuid,
    pub merged_id: uuid::Uuid,
    pub conversations: crate::ArrayIterator<'a, uuid::Uuid>,
    pub identities: crate::ArrayIterator<'a, uuid::Uuid>,
    pub filled: crate::ArrayIterator<'a, &'a str>,
    pub merged_at: chrono::DateTime<chrono::Utc>,
    pub undone_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<MergeBorrowed<'a>> for Merge {
    fn from(
        MergeBorrowed {
            id,
            kept_id,
            merged_id,
            conversations,
            identities,
            filled,
            merged_at,
            undone_at,
        }: MergeBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kept_id,
            merged_id,
            conversations: conversations.map(|v| v).collect(),
            identities: identities.map(|v| v).collect(),
            filled: filled.map(|v| v.into()).collect(),
            merged_at,
            undone_at,
        }
    }
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
pub struct CustomerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CustomerBorrowed, tokio_postgres::Error>,
    mapper: fn(CustomerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CustomerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CustomerBorrowed) -> R) -> CustomerQuery<'c, 'a, 's, C, R, N> {
        CustomerQuery {
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
pub struct IdentityQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdentityBorrowed, tokio_postgres::Error>,
    mapper: fn(IdentityBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdentityQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IdentityBorrowed) -> R) -> IdentityQuery<'c, 'a, 's, C, R, N> {
        IdentityQuery {
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
pub struct MergeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MergeBorrowed, tokio_postgres::Error>,
    mapper: fn(MergeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MergeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MergeBorrowed) -> R) -> MergeQuery<'c, 'a, 's, C, R, N> {
        MergeQuery {
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
pub struct SeeCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn see_customer() -> SeeCustomerStmt {
    SeeCustomerStmt(
        "UPDATE customers AS c SET last_seen_at = $1, name = coalesce($2, c.name), email = coalesce($3, c.email), phone = coalesce($4, c.phone), language = coalesce($5, c.language) FROM customer_identities AS i WHERE i.tenant_id = $6 AND i.kind = $7 AND i.value = $8 AND i.verified AND c.tenant_id = i.tenant_id AND c.id = i.customer_id RETURNING c.id",
        None,
    )
}
impl SeeCustomerStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        name: &'a Option<T1>,
        email: &'a Option<T2>,
        phone: &'a Option<T3>,
        language: &'a Option<T4>,
        tenant_id: &'a uuid::Uuid,
        kind: &'a T5,
        value: &'a T6,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [now, name, email, phone, language, tenant_id, kind, value],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SeeCustomerParams<T1, T2, T3, T4, T5, T6>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for SeeCustomerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SeeCustomerParams<T1, T2, T3, T4, T5, T6>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.now,
            &params.name,
            &params.email,
            &params.phone,
            &params.language,
            &params.tenant_id,
            &params.kind,
            &params.value,
        )
    }
}
pub struct FindCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_customer() -> FindCustomerStmt {
    FindCustomerStmt(
        "SELECT customer_id FROM customer_identities WHERE tenant_id = $1 AND kind = $2 AND value = $3 AND verified",
        None,
    )
}
impl FindCustomerStmt {
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
        tenant_id: &'a uuid::Uuid,
        kind: &'a T1,
        value: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [tenant_id, kind, value],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindCustomerParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for FindCustomerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindCustomerParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.tenant_id, &params.kind, &params.value)
    }
}
pub struct LockIdentityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_identity() -> LockIdentityStmt {
    LockIdentityStmt(
        "SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))::text AS locked",
        None,
    )
}
impl LockIdentityStmt {
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
        key: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct InsertCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_customer() -> InsertCustomerStmt {
    InsertCustomerStmt(
        "INSERT INTO customers (tenant_id, id, external_id, name, email, phone, language, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (tenant_id, external_id) DO UPDATE SET name = coalesce(EXCLUDED.name, customers.name), last_seen_at = EXCLUDED.last_seen_at RETURNING id",
        None,
    )
}
impl InsertCustomerStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        external_id: &'a T1,
        name: &'a Option<T2>,
        email: &'a Option<T3>,
        phone: &'a Option<T4>,
        language: &'a Option<T5>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [
                tenant_id,
                id,
                external_id,
                name,
                email,
                phone,
                language,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCustomerParams<T1, T2, T3, T4, T5>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for InsertCustomerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCustomerParams<T1, T2, T3, T4, T5>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.external_id,
            &params.name,
            &params.email,
            &params.phone,
            &params.language,
            &params.now,
        )
    }
}
pub struct InsertIdentityStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_identity() -> InsertIdentityStmt {
    InsertIdentityStmt(
        "INSERT INTO customer_identities (tenant_id, id, customer_id, kind, value, verified) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertIdentityStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        customer_id: &'a uuid::Uuid,
        kind: &'a T1,
        value: &'a T2,
        verified: &'a bool,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, customer_id, kind, value, verified],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertIdentityParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertIdentityStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertIdentityParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.customer_id,
            &params.kind,
            &params.value,
            &params.verified,
        ))
    }
}
pub struct GetCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_customer() -> GetCustomerStmt {
    GetCustomerStmt(
        "SELECT id, external_id, name, email, phone, language, attributes, created_at, last_seen_at, merged_into FROM customers WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl GetCustomerStmt {
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
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 2> {
        CustomerQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CustomerBorrowed, tokio_postgres::Error> {
                    Ok(CustomerBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        email: row.try_get(3)?,
                        phone: row.try_get(4)?,
                        language: row.try_get(5)?,
                        attributes: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        last_seen_at: row.try_get(8)?,
                        merged_into: row.try_get(9)?,
                    })
                },
            mapper: |it| Customer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetCustomerParams,
        CustomerQuery<'c, 'a, 's, C, Customer, 2>,
        C,
    > for GetCustomerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetCustomerParams,
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct LockCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_customer() -> LockCustomerStmt {
    LockCustomerStmt(
        "SELECT id, external_id, name, email, phone, language, attributes, created_at, last_seen_at, merged_into FROM customers WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        None,
    )
}
impl LockCustomerStmt {
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
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 2> {
        CustomerQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CustomerBorrowed, tokio_postgres::Error> {
                    Ok(CustomerBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        email: row.try_get(3)?,
                        phone: row.try_get(4)?,
                        language: row.try_get(5)?,
                        attributes: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        last_seen_at: row.try_get(8)?,
                        merged_into: row.try_get(9)?,
                    })
                },
            mapper: |it| Customer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockCustomerParams,
        CustomerQuery<'c, 'a, 's, C, Customer, 2>,
        C,
    > for LockCustomerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockCustomerParams,
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct ListCustomersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_customers() -> ListCustomersStmt {
    ListCustomersStmt(
        "SELECT id, external_id, name, email, phone, language, attributes, created_at, last_seen_at, merged_into FROM customers AS c WHERE c.tenant_id = $1 AND c.merged_into IS NULL AND ($2::text IS NULL OR c.name ILIKE $2 OR c.email ILIKE $2 OR c.phone ILIKE $2 OR EXISTS ( SELECT 1 FROM customer_identities AS i WHERE i.tenant_id = c.tenant_id AND i.customer_id = c.id AND i.value ILIKE $2 )) AND ($3::timestamptz IS NULL OR (c.last_seen_at, c.id) < ($3, $4::uuid)) ORDER BY c.last_seen_at DESC, c.id DESC LIMIT $5",
        None,
    )
}
impl ListCustomersStmt {
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
        search: &'a Option<T1>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 5> {
        CustomerQuery {
            client,
            params: [tenant_id, search, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CustomerBorrowed, tokio_postgres::Error> {
                    Ok(CustomerBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        email: row.try_get(3)?,
                        phone: row.try_get(4)?,
                        language: row.try_get(5)?,
                        attributes: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        last_seen_at: row.try_get(8)?,
                        merged_into: row.try_get(9)?,
                    })
                },
            mapper: |it| Customer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListCustomersParams<T1>,
        CustomerQuery<'c, 'a, 's, C, Customer, 5>,
        C,
    > for ListCustomersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListCustomersParams<T1>,
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.search,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct UpdateCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_customer() -> UpdateCustomerStmt {
    UpdateCustomerStmt(
        "UPDATE customers SET name = $1, email = $2, phone = $3, language = $4, attributes = $5 WHERE tenant_id = $6 AND id = $7",
        None,
    )
}
impl UpdateCustomerStmt {
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
        T5: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a Option<T1>,
        email: &'a Option<T2>,
        phone: &'a Option<T3>,
        language: &'a Option<T4>,
        attributes: &'a T5,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[name, email, phone, language, attributes, tenant_id, id],
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
    T5: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateCustomerParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateCustomerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateCustomerParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.email,
            &params.phone,
            &params.language,
            &params.attributes,
            &params.tenant_id,
            &params.id,
        ))
    }
}
pub struct ListIdentitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_identities() -> ListIdentitiesStmt {
    ListIdentitiesStmt(
        "SELECT id, customer_id, kind, value, verified, created_at FROM customer_identities WHERE tenant_id = $1 AND customer_id = $2 ORDER BY created_at, id LIMIT 100",
        None,
    )
}
impl ListIdentitiesStmt {
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
        customer_id: &'a uuid::Uuid,
    ) -> IdentityQuery<'c, 'a, 's, C, Identity, 2> {
        IdentityQuery {
            client,
            params: [tenant_id, customer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IdentityBorrowed, tokio_postgres::Error> {
                    Ok(IdentityBorrowed {
                        id: row.try_get(0)?,
                        customer_id: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        value: row.try_get(3)?,
                        verified: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                    })
                },
            mapper: |it| Identity::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListIdentitiesParams,
        IdentityQuery<'c, 'a, 's, C, Identity, 2>,
        C,
    > for ListIdentitiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListIdentitiesParams,
    ) -> IdentityQuery<'c, 'a, 's, C, Identity, 2> {
        self.bind(client, &params.tenant_id, &params.customer_id)
    }
}
pub struct DropIdentitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_identities() -> DropIdentitiesStmt {
    DropIdentitiesStmt(
        "DELETE FROM customer_identities WHERE tenant_id = $1 AND customer_id = $2 AND kind = $3 AND value = $4",
        None,
    )
}
impl DropIdentitiesStmt {
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
        tenant_id: &'a uuid::Uuid,
        customer_id: &'a uuid::Uuid,
        kind: &'a T1,
        value: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, customer_id, kind, value],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropIdentitiesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropIdentitiesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropIdentitiesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.customer_id,
            &params.kind,
            &params.value,
        ))
    }
}
pub struct SimilarCustomersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn similar_customers() -> SimilarCustomersStmt {
    SimilarCustomersStmt(
        "SELECT c.id, c.external_id, c.name, c.email, c.phone, c.language, c.attributes, c.created_at, c.last_seen_at, c.merged_into FROM customers AS c WHERE c.tenant_id = $1 AND c.merged_into IS NULL AND c.id <> $2 AND c.id IN ( SELECT other.customer_id FROM customer_identities AS mine JOIN customer_identities AS other ON other.tenant_id = mine.tenant_id AND other.value = mine.value AND other.kind = mine.kind WHERE mine.tenant_id = $1 AND mine.customer_id = $2 AND other.customer_id <> $2 ) ORDER BY c.last_seen_at DESC, c.id DESC LIMIT 10",
        None,
    )
}
impl SimilarCustomersStmt {
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
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 2> {
        CustomerQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CustomerBorrowed, tokio_postgres::Error> {
                    Ok(CustomerBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        email: row.try_get(3)?,
                        phone: row.try_get(4)?,
                        language: row.try_get(5)?,
                        attributes: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        last_seen_at: row.try_get(8)?,
                        merged_into: row.try_get(9)?,
                    })
                },
            mapper: |it| Customer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SimilarCustomersParams,
        CustomerQuery<'c, 'a, 's, C, Customer, 2>,
        C,
    > for SimilarCustomersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SimilarCustomersParams,
    ) -> CustomerQuery<'c, 'a, 's, C, Customer, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct MoveConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_conversations() -> MoveConversationsStmt {
    MoveConversationsStmt(
        "UPDATE conversations SET customer_id = $1 WHERE tenant_id = $2 AND customer_id = $3 RETURNING id",
        None,
    )
}
impl MoveConversationsStmt {
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
        to: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        from: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [to, tenant_id, from],
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
        MoveConversationsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for MoveConversationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveConversationsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.to, &params.tenant_id, &params.from)
    }
}
pub struct MoveIdentitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_identities() -> MoveIdentitiesStmt {
    MoveIdentitiesStmt(
        "UPDATE customer_identities AS i SET customer_id = $1 WHERE i.tenant_id = $2 AND i.customer_id = $3 AND NOT EXISTS ( SELECT 1 FROM customer_identities AS same WHERE same.tenant_id = i.tenant_id AND same.customer_id = $1 AND same.kind = i.kind AND same.value = i.value AND same.verified = i.verified ) RETURNING i.id",
        None,
    )
}
impl MoveIdentitiesStmt {
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
        to: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        from: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [to, tenant_id, from],
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
        MoveIdentitiesParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for MoveIdentitiesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MoveIdentitiesParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.to, &params.tenant_id, &params.from)
    }
}
pub struct FillCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fill_customer() -> FillCustomerStmt {
    FillCustomerStmt(
        "UPDATE customers AS kept SET name = coalesce(kept.name, other.name), email = coalesce(kept.email, other.email), phone = coalesce(kept.phone, other.phone), language = coalesce(kept.language, other.language), attributes = other.attributes || kept.attributes, last_seen_at = greatest(kept.last_seen_at, other.last_seen_at) FROM customers AS other WHERE kept.tenant_id = $1 AND kept.id = $2 AND other.tenant_id = $1 AND other.id = $3",
        None,
    )
}
impl FillCustomerStmt {
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
        kept: &'a uuid::Uuid,
        merged: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, kept, merged])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FillCustomerParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FillCustomerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FillCustomerParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.kept, &params.merged))
    }
}
pub struct MarkMergedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_merged() -> MarkMergedStmt {
    MarkMergedStmt(
        "UPDATE customers SET merged_into = $1 WHERE tenant_id = $2 AND id = $3",
        None,
    )
}
impl MarkMergedStmt {
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
        kept: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        merged: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[kept, tenant_id, merged])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkMergedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkMergedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkMergedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.kept, &params.tenant_id, &params.merged))
    }
}
pub struct InsertMergeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_merge() -> InsertMergeStmt {
    InsertMergeStmt(
        "INSERT INTO customer_merges (tenant_id, id, kept_id, merged_id, conversations, identities, filled, merged_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl InsertMergeStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kept: &'a uuid::Uuid,
        merged: &'a uuid::Uuid,
        conversations: &'a T1,
        identities: &'a T2,
        filled: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    kept,
                    merged,
                    conversations,
                    identities,
                    filled,
                    now,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertMergeParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertMergeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertMergeParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kept,
            &params.merged,
            &params.conversations,
            &params.identities,
            &params.filled,
            &params.now,
        ))
    }
}
pub struct ListMergesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_merges() -> ListMergesStmt {
    ListMergesStmt(
        "SELECT id, kept_id, merged_id, conversations, identities, filled, merged_at, undone_at FROM customer_merges WHERE tenant_id = $1 AND kept_id = $2 ORDER BY merged_at DESC, id DESC LIMIT 50",
        None,
    )
}
impl ListMergesStmt {
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
        kept: &'a uuid::Uuid,
    ) -> MergeQuery<'c, 'a, 's, C, Merge, 2> {
        MergeQuery {
            client,
            params: [tenant_id, kept],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MergeBorrowed, tokio_postgres::Error> {
                Ok(MergeBorrowed {
                    id: row.try_get(0)?,
                    kept_id: row.try_get(1)?,
                    merged_id: row.try_get(2)?,
                    conversations: row.try_get(3)?,
                    identities: row.try_get(4)?,
                    filled: row.try_get(5)?,
                    merged_at: row.try_get(6)?,
                    undone_at: row.try_get(7)?,
                })
            },
            mapper: |it| Merge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListMergesParams,
        MergeQuery<'c, 'a, 's, C, Merge, 2>,
        C,
    > for ListMergesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListMergesParams,
    ) -> MergeQuery<'c, 'a, 's, C, Merge, 2> {
        self.bind(client, &params.tenant_id, &params.kept)
    }
}
pub struct LockMergeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_merge() -> LockMergeStmt {
    LockMergeStmt(
        "SELECT id, kept_id, merged_id, conversations, identities, filled, merged_at, undone_at FROM customer_merges WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
        None,
    )
}
impl LockMergeStmt {
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
    ) -> MergeQuery<'c, 'a, 's, C, Merge, 2> {
        MergeQuery {
            client,
            params: [tenant_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MergeBorrowed, tokio_postgres::Error> {
                Ok(MergeBorrowed {
                    id: row.try_get(0)?,
                    kept_id: row.try_get(1)?,
                    merged_id: row.try_get(2)?,
                    conversations: row.try_get(3)?,
                    identities: row.try_get(4)?,
                    filled: row.try_get(5)?,
                    merged_at: row.try_get(6)?,
                    undone_at: row.try_get(7)?,
                })
            },
            mapper: |it| Merge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockMergeParams,
        MergeQuery<'c, 'a, 's, C, Merge, 2>,
        C,
    > for LockMergeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockMergeParams,
    ) -> MergeQuery<'c, 'a, 's, C, Merge, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct EndMergeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_merge() -> EndMergeStmt {
    EndMergeStmt(
        "UPDATE customer_merges SET undone_at = $1 WHERE tenant_id = $2 AND id = $3",
        None,
    )
}
impl EndMergeStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndMergeParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndMergeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndMergeParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.tenant_id, &params.id))
    }
}
pub struct UnmarkMergedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unmark_merged() -> UnmarkMergedStmt {
    UnmarkMergedStmt(
        "UPDATE customers SET merged_into = NULL WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl UnmarkMergedStmt {
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
        merged: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, merged])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnmarkMergedParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnmarkMergedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnmarkMergedParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.merged))
    }
}
pub struct ReturnConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn return_conversations() -> ReturnConversationsStmt {
    ReturnConversationsStmt(
        "UPDATE conversations SET customer_id = $1 WHERE tenant_id = $2 AND customer_id = $3 AND id = ANY($4)",
        None,
    )
}
impl ReturnConversationsStmt {
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
        to: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        from: &'a uuid::Uuid,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[to, tenant_id, from, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReturnConversationsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReturnConversationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReturnConversationsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.to,
            &params.tenant_id,
            &params.from,
            &params.ids,
        ))
    }
}
pub struct ReturnIdentitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn return_identities() -> ReturnIdentitiesStmt {
    ReturnIdentitiesStmt(
        "UPDATE customer_identities SET customer_id = $1 WHERE tenant_id = $2 AND customer_id = $3 AND id = ANY($4)",
        None,
    )
}
impl ReturnIdentitiesStmt {
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
        to: &'a uuid::Uuid,
        tenant_id: &'a uuid::Uuid,
        from: &'a uuid::Uuid,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[to, tenant_id, from, ids])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReturnIdentitiesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReturnIdentitiesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReturnIdentitiesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.to,
            &params.tenant_id,
            &params.from,
            &params.ids,
        ))
    }
}
pub struct UnfillCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unfill_customer() -> UnfillCustomerStmt {
    UnfillCustomerStmt(
        "UPDATE customers SET name = CASE WHEN 'name' = ANY($1::text[]) THEN NULL ELSE name END, email = CASE WHEN 'email' = ANY($1) THEN NULL ELSE email END, phone = CASE WHEN 'phone' = ANY($1) THEN NULL ELSE phone END, language = CASE WHEN 'language' = ANY($1) THEN NULL ELSE language END WHERE tenant_id = $2 AND id = $3",
        None,
    )
}
impl UnfillCustomerStmt {
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
        filled: &'a T2,
        tenant_id: &'a uuid::Uuid,
        kept: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[filled, tenant_id, kept])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnfillCustomerParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnfillCustomerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnfillCustomerParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.filled, &params.tenant_id, &params.kept))
    }
}
pub struct ConversationsToEraseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn conversations_to_erase() -> ConversationsToEraseStmt {
    ConversationsToEraseStmt(
        "SELECT id FROM conversations WHERE tenant_id = $1 AND customer_id IN ( SELECT id FROM customers WHERE tenant_id = $1 AND (id = $2 OR merged_into = $2) )",
        None,
    )
}
impl ConversationsToEraseStmt {
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
        ConversationsToEraseParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for ConversationsToEraseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConversationsToEraseParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.tenant_id, &params.id)
    }
}
pub struct EraseBlobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn erase_blobs() -> EraseBlobsStmt {
    EraseBlobsStmt(
        "WITH answered AS ( SELECT r.id, r.created_at, r.input_blob, r.output_blob FROM runs AS r JOIN messages AS m ON m.tenant_id = r.tenant_id AND m.id = r.subject WHERE r.tenant_id = $1 AND m.conversation_id = ANY($2) AND r.state IN ('completed', 'failed', 'cancelled') ), named AS ( SELECT a.created_at, unnest(ARRAY[a.input_blob, a.output_blob]) AS id FROM answered AS a UNION ALL SELECT s.run_created_at, s.output_blob FROM run_steps AS s INNER JOIN answered AS a ON s.run_id = a.id AND s.run_created_at = a.created_at ), outside AS ( UPDATE blobs AS b SET erased = true FROM named AS n WHERE b.tenant_id = $1 AND b.id = n.id AND b.created_at = n.created_at AND b.place IS NOT NULL ) DELETE FROM blobs AS b USING named AS n WHERE b.tenant_id = $1 AND b.id = n.id AND b.created_at = n.created_at AND b.place IS NULL",
        None,
    )
}
impl EraseBlobsStmt {
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
        conversations: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, conversations])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EraseBlobsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EraseBlobsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EraseBlobsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.conversations))
    }
}
pub struct WipeStepsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wipe_steps() -> WipeStepsStmt {
    WipeStepsStmt(
        "DELETE FROM run_steps WHERE tenant_id = $1 AND run_id IN ( SELECT r.id FROM runs AS r JOIN messages AS m ON m.tenant_id = r.tenant_id AND m.id = r.subject WHERE r.tenant_id = $1 AND m.conversation_id = ANY($2) AND r.state IN ('completed', 'failed', 'cancelled') )",
        None,
    )
}
impl WipeStepsStmt {
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
        conversations: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, conversations])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WipeStepsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WipeStepsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WipeStepsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.conversations))
    }
}
pub struct EraseCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn erase_customer() -> EraseCustomerStmt {
    EraseCustomerStmt(
        "DELETE FROM customers WHERE tenant_id = $1 AND (id = $2 OR merged_into = $2)",
        None,
    )
}
impl EraseCustomerStmt {
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
        EraseCustomerParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EraseCustomerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EraseCustomerParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct WipeEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wipe_events() -> WipeEventsStmt {
    WipeEventsStmt(
        "UPDATE events SET data = '{\"erased\": true}' WHERE tenant_id = $1 AND subject = ANY($2)",
        None,
    )
}
impl WipeEventsStmt {
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
        subjects: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, subjects])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WipeEventsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WipeEventsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WipeEventsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.subjects))
    }
}
pub struct WipeOutboxStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wipe_outbox() -> WipeOutboxStmt {
    WipeOutboxStmt(
        "UPDATE outbox SET data = '{\"erased\": true}' WHERE tenant_id = $1 AND subject = ANY($2)",
        None,
    )
}
impl WipeOutboxStmt {
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
        subjects: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, subjects])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WipeOutboxParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WipeOutboxStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WipeOutboxParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.subjects))
    }
}
pub struct WipeChannelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wipe_channels() -> WipeChannelsStmt {
    WipeChannelsStmt(
        "DELETE FROM channel_log WHERE tenant_id = $1 AND key = ANY ($2::uuid[]::text[])",
        None,
    )
}
impl WipeChannelsStmt {
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
        subjects: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, subjects])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WipeChannelsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WipeChannelsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WipeChannelsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.subjects))
    }
}
pub struct WipeChannelOutboxStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wipe_channel_outbox() -> WipeChannelOutboxStmt {
    WipeChannelOutboxStmt(
        "DELETE FROM channel_outbox WHERE tenant_id = $1 AND key = ANY ($2::uuid[]::text[])",
        None,
    )
}
impl WipeChannelOutboxStmt {
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
        subjects: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, subjects])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WipeChannelOutboxParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WipeChannelOutboxStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WipeChannelOutboxParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.subjects))
    }
}
