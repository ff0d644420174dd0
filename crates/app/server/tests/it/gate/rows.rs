//! What belongs to the bank, and how it sees that.

use std::collections::BTreeMap;

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::MARK;
use crate::{
    caller::{Answer, Caller},
    house::{House, PASSWORD},
    samples,
};

/// A row of the bank's of each kind that a path can name.
pub async fn rows(house: &House) -> BTreeMap<&'static str, String> {
    let bank = &house.bank;
    let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let text = format!("{MARK} siger goddag.");
    let document = json!({"title": MARK, "content": text, "format": "text", "tags": [MARK]});
    let stored = bank
        .post("/api/v1/knowledge/documents", &document)
        .await
        .ok();
    house.ended(&stored["runId"]).await;
    let conversation = json!({
        "userId": MARK, "customerName": MARK, "channel": "web", "initialMessage": text,
        "metadata": {"note": MARK},
    });
    let conversation = bank.post("/api/v1/conversations", &conversation).await.ok();
    let escalate = format!("/api/v1/conversations/{}/escalate", id(&conversation));
    bank.post(&escalate, &json!({"reason": MARK})).await.ok();
    let messages = format!("/api/v1/conversations/{}/messages", id(&conversation));
    for wish in ["et gavekort", "flere gavekort", "gavekort til en ven"] {
        let wish = json!({"content": format!("{MARK} vil have {wish}"), "wait": "final"});
        bank.post(&messages, &wish).await.ok();
    }
    let finding = bank
        .post("/api/v1/intents/suggestions/find", &json!({}))
        .await
        .ok();
    house.ended(&finding["runId"]).await;
    let suggestions = bank.get("/api/v1/intents/suggestions").await.items();
    let asking = json!({"userId": MARK, "channel": "web"});
    let asking = bank.post("/api/v1/conversations", &asking).await.ok();
    let asked = format!("/api/v1/conversations/{}/messages", id(&asking));
    for question in ["sælger I zebrafinker her", "har I zebrafinker her"] {
        let question = json!({"content": question, "wait": "final"});
        bank.post(&asked, &question).await.ok();
    }
    let finding = bank
        .post("/api/v1/unanswered-questions/find", &json!({}))
        .await
        .ok();
    house.ended(&finding["runId"]).await;
    let unanswered = bank.get("/api/v1/unanswered-questions").await.items();
    let intent = json!({"name": MARK, "description": MARK, "examples": [{"text": text}]});
    bank.post("/api/v1/intents", &intent).await.ok();
    let training = bank.post("/api/v1/intents/train", &json!({})).await.ok();
    house.ended(&training["runId"]).await;
    let rule = json!({"type": "routing", "content": samples::table()});
    bank.send("PUT", &format!("/api/v1/rules/{MARK}"), &rule)
        .await
        .ok();
    let mut connection = samples::of("connections.create").unwrap();
    connection["name"] = json!(MARK);
    let connection = bank.post("/api/v1/connections", &connection).await.ok();
    let action = json!({
        "type": "webhook.send", "parameters": {"type": MARK, "data": {}}, "approval": {},
    });
    let action = bank.post("/api/v1/actions", &action).await.ok();
    let channel = json!({
        "name": "zebrafinke", "persisted": true, "settings": {"description": MARK, "retentionSeconds": 60},
    });
    bank.post("/api/v1/channels", &channel).await.ok();
    let group = json!({"group": {"name": "zebrafinke"}});
    let groups = "/api/v1/channels/zebrafinke/groups";
    bank.post(groups, &group).await.ok();
    let key = json!({"name": MARK, "scopes": ["runs:read"]});
    let key = bank.post("/api/v1/api-keys", &key).await.ok();
    let widget = json!({"name": MARK, "settings": {"title": {"da": MARK}}});
    let widget = bank.post("/api/v1/widgets", &widget).await.ok();
    let user = json!({
        "email": "zebrafinke@bank.example", "name": MARK, "password": PASSWORD, "role": "viewer",
    });
    let user = bank.post("/api/v1/users", &user).await.ok();
    let sort = samples::of("entities.put").unwrap();
    bank.send("PUT", "/api/v1/entities/zebrafinke", &sort)
        .await
        .ok();
    let agent = json!({"name": MARK, "description": MARK});
    let agent = bank.post("/api/v1/agents", &agent).await.ok();
    let agent_runs = format!("/api/v1/agents/{}/runs", id(&agent));
    let task = json!({"task": MARK});
    let agent_run = bank.post(&agent_runs, &task).await.ok();
    let dataset = json!({"name": MARK, "graders": [{"type": "exact"}]});
    let dataset = bank.post("/api/v1/evals/datasets", &dataset).await.ok();
    let cases = format!("/api/v1/evals/datasets/{}/cases", id(&dataset));
    let case = json!({"task": MARK, "expected": MARK});
    let case = bank.post(&cases, &case).await.ok();
    let gate = json!({"datasetId": dataset["id"]});
    let gates = format!("/api/v1/agents/{}/gate", id(&agent));
    bank.send("PUT", &gates, &gate).await.ok();
    let eval = json!({"agentId": agent["id"], "datasetId": dataset["id"]});
    let eval = bank.post("/api/v1/evals", &eval).await.ok();
    let memory = json!({"content": MARK, "about": "business"});
    let memory = bank.post("/api/v1/agent-memory", &memory).await.ok();
    let thread = json!({"content": MARK});
    let thread = bank.post("/api/v1/jarvis/threads", &thread).await.ok();
    let workflow = json!({"name": MARK, "definition": samples::workflow()});
    let workflow = bank.post("/api/v1/workflows", &workflow).await.ok();
    let made = async |operation: &str, path: &str| {
        let sample = samples::of(operation).unwrap();
        id(&bank.post(path, &sample).await.ok())
    };
    let inferred = samples::of("inference.run").unwrap();
    let inferred = bank.post("/api/v1/inference", &inferred).await.ok();
    let approvals = bank.get("/api/v1/approvals").await.items();
    let admin = house.test.admin().await;
    let schedule = admin.query_one(
        "INSERT INTO schedules (tenant_id, id, name, owner, kind, input, timing, catch_up, next_at, actor_type, created_at)
         VALUES ($1, gen_random_uuid(), $2, 'test', 'test.work', '{}', '{\"type\": \"every\", \"seconds\": 3600}', 'all',
             now() + interval '1 day', 'system', now())
         RETURNING id::text",
        &[&house.bank_id.0, &MARK],
    )
    .await
    .unwrap();
    // So that nothing happens to the lead meanwhile.
    let off = json!({"enabled": false});
    bank.send("PUT", "/api/v1/crm/scoring", &off).await.ok();
    let file = Part::bytes(b"Name\nZebrafinke\n".as_slice()).file_name("leads.csv");
    let import = bank
        .request("POST", "/api/v1/crm/imports?kind=lead")
        .multipart(Form::new().part("file", file));
    let import = Answer::of(import).await.ok();
    let mut crm = BTreeMap::new();
    for (tag, path) in [
        ("leads", "/api/v1/leads"),
        ("contacts", "/api/v1/crm/contacts"),
        ("companies", "/api/v1/crm/companies"),
        ("deals", "/api/v1/crm/deals"),
        ("products", "/api/v1/crm/products"),
        ("teams", "/api/v1/crm/teams"),
    ] {
        let row = bank.post(path, &json!({"name": MARK})).await.ok();
        crm.insert(tag, id(&row));
    }
    let note = json!({"recordId": crm["leads"], "type": "note", "body": MARK});
    let note = bank.post("/api/v1/crm/activities", &note).await.ok();
    let task = json!({"title": MARK, "recordId": crm["leads"]});
    let task = bank.post("/api/v1/crm/tasks", &task).await.ok();
    let bulk = json!({"ids": [crm["products"]], "addTags": [MARK]});
    let bulk = bank.post("/api/v1/crm/products/changes", &bulk).await.ok();
    crm.extend([
        (
            "crm_changes",
            bulk["changeSet"].as_str().unwrap().to_owned(),
        ),
        ("crm_records", crm["leads"].clone()),
        (
            "blocklist",
            made("blocklist.create", "/api/v1/crm/blocklist").await,
        ),
        ("imports", id(&import)),
        ("scoring", "1".to_owned()),
        ("activities", id(&note)),
        ("tasks", id(&task)),
        (
            "pipelines",
            made("pipelines.create", "/api/v1/crm/pipelines").await,
        ),
        (
            "crm_fields",
            made("crm_fields.create", "/api/v1/crm/fields").await,
        ),
        (
            "crm_views",
            made("crm_views.create", "/api/v1/crm/views").await,
        ),
    ]);
    let mut rows = BTreeMap::from([
        ("approvals", id(&approvals[0])),
        ("schedules", schedule.get(0)),
        ("actions", id(&action)),
        ("channels", "zebrafinke".to_owned()),
        ("connections", id(&connection)),
        (
            "canned_answers",
            made("canned_answers.create", "/api/v1/canned-answers").await,
        ),
        ("macros", made("macros.create", "/api/v1/macros").await),
        ("queues", made("queues.create", "/api/v1/queues").await),
        ("views", made("views.create", "/api/v1/views").await),
        (
            "working_hours",
            made("working_hours.create", "/api/v1/working-hours").await,
        ),
        ("desk", id(&user)),
        ("conversations", id(&conversation)),
        (
            "customers",
            conversation["customerId"].as_str().unwrap().to_owned(),
        ),
        ("messages", id(&conversation)),
        ("widgets", id(&widget)),
        ("knowledge", id(&stored["document"])),
        ("runs", stored["runId"].as_str().unwrap().to_owned()),
        ("backtests", stored["runId"].as_str().unwrap().to_owned()),
        ("intents", MARK.to_owned()),
        ("entities", "zebrafinke".to_owned()),
        ("intent_versions", "1".to_owned()),
        ("intent_suggestions", id(&suggestions[0])),
        ("unanswered_questions", id(&unanswered[0])),
        ("rules", MARK.to_owned()),
        ("api_keys", id(&key)),
        ("users", id(&user)),
        ("agents", id(&agent)),
        (
            "agent_runs",
            agent_run["runId"].as_str().unwrap().to_owned(),
        ),
        ("jarvis", id(&thread["thread"])),
        ("agent_memory", id(&memory)),
        ("agent_gates", id(&agent)),
        ("eval_datasets", id(&dataset)),
        ("eval_cases", id(&case)),
        ("evals", id(&eval)),
        ("workflows", id(&workflow)),
        (
            "workflow_apis",
            made("workflow_apis.import", "/api/v1/workflows/apis").await,
        ),
        (
            "workflow_credentials",
            made(
                "workflow_credentials.create",
                "/api/v1/workflows/credentials",
            )
            .await,
        ),
        (
            "inference",
            inferred["requestId"].as_str().unwrap().to_owned(),
        ),
        (
            "model_providers",
            made("model_providers.create", "/api/v1/model-providers").await,
        ),
        (
            "model_aliases",
            made("model_aliases.create", "/api/v1/model-aliases").await,
        ),
        (
            "model_budgets",
            made("model_budgets.create", "/api/v1/model-budgets").await,
        ),
        // The machine's, not a tenant's: any name that is not in the catalogue.
        ("models", MARK.to_owned()),
    ]);
    rows.extend(crm);
    rows
}

/// How the bank sees its rows.
pub async fn seen(bank: &Caller, rows: &BTreeMap<&'static str, String>) -> Vec<Value> {
    let mut seen = Vec::new();
    for (kind, path) in [
        ("actions", "/api/v1/actions/{}"),
        ("connections", "/api/v1/connections/{}"),
        ("conversations", "/api/v1/conversations/{}"),
        ("messages", "/api/v1/conversations/{}/messages"),
        ("customers", "/api/v1/customers/{}"),
        ("widgets", "/api/v1/widgets/{}"),
        ("knowledge", "/api/v1/knowledge/documents/{}"),
        ("knowledge", "/api/v1/knowledge/documents/{}/chunks"),
        ("runs", "/api/v1/runs/{}"),
        ("approvals", "/api/v1/approvals/{}"),
        ("intents", "/api/v1/intents/{}"),
        ("entities", "/api/v1/entities/{}"),
        ("intent_versions", "/api/v1/intents/versions/{}"),
        ("model_aliases", "/api/v1/model-aliases/{}"),
        ("model_budgets", "/api/v1/model-budgets/{}"),
        ("model_providers", "/api/v1/model-providers/{}"),
        ("rules", "/api/v1/rules/{}"),
        ("agents", "/api/v1/agents/{}"),
        ("agent_gates", "/api/v1/agents/{}/gate"),
        ("eval_datasets", "/api/v1/evals/datasets/{}"),
        ("eval_datasets", "/api/v1/evals/datasets/{}/cases"),
        ("agent_memory", "/api/v1/agent-memory/{}"),
        ("jarvis", "/api/v1/jarvis/threads/{}"),
        ("workflows", "/api/v1/workflows/{}"),
        ("workflow_apis", "/api/v1/workflows/apis/{}"),
        ("channels", "/api/v1/channels/{}"),
        ("channels", "/api/v1/channels/{}/groups"),
        ("channels", "/api/v1/channels/{}/messages"),
        ("leads", "/api/v1/leads/{}"),
        ("contacts", "/api/v1/crm/contacts/{}"),
        ("companies", "/api/v1/crm/companies/{}"),
        ("deals", "/api/v1/crm/deals/{}"),
        ("deals", "/api/v1/crm/deals/{}/lines"),
        ("products", "/api/v1/crm/products/{}"),
        ("crm_records", "/api/v1/crm/records/{}/timeline"),
    ] {
        let mut row = bank.get(&path.replace("{}", &rows[kind])).await.ok();
        // Uses are counted some seconds after the answer.
        if let Some(fields) = row.as_object_mut() {
            fields.remove("usageCount");
            // What is spent of a budget, too.
            fields.remove("spent");
        }
        seen.push(row);
    }
    for list in [
        "schedules",
        "canned-answers",
        "macros",
        "queues",
        "views",
        "working-hours",
        "desk/people",
        "unanswered-questions",
        "crm/teams",
        "crm/tasks",
        "crm/pipelines",
        "crm/fields",
        "crm/views",
    ] {
        let list = bank.get(&format!("/api/v1/{list}")).await;
        seen.push(json!(list.items()));
    }
    seen.push(bank.get("/api/v1/agent/settings").await.ok());
    seen.push(json!(bank.get("/api/v1/intents/suggestions").await.items()));
    seen.push(json!(bank.get("/api/v1/users").await.items()));
    let keys = bank.get("/api/v1/api-keys").await.items();
    seen.push(json!(keys.iter().map(|key| &key["id"]).collect::<Vec<_>>()));
    seen
}
