//! Records on the wire: their JSON, and the schemas that a kind's fields make.

use std::{borrow::Cow, marker::PhantomData};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::kind::{Field, Kind, Marker, Source, Type};

/// Fields and their values.
pub(crate) type Row = Map<String, Value>;

/// Largest amount: what every client can count exactly.
pub(crate) const MOST_MONEY: i64 = 9_007_199_254_740_991;
/// Longest text of several lines.
pub(crate) const MOST_TEXT: usize = 20_000;
/// Most tags of a record.
pub(crate) const MOST_TAGS: usize = 50;

/// What a field may hold, for those who read (`given` is false) or write it.
fn schema(field: &Field, given: bool) -> Value {
    let mut schema = match field.kind {
        Type::Text(most) => json!({"type": "string", "maxLength": most}),
        Type::Long => json!({"type": "string", "maxLength": MOST_TEXT}),
        Type::Email => json!({"type": "string", "maxLength": 254}),
        Type::Phone => json!({"type": "string", "maxLength": 40}),
        Type::Integer(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Type::Money => json!({"type": "integer", "minimum": 0, "maximum": MOST_MONEY}),
        Type::Currency => json!({"type": "string", "pattern": "^[A-Z]{3}$"}),
        Type::Date => json!({"type": "string", "format": "date"}),
        Type::Time => json!({"type": "string", "format": "date-time"}),
        Type::Flag => json!({"type": "boolean"}),
        Type::Choice(options) => json!({"type": "string", "enum": options}),
        Type::Person | Type::Team | Type::Link(_) | Type::Pipeline | Type::Uuid => {
            json!({"type": "string", "format": "uuid"})
        }
        Type::Tags => json!({
            "type": "array", "maxItems": MOST_TAGS,
            "items": {"type": "string", "minLength": 1, "maxLength": 100},
        }),
        Type::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Type::Data => json!({"type": "object", "additionalProperties": true}),
        Type::Json => json!({"type": "array", "items": {
            "type": "object", "required": ["feature", "points", "value"],
            "properties": {
                "feature": {"type": "string", "description": "What speaks for or against the lead."},
                "points": {"type": "number", "description": "By how much: for it when positive."},
                "value": {"type": ["string", "null"], "description": "What the lead has there."},
            },
        }}),
    };
    if given && field.source == Source::Required && schema["type"] == "string" {
        schema["minLength"] = json!(1);
    }
    let nullable = if given {
        field.source == Source::Given && field.default.is_empty()
    } else {
        field.may_be_null()
    };
    if nullable {
        schema["type"] = json!([schema["type"], "null"]);
        // Asked for by `get_mut`: an index would put it there.
        if let Some(options) = schema.get_mut("enum").and_then(Value::as_array_mut) {
            options.push(Value::Null);
        }
    }
    schema["description"] = json!(field.about);
    schema
}

fn object(properties: Row, required: &[&str], about: &str) -> Schema {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("description".to_owned(), json!(about));
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema.insert("required".to_owned(), json!(required));
    schema.insert("additionalProperties".to_owned(), json!(false));
    Schema::from(schema)
}

/// The schema of what callers may give.
pub(crate) fn given_properties(kind: &Kind) -> Row {
    kind.fields()
        .filter(|field| field.is_given())
        .map(|field| (field.name.to_owned(), schema(field, true)))
        .collect()
}

fn id_property(kind: &Kind) -> Value {
    json!({"type": "string", "format": "uuid", "description": format!("Which {}.", kind.one)})
}

/// A record as callers see it.
#[derive(Debug)]
pub(crate) struct Shown<K>(pub Row, PhantomData<K>);

impl<K> Shown<K> {
    pub fn new(row: Row) -> Self {
        Self(row, PhantomData)
    }
}

impl<K> Serialize for Shown<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<K: Marker> JsonSchema for Shown<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Shown_{}", K::NAME.as_str()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let kind = K::NAME.kind();
        let properties = kind
            .fields()
            .map(|field| (field.name.to_owned(), schema(field, false)))
            .collect();
        let names: Vec<&str> = kind.fields().map(|field| field.name).collect();
        object(properties, &names, &format!("A {}.", kind.one))
    }
}

/// A record to be made.
#[derive(Debug)]
pub(crate) struct New<K>(pub Row, PhantomData<K>);

impl<'de, K> Deserialize<'de> for New<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Row::deserialize(from).map(|row| Self(row, PhantomData))
    }
}

impl<K: Marker> JsonSchema for New<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("New_{}", K::NAME.as_str()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let kind = K::NAME.kind();
        let required: Vec<&str> = kind
            .fields()
            .filter(|field| field.source == Source::Required)
            .map(|field| field.name)
            .collect();
        object(
            given_properties(kind),
            &required,
            &format!("A {} to be made.", kind.one),
        )
    }
}

/// What is to change about a record: absent fields stay, `null` empties one.
#[derive(Debug)]
pub(crate) struct Patch<K> {
    pub id: Uuid,
    /// What the caller has seen.
    pub revision: Option<i64>,
    pub fields: Row,
    kind: PhantomData<K>,
}

impl<'de, K> Deserialize<'de> for Patch<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut fields = Row::deserialize(from)?;
        let id = fields.remove("id").unwrap_or_default();
        let id = serde_json::from_value(id).map_err(D::Error::custom)?;
        let revision = fields.remove("revision").and_then(|value| value.as_i64());
        Ok(Self {
            id,
            revision,
            fields,
            kind: PhantomData,
        })
    }
}

impl<K: Marker> JsonSchema for Patch<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Patch_{}", K::NAME.as_str()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let kind = K::NAME.kind();
        let mut properties = given_properties(kind);
        properties.insert("id".to_owned(), id_property(kind));
        properties.insert(
            "revision".to_owned(),
            json!({"type": ["integer", "null"], "description":
                "The revision you have seen: a record that has changed since is left alone, with 409."}),
        );
        object(
            properties,
            &["id"],
            "What is to change; absent fields stay, null empties one.",
        )
    }
}

/// Values for many records at once: absent fields stay, `null` empties one.
#[derive(Debug)]
pub(crate) struct Given<K>(pub Row, PhantomData<K>);

impl<K> Default for Given<K> {
    fn default() -> Self {
        Self(Row::new(), PhantomData)
    }
}

impl<'de, K> Deserialize<'de> for Given<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Row::deserialize(from).map(|row| Self(row, PhantomData))
    }
}

impl<K: Marker> JsonSchema for Given<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Given_{}", K::NAME.as_str()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let properties = given_properties(K::NAME.kind());
        object(
            properties,
            &[],
            "Values of fields; absent ones stay, null empties one.",
        )
    }
}

/// A list by plain values of fields.
#[derive(Debug)]
pub(crate) struct Listing<K>(pub Row, PhantomData<K>);

impl<'de, K> Deserialize<'de> for Listing<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Row::deserialize(from).map(|row| Self(row, PhantomData))
    }
}

/// Fields by whose value a list can be asked for in its address.
pub(crate) fn plain(kind: &Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields().filter(|field| {
        matches!(
            field.kind,
            Type::Choice(_)
                | Type::Person
                | Type::Team
                | Type::Link(_)
                | Type::Pipeline
                | Type::Flag
        ) || matches!(field.name, "stage" | "source")
    })
}

impl<K: Marker> JsonSchema for Listing<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Listing_{}", K::NAME.as_str()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let kind = K::NAME.kind();
        let mut properties: Row = plain(kind)
            .map(|field| (field.name.to_owned(), schema(field, true)))
            .collect();
        for (name, property) in [
            (
                "search",
                json!({"type": "string", "maxLength": 200, "description":
                "Words that must be found, each at least as a beginning."}),
            ),
            (
                "tag",
                json!({"type": "string", "maxLength": 100, "description": "A tag it must have."}),
            ),
            ("sort", sort_property(kind)),
            (
                "limit",
                json!({"type": "integer", "minimum": 1, "maximum": 100, "description":
                "Items on the page; 20 when absent."}),
            ),
            (
                "cursor",
                json!({"type": "string", "maxLength": 1000, "description":
                "`nextCursor` of the page before."}),
            ),
        ] {
            properties.insert(name.to_owned(), property);
        }
        object(properties, &[], "Which records.")
    }
}

/// The orders of a kind, either way round.
pub(crate) fn sort_property(kind: &Kind) -> Value {
    let mut names = Vec::new();
    for name in ["createdAt", "updatedAt", "name"]
        .into_iter()
        .chain(kind.orders.iter().map(|order| order.name))
    {
        names.extend([name.to_owned(), format!("-{name}")]);
    }
    json!({"type": "string", "enum": names, "description":
        "The order; a minus turns it round. Newest first when absent."})
}
