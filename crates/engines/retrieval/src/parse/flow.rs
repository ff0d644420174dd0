//! Turns a stream of "paragraph starts, text, item ends" from any markup into blocks.
//!
//! Markdown and HTML drive the same machine, so lists, tables and quotations come out alike.

use super::outline::Outline;
use super::{BlockKind, ParseError};

/// Columns beyond this are dropped from a table row; no help page has them.
const MAX_COLUMNS: usize = 64;

pub(super) struct Flow<'a> {
    pub(super) outline: Outline<'a>,
    inline: String,
    lists: Vec<Option<u64>>,
    /// Marker of the item that is open and has not been written yet.
    marker: Option<String>,
    quotes: usize,
    code: bool,
    table: Option<Table>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    header_rows: usize,
}

impl<'a> Flow<'a> {
    pub(super) fn new(outline: Outline<'a>) -> Self {
        Self {
            outline,
            inline: String::new(),
            lists: Vec::new(),
            marker: None,
            quotes: 0,
            code: false,
            table: None,
        }
    }

    /// Adds inline text; line ends count as spaces unless code is open.
    pub(super) fn text(&mut self, text: &str) {
        if self.code {
            self.inline.push_str(text);
        } else {
            self.inline
                .extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
    }

    /// A forced line end inside a paragraph.
    pub(super) fn line_break(&mut self) {
        let in_cell = self.table.is_some();
        self.inline
            .push(if in_cell && !self.code { ' ' } else { '\n' });
    }

    /// Ends the running paragraph, item text or quotation.
    pub(super) fn end_block(&mut self) -> Result<(), ParseError> {
        if self.table.is_some() {
            self.inline.push(' ');
            return Ok(());
        }
        if self.inline.trim().is_empty() {
            self.inline.clear();
            return Ok(());
        }
        let text = std::mem::take(&mut self.inline);
        if self.lists.is_empty() {
            let kind = if self.quotes > 0 {
                BlockKind::Quote
            } else {
                BlockKind::Paragraph
            };
            return self.outline.block(kind, &text);
        }
        let indent = "  ".repeat(self.lists.len().min(10) - 1);
        let marker = self.marker.take().unwrap_or_else(|| "  ".to_owned());
        let body = text.replace('\n', " ");
        self.outline.block(
            BlockKind::ListItem,
            &format!("{indent}{marker}{}", body.trim()),
        )
    }

    /// The text gathered since the last block ended, for a heading or a title.
    pub(super) fn take_inline(&mut self) -> String {
        std::mem::take(&mut self.inline)
    }

    pub(super) fn end_heading(&mut self, level: u8) -> Result<(), ParseError> {
        if self.table.is_some() {
            return self.end_block();
        }
        let text = self.take_inline();
        if self.lists.is_empty() && self.quotes == 0 {
            self.outline.heading(level, &text)
        } else {
            self.inline = text;
            self.end_block()
        }
    }

    pub(super) fn start_list(&mut self, first: Option<u64>) -> Result<(), ParseError> {
        self.end_block()?;
        self.lists.push(first);
        Ok(())
    }

    pub(super) fn end_list(&mut self) -> Result<(), ParseError> {
        self.end_block()?;
        self.lists.pop();
        self.marker = None;
        Ok(())
    }

    pub(super) fn start_item(&mut self) -> Result<(), ParseError> {
        self.end_block()?;
        self.marker = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        });
        Ok(())
    }

    pub(super) fn start_quote(&mut self) -> Result<(), ParseError> {
        self.end_block()?;
        self.quotes += 1;
        Ok(())
    }

    pub(super) fn end_quote(&mut self) -> Result<(), ParseError> {
        self.end_block()?;
        self.quotes = self.quotes.saturating_sub(1);
        Ok(())
    }

    pub(super) fn start_code(&mut self) -> Result<(), ParseError> {
        self.end_block()?;
        self.code = true;
        Ok(())
    }

    pub(super) fn end_code(&mut self) -> Result<(), ParseError> {
        self.code = false;
        if self.table.is_some() {
            return self.end_block();
        }
        let text = self.take_inline();
        self.outline.block(BlockKind::Code, &text)
    }

    pub(super) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    pub(super) fn start_table(&mut self) -> Result<(), ParseError> {
        self.end_block()?;
        self.table = Some(Table::default());
        Ok(())
    }

    pub(super) fn end_cell(&mut self) {
        let text = std::mem::take(&mut self.inline);
        if let Some(table) = &mut self.table
            && table.row.len() < MAX_COLUMNS
        {
            let words: Vec<&str> = text.split_whitespace().collect();
            table.row.push(words.join(" ").replace('|', "/"));
        }
    }

    pub(super) fn end_row(&mut self, header: bool) {
        self.inline.clear();
        if let Some(table) = &mut self.table {
            let row = std::mem::take(&mut table.row);
            if row.iter().all(String::is_empty) {
                return;
            }
            if header && table.header_rows == table.rows.len() {
                table.header_rows += 1;
            }
            table.rows.push(row);
        }
    }

    pub(super) fn end_table(&mut self) -> Result<(), ParseError> {
        self.end_row(false);
        let Some(table) = self.table.take() else {
            return Ok(());
        };
        self.outline.block(BlockKind::Table, &table.render())
    }

    /// Closes whatever the document left open.
    pub(super) fn finish(mut self) -> Result<Outline<'a>, ParseError> {
        if self.code {
            self.end_code()?;
        }
        self.end_table()?;
        self.end_block()?;
        Ok(self.outline)
    }
}

impl Table {
    fn render(&self) -> String {
        let mut out = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            out.push_str("| ");
            out.push_str(&row.join(" | "));
            out.push_str(" |\n");
            if self.header_rows > 0 && number + 1 == self.header_rows {
                out.push('|');
                out.push_str(&" --- |".repeat(row.len()));
                out.push('\n');
            }
        }
        out
    }
}
