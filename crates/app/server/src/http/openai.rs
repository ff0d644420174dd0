//! The door that speaks OpenAI's protocol, at `/v1`: clients made for OpenAI work with the tenant's key and this address.
//!
//! The wire format is OpenAI's, not the product's: snake case, its error shape, its names of errors. What it is asked
//! goes to the gateway, so names, fallback and usage are the same as for everybody else.

mod answer;
mod chat;
mod embeddings;
mod fault;
mod fields;
mod messages;
mod models;
mod request;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, rejection::BytesRejection},
    http::{HeaderMap, Method, StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::Value;
use tekup_context::{OpContext, Permission};
use tekup_operations::http::Place;

use super::{call, layers::TenantLabel};
use crate::App;
use fault::Fault;

/// Largest request, in bytes: some images fit.
const MAX_BODY: usize = 25 * 1024 * 1024;

/// The routes, to stand under `/v1`.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/models", get(models::list))
        .route("/models/{*id}", get(models::get))
        .route("/chat/completions", post(chat::complete))
        .route("/embeddings", post(embeddings::create))
        .method_not_allowed_fallback(wrong_method)
        .fallback(unknown)
        .layer(DefaultBodyLimit::max(MAX_BODY))
}

async fn unknown(method: Method, uri: Uri) -> Fault {
    Fault::new(
        StatusCode::NOT_FOUND,
        "unknown_url",
        format!("Unknown request URL: {method} /v1{}.", uri.path()),
    )
}

async fn wrong_method(method: Method, uri: Uri) -> Fault {
    Fault::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_supported",
        format!("Not allowed to {method} on /v1{}.", uri.path()),
    )
}

/// Who calls, if they may use models and do not call too often.
async fn enter(
    app: &App,
    headers: &HeaderMap,
    place: &Place,
    operation: &'static str,
) -> Result<OpContext, Fault> {
    let ctx = call::caller(app, headers, place).await?;
    ctx.require(Permission::ModelsRead)?;
    app.registry.rate_limit().check(&ctx)?;
    let mut builder = ctx.to_builder();
    builder.operation = operation;
    Ok(builder.build())
}

/// The body as JSON. Whatever it is said to be: OpenAI's server does not look either.
fn read(body: Result<Bytes, BytesRejection>) -> Result<Value, Fault> {
    let body =
        body.map_err(|error| Fault::new(error.status(), "unreadable_body", error.body_text()))?;
    serde_json::from_slice(&body).map_err(|error| {
        let message = format!(
            "We could not parse the JSON body of your request. (HINT: this likely means you aren't using your HTTP \
             library correctly. The payload is not valid JSON: {error}.)"
        );
        Fault::new(StatusCode::BAD_REQUEST, "", message)
    })
}

/// The answer, with the tenant it belongs to.
fn answer(ctx: &OpContext, answered: impl IntoResponse) -> Response {
    let mut response = answered.into_response();
    response.extensions_mut().insert(TenantLabel(ctx.tenant()));
    response
}
