//! The Run that takes a file in.

use std::collections::{BTreeMap, HashMap, HashSet};

use async_trait::async_trait;
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
    named, read,
    rows::{Made, Maker, explain, same_by},
    shape::Shape,
};
use crate::{
    Crm,
    access::Access,
    files,
    kind::{Kind, Name},
    record::Row,
    records, store,
};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "crm.import";
/// Lines that are written at once.
const BATCH: usize = 2000;
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
struct Done {
    read: u64,
    created: u64,
    updated: u64,
    skipped: u64,
    failed: u64,
    /// The records that were made, by their ids, which rise with time.
    #[serde(default)]
    first: Option<Uuid>,
    #[serde(default)]
    last: Option<Uuid>,
}

impl Done {
    fn add(&mut self, other: Self) {
        self.first = self.first.or(other.first);
        self.last = other.last.or(self.last);
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
            customs,
            mapping: input.mapping.clone(),
            defaults: input.defaults.clone(),
            people,
        };
        // Where an earlier attempt stopped.
        let (mut done, mut batch) = (Done::default(), 0);
        while let Some(before) = run.done::<Done>(&step(batch))? {
            done.add(before);
            batch += 1;
        }
        let skip = done.read;
        let (send, mut receive) = mpsc::channel::<Vec<Made>>(WAITING);
        let format = input.shape.format.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let lines = read_all(&maker, file.path(), &format, skip, &send);
            drop(file);
            lines
        });
        while let Some(made) = receive.recv().await {
            run.check()?;
            let wrote = self.write(run, kind, &input, batch, made).await?;
            done.add(wrote);
            batch += 1;
            let read = i64::try_from(done.read).unwrap_or(i64::MAX);
            run.progress(read, 0, "importing").await?;
        }
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
            "skipped": done.skipped, "failed": done.failed, "parts": batch,
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

fn step(batch: i32) -> String {
    format!("batch-{batch}")
}

/// Reads the file in this thread and hands over what became of its lines.
fn read_all(
    maker: &Maker,
    path: &std::path::Path,
    format: &read::Format,
    skip: u64,
    send: &mpsc::Sender<Vec<Made>>,
) -> Result<()> {
    let (mut line, mut batch) = (0, Vec::with_capacity(BATCH));
    read::lines(path, format, &mut |cells| {
        line += 1;
        // The header, and what was written before.
        if line <= skip + 1 {
            return Ok(true);
        }
        batch.push(maker.make(line, cells));
        if batch.len() < BATCH {
            return Ok(true);
        }
        // Nobody listens any more when the Run was stopped.
        Ok(send
            .blocking_send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))
            .is_ok())
    })?;
    if !batch.is_empty() {
        let _ = send.blocking_send(batch);
    }
    Ok(())
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

impl ImportRun {
    /// Writes a batch: its records, what went wrong, and that it is done, in one transaction.
    async fn write(
        &self,
        run: &Execution,
        kind: &'static Kind,
        input: &Input,
        batch: i32,
        mut made: Vec<Made>,
    ) -> Result<Done, Failure> {
        let ctx = run.ctx();
        let started = ctx.now();
        let mut tx = self.0.0.db.begin(ctx).await?;
        let mut done = Done {
            read: made.len() as u64,
            ..Done::default()
        };
        named::resolve(&mut tx, ctx, input.import, &mut made).await?;
        let known = match input.policy {
            Policy::Create => HashMap::new(),
            Policy::Skip | Policy::Update => known(&tx, kind, &made).await?,
        };
        let (mut new, mut changes) = (Vec::new(), BTreeMap::new());
        let mut here = HashSet::new();
        let mut wrong = Vec::new();
        for one in made {
            let (given, row) = match one.record {
                Ok(record) => record,
                Err(message) => {
                    wrong.push((one.line, one.cells, message));
                    continue;
                }
            };
            let key = same_by(&row);
            let there = key.as_ref().and_then(|key| known.get(key)).copied();
            match (input.policy, there) {
                (Policy::Skip, Some(_)) => done.skipped += 1,
                (Policy::Update, Some(id)) => {
                    changes.insert(id, given);
                    done.updated += 1;
                }
                (Policy::Create, _) => new.push((one.line, one.cells, row)),
                _ => match key {
                    // Twice in one batch.
                    Some(key) if !here.insert(key.clone()) => done.skipped += 1,
                    _ => new.push((one.line, one.cells, row)),
                },
            }
        }
        done.failed = wrong.len() as u64;
        let new = if kind.name == Name::Deal {
            let settled = settle(&mut tx, run, new, &mut wrong).await?;
            done.failed = wrong.len() as u64;
            settled
        } else {
            new.into_iter().map(|(_, _, row)| row).collect()
        };
        done.created = new.len() as u64;
        store::insert(&tx, kind, &new).await?;
        update(&tx, run, kind, changes).await?;
        if batch == 0 || !wrong.is_empty() {
            let text = complaints(&input.shape, &wrong, batch == 0)?;
            files::put(&tx, run.run().id.0, batch, text.as_bytes()).await?;
        }
        done.first = new.first().map(records::id_of);
        done.last = new.last().map(records::id_of);
        run.checkpoint(&tx, &step(batch), &done, started).await?;
        tx.commit().await?;
        Ok(done)
    }
}

/// Records that are there already, by what they are known by.
async fn known(
    tx: &TenantTx,
    kind: &Kind,
    made: &[Made],
) -> Result<HashMap<(&'static str, String), Uuid>> {
    let mut found = HashMap::new();
    if kind.field("email").is_none() {
        return Ok(found);
    }
    for column in ["email_key", "phone_key"] {
        let keys: Vec<String> = made
            .iter()
            .filter_map(|one| one.record.as_ref().ok())
            .filter_map(|(_, row)| same_by(row))
            .filter(|key| key.0 == column)
            .map(|key| key.1)
            .collect();
        if keys.is_empty() {
            continue;
        }
        let mut sql = store::Sql::new("");
        let tenant = sql.bind(tx.tenant().0);
        let keys = sql.bind(keys);
        sql.text = format!(
            "SELECT r.{column}, r.id FROM {} AS r \
             WHERE r.tenant_id = {tenant} AND r.{column} = ANY ({keys}) AND r.deleted_at IS NULL",
            kind.table
        );
        for row in sql.rows_prepared(tx).await? {
            found.insert((column, row.get(0)), row.get(1));
        }
    }
    Ok(found)
}

/// A line, and the record that was made of it.
type Fresh = (u64, Vec<String>, Row);

/// What follows for deals from their stages; those that name none that is there go to what went wrong.
async fn settle(
    tx: &mut TenantTx,
    run: &Execution,
    new: Vec<Fresh>,
    wrong: &mut Vec<(u64, Vec<String>, String)>,
) -> Result<Vec<Row>> {
    let mut settled = Vec::with_capacity(new.len());
    for (line, cells, mut row) in new {
        let mut given = Row::new();
        given.insert("probability".to_owned(), row["probability"].clone());
        match crate::pipelines::settle(tx, run.ctx(), None, &mut row, &given).await {
            Ok(()) => settled.push(row),
            Err(error) if error.kind().status() < 500 => {
                wrong.push((line, cells, explain(&error)));
            }
            Err(error) => return Err(error),
        }
    }
    wrong.sort_unstable_by_key(|(line, _, _)| *line);
    Ok(settled)
}

async fn update(
    tx: &TenantTx,
    run: &Execution,
    kind: &'static Kind,
    changes: BTreeMap<Uuid, Row>,
) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = changes.keys().copied().collect();
    let held = store::lock(tx, Access::All, kind, &ids, false).await?;
    let pairs = held.into_iter().map(|before| {
        let mut row = before.clone();
        if let Some(given) = changes.get(&records::id_of(&before)) {
            let edits = records::Edits {
                given: given.clone(),
                ..records::Edits::default()
            };
            records::apply(kind, &mut row, &edits);
        }
        (before, row)
    });
    records::write(tx, run.ctx(), kind, pairs.collect(), None).await?;
    Ok(())
}

/// Lines that could not be taken, with what is wrong with them, to be mended and sent again.
fn complaints(shape: &Shape, wrong: &[(u64, Vec<String>, String)], first: bool) -> Result<String> {
    let mut csv = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    if first {
        let headers = shape.columns.iter().map(|column| column.header.as_str());
        csv.write_record(["line", "error"].into_iter().chain(headers))
            .map_err(Error::internal)?;
    }
    for (line, cells, message) in wrong {
        let cells = cells.iter().map(|cell| crate::export::guarded(cell));
        let line = [line.to_string(), message.clone()].into_iter().chain(cells);
        csv.write_record(line).map_err(Error::internal)?;
    }
    let bytes = csv
        .into_inner()
        .map_err(|error| Error::internal(error.into_error()))?;
    let text = String::from_utf8(bytes).map_err(Error::internal)?;
    // Tells spreadsheets that the text is UTF-8.
    let mark = if first { "\u{feff}" } else { "" };
    Ok(format!("{mark}{text}"))
}
