//! The Run that takes a file in.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    num::NonZero,
};

use async_trait::async_trait;
use futures::{StreamExt, stream::FuturesOrdered};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::crm::fields as sql};
use tekup_events::emit;
use tekup_runs::{Execution, Failure, Run, RunKind};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{
    read,
    rows::{Made, Maker},
    shape::Shape,
    write::{Batch, Writer},
};
use crate::{
    Crm, files,
    kind::{Kind, Name},
    record::Row,
    records,
};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "crm.import";
/// Lines of a batch. An import that began with one number goes on with it, so it stays.
const BATCH: usize = 2000;
/// Most batches that are written at once.
const MOST_WRITERS: usize = 5;
/// The step that tells of all that was made.
const TOLD: &str = "told";
/// Batches that wait to be written.
const WAITING: usize = 3;

/// What happens to a line whose record is there already.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Policy {
    /// Nothing.
    #[default]
    Skip,
    /// Its values take the place of those that are there.
    Update,
    /// There are two then.
    Create,
}

/// What the Run is given.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Input {
    pub import: Uuid,
    pub kind: String,
    pub shape: Shape,
    pub mapping: Vec<(usize, String)>,
    pub defaults: Row,
    pub policy: Policy,
}

/// What a batch did; all of them together are the Run's output.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct Done {
    pub read: u64,
    pub created: u64,
    pub updated: u64,
    pub skipped: u64,
    pub failed: u64,
    /// The records that were made, by their ids, which rise with time.
    #[serde(default)]
    pub first: Option<Uuid>,
    #[serde(default)]
    pub last: Option<Uuid>,
}

impl Done {
    fn add(&mut self, other: Self) {
        self.first = self.first.into_iter().chain(other.first).min();
        self.last = self.last.max(other.last);
        self.read += other.read;
        self.created += other.created;
        self.updated += other.updated;
        self.skipped += other.skipped;
        self.failed += other.failed;
    }
}

/// Takes a file in.
pub(crate) struct ImportRun(Crm);

impl ImportRun {
    pub(crate) fn new(crm: Crm) -> Self {
        Self(crm)
    }
}

#[async_trait]
impl RunKind for ImportRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let input: Input = run.input()?;
        let Some(kind) = Name::from_name(&input.kind).map(Name::kind) else {
            return Err(Failure::Permanent(Error::not_found("kind of record")));
        };
        let db = self.0.0.db.clone();
        let ctx = run.ctx().clone();
        let file = files::spool(&db, &ctx, input.import).await?;
        let tx = db.begin(&ctx).await?;
        let customs = records::customs(&tx, kind).await?;
        let people = people(&tx).await?;
        drop(tx);
        let maker = Maker {
            ctx: ctx.clone(),
            kind,
            blank: records::blank(&ctx, kind),
            customs,
            mapping: input.mapping.clone(),
            defaults: input.defaults.clone(),
            people,
        };
        let (mut done, written) = earlier(run)?;
        let (send, receive) = mpsc::channel(WAITING);
        let format = input.shape.format.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let lines = read_all(&maker, file.path(), &format, &written, &send);
            drop(file);
            lines
        });
        let writer = Writer::new(&db, run, kind, &input, done.read);
        write_all(&writer, receive, &mut done).await?;
        reading
            .await
            .map_err(|error| Failure::Retry(Error::internal(error)))??;
        if run.done::<bool>(TOLD)?.is_none() {
            let mut tx = db.begin(&ctx).await?;
            tell(&mut tx, &ctx, kind, &input, run.run(), done)?;
            run.checkpoint(&tx, TOLD, &true, ctx.now()).await?;
            tx.commit().await?;
        }
        let read = i64::try_from(done.read).unwrap_or(i64::MAX);
        run.progress(read, read, "imported").await?;
        Ok(json!({
            "import": input.import, "kind": kind.one, "read": done.read, "created": done.created, "updated": done.updated,
            "skipped": done.skipped, "failed": done.failed, "parts": parts(done.read),
        }))
    }

    /// What is there of an import that broke off is told of like any other.
    async fn ended(&self, tx: &mut TenantTx, ctx: &OpContext, run: &Run) -> Result<()> {
        let Ok(input) = serde_json::from_value::<Input>(run.input.clone()) else {
            return Ok(());
        };
        let Some(kind) = Name::from_name(&input.kind).map(Name::kind) else {
            return Ok(());
        };
        let (mut done, mut page) = (Done::default(), PageRequest::default());
        page.limit = Some(100);
        loop {
            let steps = tekup_runs::steps(tx, run, &page).await?;
            for step in steps.items {
                if step.name == TOLD {
                    return Ok(());
                }
                if let Ok(batch) = serde_json::from_value(step.output) {
                    done.add(batch);
                }
            }
            match steps.next_cursor {
                Some(cursor) => page.cursor = Some(cursor),
                None => return tell(tx, ctx, kind, &input, run, done),
            }
        }
    }
}

/// Tells of all records that were made, once: a million events would drown whoever listens, and what follows of them
/// would slow the import down.
fn tell(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &Kind,
    input: &Input,
    run: &Run,
    done: Done,
) -> Result<()> {
    let (Some(first), Some(last)) = (done.first, done.last) else {
        return Ok(());
    };
    let told = json!({
        "import": input.import, "run": run.id, "count": done.created, "first": first, "last": last,
    });
    emit(tx, ctx, kind.events.imported, input.import, &told)
}

/// The step that is done with a batch.
pub(super) fn step(batch: i32) -> String {
    format!("batch-{batch}")
}

/// How many batches so many lines are.
fn parts(lines: u64) -> u64 {
    lines.div_ceil(BATCH as u64)
}

/// Batches that are written at once: one more than there are processors, as one of them waits for the disk.
fn writers() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    (processors + 1).min(MOST_WRITERS)
}

/// What earlier attempts did, and which batches are written. As few are written at once, few are missing before the last.
fn earlier(run: &Execution) -> Result<(Done, HashSet<i32>), Failure> {
    let (mut done, mut written, mut batch, mut missing) = (Done::default(), HashSet::new(), 0, 0);
    while missing < MOST_WRITERS {
        match run.done::<Done>(&step(batch))? {
            Some(before) => {
                done.add(before);
                written.insert(batch);
                missing = 0;
            }
            None => missing += 1,
        }
        batch += 1;
    }
    Ok((done, written))
}

/// Reads the file in this thread and hands over what became of its lines, but for batches that are written.
fn read_all(
    maker: &Maker,
    path: &std::path::Path,
    format: &read::Format,
    written: &HashSet<i32>,
    send: &mpsc::Sender<Batch>,
) -> Result<()> {
    let (mut line, mut number, mut made) = (0, 0, Vec::with_capacity(BATCH));
    read::lines(path, format, &mut |cells| {
        line += 1;
        // The header.
        if line == 1 {
            return Ok(true);
        }
        let of = i32::try_from((line - 2) / BATCH as u64).map_err(Error::internal)?;
        if of != number {
            // Nobody listens any more when the Run was stopped.
            if !flush(number, &mut made, send) {
                return Ok(false);
            }
            number = of;
        }
        if !written.contains(&of) {
            made.push(maker.make(line, cells));
        }
        Ok(true)
    })?;
    flush(number, &mut made, send);
    Ok(())
}

/// Hands a batch over; returns whether somebody took it.
fn flush(number: i32, made: &mut Vec<Made>, send: &mpsc::Sender<Batch>) -> bool {
    if made.is_empty() {
        return true;
    }
    let made = std::mem::replace(made, Vec::with_capacity(BATCH));
    send.blocking_send(Batch::new(number, made)).is_ok()
}

/// Writes the batches that come, several at once where none depends on another.
async fn write_all(
    writer: &Writer<'_>,
    mut batches: mpsc::Receiver<Batch>,
    done: &mut Done,
) -> Result<(), Failure> {
    let at_once = match writer.input.policy {
        // The later line counts, so that it must come later.
        Policy::Update => 1,
        Policy::Skip | Policy::Create => writers(),
    };
    let mut writing = FuturesOrdered::new();
    let mut keys = VecDeque::new();
    let (mut next, mut more) = (None::<Batch>, true);
    loop {
        let free = |batch: &mut Batch| {
            writing.len() < at_once && !keys.iter().any(|held| batch.meets(held))
        };
        if let Some(mut batch) = next.take_if(free) {
            writer.run.check()?;
            keys.push_back(batch.take_keys());
            writing.push_back(writer.write(batch));
        }
        tokio::select! {
            Some(wrote) = writing.next() => {
                done.add(wrote?);
                keys.pop_front();
            }
            batch = batches.recv(), if next.is_none() && more => {
                more = batch.is_some();
                next = batch;
            }
            else => return Ok(()),
        }
    }
}

/// Everybody of the tenant by name and address, in lower case.
async fn people(tx: &TenantTx) -> Result<HashMap<String, Uuid>> {
    let rows = sql::people().bind(tx).all().await.map_err(DbError::from)?;
    let mut people = HashMap::with_capacity(rows.len() * 2);
    for row in rows {
        people.insert(row.name.to_lowercase(), row.id);
        people.insert(row.email.to_lowercase(), row.id);
    }
    Ok(people)
}
