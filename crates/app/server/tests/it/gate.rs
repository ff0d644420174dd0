//! Nobody gets in without a credential, beyond their permissions, or into another tenant.

use std::collections::BTreeMap;

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tekup_context::Permission;

use crate::{
    caller::{Answer, Caller},
    house::{BANK_OWNER, House, SHOP_OWNER},
    samples,
};

mod rows;

use rows::{rows, seen};

const UPLOAD: &str = "knowledge.documents.upload";
/// Stands in every text of the bank's.
const MARK: &str = "Zebrafinke";
/// What only a person who signed in may do; a key gets 403 whatever its scopes.
const FOR_PEOPLE: &[&str] = &[
    "actions.approve",
    "actions.reject",
    "conversations.take_over",
    "desk.availability",
    "notifications.list",
    "notifications.read",
    "tenants.create",
];

struct Operation {
    name: String,
    method: String,
    path: String,
    permission: String,
    sample: Value,
}

impl Operation {
    /// Calls it with the fields of its path replaced.
    async fn call(&self, caller: &Caller, subject: &str) -> Answer {
        // A version beside an id is a number of that row's.
        let version = if self.path.contains("{id}") {
            "1"
        } else {
            subject
        };
        let path = self
            .path
            .replace("{id}", subject)
            .replace("{messageId}", subject)
            .replace("{runId}", subject)
            .replace("{payloadId}", subject)
            .replace("{requestId}", subject)
            .replace("{number}", "1")
            .replace("{node}", "hook")
            .replace("{version}", version)
            .replace("{group}", subject)
            .replace("{name}", subject);
        if self.name == UPLOAD {
            let part = Part::bytes(b"# Note\n\nEn note.".as_slice()).file_name("note.md");
            let form = Form::new().part("file", part);
            return Answer::of(caller.request("POST", &path).multipart(form)).await;
        }
        if self.method == "GET" {
            let fields = self.sample.as_object().into_iter().flatten();
            let query: Vec<String> = fields
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            return caller.get(&format!("{path}?{}", query.join("&"))).await;
        }
        caller.send(&self.method, &path, &self.sample).await
    }

    fn names_a_row(&self) -> bool {
        self.path.contains('{')
    }
}

/// Everything in the contract that wants a permission, with a sample input.
async fn operations(house: &House) -> Vec<Operation> {
    let contract = house.anonymous().get("/openapi.json").await.ok();
    let mut operations = Vec::new();
    let mut without_sample = Vec::new();
    for (path, item) in contract["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Some(permission) = operation["x-permission"].as_str() else {
                continue;
            };
            let name = operation["operationId"].as_str().unwrap().to_owned();
            let Some(sample) = samples::of(&name) else {
                without_sample.push(name);
                continue;
            };
            operations.push(Operation {
                name,
                method: method.to_uppercase(),
                path: path.clone(),
                permission: permission.to_owned(),
                sample,
            });
        }
    }
    assert!(
        without_sample.is_empty(),
        "add a sample input to samples.rs for {without_sample:?}"
    );
    assert!(
        operations.len() > 40,
        "the contract holds {} operations",
        operations.len()
    );
    operations
}

const NOBODY: &str = "0198c0de-0000-7000-8000-000000000000";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_credential_every_operation_answers_401() {
    let house = House::new().await;
    let nobody = house.anonymous();
    let strangers = [
        ("no credential", nobody.clone()),
        ("an unknown key", nobody.with_key("tk_unknown")),
        (
            "a token nobody signed",
            nobody.with_token("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."),
        ),
    ];
    for operation in operations(&house).await {
        for (what, stranger) in &strangers {
            let answer = operation.call(stranger, NOBODY).await;
            assert_eq!(
                answer.status, 401,
                "{} with {what}: {}",
                operation.name, answer.text
            );
            answer.fails(401, "unauthenticated");
            assert!(
                !answer.header("www-authenticate").is_empty(),
                "{}",
                operation.name
            );
        }
    }
    let login = json!({"email": BANK_OWNER, "password": "Wrong-Horse-7!"});
    nobody
        .post("/api/v1/auth/login", &login)
        .await
        .fails(401, "unauthenticated");
    nobody
        .post("/api/v1/auth/refresh", &json!({}))
        .await
        .fails(401, "unauthenticated");
    let switch = json!({"tenantId": house.bank_id});
    nobody
        .post("/api/v1/auth/switch", &switch)
        .await
        .fails(401, "unauthenticated");
    // Signing out twice is no mistake.
    assert_eq!(
        nobody.post("/api/v1/auth/logout", &json!({})).await.status,
        204
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_with_every_scope_but_the_one_needed_is_refused() {
    let house = House::new().await;
    let mut without = BTreeMap::new();
    for permission in Permission::ALL {
        let others: Vec<Permission> = Permission::ALL
            .iter()
            .copied()
            .filter(|one| one != permission)
            .collect();
        let key = house
            .key(&format!("without-{}", permission.as_str()), &others)
            .await;
        without.insert(permission.as_str().to_owned(), key);
    }
    for operation in operations(&house).await {
        let answer = operation
            .call(&without[&operation.permission], NOBODY)
            .await;
        assert_eq!(answer.status, 403, "{}: {}", operation.name, answer.text);
        answer.fails(403, "forbidden");
        // The same call with the scope is not: it was the scope that was missing.
        let answer = operation.call(&house.bank, NOBODY).await;
        let refused = matches!(answer.status.as_u16(), 401 | 403);
        let for_people = FOR_PEOPLE.contains(&operation.name.as_str());
        assert_eq!(
            refused, for_people,
            "{}: {} {}",
            operation.name, answer.status, answer.text
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenant_neither_sees_nor_changes_what_belongs_to_another() {
    let house = House::new().await;
    let rows = rows(&house).await;
    let before = seen(&house.bank, &rows).await;
    let person = house.person(SHOP_OWNER).await;
    // A version's number says nothing of whose it is.
    let ids: Vec<&String> = rows.values().filter(|id| id.len() > 3).collect();
    for operation in operations(&house).await {
        let name = operation.name.as_str();
        let kind = name.split('.').next().unwrap();
        let caller = if FOR_PEOPLE.contains(&name) {
            &person
        } else {
            &house.shop
        };
        if !operation.names_a_row() {
            let answer = operation.call(caller, "").await;
            assert!(!answer.status.is_server_error(), "{name}: {}", answer.text);
            assert!(
                !answer.text.contains(MARK),
                "{name} shows the bank's: {}",
                answer.text
            );
            for id in &ids {
                assert!(
                    !answer.text.contains(*id),
                    "{name} shows the bank's: {}",
                    answer.text
                );
            }
            continue;
        }
        let Some(subject) = rows.get(kind) else {
            panic!("{name}: no row of kind {kind} in rows()")
        };
        if matches!(kind, "rules" | "entities") && !name.ends_with(".put") {
            // The shop makes one of that name in this test.
            let nameless = operation.call(&house.shop, "of_nobody").await;
            nameless.fails(404, "not_found");
            continue;
        }
        let answer = operation.call(caller, subject).await;
        if name == "rules.put" {
            // Names are a tenant's own: this makes the shop's rule and leaves the bank's alone.
            assert_eq!(answer.ok()["version"], 1, "{}", answer.text);
            continue;
        }
        if name.starts_with("knowledge.collections.") {
            // The same: a collection is there once its tenant has named it.
            assert!(
                [200, 404].contains(&answer.status.as_u16()),
                "{}",
                answer.text
            );
            continue;
        }
        if name == "entities.put" {
            // As with rules.
            assert_ne!(answer.ok()["id"], NOBODY, "{}", answer.text);
            continue;
        }
        if kind == "intent_versions" {
            // Numbers are a tenant's own, and the shop may have trained by now.
            let unknown = operation.call(&house.shop, "4711").await;
            unknown.fails(404, "not_found");
            continue;
        }
        assert_eq!(answer.status, 404, "{name}: {}", answer.text);
        answer.fails(404, "not_found");
    }
    assert_eq!(
        seen(&house.bank, &rows).await,
        before,
        "the bank's rows were changed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rule_of_another_tenant_is_not_there() {
    let house = House::new().await;
    let rows = rows(&house).await;
    let path = format!("/api/v1/rules/{}", rows["rules"]);
    house.shop.get(&path).await.fails(404, "not_found");
    let context = json!({"context": {"amount": 5}});
    house
        .shop
        .post(&format!("{path}/evaluate"), &context)
        .await
        .fails(404, "not_found");
    let evaluated = house
        .bank
        .post(&format!("{path}/evaluate"), &context)
        .await
        .ok();
    assert_eq!(evaluated["result"]["queue"], "support");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cursor_of_another_tenant_leads_to_ones_own_rows() {
    let house = House::new().await;
    for number in 0..3 {
        let input = json!({"userId": format!("{MARK}-{number}"), "channel": "web"});
        house.bank.post("/api/v1/conversations", &input).await.ok();
        let input = json!({"userId": format!("cyklist-{number}"), "channel": "web"});
        house.shop.post("/api/v1/conversations", &input).await.ok();
    }
    let page = house.bank.get("/api/v1/conversations?limit=1").await.ok();
    let cursor = page["nextCursor"].as_str().unwrap();
    let answer = house
        .shop
        .get(&format!("/api/v1/conversations?cursor={cursor}"))
        .await;
    assert!(!answer.text.contains(MARK), "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_cannot_switch_to_a_tenant_they_are_no_member_of() {
    let house = House::new().await;
    let person = house.person(SHOP_OWNER).await;
    let answer = person
        .post("/api/v1/auth/switch", &json!({"tenantId": house.bank_id}))
        .await;
    assert!(
        matches!(answer.status.as_u16(), 403 | 404),
        "{}",
        answer.text
    );
    assert!(!answer.text.contains("accessToken"));
}
