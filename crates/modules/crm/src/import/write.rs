//! Batches of an import, each written in one transaction with what went wrong and that it is done.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use tekup_base::{Error, Result};
use tekup_db::{Db, TenantTx};
use tekup_runs::{Execution, Failure};
use uuid::Uuid;

use super::{
    named,
    rows::{KNOWN_BY, Made, explain, same_by},
    run::{Done, Input, Policy, step},
    shape::Shape,
};
use crate::{
    access::Access,
    files,
    kind::{Kind, Name},
    record::Row,
    records, store,
};

/// What a record is known by: a column and its value.
type Key = (&'static str, String);

/// A batch of lines, and what it is to be written with.
pub(super) struct Batch {
    /// Rises from nought with the lines.
    pub number: i32,
    pub made: Vec<Made>,
    /// What its records are known by, and name.
    keys: HashSet<String>,
}

impl Batch {
    pub(super) fn new(number: i32, made: Vec<Made>) -> Self {
        let mut keys = HashSet::with_capacity(made.len() * 2);
        for one in &made {
            let Ok((_, row)) = &one.record else { continue };
            keys.extend(
                KNOWN_BY
                    .into_iter()
                    .filter_map(|column| records::text_of(row, column))
                    .map(str::to_owned),
            );
            keys.extend(
                one.named
                    .iter()
                    .filter_map(|named| named.key())
                    .map(|key| key.1),
            );
        }
        Self { number, made, keys }
    }

    /// Whether something in one of two batches depends on the other's: the same person, or a company that the first makes.
    pub(super) fn meets(&self, other: &HashSet<String>) -> bool {
        !self.keys.is_disjoint(other)
    }

    pub(super) fn take_keys(&mut self) -> HashSet<String> {
        std::mem::take(&mut self.keys)
    }
}

/// Writes batches of an import.
pub(super) struct Writer<'a> {
    db: &'a Db,
    pub run: &'a Execution,
    kind: &'static Kind,
    pub input: &'a Input,
    /// Lines that are done with.
    read: AtomicU64,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        db: &'a Db,
        run: &'a Execution,
        kind: &'static Kind,
        input: &'a Input,
        read: u64,
    ) -> Self {
        let read = AtomicU64::new(read);
        Self {
            db,
            run,
            kind,
            input,
            read,
        }
    }

    /// Writes a batch: its records, what went wrong, and that it is done, in one transaction.
    pub(super) async fn write(&self, batch: Batch) -> Result<Done, Failure> {
        let (run, kind, input) = (self.run, self.kind, self.input);
        let Batch {
            number, mut made, ..
        } = batch;
        let ctx = run.ctx();
        let started = ctx.now();
        let mut tx = self.db.begin(ctx).await?;
        let mut done = Done {
            read: made.len() as u64,
            ..Done::default()
        };
        named::resolve(&mut tx, ctx, input.import, &mut made).await?;
        let keys: Vec<Option<Key>> = made
            .iter()
            .map(|one| same_by(&one.record.as_ref().ok()?.1))
            .collect();
        let known = match input.policy {
            Policy::Create => HashMap::new(),
            Policy::Skip | Policy::Update => known(&tx, kind, &keys).await?,
        };
        let (mut new, mut changes) = (Vec::new(), BTreeMap::new());
        let mut here = HashSet::new();
        let mut wrong = Vec::new();
        for (one, key) in made.into_iter().zip(keys) {
            let (given, row) = match one.record {
                Ok(record) => record,
                Err(message) => {
                    wrong.push((one.line, one.cells, message));
                    continue;
                }
            };
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
        if number == 0 || !wrong.is_empty() {
            let text = complaints(&input.shape, &wrong, number == 0)?;
            files::put(&tx, run.run().id.0, number, text.as_bytes()).await?;
        }
        done.first = new.first().map(records::id_of);
        done.last = new.last().map(records::id_of);
        run.checkpoint(&tx, &step(number), &done, started).await?;
        tx.commit().await?;
        let read = self.read.fetch_add(done.read, Relaxed) + done.read;
        run.progress(i64::try_from(read).unwrap_or(i64::MAX), 0, "importing")
            .await?;
        Ok(done)
    }
}

/// Records that are there already, by what they are known by.
async fn known(tx: &TenantTx, kind: &Kind, keys: &[Option<Key>]) -> Result<HashMap<Key, Uuid>> {
    let mut found = HashMap::new();
    for column in KNOWN_BY {
        let wanted: Vec<String> = keys
            .iter()
            .flatten()
            .filter(|key| key.0 == column)
            .map(|key| key.1.clone())
            .collect();
        if wanted.is_empty() {
            continue;
        }
        let mut sql = store::Sql::new("");
        let tenant = sql.bind(tx.tenant().0);
        let wanted = sql.bind(wanted);
        sql.text = format!(
            "SELECT r.{column}, r.id FROM {} AS r \
             WHERE r.tenant_id = {tenant} AND r.{column} = ANY ({wanted}) AND r.deleted_at IS NULL",
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
        let own = row.get("probability").cloned().unwrap_or_default();
        given.insert("probability".to_owned(), own);
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
