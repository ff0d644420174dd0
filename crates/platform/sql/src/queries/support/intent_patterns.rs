// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListPatternsParams<T1: crate::StringSql> {
    pub status: T1,
    pub after_frequency: Option<i32>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct DecidePatternParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub status: T1,
    pub intent: Option<T2>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPatternParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub pattern: T1,
    pub texts: T3,
    pub frequency: i32,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct OutOfScopeMessagesParams {
    pub since: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    pub id: uuid::Uuid,
    pub pattern: String,
    pub texts: Vec<String>,
    pub frequency: i32,
    pub status: String,
    pub intent: Option<String>,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
pub struct PatternBorrowed<'a> {
    pub id: uuid::Uuid,
    pub pattern: &'a str,
    pub texts: crate::ArrayIterator<'a, &'a str>,
    pub frequency: i32,
    pub status: &'a str,
    pub intent: Option<&'a str>,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<PatternBorrowed<'a>> for Pattern {
    fn from(
        PatternBorrowed {
            id,
            pattern,
            texts,
            frequency,
            status,
            intent,
            first_seen,
            last_seen,
        }: PatternBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            pattern: pattern.into(),
            texts: texts.map(|v| v.into()).collect(),
            frequency,
            status: status.into(),
            intent: intent.map(|v| v.into()),
            first_seen,
            last_seen,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OutOfScopeMessages {
    pub content: String,
    pub frequency: i64,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
pub struct OutOfScopeMessagesBorrowed<'a> {
    pub content: &'a str,
    pub frequency: i64,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<OutOfScopeMessagesBorrowed<'a>> for OutOfScopeMessages {
    fn from(
        OutOfScopeMessagesBorrowed {
            content,
            frequency,
            first_seen,
            last_seen,
        }: OutOfScopeMessagesBorrowed<'a>,
    ) -> Self {
        Self {
            content: content.into(),
            frequency,
            first_seen,
            last_seen,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PatternQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PatternBorrowed, tokio_postgres::Error>,
    mapper: fn(PatternBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PatternQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PatternBorrowed) -> R) -> PatternQuery<'c, 'a, 's, C, R, N> {
        PatternQuery {
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
pub struct OutOfScopeMessagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<OutOfScopeMessagesBorrowed, tokio_postgres::Error>,
    mapper: fn(OutOfScopeMessagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OutOfScopeMessagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OutOfScopeMessagesBorrowed) -> R,
    ) -> OutOfScopeMessagesQuery<'c, 'a, 's, C, R, N> {
        OutOfScopeMessagesQuery {
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
pub struct ListPatternsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_patterns() -> ListPatternsStmt {
    ListPatternsStmt(
        "SELECT id, pattern, texts, frequency, status, intent, first_seen, last_seen FROM intent_patterns WHERE status = $1 AND ($2::integer IS NULL OR (frequency, id) < ($2, $3::uuid)) ORDER BY frequency DESC, id DESC LIMIT $4",
        None,
    )
}
impl ListPatternsStmt {
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
        status: &'a T1,
        after_frequency: &'a Option<i32>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> PatternQuery<'c, 'a, 's, C, Pattern, 4> {
        PatternQuery {
            client,
            params: [status, after_frequency, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PatternBorrowed, tokio_postgres::Error> {
                    Ok(PatternBorrowed {
                        id: row.try_get(0)?,
                        pattern: row.try_get(1)?,
                        texts: row.try_get(2)?,
                        frequency: row.try_get(3)?,
                        status: row.try_get(4)?,
                        intent: row.try_get(5)?,
                        first_seen: row.try_get(6)?,
                        last_seen: row.try_get(7)?,
                    })
                },
            mapper: |it| Pattern::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListPatternsParams<T1>,
        PatternQuery<'c, 'a, 's, C, Pattern, 4>,
        C,
    > for ListPatternsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListPatternsParams<T1>,
    ) -> PatternQuery<'c, 'a, 's, C, Pattern, 4> {
        self.bind(
            client,
            &params.status,
            &params.after_frequency,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct OpenPatternStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_pattern() -> OpenPatternStmt {
    OpenPatternStmt(
        "SELECT id, pattern, texts, frequency, status, intent, first_seen, last_seen FROM intent_patterns WHERE id = $1 AND status = 'open' FOR UPDATE",
        None,
    )
}
impl OpenPatternStmt {
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
    ) -> PatternQuery<'c, 'a, 's, C, Pattern, 1> {
        PatternQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PatternBorrowed, tokio_postgres::Error> {
                    Ok(PatternBorrowed {
                        id: row.try_get(0)?,
                        pattern: row.try_get(1)?,
                        texts: row.try_get(2)?,
                        frequency: row.try_get(3)?,
                        status: row.try_get(4)?,
                        intent: row.try_get(5)?,
                        first_seen: row.try_get(6)?,
                        last_seen: row.try_get(7)?,
                    })
                },
            mapper: |it| Pattern::from(it),
        }
    }
}
pub struct DecidePatternStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide_pattern() -> DecidePatternStmt {
    DecidePatternStmt(
        "UPDATE intent_patterns SET status = $1, intent = $2, decided_at = now() WHERE id = $3",
        None,
    )
}
impl DecidePatternStmt {
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
        status: &'a T1,
        intent: &'a Option<T2>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[status, intent, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DecidePatternParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DecidePatternStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DecidePatternParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.status, &params.intent, &params.id))
    }
}
pub struct ClearOpenPatternsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_open_patterns() -> ClearOpenPatternsStmt {
    ClearOpenPatternsStmt("DELETE FROM intent_patterns WHERE status = 'open'", None)
}
impl ClearOpenPatternsStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(&client.prepare(self.0).await?, &[]).await
    }
}
pub struct InsertPatternStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_pattern() -> InsertPatternStmt {
    InsertPatternStmt(
        "INSERT INTO intent_patterns (tenant_id, id, pattern, texts, frequency, first_seen, last_seen) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertPatternStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        pattern: &'a T1,
        texts: &'a T3,
        frequency: &'a i32,
        first_seen: &'a chrono::DateTime<chrono::Utc>,
        last_seen: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, pattern, texts, frequency, first_seen, last_seen,
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
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertPatternParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertPatternStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertPatternParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.pattern,
            &params.texts,
            &params.frequency,
            &params.first_seen,
            &params.last_seen,
        ))
    }
}
pub struct OutOfScopeMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn out_of_scope_messages() -> OutOfScopeMessagesStmt {
    OutOfScopeMessagesStmt(
        "SELECT m.content, count(*) AS frequency, min(m.created_at) AS first_seen, max(m.created_at) AS last_seen FROM messages AS m WHERE m.sender_type = 'user' AND m.intent IS NULL AND m.sentiment IS NOT NULL AND m.created_at > $1 AND length(m.content) BETWEEN 8 AND 500 AND NOT EXISTS ( SELECT 1 FROM intent_patterns AS p WHERE p.status <> 'open' AND m.content = ANY(p.texts) ) GROUP BY m.content ORDER BY max(m.created_at) DESC LIMIT $2",
        None,
    )
}
impl OutOfScopeMessagesStmt {
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
        since: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> OutOfScopeMessagesQuery<'c, 'a, 's, C, OutOfScopeMessages, 2> {
        OutOfScopeMessagesQuery {
            client,
            params: [since, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OutOfScopeMessagesBorrowed, tokio_postgres::Error> {
                Ok(OutOfScopeMessagesBorrowed {
                    content: row.try_get(0)?,
                    frequency: row.try_get(1)?,
                    first_seen: row.try_get(2)?,
                    last_seen: row.try_get(3)?,
                })
            },
            mapper: |it| OutOfScopeMessages::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OutOfScopeMessagesParams,
        OutOfScopeMessagesQuery<'c, 'a, 's, C, OutOfScopeMessages, 2>,
        C,
    > for OutOfScopeMessagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OutOfScopeMessagesParams,
    ) -> OutOfScopeMessagesQuery<'c, 'a, 's, C, OutOfScopeMessages, 2> {
        self.bind(client, &params.since, &params.limit)
    }
}
