//! What a demo tenant has besides documents and intents: queues, working hours, canned answers, macros,
//! entities, dialogues, links between articles, and what it sells to whom.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};
use tekup_context::OpContext;
use tekup_runs::Failure;

use super::{call, data};
use crate::App;

/// An operation to call. Where its input says `$name`, the id stands that the call of this name gave, or that
/// the person of this e-mail address or the document of this external id has.
#[derive(Debug, Deserialize)]
struct Step {
    name: Option<String>,
    operation: String,
    input: Value,
}

/// Calls the operations of a file of the tenant's, if it has it; returns how many things were made.
pub(super) async fn set_up(
    app: &App,
    ctx: &OpContext,
    key: &str,
    slug: &str,
    file: &str,
) -> Result<Value, Failure> {
    let steps: Vec<Step> = data::read(slug, file)?.unwrap_or_default();
    let mut ids = HashMap::new();
    for (list, field) in [
        ("users.list", "email"),
        ("knowledge.documents.list", "externalId"),
    ] {
        let page = call(app, ctx, list, String::new(), json!({"limit": 100})).await?;
        let items = page["items"].as_array().into_iter().flatten();
        ids.extend(
            items.filter_map(|one| Some((one[field].as_str()?.to_owned(), one["id"].clone()))),
        );
    }
    let count = steps.len();
    for (index, mut step) in steps.into_iter().enumerate() {
        put_ids(&mut step.input, &ids);
        let key = format!("{key}:{index}");
        let made = call(app, ctx, &step.operation, key, step.input).await?;
        if let Some(name) = step.name {
            ids.insert(name, made["id"].clone());
        }
    }
    Ok(json!({"made": count}))
}

fn put_ids(value: &mut Value, ids: &HashMap<String, Value>) {
    match value {
        Value::String(text) => {
            if let Some(id) = text.strip_prefix('$').and_then(|name| ids.get(name)) {
                *value = id.clone();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| put_ids(item, ids)),
        Value::Object(fields) => fields.values_mut().for_each(|field| put_ids(field, ids)),
        _ => {}
    }
}
