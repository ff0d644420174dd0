use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use tekup_operations::http::Place;

use super::call;
use crate::App;

/// The console, as npm built it.
#[derive(RustEmbed)]
#[folder = "../../../web/dist"]
struct Console;

/// Serves the console: its files by name, and its page for every path that is no file, because the page
/// knows its own routes. Paths of the API never get a page.
pub(crate) async fn serve(
    State(_): State<App>,
    uri: Uri,
    headers: HeaderMap,
    place: Place,
) -> Response {
    let path = uri.path().trim_start_matches('/');
    let is_api = [
        "api/",
        "v1/",
        "health",
        "metrics",
        "events",
        "ws",
        "widget/",
        ".well-known",
    ]
    .iter()
    .any(|prefix| path.starts_with(prefix));
    if is_api {
        return call::no_route(place).await;
    }
    if let Some(file) = Console::get(path).filter(|_| !path.is_empty()) {
        return send(path, &file, &headers);
    }
    // A missing file is missing; a missing page is the console's to explain.
    if path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
    {
        return call::no_route(place).await;
    }
    match Console::get("index.html") {
        Some(page) => send("index.html", &page, &headers),
        None => (
            StatusCode::NOT_FOUND,
            "This build of Tekup has no console: build it with `npm ci && npm run build` in web/. \
             The API is here all the same; its documents are at /docs.",
        )
            .into_response(),
    }
}

/// A file that npm built, by its name.
pub(crate) fn asset(path: &str, headers: &HeaderMap) -> Option<Response> {
    Console::get(path).map(|file| send(path, &file, headers))
}

fn send(path: &str, file: &rust_embed::EmbeddedFile, headers: &HeaderMap) -> Response {
    let hash = file.metadata.sha256_hash();
    let tag: String = hash
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let tag = format!("\"{tag}\"");
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    // Names under assets/ hold the hash of their content.
    let cache = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = file.data.clone().into_owned().into_response();
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
        out.insert(header::CONTENT_TYPE, kind);
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    response
}
