//! Questions that no document answered, as a list of articles to write.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{DocumentId, Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, NoInput, Operation, finish};
use uuid::Uuid;

use super::Started;
use crate::{
    Support,
    store::unanswered::{self as store, Question},
    unanswered,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{KnowledgeRead, KnowledgeWrite};
    vec![
        Operation::new(
            "unanswered_questions.list",
            "GET /api/v1/unanswered-questions",
            KnowledgeRead,
            Read,
            support,
            list,
        )
        .summary("Lists what customers asked and no document answered, most often asked first."),
        Operation::new(
            "unanswered_questions.find",
            "POST /api/v1/unanswered-questions/find",
            KnowledgeWrite,
            Write,
            support,
            find,
        )
        .summary("Groups the questions of the last 90 days that no document answered."),
        Operation::new(
            "unanswered_questions.resolve",
            "POST /api/v1/unanswered-questions/{id}/resolve",
            KnowledgeWrite,
            Write,
            support,
            resolve,
        )
        .summary("Says which article answers a question now."),
        Operation::new(
            "unanswered_questions.dismiss",
            "POST /api/v1/unanswered-questions/{id}/dismiss",
            KnowledgeWrite,
            Write,
            support,
            dismiss,
        )
        .summary("Drops a question; its wordings are not listed again."),
    ]
}

/// What customers asked in these words, and no document answered.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unanswered {
    id: Uuid,
    /// The most typical wording.
    title: String,
    /// Every wording, the most typical first.
    texts: Vec<String>,
    /// How often it was asked.
    frequency: i32,
    /// `da` or `en`.
    language: String,
    /// An article to begin with, in Markdown: what a person answered, and the customers' words.
    draft: String,
    /// `open`, `written` or `dismissed`.
    status: String,
    /// The article that was written.
    document_id: Option<DocumentId>,
    /// When it was first asked.
    first_seen: DateTime<Utc>,
    /// When it was last asked.
    last_seen: DateTime<Utc>,
}

impl From<Question> for Unanswered {
    fn from(row: Question) -> Self {
        Self {
            id: row.id,
            title: row.title,
            texts: row.texts,
            frequency: row.frequency,
            language: row.language,
            draft: row.draft,
            status: row.status,
            document_id: row.document_id.map(DocumentId),
            first_seen: row.first_seen,
            last_seen: row.last_seen,
        }
    }
}

/// Which questions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListQuestions {
    /// `open` (when absent), `written` or `dismissed`.
    #[schemars(regex(pattern = "^(open|written|dismissed)$"))]
    status: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, support: Support, input: ListQuestions) -> Result<Page<Unanswered>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let status = input.status.as_deref().unwrap_or("open");
    let tx = support.0.db.begin_single(&ctx).await?;
    let rows = store::list(&tx, status, &page).await?;
    Ok(rows.map(Into::into))
}

async fn find(ctx: OpContext, support: Support, _: NoInput) -> Result<Started> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let run_id = unanswered::start(&mut tx, &ctx).await?;
    finish(&ctx, tx, Some(run_id.0), json!({}), Started { run_id }).await
}

/// Which article answers it now.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Resolve {
    /// The question.
    id: Uuid,
    /// The article.
    document_id: DocumentId,
}

async fn resolve(ctx: OpContext, support: Support, input: Resolve) -> Result<Unanswered> {
    let tx = support.0.db.begin(&ctx).await?;
    let mut question = open(&tx, input.id).await?;
    if !store::document_exists(&tx, input.document_id).await? {
        let message = "there is no such document; create it first";
        return Err(Error::field("documentId", "unknown", message));
    }
    question.status = "written".to_owned();
    question.document_id = Some(input.document_id.0);
    store::decide(&tx, &question, ctx.now()).await?;
    let what = json!({"documentId": input.document_id});
    finish(&ctx, tx, Some(input.id), what, question.into()).await
}

/// Which question.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneQuestion {
    /// Its id.
    id: Uuid,
}

async fn dismiss(ctx: OpContext, support: Support, input: OneQuestion) -> Result<Unanswered> {
    let tx = support.0.db.begin(&ctx).await?;
    let mut question = open(&tx, input.id).await?;
    question.status = "dismissed".to_owned();
    store::decide(&tx, &question, ctx.now()).await?;
    finish(&ctx, tx, Some(input.id), json!({}), question.into()).await
}

async fn open(tx: &tekup_db::TenantTx, id: Uuid) -> Result<Question> {
    store::open(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("question"))
}
