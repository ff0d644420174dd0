//! Systems outside that speak their vendors' protocols, refuse what the vendor would refuse, and have bad days.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
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
}

impl Call {
    fn header(&self, name: &str) -> &str {
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
    faults: VecDeque<Answer>,
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
    pub fn fail(&self, faults: impl IntoIterator<Item = Answer>) {
        self.inner.lock().unwrap().faults.extend(faults);
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
    };
    let mut inner = vendor.inner.lock().unwrap();
    inner.calls.push(call.clone());
    let (status, answer) = match inner.faults.pop_front() {
        Some(fault) => fault,
        None => (vendor.judge)(&mut inner.kept, &call),
    };
    let status = StatusCode::from_u16(status).unwrap();
    let wait = [("retry-after", "1")];
    match answer {
        Value::Null => (status, wait).into_response(),
        Value::String(text) => (status, wait, text).into_response(),
        json => (status, wait, axum::Json(json)).into_response(),
    }
}

pub const BOT_TOKEN: &str = "xoxb-1234-abcd";

/// Slack's Web API: a bearer token, JSON with its character set, `ok` in the body.
pub fn slack(kept: &mut Vec<Value>, call: &Call) -> Answer {
    if call.header("authorization") != format!("Bearer {BOT_TOKEN}") {
        return (200, json!({"ok": false, "error": "invalid_auth"}));
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
            kept.push(call.body.clone());
            let ts = format!("1700000000.{:06}", kept.len());
            (
                200,
                json!({"ok": true, "channel": call.body["channel"], "ts": ts}),
            )
        }
        _ => (200, json!({"ok": false, "error": "unknown_method"})),
    }
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
                kept[at]["comment"] = call.body["body"].clone();
                (201, json!({"id": "1"}))
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

pub const CLIENT_SECRET: &str = "s3cret/&=";

/// Salesforce's OAuth and REST API: client credentials, sessions that end, cases upserted by an external id.
pub fn salesforce(kept: &mut Vec<Value>, call: &Call) -> Answer {
    if call.path == "/services/oauth2/token" {
        if call.header("content-type") != "application/x-www-form-urlencoded" {
            return (400, json!({"error": "invalid_request"}));
        }
        let form = "grant_type=client_credentials&client_id=3MVG9&client_secret=s3cret%2F%26%3D";
        if call.raw != form {
            return (
                400,
                json!({"error": "invalid_client", "error_description": "invalid client credentials"}),
            );
        }
        kept.push(json!({"session": true}));
        let sessions = kept.iter().filter(|one| one["session"] == true).count();
        let host = format!("http://{}", call.header("host"));
        return (
            200,
            json!({"access_token": format!("00D-{sessions}"), "instance_url": host, "token_type": "Bearer"}),
        );
    }
    let sessions = kept.iter().filter(|one| one["session"] == true).count();
    if call.header("authorization") != format!("Bearer 00D-{sessions}") {
        return (
            401,
            json!([{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}]),
        );
    }
    let path = call
        .path
        .strip_prefix("/services/data/v62.0/")
        .unwrap_or_default();
    let cases = |kept: &Vec<Value>| kept.iter().filter(|one| one["Subject"].is_string()).count();
    match (
        call.method.as_str(),
        path.split('/').collect::<Vec<_>>().as_slice(),
    ) {
        ("GET", [query]) if query.starts_with("query?q=SELECT%20") => {
            let known = query.contains("bo%40kunde.dk");
            let records = if known {
                json!([{"Id": "003000000000001AAA", "Name": "Bo", "Email": "bo@kunde.dk"}])
            } else {
                json!([])
            };
            (
                200,
                json!({"totalSize": i32::from(known), "done": true, "records": records}),
            )
        }
        ("PATCH", ["sobjects", "Case", "Tekup_Key__c", key]) => {
            if call.body["Subject"].as_str().is_none_or(str::is_empty) {
                return (
                    400,
                    json!([{"message": "Required fields are missing: [Subject]", "errorCode": "REQUIRED_FIELD_MISSING"}]),
                );
            }
            let known = kept.iter().position(|one| one["key"] == *key);
            let mut case = call.body.clone();
            case["key"] = json!(key);
            let (status, at) = match known {
                Some(at) => {
                    kept[at] = case;
                    (200, at)
                }
                None => {
                    kept.push(case);
                    (201, kept.len() - 1)
                }
            };
            let id = format!("500{:012}AAA", at);
            kept[at]["Id"] = json!(id);
            (
                status,
                json!({"id": id, "success": true, "errors": [], "created": status == 201}),
            )
        }
        ("PATCH", ["sobjects", "Case", id]) => match kept.iter().position(|one| one["Id"] == *id) {
            Some(at) => {
                for (name, value) in call.body.as_object().unwrap() {
                    kept[at][name] = value.clone();
                }
                (204, Value::Null)
            }
            None => (
                404,
                json!([{"message": "The requested resource does not exist", "errorCode": "NOT_FOUND"}]),
            ),
        },
        ("POST", ["sobjects", "CaseComment"]) if call.body["CommentBody"].is_string() => {
            (201, json!({"id": "00a000000000001AAA", "success": true}))
        }
        ("GET", ["limits"]) => (
            200,
            json!({"DailyApiRequests": {"Max": 15000, "Remaining": 15000 - cases(kept)}}),
        ),
        _ => (
            404,
            json!([{"message": "The requested resource does not exist", "errorCode": "NOT_FOUND"}]),
        ),
    }
}
