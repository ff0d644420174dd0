//! The content of a page, element by element, without recursion.

use ego_tree::iter::Edge;
use scraper::node::{Element, Node};
use scraper::{ElementRef, Selector};

use super::boilerplate::is_boilerplate;
use crate::parse::ParseError;
use crate::parse::flow::Flow;
use crate::parse::outline::SUMMARY_LEVEL;

/// Sends the text under `root` to `flow`.
pub(super) fn blocks(root: ElementRef<'_>, flow: &mut Flow<'_>) -> Result<(), ParseError> {
    let mut skipping = None;
    let mut walk = Walk {
        in_article: matches!(root.value().name(), "main" | "article"),
        header_cells: 0,
        cells: 0,
        layout_tables: Vec::new(),
    };
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => {
                if skipping.is_some() {
                    continue;
                }
                match node.value() {
                    Node::Text(text) => flow.text(text),
                    Node::Element(_) => {
                        let Some(element) = ElementRef::wrap(node) else {
                            continue;
                        };
                        let skip = node.id() != root.id()
                            && (is_boilerplate(element.value()) || walk.is_site_header(element));
                        if skip {
                            skipping = Some(node.id());
                        } else {
                            walk.open(element, flow)?;
                        }
                    }
                    _ => {}
                }
            }
            Edge::Close(node) => {
                if skipping == Some(node.id()) {
                    skipping = None;
                } else if skipping.is_none()
                    && let Node::Element(element) = node.value()
                {
                    walk.close(element, flow)?;
                }
            }
        }
    }
    Ok(())
}

struct Walk {
    in_article: bool,
    header_cells: usize,
    cells: usize,
    /// One entry per open table: whether it only arranges the page.
    layout_tables: Vec<bool>,
}

impl Walk {
    fn open(&mut self, element: ElementRef<'_>, flow: &mut Flow<'_>) -> Result<(), ParseError> {
        let value = element.value();
        match value.name() {
            "article" | "main" => {
                self.in_article = true;
                flow.end_block()
            }
            "a" => {
                flow.outline.link(value.attr("href").unwrap_or_default());
                Ok(())
            }
            "br" => {
                flow.line_break();
                Ok(())
            }
            "ul" | "menu" => flow.start_list(None),
            "ol" => {
                let first = value.attr("start").and_then(|n| n.trim().parse().ok());
                flow.start_list(Some(first.unwrap_or(1)))
            }
            "li" => flow.start_item(),
            "blockquote" => flow.start_quote(),
            "pre" => flow.start_code(),
            "table" => {
                let layout = flow.in_table() || is_layout(element);
                self.layout_tables.push(layout);
                if layout {
                    flow.end_block()
                } else {
                    flow.start_table()
                }
            }
            "tr" if !self.in_layout() => {
                self.cells = 0;
                self.header_cells = 0;
                Ok(())
            }
            name if is_block(name) => flow.end_block(),
            _ => Ok(()),
        }
    }

    fn close(&mut self, element: &Element, flow: &mut Flow<'_>) -> Result<(), ParseError> {
        match element.name() {
            "h1" => flow.end_heading(1),
            "h2" => flow.end_heading(2),
            "h3" => flow.end_heading(3),
            "h4" => flow.end_heading(4),
            "h5" => flow.end_heading(5),
            "h6" => flow.end_heading(6),
            "summary" => flow.end_heading(SUMMARY_LEVEL),
            "ul" | "menu" | "ol" => flow.end_list(),
            "blockquote" => flow.end_quote(),
            "pre" => flow.end_code(),
            "td" | "th" if !self.in_layout() && flow.in_table() => {
                self.cells += 1;
                self.header_cells += usize::from(element.name() == "th");
                flow.end_cell();
                Ok(())
            }
            "tr" if !self.in_layout() && flow.in_table() => {
                flow.end_row(self.cells > 0 && self.header_cells == self.cells);
                Ok(())
            }
            "caption" if flow.in_table() => {
                flow.text(": ");
                Ok(())
            }
            "table" => match self.layout_tables.pop() {
                Some(false) => flow.end_table(),
                _ => flow.end_block(),
            },
            name if is_block(name) => flow.end_block(),
            _ => Ok(()),
        }
    }

    fn in_layout(&self) -> bool {
        self.layout_tables.last().copied().unwrap_or(true)
    }

    /// A `<header>` above the content that holds no heading of it.
    fn is_site_header(&self, element: ElementRef<'_>) -> bool {
        element.value().name() == "header" && !self.in_article && !holds(element, "h1, h2")
    }
}

/// A table whose cells hold headings or further tables arranges the page.
fn is_layout(table: ElementRef<'_>) -> bool {
    table.value().attr("role") == Some("presentation")
        || holds(table, "table, h1, h2, h3, h4, h5, h6, pre")
}

fn holds(element: ElementRef<'_>, selector: &str) -> bool {
    Selector::parse(selector).is_ok_and(|selector| element.select(&selector).next().is_some())
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "summary"
            | "details"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "address"
            | "fieldset"
            | "legend"
            | "hr"
            | "center"
            | "td"
            | "th"
            | "tr"
            | "body"
            | "caption"
    )
}
