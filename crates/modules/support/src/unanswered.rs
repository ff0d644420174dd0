//! The Run that makes a list of articles to write, each with a draft, out of questions without an answer.

use async_trait::async_trait;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tekup_base::{Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_runs::{Execution, Failure, NewRun, RunKind, spawn};

use crate::{
    Support,
    phrases::{self, Language},
    store::unanswered::{self as store, Found, UnansweredMessages},
    suggesting::grouped,
};

/// The Run's name in the queue.
const KIND: &str = "questions.group";
/// Messages looked at: the newest.
const LOOKED_AT: i64 = 1_000;
/// How far back.
const LOOK_BACK: TimeDelta = TimeDelta::days(90);
/// Different wordings that make a question worth an article.
const LEAST: usize = 2;
/// Questions kept: those of the largest groups.
const MOST: usize = 50;
/// Wordings of one question.
const MOST_TEXTS: usize = 100;
/// Wordings that a draft lists, so that the article is found by them.
const IN_DRAFT: usize = 5;
/// Longest reply that a draft begins with, in bytes.
const REPLY: usize = 4_000;

/// Starts grouping, in `tx`; a Run that waits in the queue already will do.
pub(crate) async fn start(tx: &mut TenantTx, ctx: &OpContext) -> Result<RunId> {
    let subject = ctx.tenant().0;
    if let Some(open) = tekup_runs::open_run(tx, KIND, subject).await? {
        return Ok(open);
    }
    spawn(tx, ctx, NewRun::new(KIND, json!({})).about(subject)).await
}

/// Groups a tenant's questions without an answer.
pub(crate) struct UnansweredRun(Support);

impl UnansweredRun {
    pub(crate) fn new(support: Support) -> Self {
        Self(support)
    }
}

#[async_trait]
impl RunKind for UnansweredRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        if let Some(found) = run.done("grouped")? {
            return Ok(found);
        }
        let (ctx, inner) = (run.ctx().clone(), &self.0.0);
        let began = ctx.now();
        let tx = inner.db.begin_single(&ctx).await?;
        let messages = store::messages(&tx, began - LOOK_BACK, LOOKED_AT).await?;
        drop(tx);
        let texts = messages.iter().map(|one| one.content.clone()).collect();
        let groups = grouped(&self.0, run, texts, LEAST).await?;
        let found: Vec<Found> = groups
            .iter()
            .take(MOST)
            .filter_map(|group| {
                let members = group.members.iter();
                found(&members.filter_map(|i| messages.get(*i)).collect::<Vec<_>>())
            })
            .collect();
        run.check()?;
        let summary = json!({"messages": messages.len(), "questions": found.len()});
        let mut tx = inner.db.begin(&ctx).await?;
        store::replace_open(&tx, &found).await?;
        emit(&mut tx, &ctx, "questions.grouped", ctx.tenant().0, &summary)?;
        run.checkpoint(&tx, "grouped", &summary, began).await?;
        tx.commit().await?;
        Ok(summary)
    }
}

/// The question that wordings ask; the most typical comes first.
fn found(members: &[&UnansweredMessages]) -> Option<Found> {
    let first = members.first()?;
    let frequency: i64 = members.iter().map(|one| one.frequency).sum();
    let reply = members.iter().find_map(|one| one.reply.as_deref());
    let texts: Vec<String> = members
        .iter()
        .take(MOST_TEXTS)
        .map(|one| one.content.clone())
        .collect();
    let language = Language::from_code(&first.language);
    Some(Found {
        title: first.content.clone(),
        draft: draft(&texts, reply, language),
        frequency: i32::try_from(frequency).unwrap_or(i32::MAX),
        language: first.language.clone(),
        first_seen: members.iter().map(|one| one.first_seen).min()?,
        last_seen: members.iter().map(|one| one.last_seen).max()?,
        texts,
    })
}

/// What a person answered when it was asked, and the customers' own words, by which the article is found.
fn draft(texts: &[String], reply: Option<&str>, language: Language) -> String {
    let words = phrases::article(language);
    let answer = match reply {
        Some(reply) => reply
            .get(..reply.floor_char_boundary(REPLY))
            .unwrap_or(reply),
        None => words.to_write,
    };
    let asked: Vec<String> = texts
        .iter()
        .take(IN_DRAFT)
        .map(|text| {
            format!(
                "- {}",
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            )
        })
        .collect();
    format!("{answer}\n\n## {}\n\n{}\n", words.asked, asked.join("\n"))
}
