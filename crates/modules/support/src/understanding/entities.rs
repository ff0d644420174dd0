//! What a message names: by pattern, by the tenant's lists, by the model learned from marked examples.

use chrono::NaiveDate;
use serde_json::Value;
use tekup_nlu::{
    entities,
    gazetteer::{Gazetteer, Likeness},
    tagging::Tagger,
};

use crate::model::Entity;

/// What a tenant's entities are found by.
#[derive(Default)]
pub(crate) struct Known {
    pub lists: Gazetteer,
    pub tagger: Option<Tagger>,
}

impl Known {
    /// The entities of `text`, by place. Where finds overlap, patterns win, then lists, then the model, and
    /// misspelt values come last.
    pub(crate) fn find(&self, text: &str, today: NaiveDate) -> Vec<Entity> {
        let mut found: Vec<Entity> = entities::extract(text, today)
            .into_iter()
            .map(Entity::from)
            .collect();
        let (misspelt, listed): (Vec<_>, Vec<_>) = self
            .lists
            .find(text)
            .into_iter()
            .partition(|find| find.likeness == Likeness::Misspelt);
        let learned = self
            .tagger
            .iter()
            .flat_map(|own| own.tag(text, &self.lists));
        let of_list = |find: tekup_nlu::gazetteer::Find| {
            let words = text.get(find.start..find.end)?;
            Some(Entity {
                kind: find.kind,
                text: words.to_owned(),
                value: Value::String(find.value),
                start: find.start,
                end: find.end,
            })
        };
        let learned = learned.filter_map(|span| {
            let words = text.get(span.start..span.end)?;
            let value = self.lists.resolve(&span.kind, words);
            Some(Entity {
                value: Value::String(value.unwrap_or_else(|| words.to_owned())),
                text: words.to_owned(),
                kind: span.kind,
                start: span.start,
                end: span.end,
            })
        });
        let all = listed.into_iter().filter_map(of_list);
        let all = all.chain(learned).collect::<Vec<_>>();
        for one in all
            .into_iter()
            .chain(misspelt.into_iter().filter_map(of_list))
        {
            if found
                .iter()
                .all(|other| one.end <= other.start || other.end <= one.start)
            {
                found.push(one);
            }
        }
        found.sort_by_key(|one| one.start);
        found
    }
}

impl From<entities::Entity> for Entity {
    fn from(entity: entities::Entity) -> Self {
        let kind = entity.kind.as_str().to_owned();
        Self {
            kind,
            value: serde_json::to_value(&entity.value).unwrap_or_default(),
            text: entity.text,
            start: entity.start,
            end: entity.end,
        }
    }
}
