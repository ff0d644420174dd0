//! Failures in OpenAI's shape.

use std::time::Duration;

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind};
use tekup_inference::InferenceError;

/// OpenAI's word for a budget that is used up.
const QUOTA: &str = "insufficient_quota";

/// A failure on its way out.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    status: StatusCode,
    message: String,
    param: Option<String>,
    code: &'static str,
    retry_after: Option<Duration>,
}

impl Fault {
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            param: None,
            code,
            retry_after: None,
        }
    }

    /// A parameter that is wrong.
    pub fn at(param: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            param: Some(param.into()),
            ..Self::new(StatusCode::BAD_REQUEST, code, message)
        }
    }

    /// There is no such model for the caller.
    pub fn no_model(name: &str, why: &str) -> Self {
        let message =
            format!("The model `{name}` does not exist or you do not have access to it: {why}");
        Self {
            param: Some("model".to_owned()),
            ..Self::new(StatusCode::NOT_FOUND, "model_not_found", message)
        }
    }

    /// A failure to find the model called `name`.
    pub fn finding(name: &str, error: InferenceError) -> Self {
        match &error {
            InferenceError::Invalid { message, .. } => Self::no_model(name, message),
            InferenceError::ModelMissing { .. } => Self::no_model(name, &error.to_string()),
            _ => error.into(),
        }
    }

    fn after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
        self
    }

    /// What is sent.
    pub fn body(&self) -> Value {
        let kind = match self.status.as_u16() {
            429 if self.code == QUOTA => QUOTA,
            429 => "rate_limit_error",
            400..500 => "invalid_request_error",
            _ => "server_error",
        };
        let code = (!self.code.is_empty()).then_some(self.code);
        json!({"error": {"message": self.message, "type": kind, "param": self.param, "code": code}})
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body())).into_response();
        let headers = response.headers_mut();
        if self.code == QUOTA {
            // OpenAI's clients ask again after any other 429.
            headers.insert("x-should-retry", header::HeaderValue::from_static("false"));
        }
        if let Some(wait) = self.retry_after {
            headers.insert(header::RETRY_AFTER, wait.as_secs().max(1).into());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            let realm = header::HeaderValue::from_static("Bearer realm=\"tekup\"");
            headers.insert(header::WWW_AUTHENTICATE, realm);
        }
        response
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let kind = error.kind();
        let code = match kind {
            ErrorKind::Unauthenticated => "invalid_api_key",
            ErrorKind::Forbidden => "insufficient_permissions",
            ErrorKind::RateLimited(_) => "rate_limit_exceeded",
            other => other.code(),
        };
        if matches!(kind, ErrorKind::Internal | ErrorKind::Unavailable) {
            tracing::error!(?error, "a request of a model failed");
        }
        let status =
            StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::new(status, code, error.message()).after(kind.retry_after())
    }
}

impl From<InferenceError> for Fault {
    fn from(error: InferenceError) -> Self {
        match &error {
            InferenceError::Invalid { field, message } => {
                let param = param(field);
                Self::at(
                    param.clone(),
                    "invalid_value",
                    format!("Invalid '{param}': {message}."),
                )
            }
            InferenceError::Budget { .. } => {
                Self::new(StatusCode::TOO_MANY_REQUESTS, QUOTA, error.to_string())
            }
            InferenceError::Provider {
                status: Some(400 | 413 | 422),
                message,
                ..
            } => Self::new(StatusCode::BAD_REQUEST, "provider_refused", message),
            // What else a server of the tenant's says is theirs to know.
            InferenceError::Provider {
                status,
                message,
                retry_after,
            } if *status != Some(429) => {
                tracing::warn!(?error, "a model server failed");
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "provider_failed", message)
                    .after(*retry_after)
            }
            _ => Error::from(error).into(),
        }
    }
}

/// The path of a field as OpenAI writes it: `messages[3].content`.
fn param(field: &str) -> String {
    let mut path = String::new();
    for part in field.split('.') {
        if part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty() {
            path.push_str(&format!("[{part}]"));
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(part);
        }
    }
    match path.as_str() {
        "constraint" => "response_format".to_owned(),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_openai_does() {
        assert_eq!(param("messages.3.content"), "messages[3].content");
        assert_eq!(param("constraint"), "response_format");
    }
}
