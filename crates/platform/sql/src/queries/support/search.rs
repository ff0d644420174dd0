// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SearchMessagesParams<T1: crate::StringSql> {
    pub words: T1,
    pub before_at: chrono::DateTime<chrono::Utc>,
    pub before_id: uuid::Uuid,
    pub limit: i32,
    pub tenant_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub conversation_id: uuid::Uuid,
    pub number: i32,
    pub sender_type: String,
    pub sender_name: Option<String>,
    pub content: String,
    pub internal: bool,
    pub intent: Option<String>,
    pub status: String,
    pub channel: String,
    pub assigned_name: Option<String>,
    pub user_id: String,
    pub customer_name: Option<String>,
}
pub struct FoundBorrowed<'a> {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub conversation_id: uuid::Uuid,
    pub number: i32,
    pub sender_type: &'a str,
    pub sender_name: Option<&'a str>,
    pub content: &'a str,
    pub internal: bool,
    pub intent: Option<&'a str>,
    pub status: &'a str,
    pub channel: &'a str,
    pub assigned_name: Option<&'a str>,
    pub user_id: &'a str,
    pub customer_name: Option<&'a str>,
}
impl<'a> From<FoundBorrowed<'a>> for Found {
    fn from(
        FoundBorrowed {
            id,
            created_at,
            conversation_id,
            number,
            sender_type,
            sender_name,
            content,
            internal,
            intent,
            status,
            channel,
            assigned_name,
            user_id,
            customer_name,
        }: FoundBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            created_at,
            conversation_id,
            number,
            sender_type: sender_type.into(),
            sender_name: sender_name.map(|v| v.into()),
            content: content.into(),
            internal,
            intent: intent.map(|v| v.into()),
            status: status.into(),
            channel: channel.into(),
            assigned_name: assigned_name.map(|v| v.into()),
            user_id: user_id.into(),
            customer_name: customer_name.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FoundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FoundBorrowed, tokio_postgres::Error>,
    mapper: fn(FoundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FoundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FoundBorrowed) -> R) -> FoundQuery<'c, 'a, 's, C, R, N> {
        FoundQuery {
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
pub struct SearchMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn search_messages() -> SearchMessagesStmt {
    SearchMessagesStmt(
        "SELECT m.id, m.created_at, m.conversation_id, m.number, m.sender_type, m.sender_name, m.content, m.internal, m.intent, c.status, c.channel, c.assigned_name, k.external_id AS user_id, k.name AS customer_name FROM tekup_find_messages($1, $2, $3, $4) AS f JOIN messages AS m ON m.tenant_id = $5 AND m.id = f.id AND m.created_at = f.created_at JOIN conversations AS c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id ORDER BY m.created_at DESC, m.id DESC",
        None,
    )
}
impl SearchMessagesStmt {
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
        words: &'a T1,
        before_at: &'a chrono::DateTime<chrono::Utc>,
        before_id: &'a uuid::Uuid,
        limit: &'a i32,
        tenant_id: &'a uuid::Uuid,
    ) -> FoundQuery<'c, 'a, 's, C, Found, 5> {
        FoundQuery {
            client,
            params: [words, before_at, before_id, limit, tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FoundBorrowed, tokio_postgres::Error> {
                Ok(FoundBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    conversation_id: row.try_get(2)?,
                    number: row.try_get(3)?,
                    sender_type: row.try_get(4)?,
                    sender_name: row.try_get(5)?,
                    content: row.try_get(6)?,
                    internal: row.try_get(7)?,
                    intent: row.try_get(8)?,
                    status: row.try_get(9)?,
                    channel: row.try_get(10)?,
                    assigned_name: row.try_get(11)?,
                    user_id: row.try_get(12)?,
                    customer_name: row.try_get(13)?,
                })
            },
            mapper: |it| Found::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SearchMessagesParams<T1>,
        FoundQuery<'c, 'a, 's, C, Found, 5>,
        C,
    > for SearchMessagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchMessagesParams<T1>,
    ) -> FoundQuery<'c, 'a, 's, C, Found, 5> {
        self.bind(
            client,
            &params.words,
            &params.before_at,
            &params.before_id,
            &params.limit,
            &params.tenant_id,
        )
    }
}
