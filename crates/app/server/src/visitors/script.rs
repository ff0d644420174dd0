use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use tekup_operations::http::Place;

use crate::{App, http};

/// The widget itself. Pages load it under one name for ever, so browsers ask each hour whether it is still
/// the same; with its version in the query (`?v=`) it stays for good.
pub(crate) async fn script(
    State(_): State<App>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    place: Place,
) -> Response {
    let Some(mut response) = http::asset("widget.js", &headers) else {
        return http::no_route(place).await;
    };
    let cache = match query {
        Some(query) if query.starts_with("v=") => "public, max-age=31536000, immutable",
        _ => "public, max-age=3600, stale-while-revalidate=86400",
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
    response
}

/// A page of an imagined shop that holds the demo's widget. `?lang=en` for English.
pub(crate) async fn demo(
    State(app): State<App>,
    RawQuery(query): RawQuery,
    place: Place,
) -> Response {
    let Some(key) = app.demo_widget.get() else {
        return http::no_route(place).await;
    };
    let english = query.is_some_and(|query| query.contains("lang=en"));
    let page = if english {
        include_str!("demo/en.html")
    } else {
        include_str!("demo/da.html")
    };
    let page = page.replace("{key}", key);
    ([(header::CACHE_CONTROL, "no-cache")], Html(page)).into_response()
}

pub(crate) async fn demo_style() -> Response {
    let style = include_str!("demo/page.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response()
}
