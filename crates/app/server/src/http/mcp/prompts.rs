//! Agents as prompts: a client's own model works as the tenant's agent does.

use rmcp::{
    ErrorData,
    model::{
        GetPromptResult, JsonObject, ListPromptsResult, Prompt, PromptArgument, PromptMessage, Role,
    },
};
use serde_json::{Value, json};

use super::{Asker, Mcp, resources::paged};

/// Agents on a page.
const PAGE: u32 = 100;

pub(super) async fn list(
    mcp: &Mcp,
    asker: &Asker,
    cursor: Option<String>,
) -> Result<ListPromptsResult, ErrorData> {
    let page = mcp
        .ask(asker, "agents.list", paged(json!({"limit": PAGE}), cursor))
        .await?;
    let agents = page["items"].as_array().into_iter().flatten();
    let mut listed = ListPromptsResult::with_all_items(agents.map(prompt).collect());
    listed.next_cursor = page["nextCursor"].as_str().map(ToOwned::to_owned);
    Ok(listed)
}

fn prompt(agent: &Value) -> Prompt {
    let task = PromptArgument::new("task")
        .with_description("What shall be done.")
        .with_required(true);
    let text = |name: &str| agent[name].as_str().unwrap_or_default();
    Prompt::new(text("id"), Some(text("description")), Some(vec![task])).with_title(text("name"))
}

/// The agent's instructions, and the task.
pub(super) async fn get(
    mcp: &Mcp,
    asker: &Asker,
    id: &str,
    arguments: &JsonObject,
) -> Result<GetPromptResult, ErrorData> {
    let task = arguments
        .get("task")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if task.is_empty() {
        return Err(ErrorData::invalid_params(
            "task: say what shall be done",
            None,
        ));
    }
    let agent = mcp.ask(asker, "agents.get", json!({"id": id})).await?;
    let instructions = agent["definition"]["instructions"]
        .as_str()
        .unwrap_or_default();
    let messages = vec![PromptMessage::new_text(
        Role::User,
        format!("{instructions}\n\n{task}"),
    )];
    Ok(GetPromptResult::new(messages).with_description(agent["name"].as_str().unwrap_or_default()))
}
