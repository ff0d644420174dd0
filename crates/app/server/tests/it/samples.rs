//! One good input for every operation, without the fields of its path.

mod agents;

use serde_json::{Value, json};

/// An id that nothing has.
const MISSING: &str = "0198c0de-0000-7000-8000-000000000000";

/// `None` for an operation that nobody has written a sample for.
pub fn of(operation: &str) -> Option<Value> {
    Some(match operation {
        "actions.get"
        | "actions.list"
        | "actions.types"
        | "connections.calls"
        | "connections.cases"
        | "connections.conflicts"
        | "connections.deliveries"
        | "connections.get"
        | "connections.kinds"
        | "connections.list"
        | "connections.sync_state"
        | "api_keys.list"
        | "audit.list"
        | "canned_answers.list"
        | "channels.dead_letters.list"
        | "channels.get"
        | "channels.groups.list"
        | "channels.list"
        | "channels.rate"
        | "channels.read"
        | "conversations.get"
        | "conversations.list"
        | "customers.conversations"
        | "customers.get"
        | "customers.list"
        | "conversations.suggestions"
        | "conversations.dialogues"
        | "desk.people"
        | "entities.get"
        | "entities.list"
        | "widgets.get"
        | "widgets.list"
        | "escalations.list"
        | "events.list"
        | "intent_suggestions.list"
        | "unanswered_questions.list"
        | "intent_versions.get"
        | "intent_versions.list"
        | "intents.get"
        | "intents.list"
        | "intents.model"
        | "knowledge.chunks.list"
        | "knowledge.documents.get"
        | "knowledge.documents.related"
        | "knowledge.links.get"
        | "knowledge.collections.list"
        | "knowledge.documents.list"
        | "agent.settings"
        | "macros.list"
        | "knowledge.glossary.list"
        | "knowledge.index.get"
        | "knowledge.versions.list"
        | "messages.list"
        | "models.list"
        | "models.usage"
        | "model_aliases.get"
        | "model_aliases.list"
        | "model_budgets.get"
        | "model_budgets.list"
        | "inference.get"
        | "model_providers.get"
        | "model_providers.list"
        | "notifications.list"
        | "queues.list"
        | "reports.conversations"
        | "reports.settings"
        | "backtests.changes"
        | "conversations.decisions"
        | "rule_types.list"
        | "rules.diff"
        | "rules.get"
        | "rules.list"
        | "rules.rows"
        | "rules.versions"
        | "runs.get"
        | "runs.list"
        | "runs.logs"
        | "runs.payload"
        | "runs.steps"
        | "approvals.get"
        | "approvals.list"
        | "approval_groups.list"
        | "run_queues.list"
        | "schedules.list"
        | "system.status"
        | "tags.list"
        | "tenants.list"
        | "tools.list"
        | "users.list"
        | "users.profile"
        | "views.list"
        | "workflow_apis.get"
        | "workflow_apis.list"
        | "workflow_credentials.list"
        | "workflows.execution"
        | "workflows.executions"
        | "workflows.export"
        | "workflows.get"
        | "workflows.list"
        | "workflows.logs"
        | "workflows.nodes"
        | "workflows.progress"
        | "workflows.schema"
        | "workflows.templates"
        | "workflows.triggers"
        | "workflows.version"
        | "workflows.versions"
        | "working_hours.list" => json!({}),
        "inference.run" => json!({"input": {"data": "Zebra?"}, "options": {"async": true}}),
        "model_providers.create" => json!({
            "name": "zebra", "kind": "compatible", "url": "http://127.0.0.1:9/v1", "apiKey": "s3cret",
        }),
        "model_providers.update" => json!({"name": "zebra-two"}),
        "model_aliases.create" | "model_aliases.replace" => json!({
            "name": "zebra-writer", "targets": [{"model": "smollm2-135m-instruct"}],
        }),
        "model_budgets.create" | "model_budgets.replace" => json!({
            "name": "zebra-budget", "scope": "tenant", "period": "month", "tokens": 1_000_000_000,
        }),
        "approvals.delegate" => json!({"to": MISSING}),
        "approval_groups.set" => json!({"name": "finance", "members": [MISSING]}),
        "approval_groups.remove" => json!({"name": "finance"}),
        "run_queues.set" => json!({"name": "documents", "concurrency": 2}),
        "run_queues.remove" => json!({"name": "documents"}),
        "schedules.preview" => json!({
            "timing": {"type": "cron", "expression": "30 8 * * MON-FRI", "zone": "Europe/Copenhagen"},
        }),
        "workflow_apis.import" => json!({
            "name": "lager", "document": "{\"openapi\": \"3.1.0\", \"servers\": [{\"url\": \"https://api.example.com\"}], \"paths\": {\"/items\": {\"get\": {\"operationId\": \"items\"}}}}",
        }),
        "workflow_credentials.create" => json!({
            "name": "Lager", "kind": "bearer", "settings": {"host": "api.example.com"}, "secret": "s3cret",
        }),
        "workflows.create" | "workflows.import" => {
            json!({"name": "Kvittering", "definition": workflow()})
        }
        "workflows.describe" => json!({"sentence": "Mail me when a conversation is escalated."}),
        "workflows.save" => json!({"definition": workflow(), "revision": 1}),
        "workflows.update" => json!({"name": "Ny"}),
        "workflows.start" => json!({"version": "draft", "input": {"amount": 5}}),
        "workflows.validate" => json!({"definition": workflow()}),
        "workflows.evaluate" => {
            json!({"expression": "trigger.n + 1", "context": {"trigger": {"n": 1}}})
        }
        "workflows.transform" => json!({"inputs": {"source": [1], "steps": []}}),
        "workflows.diff" => json!({"from": 0, "to": 0}),
        "model_aliases.delete"
        | "model_budgets.delete"
        | "model_providers.delete"
        | "model_providers.test"
        | "workflow_apis.delete"
        | "workflow_credentials.delete"
        | "workflows.archive"
        | "workflows.cancel"
        | "workflows.delete"
        | "workflows.publish"
        | "workflows.rotate_secret" => json!({}),
        _ if operation.ends_with(".list") && crm(operation) => json!({}),
        "leads.get"
        | "contacts.get"
        | "companies.get"
        | "deals.get"
        | "products.get"
        | "crm_records.timeline" => json!({}),
        "leads.search" | "contacts.search" | "companies.search" | "deals.search"
        | "products.search" => {
            json!({"filter": [[{"field": "name", "test": "contains", "value": "a"}]]})
        }
        "leads.counts" | "contacts.counts" | "companies.counts" | "deals.counts" => {
            json!({"by": "ownerId"})
        }
        "products.counts" => json!({"by": "active"}),
        "leads.create" | "leads.update" | "contacts.create" | "contacts.update" => {
            json!({"name": "Mette Holm", "email": "mette@example.dk"})
        }
        "companies.create" | "companies.update" | "deals.create" | "deals.update"
        | "products.create" | "products.update" => json!({"name": "Nordlys"}),
        "leads.change" | "contacts.change" | "companies.change" | "deals.change"
        | "products.change" => json!({"ids": [MISSING], "addTags": ["messe"]}),
        "leads.merge" | "contacts.merge" | "companies.merge" | "deals.merge" | "products.merge" => {
            json!({"from": [MISSING]})
        }
        "leads.duplicates"
        | "contacts.duplicates"
        | "companies.duplicates"
        | "deals.duplicates"
        | "products.duplicates"
        | "leads.duplicate_groups"
        | "contacts.duplicate_groups"
        | "companies.duplicate_groups"
        | "crm_changes.list"
        | "crm_changes.undo" => json!({}),
        "leads.qualify" | "scoring.get" | "scoring.put" | "scoring.train" | "scoring.models"
        | "scoring.activate" | "blocklist.list" | "blocklist.delete" | "analytics.leads"
        | "analytics.funnel" | "analytics.deals" => json!({}),
        "blocklist.create" => json!({"value": "spam@example.dk"}),
        "imports.list" | "imports.get" | "imports.start" => json!({}),
        "exports.start" => json!({"kind": "product"}),
        "leads.convert" => json!({"deal": {"value": 5_000_000}}),
        "leads.set_status" => json!({"status": "contacted"}),
        "deals.lines.get" => json!({}),
        "deals.lines.put" => {
            json!({"lines": [{"description": "Konto", "quantity": 2, "unitPrice": 5000}]})
        }
        "pipelines.create" | "pipelines.put" => json!({
            "name": "Fornyelser",
            "stages": [{"key": "asked", "name": "Spurgt", "probability": 40}],
        }),
        "crm_fields.create" => json!({
            "kind": "lead", "key": "budget", "label": {"da": "Budget"}, "type": "number",
        }),
        "crm_fields.update" => json!({"label": {"da": "Beløb"}}),
        "teams.create" | "teams.put" => json!({"name": "Øst"}),
        "crm_views.create" => {
            json!({"kind": "lead", "name": "Nye", "shared": true, "spec": {"sort": "-score"}})
        }
        "crm_views.put" => json!({"name": "Nye", "shared": true, "spec": {"sort": "-score"}}),
        "activities.create" => json!({"recordId": MISSING, "type": "note", "body": "Ring igen."}),
        "activities.update" => json!({"body": "Ring i morgen."}),
        "tasks.create" => json!({"title": "Send tilbud"}),
        "tasks.update" => json!({"done": true}),
        _ if operation.ends_with(".delete") && crm(operation) => json!({}),
        "runs.signal" => json!({"name": "approved", "payload": {"by": "Karen"}}),
        "agent.set" => json!({"style": "technical"}),
        "actions.approve"
        | "actions.cancel"
        | "actions.reject"
        | "actions.retry"
        | "connections.delete"
        | "connections.replay"
        | "connections.rotate_keys"
        | "connections.sync"
        | "connections.test"
        | "api_keys.revoke"
        | "canned_answers.delete"
        | "conversations.assign"
        | "conversations.hand_back"
        | "conversations.take_over"
        | "customers.erase"
        | "widgets.delete"
        | "widgets.rotate_secret"
        | "customers.unmerge"
        | "conversations.wait"
        | "intent_suggestions.dismiss"
        | "intent_suggestions.find"
        | "unanswered_questions.dismiss"
        | "unanswered_questions.find"
        | "intent_versions.activate"
        | "entities.delete"
        | "intents.delete"
        | "intents.delete_dialogue"
        | "intents.train"
        | "knowledge.documents.delete"
        | "macros.delete"
        | "models.pull"
        | "notifications.read"
        | "queues.delete"
        | "runs.cancel"
        | "rules.backtest"
        | "rules.delete"
        | "channels.dead_letters.discard"
        | "channels.dead_letters.replay"
        | "channels.delete"
        | "channels.groups.delete"
        | "runs.pause"
        | "runs.resume"
        | "runs.rerun"
        | "runs.retry"
        | "runs.retry_many"
        | "approvals.approve"
        | "approvals.reject"
        | "schedules.pause"
        | "schedules.remove"
        | "schedules.resume"
        | "schedules.run"
        | "users.remove"
        | "views.delete"
        | "working_hours.delete" => json!({}),
        // Sent as a form; see the gate.
        "knowledge.documents.upload" => json!({}),
        "actions.create" | "actions.dry_run" => json!({
            "type": "webhook.send", "parameters": {"type": "order.cancelled", "data": {}},
        }),
        "connections.create" => json!({
            "kind": "webhook", "name": "Lager", "settings": {"url": "https://hooks.example.com/tekup"},
            "secrets": {"secret": SECRET},
        }),
        "connections.rotate_secret" => json!({"secret": SECRET}),
        "connections.update" => json!({"name": "Lager 2"}),
        "api_keys.create" => json!({"name": "Kasse", "scopes": ["runs:read"]}),
        "canned_answers.create" | "canned_answers.put" => {
            json!({"shortcut": "hej", "title": "Hej", "content": {"da": "Hej {{customer}}"}})
        }
        "channels.create" => json!({
            "name": "ordrer", "persisted": true, "settings": {"retentionSeconds": 3600},
        }),
        "channels.update" => json!({"settings": {"retentionSeconds": 7200}}),
        "channels.publish" => {
            json!({"messages": [{"subject": "order.placed", "payload": {"n": 1}}]})
        }
        "channels.groups.create" => json!({"group": {"name": "lager", "from": "beginning"}}),
        "channels.groups.reset" => json!({"from": "beginning"}),
        "channels.groups.fetch" => json!({"consumer": "lager-1"}),
        "channels.groups.acknowledge" | "channels.groups.refuse" => {
            json!({"receipts": [{"sequence": 1, "delivery": 1}]})
        }
        "conversations.change" => json!({"ids": [MISSING], "changes": [{"type": "wait"}]}),
        "conversations.merge" => json!({"into": MISSING}),
        "conversations.note" => json!({"content": "Ring tilbage i morgen."}),
        "conversations.transfer" => json!({"queueId": MISSING}),
        "conversations.update" => json!({"priority": "high", "tags": ["kort"]}),
        "desk.availability" => json!({"available": true}),
        "desk.update_person" => json!({"skills": ["kort"]}),
        "macros.create" | "macros.put" => {
            json!({"name": "Kort spærret", "changes": [{"type": "add_tags", "tags": ["kort"]}]})
        }
        "queues.create" | "queues.put" => json!({
            "name": "Kort", "serviceLevels": {"high": {"firstResponse": 10, "resolution": 60}},
        }),
        "views.create" | "views.put" => {
            json!({"name": "Haster", "shared": true, "filter": {"priority": "critical"}})
        }
        "reports.export" => json!({"from": "2026-11-01", "to": "2026-11-02"}),
        "reports.put_settings" => {
            json!({"currency": "DKK", "staffHour": 300.0, "minutesPerAnswer": 4.0})
        }
        "working_hours.create" | "working_hours.put" => json!({
            "name": "Kontor", "timeZone": "Europe/Copenhagen", "week": vec![json!([[540, 1020]]); 7],
        }),
        "conversations.create" => json!({"userId": "kunde-2", "channel": "api"}),
        "conversations.escalate" => json!({"reason": "wants a person", "priority": "high"}),
        "conversations.reply" => json!({"content": "Hej"}),
        "conversations.resolve" => json!({"resolutionNotes": "done"}),
        "messages.feedback" => json!({"rating": "up"}),
        "messages.correct" => json!({"rating": "down", "correction": "Vi åbner kl. 9."}),
        "conversations.read" => json!({"seq": 1}),
        "widgets.create" => json!({"name": "Butik", "origins": ["https://www.bank.example"]}),
        "widgets.update" => json!({"enabled": false}),
        "customers.merge" => json!({"from": "0198c0de-0000-7000-8000-000000000001"}),
        "customers.update" => json!({"name": "Ny"}),
        "messages.search" => json!({"q": "kort"}),
        "messages.send" => json!({"content": "Hvornår har I åbent?"}),
        "intent_suggestions.accept" => json!({"intent": "gift_cards"}),
        "unanswered_questions.resolve" => {
            json!({"documentId": "0192f000-0000-7000-8000-000000000001"})
        }
        "intent_versions.compare" => json!({"from": 1, "to": 2}),
        "entities.put" => json!({"values": [{"value": "Aarhus", "synonyms": ["Århus"]}]}),
        "intents.put_dialogue" => json!({
            "slots": [{"name": "email", "entity": "email", "question": {"da": "E-mail?", "en": "E-mail?"}}],
            "outcome": {"type": "answer", "text": {"da": "Tak.", "en": "Thank you."}},
        }),
        "intents.create" => json!({"name": "greeting", "examples": [{"text": "hej"}]}),
        "intents.update" => json!({"description": "changed"}),
        "intents.import" => json!({"examples": [{"text": "hej", "intent": "greeting"}]}),
        "knowledge.documents.create" => {
            json!({"title": "Note", "content": "En note.", "format": "text"})
        }
        "knowledge.documents.import" => {
            json!({"documents": [{"title": "Note", "content": "En note.", "format": "text"}]})
        }
        "knowledge.collections.delete"
        | "knowledge.documents.validate"
        | "knowledge.glossary.delete"
        | "knowledge.versions.restore" => json!({}),
        "knowledge.collections.put" => json!({"keywordWeight": 0.2}),
        "knowledge.links.put" => json!({"products": ["Mastercard"]}),
        "knowledge.documents.update" => json!({"tags": ["changed"]}),
        "knowledge.glossary.create" | "knowledge.glossary.update" => {
            json!({"term": "BS", "synonyms": ["Betalingsservice"]})
        }
        "knowledge.websites.import" => json!({"url": "https://help.invalid/"}),
        "knowledge.search" => json!({"query": "åbent"}),
        "nlu.analyze" => json!({"text": "Hvornår har I åbent?"}),
        "rules.put" => {
            let mut content = table();
            let table = &mut content["nodes"][1]["content"];
            table["outputs"][0]["field"] = json!("priority");
            // Names no queue: the tenant may have others.
            table["rules"][0]["o1"] = json!("'high'");
            table["rules"][1]["o1"] = json!("'low'");
            json!({"type": "routing", "content": content})
        }
        "rules.publish" => json!({"version": 1}),
        "rule_types.check" => json!({"type": "routing", "content": table()}),
        "rules.evaluate" => json!({"context": {"amount": 5}}),
        "tenants.create" => json!({"name": "Third", "slug": "third"}),
        "users.create" => json!({
            "email": "new@people.example", "name": "Ny", "password": "Another-Horse-8!",
            "role": "viewer",
        }),
        "users.set_role" => json!({"role": "viewer"}),
        _ => return agents::of(operation),
    })
}

/// A workflow that can be published: it starts by hand and goes one of two ways.
pub fn workflow() -> Value {
    json!({"schema": 1, "nodes": [
        {"id": "start", "type": "trigger.manual"},
        {"id": "large", "type": "condition", "inputs": {"expression": "trigger.amount > 1000"}},
        {"id": "double", "type": "transform", "inputs": {"source": "=trigger.amount * 2"}},
        {"id": "hook", "type": "trigger.webhook"},
    ], "edges": [
        {"id": "a", "from": "start", "to": "large"},
        {"id": "b", "from": "large", "fromPort": "false", "to": "double"},
    ]})
}

/// Whether an operation is one of the CRM's.
fn crm(operation: &str) -> bool {
    let tags = [
        "leads",
        "contacts",
        "companies",
        "deals",
        "products",
        "pipelines",
        "crm_fields",
        "teams",
        "crm_views",
        "activities",
        "tasks",
    ];
    operation
        .split('.')
        .next()
        .is_some_and(|tag| tags.contains(&tag))
}

/// A webhook's secret.
pub const SECRET: &str = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

/// A decision table that compiles: which queue an amount goes to.
pub fn table() -> Value {
    json!({
        "nodes": [
            {"id": "in", "name": "request", "type": "inputNode", "position": {"x": 0, "y": 0}},
            {"id": "table", "name": "queue", "type": "decisionTableNode",
             "position": {"x": 200, "y": 0},
             "content": {
                "hitPolicy": "first",
                "inputs": [{"id": "i1", "name": "Amount", "field": "amount"}],
                "outputs": [{"id": "o1", "name": "Queue", "field": "queue"}],
                "rules": [
                    {"_id": "large", "i1": "> 1000", "o1": "'senior'"},
                    {"_id": "other", "i1": "", "o1": "'support'"},
                ],
             }},
            {"id": "out", "name": "response", "type": "outputNode", "position": {"x": 400, "y": 0}},
        ],
        "edges": [
            {"id": "e1", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "e2", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    })
}

/// An escalation rule of a tenant's own: customers of one tier get a person. The tier is the test's to fill
/// in, at `nodes.1.content.rules.0.tier`.
pub fn escalation() -> Value {
    let mut rule = table();
    rule["nodes"][1]["content"] = json!({
        "hitPolicy": "first",
        "inputs": [{"id": "tier", "name": "Tier", "field": "customer_tier"}],
        "outputs": [
            {"id": "escalate", "name": "Escalate", "field": "escalate"},
            {"id": "reason", "name": "Reason", "field": "reason"},
            {"id": "priority", "name": "Priority", "field": "priority"},
            {"id": "queue", "name": "Queue", "field": "queue"},
        ],
        "rules": [
            {"_id": "tier", "tier": "", "escalate": "true", "reason": "'rule:gold_customer'",
             "priority": "'critical'", "queue": "'private'"},
            {"_id": "otherwise", "escalate": "false"},
        ],
    });
    rule
}
