//! Documents as resources.

use rmcp::{
    ErrorData,
    model::{
        ListResourceTemplatesResult, ListResourcesResult, ReadResourceResult, Resource,
        ResourceContents, ResourceTemplate,
    },
};
use serde_json::{Value, json};

use super::{Asker, Mcp};

/// What a document's address begins with; its id follows.
const SCHEME: &str = "tekup://documents/";
/// As documents are told: their text with the marks of headings.
const TYPE: &str = "text/markdown";
/// Passages that are read of a document at once, and documents on a page.
const PAGE: u32 = 100;
/// Longest text of a resource, in bytes.
const MAX_TEXT: usize = 4 * 1024 * 1024;

pub(super) async fn list(
    mcp: &Mcp,
    asker: &Asker,
    cursor: Option<String>,
) -> Result<ListResourcesResult, ErrorData> {
    let input = paged(json!({"limit": PAGE, "status": "indexed"}), cursor);
    let page = mcp.ask(asker, "knowledge.documents.list", input).await?;
    let documents = page["items"].as_array().into_iter().flatten();
    let mut listed = ListResourcesResult::with_all_items(documents.map(resource).collect());
    listed.next_cursor = page["nextCursor"].as_str().map(ToOwned::to_owned);
    Ok(listed)
}

fn resource(document: &Value) -> Resource {
    let text = |name: &str| document[name].as_str().unwrap_or_default();
    let resource = Resource::new(format!("{SCHEME}{}", text("id")), text("externalId"))
        .with_title(text("title"))
        .with_mime_type(TYPE);
    match document["category"].as_str() {
        Some(category) => resource.with_description(category),
        None => resource,
    }
}

pub(super) fn templates() -> ListResourceTemplatesResult {
    let document = ResourceTemplate::new(format!("{SCHEME}{{id}}"), "document")
        .with_title("A document of the knowledge base")
        .with_mime_type(TYPE);
    ListResourceTemplatesResult::with_all_items(vec![document])
}

/// The text of a document, passage after passage.
pub(super) async fn read(
    mcp: &Mcp,
    asker: &Asker,
    uri: &str,
) -> Result<ReadResourceResult, ErrorData> {
    let Some(id) = uri.strip_prefix(SCHEME) else {
        let message = format!("there is no resource {uri:?}; documents are {SCHEME}{{id}}");
        return Err(ErrorData::resource_not_found(
            message,
            Some(json!({"uri": uri})),
        ));
    };
    let mut text = String::new();
    let mut headings = Value::Null;
    let mut cursor = None;
    loop {
        let input = paged(json!({"id": id, "limit": PAGE}), cursor);
        let page = mcp.ask(asker, "knowledge.chunks.list", input).await?;
        for passage in page["items"].as_array().into_iter().flatten() {
            if passage["headingPath"] != headings {
                headings = passage["headingPath"].clone();
                if let Some(heading) = headings.as_array().and_then(|path| path.last()) {
                    text.push_str(&format!("# {}\n\n", heading.as_str().unwrap_or_default()));
                }
            }
            text.push_str(passage["text"].as_str().unwrap_or_default());
            text.push_str("\n\n");
        }
        cursor = page["nextCursor"].as_str().map(ToOwned::to_owned);
        if cursor.is_none() {
            break;
        }
        if text.len() > MAX_TEXT {
            let message = "the document is longer than 4 MiB; search it with the tool instead";
            return Err(ErrorData::invalid_params(message, None));
        }
    }
    let contents = ResourceContents::text(text, uri).with_mime_type(TYPE);
    Ok(ReadResourceResult::new(vec![contents]))
}

/// The input of a list from there on.
pub(super) fn paged(mut input: Value, cursor: Option<String>) -> Value {
    if let Some(cursor) = cursor {
        input["cursor"] = Value::String(cursor);
    }
    input
}
