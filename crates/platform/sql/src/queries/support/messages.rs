// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct AnnotateMessageParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::StringSql> {
    pub intent: Option<T1>,
    pub confidence: Option<f32>,
    pub entities: T2,
    pub sentiment: Option<f32>,
    pub language: Option<T3>,
    pub requires_escalation: bool,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct WordMessageParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub content: T1,
    pub answer_engine: T2,
    pub edited_at: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct GetMessageParams {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListMessagesParams {
    pub conversation_id: uuid::Uuid,
    pub after: i32,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LastFromCustomerParams {
    pub conversation_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub number: i32,
    pub sender_type: String,
    pub sender_id: Option<uuid::Uuid>,
    pub sender_name: Option<String>,
    pub content: String,
    pub content_type: String,
    pub intent: Option<String>,
    pub confidence: Option<f32>,
    pub entities: serde_json::Value,
    pub sentiment: Option<f32>,
    pub language: Option<String>,
    pub sources: serde_json::Value,
    pub answer_state: Option<String>,
    pub answer_engine: Option<String>,
    pub answer_passage: Option<String>,
    pub requires_escalation: bool,
    pub attachments: serde_json::Value,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
    pub internal: bool,
    pub mentions: Vec<uuid::Uuid>,
}
pub struct MessageBorrowed<'a> {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub number: i32,
    pub sender_type: &'a str,
    pub sender_id: Option<uuid::Uuid>,
    pub sender_name: Option<&'a str>,
    pub content: &'a str,
    pub content_type: &'a str,
    pub intent: Option<&'a str>,
    pub confidence: Option<f32>,
    pub entities: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub sentiment: Option<f32>,
    pub language: Option<&'a str>,
    pub sources: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub answer_state: Option<&'a str>,
    pub answer_engine: Option<&'a str>,
    pub answer_passage: Option<&'a str>,
    pub requires_escalation: bool,
    pub attachments: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub edited_at: Option<chrono::DateTime<chrono::Utc>>,
    pub internal: bool,
    pub mentions: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<MessageBorrowed<'a>> for Message {
    fn from(
        MessageBorrowed {
            id,
            conversation_id,
            number,
            sender_type,
            sender_id,
            sender_name,
            content,
            content_type,
            intent,
            confidence,
            entities,
            sentiment,
            language,
            sources,
            answer_state,
            answer_engine,
            answer_passage,
            requires_escalation,
            attachments,
            created_at,
            edited_at,
            internal,
            mentions,
        }: MessageBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            conversation_id,
            number,
            sender_type: sender_type.into(),
            sender_id,
            sender_name: sender_name.map(|v| v.into()),
            content: content.into(),
            content_type: content_type.into(),
            intent: intent.map(|v| v.into()),
            confidence,
            entities: serde_json::from_str(entities.0.get()).unwrap(),
            sentiment,
            language: language.map(|v| v.into()),
            sources: serde_json::from_str(sources.0.get()).unwrap(),
            answer_state: answer_state.map(|v| v.into()),
            answer_engine: answer_engine.map(|v| v.into()),
            answer_passage: answer_passage.map(|v| v.into()),
            requires_escalation,
            attachments: serde_json::from_str(attachments.0.get()).unwrap(),
            created_at,
            edited_at,
            internal,
            mentions: mentions.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MessageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MessageBorrowed, tokio_postgres::Error>,
    mapper: fn(MessageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MessageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MessageBorrowed) -> R) -> MessageQuery<'c, 'a, 's, C, R, N> {
        MessageQuery {
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
pub struct AnnotateMessageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn annotate_message() -> AnnotateMessageStmt {
    AnnotateMessageStmt(
        "UPDATE messages SET intent = $1, confidence = $2, entities = $3, sentiment = $4, language = $5, requires_escalation = $6 WHERE id = $7 AND created_at = $8",
        None,
    )
}
impl AnnotateMessageStmt {
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
        T2: crate::JsonSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        intent: &'a Option<T1>,
        confidence: &'a Option<f32>,
        entities: &'a T2,
        sentiment: &'a Option<f32>,
        language: &'a Option<T3>,
        requires_escalation: &'a bool,
        id: &'a uuid::Uuid,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    intent,
                    confidence,
                    entities,
                    sentiment,
                    language,
                    requires_escalation,
                    id,
                    created_at,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AnnotateMessageParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AnnotateMessageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AnnotateMessageParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.intent,
            &params.confidence,
            &params.entities,
            &params.sentiment,
            &params.language,
            &params.requires_escalation,
            &params.id,
            &params.created_at,
        ))
    }
}
pub struct WordMessageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn word_message() -> WordMessageStmt {
    WordMessageStmt(
        "UPDATE messages SET content = $1, answer_state = 'final', answer_engine = $2, edited_at = $3 WHERE id = $4 AND created_at = $5 AND answer_state = 'drafting'",
        None,
    )
}
impl WordMessageStmt {
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
        content: &'a T1,
        answer_engine: &'a T2,
        edited_at: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[content, answer_engine, edited_at, id, created_at],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WordMessageParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WordMessageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WordMessageParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.content,
            &params.answer_engine,
            &params.edited_at,
            &params.id,
            &params.created_at,
        ))
    }
}
pub struct GetMessageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_message() -> GetMessageStmt {
    GetMessageStmt(
        "SELECT id, conversation_id, number, sender_type, sender_id, sender_name, content, content_type, intent, confidence, entities, sentiment, language, sources, answer_state, answer_engine, answer_passage, requires_escalation, attachments, created_at, edited_at, internal, mentions FROM messages WHERE id = $1 AND created_at = $2",
        None,
    )
}
impl GetMessageStmt {
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
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> MessageQuery<'c, 'a, 's, C, Message, 2> {
        MessageQuery {
            client,
            params: [id, created_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MessageBorrowed, tokio_postgres::Error> {
                    Ok(MessageBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        number: row.try_get(2)?,
                        sender_type: row.try_get(3)?,
                        sender_id: row.try_get(4)?,
                        sender_name: row.try_get(5)?,
                        content: row.try_get(6)?,
                        content_type: row.try_get(7)?,
                        intent: row.try_get(8)?,
                        confidence: row.try_get(9)?,
                        entities: row.try_get(10)?,
                        sentiment: row.try_get(11)?,
                        language: row.try_get(12)?,
                        sources: row.try_get(13)?,
                        answer_state: row.try_get(14)?,
                        answer_engine: row.try_get(15)?,
                        answer_passage: row.try_get(16)?,
                        requires_escalation: row.try_get(17)?,
                        attachments: row.try_get(18)?,
                        created_at: row.try_get(19)?,
                        edited_at: row.try_get(20)?,
                        internal: row.try_get(21)?,
                        mentions: row.try_get(22)?,
                    })
                },
            mapper: |it| Message::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetMessageParams,
        MessageQuery<'c, 'a, 's, C, Message, 2>,
        C,
    > for GetMessageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetMessageParams,
    ) -> MessageQuery<'c, 'a, 's, C, Message, 2> {
        self.bind(client, &params.id, &params.created_at)
    }
}
pub struct ListMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_messages() -> ListMessagesStmt {
    ListMessagesStmt(
        "SELECT id, conversation_id, number, sender_type, sender_id, sender_name, content, content_type, intent, confidence, entities, sentiment, language, sources, answer_state, answer_engine, answer_passage, requires_escalation, attachments, created_at, edited_at, internal, mentions FROM messages WHERE conversation_id = $1 AND number > $2 ORDER BY number LIMIT $3",
        None,
    )
}
impl ListMessagesStmt {
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
        conversation_id: &'a uuid::Uuid,
        after: &'a i32,
        limit: &'a i64,
    ) -> MessageQuery<'c, 'a, 's, C, Message, 3> {
        MessageQuery {
            client,
            params: [conversation_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MessageBorrowed, tokio_postgres::Error> {
                    Ok(MessageBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        number: row.try_get(2)?,
                        sender_type: row.try_get(3)?,
                        sender_id: row.try_get(4)?,
                        sender_name: row.try_get(5)?,
                        content: row.try_get(6)?,
                        content_type: row.try_get(7)?,
                        intent: row.try_get(8)?,
                        confidence: row.try_get(9)?,
                        entities: row.try_get(10)?,
                        sentiment: row.try_get(11)?,
                        language: row.try_get(12)?,
                        sources: row.try_get(13)?,
                        answer_state: row.try_get(14)?,
                        answer_engine: row.try_get(15)?,
                        answer_passage: row.try_get(16)?,
                        requires_escalation: row.try_get(17)?,
                        attachments: row.try_get(18)?,
                        created_at: row.try_get(19)?,
                        edited_at: row.try_get(20)?,
                        internal: row.try_get(21)?,
                        mentions: row.try_get(22)?,
                    })
                },
            mapper: |it| Message::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListMessagesParams,
        MessageQuery<'c, 'a, 's, C, Message, 3>,
        C,
    > for ListMessagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListMessagesParams,
    ) -> MessageQuery<'c, 'a, 's, C, Message, 3> {
        self.bind(
            client,
            &params.conversation_id,
            &params.after,
            &params.limit,
        )
    }
}
pub struct LastFromCustomerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_from_customer() -> LastFromCustomerStmt {
    LastFromCustomerStmt(
        "SELECT id, conversation_id, number, sender_type, sender_id, sender_name, content, content_type, intent, confidence, entities, sentiment, language, sources, answer_state, answer_engine, answer_passage, requires_escalation, attachments, created_at, edited_at, internal, mentions FROM messages WHERE conversation_id = $1 AND sender_type = 'user' ORDER BY number DESC LIMIT $2",
        None,
    )
}
impl LastFromCustomerStmt {
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
        conversation_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> MessageQuery<'c, 'a, 's, C, Message, 2> {
        MessageQuery {
            client,
            params: [conversation_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MessageBorrowed, tokio_postgres::Error> {
                    Ok(MessageBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        number: row.try_get(2)?,
                        sender_type: row.try_get(3)?,
                        sender_id: row.try_get(4)?,
                        sender_name: row.try_get(5)?,
                        content: row.try_get(6)?,
                        content_type: row.try_get(7)?,
                        intent: row.try_get(8)?,
                        confidence: row.try_get(9)?,
                        entities: row.try_get(10)?,
                        sentiment: row.try_get(11)?,
                        language: row.try_get(12)?,
                        sources: row.try_get(13)?,
                        answer_state: row.try_get(14)?,
                        answer_engine: row.try_get(15)?,
                        answer_passage: row.try_get(16)?,
                        requires_escalation: row.try_get(17)?,
                        attachments: row.try_get(18)?,
                        created_at: row.try_get(19)?,
                        edited_at: row.try_get(20)?,
                        internal: row.try_get(21)?,
                        mentions: row.try_get(22)?,
                    })
                },
            mapper: |it| Message::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastFromCustomerParams,
        MessageQuery<'c, 'a, 's, C, Message, 2>,
        C,
    > for LastFromCustomerStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastFromCustomerParams,
    ) -> MessageQuery<'c, 'a, 's, C, Message, 2> {
        self.bind(client, &params.conversation_id, &params.limit)
    }
}
