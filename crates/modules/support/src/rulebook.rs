//! A tenant's live rules, compiled, and asking them.

use std::{sync::Arc, time::Duration};

use moka::future::Cache;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Error, Result, TenantId};
use tekup_context::OpContext;
use tekup_db::Db;
use tekup_rules::{
    Limits, Outcome, RuleSet, RuleType,
    escalation::{self, Escalation, Facts},
    routing::{self, Route},
    validation::{self, Ruling},
};

use crate::{settings::Settings, store};

/// The tenant's rule that decides about escalation; absent: the one Tekup ships.
pub(crate) const ESCALATION: &str = "escalation";
/// How long compiled rules are used before they are looked up again.
const FRESH: Duration = Duration::from_secs(10);

/// What one rule said of some facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RuleOutcome {
    /// The rule's name.
    pub rule: String,
    /// What it decides about.
    #[serde(rename = "type")]
    pub kind: RuleType,
    /// Which of its versions; 0 for the one that Tekup ships.
    pub version: i32,
    /// The rows that fired.
    pub rows: Vec<FiredRow>,
    /// What it put out.
    pub result: Value,
    /// Why it could not decide, or was stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// What it names that is not there any more, and what was done instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl RuleOutcome {
    /// Notes what it names that was there when it was saved, and is not any more.
    pub fn note_missing(&mut self, settings: &Settings) {
        let named = |field: &str| -> Vec<String> {
            let rows = match &self.result {
                Value::Array(rows) => rows.as_slice(),
                one => std::slice::from_ref(one),
            };
            let names = rows.iter().filter_map(|row| row[field].as_str());
            names.map(ToOwned::to_owned).collect()
        };
        let mut notes = Vec::new();
        // The queues that the shipped rule names need not be there.
        if self.version == 0 {
            return;
        }
        for name in named("queue") {
            if settings.lacks_queue(&name) {
                notes.push(format!(
                    "there is no queue `{name}`: the conversation stays where it is, or goes to the default queue"
                ));
            }
        }
        for name in named("skill") {
            if settings.lacks_skill(&name) {
                notes.push(format!(
                    "nobody has the skill `{name}`: the conversation is given to nobody"
                ));
            }
        }
        if !notes.is_empty() {
            self.note = Some(notes.join("; "));
        }
    }
}

/// A row that fired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct FiredRow {
    /// Id of the table's node.
    pub node: String,
    /// Counted from 1.
    pub row: usize,
    /// The row's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// The rows of an outcome that fired.
pub(crate) fn fired(outcome: &Outcome) -> Vec<FiredRow> {
    let rows = outcome.trace.iter().filter(|row| row.matched);
    rows.map(|row| FiredRow {
        node: row.node.clone(),
        row: row.row,
        id: row.id.clone(),
    })
    .collect()
}

/// What the rules say of a customer's message.
pub(crate) struct Decided {
    /// `None`: Tekup goes on by itself.
    pub escalation: Option<Escalation>,
    pub route: Route,
    /// As the rules saw them.
    pub facts: Value,
    pub outcomes: Vec<RuleOutcome>,
}

/// A tenant's live rules.
pub(crate) struct Tables(Vec<Live>);

struct Live {
    name: String,
    kind: RuleType,
    version: i32,
    rules: Arc<RuleSet>,
}

impl Tables {
    /// No rules at all, for changes that none is asked about.
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// Whether a rule of this type is live.
    pub fn has(&self, kind: RuleType) -> bool {
        self.0.iter().any(|one| one.kind == kind)
    }

    /// Asks every live rule of this type, in the order of their names. A rule that fails on these facts says
    /// nothing, and why.
    pub fn ask(&self, kind: RuleType, facts: &Value) -> Vec<RuleOutcome> {
        let live = self.0.iter().filter(|one| one.kind == kind);
        live.map(|one| {
            let asked = one.rules.evaluate(facts, &Limits::default());
            let (rows, result, error) = match asked {
                Ok(outcome) => (fired(&outcome), outcome.result, None),
                Err(error) => {
                    tracing::warn!(rule = one.name, version = one.version, %error, "a rule failed");
                    (Vec::new(), Value::Null, Some(error.to_string()))
                }
            };
            RuleOutcome {
                rule: one.name.clone(),
                kind,
                version: one.version,
                rows,
                result,
                error,
                note: None,
            }
        })
        .collect()
    }

    /// Asks the rules about a customer's message: whether a person is called, and where to. An escalation
    /// rule that fails on these facts must not cost the customer the answer: then the one that Tekup ships
    /// decides.
    pub fn decide(&self, facts: &Facts) -> Result<Decided> {
        let facts = serde_json::to_value(facts).map_err(Error::internal)?;
        let mut outcomes = self.ask(RuleType::Escalation, &facts);
        let said = outcomes.first().filter(|one| one.error.is_none());
        let escalation = match said.map(|one| escalation::escalation(&one.result)) {
            Some(Ok(escalation)) => escalation,
            failed => {
                if let Some(Err(error)) = failed {
                    tracing::warn!(%error, "the tenant's escalation rule failed; the default decides");
                }
                let default = Self(vec![shipped()?]).ask(RuleType::Escalation, &facts);
                let result = default.first().map_or(&Value::Null, |one| &one.result);
                let escalation = escalation::escalation(result).map_err(Error::internal)?;
                outcomes.extend(default);
                escalation
            }
        };
        let mut route = Route::default();
        for mut outcome in self.ask(RuleType::Routing, &facts) {
            match routing::route(&outcome.result) {
                Ok(further) => route.fill(further),
                Err(error) => outcome.error = outcome.error.or(Some(error.to_string())),
            }
            outcomes.push(outcome);
        }
        Ok(Decided {
            escalation,
            route,
            facts,
            outcomes,
        })
    }

    /// Asks the rules whether something may leave. A rule that fails holds nothing back.
    pub fn rule_on(&self, facts: &Value) -> (Ruling, Vec<RuleOutcome>) {
        let mut ruling = Ruling::default();
        let mut outcomes = self.ask(RuleType::Validation, facts);
        for outcome in &mut outcomes {
            match validation::ruling(&outcome.result) {
                Ok(one) => ruling = ruling.and(one),
                Err(error) => outcome.error = Some(error.to_string()),
            }
        }
        (ruling, outcomes)
    }
}

/// The tenants' compiled rules.
pub(crate) struct Rulebook {
    db: Db,
    compiled: Cache<TenantId, Arc<Tables>>,
}

impl Rulebook {
    pub(crate) fn new(db: Db) -> Self {
        Self {
            db,
            compiled: Cache::builder()
                .max_capacity(500)
                .time_to_live(FRESH)
                .build(),
        }
    }

    /// Forgets the tenant's rules, because there are newer ones.
    pub(crate) async fn forget(&self, tenant: TenantId) {
        self.compiled.invalidate(&tenant).await;
    }

    /// The tenant's live rules.
    pub(crate) async fn tables(&self, ctx: &OpContext) -> Result<Arc<Tables>> {
        self.compiled
            .try_get_with(ctx.tenant(), self.load(ctx))
            .await
            .map_err(|error: Arc<Error>| (*error).clone())
    }

    async fn load(&self, ctx: &OpContext) -> Result<Arc<Tables>> {
        let tx = self.db.begin_single(ctx).await?;
        let rows = store::rules::live(&tx).await?;
        drop(tx);
        let mut live = Vec::new();
        for row in rows {
            let Some(kind) = RuleType::from_name(&row.r#type) else {
                continue;
            };
            match RuleSet::compile(&row.content) {
                Ok(rules) => live.push(Live {
                    name: row.name,
                    kind,
                    version: row.version,
                    rules: Arc::new(rules),
                }),
                Err(error) => {
                    tracing::warn!(rule = row.name, %error, "a rule does not compile");
                }
            }
        }
        if !live.iter().any(|one| one.kind == RuleType::Escalation) {
            live.push(shipped()?);
        }
        Ok(Arc::new(Tables(live)))
    }
}

/// The escalation rule that Tekup ships.
fn shipped() -> Result<Live> {
    let content = escalation::default_content().map_err(Error::internal)?;
    Ok(Live {
        name: ESCALATION.to_owned(),
        kind: RuleType::Escalation,
        version: 0,
        rules: Arc::new(RuleSet::compile(&content).map_err(Error::internal)?),
    })
}
