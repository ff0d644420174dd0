use super::*;

#[test]
fn dates_in_digits() {
    assert_one(
        "date",
        &[
            ("den 24/12-2026", "2026-12-24"),
            ("24/12/2026", "2026-12-24"),
            ("24.12.2026.", "2026-12-24"),
            ("24.12.26", "2026-12-24"),
            ("1/2/26", "2026-02-01"),
            ("24-12-2026", "2026-12-24"),
            ("24/12 2026", "2026-12-24"),
            ("2026-12-24", "2026-12-24"),
            ("2026-12-24T10:00:00Z", "2026-12-24"),
            ("født 03.04.61", "1961-04-03"),
            ("on 12/24/2026", "2026-12-24"),
            ("den 24/12 kom pengene ikke", "2026-12-24"),
            ("d. 3.11", "2026-11-03"),
        ],
    );
}

#[test]
fn dates_by_name() {
    assert_one(
        "date",
        &[
            ("24. december", "2026-12-24"),
            ("24. december 2027", "2027-12-24"),
            ("den 3. november kl. 10", "2026-11-03"),
            ("1 feb. 2026", "2026-02-01"),
            ("December 24", "2026-12-24"),
            ("december 24th, 2025", "2025-12-24"),
            ("the 3rd of May 2026", "2026-05-03"),
            ("May 5", "2027-05-05"),
            ("22 Oct", "2026-10-22"),
            // The nearest of its name is in the next year.
            ("2. januar", "2027-01-02"),
            ("29. februar", "2028-02-29"),
        ],
    );
    assert_eq!(
        found("24. december 2000 kr"),
        [
            ("date", "2026-12-24".into()),
            ("money", "2000.00 DKK".into())
        ]
    );
}

#[test]
fn days_relative_to_today() {
    assert_one(
        "date",
        &[
            ("kommer de i dag?", "2026-11-18"),
            ("I MORGEN", "2026-11-19"),
            ("imorgen", "2026-11-19"),
            ("det skete i går", "2026-11-17"),
            ("i ga\u{30A}r", "2026-11-17"),
            ("i forgårs", "2026-11-16"),
            ("i overmorgen", "2026-11-20"),
            ("today's payment", "2026-11-18"),
            ("tomorrow", "2026-11-19"),
            ("since yesterday", "2026-11-17"),
            ("the day before yesterday", "2026-11-16"),
            ("på mandag", "2026-11-23"),
            ("på onsdag", "2026-11-25"),
            ("i mandags", "2026-11-16"),
            ("i onsdags", "2026-11-11"),
            ("i fredags", "2026-11-13"),
            ("næste fredag", "2026-11-27"),
            ("next Monday", "2026-11-23"),
            ("this Friday", "2026-11-20"),
            ("last Sunday", "2026-11-15"),
            ("senest torsdag", "2026-11-19"),
        ],
    );
}

#[test]
fn no_dates() {
    assert_none(&[
        "30/02/2026",
        "31.04.2026",
        "2026-13-01",
        "2026-02-29",
        "31. november",
        "24/12/26/1",
        "version 1.2.20",
        "10/20",
        "3 may be enough",
        "i december 10 gange",
        "24 decembre2",
        "idag2",
        "i dagens anledning",
        "hver mandag",
        "en mandag",
        "on Monday I paid",
        "12.1.1",
        "0/0-2026",
        "24/12-1492",
    ]);
}

#[test]
fn today_is_the_writers() {
    let date = |day| NaiveDate::from_ymd_opt(2024, 2, day).unwrap();
    let value = extract("i morgen", date(28)).remove(0).value;
    assert_eq!(value, Value::Date(date(29)));
    // The ends of the calendar.
    for day in [NaiveDate::MIN, NaiveDate::MAX] {
        extract(
            "i morgen, i går, på mandag, i mandags, 24. december, 1/2/26",
            day,
        );
    }
}
