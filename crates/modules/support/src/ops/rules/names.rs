//! Whether what a rule names is there: queues, skills, macros and actions of the tenant's.

use std::collections::BTreeSet;

use serde_json::Value;
use tekup_base::{Error, Result};
use tekup_db::TenantTx;
use tekup_rules::{
    RuleType,
    check::{self, Named, Problem},
    escalation,
};

use crate::{Support, store};

/// Names that a message lists at most.
const LISTED: usize = 10;

/// Names that a rule puts out and that nothing bears, each with its row and column. A tenant without queues has
/// one line for all, and one whose people have no skills asks for none: then any name will do.
pub(super) async fn missing(
    tx: &TenantTx,
    support: &Support,
    kind: RuleType,
    content: &Value,
) -> Result<Vec<Problem>> {
    let named = check::names(content, &["queue", "skill", "macro", "action"]);
    let mut problems = Vec::new();
    for (field, what, fix) in [
        ("queue", "queue", "make it under Desk, or name one of"),
        (
            "skill",
            "skill that anybody has",
            "give it to somebody under Desk, or name one of",
        ),
        ("macro", "macro", "make it under Desk, or name one of"),
        ("action", "action", "name one of"),
    ] {
        let named: Vec<&Named> = named.iter().filter(|one| one.field == field).collect();
        if named.is_empty() {
            continue;
        }
        let (known, free) = match field {
            "queue" => (queues(tx, kind).await?, true),
            "skill" => (store::people::skills(tx).await?, true),
            "macro" => (store::kept::macro_names(tx).await?, false),
            _ => (actions(support), false),
        };
        if known.is_empty() && free {
            continue;
        }
        let known: BTreeSet<String> = known.into_iter().collect();
        let mut list: Vec<&str> = known.iter().map(String::as_str).take(LISTED).collect();
        if list.is_empty() {
            list.push("none so far");
        }
        problems.extend(
            named
                .into_iter()
                .filter(|one| !known.contains(&one.name))
                .map(|one| Problem {
                    code: "not_found".to_owned(),
                    node: Some(one.node.clone()),
                    row: Some(one.row),
                    field: Some(one.field.clone()),
                    message: format!(
                        "there is no {what} `{}`; {fix}: {}",
                        one.name,
                        list.join(", ")
                    ),
                }),
        );
    }
    Ok(problems)
}

/// The tenant's queues. What the rule that Tekup ships names goes to the default queue where none is called so.
async fn queues(tx: &TenantTx, kind: RuleType) -> Result<Vec<String>> {
    let mut names = store::queues::names(tx).await?;
    if kind == RuleType::Escalation && !names.is_empty() {
        let shipped = escalation::default_content().map_err(Error::internal)?;
        let shipped = check::names(&shipped, &["queue"]);
        names.extend(shipped.into_iter().map(|one| one.name));
    }
    Ok(names)
}

fn actions(support: &Support) -> Vec<String> {
    let types = support.0.connectors.types();
    types.into_iter().map(|one| one.kind.to_owned()).collect()
}
