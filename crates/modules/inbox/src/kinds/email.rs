//! E-mail: a mailbox read by IMAP (RFC 3501), answers by SMTP (RFC 5321).

mod mailbox;
pub(crate) mod oauth;
mod parse;
mod quote;
mod send;
mod take;
mod verdict;
mod watch;

use std::time::Duration;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_connectors::{ActionType, Trouble};
use tekup_context::OpContext;

use super::{Action, Field, Kind, check_url, choice, parameters, schema, secret, setting, stored};
use crate::{
    Inbox,
    channels::Letter,
    model::{Opened, Secrets},
};

pub(crate) use watch::watch;

/// A mailbox.
pub(crate) struct Email;

/// How long a mail server may take for one thing.
const PATIENCE: Duration = Duration::from_secs(25);

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    /// The address that customers write to.
    address: String,
    #[serde(default)]
    sender_name: Option<String>,
    /// At both servers; without one, SMTP goes without signing in.
    username: String,
    smtp_host: String,
    smtp_port: u16,
    #[serde(default)]
    smtp_security: Security,
    imap_host: String,
    imap_port: u16,
    #[serde(default)]
    imap_security: Security,
    #[serde(default)]
    mailbox: Option<String>,
    #[serde(default)]
    authentication: Authentication,
    /// For XOAUTH2: where access tokens are given for the refresh token, and to whom.
    #[serde(default)]
    token_url: Option<String>,
    #[serde(default)]
    client_id: Option<String>,
    #[serde(default)]
    scope: Option<String>,
    /// By what name the tenant's own mail server writes its verdicts on senders (`Authentication-Results`).
    #[serde(default)]
    authserv_id: Option<String>,
}

impl Settings {
    fn folder(&self) -> &str {
        self.mailbox.as_deref().unwrap_or("INBOX")
    }

    /// What stands behind the `@` of our address.
    fn domain(&self) -> &str {
        self.address.rsplit('@').next().unwrap_or("localhost")
    }
}

/// How both servers are signed in to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Authentication {
    #[default]
    Password,
    Xoauth2,
}

/// How the way to a mail server is protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Security {
    /// TLS from the first byte.
    #[default]
    Tls,
    /// TLS after `STARTTLS`, without which nothing is sent.
    Starttls,
    /// None: only to hosts that the operator allowed.
    None,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Send {
    /// Who gets it.
    #[schemars(length(min = 3, max = 254))]
    to: String,
    /// What it is about.
    #[schemars(length(min = 1, max = 255))]
    subject: String,
    /// The words.
    #[schemars(length(min = 1, max = 100000))]
    text: String,
}

/// Judges a server's name as the web's addresses are judged: unprotected only where the operator allows it.
fn check_host(
    inbox: &Inbox,
    field: &'static str,
    host: &str,
    port: u16,
    security: Security,
) -> Result<()> {
    let wrong = |message: String| Error::field(format!("settings.{field}"), "refused", message);
    let plain = host
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c));
    if host.is_empty() || !plain {
        return Err(wrong("must be the name of a host".to_owned()));
    }
    let scheme = if security == Security::None {
        "http"
    } else {
        "https"
    };
    let checked = inbox.0.guard.check(&format!("{scheme}://{host}:{port}/"));
    checked.map(|_| ()).map_err(|error| match error {
        tekup_egress::GuardError::Plain(host) => wrong(format!(
            "{host} must be asked with TLS; the operator can allow it in TEKUP_ALLOWED_HOSTS"
        )),
        other => wrong(other.to_string()),
    })
}

/// Refuses what would break out of a line of the protocols.
fn check_line(field: &str, text: &str, most: usize) -> Result<()> {
    if text.len() > most || text.chars().any(char::is_control) {
        let message = format!("must be one line of at most {most} bytes");
        return Err(Error::field(field.to_owned(), "invalid", message));
    }
    Ok(())
}

fn check_authentication(inbox: &Inbox, settings: &Settings, secrets: &Secrets) -> Result<()> {
    let needed = |field: &str, what: &str| {
        Error::field(
            field.to_owned(),
            "required",
            format!("is required to sign in by {what}"),
        )
    };
    if settings.authentication == Authentication::Password {
        let password = secrets.get("password");
        let password = password.ok_or_else(|| needed("secrets.password", "password"))?;
        return check_line("secrets.password", password.expose(), 1000);
    }
    let url = settings.token_url.as_deref();
    check_url(
        inbox,
        "tokenUrl",
        url.ok_or_else(|| needed("settings.tokenUrl", "XOAUTH2"))?,
    )?;
    if settings.client_id.is_none() {
        return Err(needed("settings.clientId", "XOAUTH2"));
    }
    if !secrets.contains_key("refreshToken") {
        return Err(needed("secrets.refreshToken", "XOAUTH2"));
    }
    Ok(())
}

#[async_trait]
impl Kind for Email {
    fn name(&self) -> &'static str {
        "email"
    }

    fn fields(&self) -> &'static [Field] {
        const FIELDS: &[Field] = &[
            setting("address", "text", true),
            setting("senderName", "text", false),
            setting("username", "text", true),
            setting("smtpHost", "text", true),
            setting("smtpPort", "number", true),
            choice("smtpSecurity", &["tls", "starttls", "none"]),
            setting("imapHost", "text", true),
            setting("imapPort", "number", true),
            choice("imapSecurity", &["tls", "starttls", "none"]),
            setting("mailbox", "text", false),
            setting("authservId", "text", false),
            choice("authentication", &["password", "xoauth2"]),
            secret("password", false),
            setting("tokenUrl", "url", false),
            setting("clientId", "text", false),
            setting("scope", "text", false),
            secret("clientSecret", false),
            secret("refreshToken", false),
        ];
        FIELDS
    }

    fn check(&self, inbox: &Inbox, settings: &Value, secrets: &Secrets) -> Result<()> {
        let settings: Settings = super::settings(settings)?;
        send::mailbox(None, &settings.address).map_err(|_| {
            Error::field("settings.address", "invalid", "must be an e-mail address")
        })?;
        let name = settings.sender_name.as_deref().unwrap_or_default();
        check_line("settings.senderName", name, 200)?;
        check_line("settings.username", &settings.username, 254)?;
        check_line("settings.mailbox", settings.folder(), 200)?;
        let authserv = settings.authserv_id.as_deref().unwrap_or_default();
        check_line("settings.authservId", authserv, 253)?;
        check_authentication(inbox, &settings, secrets)?;
        let Settings {
            smtp_host,
            smtp_port,
            smtp_security,
            imap_host,
            imap_port,
            imap_security,
            ..
        } = &settings;
        check_host(inbox, "smtpHost", smtp_host, *smtp_port, *smtp_security)?;
        check_host(inbox, "imapHost", imap_host, *imap_port, *imap_security)?;
        Ok(())
    }

    fn actions(&self) -> Vec<ActionType> {
        vec![ActionType {
            kind: "email.send",
            summary: "Sends an e-mail.",
            connection: "email",
            parameters: schema::<Send>(),
        }]
    }

    async fn test(&self, inbox: &Inbox, ctx: &OpContext, with: &Opened) -> Result<String, Trouble> {
        let settings: Settings = stored(with)?;
        send::test(inbox, ctx, &settings, with).await?;
        let mut mailbox = mailbox::Mailbox::open(inbox, ctx, &settings, with).await?;
        let mails = mailbox.count(&settings).await?;
        mailbox.close().await;
        Ok(format!(
            "signed in at both servers; {mails} mails in {}",
            settings.folder()
        ))
    }

    fn would_send(&self, with: &Opened, _kind: &str, given: &Value) -> Result<Value, Trouble> {
        let (mail, settings): (Send, Settings) = (parameters(given)?, stored(with)?);
        send::mailbox(None, &mail.to)?;
        Ok(json!({
            "from": settings.address, "to": mail.to, "subject": mail.subject, "text": mail.text,
        }))
    }

    async fn perform(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble> {
        let (mail, settings): (Send, Settings) = (parameters(action.parameters)?, stored(with)?);
        let mail = send::Mail {
            to: &mail.to,
            subject: &mail.subject,
            text: &mail.text,
            id: send::message_id(&settings, action.key),
            references: Vec::new(),
            files: &[],
            automatic: Some("auto-generated"),
        };
        let id = send::send(inbox, ctx, &settings, with, mail).await?;
        Ok(json!({"messageId": id}))
    }

    async fn send(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        letter: &Letter,
    ) -> Result<String, Trouble> {
        let settings: Settings = stored(with)?;
        let details = &letter.thread.details;
        let references = details["references"].as_array().into_iter().flatten();
        let references = references.filter_map(|id| id.as_str().map(ToOwned::to_owned));
        // The conversation's id stands in it, so that the customer's answer finds back.
        let key = format!("{}.{}", letter.thread.conversation_id, letter.message);
        let mail = send::Mail {
            to: details["replyTo"]
                .as_str()
                .unwrap_or(&letter.thread.address),
            subject: &quote::answered(details["subject"].as_str().unwrap_or_default()),
            text: &letter.content,
            id: send::message_id(&settings, &key),
            references: references.collect(),
            files: &letter.files,
            automatic: letter.automatic.then_some("auto-replied"),
        };
        send::send(inbox, ctx, &settings, with, mail).await
    }
}
