//! Records as files: CSV and XLSX of a million rows, written by a Run.
//!
//! Pages are read in the order of the ids. CSV is written page by page, each with its checkpoint; an XLSX file is written
//! on the disk of this machine and stored when it is whole.

mod pages;
mod stored;

use std::io::{Read, Seek};

use async_trait::async_trait;
use rust_xlsxwriter::Workbook;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_runs::{Execution, Failure, RunKind};
use tokio::sync::mpsc;
use uuid::Uuid;

use self::pages::{Cell, Pages};
use crate::{Crm, files, filter::Groups};

pub(crate) use pages::usual;
pub use stored::{Stored, stored};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "crm.export";
/// Rows that are read at once.
const PAGE: usize = 5000;
/// Most rows of an XLSX file, its header left out.
const MOST_XLSX: u64 = 1_048_575;

/// What a file is written as.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Format {
    /// Comma-separated values, in UTF-8.
    #[default]
    Csv,
    /// Excel's.
    Xlsx,
}

/// What the Run is given. Whoever asked for it gets what they may see.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Input {
    pub kind: String,
    pub format: Format,
    pub filter: Groups,
    pub search: Option<String>,
    pub columns: Vec<String>,
    pub all: bool,
    pub me: Option<Uuid>,
}

/// What a step wrote.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Written {
    /// Where the next step goes on; `None` at the end.
    after: Option<Uuid>,
    rows: u64,
}

/// A text that no spreadsheet takes for a formula (OWASP, CSV injection). A number stays a number.
pub(crate) fn guarded(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Writes a file of records.
pub(crate) struct ExportRun(Crm);

impl ExportRun {
    pub(crate) fn new(crm: Crm) -> Self {
        Self(crm)
    }
}

#[async_trait]
impl RunKind for ExportRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let input: Input = run.input()?;
        let tx = self.0.0.db.begin(run.ctx()).await?;
        let pages = Pages::open(&tx, &input).await?;
        drop(tx);
        let (rows, parts) = match input.format {
            Format::Csv => self.csv(run, &pages).await?,
            Format::Xlsx => self.xlsx(run, &pages).await?,
        };
        let ending = if input.format == Format::Csv {
            "csv"
        } else {
            "xlsx"
        };
        let day = run.run().created_at.date_naive();
        let file = format!("{}-{day}.{ending}", pages.kind.table);
        Ok(json!({"rows": rows, "parts": parts, "file": file}))
    }
}

impl ExportRun {
    async fn csv(&self, run: &Execution, pages: &Pages) -> Result<(u64, i32), Failure> {
        let (mut rows, mut parts, mut after) = (0, 0, None);
        loop {
            let name = format!("part-{parts}");
            let written = if let Some(written) = run.done::<Written>(&name)? {
                written
            } else {
                run.check()?;
                let started = run.ctx().now();
                let tx = self.0.0.db.begin(run.ctx()).await?;
                let (lines, next) = pages.read(&tx, after).await?;
                let written = Written {
                    after: next,
                    rows: lines.len() as u64,
                };
                let content = csv(&pages.columns.names, lines, parts == 0)?;
                files::put(&tx, run.run().id.0, parts, &content).await?;
                run.checkpoint(&tx, &name, &written, started).await?;
                tx.commit().await?;
                written
            };
            parts += 1;
            rows += written.rows;
            after = written.after;
            let done = i64::try_from(rows).unwrap_or(i64::MAX);
            run.progress(done, if after.is_none() { done } else { 0 }, "writing")
                .await?;
            if after.is_none() {
                return Ok((rows, parts));
            }
        }
    }

    async fn xlsx(&self, run: &Execution, pages: &Pages) -> Result<(u64, i32), Failure> {
        let (send, receive) = mpsc::channel(2);
        let names = pages.columns.names.clone();
        let money: Vec<bool> = pages
            .columns
            .cells
            .iter()
            .map(|cell| matches!(cell, Cell::Money | Cell::Number))
            .collect();
        let writing = tokio::task::spawn_blocking(move || sheet(&names, &money, receive));
        let (mut rows, mut after) = (0, None);
        loop {
            run.check()?;
            let tx = self.0.0.db.begin(run.ctx()).await?;
            let (lines, next) = pages.read(&tx, after).await?;
            drop(tx);
            rows += lines.len() as u64;
            if rows > MOST_XLSX {
                let message = "an Excel file holds at most 1,048,575 rows; take CSV, or fewer";
                return Err(Failure::Permanent(Error::field(
                    "format", "too_many", message,
                )));
            }
            if send.send(lines).await.is_err() {
                break;
            }
            run.progress(i64::try_from(rows).unwrap_or(i64::MAX), 0, "writing")
                .await?;
            after = next;
            if after.is_none() {
                break;
            }
        }
        drop(send);
        let mut file = writing
            .await
            .map_err(|error| Failure::Retry(Error::internal(error)))??;
        let mut parts = 0;
        loop {
            let mut content = vec![0; files::PART];
            let (length, content, back) = tokio::task::spawn_blocking(move || {
                let mut length = 0;
                while length < content.len() {
                    match file.read(&mut content[length..]) {
                        Ok(0) => break,
                        Ok(more) => length += more,
                        Err(error) => return Err(Error::internal(error)),
                    }
                }
                Ok((length, content, file))
            })
            .await
            .map_err(|error| Failure::Retry(Error::internal(error)))??;
            file = back;
            if length == 0 {
                break;
            }
            let tx = self.0.0.db.begin(run.ctx()).await?;
            run.hold(&tx).await?;
            files::put(&tx, run.run().id.0, parts, &content[..length]).await?;
            tx.commit().await?;
            parts += 1;
        }
        let done = i64::try_from(rows).unwrap_or(i64::MAX);
        run.progress(done, done, "written").await?;
        Ok((rows, parts))
    }
}

fn csv(names: &[String], lines: Vec<Vec<String>>, first: bool) -> Result<Vec<u8>> {
    // Tells spreadsheets that the text is UTF-8.
    let mark = if first {
        "\u{feff}".as_bytes().to_vec()
    } else {
        Vec::new()
    };
    let mut csv = csv::Writer::from_writer(mark);
    if first {
        csv.write_record(names).map_err(Error::internal)?;
    }
    for line in lines {
        csv.write_record(line.iter().map(|cell| guarded(cell)))
            .map_err(Error::internal)?;
    }
    csv.into_inner()
        .map_err(|error| Error::internal(error.into_error()))
}

/// Writes a sheet as lines come; rows that are written are on the disk, not in memory.
fn sheet(
    names: &[String],
    numbers: &[bool],
    mut lines: mpsc::Receiver<Vec<Vec<String>>>,
) -> Result<std::fs::File> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory();
    for (column, name) in (0..).zip(names) {
        sheet
            .write_string(0, column, name)
            .map_err(Error::internal)?;
    }
    let mut row = 0;
    while let Some(page) = lines.blocking_recv() {
        for line in page {
            row += 1;
            for ((column, cell), number) in (0..).zip(line).zip(numbers) {
                if cell.is_empty() {
                    continue;
                }
                match cell.parse::<f64>() {
                    Ok(value) if *number => sheet
                        .write_number(row, column, value)
                        .map_err(Error::internal)?,
                    _ => sheet
                        .write_string(row, column, cell)
                        .map_err(Error::internal)?,
                };
            }
        }
    }
    let mut file = tempfile::tempfile().map_err(Error::internal)?;
    book.save_to_writer(&mut file).map_err(Error::internal)?;
    file.rewind().map_err(Error::internal)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_name_is_never_a_formula_and_a_number_stays_one() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(guarded("-12.50"), "-12.50");
        assert_eq!(guarded("Bo"), "Bo");
    }
}
