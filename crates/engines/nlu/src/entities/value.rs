//! What entities mean, in types.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::Kind;

/// What an entity means. Its text form (and JSON, a string) is given with each; that of a sensitive kind
/// is masked, because the value does not hold the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `anna@example.dk`, the domain in small letters.
    Email(String),
    /// E.164, as `+4520304050`.
    Phone(String),
    /// `1234.50 DKK`.
    Money {
        /// Hundredths of the currency: øre, cents, pence. Negative when written with a minus.
        minor: i64,
        /// The currency.
        currency: Currency,
    },
    /// ISO 8601, as `2026-12-24`.
    Date(NaiveDate),
    /// `A-1234`, in capitals and without a number sign.
    OrderNumber(String),
    /// `**** 7890`.
    AccountNumber {
        /// Whether the registration number (the branch) was given too.
        with_registration: bool,
        /// The last digits, at most four.
        ending: String,
    },
    /// `240885-****`.
    Cpr {
        /// The birthday, its century from the seventh digit.
        born: NaiveDate,
        /// Whether the digits pass the modulus 11 check. Numbers given out since 2007 need not.
        passes_mod11: bool,
    },
    /// `DK **** 1643`.
    Iban {
        /// ISO 3166 code of the account's country.
        country: String,
        /// The last four characters.
        ending: String,
    },
    /// `**** 1111`.
    Card {
        /// The last four digits.
        ending: String,
    },
    /// `https://example.dk/`, the scheme in small letters, `https` where none was written.
    Url(String),
}

impl Value {
    /// The kind of entity that has such a value.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Email(_) => Kind::Email,
            Self::Phone(_) => Kind::Phone,
            Self::Money { .. } => Kind::Money,
            Self::Date(_) => Kind::Date,
            Self::OrderNumber(_) => Kind::OrderNumber,
            Self::AccountNumber { .. } => Kind::AccountNumber,
            Self::Cpr { .. } => Kind::Cpr,
            Self::Iban { .. } => Kind::Iban,
            Self::Card { .. } => Kind::Card,
            Self::Url(_) => Kind::Url,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Email(text) | Self::Phone(text) | Self::OrderNumber(text) | Self::Url(text) => {
                f.write_str(text)
            }
            Self::Money { minor, currency } => {
                let sign = if *minor < 0 { "-" } else { "" };
                let (whole, part) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
                write!(f, "{sign}{whole}.{part:02} {}", currency.as_str())
            }
            Self::Date(date) => write!(f, "{date}"),
            Self::AccountNumber { ending, .. } | Self::Card { ending } => {
                write!(f, "**** {ending}")
            }
            Self::Cpr { born, .. } => write!(f, "{}-****", born.format("%d%m%y")),
            Self::Iban { country, ending } => write!(f, "{country} **** {ending}"),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The currencies that are recognised. All have a hundred minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Currency {
    /// Danish krone; also what `kr` alone means.
    Dkk,
    /// Euro.
    Eur,
    /// United States dollar; also what `$` alone means.
    Usd,
    /// Pound sterling.
    Gbp,
    /// Swedish krona.
    Sek,
    /// Norwegian krone.
    Nok,
}

impl Currency {
    /// ISO 4217 code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dkk => "DKK",
            Self::Eur => "EUR",
            Self::Usd => "USD",
            Self::Gbp => "GBP",
            Self::Sek => "SEK",
            Self::Nok => "NOK",
        }
    }
}
