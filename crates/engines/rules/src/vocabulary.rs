//! What the rules of each type may look at and put out: names, types and words for people.
//!
//! The typed facts and decisions of [`crate::escalation`], [`crate::routing`], [`crate::automation`] and
//! [`crate::validation`] carry these names; a test holds the two together.

mod facts;
mod outputs;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a rule decides about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RuleType {
    /// When a conversation goes to a person.
    Escalation,
    /// Where a conversation goes.
    Routing,
    /// What happens by itself when something has happened.
    Automation,
    /// What may leave.
    Validation,
}

impl RuleType {
    /// Every type, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Escalation,
        Self::Routing,
        Self::Automation,
        Self::Validation,
    ];

    /// Its name in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Escalation => "escalation",
            Self::Routing => "routing",
            Self::Automation => "automation",
            Self::Validation => "validation",
        }
    }

    /// The type of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    /// Its facts and outputs.
    pub fn vocabulary(self) -> Vocabulary {
        Vocabulary {
            kind: self,
            facts: match self {
                Self::Escalation | Self::Routing => {
                    [facts::MESSAGE, facts::CONVERSATION, facts::DESK].concat()
                }
                Self::Automation => [
                    facts::EVENT,
                    facts::MESSAGE_OF_EVENT,
                    facts::CONVERSATION,
                    facts::DESK,
                ]
                .concat(),
                Self::Validation => [facts::LEAVING, facts::CONVERSATION].concat(),
            },
            outputs: match self {
                Self::Escalation => outputs::ESCALATION.to_vec(),
                Self::Routing => outputs::ROUTING.to_vec(),
                Self::Automation => outputs::AUTOMATION.to_vec(),
                Self::Validation => outputs::VALIDATION.to_vec(),
            },
        }
    }
}

/// The names that rules of one type work with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Vocabulary {
    /// The type.
    #[serde(rename = "type")]
    pub kind: RuleType,
    /// What a condition may look at.
    pub facts: Vec<Field>,
    /// What a row may put out.
    pub outputs: Vec<Field>,
}

impl Vocabulary {
    /// The fact of this name; `customer.plan` is a part of the fact `customer`.
    pub fn fact(&self, path: &str) -> Option<&Field> {
        let root = path.split('.').next().unwrap_or(path);
        self.facts
            .iter()
            .find(|field| field.name == root)
            .filter(|field| field.kind == FieldKind::Object || root == path)
    }

    /// The output of this name.
    pub fn output(&self, name: &str) -> Option<&Field> {
        self.outputs.iter().find(|field| field.name == name)
    }
}

/// The type of a fact or an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// One of the field's `values`.
    Choice,
    /// A number.
    Number,
    /// True or false.
    Bool,
    /// A list of texts.
    List,
    /// An object with keys of the tenant's own.
    Object,
}

/// The same words in Danish and English.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Words {
    /// Danish.
    pub da: &'static str,
    /// English.
    pub en: &'static str,
}

/// A value that a field may have.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Choice {
    /// As it stands in a cell, without quotes.
    pub value: &'static str,
    /// As people read it.
    pub label: Words,
}

/// A fact or an output.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Field {
    /// Its name in expressions.
    pub name: &'static str,
    /// Its type.
    pub kind: FieldKind,
    /// What people call it.
    pub label: Words,
    /// What it means, with its unit.
    pub about: Words,
    /// The values of a choice.
    pub values: &'static [Choice],
    /// Whether it can be missing.
    pub optional: bool,
    /// Least value of a number.
    pub min: Option<f64>,
    /// Greatest value of a number.
    pub max: Option<f64>,
    /// Whether it is a whole number.
    pub whole: bool,
}

impl Field {
    const fn new(name: &'static str, kind: FieldKind, label: Words, about: Words) -> Self {
        Self {
            name,
            kind,
            label,
            about,
            values: &[],
            optional: false,
            min: None,
            max: None,
            whole: false,
        }
    }

    const fn of(mut self, values: &'static [Choice]) -> Self {
        self.values = values;
        self
    }

    const fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    const fn from(mut self, min: f64) -> Self {
        self.min = Some(min);
        self
    }

    const fn to(mut self, max: f64) -> Self {
        self.max = Some(max);
        self
    }
}

const fn words(da: &'static str, en: &'static str) -> Words {
    Words { da, en }
}

const fn choice(value: &'static str, da: &'static str, en: &'static str) -> Choice {
    Choice {
        value,
        label: words(da, en),
    }
}

pub(crate) const PRIORITIES: &[Choice] = &[
    choice("low", "Lav", "Low"),
    choice("medium", "Mellem", "Medium"),
    choice("high", "Høj", "High"),
    choice("critical", "Kritisk", "Critical"),
];
