//! The answer in the form that the agent's definition asks for.

use serde_json::Value;
use tekup_agents::{Transcript, Turn, window::squeeze};
use tekup_base::ErrorKind;
use tekup_inference::{Constraint, Message};
use tekup_runs::Failure;

use super::{Work, wrong};

/// Tries at an answer that fits.
const TRIES: usize = 3;

impl Work<'_> {
    /// The agent's answer in its form; none where no form is asked for. What the agent said may fit already; else the
    /// model is asked to say it in the form, which a local model cannot leave.
    pub(super) async fn formed(
        &self,
        number: usize,
        transcript: &mut Transcript,
        turn: Turn,
    ) -> Result<Option<Value>, Failure> {
        let Some(schema) = &self.definition.output_schema else {
            return Ok(None);
        };
        if let Ok(value) = fits(schema, &turn.text) {
            return Ok(Some(value));
        }
        transcript.push(turn, Vec::new());
        let mut why = "give your answer in the form that was asked for".to_owned();
        for attempt in 1..=TRIES {
            let mut messages = transcript.messages(&[]);
            messages.push(Message::user(format!(
                "Answer with JSON only: {why}. The form: {schema}"
            )));
            let name = format!("answer {number}.{attempt}");
            let text: String = self
                .run
                .step(&name, self.constrained(messages, schema))
                .await?;
            match fits(schema, &text) {
                Ok(value) => return Ok(Some(value)),
                Err(error) => why = error,
            }
        }
        let message = format!("its answer did not fit its form after {TRIES} tries: {why}");
        Err(wrong(ErrorKind::Validation, message))
    }

    async fn constrained(&self, messages: Vec<Message>, schema: &Value) -> Result<String, Failure> {
        let model = self.model().await?;
        let mut request = self.request(messages, None);
        squeeze(&mut request.messages, self.room(model.abilities(), &[]));
        request.constraint = Some(Constraint::JsonSchema(schema.to_string()));
        let (answer, _) = self.answer(&*model, request).await?;
        Ok(answer.text)
    }
}

/// The text as what the schema asks for, or why it is not that.
fn fits(schema: &Value, text: &str) -> Result<Value, String> {
    let value: Value =
        serde_json::from_str(text.trim()).map_err(|error| format!("it is no JSON ({error})"))?;
    let validator = jsonschema::validator_for(schema).map_err(|error| error.to_string())?;
    let wrong = validator
        .iter_errors(&value)
        .next()
        .map(|error| format!("at `{}`: {error}", error.instance_path()));
    wrong.map_or(Ok(value), Err)
}
