//! Names of the metrics of model calls: the product's own, and those of OpenTelemetry's conventions for generative AI.

use std::time::Duration;

use tekup_inference::Usage;

const REQUEST_DURATION: &str = "tekup_llm_request_duration_seconds";
const TOKEN_USAGE: &str = "tekup_llm_token_usage";
const LOST: &str = "tekup_llm_usage_lost_total";
const OPERATION_DURATION: &str = "gen_ai_client_operation_duration_seconds";
const CLIENT_TOKENS: &str = "gen_ai_client_token_usage";
const FIRST_TOKEN: &str = "gen_ai_server_time_to_first_token_seconds";

/// What an attempt at an answer came to.
pub(crate) struct Seen<'a> {
    pub kind: &'static str,
    pub provider: &'a str,
    pub model: &'a str,
    pub outcome: &'static str,
    pub took: Duration,
    pub first: Option<Duration>,
    pub usage: Usage,
}

pub(crate) fn seen(seen: &Seen<'_>) {
    let (model, provider) = (seen.model.to_owned(), seen.provider.to_owned());
    metrics::histogram!(
        REQUEST_DURATION,
        "model" => model.clone(), "provider" => provider.clone(), "status" => seen.outcome
    )
    .record(seen.took.as_secs_f64());
    let operation = match seen.kind {
        "embedding" => "embeddings",
        _ => "chat",
    };
    metrics::histogram!(
        OPERATION_DURATION,
        "gen_ai_operation_name" => operation, "gen_ai_request_model" => model.clone(),
        "gen_ai_provider_name" => provider.clone(), "error_type" => error_type(seen.outcome)
    )
    .record(seen.took.as_secs_f64());
    if let Some(first) = seen.first {
        metrics::histogram!(
            FIRST_TOKEN,
            "gen_ai_request_model" => model.clone(), "gen_ai_provider_name" => provider.clone()
        )
        .record(first.as_secs_f64());
    }
    for (kind, tokens) in [
        ("input", seen.usage.prompt_tokens),
        ("output", seen.usage.completion_tokens),
    ] {
        metrics::counter!(
            TOKEN_USAGE,
            "model" => model.clone(), "provider" => provider.clone(), "token_type" => kind
        )
        .increment(tokens.into());
        metrics::counter!(
            CLIENT_TOKENS,
            "gen_ai_request_model" => model.clone(), "gen_ai_provider_name" => provider.clone(),
            "gen_ai_token_type" => kind
        )
        .increment(tokens.into());
    }
}

/// Rows of usage that could not be kept until the database came back.
pub(crate) fn lost(rows: usize) {
    metrics::counter!(LOST).increment(rows as u64);
}

fn error_type(outcome: &'static str) -> &'static str {
    match outcome {
        "ok" | "cached" => "",
        _ => outcome,
    }
}
