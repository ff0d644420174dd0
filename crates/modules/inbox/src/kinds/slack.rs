//! Slack: the Events API in, `chat.postMessage` out (docs.slack.dev).

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::Result;
use tekup_connectors::{ActionType, Sender, Trouble};
use tekup_context::OpContext;

use super::{
    Action, Field, Kind, check_url, failed, judge, parameters, read, schema, secret, send, setting,
    stored, url_encoded,
};
use crate::{
    Inbox,
    cases::Said as Before,
    channels::Letter,
    clean,
    inbound::{Incoming, Said, signs, stranger, untimely},
    model::{Opened, Secrets},
};

/// A Slack workspace.
pub(crate) struct Slack;

/// Where the Web API is.
const API: &str = "https://slack.com/api";
/// Longest text that Slack takes whole, in characters.
const MAX_TEXT: usize = 40_000;
/// By what a message of ours is known.
const METADATA: &str = "tekup_message";
/// Errors that pass by.
const PASSING: [&str; 6] = [
    "ratelimited",
    "rate_limited",
    "service_unavailable",
    "internal_error",
    "fatal_error",
    "request_timeout",
];

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    #[serde(default)]
    api_url: Option<String>,
}

impl Settings {
    fn api(&self) -> &str {
        let api = self.api_url.as_deref().unwrap_or(API);
        api.trim_end_matches('/')
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Post {
    /// Id of a channel or person.
    #[schemars(length(min = 1, max = 100))]
    channel: String,
    /// The words.
    #[schemars(length(min = 1, max = 40000))]
    text: String,
    /// The message to answer beneath.
    thread_ts: Option<String>,
}

/// What the Events API sends.
#[derive(Debug, Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    kind: String,
    challenge: Option<String>,
    team_id: Option<String>,
    event_id: Option<String>,
    event: Option<Event>,
}

#[derive(Debug, Deserialize)]
struct Event {
    #[serde(rename = "type")]
    kind: String,
    subtype: Option<String>,
    bot_id: Option<String>,
    user: Option<String>,
    text: Option<String>,
    channel: Option<String>,
    channel_type: Option<String>,
    ts: Option<String>,
    thread_ts: Option<String>,
}

/// Slack's three characters that mean something in a message.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A message's words, without mentions and with links as people read them.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let Some((inside, behind)) = after.split_once('>') else {
            rest = after;
            break;
        };
        if !inside.starts_with(['@', '!']) {
            let shown = inside.split_once('|').map_or(inside, |(_, label)| label);
            out.push_str(shown);
        }
        rest = behind;
    }
    out.push_str(rest);
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .trim()
        .to_owned()
}

async fn call(inbox: &Inbox, with: &Opened, method: &str, body: &Value) -> Result<Value, Trouble> {
    let settings: Settings = stored(with)?;
    let way = &inbox.0.way;
    let request = way
        .post(format!("{}/{method}", settings.api()))
        .header("content-type", "application/json; charset=utf-8")
        .bearer_auth(with.secret("botToken"))
        .body(body.to_string());
    let answer = send(inbox, request).await?;
    let answer = judge(inbox, answer).await?;
    let text = read(inbox, answer, 256 * 1024).await?;
    understood(&text, method)
}

/// Asks for messages; as a form, which all reading methods take.
async fn look(inbox: &Inbox, with: &Opened, method: &str, form: &str) -> Result<Value, Trouble> {
    let settings: Settings = stored(with)?;
    let request = inbox
        .0
        .way
        .post(format!("{}/{method}", settings.api()))
        .header("content-type", "application/x-www-form-urlencoded")
        .bearer_auth(with.secret("botToken"))
        .body(form.to_owned());
    let answer = send(inbox, request).await?;
    let answer = judge(inbox, answer).await?;
    let text = read(inbox, answer, 4 * 1024 * 1024).await?;
    understood(&text, method)
}

/// What an answer says; `ok` tells whether it was done, not its status.
fn understood(text: &[u8], method: &str) -> Result<Value, Trouble> {
    let answer = clean::json(text).map_err(|_| failed("Slack's answer is not JSON".to_owned()))?;
    if answer["ok"] == json!(true) {
        return Ok(answer);
    }
    let error = answer["error"].as_str().unwrap_or("no reason given");
    let reason = format!("Slack refused {method}: {error}");
    if PASSING.contains(&error) {
        Err(failed(reason))
    } else {
        Err(Trouble::Refused(reason))
    }
}

/// A message of ours that is there already under this key. Where Slack does not let us look, it counts as not there.
async fn find(
    inbox: &Inbox,
    with: &Opened,
    post: &Post,
    key: &str,
) -> Result<Option<String>, Trouble> {
    let channel = url_encoded(&post.channel);
    let (method, thread) = match &post.thread_ts {
        Some(ts) => ("conversations.replies", format!("&ts={}", url_encoded(ts))),
        None => ("conversations.history", String::new()),
    };
    let form = format!("channel={channel}{thread}&limit=100&include_all_metadata=true");
    let answer = match look(inbox, with, method, &form).await {
        Ok(answer) => answer,
        Err(Trouble::Refused(reason)) => {
            tracing::warn!(reason, "a message may be sent to Slack twice");
            return Ok(None);
        }
        Err(trouble) => return Err(trouble),
    };
    let messages = answer["messages"].as_array();
    let messages = messages.ok_or_else(|| failed("Slack's answer holds no messages".to_owned()))?;
    let mut ours = messages.iter().filter(|one| {
        let metadata = &one["metadata"];
        metadata["event_type"] == METADATA && metadata["event_payload"]["key"] == key
    });
    Ok(ours
        .find_map(|one| one["ts"].as_str())
        .map(ToOwned::to_owned))
}

/// Posts a message once under its key, whatever becomes of the answer.
async fn post(
    inbox: &Inbox,
    ctx: &OpContext,
    with: &Opened,
    post: &Post,
    key: &str,
) -> Result<Value, Trouble> {
    let before = inbox
        .about_to_say(ctx, with, key, &post.channel, &post.text)
        .await?;
    let found = match before {
        Before::Never => None,
        Before::Yes(ts) => Some(ts),
        // An answer was lost: it may be there.
        Before::Perhaps(_) => find(inbox, with, post, key).await?,
    };
    if let Some(ts) = found {
        inbox.has_said(ctx, with, key, &post.channel, &ts).await?;
        return Ok(json!({"channel": post.channel, "ts": ts, "found": true}));
    }
    let text: String = post.text.chars().take(MAX_TEXT).collect();
    let mut body = json!({
        "channel": post.channel, "text": escape(&text), "unfurl_links": false,
        "metadata": {"event_type": METADATA, "event_payload": {"key": key}},
    });
    if let Some(thread) = &post.thread_ts {
        body["thread_ts"] = json!(thread);
    }
    let answer = call(inbox, with, "chat.postMessage", &body).await?;
    let Some(ts) = answer["ts"].as_str() else {
        return Err(failed("Slack's answer names no message".to_owned()));
    };
    inbox.has_said(ctx, with, key, &post.channel, ts).await?;
    Ok(json!({"channel": answer["channel"], "ts": ts}))
}

#[async_trait]
impl Kind for Slack {
    fn name(&self) -> &'static str {
        "slack"
    }

    fn fields(&self) -> &'static [Field] {
        const FIELDS: &[Field] = &[
            setting("apiUrl", "url", false),
            secret("botToken", true),
            secret("signingSecret", true),
        ];
        FIELDS
    }

    fn check(&self, inbox: &Inbox, settings: &Value, _secrets: &Secrets) -> Result<()> {
        let settings: Settings = super::settings(settings)?;
        check_url(inbox, "apiUrl", settings.api_url.as_deref().unwrap_or(API))
    }

    fn actions(&self) -> Vec<ActionType> {
        vec![ActionType {
            kind: "slack.post_message",
            summary: "Writes a message in a Slack channel or to a person.",
            connection: "slack",
            parameters: schema::<Post>(),
        }]
    }

    async fn test(
        &self,
        inbox: &Inbox,
        _ctx: &OpContext,
        with: &Opened,
    ) -> Result<String, Trouble> {
        let answer = call(inbox, with, "auth.test", &json!({})).await?;
        let text = |name: &str| answer[name].as_str().unwrap_or("?").to_owned();
        Ok(format!("{} in {}", text("user"), text("team")))
    }

    fn would_send(&self, _with: &Opened, _kind: &str, given: &Value) -> Result<Value, Trouble> {
        let post: Post = parameters(given)?;
        Ok(json!({"method": "chat.postMessage", "body": {
            "channel": post.channel, "text": post.text, "thread_ts": post.thread_ts,
        }}))
    }

    async fn perform(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble> {
        post(
            inbox,
            ctx,
            with,
            &parameters(action.parameters)?,
            action.key,
        )
        .await
    }

    async fn receive(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        incoming: &Incoming<'_>,
    ) -> Result<Value> {
        let at = incoming.header("x-slack-request-timestamp");
        let mut content = format!("v0:{at}:").into_bytes();
        content.extend_from_slice(incoming.body);
        let tag = incoming.header("x-slack-signature");
        let tag = tag.strip_prefix("v0=").unwrap_or_default();
        if !signs(with.secret("signingSecret"), &content, tag) {
            return Err(stranger());
        }
        if !incoming.is_recent(ctx, at) {
            return Err(untimely());
        }
        let envelope: Envelope = serde_json::from_value(incoming.json()?)
            .map_err(|error| tekup_base::Error::field("", "invalid", error.to_string()))?;
        if envelope.kind == "url_verification" {
            return Ok(json!({"challenge": envelope.challenge}));
        }
        let heard = json!({});
        let (Some(event), Some(event_id)) = (envelope.event, envelope.event_id) else {
            return Ok(heard);
        };
        // Edits, joins and what bots say (ourselves among them) are not for us.
        let for_us = matches!(event.kind.as_str(), "message" | "app_mention")
            && event.subtype.is_none()
            && event.bot_id.is_none();
        let (Some(user), Some(channel), Some(ts)) = (event.user, event.channel, event.ts) else {
            return Ok(heard);
        };
        let text = plain(event.text.as_deref().unwrap_or_default());
        if !for_us || text.is_empty() {
            return Ok(heard);
        }
        let team = envelope.team_id.unwrap_or_default();
        // Direct messages are one thread; in channels each thread is its own.
        let direct = event.channel_type.as_deref() == Some("im") && event.thread_ts.is_none();
        let thread = event.thread_ts.unwrap_or_else(|| ts.clone());
        let thread_key = if direct {
            channel.clone()
        } else {
            format!("{channel}:{thread}")
        };
        let mut details = json!({"channel": channel});
        if !direct {
            details["threadTs"] = json!(thread);
        }
        let tx = inbox.0.db.begin(ctx).await?;
        // A mention comes twice, as `message` and as `app_mention`, each with an id of its own.
        let same_words = format!("message:{channel}:{ts}");
        if !inbox.first_time(&tx, ctx, with, &event_id).await?
            || !inbox.first_time(&tx, ctx, with, &same_words).await?
        {
            return Ok(heard);
        }
        let said = Said {
            sender: Sender {
                channel: "slack",
                id: &format!("{team}:{user}"),
                verified: true,
                name: None,
            },
            thread_key: &thread_key,
            address: &user,
            details,
            content: &text,
            files: Vec::new(),
        };
        inbox.hear(tx, ctx, with, said).await?;
        Ok(heard)
    }

    async fn send(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        letter: &Letter,
    ) -> Result<String, Trouble> {
        let details = &letter.thread.details;
        let message = Post {
            channel: details["channel"].as_str().unwrap_or_default().to_owned(),
            text: letter.content.clone(),
            thread_ts: details["threadTs"].as_str().map(ToOwned::to_owned),
        };
        let key = letter.message.to_string();
        let answer = post(inbox, ctx, with, &message, &key).await?;
        Ok(answer["ts"].as_str().unwrap_or_default().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slacks_marks_become_words() {
        assert_eq!(
            plain("<@U1> hej <https://a.dk|vores side> &amp; <https://b.dk>"),
            "hej vores side & https://b.dk"
        );
        assert_eq!(plain("1 &lt; 2 <"), "1 < 2");
        assert_eq!(escape("<b> & c"), "&lt;b&gt; &amp; c");
    }
}
