//! The types of nodes that are operations of other systems, each tenant's own.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::json;
use tekup_base::{Error, Result, TenantId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_protocols::openapi::ApiOperation;
use uuid::Uuid;

use super::{Catalogue, Entries, Entry, NodeType, Ports, Words};
use crate::{Automation, store};

/// What the types of such nodes begin with.
pub(crate) const PREFIX: &str = "api.";
/// Tenants whose types are kept at hand.
const KEPT: usize = 100;

/// An operation of another system, and where that is.
#[derive(Debug)]
pub(crate) struct ApiCall {
    pub server: String,
    pub credential_id: Option<Uuid>,
    pub operation: ApiOperation,
}

/// The types of the tenants that were asked for last, each with the stamp of what they were made of.
#[derive(Debug, Default)]
pub(crate) struct Own(Mutex<HashMap<TenantId, (String, Arc<Entries>)>>);

impl Own {
    fn known(&self, tenant: TenantId, stamp: &str) -> Option<Arc<Entries>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, entries) = kept.get(&tenant)?;
        (of == stamp).then(|| Arc::clone(entries))
    }

    fn keep(&self, tenant: TenantId, stamp: String, entries: &Arc<Entries>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT && !kept.contains_key(&tenant) {
            kept.clear();
        }
        kept.insert(tenant, (stamp, Arc::clone(entries)));
    }
}

impl Automation {
    /// The types of nodes that a tenant has.
    pub(crate) async fn catalogue_of(&self, ctx: &OpContext) -> Result<Catalogue> {
        let tx = self.0.db.begin(ctx).await?;
        let catalogue = self.catalogue_in(&tx, ctx).await?;
        tx.commit().await?;
        Ok(catalogue)
    }

    /// The same, as a transaction sees it.
    pub(crate) async fn catalogue_in(&self, tx: &TenantTx, ctx: &OpContext) -> Result<Catalogue> {
        let shared = self.catalogue()?;
        let (tenant, stamp) = (ctx.tenant(), store::apis::stamp(tx).await?);
        if stamp.is_empty() {
            return Ok(shared);
        }
        if let Some(own) = self.0.own.known(tenant, &stamp) {
            return Ok(shared.with(own));
        }
        let rows = store::apis::all(tx).await?;
        let made = tokio::task::spawn_blocking(move || entries(rows)).await;
        let own = Arc::new(made.map_err(Error::internal)?);
        self.0.own.keep(tenant, stamp, &own);
        Ok(shared.with(own))
    }
}

fn entries(rows: Vec<store::apis::Row>) -> Entries {
    let mut entries = BTreeMap::new();
    for row in rows {
        let operations: Vec<ApiOperation> =
            serde_json::from_value(row.operations).unwrap_or_default();
        for operation in operations {
            let call = ApiCall {
                server: row.server.clone(),
                credential_id: row.credential_id,
                operation,
            };
            let entry = Entry::of(kind(&row.name, &call.operation), Some(call));
            entries.insert(entry.kind.kind.clone(), entry);
        }
    }
    entries
}

/// The type of the nodes that call an operation.
pub(crate) fn type_name(api: &str, operation: &str) -> String {
    format!("{PREFIX}{api}.{operation}")
}

fn kind(api: &str, operation: &ApiOperation) -> NodeType {
    let body = operation.output.clone().unwrap_or_else(|| json!({}));
    let output = json!({"type": "object", "properties": {
        "status": {"type": "integer"}, "headers": {"type": "object"}, "body": body,
    }});
    NodeType {
        kind: type_name(api, &operation.id),
        category: api.to_owned(),
        title: Words::new(&operation.id, &operation.id),
        description: Words::new(&operation.summary, &operation.summary),
        effect: Some("external"),
        permission: None,
        ports: Ports {
            r#in: vec!["in"],
            out: vec!["out"],
            more: None,
        },
        input: operation.input.clone(),
        output: Some(output),
    }
}
