//! What an answer must look like, as a grammar for the sampler.

use llama_cpp_2::{json_schema_to_grammar, model::LlamaModel, sampling::LlamaSampler};
use serde_json::Value;

use crate::{ChatRequest, Constraint, InferenceError, Result, Tool, ToolChoice};

use super::output::{CALL_BEGIN, CALL_END};

/// The sampler that holds an answer to `request` in its form, if it must have one.
///
/// # Errors
///
/// [`InferenceError::Invalid`] when the schema or grammar cannot be used.
pub(super) fn sampler(model: &LlamaModel, request: &ChatRequest) -> Result<Option<LlamaSampler>> {
    match (&request.constraint, &request.tool_choice) {
        (Some(Constraint::JsonSchema(schema)), _) => {
            let grammar = from_schema("constraint", schema)?;
            strict(model, "constraint", &grammar).map(Some)
        }
        (Some(Constraint::Grammar(grammar)), _) => strict(model, "constraint", grammar).map(Some),
        (None, ToolChoice::None) => Ok(None),
        (None, _) if request.tools.is_empty() => Ok(None),
        (None, ToolChoice::Auto) => {
            let grammar = call_grammar(&request.tools.iter().collect::<Vec<_>>(), "\"\\n\"?")?;
            LlamaSampler::grammar_lazy(model, &grammar, "root", [CALL_BEGIN], &[])
                .map(Some)
                .map_err(|error| unusable("tools", &error))
        }
        (None, ToolChoice::Required) => {
            let grammar = call_grammar(&request.tools.iter().collect::<Vec<_>>(), "\"\\n\"")?;
            strict(model, "tools", &grammar).map(Some)
        }
        (None, ToolChoice::Named(name)) => {
            let named: Vec<_> = request
                .tools
                .iter()
                .filter(|tool| tool.name == *name)
                .collect();
            strict(model, "tools", &call_grammar(&named, "\"\\n\"")?).map(Some)
        }
    }
}

fn strict(model: &LlamaModel, field: &str, grammar: &str) -> Result<LlamaSampler> {
    LlamaSampler::grammar(model, grammar, "root").map_err(|error| unusable(field, &error))
}

fn unusable(field: &str, error: &dyn std::fmt::Display) -> InferenceError {
    InferenceError::invalid(field, format!("no grammar can be made of it: {error}"))
}

fn from_schema(field: &str, schema: &str) -> Result<String> {
    json_schema_to_grammar(schema).map_err(|error| unusable(field, &error))
}

/// One call of one of `tools` between its marks; `gap` separates the marks from the JSON.
fn call_grammar(tools: &[&Tool], gap: &str) -> Result<String> {
    let calls: Vec<String> = tools.iter().map(|tool| call_schema(tool)).collect();
    let schema = match calls.as_slice() {
        [one] => one.clone(),
        many => format!("{{\"oneOf\":[{}]}}", many.join(",")),
    };
    let rules: Vec<String> = from_schema("tools", &schema)?
        .lines()
        .map(|line| match line.strip_prefix("root ::=") {
            Some(rule) => format!("tool-call ::={rule}"),
            None => line.to_owned(),
        })
        .collect();
    Ok(format!(
        "root ::= \"{CALL_BEGIN}\" {gap} tool-call {gap} \"{CALL_END}\"\n{}\n",
        rules.join("\n")
    ))
}

/// Written by hand because the order of the fields is the order in which the model writes them.
fn call_schema(tool: &Tool) -> String {
    let name = Value::from(tool.name.as_str());
    format!(
        "{{\"type\":\"object\",\"properties\":{{\"name\":{{\"const\":{name}}},\"arguments\":{}}},\
         \"required\":[\"name\",\"arguments\"],\"additionalProperties\":false}}",
        tool.parameters
    )
}
