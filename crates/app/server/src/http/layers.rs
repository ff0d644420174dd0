//! What every request goes through: its id, its log line and metrics, security headers.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
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
