use tekup_retrieval::parse::{BlockKind, Format};

use crate::{find, kinds, read, texts};

#[test]
fn paragraphs_headings_and_lists_are_found() {
    let source = "VILKÅR\n\nDette er en\nombrudt linje.\n\n1.2 Gebyrer for kort\n\nDu betaler:\n* 25 kr. for kontanter\n  i udlandet\n* 0 kr. ellers\n\nÅbningstider\n============\nMan-fre 10-16\n";
    let document = read(source, Format::Text);
    assert_eq!(document.title.as_deref(), Some("VILKÅR"));
    assert_eq!(
        find(&document, "ombrudt").text,
        "Dette er en ombrudt linje."
    );
    assert_eq!(
        find(&document, "kontanter").text,
        "- 25 kr. for kontanter i udlandet"
    );
    assert_eq!(
        find(&document, "Du betaler").heading_path,
        ["VILKÅR", "1.2 Gebyrer for kort"]
    );
    assert_eq!(find(&document, "Man-fre").heading_path, ["Åbningstider"]);
}

#[test]
fn dates_and_numbered_steps_are_no_headings() {
    let document = read(
        "24. december lukket\n\n1. Åbn appen\n\n2. Vælg kort\n",
        Format::Text,
    );
    assert!(
        kinds(&document)
            .iter()
            .all(|kind| *kind != BlockKind::Heading)
    );
    assert!(
        document
            .blocks
            .iter()
            .all(|block| block.heading_path.is_empty())
    );
}

#[test]
fn a_byte_order_mark_tells_the_encoding() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("Æbler og pærer".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(texts(&read(utf16, Format::Text)), ["Æbler og pærer"]);
    assert_eq!(texts(&read("\u{feff}Hej", Format::Text)), ["Hej"]);
}

#[test]
fn the_format_is_told_by_content_then_by_name() {
    let detect = |name: &str, bytes: &[u8]| Format::detect(name, bytes);
    assert_eq!(detect("a.txt", b"%PDF-1.7 ..."), Some(Format::Pdf));
    assert_eq!(detect("a.md", b"text"), Some(Format::Markdown));
    assert_eq!(detect("a.HTM", b"text"), Some(Format::Html));
    assert_eq!(
        detect("README", b"  <!doctype HTML><p>x"),
        Some(Format::Html)
    );
    assert_eq!(
        detect("noter", b"# Overskrift\n\ntekst"),
        Some(Format::Markdown)
    );
    assert_eq!(detect("noter", b"bare tekst"), Some(Format::Text));
    assert_eq!(detect("a.docx", b"PK\x03\x04..."), None);
    assert_eq!(detect("a.txt", b"\x7fELF..."), None);
    assert_eq!(detect("a.bin", b"ab\0cd"), None);
    assert_eq!("pdf".parse::<Format>(), Ok(Format::Pdf));
}
