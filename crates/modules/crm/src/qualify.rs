//! What becomes of a lead when it comes: seed 000's pipeline `lead-qualification`, as a Run.
//!
//! Its steps stand in the journal under their names: `input`, `ai_scoring`, `crm_enrichment`, `compliance_check`,
//! `decision`. It begins on `lead.created` whatever the door, and for a whole import on `lead.imported`, page by page. Done
//! twice it says the same.

mod judging;

use std::{
    num::NonZeroU16,
    sync::{Arc, atomic::Ordering::Relaxed},
};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::{Db, DbError, sql::queries::crm::scoring as sql};
use tekup_events::{Event, Follow, emit};
use tekup_runs::{Execution, Failure, NewRun, RunKind, open_run, spawn_untold};
use uuid::Uuid;

use self::judging::{Scorer, against, blocked, enrich, keys};
use crate::{Crm, access::Access, kind::Name, record::Row, store};

pub(crate) use judging::{Settings, activities, judge, keep, settings};

/// The Run of one lead.
pub(crate) const KIND: &str = "leads.qualify";
/// The Run of many.
pub(crate) const MANY: &str = "leads.qualify_many";
/// Leads that are qualified in one transaction.
const PAGE: usize = 500;

async fn lead(db: &Db, ctx: &OpContext, id: Uuid) -> Result<Row, Failure> {
    let tx = db.begin(ctx).await?;
    let mut found = store::lock(&tx, Access::All, Name::Lead.kind(), &[id], false).await?;
    found
        .pop()
        .ok_or_else(|| Failure::Permanent(Error::not_found("lead")))
}

#[derive(Debug, Serialize, Deserialize)]
struct One {
    lead: Uuid,
}

/// Qualifies one lead.
pub(crate) struct QualifyRun(Crm);

impl QualifyRun {
    pub(crate) fn new(crm: Crm) -> Self {
        Self(crm)
    }
}

#[async_trait]
impl RunKind for QualifyRun {
    fn name(&self) -> &'static str {
        KIND
    }

    fn told(&self) -> bool {
        false
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let One { lead: id } = run.input()?;
        let db = self.0.0.db.clone();
        let ctx = run.ctx().clone();
        let given: Value = run
            .step("input", async {
                let lead = lead(&db, &ctx, id).await?;
                Ok(json!({"name": lead["name"], "source": lead["source"], "revision": lead["revision"]}))
            })
            .await?;
        let score: Value = run
            .step("ai_scoring", async {
                let lead = lead(&db, &ctx, id).await?;
                let tx = db.begin(&ctx).await?;
                let scorer = Scorer::of(&tx).await?;
                let mut done = activities(&tx, &[id]).await?;
                let score = scorer.score(&ctx, &lead, &done.remove(&id).unwrap_or_default());
                Ok(json!({"score": score.points, "reasons": score.reasons, "version": scorer.version()}))
            })
            .await?;
        let enriched: Value = run
            .step("crm_enrichment", async {
                let lead = lead(&db, &ctx, id).await?;
                let mut found = Row::new();
                enrich(&lead, &mut found);
                let tx = db.begin(&ctx).await?;
                let same = crate::duplicates::of(&tx, Access::All, Name::Lead.kind(), id).await?;
                Ok(json!({"fields": found, "duplicates": same.len()}))
            })
            .await?;
        let compliance: Value = run
            .step("compliance_check", async {
                let lead = lead(&db, &ctx, id).await?;
                let tx = db.begin(&ctx).await?;
                let settings = settings(&tx).await?;
                let blocked = blocked(&tx, &keys(&lead)).await?;
                let against = against(&settings, &lead, &blocked);
                Ok(json!({"allowed": against.is_none(), "reason": against}))
            })
            .await?;
        if let Some(done) = run.done::<Value>("decision")? {
            return Ok(done);
        }
        run.check()?;
        let started = ctx.now();
        let mut tx = db.begin(&ctx).await?;
        let held = store::lock(&tx, Access::All, Name::Lead.kind(), &[id], false).await?;
        if held.is_empty() {
            return Err(Failure::Permanent(Error::not_found("lead")));
        }
        let pairs = judge(&tx, &ctx, held).await?;
        let (decision, points) = pairs
            .first()
            .map_or((Value::Null, Value::Null), |(_, row)| {
                (row["qualification"].clone(), row["score"].clone())
            });
        keep(&mut tx, &ctx, pairs).await?;
        let shown = store::find(&tx, Access::All, Name::Lead.kind(), id).await?;
        emit(&mut tx, &ctx, "lead.qualified", id, &shown)?;
        let output = json!({
            "lead": id, "input": given, "score": points, "decision": decision, "ai_scoring": score,
            "crm_enrichment": enriched, "compliance_check": compliance,
        });
        run.checkpoint(&tx, "decision", &output, started).await?;
        tx.commit().await?;
        Ok(output)
    }
}

/// Leads of an import: behind `first`, up to `last`.
#[derive(Debug, Serialize, Deserialize)]
struct Many {
    first: Uuid,
    last: Uuid,
    /// How many they are, about: somebody may make others meanwhile.
    #[serde(default)]
    count: i64,
}

/// Qualifies many leads, page by page.
pub(crate) struct QualifyManyRun(Crm);

impl QualifyManyRun {
    pub(crate) fn new(crm: Crm) -> Self {
        Self(crm)
    }
}

#[async_trait]
impl RunKind for QualifyManyRun {
    fn name(&self) -> &'static str {
        MANY
    }

    fn told(&self) -> bool {
        false
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let Many { first, last, count } = run.input()?;
        let ctx = run.ctx().clone();
        let kind = Name::Lead.kind();
        // The first one, too.
        let mut after = Uuid::from_u128(first.as_u128().saturating_sub(1));
        let (mut page, mut done) = (0, 0);
        loop {
            let name = format!("page-{page}");
            let next = if let Some(next) = run.done::<Option<(Uuid, usize)>>(&name)? {
                next
            } else {
                run.check()?;
                let started = ctx.now();
                let mut tx = self.0.0.db.begin(&ctx).await?;
                let most = i64::try_from(PAGE).unwrap_or(i64::MAX);
                let ids = sql::leads_between()
                    .bind(&tx, &ctx.tenant().0, &after, &last, &most)
                    .all()
                    .await;
                let ids = ids.map_err(DbError::from)?;
                let held = store::lock(&tx, Access::All, kind, &ids, false).await?;
                let pairs = judge(&tx, &ctx, held).await?;
                keep(&mut tx, &ctx, pairs).await?;
                let next = ids.last().map(|last| (*last, ids.len()));
                run.checkpoint(&tx, &name, &next, started).await?;
                tx.commit().await?;
                next
            };
            page += 1;
            match next {
                Some((last, leads)) => {
                    done += leads;
                    after = last;
                    let so_far = i64::try_from(done).unwrap_or(i64::MAX);
                    run.progress(so_far, count.max(so_far + 1), "qualifying")
                        .await?;
                }
                None => return Ok(json!({"leads": done})),
            }
        }
    }
}

/// Has leads qualified when they come.
pub(crate) struct Qualifier(Crm);

impl Qualifier {
    pub(crate) fn new(crm: Crm) -> Self {
        Self(crm)
    }
}

#[async_trait]
impl Follow for Qualifier {
    fn name(&self) -> &'static str {
        "crm.qualify"
    }

    async fn take(&self, ctx: &OpContext, events: &[Arc<Event>]) -> Result<()> {
        if events.iter().any(|event| event.kind.starts_with("lead.")) {
            self.0.0.stale.store(true, Relaxed);
        }
        let come: Vec<&Arc<Event>> = events
            .iter()
            .filter(|event| matches!(event.kind.as_str(), "lead.created" | "lead.imported"))
            .collect();
        if come.is_empty() {
            return Ok(());
        }
        let mut tx = self.0.0.db.begin(ctx).await?;
        if !settings(&tx).await?.enabled {
            return Ok(());
        }
        for event in come {
            let (kind, subject, input) = if event.kind == "lead.created" {
                (
                    KIND,
                    event.subject,
                    json!(One {
                        lead: event.subject
                    }),
                )
            } else {
                let id = |name: &str| {
                    event.data[name]
                        .as_str()
                        .and_then(|id| Uuid::parse_str(id).ok())
                };
                let (Some(first), Some(last)) = (id("first"), id("last")) else {
                    continue;
                };
                let count = event.data["count"].as_i64().unwrap_or_default();
                let input = json!(Many { first, last, count });
                (MANY, first, input)
            };
            // Heard again after a crash: it is under way.
            if open_run(&tx, kind, subject).await?.is_none() {
                let mut new = NewRun::new(kind, input).about(subject);
                if kind == MANY {
                    // One import after the other, so that there is room for everything else.
                    new = new.keyed(MANY, NonZeroU16::MIN);
                }
                spawn_untold(&mut tx, ctx, new).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}
