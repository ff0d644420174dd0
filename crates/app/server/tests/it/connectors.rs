//! Slack, Jira and Salesforce as a support team meets them: each against a server that speaks its protocol.

use ring::hmac;
use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    house::House,
    org::{self, CLIENT_SECRET},
    vendors::{self, BOT_TOKEN, JIRA_EMAIL, JIRA_TOKEN, Vendor},
};

pub const SIGNING_SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";

pub async fn connect(house: &House, connection: &Value) -> String {
    let made = house.bank.post("/api/v1/connections", connection).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.ok()["id"].as_str().unwrap().to_owned()
}

/// Has something done; returns how the action ended.
pub async fn act(house: &House, kind: &str, parameters: Value) -> Value {
    let made = house
        .bank
        .post(
            "/api/v1/actions",
            &json!({"type": kind, "parameters": parameters}),
        )
        .await;
    let path = format!("/api/v1/actions/{}", made.ok()["id"].as_str().unwrap());
    until(&format!("{kind} ends"), || async {
        let action = house.bank.get(&path).await.ok();
        matches!(action["status"].as_str(), Some("completed" | "failed"))
    })
    .await;
    house.bank.get(&path).await.ok()
}

pub async fn slack(house: &House) -> (Vendor, String) {
    let vendor = Vendor::start(vendors::slack).await;
    let connection = json!({
        "kind": "slack", "name": "Slack", "settings": {"apiUrl": vendor.url},
        "secrets": {"botToken": BOT_TOKEN, "signingSecret": SIGNING_SECRET},
    });
    let id = connect(house, &connection).await;
    (vendor, id)
}

/// Sends an event as Slack would, with a clock that is `off` seconds wrong.
pub async fn slack_says(house: &House, connection: &str, body: &Value, off: i64) -> (u16, String) {
    let (at, body) = (chrono::Utc::now().timestamp() + off, body.to_string());
    let key = hmac::Key::new(hmac::HMAC_SHA256, SIGNING_SECRET.as_bytes());
    let tag = hmac::sign(&key, format!("v0:{at}:{body}").as_bytes());
    let tag: String = tag
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let sent = house
        .anonymous()
        .request("POST", &format!("/api/v1/hooks/{connection}"))
        .header("content-type", "application/json")
        .header("x-slack-request-timestamp", at.to_string())
        .header("x-slack-signature", format!("v0={tag}"))
        .body(body)
        .send()
        .await
        .unwrap();
    (sent.status().as_u16(), sent.text().await.unwrap())
}

pub fn message(event_id: &str, ts: &str, thread: Option<&str>, text: &str) -> Value {
    json!({
        "type": "event_callback", "team_id": "T0001", "event_id": event_id,
        "event": {"type": "message", "user": "U0001", "channel": "C0001", "channel_type": "channel",
            "text": text, "ts": ts, "thread_ts": thread},
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_in_slack_talks_with_tekup_in_a_thread() {
    let house = House::new().await.taught().await;
    let (vendor, id) = slack(&house).await;
    let challenge = json!({"type": "url_verification", "challenge": "abc"});
    let (status, heard) = slack_says(&house, &id, &challenge, 0).await;
    assert!(status == 200 && heard.contains("abc"), "{status} {heard}");
    let first = message(
        "Ev1",
        "1.1",
        None,
        "<@U9> Hvornår har filialen på Torvet åbent?",
    );
    // Slack says it again when it hears nothing in time, and a mention comes as two events.
    vendor.fail([(429, json!({"ok": false, "error": "ratelimited"}))]);
    slack_says(&house, &id, &first, 0).await;
    slack_says(&house, &id, &first, 0).await;
    let mut mention = first.clone();
    mention["event_id"] = json!("Ev2");
    mention["event"]["type"] = json!("app_mention");
    assert_eq!(slack_says(&house, &id, &mention, 0).await.0, 200);
    until("the answer is in the thread", || async {
        !vendor.kept().is_empty()
    })
    .await;
    let answer = vendor.kept().remove(0);
    assert_eq!(
        (&answer["channel"], &answer["thread_ts"]),
        (&json!("C0001"), &json!("1.1"))
    );
    assert!(answer["text"].as_str().unwrap().contains("10"), "{answer}");
    // The thread is one conversation, and a person's words reach it, too.
    slack_says(&house, &id, &message("Ev3", "1.2", Some("1.1"), "Tak"), 0).await;
    let conversations = house
        .bank
        .get("/api/v1/conversations?channel=slack")
        .await
        .items();
    assert_eq!(conversations.len(), 1, "{conversations:?}");
    let conversation = conversations[0]["id"].as_str().unwrap();
    let said = house.messages(conversation).await;
    assert_eq!(
        said.iter()
            .filter(|one| one["senderType"] == "user")
            .count(),
        2,
        "{said:?}"
    );
    let reply = format!("/api/v1/conversations/{conversation}/replies");
    let owner = house.person(crate::house::BANK_OWNER).await;
    owner
        .post(
            &format!("/api/v1/conversations/{conversation}/take-over"),
            &json!({}),
        )
        .await
        .ok();
    owner
        .post(&reply, &json!({"content": "Hilsen <Anna> & co"}))
        .await
        .ok();
    until("the person's words are there", || async {
        vendor
            .kept()
            .iter()
            .any(|one| one["text"] == "Hilsen &lt;Anna&gt; &amp; co")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slack_is_believed_only_with_its_signature_and_the_right_time() {
    let house = House::new().await;
    let (_vendor, id) = slack(&house).await;
    let said = message("Ev1", "1.1", None, "hej");
    for off in [-400, 400] {
        assert_eq!(slack_says(&house, &id, &said, off).await.0, 401, "{off}");
    }
    let path = format!("/api/v1/hooks/{id}");
    house
        .anonymous()
        .post(&path, &said)
        .await
        .fails(401, "unauthenticated");
    let mut bot = said.clone();
    bot["event"]["bot_id"] = json!("B1");
    assert_eq!(slack_says(&house, &id, &bot, 0).await.0, 200);
    assert!(
        house
            .bank
            .get("/api/v1/conversations")
            .await
            .items()
            .is_empty()
    );
    let tested = house
        .bank
        .post(&format!("/api/v1/connections/{id}/test"), &json!({}))
        .await
        .ok();
    assert_eq!(tested["message"], "tekup in Nordhavn");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn jira_gets_one_issue_whatever_happens_on_the_way() {
    let house = House::new().await;
    let vendor = Vendor::start(vendors::jira).await;
    let connection = json!({
        "kind": "jira", "name": "Jira",
        "settings": {"siteUrl": vendor.url, "email": JIRA_EMAIL, "project": "SUP"},
        "secrets": {"apiToken": JIRA_TOKEN, "webhookSecret": "jira-hemmelighed"},
    });
    let id = connect(&house, &connection).await;
    // Down, then wrong JSON, then well.
    vendor.fail([(503, Value::Null), (200, json!("<html>maintenance</html>"))]);
    let issue = json!({"summary": "Kort spærret\nher", "description": "Første\n\nAndet"});
    let made = act(&house, "jira.create_issue", issue).await;
    assert_eq!(made["result"]["key"], "SUP-1", "{made}");
    assert_eq!(vendor.kept().len(), 1);
    let comment = act(
        &house,
        "jira.add_comment",
        json!({"issue": "SUP-1", "body": "Løst"}),
    )
    .await;
    assert_eq!(comment["status"], "completed", "{comment}");
    let moved = act(
        &house,
        "jira.set_status",
        json!({"issue": "SUP-1", "status": "done"}),
    )
    .await;
    assert_eq!(moved["status"], "completed", "{moved}");
    assert_eq!(vendor.kept()[0]["fields"]["status"]["name"], "Done");
    let wrong = act(
        &house,
        "jira.create_issue",
        json!({"summary": "x", "project": "NOPE"}),
    )
    .await;
    assert_eq!(wrong["status"], "failed", "{wrong}");
    assert!(
        wrong["errorMessage"]
            .as_str()
            .unwrap()
            .contains("valid project"),
        "{wrong}"
    );
    let body = json!({
        "webhookEvent": "jira:issue_updated", "issue": {"key": "SUP-1", "fields": {"status": {"name": "Done"}}},
        "changelog": {"items": [{"field": "status", "fromString": "To Do", "toString": "Done"}]},
        "comment": {"id": "10200", "body": "Sendt.", "updated": "2026", "author": {"displayName": "Eva"}},
    });
    // An issue of a conversation: what is done to it is noted there.
    let conversation = house.conversation().await;
    let link = json!({
        "type": "jira.set_status", "conversationId": conversation,
        "parameters": {"issue": "SUP-1", "status": "Done"},
    });
    house.bank.post("/api/v1/actions", &link).await.ok();
    house.events(0, "action.completed", 4).await;
    let body = body.to_string();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"jira-hemmelighed");
    let tag: String = hmac::sign(&key, body.as_bytes())
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for _ in 0..2 {
        let sent = house
            .anonymous()
            .request("POST", &format!("/api/v1/hooks/{id}"));
        let sent = sent
            .header("x-hub-signature", format!("sha256={tag}"))
            .header("x-atlassian-webhook-identifier", "w-1")
            .body(body.clone());
        assert_eq!(sent.send().await.unwrap().status(), 200);
    }
    let notes = house.messages(&conversation).await;
    let notes: Vec<(&str, &str)> = notes
        .iter()
        .filter(|one| one["internal"] == true)
        .map(|one| {
            (
                one["senderName"].as_str().unwrap(),
                one["content"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        notes,
        [("Eva · Jira", "Sendt."), ("SUP-1 · Jira", "Status: Done")]
    );
    house.conversation().await;
    let events = house
        .events(0, "issue.updated,conversation.created", 3)
        .await;
    assert_eq!(events.len(), 3, "{events:?}");
    let events: Vec<&Value> = events
        .iter()
        .filter(|one| one["type"] == "issue.updated")
        .collect();
    assert_eq!(
        (&events[0]["data"]["issue"], &events[0]["data"]["status"]),
        (&json!("SUP-1"), &json!("Done"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn salesforce_gets_one_case_and_a_session_that_ended_is_opened_anew() {
    let house = House::new().await;
    let vendor = Vendor::start(org::salesforce).await;
    let connection = json!({
        "kind": "salesforce", "name": "Salesforce",
        "settings": {"loginUrl": vendor.url, "clientId": "3MVG9", "externalIdField": "Tekup_Key__c",
            "fieldMapping": {"product": "Product__c"}},
        "secrets": {"clientSecret": CLIENT_SECRET},
    });
    let id = connect(&house, &connection).await;
    let case = json!({
        "subject": "Kort spærret", "contactEmail": "bo@kunde.dk", "fields": {"product": "kort"},
    });
    let made = act(&house, "salesforce.create_case", case).await;
    assert_eq!(made["status"], "completed", "{made}");
    let kept = |vendor: &Vendor| -> Vec<Value> {
        vendor
            .kept()
            .into_iter()
            .filter(|one| one["Subject"].is_string())
            .collect()
    };
    let cases = kept(&vendor);
    assert_eq!(cases.len(), 1, "{cases:?}");
    assert_eq!(
        (&cases[0]["Product__c"], &cases[0]["ContactId"]),
        (&json!("kort"), &json!("003000000000001AAA"))
    );
    // The session ends; the next call opens another by itself.
    vendor.fail([(401, json!([{"errorCode": "INVALID_SESSION_ID"}]))]);
    let change = json!({"case": made["result"]["id"], "fields": {"Status": "Closed"}});
    let changed = act(&house, "salesforce.update_case", change).await;
    assert_eq!(
        (&changed["status"], &changed["retryCount"]),
        (&json!("completed"), &json!(0)),
        "{changed}"
    );
    assert_eq!(kept(&vendor)[0]["Status"], "Closed");
    let found = act(
        &house,
        "salesforce.find_contact",
        json!({"email": "x' OR Name != '"}),
    )
    .await;
    assert_eq!(found["result"]["contact"], Value::Null, "{found}");
    let asked = vendor.calls().pop().unwrap().path;
    assert!(asked.contains("%27x%5C%27%20OR"), "{asked}");
    let tested = house
        .bank
        .post(&format!("/api/v1/connections/{id}/test"), &json!({}))
        .await
        .ok();
    assert_eq!(tested["ok"], true, "{tested}");
}
