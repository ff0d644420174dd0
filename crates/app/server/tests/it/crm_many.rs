//! Leads become deals, records are changed by the hundred, merged, and all of it is taken back.

use serde_json::{Value, json};

use crate::{caller::Caller, house::House};

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

async fn made(bank: &Caller, path: &str, input: Value) -> Value {
    bank.post(path, &input).await.ok()
}

async fn lead(bank: &Caller, input: Value) -> Value {
    made(bank, "/api/v1/leads", input).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lead_becomes_a_contact_a_company_and_a_deal() {
    let house = House::new().await;
    let bank = &house.bank;
    let new = json!({"name": "Mette Holm", "email": "mette@nordlys.dk", "company": "Nordlys A/S", "consent": "given"});
    let first = lead(bank, new).await;
    let path = format!("/api/v1/leads/{}/convert", id(&first));
    let wrong = json!({"deal": {"stage": "dreaming"}});
    assert_eq!(
        bank.post(&path, &wrong).await.wrong_fields(),
        ["deal.stage"]
    );
    // Nothing of it stayed.
    assert!(bank.get("/api/v1/crm/companies").await.items().is_empty());

    let deal = json!({"deal": {"value": 5_000_000, "closeDate": "2030-01-31"}});
    let became = bank.post(&path, &deal).await.ok();
    assert_eq!(became["lead"]["status"], "converted");
    assert_eq!(became["lead"]["dealId"], became["deal"]["id"]);
    assert_eq!(became["contact"]["email"], "mette@nordlys.dk");
    assert_eq!(became["contact"]["consent"], "given");
    assert_eq!(became["contact"]["companyName"], "Nordlys A/S");
    assert_eq!(became["company"]["domain"], "nordlys.dk");
    assert_eq!(became["deal"]["name"], "Nordlys A/S");
    assert_eq!(became["deal"]["value"], 5_000_000);
    assert_eq!(became["deal"]["contactName"], "Mette Holm");
    assert_eq!(became["deal"]["leadId"], first["id"]);
    house.events(0, "lead.converted", 1).await;
    house.events(0, "deal.created", 1).await;
    bank.post(&path, &deal).await.fails(409, "conflict");
    let status = format!("/api/v1/leads/{}/status", id(&first));
    bank.send("PATCH", &status, &json!({"status": "new"}))
        .await
        .fails(409, "conflict");

    // Who is known already is not made again.
    let again = lead(
        bank,
        json!({"name": "M. Holm", "email": "METTE@nordlys.dk", "company": "nordlys"}),
    )
    .await;
    let path = format!("/api/v1/leads/{}/convert", id(&again));
    let known = bank.post(&path, &json!({"withoutDeal": true})).await.ok();
    assert_eq!(known["contact"]["id"], became["contact"]["id"]);
    assert_eq!(known["company"]["id"], became["company"]["id"]);
    assert_eq!(known["deal"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bulk_change_is_undone_but_for_what_changed_since() {
    let house = House::new().await;
    let bank = &house.bank;
    let mut leads = Vec::new();
    for name in ["Anna", "Bo", "Carl"] {
        leads.push(
            lead(
                bank,
                json!({"name": name, "source": "fair", "tags": ["messe"]}),
            )
            .await,
        );
    }
    lead(bank, json!({"name": "Dora", "source": "website"})).await;
    let bulk = json!({
        "filter": [[{"field": "source", "test": "is", "value": "fair"}]],
        "set": {"status": "contacted", "country": "DK"}, "addTags": ["ringet"], "removeTags": ["messe"],
    });
    let done = bank.post("/api/v1/leads/changes", &bulk).await.ok();
    assert_eq!(
        (&done["changed"], &done["more"]),
        (&json!(3), &json!(false))
    );
    let path = |lead: &Value| format!("/api/v1/leads/{}", id(lead));
    let anna = bank.get(&path(&leads[0])).await.ok();
    assert_eq!(
        (&anna["status"], &anna["tags"]),
        (&json!("contacted"), &json!(["ringet"]))
    );
    assert_eq!(house.events(0, "lead.status_changed", 3).await.len(), 3);
    // The same once more changes nothing.
    assert_eq!(
        bank.post("/api/v1/leads/changes", &bulk).await.ok()["unchanged"],
        3
    );

    bank.send("PATCH", &path(&leads[1]), &json!({"title": "Chef"}))
        .await
        .ok();
    let undo = format!(
        "/api/v1/crm/changes/{}/undo",
        done["changeSet"].as_str().unwrap()
    );
    let undone = bank.post(&undo, &json!({})).await.ok();
    assert_eq!(undone["restored"], 2);
    assert_eq!(undone["refused"][0]["name"], "Bo");
    assert_eq!(undone["refused"][0]["reason"], "changed");
    let anna = bank.get(&path(&leads[0])).await.ok();
    assert_eq!(
        (&anna["status"], &anna["tags"], &anna["country"]),
        (&json!("new"), &json!(["messe"]), &Value::Null)
    );
    assert_eq!(bank.get(&path(&leads[1])).await.ok()["status"], "contacted");
    bank.post(&undo, &json!({})).await.fails(409, "conflict");
    // The undoing can be undone.
    let redo = format!(
        "/api/v1/crm/changes/{}/undo",
        undone["changeSet"].as_str().unwrap()
    );
    assert_eq!(bank.post(&redo, &json!({})).await.ok()["restored"], 2);
    assert_eq!(bank.get(&path(&leads[0])).await.ok()["status"], "contacted");

    let ids: Vec<Value> = leads.iter().map(|lead| lead["id"].clone()).collect();
    let gone = bank
        .post(
            "/api/v1/leads/changes",
            &json!({"ids": ids, "delete": true}),
        )
        .await
        .ok();
    assert_eq!(gone["changed"], 3);
    assert_eq!(bank.get("/api/v1/leads").await.items().len(), 1);
    let undo = format!(
        "/api/v1/crm/changes/{}/undo",
        gone["changeSet"].as_str().unwrap()
    );
    bank.post(&undo, &json!({})).await.ok();
    assert_eq!(bank.get("/api/v1/leads").await.items().len(), 4);
    assert_eq!(bank.get("/api/v1/leads?search=carl").await.items().len(), 1);

    let wrong = json!({"ids": [leads[0]["id"]], "set": {"email": "bo"}});
    assert_eq!(
        bank.post("/api/v1/leads/changes", &wrong)
            .await
            .wrong_fields(),
        ["email"]
    );
    assert_eq!(
        bank.post("/api/v1/leads/changes", &json!({"delete": true}))
            .await
            .wrong_fields(),
        ["ids"]
    );
    // Another tenant's change is not there.
    house
        .shop
        .post(&redo, &json!({}))
        .await
        .fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_companies_become_one_and_two_again() {
    let house = House::new().await;
    let bank = &house.bank;
    let companies = "/api/v1/crm/companies";
    let kept = made(
        bank,
        companies,
        json!({"name": "Nordlys A/S", "domain": "nordlys.dk", "tags": ["kunde"]}),
    )
    .await;
    let gone = made(
        bank,
        companies,
        json!({"name": "NORDLYS ApS", "city": "Aarhus", "tags": ["messe"]}),
    )
    .await;
    made(bank, companies, json!({"name": "Sydlys"})).await;
    let contact = json!({"name": "Bo", "companyId": gone["id"]});
    let contact = made(bank, "/api/v1/crm/contacts", contact).await;
    let note = json!({"recordId": gone["id"], "type": "note", "body": "Vil flytte"});
    bank.post("/api/v1/crm/activities", &note).await.ok();

    let similar = bank
        .get(&format!("{companies}/{}/duplicates", id(&kept)))
        .await
        .items();
    assert_eq!(similar.len(), 1, "{similar:?}");
    assert_eq!(similar[0]["id"], gone["id"]);
    assert_eq!(similar[0]["reasons"], json!(["name"]));
    let groups = bank
        .get(&format!("{companies}/duplicates?by=name"))
        .await
        .items();
    assert_eq!(
        (&groups[0]["key"], &groups[0]["count"]),
        (&json!("nordlys"), &json!(2))
    );

    let path = format!("{companies}/{}/merge", id(&kept));
    assert_eq!(
        bank.post(&path, &json!({"from": [kept["id"]]}))
            .await
            .wrong_fields(),
        ["from"]
    );
    let merged = bank.post(&path, &json!({"from": [gone["id"]]})).await.ok();
    assert_eq!(merged["record"]["city"], "Aarhus");
    assert_eq!(merged["record"]["tags"], json!(["kunde", "messe"]));
    assert_eq!(merged["moved"], 1);
    let who = format!("/api/v1/crm/contacts/{}", id(&contact));
    assert_eq!(bank.get(&who).await.ok()["companyName"], "Nordlys A/S");
    let story = format!("/api/v1/crm/records/{}/timeline", id(&kept));
    let items = bank.get(&story).await.items();
    assert!(
        items.iter().any(|item| item["body"] == "Vil flytte"),
        "{items:?}"
    );
    // The other leads on to it, and stands in no list.
    assert_eq!(
        bank.get(&format!("{companies}/{}", id(&gone))).await.ok()["mergedInto"],
        kept["id"]
    );
    assert_eq!(bank.get(companies).await.items().len(), 2);

    let undo = format!(
        "/api/v1/crm/changes/{}/undo",
        merged["changeSet"].as_str().unwrap()
    );
    let undone = bank.post(&undo, &json!({})).await.ok();
    assert_eq!(undone["restored"], 3);
    assert_eq!(bank.get(companies).await.items().len(), 3);
    let back = bank.get(&format!("{companies}/{}", id(&kept))).await.ok();
    assert_eq!(
        (&back["city"], &back["tags"]),
        (&Value::Null, &json!(["kunde"]))
    );
    assert_eq!(bank.get(&who).await.ok()["companyName"], "NORDLYS ApS");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leads_that_may_be_one_are_found_with_reasons() {
    let house = House::new().await;
    let bank = &house.bank;
    let one = lead(
        bank,
        json!({"name": "Mette Holm", "email": "mette@holm.dk", "company": "Holm ApS"}),
    )
    .await;
    lead(bank, json!({"name": "Mette  holm", "company": "Holm A/S"})).await;
    lead(bank, json!({"name": "M.H.", "email": "METTE@holm.dk"})).await;
    lead(bank, json!({"name": "Mette Krog", "company": "Krog"})).await;
    let found = bank
        .get(&format!("/api/v1/leads/{}/duplicates", id(&one)))
        .await
        .items();
    let reasons: Vec<&Value> = found.iter().map(|one| &one["reasons"]).collect();
    assert_eq!(reasons, [&json!(["email"]), &json!(["name", "company"])]);
    assert_eq!(
        bank.get("/api/v1/leads/duplicates").await.items()[0]["key"],
        "mette@holm.dk"
    );
}
