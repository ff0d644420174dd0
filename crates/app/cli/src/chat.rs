use anyhow::{Context, Result, bail};
use clap::{Arg, ArgMatches, Command};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Message, client::IntoClientRequest},
};

use crate::{client::Client, output};

/// `tekup chat`.
pub(crate) fn command() -> Command {
    Command::new("chat")
        .about("Talks to Tekup as a customer")
        .arg(
            Arg::new("user")
                .long("user")
                .default_value("terminal")
                .help("Your customer id"),
        )
        .arg(Arg::new("message").help("One message; without it, lines are read until the end"))
}

/// Opens a conversation and talks in it: what Tekup says comes in as it is worded, what a person of the
/// staff says as well.
pub(crate) async fn run(args: &ArgMatches) -> Result<()> {
    let client = Client::from_args(args)?;
    let user: &String = args.get_one("user").context("--user")?;
    let created = client
        .post(
            "/api/v1/conversations",
            &json!({"userId": user, "channel": "api"}),
        )
        .await?;
    let id = created["id"]
        .as_str()
        .context("the server gave no conversation")?
        .to_owned();
    let url = client.url.replacen("http", "ws", 1);
    let mut request = format!("{url}/events").into_client_request()?;
    request
        .headers_mut()
        .insert("x-tenant-key", client.key.parse()?);
    let (socket, _) = connect_async(request)
        .await
        .context("the WebSocket at /events")?;
    let (mut sink, mut source) = socket.split();
    let subscribe = json!({"type": "subscribe", "types": ["message.*", "conversation.*"]});
    sink.send(Message::text(subscribe.to_string())).await?;

    let once = args.get_one::<String>("message").cloned();
    let single = once.is_some();
    if let Some(message) = once {
        sink.send(say(&id, &message)).await?;
    } else {
        output::note("Write to Tekup; an empty line or Ctrl-D ends.");
    }
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let mut shown = Shown::default();
    loop {
        tokio::select! {
            line = lines.next_line(), if !single => match line? {
                Some(line) if !line.trim().is_empty() => sink.send(say(&id, &line)).await?,
                _ => return Ok(()),
            },
            message = source.next() => {
                let Some(message) = message else { bail!("the server closed the connection") };
                if let Message::Text(text) = message? {
                    let message: Value = serde_json::from_str(&text)?;
                    if message["type"] == "error" {
                        bail!("{}", message["message"].as_str().unwrap_or("refused"));
                    }
                    if shown.show(&id, &message) && single {
                        return Ok(());
                    }
                }
            }
        }
    }
}

fn say(conversation: &str, content: &str) -> Message {
    let message = json!({"type": "message", "conversationId": conversation, "content": content});
    Message::text(message.to_string())
}

/// What has been shown of the answer under way.
#[derive(Default)]
struct Shown {
    worded: usize,
}

impl Shown {
    /// Shows a message of the server's; true once an answer is complete.
    fn show(&mut self, conversation: &str, message: &Value) -> bool {
        let of_event = &message["event"]["data"];
        let id = message["conversationId"]
            .as_str()
            .or(of_event["conversationId"].as_str());
        if id != Some(conversation) {
            return false;
        }
        match (message["type"].as_str(), message["state"].as_str()) {
            (Some("ai_response"), Some("delta")) => {
                let text = message["text"].as_str().unwrap_or_default();
                self.worded += text.len();
                output::piece(text);
                false
            }
            (Some("ai_response"), Some("passage")) => {
                output::line(message["text"].as_str().unwrap_or_default());
                for source in message["response"]["sources"]
                    .as_array()
                    .into_iter()
                    .flatten()
                {
                    let title = source["title"].as_str().unwrap_or_default();
                    output::note(&format!(
                        "  [{title}, score {:.2}]",
                        source["score"].as_f64().unwrap_or(0.0)
                    ));
                }
                false
            }
            (Some("ai_response"), Some("final")) => {
                let answer = &message["response"]["answer"];
                if self.worded > 0 {
                    output::line("");
                }
                self.worded = 0;
                output::note(&format!(
                    "  ({}, intent {}, confidence {:.2})",
                    answer["engine"].as_str().unwrap_or_default(),
                    message["response"]["intent"].as_str().unwrap_or("none"),
                    message["response"]["confidence"].as_f64().unwrap_or(0.0),
                ));
                true
            }
            (Some("event"), _) if message["event"]["type"] == "message.created" => {
                let sender = of_event["senderType"].as_str().unwrap_or_default();
                if matches!(sender, "human_agent" | "system") {
                    let name = of_event["senderName"].as_str().unwrap_or("·");
                    output::line(&format!(
                        "{name}: {}",
                        of_event["content"].as_str().unwrap_or_default()
                    ));
                }
                false
            }
            _ => false,
        }
    }
}
