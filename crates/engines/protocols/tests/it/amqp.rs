use futures::StreamExt;
use lapin::{
    BasicProperties, Channel, Connection, ConnectionProperties,
    options::{BasicConsumeOptions, BasicPublishOptions, QueueDeclareOptions},
    types::FieldTable,
};
use serde_json::{Value, json};
use tekup_protocols::{CallError, Shown, amqp::Amqp};
use tekup_testkit::{RABBIT_PASSWORD, RABBIT_USER, RabbitMq};

use crate::{ask, impatient, patient};

pub fn shown() -> Shown {
    Shown::Login {
        user: RABBIT_USER.to_owned(),
        password: RABBIT_PASSWORD.to_owned(),
    }
}

pub fn publishing(routing_key: &str, message: Value) -> Amqp {
    Amqp {
        exchange: String::new(),
        routing_key: routing_key.to_owned(),
        message,
        persistent: true,
        mandatory: true,
        id: "run:step".to_owned(),
        answer: false,
    }
}

/// A worker with a library of its own: a queue, and what comes on it.
async fn worker(broker: &RabbitMq, queue: &str) -> (Channel, lapin::Consumer) {
    let url = broker.url();
    let url = url.replace("://", &format!("://{RABBIT_USER}:{RABBIT_PASSWORD}@"));
    let connection = Connection::connect(&url, ConnectionProperties::default())
        .await
        .unwrap();
    let channel = connection.create_channel().await.unwrap();
    let (options, none) = (QueueDeclareOptions::default(), FieldTable::default());
    channel
        .queue_declare(queue.into(), options, none.clone())
        .await
        .unwrap();
    let options = BasicConsumeOptions {
        no_ack: true,
        ..BasicConsumeOptions::default()
    };
    let consumer = channel
        .basic_consume(queue.into(), "".into(), options, none)
        .await
        .unwrap();
    (channel, consumer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_is_taken_by_the_broker_and_answered() {
    let broker = RabbitMq::start().await;
    let (channel, mut consumer) = worker(&broker, "orders").await;
    // Longer than a frame.
    let long = "x".repeat(300 * 1024);
    let done = ask(
        &publishing("orders", json!(long)),
        &broker.url(),
        Some(&shown()),
        patient(),
    )
    .await;
    assert_eq!(done.unwrap(), json!({"answer": null}));
    let came = consumer.next().await.unwrap().unwrap();
    assert_eq!(came.data, long.as_bytes());
    let told = &came.properties;
    assert_eq!(
        told.message_id().as_ref().map(|id| id.as_str()),
        Some("run:step")
    );
    assert_eq!(
        told.content_type().as_ref().map(|kind| kind.as_str()),
        Some("text/plain")
    );
    assert_eq!(*told.delivery_mode(), Some(2));
    tokio::spawn(async move {
        while let Some(Ok(came)) = consumer.next().await {
            let (to, of) = (
                came.properties.reply_to().clone(),
                came.properties.correlation_id().clone(),
            );
            let said: Value = serde_json::from_slice(&came.data).unwrap();
            if said["silent"] == true {
                continue;
            }
            // An answer to something else comes first.
            for (of, answer) in [
                ("other".into(), json!(0)),
                (of.unwrap(), json!({"heard": said})),
            ] {
                let properties = BasicProperties::default().with_correlation_id(of);
                let (options, body) = (BasicPublishOptions::default(), answer.to_string());
                let to = to.clone().unwrap();
                channel
                    .basic_publish("".into(), to, options, body.as_bytes(), properties)
                    .await
                    .unwrap();
            }
        }
    });
    let mut asking = publishing("orders", json!({"n": 1}));
    asking.answer = true;
    let answer = ask(&asking, &broker.url(), Some(&shown()), patient()).await;
    assert_eq!(answer.unwrap(), json!({"answer": {"heard": {"n": 1}}}));
    asking.message = json!({"silent": true});
    let late = ask(&asking, &broker.url(), Some(&shown()), impatient()).await;
    assert!(
        matches!(&late, Err(CallError::Time(why)) if why.starts_with("no answer")),
        "{late:?}"
    );

    // What is wrong names its field.
    let wrong = Shown::Login {
        user: RABBIT_USER.to_owned(),
        password: "wrong".to_owned(),
    };
    let nowhere = Amqp {
        exchange: "nowhere".to_owned(),
        ..publishing("orders", json!(1))
    };
    let here = broker.url();
    let other = format!("{here}/other%2Fhost");
    for (asked, url, shown, words) in [
        (
            publishing("orders", json!(1)),
            &here,
            Some(&wrong),
            "credentialId: the broker refused: ACCESS_REFUSED",
        ),
        (publishing("orders", json!(1)), &here, None, "credentialId"),
        (
            publishing("nobody", json!(1)),
            &here,
            Some(&shown()),
            "routingKey",
        ),
        (
            nowhere,
            &here,
            Some(&shown()),
            "exchange: the broker refused: NOT_FOUND",
        ),
        (
            publishing("orders", json!(1)),
            &other,
            Some(&shown()),
            "url: the broker refused: NOT_ALLOWED - vhost other/host",
        ),
    ] {
        let refused = ask(&asked, url, shown, patient()).await;
        assert!(
            matches!(&refused, Err(CallError::Refused(why)) if why.starts_with(words)),
            "{words}: {refused:?}"
        );
    }
    let mut anyway = publishing("nobody", json!(1));
    anyway.mandatory = false;
    assert!(ask(&anyway, &here, Some(&shown()), patient()).await.is_ok());
}
