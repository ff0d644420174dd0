//! The one error shape over HTTP, and JSON bodies that answer in it when they are wrong.

use std::{
    any::TypeId,
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use axum::{
    Json,
    body::Bytes,
    extract::{
        DefaultBodyLimit, FromRequest, FromRequestParts, OriginalUri, Request,
        rejection::BytesRejection,
    },
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use chrono::{SecondsFormat, Utc};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind, Result};
use uuid::Uuid;

use crate::{schema, validate::Validator};

/// Longest `x-request-id` that is taken from a caller.
const MAX_REQUEST_ID: usize = 128;

/// The request's id, put into its extensions by the server.
#[derive(Debug, Clone)]
pub struct RequestId(pub Arc<str>);

impl RequestId {
    /// The caller's `x-request-id` if it is 1 to 128 printable ASCII characters, else a new id.
    pub fn of(headers: &HeaderMap) -> Self {
        let given = headers
            .get("x-request-id")
            .and_then(|id| id.to_str().ok())
            .filter(|id| (1..=MAX_REQUEST_ID).contains(&id.len()))
            .filter(|id| id.bytes().all(|b| b.is_ascii_graphic()));
        Self(match given {
            Some(id) => Arc::from(id),
            None => Arc::from(Uuid::now_v7().to_string()),
        })
    }
}

/// Where a request stands: what its errors must name. An extractor that cannot fail.
#[derive(Debug, Clone)]
pub struct Place {
    /// The request's id.
    pub request_id: Arc<str>,
    /// The request's path, as the caller wrote it, without the query.
    pub path: Box<str>,
}

impl Place {
    /// The place of a request.
    pub fn of(parts: &Parts) -> Self {
        let id = parts.extensions.get::<RequestId>().cloned();
        let uri = parts.extensions.get::<OriginalUri>();
        Self {
            request_id: id.unwrap_or_else(|| RequestId::of(&parts.headers)).0,
            path: uri.map_or(&parts.uri, |uri| &uri.0).path().into(),
        }
    }

    /// `error`, as an answer to the request at this place.
    pub fn fail(&self, error: Error) -> ApiError {
        ApiError {
            error,
            request_id: Arc::clone(&self.request_id),
            path: self.path.clone(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Place {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// An error on its way out.
#[derive(Debug)]
pub struct ApiError {
    /// What went wrong.
    pub error: Error,
    /// The id of the request it went wrong in.
    pub request_id: Arc<str>,
    /// That request's path.
    pub path: Box<str>,
}

impl ApiError {
    /// The body of the answer.
    pub fn body(&self) -> Value {
        let kind = self.error.kind();
        let details = match kind.retry_after() {
            Some(wait) => json!({"retryAfterSeconds": wait.as_secs().max(1)}),
            None => Value::Null,
        };
        json!({
            "error": {
                "code": kind.code(),
                "message": self.error.message(),
                "details": details,
                "timestamp": Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true),
                "requestId": &*self.request_id,
                "path": self.path,
                "statusCode": kind.status(),
            },
            "errors": self.error.fields(),
        })
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let kind = self.error.kind();
        if matches!(kind, ErrorKind::Internal | ErrorKind::Unavailable) {
            tracing::error!(
                request_id = &*self.request_id, path = self.path, error = ?self.error,
                "a request failed"
            );
        }
        let status =
            StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.body())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(wait) = kind.retry_after() {
            headers.insert(header::RETRY_AFTER, wait.as_secs().max(1).into());
        }
        if kind == ErrorKind::Unauthenticated {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer realm=\"tekup\""),
            );
        }
        response
    }
}

/// Largest body of [`ApiJson`], in bytes: credentials and the like.
const SMALL_BODY: usize = 64 * 1024;

/// A JSON body of at most 64 KiB, checked against the schema of `T` so that every field that is wrong is named. A body
/// that is not there counts as `{}`.
#[derive(Debug, Clone, Copy)]
pub struct ApiJson<T>(pub T);

impl<S, T> FromRequest<S> for ApiJson<T>
where
    S: Send + Sync,
    T: DeserializeOwned + JsonSchema + 'static,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let place = Place::of(&parts);
        let typed_as_json = is_json(&parts.headers);
        let mut request = Request::from_parts(parts, body);
        DefaultBodyLimit::max(SMALL_BODY).apply(&mut request);
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| place.fail(unreadable(&rejection, SMALL_BODY)))?;
        typed(typed_as_json, &body).map_err(|error| place.fail(error))
    }
}

fn typed<T>(typed_as_json: bool, body: &[u8]) -> Result<ApiJson<T>>
where
    T: DeserializeOwned + JsonSchema + 'static,
{
    let value = parse(typed_as_json, body)?;
    validator_of::<T>()?.check(&value)?;
    serde_json::from_value(value)
        .map(ApiJson)
        .map_err(|error| Error::field("", "invalid", error.to_string()))
}

/// Reads a body that should be JSON; an empty one counts as `{}`. For doors that check it further
/// themselves.
///
/// # Errors
/// `UnsupportedMediaType` when it is said to be something else; a validation error that says where the
/// text stops being JSON.
pub fn parse(typed_as_json: bool, body: &[u8]) -> Result<Value> {
    if body.is_empty() {
        return Ok(json!({}));
    }
    if !typed_as_json {
        return Err(Error::new(
            ErrorKind::UnsupportedMediaType,
            "send the body as Content-Type: application/json",
        ));
    }
    serde_json::from_slice(body)
        .map_err(|error| Error::field("", "malformed", format!("the body is not JSON: {error}")))
}

/// Whether the request says that its body is JSON.
pub fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
    else {
        return false;
    };
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
        || (essence.to_ascii_lowercase().starts_with("application/")
            && essence.to_ascii_lowercase().ends_with("+json"))
}

/// Why a body could not be read, as our error: larger than `limit` bytes, or cut off on its way.
pub fn unreadable(rejection: &BytesRejection, limit: usize) -> Error {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::new(
            ErrorKind::PayloadTooLarge,
            format!(
                "the body is larger than the {} that are taken here",
                size(limit)
            ),
        ),
        _ => Error::field("", "unreadable", "the body could not be read to its end"),
    }
}

fn size(bytes: usize) -> String {
    match bytes / 1024 {
        kib if kib >= 1024 => format!("{} MiB", kib / 1024),
        kib => format!("{kib} KiB"),
    }
}

fn validator_of<T: JsonSchema + 'static>() -> Result<Arc<Validator>> {
    static VALIDATORS: LazyLock<Mutex<HashMap<TypeId, Arc<Validator>>>> =
        LazyLock::new(Mutex::default);
    let mut validators = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(validator) = validators.get(&TypeId::of::<T>()) {
        return Ok(Arc::clone(validator));
    }
    let validator = Validator::new(&schema::of::<T>()).map_err(Error::internal)?;
    let validator = Arc::new(validator);
    validators.insert(TypeId::of::<T>(), Arc::clone(&validator));
    Ok(validator)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    struct Body {
        #[schemars(length(max = 3))]
        name: String,
        #[expect(dead_code, reason = "only its schema matters")]
        age: u8,
    }

    fn body_of(text: &str) -> Result<ApiJson<Body>> {
        typed(true, text.as_bytes())
    }

    #[test]
    fn every_wrong_field_of_a_body_is_named() {
        let error = body_of(r#"{"name":"long name","extra":1}"#).unwrap_err();
        let mut fields: Vec<&str> = error.fields().iter().map(|f| f.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["age", "extra", "name"]);
    }

    #[test]
    fn no_body_counts_as_an_empty_object() {
        let error = typed::<Body>(false, b"").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Validation);
        assert_eq!(error.fields().len(), 2);
    }

    #[test]
    fn a_body_that_is_not_json_says_so() {
        assert_eq!(
            typed::<Body>(false, b"name=x").unwrap_err().kind(),
            ErrorKind::UnsupportedMediaType
        );
        let error = body_of("{\"name\": ").unwrap_err();
        assert!(error.message().contains("not JSON"), "{error}");
        assert_eq!(body_of(r#"{"name":"Bo","age":3}"#).unwrap().0.name, "Bo");
    }

    #[test]
    fn an_error_has_the_one_shape_and_says_when_to_come_back() {
        let place = Place {
            request_id: Arc::from("r-1"),
            path: "/api/v1/x".into(),
        };
        let wait = Duration::from_secs(7);
        let error = place.fail(Error::new(ErrorKind::Locked(wait), "locked"));
        let body = error.body();
        assert_eq!(body["error"]["code"], "locked");
        assert_eq!(body["error"]["details"]["retryAfterSeconds"], 7);
        assert_eq!(body["error"]["requestId"], "r-1");
        assert_eq!(body["error"]["path"], "/api/v1/x");
        assert_eq!(body["errors"], json!([]));
        let response = error.into_response();
        assert_eq!(response.status(), StatusCode::LOCKED);
        assert_eq!(response.headers()[header::RETRY_AFTER], "7");
    }

    #[test]
    fn a_request_id_of_control_characters_is_not_taken_over() {
        let mut headers = HeaderMap::new();
        headers.insert("x-request-id", HeaderValue::from_static("a b"));
        assert_ne!(&*RequestId::of(&headers).0, "a b");
        headers.insert("x-request-id", HeaderValue::from_static("abc-1"));
        assert_eq!(&*RequestId::of(&headers).0, "abc-1");
    }
}
