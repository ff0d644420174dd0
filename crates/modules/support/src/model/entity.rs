use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_nlu::gazetteer;
use uuid::Uuid;

/// One value of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListValue {
    /// What a find of it means.
    #[schemars(length(min = 1, max = 100))]
    pub value: String,
    /// Other words for it.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    pub synonyms: Vec<String>,
}

/// A sort of entity that a tenant has of its own: found by its list, by the entity model, or by both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EntityType {
    /// Its id.
    pub id: Uuid,
    /// What it is called in examples, slots and rules: `city`.
    pub name: String,
    /// What it is about, for people.
    pub description: Option<String>,
    /// Whether misspelt values are found, too.
    pub fuzzy: bool,
    /// The list; empty for one that only the model finds.
    pub values: Vec<ListValue>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl EntityType {
    /// As the search for its values wants it.
    pub(crate) fn list(self) -> gazetteer::List {
        let values = self.values.into_iter().map(|one| gazetteer::ListValue {
            value: one.value,
            synonyms: one.synonyms,
        });
        gazetteer::List {
            kind: self.name,
            fuzzy: self.fuzzy,
            values: values.collect(),
        }
    }
}
