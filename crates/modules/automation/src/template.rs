//! Inputs with expressions in them, read once and filled in for every execution.

use serde_json::{Map, Value};
use tekup_rules::expression::{Context, Expression, ExpressionError};

/// Inputs of a node.
#[derive(Debug, Clone)]
pub(crate) enum Template {
    /// What stands there.
    Literal(Value),
    /// What an expression gives.
    Expression(Box<Expression>),
    List(Vec<Template>),
    Object(Vec<(String, Template)>),
}

/// An expression that cannot be read, or has no value: which field, and why.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub field: String,
    pub error: ExpressionError,
}

/// The text of an expression, when a text is one.
pub(crate) fn expression(text: &str) -> Option<&str> {
    let source = text.strip_prefix('=')?;
    (!source.starts_with('=')).then_some(source)
}

/// The text of an expression where nothing else can stand.
pub(crate) fn bare(text: &str) -> &str {
    expression(text).unwrap_or(text)
}

/// What a schema says of the field behind it.
pub(crate) fn within<'s>(schema: &'s Value, value: &Value, name: &str) -> &'s Value {
    let direct = &schema["properties"][name];
    if !direct.is_null() {
        return direct;
    }
    for choices in [&schema["oneOf"], &schema["anyOf"]] {
        for choice in choices.as_array().into_iter().flatten() {
            let tag = &choice["properties"]["op"]["const"];
            if (tag.is_null() || *tag == value["op"]) && !choice["properties"][name].is_null() {
                return &choice["properties"][name];
            }
        }
    }
    &Value::Null
}

/// What a schema says of the items of a list.
pub(crate) fn items(schema: &Value) -> &Value {
    if !schema["items"].is_null() {
        return &schema["items"];
    }
    let choices = schema["anyOf"].as_array().into_iter().flatten();
    let mut lists = choices.filter(|choice| !choice["items"].is_null());
    lists.next().map_or(&Value::Null, |list| &list["items"])
}

/// Whether a schema says that the text is an expression of its own.
pub(crate) fn is_expression(schema: &Value) -> bool {
    let choices = schema["anyOf"].as_array().into_iter().flatten();
    schema["x-expression"] == true || choices.into_iter().any(|one| one["x-expression"] == true)
}

impl Template {
    /// Reads inputs of this schema; notes what cannot be read.
    pub fn read(schema: &Value, value: &Value, faults: &mut Vec<Fault>) -> Self {
        Self::at("inputs", schema, value, faults)
    }

    fn at(path: &str, schema: &Value, value: &Value, faults: &mut Vec<Fault>) -> Self {
        match value {
            Value::String(text) if !is_expression(schema) => match expression(text) {
                Some(source) => match Expression::compile(source) {
                    Ok(expression) => Self::Expression(Box::new(expression)),
                    Err(error) => {
                        let field = path.to_owned();
                        faults.push(Fault { field, error });
                        Self::Literal(Value::Null)
                    }
                },
                None => {
                    let text = text.strip_prefix('=').unwrap_or(text);
                    Self::Literal(Value::String(text.to_owned()))
                }
            },
            Value::Array(list) => {
                let of = items(schema);
                let each = list.iter().enumerate();
                let each = each.map(|(at, one)| Self::at(&format!("{path}.{at}"), of, one, faults));
                Self::folded_list(each.collect())
            }
            Value::Object(object) => {
                let each = object.iter().map(|(name, one)| {
                    let of = within(schema, value, name);
                    (
                        name.clone(),
                        Self::at(&format!("{path}.{name}"), of, one, faults),
                    )
                });
                Self::folded_object(each.collect())
            }
            literal => Self::Literal(literal.clone()),
        }
    }

    fn folded_list(list: Vec<Self>) -> Self {
        let literal = list.iter().all(|one| matches!(one, Self::Literal(_)));
        let whole = Self::List(list);
        if literal {
            Self::Literal(whole.literal())
        } else {
            whole
        }
    }

    fn folded_object(object: Vec<(String, Self)>) -> Self {
        let literal = object
            .iter()
            .all(|(_, one)| matches!(one, Self::Literal(_)));
        let whole = Self::Object(object);
        if literal {
            Self::Literal(whole.literal())
        } else {
            whole
        }
    }

    fn literal(self) -> Value {
        match self {
            Self::Literal(value) => value,
            Self::Expression(_) => Value::Null,
            Self::List(list) => list.into_iter().map(Self::literal).collect(),
            Self::Object(object) => {
                let fields = object.into_iter().map(|(name, one)| (name, one.literal()));
                Value::Object(fields.collect())
            }
        }
    }

    /// Every expression in it.
    pub fn expressions(&self) -> Vec<&Expression> {
        match self {
            Self::Literal(_) => Vec::new(),
            Self::Expression(one) => vec![one],
            Self::List(list) => list.iter().flat_map(Self::expressions).collect(),
            Self::Object(object) => object
                .iter()
                .flat_map(|(_, one)| one.expressions())
                .collect(),
        }
    }

    /// Fills it in.
    pub fn fill(&self, context: &mut Context) -> Result<Value, Fault> {
        self.fill_at("inputs", context)
    }

    fn fill_at(&self, path: &str, context: &mut Context) -> Result<Value, Fault> {
        Ok(match self {
            Self::Literal(value) => value.clone(),
            Self::Expression(expression) => context.value(expression).map_err(|error| {
                let field = path.to_owned();
                Fault { field, error }
            })?,
            Self::List(list) => {
                let mut filled = Vec::with_capacity(list.len());
                for (at, one) in list.iter().enumerate() {
                    filled.push(one.fill_at(&format!("{path}.{at}"), context)?);
                }
                Value::Array(filled)
            }
            Self::Object(object) => {
                let mut filled = Map::new();
                for (name, one) in object {
                    let value = one.fill_at(&format!("{path}.{name}"), context)?;
                    filled.insert(name.clone(), value);
                }
                Value::Object(filled)
            }
        })
    }
}
