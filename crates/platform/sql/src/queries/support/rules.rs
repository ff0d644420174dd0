// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertRuleParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub type_: T2,
}
#[derive(Debug)]
pub struct InsertRuleVersionParams<T1: crate::JsonSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub rule_id: uuid::Uuid,
    pub version: i32,
    pub content: T1,
    pub comment: Option<T2>,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: T3,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct GetRuleVersionParams {
    pub rule_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ListRuleVersionsParams {
    pub rule_id: uuid::Uuid,
    pub before: i32,
    pub limit: i64,
}
#[derive(Debug)]
pub struct GoLiveParams<T1: crate::JsonSql> {
    pub content: T1,
    pub version: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListRules {
    pub name: String,
    pub r#type: String,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub latest: i32,
}
pub struct ListRulesBorrowed<'a> {
    pub name: &'a str,
    pub r#type: &'a str,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub latest: i32,
}
impl<'a> From<ListRulesBorrowed<'a>> for ListRules {
    fn from(
        ListRulesBorrowed {
            name,
            r#type,
            version,
            updated_at,
            latest,
        }: ListRulesBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            r#type: r#type.into(),
            version,
            updated_at,
            latest,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LiveRules {
    pub name: String,
    pub r#type: String,
    pub content: serde_json::Value,
    pub version: i32,
}
pub struct LiveRulesBorrowed<'a> {
    pub name: &'a str,
    pub r#type: &'a str,
    pub content: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub version: i32,
}
impl<'a> From<LiveRulesBorrowed<'a>> for LiveRules {
    fn from(
        LiveRulesBorrowed {
            name,
            r#type,
            content,
            version,
        }: LiveRulesBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            r#type: r#type.into(),
            content: serde_json::from_str(content.0.get()).unwrap(),
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    pub id: uuid::Uuid,
    pub name: String,
    pub r#type: String,
    pub content: serde_json::Value,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct RuleBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub r#type: &'a str,
    pub content: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<RuleBorrowed<'a>> for Rule {
    fn from(
        RuleBorrowed {
            id,
            name,
            r#type,
            content,
            version,
            updated_at,
        }: RuleBorrowed<'a>,
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
#[derive(Debug, Clone, PartialEq)]
pub struct RuleVersion {
    pub version: i32,
    pub content: serde_json::Value,
    pub comment: Option<String>,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct RuleVersionBorrowed<'a> {
    pub version: i32,
    pub content: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub comment: Option<&'a str>,
    pub author_id: Option<uuid::Uuid>,
    pub author_name: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<RuleVersionBorrowed<'a>> for RuleVersion {
    fn from(
        RuleVersionBorrowed {
            version,
            content,
            comment,
            author_id,
            author_name,
            created_at,
        }: RuleVersionBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            content: serde_json::from_str(content.0.get()).unwrap(),
            comment: comment.map(|v| v.into()),
            author_id,
            author_name: author_name.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListRuleVersions {
    pub version: i32,
    pub author_name: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub comment: String,
}
pub struct ListRuleVersionsBorrowed<'a> {
    pub version: i32,
    pub author_name: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub comment: &'a str,
}
impl<'a> From<ListRuleVersionsBorrowed<'a>> for ListRuleVersions {
    fn from(
        ListRuleVersionsBorrowed {
            version,
            author_name,
            created_at,
            comment,
        }: ListRuleVersionsBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            author_name: author_name.into(),
            created_at,
            comment: comment.into(),
        }
    }
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
pub struct LiveRulesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LiveRulesBorrowed, tokio_postgres::Error>,
    mapper: fn(LiveRulesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LiveRulesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LiveRulesBorrowed) -> R) -> LiveRulesQuery<'c, 'a, 's, C, R, N> {
        LiveRulesQuery {
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
pub struct RuleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RuleBorrowed, tokio_postgres::Error>,
    mapper: fn(RuleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RuleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RuleBorrowed) -> R) -> RuleQuery<'c, 'a, 's, C, R, N> {
        RuleQuery {
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
pub struct RuleVersionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RuleVersionBorrowed, tokio_postgres::Error>,
    mapper: fn(RuleVersionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RuleVersionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RuleVersionBorrowed) -> R,
    ) -> RuleVersionQuery<'c, 'a, 's, C, R, N> {
        RuleVersionQuery {
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
pub struct ListRuleVersionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListRuleVersionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListRuleVersionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListRuleVersionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListRuleVersionsBorrowed) -> R,
    ) -> ListRuleVersionsQuery<'c, 'a, 's, C, R, N> {
        ListRuleVersionsQuery {
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
pub struct ListRulesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_rules() -> ListRulesStmt {
    ListRulesStmt(
        "SELECT r.name, r.type, r.version, r.updated_at, greatest(r.version, ( SELECT max(v.version) FROM rule_versions AS v WHERE v.tenant_id = r.tenant_id AND v.rule_id = r.id ))::integer AS latest FROM rules AS r ORDER BY r.name LIMIT 500",
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
                        latest: row.try_get(4)?,
                    })
                },
            mapper: |it| ListRules::from(it),
        }
    }
}
pub struct LiveRulesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn live_rules() -> LiveRulesStmt {
    LiveRulesStmt(
        "SELECT name, type, content, version FROM rules WHERE version > 0 ORDER BY name LIMIT 500",
        None,
    )
}
impl LiveRulesStmt {
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
    ) -> LiveRulesQuery<'c, 'a, 's, C, LiveRules, 0> {
        LiveRulesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LiveRulesBorrowed, tokio_postgres::Error> {
                    Ok(LiveRulesBorrowed {
                        name: row.try_get(0)?,
                        r#type: row.try_get(1)?,
                        content: row.try_get(2)?,
                        version: row.try_get(3)?,
                    })
                },
            mapper: |it| LiveRules::from(it),
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
    ) -> RuleQuery<'c, 'a, 's, C, Rule, 1> {
        RuleQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RuleBorrowed, tokio_postgres::Error> {
                Ok(RuleBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    r#type: row.try_get(2)?,
                    content: row.try_get(3)?,
                    version: row.try_get(4)?,
                    updated_at: row.try_get(5)?,
                })
            },
            mapper: |it| Rule::from(it),
        }
    }
}
pub struct LockRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_rule() -> LockRuleStmt {
    LockRuleStmt(
        "SELECT id, name, type, content, version, updated_at FROM rules WHERE name = $1 FOR UPDATE",
        None,
    )
}
impl LockRuleStmt {
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
    ) -> RuleQuery<'c, 'a, 's, C, Rule, 1> {
        RuleQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RuleBorrowed, tokio_postgres::Error> {
                Ok(RuleBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    r#type: row.try_get(2)?,
                    content: row.try_get(3)?,
                    version: row.try_get(4)?,
                    updated_at: row.try_get(5)?,
                })
            },
            mapper: |it| Rule::from(it),
        }
    }
}
pub struct InsertRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_rule() -> InsertRuleStmt {
    InsertRuleStmt(
        "INSERT INTO rules (tenant_id, id, name, type, content, version) VALUES ($1, $2, $3, $4, '{}', 0) ON CONFLICT (tenant_id, name) DO NOTHING",
        None,
    )
}
impl InsertRuleStmt {
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
        name: &'a T1,
        type_: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, name, type_],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRuleParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertRuleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRuleParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.type_,
        ))
    }
}
pub struct KeepLiveVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_live_version() -> KeepLiveVersionStmt {
    KeepLiveVersionStmt(
        "INSERT INTO rule_versions (tenant_id, rule_id, version, content, author_name, created_at) SELECT tenant_id, id, version, content, 'Tekup', updated_at FROM rules WHERE id = $1 AND version > 0 ON CONFLICT DO NOTHING",
        None,
    )
}
impl KeepLiveVersionStmt {
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
pub struct InsertRuleVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_rule_version() -> InsertRuleVersionStmt {
    InsertRuleVersionStmt(
        "INSERT INTO rule_versions (tenant_id, rule_id, version, content, comment, author_id, author_name, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl InsertRuleVersionStmt {
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
        T1: crate::JsonSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        rule_id: &'a uuid::Uuid,
        version: &'a i32,
        content: &'a T1,
        comment: &'a Option<T2>,
        author_id: &'a Option<uuid::Uuid>,
        author_name: &'a T3,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    rule_id,
                    version,
                    content,
                    comment,
                    author_id,
                    author_name,
                    created_at,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::JsonSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRuleVersionParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertRuleVersionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRuleVersionParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.rule_id,
            &params.version,
            &params.content,
            &params.comment,
            &params.author_id,
            &params.author_name,
            &params.created_at,
        ))
    }
}
pub struct LatestRuleVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_rule_version() -> LatestRuleVersionStmt {
    LatestRuleVersionStmt(
        "SELECT version, content, comment, author_id, author_name, created_at FROM rule_versions WHERE rule_id = $1 ORDER BY version DESC LIMIT 1",
        None,
    )
}
impl LatestRuleVersionStmt {
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
        rule_id: &'a uuid::Uuid,
    ) -> RuleVersionQuery<'c, 'a, 's, C, RuleVersion, 1> {
        RuleVersionQuery {
            client,
            params: [rule_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RuleVersionBorrowed, tokio_postgres::Error> {
                    Ok(RuleVersionBorrowed {
                        version: row.try_get(0)?,
                        content: row.try_get(1)?,
                        comment: row.try_get(2)?,
                        author_id: row.try_get(3)?,
                        author_name: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                    })
                },
            mapper: |it| RuleVersion::from(it),
        }
    }
}
pub struct GetRuleVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_rule_version() -> GetRuleVersionStmt {
    GetRuleVersionStmt(
        "SELECT version, content, comment, author_id, author_name, created_at FROM rule_versions WHERE rule_id = $1 AND version = $2",
        None,
    )
}
impl GetRuleVersionStmt {
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
        rule_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> RuleVersionQuery<'c, 'a, 's, C, RuleVersion, 2> {
        RuleVersionQuery {
            client,
            params: [rule_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RuleVersionBorrowed, tokio_postgres::Error> {
                    Ok(RuleVersionBorrowed {
                        version: row.try_get(0)?,
                        content: row.try_get(1)?,
                        comment: row.try_get(2)?,
                        author_id: row.try_get(3)?,
                        author_name: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                    })
                },
            mapper: |it| RuleVersion::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetRuleVersionParams,
        RuleVersionQuery<'c, 'a, 's, C, RuleVersion, 2>,
        C,
    > for GetRuleVersionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetRuleVersionParams,
    ) -> RuleVersionQuery<'c, 'a, 's, C, RuleVersion, 2> {
        self.bind(client, &params.rule_id, &params.version)
    }
}
pub struct ListRuleVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_rule_versions() -> ListRuleVersionsStmt {
    ListRuleVersionsStmt(
        "SELECT version, author_name, created_at, coalesce(comment, '') AS comment FROM rule_versions WHERE rule_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3",
        None,
    )
}
impl ListRuleVersionsStmt {
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
        rule_id: &'a uuid::Uuid,
        before: &'a i32,
        limit: &'a i64,
    ) -> ListRuleVersionsQuery<'c, 'a, 's, C, ListRuleVersions, 3> {
        ListRuleVersionsQuery {
            client,
            params: [rule_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListRuleVersionsBorrowed, tokio_postgres::Error> {
                Ok(ListRuleVersionsBorrowed {
                    version: row.try_get(0)?,
                    author_name: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    comment: row.try_get(3)?,
                })
            },
            mapper: |it| ListRuleVersions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListRuleVersionsParams,
        ListRuleVersionsQuery<'c, 'a, 's, C, ListRuleVersions, 3>,
        C,
    > for ListRuleVersionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListRuleVersionsParams,
    ) -> ListRuleVersionsQuery<'c, 'a, 's, C, ListRuleVersions, 3> {
        self.bind(client, &params.rule_id, &params.before, &params.limit)
    }
}
pub struct GoLiveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn go_live() -> GoLiveStmt {
    GoLiveStmt(
        "UPDATE rules SET content = $1, version = $2, updated_at = $3 WHERE id = $4",
        None,
    )
}
impl GoLiveStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        content: &'a T1,
        version: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[content, version, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        GoLiveParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for GoLiveStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a GoLiveParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.content,
            &params.version,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteRuleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_rule() -> DeleteRuleStmt {
    DeleteRuleStmt("DELETE FROM rules WHERE name = $1 RETURNING id", None)
}
impl DeleteRuleStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
