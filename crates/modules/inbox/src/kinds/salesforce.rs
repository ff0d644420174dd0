//! Salesforce: cases by the REST API, signed in by OAuth 2.0 (developer.salesforce.com).

mod cases;
mod comments;
mod cursor;
mod query;
mod session;

use std::time::Duration;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tekup_base::{Error, Result};
use tekup_connectors::{ActionType, Trouble};
use tekup_context::OpContext;
use tekup_egress::Method;

use self::{
    query::{id, quoted, whole},
    session::Call,
};
use super::{
    Action, Field, Kind, check_url, choice, failed, parameters, schema, secret, setting, stored,
    url_encoded,
};
use crate::{
    Inbox,
    cases::Rule,
    model::{Opened, Secrets},
    sync::Turn,
};

/// A Salesforce organisation.
#[derive(Default)]
pub(crate) struct Salesforce {
    sessions: session::Sessions,
}

/// The version of the API unless the connection names one.
const VERSION: &str = "v62.0";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    /// `https://ORG.my.salesforce.com`.
    login_url: String,
    client_id: String,
    /// For the JWT bearer flow: who acts.
    #[serde(default)]
    username: Option<String>,
    #[serde(default)]
    api_version: Option<String>,
    /// A field of Case, marked as external id and unique, that keeps the action's key: creating is idempotent by it.
    #[serde(default)]
    external_id_field: Option<String>,
    /// Our names for fields of Case, beside the usual ones.
    #[serde(default)]
    field_mapping: Map<String, Value>,
    /// Whether cases of conversations are kept the same on both sides.
    #[serde(default)]
    sync: Switch,
    /// What stays where both sides have changed a field.
    #[serde(default)]
    conflicts: Rule,
    /// Seconds between two looks.
    #[serde(default)]
    sync_seconds: Option<u64>,
    /// What a case becomes when its conversation has ended, and when it has begun again.
    #[serde(default)]
    closed_status: Option<String>,
    #[serde(default)]
    open_status: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Switch {
    #[default]
    Off,
    On,
}

/// How often is looked for changes unless the connection says so, in seconds.
const EVERY: u64 = 60;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CreateCase {
    /// One line.
    #[schemars(length(min = 1, max = 255))]
    subject: String,
    /// The rest.
    #[schemars(length(max = 32000))]
    description: Option<String>,
    /// The contact's address; the case belongs to the contact that has it.
    contact_email: Option<String>,
    /// `High`, `Medium`, `Low`.
    priority: Option<String>,
    /// Other fields, by our names or Salesforce's.
    #[serde(default)]
    fields: Map<String, Value>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct UpdateCase {
    /// Id of the case.
    #[schemars(length(min = 15, max = 18))]
    case: String,
    /// Fields to set, by our names or Salesforce's.
    fields: Map<String, Value>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Comment {
    /// Id of the case.
    #[schemars(length(min = 15, max = 18))]
    case: String,
    /// The words.
    #[schemars(length(min = 1, max = 4000))]
    body: String,
    /// Whether the customer may see it.
    #[serde(default)]
    public: bool,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct FindContact {
    /// The contact's address.
    #[schemars(length(min = 3, max = 254))]
    email: String,
}

impl Settings {
    /// Fields by Salesforce's names.
    fn mapped(&self, fields: &Map<String, Value>) -> Map<String, Value> {
        let theirs = |name: &String| match self.field_mapping.get(name).and_then(Value::as_str) {
            Some(theirs) => theirs.to_owned(),
            None => name.clone(),
        };
        fields
            .iter()
            .map(|(name, value)| (theirs(name), value.clone()))
            .collect()
    }

    fn case(&self, wanted: &CreateCase) -> Map<String, Value> {
        let mut fields = self.mapped(&wanted.fields);
        fields.insert("Subject".to_owned(), json!(wanted.subject));
        fields.entry("Origin").or_insert(json!("Web"));
        for (name, value) in [
            ("Description", &wanted.description),
            ("Priority", &wanted.priority),
        ] {
            if let Some(value) = value {
                fields.insert(name.to_owned(), json!(value));
            }
        }
        if let Some(email) = &wanted.contact_email {
            fields.insert("SuppliedEmail".to_owned(), json!(email));
        }
        fields
    }

    fn version(&self) -> &str {
        self.api_version.as_deref().unwrap_or(VERSION)
    }
}

impl Salesforce {
    async fn call(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, Trouble> {
        let settings: Settings = stored(with)?;
        let path = format!("/services/data/{}/{path}", settings.version());
        let call = Call {
            method,
            path: &path,
            body,
            headers: &[],
        };
        let answered = self.sessions.call(inbox, ctx, with, &settings, &call).await;
        Ok(answered?.body)
    }

    async fn contact(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        email: &str,
    ) -> Result<Option<Value>, Trouble> {
        let soql = format!(
            "SELECT Id, Name, Email FROM Contact WHERE Email = {} LIMIT 1",
            quoted(email)
        );
        let query: String = url_encoded(&soql);
        let found = self
            .call(
                inbox,
                ctx,
                with,
                Method::GET,
                &format!("query?q={query}"),
                None,
            )
            .await?;
        let first = found["records"]
            .as_array()
            .and_then(|records| records.first());
        Ok(first.map(|one| json!({"id": one["Id"], "name": one["Name"], "email": one["Email"]})))
    }

    async fn create(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble> {
        let settings: Settings = stored(with)?;
        let wanted: CreateCase = parameters(action.parameters)?;
        let mut fields = settings.case(&wanted);
        if let Some(email) = &wanted.contact_email
            && let Some(contact) = self.contact(inbox, ctx, with, email).await?
        {
            fields.insert("ContactId".to_owned(), contact["id"].clone());
        }
        let body = Value::Object(fields);
        let made = match &settings.external_id_field {
            Some(field) => {
                let path = format!("sobjects/Case/{field}/{}", url_encoded(action.key));
                self.call(inbox, ctx, with, Method::PATCH, &path, Some(&body))
                    .await?
            }
            None => {
                self.call(inbox, ctx, with, Method::POST, "sobjects/Case", Some(&body))
                    .await?
            }
        };
        match made["id"].as_str().map(id) {
            Some(Ok(case)) => {
                self.belongs(inbox, ctx, with, action, case).await?;
                Ok(json!({"id": case}))
            }
            _ => Err(failed("Salesforce's answer names no case".to_owned())),
        }
    }

    /// What is done for a conversation to a case makes it the conversation's.
    pub(super) async fn belongs(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
        case: &str,
    ) -> Result<(), Trouble> {
        match action.conversation {
            Some(conversation) => inbox.link(ctx, with, &whole(case), conversation).await,
            None => Ok(()),
        }
    }
}

#[async_trait]
impl Kind for Salesforce {
    fn name(&self) -> &'static str {
        "salesforce"
    }

    fn fields(&self) -> &'static [Field] {
        const FIELDS: &[Field] = &[
            setting("loginUrl", "url", true),
            setting("clientId", "text", true),
            setting("username", "text", false),
            setting("apiVersion", "text", false),
            setting("externalIdField", "text", false),
            setting("fieldMapping", "object", false),
            choice("sync", &["off", "on"]),
            choice("conflicts", &["newest", "ours", "theirs"]),
            setting("syncSeconds", "number", false),
            setting("closedStatus", "text", false),
            setting("openStatus", "text", false),
            secret("clientSecret", false),
            secret("privateKey", false),
        ];
        FIELDS
    }

    fn check(&self, inbox: &Inbox, settings: &Value, secrets: &Secrets) -> Result<()> {
        let settings: Settings = super::settings(settings)?;
        check_url(inbox, "loginUrl", &settings.login_url)?;
        let plain = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
        };
        if settings
            .external_id_field
            .as_deref()
            .is_some_and(|field| !plain(field))
            || !plain(settings.version())
        {
            return Err(Error::field(
                "settings.externalIdField",
                "invalid",
                "must be the API name of a field",
            ));
        }
        if settings
            .sync_seconds
            .is_some_and(|seconds| !(10..=86_400).contains(&seconds))
        {
            return Err(Error::field(
                "settings.syncSeconds",
                "out_of_range",
                "must be 10 to 86400 seconds",
            ));
        }
        for (field, status) in [
            ("settings.closedStatus", &settings.closed_status),
            ("settings.openStatus", &settings.open_status),
        ] {
            if status
                .as_ref()
                .is_some_and(|status| status.is_empty() || status.len() > 255)
            {
                return Err(Error::field(
                    field,
                    "wrong_length",
                    "must be a case status of 1 to 255 characters",
                ));
            }
        }
        match (
            secrets.get("privateKey"),
            secrets.contains_key("clientSecret"),
        ) {
            (Some(key), _) => {
                if settings.username.is_none() {
                    return Err(Error::field(
                        "settings.username",
                        "required",
                        "a private key needs the user who acts",
                    ));
                }
                session::private_key(key.expose()).map(|_| ())
            }
            (None, true) => Ok(()),
            (None, false) => Err(Error::field(
                "secrets.clientSecret",
                "required",
                "give clientSecret (client credentials) or privateKey (JWT bearer)",
            )),
        }
    }

    fn actions(&self) -> Vec<ActionType> {
        let action = |kind, summary, parameters| ActionType {
            kind,
            summary,
            connection: "salesforce",
            parameters,
        };
        vec![
            action(
                "salesforce.create_case",
                "Makes a case.",
                schema::<CreateCase>(),
            ),
            action(
                "salesforce.update_case",
                "Changes a case.",
                schema::<UpdateCase>(),
            ),
            action(
                "salesforce.comment_case",
                "Comments on a case.",
                schema::<Comment>(),
            ),
            action(
                "salesforce.find_contact",
                "Looks a contact up by e-mail.",
                schema::<FindContact>(),
            ),
        ]
    }

    async fn test(&self, inbox: &Inbox, ctx: &OpContext, with: &Opened) -> Result<String, Trouble> {
        let limits = self
            .call(inbox, ctx, with, Method::GET, "limits", None)
            .await?;
        let left = &limits["DailyApiRequests"]["Remaining"];
        Ok(format!("signed in, {left} calls left today"))
    }

    fn would_send(&self, with: &Opened, kind: &str, given: &Value) -> Result<Value, Trouble> {
        let settings: Settings = stored(with)?;
        Ok(match kind {
            "salesforce.create_case" => {
                json!({"object": "Case", "fields": settings.case(&parameters(given)?)})
            }
            "salesforce.update_case" => {
                let wanted: UpdateCase = parameters(given)?;
                json!({"object": "Case", "id": id(&wanted.case)?, "fields": settings.mapped(&wanted.fields)})
            }
            "salesforce.comment_case" => {
                let wanted: Comment = parameters(given)?;
                json!({"object": "CaseComment", "parent": id(&wanted.case)?, "body": wanted.body})
            }
            _ => {
                let wanted: FindContact = parameters(given)?;
                json!({"object": "Contact", "email": wanted.email})
            }
        })
    }

    async fn perform(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble> {
        match action.kind {
            "salesforce.create_case" => self.create(inbox, ctx, with, action).await,
            "salesforce.update_case" => {
                let wanted: UpdateCase = parameters(action.parameters)?;
                let settings: Settings = stored(with)?;
                let path = format!("sobjects/Case/{}", id(&wanted.case)?);
                let body = Value::Object(settings.mapped(&wanted.fields));
                self.call(inbox, ctx, with, Method::PATCH, &path, Some(&body))
                    .await?;
                self.belongs(inbox, ctx, with, action, &wanted.case).await?;
                Ok(json!({"id": wanted.case}))
            }
            "salesforce.comment_case" => self.comment(inbox, ctx, with, action).await,
            _ => {
                let wanted: FindContact = parameters(action.parameters)?;
                let found = self.contact(inbox, ctx, with, &wanted.email).await?;
                Ok(json!({"contact": found}))
            }
        }
    }

    fn can_fetch(&self) -> bool {
        true
    }

    fn fetches(&self, settings: &Value) -> Option<Duration> {
        let settings = Settings::deserialize(settings).ok()?;
        (settings.sync == Switch::On)
            .then(|| Duration::from_secs(settings.sync_seconds.unwrap_or(EVERY)))
    }

    async fn fetch(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        turn: &mut Turn,
    ) -> Result<(), Trouble> {
        self.both_ways(inbox, ctx, with, turn).await
    }
}
