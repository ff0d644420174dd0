use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, NotificationId, Page, PageRequest, Result, UserId};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};

use crate::{Support, model::Notification, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::ConversationsRead;
    vec![
        Operation::new(
            "notifications.list",
            "GET /api/v1/notifications",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists what the caller should look at, the newest first."),
        Operation::new(
            "notifications.read",
            "POST /api/v1/notifications/read",
            ConversationsRead,
            Write,
            support,
            read,
        )
        .summary("Marks one of the caller's notifications, or all, as seen."),
    ]
}

/// Which notifications.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only those not seen yet.
    #[serde(default)]
    unread: bool,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// What was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Read {
    /// Which; all when absent.
    id: Option<NotificationId>,
}

/// How many were not seen before.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Seen {
    seen: u64,
}

fn me(ctx: &OpContext) -> Result<UserId> {
    ctx.principal()
        .user_id()
        .ok_or_else(|| Error::forbidden("only a person who signed in has notifications"))
}

async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Notification>> {
    let me = me(&ctx)?;
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin_single(&ctx).await?;
    store::notifications::list(&tx, me, input.unread, &page).await
}

async fn read(ctx: OpContext, support: Support, input: Read) -> Result<Seen> {
    let me = me(&ctx)?;
    let tx = support.0.db.begin(&ctx).await?;
    let seen = store::notifications::read(&tx, me, input.id, ctx.now()).await?;
    finish(&ctx, tx, None, json!({"id": input.id}), Seen { seen }).await
}
