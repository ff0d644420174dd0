//! A team at its desk: queues and clocks, who gets what, notes, hand back, many at once.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    caller::Caller,
    house::{BANK_OWNER, House, PASSWORD},
};

/// Somebody of the bank's who answers customers, signed in, and their id.
async fn colleague(house: &House, name: &str) -> (Caller, String) {
    let email = format!("{name}@bank.example");
    let new = json!({"email": email, "name": name, "password": PASSWORD, "role": "operator"});
    let id = house.bank.post("/api/v1/users", &new).await.ok()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    (house.person(&email).await, id)
}

async fn queue(house: &House, queue: Value) -> String {
    let made = house.bank.post("/api/v1/queues", &queue).await.ok();
    made["id"].as_str().unwrap().to_owned()
}

fn path(conversation: &str, verb: &str) -> String {
    format!("/api/v1/conversations/{conversation}/{verb}")
}

/// A conversation that a person was called to.
async fn called(house: &House, call: Value) -> String {
    let conversation = house.conversation().await;
    house
        .bank
        .post(&path(&conversation, "escalate"), &call)
        .await
        .ok();
    conversation
}

fn clock<'a>(standing: &'a Value, kind: &str) -> &'a Value {
    let clocks = standing["clocks"].as_array().unwrap();
    clocks.iter().find(|clock| clock["kind"] == kind).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_queue_gives_its_conversations_to_people_who_are_there_and_have_room() {
    let house = House::new().await;
    let (anna, anna_id) = colleague(&house, "Anna").await;
    let (bo, bo_id) = colleague(&house, "Bo").await;
    queue(
        &house,
        json!({"name": "kort", "assignment": "round_robin", "members": [anna_id, bo_id]}),
    )
    .await;
    for person in [&anna_id, &bo_id] {
        let one = json!({"capacity": 1});
        let person = format!("/api/v1/desk/people/{person}");
        house.bank.send("PATCH", &person, &one).await.ok();
    }
    // Nobody is there: it waits.
    let call = json!({"reason": "manual", "queue": "kort"});
    let first = called(&house, call.clone()).await;
    assert!(house.standing(&first).await["assignedTo"].is_null());

    let here = json!({"available": true});
    anna.send("PUT", "/api/v1/desk/availability", &here)
        .await
        .ok();
    until("Anna is given what waited", || async {
        house.standing(&first).await["assignedTo"]["name"] == "Anna"
    })
    .await;
    // She is told, and has not said a word yet: the AI agent goes on until she takes over.
    let told = anna.get("/api/v1/notifications?unread=true").await.items();
    assert_eq!(told[0]["kind"], "assigned", "{told:?}");
    assert_eq!(told[0]["conversationId"], first.as_str());
    assert!(house.standing(&first).await["takenOverAt"].is_null());

    // Anna has no room; Bo comes.
    let second = called(&house, call.clone()).await;
    assert!(house.standing(&second).await["assignedTo"].is_null());
    bo.send("PUT", "/api/v1/desk/availability", &here)
        .await
        .ok();
    until("Bo is given the second", || async {
        house.standing(&second).await["assignedTo"]["name"] == "Bo"
    })
    .await;
    // Whoever is done has room again.
    let third = called(&house, call).await;
    bo.post(&path(&second, "resolve"), &json!({})).await.ok();
    until("Bo is given the third", || async {
        house.standing(&third).await["assignedTo"]["name"] == "Bo"
    })
    .await;

    anna.post("/api/v1/notifications/read", &json!({}))
        .await
        .ok();
    let unread = anna.get("/api/v1/notifications?unread=true").await.items();
    assert!(unread.is_empty(), "{unread:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_warns_and_breaches_stands_while_the_customer_is_waited_for_and_is_met() {
    let house = House::new().await;
    let (anna, anna_id) = colleague(&house, "Anna").await;
    let levels = json!({"high": {"firstResponse": 10, "resolution": 100}});
    let kort = queue(
        &house,
        json!({"name": "kort", "isDefault": true, "serviceLevels": levels, "members": [anna_id]}),
    )
    .await;
    let call = json!({"reason": "manual", "priority": "high"});
    let quick = called(&house, call.clone()).await;
    let standing = house.standing(&quick).await;
    assert_eq!(standing["queueId"], kort.as_str(), "the default queue");
    assert_eq!(standing["priority"], "high");
    assert!(clock(&standing, "first_response")["dueAt"].is_string());

    // A person answers in time; then the customer is waited for.
    anna.post(&path(&quick, "take-over"), &json!({})).await.ok();
    anna.post(&path(&quick, "replies"), &json!({"content": "Hej!"}))
        .await
        .ok();
    let waiting = anna.post(&path(&quick, "wait"), &json!({})).await.ok();
    assert_eq!(waiting["status"], "waiting");
    let standing = house.standing(&quick).await;
    let first = clock(&standing, "first_response");
    assert!(first["metAt"].is_string() && first["breachedAt"].is_null());
    assert_eq!(clock(&standing, "resolution")["paused"], true);
    house.say(&quick, "Tak").await;
    let standing = house.standing(&quick).await;
    assert_eq!(standing["status"], "escalated", "the customer has written");
    assert_eq!(clock(&standing, "resolution")["paused"], false);

    // Nobody answers the other one: time passes, as the database sees it.
    let late = called(&house, call).await;
    let passes = "UPDATE sla_clocks SET running_since = running_since - interval '9 minutes', \
                  warn_at = warn_at - interval '9 minutes', due_at = due_at - interval '9 minutes', \
                  next_at = next_at - interval '9 minutes' WHERE conversation_id = $1";
    let owner = house.test.admin().await;
    let id: uuid::Uuid = late.parse().unwrap();
    owner.execute(passes, &[&id]).await.unwrap();
    let warned = house.events(0, "conversation.sla_warning", 1).await;
    assert_eq!(warned[0]["subject"], late.as_str());
    assert_eq!(warned[0]["data"]["clock"]["kind"], "first_response");
    owner.execute(passes, &[&id]).await.unwrap();
    let breached = house.events(0, "conversation.sla_breached", 1).await;
    assert_eq!(breached[0]["subject"], late.as_str());
    assert_eq!(breached[0]["data"]["conversation"]["priority"], "high");
    let told = anna.get("/api/v1/notifications").await.items();
    let kinds: Vec<&str> = told
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["sla_breached", "sla_warning"], "the queue is told");

    // Outside working hours the clock would not run at all.
    let never =
        json!({"name": "Aldrig", "timeZone": "Europe/Copenhagen", "week": vec![json!([]); 7]});
    let hours = house.bank.post("/api/v1/working-hours", &never).await.ok();
    let changed = json!({
        "name": "kort", "isDefault": true, "serviceLevels": levels, "hoursId": hours["id"],
    });
    let put = format!("/api/v1/queues/{kort}");
    house.bank.send("PUT", &put, &changed).await.ok();
    let standing = house.standing(&quick).await;
    assert!(
        clock(&standing, "resolution")["dueAt"].is_null(),
        "{standing}"
    );
    let gone = house
        .bank
        .send(
            "DELETE",
            &format!("/api/v1/working-hours/{}", hours["id"].as_str().unwrap()),
            &json!({}),
        )
        .await;
    gone.fails(409, "conflict");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_goes_from_the_agent_to_a_person_to_another_and_back() {
    let house = House::new().await.taught().await;
    let (anna, _) = colleague(&house, "Anna").await;
    let (bo, bo_id) = colleague(&house, "Bo").await;
    let conversation = called(&house, json!({"reason": "manual"})).await;
    anna.post(&path(&conversation, "take-over"), &json!({}))
        .await
        .ok();
    let to_bo = json!({"personId": bo_id, "note": "Kan du tage den? Det er om kort."});
    let moved = anna
        .post(&path(&conversation, "transfer"), &to_bo)
        .await
        .ok();
    assert_eq!(moved["assignedTo"]["name"], "Bo");
    let told = bo.get("/api/v1/notifications").await.items();
    let kinds: Vec<&str> = told
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"assigned") && kinds.contains(&"mention"),
        "{told:?}"
    );

    // Between two people the agent says nothing.
    let silent = house
        .say(&conversation, "Hvordan spærrer jeg mit kort?")
        .await;
    assert!(silent["messageId"].is_null(), "{silent}");
    anna.post(&path(&conversation, "replies"), &json!({"content": "Hej"}))
        .await
        .fails(409, "conflict");
    bo.post(
        &path(&conversation, "replies"),
        &json!({"content": "Hej, her er Bo."}),
    )
    .await
    .ok();

    let back = json!({"note": "Han ville bare vide, hvordan man spærrer kortet."});
    let active = bo.post(&path(&conversation, "hand-back"), &back).await.ok();
    assert_eq!(active["status"], "active");
    assert!(active["assignedTo"].is_null());
    let answer = house
        .say(&conversation, "Hvordan spærrer jeg mit kort?")
        .await;
    assert_eq!(answer["answer"]["engine"], "passage", "{answer}");

    // The notes stand in the thread, as notes, and nowhere a customer would look.
    let messages = house.messages(&conversation).await;
    let notes: Vec<&Value> = messages
        .iter()
        .filter(|message| message["internal"] == true)
        .collect();
    assert_eq!(notes.len(), 2, "{messages:?}");
    assert_eq!(notes[0]["mentions"][0], bo_id.as_str());
    let told = house.events(0, "note.created", 2).await;
    assert_eq!(told[0]["data"]["content"], to_bo["note"]);
    let public = house.events(0, "message.created", 1).await;
    assert!(
        public
            .iter()
            .all(|event| event["data"]["internal"] == false),
        "{public:?}"
    );
    let list = house.bank.get("/api/v1/conversations").await.items();
    assert!(
        !list[0]["lastMessage"]
            .as_str()
            .unwrap()
            .contains("ville bare vide"),
        "{list:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_macro_changes_many_conversations_and_says_where_it_could_not() {
    let house = House::new().await;
    let (anna, anna_id) = colleague(&house, "Anna").await;
    let canned = json!({
        "shortcut": "spaerret", "title": "Kortet er spærret",
        "content": {"da": "Hej {{customer}}. Kortet er spærret. Hilsen {{me}}", "en": "Blocked."},
    });
    let canned = house
        .bank
        .post("/api/v1/canned-answers", &canned)
        .await
        .ok();
    let new =
        json!({"userId": "kunde-9", "customerName": "Ida", "channel": "web", "language": "da"});
    let ida = house.bank.post("/api/v1/conversations", &new).await.ok();
    let ida = ida["id"].as_str().unwrap();
    let other = house.conversation().await;
    house
        .bank
        .post(&path(&other, "resolve"), &json!({}))
        .await
        .ok();
    let one = json!({"name": "Kort spærret", "changes": [
        {"type": "add_tags", "tags": ["kort", "spærret"]},
        {"type": "set_priority", "priority": "low"},
        {"type": "assign", "me": true},
        {"type": "reply", "cannedAnswerId": canned["id"]},
        {"type": "reply", "content": "Farvel {{customer}}."},
        {"type": "note", "content": "{{me}} har talt med {{customer}}."},
        {"type": "resolve", "notes": "Spærret."},
    ]});
    let one = house.bank.post("/api/v1/macros", &one).await.ok();
    let apply = json!({"ids": [ida, other], "macroId": one["id"]});
    let done = anna
        .post("/api/v1/conversations/changes", &apply)
        .await
        .ok();
    assert_eq!(done["changed"], 1, "{done}");
    assert!(done["items"][1]["error"].is_string(), "{done}");

    let standing = house.standing(ida).await;
    assert_eq!(standing["tags"], json!(["kort", "spærret"]));
    assert_eq!(standing["status"], "resolved");
    assert_eq!(standing["priority"], "low");
    let said = house.messages(ida).await;
    assert!(
        said.iter()
            .any(|message| message["content"] == "Hej Ida. Kortet er spærret. Hilsen Anna"),
        "{said:?}"
    );
    for words in ["Farvel Ida.", "Anna har talt med Ida."] {
        assert!(said.iter().any(|one| one["content"] == words), "{said:?}");
    }
    // What a macro says is not deleted under it, and a macro says nothing that is not there.
    let answer = format!("/api/v1/canned-answers/{}", canned["id"].as_str().unwrap());
    let refused = house.bank.send("DELETE", &answer, &json!({})).await;
    let refused = refused.fails(409, "conflict");
    let why = refused["error"]["message"].as_str().unwrap();
    assert!(why.contains("Kort spærret"), "{why}");
    let silent = json!({"name": "Kort spærret", "changes": [{"type": "wait"}]});
    let kept = format!("/api/v1/macros/{}", one["id"].as_str().unwrap());
    house.bank.send("PUT", &kept, &silent).await.ok();
    house.bank.send("DELETE", &answer, &json!({})).await.ok();
    let stale = json!({"name": "Sig det igen", "changes": [
        {"type": "wait"}, {"type": "reply", "cannedAnswerId": canned["id"]},
    ]});
    let refused = house.bank.post("/api/v1/macros", &stale).await;
    let refused = refused.fails(400, "validation_failed");
    assert_eq!(refused["errors"][0]["field"], "changes.1.cannedAnswerId");

    // All or nothing: the other one was left as it was.
    assert_eq!(house.standing(&other).await["tags"], json!([]));

    let with_tag = house
        .bank
        .get("/api/v1/conversations?tag=sp%C3%A6rret")
        .await
        .items();
    assert_eq!(with_tag.len(), 1);
    let tags = house.bank.get("/api/v1/tags").await.items();
    assert_eq!(tags[0], json!({"tag": "kort", "uses": 1}));

    // A kept filter is its owner's until everybody shall have it.
    let view = json!({"name": "Mine", "filter": {"assignedTo": anna_id, "priority": "low"}});
    let view = anna.post("/api/v1/views", &view).await.ok();
    let owner = house.person(BANK_OWNER).await;
    assert!(owner.get("/api/v1/views").await.items().is_empty());
    let mine = format!("/api/v1/views/{}", view["id"].as_str().unwrap());
    owner
        .send("DELETE", &mine, &json!({}))
        .await
        .fails(404, "not_found");
    anna.post(
        "/api/v1/views",
        &json!({"name": "Alle", "shared": true, "filter": {}}),
    )
    .await
    .fails(403, "forbidden");
    assert_eq!(anna.get("/api/v1/views").await.items().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_conversations_of_one_customer_become_one_in_the_order_of_time() {
    let house = House::new().await;
    let first = house.conversation().await;
    let second = house.conversation().await;
    house.say(&first, "Den ene").await;
    house.say(&second, "Den anden").await;
    house.say(&first, "Den ene igen").await;
    let both: usize = house.messages(&first).await.len() + house.messages(&second).await.len();
    let merged = house
        .bank
        .post(&path(&second, "merge"), &json!({"into": first}))
        .await
        .ok();
    assert_eq!(merged["id"], first.as_str());
    assert_eq!(merged["messageCount"], both);
    let messages = house.messages(&first).await;
    let said: Vec<&str> = messages
        .iter()
        .filter(|message| message["senderType"] == "user")
        .map(|message| message["content"].as_str().unwrap())
        .collect();
    assert_eq!(said, ["Den ene", "Den anden", "Den ene igen"]);
    for (index, message) in messages.iter().enumerate() {
        assert_eq!(message["seq"], index + 1);
    }
    let gone = house.standing(&second).await;
    assert_eq!(gone["mergedInto"], first.as_str());
    house
        .bank
        .post(&path(&second, "messages"), &json!({"content": "Hallo?"}))
        .await
        .fails(409, "conflict");
    // The next message goes on counting.
    house.say(&first, "Og nu?").await;
    let messages = house.messages(&first).await;
    assert_eq!(messages.last().unwrap()["seq"], messages.len());

    let other = json!({"userId": "kunde-2", "channel": "web"});
    let other = house.bank.post("/api/v1/conversations", &other).await.ok();
    house
        .bank
        .post(&path(&first, "merge"), &json!({"into": other["id"]}))
        .await
        .fails(409, "conflict");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_messages_are_searched_whatever_the_ending_and_only_the_own_ones() {
    let house = House::new().await;
    let conversation = house.conversation().await;
    for words in [
        "Mine betalinger er blevet afvist",
        "The payments were declined twice",
        "Kortet virker ikke i butikken",
    ] {
        house.say(&conversation, words).await;
    }
    let note = json!({"content": "Betalingen blev afvist af banken"});
    house
        .bank
        .post(&path(&conversation, "notes"), &note)
        .await
        .ok();
    let shop = json!({"userId": "kunde-1", "channel": "web"});
    let shop = house.shop.post("/api/v1/conversations", &shop).await.ok();
    let shop = format!(
        "/api/v1/conversations/{}/messages",
        shop["id"].as_str().unwrap()
    );
    let secret = json!({"content": "Betaling for cyklen"});
    house.shop.post(&shop, &secret).await.ok();

    let found = async |q: &str| -> Vec<String> {
        let found = house
            .bank
            .post("/api/v1/messages/search", &json!({"q": q}))
            .await
            .items();
        found
            .iter()
            .filter(|one| one["senderType"] != "ai_agent")
            .map(|one| one["content"].as_str().unwrap().to_owned())
            .collect()
    };
    let both = [
        "Betalingen blev afvist af banken",
        "Mine betalinger er blevet afvist",
    ];
    assert_eq!(found("betaling afvist").await, both, "newest first");
    assert_eq!(found("AFVIST, betaling!").await, both);
    assert_eq!(
        found("declining payment").await,
        ["The payments were declined twice"]
    );
    assert_eq!(found("but").await, ["Kortet virker ikke i butikken"]);
    assert!(found("cyklen").await.is_empty(), "another tenant's");
    assert!(found("% ' | ! & :*").await.is_empty());
    assert!(found("og").await.is_empty(), "too common to search for");

    // Page by page, each once.
    let search = json!({"q": "afvist", "limit": 1});
    let first = house
        .bank
        .post("/api/v1/messages/search", &search)
        .await
        .ok();
    let next = json!({"q": "afvist", "limit": 1, "cursor": first["nextCursor"]});
    let second = house.bank.post("/api/v1/messages/search", &next).await.ok();
    assert_eq!(first["items"][0]["content"], both[0]);
    assert_eq!(second["items"][0]["content"], both[1]);
}
