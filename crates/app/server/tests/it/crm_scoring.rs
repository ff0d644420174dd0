//! Leads are scored and qualified when they come, by rules first and by what was learned then; and counted.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{caller::Caller, house::House};

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

async fn lead(bank: &Caller, input: Value) -> Value {
    bank.post("/api/v1/leads", &input).await.ok()
}

/// The lead once it is qualified.
async fn qualified(house: &House, lead: &Value) -> Value {
    let path = format!("/api/v1/leads/{}", id(lead));
    until("the lead is qualified", || async {
        house.bank.get(&path).await.ok()["qualification"] != "pending"
    })
    .await;
    house.bank.get(&path).await.ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lead_is_qualified_when_it_comes() {
    let house = House::new().await;
    house.followed().await;
    let bank = &house.bank;
    let good = json!({"name": "Mette Holm", "email": "mette@nordlys.dk", "phone": "20304050", "company": "Nordlys",
        "title": "Direktør", "source": "website", "consent": "given"});
    let good = lead(bank, good).await;
    let known = qualified(&house, &good).await;
    assert_eq!(known["qualification"], "qualified", "{known}");
    assert!(known["score"].as_i64().unwrap() >= 60);
    assert_eq!(known["scoreReasons"][0]["feature"], "decides");
    assert_eq!(known["scoreReasons"][0]["value"], "Direktør");
    assert_eq!(
        known["recommendations"],
        json!(["discovery_call", "send_proposal"])
    );
    // What its number and address tell.
    assert_eq!(
        (&known["country"], &known["website"]),
        (&json!("DK"), &json!("nordlys.dk"))
    );
    house.events(0, "lead.qualified", 1).await;
    // The run shows its steps.
    let runs = bank.get("/api/v1/runs?kind=leads.qualify").await.items();
    let steps = bank
        .get(&format!("/api/v1/runs/{}/steps", id(&runs[0])))
        .await
        .items();
    let names: Vec<&str> = steps
        .iter()
        .map(|step| step["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "input",
            "ai_scoring",
            "crm_enrichment",
            "compliance_check",
            "decision"
        ]
    );

    let poor = lead(bank, json!({"name": "Bo", "source": "purchased"})).await;
    let known = qualified(&house, &poor).await;
    assert_eq!(known["qualification"], "review");
    assert_eq!(known["recommendations"][0], "find_contact_details");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_blocked_or_has_said_no_is_left_alone() {
    let house = House::new().await;
    house.followed().await;
    let bank = &house.bank;
    bank.post(
        "/api/v1/crm/blocklist",
        &json!({"value": "https://spam.dk/x", "reason": "spam"}),
    )
    .await
    .ok();
    bank.post("/api/v1/crm/blocklist", &json!({"value": "spam.dk"}))
        .await
        .fails(409, "conflict");
    let spam = lead(bank, json!({"name": "S", "email": "s@spam.dk", "company": "Spam", "title": "CEO", "phone": "20304050"})).await;
    let known = qualified(&house, &spam).await;
    assert_eq!(
        (&known["qualification"], &known["recommendations"]),
        (&json!("blocked"), &json!(["do_not_contact"]))
    );
    let no = lead(
        bank,
        json!({"name": "N", "email": "n@nordlys.dk", "consent": "withdrawn"}),
    )
    .await;
    assert_eq!(qualified(&house, &no).await["qualification"], "blocked");

    let wrong = json!({"qualifiedFrom": 20, "nurtureFrom": 40});
    assert_eq!(
        bank.send("PUT", "/api/v1/crm/scoring", &wrong)
            .await
            .wrong_fields(),
        ["nurtureFrom"]
    );
    let strict =
        json!({"needsBasis": true, "setsStatus": true, "qualifiedFrom": 10, "nurtureFrom": 5});
    bank.send("PUT", "/api/v1/crm/scoring", &strict).await.ok();
    let unasked = lead(bank, json!({"name": "U", "email": "u@nordlys.dk"})).await;
    let known = qualified(&house, &unasked).await;
    assert_eq!(
        (&known["qualification"], &known["recommendations"]),
        (&json!("review"), &json!(["ask_consent"]))
    );
    // Once they have agreed, the same lead passes.
    let path = format!("/api/v1/leads/{}", id(&unasked));
    bank.send("PATCH", &path, &json!({"consent": "given"}))
        .await
        .ok();
    let again = bank.post(&format!("{path}/qualify"), &json!({})).await.ok();
    assert_eq!(
        (&again["qualification"], &again["status"]),
        (&json!("qualified"), &json!("qualified"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenant_learns_from_its_own_outcomes_and_may_go_back() {
    let house = House::new().await;
    let bank = &house.bank;
    let refused = bank
        .post("/api/v1/crm/scoring/train", &json!({}))
        .await
        .ok();
    let path = format!("/api/v1/runs/{}", refused["runId"].as_str().unwrap());
    until("the run fails", || async {
        bank.get(&path).await.ok()["state"] == "failed"
    })
    .await;
    assert!(
        bank.get(&path).await.ok()["error"]
            .as_str()
            .unwrap()
            .contains("there are 0 and 0")
    );

    // Whoever comes from a fair buys; the others do not, but for a few.
    let field =
        json!({"kind": "lead", "key": "size", "label": {"da": "Størrelse"}, "type": "number"});
    bank.post("/api/v1/crm/fields", &field).await.ok();
    let (mut won, mut lost) = (Vec::new(), Vec::new());
    for index in 0..160 {
        let fair = index % 2 == 0;
        let source = if fair { "fair" } else { "list" };
        let made = lead(
            bank,
            json!({"name": format!("L{index}"), "source": source, "data": {"size": index % 13}}),
        )
        .await;
        if fair != (index % 10 == 0) {
            won.push(id(&made))
        } else {
            lost.push(id(&made))
        }
    }
    let lost = json!({"ids": lost, "set": {"status": "unqualified"}});
    bank.post("/api/v1/leads/changes", &lost).await.ok();
    for lead in won {
        let path = format!("/api/v1/leads/{lead}/convert");
        bank.post(&path, &json!({"withoutDeal": true})).await.ok();
    }
    let run = bank
        .post("/api/v1/crm/scoring/train", &json!({}))
        .await
        .ok();
    let run = house.ended(&run["runId"]).await;
    assert_eq!(run["output"]["version"], 1);
    let state = bank.get("/api/v1/crm/scoring").await.ok();
    let quality = &state["model"]["quality"];
    assert!(quality["auc"].as_f64().unwrap() > 0.75, "{quality}");
    assert_eq!(quality["lift"].as_array().unwrap().len(), 10);
    assert!(
        state["model"]["weights"][0]["feature"]
            .as_str()
            .unwrap()
            .starts_with("source=")
    );

    let fair = lead(bank, json!({"name": "F", "source": "fair"})).await;
    let list = lead(bank, json!({"name": "L", "source": "list"})).await;
    let scored = async |lead: &Value| {
        let path = format!("/api/v1/leads/{}/qualify", id(lead));
        bank.post(&path, &json!({})).await.ok()
    };
    let (fair, list) = (scored(&fair).await, scored(&list).await);
    assert!(
        fair["score"].as_i64() > list["score"].as_i64(),
        "{fair} {list}"
    );
    assert_eq!(fair["scoreVersion"], 1);
    assert!(
        fair["scoreReasons"][0]["feature"]
            .as_str()
            .unwrap()
            .starts_with("source=")
    );
    assert!(fair["scoreReasons"][0]["points"].as_f64().unwrap() > 0.0);
    bank.post("/api/v1/crm/scoring/models/0/activate", &json!({}))
        .await
        .ok();
    assert_eq!(scored(&fair).await["scoreVersion"], Value::Null);
    bank.post("/api/v1/crm/scoring/models/7/activate", &json!({}))
        .await
        .fails(404, "not_found");
    // Another tenant has learned nothing of it.
    assert!(
        house
            .shop
            .get("/api/v1/crm/scoring/models")
            .await
            .items()
            .is_empty()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leads_of_a_file_are_qualified_too() {
    let house = House::new().await;
    house.followed().await;
    let bank = &house.bank;
    let part = reqwest::multipart::Part::bytes(
        b"name,email\nBo,bo@nordlys.dk\nIda,ida@nordlys.dk\n".to_vec(),
    )
    .file_name("leads.csv");
    let form = reqwest::multipart::Form::new().part("file", part);
    let sent = bank
        .request("POST", "/api/v1/crm/imports?kind=lead")
        .multipart(form);
    let import = crate::caller::Answer::of(sent).await.ok();
    let start = format!("/api/v1/crm/imports/{}/start", id(&import));
    let run = bank.post(&start, &json!({})).await.ok();
    house.ended(&run["runId"]).await;
    until("they are qualified", || async {
        let leads = bank.get("/api/v1/leads").await.items();
        leads.len() == 2 && leads.iter().all(|lead| lead["qualification"] != "pending")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_are_what_a_person_would_count() {
    let house = House::new().await;
    let bank = &house.bank;
    for (name, source) in [
        ("A", "fair"),
        ("B", "fair"),
        ("C", "web"),
        ("D", "web"),
        ("E", "web"),
    ] {
        lead(bank, json!({"name": name, "source": source})).await;
    }
    let leads = bank.get("/api/v1/leads?sort=name").await.items();
    let status = |lead: &Value| format!("/api/v1/leads/{}/status", id(lead));
    bank.send("PATCH", &status(&leads[1]), &json!({"status": "qualified"}))
        .await
        .ok();
    bank.send("PATCH", &status(&leads[2]), &json!({"status": "contacted"}))
        .await
        .ok();
    let convert = format!("/api/v1/leads/{}/convert", id(&leads[0]));
    let became = bank
        .post(&convert, &json!({"deal": {"value": 100_000}}))
        .await
        .ok();
    let deal = format!("/api/v1/crm/deals/{}", id(&became["deal"]));
    bank.send("PATCH", &deal, &json!({"stage": "won"}))
        .await
        .ok();
    let month = chrono::Utc::now().date_naive();
    let open = json!({"name": "Åben", "value": 300_000, "stage": "proposal", "closeDate": month});
    bank.post("/api/v1/crm/deals", &open).await.ok();

    let funnel = bank.get("/api/v1/crm/analytics/funnel").await.ok();
    let counts: Vec<&Value> = funnel["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| &step["count"])
        .collect();
    assert_eq!(counts, [5, 3, 2, 1, 1]);
    let deals = bank.get("/api/v1/crm/analytics/deals").await.ok();
    assert_eq!(deals["winRate"], 1.0);
    assert_eq!(
        (
            &deals["stages"][0]["value"],
            &deals["stages"][0]["weighted"]
        ),
        (&json!(300_000), &json!(150_000))
    );
    assert_eq!(deals["forecast"][0]["weighted"], 150_000);
    assert_eq!(
        (
            &deals["decided"][0]["status"],
            &deals["decided"][0]["deals"]
        ),
        (&json!("won"), &json!(1))
    );

    // As if a minute had passed.
    let admin = house.test.admin().await;
    until("the figures are made anew", || async {
        admin
            .query("SELECT tekup_refresh_lead_analytics()", &[])
            .await
            .unwrap();
        let figures = bank.get("/api/v1/crm/analytics/leads").await.ok();
        figures["days"][0]["total"] == 5
    })
    .await;
    let figures = bank.get("/api/v1/crm/analytics/leads").await.ok();
    assert_eq!(figures["days"][0]["converted"], 1);
    let fair = figures["sources"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["source"] == "fair")
        .unwrap();
    assert_eq!(
        (&fair["total"], &fair["conversion"]),
        (&json!(2), &json!(0.5))
    );
    // Another tenant's figures are its own.
    let shop = house.shop.get("/api/v1/crm/analytics/leads").await.ok();
    assert_eq!(shop["days"], json!([]));
}
