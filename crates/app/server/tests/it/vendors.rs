//! Systems outside that speak their vendors' protocols, refuse what the vendor would refuse, and have bad days.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use std::time::Duration;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use futures::stream;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What a vendor answers to a call: status and body.
pub type Answer = (u16, Value);
type Judge = fn(&mut Vec<Value>, &Call) -> Answer;

/// A call as the vendor sees it.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: String,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Value,
    pub raw: String,
    /// By the vendor's clock.
    pub now: DateTime<Utc>,
}

/// What goes wrong with a call.
#[derive(Debug, Clone)]
pub enum Fault {
    /// It is answered like this, and nothing is done.
    Answer(u16, Value),
    /// It is answered with this text, said to be of this type, and nothing is done.
    Text(u16, &'static str, &'static str),
    /// It is done, and the answer breaks off in its middle.
    CutOff,
    /// It is done, and the answer has no end.
    Endless,
    /// It is done, and the answer comes by a byte now and then, for ever.
    Drip,
}

impl From<Answer> for Fault {
    fn from((status, body): Answer) -> Self {
        Self::Answer(status, body)
    }
}

impl Call {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

#[derive(Default)]
struct Inner {
    calls: Vec<Call>,
    /// What it keeps: messages, issues, cases.
    kept: Vec<Value>,
    /// With a part of the path that they are for.
    faults: VecDeque<(&'static str, Fault)>,
    /// How far its clock goes before the right one.
    ahead: TimeDelta,
}

#[derive(Clone)]
pub struct Vendor {
    pub url: String,
    inner: Arc<Mutex<Inner>>,
    judge: Judge,
}

impl Vendor {
    pub async fn start(judge: Judge) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let vendor = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            inner: Arc::default(),
            judge,
        };
        let router = Router::new().fallback(serve).with_state(vendor.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        vendor
    }

    /// The next calls are answered like this, and nothing is done.
    pub fn fail(&self, faults: impl IntoIterator<Item = impl Into<Fault>>) {
        self.fail_at("", faults);
    }

    /// The next calls with this in their path go wrong.
    pub fn fail_at(&self, path: &'static str, faults: impl IntoIterator<Item = impl Into<Fault>>) {
        let faults = faults.into_iter().map(|fault| (path, fault.into()));
        self.inner.lock().unwrap().faults.extend(faults);
    }

    /// Faults that have not happened yet.
    pub fn faults_left(&self) -> usize {
        self.inner.lock().unwrap().faults.len()
    }

    /// Everything is well again.
    pub fn mend(&self) {
        self.inner.lock().unwrap().faults.clear();
    }

    /// Sets its clock to go before the right one.
    pub fn set_clock(&self, ahead: TimeDelta) {
        self.inner.lock().unwrap().ahead = ahead;
    }

    /// Changes what it keeps, as its own people do, at a time by its clock.
    pub fn change<T>(&self, change: impl FnOnce(&mut Vec<Value>, DateTime<Utc>) -> T) -> T {
        let mut inner = self.inner.lock().unwrap();
        let now = Utc::now() + inner.ahead;
        change(&mut inner.kept, now)
    }

    pub fn kept(&self) -> Vec<Value> {
        self.inner.lock().unwrap().kept.clone()
    }

    pub fn calls(&self) -> Vec<Call> {
        self.inner.lock().unwrap().calls.clone()
    }
}

async fn serve(State(vendor): State<Vendor>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20)
        .await
        .unwrap_or_else(|_| Bytes::new());
    let raw = String::from_utf8_lossy(&body).into_owned();
    let mut inner = vendor.inner.lock().unwrap();
    let call = Call {
        method: parts.method.to_string(),
        path: parts
            .uri
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
        headers: parts.headers,
        body: serde_json::from_str(&raw).unwrap_or(Value::Null),
        raw,
        now: Utc::now() + inner.ahead,
    };
    inner.calls.push(call.clone());
    let fault = inner
        .faults
        .iter()
        .position(|(path, _)| call.path.contains(path));
    let fault = fault.and_then(|at| inner.faults.remove(at));
    let date = call.now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let head = [("retry-after", "1".to_owned()), ("date", date)];
    let mut judged = || (vendor.judge)(&mut inner.kept, &call);
    let (status, answer) = match fault.map(|(_, fault)| fault) {
        None => judged(),
        Some(Fault::Answer(status, body)) => (status, body),
        Some(Fault::Text(status, kind, body)) => {
            let status = StatusCode::from_u16(status).unwrap();
            return (status, [("content-type", kind)], body).into_response();
        }
        Some(fault) => {
            let (status, body) = judged();
            return never_ends(StatusCode::from_u16(status).unwrap(), &body, &fault);
        }
    };
    let status = StatusCode::from_u16(status).unwrap();
    match answer {
        Value::Null => (status, head).into_response(),
        Value::String(text) => (status, head, text).into_response(),
        json => (status, head, axum::Json(json)).into_response(),
    }
}

/// An answer that begins well.
fn never_ends(status: StatusCode, body: &Value, fault: &Fault) -> Response {
    type Piece = Result<Bytes, std::io::Error>;
    let text = body.to_string();
    let begun: Piece = Ok(Bytes::from(
        text[..text.floor_char_boundary(text.len() / 2)].to_owned(),
    ));
    let body = match fault {
        Fault::Endless => {
            let more = || -> Piece { Ok(Bytes::from(vec![b' '; 64 * 1024])) };
            Body::from_stream(stream::iter(std::iter::repeat_with(more)))
        }
        Fault::Drip => Body::from_stream(stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let piece: Piece = Ok(Bytes::from_static(b" "));
            Some((piece, ()))
        })),
        _ => {
            let broken: Piece = Err(std::io::Error::other("the line is cut"));
            Body::from_stream(stream::iter([begun, broken]))
        }
    };
    let kind = [("content-type", "application/json")];
    (status, kind, body).into_response()
}

pub const BOT_TOKEN: &str = "xoxb-1234-abcd";

/// Slack's Web API: a bearer token, JSON with its character set, `ok` in the body.
pub fn slack(kept: &mut Vec<Value>, call: &Call) -> Answer {
    if call.header("authorization") != format!("Bearer {BOT_TOKEN}") {
        return (200, json!({"ok": false, "error": "invalid_auth"}));
    }
    if matches!(
        call.path.as_str(),
        "/conversations.history" | "/conversations.replies"
    ) {
        return slack_messages(kept, call);
    }
    if !call.header("content-type").starts_with("application/json") {
        return (200, json!({"ok": false, "error": "invalid_form_data"}));
    }
    match call.path.as_str() {
        "/auth.test" => (
            200,
            json!({"ok": true, "team": "Nordhavn", "user": "tekup"}),
        ),
        "/chat.postMessage" => {
            if call.body["channel"].as_str().is_none_or(str::is_empty) {
                return (200, json!({"ok": false, "error": "channel_not_found"}));
            }
            if call.body["text"].as_str().is_none_or(str::is_empty) {
                return (200, json!({"ok": false, "error": "no_text"}));
            }
            let ts = format!("1700000000.{:06}", kept.len() + 1);
            let mut message = call.body.clone();
            message["ts"] = json!(ts);
            kept.push(message);
            (
                200,
                json!({"ok": true, "channel": call.body["channel"], "ts": ts}),
            )
        }
        _ => (200, json!({"ok": false, "error": "unknown_method"})),
    }
}

/// What is in a channel or a thread; metadata only where it is asked for.
fn slack_messages(kept: &[Value], call: &Call) -> Answer {
    let form: std::collections::HashMap<_, _> = form_urlencoded::parse(call.raw.as_bytes())
        .into_owned()
        .collect();
    let thread = form.get("ts").map(|ts| json!(ts)).unwrap_or_default();
    let there = kept.iter().filter(|one| {
        Some(&one["channel"]) == form.get("channel").map(|id| json!(id)).as_ref()
            && (thread.is_null() || one["thread_ts"] == thread)
    });
    let shown = there.map(|one| {
        let mut one = one.clone();
        if form
            .get("include_all_metadata")
            .is_none_or(|asked| asked != "true")
        {
            one.as_object_mut().unwrap().remove("metadata");
        }
        one
    });
    (
        200,
        json!({"ok": true, "messages": shown.collect::<Vec<Value>>()}),
    )
}

pub const JIRA_EMAIL: &str = "bot@nordhavn.example";
pub const JIRA_TOKEN: &str = "ATATT-1234";

/// Jira Cloud's REST API v3: basic authentication, required fields, documents in ADF.
pub fn jira(kept: &mut Vec<Value>, call: &Call) -> Answer {
    let credential = STANDARD.encode(format!("{JIRA_EMAIL}:{JIRA_TOKEN}"));
    if call.header("authorization") != format!("Basic {credential}") {
        return (
            401,
            json!("Client must be authenticated to access this resource."),
        );
    }
    if call.method == "POST" && call.header("content-type") != "application/json" {
        return (415, json!({"message": "Unsupported Media Type"}));
    }
    let path = call.path.strip_prefix("/rest/api/3/").unwrap_or_default();
    let find = |kept: &Vec<Value>, key: &str| kept.iter().position(|one| one["key"] == key);
    match (
        call.method.as_str(),
        path.split('/').collect::<Vec<_>>().as_slice(),
    ) {
        ("GET", ["myself"]) => (200, json!({"displayName": "Tekup Bot"})),
        ("POST", ["search", "jql"]) => {
            let jql = call.body["jql"].as_str().unwrap_or_default();
            let label = jql.split('"').nth(1).unwrap_or_default();
            let found: Vec<&Value> = kept
                .iter()
                .filter(|one| {
                    one["fields"]["labels"]
                        .as_array()
                        .is_some_and(|all| all.contains(&json!(label)))
                })
                .collect();
            (200, json!({"issues": found}))
        }
        ("POST", ["issue"]) => {
            let fields = &call.body["fields"];
            let mut errors = serde_json::Map::new();
            if fields["project"]["key"] != "SUP" {
                errors.insert("project".to_owned(), json!("valid project is required"));
            }
            if fields["summary"]
                .as_str()
                .is_none_or(|text| text.is_empty() || text.len() > 255)
            {
                errors.insert(
                    "summary".to_owned(),
                    json!("You must specify a summary of the issue."),
                );
            }
            if fields["issuetype"]["name"].is_null() {
                errors.insert("issuetype".to_owned(), json!("issue type is required"));
            }
            if !fields["description"].is_null() && fields["description"]["type"] != "doc" {
                errors.insert(
                    "description".to_owned(),
                    json!("Operation value must be an Atlassian Document"),
                );
            }
            if !errors.is_empty() {
                return (400, json!({"errorMessages": [], "errors": errors}));
            }
            let number = kept.len() + 1;
            let mut fields = fields.clone();
            fields["status"] = json!({"name": "To Do"});
            let issue = json!({"id": format!("{}", 10_000 + number), "key": format!("SUP-{number}"), "fields": fields});
            kept.push(issue.clone());
            (201, json!({"id": issue["id"], "key": issue["key"]}))
        }
        ("POST", ["issue", key, "comment"]) => match find(kept, key) {
            Some(at) if call.body["body"]["type"] == "doc" => {
                let mut comment = call.body.clone();
                let count = kept[at]["comments"].as_array().map_or(0, Vec::len);
                comment["id"] = json!(format!("{}", 10_100 + count));
                let id = comment["id"].clone();
                match kept[at]["comments"].as_array_mut() {
                    Some(all) => all.push(comment),
                    None => kept[at]["comments"] = json!([comment]),
                }
                (201, json!({"id": id}))
            }
            Some(_) => (
                400,
                json!({"errorMessages": ["Comment body is not valid!"]}),
            ),
            None => (
                404,
                json!({"errorMessages": ["Issue does not exist or you do not have permission to see it."]}),
            ),
        },
        ("GET", ["issue", key, rest]) if rest.starts_with("comment?") => {
            let at = find(kept, key).unwrap();
            let all = kept[at]["comments"].as_array().cloned().unwrap_or_default();
            let shown: Vec<Value> = all
                .iter()
                .map(|one| json!({"id": one["id"], "body": one["body"]}))
                .collect();
            (
                200,
                json!({"startAt": 0, "total": shown.len(), "comments": shown}),
            )
        }
        ("POST", ["comment", rest]) if rest.starts_with("list?") => {
            let ids = call.body["ids"].as_array().unwrap();
            let all = kept
                .iter()
                .flat_map(|one| one["comments"].as_array().cloned());
            let ids: Vec<String> = ids.iter().map(Value::to_string).collect();
            let named = |one: &Value| ids.iter().any(|id| one["id"] == *id);
            let mut shown: Vec<Value> = all.flatten().filter(named).collect();
            if !rest.contains("expand=properties") {
                for one in &mut shown {
                    one.as_object_mut().unwrap().remove("properties");
                }
            }
            (200, json!({"values": shown, "isLast": true}))
        }
        ("GET", ["issue", key, "transitions"]) if find(kept, key).is_some() => (
            200,
            json!({"transitions": [{"id": "31", "name": "Finish", "to": {"name": "Done"}}]}),
        ),
        ("POST", ["issue", key, "transitions"]) => match find(kept, key) {
            Some(at) if call.body["transition"]["id"] == "31" => {
                kept[at]["fields"]["status"]["name"] = json!("Done");
                (204, Value::Null)
            }
            _ => (
                400,
                json!({"errorMessages": ["It is not on the current workflow"]}),
            ),
        },
        ("GET", ["issue", rest]) => match find(kept, rest.split('?').next().unwrap()) {
            Some(at) => (200, kept[at].clone()),
            None => (404, json!({"errorMessages": ["Issue does not exist"]})),
        },
        _ => (404, json!({"message": "no such resource"})),
    }
}
