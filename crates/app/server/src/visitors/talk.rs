use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, ErrorKind, Result};
use tekup_context::{Door, OpContext, OpenTransactions};
use tekup_operations::http::{ApiError, ApiJson, Place};
use tekup_support::widget::{self, ClaimedUser, talk};

use super::door::{Visit, Visitor};
use crate::App;

type Answer = Result<Response, ApiError>;

fn render(status: StatusCode, body: Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// How the widget looks; tells nothing of anybody and may be kept for a minute.
pub(super) async fn config(visit: Visit) -> Response {
    let body = json!({"settings": visit.widget.settings});
    let mut response = Json(body).into_response();
    let cache = HeaderValue::from_static("public, max-age=60");
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response
}

/// Whose session.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct Open {
    /// Token of the session before.
    #[schemars(length(max = 4000))]
    token: Option<String>,
    /// Who the page says the visitor is.
    user: Option<ClaimedUser>,
}

pub(super) async fn session(
    State(app): State<App>,
    visit: Visit,
    place: Place,
    ApiJson(input): ApiJson<Open>,
) -> Answer {
    let opened = async {
        if visit.origin.is_none() {
            return Err(Error::new(
                ErrorKind::Forbidden,
                "a session is opened from a page: there is no Origin header",
            ));
        }
        app.visitors.session(visit.address)?;
        let ctx = visit.nobody(&place, Door::Http);
        let (token, user) = (input.token.as_deref(), input.user.as_ref());
        widget::open(&app.support, &visit.widget, &ctx, token, user).await
    };
    let opened = OpenTransactions::scope(opened)
        .await
        .map_err(|error| place.fail(error))?;
    Ok(render(
        StatusCode::OK,
        json!({
            "token": opened.token,
            "expiresAt": opened.session.expires_at,
            "identified": opened.session.customer.is_some(),
        }),
    ))
}

/// Does something that is not to be done twice when it is asked for twice with the same key.
pub(super) async fn once<I, F>(
    app: &App,
    visitor: Visitor,
    operation: &'static str,
    input: &I,
    status: StatusCode,
    work: impl FnOnce(OpContext) -> F,
) -> Answer
where
    I: Serialize,
    F: Future<Output = Result<Value>>,
{
    let Visitor {
        place, ctx, key, ..
    } = visitor;
    let done = async {
        let input = serde_json::to_value(input).map_err(Error::internal)?;
        app.registry.once(&ctx, operation, key, &input, work).await
    };
    let body = done.await.map_err(|error| place.fail(error))?;
    Ok(render(status, body))
}

async fn look(place: &Place, work: impl Future<Output = Result<Value>>) -> Answer {
    let body = OpenTransactions::scope(work)
        .await
        .map_err(|error| place.fail(error))?;
    Ok(render(StatusCode::OK, body))
}

/// The id in the path; what cannot be one is nobody's.
pub(super) fn id<T: std::str::FromStr>(text: &str, what: &str) -> Result<T> {
    text.parse().map_err(|_| Error::not_found(what))
}

fn conversation(visitor: &Visitor, text: &str) -> Result<ConversationId, ApiError> {
    id(text, "conversation").map_err(|error| visitor.place.fail(error))
}

pub(super) async fn list(State(app): State<App>, visitor: Visitor) -> Answer {
    look(&visitor.place, talk::list(&app.support, &visitor.ctx)).await
}

#[derive(Debug, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    after: i32,
}

pub(super) async fn history(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    after: Result<Query<After>, axum::extract::rejection::QueryRejection>,
    visitor: Visitor,
) -> Answer {
    let id = conversation(&visitor, &text)?;
    let after = after.map_or(0, |Query(after)| after.after.max(0));
    look(
        &visitor.place,
        talk::history(&app.support, &visitor.ctx, id, after),
    )
    .await
}

pub(super) async fn start(
    State(app): State<App>,
    visitor: Visitor,
    ApiJson(input): ApiJson<talk::Start>,
) -> Answer {
    held_back(&app, &visitor)?;
    let widget = Arc::clone(&visitor.visit.widget);
    let name = visitor.session.name.clone();
    let known = json!(input);
    let app = &app;
    once(
        app,
        visitor,
        "widget.start",
        &known,
        StatusCode::CREATED,
        async move |ctx| talk::start(&app.support, &ctx, &widget, name.as_deref(), input).await,
    )
    .await
}

/// Refuses a visitor who writes more than a person can.
pub(super) fn held_back(app: &App, visitor: &Visitor) -> Result<(), ApiError> {
    app.visitors
        .message(visitor.session.visitor)
        .map_err(|error| visitor.place.fail(error))
}

pub(super) async fn say(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
    ApiJson(input): ApiJson<talk::Say>,
) -> Answer {
    held_back(&app, &visitor)?;
    let id = conversation(&visitor, &text)?;
    let known = json!([id, input]);
    let app = &app;
    once(
        app,
        visitor,
        "widget.say",
        &known,
        StatusCode::CREATED,
        async move |ctx| talk::say(&app.support, &ctx, id, input).await,
    )
    .await
}

pub(super) async fn read(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
    ApiJson(input): ApiJson<talk::Read>,
) -> Answer {
    let id = conversation(&visitor, &text)?;
    look(
        &visitor.place,
        talk::read(&app.support, &visitor.ctx, id, input.seq),
    )
    .await
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Typing {
    /// Whether they type, or no longer.
    typing: bool,
}

pub(super) async fn typing(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
    ApiJson(input): ApiJson<Typing>,
) -> Answer {
    let id = conversation(&visitor, &text)?;
    look(&visitor.place, async {
        talk::typing(&app.support, &visitor.ctx, id, input.typing).await?;
        Ok(json!({"typing": input.typing}))
    })
    .await
}

pub(super) async fn person(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
) -> Answer {
    let id = conversation(&visitor, &text)?;
    let app = &app;
    once(
        app,
        visitor,
        "widget.person",
        &id,
        StatusCode::OK,
        async move |ctx| talk::call_person(&app.support, &ctx, id).await,
    )
    .await
}

pub(super) async fn end(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
) -> Answer {
    let id = conversation(&visitor, &text)?;
    let app = &app;
    once(
        app,
        visitor,
        "widget.end",
        &id,
        StatusCode::OK,
        async move |ctx| talk::end(&app.support, &ctx, id).await,
    )
    .await
}

pub(super) async fn rate(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
    ApiJson(input): ApiJson<talk::Rate>,
) -> Answer {
    let id = conversation(&visitor, &text)?;
    let known = json!([id, input]);
    let app = &app;
    once(
        app,
        visitor,
        "widget.rate",
        &known,
        StatusCode::OK,
        async move |ctx| talk::rate(&app.support, &ctx, id, input).await,
    )
    .await
}

pub(super) async fn helped(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
    ApiJson(input): ApiJson<talk::Helped>,
) -> Answer {
    let id = conversation(&visitor, &text)?;
    let known = json!([id, input]);
    let app = &app;
    once(
        app,
        visitor,
        "widget.feedback",
        &known,
        StatusCode::OK,
        async move |ctx| talk::helped(&app.support, &ctx, id, input).await,
    )
    .await
}
