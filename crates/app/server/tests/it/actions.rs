//! What is to be done in other systems is done, once, and a person sees what became of it.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    house::{BANK_OWNER, House},
    receiver::{Fault, Receiver},
    samples::SECRET,
};

/// A house that is connected to a receiver.
struct Connected {
    house: House,
    receiver: Receiver,
    connection: String,
}

async fn connected() -> Connected {
    let (house, receiver) = (House::new().await, Receiver::start().await);
    let connection = json!({
        "kind": "webhook", "name": "Lager", "settings": {"url": receiver.url},
        "secrets": {"secret": SECRET},
    });
    let connection = house
        .bank
        .post("/api/v1/connections", &connection)
        .await
        .ok();
    Connected {
        connection: connection["id"].as_str().unwrap().to_owned(),
        house,
        receiver,
    }
}

fn cancel(order: u32) -> Value {
    json!({"type": "webhook.send", "parameters": {"type": "order.cancelled", "data": {"order": order}}})
}

impl Connected {
    async fn act(&self, action: &Value) -> String {
        let action = self.house.bank.post("/api/v1/actions", action).await;
        assert_eq!(action.status, 201, "{}", action.text);
        action.ok()["id"].as_str().unwrap().to_owned()
    }

    async fn action(&self, id: &str) -> Value {
        self.house
            .bank
            .get(&format!("/api/v1/actions/{id}"))
            .await
            .ok()
    }

    /// Waits until the action stands there, and returns it.
    async fn stands(&self, id: &str, status: &str) -> Value {
        until(&format!("the action is {status}"), || async {
            self.action(id).await["status"] == status
        })
        .await;
        self.action(id).await
    }

    async fn connection(&self) -> Value {
        let path = format!("/api/v1/connections/{}", self.connection);
        self.house.bank.get(&path).await.ok()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_action_reaches_the_other_system_signed_and_its_answer_is_kept() {
    let it = connected().await;
    let id = it.act(&cancel(7)).await;
    let done = it.stands(&id, "completed").await;
    assert_eq!(
        done["result"],
        json!({"status": 200, "body": "thanks"}),
        "{done}"
    );
    assert!(
        done["durationMs"].is_i64() && done["errorMessage"].is_null(),
        "{done}"
    );
    let calls = it.receiver.calls();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].id, done["idempotencyKey"]);
    assert_eq!(calls[0].body["data"], json!({"order": 7}));
    assert_eq!(it.connection().await["health"], "healthy");
    let calls = format!("/api/v1/connections/{}/calls", it.connection);
    let hour = it.house.bank.get(&calls).await.items().pop().unwrap();
    assert_eq!(
        (&hour["calls"], &hour["errors"]),
        (&json!(1), &json!(0)),
        "{hour}"
    );
    let events = it.house.events(0, "action.*", 2).await;
    let kinds: Vec<&Value> = events.iter().map(|event| &event["type"]).collect();
    assert_eq!(kinds, ["action.created", "action.completed"]);
    let run = it
        .house
        .bank
        .get(&format!("/api/v1/runs/{}", done["runId"].as_str().unwrap()))
        .await;
    assert_eq!(run.ok()["kind"], "actions.perform");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receiver_that_stumbles_is_asked_again_with_the_same_key() {
    let it = connected().await;
    // It does its work the third time, but the caller does not hear of it.
    it.receiver
        .fail([Fault::Status(500), Fault::Busy(1), Fault::Mute]);
    let id = it.act(&cancel(8)).await;
    let done = it.stands(&id, "completed").await;
    assert_eq!(done["retryCount"], 3, "{done}");
    let calls = it.receiver.calls();
    assert_eq!(calls.len(), 4);
    assert!(calls.iter().all(|call| call.id == calls[0].id), "{calls:?}");
    assert_eq!(it.receiver.done().len(), 1, "it was done twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_receiver_refuses_waits_for_a_person() {
    let it = connected().await;
    it.receiver.fail([Fault::Status(422)]);
    let id = it.act(&cancel(9)).await;
    let failed = it.stands(&id, "failed").await;
    assert_eq!(it.receiver.calls().len(), 1, "it was asked again");
    let why = failed["errorMessage"].as_str().unwrap();
    assert!(why.contains("422") && why.contains("not today"), "{why}");
    let retry = format!("/api/v1/actions/{id}/retry");
    it.house.bank.post(&retry, &json!({})).await.ok();
    it.stands(&id, "completed").await;
    assert_eq!(it.receiver.done().len(), 1);
    it.house
        .bank
        .post(&retry, &json!({}))
        .await
        .fails(409, "conflict");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_action_that_needs_leave_waits_for_a_person_who_may_give_it() {
    let it = connected().await;
    let mut action = cancel(10);
    action["approval"] = json!({"expiresInHours": 1});
    let (wanted, unwanted) = (it.act(&action).await, it.act(&action).await);
    let waiting = it.stands(&wanted, "awaiting_approval").await;
    assert_eq!(waiting["approval"]["state"], "pending", "{waiting}");
    let path = |id: &str, what: &str| format!("/api/v1/actions/{id}/{what}");
    // A program cannot agree, whatever its scopes.
    it.house
        .bank
        .post(&path(&wanted, "approve"), &json!({}))
        .await
        .fails(403, "forbidden");
    it.house
        .bank
        .post(&path(&wanted, "retry"), &json!({}))
        .await
        .fails(409, "conflict");
    let owner = it.house.person(BANK_OWNER).await;
    owner
        .post(&path(&wanted, "approve"), &json!({"comment": "fine"}))
        .await
        .ok();
    let done = it.stands(&wanted, "completed").await;
    assert_eq!(done["approval"]["decidedBy"], "owner", "{done}");
    owner
        .post(&path(&unwanted, "reject"), &json!({}))
        .await
        .ok();
    owner
        .post(&path(&unwanted, "approve"), &json!({}))
        .await
        .fails(409, "conflict");
    assert_eq!(it.action(&unwanted).await["status"], "rejected");
    assert_eq!(it.receiver.done().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_is_for_exactly_what_was_shown() {
    let it = connected().await;
    let mut action = cancel(11);
    action["approval"] = json!({});
    let id = it.act(&action).await;
    let admin = it.house.test.admin().await;
    let changed = "UPDATE actions SET parameters = '{\"type\": \"x\", \"data\": {\"order\": 99}}'";
    admin.execute(changed, &[]).await.unwrap();
    let owner = it.house.person(BANK_OWNER).await;
    owner
        .post(&format!("/api/v1/actions/{id}/approve"), &json!({}))
        .await
        .ok();
    let failed = it.stands(&id, "failed").await;
    assert!(
        failed["errorMessage"]
            .as_str()
            .unwrap()
            .contains("exactly this"),
        "{failed}"
    );
    assert!(it.receiver.calls().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dry_run_says_what_would_be_sent_and_sends_nothing() {
    let it = connected().await;
    let plan = it
        .house
        .bank
        .post("/api/v1/actions/dry-run", &cancel(12))
        .await
        .ok();
    assert_eq!(plan["wouldSend"]["url"], it.receiver.url, "{plan}");
    assert!(!plan.to_string().contains("whsec"), "{plan}");
    for wrong in [
        json!({"type": "webhook.send", "parameters": {"data": {}}}),
        json!({"type": "nothing.at_all", "parameters": {}}),
    ] {
        it.house
            .bank
            .post("/api/v1/actions/dry-run", &wrong)
            .await
            .fails(400, "validation_failed");
        it.house
            .bank
            .post("/api/v1/actions", &wrong)
            .await
            .fails(400, "validation_failed");
    }
    assert!(it.receiver.calls().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn secrets_show_nowhere() {
    let it = connected().await;
    let id = it.act(&cancel(13)).await;
    it.stands(&id, "completed").await;
    let path = format!("/api/v1/connections/{}", it.connection);
    let renamed = it
        .house
        .bank
        .send("PATCH", &path, &json!({"name": "Lager 2"}))
        .await
        .ok();
    assert_eq!(renamed["secrets"], json!(["secret"]), "{renamed}");
    it.house
        .bank
        .post("/api/v1/connection-keys/rotate", &json!({}))
        .await
        .ok();
    // Sealed anew, it still signs.
    let tested = it
        .house
        .bank
        .post(&format!("{path}/test"), &json!({}))
        .await
        .ok();
    assert_eq!(tested["ok"], true, "{tested}");
    let secret = SECRET.trim_start_matches("whsec_");
    for path in [
        &path,
        "/api/v1/connections",
        "/api/v1/events?since=0&limit=100",
        "/api/v1/audit",
        "/api/v1/runs",
    ] {
        let shown = it.house.bank.get(path).await.text;
        assert!(!shown.contains(secret), "{path} shows the secret");
    }
    let admin = it.house.test.admin().await;
    let rows = admin
        .query("SELECT encode(secrets, 'escape') FROM connections", &[])
        .await
        .unwrap();
    assert!(
        !rows[0].get::<_, String>(0).contains(secret),
        "the database holds the secret as it is"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_inside_of_a_network_are_not_connected_to() {
    let house = House::new().await;
    for url in [
        "http://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]:4000/",
        "http://hooks.example.com/",
        "file:///etc/passwd",
        "https://user:pass@hooks.example.com/",
    ] {
        let connection = json!({
            "kind": "webhook", "name": "Ind", "settings": {"url": url}, "secrets": {"secret": SECRET},
        });
        let refused = house.bank.post("/api/v1/connections", &connection).await;
        refused.fails(400, "validation_failed");
        assert!(
            refused.text.contains("settings.url"),
            "{url}: {}",
            refused.text
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_keeps_failing_is_left_alone_and_the_desk_goes_on() {
    let it = connected().await;
    it.receiver
        .fail(std::iter::repeat_n(Fault::Status(503), 60));
    for order in 0..6 {
        it.act(&cancel(order)).await;
    }
    until("the circuit breaks", || async {
        it.connection().await["health"] == "open"
    })
    .await;
    let broken = it.connection().await;
    assert!(
        broken["lastError"].as_str().unwrap().contains("503"),
        "{broken}"
    );
    // Nothing else waits for it.
    let conversation = it.house.conversation().await;
    let answer = it.house.say(&conversation, "Hvornår har I åbent?").await;
    assert!(
        answer["response"]
            .as_str()
            .is_some_and(|text| !text.is_empty()),
        "{answer}"
    );
    let actions = it.house.bank.get("/api/v1/actions?limit=100").await.items();
    assert!(
        actions.iter().all(|one| one["status"] != "failed"),
        "{actions:?}"
    );
}
