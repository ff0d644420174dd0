//! Salesforce: cases by the REST API, signed in by OAuth 2.0 (developer.salesforce.com).

mod session;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tekup_base::{Error, Result};
use tekup_connectors::{ActionType, Trouble};
use tekup_context::OpContext;
use tekup_egress::Method;

use super::{
    Action, Field, Kind, check_url, failed, parameters, schema, secret, setting, stored,
    url_encoded,
};
use crate::{
    Inbox,
    model::{Opened, Secrets},
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
}

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

/// Text inside of quotes in SOQL.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// Ids are letters and digits; anything else would lead to another path.
fn id(text: &str) -> Result<&str, Trouble> {
    let good =
        matches!(text.len(), 15 | 18) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    good.then_some(text)
        .ok_or_else(|| Trouble::Refused(format!("parameters: {text:?} is no id of Salesforce's")))
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
        self.sessions
            .call(inbox, ctx, with, &settings, method, &path, body)
            .await
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
        match made["id"].as_str() {
            Some(id) => Ok(json!({"id": id})),
            None => Err(failed("Salesforce's answer names no case".to_owned())),
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
                Ok(json!({"id": wanted.case}))
            }
            "salesforce.comment_case" => {
                let wanted: Comment = parameters(action.parameters)?;
                let body = json!({
                    "ParentId": id(&wanted.case)?, "CommentBody": wanted.body, "IsPublished": wanted.public,
                });
                let path = "sobjects/CaseComment";
                let made = self
                    .call(inbox, ctx, with, Method::POST, path, Some(&body))
                    .await?;
                Ok(json!({"id": made["id"]}))
            }
            _ => {
                let wanted: FindContact = parameters(action.parameters)?;
                let found = self.contact(inbox, ctx, with, &wanted.email).await?;
                Ok(json!({"contact": found}))
            }
        }
    }
}
