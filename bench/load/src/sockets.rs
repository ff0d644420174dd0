//! Many customers with an open chat, and desks that watch all of them.

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use futures::{SinkExt, StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};
use tokio::{net::TcpStream, task::JoinSet, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest},
};

use crate::{
    fanout::Heard,
    http::{Ask, Credential, Http, Visitor},
    plan::Plan,
    target::Target,
};

/// Chats that are begun and sockets that are opened at once.
const AT_ONCE: usize = 64;

/// A customer's chat.
#[derive(Debug, Clone)]
pub struct Chat {
    /// The visitor's token.
    token: String,
    /// The conversation.
    pub id: String,
}

type Socket = WebSocketStream<TcpStream>;

/// Begins `count` chats, each by a visitor of its own.
///
/// # Errors
/// When one is refused.
pub async fn begin(target: &Target, widget: &str, count: usize) -> Result<Vec<Chat>> {
    let share = count.div_ceil(AT_ONCE);
    let mut tasks = JoinSet::new();
    for first in (0..count).step_by(share.max(1)) {
        let (target, widget) = (target.clone(), widget.to_owned());
        tasks.spawn(async move {
            let mut http = Http::connect(&target, None).await?;
            let mut chats = Vec::new();
            for number in first..count.min(first + share) {
                chats.push(begin_one(&mut http, &widget, number).await?);
            }
            anyhow::Ok(chats)
        });
    }
    let parts: Vec<Vec<Chat>> = tasks.join_all().await.into_iter().collect::<Result<_>>()?;
    Ok(parts.into_iter().flatten().collect())
}

/// Makes the person whose credential it is responsible for every chat: only they may answer.
///
/// # Errors
/// When one is refused.
pub async fn take_over(
    target: &Target,
    credential: Option<&Credential>,
    chats: &[Chat],
) -> Result<()> {
    let mut tasks = JoinSet::new();
    for share in chats.chunks(chats.len().div_ceil(AT_ONCE).max(1)) {
        let mut http = Http::connect(target, credential.cloned()).await?;
        let ids: Vec<String> = share.iter().map(|chat| chat.id.clone()).collect();
        tasks.spawn(async move {
            for id in ids {
                let path = format!("/api/v1/conversations/{id}/take-over");
                text_of(&mut http, Ask::post(path, &json!({})), "id").await?;
            }
            anyhow::Ok(())
        });
    }
    tasks.join_all().await.into_iter().collect()
}

async fn begin_one(http: &mut Http, widget: &str, number: usize) -> Result<Chat> {
    let opened = Ask::post(format!("/widget/v1/{widget}/session"), &json!({})).by(Visitor::New);
    let token = text_of(http, opened, "token").await?;
    let first = json!({"content": format!("Hej, jeg er nummer {number} i køen"), "language": "da"});
    let begun = Ask::post(format!("/widget/v1/{widget}/conversations"), &first)
        .by(Visitor::Known(token.clone()));
    let id = text_of(http, begun, "conversationId").await?;
    Ok(Chat { token, id })
}

async fn text_of(http: &mut Http, ask: Ask, field: &str) -> Result<String> {
    let path = ask.path.clone();
    let (status, body) = http.ask(ask).await?;
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    match body[field].as_str() {
        Some(text) => Ok(text.to_owned()),
        None => bail!("POST {path} answered {status} without {field}: {body}"),
    }
}

async fn open(target: &Target, path: &str, credential: Option<&Credential>) -> Result<Socket> {
    let stream = TcpStream::connect(target.address).await?;
    stream.set_nodelay(true)?;
    let mut request = format!("ws://{}{path}", target.host).into_client_request()?;
    let headers = request.headers_mut();
    match credential {
        Some(Credential::Bearer(token)) => {
            headers.insert("authorization", format!("Bearer {token}").parse()?);
        }
        Some(Credential::TenantKey(key)) => {
            headers.insert("x-tenant-key", key.parse()?);
        }
        None => {
            headers.insert("origin", format!("http://{}", target.host).parse()?);
        }
    }
    Ok(client_async(request, stream).await?.0)
}

/// Opens the socket of every chat and listens on it, until `all` are dropped.
///
/// # Errors
/// When one does not open within the plan's limit.
pub async fn follow_chats(
    target: &Target,
    widget: &str,
    chats: &[Chat],
    plan: &Plan,
    heard: &Arc<Heard>,
) -> Result<JoinSet<()>> {
    let path = format!("/widget/v1/{widget}/socket");
    let sockets: Vec<Socket> = stream::iter(chats)
        .map(async |chat| {
            let hello = json!({"type": "connect", "token": chat.token, "conversationId": chat.id});
            let mut socket = open(target, &path, None).await?;
            greet(&mut socket, &hello, "\"type\":\"sync\"", plan).await?;
            anyhow::Ok(socket)
        })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    Ok(listen(sockets, heard, false))
}

/// Opens `count` desks, which hear every message of the tenant.
///
/// # Errors
/// The same.
pub async fn follow_desks(
    target: &Target,
    credential: Option<&Credential>,
    count: usize,
    plan: &Plan,
    heard: &Arc<Heard>,
) -> Result<JoinSet<()>> {
    let mut sockets = Vec::with_capacity(count);
    for _ in 0..count {
        let mut socket = open(target, "/events", credential).await?;
        let hello = json!({"type": "subscribe", "types": ["message.created"]});
        greet(&mut socket, &hello, "\"type\":\"subscribed\"", plan).await?;
        sockets.push(socket);
    }
    Ok(listen(sockets, heard, true))
}

/// Says hello and waits for the frame that answers it.
async fn greet(socket: &mut Socket, hello: &Value, answer: &str, plan: &Plan) -> Result<()> {
    socket.send(Message::text(hello.to_string())).await?;
    let answered = async {
        while let Some(frame) = socket.next().await {
            match frame? {
                Message::Text(text) if text.contains(answer) => return Ok(()),
                Message::Close(frame) => bail!("the server closed: {frame:?}"),
                _ => {}
            }
        }
        bail!("the server closed")
    };
    timeout(plan.request_limit, answered)
        .await
        .context("a socket was not answered in time")?
}

fn listen(sockets: Vec<Socket>, heard: &Arc<Heard>, desk: bool) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    for mut socket in sockets {
        let heard = Arc::clone(heard);
        tasks.spawn(async move {
            while let Some(Ok(frame)) = socket.next().await {
                match frame {
                    Message::Text(text) => heard.hear(&text, desk),
                    Message::Close(_) => break,
                    _ => {}
                }
            }
            heard.lost();
        });
    }
    tasks
}
