use tekup_retrieval::parse::{BlockKind, Format};

use crate::{find, kinds, read, texts};

const PAGE: &str = r#"<!DOCTYPE html><html lang="da"><head><title>Gebyrer | Banken</title>
<link rel="canonical" href="https://bank.example/gebyrer"><style>p{}</style></head><body>
<header><a href="/">Banken</a></header><nav><ul><li>Forside</li></ul></nav>
<div class="breadcrumb">Forside &gt; Priser</div>
<main><h1>Gebyrer</h1><p>Alle gebyrer er <b>pr. måned</b>.</p>
<h2>Kort</h2><ul><li>Dankort: 0 kr.</li><li>Mastercard:<ul><li>Guld: 49 kr.</li></ul></li></ul>
<table><tr><th>Land</th><th>Gebyr</th></tr><tr><td>Sverige</td><td>1 %</td></tr></table>
<pre>BIC:  NORD
  DK</pre>
<details><summary>Hvad er ÅOP?</summary><p>Årlige omkostninger i procent.</p></details>
<script>var x = "ikke tekst";</script></main>
<footer>Cookies</footer></body></html>"#;

#[test]
fn content_comes_out_and_the_frame_does_not() {
    let document = read(PAGE, Format::Html);
    assert_eq!(document.title.as_deref(), Some("Gebyrer"));
    assert_eq!(document.front_matter.language.as_deref(), Some("da"));
    assert_eq!(
        document.front_matter.source_url.as_deref(),
        Some("https://bank.example/gebyrer")
    );
    assert_eq!(
        texts(&document),
        [
            "Alle gebyrer er pr. måned.",
            "- Dankort: 0 kr.",
            "- Mastercard:",
            "  - Guld: 49 kr.",
            "| Land | Gebyr |\n| --- | --- |\n| Sverige | 1 % |",
            "BIC:  NORD\n  DK",
            "Årlige omkostninger i procent.",
        ]
    );
    assert_eq!(find(&document, "Sverige").heading_path, ["Gebyrer", "Kort"]);
    assert_eq!(
        find(&document, "Årlige").heading_path,
        ["Gebyrer", "Kort", "Hvad er ÅOP?"]
    );
    assert_eq!(kinds(&document)[5], BlockKind::Code);
}

#[test]
fn a_declared_charset_is_followed() {
    let page = b"<html><head><meta charset=\"iso-8859-1\"></head><body><p>Bl\xe5b\xe6rgr\xf8d</p></body></html>";
    assert_eq!(texts(&read(page, Format::Html)), ["Blåbærgrød"]);
}

#[test]
fn tables_that_arrange_the_page_are_not_tables() {
    let page = "<table><tr><td><h2>Åbningstider</h2><p>Mandag 10-16</p></td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>";
    let document = read(page, Format::Html);
    assert_eq!(find(&document, "Mandag").heading_path, ["Åbningstider"]);
    assert_eq!(find(&document, "Mandag").kind, BlockKind::Paragraph);
    assert_eq!(find(&document, "| a | b |").kind, BlockKind::Table);
}

#[test]
fn tag_soup_still_gives_its_text() {
    let document = read("<p>En <b>to<p>tre</i><li>fire<td>fem", Format::Html);
    let all = texts(&document).join(" ");
    for word in ["En", "to", "tre", "fire", "fem"] {
        assert!(all.contains(word), "{word} in {all}");
    }
}

#[test]
fn links_of_the_content_come_out_and_those_of_the_frame_do_not() {
    let page = "<html><body><nav><a href='/forside'>Forside</a></nav><main><h1>Kort</h1>\
        <p>Se <a href='/gebyrer#kort'>gebyrer</a>, <a href=' /spaer '>spær</a>, <a href='#top'>top</a> og igen \
        <a href='/spaer'>spær</a>, <a>intet</a>.</p></main></body></html>";
    let document = read(page, Format::Html);
    assert_eq!(document.links, ["/gebyrer#kort", "/spaer"]);
}
