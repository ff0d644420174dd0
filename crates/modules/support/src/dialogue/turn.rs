use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::MessageId;
use uuid::Uuid;

use super::{
    definition::{Dialogue, Slot, filled_in},
    hear, words,
};
use crate::{
    model::{Entity, names},
    phrases::Language,
    understanding::Known,
};

/// How often the same thing is asked for.
const ASKED: i32 = 2;
/// Dialogues of one conversation that are open at most.
pub(crate) const DEEPEST: usize = 3;
/// From this confidence on, a message that answers a question also asks for something else.
const SURE: f32 = 0.8;

names! {
    /// Where a dialogue stands.
    State {
        /// Something is still missing.
        Open = "open",
        /// Everything was collected.
        Done = "done",
        /// The customer called it off.
        Stopped = "stopped",
        /// A person goes on with it.
        HandedOver = "handed_over",
    }
}

/// What a customer gave for a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Filled {
    /// Normalised.
    pub value: String,
    /// The message that said so.
    pub message_id: MessageId,
}

/// A dialogue of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
    pub id: Uuid,
    pub intent: String,
    pub state: State,
    pub filled: BTreeMap<String, Filled>,
    pub asking: Option<String>,
    pub asked: i32,
    pub offered: bool,
    pub action: Option<Uuid>,
    pub started_at: DateTime<Utc>,
    /// When it was stored last; none for one that begins now.
    pub seen: Option<DateTime<Utc>>,
}

/// What is known of a customer's message.
pub(crate) struct Heard<'a> {
    pub message: MessageId,
    pub text: &'a str,
    pub language: Language,
    /// What it asks for, each with its confidence; empty out of scope.
    pub intents: Vec<(&'a str, f32)>,
    pub entities: &'a [Entity],
    pub known: &'a Known,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
}

/// A dialogue that has all it needs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ended {
    /// Its place in [`Turn::dialogues`].
    pub at: usize,
    pub definition: Dialogue,
    pub values: BTreeMap<String, String>,
    /// The customer's words for it.
    pub text: String,
}

/// What a message does to a conversation's dialogues.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Turn {
    /// Those that were open or begin, as they are from now on.
    pub dialogues: Vec<Open>,
    /// What is said about them, after what else is answered.
    pub words: Vec<String>,
    /// Intents of the message that a dialogue takes care of.
    pub taken: Vec<String>,
    /// Whether the message asks for nothing besides.
    pub whole: bool,
    /// Those that have all they need.
    pub ended: Vec<Ended>,
    /// Whether the customer wants a person, or cannot do without: the reason.
    pub person: Option<&'static str>,
}

/// What a message does to the `open` dialogues of its conversation, newest first. `definitions` are those of their
/// intents and of the message's.
pub(crate) fn take(
    open: Vec<Open>,
    definitions: &HashMap<String, Dialogue>,
    heard: &Heard<'_>,
) -> Turn {
    let mut talk = Talk {
        turn: Turn::default(),
        definitions,
        heard,
        invalid: false,
    };
    // What has lost its definition is not asked for any more.
    let (open, lost): (Vec<Open>, Vec<Open>) = open
        .into_iter()
        .partition(|one| definitions.contains_key(&one.intent));
    talk.turn.dialogues = open;
    talk.hear();
    talk.speak();
    let stopped = lost.into_iter().map(|one| Open {
        state: State::Stopped,
        ..one
    });
    talk.turn.dialogues.extend(stopped);
    talk.turn
}

struct Talk<'a> {
    turn: Turn,
    definitions: &'a HashMap<String, Dialogue>,
    heard: &'a Heard<'a>,
    /// Whether the message was no answer to the open question, and nothing else either.
    invalid: bool,
}

impl<'a> Talk<'a> {
    /// Takes in what the message says.
    fn hear(&mut self) {
        let heard = self.heard;
        let Some(active) = self.turn.dialogues.first_mut() else {
            self.begin();
            return;
        };
        if words::stops(heard.text) || (active.offered && words::answers(heard.text) == Some(false))
        {
            active.state = State::Stopped;
            self.turn.whole = true;
            self.turn
                .words
                .push(words::stopped(heard.language).to_owned());
            return;
        }
        if active.offered && words::answers(heard.text) == Some(true) {
            active.state = State::HandedOver;
            self.turn.whole = true;
            self.turn.person = Some("requested_human");
            return;
        }
        let own = active.intent.clone();
        let gained = self.fill(0);
        let elsewhere = heard
            .intents
            .iter()
            .filter(|(intent, sure)| *intent != own && (!gained || self.asks_besides(*sure)));
        let elsewhere: Vec<&str> = elsewhere.map(|(intent, _)| *intent).collect();
        self.turn.taken = heard
            .intents
            .iter()
            .map(|(intent, _)| (*intent).to_owned())
            .filter(|intent| !elsewhere.contains(&intent.as_str()))
            .collect();
        if !elsewhere.is_empty() {
            self.begin();
            let left = |intent: &&str| !self.turn.taken.iter().any(|taken| taken == *intent);
            self.turn.whole = !elsewhere.iter().any(left);
        } else if gained {
            self.turn.whole = true;
        } else if heard.intents.is_empty() && heard.text.contains('?') {
            // A question that no intent knows: the documents may.
            self.turn.whole = false;
        } else {
            self.invalid = heard.intents.is_empty();
            self.turn.whole = true;
        }
    }

    /// Whether an intent of a message that answers the open question is another request: when there are several,
    /// or it is a question.
    fn asks_besides(&self, sure: f32) -> bool {
        self.heard.intents.len() > 1 || (self.heard.text.contains('?') && sure >= SURE)
    }

    /// Begins the dialogues that the message asks for; the last of them is asked about first.
    fn begin(&mut self) {
        let heard = self.heard;
        for (intent, _) in &heard.intents {
            let there = |one: &Open| one.intent == *intent && one.state == State::Open;
            let Some(at) = self.turn.dialogues.iter().position(there) else {
                let open = self
                    .turn
                    .dialogues
                    .iter()
                    .filter(|one| one.state == State::Open);
                if !self.definitions.contains_key(*intent) || open.count() >= DEEPEST {
                    continue;
                }
                let begun = Open {
                    id: Uuid::now_v7(),
                    intent: (*intent).to_owned(),
                    state: State::Open,
                    filled: BTreeMap::new(),
                    asking: None,
                    asked: 0,
                    offered: false,
                    action: None,
                    started_at: heard.now,
                    seen: None,
                };
                self.turn.dialogues.insert(0, begun);
                self.fill(0);
                self.turn.taken.push((*intent).to_owned());
                continue;
            };
            // Back to what was begun before.
            let back = self.turn.dialogues.remove(at);
            self.turn.dialogues.insert(0, back);
            self.fill(0);
            self.turn.taken.push((*intent).to_owned());
        }
        self.turn.whole = !self.turn.taken.is_empty()
            && heard
                .intents
                .iter()
                .all(|(intent, _)| self.turn.taken.iter().any(|taken| taken == intent));
    }

    /// Fills the slots of a dialogue from the message, the one asked for first; says whether that changed any.
    fn fill(&mut self, at: usize) -> bool {
        let heard = self.heard;
        let Some(dialogue) = self.turn.dialogues.get_mut(at) else {
            return false;
        };
        let Some(definition) = self.definitions.get(&dialogue.intent) else {
            return false;
        };
        let asking = dialogue.asking.clone();
        let asked = |slot: &&Slot| asking.as_deref() == Some(&slot.name);
        let first = definition.slots.iter().filter(asked);
        let others = definition.slots.iter().filter(|slot| !asked(slot));
        let mut used = Vec::new();
        let mut gained = false;
        for slot in first.chain(others) {
            if dialogue.filled.contains_key(&slot.name) {
                continue;
            }
            let given = hear::named(slot, heard.entities, &used).or_else(|| {
                // Another request is no value, whatever it could be read as.
                let free = heard.intents.iter().all(|(_, sure)| *sure < SURE);
                let open = asked(&slot) && free && heard.intents.len() < 2;
                open.then(|| hear::answered(slot, heard.text, heard.known, heard.today))?
            });
            let Some(given) = given else { continue };
            used.extend(given.entity);
            let filled = Filled {
                value: given.value,
                message_id: heard.message,
            };
            dialogue.filled.insert(slot.name.clone(), filled);
            gained = true;
        }
        gained
    }

    /// Says what comes next: ends the dialogues that have all, then asks what the newest open one lacks.
    fn speak(&mut self) {
        if self.turn.person.is_some() {
            return;
        }
        for at in 0..self.turn.dialogues.len() {
            let Some(dialogue) = self.turn.dialogues.get(at) else {
                return;
            };
            if dialogue.state != State::Open {
                continue;
            }
            let definitions = self.definitions;
            let Some(definition) = definitions.get(&dialogue.intent) else {
                continue;
            };
            let missing = |slot: &&Slot| !dialogue.filled.contains_key(&slot.name);
            match definition.slots.iter().find(missing) {
                Some(slot) => {
                    self.ask(at, slot);
                    return;
                }
                None => self.end(at, definition),
            }
            // What was not an answer there is none here.
            self.invalid = false;
        }
    }

    fn end(&mut self, at: usize, definition: &Dialogue) {
        let Some(dialogue) = self.turn.dialogues.get_mut(at) else {
            return;
        };
        dialogue.state = State::Done;
        dialogue.asking = None;
        let values: BTreeMap<String, String> = dialogue
            .filled
            .iter()
            .map(|(name, filled)| (name.clone(), filled.value.clone()))
            .collect();
        let text = filled_in(definition.outcome.text().of(self.heard.language), &values);
        self.turn.ended.push(Ended {
            at,
            definition: definition.clone(),
            values,
            text,
        });
    }

    fn ask(&mut self, at: usize, slot: &Slot) {
        let language = self.heard.language;
        let Some(dialogue) = self.turn.dialogues.get_mut(at) else {
            return;
        };
        if dialogue.asking.as_deref() != Some(&slot.name) {
            dialogue.asking = Some(slot.name.clone());
            dialogue.asked = 0;
            dialogue.offered = false;
        }
        if dialogue.asked >= ASKED {
            // Asking for the same once more without it is no answer either, and must not be met with silence.
            let again = self.turn.whole && self.turn.words.is_empty();
            if !dialogue.offered {
                dialogue.offered = true;
                self.turn.words.push(words::offer(language).to_owned());
            } else if self.invalid || again {
                dialogue.state = State::HandedOver;
                self.turn.person = Some("rule:missing_information");
            }
            return;
        }
        dialogue.asked += 1;
        let question = slot.question.of(language);
        if self.invalid {
            let own = slot.invalid.as_ref().map(|words| words.of(language));
            let why = own.unwrap_or_else(|| words::invalid(language, &slot.entity));
            self.turn.words.push(format!("{why} {question}"));
        } else {
            self.turn.words.push(question.to_owned());
        }
    }
}
