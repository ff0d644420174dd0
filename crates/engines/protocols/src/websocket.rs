//! WebSocket (RFC 6455): says something, and waits for so many answers.

use async_trait::async_trait;
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tekup_egress::Line;
use tokio_tungstenite::{
    client_async_with_config,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest,
        error::CapacityError,
        http::{HeaderName, HeaderValue},
        protocol::WebSocketConfig,
    },
};

use crate::{
    Address, CallError, Protocol, Scheme, Shown, Terms,
    answer::{brief, bytes, value},
    scheme,
};

/// What is said over a connection of its own.
#[derive(Debug, Clone, Default)]
pub struct WebSocket {
    /// The messages, in order: a text as it is, anything else as JSON.
    pub messages: Vec<Value>,
    /// Headers of the request that opens it.
    pub headers: Vec<(String, String)>,
    /// The subprotocol that is asked for.
    pub subprotocol: Option<String>,
    /// How many messages are waited for.
    pub answers: usize,
}

const SCHEMES: [Scheme; 2] = [scheme("wss", 443, true), scheme("ws", 80, false)];

#[async_trait]
impl Protocol for WebSocket {
    fn schemes(&self) -> &'static [Scheme] {
        &SCHEMES
    }

    fn purpose(&self) -> &'static str {
        "websocket"
    }

    async fn talk(
        &self,
        line: Line,
        to: &Address,
        shown: Option<&Shown>,
        terms: &Terms,
    ) -> Result<Value, CallError> {
        let mut request = to.url.as_str().into_client_request().map_err(failed)?;
        let shown = shown.map(Shown::header);
        let protocol = self
            .subprotocol
            .iter()
            .map(|name| ("sec-websocket-protocol".to_owned(), name.clone()));
        for (name, text) in self.headers.iter().cloned().chain(shown).chain(protocol) {
            let (Ok(key), Ok(text)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&text))
            else {
                let message = format!("headers: {name:?} cannot be sent as a header");
                return Err(CallError::refused(message));
            };
            request.headers_mut().insert(key, text);
        }
        let config = WebSocketConfig::default()
            .max_message_size(Some(terms.bytes))
            .max_frame_size(Some(terms.bytes));
        let (stream, _) = client_async_with_config(request, line, Some(config))
            .await
            .map_err(failed)?;
        let (mut sink, mut stream) = stream.split();
        // Both at once: a server may answer the first before it takes the last.
        let say = async {
            for message in &self.messages {
                let text = String::from_utf8(bytes(message)).unwrap_or_default();
                sink.feed(Message::text(text)).await?;
            }
            sink.flush().await
        };
        let mut answers = Vec::new();
        let hear = async {
            while answers.len() < self.answers {
                match stream.next().await {
                    Some(Ok(Message::Text(text))) => answers.push(value(text.as_bytes())),
                    Some(Ok(Message::Binary(data))) => answers.push(value(&data)),
                    Some(Ok(Message::Close(why))) => return Ok(Some(why)),
                    Some(Ok(_)) => {}
                    Some(Err(Error::ConnectionClosed)) | None => return Ok(Some(None)),
                    Some(Err(error)) => return Err(error),
                }
            }
            Ok(None)
        };
        let ended =
            tokio::time::timeout_at(terms.until, async { tokio::try_join!(say, hear) }).await;
        let wanted = self.answers;
        match ended {
            Err(_) => {
                let came = answers.len();
                let message = format!(
                    "{came} of {wanted} answers came within {} s",
                    terms.time.as_secs()
                );
                return Err(CallError::Time(message));
            }
            Ok(Err(error)) => return Err(failed(error)),
            Ok(Ok(((), Some(why)))) => {
                let why = why.map(|frame| format!(" ({} {})", frame.code, brief(&frame.reason)));
                let message = format!(
                    "it closed the connection after {} of {wanted} answers{}",
                    answers.len(),
                    why.unwrap_or_default()
                );
                return Err(CallError::passing(message));
            }
            Ok(Ok(((), None))) => {}
        }
        // Politely; whether it was heard is of no matter.
        let _ = tokio::time::timeout_at(terms.until, sink.send(Message::Close(None))).await;
        Ok(json!({"answers": answers, "count": answers.len()}))
    }
}

fn failed(error: Error) -> CallError {
    match error {
        Error::Http(answer) => {
            let said = answer
                .body()
                .as_deref()
                .map(|body| brief(&String::from_utf8_lossy(body)));
            let message = format!(
                "it opens no WebSocket: {} {}",
                answer.status(),
                said.unwrap_or_default()
            );
            match answer.status().is_server_error() || answer.status().as_u16() == 429 {
                true => CallError::passing(message.trim()),
                false => CallError::refused(message.trim()),
            }
        }
        Error::Capacity(CapacityError::MessageTooLong { max_size, .. }) => {
            CallError::TooLong(max_size)
        }
        Error::Url(error) => CallError::refused(format!("url: {error}")),
        Error::Protocol(error) => {
            CallError::refused(format!("it does not speak WebSocket: {error}"))
        }
        other => CallError::passing(other.to_string()),
    }
}
