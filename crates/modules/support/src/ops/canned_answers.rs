use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{CannedAnswerId, Error, Page, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};

use super::{Deleted, ListPage};
use crate::{Support, model::CannedAnswer, store};

/// Longest words in one language, in characters: as long as a message.
const LONGEST: usize = 5000;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConversationsRead, DeskWrite};
    vec![
        Operation::new(
            "canned_answers.list",
            "GET /api/v1/canned-answers",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists canned answers by shortcut."),
        Operation::new(
            "canned_answers.create",
            "POST /api/v1/canned-answers",
            DeskWrite,
            Write,
            support,
            create,
        )
        .summary("Keeps words for answers that come again and again.")
        .status(201),
        Operation::new(
            "canned_answers.put",
            "PUT /api/v1/canned-answers/{id}",
            DeskWrite,
            Write,
            support,
            put,
        )
        .summary("Changes a canned answer."),
        Operation::new(
            "canned_answers.delete",
            "DELETE /api/v1/canned-answers/{id}",
            DeskWrite,
            Write,
            support,
            delete,
        )
        .summary("Deletes a canned answer that no macro says."),
    ]
}

/// A canned answer to be kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewAnswer {
    /// What is typed behind a slash to have it: lower case letters, digits, `-` and `_`.
    #[schemars(regex(pattern = "^[a-z0-9æøå][a-z0-9æøå_-]{0,49}$"))]
    shortcut: String,
    /// What it is about.
    #[schemars(length(min = 1, max = 200))]
    title: String,
    /// The words by language (`da`, `en`); `{{customer}}` and `{{me}}` stand for names.
    content: BTreeMap<String, String>,
}

/// A canned answer as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutAnswer {
    /// Which.
    id: CannedAnswerId,
    /// What is typed behind a slash to have it: lower case letters, digits, `-` and `_`.
    #[schemars(regex(pattern = "^[a-z0-9æøå][a-z0-9æøå_-]{0,49}$"))]
    shortcut: String,
    /// What it is about.
    #[schemars(length(min = 1, max = 200))]
    title: String,
    /// The words by language (`da`, `en`); `{{customer}}` and `{{me}}` stand for names.
    content: BTreeMap<String, String>,
}

/// One canned answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: CannedAnswerId,
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<CannedAnswer>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    store::kept::canned_answers(&tx, &input.into()).await
}

async fn create(ctx: OpContext, support: Support, input: NewAnswer) -> Result<CannedAnswer> {
    let answer = CannedAnswer {
        id: CannedAnswerId::new(),
        shortcut: input.shortcut,
        title: input.title,
        content: input.content,
    };
    let tx = support.0.db.begin(&ctx).await?;
    write(&ctx, tx, answer, true).await
}

async fn put(ctx: OpContext, support: Support, input: PutAnswer) -> Result<CannedAnswer> {
    let answer = CannedAnswer {
        id: input.id,
        shortcut: input.shortcut,
        title: input.title,
        content: input.content,
    };
    let tx = support.0.db.begin(&ctx).await?;
    write(&ctx, tx, answer, false).await
}

async fn write(
    ctx: &OpContext,
    tx: TenantTx,
    answer: CannedAnswer,
    new: bool,
) -> Result<CannedAnswer> {
    if answer.content.is_empty() {
        return Err(Error::field(
            "content",
            "required",
            "give the words in at least one language: da or en",
        ));
    }
    for (language, words) in &answer.content {
        let field = format!("content.{language}");
        if !matches!(language.as_str(), "da" | "en") {
            return Err(Error::field(
                field,
                "unknown_field",
                "languages are da and en",
            ));
        }
        if words.trim().is_empty() || words.chars().count() > LONGEST {
            return Err(Error::field(
                field,
                "wrong_length",
                "must have 1 to 5,000 characters",
            ));
        }
    }
    if !store::kept::put_canned_answer(&tx, &answer, new, ctx.now()).await? {
        return Err(Error::not_found("canned answer"));
    }
    let id = answer.id.0;
    finish(ctx, tx, Some(id), json!({}), answer).await
}

async fn delete(ctx: OpContext, support: Support, input: ById) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    if !store::kept::delete_canned_answer(&tx, input.id).await? {
        return Err(Error::not_found("canned answer"));
    }
    let macros = store::kept::macros_saying(&tx, input.id).await?;
    if !macros.is_empty() {
        return Err(Error::conflict(format!(
            "these macros say this canned answer: {}; take it out of them first",
            macros.join(", ")
        )));
    }
    let id = input.id.0;
    finish(&ctx, tx, Some(id), json!({}), Deleted::of(id)).await
}
