// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PutRuleParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub type_: T2,
    pub content: T3,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListRules {
    pub name: String,
    pub r#type: String,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListRulesBorrowed<'a> {
    pub name: &'a str,
    pub r#type: &'a str,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListRulesBorrowed<'a>> for ListRules {
    fn from(
        ListRulesBorrowed {
            name,
            r#type,
            version,
            updated_at,
        }: ListRulesBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            r#type: r#type.into(),
            version,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetRule {
    pub id: uuid::Uuid,
    pub name: String,
    pub r#type: String,
    pub content: serde_json::Value,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct GetRuleBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub r#type: &'a str,
    pub content: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GetRuleBorrowed<'a>> for GetRule {
    fn from(
        GetRuleBorrowed {
            id,
            name,
            r#type,
            content,
            version,
            updated_at,
        }: GetRuleBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            r#type: r#type.into(),
            content: serde_json::from_str(content.0.get()).unwrap(),
            version,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PutRule {
    pub id: uuid::Uuid,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListRulesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListRulesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListRulesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListRulesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListRulesBorrowed) -> R) -> ListRulesQuery<'c, 'a, 's, C, R, N> {
        ListRulesQuery {
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
pub struct GetRuleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetRuleBorrowed, tokio_postgres::Error>,
    mapper: fn(GetRuleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetRuleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GetRuleBorrowed) -> R) -> GetRuleQuery<'c, 'a, 's, C, R, N> {
        GetRuleQuery {
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
pub struct PutRuleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PutRule, tokio_postgres::Error>,
    mapper: fn(PutRule) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PutRuleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PutRule) -> R) -> PutRuleQuery<'c, 'a, 's, C, R, N> {
        PutRuleQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct ListRulesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_rules() -> ListRulesStmt {
    ListRulesStmt(
        "SELECT name, type, version, updated_at FROM rules ORDER BY name LIMIT 1000",
        None,
    )
}
impl ListRulesStmt {
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
    ) -> ListRulesQuery<'c, 'a, 's, C, ListRules, 0> {
        ListRulesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListRulesBorrowed, tokio_postgres::Error> {
                    Ok(ListRulesBorrowed {
                        name: row.try_get(0)?,
                        r#type: row.try_get(1)?,
                        version: row.try_get(2)?,
                        updated_at: row.try_get(3)?,
                    })
                },
            mapper: |it| ListRules::from(it),
        }
    }
}
pub struct GetRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_rule() -> GetRuleStmt {
    GetRuleStmt(
        "SELECT id, name, type, content, version, updated_at FROM rules WHERE name = $1",
        None,
    )
}
impl GetRuleStmt {
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
    ) -> GetRuleQuery<'c, 'a, 's, C, GetRule, 1> {
        GetRuleQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GetRuleBorrowed, tokio_postgres::Error> {
                    Ok(GetRuleBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        r#type: row.try_get(2)?,
                        content: row.try_get(3)?,
                        version: row.try_get(4)?,
                        updated_at: row.try_get(5)?,
                    })
                },
            mapper: |it| GetRule::from(it),
        }
    }
}
pub struct PutRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_rule() -> PutRuleStmt {
    PutRuleStmt(
        "INSERT INTO rules (tenant_id, id, name, type, content) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, name) DO UPDATE SET type = EXCLUDED.type, content = EXCLUDED.content, version = rules.version + 1, updated_at = now() RETURNING id, version, updated_at",
        None,
    )
}
impl PutRuleStmt {
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
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        type_: &'a T2,
        content: &'a T3,
    ) -> PutRuleQuery<'c, 'a, 's, C, PutRule, 5> {
        PutRuleQuery {
            client,
            params: [tenant_id, id, name, type_, content],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PutRule, tokio_postgres::Error> {
                Ok(PutRule {
                    id: row.try_get(0)?,
                    version: row.try_get(1)?,
                    updated_at: row.try_get(2)?,
                })
            },
            mapper: |it| PutRule::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PutRuleParams<T1, T2, T3>,
        PutRuleQuery<'c, 'a, 's, C, PutRule, 5>,
        C,
    > for PutRuleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutRuleParams<T1, T2, T3>,
    ) -> PutRuleQuery<'c, 'a, 's, C, PutRule, 5> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.type_,
            &params.content,
        )
    }
}
pub struct RuleVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rule_version() -> RuleVersionStmt {
    RuleVersionStmt("SELECT version FROM rules WHERE name = $1", None)
}
impl RuleVersionStmt {
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
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
