use std::collections::HashMap;

use axum::{
    Json,
    body::Body,
    extract::{FromRequest, Multipart, Path, Query, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures::stream::{self, StreamExt};
use tekup_base::{Error, ErrorKind, RunId};
use tekup_context::{OpContext, OpenTransactions, Permission};
use tekup_crm::export::{self, Stored};
use tekup_operations::http::Place;

use super::call;
use crate::App;

/// Takes a file of records to be imported: `?kind=lead`, the file in a form's field `file`.
pub(crate) async fn upload(
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let place = Place::of(&parts);
    let taken = async {
        let ctx = call::caller(&app, &parts.headers, &place).await?;
        ctx.require(Permission::CrmImport)?;
        app.registry.rate_limit().check(&ctx)?;
        let mut builder = ctx.to_builder();
        builder.operation = "imports.upload";
        let ctx = builder.build();
        let request = Request::from_parts(parts, body);
        let wanted = || {
            Error::new(
                ErrorKind::UnsupportedMediaType,
                "send the file as multipart/form-data, in a field named file",
            )
        };
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| wanted())?;
        let kind = query.get("kind").map_or("lead", String::as_str);
        while let Some(field) = form.next_field().await.map_err(|_| wanted())? {
            if field.name() == Some("file") {
                let name = field.file_name().unwrap_or("file").to_owned();
                return OpenTransactions::scope(tekup_crm::upload(
                    &app.crm, &ctx, kind, &name, field,
                ))
                .await;
            }
        }
        Err(Error::field("file", "required", "is required"))
    };
    match taken.await {
        Ok(output) => (StatusCode::CREATED, Json(output)).into_response(),
        Err(error) => place.fail(error).into_response(),
    }
}

/// Sends what a run has written, part by part: never more than one of them is in memory.
pub(crate) async fn file(
    State(app): State<App>,
    Path(text): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let place = Place::of(&parts);
    let found = async {
        let ctx = call::caller(&app, &parts.headers, &place).await?;
        app.registry.rate_limit().check(&ctx)?;
        let run: RunId = text.parse().map_err(|_| Error::not_found("file"))?;
        let stored = export::stored(&app.crm, &ctx, run).await?;
        // Before the headers are sent, so that one that is gone is told as an error.
        let first = stored.part(&app.crm, &ctx, 0).await?;
        Ok::<_, Error>((ctx, stored, first))
    };
    let (ctx, stored, first) = match OpenTransactions::scope(found).await {
        Ok(found) => found,
        Err(error) => return place.fail(error).into_response(),
    };
    let (name, media_type) = (stored.name.clone(), stored.media_type);
    let begin = first.map(|first| (app, ctx, stored, 0, Some(first)));
    // Compression asks once more after the end.
    let body = Body::from_stream(stream::unfold(begin, following).fuse());
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A file on its way, and the part that is read already.
type Sending = Option<(App, OpContext, Stored, i32, Option<Vec<u8>>)>;

async fn following(next: Sending) -> Option<(Result<Vec<u8>, Error>, Sending)> {
    let (app, ctx, stored, ordinal, ready) = next?;
    let part = match ready {
        Some(part) => Ok(Some(part)),
        None => OpenTransactions::scope(stored.part(&app.crm, &ctx, ordinal)).await,
    };
    match part {
        Ok(Some(part)) => Some((Ok(part), Some((app, ctx, stored, ordinal + 1, None)))),
        Ok(None) => None,
        Err(error) => Some((Err(error), None)),
    }
}
