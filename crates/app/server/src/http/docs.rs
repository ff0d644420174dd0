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
    more.extend(plain_routes());
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

fn plain_routes() -> Map<String, Value> {
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
    routes.insert(
        tekup_knowledge::UPLOAD_PATH.to_owned(),
        tekup_knowledge::upload_path_item(),
    );
    routes
}
