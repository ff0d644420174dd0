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
        "agent_memory.create" => json!({"content": "Vi lukker kl. 16.", "about": "business"}),
        "agent_memory.update" => json!({"content": "Vi lukker kl. 17."}),
        "agent_memory.search" => json!({"query": "Hvornår lukker vi?"}),
        "agent_memory.forget" => json!({"about": "business"}),
        "agent_memory.list" | "agent_memory.get" | "agent_memory.delete" => json!({}),
        "agent_gates.put" => json!({"datasetId": super::MISSING, "least": 0.5}),
        "agent_gates.get" | "agent_gates.delete" => json!({}),
        "eval_datasets.create" => {
            json!({"name": "Åbningstider", "graders": [{"type": "contains"}]})
        }
        "eval_datasets.update" => json!({"description": "Ny"}),
        "eval_cases.create" => json!({"task": "Hvornår lukker vi?", "expected": "16"}),
        "eval_cases.take" => json!({"runId": super::MISSING}),
        "eval_cases.update" => json!({"expected": "17"}),
        "evals.start" => json!({"agentId": super::MISSING, "datasetId": super::MISSING}),
        "evals.grade" => json!({"caseId": super::MISSING, "version": 1, "passed": true}),
        "eval_datasets.list"
        | "eval_datasets.get"
        | "eval_datasets.delete"
        | "eval_cases.list"
        | "eval_cases.delete"
        | "evals.list"
        | "evals.get"
        | "evals.results" => json!({}),
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
