//! What nodes show to other systems. A credential opens inside of a node that is being done, and nowhere else.

use serde_json::Value;
use tekup_base::{Error, ErrorKind, Result, Secret};
use tekup_context::{OpContext, Permission};
use tekup_egress::RequestBuilder;
use tekup_protocols::Shown;
use tekup_vault::Place;
use uuid::Uuid;

use crate::{Automation, store};

/// The kinds there are.
pub(crate) const KINDS: [&str; 5] = ["bearer", "basic", "header", "postgres", "mysql"];

pub(crate) fn place(id: Uuid) -> Place {
    Place {
        table: "workflow_credentials",
        column: "secret",
        row: id,
    }
}

/// An open credential.
pub(crate) struct Credential {
    pub kind: String,
    pub settings: Value,
    pub secret: Secret,
}

impl Credential {
    /// # Errors
    /// `Forbidden` when `ctx` may not use connections; `NotFound` when it is gone.
    pub async fn open(automation: &Automation, ctx: &OpContext, id: Uuid) -> Result<Self> {
        ctx.require(Permission::ConnectionsRead)?;
        let tx = automation.0.db.begin(ctx).await?;
        let row = store::credentials::get(&tx, id).await?;
        let row = row.ok_or_else(|| Error::not_found("credential"))?;
        let secret = automation.0.vault.open(&tx, place(id), &row.secret).await?;
        tx.commit().await?;
        Ok(Self {
            kind: row.kind,
            settings: row.settings,
            secret,
        })
    }

    /// What is shown to the host that it is for. Whoever draws a workflow can name any address, and must not learn the
    /// secret by that.
    ///
    /// # Errors
    /// `Forbidden` for another host.
    pub fn shown(&self, host: &str) -> Result<Shown> {
        let wanted = self.settings["host"].as_str().unwrap_or_default();
        if !wanted.eq_ignore_ascii_case(host) {
            let message = format!("the credential is for {wanted:?}, not for {host:?}");
            return Err(Error::forbidden(message));
        }
        let text = |name: &str| self.settings[name].as_str().unwrap_or_default().to_owned();
        let secret = self.secret.expose().to_owned();
        Ok(match self.kind.as_str() {
            "bearer" => Shown::Token(secret),
            "basic" => Shown::Login {
                user: text("user"),
                password: secret,
            },
            "header" => Shown::Header {
                name: text("header"),
                value: secret,
            },
            _ => {
                let message = "credentialId: this credential is for a database";
                return Err(Error::new(ErrorKind::Validation, message));
            }
        })
    }

    /// Shows it in a request of HTTP.
    ///
    /// # Errors
    /// As [`Credential::shown`].
    pub fn show(&self, request: RequestBuilder, host: &str) -> Result<RequestBuilder> {
        Ok(match self.shown(host)? {
            Shown::Token(token) => request.bearer_auth(token),
            Shown::Login { user, password } => request.basic_auth(user, Some(password)),
            Shown::Header { name, value } => request.header(name, value),
        })
    }
}
