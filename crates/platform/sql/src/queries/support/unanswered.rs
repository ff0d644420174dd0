// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListQuestionsParams<T1: crate::StringSql> {
    pub status: T1,
    pub after_frequency: Option<i32>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct DecideQuestionParams<T1: crate::StringSql> {
    pub status: T1,
    pub document_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertQuestionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub title: T1,
    pub texts: T3,
    pub frequency: i32,
    pub language: T4,
    pub draft: T5,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct UnansweredMessagesParams {
    pub tenant_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: uuid::Uuid,
    pub title: String,
    pub texts: Vec<String>,
    pub frequency: i32,
    pub language: String,
    pub draft: String,
    pub status: String,
    pub document_id: Option<uuid::Uuid>,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
pub struct QuestionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub texts: crate::ArrayIterator<'a, &'a str>,
    pub frequency: i32,
    pub language: &'a str,
    pub draft: &'a str,
    pub status: &'a str,
    pub document_id: Option<uuid::Uuid>,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<QuestionBorrowed<'a>> for Question {
    fn from(
        QuestionBorrowed {
            id,
            title,
            texts,
            frequency,
            language,
            draft,
            status,
            document_id,
            first_seen,
            last_seen,
        }: QuestionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            texts: texts.map(|v| v.into()).collect(),
            frequency,
            language: language.into(),
            draft: draft.into(),
            status: status.into(),
            document_id,
            first_seen,
            last_seen,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UnansweredMessages {
    pub content: String,
    pub frequency: i64,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
    pub language: String,
    pub reply: Option<String>,
}
pub struct UnansweredMessagesBorrowed<'a> {
    pub content: &'a str,
    pub frequency: i64,
    pub first_seen: chrono::DateTime<chrono::Utc>,
    pub last_seen: chrono::DateTime<chrono::Utc>,
    pub language: &'a str,
    pub reply: Option<&'a str>,
}
impl<'a> From<UnansweredMessagesBorrowed<'a>> for UnansweredMessages {
    fn from(
        UnansweredMessagesBorrowed {
            content,
            frequency,
            first_seen,
            last_seen,
            language,
            reply,
        }: UnansweredMessagesBorrowed<'a>,
    ) -> Self {
        Self {
            content: content.into(),
            frequency,
            first_seen,
            last_seen,
            language: language.into(),
            reply: reply.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct QuestionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QuestionBorrowed, tokio_postgres::Error>,
    mapper: fn(QuestionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QuestionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(QuestionBorrowed) -> R) -> QuestionQuery<'c, 'a, 's, C, R, N> {
        QuestionQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct UnansweredMessagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<UnansweredMessagesBorrowed, tokio_postgres::Error>,
    mapper: fn(UnansweredMessagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnansweredMessagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UnansweredMessagesBorrowed) -> R,
    ) -> UnansweredMessagesQuery<'c, 'a, 's, C, R, N> {
        UnansweredMessagesQuery {
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
pub struct ListQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_questions() -> ListQuestionsStmt {
    ListQuestionsStmt(
        "SELECT id, title, texts, frequency, language, draft, status, document_id, first_seen, last_seen FROM unanswered_questions WHERE status = $1 AND ($2::integer IS NULL OR (frequency, id) < ($2, $3::uuid)) ORDER BY frequency DESC, id DESC LIMIT $4",
        None,
    )
}
impl ListQuestionsStmt {
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
    ) -> QuestionQuery<'c, 'a, 's, C, Question, 4> {
        QuestionQuery {
            client,
            params: [status, after_frequency, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<QuestionBorrowed, tokio_postgres::Error> {
                    Ok(QuestionBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        texts: row.try_get(2)?,
                        frequency: row.try_get(3)?,
                        language: row.try_get(4)?,
                        draft: row.try_get(5)?,
                        status: row.try_get(6)?,
                        document_id: row.try_get(7)?,
                        first_seen: row.try_get(8)?,
                        last_seen: row.try_get(9)?,
                    })
                },
            mapper: |it| Question::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListQuestionsParams<T1>,
        QuestionQuery<'c, 'a, 's, C, Question, 4>,
        C,
    > for ListQuestionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListQuestionsParams<T1>,
    ) -> QuestionQuery<'c, 'a, 's, C, Question, 4> {
        self.bind(
            client,
            &params.status,
            &params.after_frequency,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct OpenQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_question() -> OpenQuestionStmt {
    OpenQuestionStmt(
        "SELECT id, title, texts, frequency, language, draft, status, document_id, first_seen, last_seen FROM unanswered_questions WHERE id = $1 AND status = 'open' FOR UPDATE",
        None,
    )
}
impl OpenQuestionStmt {
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
    ) -> QuestionQuery<'c, 'a, 's, C, Question, 1> {
        QuestionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<QuestionBorrowed, tokio_postgres::Error> {
                    Ok(QuestionBorrowed {
                        id: row.try_get(0)?,
                        title: row.try_get(1)?,
                        texts: row.try_get(2)?,
                        frequency: row.try_get(3)?,
                        language: row.try_get(4)?,
                        draft: row.try_get(5)?,
                        status: row.try_get(6)?,
                        document_id: row.try_get(7)?,
                        first_seen: row.try_get(8)?,
                        last_seen: row.try_get(9)?,
                    })
                },
            mapper: |it| Question::from(it),
        }
    }
}
pub struct DocumentExistsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn document_exists() -> DocumentExistsStmt {
    DocumentExistsStmt(
        "SELECT EXISTS (SELECT 1 FROM documents WHERE id = $1) AS there",
        None,
    )
}
impl DocumentExistsStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct DecideQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn decide_question() -> DecideQuestionStmt {
    DecideQuestionStmt(
        "UPDATE unanswered_questions SET status = $1, document_id = $2, decided_at = $3 WHERE id = $4",
        None,
    )
}
impl DecideQuestionStmt {
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
        status: &'a T1,
        document_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[status, document_id, now, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DecideQuestionParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DecideQuestionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DecideQuestionParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status,
            &params.document_id,
            &params.now,
            &params.id,
        ))
    }
}
pub struct ClearOpenQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_open_questions() -> ClearOpenQuestionsStmt {
    ClearOpenQuestionsStmt(
        "DELETE FROM unanswered_questions WHERE status = 'open'",
        None,
    )
}
impl ClearOpenQuestionsStmt {
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
pub struct InsertQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_question() -> InsertQuestionStmt {
    InsertQuestionStmt(
        "INSERT INTO unanswered_questions (tenant_id, id, title, texts, frequency, language, draft, first_seen, last_seen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl InsertQuestionStmt {
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
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        title: &'a T1,
        texts: &'a T3,
        frequency: &'a i32,
        language: &'a T4,
        draft: &'a T5,
        first_seen: &'a chrono::DateTime<chrono::Utc>,
        last_seen: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id, id, title, texts, frequency, language, draft, first_seen, last_seen,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertQuestionParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertQuestionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertQuestionParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.title,
            &params.texts,
            &params.frequency,
            &params.language,
            &params.draft,
            &params.first_seen,
            &params.last_seen,
        ))
    }
}
pub struct UnansweredMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unanswered_messages() -> UnansweredMessagesStmt {
    UnansweredMessagesStmt(
        "SELECT m.content, count(*) AS frequency, min(m.created_at) AS first_seen, max(m.created_at) AS last_seen, max(coalesce(m.language, 'en')) AS language, (array_agg(a.content ORDER BY m.created_at DESC) FILTER (WHERE a.content IS NOT NULL))[1] AS reply FROM rule_decisions AS r JOIN messages AS m ON m.id = r.message_id AND m.created_at = r.message_at LEFT JOIN LATERAL ( SELECT h.content FROM messages AS h WHERE h.conversation_id = m.conversation_id AND h.number > m.number AND h.sender_type = 'human_agent' AND NOT h.internal ORDER BY h.number LIMIT 1 ) AS a ON true WHERE r.tenant_id = $1 AND r.subject = 'message' AND r.at > $2 AND r.facts ->> 'answered' = 'false' AND r.facts ->> 'asked_for_person' IS DISTINCT FROM 'true' AND length(m.content) BETWEEN 8 AND 500 AND NOT EXISTS ( SELECT 1 FROM unanswered_questions AS q WHERE q.status <> 'open' AND m.content = ANY (q.texts) ) GROUP BY m.content ORDER BY max(m.created_at) DESC LIMIT $3",
        None,
    )
}
impl UnansweredMessagesStmt {
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
        since: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> UnansweredMessagesQuery<'c, 'a, 's, C, UnansweredMessages, 3> {
        UnansweredMessagesQuery {
            client,
            params: [tenant_id, since, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<UnansweredMessagesBorrowed, tokio_postgres::Error> {
                Ok(UnansweredMessagesBorrowed {
                    content: row.try_get(0)?,
                    frequency: row.try_get(1)?,
                    first_seen: row.try_get(2)?,
                    last_seen: row.try_get(3)?,
                    language: row.try_get(4)?,
                    reply: row.try_get(5)?,
                })
            },
            mapper: |it| UnansweredMessages::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnansweredMessagesParams,
        UnansweredMessagesQuery<'c, 'a, 's, C, UnansweredMessages, 3>,
        C,
    > for UnansweredMessagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnansweredMessagesParams,
    ) -> UnansweredMessagesQuery<'c, 'a, 's, C, UnansweredMessages, 3> {
        self.bind(client, &params.tenant_id, &params.since, &params.limit)
    }
}
