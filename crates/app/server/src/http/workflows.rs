//! What starts workflows from outside: webhooks, each with a secret of its own, and forms that anybody may send.

mod page;

use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Path, RawQuery, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::OpenTransactions;
use tekup_operations::{coerce_query, http::Place};
use uuid::Uuid;

use crate::App;

/// Where webhooks of workflows are sent.
pub(crate) const HOOKS: &str = "/api/v1/workflows/hooks/{id}";
/// Where forms are filled in.
pub(crate) const FORMS: &str = "/forms/{id}";

fn address(id: &str) -> Result<Uuid> {
    id.parse().map_err(|_| Error::not_found("address"))
}

async fn body(request: Request) -> Result<Bytes> {
    Bytes::from_request(request, &()).await.map_err(|_| {
        let most = tekup_automation::MAX_BODY / 1024;
        Error::new(
            ErrorKind::PayloadTooLarge,
            format!("this takes at most {most} kB"),
        )
    })
}

/// Takes a webhook in. Its credential is its token or signature, which its workflow's trigger checks.
pub(crate) async fn receive(
    State(app): State<App>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let (parts, rest) = request.into_parts();
    let place = Place::of(&parts);
    let headers = parts.headers.clone();
    let taken = async {
        let body = body(Request::from_parts(parts, rest)).await?;
        let query = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
            .take(100)
            .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
            .collect();
        app.automation
            .receive(address(&id)?, &headers, query, &body)
            .await
    };
    match OpenTransactions::scope(taken).await {
        Ok(reply) => {
            let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
            match reply.body {
                Value::String(text) => (status, text).into_response(),
                json => (status, Json(json)).into_response(),
            }
        }
        Err(error) => place.fail(error).into_response(),
    }
}

/// The page of a form.
pub(crate) async fn form(
    State(app): State<App>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let place = Place::of(&parts);
    let found = async {
        app.visitors.call(app.visitors.address_of(&parts))?;
        app.automation.form(address(&id)?).await
    };
    match OpenTransactions::scope(found).await {
        Ok(form) => page::asking(&form, &Map::new(), &[]),
        Err(error) => page::failed(&error, place),
    }
}

/// Takes a form that somebody filled in.
pub(crate) async fn send(
    State(app): State<App>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, rest) = request.into_parts();
    let place = Place::of(&parts);
    let mut sent = Map::new();
    let mut form = None;
    let from = app.visitors.address_of(&parts);
    let taken = async {
        app.visitors.form(from)?;
        let id = address(&id)?;
        let body = body(Request::from_parts(parts, rest)).await?;
        let known = app.automation.form(id).await?;
        let fields = form_urlencoded::parse(&body)
            .filter(|(_, value)| !value.is_empty())
            .take(200)
            .map(|(name, value)| (name.into_owned(), value.into_owned()));
        sent = coerce_query(&known.schema, fields);
        form = Some(known);
        app.automation
            .send_form(id, Value::Object(sent.clone()))
            .await
    };
    let taken = OpenTransactions::scope(taken).await;
    match (taken, form) {
        (Ok(()), Some(form)) => page::sent(&form),
        (Err(error), Some(form)) if !error.fields().is_empty() => {
            page::asking(&form, &sent, error.fields())
        }
        (Err(error), _) => page::failed(&error, place),
        (Ok(()), None) => page::failed(&Error::not_found("address"), place),
    }
}
