use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, NoInput, Operation, finish};
use tekup_rules::{Limits, RuleError, RuleSet, escalation};

use crate::{Support, rulebook, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{RulesRead, RulesWrite};
    vec![
        Operation::new(
            "rules.list",
            "GET /api/v1/rules",
            RulesRead,
            Read,
            support,
            list,
        )
        .summary("Lists the decision tables; those that Tekup ships have version 0."),
        Operation::new(
            "rules.get",
            "GET /api/v1/rules/{name}",
            RulesRead,
            Read,
            support,
            get,
        )
        .summary("Shows a decision table."),
        Operation::new(
            "rules.put",
            "PUT /api/v1/rules/{name}",
            RulesWrite,
            Write,
            support,
            put,
        )
        .summary("Writes a decision table; it is in force at once."),
        Operation::new(
            "rules.evaluate",
            "POST /api/v1/rules/{name}/evaluate",
            RulesRead,
            Read,
            support,
            evaluate,
        )
        .summary("Tries a decision table on given facts, with the rows it looked at."),
    ]
}

/// What a table decides about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum RuleType {
    Escalation,
    Routing,
    Automation,
    Validation,
}

impl RuleType {
    fn as_str(self) -> &'static str {
        match self {
            Self::Escalation => "escalation",
            Self::Routing => "routing",
            Self::Automation => "automation",
            Self::Validation => "validation",
        }
    }
}

/// A decision table as a list shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Listed {
    /// Its name; `escalation` decides about messages.
    name: String,
    /// What it decides about.
    #[serde(rename = "type")]
    kind: String,
    /// Counts up with each change; 0 for the one that Tekup ships.
    version: i32,
    /// When it was last changed.
    updated_at: Option<DateTime<Utc>>,
}

/// All decision tables; a tenant has few.
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
            updated_at: Some(rule.updated_at),
        })
        .collect();
    if !items.iter().any(|rule| rule.name == rulebook::ESCALATION) {
        items.insert(
            0,
            Listed {
                name: rulebook::ESCALATION.to_owned(),
                kind: RuleType::Escalation.as_str().to_owned(),
                version: 0,
                updated_at: None,
            },
        );
    }
    Ok(Rules {
        items,
        next_cursor: None,
    })
}

/// One decision table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByName {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
}

/// A decision table.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RuleView {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    /// The table, a JDM document.
    content: Value,
    version: i32,
    updated_at: Option<DateTime<Utc>>,
}

async fn find(ctx: &OpContext, support: &Support, name: &str) -> Result<RuleView> {
    let tx = support.0.db.begin_single(ctx).await?;
    if let Some(rule) = store::rules::get(&tx, name).await? {
        return Ok(RuleView {
            name: rule.name,
            kind: rule.r#type,
            content: rule.content,
            version: rule.version,
            updated_at: Some(rule.updated_at),
        });
    }
    if name != rulebook::ESCALATION {
        return Err(Error::not_found("rule"));
    }
    Ok(RuleView {
        name: name.to_owned(),
        kind: RuleType::Escalation.as_str().to_owned(),
        content: escalation::default_content().map_err(Error::internal)?,
        version: 0,
        updated_at: None,
    })
}

async fn get(ctx: OpContext, support: Support, input: ByName) -> Result<RuleView> {
    find(&ctx, &support, &input.name).await
}

/// A decision table to be written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Put {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it decides about.
    #[serde(rename = "type")]
    kind: RuleType,
    /// The table, a JDM document.
    content: Map<String, Value>,
}

/// Longest table, as JSON.
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
            "the table named escalation, and no other, has the type escalation",
        ));
    }
    RuleSet::compile(&content).map_err(|error| wrong(&error))?;
    let tx = support.0.db.begin(&ctx).await?;
    let row = store::rules::put(&tx, &input.name, input.kind.as_str(), &content).await?;
    let view = RuleView {
        name: input.name,
        kind: input.kind.as_str().to_owned(),
        content,
        version: row.version,
        updated_at: Some(row.updated_at),
    };
    let view = finish(
        &ctx,
        tx,
        Some(row.id),
        json!({"version": row.version}),
        view,
    )
    .await?;
    support.0.rules.forget(ctx.tenant()).await;
    Ok(view)
}

/// Facts to try a table on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Evaluate {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// The facts.
    context: Map<String, Value>,
}

/// What a table decided.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Evaluated {
    /// Its outputs.
    result: Value,
    /// The rows it looked at.
    trace: Vec<Value>,
}

async fn evaluate(ctx: OpContext, support: Support, input: Evaluate) -> Result<Evaluated> {
    let rule = find(&ctx, &support, &input.name).await?;
    let rules = RuleSet::compile(&rule.content).map_err(|error| wrong(&error))?;
    let context = Value::Object(input.context);
    let outcome = rules
        .evaluate(&context, &Limits::default())
        .map_err(|error| Error::field("context", "not_evaluable", error.to_string()))?;
    let trace = outcome
        .trace
        .iter()
        .map(serde_json::to_value)
        .collect::<Result<_, _>>()
        .map_err(Error::internal)?;
    Ok(Evaluated {
        result: outcome.result,
        trace,
    })
}

fn wrong(error: &RuleError) -> Error {
    Error::field("content", "not_a_table", error.to_string())
}
