//! Systems outside that lie, break off or never end, and senders whose clocks are wrong: nothing is done twice, each
//! says what is wrong, and the desk goes on.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::hmac;
use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    connectors::{act, connect, message, slack, slack_says},
    house::House,
    org::{self, CLIENT_SECRET},
    samples::SECRET,
    vendors::{self, Fault, JIRA_EMAIL, JIRA_TOKEN, Vendor},
};

/// A house that does not wait long for others.
async fn hasty() -> House {
    House::with(|config| config.connection_timeout = Duration::from_secs(2)).await
}

async fn jira(house: &House) -> (Vendor, String) {
    let vendor = Vendor::start(vendors::jira).await;
    let connection = json!({
        "kind": "jira", "name": "Jira",
        "settings": {"siteUrl": vendor.url, "email": JIRA_EMAIL, "project": "SUP"},
        "secrets": {"apiToken": JIRA_TOKEN, "webhookSecret": "jira-hemmelighed"},
    });
    let id = connect(house, &connection).await;
    (vendor, id)
}

async fn salesforce(house: &House) -> Vendor {
    let vendor = Vendor::start(org::salesforce).await;
    let connection = json!({
        "kind": "salesforce", "name": "Salesforce",
        "settings": {"loginUrl": vendor.url, "clientId": "3MVG9", "externalIdField": "Tekup_Key__c"},
        "secrets": {"clientSecret": CLIENT_SECRET},
    });
    connect(house, &connection).await;
    vendor
}

const HTML: Fault = Fault::Text(200, "text/html", "<html>Please sign in</html>");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_lost_or_a_lie_does_not_have_a_thing_done_twice() {
    let house = hasty().await;
    let (jira, _) = jira(&house).await;
    let (slack, _) = slack(&house).await;
    let salesforce = salesforce(&house).await;
    let made = act(&house, "jira.create_issue", json!({"summary": "Første"})).await;
    assert_eq!(made["result"]["key"], "SUP-1", "{made}");
    let made = act(
        &house,
        "salesforce.create_case",
        json!({"subject": "Første"}),
    )
    .await;
    let case = made["result"]["id"].clone();

    // It is done, and the answer is lost; then another lies.
    jira.fail_at("/rest/api/3/issue", [Fault::CutOff, Fault::Endless]);
    let issue = act(&house, "jira.create_issue", json!({"summary": "Anden"})).await;
    assert_eq!(issue["result"]["key"], "SUP-2", "{issue}");
    assert_eq!(jira.kept().len(), 2);
    let error = Fault::Answer(200, json!({"errorMessages": ["maintenance"]}));
    jira.fail_at("comment", [Fault::CutOff, HTML, error]);
    let words = json!({"issue": "SUP-1", "body": "Løst"});
    let comment = act(&house, "jira.add_comment", words).await;
    assert_eq!(
        comment["result"],
        json!({"id": "10100", "found": true}),
        "{comment}"
    );
    assert_eq!(jira.kept()[0]["comments"].as_array().unwrap().len(), 1);

    slack.fail_at("/chat.postMessage", [Fault::Drip]);
    slack.fail_at("/conversations.history", [HTML]);
    let words = json!({"channel": "C1", "text": "Hej"});
    let posted = act(&house, "slack.post_message", words).await;
    assert_eq!(posted["result"]["found"], true, "{posted}");
    assert_eq!(slack.kept().len(), 1);
    // The same words again are another message.
    let words = json!({"channel": "C1", "text": "Hej"});
    act(&house, "slack.post_message", words).await;
    assert_eq!(slack.kept().len(), 2);

    let error = json!([{"errorCode": "UNABLE_TO_LOCK_ROW", "message": "unable to obtain exclusive access"}]);
    salesforce.fail_at("/sobjects/CaseComment", [Fault::CutOff]);
    salesforce.fail_at("/query?", [Fault::Answer(200, error)]);
    let words = json!({"case": case, "body": "Vi ringer"});
    let comment = act(&house, "salesforce.comment_case", words).await;
    assert_eq!(comment["result"]["found"], true, "{comment}");
    assert_eq!(org::comments(&salesforce).len(), 1);
    salesforce.fail_at("/sobjects/Case/Tekup_Key__c", [Fault::CutOff, Fault::Drip]);
    let made = act(
        &house,
        "salesforce.create_case",
        json!({"subject": "Anden"}),
    )
    .await;
    assert_eq!(made["status"], "completed", "{made}");
    assert_eq!(org::cases(&salesforce).len(), 2);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_with_an_answer_is_said_and_the_desk_goes_on() {
    let house = hasty().await;
    let (jira, id) = jira(&house).await;
    let conversation = house.conversation().await;
    for (fault, told) in [
        (HTML, "is not JSON"),
        (
            Fault::Text(200, "application/json", "{\"issues\": [{\"ke"),
            "is not JSON",
        ),
        (Fault::CutOff, "broke off"),
        (Fault::Endless, "longer than"),
        (Fault::Drip, "in time"),
        (
            Fault::Text(400, "text/plain", "no\0thing"),
            "no\u{fffd}thing",
        ),
    ] {
        jira.fail_at("/search/jql", [fault.clone()]);
        let action = json!({
            "type": "jira.create_issue", "parameters": {"summary": "Kort"}, "maxRetries": 0,
        });
        let action = house.bank.post("/api/v1/actions", &action).await.ok();
        // Meanwhile customers are answered.
        house.say(&conversation, "Er I der?").await;
        let path = format!("/api/v1/actions/{}", action["id"].as_str().unwrap());
        until("it has failed", || async {
            house.bank.get(&path).await.ok()["status"] == "failed"
        })
        .await;
        let failed = house.bank.get(&path).await.ok();
        let error = failed["errorMessage"].as_str().unwrap();
        assert!(error.contains(told), "{fault:?}: {failed}");
        let connection = house
            .bank
            .get(&format!("/api/v1/connections/{id}"))
            .await
            .ok();
        assert_eq!(connection["health"], "failing", "{connection}");
        assert!(
            connection["lastError"].as_str().unwrap().contains(told),
            "{connection}"
        );
        let tested = format!("/api/v1/connections/{id}/test");
        assert_eq!(house.bank.post(&tested, &json!({})).await.ok()["ok"], true);
    }
    assert!(jira.kept().is_empty(), "nothing was made");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_of_a_webhook_that_cannot_be_kept_does_not_have_it_sent_again() {
    let house = hasty().await;
    let vendor = Vendor::start(|kept, call| {
        kept.push(call.body.clone());
        (200, json!("thanks\u{0}"))
    })
    .await;
    let connection = json!({
        "kind": "webhook", "name": "Lager", "settings": {"url": vendor.url}, "secrets": {"secret": SECRET},
    });
    connect(&house, &connection).await;
    let sent = act(&house, "webhook.send", json!({"type": "order", "data": {}})).await;
    assert_eq!(sent["status"], "completed", "{sent}");
    // What comes without end after a good status was taken, too.
    vendor.fail([Fault::Endless]);
    let sent = act(&house, "webhook.send", json!({"type": "order", "data": {}})).await;
    assert_eq!(sent["status"], "completed", "{sent}");
    assert_eq!(vendor.kept().len(), 2);
    house.stop().await;
}

fn hex(tag: &hmac::Tag) -> String {
    tag.as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Sends what Jira would send; `key` is what it calls it.
async fn jira_says(house: &House, id: &str, key: &str, body: String) -> (u16, String) {
    let secret = hmac::Key::new(hmac::HMAC_SHA256, b"jira-hemmelighed");
    let tag = hex(&hmac::sign(&secret, body.as_bytes()));
    let sent = house
        .anonymous()
        .request("POST", &format!("/api/v1/hooks/{id}"))
        .header("x-hub-signature", format!("sha256={tag}"))
        .header("x-atlassian-webhook-identifier", key)
        .body(body);
    let answer = sent.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// Sends what a system of the Standard Webhooks scheme would send at `at`.
async fn hook_says(house: &House, id: &str, key: &str, at: &str, body: &str) -> (u16, String) {
    let secret = STANDARD
        .decode(SECRET.trim_start_matches("whsec_"))
        .unwrap();
    let secret = hmac::Key::new(hmac::HMAC_SHA256, &secret);
    let tag = hmac::sign(&secret, format!("{key}.{at}.{body}").as_bytes());
    let sent = house
        .anonymous()
        .request("POST", &format!("/api/v1/hooks/{id}"))
        .header("webhook-id", key)
        .header("webhook-timestamp", at)
        .header("webhook-signature", format!("v1,{}", STANDARD.encode(tag)))
        .body(body.to_owned());
    let answer = sent.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn hook(house: &House, settings: Value) -> String {
    let connection = json!({
        "kind": "hook", "name": "Ind", "settings": settings, "secrets": {"secret": SECRET},
    });
    connect(house, &connection).await
}

fn clock(off: i64) -> String {
    (chrono::Utc::now().timestamp() + off).to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_many_times_at_once_is_taken_once() {
    let house = House::new().await;
    let (_jira, jira) = jira(&house).await;
    let (_slack, slack) = slack(&house).await;
    let settings = json!({"becomes": "message", "customer": "/from", "text": "/text"});
    let hook = hook(&house, settings).await;
    let issue =
        json!({"webhookEvent": "jira:issue_updated", "issue": {"key": "SUP-1"}}).to_string();
    let said = message("Ev1", "1.1", None, "Hvornår åbner I?");
    let body = json!({"from": "kunde-9", "text": "Hej"}).to_string();
    let now = clock(0);
    let five = || 0..5;
    let (from_jira, from_slack, from_hook) = tokio::join!(
        futures::future::join_all(five().map(|_| jira_says(&house, &jira, "w-1", issue.clone()))),
        futures::future::join_all(five().map(|_| slack_says(&house, &slack, &said, 0))),
        futures::future::join_all(five().map(|_| hook_says(&house, &hook, "h-1", &now, &body))),
    );
    for (status, text) in from_jira.iter().chain(&from_slack).chain(&from_hook) {
        assert_eq!(*status, 200, "{text}");
    }
    let fresh = from_hook
        .iter()
        .filter(|(_, text)| text.contains("\"duplicate\":false"));
    assert_eq!(fresh.count(), 1, "{from_hook:?}");
    let conversations = house
        .bank
        .get("/api/v1/conversations?limit=100")
        .await
        .items();
    assert_eq!(conversations.len(), 2, "{conversations:?}");
    for conversation in conversations {
        let said = house.messages(conversation["id"].as_str().unwrap()).await;
        let customers = said.iter().filter(|one| one["senderType"] == "user");
        assert_eq!(customers.count(), 1, "{said:?}");
    }
    let types = "issue.updated,conversation.created";
    assert_eq!(house.events(0, types, 3).await.len(), 3);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sender_whose_clock_is_wrong_hears_that_and_a_stranger_does_not() {
    let house = House::new().await;
    let (_slack, slack) = slack(&house).await;
    let hook = hook(&house, json!({})).await;
    let said = message("Ev1", "1.1", None, "hej");
    for off in [-3600, -400, 400, 3600] {
        let (status, text) = slack_says(&house, &slack, &said, off).await;
        assert!(
            status == 401 && text.contains("more than 300 s"),
            "{off}: {status} {text}"
        );
        let (status, text) = hook_says(&house, &hook, "h-1", &clock(off), "{}").await;
        assert!(
            status == 401 && text.contains("more than 300 s"),
            "{off}: {status} {text}"
        );
    }
    for at in [
        "-9223372036854775808",
        "9223372036854775807",
        "",
        "nu",
        "1e9",
    ] {
        let (status, text) = hook_says(&house, &hook, "h-1", at, "{}").await;
        assert_eq!(status, 401, "{at}: {text}");
    }
    // Nothing of a wrong time was noted: the same in time is new.
    for off in [-200, 200] {
        let key = format!("h{off}");
        let (status, text) = hook_says(&house, &hook, &key, &clock(off), "{}").await;
        assert!(
            status == 200 && text.contains("\"duplicate\":false"),
            "{text}"
        );
    }
    let path = format!("/api/v1/hooks/{hook}");
    let stranger = house.anonymous().post(&path, &json!({})).await;
    assert!(!stranger.text.contains("300 s"), "{}", stranger.text);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signed_body_that_is_broken_or_too_long_is_refused_and_a_nul_is_no_harm() {
    let house = House::new().await;
    let (_jira, jira) = jira(&house).await;
    let hook = hook(
        &house,
        json!({"becomes": "message", "customer": "/from", "text": "/text"}),
    )
    .await;
    let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    for broken in ["", "{\"issue\": {\"key\"", "\u{feff}{}", "<xml/>", &deep] {
        let (status, text) = jira_says(&house, &jira, "w-1", broken.to_owned()).await;
        assert_eq!(status, 400, "{broken:.20}: {text}");
        let (status, text) = hook_says(&house, &hook, "h-1", &clock(0), broken).await;
        assert_eq!(status, 400, "{broken:.20}: {text}");
    }
    let long = format!("{{\"a\": \"{}\"}}", "x".repeat(2 * 1024 * 1024));
    assert_eq!(jira_says(&house, &jira, "w-1", long).await.0, 413);
    // The name that broken bodies had is still free.
    let nul = r#"{"webhookEvent": "jira:issue_updated", "issue": {"key": "SUP-1\u0000"}}"#;
    let (status, text) = jira_says(&house, &jira, "w-1", nul.to_owned()).await;
    assert_eq!(status, 200, "{text}");
    let nul = r#"{"from": "kunde\u0000", "text": "He\u0000j"}"#;
    let (status, text) = hook_says(&house, &hook, "h-1", &clock(0), nul).await;
    assert_eq!(status, 200, "{text}");
    let event = house.events(0, "issue.updated", 1).await.remove(0);
    assert_eq!(event["data"]["issue"], "SUP-1\u{fffd}");
    house.stop().await;
}
