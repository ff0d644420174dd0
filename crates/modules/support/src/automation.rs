//! What happens by itself: follows the event log and asks the tenants' automation rules.
//!
//! An event is decided on in one transaction, together with all that the rules do about it, under the event's own
//! id: once, whatever dies in between. What a rule does makes events of its own, each one deeper than the event it
//! fired on; [`DEEPEST`] ends a chain of rules that call each other. A rule that has fired [`MOST`] times in a
//! conversation within [`WITHIN`] rests, so that no circle turns slowly for ever either. Whatever stops a rule stands
//! in the decision.

mod about;
mod effects;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use chrono::TimeDelta;
use serde_json::Value;
use tekup_base::{ConversationId, Error, EventId, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::{Event, Follow};
use tekup_rules::{RuleType, automation};

use self::{about::About, effects::Wish};
use crate::{
    Support,
    desk::change::Case,
    facts,
    rulebook::{RuleOutcome, Tables},
    store,
};

/// The events that rules are asked about. `message.updated` is a customer's message once it is understood, where
/// it was stored before.
const EVENTS: [&str; 9] = [
    "message.created",
    "message.updated",
    "conversation.created",
    "conversation.escalated",
    "conversation.taken_over",
    "conversation.sla_warning",
    "conversation.sla_breached",
    "conversation.resolved",
    "conversation.rated",
];
/// Firings of one rule in one conversation before it rests.
const MOST: i64 = 3;
/// The time in which they are counted.
const WITHIN: TimeDelta = TimeDelta::minutes(10);
/// Rules that may lead to one another. A rule on an event that is as deep does nothing more.
const DEEPEST: u8 = 5;
/// Tries of an event that cannot be decided on.
const TRIES: u32 = 10;

/// Asks the automation rules about what happens.
pub(crate) struct Automation {
    support: Support,
    /// The event that could not be decided on, and how often in a row.
    stuck: Mutex<Option<(EventId, u32)>>,
}

impl Automation {
    pub(crate) fn new(support: Support) -> Self {
        Self {
            support,
            stuck: Mutex::new(None),
        }
    }

    /// Whether this event has failed so often that the others must not wait for it any longer.
    fn gives_up(&self, event: EventId) -> bool {
        let mut stuck = self.stuck.lock().unwrap_or_else(PoisonError::into_inner);
        let times = match *stuck {
            Some((same, times)) if same == event => times + 1,
            _ => 1,
        };
        *stuck = Some((event, times));
        times >= TRIES
    }
}

#[async_trait]
impl Follow for Automation {
    fn name(&self) -> &'static str {
        "automation"
    }

    async fn take(&self, ctx: &OpContext, events: &[Arc<Event>]) -> Result<()> {
        let tables = self.support.0.rules.tables(ctx).await?;
        if !tables.has(RuleType::Automation) {
            return Ok(());
        }
        for event in events {
            if !EVENTS.contains(&event.kind.as_str()) {
                continue;
            }
            if let Err(error) = decide(&self.support, ctx, &tables, event).await {
                if !self.gives_up(event.id) {
                    return Err(error);
                }
                tracing::error!(?error, event = %event.id, "automation rules gave an event up");
            }
        }
        Ok(())
    }
}

/// Why rules cannot do what they want, by their name.
type Failed = HashMap<String, String>;

/// Asks the rules about an event and does what they want, all of it or none. A rule that wants what cannot be
/// is told so in the decision, and the others go on without it.
async fn decide(support: &Support, ctx: &OpContext, tables: &Tables, event: &Event) -> Result<()> {
    let mut failed = Failed::new();
    loop {
        let (rule, error) = match attempt(support, ctx, tables, event, &failed).await? {
            Ok(()) => return Ok(()),
            Err(refused) => refused,
        };
        if error.kind().status() >= 500 {
            return Err(error);
        }
        let why = error.fields().first().map(|field| field.message.clone());
        let why = why.unwrap_or_else(|| error.message().to_owned());
        tracing::info!(rule, why, "an automation rule wants what cannot be");
        failed.insert(rule, why);
    }
}

/// One transaction. `Err` in it: which rule could not have its way, and why; nothing was done.
async fn attempt(
    support: &Support,
    ctx: &OpContext,
    tables: &Tables,
    event: &Event,
    failed: &Failed,
) -> Result<std::result::Result<(), (String, Error)>> {
    let id = ConversationId(event.subject);
    let settings = support.0.settings.get(ctx).await?;
    let mut deeper = ctx.to_builder();
    deeper.depth = event.depth.saturating_add(1);
    let ctx = &deeper.build();
    let mut tx = support.0.db.begin(ctx).await?;
    let Some(mut conversation) = store::conversations::lock(&tx, id).await? else {
        return Ok(Ok(()));
    };
    if conversation.merged_into.is_some() {
        return Ok(Ok(()));
    }
    let Some(about) = About::of(event, &conversation) else {
        return Ok(Ok(()));
    };
    let past = facts::past(&tx, ctx, &settings, &conversation, 0).await?;
    let facts = about.facts(event, &conversation, &past);
    let mut outcomes = tables.ask(RuleType::Automation, &facts);
    let mut wishes = Vec::new();
    for outcome in &mut outcomes {
        let wanted = wanted(&tx, ctx, id, event, outcome, failed).await?;
        wishes.extend(wanted);
        outcome.note_missing(&settings);
    }
    let decision = about.decision(event, facts, &outcomes)?;
    if !store::automation::insert(&tx, &decision).await? {
        return Ok(Ok(()));
    }
    let mut case = Case {
        tx: &mut tx,
        ctx,
        rules: tables,
        conversation: &mut conversation,
    };
    for wish in &wishes {
        if let Err(error) = wish.grant(&mut case).await {
            return Ok(Err((wish.rule.clone(), error)));
        }
    }
    if !wishes.is_empty() {
        case.save("conversation.updated").await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// What a rule wants done; nothing, and why, when it may not.
async fn wanted(
    tx: &TenantTx,
    ctx: &OpContext,
    conversation: ConversationId,
    event: &Event,
    outcome: &mut RuleOutcome,
    failed: &Failed,
) -> Result<Vec<Wish>> {
    let effects = match automation::effects(&outcome.result) {
        Ok(effects) => effects,
        Err(error) => {
            outcome.error.get_or_insert(error.to_string());
            return Ok(Vec::new());
        }
    };
    let rule = outcome.rule.clone();
    let since = ctx.now() - WITHIN;
    let stopped = if effects.is_empty() {
        None
    } else if let Some(why) = failed.get(&rule) {
        Some(why.clone())
    } else if event.depth >= DEEPEST {
        Some(format!(
            "stopped: {DEEPEST} rules have led to this event, one after the other, and a chain may have no more; \
             take the circle out of the rules"
        ))
    } else if store::automation::firings(tx, conversation, &rule, since).await? >= MOST {
        Some(format!("rests: it has fired {MOST} times in ten minutes"))
    } else {
        let rows = effects.into_iter().enumerate();
        let wishes = rows.map(|(row, effects)| Wish::new(&rule, event.id.0, row, effects));
        return Ok(wishes.collect());
    };
    outcome.result = Value::Null;
    if stopped.is_some() {
        outcome.error = stopped;
    }
    Ok(Vec::new())
}
