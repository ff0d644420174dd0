use tekup_retrieval::parse::{BlockKind, Format, Limits, ParseError};

use crate::{find, kinds, read, refuse, texts};

const ARTICLE: &str = "\
---
externalId: card-lost-da
title: Mistet kort
category: cards
language: da
tags: [mistet, spærring]
sourceUrl: https://help.example/kort
other: ignored
---

# Mistet eller stjålet kort

Spær **straks** kortet i [appen](https://example.com).

## Sådan gør du

1. Åbn appen
2. Vælg *Kort*
   - så **Spær**

## Priser

| Ydelse | Pris |
|---|---|
| Nyt kort | 150 kr. |
";

#[test]
fn front_matter_headings_lists_and_tables_come_out() {
    let document = read(ARTICLE, Format::Markdown);
    assert_eq!(document.title.as_deref(), Some("Mistet kort"));
    let about = &document.front_matter;
    assert_eq!(about.external_id.as_deref(), Some("card-lost-da"));
    assert_eq!(about.category.as_deref(), Some("cards"));
    assert_eq!(about.language.as_deref(), Some("da"));
    assert_eq!(about.tags, ["mistet", "spærring"]);
    assert_eq!(
        about.source_url.as_deref(),
        Some("https://help.example/kort")
    );
    assert_eq!(
        texts(&document),
        [
            "Spær straks kortet i appen.",
            "1. Åbn appen",
            "2. Vælg Kort",
            "  - så Spær",
            "| Ydelse | Pris |\n| --- | --- |\n| Nyt kort | 150 kr. |",
        ]
    );
    assert_eq!(
        find(&document, "Åbn").heading_path,
        ["Mistet eller stjålet kort", "Sådan gør du"]
    );
}

#[test]
fn tags_may_be_one_line_and_numbers_may_be_ids() {
    let document = read(
        "---\nexternalId: 42\ntags: a, b\n---\nText",
        Format::Markdown,
    );
    assert_eq!(document.front_matter.external_id.as_deref(), Some("42"));
    assert_eq!(document.front_matter.tags, ["a", "b"]);
}

#[test]
fn broken_front_matter_names_its_line() {
    let error = refuse(
        "---\ntitle: ok\ntags: [a, b\n---\nText",
        Format::Markdown,
        &Limits::default(),
    );
    assert!(
        matches!(error, ParseError::FrontMatter { line: 2..=5, .. }),
        "{error}"
    );
}

#[test]
fn yaml_aliases_do_not_multiply() {
    let mut bomb = String::from("---\na: &a [x,x,x,x,x,x,x,x,x]\n");
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h", "i"]
        .iter()
        .zip(["a", "b", "c", "d", "e", "f", "g", "h"])
    {
        bomb.push_str(&format!("{name}: &{name} [*{before},*{before},*{before},*{before},*{before},*{before},*{before},*{before},*{before}]\n"));
    }
    bomb.push_str("tags: *i\n---\nText");
    let error = refuse(bomb, Format::Markdown, &Limits::default());
    assert!(matches!(error, ParseError::FrontMatter { .. }), "{error}");
}

#[test]
fn code_is_verbatim_and_html_inside_is_read() {
    let source = "```sh\nls  -l\n\tx\n```\n\n<details><summary>Hvad koster det?</summary>\n\nIngenting.\n\n</details>\n\nEnd <b>bold</b><br>line";
    let document = read(source, Format::Markdown);
    assert_eq!(kinds(&document)[0], BlockKind::Code);
    assert_eq!(document.blocks[0].text, "ls  -l\n\tx");
    assert_eq!(
        find(&document, "Ingenting").heading_path,
        ["Hvad koster det?"]
    );
    assert_eq!(
        document.blocks.last().map(|b| b.text.as_str()),
        Some("End bold\nline")
    );
}

#[test]
fn a_heading_without_text_is_not_lost() {
    let document = read(
        "# Priser\n\n## Gratis for alle under 18\n\n## Andet\n\nTekst.",
        Format::Markdown,
    );
    let empty = find(&document, "Gratis");
    assert_eq!(empty.kind, BlockKind::Heading);
    assert_eq!(empty.heading_path, ["Priser", "Gratis for alle under 18"]);
    assert_eq!(document.title.as_deref(), Some("Priser"));
}

#[test]
fn links_come_out_from_markdown_and_from_html_inside_it() {
    let text = "# Kort\n\nSe [gebyrer](gebyrer.md), <https://bank.example/kort> og [nyt][1].\n\n\
        <p>Eller <a href=\"laan.html\">lån</a>.</p>\n\n`[kode](nej.md)`\n\n[1]: nyt.md\n";
    let document = read(text, Format::Markdown);
    let links = [
        "gebyrer.md",
        "https://bank.example/kort",
        "nyt.md",
        "laan.html",
    ];
    assert_eq!(document.links, links);
}
