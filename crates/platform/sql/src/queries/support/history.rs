// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PastCustomersParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct PastIdentitiesParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct PastConversationsParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct PastMessagesParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct PastEscalationsParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct PastClocksParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub rows: T1,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PastCustomersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn past_customers() -> PastCustomersStmt {
    PastCustomersStmt(
        "INSERT INTO customers (tenant_id, id, external_id, language, created_at, last_seen_at) SELECT $1, r.id, r.external_id, r.language, r.seen_at, r.seen_at FROM jsonb_to_recordset($2) AS r (id uuid, external_id text, language text, seen_at timestamptz) ON CONFLICT DO NOTHING",
        None,
    )
}
impl PastCustomersStmt {
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
        tenant_id: &'a uuid::Uuid,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PastCustomersParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PastCustomersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PastCustomersParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.rows))
    }
}
pub struct PastIdentitiesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn past_identities() -> PastIdentitiesStmt {
    PastIdentitiesStmt(
        "INSERT INTO customer_identities (tenant_id, id, customer_id, kind, value, verified) SELECT $1, gen_random_uuid(), k.id, 'external_id', k.external_id, true FROM jsonb_to_recordset($2) AS r (external_id text) JOIN customers AS k ON k.tenant_id = $1 AND k.external_id = r.external_id ON CONFLICT DO NOTHING",
        None,
    )
}
impl PastIdentitiesStmt {
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
        tenant_id: &'a uuid::Uuid,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PastIdentitiesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PastIdentitiesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PastIdentitiesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.rows))
    }
}
pub struct PastConversationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn past_conversations() -> PastConversationsStmt {
    PastConversationsStmt(
        "INSERT INTO conversations (tenant_id, id, customer_id, channel, status, resolution_type, language, started_at, last_activity_at, ended_at, first_response_at, escalated, escalation_reason, reopened_count, csat, csat_at, sentiment_score, queue_id, assigned_to, assigned_name, message_count, last_message) SELECT $1, r.id, k.id, r.channel, r.status, r.how, r.language, r.started_at, r.active_at, r.ended_at, r.answered_at, r.called_at IS NOT NULL, CASE WHEN r.called_at IS NOT NULL THEN 'user_request' END, r.reopened, r.csat, CASE WHEN r.csat IS NOT NULL THEN r.ended_at END, r.mood, r.queue_id, r.person_id, r.person_name, r.messages, r.last_message FROM jsonb_to_recordset($2) AS r (id uuid, customer text, channel text, status text, how text, language text, started_at timestamptz, active_at timestamptz, ended_at timestamptz, called_at timestamptz, answered_at timestamptz, reopened integer, csat smallint, mood real, queue_id uuid, person_id uuid, person_name text, messages integer, last_message text) JOIN customers AS k ON k.tenant_id = $1 AND k.external_id = r.customer ON CONFLICT DO NOTHING",
        None,
    )
}
impl PastConversationsStmt {
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
        tenant_id: &'a uuid::Uuid,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PastConversationsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PastConversationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PastConversationsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.rows))
    }
}
pub struct PastMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn past_messages() -> PastMessagesStmt {
    PastMessagesStmt(
        "INSERT INTO messages (tenant_id, id, conversation_id, number, sender_type, sender_id, sender_name, content, intent, confidence, sentiment, language, answer_state, created_at) SELECT $1, r.id, r.conversation_id, r.number, r.sender_type, r.sender_id, r.sender_name, r.content, r.intent, r.confidence, r.sentiment, r.language, CASE WHEN r.sender_type = 'ai_agent' THEN 'final' END, r.at FROM jsonb_to_recordset($2) AS r (id uuid, conversation_id uuid, number integer, sender_type text, sender_id uuid, sender_name text, content text, intent text, confidence real, sentiment real, language text, at timestamptz) ON CONFLICT DO NOTHING",
        None,
    )
}
impl PastMessagesStmt {
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
        tenant_id: &'a uuid::Uuid,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PastMessagesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PastMessagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PastMessagesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.rows))
    }
}
pub struct PastEscalationsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn past_escalations() -> PastEscalationsStmt {
    PastEscalationsStmt(
        "INSERT INTO escalations (tenant_id, id, conversation_id, reason, queue_id, assigned_to, created_at, first_response_at, resolved_at, resolved_by) SELECT $1, r.id, r.id, 'user_request', r.queue_id, r.person_id, r.called_at, r.answered_at, r.ended_at, r.person_id FROM jsonb_to_recordset($2) AS r (id uuid, called_at timestamptz, answered_at timestamptz, ended_at timestamptz, queue_id uuid, person_id uuid) WHERE r.called_at IS NOT NULL ON CONFLICT DO NOTHING",
        None,
    )
}
impl PastEscalationsStmt {
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
        tenant_id: &'a uuid::Uuid,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PastEscalationsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PastEscalationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PastEscalationsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.rows))
    }
}
pub struct PastClocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn past_clocks() -> PastClocksStmt {
    PastClocksStmt(
        "INSERT INTO sla_clocks (tenant_id, conversation_id, kind, queue_id, priority, minutes, started_at, met_at, breached_at) SELECT $1, r.id, c.kind, r.queue_id, 'medium', c.minutes, r.called_at, c.at, CASE WHEN c.at > r.called_at + c.minutes * interval '1 minute' THEN r.called_at + c.minutes * interval '1 minute' END FROM jsonb_to_recordset($2) AS r (id uuid, called_at timestamptz, answered_at timestamptz, ended_at timestamptz, queue_id uuid) CROSS JOIN LATERAL ( VALUES ('first_response', 30, r.answered_at), ('resolution', 300, r.ended_at) ) AS c (kind, minutes, at) WHERE r.called_at IS NOT NULL ON CONFLICT DO NOTHING",
        None,
    )
}
impl PastClocksStmt {
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
        tenant_id: &'a uuid::Uuid,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, rows])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PastClocksParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PastClocksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PastClocksParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.rows))
    }
}
