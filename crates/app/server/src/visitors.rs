//! The visitors' door: what the chat widget on a tenant's pages speaks to. Ordinary routes beside the
//! registry. A visitor holds no permission, so none of the registered operations takes them; what they may do
//! is in `tekup_support::widget`, and each of its functions looks at their own conversations only.
//!
//! The path names the installation (`/widget/v1/{key}/...`), because a browser asks before it sends anything
//! else whether the page may (CORS), and only the path is there then.

mod door;
mod files;
mod limits;
mod script;
mod socket;
mod talk;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};

pub(crate) use files::{for_staff, from_staff};
pub(crate) use limits::Limits;
pub(crate) use script::{demo, demo_style, script};

use crate::{App, http::wrong_method};

/// A file and the form around it.
pub(crate) const MAX_FORM: usize = tekup_support::attachments::MAX_FILE + 64 * 1024;

/// The routes below `/widget/v1/{key}`.
pub(crate) fn routes(app: &App) -> Router<App> {
    let form = DefaultBodyLimit::max(MAX_FORM);
    Router::new()
        .route("/config", get(talk::config))
        .route("/session", post(talk::session))
        .route("/conversations", get(talk::list).post(talk::start))
        .route("/conversations/{id}", get(talk::history))
        .route("/conversations/{id}/messages", post(talk::say))
        .route("/conversations/{id}/read", post(talk::read))
        .route("/conversations/{id}/typing", post(talk::typing))
        .route("/conversations/{id}/person", post(talk::person))
        .route("/conversations/{id}/end", post(talk::end))
        .route("/conversations/{id}/rating", post(talk::rate))
        .route("/conversations/{id}/feedback", post(talk::helped))
        .route(
            "/conversations/{id}/attachments",
            post(files::attach).layer(form),
        )
        .route("/attachments", post(files::attach_first).layer(form))
        .route("/attachments/{id}", get(files::show))
        .route("/socket", get(socket::upgrade))
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn_with_state(app.clone(), door::admit))
}
