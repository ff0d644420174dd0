//! Which records a list shows: groups of conditions, of which one group must hold as a whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Error, Result};
use uuid::Uuid;

use crate::{
    check,
    custom::{Custom, CustomType},
    kind::{Kind, Type},
    store::Sql,
};

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub(crate) enum Test {
    /// It is the value; of tags and choices: one of them is.
    Is,
    /// It is not.
    IsNot,
    /// It is one of the values in a list.
    In,
    /// It is none of them.
    NotIn,
    /// It is less, or earlier.
    Less,
    /// It is at most that.
    AtMost,
    /// It is more, or later.
    More,
    /// It is at least that.
    AtLeast,
    /// It holds the text, in upper or lower case.
    Contains,
    /// It begins with the text.
    StartsWith,
    /// It is empty.
    Empty,
    /// It is not empty.
    NotEmpty,
}

/// One condition.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    /// A field of the record; `data.key` for one of your own.
    #[schemars(length(min = 1, max = 60))]
    pub field: String,
    /// How it is compared.
    pub test: Test,
    /// With what; `me` stands for the caller where a person is meant.
    #[serde(default)]
    pub value: Value,
}

/// Groups of conditions: a record is shown when everything in one of them holds.
pub(crate) type Groups = Vec<Vec<Condition>>;

/// What is compared.
struct Operand {
    expression: String,
    holds: Holds,
}

enum Holds {
    Text,
    /// SQL type of what can be put in order.
    Ordered(&'static str, Type),
    Exact(&'static str, Type),
    List,
    Options,
    Flag,
}

/// What the caller is called in conditions.
const ME: &str = "me";

/// Adds ` AND (...)` for the groups.
///
/// # Errors
/// A validation error that names the condition.
pub(crate) fn write(
    sql: &mut Sql,
    kind: &Kind,
    customs: &[Custom],
    groups: &Groups,
    me: Option<Uuid>,
) -> Result<()> {
    let groups: Vec<(usize, &Vec<Condition>)> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| !group.is_empty())
        .collect();
    if groups.is_empty() {
        return Ok(());
    }
    sql.text.push_str(" AND (");
    for (place, (index, group)) in groups.into_iter().enumerate() {
        sql.text.push_str(if place == 0 { "(" } else { " OR (" });
        for (at, condition) in group.iter().enumerate() {
            if at > 0 {
                sql.text.push_str(" AND ");
            }
            one(sql, kind, customs, condition, me).map_err(|(part, message)| {
                Error::field(format!("filter.{index}.{at}.{part}"), "invalid", message)
            })?;
        }
        sql.text.push(')');
    }
    sql.text.push(')');
    Ok(())
}

type Wrong = (&'static str, String);

fn operand(sql: &mut Sql, kind: &Kind, customs: &[Custom], name: &str) -> Result<Operand, Wrong> {
    if let Some(key) = name.strip_prefix("data.") {
        let custom = customs
            .iter()
            .find(|custom| custom.key == key)
            .ok_or_else(|| ("field", "there is no such field of your own".to_owned()))?;
        let key = sql.bind(custom.key.clone());
        let (expression, holds) = match custom.holds {
            CustomType::Number | CustomType::Money => (
                format!("(r.data ->> {key}::text)::numeric"),
                Holds::Ordered("numeric", Type::Json),
            ),
            CustomType::Date => (
                format!("(r.data ->> {key}::text)::date"),
                Holds::Ordered("date", Type::Date),
            ),
            CustomType::Flag => (format!("(r.data ->> {key}::text)::boolean"), Holds::Flag),
            CustomType::Choices => (format!("r.data -> {key}::text"), Holds::Options),
            _ => (format!("r.data ->> {key}::text"), Holds::Text),
        };
        return Ok(Operand { expression, holds });
    }
    let field = kind
        .field(name)
        .ok_or_else(|| ("field", format!("is not a field of a {}", kind.one)))?;
    let holds = match field.kind {
        Type::Text(_) | Type::Long | Type::Email | Type::Phone | Type::Currency => Holds::Text,
        Type::Integer(..) | Type::Money => {
            Holds::Ordered("bigint", Type::Integer(i64::MIN, i64::MAX))
        }
        Type::Date => Holds::Ordered("date", Type::Date),
        Type::Time => Holds::Ordered("timestamptz", Type::Time),
        Type::Flag => Holds::Flag,
        Type::Choice(_) => Holds::Exact("text", field.kind),
        Type::Person | Type::Team | Type::Link(_) | Type::Pipeline | Type::Uuid => {
            Holds::Exact("uuid", field.kind)
        }
        Type::Tags | Type::Texts => Holds::List,
        Type::Data | Type::Json => return Err(("field", "cannot be filtered by".to_owned())),
    };
    Ok(Operand {
        expression: field.expression(),
        holds,
    })
}

/// A value as text, fitted to the type.
fn value(kind: Type, value: &Value, me: Option<Uuid>) -> Result<String, Wrong> {
    if kind == Type::Person && value == ME {
        return me
            .map(|me| me.to_string())
            .ok_or_else(|| ("value", "a program is nobody: name a person".to_owned()));
    }
    // A moment may be given as its day.
    if kind == Type::Time
        && let Ok(Value::String(day)) = check::fit(Type::Date, value)
    {
        return Ok(format!("{day}T00:00:00Z"));
    }
    let fitted = match kind {
        Type::Json if value.is_number() => value.clone(),
        Type::Json => return Err(("value", "must be a number".to_owned())),
        _ => check::fit(kind, value).map_err(|(_, message)| ("value", message.into_owned()))?,
    };
    match fitted {
        Value::Null => Err(("value", "is required".to_owned())),
        Value::String(text) => Ok(text),
        other => Ok(other.to_string()),
    }
}

fn many(kind: Type, given: &Value, me: Option<Uuid>) -> Result<Vec<String>, Wrong> {
    let items = match given {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    if items.is_empty() || items.len() > 100 {
        return Err(("value", "must be a list of 1 to 100 values".to_owned()));
    }
    items.iter().map(|item| value(kind, item, me)).collect()
}

fn refuse<T>(test: Test) -> Result<T, Wrong> {
    let name = serde_json::to_value(test).unwrap_or_default();
    Err(("test", format!("this field cannot be tested by {name}")))
}

fn one(
    sql: &mut Sql,
    kind: &Kind,
    customs: &[Custom],
    condition: &Condition,
    me: Option<Uuid>,
) -> Result<(), Wrong> {
    let Operand { expression, holds } = operand(sql, kind, customs, &condition.field)?;
    let given = &condition.value;
    let test = condition.test;
    let text = match (holds, test) {
        (Holds::List, Test::Empty) => format!("cardinality({expression}) = 0"),
        (Holds::List, Test::NotEmpty) => format!("cardinality({expression}) > 0"),
        (_, Test::Empty) => format!("{expression} IS NULL"),
        (_, Test::NotEmpty) => format!("{expression} IS NOT NULL"),
        (Holds::List, Test::Is | Test::In) => {
            let values = sql.bind(many(Type::Text(100), given, me)?);
            format!("{expression} && {values}::text[]")
        }
        (Holds::List, Test::IsNot | Test::NotIn) => {
            let values = sql.bind(many(Type::Text(100), given, me)?);
            format!("NOT {expression} && {values}::text[]")
        }
        (Holds::Options, Test::Is | Test::In) => {
            let values = sql.bind(many(Type::Text(1000), given, me)?);
            format!("coalesce({expression} ?| {values}::text[], false)")
        }
        (Holds::Options, Test::IsNot | Test::NotIn) => {
            let values = sql.bind(many(Type::Text(1000), given, me)?);
            format!("NOT coalesce({expression} ?| {values}::text[], false)")
        }
        (Holds::Flag, Test::Is | Test::IsNot) => {
            let wanted = given
                .as_bool()
                .ok_or_else(|| ("value", "must be true or false".to_owned()))?;
            let wanted = wanted == (test == Test::Is);
            format!("coalesce({expression}, false) = {wanted}")
        }
        (Holds::Text, Test::Contains | Test::StartsWith) => {
            let wanted = value(Type::Text(1000), given, me)?;
            let mut pattern = wanted
                .replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_");
            pattern.push('%');
            if test == Test::Contains {
                pattern.insert(0, '%');
            }
            let pattern = sql.bind(pattern);
            format!("{expression} ILIKE {pattern}::text")
        }
        (holds, Test::Is | Test::IsNot | Test::In | Test::NotIn) => {
            let (cast, of) = match holds {
                Holds::Text => ("text", Type::Text(1000)),
                Holds::Ordered(cast, of) | Holds::Exact(cast, of) => (cast, of),
                _ => return refuse(test),
            };
            let wanted = matches!(test, Test::Is | Test::In);
            let mut values = many(of, given, me)?;
            // A choice stands in the statement itself, so that the index over open records is used.
            if let Type::Choice(options) = of {
                values.retain(|value| options.contains(&value.as_str()));
                let quoted: Vec<String> = values.iter().map(|value| format!("'{value}'")).collect();
                let not = if wanted { "" } else { "NOT " };
                format!("{expression} {not}IN ({})", quoted.join(", "))
            } else {
                let bound = sql.bind(values);
                if wanted {
                    format!("{expression} = ANY ({bound}::text[]::{cast}[])")
                } else {
                    format!(
                        "({expression} IS NULL OR {expression} <> ALL ({bound}::text[]::{cast}[]))"
                    )
                }
            }
        }
        (Holds::Ordered(cast, of), Test::Less | Test::AtMost | Test::More | Test::AtLeast) => {
            let sign = match test {
                Test::Less => "<",
                Test::AtMost => "<=",
                Test::More => ">",
                _ => ">=",
            };
            let bound = sql.bind(value(of, given, me)?);
            format!("{expression} {sign} {bound}::text::{cast}")
        }
        _ => return refuse(test),
    };
    sql.text.push_str(&text);
    Ok(())
}
