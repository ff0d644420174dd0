//! What rules do: hold words back, act on events, route.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    house::{BANK_OWNER, House},
    samples,
};

/// A rule of one table: `inputs` and `outputs` are fields, `rows` have a cell for each of both.
fn rule(kind: &str, hit_policy: &str, inputs: &[&str], outputs: &[&str], rows: Value) -> Value {
    let columns = |fields: &[&str]| -> Vec<Value> {
        let column = |field: &&str| json!({"id": field, "name": field, "field": field});
        fields.iter().map(column).collect()
    };
    let mut content = samples::table();
    content["nodes"][1]["content"] = json!({
        "hitPolicy": hit_policy, "inputs": columns(inputs), "outputs": columns(outputs), "rules": rows,
    });
    json!({"type": kind, "content": content})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_validation_rule_blocks_does_not_leave() {
    let house = House::new().await.taught().await;
    let rows = json!([
        {"_id": "cards", "has_card": "true", "verdict": "'block'", "message": "'No card numbers, please.'"},
        {"_id": "phones", "sender": "'ai_agent'", "has_phone": "true", "verdict": "'block'"},
    ]);
    let inputs = ["has_card", "sender", "has_phone"];
    let rule = rule(
        "validation",
        "first",
        &inputs,
        &["verdict", "message"],
        rows,
    );
    house
        .bank
        .send("PUT", "/api/v1/rules/leaving", &rule)
        .await
        .ok();
    let conversation = house.conversation().await;
    // The document that answers names a telephone number.
    let response = house
        .say(
            &conversation,
            "Jeg har mistet mit kort efter lukketid, hvem ringer jeg til?",
        )
        .await;
    assert!(
        !response["response"]
            .as_str()
            .unwrap()
            .contains("70 20 11 00"),
        "{response}"
    );
    let owner = house.person(BANK_OWNER).await;
    let path = format!("/api/v1/conversations/{conversation}");
    owner
        .post(&format!("{path}/take-over"), &json!({}))
        .await
        .ok();
    let card = json!({"content": "Dit kort er 4571 0000 0000 0001"});
    let refused = owner.post(&format!("{path}/replies"), &card).await;
    let said = refused.fails(400, "validation_failed");
    assert_eq!(said["errors"][0]["code"], "blocked_by_rule", "{said}");
    assert_eq!(said["errors"][0]["message"], "No card numbers, please.");
    owner
        .post(&format!("{path}/replies"), &json!({"content": "Hej"}))
        .await
        .ok();
    for message in house.messages(&conversation).await {
        assert!(
            !message["content"].as_str().unwrap().contains("4571"),
            "{message}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_promise_moves_the_conversation_tells_somebody_and_asks_for_an_action() {
    let house = House::new().await;
    house.followed().await;
    let me = house.person(BANK_OWNER).await;
    let people = me.get("/api/v1/desk/people").await.items();
    let queue = |name: &str, more: Value| {
        let mut queue = json!({"name": name});
        queue
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let bank = &house.bank;
        async move { bank.post("/api/v1/queues", &queue).await.ok()["id"].clone() }
    };
    let levels = json!({"medium": {"firstResponse": 10}});
    let first = json!({"isDefault": true, "serviceLevels": levels});
    queue("first line", first).await;
    let late = queue("late", json!({"members": [people[0]["id"]]})).await;
    let macros =
        json!({"name": "Late", "changes": [{"type": "add_tags", "tags": ["apology due"]}]});
    house.bank.post("/api/v1/macros", &macros).await.ok();
    let rows = json!([
        {"_id": "late", "event": "'conversation.sla_breached'", "queue": "'late'", "priority": "'critical'",
         "macro": "'Late'", "note": "'Nobody answered in time: ' + priority", "tell": "true",
         "action": "'webhook.send'", "parameters": "{type: 'late', data: {was: queue}}", "approval": "true"},
        {"_id": "wrong", "event": "'conversation.resolved'", "queue": "'nowhere'", "tag": "'never'"},
    ]);
    let nowhere = queue("nowhere", json!({})).await;
    let outputs = [
        "queue",
        "priority",
        "macro",
        "note",
        "tell",
        "action",
        "parameters",
        "approval",
        "tag",
    ];
    let rule = rule("automation", "collect", &["event"], &outputs, rows);
    house
        .bank
        .send("PUT", "/api/v1/rules/promises", &rule)
        .await
        .ok();
    // What it names may go; then it cannot be saved any more, and says which row and why.
    let gone = format!("/api/v1/queues/{}", nowhere.as_str().unwrap());
    house.bank.send("DELETE", &gone, &json!({})).await.ok();
    let refused = house
        .bank
        .send("PUT", "/api/v1/rules/promises", &rule)
        .await;
    let refused = refused.fails(400, "validation_failed");
    let problem = &refused["errors"][0];
    assert_eq!(problem["code"], "not_found", "{refused}");
    let told = problem["message"].as_str().unwrap();
    assert!(
        told.contains("row 2, `queue`: there is no queue `nowhere`"),
        "{told}"
    );
    assert!(told.contains("name one of: first line, late"), "{told}");
    let check = json!({"type": "automation", "content": rule["content"]});
    let checked = house
        .bank
        .post("/api/v1/rule-types/check", &check)
        .await
        .ok();
    assert_eq!(checked["problems"][0]["row"], 2, "{checked}");

    let conversation = house.conversation().await;
    let path = format!("/api/v1/conversations/{conversation}");
    let call = json!({"reason": "manual"});
    house
        .bank
        .post(&format!("{path}/escalate"), &call)
        .await
        .ok();
    let passes = "UPDATE sla_clocks SET running_since = running_since - interval '11 minutes', \
                  warn_at = warn_at - interval '11 minutes', due_at = due_at - interval '11 minutes', \
                  next_at = next_at - interval '11 minutes' WHERE conversation_id = $1";
    let id: uuid::Uuid = conversation.parse().unwrap();
    let admin = house.test.admin().await;
    admin.execute(passes, &[&id]).await.unwrap();
    until("the rule has moved it", || async {
        house.bank.get(&path).await.ok()["queueId"] == late
    })
    .await;
    let moved = house.bank.get(&path).await.ok();
    assert_eq!(moved["priority"], "critical");
    assert_eq!(moved["tags"], json!(["apology due"]), "what the macro does");
    let told = me.get("/api/v1/notifications").await.items();
    let note = told.iter().find(|one| one["kind"] == "mention").unwrap();
    assert_eq!(note["preview"], "Nobody answered in time: medium");
    assert_eq!(note["conversationId"], conversation.as_str());
    let actions = house.bank.get("/api/v1/actions").await.items();
    assert_eq!(actions.len(), 1, "{actions:?}");
    assert_eq!(actions[0]["status"], "awaiting_approval");
    assert_eq!(actions[0]["source"], "rule:promises");
    assert_eq!(actions[0]["parameters"]["data"]["was"], "first line");

    // A rule that wants what cannot be does nothing by halves, and says why.
    house
        .bank
        .post(&format!("{path}/resolve"), &json!({}))
        .await
        .ok();
    let decisions = format!("{path}/decisions?limit=100");
    until("the rule says why", || async {
        let decisions = house.bank.get(&decisions).await.items();
        decisions.iter().any(|one| {
            let error = one["rules"][0]["error"].as_str().unwrap_or_default();
            error == "there is no queue called `nowhere`"
        })
    })
    .await;
    assert_eq!(
        house.bank.get(&path).await.ok()["tags"],
        json!(["apology due"])
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_route_sets_queue_priority_and_skill_and_knows_whether_it_is_open() {
    let house = House::new().await.taught().await;
    let never =
        json!({"name": "Aldrig", "timeZone": "Europe/Copenhagen", "week": vec![json!([]); 7]});
    let hours = house.bank.post("/api/v1/working-hours", &never).await.ok();
    for queue in [
        json!({"name": "all", "isDefault": true, "hoursId": hours["id"]}),
        json!({"name": "cards"}),
    ] {
        house.bank.post("/api/v1/queues", &queue).await.ok();
    }
    let rows = json!([
        {"_id": "closed", "intent": "'lost_card'", "inside_hours": "false", "queue": "'cards'",
         "priority": "'high'", "skill": "'fraud'"},
    ]);
    let rule = rule(
        "routing",
        "first",
        &["intent", "inside_hours"],
        &["queue", "priority", "skill"],
        rows,
    );
    house
        .bank
        .send("PUT", "/api/v1/rules/desks", &rule)
        .await
        .ok();
    let conversation = house.conversation().await;
    house
        .say(&conversation, "Hvordan spærrer jeg mit kort?")
        .await;
    let path = format!("/api/v1/conversations/{conversation}");
    let routed = house.bank.get(&path).await.ok();
    assert_eq!(routed["status"], "active");
    assert_eq!(
        (&routed["priority"], &routed["skill"]),
        (&json!("high"), &json!("fraud"))
    );
    // Whoever is called later is called there.
    house
        .bank
        .post(&format!("{path}/escalate"), &json!({"reason": "help"}))
        .await
        .ok();
    let called = house.bank.get("/api/v1/escalations").await.items();
    assert_eq!(called[0]["queueName"], "cards", "{called:?}");
    assert_eq!(called[0]["queueId"], routed["queueId"]);
    assert_eq!(called[0]["priority"], "high", "as urgent as it was routed");

    // A queue that has gone is told of, and nothing is lost.
    let gone = format!("/api/v1/queues/{}", routed["queueId"].as_str().unwrap());
    house.bank.send("DELETE", &gone, &json!({})).await.ok();
    let next = house.conversation().await;
    house.say(&next, "Hvordan spærrer jeg mit kort?").await;
    let decisions = format!("/api/v1/conversations/{next}/decisions");
    let decisions = house.bank.get(&decisions).await.items();
    let notes = decisions[0]["rules"].as_array().unwrap().iter();
    let notes: Vec<&str> = notes.filter_map(|one| one["note"].as_str()).collect();
    assert_eq!(notes.len(), 1, "{decisions:?}");
    assert!(
        notes[0].starts_with("there is no queue `cards`"),
        "{notes:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rules_that_call_each_other_are_stopped_and_say_so() {
    let house = House::new().await;
    house.followed().await;
    let answers = |event: &str, text: &str, reply: &str| {
        let row = json!([{
            "_id": reply, "event": format!("'{event}'"), "text": text, "reply": format!("'{reply}'"),
        }]);
        rule("automation", "collect", &["event", "text"], &["reply"], row)
    };
    for (name, rule) in [
        ("begin", answers("conversation.created", "", "ping")),
        ("ping", answers("message.created", "'pong'", "ping")),
        ("pong", answers("message.created", "'ping'", "pong")),
    ] {
        let path = format!("/api/v1/rules/{name}");
        house.bank.send("PUT", &path, &rule).await.ok();
    }
    let conversation = house.conversation().await;
    let decisions = format!("/api/v1/conversations/{conversation}/decisions?limit=100");
    until("the circle is stopped", || async {
        let decisions = house.bank.get(&decisions).await.items();
        let mut rules = decisions
            .iter()
            .flat_map(|one| one["rules"].as_array().unwrap());
        rules.any(|one| {
            let error = one["error"].as_str().unwrap_or_default();
            error.starts_with("stopped: 5 rules have led to this event")
                && one["rule"] == "pong"
                && one["result"].is_null()
        })
    })
    .await;
    let said = house.messages(&conversation).await;
    let said: Vec<&str> = said
        .iter()
        .filter_map(|one| one["content"].as_str())
        .collect();
    assert_eq!(said, ["ping", "pong", "ping", "pong", "ping"]);
    let events = house.events(0, "message.created", 5).await;
    let depths: Vec<u64> = events
        .iter()
        .filter_map(|one| one["depth"].as_u64())
        .collect();
    assert_eq!(depths, [1, 2, 3, 4, 5]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_automation_acts_once_on_an_event_and_does_not_turn_in_a_circle() {
    let house = House::new().await;
    house.followed().await;
    let rows = json!([
        {"_id": "echo", "event": "'message.created'", "sender": "'ai_agent'", "reply": "'Er der andet?'", "tag": "'echoed'"},
        {"_id": "called", "event": "'conversation.escalated'", "tag": "'called'"},
    ]);
    let rule = rule(
        "automation",
        "collect",
        &["event", "sender"],
        &["reply", "tag"],
        rows,
    );
    house
        .bank
        .send("PUT", "/api/v1/rules/echo", &rule)
        .await
        .ok();
    let conversation = house.conversation().await;
    house.say(&conversation, "Hej").await;
    let echoes = || async {
        let messages = house.messages(&conversation).await;
        let echoed = messages
            .iter()
            .filter(|one| one["content"] == "Er der andet?");
        echoed.count()
    };
    // Each echo is a message of the agent again: the rule rests after three.
    let rested = || async {
        let path = format!("/api/v1/conversations/{conversation}/decisions?limit=100");
        let decisions = house.bank.get(&path).await.items();
        decisions.iter().any(|one| {
            let rules = one["rules"].as_array().unwrap();
            rules.iter().any(|rule| {
                rule["error"]
                    .as_str()
                    .is_some_and(|text| text.contains("rests"))
            })
        })
    };
    until("the rule rests", rested).await;
    assert_eq!(echoes().await, 3);
    let other = house.conversation().await;
    let escalate = format!("/api/v1/conversations/{other}/escalate");
    house
        .bank
        .post(&escalate, &json!({"reason": "help"}))
        .await
        .ok();
    until("the tag is there", || async {
        let path = format!("/api/v1/conversations/{other}/decisions");
        let decisions = house.bank.get(&path).await.items();
        decisions
            .iter()
            .any(|one| one["rules"][0]["rows"][0]["id"] == "called")
    })
    .await;
}
