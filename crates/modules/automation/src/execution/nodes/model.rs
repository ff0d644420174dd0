use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind};
use tekup_context::Permission;
use tekup_inference::{Asking, ChatRequest, Constraint, InferenceError, Message, collect};
use tekup_runs::{Failure, tokens};

use super::{super::engine::Engine, passing, wrong};
use crate::catalogue::ModelCall;

/// How long a model may take.
const PATIENCE: Duration = Duration::from_secs(100);

impl Engine<'_> {
    pub(super) async fn ask(&self, asked: ModelCall) -> Result<Value, Failure> {
        let ctx = self.acting().await?;
        ctx.require(Permission::ModelsRead)?;
        let asking = Asking {
            run: Some(self.run.run().id.0),
            ..Asking::of(&ctx)
        };
        let model = self.automation.0.chat.chat_model(&asking, None).await;
        let model = model.map_err(|error| match error {
            InferenceError::ModelMissing { .. } => {
                Failure::Permanent(Error::unavailable("there is no text model on this server"))
            }
            other => failed(other),
        })?;
        let system = asked.system.map(Message::system);
        let choices = (!asked.choices.is_empty())
            .then(|| json!({"type": "object", "properties": {"choice": {"enum": asked.choices}}, "required": ["choice"],
                "additionalProperties": false}));
        let request = ChatRequest {
            messages: system
                .into_iter()
                .chain([Message::user(asked.prompt)])
                .collect(),
            temperature: Some(0.0),
            max_tokens: Some(asked.max_tokens),
            deadline: Some(Instant::now() + PATIENCE),
            constraint: choices
                .as_ref()
                .map(|schema| Constraint::JsonSchema(schema.to_string())),
            cache_scope: Some(ctx.tenant().to_string()),
            ..ChatRequest::default()
        };
        let stream = model
            .chat(request, self.run.stop().clone())
            .await
            .map_err(failed)?;
        let answer = collect(stream).await.map_err(failed)?;
        tokens(answer.usage.prompt_tokens, answer.usage.completion_tokens);
        let text = answer.text.trim();
        if choices.is_none() {
            return Ok(json!({"text": text}));
        }
        let chosen: Value = serde_json::from_str(text)
            .map_err(|_| passing("the model's answer is none of the choices"))?;
        Ok(json!({"text": chosen["choice"]}))
    }
}

fn failed(error: InferenceError) -> Failure {
    let error = Error::from(error);
    match error.kind() {
        kind @ (ErrorKind::Validation | ErrorKind::Conflict) => wrong(kind, error.to_string()),
        _ => passing(error.to_string()),
    }
}
