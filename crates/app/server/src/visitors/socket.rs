//! A visitor's live line. It says who it is with its first message (the token never stands in an address,
//! which logs keep), then follows one conversation. Everything it hears passes `tekup_support::widget::view`.

use std::time::Duration;

use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket, close_code, rejection::WebSocketUpgradeRejection},
    },
    response::{IntoResponse, Response},
};
use futures::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, Result};
use tekup_context::{Door, OpContext, OpenTransactions};
use tekup_events::{Lagged, Notice, Subscription};
use tekup_operations::http::Place;
use tekup_support::widget::{self, talk, view};

use super::door::Visit;
use crate::{App, ws::READ_BUFFER};

/// Longest message of a visitor.
const MAX_MESSAGE: usize = 8 * 1024;
/// How long a visitor may take to say who they are.
const INTRODUCTION: Duration = Duration::from_secs(5);
/// How long one message may take to go out.
const SEND: Duration = Duration::from_secs(10);
/// How often a quiet line is tried.
const PING: Duration = Duration::from_secs(30);
/// Pages of missed messages that are sent at once; the rest is asked for over HTTP.
const PAGES: usize = 1;

#[derive(Debug, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "snake_case",
    rename_all_fields = "camelCase"
)]
enum Said {
    Connect {
        token: String,
        conversation_id: ConversationId,
        #[serde(default)]
        after: i32,
    },
    Typing {
        typing: bool,
    },
    Read {
        seq: i32,
    },
    Ping,
}

pub(super) async fn upgrade(
    State(app): State<App>,
    visit: Visit,
    place: Place,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let Ok(upgrade) = upgrade else {
        let error = Error::field("", "no_websocket", "this path speaks WebSocket only");
        return place.fail(error).into_response();
    };
    let room = match app.visitors.socket(visit.address) {
        Ok(room) => room,
        Err(error) => return place.fail(error).into_response(),
    };
    upgrade
        .max_message_size(MAX_MESSAGE)
        .read_buffer_size(READ_BUFFER)
        .on_upgrade(move |socket| async move {
            metrics::gauge!("tekup_widget_connections_active").increment(1.0);
            serve(app, visit, place, socket).await;
            metrics::gauge!("tekup_widget_connections_active").decrement(1.0);
            drop(room);
        })
}

type Sink = SplitSink<WebSocket, Message>;

async fn serve(app: App, visit: Visit, place: Place, socket: WebSocket) {
    let (mut sink, mut source) = socket.split();
    let reason = match introduced(&app, &visit, &place, &mut source).await {
        Ok((ctx, id, after)) => {
            let Ok(room) = ctx
                .principal()
                .id()
                .map(|visitor| app.visitors.socket_of(visitor))
                .transpose()
            else {
                close(&mut sink, close_code::POLICY, "too many").await;
                return;
            };
            let reason = follow(&app, &ctx, id, after, &mut sink, source).await;
            drop(room);
            reason
        }
        Err(error) => Err(error),
    };
    match reason {
        Ok(reason) => close(&mut sink, close_code::NORMAL, reason).await,
        Err(error) => {
            let body =
                json!({"type": "error", "code": error.kind().code(), "message": error.message()});
            let _ = send(&mut sink, &body).await;
            close(&mut sink, close_code::POLICY, "refused").await;
        }
    }
}

async fn introduced(
    app: &App,
    visit: &Visit,
    place: &Place,
    source: &mut SplitStream<WebSocket>,
) -> Result<(OpContext, ConversationId, i32)> {
    let late = || Error::unauthenticated("say who you are within five seconds: send `connect`");
    let first = tokio::time::timeout(INTRODUCTION, source.next())
        .await
        .map_err(|_| late())?;
    let Some(Ok(Message::Text(text))) = first else {
        return Err(late());
    };
    let Ok(Said::Connect {
        token,
        conversation_id,
        after,
    }) = serde_json::from_str(&text)
    else {
        return Err(late());
    };
    let session = widget::visitor(&visit.widget, &token, chrono::Utc::now())?;
    app.visitors.visitor(session.visitor)?;
    let ctx = visit.context(place, Door::WebSocket, session.principal());
    Ok((ctx, conversation_id, after.max(0)))
}

/// Follows the conversation until the visitor goes; returns why it ended.
async fn follow(
    app: &App,
    ctx: &OpContext,
    id: ConversationId,
    mut after: i32,
    sink: &mut Sink,
    mut source: SplitStream<WebSocket>,
) -> Result<&'static str> {
    // Listen first and read second: what happens in between comes twice rather than never.
    let mut notices = app.hub.subscribe_to(ctx.tenant(), id.0);
    for _ in 0..PAGES {
        let mut page = OpenTransactions::scope(talk::history(&app.support, ctx, id, after)).await?;
        page["type"] = json!("sync");
        after = page["last"]
            .as_i64()
            .and_then(|last| i32::try_from(last).ok())
            .unwrap_or(after);
        if let Err(reason) = send(sink, &page).await {
            return Ok(reason);
        }
        if page["more"] != true {
            break;
        }
    }
    let mut ping = tokio::time::interval(PING);
    ping.reset();
    loop {
        let sent = tokio::select! {
            message = source.next() => match message {
                Some(Ok(Message::Text(text))) => heard(app, ctx, id, &text, sink).await,
                Some(Ok(Message::Close(_)) | Err(_)) | None => return Ok("gone"),
                Some(Ok(_)) => Ok(()),
            },
            notice = next(&mut notices) => match notice {
                Some(Some(frame)) => send(sink, &frame).await,
                Some(None) => Ok(()),
                None => return Ok("resume"),
            },
            _ = ping.tick() => deliver(sink, Message::Ping(bytes::Bytes::new())).await,
            () = app.stop.cancelled() => return Ok("stopping"),
        };
        if let Err(reason) = sent {
            return Ok(reason);
        }
    }
}

/// What the next notice means to a visitor; `None` when some were missed or the process stops.
async fn next(notices: &mut Subscription) -> Option<Option<Value>> {
    match notices.next().await? {
        Ok(Notice::Event(event)) => Some(view::event(&event)),
        Ok(Notice::Passing(notice)) => Some(view::passing(&notice)),
        Err(Lagged) => None,
    }
}

async fn heard(
    app: &App,
    ctx: &OpContext,
    id: ConversationId,
    text: &str,
    sink: &mut Sink,
) -> Result<(), &'static str> {
    let visitor = ctx.principal().id().unwrap_or_default();
    let done = match serde_json::from_str(text) {
        Ok(Said::Ping) => return send(sink, &json!({"type": "pong"})).await,
        Ok(said) => {
            OpenTransactions::scope(async {
                app.visitors.visitor(visitor)?;
                match said {
                    Said::Typing { typing } => talk::typing(&app.support, ctx, id, typing).await,
                    Said::Read { seq } => talk::read(&app.support, ctx, id, seq).await.map(drop),
                    Said::Connect { .. } | Said::Ping => Ok(()),
                }
            })
            .await
        }
        Err(_) => Err(Error::field("type", "invalid", "not understood")),
    };
    match done {
        Ok(()) => Ok(()),
        Err(error) => {
            let body =
                json!({"type": "error", "code": error.kind().code(), "message": error.message()});
            send(sink, &body).await
        }
    }
}

async fn send(sink: &mut Sink, message: &Value) -> Result<(), &'static str> {
    deliver(sink, Message::Text(message.to_string().into())).await
}

async fn deliver(sink: &mut Sink, message: Message) -> Result<(), &'static str> {
    match tokio::time::timeout(SEND, sink.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err("gone"),
        Err(_) => Err("slow"),
    }
}

async fn close(sink: &mut Sink, code: u16, reason: &'static str) {
    let frame = CloseFrame {
        code,
        reason: reason.into(),
    };
    let goodbye = sink.send(Message::Close(Some(frame)));
    let _ = tokio::time::timeout(Duration::from_secs(1), goodbye).await;
}
