//! The gallery: workflows to begin with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{catalogue::Words, model::Definition};

/// A workflow to begin with.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Template {
    /// Names it.
    pub id: String,
    /// What it is called.
    pub name: Words,
    /// What it does.
    pub description: Words,
    /// Where the gallery shows it.
    pub category: String,
    /// What it begins with.
    pub definition: Definition,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The files, each with its name.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../templates/", $name, ".json")))),*];
    };
}

files![
    "summarize-conversation",
    "invoice-reminder",
    "enrich-and-forward",
    "order-webhook",
    "webhook-to-answer",
    "expired-documents",
    "import-website-page",
    "unanswered-questions",
    "approval-by-signal",
    "batch-start",
    "connection-broken",
    "failed-runs",
    "health-check",
    "database-digest",
    "weekly-report",
    "contact-form",
    "follow-up",
    "deal-won",
    "lead-form",
    "lead-from-mail",
    "lead-qualification",
    "quiet-deals",
    "mail-to-conversation",
    "sla-breach",
    "support-triage",
    "unhappy-customer",
];

/// Every template. Each is read in a test, so none is missing here.
pub(crate) fn all() -> Vec<Template> {
    FILES
        .iter()
        .filter_map(|(_, json)| serde_json::from_str(json).ok())
        .collect()
}

/// The template of this name.
pub(crate) fn get(id: &str) -> Option<Template> {
    let file = FILES.iter().find(|(name, _)| *name == id)?;
    serde_json::from_str(file.1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read_and_bears_its_name() {
        for (name, json) in FILES {
            let template: Template = serde_json::from_str(json).unwrap();
            assert_eq!(template.id, *name);
            assert!(!template.name.da.is_empty() && !template.description.da.is_empty());
        }
        assert!(all().len() >= 20);
    }
}
