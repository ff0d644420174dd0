use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{FromRequestParts, OriginalUri, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tekup_base::{Error, ErrorKind, Result, SystemClock};
use tekup_context::{Door, OpContext, OpContextBuilder, Permissions, Principal};
use tekup_operations::http::{ApiError, Place};
use tekup_support::widget::{self, Session, Widget};

use crate::{App, http};

/// The installation that a request names, and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub widget: Arc<Widget>,
    pub address: IpAddr,
    /// The page's origin, if the browser told it.
    pub origin: Option<String>,
}

/// Lets a request in whose page may hold the widget, and says so to the browser.
pub(super) async fn admit(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let place = Place::of(&parts);
    let visit = match visit(&app, &parts).await {
        Ok(visit) => visit,
        Err(error) => return place.fail(error).into_response(),
    };
    let origin = visit.origin.clone();
    let mut response = if parts.method == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else if let Err(error) = app.visitors.call(visit.address) {
        place.fail(error).into_response()
    } else {
        parts.extensions.insert(visit);
        next.run(Request::from_parts(parts, body)).await
    };
    share(response.headers_mut(), origin.as_deref());
    response
}

async fn visit(app: &App, parts: &Parts) -> Result<Visit> {
    let uri = parts.extensions.get::<OriginalUri>();
    let path = uri.map_or(&parts.uri, |uri| &uri.0).path();
    let key = path.split('/').nth(3).unwrap_or_default();
    let widget = app
        .support
        .widget(key)
        .await?
        .ok_or_else(|| Error::not_found("widget"))?;
    let origin = match parts.headers.get(header::ORIGIN) {
        None => None,
        Some(origin) => {
            let origin = origin.to_str().unwrap_or_default();
            if !is_own(origin, &parts.headers) && !widget.allows(origin) {
                return Err(Error::new(
                    ErrorKind::Forbidden,
                    "this page may not hold the widget; add its origin to the installation",
                ));
            }
            Some(origin.to_owned())
        }
    };
    Ok(Visit {
        widget,
        address: app.visitors.address_of(parts),
        origin,
    })
}

/// Whether the page is one of ours: the preview and the demo.
fn is_own(origin: &str, headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let place = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    place.is_some() && place == host
}

/// What the browser must know to hand the answer to the page. Cookies are neither asked for nor taken.
fn share(headers: &mut HeaderMap, origin: Option<&str>) {
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    let Some(origin) = origin.and_then(|origin| HeaderValue::from_str(origin).ok()) else {
        return;
    };
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "authorization, content-type, idempotency-key",
        ),
        (
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            "retry-after, x-request-id",
        ),
        (header::ACCESS_CONTROL_MAX_AGE, "600"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
}

impl Visit {
    /// The context of somebody whose session is not known yet. Without any permission, as all of them.
    pub fn nobody(&self, place: &Place, door: Door) -> OpContext {
        self.context(place, door, Principal::System { name: "visitors" })
    }

    /// The context of a visitor.
    pub fn context(&self, place: &Place, door: Door, principal: Principal) -> OpContext {
        OpContextBuilder {
            principal,
            tenant: self.widget.tenant,
            permissions: Permissions::default(),
            request_id: Arc::clone(&place.request_id),
            door,
            locale: tekup_context::Locale::default(),
            deadline: None,
            clock: Arc::new(SystemClock),
            idempotency: None,
            operation: "",
            depth: 0,
        }
        .build()
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Place::of(parts).fail(Error::internal("the door was not passed")))
    }
}

/// A visitor with a session.
pub(super) struct Visitor {
    pub place: Place,
    pub visit: Visit,
    pub session: Session,
    pub ctx: OpContext,
    pub key: Option<String>,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let place = Place::of(parts);
        let visit = Visit::from_request_parts(parts, app).await?;
        let opened = || {
            let token = http::bearer(&parts.headers)
                .ok_or_else(|| Error::unauthenticated("open a session first"))?;
            let session = widget::visitor(&visit.widget, token, chrono::Utc::now())?;
            app.visitors.visitor(session.visitor)?;
            Ok(session)
        };
        let session = opened().map_err(|error| place.fail(error))?;
        let ctx = visit.context(&place, Door::Http, session.principal());
        let key = http::idempotency_key(&parts.headers).map_err(|error| place.fail(error))?;
        Ok(Self {
            place,
            visit,
            session,
            ctx,
            key,
        })
    }
}
