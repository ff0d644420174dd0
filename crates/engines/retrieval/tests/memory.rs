//! The memory that large and broken files take. A test binary of its own, since it measures its whole process.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on has failed, and says what it measured"
)]

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use tekup_retrieval::chunk::{ChunkOptions, chunk};
use tekup_retrieval::parse::{Format, Limits, parse};

const PAGES: usize = 1_600;
const LINES: usize = 46;
/// What reading may take above what the process holds before, the file not counted.
const MOST: usize = 192 << 20;

/// A manual: a heading on every fourth page, and lines of prose.
fn manual() -> Vec<u8> {
    let words = [
        "the",
        "customer",
        "account",
        "payment",
        "transfer",
        "limit",
        "branch",
        "statement",
        "interest",
        "agreement",
        "within",
        "five",
        "banking",
        "days",
        "unless",
        "otherwise",
        "stated",
        "by",
        "fee",
    ];
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = vec![0; 4 + PAGES * 2];
    let mut put = |number: usize, body: &[u8]| {
        places[number] = file.len();
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(body);
        file.extend(b"\nendobj\n");
    };
    put(1, b"<</Type/Catalog/Pages 2 0 R>>");
    let kids: String = (0..PAGES)
        .map(|page| format!("{} 0 R ", 4 + page * 2))
        .collect();
    put(
        2,
        format!("<</Type/Pages/Count {PAGES}/Kids[{kids}]>>").as_bytes(),
    );
    put(
        3,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    );
    for page in 0..PAGES {
        let mut text = String::new();
        if page % 4 == 0 {
            text.push_str(&format!(
                "BT /F1 18 Tf 72 790 Td (Chapter {}) Tj ET\n",
                page / 4 + 1
            ));
        }
        for line in 0..LINES {
            let prose: Vec<&str> = (0..14)
                .map(|n| words[(page * 31 + line * 7 + n * n) % words.len()])
                .collect();
            let (y, prose) = (765 - 15 * line, prose.join(" "));
            text.push_str(&format!(
                "BT /F1 11 Tf 72 {y} Td (On page {page} {prose}.) Tj ET\n"
            ));
        }
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(text.as_bytes()).expect("writes to memory");
        let packed = packer.finish().expect("writes to memory");
        let content = 5 + page * 2;
        put(
            4 + page * 2,
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {content} 0 R>>").as_bytes(),
        );
        let mut stream =
            format!("<</Filter/FlateDecode/Length {}>>\nstream\n", packed.len()).into_bytes();
        stream.extend(packed);
        stream.extend(b"\nendstream");
        put(content, &stream);
    }
    let start = file.len();
    let table: String = places
        .iter()
        .skip(1)
        .map(|place| format!("{place:010} 00000 n \n"))
        .collect();
    let size = places.len();
    file.extend(
        format!("xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    file
}

/// Kilobytes of a line of the process's status.
fn status(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("a status");
    let line = status
        .lines()
        .find(|line| line.starts_with(name))
        .expect("the line");
    let number = line.split_whitespace().nth(1).expect("a number");
    number.parse::<usize>().expect("a number") * 1024
}

/// The most that the process holds during `work`, above what it holds now.
fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = status("VmRSS");
    std::fs::write("/proc/self/clear_refs", "5").expect("the peak is forgotten");
    let done = work();
    (done, status("VmHWM").saturating_sub(before))
}

#[test]
fn a_manual_of_1600_pages_and_what_is_left_of_it_take_bounded_memory() {
    let file = manual();
    let read = || {
        parse(&file, Format::Pdf, &Limits::default())
            .map(|document| chunk(&document, &ChunkOptions::default()))
    };
    let (chunks, took) = peak(read);
    let chunks = chunks.expect("it is read");
    let on = |page: usize| {
        chunks
            .iter()
            .any(|chunk| chunk.text.contains(&format!("On page {page} ")))
    };
    assert!(on(0) && on(PAGES / 2) && on(PAGES - 1));
    println!(
        "{} MB of PDF, {} chunks, at most {} MB",
        file.len() >> 20,
        chunks.len(),
        took >> 20
    );
    assert!(took < MOST, "{} MB", took >> 20);
    drop(chunks);

    // Cut off; without its table of contents; with a bit wrong here and there.
    let cut = file.get(..file.len() / 2).expect("half").to_vec();
    let mut headless = file.clone();
    let table = headless
        .windows(5)
        .rposition(|window| window == b"xref\n")
        .expect("a table");
    headless.truncate(table.min(headless.len()));
    let mut worn = file.clone();
    worn.iter_mut()
        .skip(1_000)
        .step_by(4_999)
        .for_each(|byte| *byte ^= 0x10);
    for (what, broken) in [("cut", cut), ("headless", headless), ("worn", worn)] {
        let (result, took) = peak(|| parse(&broken, Format::Pdf, &Limits::default()));
        let outcome = match &result {
            Ok(document) => format!("{} blocks", document.blocks.len()),
            Err(error) => error.to_string(),
        };
        println!("{what}: {outcome}, at most {} MB", took >> 20);
        assert!(took < MOST, "{what}: {} MB", took >> 20);
    }
}
