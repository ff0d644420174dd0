//! Markdown, by `pulldown-cmark`.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::detect::line_of;
use super::flow::Flow;
use super::front_matter::FrontMatter;
use super::outline::Outline;
use super::{Limits, ParseError, ParsedDocument, html};

pub(super) fn read(source: &str, limits: &Limits) -> Result<ParsedDocument, ParseError> {
    refuse_deep_quotes(source, limits)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        flow: Flow::new(Outline::new(limits)),
        front_matter: FrontMatter::default(),
        html: String::new(),
        mode: Mode::Text,
    };
    let mut depth = 0usize;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits.max_nesting {
            return Err(too_deep(source, range.start, limits));
        }
        reader
            .event(event)
            .map_err(|error| in_file(error, source, range.start))?;
    }
    let mut outline = reader.flow.finish()?;
    let title = reader
        .front_matter
        .title
        .clone()
        .or_else(|| outline.top_heading().map(str::to_owned));
    Ok(ParsedDocument {
        title,
        front_matter: reader.front_matter,
        links: outline.take_links(),
        blocks: outline.finish()?,
        warnings: Vec::new(),
    })
}

enum Mode {
    Text,
    Metadata,
    HtmlBlock,
}

struct Reader<'a> {
    flow: Flow<'a>,
    front_matter: FrontMatter,
    html: String,
    mode: Mode,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) -> Result<(), ParseError> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match self.mode {
                Mode::Metadata => {
                    self.front_matter = FrontMatter::from_yaml(&text, 2)?;
                    Ok(())
                }
                Mode::HtmlBlock => {
                    self.html.push_str(&text);
                    Ok(())
                }
                Mode::Text => {
                    self.flow.text(&text);
                    Ok(())
                }
            },
            Event::Html(text) => {
                self.html.push_str(&text);
                Ok(())
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.flow.text(&text);
                Ok(())
            }
            Event::InlineHtml(tag) => {
                if tag.to_ascii_lowercase().starts_with("<br") {
                    self.flow.line_break();
                }
                Ok(())
            }
            Event::SoftBreak => {
                self.flow.text(" ");
                Ok(())
            }
            Event::HardBreak => {
                self.flow.line_break();
                Ok(())
            }
            Event::TaskListMarker(done) => {
                self.flow.text(if done { "[x] " } else { "[ ] " });
                Ok(())
            }
            Event::Rule => self.flow.end_block(),
            Event::FootnoteReference(_) => Ok(()),
        }
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), ParseError> {
        match tag {
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.mode = Mode::Metadata,
            Tag::HtmlBlock => {
                self.flow.end_block()?;
                self.mode = Mode::HtmlBlock;
            }
            Tag::Link { dest_url, .. } => self.flow.outline.link(&dest_url),
            Tag::List(first) => self.flow.start_list(first)?,
            Tag::Item => self.flow.start_item()?,
            Tag::BlockQuote(_) => self.flow.start_quote()?,
            Tag::CodeBlock(_) => self.flow.start_code()?,
            Tag::Table(_) => self.flow.start_table()?,
            Tag::Heading { .. } | Tag::Paragraph | Tag::FootnoteDefinition(_) => {
                self.flow.end_block()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), ParseError> {
        match tag {
            TagEnd::MetadataBlock(_) => {
                self.mode = Mode::Text;
                Ok(())
            }
            TagEnd::HtmlBlock => {
                self.mode = Mode::Text;
                let html = std::mem::take(&mut self.html);
                html::read_fragment(&html, &mut self.flow)
            }
            TagEnd::Heading(level) => self.flow.end_heading(level_number(level)),
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.flow.end_block(),
            TagEnd::List(_) => self.flow.end_list(),
            TagEnd::BlockQuote(_) => self.flow.end_quote(),
            TagEnd::CodeBlock => self.flow.end_code(),
            TagEnd::TableCell => {
                self.flow.end_cell();
                Ok(())
            }
            TagEnd::TableHead => {
                self.flow.end_row(true);
                Ok(())
            }
            TagEnd::TableRow => {
                self.flow.end_row(false);
                Ok(())
            }
            TagEnd::Table => self.flow.end_table(),
            _ => Ok(()),
        }
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The library walks every open quotation for each line before it gives its first event, so a
/// ladder of `>` is refused up front.
fn refuse_deep_quotes(source: &str, limits: &Limits) -> Result<(), ParseError> {
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let depth = line
            .bytes()
            .take_while(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'-' | b'*' | b'+'))
            .filter(|&byte| byte == b'>')
            .count();
        if depth > limits.max_nesting {
            return Err(too_deep(source, offset, limits));
        }
        offset += line.len();
    }
    Ok(())
}

fn too_deep(source: &str, offset: usize, limits: &Limits) -> ParseError {
    ParseError::TooDeep {
        at: format!("line {}", line_of(source.as_bytes(), offset)),
        limit: limits.max_nesting,
    }
}

/// Names the line of the Markdown file in errors raised deeper down.
fn in_file(error: ParseError, source: &str, offset: usize) -> ParseError {
    let line = line_of(source.as_bytes(), offset);
    match error {
        ParseError::TooSlow { seconds, .. } => ParseError::TooSlow {
            at: format!("line {line}"),
            seconds,
        },
        ParseError::TooDeep { limit, .. } => ParseError::TooDeep {
            at: format!("line {line}"),
            limit,
        },
        other => other,
    }
}
