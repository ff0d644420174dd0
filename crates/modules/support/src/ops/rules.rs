mod backtests;
mod decisions;
mod names;
mod types;
mod versions;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::{Effect, NoInput, Operation, finish};
use tekup_rules::{
    RuleType,
    check::{self, Problem},
    escalation,
};

use crate::{Support, rulebook, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{RulesRead, RulesWrite};
    let mut all = vec![
        Operation::new(
            "rules.list",
            "GET /api/v1/rules",
            RulesRead,
            Read,
            support,
            list,
        )
        .summary("Lists the rules; those that Tekup ships have version 0."),
        Operation::new(
            "rules.get",
            "GET /api/v1/rules/{name}",
            RulesRead,
            Read,
            support,
            get,
        )
        .summary("Shows a rule: the version that is live, or the one that is named."),
        Operation::new(
            "rules.put",
            "PUT /api/v1/rules/{name}",
            RulesWrite,
            Write,
            support,
            put,
        )
        .summary("Saves a new version of a rule, and makes it live unless it is a draft."),
        Operation::new(
            "rules.delete",
            "DELETE /api/v1/rules/{name}",
            RulesWrite,
            Write,
            support,
            delete,
        )
        .summary(
            "Deletes a rule with its versions; `escalation` is then the one that Tekup ships.",
        ),
    ];
    all.extend(versions::operations(support));
    all.extend(types::operations(support));
    all.extend(decisions::operations(support));
    all.extend(backtests::operations(support));
    all
}

/// A rule as a list shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Listed {
    /// Its name; `escalation` decides about messages.
    name: String,
    /// What it decides about.
    #[serde(rename = "type")]
    kind: String,
    /// The version that is live; 0 for the one that Tekup ships, and for a rule that has only drafts.
    version: i32,
    /// Its newest version.
    latest_version: i32,
    /// When the live version last changed.
    updated_at: Option<DateTime<Utc>>,
}

/// All rules; a tenant has at most 500.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Rules {
    items: Vec<Listed>,
    next_cursor: Option<String>,
}

async fn list(ctx: OpContext, support: Support, _: NoInput) -> Result<Rules> {
    let tx = support.0.db.begin_single(&ctx).await?;
    let mut items: Vec<Listed> = store::rules::list(&tx)
        .await?
        .into_iter()
        .map(|rule| Listed {
            name: rule.name,
            kind: rule.r#type,
            version: rule.version,
            latest_version: rule.latest,
            updated_at: (rule.version > 0).then_some(rule.updated_at),
        })
        .collect();
    if !items.iter().any(|rule| rule.name == rulebook::ESCALATION) {
        items.insert(
            0,
            Listed {
                name: rulebook::ESCALATION.to_owned(),
                kind: RuleType::Escalation.as_str().to_owned(),
                version: 0,
                latest_version: 0,
                updated_at: None,
            },
        );
    }
    Ok(Rules {
        items,
        next_cursor: None,
    })
}

/// Which rule, and which of its versions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Get {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Which version; the live one when absent, and the newest where none is live.
    #[schemars(range(min = 0))]
    version: Option<i32>,
}

/// A rule, in one of its versions.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RuleView {
    name: String,
    #[serde(rename = "type")]
    kind: RuleType,
    /// The graph of tables, a JDM document.
    pub(crate) content: Value,
    /// The version that is shown.
    version: i32,
    /// The version that is live; 0 for the one that Tekup ships, and for a rule that has only drafts.
    live_version: i32,
    /// Its newest version.
    latest_version: i32,
    /// What its author said of the version.
    comment: Option<String>,
    /// Who wrote the version.
    author_name: Option<String>,
    /// When the version was written.
    updated_at: Option<DateTime<Utc>>,
}

/// The version of a rule; the shipped one where the tenant has none.
pub(crate) async fn find(tx: &TenantTx, name: &str, version: Option<i32>) -> Result<RuleView> {
    let rule = store::rules::get(tx, name).await?;
    let shipped = || -> Result<Value> { escalation::default_content().map_err(Error::internal) };
    let Some(rule) = rule else {
        if name != rulebook::ESCALATION || version.is_some_and(|version| version > 0) {
            return Err(Error::not_found("rule"));
        }
        return Ok(RuleView {
            name: name.to_owned(),
            kind: RuleType::Escalation,
            content: shipped()?,
            version: 0,
            live_version: 0,
            latest_version: 0,
            comment: None,
            author_name: None,
            updated_at: None,
        });
    };
    let latest = store::rules::latest(tx, rule.id).await?;
    let latest_version = latest
        .as_ref()
        .map_or(rule.version, |one| one.version.max(rule.version));
    let mut view = RuleView {
        kind: RuleType::from_name(&rule.r#type).unwrap_or(RuleType::Escalation),
        content: rule.content,
        version: rule.version,
        live_version: rule.version,
        latest_version,
        comment: None,
        author_name: None,
        updated_at: Some(rule.updated_at),
        name: rule.name,
    };
    let wanted = match version {
        Some(version) => version,
        None if rule.version > 0 => rule.version,
        None => latest_version,
    };
    if wanted == 0 && name == rulebook::ESCALATION {
        (view.content, view.version, view.updated_at) = (shipped()?, 0, None);
        return Ok(view);
    }
    match store::rules::version(tx, rule.id, wanted).await? {
        Some(found) => {
            view.content = found.content;
            view.version = found.version;
            view.comment = found.comment;
            view.author_name = Some(found.author_name);
            view.updated_at = Some(found.created_at);
        }
        // Written before versions were kept.
        None if wanted == rule.version && wanted > 0 => {}
        None => return Err(Error::not_found("this version of the rule")),
    }
    Ok(view)
}

async fn get(ctx: OpContext, support: Support, input: Get) -> Result<RuleView> {
    let tx = support.0.db.begin(&ctx).await?;
    let view = find(&tx, &input.name, input.version).await?;
    tx.commit().await?;
    Ok(view)
}

/// A new version of a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Put {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it decides about; stays what it is.
    #[serde(rename = "type")]
    kind: RuleType,
    /// The graph of tables, a JDM document.
    content: Map<String, Value>,
    /// What is different, for colleagues.
    #[schemars(length(min = 1, max = 500))]
    comment: Option<String>,
    /// The newest version you have seen; refused when there is a newer one by now. Absent: whatever is there.
    #[schemars(range(min = 0))]
    expected_version: Option<i32>,
    /// Keeps the version as a draft: what is live stays live.
    #[serde(default)]
    draft: bool,
}

/// Longest content, as JSON.
const MAX_CONTENT: usize = 500_000;

async fn put(ctx: OpContext, support: Support, input: Put) -> Result<RuleView> {
    let content = Value::Object(input.content);
    if content.to_string().len() > MAX_CONTENT {
        return Err(Error::field(
            "content",
            "too_long",
            "may have at most 500,000 bytes as JSON",
        ));
    }
    if (input.name == rulebook::ESCALATION) != (input.kind == RuleType::Escalation) {
        return Err(Error::field(
            "type",
            "not_allowed",
            "the rule named escalation, and no other, has the type escalation",
        ));
    }
    refuse(check::check(input.kind, &content))?;
    let mut tx = support.0.db.begin(&ctx).await?;
    refuse(names::missing(&tx, &support, input.kind, &content).await?)?;
    let rule = store::rules::lock_or_insert(&tx, &input.name, input.kind.as_str()).await?;
    if rule.r#type != input.kind.as_str() {
        return Err(Error::field(
            "type",
            "not_allowed",
            format!(
                "this rule is of the type {}; a rule keeps its type",
                rule.r#type
            ),
        ));
    }
    let latest = store::rules::latest(&tx, rule.id).await?;
    let newest = latest.as_ref().map_or(0, |one| one.version);
    if let Some(expected) = input.expected_version
        && expected != newest
    {
        let by = latest.map_or_else(String::new, |one| format!(", by {}", one.author_name));
        return Err(Error::conflict(format!(
            "your changes are to version {expected}, and there is version {newest} by now{by}; \
             look at what is different and save again"
        )));
    }
    let version = newest.max(rule.version) + 1;
    let comment = input
        .comment
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    store::rules::insert_version(&tx, &ctx, rule.id, version, &content, comment).await?;
    if !input.draft {
        store::rules::go_live(&tx, rule.id, version, &content, ctx.now()).await?;
        published(&mut tx, &ctx, &rule, version)?;
    }
    let view = RuleView {
        name: input.name,
        kind: input.kind,
        content,
        version,
        live_version: if input.draft { rule.version } else { version },
        latest_version: version,
        comment: comment.map(ToOwned::to_owned),
        author_name: Some(ctx.principal().name().to_owned()),
        updated_at: Some(ctx.now()),
    };
    let details = json!({"version": version, "draft": input.draft});
    let view = finish(&ctx, tx, Some(rule.id), details, view).await?;
    support.0.rules.forget(ctx.tenant()).await;
    Ok(view)
}

/// Tells that another version is live.
fn published(
    tx: &mut TenantTx,
    ctx: &OpContext,
    rule: &store::rules::Rule,
    version: i32,
) -> Result<()> {
    let data = json!({
        "name": rule.name, "type": rule.r#type, "version": version, "before": rule.version,
        "by": ctx.principal().name(),
    });
    emit(tx, ctx, "rules.published", rule.id, &data)
}

/// Refuses what may not go live; each problem names its row and column.
fn refuse(problems: Vec<Problem>) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let fields = problems.into_iter().map(|problem| {
        let place = [
            problem.node.map(|node| format!("node `{node}`")),
            problem.row.map(|row| format!("row {row}")),
            problem.field.map(|field| format!("`{field}`")),
        ];
        let place: Vec<String> = place.into_iter().flatten().collect();
        let place = if place.is_empty() {
            "rule set".to_owned()
        } else {
            place.join(", ")
        };
        tekup_base::FieldError {
            field: "content".to_owned(),
            message: format!("{place}: {}", problem.message),
            code: match problem.code.as_str() {
                "not_compilable" => "not_a_table".into(),
                _ => problem.code.into(),
            },
        }
    });
    Err(Error::validation(fields.collect()))
}

/// One rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByName {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
}

/// What was deleted.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// The rule's name.
    name: String,
}

async fn delete(ctx: OpContext, support: Support, input: ByName) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    let id = store::rules::delete(&tx, &input.name)
        .await?
        .ok_or_else(|| Error::not_found("rule"))?;
    let deleted = Deleted { name: input.name };
    let details = json!({"name": deleted.name});
    let deleted = finish(&ctx, tx, Some(id), details, deleted).await?;
    support.0.rules.forget(ctx.tenant()).await;
    Ok(deleted)
}
