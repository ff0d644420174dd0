//! What is about to go to a customer passes the tenant's validation rules.

use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_nlu::entities;
use tekup_rules::validation::{Ruling, Verdict};

use crate::{
    facts::{amount, kinds},
    model::{Conversation, Entity, Message, SenderType},
    rulebook::{RuleOutcome, Tables},
    store::decisions::{self, Subject},
};

/// The tag of a conversation in which a rule marked something.
const FLAGGED: &str = "flagged";

/// What the rules said of some words.
pub(crate) struct Look {
    pub ruling: Ruling,
    facts: Value,
    outcomes: Vec<RuleOutcome>,
}

/// Asks the rules about words that `sender` is about to say. A rule that fails holds nothing back.
pub(crate) fn look(
    rules: &Tables,
    ctx: &OpContext,
    conversation: &Conversation,
    sender: SenderType,
    text: &str,
) -> Look {
    let found: Vec<Entity> = entities::extract(text, ctx.now().date_naive())
        .into_iter()
        .map(Entity::from)
        .collect();
    let kinds = kinds(&found);
    let has = |kind: &str| kinds.iter().any(|one| one == kind);
    let facts = json!({
        "sender": sender.as_str(),
        "text": text,
        "length": text.chars().count(),
        "has_card": has("card"),
        "has_cpr": has("cpr"),
        "has_iban": has("iban"),
        "has_email": has("email"),
        "has_phone": has("phone"),
        "has_link": has("url"),
        "amount": amount(&found),
        "channel": conversation.channel.as_str(),
        "language": conversation.language,
        "message_count": conversation.message_count,
        "customer_tier": conversation.metadata["tier"].as_str(),
        "customer": conversation.metadata.as_object().cloned().unwrap_or_default(),
        "tags": conversation.tags,
    });
    let (ruling, outcomes) = rules.rule_on(&facts);
    Look {
        ruling,
        facts,
        outcomes,
    }
}

impl Look {
    /// Whether the rules hold the words back.
    pub fn blocked(&self) -> bool {
        self.ruling.verdict == Verdict::Block
    }

    /// The name of the rule that holds them back.
    pub fn rule(&self) -> &str {
        let blocking = self.outcomes.iter().find(|one| {
            tekup_rules::validation::ruling(&one.result)
                .is_ok_and(|ruling| ruling.verdict == Verdict::Block)
        });
        blocking.map_or("validation", |one| &one.rule)
    }

    /// Refuses words that a person of the staff may not send, with the rule's own message.
    ///
    /// # Errors
    /// A validation error of `content`.
    pub fn refuse(&self) -> Result<()> {
        if !self.blocked() {
            return Ok(());
        }
        let message = self.ruling.message.clone();
        let message =
            message.unwrap_or_else(|| format!("the rule {} does not allow this", self.rule()));
        Err(Error::field("content", "blocked_by_rule", message))
    }

    /// Writes down what the rules said of the words, which are in `message` now, and marks the conversation,
    /// which the caller stores.
    pub fn record(
        self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        conversation: &mut Conversation,
        message: &Message,
    ) -> Result<()> {
        if self.outcomes.is_empty() {
            return Ok(());
        }
        if self.ruling.verdict == Verdict::Flag {
            conversation.add_rules_tags(&[FLAGGED.to_owned()]);
        }
        let new = decisions::New {
            subject: Subject::Leaving,
            conversation: conversation.id,
            message: Some((message.id, message.created_at)),
            facts: self.facts,
            outcomes: &self.outcomes,
        };
        decisions::record(tx, ctx, new)
    }
}
