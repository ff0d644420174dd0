use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, FromRequestParts, RawPathParams, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::{Door, OpContext};
use tekup_operations::{
    Answer, Call, Operation, coerce, coerce_query,
    http::{Place, is_json, parse, unreadable},
};

use super::{context, layers::TenantLabel, stream};
use crate::App;

/// Largest body of an operation, in bytes: an import of 50,000 examples fits.
const MAX_BODY: usize = 12 * 1024 * 1024;

/// Serves one operation over HTTP.
pub(crate) async fn operation(app: App, operation: Arc<Operation>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let place = Place::of(&parts);
    let ctx = match caller(&app, &parts.headers, &place).await {
        Ok(ctx) => ctx,
        Err(error) => return place.fail(error).into_response(),
    };
    let tenant = TenantLabel(ctx.tenant());
    let streams = operation.name == stream::OPERATION && stream::wanted(&parts.headers);
    let answered = async {
        let input = input(&operation, &mut parts, body).await?;
        let call = Call {
            input,
            idempotency_key: idempotency_key(&parts.headers)?,
        };
        if streams {
            return stream::answer(&app, &operation, ctx, call).await;
        }
        let answer = app.registry.call(&operation, ctx, call).await?;
        Ok(render(&operation, answer))
    }
    .await;
    let mut response = answered.unwrap_or_else(|error: Error| place.fail(error).into_response());
    response.extensions_mut().insert(tenant);
    response
}

/// The context of the request's caller.
pub(crate) async fn caller(app: &App, headers: &HeaderMap, place: &Place) -> Result<OpContext> {
    caller_at(app, Door::Http, headers, place).await
}

/// The same at another door that is reached over HTTP.
pub(crate) async fn caller_at(
    app: &App,
    door: Door,
    headers: &HeaderMap,
    place: &Place,
) -> Result<OpContext> {
    let credential = context::credential(headers)?;
    context::open_context(
        app,
        credential,
        Arc::clone(&place.request_id),
        door,
        context::locale(headers),
    )
    .await
}

/// The `Idempotency-Key` of a request, as it was sent.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>> {
    headers
        .get("idempotency-key")
        .map(|key| {
            let key = key.to_str().ok();
            let key = key.filter(|key| key.bytes().all(|byte| byte.is_ascii_graphic()));
            key.map(ToOwned::to_owned).ok_or_else(|| {
                Error::field(
                    "Idempotency-Key",
                    "invalid",
                    "must be printable ASCII characters without spaces",
                )
            })
        })
        .transpose()
}

/// The operation's input: fields of path, query and body together.
async fn input(operation: &Operation, parts: &mut Parts, body: axum::body::Body) -> Result<Value> {
    let path = RawPathParams::from_request_parts(parts, &())
        .await
        .map_err(|_| Error::field("path", "invalid_text", "the path is not valid UTF-8"))?;
    let in_path: Vec<(String, String)> = path
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut input = if operation.method.is_query() {
        let query = parts.uri.query().unwrap_or_default();
        let fields = form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()));
        coerce_query(&operation.input, fields)
    } else {
        body_fields(&parts.headers, body).await?
    };
    for (name, value) in in_path {
        if input.contains_key(&name) {
            return Err(Error::field(
                name,
                "unknown_field",
                "stands in the path already",
            ));
        }
        let value = coerce(&operation.input, &name, value);
        input.insert(name, value);
    }
    Ok(Value::Object(input))
}

async fn body_fields(headers: &HeaderMap, body: axum::body::Body) -> Result<Map<String, Value>> {
    let typed_as_json = is_json(headers);
    let mut request = Request::new(body);
    DefaultBodyLimit::max(MAX_BODY).apply(&mut request);
    let body = Bytes::from_request(request, &())
        .await
        .map_err(|error| unreadable(&error, MAX_BODY))?;
    match parse(typed_as_json, &body)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(Error::field(
            "",
            "wrong_type",
            "the body must be a JSON object",
        )),
    }
}

fn render(operation: &Operation, answer: Answer) -> Response {
    let status = StatusCode::from_u16(operation.status).unwrap_or(StatusCode::OK);
    let mut response = (status, answer.body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if answer.replayed {
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    response
}

/// What has no route.
pub(crate) async fn no_route(place: Place) -> Response {
    place
        .fail(Error::new(
            ErrorKind::NotFound,
            "there is no such path here",
        ))
        .into_response()
}

/// A route, but not with this method.
pub(crate) async fn wrong_method(place: Place) -> Response {
    let error = Error::new(
        ErrorKind::MethodNotAllowed,
        "this path does not take this method",
    );
    place.fail(error).into_response()
}
