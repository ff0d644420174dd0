use super::*;

/// Asserts that each text has one sensitive entity of `kind`, whose text is `masked` and of which no
/// output holds the number.
#[track_caller]
fn assert_masked(kind: Kind, cases: &[(&str, &str)]) {
    for (text, masked) in cases {
        let entities = extract(text, today());
        let [entity] = entities.as_slice() else {
            panic!("{text:?}: {entities:?}");
        };
        assert_eq!(
            (entity.kind, entity.text.as_str()),
            (kind, *masked),
            "{text:?}"
        );
        assert!(entity.sensitive);
        let written = scan::digits(&text[entity.start..entity.end]);
        let output = format!("{entity:?} {}", serde_json::to_string(entity).unwrap());
        assert!(
            written.len() >= 6 && !scan::digits(&output).contains(&written),
            "{output}"
        );
    }
}

#[test]
fn cpr_numbers() {
    assert_masked(
        Kind::Cpr,
        &[
            ("Mit CPR er 240885-1234.", "240885-****"),
            ("cpr-nr. 2408851234", "240885****"),
            ("cpr: 240885 1234", "240885 ****"),
            ("240885 – 1234", "240885 – ****"),
            ("CPR-nummer 010100-4000", "010100-****"),
            // Nothing but digits that pass modulus 11.
            ("det er 0707614285", "070761****"),
        ],
    );
}

#[test]
fn the_seventh_digit_tells_the_century() {
    let born = |text: &str| match extract(text, today()).remove(0).value {
        Value::Cpr { born, passes_mod11 } => (born.to_string(), passes_mod11),
        other => panic!("{other:?}"),
    };
    assert_eq!(born("070761-4285"), ("1961-07-07".into(), true));
    assert_eq!(born("070761-4286"), ("1961-07-07".into(), false));
    assert_eq!(born("010136-3000").0, "1936-01-01");
    assert_eq!(born("010120-4000").0, "2020-01-01");
    assert_eq!(born("010137-4000").0, "1937-01-01");
    assert_eq!(born("010120-5000").0, "2020-01-01");
    assert_eq!(born("010158-8000").0, "1858-01-01");
    assert_eq!(born("010137-9000").0, "1937-01-01");
    // 2000 was a leap year, 1900 was none.
    assert_eq!(born("290200-4000").0, "2000-02-29");
}

#[test]
fn no_cpr_numbers() {
    assert_none(&[
        "310285-1234x",
        "320185-1234",
        "290200-1000",
        "241385-1234",
        "300285-1234",
        // Born in the future.
        "010130-4000",
        "0707614286",
        "1240885-1234",
        "240885-12345",
    ]);
}

#[test]
fn cards() {
    assert_masked(
        Kind::Card,
        &[
            (
                "mit kort 4111 1111 1111 1111 virker ikke",
                "**** **** **** 1111",
            ),
            ("5555555555554444", "************4444"),
            ("card 3782 822463 10005 declined", "**** ****** *0005"),
            ("2223-0031-2200-3222", "****-****-****-3222"),
            ("6304 0000 0000 0000 00", "**** **** **** **00 00"),
        ],
    );
    assert_none(&[
        "kortet 4111 1111 1111 1112",
        "41111111111111111111",
        "9999999999999995",
        "4111 1111 1111",
    ]);
}

#[test]
fn ibans() {
    assert_masked(
        Kind::Iban,
        &[
            (
                "til DK50 0040 0440 1162 43 og ikke andre",
                "**** **** **** **62 43",
            ),
            ("IBAN:DK5000400440116243.", "**************6243"),
            ("gb29 nwbk 6016 1331 9268 19", "**** **** **** **** **68 19"),
            ("DE89370400440532013000", "******************3000"),
            ("NO93 8601 1117 947", "**** **** ***7 947"),
        ],
    );
    assert_none(&[
        "DK51 0040 0440 1162 43",
        "XX50 0040 0440 1162 43",
        "DK50 0040",
        "DK5000400440116243X",
    ]);
}

#[test]
fn accounts() {
    assert_masked(
        Kind::AccountNumber,
        &[
            ("Reg.nr. 1234 konto 0012345678", "**** konto ******5678"),
            ("reg. 1234, kontonr.: 1234567", "****, kontonr.: ***4567"),
            (
                "Reg.nr: 1234\nKontonummer: 1234567890",
                "****\nKontonummer: ******7890",
            ),
            ("konto 1234 0012345678", "**** ******5678"),
            ("min lønkonto er 1234-0012345678", "****-******5678"),
            ("overfør til 1234 0012345678", "**** ******5678"),
            ("kontonummer 123456", "***456"),
            ("my account number is 12345678", "****5678"),
            ("konto 12340012345678", "**********5678"),
        ],
    );
    assert_none(&[
        "min konto er på 2 år",
        "konto 12345",
        "12340012345678901",
        "kontoudtog 123456",
    ]);
}
