//! Actions by connections: what `tekup-support` sees of this module.

use async_trait::async_trait;
use serde_json::Value;
use tekup_base::{ConnectionId, Error, Secret};
use tekup_connectors::{ActionType, Connectors, Plan, Request, Trouble};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_vault::Place;

use crate::{
    Inbox,
    kinds::{Action, Kind},
    model::{Connection, Opened, Secrets},
    store,
};

/// Where a connection's secrets stand.
pub(crate) fn place(id: ConnectionId) -> Place {
    Place {
        table: "connections",
        column: "secrets",
        row: id.0,
    }
}

impl Inbox {
    pub(crate) fn kind(&self, name: &str) -> Option<&dyn Kind> {
        let kind = self.0.kinds.iter().find(|kind| kind.name() == name);
        kind.map(AsRef::as_ref)
    }

    /// Opens a connection's secrets.
    pub(crate) async fn open(
        &self,
        tx: &TenantTx,
        connection: Connection,
    ) -> tekup_base::Result<Opened> {
        let sealed = self
            .0
            .vault
            .open(tx, place(connection.id), &connection.sealed)
            .await?;
        let texts: std::collections::BTreeMap<String, String> =
            serde_json::from_str(sealed.expose()).map_err(|_| {
                // Not the error itself: it may quote what it read.
                Error::internal("a connection's secrets are not what was sealed")
            })?;
        let secrets: Secrets = texts
            .into_iter()
            .map(|(name, text)| (name, Secret::new(text)))
            .collect();
        Ok(Opened {
            connection,
            secrets,
        })
    }

    /// The connection for an action: the one it names, or the tenant's only one of the fitting kind.
    async fn find(
        &self,
        ctx: &OpContext,
        request: Request<'_>,
    ) -> Result<(&dyn Kind, Opened), Trouble> {
        let kind = self
            .0
            .kinds
            .iter()
            .find(|kind| kind.actions().iter().any(|one| one.kind == request.kind))
            .ok_or_else(|| {
                Trouble::Refused(format!("there is no action of type {:?}", request.kind))
            })?;
        let found = async {
            let tx = self.0.db.begin(ctx).await?;
            let connection = match request.connection {
                Some(id) => store::connections::get(&tx, id.into()).await?,
                None => {
                    let mut all = store::connections::of_kind(&tx, kind.name()).await?;
                    all.retain(|one| one.enabled);
                    if all.len() > 1 {
                        return Ok(Err("several connections fit; name one as connectionId"));
                    }
                    all.pop()
                }
            };
            let Some(connection) = connection else {
                return Ok(Err("there is no such connection"));
            };
            if connection.kind != kind.name() {
                return Ok(Err("the connection is of another kind"));
            }
            let opened = self.open(&tx, connection).await?;
            tx.commit().await?;
            Ok::<_, Error>(Ok(opened))
        };
        match found.await {
            Ok(Ok(opened)) => Ok((kind.as_ref(), opened)),
            Ok(Err(reason)) => Err(Trouble::Refused(reason.to_owned())),
            Err(error) => Err(Trouble::Failed {
                reason: error.to_string(),
                wait: None,
            }),
        }
    }
}

#[async_trait]
impl Connectors for Inbox {
    fn types(&self) -> Vec<ActionType> {
        let mut types: Vec<ActionType> = self
            .0
            .kinds
            .iter()
            .flat_map(|kind| kind.actions())
            .collect();
        types.sort_by_key(|one| one.kind);
        types
    }

    async fn plan(&self, ctx: &OpContext, request: Request<'_>) -> Result<Plan, Trouble> {
        let (kind, with) = self.find(ctx, request).await?;
        let would_send = kind.would_send(&with, request.kind, request.parameters)?;
        Ok(Plan {
            connection_id: with.connection.id.0,
            connection_name: with.connection.name,
            would_send,
        })
    }

    async fn perform(&self, ctx: &OpContext, request: Request<'_>) -> Result<Value, Trouble> {
        let (kind, with) = self.find(ctx, request).await?;
        let leave = self.0.gate.enter(ctx, &with.connection)?;
        let action = Action {
            kind: request.kind,
            conversation: request.conversation,
            parameters: request.parameters,
            key: request.key,
        };
        let outcome = kind.perform(self, ctx, &with, action).await;
        leave.record(&self.0.db, ctx, &outcome).await;
        outcome
    }
}
