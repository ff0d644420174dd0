use schemars::JsonSchema;
use serde::Deserialize;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation};

use crate::{Support, model::FoundMessage, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "messages.search",
            "POST /api/v1/messages/search",
            Permission::ConversationsRead,
            Effect::Read,
            support,
            search,
        )
        .summary(
            "Finds messages and notes that hold all the words, in Danish or English and whatever their \
             ending, the newest first.",
        ),
    ]
}

/// What is looked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Search {
    /// The words; the last one may be only a beginning.
    #[schemars(length(min = 1, max = 200))]
    q: String,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn search(ctx: OpContext, support: Support, input: Search) -> Result<Page<FoundMessage>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin_single(&ctx).await?;
    store::search::messages(&tx, &input.q, &page).await
}
