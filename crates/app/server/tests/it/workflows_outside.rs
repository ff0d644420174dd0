//! Workflows and systems that speak something else than HTTP.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    routing::{get, put},
};
use futures::{SinkExt, StreamExt};
use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use serde_json::{Value, json};
use tekup_testkit::{
    MARIADB_PASSWORD, MARIADB_USER, MQTT_PASSWORD, MQTT_USER, MariaDb, MqttBroker, RABBIT_PASSWORD,
    RABBIT_USER, RabbitMq,
};
use tokio_tungstenite::{accept_async, tungstenite::Message};

use crate::{house::House, workflows::drawn};

impl House {
    async fn credential(&self, kind: &str, settings: Value, secret: &str) -> Value {
        let made = json!({"name": kind, "kind": kind, "settings": settings, "secret": secret});
        let path = "/api/v1/workflows/credentials";
        self.bank.post(path, &made).await.ok()["id"].clone()
    }

    /// What one node gives, or why it failed.
    async fn node(&self, kind: &str, inputs: Value) -> Value {
        let nodes = json!([["start", "trigger.manual"], ["ask", kind, inputs]]);
        let id = self.workflow(&drawn(nodes, "start>ask")).await;
        let run = self.begin(&id, json!({"n": 7})).await;
        self.execution(&run, &["completed", "failed"]).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_is_asked_over_mqtt_with_a_sealed_password() {
    let (house, broker) = tokio::join!(House::new(), MqttBroker::start());
    let mut options = MqttOptions::new("device", "127.0.0.1", broker.port());
    options.set_credentials(MQTT_USER, MQTT_PASSWORD);
    let (client, mut events) = AsyncClient::new(options, 10);
    client
        .subscribe("pump/set", QoS::AtLeastOnce)
        .await
        .unwrap();
    while !matches!(
        events.poll().await.unwrap(),
        Event::Incoming(Packet::SubAck(_))
    ) {}
    tokio::spawn(async move {
        while let Ok(event) = events.poll().await {
            if let Event::Incoming(Packet::Publish(came)) = event {
                let heard: Value = serde_json::from_slice(&came.payload).unwrap();
                let said = json!({"heard": heard}).to_string();
                let said = client.publish("pump/state", QoS::AtLeastOnce, false, said);
                said.await.unwrap();
            }
        }
    });
    let settings = json!({"host": "127.0.0.1", "user": MQTT_USER});
    let credential = house.credential("basic", settings, MQTT_PASSWORD).await;
    let asked = json!({"url": broker.url(), "topic": "pump/set", "message": {"speed": "=trigger.n"},
        "replyTopic": "pump/state", "credentialId": credential});
    let done = house.node("mqtt.publish", asked.clone()).await;
    let expected = json!([{"topic": "pump/state", "message": {"heard": {"speed": 7}}}]);
    assert_eq!(done["output"]["answers"], expected, "{done}");
    assert!(!done.to_string().contains(MQTT_PASSWORD));
    // To another host it is not shown.
    let mut elsewhere = asked;
    elsewhere["url"] = json!(
        broker
            .url()
            .replace("mqtt://127.0.0.1", "mqtts://localhost")
    );
    let failed = house.node("mqtt.publish", elsewhere).await;
    let why = failed["error"].as_str().unwrap_or_default();
    assert!(why.contains("not for \"localhost\""), "{failed}");
    house.stop().await;
}

/// Puts a queue up and answers what comes on it with what it heard.
async fn answering(broker: &RabbitMq, queue: &'static str) {
    let url = broker.url();
    let url = url.replace("://", &format!("://{RABBIT_USER}:{RABBIT_PASSWORD}@"));
    let connection = lapin::Connection::connect(&url, lapin::ConnectionProperties::default());
    let channel = connection.await.unwrap().create_channel().await.unwrap();
    channel
        .queue_declare(queue.into(), Default::default(), Default::default())
        .await
        .unwrap();
    let options = lapin::options::BasicConsumeOptions {
        no_ack: true,
        ..Default::default()
    };
    let mut consumer = channel
        .basic_consume(queue.into(), "".into(), options, Default::default())
        .await
        .unwrap();
    tokio::spawn(async move {
        while let Some(Ok(came)) = consumer.next().await {
            let Some(to) = came.properties.reply_to().clone() else {
                continue;
            };
            let heard: Value = serde_json::from_slice(&came.data).unwrap();
            let said = serde_json::to_vec(&json!({ "heard": heard })).unwrap();
            let exchange = "".into();
            let sent =
                channel.basic_publish(exchange, to, Default::default(), &said, Default::default());
            sent.await.unwrap();
        }
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_queue_takes_a_message_and_its_worker_answers() {
    let (house, broker) = tokio::join!(House::new(), RabbitMq::start());
    answering(&broker, "orders").await;
    let settings = json!({"host": "127.0.0.1", "user": RABBIT_USER});
    let credential = house.credential("basic", settings, RABBIT_PASSWORD).await;
    let asked = json!({"url": broker.url(), "routingKey": "orders", "answer": true,
        "message": {"order": "=trigger.n"}, "credentialId": credential});
    let done = house.node("amqp.publish", asked.clone()).await;
    let expected = json!({"heard": {"order": 7}});
    assert_eq!(done["output"]["answer"], expected, "{done}");
    assert!(!done.to_string().contains(RABBIT_PASSWORD));
    let mut nowhere = asked;
    nowhere["routingKey"] = json!("nobody");
    nowhere["answer"] = json!(false);
    let failed = house.node("amqp.publish", nowhere).await;
    let why = failed["error"].as_str().unwrap_or_default();
    assert!(why.contains("no queue takes"), "{failed}");
    house.stop().await;
}

/// gRPC's own health service, for those who bring the token, which describes itself to anybody.
async fn healthy(token: &'static str) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (reporter, health) = tonic_health::server::health_reporter();
    let serving = tonic_health::ServingStatus::Serving;
    reporter.set_service_status("shop", serving).await;
    let guarded = tonic::service::interceptor::InterceptedService::new(
        health,
        move |asked: tonic::Request<()>| {
            let shown = asked.metadata().get("authorization");
            if shown.is_some_and(|shown| shown == token) {
                return Ok(asked);
            }
            Err(tonic::Status::unauthenticated("who are you?"))
        },
    );
    let described = tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .build_v1()
        .unwrap();
    let server = tonic::transport::Server::builder()
        .add_service(guarded)
        .add_service(described);
    tokio::spawn(async move {
        let _reporter = reporter;
        let incoming = tokio_stream::wrappers::TcpListenerStream::new(listener);
        server.serve_with_incoming(incoming).await.unwrap();
    });
    url
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_is_called_by_grpc_with_a_sealed_token() {
    let house = House::new().await;
    let url = healthy("Bearer grpc-s3cret").await;
    let settings = json!({"host": "127.0.0.1"});
    let credential = house.credential("bearer", settings, "grpc-s3cret").await;
    let mut asked = json!({"url": url, "method": "grpc.health.v1.Health/Check",
        "message": {"service": "=trigger.n == 7 ? 'shop' : ''"}, "credentialId": credential});
    let done = house.node("grpc.call", asked.clone()).await;
    let expected = json!({"status": "SERVING"});
    assert_eq!(done["output"]["message"], expected, "{done}");
    assert!(!done.to_string().contains("grpc-s3cret"));
    asked.as_object_mut().unwrap().remove("credentialId");
    let failed = house.node("grpc.call", asked).await;
    let why = failed["error"].as_str().unwrap_or_default();
    assert!(why.contains("who are you?"), "{failed}");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_feed_is_asked_over_a_websocket() {
    let house = House::new().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut talk = accept_async(stream).await.unwrap();
            while let Some(Ok(Message::Text(text))) = talk.next().await {
                talk.send(Message::text(format!("{{\"echo\":{text}}}")))
                    .await
                    .unwrap();
            }
        }
    });
    let done = house
        .node(
            "websocket.request",
            json!({"url": url, "messages": [{"n": "=trigger.n"}]}),
        )
        .await;
    assert_eq!(
        done["output"]["answers"],
        json!([{"echo": {"n": 7}}]),
        "{done}"
    );
    for (url, words) in [
        ("wss://169.254.169.254/", "public internet"),
        ("ws://example.com/", "protected"),
    ] {
        let failed = house.node("websocket.request", json!({"url": url})).await;
        let why = failed["error"].as_str().unwrap_or_default();
        assert!(why.contains(words), "{failed}");
    }
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mariadb_is_read_and_written_only_where_the_node_says_so() {
    let table = "CREATE TABLE orders (id INT PRIMARY KEY, sum DECIMAL(8,2));\nINSERT INTO orders VALUES (1, 10.5), (8, 20);";
    let (house, server) = tokio::join!(House::new(), MariaDb::start(table));
    let settings = json!({"host": "127.0.0.1", "port": server.port(), "user": MARIADB_USER, "database": "shop", "tls": false});
    let credential = house.credential("mysql", settings, MARIADB_PASSWORD).await;
    let of = |sql: &str, write: bool| json!({"credentialId": credential, "sql": sql, "parameters": ["=trigger.n"], "write": write});
    let read = of("SELECT id, sum FROM orders WHERE id > ?", false);
    let done = house.node("database.query", read).await;
    let expected = json!({"rows": [{"id": 8, "sum": 20.0}], "count": 1, "cut": false});
    assert_eq!(done["output"], expected, "{done}");
    let delete = "DELETE FROM orders WHERE id > ?";
    let refused = house.node("database.query", of(delete, false)).await;
    assert_eq!(refused["state"], "failed", "{refused}");
    let done = house.node("database.query", of(delete, true)).await;
    assert_eq!(done["output"]["count"], 1, "{done}");
    house.stop().await;
}

/// A shop with an interface of its own, which knows one token and says what it was asked.
async fn shop() -> String {
    let describe = |State(later): State<Arc<AtomicBool>>| async move {
        let mut paths = json!({"/orders/{id}": {"put": {
            "operationId": "putOrder", "summary": "Changes an order.",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}},
                {"name": "notify", "in": "query", "schema": {"type": "boolean"}}],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}},
            "responses": {"200": {"content": {"application/json": {"schema": {"type": "object", "properties": {"was": {"type": "string"}}}}}}}
        }}});
        if later.swap(true, Ordering::Relaxed) {
            paths = json!({"/orders": {"get": {"operationId": "allOrders", "responses": {}}}});
        }
        let order = json!({"type": "object", "required": ["lines"], "properties": {"lines": {"type": "integer"}}});
        axum::Json(
            json!({"openapi": "3.1.0", "info": {"title": "Shop", "version": "7"}, "servers": [{"url": "/v1"}],
            "paths": paths, "components": {"schemas": {"Order": order}}}),
        )
    };
    let order = |headers: HeaderMap, uri: Uri, body: String| async move {
        let text = |name: &str| {
            headers
                .get(name)
                .map_or("", |value| value.to_str().unwrap())
                .to_owned()
        };
        let status = if text("authorization") == "Bearer tok-9" {
            200
        } else {
            401
        };
        let was = format!("{uri} {} {body}", text("content-type"));
        let named = !text("idempotency-key").is_empty();
        (
            StatusCode::from_u16(status).unwrap(),
            axum::Json(json!({"was": was, "named": named})),
        )
    };
    let router = Router::new()
        .route("/openapi.json", get(describe))
        .route("/v1/orders/{id}", put(order))
        .with_state(Arc::new(AtomicBool::new(false)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_described_interface_becomes_nodes_that_call_it() {
    let house = House::new().await;
    let shop = shop().await;
    let credential = house
        .credential("bearer", json!({"host": "127.0.0.1"}), "tok-9")
        .await;
    let path = "/api/v1/workflows/apis";
    let asked =
        json!({"name": "shop", "url": format!("{shop}/openapi.json"), "credentialId": credential});
    let made = house.bank.post(path, &asked).await.ok();
    assert_eq!(made["server"], format!("{shop}/v1"), "{made}");
    assert_eq!(made["operations"][0]["type"], "api.shop.putOrder", "{made}");
    let kinds = house.bank.get("/api/v1/workflows/nodes").await.items();
    let kind = kinds
        .iter()
        .find(|one| one["type"] == "api.shop.putOrder")
        .unwrap();
    assert_eq!(
        (kind["category"].as_str(), kind["effect"].as_str()),
        (Some("shop"), Some("external"))
    );
    let of = |inputs: Value| {
        let nodes = json!([
            ["start", "trigger.manual"],
            ["put", "api.shop.putOrder", inputs]
        ]);
        json!({"definition": drawn(nodes, "start>put")})
    };
    let wrong = of(json!({"body": {"lines": "many"}, "color": 1}));
    let problems = house
        .bank
        .post("/api/v1/workflows/validate", &wrong)
        .await
        .ok()
        .to_string();
    for words in [
        "id is missing",
        "inputs.body.lines",
        "takes no \\\"color\\\"",
    ] {
        assert!(problems.contains(words), "{words}: {problems}");
    }
    let inputs = json!({"id": "=trigger.n", "notify": true, "body": {"lines": "=trigger.n + 1"}});
    let done = house.node("api.shop.putOrder", inputs.clone()).await;
    let body = &done["output"]["body"];
    assert_eq!(
        body["was"], "/v1/orders/7?notify=true application/json {\"lines\":8}",
        "{done}"
    );
    assert_eq!(body["named"], true);
    // What only shows when it is done is told as well.
    let late = house
        .node(
            "api.shop.putOrder",
            json!({"id": 1, "body": {"lines": "=string(trigger.n)"}}),
        )
        .await;
    assert!(
        late["error"]
            .as_str()
            .unwrap_or_default()
            .contains("body.lines"),
        "{late}"
    );
    // The interface has changed: what is drawn says so.
    let again = house.bank.post(path, &json!({"name": "shop"})).await.ok();
    assert_eq!(again["id"], made["id"]);
    assert_eq!(again["removed"], json!(["api.shop.putOrder"]), "{again}");
    let problems = house
        .bank
        .post("/api/v1/workflows/validate", &of(inputs))
        .await
        .ok();
    let told = problems["problems"][0]["message"].as_str().unwrap();
    assert!(told.contains("has no operation \"putOrder\""), "{problems}");
    let listed = house.bank.get(path).await.items();
    assert_eq!((listed.len(), listed[0]["count"].as_i64()), (1, Some(1)));
    // What is left out stays; null takes it away.
    assert_eq!(again["credentialId"], json!(credential));
    let bare = json!({"name": "shop", "credentialId": null});
    let bare = house.bank.post(path, &bare).await.ok();
    assert_eq!(bare["credentialId"], Value::Null, "{bare}");
    house
        .bank
        .send(
            "DELETE",
            &format!("{path}/{}", made["id"].as_str().unwrap()),
            &json!({}),
        )
        .await
        .ok();
    let kinds = house.bank.get("/api/v1/workflows/nodes").await.items();
    assert!(!kinds.iter().any(|one| one["category"] == "shop"));
    // What may not be asked is not.
    for (asked, field) in [
        (
            json!({"name": "inside", "url": "https://169.254.169.254/openapi.json"}),
            "url",
        ),
        (json!({"name": "Nope", "document": "{}"}), "name"),
        (json!({"name": "none"}), "document"),
        (
            json!({"name": "old", "document": "{\"swagger\": \"2.0\"}"}),
            "document",
        ),
    ] {
        let refused = house
            .bank
            .post(path, &asked)
            .await
            .fails(400, "validation_failed");
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
    }
    house.stop().await;
}
