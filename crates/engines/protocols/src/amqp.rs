//! AMQP 0-9-1: publishes a message and hears that the broker has it; waits for its answer where that is asked.
//!
//! The few frames that this takes are written here: the client library keeps a thread for each connection and opens it
//! itself, past the guard, and its parser descends into whatever tables a stranger sends.

mod frame;

use async_trait::async_trait;
use serde_json::{Value, json};
use tekup_egress::Line;
use tokio::io::AsyncWriteExt;

use crate::{
    Address, CallError, Protocol, Scheme, Shown, Terms,
    answer::{brief, bytes, value},
    scheme,
};
use frame::{BODY, Frame, HEADER, METHOD, Reader, Writer, read};

/// What is published.
#[derive(Debug, Clone)]
pub struct Amqp {
    /// To which exchange; empty for the one that leads to queues by their names.
    pub exchange: String,
    /// Under which key.
    pub routing_key: String,
    /// What: a text as it is, anything else as JSON.
    pub message: Value,
    /// Whether the broker keeps it through a restart.
    pub persistent: bool,
    /// Whether it is a failure when no queue takes it.
    pub mandatory: bool,
    /// Names the message, the same however often it is tried; at most 255 bytes.
    pub id: String,
    /// Whether an answer is waited for, on a queue of this call's own that `reply-to` names.
    pub answer: bool,
}

const SCHEMES: [Scheme; 2] = [scheme("amqps", 5671, true), scheme("amqp", 5672, false)];
/// Longest frame that is taken and sent.
const FRAME: u32 = 128 * 1024;
/// Class and number of the methods that are said or heard (section 1.1 of the specification).
mod method {
    pub const START: (u16, u16) = (10, 10);
    pub const START_OK: (u16, u16) = (10, 11);
    pub const TUNE: (u16, u16) = (10, 30);
    pub const TUNE_OK: (u16, u16) = (10, 31);
    pub const OPEN: (u16, u16) = (10, 40);
    pub const OPEN_OK: (u16, u16) = (10, 41);
    pub const CLOSE: (u16, u16) = (10, 50);
    pub const CHANNEL_OPEN: (u16, u16) = (20, 10);
    pub const CHANNEL_OPEN_OK: (u16, u16) = (20, 11);
    pub const CHANNEL_CLOSE: (u16, u16) = (20, 40);
    pub const DECLARE: (u16, u16) = (50, 10);
    pub const DECLARE_OK: (u16, u16) = (50, 11);
    pub const CONSUME: (u16, u16) = (60, 20);
    pub const CONSUME_OK: (u16, u16) = (60, 21);
    pub const PUBLISH: (u16, u16) = (60, 40);
    pub const RETURN: (u16, u16) = (60, 50);
    pub const DELIVER: (u16, u16) = (60, 60);
    pub const ACK: (u16, u16) = (60, 80);
    pub const NACK: (u16, u16) = (60, 120);
    pub const CONFIRM: (u16, u16) = (85, 10);
    pub const CONFIRM_OK: (u16, u16) = (85, 11);
}

#[async_trait]
impl Protocol for Amqp {
    fn schemes(&self) -> &'static [Scheme] {
        &SCHEMES
    }

    fn purpose(&self) -> &'static str {
        "amqp"
    }

    async fn talk(
        &self,
        line: Line,
        to: &Address,
        shown: Option<&Shown>,
        terms: &Terms,
    ) -> Result<Value, CallError> {
        for (field, text) in [
            ("exchange", &self.exchange),
            ("routingKey", &self.routing_key),
        ] {
            if text.len() > 255 {
                let message = format!("{field}: has at most 255 bytes");
                return Err(CallError::Refused(message));
            }
        }
        let shown = shown.ok_or_else(|| {
            CallError::refused("credentialId: the broker wants a user and a password")
        })?;
        let mut talk = Talk { line, frame: FRAME };
        talk.open(shown.login()?, &vhost(to)?).await?;
        let queue = match self.answer {
            true => Some(talk.listen().await?),
            false => None,
        };
        talk.ask(1, method::CONFIRM, |args| args.octet(0)).await?;
        talk.expect(method::CONFIRM_OK).await?;
        talk.publish(self, queue.as_deref()).await?;
        let waited = tokio::time::timeout_at(terms.until, talk.wait(self, terms.bytes)).await;
        let answer = waited.unwrap_or_else(|_| {
            let message = format!("no answer came within {} s", terms.time.as_secs());
            Err(CallError::Time(message))
        })?;
        // Politely; the queue of the answer goes with the connection either way.
        let bye = talk.ask(0, method::CLOSE, |args| {
            args.short(200).text("").short(0).short(0)
        });
        let _ = tokio::time::timeout_at(terms.until, bye).await;
        Ok(json!({"answer": answer}))
    }
}

/// The virtual host: the path of the address, `/` when there is none.
fn vhost(to: &Address) -> Result<String, CallError> {
    let wrong = || CallError::refused("url: its path is no name of a virtual host");
    let path = to.url.path();
    let name = path.strip_prefix('/').unwrap_or(path);
    if name.is_empty() {
        return Ok("/".to_owned());
    }
    let (mut plain, mut rest) = (Vec::new(), name.as_bytes());
    while let Some((&first, more)) = rest.split_first() {
        rest = more;
        if first != b'%' {
            plain.push(first);
            continue;
        }
        let digits = more.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        plain.push(byte.ok_or_else(wrong)?);
        rest = more.get(2..).unwrap_or_default();
    }
    let plain = String::from_utf8(plain).map_err(|_| wrong())?;
    match plain.len() <= 255 {
        true => Ok(plain),
        false => Err(wrong()),
    }
}

struct Talk {
    line: Line,
    frame: u32,
}

impl Talk {
    async fn send(&mut self, bytes: &[u8]) -> Result<(), CallError> {
        let sent = self.line.write_all(bytes).await;
        sent.map_err(broken)?;
        self.line.flush().await.map_err(broken)
    }

    async fn ask(
        &mut self,
        channel: u16,
        (class, number): (u16, u16),
        args: impl FnOnce(Writer) -> Writer,
    ) -> Result<(), CallError> {
        let payload = args(Writer::default().short(class).short(number));
        self.send(&payload.frame(METHOD, channel)).await
    }

    /// The next frame that says something; one that ends the conversation is an error.
    async fn next(&mut self) -> Result<Frame, CallError> {
        loop {
            let frame = read(&mut self.line, self.frame).await?;
            match frame.method() {
                Some(method::CLOSE | method::CHANNEL_CLOSE) => return Err(closed(&frame)),
                None if frame.kind != HEADER && frame.kind != BODY => {}
                _ => return Ok(frame),
            }
        }
    }

    async fn expect(&mut self, method: (u16, u16)) -> Result<Frame, CallError> {
        let frame = self.next().await?;
        match frame.method() == Some(method) {
            true => Ok(frame),
            false => Err(no_amqp()),
        }
    }

    async fn open(&mut self, (user, password): (&str, &str), vhost: &str) -> Result<(), CallError> {
        self.send(b"AMQP\x00\x00\x09\x01").await?;
        self.expect(method::START).await?;
        // Without this RabbitMQ says nothing of a wrong password, and closes the line.
        let can = Writer::default()
            .text("authentication_failure_close")
            .octet(b't')
            .octet(1);
        let about = Writer::default()
            .text("product")
            .octet(b'S')
            .long_text(b"Tekup")
            .text("capabilities")
            .octet(b'F')
            .long_text(&can.0);
        let secret = format!("\0{user}\0{password}");
        self.ask(0, method::START_OK, |args| {
            args.long_text(&about.0)
                .text("PLAIN")
                .long_text(secret.as_bytes())
                .text("en_US")
        })
        .await?;
        let tune = self.expect(method::TUNE).await?;
        let mut limits = tune.arguments();
        let (_, most) = (limits.short()?, limits.long()?);
        if most >= 4096 {
            self.frame = most.min(FRAME);
        }
        let frame = self.frame;
        // No heartbeats: a call is over before one is missed.
        self.ask(0, method::TUNE_OK, |args| {
            args.short(1).long(frame).short(0)
        })
        .await?;
        self.ask(0, method::OPEN, |args| args.text(vhost).text("").octet(0))
            .await?;
        self.expect(method::OPEN_OK).await?;
        self.ask(1, method::CHANNEL_OPEN, |args| args.text(""))
            .await?;
        self.expect(method::CHANNEL_OPEN_OK).await?;
        Ok(())
    }

    /// Makes a queue that goes with this connection, and listens to it. Returns its name.
    async fn listen(&mut self) -> Result<String, CallError> {
        // Exclusive, and gone with its last listener.
        self.ask(1, method::DECLARE, |args| {
            args.short(0).text("").octet(0b0_1100).long(0)
        })
        .await?;
        let declared = self.expect(method::DECLARE_OK).await?;
        let queue = declared.arguments().text()?;
        // Without acknowledgements.
        self.ask(1, method::CONSUME, |args| {
            args.short(0).text(&queue).text("").octet(0b0010).long(0)
        })
        .await?;
        self.expect(method::CONSUME_OK).await?;
        Ok(queue)
    }

    async fn publish(&mut self, message: &Amqp, queue: Option<&str>) -> Result<(), CallError> {
        let body = bytes(&message.message);
        let kind = match message.message {
            Value::String(_) => "text/plain",
            _ => "application/json",
        };
        let method = Writer::default()
            .short(method::PUBLISH.0)
            .short(method::PUBLISH.1)
            .short(0)
            .text(&message.exchange)
            .text(&message.routing_key)
            .octet(u8::from(message.mandatory));
        // Content type, delivery mode, correlation id, message id, and with an answer reply-to.
        let flags = 0x8000 | 0x1000 | 0x0400 | 0x0080;
        let flags = flags | if queue.is_some() { 0x0200 } else { 0 };
        let mut header = Writer::default()
            .short(method::PUBLISH.0)
            .short(0)
            .longest(body.len() as u64)
            .short(flags)
            .text(kind)
            .octet(if message.persistent { 2 } else { 1 })
            .text(&message.id);
        if let Some(queue) = queue {
            header = header.text(queue);
        }
        let header = header.text(&message.id);
        let mut out = method.frame(METHOD, 1);
        out.extend(header.frame(HEADER, 1));
        let piece = usize::try_from(self.frame - 8).unwrap_or(4088);
        for piece in body.chunks(piece) {
            out.extend(Writer(piece.to_vec()).frame(BODY, 1));
        }
        self.send(&out).await
    }

    /// Until the broker has the message, and its answer is there.
    async fn wait(&mut self, message: &Amqp, most: usize) -> Result<Value, CallError> {
        let (mut taken, mut answer) = (false, None);
        while !taken || (message.answer && answer.is_none()) {
            let frame = self.next().await?;
            match frame.method() {
                Some(method::ACK) => taken = true,
                Some(method::NACK) => {
                    return Err(CallError::passing("the broker could not take the message"));
                }
                Some(method::RETURN) => {
                    return Err(CallError::refused(
                        "routingKey: no queue takes messages with it from this exchange",
                    ));
                }
                Some(method::DELIVER) => {
                    let (of, body) = self.content(most).await?;
                    if of.as_deref().is_none_or(|of| of == message.id) {
                        answer = Some(value(&body));
                    }
                }
                _ => {}
            }
        }
        Ok(answer.unwrap_or_default())
    }

    /// A message that comes: what it answers, and what it says.
    async fn content(&mut self, most: usize) -> Result<(Option<String>, Vec<u8>), CallError> {
        let header = self.next().await?;
        if header.kind != HEADER {
            return Err(no_amqp());
        }
        let mut fields = Reader(&header.payload);
        let (_, _, size) = (fields.short()?, fields.short()?, fields.longest()?);
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        if size > most {
            return Err(CallError::TooLong(most));
        }
        let of = fields.correlation()?;
        let mut body = Vec::new();
        while body.len() < size {
            let piece = self.next().await?;
            if piece.kind != BODY || piece.payload.is_empty() {
                return Err(no_amqp());
            }
            body.extend(piece.payload);
        }
        Ok((of, body))
    }
}

/// Why the broker ended it.
fn closed(frame: &Frame) -> CallError {
    let mut why = frame.arguments();
    let (Ok(code), Ok(words)) = (why.short(), why.text()) else {
        return no_amqp();
    };
    let words = format!("the broker refused: {} ({code})", brief(&words));
    match code {
        403 => CallError::Refused(format!("credentialId: {words}")),
        404 => CallError::Refused(format!("exchange: {words}")),
        402 | 530 => CallError::Refused(format!("url: {words}")),
        311 | 320 | 506 | 541 => CallError::Passing(words),
        _ => CallError::Refused(words),
    }
}

fn no_amqp() -> CallError {
    CallError::refused("it does not speak AMQP 0-9-1")
}

fn broken(error: std::io::Error) -> CallError {
    CallError::passing(format!("the broker broke off: {error}"))
}
