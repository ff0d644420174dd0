//! Rows of records out of lines of a file.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use tekup_base::Error;
use tekup_context::OpContext;
use uuid::Uuid;

use super::named::Named;
use crate::{
    check,
    custom::{Custom, CustomType},
    kind::{Field, Kind, Type},
    record::Row,
    records,
};

/// What makes rows of lines: which column is which field.
pub(crate) struct Maker {
    pub ctx: OpContext,
    pub kind: &'static Kind,
    /// A record of which nothing is known.
    pub blank: Row,
    pub customs: Vec<Custom>,
    /// Column and field.
    pub mapping: Vec<(usize, String)>,
    /// Fields that every record gets where the file has nothing.
    pub defaults: Row,
    /// People by their names and addresses, in lower case.
    pub people: HashMap<String, Uuid>,
}

/// What became of a line.
#[derive(Debug)]
pub(crate) struct Made {
    /// Its number in the file, the header being 1.
    pub line: u64,
    pub cells: Vec<String>,
    /// The fields that were given, and the record by column.
    pub record: Result<(Row, Row), String>,
    /// Records that it names, still to be looked for.
    pub named: Vec<Named>,
}

impl Maker {
    /// A record of a line, or what is wrong with it.
    pub fn make(&self, line: u64, cells: Vec<String>) -> Made {
        let mut named = Vec::new();
        let record = self.given(&cells, &mut named).and_then(|given| {
            let accepted = check::accept(self.kind, &self.customs, &given, true)
                .map_err(|error| explain(&error))?;
            let mut row = records::fresh(self.kind, &self.blank, &accepted);
            records::derive(&self.ctx, self.kind, &mut row);
            Ok((accepted, row))
        });
        Made {
            line,
            cells,
            record,
            named,
        }
    }

    fn given(&self, cells: &[String], named: &mut Vec<Named>) -> Result<Row, String> {
        let mut given = self.defaults.clone();
        let mut data = Row::new();
        let mut wrong = Vec::new();
        for (column, name) in &self.mapping {
            let Some(text) = cells
                .get(*column)
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
            else {
                continue;
            };
            let value = match name.strip_prefix("data.") {
                Some(key) => match self.customs.iter().find(|custom| custom.key == key) {
                    Some(custom) => own(custom, text).map(|value| {
                        data.insert(key.to_owned(), value);
                    }),
                    None => Err("there is no such field any more"),
                },
                None => match self.kind.field(name) {
                    Some(
                        field @ Field {
                            kind: Type::Link(of),
                            ..
                        },
                    ) if Uuid::parse_str(text).is_err() => {
                        let words = text.to_owned();
                        let of = *of;
                        named.push(Named { field, of, words });
                        Ok(())
                    }
                    Some(field) => self.value(field.kind, text).map(|value| {
                        given.insert(name.clone(), value);
                    }),
                    None => Err("there is no such field"),
                },
            };
            if let Err(message) = value {
                wrong.push(format!("{name}: {message}"));
            }
        }
        if !data.is_empty() {
            given.insert("data".to_owned(), Value::Object(data));
        }
        if wrong.is_empty() {
            Ok(given)
        } else {
            Err(wrong.join("; "))
        }
    }

    fn value(&self, kind: Type, text: &str) -> Result<Value, &'static str> {
        match kind {
            Type::Integer(..) => whole(text).map(|number| json!(number)),
            Type::Money => amount(text).map(|minor| json!(minor)),
            Type::Flag => flag(text).map(|flag| json!(flag)),
            Type::Date => day(text).map(|day| json!(day)),
            Type::Tags => Ok(json!(list(text))),
            Type::Currency => Ok(json!(text.to_uppercase())),
            Type::Choice(options) => Ok(json!(choice(options, text))),
            Type::Person => match self.people.get(&text.to_lowercase()) {
                Some(id) => Ok(json!(id)),
                None => Err("is nobody of the tenant's; give an e-mail address or a name"),
            },
            // Numbers and addresses that cannot be meant so are the file's mistake; the rest of the line is good.
            Type::Text(2) => Ok(json!(text.chars().take(2).collect::<String>())),
            _ => Ok(json!(text)),
        }
    }
}

/// What is wrong with a line, in words.
pub(crate) fn explain(error: &Error) -> String {
    let fields = error.fields().iter();
    let all: Vec<String> = fields
        .map(|wrong| format!("{}: {}", wrong.field, wrong.message))
        .collect();
    if all.is_empty() {
        error.message().to_owned()
    } else {
        all.join("; ")
    }
}

fn own(custom: &Custom, text: &str) -> Result<Value, &'static str> {
    match custom.holds {
        CustomType::Number => number(text).map(|number| json!(number)),
        CustomType::Money => amount(text).map(|minor| json!(minor)),
        CustomType::Flag => flag(text).map(|flag| json!(flag)),
        CustomType::Date => day(text).map(|day| json!(day)),
        CustomType::Choices => Ok(json!(list(text))),
        _ => Ok(json!(text)),
    }
}

fn list(text: &str) -> Vec<&str> {
    text.split([',', ';', '|'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect()
}

/// Options and what Danes call them.
fn choice<'a>(options: &[&'a str], text: &'a str) -> &'a str {
    const DANISH: &[(&str, &str)] = &[
        ("ny", "new"),
        ("kontaktet", "contacted"),
        ("kvalificeret", "qualified"),
        ("ikke kvalificeret", "unqualified"),
        ("givet", "given"),
        ("ja", "given"),
        ("trukket tilbage", "withdrawn"),
        ("ukendt", "unknown"),
        ("samtykke", "consent"),
        ("kontrakt", "contract"),
    ];
    let key = text.to_lowercase();
    if let Some(option) = options.iter().find(|option| **option == key) {
        return option;
    }
    let meant = DANISH
        .iter()
        .find(|(danish, _)| *danish == key)
        .map(|(_, option)| *option);
    meant
        .and_then(|meant| options.iter().find(|option| **option == meant))
        .copied()
        .unwrap_or(text)
}

fn flag(text: &str) -> Result<bool, &'static str> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "ja" | "j" | "1" | "x" | "sand" => Ok(true),
        "false" | "no" | "n" | "nej" | "0" | "falsk" => Ok(false),
        _ => Err("must be yes or no"),
    }
}

/// A day as Danes, Americans' databases and Excel write it: `31-12-2026`, `31.12.2026`, `2026-12-31`.
fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    [
        "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%y", "%d.%m.%y",
    ]
    .into_iter()
    .find_map(|format| NaiveDate::parse_from_str(text, format).ok())
    .filter(|day| day.to_string().len() == 10)
    .ok_or("must be a day, such as 2026-12-31 or 31-12-2026")
}

/// A number with either language's signs: `1.234,5` and `1,234.5` are the same.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'))
        .collect();
    let decimal = match (text.rfind(','), text.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(place), None) | (None, Some(place)) => {
            let sign = &text[place..=place];
            let behind = text.len() - place - 1;
            // One sign with three digits behind it parts thousands.
            (text.matches(sign).count() == 1 && behind != 3).then_some(place)
        }
        (None, None) => None,
    };
    text.char_indices()
        .filter_map(|(place, c)| match c {
            ',' | '.' if Some(place) == decimal => Some('.'),
            ',' | '.' => None,
            c => Some(c),
        })
        .collect()
}

fn number(text: &str) -> Result<f64, &'static str> {
    let number = plain(text).parse::<f64>().map_err(|_| "must be a number")?;
    if text.chars().any(char::is_alphabetic) {
        Err("must be a number")
    } else {
        Ok(number)
    }
}

fn whole(text: &str) -> Result<i64, &'static str> {
    let number = number(text)?;
    if number.fract() == 0.0 && number.abs() < 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number that fits")]
        Ok(number as i64)
    } else {
        Err("must be a whole number")
    }
}

/// An amount in kroner or dollars, as øre or cents.
fn amount(text: &str) -> Result<i64, &'static str> {
    let text = plain(text);
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let cents = format!("{part:0<2}");
    let wrong = "must be an amount, such as 1234.50 or 1.234,50";
    if whole.is_empty() && part.is_empty()
        || cents.len() > 2 && cents[2..].bytes().any(|b| b != b'0')
    {
        return Err(wrong);
    }
    let digits = format!("{whole}{}", cents.get(..2).unwrap_or("00"));
    digits.parse().map_err(|_| wrong)
}

/// Columns by which a record is known again, the surer one first.
pub(crate) const KNOWN_BY: [&str; 2] = ["email_key", "phone_key"];

/// A text by which duplicates are known: the address, else the number, else what is not known again.
pub(crate) fn same_by(row: &Row) -> Option<(&'static str, String)> {
    KNOWN_BY.into_iter().find_map(|column| {
        let key = records::text_of(row, column)?;
        Some((column, key.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_both_languages() {
        for (text, minor) in [
            ("1.234,50", 123_450),
            ("1,234.50", 123_450),
            ("1234.5", 123_450),
            ("kr. 50.000", 5_000_000),
            ("50000", 5_000_000),
            ("1.000.000", 100_000_000),
        ] {
            let text = text.trim_start_matches("kr. ");
            assert_eq!(amount(text), Ok(minor), "{text}");
        }
        assert!(amount("mange").is_err());
        assert_eq!(whole("1.200"), Ok(1200));
        assert_eq!(number("3,25"), Ok(3.25));
    }

    #[test]
    fn days_are_read_as_danes_write_them() {
        for text in [
            "31-12-2026",
            "31.12.2026",
            "2026-12-31",
            "31/12/2026",
            "2026-12-31T00:00:00Z",
        ] {
            assert_eq!(
                day(text).map(|day| day.to_string()),
                Ok("2026-12-31".to_owned()),
                "{text}"
            );
        }
        assert!(day("i morgen").is_err());
    }
}
