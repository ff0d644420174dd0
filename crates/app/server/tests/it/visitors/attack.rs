//! What no visitor gets, whatever they try.

use ring::hmac;
use serde_json::{Value, json};
use tekup_testkit::until;

use super::{Browser, PAGE, PNG, text, widget};
use crate::{caller::Answer, house::House};

const NOBODY: &str = "0198c0de-0000-7000-8000-000000000000";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_route_opens_the_conversation_of_anybody_else() {
    let house = House::new().await;
    let (key, secret) = widget(&house.bank).await;
    let victim = Browser::new(&house, &key).await;
    let id = victim.begin("Zebrafinke").await;
    let file = victim
        .upload(&format!("/conversations/{id}/attachments"), "a.png", PNG)
        .await
        .ok();
    assert_eq!(file["conversationId"], id);
    let sent = victim.messages(&id).await;
    let file =
        text(&sent.iter().find(|m| m["attachments"] != json!([])).unwrap()["attachments"][0]["id"])
            .to_owned();
    let mine = victim.get(&format!("/attachments/{file}")).await;
    assert_eq!(mine.status, 200);
    until("the agent has answered", || async {
        let messages = victim.messages(&id).await;
        messages.iter().any(|message| message["from"] == "agent")
    })
    .await;
    let before = victim.get(&format!("/conversations/{id}")).await.text;

    let signed = {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        let hash: String = hmac::sign(&key, b"k-1")
            .as_ref()
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        json!({"user": {"id": "k-1", "hash": hash}})
    };
    let (shops, _) = widget(&house.shop).await;
    let attackers = [
        Browser::new(&house, &key).await,
        Browser::opened(&house, &key, signed).await,
        Browser::new(&house, &shops).await,
    ];
    let calls: [(&str, String, Value); 9] = [
        ("GET", format!("/conversations/{id}"), Value::Null),
        (
            "POST",
            format!("/conversations/{id}/messages"),
            json!({"content": "x"}),
        ),
        (
            "POST",
            format!("/conversations/{id}/read"),
            json!({"seq": 1}),
        ),
        (
            "POST",
            format!("/conversations/{id}/typing"),
            json!({"typing": true}),
        ),
        ("POST", format!("/conversations/{id}/person"), json!({})),
        ("POST", format!("/conversations/{id}/end"), json!({})),
        (
            "POST",
            format!("/conversations/{id}/rating"),
            json!({"score": 1}),
        ),
        (
            "POST",
            format!("/conversations/{id}/feedback"),
            json!({"messageId": NOBODY, "helpful": true}),
        ),
        ("GET", format!("/attachments/{file}"), Value::Null),
    ];
    for attacker in &attackers {
        for (method, path, body) in &calls {
            let answer = attacker.call(method, path, body).await;
            answer.fails(404, "not_found");
        }
        attacker
            .upload(&format!("/conversations/{id}/attachments"), "a.png", PNG)
            .await
            .fails(404, "not_found");
        assert_eq!(
            attacker.get("/conversations").await.ok()["items"],
            json!([])
        );
        let mut line = attacker.line(json!({"conversationId": id})).await;
        let refused = line.next_of("error", &mut Vec::new()).await;
        assert_eq!(refused["code"], "not_found");
    }
    assert_eq!(
        victim.get(&format!("/conversations/{id}")).await.text,
        before
    );

    // A token opens nothing of the API, nor another tenant's installation; nor does one that was changed.
    let token = house.anonymous().with_token(&victim.token);
    token
        .get("/api/v1/conversations")
        .await
        .fails(401, "unauthenticated");
    token
        .get(&format!("/api/v1/attachments/{file}"))
        .await
        .fails(401, "unauthenticated");
    let elsewhere = Browser {
        key: shops.clone(),
        token: victim.token.clone(),
        door: house.anonymous(),
    };
    elsewhere
        .get("/conversations")
        .await
        .fails(401, "unauthenticated");
    let mut forged = victim.token.clone();
    forged.replace_range(10..11, if &forged[10..11] == "A" { "B" } else { "A" });
    let forger = Browser {
        key: key.clone(),
        token: forged,
        door: house.anonymous(),
    };
    forger
        .get("/conversations")
        .await
        .fails(401, "unauthenticated");
    // Staff of another tenant do not see the file either; the bank's do.
    house
        .shop
        .get(&format!("/api/v1/attachments/{file}"))
        .await
        .fails(404, "not_found");
    let seen = house.bank.get(&format!("/api/v1/attachments/{file}")).await;
    assert_eq!(seen.header("content-type"), "image/png");
    assert_eq!(seen.header("x-content-type-options"), "nosniff");
    assert!(seen.header("content-security-policy").contains("sandbox"));
    assert!(seen.header("content-disposition").contains("a.png"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_proven_keeps_what_they_wrote_and_an_old_token_no_longer_opens_it() {
    let house = House::new().await;
    let (key, secret) = widget(&house.bank).await;
    let known = json!({"userId": "k-1", "channel": "phone"});
    let customer = house.bank.post("/api/v1/conversations", &known).await.ok();
    let before = Browser::new(&house, &key).await;
    let id = before.begin("Zebrafinke").await;

    let wrong = json!({"user": {"id": "k-1", "hash": "0".repeat(64)}});
    let path = format!("/widget/v1/{key}/session");
    let refused = house
        .anonymous()
        .request("POST", &path)
        .header("origin", PAGE)
        .json(&wrong);
    Answer::of(refused).await.fails(401, "unauthenticated");
    // An address that a visitor types is a claim, and opens nothing.
    let claim = json!({"user": {"id": "k-1", "email": "bo@bank.example"}});
    let claiming = Browser::opened(&house, &key, claim).await;
    assert_eq!(
        claiming.get("/conversations").await.ok()["items"],
        json!([])
    );

    let hmac_key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let hash: String = hmac::sign(&hmac_key, b"k-1")
        .as_ref()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let user = json!({"id": "k-1", "hash": hash, "name": "Bo"});
    let proven = Browser::opened(&house, &key, json!({"token": before.token, "user": user})).await;
    let items = proven.get("/conversations").await.ok()["items"].clone();
    assert_eq!(
        items.as_array().unwrap().len(),
        1,
        "the telephone stays out: {items}"
    );
    assert_eq!(items[0]["id"], id);
    let standing = house
        .bank
        .get(&format!("/api/v1/conversations/{id}"))
        .await
        .ok();
    assert_eq!(standing["customerId"], customer["customerId"]);
    assert_eq!(standing["customerName"], "Bo");
    before
        .get(&format!("/conversations/{id}"))
        .await
        .fails(404, "not_found");

    // A new secret ends every session.
    let all = house.bank.get("/api/v1/widgets").await.items();
    let rotate = format!("/api/v1/widgets/{}/secret", text(&all[0]["id"]));
    house.bank.post(&rotate, &json!({})).await.ok();
    proven
        .get("/conversations")
        .await
        .fails(401, "unauthenticated");
    assert!(
        !house
            .bank
            .get("/api/v1/widgets")
            .await
            .text
            .contains(&secret)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_pages_that_are_named_may_hold_the_widget() {
    let house = House::new().await;
    let (key, _) = widget(&house.bank).await;
    let path = format!("/widget/v1/{key}/session");
    let door = house.anonymous();
    let asks = |origin: &'static str| {
        let request = door.request("OPTIONS", &path).header("origin", origin);
        Answer::of(request.header("access-control-request-method", "POST"))
    };
    let allowed = asks(PAGE).await;
    assert_eq!(allowed.status, 204);
    assert_eq!(allowed.header("access-control-allow-origin"), PAGE);
    assert_eq!(allowed.header("access-control-allow-credentials"), "");
    for other in [
        "https://evil.example",
        "https://www.bank.example.evil.example",
        "null",
    ] {
        let refused = asks(other).await;
        refused.fails(403, "forbidden");
        assert_eq!(refused.header("access-control-allow-origin"), "", "{other}");
        let session = door
            .request("POST", &path)
            .header("origin", other)
            .json(&json!({}));
        Answer::of(session).await.fails(403, "forbidden");
    }
    door.post(&path, &json!({})).await.fails(403, "forbidden");
    door.get("/widget/v1/wk_000000000000000000000000/config")
        .await
        .fails(404, "not_found");
    door.get("/widget/v1/x/config")
        .await
        .fails(404, "not_found");
    let config = door.get(&format!("/widget/v1/{key}/config")).await;
    assert_eq!(config.ok()["settings"]["position"], "right");
    assert!(config.header("set-cookie").is_empty());

    // One that was turned off is not there any more.
    let all = house.bank.get("/api/v1/widgets").await.items();
    let at = format!("/api/v1/widgets/{}", text(&all[0]["id"]));
    house
        .bank
        .send("PATCH", &at, &json!({"enabled": false}))
        .await
        .ok();
    door.get(&format!("/widget/v1/{key}/config"))
        .await
        .fails(404, "not_found");
    let wrong = json!({"origins": ["javascript:alert(1)"]});
    assert_eq!(
        house.bank.send("PATCH", &at, &wrong).await.wrong_fields(),
        ["origins"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_is_held_back_and_a_look_leaves_no_trace() {
    let house = House::with(|config| config.rate_limit_per_minute = 6000).await;
    let (key, _) = widget(&house.bank).await;
    let browser = Browser::new(&house, &key).await;
    assert!(house.bank.get("/api/v1/customers").await.items().is_empty());
    let id = browser.begin("Hej").await;
    let path = format!("/conversations/{id}/messages");
    let flood = (0..40).map(|_| browser.post(&path, json!({"content": "x"})));
    let said = futures::future::join_all(flood).await;
    let refused: Vec<&Answer> = said.iter().filter(|one| one.status == 429).collect();
    assert!(refused.len() > 10, "{}", refused.len());
    assert!(!refused[0].header("retry-after").is_empty());
    let config = format!("/widget/v1/{key}/config");
    let flood = (0..600).map(|_| browser.door.get(&config));
    let looked = futures::future::join_all(flood).await;
    assert!(
        looked.iter().any(|one| one.status == 429),
        "an address may ask without end"
    );
    until("the bank is served all the same", || async {
        house.bank.get("/api/v1/customers").await.status == 200
    })
    .await;
}
