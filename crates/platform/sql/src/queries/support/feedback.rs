// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct RatedAnswerParams {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutFeedbackParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub tenant_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub side: T1,
    pub conversation_id: uuid::Uuid,
    pub rating: T2,
    pub comment: Option<T3>,
    pub correction: Option<T4>,
    pub question: T5,
    pub language: Option<T6>,
    pub document_ids: T7,
    pub right_document_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct EarlierFeedbackParams<T1: crate::StringSql> {
    pub message_id: uuid::Uuid,
    pub side: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct CountRatingParams {
    pub up: i32,
    pub down: i32,
    pub document_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct RatedAnswer {
    pub language: Option<String>,
    pub sources: serde_json::Value,
    pub question: Option<String>,
}
pub struct RatedAnswerBorrowed<'a> {
    pub language: Option<&'a str>,
    pub sources: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub question: Option<&'a str>,
}
impl<'a> From<RatedAnswerBorrowed<'a>> for RatedAnswer {
    fn from(
        RatedAnswerBorrowed {
            language,
            sources,
            question,
        }: RatedAnswerBorrowed<'a>,
    ) -> Self {
        Self {
            language: language.map(|v| v.into()),
            sources: serde_json::from_str(sources.0.get()).unwrap(),
            question: question.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    pub message_id: uuid::Uuid,
    pub side: String,
    pub conversation_id: uuid::Uuid,
    pub rating: String,
    pub comment: Option<String>,
    pub correction: Option<String>,
    pub question: String,
    pub language: Option<String>,
    pub document_ids: Vec<uuid::Uuid>,
    pub right_document_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct FeedbackBorrowed<'a> {
    pub message_id: uuid::Uuid,
    pub side: &'a str,
    pub conversation_id: uuid::Uuid,
    pub rating: &'a str,
    pub comment: Option<&'a str>,
    pub correction: Option<&'a str>,
    pub question: &'a str,
    pub language: Option<&'a str>,
    pub document_ids: crate::ArrayIterator<'a, uuid::Uuid>,
    pub right_document_id: Option<uuid::Uuid>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<FeedbackBorrowed<'a>> for Feedback {
    fn from(
        FeedbackBorrowed {
            message_id,
            side,
            conversation_id,
            rating,
            comment,
            correction,
            question,
            language,
            document_ids,
            right_document_id,
            created_at,
            updated_at,
        }: FeedbackBorrowed<'a>,
    ) -> Self {
        Self {
            message_id,
            side: side.into(),
            conversation_id,
            rating: rating.into(),
            comment: comment.map(|v| v.into()),
            correction: correction.map(|v| v.into()),
            question: question.into(),
            language: language.map(|v| v.into()),
            document_ids: document_ids.map(|v| v).collect(),
            right_document_id,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RatedAnswerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RatedAnswerBorrowed, tokio_postgres::Error>,
    mapper: fn(RatedAnswerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RatedAnswerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(RatedAnswerBorrowed) -> R,
    ) -> RatedAnswerQuery<'c, 'a, 's, C, R, N> {
        RatedAnswerQuery {
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
pub struct FeedbackQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FeedbackBorrowed, tokio_postgres::Error>,
    mapper: fn(FeedbackBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FeedbackQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FeedbackBorrowed) -> R) -> FeedbackQuery<'c, 'a, 's, C, R, N> {
        FeedbackQuery {
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
pub struct RatedAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rated_answer() -> RatedAnswerStmt {
    RatedAnswerStmt(
        "SELECT m.language, m.sources, ( SELECT q.content FROM messages AS q WHERE q.conversation_id = m.conversation_id AND q.number < m.number AND q.sender_type = 'user' ORDER BY q.number DESC LIMIT 1 ) AS question FROM messages AS m WHERE m.id = $1 AND m.conversation_id = $2 AND m.sender_type = 'ai_agent'",
        None,
    )
}
impl RatedAnswerStmt {
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
        conversation_id: &'a uuid::Uuid,
    ) -> RatedAnswerQuery<'c, 'a, 's, C, RatedAnswer, 2> {
        RatedAnswerQuery {
            client,
            params: [id, conversation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<RatedAnswerBorrowed, tokio_postgres::Error> {
                    Ok(RatedAnswerBorrowed {
                        language: row.try_get(0)?,
                        sources: row.try_get(1)?,
                        question: row.try_get(2)?,
                    })
                },
            mapper: |it| RatedAnswer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RatedAnswerParams,
        RatedAnswerQuery<'c, 'a, 's, C, RatedAnswer, 2>,
        C,
    > for RatedAnswerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RatedAnswerParams,
    ) -> RatedAnswerQuery<'c, 'a, 's, C, RatedAnswer, 2> {
        self.bind(client, &params.id, &params.conversation_id)
    }
}
pub struct PutFeedbackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_feedback() -> PutFeedbackStmt {
    PutFeedbackStmt(
        "INSERT INTO answer_feedback ( tenant_id, message_id, side, conversation_id, rating, comment, correction, question, language, document_ids, right_document_id, created_at, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12 ) ON CONFLICT (tenant_id, message_id, side) DO UPDATE SET rating = excluded.rating, comment = excluded.comment, correction = excluded.correction, right_document_id = excluded.right_document_id, updated_at = excluded.updated_at RETURNING message_id, side, conversation_id, rating, comment, correction, question, language, document_ids, right_document_id, created_at, updated_at",
        None,
    )
}
impl PutFeedbackStmt {
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
        T7: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        side: &'a T1,
        conversation_id: &'a uuid::Uuid,
        rating: &'a T2,
        comment: &'a Option<T3>,
        correction: &'a Option<T4>,
        question: &'a T5,
        language: &'a Option<T6>,
        document_ids: &'a T7,
        right_document_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> FeedbackQuery<'c, 'a, 's, C, Feedback, 12> {
        FeedbackQuery {
            client,
            params: [
                tenant_id,
                message_id,
                side,
                conversation_id,
                rating,
                comment,
                correction,
                question,
                language,
                document_ids,
                right_document_id,
                now,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FeedbackBorrowed, tokio_postgres::Error> {
                    Ok(FeedbackBorrowed {
                        message_id: row.try_get(0)?,
                        side: row.try_get(1)?,
                        conversation_id: row.try_get(2)?,
                        rating: row.try_get(3)?,
                        comment: row.try_get(4)?,
                        correction: row.try_get(5)?,
                        question: row.try_get(6)?,
                        language: row.try_get(7)?,
                        document_ids: row.try_get(8)?,
                        right_document_id: row.try_get(9)?,
                        created_at: row.try_get(10)?,
                        updated_at: row.try_get(11)?,
                    })
                },
            mapper: |it| Feedback::from(it),
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
    T7: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PutFeedbackParams<T1, T2, T3, T4, T5, T6, T7>,
        FeedbackQuery<'c, 'a, 's, C, Feedback, 12>,
        C,
    > for PutFeedbackStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PutFeedbackParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> FeedbackQuery<'c, 'a, 's, C, Feedback, 12> {
        self.bind(
            client,
            &params.tenant_id,
            &params.message_id,
            &params.side,
            &params.conversation_id,
            &params.rating,
            &params.comment,
            &params.correction,
            &params.question,
            &params.language,
            &params.document_ids,
            &params.right_document_id,
            &params.now,
        )
    }
}
pub struct EarlierFeedbackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn earlier_feedback() -> EarlierFeedbackStmt {
    EarlierFeedbackStmt(
        "SELECT rating FROM answer_feedback WHERE message_id = $1 AND side = $2 FOR UPDATE",
        None,
    )
}
impl EarlierFeedbackStmt {
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
        message_id: &'a uuid::Uuid,
        side: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [message_id, side],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EarlierFeedbackParams<T1>,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for EarlierFeedbackStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EarlierFeedbackParams<T1>,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.message_id, &params.side)
    }
}
pub struct CountRatingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_rating() -> CountRatingStmt {
    CountRatingStmt(
        "INSERT INTO document_ratings (tenant_id, document_id, up, down) SELECT d.tenant_id, d.id, greatest($1, 0), greatest($2, 0) FROM documents AS d WHERE d.id = $3 ON CONFLICT (tenant_id, document_id) DO UPDATE SET up = greatest(document_ratings.up + $1, 0), down = greatest(document_ratings.down + $2, 0)",
        None,
    )
}
impl CountRatingStmt {
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
        up: &'a i32,
        down: &'a i32,
        document_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[up, down, document_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CountRatingParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CountRatingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountRatingParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.up, &params.down, &params.document_id))
    }
}
