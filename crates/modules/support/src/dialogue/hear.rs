//! What a message gives for a slot.

use chrono::NaiveDate;
use serde_json::Value;
use tekup_nlu::tokens;

use super::definition::{Slot, TEXT, compiled};
use crate::{model::Entity, understanding::Known};

/// Longest value of a slot, in characters.
const LONGEST: usize = 500;
/// Words of a message that is nothing but the value.
const BARE: usize = 5;

/// A value for a slot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Given {
    /// Normalised.
    pub value: String,
    /// The entity of the message that it is, by number.
    pub entity: Option<usize>,
}

/// The value that one of the message's entities gives for a slot; `used` are given away already.
pub(super) fn named(slot: &Slot, entities: &[Entity], used: &[usize]) -> Option<Given> {
    let fits = |(at, entity): &(usize, &Entity)| entity.kind == slot.entity && !used.contains(at);
    let mut all = entities.iter().enumerate().filter(fits);
    all.find_map(|(at, entity)| {
        let value = text_of(entity);
        matches(slot, &value).then_some(Given {
            value,
            entity: Some(at),
        })
    })
}

/// The value that a message gives as the answer to the slot's question: one that is nothing else may leave out
/// what would announce it.
pub(super) fn answered(slot: &Slot, text: &str, known: &Known, today: NaiveDate) -> Option<Given> {
    let text = text.trim();
    let short = tokens::words(text).take(BARE + 1).count() <= BARE;
    let of_kind = |announced: String| {
        let found = known.find(&announced, today);
        let own = found.into_iter().find(|one| one.kind == slot.entity);
        own.map(|one| text_of(&one))
    };
    let bare = text.trim_end_matches(['.', '!']);
    let value = match slot.entity.as_str() {
        TEXT => Some(text.chars().take(LONGEST).collect()),
        _ if !short || text.contains('?') => None,
        "order_number" => of_kind(format!("order number: {bare}")),
        "money" => of_kind(format!("{bare} kr.")),
        "phone" => of_kind(format!("tlf. {bare}")),
        "email" | "date" | "url" => None,
        own => {
            let listed = known.lists.resolve(own, bare);
            // What has no list is whatever the customer says it is.
            listed.or_else(|| (!known.lists.has(own)).then(|| bare.to_owned()))
        }
    };
    let value = value.filter(|value| !value.is_empty() && matches(slot, value))?;
    Some(Given {
        value,
        entity: None,
    })
}

fn text_of(entity: &Entity) -> String {
    let value = match &entity.value {
        Value::String(value) if !value.is_empty() => value.clone(),
        _ => entity.text.clone(),
    };
    value.chars().take(LONGEST).collect()
}

fn matches(slot: &Slot, value: &str) -> bool {
    let pattern = slot.pattern.as_deref();
    pattern.is_none_or(|pattern| compiled(pattern).is_some_and(|own| own.is_match(value)))
}
