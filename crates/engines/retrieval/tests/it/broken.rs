use std::time::Duration;

use proptest::prelude::*;
use tekup_retrieval::chunk::{ChunkOptions, chunk};
use tekup_retrieval::parse::{Format, Limits, ParseError, parse};
use tekup_retrieval::sentence::sentences;

use crate::pdf::{page, pdf};
use crate::refuse;

const FORMATS: [Format; 4] = [Format::Markdown, Format::Html, Format::Text, Format::Pdf];

#[test]
fn broken_utf8_names_the_byte_and_the_line() {
    for format in [Format::Markdown, Format::Html, Format::Text] {
        let error = refuse(b"one\ntwo \xff", format, &Limits::default());
        assert_eq!(
            error,
            ParseError::NotText {
                encoding: "UTF-8",
                offset: 8,
                line: 2
            }
        );
        let error = refuse(b"one\ntwo\nthree\0", format, &Limits::default());
        assert_eq!(
            error,
            ParseError::NulByte {
                offset: 13,
                line: 3
            }
        );
    }
}

#[test]
fn empty_and_blank_files_are_refused() {
    for bytes in [
        b"".as_slice(),
        b" \n\t\n",
        b"<!-- x -->",
        b"---\ntitle: x\n---\n",
    ] {
        assert!(matches!(
            refuse(bytes, Format::Markdown, &Limits::default()),
            ParseError::NoText { .. }
        ));
    }
    assert!(matches!(
        refuse(
            "<html><nav>a</nav></html>",
            Format::Html,
            &Limits::default()
        ),
        ParseError::NoText { .. }
    ));
}

#[test]
fn every_limit_speaks_up() {
    let small = Limits {
        max_bytes: 10,
        ..Limits::default()
    };
    assert_eq!(
        refuse("0123456789a", Format::Text, &small),
        ParseError::TooLarge {
            bytes: 11,
            limit: 10
        }
    );
    let few = Limits {
        max_blocks: 3,
        ..Limits::default()
    };
    assert_eq!(
        refuse("a\n\nb\n\nc\n\nd", Format::Text, &few),
        ParseError::TooManyBlocks { limit: 3 }
    );
    let little = Limits {
        max_text_bytes: 100,
        ..Limits::default()
    };
    assert_eq!(
        refuse("word ".repeat(50), Format::Markdown, &little),
        ParseError::TooMuchText { limit: 100 }
    );
    let hasty = Limits {
        max_time: Duration::ZERO,
        ..Limits::default()
    };
    for (bytes, format) in [
        (b"<p>x".to_vec(), Format::Html),
        (b"# a\n\nb".to_vec(), Format::Markdown),
        (pdf(&[page(&["x"])]), Format::Pdf),
    ] {
        assert!(matches!(
            refuse(bytes, format, &hasty),
            ParseError::TooSlow { .. }
        ));
    }
}

#[test]
fn ladders_of_markup_are_refused_with_their_place() {
    let deep = 200_000;
    let error = refuse("<div>".repeat(deep), Format::Html, &Limits::default());
    assert!(matches!(error, ParseError::TooDeep { .. }), "{error}");
    let error = refuse(
        format!("fine\n\n{}text", "> ".repeat(deep)),
        Format::Markdown,
        &Limits::default(),
    );
    assert_eq!(
        error,
        ParseError::TooDeep {
            at: "line 3".to_owned(),
            limit: 512
        }
    );
    let nested: String = (0..2000)
        .map(|n| format!("{}- x\n", "  ".repeat(n)))
        .collect();
    let error = refuse(nested, Format::Markdown, &Limits::default());
    assert!(matches!(error, ParseError::TooDeep { .. }), "{error}");
}

/// Markup that is known to make parsers slow or recurse. It must end, whatever comes out.
#[test]
fn hostile_markup_ends() {
    let n = 20_000;
    let hostile = [
        "[".repeat(n),
        "![".repeat(n),
        "*a **a ".repeat(n),
        "`".repeat(n),
        "a`b``".repeat(n),
        "<".repeat(n),
        "[a](".repeat(n),
        "|".repeat(n),
        "- ".repeat(n),
        "&".repeat(n),
        "<b><p>".repeat(n),
        "<table><tr><td>".repeat(300),
        "<a href=x>".repeat(n),
        "<!--".repeat(n),
        "<![CDATA[".repeat(n),
        "a\n===\n".repeat(n),
        "1. ".repeat(n),
        "\\".repeat(n),
        "[^1]: ".repeat(n),
        "\u{202e}\u{200b}".repeat(n),
        "x".repeat(1 << 20),
        "é".repeat(1 << 18),
    ];
    for source in &hostile {
        for format in [Format::Markdown, Format::Html, Format::Text] {
            let result = parse(source.as_bytes(), format, &Limits::default());
            assert!(
                !matches!(
                    result,
                    Err(ParseError::Crashed { .. } | ParseError::TooSlow { .. })
                ),
                "{format}: {:.20} {:?}",
                source,
                result.err()
            );
            if let Ok(document) = result {
                let chunks = chunk(&document, &ChunkOptions::default());
                assert!(!chunks.is_empty());
            }
        }
    }
}

/// A real document cut off anywhere, and with bytes flipped, is read in part or refused.
#[test]
fn damaged_pdfs_do_no_harm() {
    let pages: Vec<Vec<u8>> = (0..3)
        .map(|_| {
            page(&[
                "# Overskrift",
                "Tekst på en linje, som er lang nok.",
                "- punkt",
            ])
        })
        .collect();
    let whole = pdf(&pages);
    for cut in (0..whole.len()).step_by(37) {
        harmless(&whole[..cut]);
    }
    let mut seed = 7u64;
    for _ in 0..300 {
        let mut damaged = whole.clone();
        for _ in 0..8 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % damaged.len();
            damaged[at] = (seed >> 17) as u8;
        }
        harmless(&damaged);
    }
}

pub fn harmless(bytes: &[u8]) {
    let result = parse(bytes, Format::Pdf, &Limits::default());
    assert!(
        !matches!(
            result,
            Err(ParseError::Crashed { .. } | ParseError::TooSlow { .. } | ParseError::Busy { .. })
        ),
        "{result:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_crash_a_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            let result = parse(&bytes, format, &Limits::default());
            let crashed = matches!(result, Err(ParseError::Crashed { .. }));
            prop_assert!(!crashed);
        }
        let with_head = [b"%PDF-1.5\n1 0 obj\n<<".as_slice(), &bytes].concat();
        let crashed = matches!(parse(&with_head, Format::Pdf, &Limits::default()), Err(ParseError::Crashed { .. }));
        prop_assert!(!crashed);
    }

    #[test]
    fn chunks_keep_all_words_and_their_size(source in "([a-zæøå]{1,9}[.?!|#-]{0,2}[ \n]{1,2}){1,400}", target in 5usize..60) {
        let options = ChunkOptions { target_words: target, max_words: target * 2, small_section_words: target / 3, overlap: true };
        for format in [Format::Markdown, Format::Text, Format::Html] {
            let Ok(document) = parse(source.as_bytes(), format, &Limits::default()) else { continue };
            let chunks = chunk(&document, &options);
            for chunk in &chunks {
                let words = chunk.text.split_whitespace().count();
                prop_assert!(words <= options.max_words + 8, "{words} words: {}", chunk.text);
            }
            let all: String = chunks.iter().map(|c| format!("{} {} ", c.heading_path.join(" "), c.text)).collect();
            for word in document.blocks.iter().flat_map(|block| block.text.split_whitespace()) {
                prop_assert!(all.contains(word), "{word:?} is lost from {all:?}");
            }
        }
    }

    #[test]
    fn sentences_lie_in_order_within_the_text(text in "(?s).{0,300}") {
        let mut end = 0;
        for sentence in sentences(&text) {
            prop_assert!(sentence.range.start >= end);
            prop_assert!(text.get(sentence.range.clone()).is_some());
            end = sentence.range.end;
        }
    }
}
