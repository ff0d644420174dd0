//! Jira Cloud: REST API v3 with an API token, and webhooks back (developer.atlassian.com).

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::Result;
use tekup_connectors::{ActionType, News, Remark, Trouble};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_egress::Method;
use tekup_events::emit;

use super::{
    Action, Field, Kind, check_url, failed, judge, parameters, read, schema, secret, send, setting,
    stored, with_json,
};
use crate::{
    Inbox,
    cases::{Said, Tally, TheirComment},
    clean, fingerprint,
    inbound::{Incoming, signs, stranger},
    model::{Opened, Secrets},
    store,
};

/// The property of a comment that names the action it comes of.
const PROPERTY: &str = "tekup.action";

/// A Jira Cloud site.
pub(crate) struct Jira;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    site_url: String,
    email: String,
    /// Where issues go that name no project.
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    issue_type: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CreateIssue {
    /// Key of the project; the connection's own when absent.
    project: Option<String>,
    /// Name of the issue type; the connection's own, or `Task`, when absent.
    issue_type: Option<String>,
    /// One line.
    #[schemars(length(min = 1, max = 255))]
    summary: String,
    /// The rest.
    #[schemars(length(max = 30000))]
    description: Option<String>,
    /// Labels, without spaces.
    #[serde(default)]
    labels: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Comment {
    /// Key of the issue: `SUP-12`.
    #[schemars(length(min = 1, max = 100))]
    issue: String,
    /// The words.
    #[schemars(length(min = 1, max = 30000))]
    body: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Transition {
    /// Key of the issue: `SUP-12`.
    #[schemars(length(min = 1, max = 100))]
    issue: String,
    /// Name of the status it shall have.
    #[schemars(length(min = 1, max = 100))]
    status: String,
}

/// Text as Jira keeps it (Atlassian Document Format): a paragraph for each block.
fn document(text: &str) -> Value {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    let paragraphs: Vec<Value> = blocks
        .map(|block| json!({"type": "paragraph", "content": [{"type": "text", "text": block}]}))
        .collect();
    json!({"type": "doc", "version": 1, "content": paragraphs})
}

/// A label that names the action, so that an issue made by an attempt whose answer was lost is found again: Jira
/// itself honours no idempotency key.
fn label(key: &str) -> String {
    format!("tekup-{:.20}", fingerprint::of(key.as_bytes()))
}

impl CreateIssue {
    fn body(&self, settings: &Settings, label: Option<String>) -> Result<Value, Trouble> {
        let project = self
            .project
            .as_ref()
            .or(settings.project.as_ref())
            .ok_or_else(|| {
                Trouble::Refused(
                    "parameters: project is missing, and the connection names none".to_owned(),
                )
            })?;
        let kind = self.issue_type.as_ref().or(settings.issue_type.as_ref());
        let mut labels = self.labels.clone();
        labels.extend(label);
        let mut fields = json!({
            "project": {"key": project},
            "issuetype": {"name": kind.map_or("Task", String::as_str)},
            "summary": self.summary.replace(['\n', '\r'], " "),
            "labels": labels,
        });
        if let Some(text) = &self.description {
            fields["description"] = document(text);
        }
        Ok(json!({"fields": fields}))
    }
}

/// The part of a path that a key is: anything else in it would lead elsewhere.
fn segment(issue: &str) -> Result<&str, Trouble> {
    let good = issue
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    good.then_some(issue)
        .ok_or_else(|| Trouble::Refused(format!("parameters: {issue:?} is no key of an issue")))
}

async fn call(
    inbox: &Inbox,
    with: &Opened,
    method: Method,
    path: &str,
    body: Option<&Value>,
) -> Result<Value, Trouble> {
    let settings: Settings = stored(with)?;
    let url = format!(
        "{}/rest/api/3/{path}",
        settings.site_url.trim_end_matches('/')
    );
    let way = &inbox.0.way;
    let request = way
        .request(method, url)
        .basic_auth(&settings.email, Some(with.secret("apiToken")))
        .header("accept", "application/json");
    let request = with_json(request, body);
    let answer = send(inbox, request).await?;
    let answer = judge(inbox, answer).await?;
    let text = read(inbox, answer, 1024 * 1024).await?;
    if text.is_empty() {
        return Ok(Value::Null);
    }
    clean::json(&text).map_err(|_| failed("Jira's answer is not JSON".to_owned()))
}

/// Our comment of this key on an issue, if it is there. A list of comments does not show their properties; the
/// comments by their ids do.
async fn find_comment(
    inbox: &Inbox,
    with: &Opened,
    issue: &str,
    key: &str,
) -> Result<Option<String>, Trouble> {
    let wrong = || failed("Jira's answer holds no comments".to_owned());
    let path = format!("issue/{issue}/comment?orderBy=-created&maxResults=100");
    let listed = call(inbox, with, Method::GET, &path, None).await?;
    let listed = listed["comments"].as_array().ok_or_else(wrong)?;
    let ids: Vec<i64> = listed
        .iter()
        .filter_map(|one| one["id"].as_str()?.parse().ok())
        .collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let path = "comment/list?expand=properties";
    let body = json!({"ids": ids});
    let found = call(inbox, with, Method::POST, path, Some(&body)).await?;
    let found = found["values"].as_array().ok_or_else(wrong)?;
    let ours = |one: &&Value| {
        let properties = one["properties"].as_array().into_iter().flatten();
        let mut ours = properties.filter(|one| one["key"] == PROPERTY);
        ours.any(|property| property["value"]["key"] == key)
    };
    let ours = found.iter().find(ours);
    Ok(ours
        .and_then(|one| one["id"].as_str())
        .map(ToOwned::to_owned))
}

/// Comments once, whatever becomes of the answer.
async fn comment(
    inbox: &Inbox,
    ctx: &OpContext,
    with: &Opened,
    action: Action<'_>,
) -> Result<Value, Trouble> {
    let comment: Comment = parameters(action.parameters)?;
    let issue = segment(&comment.issue)?;
    let said = inbox
        .about_to_say(ctx, with, action.key, issue, &comment.body)
        .await?;
    let found = match said {
        Said::Never => None,
        Said::Yes(id) => Some(id),
        // An answer was lost: it may be there.
        Said::Perhaps(_) => find_comment(inbox, with, issue, action.key).await?,
    };
    if let Some(id) = found {
        inbox.has_said(ctx, with, action.key, issue, &id).await?;
        return Ok(json!({"id": id, "found": true}));
    }
    let path = format!("issue/{issue}/comment");
    let body = json!({
        "body": document(&comment.body),
        "properties": [{"key": PROPERTY, "value": {"key": action.key}}],
    });
    let made = call(inbox, with, Method::POST, &path, Some(&body)).await?;
    let Some(id) = made["id"].as_str() else {
        return Err(failed("Jira's answer names no comment".to_owned()));
    };
    inbox.has_said(ctx, with, action.key, issue, id).await?;
    Ok(json!({"id": id}))
}

async fn create(inbox: &Inbox, with: &Opened, action: Action<'_>) -> Result<Value, Trouble> {
    let wanted: CreateIssue = parameters(action.parameters)?;
    let settings: Settings = stored(with)?;
    let label = label(action.key);
    let search =
        json!({"jql": format!("labels = \"{label}\""), "fields": ["summary"], "maxResults": 1});
    let found = call(inbox, with, Method::POST, "search/jql", Some(&search)).await?;
    if let Some(issue) = found["issues"].as_array().and_then(|issues| issues.first()) {
        return Ok(json!({"key": issue["key"], "id": issue["id"], "found": true}));
    }
    let body = wanted.body(&settings, Some(label))?;
    let made = call(inbox, with, Method::POST, "issue", Some(&body)).await?;
    if !made["key"].is_string() {
        return Err(failed("Jira's answer names no issue".to_owned()));
    }
    Ok(json!({"key": made["key"], "id": made["id"]}))
}

/// Notes in the issue's conversation, where it belongs to one, what was changed and said there. What it means for the
/// customer, people decide.
async fn note(
    inbox: &Inbox,
    tx: &mut TenantTx,
    ctx: &OpContext,
    with: &Opened,
    body: &Value,
) -> Result<()> {
    let Some(issue) = body["issue"]["key"].as_str() else {
        return Ok(());
    };
    let links = store::cases::lock(tx, with.connection.id, &[issue.to_owned()]).await?;
    let Some(link) = links.into_iter().next() else {
        return Ok(());
    };
    let said = &body["comment"];
    let gone = body["webhookEvent"] == "comment_deleted";
    if let (Some(id), Some(words), false) = (said["id"].as_str(), said["body"].as_str(), gone) {
        let comment = TheirComment {
            id: id.to_owned(),
            case: issue.to_owned(),
            version: said["updated"].as_str().unwrap_or_default().to_owned(),
            author: said["author"]["displayName"]
                .as_str()
                .unwrap_or("?")
                .to_owned(),
            content: words.to_owned(),
        };
        inbox
            .take_comment(
                tx,
                ctx,
                with,
                link.conversation,
                comment,
                &mut Tally::default(),
            )
            .await?;
    }
    let items = body["changelog"]["items"].as_array().into_iter().flatten();
    let notes: Vec<Remark> = items
        .filter_map(|item| {
            let field = match item["field"].as_str()? {
                "status" => "Status",
                "priority" => "Priority",
                "assignee" => "Assignee",
                _ => return None,
            };
            Some(Remark {
                author: format!("{issue} · {}", with.connection.name),
                content: format!("{field}: {}", item["toString"].as_str().unwrap_or("–")),
            })
        })
        .collect();
    let news = News {
        notes,
        ..News::default()
    };
    if !news.is_empty() {
        inbox
            .desk()?
            .mirror(tx, ctx, link.conversation, news)
            .await?;
    }
    Ok(())
}

async fn transition(inbox: &Inbox, with: &Opened, wanted: &Transition) -> Result<Value, Trouble> {
    let issue = segment(&wanted.issue)?;
    let now = call(
        inbox,
        with,
        Method::GET,
        &format!("issue/{issue}?fields=status"),
        None,
    )
    .await?;
    let same = |name: &Value| {
        name.as_str()
            .is_some_and(|name| name.eq_ignore_ascii_case(&wanted.status))
    };
    if same(&now["fields"]["status"]["name"]) {
        return Ok(json!({"key": issue, "status": wanted.status}));
    }
    let path = format!("issue/{issue}/transitions");
    let there = call(inbox, with, Method::GET, &path, None).await?;
    let found = there["transitions"].as_array().into_iter().flatten();
    let id = found
        .filter(|one| same(&one["to"]["name"]) || same(&one["name"]))
        .find_map(|one| one["id"].as_str())
        .ok_or_else(|| {
            Trouble::Refused(format!(
                "{issue} cannot go to {:?} from where it is",
                wanted.status
            ))
        })?;
    let body = json!({"transition": {"id": id}});
    call(inbox, with, Method::POST, &path, Some(&body)).await?;
    Ok(json!({"key": issue, "status": wanted.status}))
}

#[async_trait]
impl Kind for Jira {
    fn name(&self) -> &'static str {
        "jira"
    }

    fn fields(&self) -> &'static [Field] {
        const FIELDS: &[Field] = &[
            setting("siteUrl", "url", true),
            setting("email", "text", true),
            setting("project", "text", false),
            setting("issueType", "text", false),
            secret("apiToken", true),
            secret("webhookSecret", false),
        ];
        FIELDS
    }

    fn check(&self, inbox: &Inbox, settings: &Value, _secrets: &Secrets) -> Result<()> {
        let settings: Settings = super::settings(settings)?;
        check_url(inbox, "siteUrl", &settings.site_url)
    }

    fn actions(&self) -> Vec<ActionType> {
        vec![
            ActionType {
                kind: "jira.create_issue",
                summary: "Makes an issue.",
                connection: "jira",
                parameters: schema::<CreateIssue>(),
            },
            ActionType {
                kind: "jira.add_comment",
                summary: "Comments on an issue.",
                connection: "jira",
                parameters: schema::<Comment>(),
            },
            ActionType {
                kind: "jira.set_status",
                summary: "Moves an issue to another status.",
                connection: "jira",
                parameters: schema::<Transition>(),
            },
        ]
    }

    async fn test(
        &self,
        inbox: &Inbox,
        _ctx: &OpContext,
        with: &Opened,
    ) -> Result<String, Trouble> {
        let me = call(inbox, with, Method::GET, "myself", None).await?;
        Ok(me["displayName"].as_str().unwrap_or("signed in").to_owned())
    }

    fn would_send(&self, with: &Opened, kind: &str, given: &Value) -> Result<Value, Trouble> {
        let settings: Settings = stored(with)?;
        let (path, body) = match kind {
            "jira.create_issue" => (
                "issue".to_owned(),
                parameters::<CreateIssue>(given)?.body(&settings, None)?,
            ),
            "jira.add_comment" => {
                let comment: Comment = parameters(given)?;
                let path = format!("issue/{}/comment", segment(&comment.issue)?);
                (path, json!({"body": document(&comment.body)}))
            }
            _ => {
                let wanted: Transition = parameters(given)?;
                let path = format!("issue/{}/transitions", segment(&wanted.issue)?);
                (path, json!({"status": wanted.status}))
            }
        };
        let site = settings.site_url.trim_end_matches('/');
        Ok(json!({"method": "POST", "url": format!("{site}/rest/api/3/{path}"), "body": body}))
    }

    async fn perform(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble> {
        let done = match action.kind {
            "jira.create_issue" => create(inbox, with, action).await,
            "jira.add_comment" => comment(inbox, ctx, with, action).await,
            _ => transition(inbox, with, &parameters(action.parameters)?).await,
        }?;
        // What is done for a conversation to an issue makes it the conversation's.
        let issue = done["key"].as_str().or(action.parameters["issue"].as_str());
        if let (Some(issue), Some(conversation)) = (issue, action.conversation) {
            inbox.link(ctx, with, issue, conversation).await?;
        }
        Ok(done)
    }

    async fn receive(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        incoming: &Incoming<'_>,
    ) -> Result<Value> {
        let secret = with.secret("webhookSecret");
        let tag = incoming.header("x-hub-signature");
        let tag = tag.strip_prefix("sha256=").unwrap_or_default();
        if secret.is_empty() || !signs(secret, incoming.body, tag) {
            return Err(stranger());
        }
        let body = incoming.json()?;
        let named = incoming.header("x-atlassian-webhook-identifier");
        let key = if named.is_empty() {
            incoming.hash()
        } else {
            named.to_owned()
        };
        let mut tx = inbox.0.db.begin(ctx).await?;
        if inbox.first_time(&tx, ctx, with, &key).await? {
            let issue = &body["issue"];
            let data = json!({
                "connectionId": with.connection.id,
                "event": body["webhookEvent"],
                "issue": issue["key"],
                "status": issue["fields"]["status"]["name"],
                "comment": body["comment"]["body"],
            });
            emit(&mut tx, ctx, "issue.updated", with.connection.id.0, &data)?;
            note(inbox, &mut tx, ctx, with, &body).await?;
            tx.commit().await?;
        }
        Ok(json!({}))
    }
}
