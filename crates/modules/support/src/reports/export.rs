//! The conversations behind a report, as CSV.

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_runs::{Execution, Failure, RunKind, RunState};
use uuid::Uuid;

use super::{
    facts::{ESCALATED, ONCE, SOLVED, judge},
    gather::Filter,
    span::{Interval, Span},
};
use crate::{
    Support,
    model::Channel,
    store::reports::{self as store, Fact},
};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "reports.export";
/// Most conversations that one export goes through.
const MOST: i64 = 3_000_000;
/// How long an export can be fetched.
const KEPT: chrono::TimeDelta = chrono::TimeDelta::days(7);
/// Tells spreadsheets that the text is UTF-8.
const MARK: char = '\u{feff}';

const COLUMNS: [&str; 18] = [
    "id",
    "startedAt",
    "channel",
    "status",
    "intent",
    "queue",
    "person",
    "escalated",
    "solved",
    "firstContactResolution",
    "responseSeconds",
    "resolutionSeconds",
    "slaFirstResponse",
    "slaResolution",
    "csat",
    "sentiment",
    "agentAnswers",
    "staffAnswers",
];

/// Which conversations.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ExportInput {
    pub zone: Tz,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub channel: Option<Channel>,
    /// Here and below: outside `None` any, inside `None` those without one.
    #[serde(default, with = "maybe")]
    pub intent: Option<Option<String>>,
    #[serde(default, with = "maybe")]
    pub queue: Option<Option<Uuid>>,
    #[serde(default, with = "maybe")]
    pub person: Option<Option<Uuid>>,
}

/// `Option<Option<T>>` as a list of at most one, so that JSON's `null` does not swallow the difference.
mod maybe {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};

    #[expect(clippy::ref_option, reason = "what serde's `with` hands over")]
    pub fn serialize<S: Serializer, T: Serialize>(
        value: &Option<Option<T>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.iter().collect::<Vec<_>>().serialize(to)
    }

    #[expect(
        clippy::option_option,
        reason = "any, and those without one, are not the same"
    )]
    pub fn deserialize<'de, D: Deserializer<'de>, T: DeserializeOwned>(
        from: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Ok(Vec::<Option<T>>::deserialize(from)?.pop())
    }
}

/// What a step wrote.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Written {
    /// Where the next step goes on; `None` at the end.
    after: Option<(DateTime<Utc>, Uuid)>,
    read: i64,
    rows: i64,
}

/// Writes CSV part by part.
pub(crate) struct ExportRun(Support);

impl ExportRun {
    pub(crate) fn new(support: Support) -> Self {
        Self(support)
    }
}

#[async_trait]
impl RunKind for ExportRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let input: ExportInput = run.input()?;
        let span = Span::new(input.zone, input.from, input.to, Interval::Month)?;
        let filter = Filter {
            channel: input.channel,
            intent: input.intent.clone(),
            queue: input.queue,
            person: input.person,
        };
        let ctx = run.ctx().clone();
        let tx = self.0.0.db.begin(&ctx).await?;
        let mut names = store::all_queue_names(&tx).await?;
        names.extend(store::all_person_names(&tx).await?);
        let total = store::began(&tx, span.begins(), span.ends()).await?;
        tx.commit().await?;
        let page = Page {
            zone: input.zone,
            filter,
            names,
        };
        let (mut read, mut rows, mut parts) = (0, 0, 0);
        let mut after = None;
        loop {
            let name = format!("part-{parts}");
            let written = if let Some(written) = run.done::<Written>(&name)? {
                written
            } else {
                run.check()?;
                let started = ctx.now();
                let tx = self.0.0.db.begin(&ctx).await?;
                let facts = store::facts(&tx, span.begins(), span.ends(), after).await?;
                let (written, csv) = page.write(facts, parts == 0)?;
                store::put_export_part(&tx, run.run().id, parts, &csv).await?;
                run.checkpoint(&tx, &name, &written, started).await?;
                tx.commit().await?;
                written
            };
            parts += 1;
            read += written.read;
            rows += written.rows;
            after = written.after;
            run.progress(read, total.max(read), "writing").await?;
            if after.is_none() {
                break;
            }
            if read >= MOST {
                let message = "these are more than 3,000,000 conversations; take a shorter range";
                return Err(Failure::Permanent(Error::field(
                    "from", "too_many", message,
                )));
            }
        }
        let file = format!("conversations-{}-{}.csv", input.from, input.to);
        Ok(json!({"rows": rows, "parts": parts, "file": file}))
    }
}

/// How facts become lines.
struct Page {
    zone: Tz,
    filter: Filter,
    names: HashMap<Uuid, String>,
}

impl Page {
    fn write(&self, facts: Vec<Fact>, first: bool) -> Result<(Written, String)> {
        let mut written = Written {
            after: (facts.len() == store::PAGE)
                .then(|| facts.last().map(|fact| (fact.started_at, fact.id)))
                .flatten(),
            ..Written::default()
        };
        let mut csv = csv::Writer::from_writer(Vec::new());
        if first {
            csv.write_record(COLUMNS).map_err(Error::internal)?;
        }
        for fact in facts {
            written.read += 1;
            if self.filter.takes(&fact) {
                written.rows += 1;
                csv.write_record(self.line(fact)).map_err(Error::internal)?;
            }
        }
        let bytes = csv
            .into_inner()
            .map_err(|error| Error::internal(error.into_error()))?;
        let text = String::from_utf8(bytes).map_err(Error::internal)?;
        let mark = if first {
            MARK.to_string()
        } else {
            String::new()
        };
        Ok((written, mark + &text))
    }

    fn line(&self, fact: Fact) -> [String; COLUMNS.len()] {
        let judged = judge(&fact);
        let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
        let bit = |bit: u8| yes(judged & bit != 0);
        let name = |id: Option<Uuid>| {
            let name = id.map(|id| self.names.get(&id).cloned().unwrap_or(id.to_string()));
            guarded(name.unwrap_or_default())
        };
        let number = |value: Option<i32>| value.map_or(String::new(), |value| value.to_string());
        let started = fact.started_at.with_timezone(&self.zone);
        [
            fact.id.to_string(),
            started.to_rfc3339_opts(SecondsFormat::Secs, true),
            fact.channel,
            fact.status,
            guarded(fact.intent.unwrap_or_default()),
            name(fact.queue_id),
            name(fact.assigned_to),
            bit(ESCALATED),
            bit(SOLVED),
            bit(ONCE),
            number(fact.response_seconds),
            number(fact.resolution_seconds),
            fact.sla_first_response.map_or(String::new(), yes),
            fact.sla_resolution.map_or(String::new(), yes),
            number(fact.csat.map(Into::into)),
            fact.sentiment_score
                .map_or(String::new(), |mood| format!("{mood:.2}")),
            fact.agent_answers.to_string(),
            fact.staff_answers.to_string(),
        ]
    }
}

/// A text that no spreadsheet takes for a formula (OWASP, CSV injection).
fn guarded(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text
    }
}

/// An export that can be fetched.
#[derive(Debug)]
pub struct ExportFile {
    /// What it is to be called.
    pub name: String,
    /// In how many parts it is.
    pub parts: i32,
}

/// What an export has written.
///
/// # Errors
/// Not found for what is no export of the tenant's; conflict for one that has not ended well.
pub async fn find(tx: &TenantTx, run: RunId) -> Result<ExportFile> {
    let found = tekup_runs::get(tx, run).await?;
    let Some(run) = found.filter(|run| run.kind == KIND) else {
        return Err(Error::not_found("export"));
    };
    if run.state != RunState::Completed {
        return Err(Error::conflict(
            "the export has not ended; its run says how far it is",
        ));
    }
    let output = run.output.unwrap_or_default();
    let parts = output["parts"]
        .as_i64()
        .and_then(|parts| i32::try_from(parts).ok());
    Ok(ExportFile {
        name: output["file"]
            .as_str()
            .unwrap_or("conversations.csv")
            .to_owned(),
        parts: parts.unwrap_or(0),
    })
}

/// One part of an export, from 0.
///
/// # Errors
/// Gone when the export was too old to be kept.
pub async fn part(db: &tekup_db::Db, ctx: &OpContext, run: RunId, ordinal: i32) -> Result<String> {
    let tx = db.begin_single(ctx).await?;
    let found = store::export_part(&tx, run, ordinal).await?;
    found.ok_or_else(|| {
        Error::new(
            ErrorKind::NotFound,
            "the export was kept for 7 days; make it anew",
        )
    })
}

/// Takes away what is too old.
pub(crate) async fn forget(support: &Support) -> Result<u64> {
    let tx = support.0.db.begin_system("exports past their time").await?;
    let gone = store::forget_exports(&tx, Utc::now() - KEPT).await?;
    tx.commit().await?;
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_name_is_never_a_formula() {
        for text in ["=1+1", "+45", "-2", "@SUM(A1)", "\t=1"] {
            assert_eq!(guarded(text.to_owned()), format!("'{text}"));
        }
        assert_eq!(guarded("block_card".to_owned()), "block_card");
    }
}
