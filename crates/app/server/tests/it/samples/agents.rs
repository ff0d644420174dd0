//! The same for agents.

use serde_json::{Value, json};

pub fn of(operation: &str) -> Option<Value> {
    Some(match operation {
        "agents.create" => json!({"name": "Hjælper", "type": "research"}),
        "agents.import" => json!({"yaml": "agents:\n  afprøver:\n    temperature: 0.1\n"}),
        "agents.update" => json!({"description": "Ny"}),
        "agents.diff" => json!({"from": 1, "to": 1}),
        "agents.promote" => json!({"version": 1}),
        "agents.run" => json!({"task": "Tæl vores emner."}),
        "agent_runs.tell" => json!({"content": "Kun dem fra i år."}),
        "jarvis.start" | "jarvis.say" => {
            json!({"content": "Hvad sker der?", "screen": {"path": "/overview"}})
        }
        "jarvis.decide" => json!({"approvalId": super::MISSING, "agreed": false}),
        "jarvis.update" => json!({"title": "Omdøbt"}),
        "jarvis.delete" | "jarvis.get" | "jarvis.threads" | "jarvis.turns" => json!({}),
        "agent_runs.get" | "agents.delete" | "agents.export" | "agents.get" | "agents.health"
        | "agents.list" | "agents.metrics" | "agents.restart" | "agents.runs" | "agents.start"
        | "agents.stop" | "agents.types" | "agents.versions" => json!({}),
        _ => return None,
    })
}
