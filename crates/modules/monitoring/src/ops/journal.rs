use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError,
    sql::queries::core::audit::{self as sql, ListAudit as Row},
};
use tekup_events::{Actor, Event, TypeFilter};
use tekup_operations::NoInput;
use uuid::Uuid;

use crate::Monitoring;

/// Which events.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListEvents {
    /// Only what came after this sequence; from the first that is kept when absent.
    #[schemars(range(min = 0))]
    since: Option<i64>,
    /// Only these types: `message.created`, `conversation.*`; all when absent.
    #[schemars(length(max = 50))]
    types: Option<Vec<String>>,
    /// Events at most, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
}

/// Events in their order.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventPage {
    /// The events, oldest first.
    pub items: Vec<Event>,
    /// Give this as `since` to go on: the last event's sequence, or what was given when there is none.
    pub next_sequence: i64,
}

/// Which audit entries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListAudit {
    /// Only of this operation: `users.create`.
    #[schemars(length(max = 100))]
    operation: Option<String>,
    /// Only about this subject's id.
    #[schemars(length(max = 100))]
    subject: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// Who asked what of which operation.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// Which entry.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who asked.
    pub actor: Actor,
    /// Of which operation.
    pub operation: String,
    /// About what.
    pub subject: Option<String>,
    /// The id of the request.
    pub request_id: String,
    /// How the call came in.
    pub door: String,
    /// Ids, counts and names of fields.
    pub details: Value,
}

/// Operations as tools.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToolList {
    /// Name, description, parameters (JSON Schema), effect and permission of each.
    pub items: Vec<Value>,
}

pub(crate) async fn events(
    ctx: OpContext,
    monitoring: Monitoring,
    input: ListEvents,
) -> Result<EventPage> {
    let filter = TypeFilter::parse(input.types.unwrap_or_default())?;
    let since = input.since.unwrap_or(0);
    let page = PageRequest {
        limit: input.limit,
        cursor: None,
    };
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    let items = tekup_events::since(&tx, since, &filter, page.limit()).await?;
    Ok(EventPage {
        next_sequence: items.last().map_or(since, |event| event.sequence),
        items,
    })
}

pub(crate) async fn audit(
    ctx: OpContext,
    monitoring: Monitoring,
    input: ListAudit,
) -> Result<Page<AuditEntry>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    let rows = sql::list_audit()
        .bind(
            &tx,
            &input.operation,
            &input.subject,
            &at,
            &id,
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let entries = rows.into_iter().map(entry).collect();
    Ok(Page::from_rows(entries, limit, |entry: &AuditEntry| {
        (entry.at, entry.id)
    }))
}

fn entry(row: Row) -> AuditEntry {
    AuditEntry {
        id: row.id,
        at: row.at,
        actor: Actor {
            kind: row.actor_type,
            id: row.actor_id,
        },
        operation: row.operation,
        subject: row.subject,
        request_id: row.request_id,
        door: row.door,
        details: row.details,
    }
}

/// Only what the caller may use: a model must not be offered more.
pub(crate) async fn tools(
    ctx: OpContext,
    monitoring: Monitoring,
    NoInput {}: NoInput,
) -> Result<ToolList> {
    let all = monitoring
        .0
        .tools
        .get()
        .map(Vec::as_slice)
        .unwrap_or_default();
    Ok(ToolList {
        items: usable(all, &ctx),
    })
}

fn usable(tools: &[Value], ctx: &OpContext) -> Vec<Value> {
    tools
        .iter()
        .filter(|tool| {
            serde_json::from_value::<Permission>(tool["permission"].clone())
                .is_ok_and(|permission| ctx.permissions().contains(permission))
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tekup_base::TenantId;
    use tekup_context::{Door, OpContextBuilder};

    use super::*;

    #[test]
    fn a_caller_is_offered_only_the_tools_they_may_use() {
        let tools = [
            json!({"name": "runs_list", "permission": "runs:read"}),
            json!({"name": "users_create", "permission": "users:write"}),
        ];
        let mut builder = OpContextBuilder::system("test", TenantId::new(), Door::Http);
        builder.permissions = [Permission::RunsRead].into_iter().collect();
        let offered = usable(&tools, &builder.build());
        assert_eq!(offered, tools[..1]);
    }
}
