use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Path, Request, State},
    response::{IntoResponse, Response},
};
use tekup_base::{Error, ErrorKind};
use tekup_context::OpenTransactions;
use tekup_operations::http::Place;
use uuid::Uuid;

use crate::App;

/// Where other systems send their webhooks; each connection has an address of its own.
pub(crate) const PATH: &str = "/api/v1/hooks/{id}";

/// Takes a webhook in. Its credential is its signature, which its connection checks.
pub(crate) async fn receive(
    State(app): State<App>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let place = Place::of(&parts);
    let headers = parts.headers.clone();
    let taken = async {
        let id = id
            .parse::<Uuid>()
            .map_err(|_| Error::not_found("address"))?;
        let request = Request::from_parts(parts, body);
        let body = Bytes::from_request(request, &()).await.map_err(|_| {
            Error::new(
                ErrorKind::PayloadTooLarge,
                "a webhook may have at most 1 MB",
            )
        })?;
        OpenTransactions::scope(app.inbox.receive(id, &headers, &body)).await
    };
    match taken.await {
        Ok(output) => Json(output).into_response(),
        Err(error) => place.fail(error).into_response(),
    }
}
