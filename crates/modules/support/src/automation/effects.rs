use serde_json::json;
use tekup_base::{Error, Result, UserId};
use tekup_rules::automation::Effects;
use uuid::Uuid;

use crate::{
    actions::{self, NewAction},
    desk::{change::Case, service},
    handover::{Call, call_person, priority},
    model::{ApprovalWanted, Change},
    store,
};

/// Colleagues who are told of a note at most.
const TOLD: usize = 50;

/// Longest words of a reply or a note, and longest name of a skill or an action, in characters.
const WORDS: usize = 5_000;
const NAME: usize = 50;

fn short(field: &str, text: Option<&String>, most: usize) -> Result<()> {
    if text.is_some_and(|text| text.is_empty() || text.chars().count() > most) {
        let message = format!("`{field}` has 1 to {most} characters");
        return Err(Error::field(field, "wrong_length", message));
    }
    Ok(())
}

/// What one row of a rule wants done about one event.
pub(super) struct Wish {
    pub rule: String,
    /// Names the wish for ever: the same event never wants it twice.
    pub key: String,
    pub effects: Effects,
}

impl Wish {
    pub fn new(rule: &str, event: Uuid, row: usize, effects: Effects) -> Self {
        Self {
            rule: rule.to_owned(),
            key: format!("rule:{rule}:{event}:{row}"),
            effects,
        }
    }

    /// Does it, in the desk's own vocabulary. The caller stores the conversation.
    pub async fn grant(&self, case: &mut Case<'_>) -> Result<()> {
        let effects = &self.effects;
        short("skill", effects.skill.as_ref(), NAME)?;
        short("action", effects.action.as_ref(), NAME)?;
        short("note", effects.note.as_ref(), WORDS)?;
        short("reply", effects.reply.as_ref(), WORDS)?;
        if let Some(skill) = &effects.skill {
            case.conversation.skill = Some(skill.clone());
        }
        if effects.escalate {
            self.call(case).await?;
        }
        for change in self.changes(case).await? {
            case.apply(&change).await?;
        }
        if let Some(note) = &effects.note {
            let told = if effects.tell {
                people(case).await?
            } else {
                Vec::new()
            };
            case.note(note.clone(), &told).await?;
        }
        if effects.action.is_some() {
            self.act(case).await?;
        }
        if effects.resolve {
            case.apply(&Change::Resolve { notes: None }).await?;
        }
        Ok(())
    }

    /// What the columns of the row mean, and then what its macro does.
    async fn changes(&self, case: &Case<'_>) -> Result<Vec<Change>> {
        let effects = &self.effects;
        let mut changes = Vec::new();
        if let Some(tag) = &effects.tag {
            let tags = vec![tag.clone()];
            changes.push(Change::AddTags { tags });
        }
        if let Some(urgency) = effects.priority {
            let priority = priority(urgency);
            changes.push(Change::SetPriority { priority });
        }
        if let Some(queue) = &effects.queue {
            let queue = store::queues::named(case.tx, queue).await?;
            if case.conversation.queue_id != Some(queue.id) {
                let queue_id = queue.id;
                changes.push(Change::SetQueue { queue_id });
            }
        }
        if let Some(reply) = &effects.reply {
            changes.push(Change::Reply {
                content: Some(reply.clone()),
                canned_answer_id: None,
            });
        }
        if let Some(name) = &effects.r#macro {
            changes.extend(store::kept::macro_named(case.tx, name).await?.changes);
        }
        Ok(changes)
    }

    async fn call(&self, case: &mut Case<'_>) -> Result<()> {
        case.conversation.reopen();
        let call = Call {
            reason: &format!("rule:{}", self.rule),
            priority: self.effects.priority.map(priority),
            queue: self.effects.queue.as_deref(),
            assignment: None,
            context: json!({"automation": self.rule}),
        };
        let language = case.language();
        call_person(case.tx, case.ctx, case.conversation, language, call).await
    }

    /// Queues the action: done if and only if the decision stands.
    async fn act(&self, case: &mut Case<'_>) -> Result<()> {
        let Some(kind) = &self.effects.action else {
            return Ok(());
        };
        let parameters = match &self.effects.parameters {
            serde_json::Value::Null => json!({}),
            parameters => parameters.clone(),
        };
        let mut action = NewAction::new(kind, parameters, format!("rule:{}", self.rule));
        action.conversation = Some(case.conversation.id);
        action.key = Some(self.key.clone());
        action.approval = self.effects.approval.then_some(ApprovalWanted {
            permission: None,
            approver_id: None,
            expires_in_hours: None,
        });
        actions::enqueue(case.tx, case.ctx, action).await?;
        Ok(())
    }
}

/// Whom a note is for: who has the conversation, or else those who work on its queue.
async fn people(case: &Case<'_>) -> Result<Vec<UserId>> {
    if let Some(person) = &case.conversation.assigned_to {
        return Ok(vec![person.id]);
    }
    let queue = service::queue_of(case.tx, case.conversation).await?;
    let mut members = queue.map(|queue| queue.members).unwrap_or_default();
    members.truncate(TOLD);
    Ok(members)
}
