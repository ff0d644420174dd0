//! Operations of other systems, as their descriptions say.

use serde_json::{Map, Value, json};
use tekup_base::ErrorKind;
use tekup_egress::Method;
use tekup_protocols::openapi::Content;
use tekup_runs::Failure;
use uuid::Uuid;

use super::{super::engine::Engine, http::answered, out_of_reach, wrong};

impl Engine<'_> {
    pub(super) async fn api(
        &self,
        kind: &str,
        name: &str,
        inputs: Value,
    ) -> Result<Value, Failure> {
        let call = self.catalogue.call(kind).ok_or_else(|| {
            let message = self.catalogue.missing(kind);
            wrong(ErrorKind::NotFound, message)
        })?;
        let mut inputs = match inputs {
            Value::Object(inputs) => inputs,
            _ => Map::new(),
        };
        // What an expression found nothing for is not sent.
        inputs.retain(|_, value| !value.is_null());
        let inputs = Value::Object(inputs);
        if let Some(validator) = self.catalogue.validator(kind)
            && let Some(error) = validator.iter_errors(&inputs).next()
        {
            let at = error.instance_path().to_string();
            let at = at.trim_start_matches('/').replace('/', ".");
            let message = format!("{at}: {}", error.masked_with("this"));
            let message = message.trim_start_matches(": ").to_owned();
            return Err(wrong(ErrorKind::Validation, message));
        }
        let Value::Object(inputs) = inputs else {
            return Err(wrong(ErrorKind::Validation, "inputs: must be an object"));
        };
        let operation = &call.operation;
        let asked = operation
            .request(&call.server, &inputs)
            .map_err(|why| wrong(ErrorKind::Validation, why))?;
        let credential = match inputs.get("credentialId").and_then(Value::as_str) {
            Some(id) => Some(id.parse::<Uuid>().map_err(|_| {
                wrong(
                    ErrorKind::Validation,
                    "credentialId: is no id of a credential",
                )
            })?),
            None => call.credential_id,
        };
        let method = Method::from_bytes(operation.method.as_bytes())
            .map_err(|_| wrong(ErrorKind::Validation, "the method is none of HTTP"))?;
        let reads = matches!(method, Method::GET | Method::HEAD);
        let query = asked.query.iter();
        let query = query.map(|(name, value)| (name.as_str(), value.clone()));
        let headers = asked.headers.into_iter();
        let headers = headers.map(|(name, value)| (name, json!(value)));
        let mut request = self
            .request(
                method,
                &asked.url,
                query.collect(),
                &headers.collect(),
                credential,
            )
            .await?;
        if let Some((kind, content)) = asked.body {
            let text = match content {
                Content::Json(json) => json.to_string(),
                Content::Text(text) => text,
            };
            request = request.header("content-type", kind).body(text);
        }
        if !reads {
            request = request.header("idempotency-key", self.key(name));
        }
        let answer = self.automation.0.way.send(request).await;
        let any_status = inputs.get("anyStatus") == Some(&Value::Bool(true));
        answered(answer.map_err(out_of_reach)?, any_status).await
    }
}
