//! What every request goes through: its id, its log line and metrics, security headers.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    body::{Body, HttpBody},
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use futures::{StreamExt, stream};
use tekup_base::TenantId;
use tekup_operations::http::RequestId;
use tracing::Instrument;

/// The tenant that a response belongs to, for the metrics.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TenantLabel(pub TenantId);

/// Gives the request its id, counts it and times it, and logs how it ended.
pub(crate) async fn observe(mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::of(request.headers());
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", request_id = &*id.0, %method, route);
    let mut response = next.run(request).instrument(span.clone()).await;
    let elapsed = started.elapsed();
    let status = response.status();
    let tenant = response
        .extensions()
        .get::<TenantLabel>()
        .map_or_else(String::new, |tenant| tenant.0.to_string());
    metrics::counter!(
        "tekup_http_requests_total",
        "method" => method.to_string(), "route" => route.clone(),
        "status_code" => status.as_u16().to_string(), "tenant" => tenant.clone()
    )
    .increment(1);
    metrics::histogram!(
        "tekup_http_request_duration_seconds", "method" => method.to_string(), "route" => route
    )
    .record(elapsed.as_secs_f64());
    span.in_scope(|| {
        let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(status = status.as_u16(), millis, tenant, "request served");
    });
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert("x-request-id", id);
    }
    secure(response.headers_mut());
    response
}

/// A body up to this size is in the connection's buffers already.
const SHORT_BODY: u64 = 64 * 1024;
/// How much of a refused body is still read, in bytes.
const HEARD_OUT: usize = 64 * 1024 * 1024;
/// How long that may take.
const HEARING: Duration = Duration::from_secs(10);

/// Reads what is left of a long body whose request was refused, and throws it away. To answer and close
/// before the client has sent it all would reset the connection, and the client would never learn why.
pub(crate) async fn hear_out(request: Request, next: Next) -> Response {
    let length = request.body().size_hint().upper();
    if length.is_some_and(|length| length <= SHORT_BODY) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let rest = Arc::new(Mutex::new(body.into_data_stream()));
    let from = |rest: Arc<Mutex<axum::body::BodyDataStream>>| {
        stream::poll_fn(move |context| {
            let mut rest = rest.lock().unwrap_or_else(PoisonError::into_inner);
            rest.poll_next_unpin(context)
        })
    };
    let body = Body::from_stream(from(Arc::clone(&rest)));
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.status().is_client_error() {
        let mut rest = from(rest);
        let reading = async {
            let mut read = 0;
            while let Some(Ok(piece)) = rest.next().await {
                read += piece.len();
                if read > HEARD_OUT {
                    return;
                }
            }
        };
        let _ = tokio::time::timeout(HEARING, reading).await;
    }
    response
}

/// What a page may load: its own files only. Mantine sets style attributes, hence the one exception.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; \
    connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

fn secure(headers: &mut HeaderMap) {
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in fixed {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry("permissions-policy")
        .or_insert(HeaderValue::from_static(
            "camera=(), geolocation=(), payment=()",
        ));
    headers
        .entry("cross-origin-opener-policy")
        .or_insert(HeaderValue::from_static("same-origin"));
}
