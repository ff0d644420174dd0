//! Lines of a CSV or XLSX file, one after the other.

use std::{fs::File, io::BufReader, path::Path};

use calamine::{DataRef, Reader as _, Xlsx, open_workbook};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};

/// Longest value that is read, in bytes.
const MOST_CELL: usize = 100_000;
/// Most columns.
pub(crate) const MOST_COLUMNS: usize = 500;

/// How a file is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "format")]
pub(crate) enum Format {
    Csv { delimiter: char, encoding: String },
    Xlsx,
}

impl Format {
    /// What the first bytes of a file tell.
    ///
    /// # Errors
    /// When it is neither.
    pub fn guess(head: &[u8]) -> Result<Self> {
        if head.starts_with(b"PK\x03\x04") {
            return Ok(Self::Xlsx);
        }
        if head.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(Error::field(
                "file",
                "wrong_format",
                "is of an old Excel; save it as .xlsx or .csv",
            ));
        }
        let encoding = encoding(head);
        let (text, _, _) = encoding.decode(head);
        if text.chars().take(2000).any(|c| c == '\0') {
            return Err(Error::field(
                "file",
                "wrong_format",
                "is neither CSV nor XLSX",
            ));
        }
        let line = text.lines().next().unwrap_or_default();
        let delimiter = [';', ',', '\t', '|']
            .into_iter()
            .max_by_key(|delimiter| (line.matches(*delimiter).count(), *delimiter == ','))
            .unwrap_or(',');
        Ok(Self::Csv {
            delimiter,
            encoding: encoding.name().to_owned(),
        })
    }
}

/// Excel writes Windows' own characters where it is not told otherwise.
fn encoding(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .take(200)
            .filter(|byte| **byte == 0)
            .count()
    };
    if zeros(1) > 50 {
        return UTF_16LE;
    }
    if zeros(0) > 50 {
        return UTF_16BE;
    }
    match std::str::from_utf8(head) {
        Ok(_) => UTF_8,
        // Cut in the middle of a character.
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

type Decoded = DecodeReaderBytes<BufReader<File>, Vec<u8>>;

/// Reads every line of a file to `take`, the header first, until it says stop.
///
/// # Errors
/// When the file cannot be read; what is wrong with it.
pub(crate) fn lines(
    path: &Path,
    format: &Format,
    take: &mut dyn FnMut(Vec<String>) -> Result<bool>,
) -> Result<()> {
    match format {
        Format::Csv {
            delimiter,
            encoding,
        } => csv_lines(path, *delimiter, encoding, take),
        Format::Xlsx => xlsx_lines(path, take),
    }
}

fn csv_lines(
    path: &Path,
    delimiter: char,
    encoding: &str,
    take: &mut dyn FnMut(Vec<String>) -> Result<bool>,
) -> Result<()> {
    let file = File::open(path).map_err(Error::internal)?;
    let decoded: Decoded = DecodeReaderBytesBuilder::new()
        .encoding(Encoding::for_label(encoding.as_bytes()))
        .build(BufReader::with_capacity(256 * 1024, file));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(decoded);
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                let message = format!("cannot be read as CSV from line {line} on");
                return Err(Error::field("file", "wrong_format", message).caused_by(error));
            }
        }
        let cells = record.iter().take(MOST_COLUMNS).map(cut).collect();
        if !take(cells)? {
            return Ok(());
        }
    }
}

fn cut(cell: &str) -> String {
    let mut end = cell.len().min(MOST_CELL);
    while !cell.is_char_boundary(end) {
        end -= 1;
    }
    cell.get(..end).unwrap_or_default().to_owned()
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::field("file", "wrong_format", "cannot be read as XLSX").caused_by(error)
}

fn xlsx_lines(path: &Path, take: &mut dyn FnMut(Vec<String>) -> Result<bool>) -> Result<()> {
    let mut book: Xlsx<_> = open_workbook(path).map_err(unreadable)?;
    let Some(sheet) = book.sheet_names().first().cloned() else {
        return Err(Error::field("file", "wrong_format", "has no sheet"));
    };
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(unreadable)?;
    let (mut at, mut line) = (0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        while row > at {
            if !take(std::mem::take(&mut line))? {
                return Ok(());
            }
            at += 1;
        }
        let column = column as usize;
        if column < MOST_COLUMNS {
            if line.len() <= column {
                line.resize(column + 1, String::new());
            }
            line[column] = text_of(cell.get_value());
        }
    }
    if !line.is_empty() {
        take(line)?;
    }
    Ok(())
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            format!("{number:.0}")
        }
        DataRef::DateTime(moment) => match moment.as_datetime() {
            Some(moment) if moment.time() == chrono::NaiveTime::MIN => moment.date().to_string(),
            Some(moment) => moment.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            None => moment.as_f64().to_string(),
        },
        DataRef::Error(_) | DataRef::Empty => String::new(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            cut(text)
        }
        DataRef::SharedString(text) => cut(text),
    }
}
