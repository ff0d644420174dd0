//! When a conversation goes to a person: the facts the rules see, and what they may decide.
//!
//! A tenant's own table of type `escalation` is given the same [`Facts`] and has to give the same
//! [`Decision`]; [`DEFAULT`] is what a tenant has until it writes one.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Map, Value};

use crate::error::{Place, RuleError};
use crate::evaluate::{Limits, TraceRow};
use crate::graph::RuleSet;

/// The rule set Tekup ships, as a JDM document.
pub const DEFAULT: &str = include_str!("../default/escalation.json");

/// The rule set Tekup ships, ready to be stored or compiled.
///
/// # Errors
/// Never with the document as shipped; a test holds it to that.
pub fn default_content() -> Result<Value, RuleError> {
    serde_json::from_str(DEFAULT).map_err(|error| {
        RuleError::content(
            Place::default(),
            format!("default/escalation.json: {error}"),
        )
    })
}

/// What is known of a customer's message and the conversation it belongs to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Facts {
    /// Name of the intent, if there is one.
    pub intent: Option<String>,
    /// Of the intent, 0 to 1.
    pub confidence: f64,
    /// Whether the message is about anything the tenant has intents for.
    pub in_scope: bool,
    /// -1 (bad) to 1 (good).
    pub sentiment: f64,
    /// 0 to 1.
    pub anger: f64,
    /// Whether the customer asks to talk to a person.
    pub asked_for_person: bool,
    /// Two-letter code.
    pub language: Option<String>,
    /// Score of the best passage found, 0 to 1; 0 if none.
    pub source_score: f64,
    /// Whether an answer with a source could be given.
    pub answered: bool,
    /// Messages of the conversation so far, this one included.
    pub message_count: u32,
    /// Messages in a row without an answer, this one included.
    pub failed_answers: u32,
    /// As the channel or the customer record gives it.
    pub customer_tier: Option<String>,
    /// Where the customer writes.
    pub channel: String,
    /// What the tenant keeps about the conversation.
    pub customer: Map<String, Value>,
    /// Of the conversation.
    pub tags: Vec<String>,
    /// The queue it is in, by name.
    pub queue: Option<String>,
    /// `low`, `medium`, `high` or `critical`.
    pub priority: String,
    /// What somebody must be able to do to be given it.
    pub skill: Option<String>,
    /// Whether it is open now; `None` without working hours.
    pub inside_hours: Option<bool>,
    /// `ok`, `warning` or `breached`; `None` without a deadline.
    pub sla_state: Option<String>,
    /// Mood of this message minus the mean of those before, -2 to 2.
    pub sentiment_trend: f64,
    /// Messages of the customer so far, this one included.
    pub turns: u32,
    /// Messages of the customer in a row with this intent, this one included.
    pub repeated_intent: u32,
    /// Since the customer's first message that nobody has answered.
    pub waiting_seconds: u64,
    /// Kinds of entities that the message names.
    pub entities: Vec<String>,
    /// The largest amount of money that it names.
    pub amount: Option<f64>,
}

/// Why a conversation goes to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The customer asked for it.
    RequestedHuman,
    /// The customer is angry.
    AngryCustomer,
    /// There was no answer, and the message was not understood either.
    LowConfidence,
    /// The message was understood, but nothing answers it.
    NoAnswer,
    /// Several messages in a row went without an answer.
    RepeatedFailure,
    /// A rule of the tenant's, by its name: `rule:NAME`.
    Rule(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RequestedHuman => f.write_str("requested_human"),
            Self::AngryCustomer => f.write_str("angry_customer"),
            Self::LowConfidence => f.write_str("low_confidence"),
            Self::NoAnswer => f.write_str("no_answer"),
            Self::RepeatedFailure => f.write_str("repeated_failure"),
            Self::Rule(name) => write!(f, "rule:{name}"),
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(match text.as_str() {
            "requested_human" => Self::RequestedHuman,
            "angry_customer" => Self::AngryCustomer,
            "low_confidence" => Self::LowConfidence,
            "no_answer" => Self::NoAnswer,
            "repeated_failure" => Self::RepeatedFailure,
            other => match other.strip_prefix("rule:") {
                Some(name) if !name.is_empty() => Self::Rule(name.to_owned()),
                _ => {
                    return Err(de::Error::custom(format!(
                        "`{other}` is not a reason: use requested_human, angry_customer, \
                         low_confidence, no_answer, repeated_failure or rule:NAME"
                    )));
                }
            },
        })
    }
}

/// How soon a person has to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// When there is time.
    Low,
    /// In its turn.
    Medium,
    /// Before others.
    High,
    /// At once.
    Critical,
}

/// A conversation that goes to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// Why.
    pub reason: Reason,
    /// How soon.
    pub priority: Priority,
    /// Which of the staff's queues.
    pub queue: String,
    /// What the person has to be able to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
}

/// What the rules decided on a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// `None`: Tekup goes on by itself.
    pub escalation: Option<Escalation>,
    /// What the rules put out, as it stands.
    pub result: Value,
    /// The rows looked at, in order.
    pub trace: Vec<TraceRow>,
}

/// What a table of type `escalation` has to put out.
#[derive(Debug, Deserialize)]
struct Verdict {
    #[serde(default)]
    escalate: bool,
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

/// Applies a rule set of type `escalation` to a message.
///
/// # Errors
/// Those of [`RuleSet::evaluate`], and [`RuleError::Evaluation`] if what the rules put out is no decision:
/// with `escalate` true, `reason`, `priority` and `queue` are needed too.
pub fn decide(rules: &RuleSet, facts: &Facts, limits: &Limits) -> Result<Decision, RuleError> {
    let context = serde_json::to_value(facts).map_err(|error| failed(&error))?;
    let outcome = rules.evaluate(&context, limits)?;
    Ok(Decision {
        escalation: escalation(&outcome.result)?,
        result: outcome.result,
        trace: outcome.trace,
    })
}

/// Reads what a table put out; `None` when nobody is called.
///
/// # Errors
/// [`RuleError::Evaluation`] when it is no decision about escalation.
pub fn escalation(result: &Value) -> Result<Option<Escalation>, RuleError> {
    let rows = crate::routing::results::<Verdict>(result)?;
    let Some(verdict) = rows.into_iter().find(|row| row.escalate) else {
        return Ok(None);
    };
    let rest = Value::Object(verdict.rest);
    serde_json::from_value(rest)
        .map(Some)
        .map_err(|error| failed(&error))
}

fn failed(error: &serde_json::Error) -> RuleError {
    RuleError::Evaluation {
        place: Place::default(),
        message: format!("not an escalation decision: {error}"),
    }
}
