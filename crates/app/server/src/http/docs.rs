use axum::{
    Json,
    extract::State,
    http::header,
    response::{Html, IntoResponse, Response},
};
use serde_json::{Map, Value, json};
use tekup_operations::Registry;

use crate::App;

/// The OpenAPI document, of operations and plain routes.
pub(crate) fn openapi(registry: &Registry) -> Value {
    let mut more = tekup_identity::openapi_paths();
    more.extend(plain_routes(registry));
    tekup_operations::openapi::document(registry, env!("CARGO_PKG_VERSION"), more)
}

/// Serves the document.
pub(crate) async fn document(State(app): State<App>) -> Json<Value> {
    Json((*app.openapi).clone())
}

/// The page that shows it. Its script and style come with the console's files.
pub(crate) async fn page() -> Response {
    let page = include_str!("docs/page.html");
    ([(header::CACHE_CONTROL, "no-cache")], Html(page)).into_response()
}

pub(crate) async fn script() -> Response {
    let script = include_str!("docs/page.js");
    (
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")],
        script,
    )
        .into_response()
}

pub(crate) async fn style() -> Response {
    let style = include_str!("docs/page.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response()
}

fn plain_routes(registry: &Registry) -> Map<String, Value> {
    let stored = registry.get("knowledge.documents.create");
    let stored = stored.map_or_else(|| json!({"type": "object"}), |create| create.output.clone());
    let health = json!({
        "type": "object",
        "required": ["status"],
        "properties": {"status": {"enum": ["healthy", "degraded", "unhealthy"]}},
    });
    let get = |id: &str, summary: &str| {
        json!({"get": {
            "operationId": id, "summary": summary, "tags": ["system"], "security": [],
            "responses": {
                "200": {"description": "Serving.", "content": {"application/json": {"schema": health}}},
                "503": {"description": "Not serving.", "content": {"application/json": {"schema": health}}},
            },
        }})
    };
    let upload = json!({"post": {
        "operationId": "knowledge.documents.upload",
        "summary": "Takes a document as a file (Markdown, HTML, text or PDF) and indexes it.",
        "tags": ["knowledge"],
        "x-permission": "knowledge:write",
        "x-effect": "write",
        "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {
            "type": "object",
            "required": ["file"],
            "properties": {
                "file": {"type": "string", "format": "binary"},
                "title": {"type": "string", "maxLength": 300},
                "category": {"type": "string", "maxLength": 100},
                "language": {"enum": ["da", "en"], "description": "Told from the text if left out."},
                "externalId": {"type": "string", "maxLength": 200, "description": "A document with it is replaced."},
                "sourceUrl": {"type": "string", "maxLength": 2000, "pattern": "^https?://", "description": "Where readers find it."},
                "tags": {"type": "array", "maxItems": 20, "items": {"type": "string", "maxLength": 50},
                    "description": "One field for each."},
            },
        }}}},
        "responses": {
            "201": {"description": "Taken.", "content": {"application/json": {"schema": stored}}},
            "400": {"$ref": "#/components/responses/400"},
            "401": {"$ref": "#/components/responses/401"},
            "403": {"$ref": "#/components/responses/403"},
            "413": {"$ref": "#/components/responses/413"},
            "415": {"$ref": "#/components/responses/415"},
        },
    }});
    let mut routes = Map::new();
    routes.insert(
        "/health".to_owned(),
        get("system.health", "Says how the whole of it is."),
    );
    routes.insert(
        "/health/live".to_owned(),
        get("system.live", "Says that the process answers."),
    );
    routes.insert(
        "/health/ready".to_owned(),
        get("system.ready", "Says whether requests can be served."),
    );
    routes.insert("/api/v1/knowledge/documents/upload".to_owned(), upload);
    routes
}
