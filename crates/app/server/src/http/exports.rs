use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures::{StreamExt, stream};
use tekup_base::{Error, RunId};
use tekup_context::{OpContext, OpenTransactions, Permission};
use tekup_operations::http::{ApiError, Place};
use tekup_support::reports::export;

use super::call;
use crate::App;

/// Sends what an export has written, part by part: never more than one of them is in memory.
pub(crate) async fn fetch(
    State(app): State<App>,
    Path(text): Path<String>,
    request: Request,
) -> Result<Response, ApiError> {
    let (mut parts, _) = request.into_parts();
    let place = Place::from_request_parts(&mut parts, &())
        .await
        .unwrap_or_else(|never| match never {});
    let found = async {
        let ctx = call::caller(&app, &parts.headers, &place).await?;
        ctx.require(Permission::ReportsRead)?;
        app.registry.rate_limit().check(&ctx)?;
        let run: RunId = text.parse().map_err(|_| Error::not_found("export"))?;
        let tx = app.db.begin_single(&ctx).await?;
        let file = export::find(&tx, run).await?;
        drop(tx);
        // Before the headers are sent, so that one that is gone is told as an error.
        let first = export::part(&app.db, &ctx, run, 0).await?;
        Ok::<_, Error>((ctx, run, file, first))
    };
    let (ctx, run, file, first) = OpenTransactions::scope(found)
        .await
        .map_err(|error| place.fail(error))?;
    let name = file.name.clone();
    let parts = stream::unfold(Some((0, Some(first))), move |next| {
        following(app.clone(), ctx.clone(), run, file.parts, next)
    });
    // Compression asks once more after the end.
    let body = Body::from_stream(parts.fuse());
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8"),
    );
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A part and the place of the next one.
type Next = Option<(i32, Option<String>)>;

async fn following(
    app: App,
    ctx: OpContext,
    run: RunId,
    parts: i32,
    next: Next,
) -> Option<(Result<String, Error>, Next)> {
    let (ordinal, ready) = next?;
    if ordinal >= parts {
        return None;
    }
    let part = match ready {
        Some(part) => Ok(part),
        None => OpenTransactions::scope(export::part(&app.db, &ctx, run, ordinal)).await,
    };
    let after = part.is_ok().then_some((ordinal + 1, None));
    Some((part, after))
}
