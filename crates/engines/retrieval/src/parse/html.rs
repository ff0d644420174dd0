//! HTML, by `html5ever` through `scraper`.
//!
//! The parser is fed in slices, so that nesting and time are checked while it works: some of its
//! steps walk all open elements, which would make a ladder of `<div>` quadratic.

mod boilerplate;
mod walk;

use std::time::Instant;

use html5ever::driver::{ParseOpts, parse_document, parse_fragment};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Parser, QualName, local_name, ns};
use scraper::{ElementRef, Html, HtmlTreeSink, Selector};

use super::flow::Flow;
use super::front_matter::FrontMatter;
use super::outline::{Outline, check_time, tidy_line};
use super::{Limits, ParseError, ParsedDocument};

/// Bytes fed to the parser between two looks at the limits.
const SLICE: usize = 4096;

pub(super) fn read(source: &str, limits: &Limits) -> Result<ParsedDocument, ParseError> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let tree = feed(parse_document(sink, ParseOpts::default()), source, limits)?;
    let mut flow = Flow::new(Outline::new(limits));
    walk::blocks(boilerplate::content_root(&tree), &mut flow)?;
    let mut outline = flow.finish()?;
    let front_matter = FrontMatter {
        language: attribute(&tree, "html[lang]", "lang"),
        source_url: attribute(&tree, "link[rel=canonical][href]", "href"),
        ..FrontMatter::default()
    };
    Ok(ParsedDocument {
        title: title(&tree, outline.top_heading()),
        front_matter,
        links: outline.take_links(),
        blocks: outline.finish()?,
        warnings: Vec::new(),
    })
}

/// HTML inside another document.
pub(super) fn read_fragment(source: &str, flow: &mut Flow<'_>) -> Result<(), ParseError> {
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let parser = parse_fragment(sink, ParseOpts::default(), context, Vec::new(), false);
    let tree = feed(parser, source, flow.outline.limits())?;
    walk::blocks(tree.root_element(), flow)?;
    flow.end_block()
}

fn feed(
    mut parser: Parser<HtmlTreeSink>,
    source: &str,
    limits: &Limits,
) -> Result<Html, ParseError> {
    let started = Instant::now();
    let mut fed = 0;
    while fed < source.len() {
        let end = source.floor_char_boundary((fed + SLICE).min(source.len()));
        let slice = source.get(fed..end).unwrap_or_default();
        parser.process(StrTendril::from_slice(slice));
        fed = end;
        check_time(started, limits.max_time, || format!("byte {fed}"))?;
        let html = parser.tokenizer.sink.sink.0.borrow();
        let deepest = html.tree.nodes().next_back();
        let depth = deepest.map_or(0, |node| {
            node.ancestors().take(limits.max_nesting + 1).count()
        });
        if depth > limits.max_nesting {
            return Err(ParseError::TooDeep {
                at: format!("about byte {fed}"),
                limit: limits.max_nesting,
            });
        }
    }
    Ok(parser.finish())
}

/// `<title>` unless the first heading says the same with less around it ("Fees" in "Fees | Bank").
fn title(tree: &Html, top_heading: Option<&str>) -> Option<String> {
    let from_title = Selector::parse("title")
        .ok()
        .and_then(|selector| tree.select(&selector).next())
        .map(|element| tidy_line(&element.text().collect::<String>()))
        .filter(|title| !title.is_empty());
    match (from_title, top_heading) {
        (Some(title), Some(heading)) if title.contains(heading) => Some(heading.to_owned()),
        (Some(title), _) => Some(title),
        (None, heading) => heading.map(str::to_owned),
    }
}

fn attribute(tree: &Html, selector: &str, name: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    let element: ElementRef<'_> = tree.select(&selector).next()?;
    element
        .value()
        .attr(name)
        .map(tidy_line)
        .filter(|value| !value.is_empty())
}
