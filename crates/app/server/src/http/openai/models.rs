use axum::{
    Json,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use serde_json::{Value, json};
use tekup_gateway::Named;
use tekup_operations::http::Place;

use super::{answer, enter, fault::Fault};
use crate::App;

/// The models that the caller can name.
pub(super) async fn list(
    State(app): State<App>,
    place: Place,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let ctx = enter(&app, &headers, &place, "openai.models.list").await?;
    let models = app.gateway.models(&ctx).await?;
    let data: Vec<Value> = models.iter().map(model).collect();
    Ok(answer(&ctx, Json(json!({"object": "list", "data": data}))))
}

/// One of them.
pub(super) async fn get(
    State(app): State<App>,
    Path(id): Path<String>,
    place: Place,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let ctx = enter(&app, &headers, &place, "openai.models.get").await?;
    let models = app.gateway.models(&ctx).await?;
    let found = models.iter().find(|one| one.name == id);
    let found =
        found.ok_or_else(|| Fault::no_model(&id, "it is not in the list of /v1/models."))?;
    Ok(answer(&ctx, Json(model(found))))
}

fn model(named: &Named) -> Value {
    json!({"id": named.name, "object": "model", "created": named.created, "owned_by": named.owner})
}
