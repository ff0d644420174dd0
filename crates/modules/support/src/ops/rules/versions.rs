use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use tekup_rules::{
    check,
    diff::{self, TableDiff},
};

use super::{RuleView, find, names, published, refuse};
use crate::{Support, store};

pub(super) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "rules.versions",
            "GET /api/v1/rules/{name}/versions",
            Permission::RulesRead,
            Effect::Read,
            support,
            list,
        )
        .summary("Lists the versions of a rule, the newest first."),
        Operation::new(
            "rules.diff",
            "GET /api/v1/rules/{name}/diff",
            Permission::RulesRead,
            Effect::Read,
            support,
            compare,
        )
        .summary("Compares two versions of a rule, row by row."),
        Operation::new(
            "rules.publish",
            "POST /api/v1/rules/{name}/publish",
            Permission::RulesWrite,
            Effect::Write,
            support,
            publish,
        )
        .summary("Makes a version of a rule live: a draft, or an earlier one to roll back."),
    ]
}

/// The versions of a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// A version as a list shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Version {
    /// Its number.
    version: i32,
    /// Whether it is live.
    live: bool,
    /// What its author said of it; empty when nothing.
    comment: String,
    /// Who wrote it.
    author_name: String,
    /// When.
    created_at: DateTime<Utc>,
}

async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Version>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin(&ctx).await?;
    let Some(rule) = store::rules::get(&tx, &input.name).await? else {
        // The shipped rule has no versions; any other has to be there.
        find(&tx, &input.name, None).await?;
        return Ok(Page {
            items: Vec::new(),
            next_cursor: None,
        });
    };
    let versions = store::rules::versions(&tx, rule.id, &page).await?;
    tx.commit().await?;
    Ok(versions.map(|one| Version {
        live: one.version == rule.version,
        version: one.version,
        comment: one.comment,
        author_name: one.author_name,
        created_at: one.created_at,
    }))
}

/// Two versions of a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Compare {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// The earlier one; the live one when absent.
    #[schemars(range(min = 0))]
    from: Option<i32>,
    /// The later one; the newest when absent.
    #[schemars(range(min = 0))]
    to: Option<i32>,
}

/// What is different between two versions.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Comparison {
    /// The earlier one.
    from: i32,
    /// The later one.
    to: i32,
    /// The tables that are not as they were.
    tables: Vec<TableDiff>,
}

async fn compare(ctx: OpContext, support: Support, input: Compare) -> Result<Comparison> {
    let tx = support.0.db.begin(&ctx).await?;
    let from = find(&tx, &input.name, input.from).await?;
    let newest = input.to.unwrap_or(from.latest_version);
    let to = find(&tx, &input.name, Some(newest)).await?;
    tx.commit().await?;
    let tables = diff::diff(&from.content, &to.content)
        .map_err(|error| Error::conflict(format!("the versions cannot be compared: {error}")))?;
    Ok(Comparison {
        from: from.version,
        to: to.version,
        tables,
    })
}

/// A version that is to be live.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Publish {
    /// The rule's name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Which version.
    #[schemars(range(min = 1))]
    version: i32,
    /// The version you saw live; refused when another one is by now. Absent: whatever is live.
    #[schemars(range(min = 0))]
    expected_live: Option<i32>,
}

async fn publish(ctx: OpContext, support: Support, input: Publish) -> Result<RuleView> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let rule = store::rules::lock(&tx, &input.name)
        .await?
        .ok_or_else(|| Error::not_found("rule"))?;
    if let Some(expected) = input.expected_live
        && expected != rule.version
    {
        return Err(Error::conflict(format!(
            "version {} is live by now, not version {expected}; look at it and publish again",
            rule.version
        )));
    }
    let mut view = find(&tx, &input.name, Some(input.version)).await?;
    // What was good when it was saved may name what is not there any more.
    refuse(check::check(view.kind, &view.content))?;
    refuse(names::missing(&tx, &support, view.kind, &view.content).await?)?;
    if rule.version != input.version {
        store::rules::go_live(&tx, rule.id, input.version, &view.content, ctx.now()).await?;
        published(&mut tx, &ctx, &rule, input.version)?;
    }
    view.live_version = input.version;
    let details = json!({"version": input.version, "before": rule.version});
    let view = finish(&ctx, tx, Some(rule.id), details, view).await?;
    support.0.rules.forget(ctx.tenant()).await;
    Ok(view)
}
