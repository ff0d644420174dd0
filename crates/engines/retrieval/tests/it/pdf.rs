use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use tekup_retrieval::parse::{BlockKind, Format, Limits, ParseError};

use crate::{find, read, refuse, texts};

/// A PDF of pages with the given content streams (Latin text, fonts F1 plain and F2 bold).
pub fn pdf(pages: &[Vec<u8>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|n| format!("{} 0 R", 10 + 2 * n))
        .collect();
    let mut objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (
            2,
            format!(
                "<</Type/Pages/Count {}/Kids[{}]>>",
                pages.len(),
                kids.join(" ")
            )
            .into_bytes(),
        ),
        (
            3,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        ),
        (
            4,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
                .to_vec(),
        ),
    ];
    for (n, content) in pages.iter().enumerate() {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents {} 0 R>>",
            11 + 2 * n
        );
        objects.push((10 + 2 * n, page.into_bytes()));
        objects.push((11 + 2 * n, stream("", content)));
    }
    file(&objects)
}

/// A stream object, compressed.
fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(content).expect("writes to memory");
    let packed = packer.finish().expect("writes to memory");
    let mut out = format!(
        "<<{dictionary}/Filter/FlateDecode/Length {}>>\nstream\n",
        packed.len()
    )
    .into_bytes();
    out.extend(packed);
    out.extend(b"\nendstream");
    out
}

fn file(objects: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut table = String::new();
    for (number, body) in objects {
        table.push_str(&format!("{number} 1\n{:010} 00000 n \n", out.len()));
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(body);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let size = objects
        .iter()
        .map(|(number, _)| number + 1)
        .max()
        .unwrap_or(1);
    out.extend(format!("xref\n0 1\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// Lines at 12 points from the top of a page; `#` starts a heading at 18 points.
pub fn page(lines: &[&str]) -> Vec<u8> {
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let y = 780 - 15 * n;
        let (font, text) = match line.strip_prefix("# ") {
            Some(heading) => ("/F2 18 Tf", heading),
            None => ("/F1 12 Tf", *line),
        };
        out.extend(format!("BT {font} 72 {y} Td (").bytes());
        // WinAnsi is Latin-1 for the letters used here.
        out.extend(
            text.chars()
                .filter(|c| !"()\\".contains(*c))
                .map(|c| c as u8),
        );
        out.extend(b") Tj ET\n");
    }
    out
}

#[test]
fn headings_paragraphs_and_pages_are_found() {
    let first = page(&[
        "# Vilkår for kort",
        "Kortet er personligt og må ikke lånes ud til andre. Det",
        "koster 250 kr. om året, og beløbet bliver trukket i januar og",
        "kan ikke be-",
        "tales kontant.",
        "- Dankort er gratis",
    ]);
    let second = page(&[
        "# Spærring",
        "Ring til os, hvis du mister kortet. Vi har åbent hele døgnet, også i weekenden.",
    ]);
    let document = read(pdf(&[first, second]), Format::Pdf);
    assert_eq!(document.title.as_deref(), Some("Vilkår for kort"));
    let text = "Kortet er personligt og må ikke lånes ud til andre. Det koster 250 kr. om året, og beløbet bliver trukket i januar og kan ikke betales kontant.";
    assert_eq!(find(&document, "personligt").text, text);
    assert_eq!(
        find(&document, "personligt").heading_path,
        ["Vilkår for kort"]
    );
    assert_eq!(find(&document, "Dankort").kind, BlockKind::ListItem);
    let ring = find(&document, "Ring til os");
    assert_eq!(
        (ring.page, ring.heading_path.as_slice()),
        (Some(2), ["Spærring".to_owned()].as_slice())
    );
}

#[test]
fn words_placed_apart_are_kept_apart() {
    let content = b"BT /F1 12 Tf 72 700 Td (Renten) Tj 60 0 Td (er 5) Tj 0 -14 Td [(pro)-20(cent)-300(om)] TJ ET".to_vec();
    assert_eq!(
        texts(&read(pdf(&[content]), Format::Pdf)),
        ["Renten er 5 procent om"]
    );
}

#[test]
fn running_heads_and_page_numbers_are_dropped() {
    let pages: Vec<Vec<u8>> = (1..=6)
        .map(|n| {
            let text = format!(
                "Afsnit {} handler om noget helt andet end det forrige afsnit gjorde.",
                "abcdef".chars().nth(n - 1).unwrap()
            );
            let number = n.to_string();
            page(&[
                "Banken A/S - Almindelige vilkår",
                &text,
                "Mere tekst om samme emne, som fylder en hel linje her.",
                &number,
            ])
        })
        .collect();
    let document = read(pdf(&pages), Format::Pdf);
    let all = texts(&document).join("\n");
    assert!(!all.contains("Almindelige vilkår"), "{all}");
    assert!(
        all.contains("Afsnit a") && all.contains("Afsnit f"),
        "{all}"
    );
    assert!(
        !all.lines().any(|line| line.trim().parse::<u32>().is_ok()),
        "{all}"
    );
}

#[test]
fn a_page_that_unfolds_without_end_is_refused_and_named() {
    let bomb = vec![b' '; 64 << 20];
    let error = refuse(
        pdf(std::slice::from_ref(&bomb)),
        Format::Pdf,
        &Limits::default(),
    );
    assert!(
        matches!(&error, ParseError::ExpandsTooFar { at, .. } if at == "page 1"),
        "{error}"
    );
    // Other pages survive it.
    let document = read(pdf(&[page(&["God side."]), bomb]), Format::Pdf);
    assert_eq!(texts(&document), ["God side."]);
    assert!(
        document.warnings[0].starts_with("page 2"),
        "{:?}",
        document.warnings
    );
}

#[test]
fn object_streams_that_unfold_without_end_are_refused() {
    let mut objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Count 0/Kids[]>>".to_vec()),
    ];
    // Each stays under the limit for one; together they do not.
    let filler = [b"9 0 [".as_slice(), &vec![b'0'; 12 << 20], b"]"].concat();
    for n in 0..4 {
        objects.push((20 + n, stream("/Type/ObjStm/N 1/First 4", &filler)));
    }
    let error = refuse(file(&objects), Format::Pdf, &Limits::default());
    assert!(matches!(error, ParseError::ExpandsTooFar { .. }), "{error}");
}

#[test]
fn forms_inside_forms_inside_forms_end() {
    // Each form draws itself ten times: ten to the power of the depth.
    let draws = "/X Do ".repeat(10);
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>/Font<</F1 3 0 R>>>>",
        format!("BT /F1 9 Tf (a) Tj ET {draws}").as_bytes(),
    );
    let objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Count 1/Kids[4 0 R]>>".to_vec()),
        (
            3,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        ),
        (
            4,
            b"<</Type/Page/Parent 2 0 R/Resources<</XObject<</X 5 0 R>>>>/Contents 6 0 R>>"
                .to_vec(),
        ),
        (5, form),
        (6, stream("", b"/X Do")),
    ];
    let error = refuse(file(&objects), Format::Pdf, &Limits::default());
    assert!(matches!(error, ParseError::ExpandsTooFar { .. }), "{error}");
}

#[test]
fn too_many_pages_are_refused_with_their_number() {
    let pages: Vec<Vec<u8>> = (0..12).map(|_| page(&["Tekst"])).collect();
    let limits = Limits {
        max_pages: 10,
        ..Limits::default()
    };
    assert_eq!(
        refuse(pdf(&pages), Format::Pdf, &limits),
        ParseError::TooManyPages {
            pages: 12,
            limit: 10
        }
    );
}

#[test]
fn a_pdf_without_text_says_that_it_may_be_scanned() {
    let error = refuse(
        pdf(&[b"0 0 m 100 100 l S".to_vec()]),
        Format::Pdf,
        &Limits::default(),
    );
    assert!(error.to_string().contains("OCR"), "{error}");
}

#[test]
fn files_that_only_claim_to_be_pdf_are_refused() {
    for bytes in [
        b"".as_slice(),
        b"hello",
        b"%PDF-1.7",
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.4\nxref\n0 99999999\ntrailer<</Size 99999999/Root 1 0 R>>\nstartxref\n9\n%%EOF",
    ] {
        let error = refuse(bytes, Format::Pdf, &Limits::default());
        assert!(matches!(error, ParseError::BrokenPdf { .. }), "{error:?}");
    }
}
