use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::Utc;
use serde_json::{Value, json};

use crate::App;

/// How long the database may take to give a sign of life.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process answers: that is all this claims.
pub(crate) async fn live() -> Json<Value> {
    Json(json!({"status": "healthy"}))
}

/// Whether requests can be served: the database answers in time.
pub(crate) async fn ready(State(app): State<App>) -> Response {
    let database = database(&app).await;
    let (status, text) = if database {
        (StatusCode::OK, "healthy")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "unhealthy")
    };
    (
        status,
        Json(json!({"status": text, "checks": {"database": database}})),
    )
        .into_response()
}

/// The whole picture. Without a model Tekup still answers, in the documents' words, so that is `degraded`
/// and no fault.
pub(crate) async fn health(State(app): State<App>) -> Response {
    let report = report(&app).await;
    let status = if report["status"] == "unhealthy" {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::OK
    };
    (status, Json(report)).into_response()
}

/// What `/health` says.
pub(crate) async fn report(app: &App) -> Value {
    let database = database(app).await;
    let embedding = app.models.embedder().is_some();
    let chat = app.models.chat().is_some();
    let status = match (database, embedding && chat) {
        (false, _) => "unhealthy",
        (true, false) => "degraded",
        (true, true) => "healthy",
    };
    json!({
        "status": status,
        "version": env!("CARGO_PKG_VERSION"),
        "timestamp": Utc::now(),
        "checks": {
            "database": {"ok": database, "connectionsActive": app.db.connections_active()},
            "embeddingModel": {"ok": embedding},
            "textModel": {"ok": chat},
            "events": {"sequence": app.hub.sequence()},
        },
    })
}

async fn database(app: &App) -> bool {
    matches!(
        tokio::time::timeout(PATIENCE, app.db.ping()).await,
        Ok(Ok(()))
    )
}

/// For Prometheus to scrape.
pub(crate) async fn metrics(State(app): State<App>) -> Response {
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
    let connections = app.db.connections_active() as f64;
    metrics::gauge!("tekup_database_connections_active").set(connections);
    if let Some(bytes) = resident_bytes() {
        metrics::gauge!("tekup_memory_usage_bytes", "type" => "resident").set(bytes);
    }
    app.metrics.run_upkeep();
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
        app.metrics.render(),
    )
        .into_response()
}

/// Memory that the process really holds, from `/proc/self/statm` (pages of 4 KiB).
fn resident_bytes() -> Option<f64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: f64 = statm.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096.0)
}
