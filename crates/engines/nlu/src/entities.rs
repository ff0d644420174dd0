//! What a message names: addresses, numbers, amounts and dates, in Danish and English.
//!
//! Each kind has its own finder, which checks what can be checked: calendar dates, Luhn's and the IBAN's
//! check digits, the century of a CPR number. Where two claim the same text, the surer one has it, then
//! the longer one. A number that nothing speaks for is no entity: better none than a wrong one.
//!
//! Numbers that identify a person or an account are `sensitive`: their text is masked, and their value
//! does not hold them. Whoever may see them reads `start..end` of the message.
//!
//! Not read: digits of other scripts, numbers written as words, and dates whose direction only the
//! tense tells ("on Monday").

mod account;
mod address;
mod card;
mod cpr;
mod date;
mod money;
mod order;
mod phone;
mod scan;
mod value;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

pub use value::{Currency, Value};

/// Something that a message names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// As it was written; masked when it is sensitive.
    pub text: String,
    /// What it means.
    pub value: Value,
    /// Byte offset of its first character in the message.
    pub start: usize,
    /// Byte offset just past its last character.
    pub end: usize,
    /// Whether it identifies a person or an account.
    pub sensitive: bool,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number, Danish or international.
    Phone,
    /// An amount in a currency.
    Money,
    /// A day.
    Date,
    /// The number of an order or a booking.
    OrderNumber,
    /// A Danish account, with or without registration number; or one announced as such.
    AccountNumber,
    /// A Danish civil registration number.
    Cpr,
    /// An international bank account number.
    Iban,
    /// The number of a payment card.
    Card,
    /// A web address.
    Url,
}

impl Kind {
    /// Its name in the API, as `order_number`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Money => "money",
            Self::Date => "date",
            Self::OrderNumber => "order_number",
            Self::AccountNumber => "account_number",
            Self::Cpr => "cpr",
            Self::Iban => "iban",
            Self::Card => "card",
            Self::Url => "url",
        }
    }

    /// Whether it identifies a person or an account.
    pub fn is_sensitive(self) -> bool {
        matches!(
            self,
            Self::AccountNumber | Self::Cpr | Self::Iban | Self::Card
        )
    }
}

/// How much speaks for a find; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// Its check digits are right.
    Checked,
    /// A CPR number with its hyphen or its name.
    Personal,
    /// An e-mail or web address.
    Address,
    /// An amount with its currency.
    Money,
    /// The word before says what it is.
    Announced,
    /// A day.
    Date,
    /// A form that little else has.
    Formed,
    /// A form that other numbers have too.
    Bare,
}

/// What a finder found.
#[derive(Debug, Clone)]
struct Found {
    start: usize,
    end: usize,
    value: Value,
    strength: Strength,
}

/// Finds what `text` names, by place in the text; nothing overlaps. `today` is the writer's day, which
/// relative dates and dates without a year refer to.
pub fn extract(text: &str, today: NaiveDate) -> Vec<Entity> {
    let mut found = address::find(text);
    // Everything but addresses has a digit or is a day.
    found.extend(date::find(text, today));
    if text.contains(|c: char| c.is_ascii_digit()) {
        found.extend(account::find(text));
        found.extend(card::find(text));
        found.extend(cpr::find(text, today));
        found.extend(money::find(text));
        found.extend(order::find(text));
        found.extend(phone::find(text));
    }
    resolve(found)
        .into_iter()
        .filter_map(|found| entity(text, found))
        .collect()
}

/// Keeps the surer of two that overlap, then the longer, then the first.
fn resolve(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|f| (f.strength, usize::MAX - (f.end - f.start), f.start));
    let mut kept: BTreeMap<usize, Found> = BTreeMap::new();
    for one in found {
        let before = kept.range(..one.end).next_back();
        if before.is_none_or(|(_, other)| other.end <= one.start) {
            kept.insert(one.start, one);
        }
    }
    kept.into_values().collect()
}

fn entity(text: &str, found: Found) -> Option<Entity> {
    let kind = found.value.kind();
    let written = text.get(found.start..found.end)?;
    Some(Entity {
        kind,
        text: masked(kind, written),
        value: found.value,
        start: found.start,
        end: found.end,
        sensitive: kind.is_sensitive(),
    })
}

/// `written` with what is secret replaced by `*`. Of a CPR number the birthday stays, as is usual in
/// Denmark; of other numbers the last four digits, or half of a short one.
fn masked(kind: Kind, written: &str) -> String {
    let secret = |c: char| c.is_ascii_digit() || (kind == Kind::Iban && c.is_alphanumeric());
    let count = written.chars().filter(|c| secret(*c)).count();
    let hidden = match kind {
        Kind::Cpr => count.saturating_sub(4)..count,
        _ if kind.is_sensitive() => 0..count - (count / 2).min(4),
        _ => return written.to_owned(),
    };
    let mut seen = 0;
    let mut hide = |c: char| {
        if !secret(c) {
            return c;
        }
        seen += 1;
        if hidden.contains(&(seen - 1)) { '*' } else { c }
    };
    written.chars().map(&mut hide).collect()
}

#[cfg(test)]
mod tests;
