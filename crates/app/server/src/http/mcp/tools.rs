//! Operations as tools.

use std::sync::Arc;

use rmcp::{
    ErrorData,
    model::{CallToolResult, ContentBlock, ListToolsResult, Tool, ToolAnnotations},
};
use serde_json::{Map, Value, json};
use tekup_agents::toolbox::said;
use tekup_base::{Error, ErrorKind};
use tekup_operations::{Effect, Method, Operation};

use super::{Asker, Mcp};

/// Tools on a page.
const PAGE: usize = 100;

/// The tools that the caller may use, by name. The cursor is the last one's name.
pub(super) fn list(
    mcp: &Mcp,
    asker: &Asker,
    after: Option<&str>,
) -> Result<ListToolsResult, ErrorData> {
    let permissions = asker.ctx.permissions();
    if after.is_some_and(|after| mcp.0.registry.get(after).is_none()) {
        return Err(ErrorData::invalid_params("cursor: no page gave this", None));
    }
    let mut theirs = mcp
        .0
        .registry
        .iter()
        .filter(|operation| {
            permissions.contains(operation.permission) && asker.narrowed.has(operation)
        })
        .skip_while(|operation| after.is_some_and(|after| operation.name <= after));
    let page: Vec<&Operation> = theirs.by_ref().take(PAGE).collect();
    let last = page.last().map(|operation| operation.name.to_owned());
    let mut listed = ListToolsResult::with_all_items(page.into_iter().map(tool).collect());
    listed.next_cursor = theirs.next().and(last);
    Ok(listed)
}

fn tool(operation: &Operation) -> Tool {
    let schema = operation.input.as_object().cloned().unwrap_or_default();
    let reads = operation.effect == Effect::Read;
    let again = reads || matches!(operation.method, Method::Put | Method::Delete);
    let annotations = ToolAnnotations::new()
        .read_only(reads)
        .destructive(!reads && operation.method != Method::Post)
        .idempotent(again)
        .open_world(operation.effect == Effect::External);
    Tool::new(said(operation.name), operation.summary, Arc::new(schema))
        .with_annotations(annotations)
}

/// Does what the tool is for. What goes wrong in it is its result, which the client's model reads.
pub(super) async fn call(
    mcp: &Mcp,
    asker: &Asker,
    name: &str,
    arguments: Map<String, Value>,
) -> Result<CallToolResult, ErrorData> {
    let mut operations = mcp.0.registry.iter();
    let operation = operations
        .find(|operation| said(operation.name) == name && asker.narrowed.has(operation))
        .ok_or_else(|| ErrorData::invalid_params(format!("there is no tool {name:?}"), None))?;
    Ok(
        match mcp
            .operation(asker, operation, Value::Object(arguments))
            .await
        {
            Ok(body) => {
                let text = String::from_utf8_lossy(&body).into_owned();
                let structured = serde_json::from_str(&text).ok().filter(Value::is_object);
                let mut result = CallToolResult::success(vec![ContentBlock::text(text)]);
                result.structured_content = structured;
                result
            }
            Err(error) => CallToolResult::error(vec![ContentBlock::text(told(&error))]),
        },
    )
}

/// An error with every field that it names.
fn told(error: &Error) -> String {
    if error.kind() == ErrorKind::Internal {
        return json!({"error": "something went wrong on our side"}).to_string();
    }
    json!({"error": error.to_string(), "fields": error.fields()}).to_string()
}
