use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, NoInput, Operation};
use tekup_rules::{
    Limits, Outcome, RuleSet, RuleType,
    analysis::{self, Analysis},
    check::{self, Problem},
    vocabulary::Vocabulary,
};

use super::{find, names};
use crate::Support;

pub(super) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "rule_types.list",
            "GET /api/v1/rule-types",
            Permission::RulesRead,
            Effect::Read,
            support,
            types,
        )
        .summary("Lists the types of rules with the facts they look at and what they may put out."),
        Operation::new(
            "rule_types.check",
            "POST /api/v1/rule-types/check",
            Permission::RulesRead,
            Effect::Read,
            support,
            check,
        )
        .summary("Checks a rule without saving it: problems, rows that never fire, gaps."),
        Operation::new(
            "rules.evaluate",
            "POST /api/v1/rules/{name}/evaluate",
            Permission::RulesRead,
            Effect::Read,
            support,
            evaluate,
        )
        .summary("Tries a rule on given facts, and tells of every row it looked at."),
    ]
}

/// The types of rules.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Types {
    items: Vec<Vocabulary>,
    next_cursor: Option<String>,
}

async fn types(_: OpContext, _: Support, _: NoInput) -> Result<Types> {
    Ok(Types {
        items: RuleType::ALL.map(RuleType::vocabulary).to_vec(),
        next_cursor: None,
    })
}

/// A rule that is being written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Check {
    /// What it decides about.
    #[serde(rename = "type")]
    kind: RuleType,
    /// The graph of tables, a JDM document.
    content: Map<String, Value>,
}

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Checked {
    /// What is wrong; empty when it may go live.
    problems: Vec<Problem>,
    /// What the rows say together, table by table; empty when the rule does not compile.
    analysis: Vec<Analysis>,
}

async fn check(ctx: OpContext, support: Support, input: Check) -> Result<Checked> {
    let content = Value::Object(input.content);
    if content.to_string().len() > super::MAX_CONTENT {
        return Err(Error::field(
            "content",
            "too_long",
            "may have at most 500,000 bytes as JSON",
        ));
    }
    let tx = support.0.db.begin(&ctx).await?;
    let missing = names::missing(&tx, &support, input.kind, &content).await?;
    drop(tx);
    // Up to some hundred milliseconds of computing for the largest table.
    let mut checked = tokio::task::spawn_blocking(move || Checked {
        problems: check::check(input.kind, &content),
        analysis: analysis::analyze(input.kind, &content),
    })
    .await
    .map_err(Error::internal)?;
    checked.problems.extend(missing);
    Ok(checked)
}

/// Facts to try a rule on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Evaluate {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// The facts.
    context: Map<String, Value>,
    /// Which version; the live one when absent.
    #[schemars(range(min = 0))]
    version: Option<i32>,
}

async fn evaluate(ctx: OpContext, support: Support, input: Evaluate) -> Result<Outcome> {
    let tx = support.0.db.begin(&ctx).await?;
    let rule = find(&tx, &input.name, input.version).await?;
    tx.commit().await?;
    let rules = RuleSet::compile(&rule.content)
        .map_err(|error| Error::field("name", "not_a_table", error.to_string()))?;
    rules
        .explain(&Value::Object(input.context), &Limits::default())
        .map_err(|error| Error::field("context", "not_evaluable", error.to_string()))
}
