//! Calls over other protocols than HTTP.

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};
use tekup_base::{Error, ErrorKind};
use tekup_protocols::{
    CallError, Protocol, Terms, address,
    amqp::Amqp,
    call,
    grpc::{Grpc, Schema},
    mqtt::{Mqtt, QoS},
    websocket::WebSocket,
};
use tekup_runs::Failure;
use uuid::Uuid;

use super::{
    super::{MAX_OUTPUT, engine::Engine},
    http::text,
    out_of_reach, passing, wrong,
};
use crate::{
    catalogue::{AmqpPublish, GrpcCall, MqttPublish, WebSocketRequest},
    credentials::Credential,
};

impl Engine<'_> {
    pub(super) async fn websocket(&self, asked: WebSocketRequest) -> Result<Value, Failure> {
        let saying = WebSocket {
            messages: asked.messages,
            headers: pairs(asked.headers),
            subprotocol: asked.subprotocol,
            answers: count(asked.answers),
        };
        self.talk(&saying, &asked.url, asked.credential_id, asked.seconds)
            .await
    }

    pub(super) async fn mqtt(&self, asked: MqttPublish) -> Result<Value, Failure> {
        let publishing = Mqtt {
            topic: asked.topic,
            message: asked.message,
            qos: match asked.qos {
                0 => QoS::AtMostOnce,
                1 => QoS::AtLeastOnce,
                _ => QoS::ExactlyOnce,
            },
            retain: asked.retain,
            reply: asked.reply_topic,
            answers: count(asked.answers),
            client: asked.client_id,
        };
        self.talk(&publishing, &asked.url, asked.credential_id, asked.seconds)
            .await
    }

    pub(super) async fn amqp(&self, name: &str, asked: AmqpPublish) -> Result<Value, Failure> {
        let publishing = Amqp {
            exchange: asked.exchange,
            routing_key: asked.routing_key,
            message: asked.message,
            persistent: asked.persistent,
            mandatory: asked.mandatory,
            id: self.key(name),
            answer: asked.answer,
        };
        let credential = Some(asked.credential_id);
        self.talk(&publishing, &asked.url, credential, asked.seconds)
            .await
    }

    pub(super) async fn grpc(&self, name: &str, asked: GrpcCall) -> Result<Value, Failure> {
        let schema = match (asked.proto, asked.descriptor) {
            (Some(_), Some(_)) => {
                let message = "descriptor: give the text as proto or this, not both";
                return Err(wrong(ErrorKind::Validation, message));
            }
            (Some(text), None) => Schema::Proto(text),
            (None, Some(coded)) => Schema::Descriptor(
                STANDARD
                    .decode(coded.trim())
                    .map_err(|_| wrong(ErrorKind::Validation, "descriptor: is not base64"))?,
            ),
            (None, None) => Schema::Reflection,
        };
        let mut metadata = pairs(asked.metadata);
        metadata.push(("idempotency-key".to_owned(), self.key(name)));
        let calling = Grpc {
            method: asked.method,
            message: asked.message,
            metadata,
            schema,
            most: count(asked.most),
        };
        self.talk(&calling, &asked.url, asked.credential_id, asked.seconds)
            .await
    }

    async fn talk(
        &self,
        protocol: &dyn Protocol,
        url: &str,
        credential: Option<Uuid>,
        seconds: u32,
    ) -> Result<Value, Failure> {
        let guard = &self.automation.0.guard;
        let to = address(protocol, url, guard).map_err(not_called)?;
        let shown = match credential {
            None => None,
            Some(id) => {
                let ctx = self.acting().await?;
                let credential = Credential::open(self.automation, &ctx, id).await?;
                Some(credential.shown(&to.host)?)
            }
        };
        let terms = Terms::new(Duration::from_secs(u64::from(seconds)), MAX_OUTPUT);
        call(protocol, &to, shown.as_ref(), guard, terms)
            .await
            .map_err(not_called)
    }
}

fn count(many: u32) -> usize {
    usize::try_from(many).unwrap_or(usize::MAX)
}

fn pairs(map: Map<String, Value>) -> Vec<(String, String)> {
    let pairs = map.into_iter();
    pairs.map(|(name, value)| (name, text(&value))).collect()
}

pub(super) fn not_called(error: CallError) -> Failure {
    match error {
        CallError::Refused(why) => wrong(ErrorKind::Validation, why),
        CallError::Passing(why) => passing(why),
        CallError::Time(why) => Failure::Retry(Error::new(ErrorKind::Timeout, why)),
        CallError::TooLong(_) => wrong(ErrorKind::PayloadTooLarge, error.to_string()),
        CallError::Egress(error) => out_of_reach(error),
    }
}
