//! Sign-in, refresh, sign-out, tenant switch and the public keys: plain routes, since they make or end
//! credentials instead of using one.

use std::net::{IpAddr, SocketAddr};

use axum::{
    Json, Router,
    extract::{ConnectInfo, FromRequestParts, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use cookie::{Cookie, SameSite};
use schemars::JsonSchema;
use serde::Deserialize;
use tekup_base::{Error, Result, Secret, TenantId};
use tekup_context::OpenTransactions;
use tekup_operations::http::{ApiError, ApiJson, Place};

use crate::{Credential, Identity, Session, refresh::REFRESH_LIFE};

const COOKIE: &str = "tekup_refresh";
const COOKIE_PATH: &str = "/api/v1/auth";

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Login {
    /// The address they sign in with.
    #[schemars(length(min = 1, max = 254))]
    email: String,
    /// Their password.
    #[schemars(length(min = 1, max = 1000))]
    password: Secret,
    /// Whether the refresh token shall stand in the answer too, for clients without cookies.
    #[serde(default)]
    return_refresh_token: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Refresh {
    /// The refresh token, for clients without cookies.
    #[schemars(length(max = 200))]
    refresh_token: Option<Secret>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Switch {
    /// The tenant to go to.
    tenant_id: TenantId,
    /// The refresh token, for clients without cookies.
    #[schemars(length(max = 200))]
    refresh_token: Option<Secret>,
}

pub(crate) fn routes(identity: Identity) -> Router {
    Router::new()
        .route("/api/v1/auth/login", post(login))
        .route("/api/v1/auth/refresh", post(refresh))
        .route("/api/v1/auth/logout", post(logout))
        .route("/api/v1/auth/switch", post(switch))
        .route("/.well-known/jwks.json", get(jwks))
        .with_state(identity)
}

/// What these routes need to know about a request besides its body.
struct Caller {
    place: Place,
    address: Option<IpAddr>,
    headers: HeaderMap,
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self {
            place: Place::of(parts),
            address: peer.map(|peer| peer.0.ip()),
            headers: parts.headers.clone(),
        })
    }
}

impl Caller {
    /// The refresh token in the cookie.
    fn cookie(&self) -> Option<String> {
        self.headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(Cookie::split_parse)
            .filter_map(Result::ok)
            .find(|cookie| cookie.name() == COOKIE)
            .map(|cookie| cookie.value().to_owned())
    }

    fn id(&self) -> &str {
        &self.place.request_id
    }

    /// Runs `work` and puts its error into the one shape.
    async fn answer(&self, work: impl Future<Output = Result<Response>>) -> Answer {
        OpenTransactions::scope(work)
            .await
            .map_err(|error| self.place.fail(error))
    }
}

type Answer = Result<Response, ApiError>;

async fn login(
    State(identity): State<Identity>,
    caller: Caller,
    ApiJson(body): ApiJson<Login>,
) -> Answer {
    caller
        .answer(async {
            let (mut session, token) = identity
                .sign_in(caller.address, caller.id(), &body.email, body.password)
                .await?;
            if body.return_refresh_token {
                session.tokens.refresh_token = Some(token.clone());
            }
            identity.reply(session, Some(&token))
        })
        .await
}

async fn refresh(
    State(identity): State<Identity>,
    caller: Caller,
    ApiJson(body): ApiJson<Refresh>,
) -> Answer {
    caller
        .answer(async {
            let given = body.refresh_token.map(|token| token.expose().to_owned());
            let cookie = caller.cookie();
            let token = given
                .clone()
                .or(cookie.clone())
                .ok_or_else(|| Error::unauthenticated("there is no session to refresh; sign in"))?;
            let (mut session, next) = identity.rotate(&token, None, caller.id()).await?;
            if given.is_some() {
                session.tokens.refresh_token.clone_from(&next);
            }
            let for_cookie = next.filter(|_| cookie.is_some_and(|cookie| cookie == token));
            identity.reply(session, for_cookie.as_deref())
        })
        .await
}

async fn logout(
    State(identity): State<Identity>,
    caller: Caller,
    ApiJson(body): ApiJson<Refresh>,
) -> Answer {
    caller
        .answer(async {
            let given = body.refresh_token.map(|token| token.expose().to_owned());
            for token in given.into_iter().chain(caller.cookie()) {
                identity.sign_out(&token).await?;
            }
            // Without a cookie the access token still says which sign-in shall end. One that has run
            // out is nothing to refuse a sign-out for.
            if let Ok(Some(credential @ Credential::Bearer(_))) = Credential::of(&caller.headers)
                && let Ok(who) = identity.authenticator().authenticate(credential).await
                && let Some(family) = who.session
            {
                identity.sign_out_family(family).await?;
            }
            let mut response = StatusCode::NO_CONTENT.into_response();
            identity.set_cookie(&mut response, None)?;
            Ok(response)
        })
        .await
}

async fn switch(
    State(identity): State<Identity>,
    caller: Caller,
    ApiJson(body): ApiJson<Switch>,
) -> Answer {
    caller
        .answer(async {
            let credential = Credential::of(&caller.headers)?
                .ok_or_else(|| Error::unauthenticated("send the access token"))?;
            let who = identity.authenticator().authenticate(credential).await?;
            let given = body.refresh_token.map(|token| token.expose().to_owned());
            let cookie = caller.cookie();
            let token = given.clone().or(cookie.clone());
            let (mut session, next) = match token.clone() {
                // The refresh token moves along if it belongs to this very sign-in.
                Some(token)
                    if identity.owner_of(&token).await?
                        == who.principal.user_id().zip(who.session) =>
                {
                    identity
                        .rotate(&token, Some(body.tenant_id), caller.id())
                        .await?
                }
                _ => {
                    let session = identity.visit(&who, body.tenant_id, caller.id()).await?;
                    (session, None)
                }
            };
            if given.is_some() {
                session.tokens.refresh_token.clone_from(&next);
            }
            let for_cookie = next.filter(|_| cookie.is_some() && cookie == token);
            identity.reply(session, for_cookie.as_deref())
        })
        .await
}

async fn jwks(State(identity): State<Identity>) -> Response {
    let mut response = Json(identity.0.keys.jwks()).into_response();
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    );
    response
}

impl Identity {
    fn reply(&self, session: Session, refresh: Option<&str>) -> Result<Response> {
        let mut response = Json(session).into_response();
        if refresh.is_some() {
            self.set_cookie(&mut response, refresh)?;
        }
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(response)
    }

    /// Sets the refresh cookie, or clears it.
    fn set_cookie(&self, response: &mut Response, token: Option<&str>) -> Result<()> {
        let age = token.map_or(0, |_| REFRESH_LIFE.num_seconds());
        let cookie = Cookie::build((COOKIE, token.unwrap_or_default()))
            .path(COOKIE_PATH)
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(self.0.config.secure_cookies)
            .max_age(cookie::time::Duration::seconds(age))
            .build();
        let value = HeaderValue::from_str(&cookie.to_string()).map_err(Error::internal)?;
        response.headers_mut().append(header::SET_COOKIE, value);
        Ok(())
    }
}
