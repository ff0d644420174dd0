//! SOQL as far as a case needs it, read and answered as its reference says: what it does not know it refuses.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

/// A query.
#[derive(Debug)]
pub struct Query {
    fields: Vec<String>,
    pub object: String,
    condition: Option<Condition>,
    /// Field, and whether it goes down.
    order: Vec<(String, bool)>,
    limit: Option<usize>,
}

#[derive(Debug)]
enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Is(String, String, Literal),
    In(String, Vec<Literal>),
}

#[derive(Debug, Clone, PartialEq, PartialOrd)]
enum Literal {
    Text(String),
    Time(DateTime<Utc>),
}

/// Code and message of an error.
pub type Refusal = (&'static str, String);

fn malformed(what: impl Into<String>) -> Refusal {
    ("MALFORMED_QUERY", what.into())
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
}

/// Words, quoted texts with their first quote, and signs.
fn tokens(text: &str) -> Result<Vec<String>, Refusal> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(first) = rest.next() {
        let mut token = String::from(first);
        match first {
            ' ' => continue,
            '\'' => loop {
                match rest.next() {
                    Some('\\') => token.extend(rest.next()),
                    Some('\'') => break,
                    Some(other) => token.push(other),
                    None => return Err(malformed("a text has no end")),
                }
            },
            '<' | '>' | '!' => token.extend(rest.next_if(|next| *next == '=')),
            '(' | ')' | ',' | '=' => {}
            _ => {
                while let Some(next) = rest.next_if(|next| !" (),=<>'".contains(*next)) {
                    token.push(next);
                }
            }
        }
        tokens.push(token);
    }
    Ok(tokens)
}

impl Reader {
    fn next(&mut self) -> Result<String, Refusal> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token.ok_or_else(|| malformed("unexpected token: '<EOF>'"))
    }

    fn is(&mut self, word: &str) -> bool {
        let is = self
            .tokens
            .get(self.at)
            .is_some_and(|token| token.eq_ignore_ascii_case(word));
        self.at += usize::from(is);
        is
    }

    fn must(&mut self, word: &str) -> Result<(), Refusal> {
        match self.is(word) {
            true => Ok(()),
            false => Err(malformed(format!("expecting {word}"))),
        }
    }

    fn name(&mut self) -> Result<String, Refusal> {
        let name = self.next()?;
        let plain = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
        plain
            .then_some(name.clone())
            .ok_or_else(|| malformed(format!("unexpected token: '{name}'")))
    }

    fn literal(&mut self) -> Result<Literal, Refusal> {
        let token = self.next()?;
        if let Some(text) = token.strip_prefix('\'') {
            return Ok(Literal::Text(text.to_owned()));
        }
        let time = DateTime::parse_from_rfc3339(&token);
        let time = time.map_err(|_| malformed(format!("unexpected token: '{token}'")))?;
        Ok(Literal::Time(time.with_timezone(&Utc)))
    }

    fn any(&mut self) -> Result<Condition, Refusal> {
        let mut parts = vec![self.all()?];
        while self.is("OR") {
            parts.push(self.all()?);
        }
        if parts.len() > 1
            && parts
                .iter()
                .any(|part| matches!(part, Condition::All(all) if all.len() > 1))
        {
            return Err(malformed("unexpected token: 'AND'"));
        }
        Ok(Condition::Any(parts))
    }

    fn all(&mut self) -> Result<Condition, Refusal> {
        let mut parts = vec![self.term()?];
        while self.is("AND") {
            parts.push(self.term()?);
        }
        Ok(Condition::All(parts))
    }

    fn term(&mut self) -> Result<Condition, Refusal> {
        if self.is("(") {
            let inner = self.any()?;
            self.must(")")?;
            // What stands in parentheses may be mixed with the rest.
            return Ok(Condition::Any(vec![inner]));
        }
        let field = self.name()?;
        if field == "CommentBody" {
            let message = "field 'CommentBody' can not be filtered in a query call";
            return Err(("INVALID_FIELD", message.to_owned()));
        }
        if self.is("IN") {
            self.must("(")?;
            let mut all = vec![self.literal()?];
            while self.is(",") {
                all.push(self.literal()?);
            }
            self.must(")")?;
            return Ok(Condition::In(field, all));
        }
        let sign = self.next()?;
        if !["=", "<", ">", "<=", ">=", "!="].contains(&sign.as_str()) {
            return Err(malformed(format!("unexpected token: '{sign}'")));
        }
        Ok(Condition::Is(field, sign, self.literal()?))
    }
}

impl Query {
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let mut reader = Reader {
            tokens: tokens(text)?,
            at: 0,
        };
        reader.must("SELECT")?;
        let mut fields = vec![reader.name()?];
        while reader.is(",") {
            fields.push(reader.name()?);
        }
        reader.must("FROM")?;
        let object = reader.name()?;
        let condition = match reader.is("WHERE") {
            true => Some(reader.any()?),
            false => None,
        };
        let mut order = Vec::new();
        if reader.is("ORDER") {
            reader.must("BY")?;
            loop {
                let field = reader.name()?;
                let down = reader.is("DESC");
                let _ = !down && reader.is("ASC");
                order.push((field, down));
                if !reader.is(",") {
                    break;
                }
            }
        }
        let limit = match reader.is("LIMIT") {
            true => Some(reader.next()?.parse().map_err(|_| malformed("LIMIT"))?),
            false => None,
        };
        match reader.tokens.get(reader.at) {
            None => Ok(Self {
                fields,
                object,
                condition,
                order,
                limit,
            }),
            Some(more) => Err(malformed(format!("unexpected token: '{more}'"))),
        }
    }

    /// The rows of `rows` that it asks for, each with the fields that it names.
    pub fn answer(&self, rows: &[Value], known: &[&str]) -> Result<Vec<Value>, Refusal> {
        let ordered = self.order.iter().map(|(field, _)| field);
        for field in self.fields.iter().chain(ordered) {
            if !known.contains(&field.as_str()) {
                let message = format!("No such column '{field}' on entity '{}'", self.object);
                return Err(("INVALID_FIELD", message));
            }
        }
        let mut found: Vec<&Value> = rows
            .iter()
            .filter(|row| self.condition.as_ref().is_none_or(|one| one.holds(row)))
            .collect();
        found.sort_by(|one, other| {
            let orders = self.order.iter().map(|(field, down)| {
                let order = literal(one, field).partial_cmp(&literal(other, field));
                let order = order.unwrap_or(std::cmp::Ordering::Equal);
                if *down { order.reverse() } else { order }
            });
            orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        });
        found.truncate(self.limit.unwrap_or(usize::MAX));
        Ok(found.into_iter().map(|row| self.shown(row)).collect())
    }

    fn shown(&self, row: &Value) -> Value {
        let mut shown = Map::new();
        shown.insert("attributes".to_owned(), json!({"type": self.object}));
        for field in &self.fields {
            match field.split_once('.') {
                None => {
                    shown.insert(field.clone(), row[field].clone());
                }
                Some((parent, name)) => {
                    let related = shown.entry(parent).or_insert(json!({}));
                    related[name] = row[parent][name].clone();
                }
            }
        }
        Value::Object(shown)
    }
}

/// A field's value, as a time where it is one.
fn literal(row: &Value, field: &str) -> Literal {
    let text = row[field].as_str().unwrap_or_default();
    match DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z") {
        Ok(time) => Literal::Time(time.with_timezone(&Utc)),
        Err(_) => Literal::Text(text.to_owned()),
    }
}

impl Condition {
    fn holds(&self, row: &Value) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(row)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(row)),
            Self::In(field, all) => all.contains(&literal(row, field)),
            Self::Is(field, sign, wanted) => {
                let is = literal(row, field);
                match sign.as_str() {
                    "=" => is == *wanted,
                    "!=" => is != *wanted,
                    "<" => is < *wanted,
                    "<=" => is <= *wanted,
                    ">" => is > *wanted,
                    _ => is >= *wanted,
                }
            }
        }
    }
}

#[test]
fn what_is_no_query_is_refused() {
    let good = "SELECT Id, Owner.Name FROM Case WHERE (A > 2026-11-22T12:00:00.000Z OR (A = 2026-11-22T12:00:00Z AND \
                Id > 'x\\'y')) ORDER BY A DESC, Id LIMIT 3";
    assert_eq!(Query::parse(good).unwrap().limit, Some(3));
    for wrong in [
        "SELECT FROM Case",
        "SELECT Id FROM Case WHERE A = 'x' OR B = 'y' AND C = 'z'",
        "SELECT Id FROM Case WHERE Id = x'",
        "SELECT Id FROM Case WHERE A > 2026-11-22T12:00:00",
        "SELECT Id FROM Case LIMIT many",
        "SELECT Id FROM Case; DROP",
    ] {
        assert!(Query::parse(wrong).is_err(), "{wrong}");
    }
}
