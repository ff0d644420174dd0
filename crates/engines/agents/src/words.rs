//! Tool calls by a model that was never taught to make any: it answers in a form that a schema forces on it
//! (ReAct, Yao et al. 2022, with the form in place of free text).

use serde_json::{Map, Value, json};
use tekup_inference::{Message, Role, Tool, ToolCall};

/// Turns a conversation with tools into one without: what was called and what came of it is told in words, and the tools
/// stand with the instructions.
pub fn told(messages: &[Message], tools: &[Tool]) -> Vec<Message> {
    let mut all: Vec<Message> = messages
        .iter()
        .map(|message| match message.role {
            Role::Tool => Message::user(format!("Result: {}", message.content)),
            _ if message.tool_calls.is_empty() => message.clone(),
            _ => Message::assistant(spoken(message)),
        })
        .collect();
    let list: Vec<String> = tools
        .iter()
        .map(|tool| {
            format!(
                "- {}: {} Arguments: {}",
                tool.name, tool.description, tool.parameters
            )
        })
        .collect();
    let text = format!(
        "\n\nAnswer with JSON. To call a tool: {{\"thought\": why, \"tool\": its name, \"arguments\": {{...}}}}. When you are \
         done: {{\"thought\": why, \"answer\": text}}. Tools:\n{}",
        list.join("\n")
    );
    match all.first_mut() {
        Some(first) if first.role == Role::System => first.content.push_str(&text),
        _ => all.insert(0, Message::system(text)),
    }
    all
}

/// A message in words.
pub(crate) fn spoken(message: &Message) -> String {
    let mut text = message.content.clone();
    for call in &message.tool_calls {
        let call = json!({"tool": call.name, "arguments": call.arguments});
        text.push_str(&format!("\n{call}"));
    }
    text.trim_start().to_owned()
}

/// The form of an answer: one call of one of these tools, or the end.
pub fn form(tools: &[Tool]) -> Value {
    let thought = json!({"type": "string", "maxLength": 600});
    let mut forms: Vec<Value> = tools
        .iter()
        .map(|tool| {
            json!({"type": "object", "properties": {"thought": thought, "tool": {"const": tool.name},
                "arguments": tool.parameters}, "required": ["thought", "tool", "arguments"],
                "additionalProperties": false})
        })
        .collect();
    forms.push(
        json!({"type": "object", "properties": {"thought": thought, "answer": {"type": "string"}},
        "required": ["thought", "answer"], "additionalProperties": false}),
    );
    json!({"anyOf": forms})
}

/// What a model said in that form.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Why.
    pub thought: String,
    /// Its answer; empty when it calls.
    pub answer: String,
    /// What it calls.
    pub call: Option<ToolCall>,
}

/// Reads an answer; `id` names its call. One that is not in the form, as servers without constraints give, is the answer
/// itself.
pub fn read(text: &str, id: &str) -> Said {
    let object: Option<Map<String, Value>> = serde_json::from_str(text.trim()).ok();
    let Some(object) = object else {
        return Said {
            thought: String::new(),
            answer: text.to_owned(),
            call: None,
        };
    };
    let word = |name: &str| {
        object
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let call = object
        .get("tool")
        .and_then(Value::as_str)
        .map(|name| ToolCall {
            id: id.to_owned(),
            name: name.to_owned(),
            arguments: object
                .get("arguments")
                .cloned()
                .unwrap_or_else(|| json!({})),
        });
    Said {
        thought: word("thought"),
        answer: if call.is_some() {
            String::new()
        } else {
            word("answer")
        },
        call,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_in_the_form_is_read_and_told_again() {
        let tool = Tool {
            name: "leads_list".to_owned(),
            description: "Lists leads.".to_owned(),
            parameters: json!({"type": "object"}),
        };
        let text = r#"{"thought": "look", "tool": "leads_list", "arguments": {"limit": 2}}"#;
        let schema = form(std::slice::from_ref(&tool));
        let given: Value = serde_json::from_str(text).unwrap();
        assert!(jsonschema::is_valid(&schema, &given));
        let said = read(text, "1");
        let call = said.call.unwrap();
        assert_eq!(
            (call.name.as_str(), &call.arguments),
            ("leads_list", &json!({"limit": 2}))
        );
        let messages = [
            Message::user("How many?"),
            Message::tool_calls(vec![call]),
            Message::tool("1", "[]"),
        ];
        let told = told(&messages, &[tool]);
        assert!(told[0].content.contains("leads_list: Lists leads."));
        assert!(
            told.iter()
                .all(|message| message.tool_calls.is_empty() && message.role != Role::Tool)
        );
        assert_eq!(read("just words", "1").answer, "just words");
    }
}
