//! One answer of a model: at once, or as a Run.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_inference::{
    Asking, ChatModels, ChatRequest, Constraint, FinishReason, InferenceError, Message, collect,
};
use tekup_runs::{Execution, Failure, RunKind, tokens};
use tokio_util::sync::CancellationToken;

use crate::Gateway;

/// The Run's name in the queue.
pub(crate) const KIND: &str = "models.infer";

/// How long an answer may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// What is asked.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Infer {
    /// A model, as `/v1/models` names it; the default when absent.
    #[schemars(length(min = 1, max = 300))]
    pub model: Option<String>,
    /// What it is asked.
    pub input: Input,
    /// How it answers.
    #[serde(default)]
    pub parameters: Parameters,
    /// How the answer is given.
    #[serde(default)]
    pub options: Options,
}

/// What a model is asked.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Input {
    /// Text.
    #[serde(default)]
    r#type: InputType,
    /// The text.
    #[schemars(length(min = 1, max = 500_000))]
    data: String,
    /// Instructions that go before it.
    #[schemars(length(min = 1, max = 100_000))]
    system: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum InputType {
    #[default]
    Text,
}

/// How a model answers.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Parameters {
    /// 0 always takes the likeliest word.
    #[schemars(range(min = 0, max = 2))]
    temperature: Option<f32>,
    /// Most tokens to write; 512 when absent.
    #[schemars(range(min = 1, max = 100_000))]
    max_tokens: Option<u32>,
    /// Draws from the likeliest words that together have this probability.
    #[schemars(range(min = 0.01, max = 1))]
    top_p: Option<f32>,
    /// Makes a word less likely the more often the answer has it.
    #[schemars(range(min = -2, max = 2))]
    frequency_penalty: Option<f32>,
    /// Makes a word less likely once the answer has it.
    #[schemars(range(min = -2, max = 2))]
    presence_penalty: Option<f32>,
    /// Texts that end the answer.
    #[serde(default)]
    #[schemars(length(max = 16), inner(length(min = 1, max = 256)))]
    stop_sequences: Vec<String>,
    /// The same seed and request give the same answer, where the model can.
    #[schemars(range(min = 0))]
    seed: Option<u64>,
    /// The JSON schema that the answer must fit, an object.
    response_format: Option<Map<String, Value>>,
}

/// How an answer is given.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Options {
    /// Answers at once with a `requestId`, by which the result is fetched later.
    #[serde(default)]
    pub r#async: bool,
}

/// What a model said.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Inferred {
    output: Output,
    usage: Used,
    /// Milliseconds.
    latency: u64,
    /// The model that was asked.
    model: String,
    /// `stop`, `length`, `tool_calls`, `deadline` or `content_filter`.
    finish_reason: String,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
struct Output {
    /// `text`.
    r#type: String,
    /// The text.
    data: String,
}

/// What it took.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
struct Used {
    prompt_tokens: u32,
    completion_tokens: u32,
    total_tokens: u64,
}

/// Asks the model and waits for its answer.
///
/// # Errors
/// A validation error for a name that means nothing, a conflict where there is no such model on this server, and what
/// the model reports.
pub(crate) async fn infer(
    gateway: &Gateway,
    asking: &Asking,
    wanted: &Infer,
    cancel: CancellationToken,
) -> Result<Inferred> {
    let began = Instant::now();
    let model = gateway.chat_model(asking, wanted.model.as_deref()).await;
    let model = model.map_err(|error| match error {
        InferenceError::Invalid { message, .. } => Error::field("model", "unknown", message),
        InferenceError::ModelMissing { .. } => Error::conflict(error.to_string()),
        other => other.into(),
    })?;
    let parameters = &wanted.parameters;
    let system = wanted.input.system.as_deref().map(Message::system);
    let user = Message::user(wanted.input.data.as_str());
    let constraint = parameters.response_format.as_ref();
    let constraint = constraint.map(|schema| Value::Object(schema.clone()).to_string());
    let request = ChatRequest {
        messages: system.into_iter().chain([user]).collect(),
        temperature: parameters.temperature,
        top_p: parameters.top_p,
        seed: parameters.seed,
        max_tokens: parameters.max_tokens,
        frequency_penalty: parameters.frequency_penalty,
        presence_penalty: parameters.presence_penalty,
        stop: parameters.stop_sequences.clone(),
        deadline: Some(began + PATIENCE),
        constraint: constraint.map(Constraint::JsonSchema),
        cache_scope: Some(asking.ctx.tenant().to_string()),
        ..ChatRequest::default()
    };
    let answer = collect(model.chat(request, cancel).await?).await?;
    let usage = answer.usage;
    Ok(Inferred {
        output: Output {
            r#type: "text".to_owned(),
            data: answer.text,
        },
        usage: Used {
            prompt_tokens: usage.prompt_tokens,
            completion_tokens: usage.completion_tokens,
            total_tokens: u64::from(usage.prompt_tokens) + u64::from(usage.completion_tokens),
        },
        latency: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        model: model.id().to_owned(),
        finish_reason: reason(answer.finish_reason).to_owned(),
    })
}

fn reason(reason: FinishReason) -> &'static str {
    match reason {
        FinishReason::Stop => "stop",
        FinishReason::Length => "length",
        FinishReason::ToolCalls => "tool_calls",
        FinishReason::Deadline => "deadline",
        FinishReason::ContentFilter => "content_filter",
    }
}

/// Asks a model for somebody who does not wait.
pub(crate) struct InferRun(pub Gateway);

#[async_trait]
impl RunKind for InferRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let wanted: Infer = run.input()?;
        let asking = Asking {
            agent: None,
            run: Some(run.run().id.0),
            ctx: self.asker(run).await?,
        };
        let stop = run.stop().clone();
        let inferred = run.step("answered", async {
            let inferred = infer(&self.0, &asking, &wanted, stop).await?;
            tokens(
                inferred.usage.prompt_tokens,
                inferred.usage.completion_tokens,
            );
            Ok(inferred)
        });
        serde_json::to_value(inferred.await?).map_err(|error| Error::internal(error).into())
    }
}

impl InferRun {
    /// Whoever asked, with what they may do now.
    async fn asker(&self, run: &Execution) -> Result<OpContext, Failure> {
        let actor = &run.run().created_by;
        if actor.id.is_none() {
            return Ok(run.ctx().clone());
        }
        let authority = &self.0.0.authority;
        let acting = authority.acting(run.ctx(), &actor.kind, actor.id).await?;
        let mut builder = acting.ok_or_else(|| {
            let message = "whoever asked is no longer a member, or the key was revoked";
            Failure::Permanent(Error::forbidden(message))
        })?;
        builder.operation = "inference.run";
        let ctx = builder.build();
        ctx.require(Permission::ModelsRead)?;
        Ok(ctx)
    }
}
