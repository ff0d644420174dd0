//! Conversations of the past, written as they would have come about.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::house::House;

/// A conversation of the past, as it would have come about.
pub struct Past {
    pub customer: &'static str,
    pub started: DateTime<Utc>,
    pub channel: &'static str,
    pub status: &'static str,
    pub how: Option<&'static str>,
    /// Seconds from the beginning.
    pub ended: Option<i64>,
    pub called: Option<i64>,
    pub answered: Option<i64>,
    pub reopened: i32,
    pub csat: Option<i32>,
    pub mood: Option<f64>,
    pub intent: Option<&'static str>,
    pub agent_answers: i32,
    pub staff_answers: i32,
    pub queue: Option<String>,
    pub person: Option<String>,
    /// First response and resolution.
    pub kept: [Option<bool>; 2],
}

impl Past {
    pub fn new(customer: &'static str, started: DateTime<Utc>) -> Self {
        Self {
            customer,
            started,
            channel: "web",
            status: "active",
            how: None,
            ended: None,
            called: None,
            answered: None,
            reopened: 0,
            csat: None,
            mood: None,
            intent: None,
            agent_answers: 0,
            staff_answers: 0,
            queue: None,
            person: None,
            kept: [None, None],
        }
    }

    fn sql(&self, tenant: Uuid) -> String {
        let id = Uuid::now_v7();
        let text = |value: Option<String>| value.map_or("NULL".to_owned(), |v| format!("'{v}'"));
        let at = |seconds: Option<i64>| {
            let at = seconds.map(|s| (self.started + TimeDelta::seconds(s)).to_rfc3339());
            text(at) + "::timestamptz"
        };
        let started = at(Some(0));
        let mut sql = format!(
            "INSERT INTO customers (tenant_id, id, external_id) VALUES ('{tenant}', '{}', '{}') \
             ON CONFLICT DO NOTHING;\n\
             INSERT INTO conversations (tenant_id, id, customer_id, channel, status, resolution_type, started_at, \
             last_activity_at, ended_at, first_response_at, escalated, reopened_count, csat, sentiment_score, \
             queue_id, assigned_to) SELECT '{tenant}', '{id}', k.id, '{}', '{}', {}, {started}, \
             coalesce({ended}, {started}), {ended}, {}, {}, {}, {}::smallint, {}::real, {}::uuid, {}::uuid \
             FROM customers AS k WHERE k.tenant_id = '{tenant}' AND k.external_id = '{}';\n",
            Uuid::now_v7(),
            self.customer,
            self.channel,
            self.status,
            text(self.how.map(ToOwned::to_owned)),
            at(self.answered),
            self.called.is_some(),
            self.reopened,
            text(self.csat.map(|csat| csat.to_string())),
            text(self.mood.map(|mood| mood.to_string())),
            text(self.queue.clone()),
            text(self.person.clone()),
            self.customer,
            ended = at(self.ended),
        );
        let mut number = 0;
        let mut said = |sender: &str, intent: Option<&str>| {
            number += 1;
            sql.push_str(&format!(
                "INSERT INTO messages (tenant_id, id, conversation_id, number, sender_type, content, intent, created_at) \
                 VALUES ('{tenant}', '{}', '{id}', {number}, '{sender}', 'Ord fra samtalen', {}, {started});\n",
                Uuid::now_v7(),
                text(intent.map(ToOwned::to_owned)),
            ));
        };
        if let Some(intent) = self.intent {
            said("user", Some(intent));
            said("user", Some("something_else"));
        }
        (0..self.agent_answers).for_each(|_| said("ai_agent", None));
        (0..self.staff_answers).for_each(|_| said("human_agent", None));
        if let Some(called) = self.called {
            sql.push_str(&format!(
                "INSERT INTO escalations (tenant_id, id, conversation_id, reason, created_at) \
                 VALUES ('{tenant}', '{}', '{id}', 'manual', {});\n",
                Uuid::now_v7(),
                at(Some(called)),
            ));
        }
        for (kind, kept) in ["first_response", "resolution"].iter().zip(self.kept) {
            if let Some(kept) = kept {
                let column = if kept { "met_at" } else { "breached_at" };
                sql.push_str(&format!(
                    "INSERT INTO sla_clocks (tenant_id, conversation_id, kind, priority, minutes, started_at, {column}) \
                     VALUES ('{tenant}', '{id}', '{kind}', 'medium', 10, {started}, {started});\n",
                ));
            }
        }
        sql
    }
}

/// Has these conversations been, all at once.
pub async fn remember(house: &House, past: &[Past]) {
    let sql: String = past.iter().map(|one| one.sql(house.bank_id.0)).collect();
    let admin = house.test.admin().await;
    admin
        .batch_execute(&format!("BEGIN;\n{sql}COMMIT;"))
        .await
        .unwrap();
}
