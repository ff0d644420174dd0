//! Tools as a model is told of them, and the few among hundreds that matter.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use tekup_inference::Tool;
use tekup_operations::Effect;

/// Tools that are put before the model all at once. More confuse small models and fill the window; beyond that they are
/// searched for.
pub const AT_ONCE: usize = 24;
/// Tools that one search finds.
const FOUND: usize = 8;
/// The tool that searches.
pub const SEARCH: &str = "tools.search";

/// A tool that an agent may be given.
#[derive(Debug, Clone)]
pub struct ToolSpec {
    /// `leads.create`.
    pub name: String,
    /// What it does, in a line.
    pub description: String,
    /// JSON Schema of its arguments.
    pub parameters: Value,
    /// What it does to the world.
    pub effect: Effect,
}

impl ToolSpec {
    /// As the model is told of it.
    pub fn tool(&self) -> Tool {
        Tool {
            name: said(&self.name),
            description: self.description.clone(),
            parameters: self.parameters.clone(),
        }
    }
}

/// The name by which a model calls a tool: letters, digits, `_` and `-`, at most 64.
pub fn said(name: &str) -> String {
    let plain = name.replace('.', "_");
    plain.chars().take(64).collect()
}

/// The tools of one execution.
#[derive(Debug, Clone)]
pub struct Toolbox {
    all: BTreeMap<String, ToolSpec>,
    /// Those that were searched for and found.
    found: BTreeSet<String>,
}

impl Toolbox {
    /// All that the agent has.
    pub fn new(all: impl IntoIterator<Item = ToolSpec>) -> Self {
        Self {
            all: all
                .into_iter()
                .map(|tool| (said(&tool.name), tool))
                .collect(),
            found: BTreeSet::new(),
        }
    }

    /// Whether they are searched for rather than put before the model all at once.
    pub fn is_searched(&self) -> bool {
        self.all.len() > AT_ONCE
    }

    /// The tool that a model means by a name.
    pub fn get(&self, said: &str) -> Option<&ToolSpec> {
        self.all.get(said)
    }

    /// The tools that are put before the model now.
    pub fn shown(&self) -> Vec<Tool> {
        if !self.is_searched() {
            return self.all.values().map(ToolSpec::tool).collect();
        }
        let found = self.found.iter().filter_map(|name| self.all.get(name));
        let mut shown = vec![search_tool(self.all.len())];
        shown.extend(found.map(ToolSpec::tool));
        shown
    }

    /// Finds tools by words, has them put before the model from now on, and says which.
    pub fn search(&mut self, words: &str) -> Value {
        let found = self.best(words);
        let told: Vec<Value> = found
            .iter()
            .filter_map(|name| self.all.get(name))
            .map(|tool| json!({"name": said(&tool.name), "description": tool.description}))
            .collect();
        self.found.extend(found);
        if told.is_empty() {
            return json!({"found": [], "hint": "no tool has these words; try others, in English"});
        }
        json!({"found": told, "hint": "you can call these now"})
    }

    /// The best by how rare the words are that they share with what is searched for.
    fn best(&self, sought: &str) -> Vec<String> {
        let documents: Vec<(&String, BTreeSet<String>)> = self
            .all
            .iter()
            .map(|(said, tool)| (said, terms(&format!("{} {}", tool.name, tool.description))))
            .collect();
        let rarity = |term: &String| {
            let having = documents
                .iter()
                .filter(|(_, terms)| terms.contains(term))
                .count();
            (1.0 + documents.len() as f64 / (1.0 + having as f64)).ln()
        };
        let sought = terms(sought);
        let weights: BTreeMap<&String, f64> =
            sought.iter().map(|term| (term, rarity(term))).collect();
        let mut scored: Vec<(f64, &String)> = documents
            .iter()
            .map(|(said, terms)| {
                let score = weights.iter().filter(|(term, _)| terms.contains(**term));
                (score.map(|(_, weight)| weight).sum(), *said)
            })
            .filter(|(score, _)| *score > 0.0)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        scored
            .into_iter()
            .take(FOUND)
            .map(|(_, said)| said.clone())
            .collect()
    }
}

fn search_tool(number: usize) -> Tool {
    Tool {
        name: said(SEARCH),
        description: format!(
            "Finds among {number} tools those that fit some English words, such as `create lead`. Found tools can be called \
             afterwards."
        ),
        parameters: json!({"type": "object", "properties": {"words": {"type": "string", "minLength": 1, "maxLength": 200}},
            "required": ["words"], "additionalProperties": false}),
    }
}

/// The words of a text, in lower case and without a plural's end.
fn terms(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(|word| {
            let word = word.to_lowercase();
            match word.strip_suffix('s') {
                Some(stem) if stem.len() > 2 => stem.to_owned(),
                _ => word,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(name: &str, description: &str) -> ToolSpec {
        ToolSpec {
            name: name.to_owned(),
            description: description.to_owned(),
            parameters: json!({"type": "object"}),
            effect: Effect::Read,
        }
    }

    #[test]
    fn few_tools_are_shown_and_many_are_searched_for() {
        let few = Toolbox::new([spec("leads.list", "Lists leads.")]);
        assert_eq!(few.shown()[0].name, "leads_list");
        let many = (0..100).map(|at| spec(&format!("thing{at}.list"), "Lists things."));
        let others = [
            spec("leads.create", "Makes a lead."),
            spec("deals.create", "Makes a deal."),
        ];
        let mut many = Toolbox::new(many.chain(others));
        assert_eq!(many.shown().len(), 1);
        let found = many.search("create a new lead");
        assert_eq!(found["found"][0]["name"], "leads_create");
        assert!(many.shown().iter().any(|tool| tool.name == "leads_create"));
        assert!(
            many.search("zeppelin")["found"]
                .as_array()
                .is_some_and(Vec::is_empty)
        );
    }
}
