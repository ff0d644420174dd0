use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{
        Query, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket, close_code},
    },
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use futures::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::{Door, OpContext, Permission};
use tekup_events::{Event, Lagged, Notice, Throttle, TypeFilter};
use tekup_identity::Credential;
use tekup_operations::http::Place;
use tokio::sync::mpsc;

use super::{
    chat,
    follow::{Follow, Follows},
    protocol::{self, ClientMessage},
};
use crate::{App, http};

/// Longest message of a client.
const MAX_MESSAGE: usize = 64 * 1024;
/// Bytes that wait for every client as long as it is there; a longer message gets room when it comes.
pub(crate) const READ_BUFFER: usize = 4 * 1024;
/// How long a client may take to say who it is.
const INTRODUCTION: Duration = Duration::from_secs(5);
/// How long one message may take to go out before the client counts as too slow.
const SEND: Duration = Duration::from_secs(10);
/// How often a quiet connection is tried.
const PING: Duration = Duration::from_secs(30);
/// Missed events that are sent at once.
const REPLAY: i64 = 200;

#[derive(Debug, Deserialize)]
pub(crate) struct Introduction {
    token: Option<String>,
}

/// Turns a request into a WebSocket.
pub(crate) async fn upgrade(
    State(app): State<App>,
    Query(introduction): Query<Introduction>,
    headers: HeaderMap,
    place: Place,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(_) => {
            let error = Error::field("", "no_websocket", "this path speaks WebSocket only");
            return place.fail(error).into_response();
        }
    };
    let given = match (&introduction.token, http::credential(&headers)) {
        (Some(token), _) => Some(Credential::Bearer(token)),
        (None, Ok(credential)) => credential,
        (None, Err(error)) => return place.fail(error).into_response(),
    };
    let request_id = Arc::clone(&place.request_id);
    let locale = http::locale(&headers);
    // A credential that came with the request is refused with a plain HTTP status.
    let ctx = match given {
        None => None,
        Some(_) => {
            let opened = http::open_context(&app, given, request_id, Door::WebSocket, locale).await;
            match opened.and_then(|ctx| ctx.require(Permission::EventsRead).map(|()| ctx)) {
                Ok(ctx) => Some(ctx),
                Err(error) => return place.fail(error).into_response(),
            }
        }
    };
    upgrade
        .max_message_size(MAX_MESSAGE)
        .read_buffer_size(READ_BUFFER)
        .on_upgrade(move |socket| async move {
            metrics::gauge!("tekup_websocket_connections_active").increment(1.0);
            serve(app, socket, ctx, place.request_id).await;
            metrics::gauge!("tekup_websocket_connections_active").decrement(1.0);
        })
}

type Sink = SplitSink<WebSocket, Message>;

async fn serve(app: App, socket: WebSocket, ctx: Option<OpContext>, request_id: Arc<str>) {
    let (mut sink, mut source) = socket.split();
    let ctx = match ctx {
        Some(ctx) => ctx,
        None => match introduced(&app, &mut source, request_id).await {
            Ok(ctx) => ctx,
            Err(error) => {
                let _ = send(&mut sink, &protocol::error(&error)).await;
                close(&mut sink, close_code::POLICY, "not signed in").await;
                return;
            }
        },
    };
    let mut session = Session::new(app, ctx, sink);
    let reason = session.run(source).await;
    close(&mut session.sink, close_code::NORMAL, reason).await;
}

/// Waits for the client to say who it is.
async fn introduced(
    app: &App,
    source: &mut SplitStream<WebSocket>,
    request_id: Arc<str>,
) -> Result<OpContext> {
    let late = || Error::unauthenticated("say who you are within five seconds: send `connect`");
    let first = tokio::time::timeout(INTRODUCTION, source.next())
        .await
        .map_err(|_| late())?;
    let Some(Ok(Message::Text(text))) = first else {
        return Err(late());
    };
    let message = serde_json::from_str(&text).map_err(|_| late())?;
    let credential = match &message {
        ClientMessage::Connect {
            token: Some(token), ..
        } => Credential::Bearer(token),
        ClientMessage::Connect {
            tenant_key: Some(key),
            ..
        } => Credential::TenantKey(key),
        _ => return Err(late()),
    };
    let ctx = http::open_context(app, Some(credential), request_id, Door::WebSocket, None).await?;
    ctx.require(Permission::EventsRead)?;
    Ok(ctx)
}

struct Session {
    app: App,
    ctx: OpContext,
    sink: Sink,
    filter: TypeFilter,
    /// Everything up to here has been sent or was not wanted.
    sequence: i64,
    /// What tasks of this session have to say, such as the stages of an answer.
    said: mpsc::Sender<Value>,
    saying: mpsc::Receiver<Value>,
    follows: Follows,
    /// Where the client wants only the latest of each subject.
    throttle: Option<Throttle<Arc<Event>>>,
}

impl Session {
    fn new(app: App, ctx: OpContext, sink: Sink) -> Self {
        let (said, saying) = mpsc::channel(64);
        let sequence = app.hub.sequence();
        Self {
            app,
            ctx,
            sink,
            filter: TypeFilter::default(),
            sequence,
            follows: Follows::new(said.clone()),
            throttle: None,
            said,
            saying,
        }
    }

    /// Serves the client until it goes; returns why it ended.
    async fn run(&mut self, mut source: SplitStream<WebSocket>) -> &'static str {
        let mut notices = self.app.hub.subscribe(self.ctx.tenant());
        let stop = self.app.stop.clone();
        let hello = json!({
            "type": "connected",
            "tenantId": self.ctx.tenant(),
            "seq": self.sequence,
        });
        if send(&mut self.sink, &hello).await.is_err() {
            return "gone";
        }
        let mut ping = tokio::time::interval(PING);
        ping.reset();
        loop {
            let due = self.throttle.as_ref().and_then(Throttle::next_due);
            let sent = tokio::select! {
                message = source.next() => match message {
                    Some(Ok(Message::Text(text))) => self.hear(&text).await,
                    Some(Ok(Message::Binary(_))) => {
                        let error = Error::field("", "not_text", "send JSON as text");
                        send(&mut self.sink, &protocol::error(&error)).await
                    }
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return "gone",
                    Some(Ok(_)) => Ok(()),
                },
                notice = notices.next() => match notice {
                    Some(Ok(notice)) => self.pass_on(&notice).await,
                    Some(Err(Lagged)) => {
                        let _ = send(&mut self.sink, &protocol::dropped(self.sequence)).await;
                        return "slow_consumer";
                    }
                    None => return "stopping",
                },
                Some(message) = self.saying.recv() => send(&mut self.sink, &message).await,
                () = rest_until(due) => self.send_due().await,
                _ = ping.tick() => {
                    ping_client(&mut self.sink).await
                }
                () = stop.cancelled() => return "stopping",
            };
            if let Err(reason) = sent {
                return reason;
            }
        }
    }

    async fn pass_on(&mut self, notice: &Notice) -> Result<(), &'static str> {
        match notice {
            Notice::Event(event) if event.sequence > self.sequence => {
                self.sequence = event.sequence;
                if !self.filter.matches(&event.kind) {
                    return Ok(());
                }
                let Some(throttle) = &mut self.throttle else {
                    return send(&mut self.sink, &protocol::event(event)).await;
                };
                let about = format!("{} {}", event.kind, event.subject);
                match throttle.offer(&about, Arc::clone(event), Instant::now()) {
                    Some(one) => {
                        let event = protocol::throttled_event(&one.latest, one.left_out);
                        send(&mut self.sink, &event).await
                    }
                    None => Ok(()),
                }
            }
            // Was part of what a subscription caught up on.
            Notice::Event(_) => Ok(()),
            Notice::Passing(value) if self.filter.matches("message.updated") => {
                send(&mut self.sink, value).await
            }
            Notice::Passing(_) => Ok(()),
        }
    }

    /// Sends the latest of the subjects whose time has come.
    async fn send_due(&mut self) -> Result<(), &'static str> {
        let due = self
            .throttle
            .as_mut()
            .map(|throttle| throttle.due(Instant::now()));
        for one in due.unwrap_or_default() {
            let event = protocol::throttled_event(&one.latest, one.left_out);
            send(&mut self.sink, &event).await?;
        }
        Ok(())
    }

    async fn hear(&mut self, text: &str) -> Result<(), &'static str> {
        let message: ClientMessage = match serde_json::from_str(text) {
            Ok(message) => message,
            Err(error) => {
                let error = Error::field("type", "invalid", format!("not understood: {error}"));
                return send(&mut self.sink, &protocol::error(&error)).await;
            }
        };
        let answered = match message {
            ClientMessage::Connect { .. } => Ok(None),
            ClientMessage::Ping => Ok(Some(json!({"type": "pong"}))),
            ClientMessage::Disconnect => return Err("bye"),
            ClientMessage::Subscribe { types, since, throttle_ms, id } => {
                if let Some(interval) = throttle_ms {
                    self.throttle = throttle(interval);
                }
                self.subscribe(types, since, id).await
            }
            ClientMessage::Follow { channel, subject, from, throttle_ms, id } => {
                let wanted = Follow { channel, subject, from, throttle_ms, id };
                self.follows.begin(&self.app, &self.ctx, wanted).await.map(Some)
            }
            ClientMessage::Unfollow { channel } => Ok(Some(self.follows.end(&channel))),
            ClientMessage::Unsubscribe { types } => TypeFilter::parse(types).map(|types| {
                self.filter.remove(&types);
                Some(json!({"type": "subscribed", "types": self.filter.patterns(), "seq": self.sequence}))
            }),
            ClientMessage::Message { conversation_id, content, client_id } => {
                chat::message(
                    &self.app,
                    &self.ctx,
                    self.said.clone(),
                    conversation_id,
                    content,
                    client_id,
                )
                .await
                .map(Some)
            }
            ClientMessage::Typing { conversation_id, typing } => {
                chat::pass(&self.app, &self.ctx, json!({
                    "type": "typing_indicator", "conversationId": conversation_id, "typing": typing,
                    "by": self.ctx.principal().kind(), "person": self.person(),
                }))
            }
            ClientMessage::Viewing { conversation_id, viewing } => {
                chat::pass(&self.app, &self.ctx, json!({
                    "type": "presence", "conversationId": conversation_id, "viewing": viewing,
                    "person": self.person(),
                }))
            }
            ClientMessage::ReadReceipt { conversation_id, message_id } => {
                chat::pass(&self.app, &self.ctx, json!({
                    "type": "read_receipt", "conversationId": conversation_id,
                    "messageId": message_id, "by": self.ctx.principal().kind(),
                }))
            }
        };
        match answered {
            Ok(Some(answer)) => send(&mut self.sink, &answer).await,
            Ok(None) => Ok(()),
            Err(error) => send(&mut self.sink, &protocol::error(&error)).await,
        }
    }

    /// The person of the staff who speaks here; null for a program.
    fn person(&self) -> Value {
        let principal = self.ctx.principal();
        match principal.user_id() {
            Some(id) => json!({"id": id, "name": principal.name()}),
            None => Value::Null,
        }
    }

    /// Adds types to what is wanted; sends what was missed since `since` first.
    async fn subscribe(
        &mut self,
        types: Vec<String>,
        since: Option<i64>,
        id: Option<Value>,
    ) -> Result<Option<Value>> {
        let wanted = TypeFilter::parse(types)?;
        self.filter.add(&wanted);
        if let Some(mut after) = since {
            loop {
                let tx = self.app.db.begin_single(&self.ctx).await?;
                let missed = tekup_events::since(&tx, after, &wanted, REPLAY).await?;
                drop(tx);
                let Some(last) = missed.last() else { break };
                after = last.sequence;
                for event in &missed {
                    if send(&mut self.sink, &protocol::event(event)).await.is_err() {
                        return Ok(None);
                    }
                }
                if i64::try_from(missed.len()).unwrap_or(REPLAY) < REPLAY {
                    break;
                }
            }
            self.sequence = self.sequence.max(after);
        }
        let mut answer =
            json!({"type": "subscribed", "types": self.filter.patterns(), "seq": self.sequence});
        if let Some(id) = id {
            answer["id"] = id;
        }
        Ok(Some(answer))
    }
}

/// Longest time for which only the latest of a subject is sent.
const SLOWEST: u64 = 3_600_000;

/// One that lets through the latest in so many milliseconds; `None` for 0.
pub(super) fn throttle<T>(milliseconds: u64) -> Option<Throttle<T>> {
    let interval = Duration::from_millis(milliseconds.min(SLOWEST));
    (!interval.is_zero()).then(|| Throttle::new(interval))
}

/// Until then; for ever when there is nothing to wait for.
pub(super) async fn rest_until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due.into()).await,
        None => std::future::pending().await,
    }
}

async fn send(sink: &mut Sink, message: &Value) -> Result<(), &'static str> {
    deliver(sink, Message::Text(message.to_string().into())).await
}

async fn ping_client(sink: &mut Sink) -> Result<(), &'static str> {
    deliver(sink, Message::Ping(bytes::Bytes::new())).await
}

async fn deliver(sink: &mut Sink, message: Message) -> Result<(), &'static str> {
    match tokio::time::timeout(SEND, sink.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err("gone"),
        Err(_) => Err("slow_consumer"),
    }
}

async fn close(sink: &mut Sink, code: u16, reason: &'static str) {
    let frame = CloseFrame {
        code,
        reason: reason.into(),
    };
    let _ = tokio::time::timeout(
        Duration::from_secs(1),
        sink.send(Message::Close(Some(frame))),
    )
    .await;
}
