use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};

/// The JSON Schema (2020-12) of `T` with nothing referred to from outside of it.
pub fn of<T: JsonSchema>() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    settings.meta_schema = None;
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    if let Some(object) = schema.as_object_mut() {
        object.remove("title");
    }
    schema
}

/// Makes typed JSON of one text in a path, as [`coerce_query`] does.
pub fn coerce(schema: &Value, name: &str, text: String) -> Value {
    scalar(&schema["properties"][name], text)
}

/// Makes typed JSON of a query string's texts, as far as `schema` says what they should be; what does
/// not fit stays text, so that validation can name it. A field given twice becomes an array; one that
/// wants an array is also cut at commas.
pub fn coerce_query(
    schema: &Value,
    query: impl Iterator<Item = (String, String)>,
) -> Map<String, Value> {
    let mut input: Map<String, Value> = Map::new();
    for (name, text) in query {
        let wanted = &schema["properties"][&name];
        if allows(wanted, "array") {
            let items = text.split(',').filter(|item| !item.is_empty());
            let items = items.map(|item| scalar(&wanted["items"], item.to_owned()));
            match input
                .entry(name)
                .or_insert_with(|| Value::Array(Vec::new()))
            {
                Value::Array(all) => all.extend(items),
                other => *other = items.collect(),
            }
            continue;
        }
        let value = scalar(wanted, text);
        match input.get_mut(&name) {
            // Given twice where once is meant: validation refuses the array.
            Some(before) => *before = Value::Array(vec![before.take(), value]),
            None => {
                input.insert(name, value);
            }
        }
    }
    input
}

fn scalar(wanted: &Value, text: String) -> Value {
    if allows(wanted, "integer")
        && let Ok(number) = text.parse::<i64>()
    {
        return number.into();
    }
    if allows(wanted, "number")
        && let Some(number) = text
            .parse::<f64>()
            .ok()
            .and_then(serde_json::Number::from_f64)
    {
        return number.into();
    }
    if allows(wanted, "boolean")
        && let Ok(flag) = text.parse::<bool>()
    {
        return flag.into();
    }
    Value::String(text)
}

fn allows(schema: &Value, kind: &str) -> bool {
    match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(many) => many.iter().any(|one| one == kind),
        _ => schema["anyOf"]
            .as_array()
            .is_some_and(|choices| choices.iter().any(|choice| allows(choice, kind))),
    }
}
