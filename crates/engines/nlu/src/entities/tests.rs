use chrono::NaiveDate;

use super::*;

mod amounts;
mod dates;
mod numbers;
mod secrets;

/// A Wednesday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

/// Kinds and values in `text`.
fn found(text: &str) -> Vec<(&'static str, String)> {
    extract(text, today())
        .into_iter()
        .map(|entity| (entity.kind.as_str(), entity.value.to_string()))
        .collect()
}

/// Asserts that each text has one entity, of `kind`, with that value.
#[track_caller]
fn assert_one(kind: &str, cases: &[(&str, &str)]) {
    for (text, value) in cases {
        let found = found(text);
        let found: Vec<_> = found.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(found, [(kind, *value)], "{text:?}");
    }
}

#[track_caller]
fn assert_none(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text:?}");
    }
}

#[test]
fn addresses() {
    assert_one(
        "email",
        &[
            ("Skriv til anna.holm@Nordhavn.DK.", "anna.holm@nordhavn.dk"),
            (
                "my email is (bo+bank@example.co.uk)",
                "bo+bank@example.co.uk",
            ),
        ],
    );
    assert_one(
        "url",
        &[
            (
                "se https://nordhavn.dk/kort?id=12345678.",
                "https://nordhavn.dk/kort?id=12345678",
            ),
            (
                "I clicked HTTP://evil.example/24/12-2026, sorry",
                "http://evil.example/24/12-2026",
            ),
            ("er www.nordhavn.dk jeres?", "https://www.nordhavn.dk"),
        ],
    );
    assert_none(&[
        "@nordhavn",
        "anna@",
        "www.",
        "jeg har ventet.Men nu er det nok",
        "file:///etc/passwd",
        "mail.app.virker ikke",
    ]);
}

#[test]
fn entities_stand_in_the_order_of_the_text_and_know_where() {
    let text = "Æblet: 500 kr. til ordre #A-1234 i går – skriv på bo@example.dk 👍";
    let entities = extract(text, today());
    let kinds: Vec<&str> = entities.iter().map(|e| e.kind.as_str()).collect();
    assert_eq!(kinds, ["money", "order_number", "date", "email"]);
    for entity in &entities {
        assert_eq!(&text[entity.start..entity.end], entity.text);
        assert!(!entity.sensitive);
    }
}

#[test]
fn the_surer_kind_has_the_text() {
    // Eight and ten digits that could be telephones, cards that could be accounts.
    assert_one(
        "cpr",
        &[
            ("mit nummer er 240885-1234", "240885-****"),
            ("ordre 240885-1234", "240885-****"),
        ],
    );
    assert_one("card", &[("konto 4111 1111 1111 1111", "**** 1111")]);
    assert_one("iban", &[("konto DK50 0040 0440 1162 43", "DK **** 6243")]);
    assert_one("account_number", &[("konto nr. 20304050", "**** 4050")]);
    assert_one("order_number", &[("ordre 20304050", "20304050")]);
    assert_one(
        "money",
        &[
            ("order 5000 USD", "5000.00 USD"),
            ("20304050 kr.", "20304050.00 DKK"),
        ],
    );
    assert_one(
        "url",
        &[("https://x.dk/ordre/20304050", "https://x.dk/ordre/20304050")],
    );
}

#[test]
fn many_numbers_are_nothing() {
    assert_none(&[
        "",
        "Hej",
        "I har åbent 24/7, ikke?",
        "jeg har ventet i 3 dage",
        "I waited 14 days and called 5 times",
        "appen version 4.12.1 på iOS 18.1",
        "siden 2019",
        "renten er 3,75 %",
        "kl. 10.30 til 15:45",
        "fra 2024-2025",
        "MitID kode 123456",
        "postnummer 2100 København Ø",
        "§ 12, stk. 3",
        "CVR 30405060",
        "sagsnummer 30405060",
        "12345678",
        "the server 20.34.56.78",
        "i årene 1990 2000",
        "dem der er født mellem 1900 og 1930, og 6100, 6400",
        "en million ting",
    ]);
}

#[test]
fn an_entity_is_written_as_plain_json() {
    let entities = extract("500,50 kr.", today());
    assert_eq!(
        serde_json::to_value(&entities).unwrap(),
        serde_json::json!([{
            "kind": "money", "text": "500,50 kr.", "value": "500.50 DKK",
            "start": 0, "end": 10, "sensitive": false,
        }])
    );
}

#[test]
fn long_texts_take_no_longer_than_their_length() {
    // Quadratic work on these would outlast any test run.
    for piece in [
        "1",
        "1 ",
        "#",
        "DK50 ",
        "+45 ",
        "kr ",
        "konto ",
        "ordre nr. ",
        "24/12-",
        "12.",
        "a@",
        "På ",
        ":/",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        for entity in extract(&text, today()) {
            assert!(entity.start < entity.end);
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_extraction(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn no_text_of_telling_pieces_breaks_extraction(
        pieces in proptest::collection::vec(
            proptest::sample::select(&[
                "kr", "kr.", ",-", "#", "+45", "DK50", "24", "12", "2026", "december", "i ", "går", "0", "7",
                "konto", "reg.nr", "ordre", "cpr", " ", ".", ",", "-", "/", ":", "é", "å", "\u{30A}", "👍",
                "\u{A0}", "@", "x.dk", "https://", "4111111111111111", "240885", "1234", "mio", "$", "May", "K",
            ][..]),
            0..40,
        ),
    ) {
        check(&pieces.concat());
    }
}

/// What holds for every text.
fn check(text: &str) {
    let mut last = 0;
    for entity in extract(text, today()) {
        let written = text.get(entity.start..entity.end).unwrap();
        assert!(last <= entity.start && entity.start < entity.end);
        assert_eq!(entity.text.chars().count(), written.chars().count());
        assert_eq!(entity.sensitive, entity.text != written);
        assert_eq!(entity.kind, entity.value.kind());
        last = entity.end;
    }
}
