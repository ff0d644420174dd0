use super::{assert_none, assert_one, found};

#[test]
fn danish_amounts() {
    assert_one(
        "money",
        &[
            ("Jeg mangler 1.234,50 kr.", "1234.50 DKK"),
            ("der er trukket kr. 500 for meget", "500.00 DKK"),
            ("Kr 1.000.000,00 tak", "1000000.00 DKK"),
            ("overfør DKK 75", "75.00 DKK"),
            ("gebyret på 29,- er for højt", "29.00 DKK"),
            ("kr 300,-", "300.00 DKK"),
            ("10 000 kroner", "10000.00 DKK"),
            ("10\u{A0}000 danske kroner", "10000.00 DKK"),
            ("lån 2,5 mio. kr.", "2500000.00 DKK"),
            ("50 tusind kr", "50000.00 DKK"),
            ("jeg fik 100 svenske kroner", "100.00 SEK"),
            ("saldo: -250 kr", "-250.00 DKK"),
            ("mellem 100-500 kr", "500.00 DKK"),
            ("12,5kr", "12.50 DKK"),
        ],
    );
}

#[test]
fn foreign_amounts() {
    assert_one(
        "money",
        &[
            ("I was charged $1,234.50 twice", "1234.50 USD"),
            ("refund €49.99 please", "49.99 EUR"),
            ("20 euro", "20.00 EUR"),
            ("a fee of 3 EUR", "3.00 EUR"),
            ("£2,000", "2000.00 GBP"),
            ("15 pounds are missing", "15.00 GBP"),
            ("US$ 10", "10.00 USD"),
            ("100 dollars", "100.00 USD"),
            ("over $5k", "5000.00 USD"),
            ("1.234,56 EUR", "1234.56 EUR"),
            ("€1.5 million", "1500000.00 EUR"),
        ],
    );
}

#[test]
fn two_amounts_are_two() {
    let values: Vec<String> = found("trukket 100 kr. og 250,75 EUR")
        .into_iter()
        .map(|f| f.1)
        .collect();
    assert_eq!(values, ["100.00 DKK", "250.75 EUR"]);
    let found = found("fra konto 1234567890 kr 500");
    assert_eq!(
        found,
        [
            ("account_number", "**** 7890".into()),
            ("money", "500.00 DKK".into())
        ]
    );
}

#[test]
fn no_amounts() {
    assert_none(&[
        "kr",
        "500",
        "500 krav",
        "3 krydser",
        "$",
        "dollars",
        "1.2345 kr",
        "kr. mange",
        "5 ekroner",
        "5 %",
    ]);
}
