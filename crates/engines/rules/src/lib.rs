//! Decision tables: a tenant's rules as data, in GoRules' JDM format.
//!
//! What belongs here: compiling a rule set, evaluating it, and the rule sets Tekup ships. What does not:
//! storing rules and acting on what they decide.
//!
//! A rule set is a graph of nodes: one `inputNode`, any number of `decisionTableNode`, `expressionNode`
//! and `switchNode`, and an `outputNode`. Cells hold expressions of the zen language, compiled once by
//! [`RuleSet::compile`]. Evaluation is plain computing on the caller's thread: no I/O, no JavaScript, and a
//! bound on everything a tenant can write (see [`Limits`] and `docs/adr/0005-rules-engine.md`).
//!
//! What rules of each type may look at and put out stands in [`vocabulary`]; [`check`] holds a rule set against
//! it, [`analysis`] finds rows that never fire, [`diff`] compares versions. A new fact: a field in
//! `vocabulary/facts.rs` and in the typed facts that carry it.

pub mod analysis;
pub mod automation;
mod cell;
pub mod check;
pub mod diff;
mod error;
pub mod escalation;
mod evaluate;
pub mod expression;
mod graph;
mod model;
pub mod routing;
mod source;
mod table;
pub mod validation;
pub mod vocabulary;

pub use error::{Place, RuleError};
pub use evaluate::{Limits, Outcome, TraceCell, TraceRow};
pub use graph::RuleSet;
pub use vocabulary::RuleType;
