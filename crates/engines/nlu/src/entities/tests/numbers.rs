use super::{assert_none, assert_one, found};

#[test]
fn danish_telephones() {
    assert_one(
        "phone",
        &[
            ("ring på 20 30 40 50", "+4520304050"),
            ("mit nummer er 20304050.", "+4520304050"),
            ("tlf. 2030 4050", "+4520304050"),
            ("Tlf.: 12345678", "+4512345678"),
            ("12 34 56 78", "+4512345678"),
            ("20-30-40-50", "+4520304050"),
            ("mobil 20.30.40.50", "+4520304050"),
            ("ring til mig på 20 304 050", "+4520304050"),
            ("+45 20304050", "+4520304050"),
            ("+4520304050", "+4520304050"),
            ("(+45) 20 30 40 50", "+4520304050"),
            ("0045 2030 4050", "+4520304050"),
            ("call me at 30405060", "+4530405060"),
        ],
    );
}

#[test]
fn foreign_telephones() {
    assert_one(
        "phone",
        &[
            ("+46 70 123 45 67", "+46701234567"),
            ("my number is +44 (0)20 7946 0958", "+442079460958"),
            ("+1-202-555-0143", "+12025550143"),
            ("+4915112345678", "+4915112345678"),
        ],
    );
}

#[test]
fn no_telephones() {
    assert_none(&[
        "00304050",
        "10304050",
        "1030405060708",
        "203040506",
        "20 30 40 50 60",
        "20 30-40 50",
        "20 000 000 mennesker",
        "+45 203040",
        "+500",
        "kundenummer 30405060",
        "faktura nr. 30405060",
        "invoice number 30405060",
        "transaktion: 30405060",
        "A20304050",
        "20304050x",
    ]);
}

#[test]
fn orders() {
    assert_one(
        "order_number",
        &[
            ("hvor er ordre 12345?", "12345"),
            ("order #A-1234 never came", "A-1234"),
            ("ordrenummer: ord-2026-00042", "ORD-2026-00042"),
            ("Ordrenr. 987", "987"),
            ("ordre nr 55", "55"),
            ("min ordre er 998877", "998877"),
            ("my order number is 77-1234-B", "77-1234-B"),
            ("#12345", "12345"),
            ("bestilling #42", "42"),
            ("bookingnummer AB12CD", "AB12CD"),
            ("order with number 5000", "5000"),
        ],
    );
    assert_eq!(found("ordre 12345 blev sendt den 3/11-2026").len(), 2);
}

#[test]
fn no_orders() {
    assert_none(&[
        "#1",
        "#2026",
        "#tak",
        "order 2 cards",
        "order with 5000 points",
        "border 12345",
        "ordre fra 2024",
        "ordre 2024",
        "i orden 12345",
        "&#12345;",
        "in order. 12345",
        "color #12ab34",
    ]);
}
