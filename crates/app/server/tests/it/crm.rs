//! Leads, contacts, companies and deals: made, changed, found, and seen by those who may.

use serde_json::{Value, json};
use tekup_context::Permission;

use crate::{
    caller::Caller,
    house::{House, PASSWORD},
};

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

pub fn id(value: &Value) -> String {
    text(&value["id"]).to_owned()
}

pub async fn lead(bank: &Caller, input: Value) -> Value {
    bank.post("/api/v1/leads", &input).await.ok()
}

/// Leads are left as they come, so that nothing happens to them meanwhile.
pub async fn unscored(bank: &Caller) {
    let off = json!({"enabled": false});
    bank.send("PUT", "/api/v1/crm/scoring", &off).await.ok();
}

pub fn names(items: &[Value]) -> Vec<&str> {
    items.iter().map(|one| text(&one["name"])).collect()
}

/// A person of the bank's with a role, who has signed in.
pub async fn person(house: &House, name: &str, role: &str) -> (String, Caller) {
    let email = format!("{name}@bank.example");
    let new = json!({"email": email, "name": name, "password": PASSWORD, "role": role});
    let made = house.bank.post("/api/v1/users", &new).await.ok();
    (id(&made), house.person(&email).await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lead_is_made_changed_and_told_of() {
    let house = House::new().await;
    let bank = &house.bank;
    unscored(bank).await;
    let new = json!({
        "name": " Mette Holm ", "email": "Mette@Example.dk", "company": "Holm ApS", "phone": "+45 12 34 56 78",
        "source": "website", "tags": ["messe", "messe"],
    });
    let answer = bank.post("/api/v1/leads", &new).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let made = answer.ok();
    assert_eq!(made["name"], "Mette Holm");
    assert_eq!(made["status"], "new");
    assert_eq!(made["score"], 0);
    assert_eq!(made["tags"], json!(["messe"]));
    assert_eq!(made["revision"], 1);
    let path = format!("/api/v1/leads/{}", id(&made));
    assert_eq!(bank.get(&path).await.ok(), made);

    let change = json!({"company": null, "title": "Direktør", "revision": 1});
    let changed = bank.send("PATCH", &path, &change).await.ok();
    assert_eq!(changed["company"], Value::Null);
    assert_eq!(changed["title"], "Direktør");
    assert_eq!(changed["email"], "Mette@Example.dk");
    assert_eq!(changed["revision"], 2);
    // Somebody else had the page open.
    let late = json!({"title": "Chef", "revision": 1});
    bank.send("PATCH", &path, &late)
        .await
        .fails(409, "conflict");
    // The same again is no change.
    let same = json!({"title": "Direktør"});
    assert_eq!(bank.send("PATCH", &path, &same).await.ok()["revision"], 2);

    let status = format!("{path}/status");
    let moved = bank
        .send("PATCH", &status, &json!({"status": "contacted"}))
        .await
        .ok();
    assert_eq!(moved["status"], "contacted");
    assert_eq!(
        bank.send("PATCH", &status, &json!({"status": "converted"}))
            .await
            .wrong_fields(),
        ["status"]
    );
    let told = house.events(0, "lead.status_changed", 1).await;
    assert_eq!(told[0]["data"]["before"]["status"], "new");
    assert_eq!(
        house.events(0, "lead.created", 1).await[0]["data"]["name"],
        "Mette Holm"
    );

    bank.send("DELETE", &path, &json!({})).await.ok();
    bank.get(&path).await.fails(404, "not_found");
    assert!(bank.get("/api/v1/leads").await.items().is_empty());
    house.events(0, "lead.deleted", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_that_is_wrong_is_said_at_once() {
    let house = House::new().await;
    let bank = &house.bank;
    let wrong = json!({"email": "bo", "phone": "ring til Bo", "status": "sold", "score": 7, "data": {"x": 1}});
    let fields = bank.post("/api/v1/leads", &wrong).await.wrong_fields();
    for field in ["name", "status"] {
        assert!(fields.contains(&field.to_owned()), "{fields:?}");
    }
    let wrong = json!({"name": "Bo", "email": "bo", "phone": "ring til Bo", "data": {"x": 1}});
    let fields = bank.post("/api/v1/leads", &wrong).await.wrong_fields();
    assert_eq!(fields, ["data.x", "email", "phone"]);
    let nobody = "0198c0de-0000-7000-8000-000000000000";
    let wrong = json!({"name": "Bo", "ownerId": nobody});
    assert_eq!(
        bank.post("/api/v1/leads", &wrong).await.wrong_fields(),
        ["ownerId"]
    );
    let wrong = json!({"name": "Handel", "companyId": nobody});
    assert_eq!(
        bank.post("/api/v1/crm/deals", &wrong).await.wrong_fields(),
        ["companyId"]
    );
    let wrong = json!({"name": "Handel", "stage": "dreaming"});
    assert_eq!(
        bank.post("/api/v1/crm/deals", &wrong).await.wrong_fields(),
        ["stage"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deal_follows_its_stage() {
    let house = House::new().await;
    let bank = &house.bank;
    let company = bank
        .post("/api/v1/crm/companies", &json!({"name": "Nordlys A/S"}))
        .await
        .ok();
    let new = json!({"name": "Nyt anlæg", "value": 5_000_000, "currency": "DKK", "companyId": id(&company)});
    let deal = bank.post("/api/v1/crm/deals", &new).await.ok();
    assert_eq!(deal["stage"], "prospecting");
    assert_eq!(deal["probability"], 10);
    assert_eq!(deal["status"], "open");
    assert_eq!(deal["companyName"], "Nordlys A/S");
    let path = format!("/api/v1/crm/deals/{}", id(&deal));
    let moved = bank
        .send("PATCH", &path, &json!({"stage": "proposal"}))
        .await
        .ok();
    assert_eq!(moved["probability"], 50);
    let board = bank
        .post("/api/v1/crm/deals/counts", &json!({"by": "stage"}))
        .await
        .ok();
    assert_eq!(
        board["items"],
        json!([{"value": "proposal", "count": 1, "worth": {"DKK": 5_000_000}}])
    );
    let won = bank
        .send("PATCH", &path, &json!({"stage": "won"}))
        .await
        .ok();
    assert_eq!(won["status"], "won");
    assert_eq!(won["probability"], 100);
    assert!(won["closedAt"].is_string());
    assert_eq!(house.events(0, "deal.stage_changed", 2).await.len(), 2);
    house.events(0, "deal.won", 1).await;
    let open = bank
        .send(
            "PATCH",
            &path,
            &json!({"stage": "negotiation", "probability": 60}),
        )
        .await
        .ok();
    assert_eq!(
        (&open["closedAt"], &open["probability"]),
        (&Value::Null, &json!(60))
    );
    // A stage in which a deal stands cannot go.
    let pipelines = bank.get("/api/v1/crm/pipelines").await.items();
    let put = json!({"name": "Salg", "isDefault": true,
        "stages": [{"key": "first", "name": "Først", "probability": 10}]});
    let pipeline = format!("/api/v1/crm/pipelines/{}", id(&pipelines[0]));
    bank.send("PUT", &pipeline, &put)
        .await
        .fails(409, "conflict");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_are_found_ordered_and_paged() {
    let house = House::new().await;
    let bank = &house.bank;
    for (name, company, source) in [
        ("Åse Lund", "Havnens Fiskehus", "fair"),
        ("Anders And", "Andeby Bank", "website"),
        ("Øjvind Bro", "Brobyggerne", "website"),
        ("Zenia Dahl", "Dahls Leasing", "website"),
        ("Bo Bank", "Bankernes Bank", "fair"),
    ] {
        lead(
            bank,
            json!({"name": name, "company": company, "source": source}),
        )
        .await;
    }
    let mut path = "/api/v1/leads?sort=name&limit=2".to_owned();
    let mut all = Vec::new();
    loop {
        let page = bank.get(&path).await.ok();
        all.extend(page["items"].as_array().unwrap().clone());
        match page["nextCursor"].as_str() {
            Some(next) => path = format!("/api/v1/leads?sort=name&limit=2&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(
        names(&all),
        [
            "Anders And",
            "Bo Bank",
            "Zenia Dahl",
            "Øjvind Bro",
            "Åse Lund"
        ]
    );
    let newest = bank.get("/api/v1/leads?limit=1").await.items();
    assert_eq!(names(&newest), ["Bo Bank"]);
    // A word is found by its beginning, and by another form of it.
    let found = bank.get("/api/v1/leads?search=lea").await.items();
    assert_eq!(names(&found), ["Zenia Dahl"]);
    let found = bank.get("/api/v1/leads?search=fiskehuset").await.items();
    assert_eq!(names(&found), ["Åse Lund"]);
    let found = bank.get("/api/v1/leads?search=bank%20and").await.items();
    assert_eq!(names(&found), ["Anders And"]);
    let found = bank
        .get("/api/v1/leads?source=fair&sort=-name")
        .await
        .items();
    assert_eq!(names(&found), ["Åse Lund", "Bo Bank"]);
    assert!(
        bank.get("/api/v1/leads?status=qualified")
            .await
            .items()
            .is_empty()
    );
    assert_eq!(
        bank.get("/api/v1/leads?cursor=eA&sort=name")
            .await
            .wrong_fields(),
        ["cursor"]
    );
    // One tenant's words are not another's.
    assert!(
        house
            .shop
            .get("/api/v1/leads?search=bank")
            .await
            .items()
            .is_empty()
    );
    let counts = bank
        .post("/api/v1/leads/counts", &json!({"by": "source"}))
        .await
        .ok();
    assert_eq!(
        counts["items"][0],
        json!({"value": "website", "count": 3, "worth": {}})
    );
    assert_eq!(counts["total"], 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_can_jump_into_the_middle_of_a_list() {
    let house = House::new().await;
    let bank = &house.bank;
    unscored(bank).await;
    for at in 0..30 {
        let source = if at % 3 == 0 { "fair" } else { "website" };
        lead(
            bank,
            json!({"name": format!("Lead {at:02}"), "source": source}),
        )
        .await;
    }
    let search = async |input: Value| bank.post("/api/v1/leads/search", &input).await;
    for sort in ["name", "-createdAt", "-score"] {
        let whole = search(json!({"sort": sort, "limit": 30})).await.items();
        let part = json!({"sort": sort, "limit": 5, "offset": 10});
        let part = search(part).await.ok();
        let found = part["items"].as_array().unwrap();
        assert_eq!(names(found), names(&whole[10..15]), "{sort}");
        let next = json!({"sort": sort, "limit": 15, "cursor": part["nextCursor"]});
        let rest = search(next).await.items();
        assert_eq!(names(&rest), names(&whole[15..]), "{sort}");
    }
    let fair = json!([[{"field": "source", "test": "is", "value": "fair"}]]);
    let found =
        search(json!({"filter": fair, "search": "lead", "sort": "name", "offset": 8})).await;
    assert_eq!(names(&found.items()), ["Lead 24", "Lead 27"]);
    let beyond = search(json!({"offset": 1_000_000})).await.ok();
    assert_eq!(beyond, json!({"items": [], "nextCursor": null}));
    let both = json!({"offset": 1, "cursor": "WyIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAiLCIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAiXQ"});
    assert_eq!(search(both).await.wrong_fields(), ["offset"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn own_fields_are_checked_and_filtered_by() {
    let house = House::new().await;
    let bank = &house.bank;
    let fields = "/api/v1/crm/fields";
    for field in [
        json!({"kind": "lead", "key": "budget", "label": {"da": "Budget"}, "type": "number"}),
        json!({"kind": "lead", "key": "size", "label": {"da": "Størrelse"}, "type": "choice",
            "options": ["small", "large"], "required": true}),
    ] {
        bank.post(fields, &field).await.ok();
    }
    let again = json!({"kind": "lead", "key": "budget", "label": {"da": "Budget"}, "type": "text"});
    bank.post(fields, &again).await.fails(409, "conflict");
    let wrong = json!({"name": "Bo", "data": {"budget": "many"}});
    assert_eq!(
        bank.post("/api/v1/leads", &wrong).await.wrong_fields(),
        ["data.budget", "data.size"]
    );
    for (name, budget, size) in [
        ("Bo", json!(100), "small"),
        ("Ida", json!(900), "large"),
        ("Per", Value::Null, "large"),
    ] {
        lead(
            bank,
            json!({"name": name, "data": {"budget": budget, "size": size}}),
        )
        .await;
    }
    let search = async |filter: Value| {
        let input = json!({"filter": filter, "sort": "name"});
        bank.post("/api/v1/leads/search", &input).await.items()
    };
    let rich = json!([[{"field": "data.budget", "test": "atLeast", "value": 500}]]);
    assert_eq!(names(&search(rich).await), ["Ida"]);
    let either = json!([
        [{"field": "data.budget", "test": "less", "value": 500}],
        [{"field": "data.budget", "test": "empty"}, {"field": "data.size", "test": "is", "value": "large"}],
    ]);
    assert_eq!(names(&search(either).await), ["Bo", "Per"]);
    let wrong = json!({"filter": [[{"field": "data.nothing", "test": "empty"}]]});
    assert_eq!(
        bank.post("/api/v1/leads/search", &wrong)
            .await
            .wrong_fields(),
        ["filter.0.0.field"]
    );
    let wrong = json!({"filter": [[{"field": "score", "test": "contains", "value": "1"}]]});
    assert_eq!(
        bank.post("/api/v1/leads/search", &wrong)
            .await
            .wrong_fields(),
        ["filter.0.0.test"]
    );
    let quoted = json!([[{"field": "name", "test": "is", "value": "x' OR true --"}]]);
    assert!(search(quoted).await.is_empty());
    // What is not given stays, and null takes a value away.
    let ida = search(json!([[{"field": "name", "test": "is", "value": "Ida"}]])).await;
    let path = format!("/api/v1/leads/{}", id(&ida[0]));
    let changed = bank
        .send("PATCH", &path, &json!({"data": {"budget": null}}))
        .await
        .ok();
    assert_eq!(changed["data"], json!({"size": "large"}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seller_sees_their_own_their_teams_and_nobodys() {
    let house = House::new().await;
    let bank = &house.bank;
    let (anna, seller) = person(&house, "anna", "operator").await;
    let (bo, other) = person(&house, "bo", "operator").await;
    let team = bank
        .post(
            "/api/v1/crm/teams",
            &json!({"name": "Øst", "members": [anna]}),
        )
        .await
        .ok();
    let hers = lead(bank, json!({"name": "Hers", "ownerId": anna})).await;
    let his = lead(bank, json!({"name": "His", "ownerId": bo})).await;
    lead(
        bank,
        json!({"name": "Team", "ownerId": bo, "teamId": team["id"]}),
    )
    .await;
    lead(bank, json!({"name": "Nobody"})).await;
    let seen = seller.get("/api/v1/leads?sort=name").await.items();
    assert_eq!(names(&seen), ["Hers", "Nobody", "Team"]);
    assert_eq!(
        names(&other.get("/api/v1/leads?sort=name").await.items()),
        ["His", "Nobody", "Team"]
    );
    assert_eq!(bank.get("/api/v1/leads").await.items().len(), 4);
    let theirs = format!("/api/v1/leads/{}", id(&his));
    seller.get(&theirs).await.fails(404, "not_found");
    seller
        .send("PATCH", &theirs, &json!({"name": "Mine"}))
        .await
        .fails(404, "not_found");
    seller
        .send("DELETE", &theirs, &json!({}))
        .await
        .fails(404, "not_found");
    seller
        .get(&format!("/api/v1/crm/records/{}/timeline", id(&his)))
        .await
        .fails(404, "not_found");
    let note = json!({"recordId": id(&his), "type": "note", "body": "Hej"});
    seller
        .post("/api/v1/crm/activities", &note)
        .await
        .fails(404, "not_found");
    assert!(
        seller
            .get("/api/v1/leads?search=his")
            .await
            .items()
            .is_empty()
    );
    let counts = seller
        .post("/api/v1/leads/counts", &json!({"by": "status"}))
        .await
        .ok();
    assert_eq!(counts["total"], 3);
    // What they make is theirs.
    let made = seller
        .post("/api/v1/leads", &json!({"name": "New"}))
        .await
        .ok();
    assert_eq!(made["ownerId"], anna);
    assert_eq!(made["ownerName"], "anna");
    let mine = json!({"filter": [[{"field": "ownerId", "test": "is", "value": "me"}]]});
    assert_eq!(
        seller
            .post("/api/v1/leads/search", &mine)
            .await
            .items()
            .len(),
        2
    );
    // They may give theirs away, and then it is gone for them.
    let path = format!("/api/v1/leads/{}", id(&hers));
    seller
        .send("PATCH", &path, &json!({"ownerId": bo}))
        .await
        .ok();
    seller.get(&path).await.fails(404, "not_found");
    // A program without the right to all of them sees what is nobody's.
    let key = house.key("crm-key", &[Permission::CrmRead]).await;
    assert_eq!(names(&key.get("/api/v1/leads").await.items()), ["Nobody"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn views_are_kept_for_oneself_or_for_everybody() {
    let house = House::new().await;
    let (_, seller) = person(&house, "anna", "operator").await;
    let spec = json!({"filter": [[{"field": "status", "test": "is", "value": "new"}]], "sort": "-score",
        "columns": ["name", "score"], "layout": "board", "groupBy": "status"});
    let own = json!({"kind": "lead", "name": "Mine", "spec": spec});
    let made = seller.post("/api/v1/crm/views", &own).await.ok();
    assert_eq!(made["spec"]["layout"], "board");
    let shared = json!({"kind": "lead", "name": "Alle", "shared": true, "spec": spec});
    seller
        .post("/api/v1/crm/views", &shared)
        .await
        .fails(403, "forbidden");
    house.bank.post("/api/v1/crm/views", &shared).await.ok();
    let path = "/api/v1/crm/views?kind=lead";
    assert_eq!(names(&seller.get(path).await.items()), ["Alle", "Mine"]);
    assert_eq!(names(&house.bank.get(path).await.items()), ["Alle"]);
    let foreign = format!("/api/v1/crm/views/{}", id(&made));
    house
        .bank
        .send("DELETE", &foreign, &json!({}))
        .await
        .fails(404, "not_found");
    seller.send("DELETE", &foreign, &json!({})).await.ok();
}
