// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertModelBudgetParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub scope: T2,
    pub subject: Option<T3>,
    pub period: T4,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListModelBudgetsParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateModelBudgetParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub name: T1,
    pub scope: T2,
    pub subject: Option<T3>,
    pub period: T4,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WarnOfModelBudgetParams {
    pub start: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ExceedModelBudgetParams {
    pub start: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ModelBudgetsSpentParams {
    pub day: chrono::DateTime<chrono::Utc>,
    pub month: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetModelBudget {
    pub id: uuid::Uuid,
    pub name: String,
    pub scope: String,
    pub subject: Option<String>,
    pub period: String,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct GetModelBudgetBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub scope: &'a str,
    pub subject: Option<&'a str>,
    pub period: &'a str,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GetModelBudgetBorrowed<'a>> for GetModelBudget {
    fn from(
        GetModelBudgetBorrowed {
            id,
            name,
            scope,
            subject,
            period,
            cost_micros,
            tokens,
            warn_at,
            created_at,
            updated_at,
        }: GetModelBudgetBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            scope: scope.into(),
            subject: subject.map(|v| v.into()),
            period: period.into(),
            cost_micros,
            tokens,
            warn_at,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListModelBudgets {
    pub id: uuid::Uuid,
    pub name: String,
    pub scope: String,
    pub subject: Option<String>,
    pub period: String,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListModelBudgetsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub scope: &'a str,
    pub subject: Option<&'a str>,
    pub period: &'a str,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListModelBudgetsBorrowed<'a>> for ListModelBudgets {
    fn from(
        ListModelBudgetsBorrowed {
            id,
            name,
            scope,
            subject,
            period,
            cost_micros,
            tokens,
            warn_at,
            created_at,
            updated_at,
        }: ListModelBudgetsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            scope: scope.into(),
            subject: subject.map(|v| v.into()),
            period: period.into(),
            cost_micros,
            tokens,
            warn_at,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ModelBudgetsSpent {
    pub id: uuid::Uuid,
    pub name: String,
    pub scope: String,
    pub subject: Option<String>,
    pub period: String,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub warned_for: Option<chrono::DateTime<chrono::Utc>>,
    pub exceeded_for: Option<chrono::DateTime<chrono::Utc>>,
    pub spent_micros: i64,
    pub spent_tokens: i64,
}
pub struct ModelBudgetsSpentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub scope: &'a str,
    pub subject: Option<&'a str>,
    pub period: &'a str,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
    pub warned_for: Option<chrono::DateTime<chrono::Utc>>,
    pub exceeded_for: Option<chrono::DateTime<chrono::Utc>>,
    pub spent_micros: i64,
    pub spent_tokens: i64,
}
impl<'a> From<ModelBudgetsSpentBorrowed<'a>> for ModelBudgetsSpent {
    fn from(
        ModelBudgetsSpentBorrowed {
            id,
            name,
            scope,
            subject,
            period,
            cost_micros,
            tokens,
            warn_at,
            warned_for,
            exceeded_for,
            spent_micros,
            spent_tokens,
        }: ModelBudgetsSpentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            scope: scope.into(),
            subject: subject.map(|v| v.into()),
            period: period.into(),
            cost_micros,
            tokens,
            warn_at,
            warned_for,
            exceeded_for,
            spent_micros,
            spent_tokens,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct GetModelBudgetQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetModelBudgetBorrowed, tokio_postgres::Error>,
    mapper: fn(GetModelBudgetBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetModelBudgetQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(GetModelBudgetBorrowed) -> R,
    ) -> GetModelBudgetQuery<'c, 'a, 's, C, R, N> {
        GetModelBudgetQuery {
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
pub struct ListModelBudgetsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListModelBudgetsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListModelBudgetsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListModelBudgetsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListModelBudgetsBorrowed) -> R,
    ) -> ListModelBudgetsQuery<'c, 'a, 's, C, R, N> {
        ListModelBudgetsQuery {
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
pub struct ModelBudgetsSpentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ModelBudgetsSpentBorrowed, tokio_postgres::Error>,
    mapper: fn(ModelBudgetsSpentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ModelBudgetsSpentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ModelBudgetsSpentBorrowed) -> R,
    ) -> ModelBudgetsSpentQuery<'c, 'a, 's, C, R, N> {
        ModelBudgetsSpentQuery {
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
pub struct InsertModelBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_model_budget() -> InsertModelBudgetStmt {
    InsertModelBudgetStmt(
        "INSERT INTO model_budgets ( tenant_id, id, name, scope, subject, period, cost_micros, tokens, warn_at, created_at, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10 )",
        None,
    )
}
impl InsertModelBudgetStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        scope: &'a T2,
        subject: &'a Option<T3>,
        period: &'a T4,
        cost_micros: &'a Option<i64>,
        tokens: &'a Option<i64>,
        warn_at: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    name,
                    scope,
                    subject,
                    period,
                    cost_micros,
                    tokens,
                    warn_at,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertModelBudgetParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertModelBudgetStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertModelBudgetParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.scope,
            &params.subject,
            &params.period,
            &params.cost_micros,
            &params.tokens,
            &params.warn_at,
            &params.now,
        ))
    }
}
pub struct CountModelBudgetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_model_budgets() -> CountModelBudgetsStmt {
    CountModelBudgetsStmt("SELECT count(*) AS budgets FROM model_budgets", None)
}
impl CountModelBudgetsStmt {
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
pub struct GetModelBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_model_budget() -> GetModelBudgetStmt {
    GetModelBudgetStmt(
        "SELECT id, name, scope, subject, period, cost_micros, tokens, warn_at, created_at, updated_at FROM model_budgets WHERE id = $1",
        None,
    )
}
impl GetModelBudgetStmt {
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
    ) -> GetModelBudgetQuery<'c, 'a, 's, C, GetModelBudget, 1> {
        GetModelBudgetQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<GetModelBudgetBorrowed, tokio_postgres::Error> {
                Ok(GetModelBudgetBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    scope: row.try_get(2)?,
                    subject: row.try_get(3)?,
                    period: row.try_get(4)?,
                    cost_micros: row.try_get(5)?,
                    tokens: row.try_get(6)?,
                    warn_at: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                })
            },
            mapper: |it| GetModelBudget::from(it),
        }
    }
}
pub struct ListModelBudgetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_model_budgets() -> ListModelBudgetsStmt {
    ListModelBudgetsStmt(
        "SELECT id, name, scope, subject, period, cost_micros, tokens, warn_at, created_at, updated_at FROM model_budgets WHERE $1::text IS NULL OR name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListModelBudgetsStmt {
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
    ) -> ListModelBudgetsQuery<'c, 'a, 's, C, ListModelBudgets, 2> {
        ListModelBudgetsQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListModelBudgetsBorrowed, tokio_postgres::Error> {
                Ok(ListModelBudgetsBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    scope: row.try_get(2)?,
                    subject: row.try_get(3)?,
                    period: row.try_get(4)?,
                    cost_micros: row.try_get(5)?,
                    tokens: row.try_get(6)?,
                    warn_at: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                })
            },
            mapper: |it| ListModelBudgets::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListModelBudgetsParams<T1>,
        ListModelBudgetsQuery<'c, 'a, 's, C, ListModelBudgets, 2>,
        C,
    > for ListModelBudgetsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListModelBudgetsParams<T1>,
    ) -> ListModelBudgetsQuery<'c, 'a, 's, C, ListModelBudgets, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct UpdateModelBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_model_budget() -> UpdateModelBudgetStmt {
    UpdateModelBudgetStmt(
        "UPDATE model_budgets SET name = $1, scope = $2, subject = $3, period = $4, cost_micros = $5, tokens = $6, warn_at = $7, warned_for = NULL, exceeded_for = NULL, updated_at = $8 WHERE id = $9 RETURNING id",
        None,
    )
}
impl UpdateModelBudgetStmt {
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
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        scope: &'a T2,
        subject: &'a Option<T3>,
        period: &'a T4,
        cost_micros: &'a Option<i64>,
        tokens: &'a Option<i64>,
        warn_at: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 9> {
        UuidUuidQuery {
            client,
            params: [
                name,
                scope,
                subject,
                period,
                cost_micros,
                tokens,
                warn_at,
                now,
                id,
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateModelBudgetParams<T1, T2, T3, T4>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 9>,
        C,
    > for UpdateModelBudgetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateModelBudgetParams<T1, T2, T3, T4>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 9> {
        self.bind(
            client,
            &params.name,
            &params.scope,
            &params.subject,
            &params.period,
            &params.cost_micros,
            &params.tokens,
            &params.warn_at,
            &params.now,
            &params.id,
        )
    }
}
pub struct DeleteModelBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_model_budget() -> DeleteModelBudgetStmt {
    DeleteModelBudgetStmt("DELETE FROM model_budgets WHERE id = $1 RETURNING id", None)
}
impl DeleteModelBudgetStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct WarnOfModelBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn warn_of_model_budget() -> WarnOfModelBudgetStmt {
    WarnOfModelBudgetStmt(
        "UPDATE model_budgets SET warned_for = $1 WHERE id = $2 AND warned_for IS DISTINCT FROM $1 RETURNING id",
        None,
    )
}
impl WarnOfModelBudgetStmt {
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
        start: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [start, id],
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
        WarnOfModelBudgetParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for WarnOfModelBudgetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WarnOfModelBudgetParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.start, &params.id)
    }
}
pub struct ExceedModelBudgetStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn exceed_model_budget() -> ExceedModelBudgetStmt {
    ExceedModelBudgetStmt(
        "UPDATE model_budgets SET exceeded_for = $1 WHERE id = $2 AND exceeded_for IS DISTINCT FROM $1 RETURNING id",
        None,
    )
}
impl ExceedModelBudgetStmt {
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
        start: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [start, id],
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
        ExceedModelBudgetParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for ExceedModelBudgetStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExceedModelBudgetParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.start, &params.id)
    }
}
pub struct ModelBudgetsSpentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn model_budgets_spent() -> ModelBudgetsSpentStmt {
    ModelBudgetsSpentStmt(
        "WITH used AS ( SELECT m.at >= $1 AS today, m.actor_type, m.actor_id, m.agent_id, m.asked, m.provider, m.model, sum(m.cost_micros) AS cost, sum(m.prompt_tokens + m.completion_tokens) AS tokens FROM model_usage AS m WHERE m.at >= $2 GROUP BY 1, 2, 3, 4, 5, 6, 7 ) SELECT b.id, b.name, b.scope, b.subject, b.period, b.cost_micros, b.tokens, b.warn_at, b.warned_for, b.exceeded_for, coalesce(sum(u.cost), 0)::bigint AS spent_micros, coalesce(sum(u.tokens), 0)::bigint AS spent_tokens FROM model_budgets AS b LEFT JOIN used AS u ON (b.period = 'month' OR u.today) AND CASE b.scope WHEN 'tenant' THEN true WHEN 'user' THEN u.actor_type = 'user' AND u.actor_id::text = b.subject WHEN 'key' THEN u.actor_type = 'api_key' AND u.actor_id::text = b.subject WHEN 'agent' THEN u.agent_id::text = b.subject WHEN 'alias' THEN u.asked = b.subject OR (u.asked = '' AND b.subject = 'default') ELSE u.provider || '/' || u.model = b.subject OR (u.provider IN ('local', 'server') AND u.model = b.subject) END GROUP BY b.tenant_id, b.id",
        None,
    )
}
impl ModelBudgetsSpentStmt {
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
        day: &'a chrono::DateTime<chrono::Utc>,
        month: &'a chrono::DateTime<chrono::Utc>,
    ) -> ModelBudgetsSpentQuery<'c, 'a, 's, C, ModelBudgetsSpent, 2> {
        ModelBudgetsSpentQuery {
            client,
            params: [day, month],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ModelBudgetsSpentBorrowed, tokio_postgres::Error> {
                Ok(ModelBudgetsSpentBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    scope: row.try_get(2)?,
                    subject: row.try_get(3)?,
                    period: row.try_get(4)?,
                    cost_micros: row.try_get(5)?,
                    tokens: row.try_get(6)?,
                    warn_at: row.try_get(7)?,
                    warned_for: row.try_get(8)?,
                    exceeded_for: row.try_get(9)?,
                    spent_micros: row.try_get(10)?,
                    spent_tokens: row.try_get(11)?,
                })
            },
            mapper: |it| ModelBudgetsSpent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ModelBudgetsSpentParams,
        ModelBudgetsSpentQuery<'c, 'a, 's, C, ModelBudgetsSpent, 2>,
        C,
    > for ModelBudgetsSpentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ModelBudgetsSpentParams,
    ) -> ModelBudgetsSpentQuery<'c, 'a, 's, C, ModelBudgetsSpent, 2> {
        self.bind(client, &params.day, &params.month)
    }
}
