//! What a deal is made of, and why one is lost.

use serde_json::{Value, json};

use crate::{
    caller::Caller,
    crm::{id, lead, person, text},
    house::House,
    workflows::{drawn, node},
};

const DEALS: &str = "/api/v1/crm/deals";
const MISSING: &str = "0198c0de-0000-7000-8000-000000000000";

async fn deal(bank: &Caller, input: Value) -> String {
    id(&bank.post(DEALS, &input).await.ok())
}

async fn product(bank: &Caller, input: Value) -> Value {
    bank.post("/api/v1/crm/products", &input).await.ok()
}

fn at(deal: &str) -> String {
    format!("{DEALS}/{deal}")
}

fn lines(deal: &str) -> String {
    format!("{DEALS}/{deal}/lines")
}

async fn put(bank: &Caller, deal: &str, given: Value) -> Value {
    let given = json!({ "lines": given });
    bank.send("PUT", &lines(deal), &given).await.ok()
}

fn sold(description: &str, quantity: f64, price: i64) -> Value {
    json!({"description": description, "quantity": quantity, "unitPrice": price})
}

fn undo(done: &Value) -> String {
    format!("/api/v1/crm/changes/{}/undo", text(&done["changeSet"]))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deal_is_worth_what_its_lines_come_to() {
    let house = House::new().await;
    let bank = &house.bank;
    let bike = product(bank, json!({"name": "Ladcykel", "price": 49_900})).await;
    let deal = deal(bank, json!({"name": "Nyt anlæg", "value": 5})).await;
    let empty = bank.get(&lines(&deal)).await.ok();
    assert_eq!(
        (&empty["items"], &empty["value"]),
        (&json!([]), &json!(5)),
        "{empty}"
    );
    let given = json!([
        {"productId": bike["id"], "quantity": 3, "discount": 10},
        {"description": " Opsætning ", "quantity": 1.333, "unitPrice": 80_001},
    ]);
    let whole = put(bank, &deal, given.clone()).await;
    assert_eq!(
        whole["items"][0],
        json!({"productId": bike["id"], "productName": "Ladcykel", "description": "Ladcykel", "quantity": 3.0,
            "unitPrice": 49_900, "discount": 10.0, "total": 134_730})
    );
    // 1.333 of 80,001 is 106,641.333.
    assert_eq!(
        (
            &whole["items"][1]["description"],
            &whole["items"][1]["total"]
        ),
        (&json!("Opsætning"), &json!(106_641))
    );
    assert_eq!(whole["value"], 241_371);
    assert_eq!(bank.get(&lines(&deal)).await.ok(), whole);
    let shown = bank.get(&at(&deal)).await.ok();
    assert_eq!(
        (
            &shown["value"],
            &shown["valueFromLines"],
            &shown["revision"]
        ),
        (&json!(241_371), &json!(true), &json!(2))
    );
    let with = bank
        .get(&format!("{DEALS}?valueFromLines=true"))
        .await
        .items();
    assert_eq!(with.len(), 1);
    assert!(
        bank.get(&format!("{DEALS}?valueFromLines=false"))
            .await
            .items()
            .is_empty()
    );
    // The same lines once more are no change.
    assert_eq!(put(bank, &deal, given).await["revision"], 2);

    // It is told of and remembered as any change.
    let told = house.events(0, "deal.updated", 1).await;
    assert_eq!(told[0]["data"]["changes"], json!(["lines", "value"]));
    let story = format!("/api/v1/crm/records/{deal}/timeline?kind=deal");
    let story = bank.get(&story).await.items();
    let change = story.iter().find(|item| item["type"] == "change").unwrap();
    assert_eq!(
        (&change["before"]["lines"], &change["before"]["value"]),
        (&json!([]), &json!(5))
    );
    assert_eq!(change["after"]["lines"][1]["description"], "Opsætning");

    // Nobody sets the value by hand, not of one and not of many.
    let by_hand = json!({"value": 7});
    let refused = bank.send("PATCH", &at(&deal), &by_hand).await;
    assert_eq!(refused.wrong_fields(), ["value"]);
    assert!(
        refused.text.contains("change its lines"),
        "{}",
        refused.text
    );
    let many = json!({"ids": [deal], "set": by_hand});
    assert_eq!(
        bank.post(&format!("{DEALS}/changes"), &many)
            .await
            .wrong_fields(),
        ["value"]
    );
    let same = json!({"value": 241_371, "name": "Anlæg"});
    bank.send("PATCH", &at(&deal), &same).await.ok();
    let stale = json!({"lines": [], "revision": 2});
    bank.send("PUT", &lines(&deal), &stale)
        .await
        .fails(409, "conflict");
    // Without lines it keeps what it came to, and is anybody's again.
    put(bank, &deal, json!([])).await;
    let shown = bank.get(&at(&deal)).await.ok();
    assert_eq!(
        (&shown["value"], &shown["valueFromLines"]),
        (&json!(241_371), &json!(false))
    );
    let set = bank.send("PATCH", &at(&deal), &by_hand).await.ok();
    assert_eq!(set["value"], 7);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_line_that_is_wrong_is_named() {
    let house = House::new().await;
    let bank = &house.bank;
    let dear = product(
        bank,
        json!({"name": "Wheel", "price": 900, "currency": "EUR"}),
    )
    .await;
    let deal = deal(bank, json!({"name": "Nyt anlæg", "value": 5})).await;
    let wrong = async |given: Value| {
        let given = json!({ "lines": given });
        let answer = bank.send("PUT", &lines(&deal), &given).await;
        answer.wrong_fields()
    };
    let many = json!([
        sold("Godt", 1.0, 100),
        {"quantity": 1, "unitPrice": 1},
        sold("Fint", 1.0005, 100),
        {"description": "Gratis", "quantity": 1},
        {"description": "Skævt", "quantity": 1, "unitPrice": 1, "discount": 0.125},
        {"productId": MISSING, "quantity": 1},
        {"productId": dear["id"], "quantity": 1},
    ]);
    assert_eq!(
        wrong(many).await,
        [
            "lines.1.description",
            "lines.2.quantity",
            "lines.3.unitPrice",
            "lines.4.discount",
            "lines.5.productId",
            "lines.6.unitPrice"
        ]
    );
    let schema = json!([
        {"description": "x", "quantity": 0, "unitPrice": -1, "discount": 101},
        {"description": "x", "quantity": "to", "unitPrice": 1.5},
    ]);
    let mut fields = wrong(schema).await;
    fields.sort();
    assert_eq!(
        fields,
        [
            "lines.0.discount",
            "lines.0.quantity",
            "lines.0.unitPrice",
            "lines.1.quantity",
            "lines.1.unitPrice"
        ]
    );
    let one = sold("x", 1.0, 1);
    assert_eq!(wrong(json!(vec![one.clone(); 201])).await, ["lines"]);
    let most = 9_007_199_254_740_991_i64;
    assert_eq!(
        wrong(json!([sold("x", 2.0, most)])).await,
        ["lines.0.unitPrice"]
    );
    assert_eq!(wrong(json!([sold("x", 1.0, most), one])).await, ["lines"]);
    // Nothing of it stayed. A price of one's own does for a product in another currency.
    assert_eq!(bank.get(&at(&deal)).await.ok()["revision"], 1);
    let priced = json!([{"productId": dear["id"], "quantity": 1, "unitPrice": 6700}]);
    assert_eq!(put(bank, &deal, priced.clone()).await["value"], 6700);
    // A product that goes stays in the lines that have it.
    let gone = format!("/api/v1/crm/products/{}", id(&dear));
    bank.send("DELETE", &gone, &json!({})).await.ok();
    let kept = bank.get(&lines(&deal)).await.ok();
    assert_eq!(
        (
            &kept["items"][0]["description"],
            &kept["items"][0]["productName"]
        ),
        (&json!("Wheel"), &Value::Null)
    );
    let again = json!([{"productId": dear["id"], "description": "Wheel", "quantity": 2, "unitPrice": 6700}]);
    assert_eq!(put(bank, &deal, again).await["value"], 13_400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_are_seen_by_those_who_see_their_deal() {
    let house = House::new().await;
    let bank = &house.bank;
    let (anna, seller) = person(&house, "anna", "operator").await;
    let (bo, _) = person(&house, "bo", "operator").await;
    let hers = deal(bank, json!({"name": "Hers", "ownerId": anna})).await;
    let his = deal(bank, json!({"name": "His", "ownerId": bo})).await;
    assert_eq!(
        put(&seller, &hers, json!([sold("Konto", 1.0, 5)])).await["value"],
        5
    );
    let none = json!({"lines": []});
    for other in [&seller, &house.shop] {
        other.get(&lines(&his)).await.fails(404, "not_found");
        other
            .send("PUT", &lines(&his), &none)
            .await
            .fails(404, "not_found");
    }
    // Somebody else's product is none that she can sell.
    let his = product(bank, json!({"name": "Lån", "price": 1, "ownerId": bo})).await;
    let given = json!({"lines": [{"productId": his["id"], "quantity": 1}]});
    assert_eq!(
        seller
            .send("PUT", &lines(&hers), &given)
            .await
            .wrong_fields(),
        ["lines.0.productId"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_go_and_come_back_with_their_deal() {
    let house = House::new().await;
    let bank = &house.bank;
    let first = deal(bank, json!({"name": "Første", "value": 5})).await;
    let second = deal(bank, json!({"name": "Anden", "currency": "EUR"})).await;
    let third = deal(bank, json!({"name": "Tredje"})).await;
    put(bank, &second, json!([sold("Anden", 2.0, 300)])).await;
    put(bank, &third, json!([sold("Tredje", 1.0, 40)])).await;

    let gone = json!({"ids": [third], "delete": true});
    let gone = bank.post(&format!("{DEALS}/changes"), &gone).await.ok();
    bank.get(&lines(&third)).await.fails(404, "not_found");
    bank.post(&undo(&gone), &json!({})).await.ok();
    assert_eq!(bank.get(&lines(&third)).await.ok()["value"], 40);

    // A deal without lines takes those of another one, and one with lines keeps its own.
    let merge = |deal: &str| format!("{DEALS}/{deal}/merge");
    let merged = bank
        .post(&merge(&first), &json!({"from": [second, third]}))
        .await
        .ok();
    let whole = bank.get(&lines(&first)).await.ok();
    assert_eq!(whole["items"][0]["description"], "Anden");
    assert_eq!(
        (&whole["value"], &whole["currency"]),
        (&json!(600), &json!("EUR"))
    );
    bank.post(&undo(&merged), &json!({})).await.ok();
    let before = bank.get(&lines(&first)).await.ok();
    assert_eq!(
        (&before["items"], &before["value"], &before["currency"]),
        (&json!([]), &json!(5), &json!("DKK"))
    );
    bank.post(&merge(&third), &json!({"from": [second]}))
        .await
        .ok();
    assert_eq!(bank.get(&lines(&third)).await.ok()["value"], 40);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_deal_says_why() {
    let house = House::new().await;
    let bank = &house.bank;
    let one = deal(bank, json!({"name": "En", "value": 100})).await;
    let two = deal(bank, json!({"name": "To", "value": 200})).await;
    let change = async |deal: &str, set: Value| bank.send("PATCH", &at(deal), &set).await;
    let lost = json!({"stage": "lost"});
    assert_eq!(
        change(&one, lost.clone()).await.wrong_fields(),
        ["lostReason"]
    );
    let open = json!({"lostReason": "For dyrt"});
    assert_eq!(change(&one, open).await.wrong_fields(), ["lostReason"]);
    let new = json!({"name": "Ny", "stage": "lost"});
    assert_eq!(bank.post(DEALS, &new).await.wrong_fields(), ["lostReason"]);
    let long = json!({"stage": "lost", "lostReason": "x".repeat(501)});
    assert_eq!(change(&one, long).await.wrong_fields(), ["lostReason"]);
    let why = json!({"stage": "lost", "lostReason": "For dyrt"});
    let shown = change(&one, why).await.ok();
    assert_eq!(
        (&shown["status"], &shown["lostReason"]),
        (&json!("lost"), &json!("For dyrt"))
    );
    assert_eq!(
        change(&one, json!({"lostReason": null}))
            .await
            .wrong_fields(),
        ["lostReason"]
    );
    change(&one, json!({"name": "Et"})).await.ok();

    // Many at once say it, too.
    let changes = format!("{DEALS}/changes");
    let many = json!({"ids": [two], "set": lost});
    assert_eq!(
        bank.post(&changes, &many).await.wrong_fields(),
        ["lostReason"]
    );
    let many = json!({"ids": [two], "set": {"stage": "lost", "lostReason": "for DYRT"}});
    let done = bank.post(&changes, &many).await.ok();
    assert_eq!(done["changed"], 1);
    let counts = json!({"by": "lostReason", "filter": [[{"field": "status", "test": "is", "value": "lost"}]]});
    let counts = bank.post(&format!("{DEALS}/counts"), &counts).await.ok();
    assert_eq!(counts["total"], 2);
    let figures = bank.get("/api/v1/crm/analytics/deals").await.ok();
    let lost = figures["lost"].as_array().unwrap();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert_eq!(
        (&lost[0]["deals"], &lost[0]["value"], &lost[0]["currency"]),
        (&json!(2), &json!(300), &json!("DKK"))
    );
    assert_eq!(text(&lost[0]["reason"]).to_lowercase(), "for dyrt");
    bank.post(&undo(&done), &json!({})).await.ok();
    let back = bank.get(&at(&two)).await.ok();
    assert_eq!(
        (&back["status"], &back["lostReason"]),
        (&json!("open"), &Value::Null)
    );

    // Won or open, there is nothing to explain.
    for stage in ["won", "proposal"] {
        let why = json!({"stage": "lost", "lostReason": "For dyrt"});
        change(&one, why).await.ok();
        let shown = change(&one, json!({ "stage": stage })).await.ok();
        assert_eq!(shown["lostReason"], Value::Null, "{stage}");
    }
    let became = lead(bank, json!({"name": "Mette"})).await;
    let convert = format!("/api/v1/leads/{}/convert", id(&became));
    let without = json!({"deal": {"stage": "lost"}});
    assert_eq!(
        bank.post(&convert, &without).await.wrong_fields(),
        ["deal.lostReason"]
    );
    let with = json!({"deal": {"stage": "lost", "lostReason": "Svarer ikke"}});
    let became = bank.post(&convert, &with).await.ok();
    assert_eq!(became["deal"]["lostReason"], "Svarer ikke");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workflow_prices_a_deal_and_gives_it_up() {
    let house = House::new().await;
    let deal = deal(&house.bank, json!({"name": "Nyt anlæg"})).await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["price", "deals.lines.put", {"id": "=trigger.deal", "lines": [sold("Konto", 2.0, 250)]}],
            ["lose", "deals.update", {"id": "=trigger.deal", "stage": "lost", "lostReason": "=trigger.why"}],
        ]),
        "start>price price>lose",
    );
    let workflow = house.workflow(&definition).await;
    let input = json!({"deal": deal, "why": "Svarer ikke"});
    let done = house.done(&workflow, input).await;
    assert_eq!(node(&done, "price")["output"]["value"], 500);
    let shown = house.bank.get(&at(&deal)).await.ok();
    assert_eq!(
        (&shown["value"], &shown["lostReason"]),
        (&json!(500), &json!("Svarer ikke"))
    );
}
