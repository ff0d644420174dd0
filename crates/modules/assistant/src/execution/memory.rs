//! What an execution recalls when it begins, keeps when it ends, and looks up and keeps in between.

use chrono::Duration;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tekup_agents::{Remembered, window::cut};
use tekup_base::{Error, Result};
use tekup_inference::EmbedKind;
use tekup_runs::Failure;
use uuid::Uuid;

use super::{Work, builtin::Said};
use crate::{
    memory::{About, Kind, MAX_CONTENT, New, recall, remember},
    store::{self, memory::RecalledMemory},
};

/// Memories that an execution begins with.
const FIRST: usize = 8;
/// Memories that one look finds.
const FOUND: usize = 10;

impl Work<'_> {
    /// What has to do with its task, where its definition says that it recalls.
    pub(super) async fn remembered(&self) -> Result<Vec<Remembered>, Failure> {
        if !self.definition.memory.recall {
            return Ok(Vec::new());
        }
        let beginning = &self.task.beginning;
        let step = self.run.step("memory", async {
            let found = self
                .recalled(&beginning.task, customer(&beginning.context), FIRST)
                .await?;
            let told = found.into_iter().map(|row| Remembered {
                at: row.updated_at,
                text: row.content,
                untrusted: row.untrusted,
            });
            Ok(told.collect())
        });
        step.await
    }

    /// Keeps what it was asked and answered, where its definition says so.
    pub(super) async fn keep_episode(&self, text: &str, untrusted: bool) -> Result<(), Failure> {
        if !self.definition.memory.episodes || self.task.rehearsal.is_some() {
            return Ok(());
        }
        let asked = cut(&self.task.beginning.task, MAX_CONTENT / 4);
        let answered = cut(text, MAX_CONTENT / 2);
        let id = self.run.run().id.0;
        let about = self.person().map_or(About::Business, About::Person);
        let mut new = self.new_memory(id, about, format!("{asked}\n→ {answered}"), untrusted);
        new.kind = Kind::Episode;
        let step = self.run.step("episode", async {
            self.keep_memory(new).await?;
            Ok(())
        });
        step.await
    }

    /// Keeps a fact in step `name`.
    pub(super) async fn keep_fact(
        &self,
        name: &str,
        arguments: &Value,
        untrusted: bool,
    ) -> Result<Said, Failure> {
        let about = self.about(arguments)?;
        if self.task.rehearsal.is_some() {
            return Ok(Said::own(tekup_agents::NOTED.to_owned()));
        }
        let content = arguments["fact"].as_str().unwrap_or_default().to_owned();
        // The same id however often the step is tried.
        let digest = Sha256::digest(self.key(name));
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        let id = uuid::Builder::from_custom_bytes(bytes).into_uuid();
        let mut new = self.new_memory(id, about, content, untrusted);
        let days = arguments["days"]
            .as_u64()
            .and_then(|days| i64::try_from(days).ok());
        new.expires_at = days.map(|days| self.run.ctx().now() + Duration::days(days));
        let id = self.keep_memory(new).await?;
        if let Some(old) = arguments["replaces"].as_str().and_then(uuid)
            && old != id
        {
            self.forget_memory(old).await?;
        }
        Ok(Said::own(json!({"id": id, "remembered": true}).to_string()))
    }

    /// What it remembers that has to do with a question.
    pub(super) async fn look_back(&self, arguments: &Value) -> Result<Said, Failure> {
        let question = arguments["question"].as_str().unwrap_or_default();
        let customer = arguments["customerId"].as_str().and_then(uuid);
        let found = self.recalled(question, customer, FOUND).await?;
        let untrusted = found.iter().any(|row| row.untrusted);
        let told: Vec<Value> = found.into_iter().map(told).collect();
        Ok(Said {
            text: json!({"memories": told}).to_string(),
            untrusted,
        })
    }

    /// Deletes a memory that whoever it acts for may see.
    pub(super) async fn forget_memory(&self, id: Uuid) -> Result<Said, Failure> {
        let tx = self.assistant.0.db.begin(self.run.ctx()).await?;
        let gone = store::memory::delete(&tx, id, self.person()).await?;
        tx.commit().await?;
        Ok(Said::own(json!({"id": id, "forgotten": gone}).to_string()))
    }

    async fn recalled(
        &self,
        question: &str,
        customer: Option<Uuid>,
        most: usize,
    ) -> Result<Vec<RecalledMemory>, Failure> {
        let ctx = self.run.ctx();
        let vector = self.assistant.vector(question, EmbedKind::Query).await;
        let tx = self.assistant.0.db.begin(ctx).await?;
        let asked = (question, vector.as_ref());
        let whose = (self.person(), customer);
        let found = recall(&tx, ctx.now(), asked, whose, most).await?;
        tx.commit().await?;
        Ok(found)
    }

    async fn keep_memory(&self, new: New) -> Result<Uuid, Failure> {
        let vector = self
            .assistant
            .vector(&new.content, EmbedKind::Passage)
            .await;
        let ctx = self.acting().await?;
        let tx = self.assistant.0.db.begin(&ctx).await?;
        let id = remember(&tx, &ctx, &new, vector.as_ref()).await?;
        tx.commit().await?;
        Ok(id)
    }

    fn new_memory(&self, id: Uuid, about: About, content: String, untrusted: bool) -> New {
        New {
            id,
            kind: Kind::Fact,
            about,
            content,
            untrusted,
            agent: Some(self.begun.agent_id),
            run: Some(self.run.run().id.0),
            expires_at: None,
        }
    }

    fn about(&self, arguments: &Value) -> Result<About> {
        match arguments["about"].as_str() {
            Some("customer") => {
                let id = arguments["customerId"].as_str().and_then(uuid);
                let id = id.or_else(|| customer(&self.task.beginning.context));
                id.map(About::Customer).ok_or_else(|| {
                    Error::field("customerId", "required", "say which customer by its id")
                })
            }
            Some("person") => self.person().map(About::Person).ok_or_else(|| {
                let message = "you act for a key and not for a person; write `business`";
                Error::field("about", "invalid", message)
            }),
            _ => Ok(About::Business),
        }
    }

    /// The person that it acts for, if it is one.
    fn person(&self) -> Option<Uuid> {
        (self.begun.actor_type == "user")
            .then_some(self.begun.actor_id)
            .flatten()
    }
}

fn told(row: RecalledMemory) -> Value {
    json!({
        "id": row.id, "kind": row.kind, "about": row.about, "text": row.content, "since": row.updated_at.date_naive(),
        "untrusted": row.untrusted,
    })
}

/// The customer that a task is about: named by it, or on the screen.
fn customer(context: &Value) -> Option<Uuid> {
    let named = context["customerId"].as_str();
    let record = &context["screen"]["record"];
    let shown = (record["type"] == "customers")
        .then(|| record["id"].as_str())
        .flatten();
    named.or(shown).and_then(uuid)
}

fn uuid(text: &str) -> Option<Uuid> {
    text.parse().ok()
}
