//! MQTT 3.1.1: publishes a message, and waits for what is said on another topic where that is asked.

use async_trait::async_trait;
use futures::{SinkExt, StreamExt};
use rumqttc::{
    mqttbytes::{
        Error,
        v4::{
            Codec, Connect, ConnectReturnCode, Packet, PubAck, PubRel, Publish, Subscribe,
            SubscribeReasonCode,
        },
    },
    valid_filter, valid_topic,
};
use serde_json::{Value, json};
use tekup_egress::Line;
use tokio_util::codec::Framed;

use crate::{
    Address, CallError, Protocol, Scheme, Shown, Terms,
    answer::{bytes, value},
    scheme,
};

pub use rumqttc::mqttbytes::QoS;

/// What is published.
#[derive(Debug, Clone)]
pub struct Mqtt {
    /// Where.
    pub topic: String,
    /// What: a text as it is, anything else as JSON.
    pub message: Value,
    /// How surely: at 1 and 2 the broker says that it has the message.
    pub qos: QoS,
    /// Whether the broker keeps it for who subscribes later.
    pub retain: bool,
    /// The topics (`+` and `#` allowed) on which answers are waited for. What was retained there before is no answer.
    pub reply: Option<String>,
    /// How many answers are waited for.
    pub answers: usize,
    /// The name that the broker knows the client by.
    pub client: Option<String>,
}

const SCHEMES: [Scheme; 2] = [scheme("mqtts", 8883, true), scheme("mqtt", 1883, false)];
/// Ids of the two packets that are answered.
const SUBSCRIBED: u16 = 1;
const PUBLISHED: u16 = 2;
/// Seconds of silence that the broker bears: longer than any call, so that none is broken by it.
const KEEP_ALIVE: u16 = 600;

type Talk = Framed<Line, Codec>;

#[async_trait]
impl Protocol for Mqtt {
    fn schemes(&self) -> &'static [Scheme] {
        &SCHEMES
    }

    fn purpose(&self) -> &'static str {
        "mqtt"
    }

    async fn talk(
        &self,
        line: Line,
        _: &Address,
        shown: Option<&Shown>,
        terms: &Terms,
    ) -> Result<Value, CallError> {
        self.check()?;
        let codec = Codec {
            max_incoming_size: terms.bytes.saturating_add(64 * 1024),
            max_outgoing_size: 16 * 1024 * 1024,
        };
        let mut talk = Framed::new(line, codec);
        self.connect(&mut talk, shown).await?;
        if let Some(filter) = &self.reply {
            subscribe(&mut talk, filter).await?;
        }
        let mut publish = Publish::new(&self.topic, self.qos, bytes(&self.message));
        publish.retain = self.retain;
        if self.qos != QoS::AtMostOnce {
            publish.pkid = PUBLISHED;
        }
        talk.send(Packet::Publish(publish)).await.map_err(failed)?;
        let mut answers = Vec::new();
        let waited = tokio::time::timeout_at(terms.until, self.wait(&mut talk, &mut answers)).await;
        waited.unwrap_or_else(|_| {
            let message = format!(
                "{} of {} answers came within {} s",
                answers.len(),
                self.wanted(),
                terms.time.as_secs()
            );
            Err(CallError::Time(message))
        })?;
        // Until the broker has read this, what was published without an acknowledgement may be lost.
        talk.send(Packet::Disconnect).await.map_err(failed)?;
        let _ = tokio::time::timeout_at(terms.until, talk.next()).await;
        Ok(json!({"answers": answers, "count": answers.len()}))
    }
}

impl Mqtt {
    fn wanted(&self) -> usize {
        match self.reply {
            Some(_) => self.answers,
            None => 0,
        }
    }

    fn check(&self) -> Result<(), CallError> {
        if self.topic.is_empty() || self.topic.contains('\0') || !valid_topic(&self.topic) {
            return Err(CallError::refused(
                "topic: must be one topic, without + and #",
            ));
        }
        let Some(filter) = &self.reply else {
            return Ok(());
        };
        if filter.contains('\0') || !valid_filter(filter) {
            return Err(CallError::refused(
                "replyTopic: + stands for one level and # for the rest, at the end",
            ));
        }
        if takes_in(filter, &self.topic) {
            return Err(CallError::refused(
                "replyTopic: takes in the topic that is published to, so the message would answer itself",
            ));
        }
        Ok(())
    }

    async fn connect(&self, talk: &mut Talk, shown: Option<&Shown>) -> Result<(), CallError> {
        let client = self
            .client
            .clone()
            .unwrap_or_else(|| format!("tekup{:016x}", rand::random::<u64>()));
        let mut connect = Connect::new(client);
        connect.keep_alive = KEEP_ALIVE;
        if let Some(shown) = shown {
            let (user, password) = shown.login()?;
            connect.set_login(user, password);
        }
        talk.send(Packet::Connect(connect)).await.map_err(failed)?;
        match next(talk).await? {
            Packet::ConnAck(ack) => match ack.code {
                ConnectReturnCode::Success => Ok(()),
                ConnectReturnCode::ServiceUnavailable => {
                    Err(CallError::passing("the broker is not available"))
                }
                ConnectReturnCode::BadUserNamePassword | ConnectReturnCode::NotAuthorized => {
                    Err(CallError::refused(
                        "credentialId: the broker does not take this user and password",
                    ))
                }
                ConnectReturnCode::BadClientId => Err(CallError::refused(
                    "clientId: the broker does not take this name",
                )),
                ConnectReturnCode::RefusedProtocolVersion => {
                    Err(CallError::refused("the broker does not speak MQTT 3.1.1"))
                }
            },
            _ => Err(no_mqtt()),
        }
    }

    /// Until the message is taken and all answers are there.
    async fn wait(&self, talk: &mut Talk, answers: &mut Vec<Value>) -> Result<(), CallError> {
        let mut taken = self.qos == QoS::AtMostOnce;
        while !taken || answers.len() < self.wanted() {
            match next(talk).await? {
                Packet::PubAck(ack) => taken |= ack.pkid == PUBLISHED,
                Packet::PubComp(ack) => taken |= ack.pkid == PUBLISHED,
                Packet::PubRec(ack) => {
                    let release = Packet::PubRel(PubRel::new(ack.pkid));
                    talk.send(release).await.map_err(failed)?;
                }
                Packet::Publish(came) => {
                    if came.qos == QoS::AtLeastOnce {
                        let ack = Packet::PubAck(PubAck::new(came.pkid));
                        talk.send(ack).await.map_err(failed)?;
                    }
                    if !came.retain && answers.len() < self.wanted() {
                        let answer = json!({"topic": came.topic, "message": value(&came.payload)});
                        answers.push(answer);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether a filter takes in a topic (section 4.7 of the standard).
fn takes_in(filter: &str, topic: &str) -> bool {
    let mut levels = topic.split('/');
    for wanted in filter.split('/') {
        match (wanted, levels.next()) {
            ("#", _) => return true,
            ("+", Some(_)) => {}
            (wanted, Some(level)) if wanted == level => {}
            _ => return false,
        }
    }
    levels.next().is_none()
}

async fn subscribe(talk: &mut Talk, filter: &str) -> Result<(), CallError> {
    let mut subscribe = Subscribe::new(filter, QoS::AtLeastOnce);
    subscribe.pkid = SUBSCRIBED;
    talk.send(Packet::Subscribe(subscribe))
        .await
        .map_err(failed)?;
    loop {
        match next(talk).await? {
            Packet::SubAck(ack) if ack.return_codes.contains(&SubscribeReasonCode::Failure) => {
                return Err(CallError::refused(
                    "replyTopic: the broker does not let this user listen there",
                ));
            }
            Packet::SubAck(_) => return Ok(()),
            // What was retained comes before anything is asked.
            Packet::Publish(came) if came.qos == QoS::AtLeastOnce => {
                let ack = Packet::PubAck(PubAck::new(came.pkid));
                talk.send(ack).await.map_err(failed)?;
            }
            _ => {}
        }
    }
}

async fn next(talk: &mut Talk) -> Result<Packet, CallError> {
    match talk.next().await {
        Some(packet) => packet.map_err(failed),
        None => Err(CallError::passing("the broker closed the connection")),
    }
}

fn no_mqtt() -> CallError {
    CallError::refused("it does not speak MQTT 3.1.1")
}

fn failed(error: Error) -> CallError {
    match error {
        Error::Io(error) => CallError::passing(format!("the broker broke off: {error}")),
        Error::PayloadSizeLimitExceeded(_) => CallError::passing("the answer is too long"),
        Error::OutgoingPacketTooLarge { .. } => CallError::refused("message: is too long"),
        _ => no_mqtt(),
    }
}

#[cfg(test)]
mod tests {
    use super::takes_in;

    #[test]
    fn filters_take_in_what_the_standard_says() {
        for (filter, topic) in [
            ("a/b", "a/b"),
            ("a/+", "a/æ"),
            ("#", "a/b"),
            ("a/#", "a"),
            ("a/#", "a/b/c"),
        ] {
            assert!(takes_in(filter, topic), "{filter} {topic}");
        }
        for (filter, topic) in [
            ("a/b", "a/c"),
            ("a/+", "a"),
            ("a/+", "a/b/c"),
            ("+", "a/b"),
            ("b/#", "a"),
        ] {
            assert!(!takes_in(filter, topic), "{filter} {topic}");
        }
    }
}
