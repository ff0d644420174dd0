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
//! To ship another rule set, put its JSON into `default/` and a typed pair of facts and decision beside
//! [`escalation`].

mod cell;
mod error;
pub mod escalation;
mod evaluate;
mod graph;
mod model;
mod table;

pub use error::{Place, RuleError};
pub use evaluate::{Limits, Outcome, TraceRow};
pub use graph::RuleSet;
