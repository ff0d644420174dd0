//! Tables: CSV and Excel workbooks. The first row names the columns. A table of questions and answers becomes a
//! heading and its text for each row, as a help page would have it.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::archive::{Archive, broken};
use super::flow::Flow;
use super::outline::Outline;
use super::{BlockKind, Limits, ParseError, ParsedDocument, detect};

/// What columns of questions and of answers are called.
const QUESTIONS: [&str; 8] = [
    "question",
    "questions",
    "spørgsmål",
    "sporgsmal",
    "faq",
    "title",
    "titel",
    "emne",
];
const ANSWERS: [&str; 7] = [
    "answer", "answers", "svar", "text", "tekst", "content", "indhold",
];
/// Rows of one table block: the header is repeated for each.
const ROWS: usize = 200;
/// Columns that are read.
const COLUMNS: usize = 64;

pub(super) fn csv(bytes: &[u8], limits: &Limits) -> Result<ParsedDocument, ParseError> {
    // Excel saves CSV in the machine's old code page unless told otherwise.
    let text = match detect::decode(bytes, None) {
        Err(ParseError::NotText { .. }) => detect::decode(bytes, Some(encoding_rs::WINDOWS_1252))?,
        other => other?,
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::new(limits);
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        sheet.row(record.iter().take(COLUMNS).map(str::to_owned).collect())?;
    }
    sheet.finish(Vec::new())
}

/// The sign that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| line.bytes().filter(|byte| byte == sign).count();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

pub(super) fn xlsx(bytes: &[u8], limits: &Limits) -> Result<ParsedDocument, ParseError> {
    Archive::open(bytes, limits)?.check_all()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut sheet = Sheet::new(limits);
    let mut warnings = Vec::new();
    let names = book.sheet_names();
    for name in &names {
        let mut cells = match book.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            Err(error) => {
                warnings.push(format!("sheet {name} could not be read: {error}"));
                continue;
            }
        };
        sheet.begin((names.len() > 1).then_some(name.as_str()))?;
        let (mut number, mut row) = (0, Vec::new());
        while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
            let (at, column) = cell.get_position();
            if at != number {
                sheet.row(std::mem::take(&mut row))?;
                number = at;
            }
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column < COLUMNS {
                row.resize(row.len().max(column + 1), String::new());
                row[column] = shown(&Data::from(cell.get_value().clone()));
            }
        }
        sheet.row(row)?;
    }
    sheet.finish(warnings)
}

/// A cell as a person reads it.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Data::DateTime(time) => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year}-{month:02}-{day:02}"),
                _ => format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}"),
            }
        }
        other => other.to_string(),
    }
}

struct Sheet<'a> {
    flow: Flow<'a>,
    header: Option<Vec<String>>,
    /// Columns with the question and with the answer.
    asked: Option<(usize, usize)>,
    rows: usize,
}

impl<'a> Sheet<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            flow: Flow::new(Outline::new(limits)),
            header: None,
            asked: None,
            rows: 0,
        }
    }

    fn begin(&mut self, name: Option<&str>) -> Result<(), ParseError> {
        self.end_table()?;
        self.header = None;
        name.map_or(Ok(()), |name| self.flow.outline.heading(1, name))
    }

    fn row(&mut self, mut row: Vec<String>) -> Result<(), ParseError> {
        row.truncate(COLUMNS);
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let Some(header) = &self.header else {
            let named = |names: &[&str]| {
                row.iter()
                    .position(|cell| names.contains(&cell.trim().to_lowercase().as_str()))
            };
            self.asked = named(&QUESTIONS).zip(named(&ANSWERS));
            self.header = Some(row);
            return Ok(());
        };
        if let Some((question, answer)) = self.asked {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            let more = header.iter().enumerate().filter(|(column, name)| {
                *column != question && *column != answer && !name.trim().is_empty()
            });
            let more: Vec<String> = more
                .filter(|(column, _)| !cell(*column).trim().is_empty())
                .map(|(column, name)| format!("{}: {}", name.trim(), cell(column).trim()))
                .collect();
            self.flow.outline.heading(2, cell(question))?;
            self.flow
                .outline
                .block(BlockKind::Paragraph, cell(answer))?;
            return self
                .flow
                .outline
                .block(BlockKind::Paragraph, &more.join("\n"));
        }
        if self.rows == 0 {
            self.flow.start_table()?;
            let header = header.clone();
            self.cells(&header, true);
        }
        self.cells(&row, false);
        self.rows += 1;
        if self.rows == ROWS {
            self.end_table()?;
        }
        Ok(())
    }

    fn cells(&mut self, row: &[String], header: bool) {
        for cell in row {
            self.flow.text(cell);
            self.flow.end_cell();
        }
        self.flow.end_row(header);
    }

    fn end_table(&mut self) -> Result<(), ParseError> {
        if std::mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        self.flow.end_table()
    }

    fn finish(mut self, warnings: Vec<String>) -> Result<ParsedDocument, ParseError> {
        self.end_table()?;
        if let (Some(header), None) = (&self.header, self.asked) {
            // A table of one row has no header.
            if self.flow.outline.is_empty() {
                self.flow
                    .outline
                    .block(BlockKind::Paragraph, &header.join(" "))?;
            }
        }
        Ok(ParsedDocument {
            blocks: self.flow.finish()?.finish()?,
            warnings,
            ..ParsedDocument::default()
        })
    }
}
