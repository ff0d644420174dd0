//! Word documents: paragraphs with their styles, lists and tables. What was deleted under tracked changes,
//! comments and headers is left out.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::{Archive, broken};
use super::flow::Flow;
use super::outline::Outline;
use super::{Limits, ParseError, ParsedDocument};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<ParsedDocument, ParseError> {
    let mut archive = Archive::open(bytes, limits)?;
    let styles = archive.part("word/styles.xml")?.unwrap_or_default();
    let levels = heading_levels(&styles)?;
    let core = archive.part("docProps/core.xml")?.unwrap_or_default();
    let title = title(&core)?;
    let Some(body) = archive.part("word/document.xml")? else {
        return Err(broken(&"it has no word/document.xml"));
    };
    let mut walk = Walk {
        flow: Flow::new(Outline::new(limits)),
        levels,
        depth: 0,
        tables: 0,
        row: 0,
        paragraph: Paragraph::default(),
        in_text: false,
        in_list: false,
    };
    walk.body(&body)?;
    let outline = walk.flow.finish()?;
    Ok(ParsedDocument {
        title: title.or_else(|| outline.top_heading().map(str::to_owned)),
        blocks: outline.finish()?,
        ..ParsedDocument::default()
    })
}

struct Walk<'a> {
    flow: Flow<'a>,
    levels: HashMap<String, u8>,
    depth: usize,
    tables: usize,
    row: usize,
    paragraph: Paragraph,
    in_text: bool,
    in_list: bool,
}

#[derive(Default)]
struct Paragraph {
    level: Option<u8>,
    listed: bool,
}

impl Walk<'_> {
    fn body(&mut self, xml: &[u8]) -> Result<(), ParseError> {
        let mut reader = Reader::from_reader(xml);
        let limit = self.flow.outline.limits().max_nesting;
        loop {
            match reader.read_event().map_err(|error| broken(&error))? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > limit {
                        let at = format!("byte {} of the text", reader.buffer_position());
                        return Err(ParseError::TooDeep { at, limit });
                    }
                    self.start(&tag)?;
                }
                Event::Empty(tag) => {
                    self.start(&tag)?;
                    self.end(tag.local_name().as_ref())?;
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.end(tag.local_name().as_ref())?;
                }
                Event::Text(text) if self.in_text => {
                    self.flow.text(&text);
                }
                Event::GeneralRef(name) if self.in_text => self.flow.text(&letter(&name)),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ParseError> {
        match tag.local_name().as_ref() {
            "p" => self.paragraph = Paragraph::default(),
            "pStyle" => {
                let style = attribute(tag, "val").unwrap_or_default();
                self.paragraph.level = self.levels.get(&style).copied();
            }
            "outlineLvl" => {
                let level = attribute(tag, "val").and_then(|level| level.parse::<u8>().ok());
                self.paragraph.level = level.filter(|level| *level < 6).map(|level| level + 1);
            }
            "numPr" => self.paragraph.listed = true,
            "t" => self.in_text = true,
            "tab" => self.flow.text(" "),
            "br" | "cr" => self.flow.line_break(),
            "noBreakHyphen" => self.flow.text("-"),
            "tbl" => {
                self.tables += 1;
                if self.tables == 1 {
                    self.end_list()?;
                    self.flow.start_table()?;
                    self.row = 0;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ParseError> {
        match name {
            "t" => self.in_text = false,
            "p" if self.tables > 0 => self.flow.end_block()?,
            "p" => self.end_paragraph()?,
            "tc" if self.tables == 1 => self.flow.end_cell(),
            "tr" if self.tables == 1 => {
                // Word marks few header rows; the first one nearly always is one.
                self.flow.end_row(self.row == 0);
                self.row += 1;
            }
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.flow.end_table()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), ParseError> {
        let paragraph = std::mem::take(&mut self.paragraph);
        if let Some(level) = paragraph.level {
            self.end_list()?;
            return self.flow.end_heading(level);
        }
        let text = self.flow.take_inline();
        if text.trim().is_empty() {
            return Ok(());
        }
        match paragraph.listed {
            true if !self.in_list => {
                self.flow.start_list(None)?;
                self.in_list = true;
            }
            false => self.end_list()?,
            true => {}
        }
        if paragraph.listed {
            self.flow.start_item()?;
        }
        self.flow.text(&text);
        self.flow.end_block()
    }

    fn end_list(&mut self) -> Result<(), ParseError> {
        if !std::mem::take(&mut self.in_list) {
            return Ok(());
        }
        let text = self.flow.take_inline();
        self.flow.end_list()?;
        self.flow.text(&text);
        Ok(())
    }
}

/// Which styles are headings, and how deep: by what they are called, whatever language Word was in.
fn heading_levels(xml: &[u8]) -> Result<HashMap<String, u8>, ParseError> {
    let mut levels = HashMap::new();
    let mut reader = Reader::from_reader(xml);
    let mut style = None;
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "style" => style = attribute(&tag, "styleId"),
                "name" => {
                    let name = attribute(&tag, "val").unwrap_or_default().to_lowercase();
                    let level = match name.strip_prefix("heading ") {
                        Some(level) => level.parse::<u8>().ok(),
                        None => (name == "title").then_some(1),
                    };
                    if let (Some(style), Some(level)) = (&style, level) {
                        levels.insert(style.clone(), level.clamp(1, 6));
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(levels),
            _ => {}
        }
    }
}

/// The title that the document's properties give.
fn title(xml: &[u8]) -> Result<Option<String>, ParseError> {
    let mut reader = Reader::from_reader(xml);
    let (mut inside, mut title) = (false, String::new());
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) => inside = tag.local_name().as_ref() == "title",
            Event::Text(text) if inside => {
                title.push_str(&text);
            }
            Event::GeneralRef(name) if inside => title.push_str(&letter(&name)),
            Event::End(_) => inside = false,
            Event::Eof => {
                let title = title.trim();
                return Ok((!title.is_empty()).then(|| title.to_owned()));
            }
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// `&amp;`, `&#230;`: nothing for a name that XML does not have.
fn letter(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(name)
        .unwrap_or_default()
        .to_owned()
}
