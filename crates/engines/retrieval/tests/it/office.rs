//! Word, Excel and CSV.

use std::io::Write;

use tekup_retrieval::parse::{BlockKind, Format, Limits, ParseError};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::{find, kinds, read, refuse, texts};

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("an archive").into_inner()
}

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn word(body: &str) -> Vec<u8> {
    let styles = format!(
        r#"<w:styles {W}><w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style></w:styles>"#
    );
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    archive(&[
        ("word/styles.xml", &styles),
        ("word/document.xml", &document),
    ])
}

#[test]
fn a_word_document_keeps_its_headings_lists_and_tables() {
    let bytes = word(
        r#"<w:p><w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr><w:r><w:t>Kort &amp; gebyrer</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">Et nyt kort koster </w:t></w:r><w:r><w:t>150 kr.</w:t></w:r>
        <w:del><w:r><w:delText>200 kr.</w:delText></w:r></w:del></w:p>
        <w:p><w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr><w:r><w:t>Sådan</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Åbn appen</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Vælg Kort</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kort</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Pris</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Guld</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>300 kr.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
    );
    assert_eq!(Format::detect("gebyrer.docx", &bytes), Some(Format::Docx));
    let document = read(&bytes, Format::Docx);
    assert_eq!(document.title.as_deref(), Some("Kort & gebyrer"));
    assert_eq!(
        kinds(&document),
        [
            BlockKind::Paragraph,
            BlockKind::ListItem,
            BlockKind::ListItem,
            BlockKind::Table
        ]
    );
    assert_eq!(texts(&document)[0], "Et nyt kort koster 150 kr.");
    assert_eq!(
        find(&document, "Åbn appen").heading_path,
        ["Kort & gebyrer", "Sådan"]
    );
    assert!(
        texts(&document)[3].contains("| Guld | 300 kr. |"),
        "{:?}",
        texts(&document)
    );
}

#[test]
fn a_table_of_questions_becomes_headings_with_answers() {
    let csv = "Spørgsmål;Svar;Produkt\nHvad koster et kort?;Et kort koster 150 kr.;Kort\nHar I åbent?;Ja, fra 10 til 16.;\n";
    assert_eq!(Format::detect("faq.csv", csv.as_bytes()), Some(Format::Csv));
    let document = read(csv, Format::Csv);
    let answer = find(&document, "150 kr.");
    assert_eq!(answer.heading_path, ["Hvad koster et kort?"]);
    assert_eq!(
        find(&document, "Produkt: Kort").heading_path,
        ["Hvad koster et kort?"]
    );
}

#[test]
fn another_table_keeps_its_columns_and_its_old_encoding() {
    // Excel's own CSV: Windows-1252.
    let csv = b"Vare,Pris\nR\xf8d cykel,\"1.200,00 kr.\"\n";
    let document = read(csv, Format::Csv);
    assert!(
        texts(&document)[0].contains("| Rød cykel | 1.200,00 kr. |"),
        "{:?}",
        texts(&document)
    );
}

#[test]
fn a_workbook_is_read_sheet_by_sheet() {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheet = |rows: &str| {
        format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#)
    };
    let bytes = archive(&[
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
        ),
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Priser" sheetId="1" r:id="rId1"/><sheet name="Tider" sheetId="2" r:id="rId2"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &sheet(
                r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Vare</t></is></c><c r="B1" t="inlineStr"><is><t>Pris</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Hjul</t></is></c><c r="B2"><v>250</v></c></row>"#,
            ),
        ),
        (
            "xl/worksheets/sheet2.xml",
            &sheet(
                r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Dag</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Mandag</t></is></c></row>"#,
            ),
        ),
    ]);
    assert_eq!(Format::detect("priser.xlsx", &bytes), Some(Format::Xlsx));
    let document = read(&bytes, Format::Xlsx);
    assert_eq!(find(&document, "| Hjul | 250 |").heading_path, ["Priser"]);
    assert_eq!(find(&document, "Mandag").heading_path, ["Tider"]);
}

#[test]
fn what_unfolds_without_end_is_refused() {
    let bomb = word(&"<w:p/>".repeat(200_000));
    let limits = Limits {
        max_unfolded_bytes: 1 << 20,
        ..Limits::default()
    };
    assert!(bomb.len() < 20_000);
    for format in [Format::Docx, Format::Xlsx] {
        let error = refuse(&bomb, format, &limits);
        assert!(matches!(error, ParseError::ExpandsTooFar { .. }), "{error}");
    }
    let deep = word(&"<w:sdt>".repeat(2_000));
    assert!(matches!(
        refuse(&deep, Format::Docx, &Limits::default()),
        ParseError::TooDeep { .. }
    ));
}

#[test]
fn what_is_cut_off_is_refused_in_words() {
    let whole = word("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>");
    for cut in [10, whole.len() / 2, whole.len() - 5] {
        for format in [Format::Docx, Format::Xlsx] {
            let error = refuse(&whole[..cut], format, &Limits::default());
            assert!(error.to_string().contains("save it again"), "{error}");
        }
    }
}
