use axum::{
    Json,
    extract::{FromRequest, Multipart, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tekup_base::{Error, ErrorKind};
use tekup_context::{OpenTransactions, Permission};
use tekup_operations::http::Place;

use super::call;
use crate::App;

/// Takes a document as a file.
pub(crate) async fn document(State(app): State<App>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let place = Place::of(&parts);
    let taken = async {
        let ctx = call::caller(&app, &parts.headers, &place).await?;
        ctx.require(Permission::KnowledgeWrite)?;
        app.registry.rate_limit().check(&ctx)?;
        let mut builder = ctx.to_builder();
        builder.operation = "knowledge.documents.upload";
        let ctx = builder.build();
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(request, &()).await.map_err(|_| {
            Error::new(
                ErrorKind::UnsupportedMediaType,
                "send the file as multipart/form-data, in a field named file",
            )
        })?;
        OpenTransactions::scope(tekup_knowledge::upload(ctx, app.knowledge.clone(), form)).await
    };
    match taken.await {
        Ok(output) => (StatusCode::CREATED, Json(output)).into_response(),
        Err(error) => place.fail(error).into_response(),
    }
}
