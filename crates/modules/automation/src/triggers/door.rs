//! What comes in from outside: webhooks, each with its secret, and forms, which anybody may send.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
    time::{Duration, Instant},
};

use http::HeaderMap;
use ring::hmac;
use serde_json::{Map, Value, json};
use tekup_base::{Error, ErrorKind, FieldError, Result, RunId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_runs::RunState;
use tekup_vault::Place;
use uuid::Uuid;

use super::fire;
use crate::{Automation, store};

/// Largest body taken, in bytes.
pub const MAX_BODY: usize = 512 * 1024;
/// How far a sender's clock may be from ours, in seconds.
const TOLERANCE: u64 = 300;
/// How long a sender waits for `webhook.respond`.
const PATIENCE: Duration = Duration::from_secs(30);
/// What one form takes in a minute.
const FORMS_A_MINUTE: u32 = 60;

/// What the sender of a webhook is told.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The body, as JSON; a text is sent as it is.
    pub body: Value,
}

/// A hosted form.
#[derive(Debug, Clone)]
pub struct Form {
    /// What stands above it.
    pub title: String,
    /// What stands below that.
    pub description: Option<String>,
    /// JSON Schema of what it asks.
    pub schema: Value,
    /// What the button says.
    pub submit: Option<String>,
    /// What is said when it was sent.
    pub thanks: Option<String>,
}

/// Where a webhook's secret stands.
fn place(id: Uuid) -> Place {
    Place {
        table: "workflow_triggers",
        column: "secret",
        row: id,
    }
}

/// Gives a webhook a new secret in `tx`, and returns it; the old one is worth nothing any more.
pub(crate) async fn fresh_secret(
    automation: &Automation,
    tx: &tekup_db::TenantTx,
    id: Uuid,
) -> Result<String> {
    let bytes: [u8; 24] = rand::random();
    let secret = format!("whs_{}", hex::encode(bytes));
    let sealed = automation
        .0
        .vault
        .seal(tx, place(id), secret.as_bytes())
        .await?;
    store::triggers::set_secret(tx, id, &sealed).await?;
    Ok(secret)
}

impl Automation {
    /// The trigger behind an address, and a context for its tenant.
    async fn behind(&self, id: Uuid, kind: &str) -> Result<(OpContext, store::Trigger)> {
        let unknown = || Error::not_found("address");
        let tx = self
            .0
            .db
            .begin_system("find whose workflow an address starts")
            .await?;
        let owner = store::triggers::owner(&tx, id).await?;
        tx.commit().await?;
        let tenant = owner.ok_or_else(unknown)?;
        let ctx = OpContextBuilder::system("workflow", tenant, Door::Http).build();
        let tx = self.0.db.begin_single(&ctx).await?;
        let trigger = store::triggers::get(&tx, id).await?;
        let trigger = trigger.filter(|one| one.kind == kind && one.active);
        Ok((ctx, trigger.ok_or_else(unknown)?))
    }

    /// Takes a webhook in and starts its workflow. Waits for the answer where its trigger says so.
    ///
    /// # Errors
    /// `NotFound` for an unknown address, `Unauthenticated` for a sender who is not the one.
    pub async fn receive(
        &self,
        id: Uuid,
        headers: &HeaderMap,
        query: Map<String, Value>,
        body: &[u8],
    ) -> Result<Reply> {
        let (ctx, trigger) = self.behind(id, "trigger.webhook").await?;
        let Some(sealed) = &trigger.secret else {
            return Err(stranger());
        };
        let tx = self.0.db.begin(&ctx).await?;
        let secret = self.0.vault.open(&tx, place(id), sealed).await?;
        tx.commit().await?;
        let header = |name: &str| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
        };
        if trigger.inputs["auth"] == "hmac" {
            let at = header("x-workflow-timestamp");
            let recent = at
                .parse::<i64>()
                .is_ok_and(|at| ctx.now().timestamp().abs_diff(at) <= TOLERANCE);
            let signed = [at.as_bytes(), b".", body].concat();
            if !signs(secret.expose(), &signed, header("x-workflow-signature")) || !recent {
                return Err(stranger());
            }
        } else if !same(secret.expose(), header("x-workflow-token")) {
            return Err(stranger());
        }
        let text = String::from_utf8_lossy(body).replace('\0', "");
        let said = serde_json::from_str(&text).unwrap_or(Value::String(text));
        let kind = header("content-type").to_owned();
        let input = json!({"body": said, "query": query, "contentType": kind});
        // The same delivery, sent twice by a sender that names it, starts once.
        let delivery = header("idempotency-key");
        let cause = (1..=200)
            .contains(&delivery.len())
            .then(|| format!("hook:{id}:{delivery}"));
        let mut tx = self.0.db.begin(&ctx).await?;
        let run = fire(self, &mut tx, &ctx, &trigger, input, cause).await?;
        tx.commit().await?;
        let Some(run) = run else {
            return Ok(Reply {
                status: 202,
                body: json!({"runId": null, "repeated": true}),
            });
        };
        if trigger.inputs["wait"] == true {
            return self.answer(&ctx, run).await;
        }
        Ok(Reply {
            status: 202,
            body: json!({"runId": run}),
        })
    }

    /// Waits for what `webhook.respond` says, or for the end.
    async fn answer(&self, ctx: &OpContext, run: RunId) -> Result<Reply> {
        let mut news = self.0.hub.subscribe_to(ctx.tenant(), run.0);
        let until = Instant::now() + PATIENCE;
        loop {
            let tx = self.0.db.begin(ctx).await?;
            let execution = store::executions::get(&tx, run).await?;
            let state = tekup_runs::get(&tx, run).await?.map(|run| run.state);
            tx.commit().await?;
            if let Some(reply) = execution.and_then(|one| one.reply) {
                let status = reply["status"]
                    .as_u64()
                    .and_then(|status| u16::try_from(status).ok());
                return Ok(Reply {
                    status: status.unwrap_or(200),
                    body: reply["body"].clone(),
                });
            }
            match state {
                Some(RunState::Completed) => {
                    return Ok(Reply {
                        status: 202,
                        body: json!({"runId": run}),
                    });
                }
                None | Some(RunState::Failed | RunState::Cancelled) => {
                    let message = "the workflow ended without an answer";
                    return Err(Error::unavailable(message));
                }
                _ if Instant::now() >= until => {
                    return Ok(Reply {
                        status: 202,
                        body: json!({"runId": run}),
                    });
                }
                _ => {}
            }
            // An event says when to look; what is missed is seen a second later.
            let _ = tokio::time::timeout(Duration::from_secs(1), news.next()).await;
        }
    }

    /// The form at an address.
    ///
    /// # Errors
    /// `NotFound` when there is none, or its workflow is not published.
    pub async fn form(&self, id: Uuid) -> Result<Form> {
        let (_, trigger) = self.behind(id, "trigger.form").await?;
        let text = |name: &str| trigger.inputs[name].as_str().map(str::to_owned);
        Ok(Form {
            title: text("title").unwrap_or_default(),
            description: text("description"),
            schema: trigger.inputs["schema"].clone(),
            submit: text("submit"),
            thanks: text("thanks"),
        })
    }

    /// Takes a form that somebody sent, and starts its workflow.
    ///
    /// # Errors
    /// As [`Automation::form`]; what is wrong with each field; `RateLimited` beyond 60 a minute.
    pub async fn send_form(&self, id: Uuid, sent: Value) -> Result<()> {
        let (ctx, trigger) = self.behind(id, "trigger.form").await?;
        admit(id)?;
        let schema = &trigger.inputs["schema"];
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(schema);
        let validator = validator.map_err(|_| Error::unavailable("the form cannot be read"))?;
        let wrong: Vec<FieldError> = validator
            .iter_errors(&sent)
            .take(50)
            .map(|error| FieldError {
                field: error
                    .instance_path()
                    .to_string()
                    .trim_start_matches('/')
                    .to_owned(),
                message: error.masked_with("this").to_string(),
                code: std::borrow::Cow::Borrowed("invalid"),
            })
            .collect();
        if !wrong.is_empty() {
            return Err(Error::validation(wrong));
        }
        let mut tx = self.0.db.begin(&ctx).await?;
        fire(self, &mut tx, &ctx, &trigger, sent, None).await?;
        Ok(tx.commit().await?)
    }
}

/// Counts a form that was sent. Kept in this process.
fn admit(id: Uuid) -> Result<()> {
    static SENT: LazyLock<Mutex<HashMap<Uuid, (Instant, u32)>>> = LazyLock::new(Mutex::default);
    let mut sent = SENT.lock().unwrap_or_else(PoisonError::into_inner);
    let minute = Duration::from_secs(60);
    if sent.len() > 10_000 {
        sent.retain(|_, (since, _)| since.elapsed() < minute);
    }
    let entry = sent.entry(id).or_insert_with(|| (Instant::now(), 0));
    if entry.0.elapsed() >= minute {
        *entry = (Instant::now(), 0);
    }
    entry.1 += 1;
    if entry.1 > FORMS_A_MINUTE {
        let wait = minute.saturating_sub(entry.0.elapsed());
        let message = "this form was sent too often just now; try again in a minute";
        return Err(Error::new(ErrorKind::RateLimited(wait), message));
    }
    Ok(())
}

/// The sender is not who it must be. It learns no more than that.
fn stranger() -> Error {
    Error::unauthenticated("the token, the signature or the time is wrong")
}

/// Whether two secrets are the same, in a time that says nothing of where they differ.
fn same(one: &str, other: &str) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"compare");
    let tag = hmac::sign(&key, one.as_bytes());
    hmac::verify(&key, other.as_bytes(), tag.as_ref()).is_ok()
}

fn signs(secret: &str, content: &[u8], tag: &str) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let mut bytes = [0; 32];
    hex::decode_to_slice(tag, &mut bytes).is_ok() && hmac::verify(&key, content, &bytes).is_ok()
}
