use rumqttc::{AsyncClient, Event, EventLoop, MqttOptions, Packet};
use serde_json::{Value, json};
use tekup_protocols::{
    CallError, Shown,
    mqtt::{Mqtt, QoS},
};
use tekup_testkit::{MQTT_PASSWORD, MQTT_USER, MqttBroker};
use tokio::sync::mpsc;

use crate::{ask, impatient, patient};

pub fn shown() -> Shown {
    Shown::Login {
        user: MQTT_USER.to_owned(),
        password: MQTT_PASSWORD.to_owned(),
    }
}

pub fn publishing(topic: &str, message: Value) -> Mqtt {
    Mqtt {
        topic: topic.to_owned(),
        message,
        qos: QoS::AtLeastOnce,
        retain: false,
        reply: None,
        answers: 1,
        client: None,
    }
}

/// A device that hears `device/#`, answers `device/1/ask` on `device/1/said`, and tells what it heard.
async fn device(broker: &MqttBroker) -> mpsc::UnboundedReceiver<(String, String)> {
    let mut options = MqttOptions::new("device-1", "127.0.0.1", broker.port());
    options.set_credentials(MQTT_USER, MQTT_PASSWORD);
    let (client, mut events) = AsyncClient::new(options, 10);
    client
        .subscribe("device/#", QoS::ExactlyOnce)
        .await
        .unwrap();
    subscribed(&mut events).await;
    let (tell, heard) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok(event) = events.poll().await {
            let Event::Incoming(Packet::Publish(came)) = event else {
                continue;
            };
            if came.topic == "device/1/ask" {
                let answer = json!({"temperature": 21.5}).to_string();
                let said = client.publish("device/1/said", QoS::AtLeastOnce, false, answer);
                said.await.unwrap();
            }
            let text = String::from_utf8(came.payload.to_vec()).unwrap();
            let _ = tell.send((came.topic, text));
        }
    });
    heard
}

async fn subscribed(events: &mut EventLoop) {
    loop {
        if let Event::Incoming(Packet::SubAck(_)) = events.poll().await.unwrap() {
            return;
        }
    }
}

#[tokio::test]
async fn a_message_arrives_at_each_quality_of_service() {
    let broker = MqttBroker::start().await;
    let mut heard = device(&broker).await;
    for qos in [QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce] {
        let mut one = publishing("device/2/set", json!({"qos": qos as u8}));
        one.qos = qos;
        let done = ask(&one, &broker.url(), Some(&shown()), patient()).await;
        assert_eq!(done.unwrap()["count"], 0);
        let came = heard.recv().await.unwrap();
        assert_eq!(
            came,
            (
                "device/2/set".to_owned(),
                format!("{{\"qos\":{}}}", qos as u8)
            )
        );
    }
}

#[tokio::test]
async fn an_answer_on_another_topic_is_waited_for() {
    let broker = MqttBroker::start().await;
    // What was said before is no answer.
    let mut old = publishing("device/1/said", json!({"temperature": 3}));
    old.retain = true;
    ask(&old, &broker.url(), Some(&shown()), patient())
        .await
        .unwrap();
    let _heard = device(&broker).await;
    let mut one = publishing("device/1/ask", json!("temperature"));
    one.reply = Some("device/+/said".to_owned());
    let answer = ask(&one, &broker.url(), Some(&shown()), patient()).await;
    assert_eq!(
        answer.unwrap()["answers"],
        json!([{"topic": "device/1/said", "message": {"temperature": 21.5}}])
    );
    one.topic = "device/7/ask".to_owned();
    let late = ask(&one, &broker.url(), Some(&shown()), impatient()).await;
    assert!(
        matches!(&late, Err(CallError::Time(why)) if why.starts_with("0 of 1 answers")),
        "{late:?}"
    );
}

#[tokio::test]
async fn what_is_wrong_names_its_field() {
    let broker = MqttBroker::start().await;
    let stranger = Shown::Login {
        user: MQTT_USER.to_owned(),
        password: "wrong".to_owned(),
    };
    let echo = Mqtt {
        reply: Some("æ/#".to_owned()),
        ..publishing("æ/1", json!(1))
    };
    for (asked, shown, field) in [
        (publishing("a", json!(1)), Some(&stranger), "credentialId"),
        (publishing("a", json!(1)), None, "credentialId"),
        (publishing("a/#", json!(1)), Some(&shown()), "topic"),
        (echo, Some(&shown()), "replyTopic"),
    ] {
        let refused = ask(&asked, &broker.url(), shown, patient()).await;
        assert!(
            matches!(&refused, Err(CallError::Refused(why)) if why.starts_with(field)),
            "{refused:?}"
        );
    }
}
