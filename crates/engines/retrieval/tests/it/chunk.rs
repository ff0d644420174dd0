use tekup_retrieval::chunk::{Chunk, ChunkOptions, chunk, diff, hash};
use tekup_retrieval::parse::Format;

use crate::read;

fn cut(source: &str, format: Format) -> Vec<Chunk> {
    chunk(&read(source, format), &ChunkOptions::default())
}

/// `count` sentences of ten words, numbered.
fn prose(count: usize) -> String {
    (0..count)
        .map(|n| format!("Sætning nummer {n} har helt præcist ti ord i alt. "))
        .collect()
}

#[test]
fn a_section_that_fits_is_one_chunk_under_its_headings() {
    let source = format!(
        "# Kort\n\n## Spærring\n\n{}\n\n## Gebyrer\n\n{}",
        prose(9),
        prose(8)
    );
    let chunks = cut(&source, Format::Markdown);
    let paths: Vec<&[String]> = chunks.iter().map(|c| c.heading_path.as_slice()).collect();
    assert_eq!(paths, [["Kort", "Spærring"], ["Kort", "Gebyrer"]]);
    assert_eq!(chunks[1].ordinal, 1);
    assert!(chunks[0].text.starts_with("Sætning nummer 0 "));
}

#[test]
fn small_sections_share_a_chunk_and_keep_their_headings() {
    let chunks = cut(
        "# Kort\n\nOm kort.\n\n## Pris\n\n25 kr.\n\n## Alder\n\n15 år.\n\n# Lån\n\nOm lån.",
        Format::Markdown,
    );
    assert_eq!(chunks.len(), 2, "{chunks:#?}");
    assert_eq!(chunks[0].heading_path, ["Kort"]);
    assert_eq!(
        chunks[0].text,
        "Om kort.\n\n## Pris\n\n25 kr.\n\n## Alder\n\n15 år."
    );
    assert_eq!(chunks[1].heading_path, ["Lån"]);
}

#[test]
fn a_long_section_is_split_between_sentences_and_repeats_one() {
    let chunks = cut(&format!("# Vilkår\n\n{}", prose(60)), Format::Markdown);
    assert!(chunks.len() > 1);
    for pair in chunks.windows(2) {
        let last = pair[0]
            .text
            .rsplit_once("i alt. ")
            .expect("has sentences")
            .1;
        assert!(
            pair[1].text.starts_with(last),
            "{last:?} opens {:?}",
            pair[1].text
        );
    }
    for chunk in &chunks {
        assert!(chunk.text.starts_with("Sætning nummer") && chunk.text.ends_with("i alt."));
        assert!(chunk.text.split_whitespace().count() <= 320);
    }
    // Every sentence is there.
    for n in 0..60 {
        assert!(
            chunks
                .iter()
                .any(|c| c.text.contains(&format!("nummer {n} har"))),
            "{n}"
        );
    }
}

#[test]
fn a_section_that_is_not_split_repeats_nothing() {
    let source = format!("# A\n\n{}\n\n# B\n\n{}", prose(10), prose(10));
    let chunks = cut(&source, Format::Markdown);
    assert_eq!(chunks.len(), 2);
    assert_eq!(chunks[0].text, chunks[1].text);
    assert_ne!(
        chunks[0].hash, chunks[1].hash,
        "the heading is part of what is said"
    );
}

#[test]
fn tables_and_code_stay_whole_or_are_split_between_rows_and_lines() {
    let rows: String = (0..150)
        .map(|n| format!("| Land {n} | {n} kr. pr. betaling |\n"))
        .collect();
    let source = format!("# Priser\n\n| Land | Gebyr |\n|---|---|\n{rows}");
    let chunks = cut(&source, Format::Markdown);
    assert!(chunks.len() > 2);
    for chunk in &chunks {
        assert!(
            chunk
                .text
                .starts_with("| Land | Gebyr |\n| --- | --- |\n| Land "),
            "{}",
            chunk.text
        );
        assert!(
            chunk
                .text
                .lines()
                .all(|line| line.starts_with("| ") && line.ends_with(" |"))
        );
    }
    let lines: String = (0..400).map(|n| format!("let x{n} = {n};\n")).collect();
    let chunks = cut(&format!("# Kode\n\n```\n{lines}```"), Format::Markdown);
    assert!(chunks.len() > 1);
    for chunk in &chunks {
        assert!(
            chunk.text.starts_with("```\nlet ") && chunk.text.ends_with(";\n```"),
            "{}",
            chunk.text
        );
    }
}

#[test]
fn one_endless_word_is_cut_to_size() {
    let chunks = cut(&"x".repeat(100_000), Format::Text);
    assert!(chunks.len() > 10);
    assert!(chunks.iter().all(|chunk| chunk.text.len() <= 320 * 12));
    assert_eq!(chunks.iter().map(|c| c.text.len()).sum::<usize>(), 100_000);
}

#[test]
fn only_what_changed_is_embedded_again() {
    let sections = |changed: &str| {
        (0..5)
            .map(|n| {
                format!(
                    "# Afsnit {n}\n\n{}{}\n\n",
                    prose(9),
                    if n == 2 { changed } else { "" }
                )
            })
            .collect::<String>()
    };
    let old = cut(&sections(""), Format::Markdown);
    let new = cut(
        &format!(
            "# Nyt forrest\n\n{}\n\n{}",
            prose(12),
            sections("Nu også om gebyrer.")
        ),
        Format::Markdown,
    );
    let hashes: Vec<String> = old.iter().map(|chunk| chunk.hash.clone()).collect();
    let change = diff(&hashes, &new);
    assert_eq!(change.keep, [(0, 1), (1, 2), (3, 4), (4, 5)]);
    assert_eq!(change.add, [0, 3]);
    assert_eq!(change.remove, [2]);
    let same = diff(&hashes, &old);
    assert!(same.add.is_empty() && same.remove.is_empty());
}

#[test]
fn the_hash_ignores_white_space_and_unicode_form() {
    let path = ["Blåbær".to_owned()];
    assert_eq!(
        hash(&path, "Å  er\nå"),
        hash(&["Bla\u{30a}bær".to_owned()], " A\u{30a} er a\u{30a}")
    );
    assert_ne!(hash(&path, "a b"), hash(&[], "Blåbær a b"));
    assert_eq!(hash(&[], "").len(), 64);
}

#[test]
fn equal_chunks_pair_up_one_to_one() {
    let twice = cut(
        &format!("# A\n\n{}\n\n# A\n\n{}", prose(7), prose(7)),
        Format::Markdown,
    );
    let once = vec![twice[0].hash.clone()];
    let change = diff(&once, &[twice[0].clone(), twice[0].clone()]);
    assert_eq!((change.keep.len(), change.add.len()), (1, 1));
}

#[test]
fn headings_are_indexed_with_the_text() {
    let chunks = cut("# Kort\n\n## Pris i udlandet\n\n25 kr.", Format::Markdown);
    assert_eq!(
        chunks[0].indexed_text(Some("Kort")),
        "Kort > Pris i udlandet\n\n25 kr."
    );
    assert_eq!(
        chunks[0].indexed_text(Some("Hjælp")),
        "Hjælp > Kort > Pris i udlandet\n\n25 kr."
    );
}
