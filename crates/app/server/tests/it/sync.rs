//! Cases in Salesforce and their conversations go together, both ways, whatever clocks and lines do.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    connectors::{act, connect},
    house::{BANK_OWNER, House},
    org::{self, CLIENT_SECRET},
    vendors::{Fault, Vendor},
};

/// The bank with an organisation whose clock goes `ahead` of the right one.
async fn connected(house: &House, rule: &str, ahead: TimeDelta) -> (Vendor, String) {
    let vendor = Vendor::start(org::salesforce).await;
    vendor.set_clock(ahead);
    let connection = json!({
        "kind": "salesforce", "name": "Salesforce",
        "settings": {"loginUrl": vendor.url, "clientId": "3MVG9", "externalIdField": "Tekup_Key__c",
            "sync": "on", "conflicts": rule, "syncSeconds": 3600},
        "secrets": {"clientSecret": CLIENT_SECRET},
    });
    let id = connect(house, &connection).await;
    (vendor, id)
}

/// A conversation with a case that both sides have seen; their ids.
async fn case(house: &House, connection: &str) -> (String, String) {
    let conversation = house.conversation().await;
    let action = json!({
        "type": "salesforce.create_case", "conversationId": conversation,
        "parameters": {"subject": "Kort spærret"},
    });
    house.bank.post("/api/v1/actions", &action).await.ok();
    let path = format!("/api/v1/connections/{connection}/cases?conversationId={conversation}");
    until(
        "the case was seen, and nothing is being fetched",
        || async {
            let cases = house.bank.get(&path).await.items();
            let seen = cases.first().is_some_and(|one| one["syncedAt"].is_string());
            seen && is_over(&state(house, connection).await)
        },
    )
    .await;
    let case = house.bank.get(&path).await.items().remove(0);
    (conversation, case["id"].as_str().unwrap().to_owned())
}

async fn state(house: &House, connection: &str) -> Value {
    let path = format!("/api/v1/connections/{connection}/sync");
    house.bank.get(&path).await.ok()
}

/// Whether a look has ended and the next one is still to come.
fn is_over(state: &Value) -> bool {
    let due: DateTime<Utc> = state["dueAt"].as_str().unwrap().parse().unwrap();
    state["lastRunAt"].is_string() && due > Utc::now()
}

/// Has it looked at now, and waits until that is done.
async fn look(house: &House, connection: &str) -> Value {
    let before = state(house, connection).await["lastRunAt"].clone();
    let path = format!("/api/v1/connections/{connection}/sync");
    house.bank.post(&path, &json!({})).await.ok();
    until("it was looked at", || async {
        let now = state(house, connection).await;
        now["lastRunAt"] != before && is_over(&now)
    })
    .await;
    state(house, connection).await
}

/// The notes of a conversation, as author and words.
async fn notes(house: &House, conversation: &str) -> Vec<(String, String)> {
    let messages = house.messages(conversation).await;
    let notes = messages.iter().filter(|one| one["internal"] == true);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    notes
        .map(|one| (text(&one["senderName"]), text(&one["content"])))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_on_one_side_is_done_on_the_other() {
    let house = House::new().await;
    house.followed().await;
    let (vendor, id) = connected(&house, "newest", TimeDelta::hours(1)).await;
    let (conversation, case) = case(&house, &id).await;
    let path = format!("/api/v1/conversations/{conversation}");
    let before = house.standing(&conversation).await;
    assert_eq!(before["priority"], "medium");
    assert!(
        notes(&house, &conversation).await.is_empty(),
        "nobody has done anything"
    );

    // Theirs: status, priority, owner and a comment.
    let owner = json!({"Name": "Ole Ejer", "Email": BANK_OWNER.to_uppercase()});
    let edit = json!({"Status": "Working", "Priority": "High", "OwnerId": "005000000000002AAA", "Owner": owner});
    org::edit(&vendor, &case, &edit, TimeDelta::zero());
    org::say(&vendor, &case, "Kunden har ringet.");
    let now = look(&house, &id).await;
    let standing = house.standing(&conversation).await;
    assert_eq!(standing["priority"], "high", "{standing}");
    assert_eq!(standing["assignedTo"]["name"], "owner", "{standing}");
    assert_eq!(standing["status"], "active");
    let read = notes(&house, &conversation).await;
    for (author, words) in [
        ("Salesforce", "Status: Working"),
        ("Salesforce", "Priority: High"),
        ("Salesforce", "Owner: Ole Ejer"),
        ("Eva Lund · Salesforce", "Kunden har ringet."),
    ] {
        let note = (author.to_owned(), words.to_owned());
        assert!(read.contains(&note), "{note:?} in {read:?}");
    }
    assert_eq!(read.len(), 4, "{read:?}");
    assert_eq!(
        (&now["cases"], &now["comments"]),
        (&json!(1), &json!(1)),
        "{now}"
    );
    let ahead = now["clockAheadMs"].as_i64().unwrap();
    assert!((3_590_000..3_610_000).contains(&ahead), "{ahead}");
    let told = house.events(0, "case.updated", 1).await;
    assert_eq!(told[0]["data"]["conversationId"], conversation.as_str());
    assert_eq!(told[0]["data"]["changes"][0]["to"], "Working", "{told:?}");

    // Ours: the priority, a comment, and the end. None of it comes back as news.
    let change = json!({"priority": "low"});
    house.bank.send("PATCH", &path, &change).await.ok();
    until("Salesforce knows the priority", || async {
        org::cases(&vendor)[0]["Priority"] == "Low"
    })
    .await;
    let comment = json!({"case": case, "body": "Vi ringer\n\ntilbage."});
    let said = act(&house, "salesforce.comment_case", comment).await;
    assert_eq!(said["status"], "completed", "{said}");
    house
        .bank
        .post(&format!("{path}/resolve"), &json!({}))
        .await
        .ok();
    until("Salesforce knows the end", || async {
        org::cases(&vendor)[0]["Status"] == "Closed"
    })
    .await;
    look(&house, &id).await;
    let now = look(&house, &id).await;
    assert_eq!(
        notes(&house, &conversation).await.len(),
        4,
        "ours are no news"
    );
    assert_eq!(
        (&now["pushed"], &now["conflicts"]),
        (&json!(2), &json!(0)),
        "{now}"
    );

    // It is opened again there, closed there, and a person's case stays what it was.
    org::edit(
        &vendor,
        &case,
        &json!({"Status": "Escalated"}),
        TimeDelta::zero(),
    );
    look(&house, &id).await;
    assert_eq!(house.standing(&conversation).await["status"], "active");
    org::edit(
        &vendor,
        &case,
        &json!({"Status": "Closed"}),
        TimeDelta::zero(),
    );
    let now = look(&house, &id).await;
    assert_eq!(house.standing(&conversation).await["status"], "resolved");
    assert_eq!(now["lastError"], Value::Null, "{now}");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_of_one_moment_and_rows_that_come_late_are_taken_once() {
    let house = House::new().await;
    let (vendor, id) = connected(&house, "theirs", -TimeDelta::hours(1)).await;
    let mut cases = Vec::new();
    for _ in 0..5 {
        cases.push(case(&house, &id).await);
    }
    // Five rows of one second, on pages of two, among rows of cases that are nobody's.
    vendor.change(|kept, now| {
        for number in 100..104 {
            let at = org::stamp(now);
            kept.push(json!({
                "object": "Case", "Id": format!("500{number:012}AAA"), "Status": "New", "IsClosed": false,
                "SystemModstamp": at, "LastModifiedDate": at, "CreatedDate": at,
            }));
        }
    });
    for (_, case) in &cases {
        org::edit(
            &vendor,
            case,
            &json!({"Priority": "High"}),
            TimeDelta::zero(),
        );
    }
    vendor.change(|kept, now| {
        for row in kept.iter_mut().filter(|row| row["object"] == "Case") {
            row["SystemModstamp"] = org::stamp(now);
        }
    });
    // The line breaks in the midst of it: what was taken stays taken.
    vendor.fail_at("/query/01g", [Fault::CutOff]);
    let broken = look(&house, &id).await;
    assert!(
        broken["lastError"].as_str().unwrap().contains("broke off"),
        "{broken}"
    );
    let now = look(&house, &id).await;
    assert_eq!(
        (&now["cases"], &now["lastError"]),
        (&json!(5), &Value::Null),
        "{now}"
    );
    // What was changed six minutes ago, and becomes visible only now.
    let (late, late_case) = &cases[2];
    org::edit(
        &vendor,
        late_case,
        &json!({"Priority": "Low"}),
        TimeDelta::minutes(6),
    );
    look(&house, &id).await;
    look(&house, &id).await;
    for (conversation, _) in &cases {
        let changes = notes(&house, conversation).await.len();
        let wanted = if conversation == late { 2 } else { 1 };
        assert_eq!(changes, wanted, "{conversation}");
    }
    assert_eq!(house.standing(late).await["priority"], "low");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_both_have_changed_the_rule_decides_and_it_is_seen() {
    let house = House::new().await;
    house.followed().await;
    // What was done here last stays here last, although that clock goes an hour before ours.
    for (rule, kept, there) in [
        ("newest", "ours", "Low"),
        ("ours", "ours", "Low"),
        ("theirs", "theirs", "High"),
    ] {
        let (vendor, id) = connected(&house, rule, TimeDelta::hours(1)).await;
        let (conversation, case) = case(&house, &id).await;
        let path = format!("/api/v1/conversations/{conversation}");
        // They cannot be asked for a while.
        vendor.fail_at("/query", vec![(503, Value::Null); 40]);
        org::edit(
            &vendor,
            &case,
            &json!({"Priority": "High"}),
            TimeDelta::seconds(30),
        );
        let change = json!({"priority": "low"});
        house.bank.send("PATCH", &path, &change).await.ok();
        house.events(0, "conversation.updated", 1).await;
        let cases = format!("/api/v1/connections/{id}/cases");
        until("our change is to be told", || async {
            house.bank.get(&cases).await.items()[0]["due"] == true
        })
        .await;
        vendor.mend();
        // Whoever tests has mended it: the connection need not be left alone any longer.
        let test = format!("/api/v1/connections/{id}/test");
        assert_eq!(house.bank.post(&test, &json!({})).await.ok()["ok"], true);
        look(&house, &id).await;
        until("both sides are the same", || async {
            org::cases(&vendor)[0]["Priority"] == there
        })
        .await;
        let now = look(&house, &id).await;
        let here = if kept == "ours" { "low" } else { "high" };
        assert_eq!(
            house.standing(&conversation).await["priority"],
            here,
            "{rule}"
        );
        let conflicts = format!("/api/v1/connections/{id}/conflicts");
        let conflicts = house.bank.get(&conflicts).await.items();
        assert_eq!(conflicts.len(), 1, "{rule}: {conflicts:?}");
        let one = &conflicts[0];
        assert_eq!(
            (&one["ours"], &one["theirs"]),
            (&json!("low"), &json!("High"))
        );
        assert_eq!((&one["rule"], &one["kept"]), (&json!(rule), &json!(kept)));
        assert_eq!(
            (&one["field"], &one["case"]),
            (&json!("priority"), &json!(case))
        );
        assert_eq!(now["conflicts"], 1, "{now}");
        let read = notes(&house, &conversation).await;
        assert!(read[0].1.starts_with("Priority: High ≠ low → "), "{read:?}");
        let delete = format!("/api/v1/connections/{id}");
        house.bank.send("DELETE", &delete, &json!({})).await.ok();
    }
    assert_eq!(house.events(0, "case.conflict", 3).await.len(), 3);
    let audit = house.bank.get("/api/v1/audit?limit=100").await.items();
    let entries = audit
        .iter()
        .filter(|one| one["operation"] == "connections.sync");
    let kept: Vec<&Value> = entries
        .map(|one| &one["details"]["kept"])
        .filter(|kept| kept.is_string())
        .collect();
    assert_eq!(kept.len(), 3, "{audit:?}");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_salesforce_that_lies_or_is_down_harms_nothing_else_and_nothing_is_lost() {
    let house = House::with(|config| {
        config.connection_timeout = std::time::Duration::from_secs(2);
    })
    .await;
    let (vendor, id) = connected(&house, "newest", TimeDelta::zero()).await;
    let (conversation, case) = case(&house, &id).await;
    org::edit(
        &vendor,
        &case,
        &json!({"Status": "Working"}),
        TimeDelta::zero(),
    );
    org::say(&vendor, &case, "Første");
    let error =
        json!([{"errorCode": "UNKNOWN_EXCEPTION", "message": "An unexpected error occurred"}]);
    let record = json!({"Id": "x", "SystemModstamp": "yesterday"});
    let lies: [(Fault, &str); 9] = [
        (
            Fault::Text(200, "text/html", "<html>Maintenance</html>"),
            "is not JSON",
        ),
        (
            Fault::Text(200, "application/json", "{\"done\": tru"),
            "is not JSON",
        ),
        (Fault::Answer(200, error), "UNKNOWN_EXCEPTION"),
        (Fault::Answer(200, json!({"done": true})), "no records"),
        (
            Fault::Answer(200, json!({"done": true, "records": [record]})),
            "usable Id",
        ),
        (Fault::Answer(503, json!("down")), "503"),
        (Fault::CutOff, "broke off"),
        (Fault::Endless, "longer than"),
        (Fault::Drip, "in time"),
    ];
    let test = format!("/api/v1/connections/{id}/test");
    for (lie, told) in lies {
        // However often it is tried: a look of its own may come before the one that is asked for.
        vendor.fail_at("/query?", vec![lie.clone(); 8]);
        let now = look(&house, &id).await;
        assert!(vendor.faults_left() < 8, "{lie:?}");
        vendor.mend();
        let error = now["lastError"].as_str().unwrap_or_default();
        assert!(error.contains(told), "{lie:?}: {now}");
        assert!(now["failuresInARow"].as_i64().unwrap() > 0, "{now}");
        // The rest of the house does not notice.
        house.say(&conversation, "Er I der?").await;
        assert_eq!(house.bank.post(&test, &json!({})).await.ok()["ok"], true);
    }
    let now = look(&house, &id).await;
    assert_eq!(now["lastError"], Value::Null, "{now}");
    assert_eq!(now["failuresInARow"], 0);
    let read = notes(&house, &conversation).await;
    assert_eq!(read.len(), 2, "{read:?}");
    // What Salesforce will not have of ours is told, and not asked again and again.
    vendor.fail_at(
        "/sobjects/Case/",
        [(
            400,
            json!([{"errorCode": "FIELD_INTEGRITY_EXCEPTION", "message": "no"}]),
        )],
    );
    let path = format!("/api/v1/conversations/{conversation}");
    let change = json!({"priority": "critical"});
    house.bank.send("PATCH", &path, &change).await.ok();
    let cases = format!("/api/v1/connections/{id}/cases");
    until("it says what was refused", || async {
        let cases = house.bank.get(&cases).await.items();
        cases[0]["error"]
            .as_str()
            .is_some_and(|error| error.contains("FIELD_INTEGRITY_EXCEPTION"))
    })
    .await;
    let asked = vendor
        .calls()
        .iter()
        .filter(|call| call.method == "PATCH")
        .count();
    look(&house, &id).await;
    let again = vendor
        .calls()
        .iter()
        .filter(|call| call.method == "PATCH")
        .count();
    assert_eq!(again, asked);
    house.stop().await;
}
