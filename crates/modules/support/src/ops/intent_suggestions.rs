//! Suggestions for new intents, from messages that fit none.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, NoInput, Operation, finish};
use uuid::Uuid;

use super::Started;
use crate::{Support, store, store::patterns::Pattern, suggesting};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{IntentsRead, IntentsWrite};
    vec![
        Operation::new(
            "intent_suggestions.list",
            "GET /api/v1/intents/suggestions",
            IntentsRead,
            Read,
            support,
            list,
        )
        .summary("Lists what customers ask for that no intent covers, most often asked first."),
        Operation::new(
            "intent_suggestions.find",
            "POST /api/v1/intents/suggestions/find",
            IntentsWrite,
            Write,
            support,
            find,
        )
        .summary("Groups the messages of the last 90 days that fit no intent."),
        Operation::new(
            "intent_suggestions.accept",
            "POST /api/v1/intents/suggestions/{id}/accept",
            IntentsWrite,
            Write,
            support,
            accept,
        )
        .summary("Makes a suggestion's messages the examples of an intent, new or not."),
        Operation::new(
            "intent_suggestions.dismiss",
            "POST /api/v1/intents/suggestions/{id}/dismiss",
            IntentsWrite,
            Write,
            support,
            dismiss,
        )
        .summary("Drops a suggestion; its messages are not suggested again."),
    ]
}

/// Messages that ask for the same thing.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Suggestion {
    id: Uuid,
    /// A name to begin with.
    pattern: String,
    /// What customers wrote, the most typical first.
    texts: Vec<String>,
    /// How often they wrote it.
    frequency: i32,
    /// `open`, `accepted` or `dismissed`.
    status: String,
    /// The intent that took the messages over.
    intent: Option<String>,
    /// When one was first written.
    first_seen: DateTime<Utc>,
    /// When one was last written.
    last_seen: DateTime<Utc>,
}

impl From<Pattern> for Suggestion {
    fn from(row: Pattern) -> Self {
        Self {
            id: row.id,
            pattern: row.pattern,
            texts: row.texts,
            frequency: row.frequency,
            status: row.status,
            intent: row.intent,
            first_seen: row.first_seen,
            last_seen: row.last_seen,
        }
    }
}

/// Which suggestions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// `open` (when absent), `accepted` or `dismissed`.
    #[schemars(regex(pattern = "^(open|accepted|dismissed)$"))]
    status: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Suggestion>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let status = input.status.as_deref().unwrap_or("open");
    let tx = support.0.db.begin_single(&ctx).await?;
    let rows = store::patterns::list(&tx, status, &page).await?;
    Ok(rows.map(Into::into))
}

async fn find(ctx: OpContext, support: Support, _: NoInput) -> Result<Started> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let run_id = suggesting::start(&mut tx, &ctx).await?;
    finish(&ctx, tx, Some(run_id.0), json!({}), Started { run_id }).await
}

/// What becomes of a suggestion.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Accept {
    /// Which.
    id: Uuid,
    /// The intent that takes the messages over; made if it is not there.
    #[schemars(length(min = 1, max = 100))]
    intent: String,
    /// These of its messages only; all when absent.
    #[schemars(length(min = 1, max = 100))]
    texts: Option<Vec<String>>,
}

async fn accept(ctx: OpContext, support: Support, input: Accept) -> Result<Suggestion> {
    let tx = support.0.db.begin(&ctx).await?;
    let mut found = store::patterns::open(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("suggestion"))?;
    let texts = match &input.texts {
        None => found.texts.clone(),
        Some(chosen) => {
            if let Some(at) = chosen.iter().position(|text| !found.texts.contains(text)) {
                let field = format!("texts.{at}");
                let message = "is none of the suggestion's messages; take one as it stands there";
                return Err(Error::field(field, "unknown", message));
            }
            chosen.clone()
        }
    };
    let intent = store::intents::upsert(&tx, &input.intent, None).await?;
    let rows: Vec<_> = texts
        .iter()
        .map(|text| (intent, text.as_str(), None))
        .collect();
    let added = store::intents::add_examples(&tx, &rows).await?;
    store::patterns::decide(&tx, input.id, "accepted", Some(&input.intent)).await?;
    found.status = "accepted".to_owned();
    found.intent = Some(input.intent.clone());
    let what = json!({"intent": input.intent, "examples": added});
    finish(&ctx, tx, Some(input.id), what, found.into()).await
}

/// Which suggestion.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Its id.
    id: Uuid,
}

async fn dismiss(ctx: OpContext, support: Support, input: ById) -> Result<Suggestion> {
    let tx = support.0.db.begin(&ctx).await?;
    let mut found = store::patterns::open(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("suggestion"))?;
    store::patterns::decide(&tx, input.id, "dismissed", None).await?;
    found.status = "dismissed".to_owned();
    finish(&ctx, tx, Some(input.id), json!({}), found.into()).await
}
