use serde_json::{Map, Value, json};
use tekup_base::ErrorKind;
use tekup_egress::{Method, RequestBuilder, Response, body, retry_after};
use tekup_runs::Failure;
use uuid::Uuid;

use super::{
    super::{MAX_OUTPUT, engine::Engine},
    out_of_reach, passing, wrong,
};
use crate::{
    catalogue::{GraphqlRequest, HttpMethod, HttpRequest},
    credentials::Credential,
};

/// Headers that the way out sets itself.
const OURS: [&str; 5] = [
    "host",
    "content-length",
    "connection",
    "transfer-encoding",
    "idempotency-key",
];

impl Engine<'_> {
    pub(super) async fn http(&self, name: &str, asked: HttpRequest) -> Result<Value, Failure> {
        let method = match asked.method {
            HttpMethod::GET => Method::GET,
            HttpMethod::POST => Method::POST,
            HttpMethod::PUT => Method::PUT,
            HttpMethod::PATCH => Method::PATCH,
            HttpMethod::DELETE => Method::DELETE,
            HttpMethod::HEAD => Method::HEAD,
        };
        let reads = matches!(asked.method, HttpMethod::GET | HttpMethod::HEAD);
        let query = asked
            .query
            .iter()
            .map(|(name, value)| (name.as_str(), text(value)));
        let request = self
            .request(
                method,
                &asked.url,
                query.collect(),
                &asked.headers,
                asked.credential_id,
            )
            .await?;
        let mut request = match asked.body {
            Value::Null => request,
            Value::String(text) => request.body(text),
            json => request.json(&json),
        };
        if !reads {
            request = request.header("idempotency-key", self.key(name));
        }
        let answer = self
            .automation
            .0
            .way
            .send(request)
            .await
            .map_err(out_of_reach)?;
        answered(answer, asked.any_status).await
    }

    pub(super) async fn graphql(
        &self,
        name: &str,
        asked: GraphqlRequest,
    ) -> Result<Value, Failure> {
        let request = self
            .request(
                Method::POST,
                &asked.url,
                Vec::new(),
                &asked.headers,
                asked.credential_id,
            )
            .await?
            .header("idempotency-key", self.key(name))
            .json(&json!({"query": asked.query, "variables": asked.variables}));
        let answer = self
            .automation
            .0
            .way
            .send(request)
            .await
            .map_err(out_of_reach)?;
        let answer = answered(answer, false).await?;
        let said = &answer["body"];
        if let Some(first) = said["errors"].as_array().and_then(|all| all.first()) {
            let message = first["message"].as_str().unwrap_or("the query was refused");
            let message: String = message.chars().take(500).collect();
            return Err(wrong(ErrorKind::Validation, message));
        }
        Ok(json!({"data": said["data"]}))
    }

    pub(super) async fn request(
        &self,
        method: Method,
        url: &str,
        query: Vec<(&str, String)>,
        headers: &Map<String, Value>,
        credential: Option<Uuid>,
    ) -> Result<RequestBuilder, Failure> {
        let url = self.automation.0.guard.check(url);
        let mut url = url.map_err(|error| wrong(ErrorKind::Validation, format!("url: {error}")))?;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        let mut request = self.automation.0.way.request(method, url);
        for (name, value) in headers {
            if OURS.contains(&name.to_lowercase().as_str()) {
                return Err(wrong(
                    ErrorKind::Validation,
                    format!("headers: {name} is set by the server"),
                ));
            }
            request = request.header(name, text(value));
        }
        let Some(id) = credential else {
            return Ok(request);
        };
        let ctx = self.acting().await?;
        let credential = Credential::open(self.automation, &ctx, id).await?;
        Ok(credential.show(request, &host)?)
    }
}

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(super) async fn answered(answer: Response, any_status: bool) -> Result<Value, Failure> {
    let status = answer.status();
    let headers: Map<String, Value> = answer
        .headers()
        .iter()
        .filter(|(name, _)| name.as_str() != "set-cookie")
        .filter_map(|(name, value)| Some((name.to_string(), json!(value.to_str().ok()?))))
        .take(100)
        .collect();
    let wait = retry_after(&answer);
    let is_json = headers
        .get("content-type")
        .and_then(Value::as_str)
        .is_some_and(|kind| kind.contains("json"));
    let bytes = body(answer, MAX_OUTPUT).await.map_err(out_of_reach)?;
    let words = String::from_utf8_lossy(&bytes).replace('\0', "");
    if any_status || status.is_success() {
        let body = match is_json {
            true => serde_json::from_str(&words).unwrap_or(Value::String(words)),
            false => Value::String(words),
        };
        return Ok(json!({"status": status.as_u16(), "headers": headers, "body": body}));
    }
    let said: String = words.trim().chars().take(300).collect();
    let message = format!("it answered {status}: {said}");
    let passes = status.is_server_error() || matches!(status.as_u16(), 408 | 425 | 429);
    Err(match (passes, wait) {
        (true, Some(wait)) => Failure::Later {
            wait,
            counted: true,
            error: tekup_base::Error::unavailable(message),
        },
        (true, None) => passing(message),
        (false, _) => wrong(ErrorKind::Validation, message),
    })
}
