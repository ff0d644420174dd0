use std::sync::Arc;

use axum::{
    Json,
    extract::{FromRequest, FromRequestParts, Multipart, Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use tekup_base::{AttachmentId, ConversationId, Error, ErrorKind, Result};
use tekup_context::{OpenTransactions, Permission};
use tekup_operations::http::{ApiError, Place};
use tekup_support::{
    attachments::{self, Checked, File, MAX_FILE, Upload},
    widget::files,
};

use super::{
    door::Visitor,
    talk::{held_back, id, once},
};
use crate::{App, http};

/// Takes a file in a conversation of the visitor's.
pub(super) async fn attach(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
    request: Request,
) -> Result<Response, ApiError> {
    let id = id(&text, "conversation").map_err(|error| visitor.place.fail(error))?;
    taken(app, visitor, Some(id), request).await
}

/// Takes a file that begins a conversation.
pub(super) async fn attach_first(
    State(app): State<App>,
    visitor: Visitor,
    request: Request,
) -> Result<Response, ApiError> {
    taken(app, visitor, None, request).await
}

async fn taken(
    app: App,
    visitor: Visitor,
    conversation: Option<ConversationId>,
    request: Request,
) -> Result<Response, ApiError> {
    held_back(&app, &visitor)?;
    let place = visitor.place.clone();
    let (hash, file) = read(request).await.map_err(|error| place.fail(error))?;
    let widget = Arc::clone(&visitor.visit.widget);
    let name = visitor.session.name.clone();
    // What two calls with the same key must have in common.
    let known = json!([conversation, hash]);
    let app = &app;
    once(
        app,
        visitor,
        "widget.attach",
        &known,
        StatusCode::CREATED,
        async move |ctx| {
            files::attach(
                &app.support,
                &ctx,
                &widget,
                name.as_deref(),
                conversation,
                file,
            )
            .await
        },
    )
    .await
}

/// The file of a form, looked at before anything else happens, and a digest of it.
async fn read(request: Request) -> Result<(String, Checked)> {
    let no_form = || {
        Error::new(
            ErrorKind::UnsupportedMediaType,
            "send the file as multipart/form-data, in a field named file",
        )
    };
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| no_form())?;
    while let Some(mut field) = form.next_field().await.map_err(|_| no_form())? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or("file").to_owned();
        let mut content = Vec::new();
        let cut = |_| {
            Error::field(
                "file",
                "unreadable",
                "the file could not be read to its end",
            )
        };
        while let Some(piece) = field.chunk().await.map_err(cut)? {
            if content.len() + piece.len() > MAX_FILE {
                return Err(Error::new(
                    ErrorKind::PayloadTooLarge,
                    "a file may have at most 10 MB",
                ));
            }
            content.extend_from_slice(&piece);
        }
        let digest: String = Sha256::digest(&content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let checked = attachments::check(Upload { name, content })?;
        return Ok((digest, checked));
    }
    Err(Error::field(
        "file",
        "required",
        "the form holds no field named file",
    ))
}

/// A file of a conversation of the visitor's.
pub(super) async fn show(
    State(app): State<App>,
    Path((_, text)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, ApiError> {
    let found = async {
        let id: AttachmentId = id(&text, "file")?;
        files::file(&app.support, &visitor.ctx, id).await
    };
    let file = OpenTransactions::scope(found)
        .await
        .map_err(|error| visitor.place.fail(error))?;
    Ok(send(file))
}

/// Takes a file that a person of the staff is about to send in an answer.
pub(crate) async fn from_staff(
    State(app): State<App>,
    Path(text): Path<String>,
    request: Request,
) -> Result<Response, ApiError> {
    let (parts, body) = request.into_parts();
    let place = Place::of(&parts);
    let kept = async {
        let ctx = http::caller(&app, &parts.headers, &place).await?;
        ctx.require(Permission::ConversationsReply)?;
        app.registry.rate_limit().check(&ctx)?;
        let id: ConversationId = id(&text, "conversation")?;
        let mut builder = ctx.to_builder();
        builder.operation = "conversations.attach";
        let ctx = builder.build();
        let (_, file) = read(Request::from_parts(parts, body)).await?;
        OpenTransactions::scope(attachments::upload(&app.support, &ctx, id, file)).await
    };
    let kept = kept.await.map_err(|error| place.fail(error))?;
    Ok((StatusCode::CREATED, Json(kept)).into_response())
}

/// A file of a conversation, for staff.
pub(crate) async fn for_staff(
    State(app): State<App>,
    Path(text): Path<String>,
    request: Request,
) -> Result<Response, ApiError> {
    let (mut parts, _) = request.into_parts();
    let place = Place::from_request_parts(&mut parts, &())
        .await
        .unwrap_or_else(|never| match never {});
    let found = async {
        let ctx = http::caller(&app, &parts.headers, &place).await?;
        ctx.require(Permission::ConversationsRead)?;
        app.registry.rate_limit().check(&ctx)?;
        let id: AttachmentId = id(&text, "file")?;
        let tx = app.db.begin_single(&ctx).await?;
        attachments::load(&tx, id).await
    };
    let file = OpenTransactions::scope(found)
        .await
        .map_err(|error| place.fail(error))?;
    Ok(send(file))
}

/// Sends a file so that a browser shows or saves it, and runs nothing of it.
fn send(file: File) -> Response {
    let kind = if file.media_type.starts_with("image/") {
        "inline"
    } else {
        "attachment"
    };
    let mut response = file.content.into_response();
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, &file.media_type);
    set(
        header::CONTENT_DISPOSITION,
        &format!("{kind}; filename*=UTF-8''{}", percent(&file.name)),
    );
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
    set(header::CACHE_CONTROL, "private, max-age=3600");
    response
}

/// As RFC 8187 wants a name in a header.
fn percent(name: &str) -> String {
    name.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
