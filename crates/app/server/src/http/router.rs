use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::StatusCode,
    middleware,
    response::{IntoResponse, Response},
    routing::{self, MethodFilter, MethodRouter, get},
};
use tekup_base::{Error, ErrorKind};
use tekup_operations::{Method, Operation, http::Place};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use super::{
    assets, call, docs, exports, health, hooks, layers, mcp, openai, records, upload, workflows,
};
use crate::{App, visitors, ws};

/// Largest upload: a document of 20 MB and the form around it.
const MAX_UPLOAD: usize = 21 * 1024 * 1024;

/// Largest file of records, and the form around it.
const MAX_IMPORT: usize = tekup_crm::MOST_UPLOAD as usize + 1024 * 1024;

/// Every route there is.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for operation in app.registry.iter() {
        router = router.route(operation.path, operation_route(&app, operation));
    }
    let router = router
        .route(
            tekup_knowledge::UPLOAD_PATH,
            routing::post(upload::document).layer(DefaultBodyLimit::max(MAX_UPLOAD)),
        )
        .route(
            hooks::PATH,
            routing::post(hooks::receive).layer(DefaultBodyLimit::max(tekup_inbox::MAX_BODY)),
        )
        .route(
            workflows::HOOKS,
            routing::post(workflows::receive)
                .layer(DefaultBodyLimit::max(tekup_automation::MAX_BODY)),
        )
        .route(
            workflows::FORMS,
            get(workflows::form)
                .post(workflows::send)
                .layer(DefaultBodyLimit::max(tekup_automation::MAX_BODY)),
        )
        .nest("/v1", openai::routes())
        .merge(mcp::routes(&app))
        .nest("/widget/v1/{key}", visitors::routes(&app))
        .route("/widget.js", get(visitors::script))
        .route("/widget-demo", get(visitors::demo))
        .route("/widget-demo/page.css", get(visitors::demo_style))
        .route("/api/v1/attachments/{id}", get(visitors::for_staff))
        .route(
            "/api/v1/conversations/{id}/attachments",
            routing::post(visitors::from_staff).layer(DefaultBodyLimit::max(visitors::MAX_FORM)),
        )
        .route("/api/v1/reports/exports/{id}/file", get(exports::fetch))
        .route(
            "/api/v1/crm/imports",
            routing::post(records::upload).layer(DefaultBodyLimit::max(MAX_IMPORT)),
        )
        .route("/api/v1/crm/files/{id}", get(records::file))
        .route("/openapi.json", get(docs::document))
        .route("/docs", get(docs::page))
        .route("/docs/page.js", get(docs::script))
        .route("/docs/page.css", get(docs::style))
        .route("/health", get(health::health))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/events", get(ws::upgrade))
        .route("/ws", get(ws::upgrade))
        .merge(app.identity.routes().with_state(()))
        .method_not_allowed_fallback(call::wrong_method)
        .fallback(assets::serve)
        .with_state(app);
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(deadline))
        .layer(middleware::from_fn(layers::hear_out))
        // Streams are not held back to be compressed.
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(layers::observe))
}

fn operation_route(app: &App, operation: &Operation) -> MethodRouter<App> {
    let filter = match operation.method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    };
    let app = app.clone();
    let operation = Arc::new(operation.clone());
    routing::on(filter, move |request: Request| {
        call::operation(app.clone(), Arc::clone(&operation), request)
    })
}

/// No request outlives this, streams aside (their response has begun by then).
const LONGEST: Duration = Duration::from_secs(150);

async fn deadline(place: Place, request: Request, next: middleware::Next) -> Response {
    match tokio::time::timeout(LONGEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => place
            .fail(Error::new(
                ErrorKind::Timeout,
                "this took longer than it may",
            ))
            .into_response(),
    }
}

fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let reason = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    tracing::error!(reason, "a handler broke down");
    let place = Place {
        request_id: Arc::from("unknown"),
        path: Box::default(),
    };
    let mut response = place
        .fail(Error::new(
            ErrorKind::Internal,
            "something went wrong on our side",
        ))
        .into_response();
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}
