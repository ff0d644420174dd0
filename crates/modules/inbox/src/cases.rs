//! Cases of other systems that belong to conversations: what is done on one side is done on the other.
//!
//! A link remembers, field by field, what both sides said when they last agreed, so that it is known which of them
//! has changed. Where both have, the connection's [`merge::Rule`] decides, and the conflict is written down.
//! Everything is compared by its value: a change of ours that comes back is no news.

mod comments;
mod merge;
mod ours;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use tekup_base::{ConversationId, Result};
use tekup_connectors::{News, Remark, Standing, Trouble};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use uuid::Uuid;

pub(crate) use comments::{Said, TheirComment};
pub(crate) use merge::{Agreed, Field, Pair, Rule};
pub(crate) use ours::Ours;

use self::merge::{Apart, Side, Verdict};
use crate::{
    Inbox,
    kinds::away,
    model::Opened,
    store::cases::{self as store, Link},
};

/// Puts a value of ours into their words; `None` where it cannot be told.
type Translate = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// A field of a case.
pub(crate) struct Seen {
    pub field: Field,
    /// What stands there.
    pub value: String,
    /// The same for people.
    pub shown: String,
    /// What it is in our words, where it is something.
    pub meaning: Option<String>,
    /// What ours is there.
    pub wanted: Translate,
}

/// A case as the other system has it now.
pub(crate) struct TheirCase {
    pub id: String,
    /// What people call it.
    pub name: String,
    /// By their clock.
    pub changed_at: DateTime<Utc>,
    /// Whether nobody has changed it since it was made.
    pub untouched: bool,
    pub fields: Vec<Seen>,
    /// E-mail address of its owner.
    pub owner: Option<String>,
}

/// How two sides are brought together.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    pub with: &'a Opened,
    pub rule: Rule,
    /// How far their clock goes before ours.
    pub ahead: TimeDelta,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub cases: i64,
    pub comments: i64,
    pub pushed: i64,
    pub conflicts: i64,
}

/// A value of ours that they have to be told.
#[derive(Debug, Clone)]
pub(crate) struct Push {
    pub field: Field,
    pub ours: String,
    pub value: String,
}

/// Our side's value of a field.
fn ours(standing: &Standing, field: Field) -> String {
    match field {
        Field::Status if standing.closed => "closed".to_owned(),
        Field::Status => "open".to_owned(),
        Field::Priority => standing.priority.clone(),
        Field::Owner => standing
            .assignee
            .map(|id| id.to_string())
            .unwrap_or_default(),
    }
}

/// What both sides have in common when nothing is known of theirs.
fn unseen(standing: &Standing) -> Agreed {
    [Field::Status, Field::Priority, Field::Owner]
        .into_iter()
        .map(|field| {
            let ours = ours(standing, field);
            (field, Pair { ours, theirs: None })
        })
        .collect()
}

impl Inbox {
    /// Writes down that a case belongs to a conversation, where it belongs to none yet.
    pub(crate) async fn link(
        &self,
        ctx: &OpContext,
        with: &Opened,
        case: &str,
        conversation: ConversationId,
    ) -> Result<(), Trouble> {
        let linking = async {
            let tx = self.0.db.begin(ctx).await?;
            if let Some(standing) = self.desk()?.standing(&tx, conversation).await? {
                let agreed = unseen(&standing);
                let id = with.connection.id;
                store::insert(&tx, id, case, standing.conversation, &agreed, ctx.now()).await?;
            }
            tx.commit().await?;
            self.hurry(ctx, with.connection.id).await
        };
        linking.await.map_err(away)
    }

    /// Brings a case and its conversation together in `tx`, as far as that is done here; returns what they have to be
    /// told. Until that is settled, the link stays due.
    pub(crate) async fn take_case(
        &self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        way: Way<'_>,
        mut link: Link,
        case: &TheirCase,
        tally: &mut Tally,
    ) -> Result<Vec<Push>> {
        let with = way.with;
        let (known, conversation) = (link.clone(), link.conversation);
        let Some(standing) = self.desk()?.standing(tx, conversation).await? else {
            return Ok(Vec::new());
        };
        let (mut news, mut pushes, mut conflicts) = (News::default(), Vec::new(), Vec::new());
        let mut changes = Vec::new();
        for seen in &case.fields {
            let mine = ours(&standing, seen.field);
            let since = link.ours_since.get(&seen.field).copied();
            let wanted = (seen.wanted)(&mine);
            let apart = Apart {
                agreed: link.agreed.get(&seen.field),
                ours: &mine,
                ours_at: since.unwrap_or_else(|| ctx.now()) + way.ahead,
                theirs: &seen.value,
                theirs_at: case.changed_at,
                meaning: seen.meaning.as_deref(),
                wanted: wanted.as_deref(),
                untouched: case.untouched,
            };
            let verdict = apart.judge(way.rule);
            if apart.theirs_changed() {
                changes.push(json!({"field": seen.field.as_str(), "to": seen.shown}));
                news.notes.push(remark(with, seen, verdict, &mine));
            }
            match verdict {
                Verdict::Agreed => {}
                Verdict::Take | Verdict::Conflict(Side::Theirs) => bring(&mut news, seen, case),
                Verdict::Push | Verdict::Conflict(Side::Ours) => {
                    if let Some(value) = wanted.clone() {
                        pushes.push(Push {
                            field: seen.field,
                            ours: mine.clone(),
                            value,
                        });
                    }
                }
            }
            if let Verdict::Conflict(kept) = verdict {
                conflicts.push(store::NewConflict {
                    id: Uuid::now_v7(),
                    connection: with.connection.id,
                    case: case.id.clone(),
                    conversation: standing.conversation,
                    field: seen.field.as_str(),
                    ours: mine.clone(),
                    theirs: seen.shown.clone(),
                    ours_at: apart.ours_at,
                    theirs_at: case.changed_at,
                    rule: way.rule.as_str(),
                    kept: kept.as_str(),
                });
            }
        }
        let told = !news.is_empty();
        let after = self
            .desk()?
            .mirror(tx, ctx, standing.conversation, news)
            .await?;
        for seen in &case.fields {
            let waits = pushes.iter().any(|push| push.field == seen.field);
            let before = link.agreed.get(&seen.field).map(|pair| pair.ours.clone());
            let ours = match before {
                // They have not been told yet.
                Some(before) if waits => before,
                _ => ours(&after, seen.field),
            };
            if !waits {
                link.ours_since.remove(&seen.field);
            }
            let theirs = Some(seen.value.clone());
            link.agreed.insert(seen.field, Pair { ours, theirs });
        }
        link.name = Some(case.name.clone());
        link.due = !pushes.is_empty();
        if told || link.due {
            link.error = None;
        }
        if !link.is_as(&known) || link.synced_at.is_none() {
            store::update(tx, &link, ctx.now()).await?;
        }
        for conflict in &conflicts {
            store::insert_conflict(tx, conflict, ctx.now()).await?;
            let data = conflict.told();
            emit(tx, ctx, "case.conflict", with.connection.id.0, &data)?;
            let details = json!({
                "conflict": conflict.id, "case": conflict.case, "field": conflict.field,
                "rule": conflict.rule, "kept": conflict.kept,
            });
            tekup_ledger::audit(tx, ctx, Some(standing.conversation.0), details);
        }
        if told {
            let data = json!({
                "connectionId": with.connection.id, "case": case.id, "name": case.name,
                "conversationId": standing.conversation, "changes": changes,
            });
            emit(tx, ctx, "case.updated", with.connection.id.0, &data)?;
        }
        tally.cases += i64::from(told);
        tally.conflicts += i64::try_from(conflicts.len()).unwrap_or(0);
        Ok(pushes)
    }

    /// Writes down in `tx` that they were told, or why not.
    pub(crate) async fn settle(
        &self,
        tx: &TenantTx,
        ctx: &OpContext,
        mut link: Link,
        pushes: &[Push],
        refused: Option<&str>,
    ) -> Result<()> {
        let Some(standing) = self.desk()?.standing(tx, link.conversation).await? else {
            return Ok(());
        };
        for push in pushes {
            let known = link.agreed.get(&push.field);
            let theirs = match refused {
                None => Some(push.value.clone()),
                // They agree to differ, until one of them says something else.
                Some(_) => known.and_then(|pair| pair.theirs.clone()),
            };
            let ours = push.ours.clone();
            link.agreed.insert(push.field, Pair { ours, theirs });
        }
        let differs = |field: Field| {
            let agreed = link.agreed.get(&field).map(|pair| pair.ours.as_str());
            agreed.is_some_and(|agreed| agreed != ours(&standing, field))
        };
        let apart: Vec<Field> = link
            .agreed
            .keys()
            .copied()
            .filter(|field| differs(*field))
            .collect();
        link.ours_since.retain(|field, _| apart.contains(field));
        link.due = apart.iter().any(|field| *field != Field::Owner);
        link.error = refused.map(ToOwned::to_owned);
        Ok(store::update(tx, &link, ctx.now()).await?)
    }
}

/// Takes their value over.
fn bring(news: &mut News, seen: &Seen, case: &TheirCase) {
    match seen.field {
        Field::Status => news.closed = seen.meaning.as_deref().map(|word| word == "closed"),
        Field::Priority => news.priority.clone_from(&seen.meaning),
        Field::Owner => news.owner.clone_from(&case.owner),
    }
}

/// What colleagues read of a change there.
fn remark(with: &Opened, seen: &Seen, verdict: Verdict, ours: &str) -> Remark {
    let field = match seen.field {
        Field::Status => "Status",
        Field::Priority => "Priority",
        Field::Owner => "Owner",
    };
    let shown = &seen.shown;
    let content = match verdict {
        Verdict::Conflict(Side::Ours) => format!("{field}: {shown} ≠ {ours} → {ours}"),
        Verdict::Conflict(Side::Theirs) => format!("{field}: {shown} ≠ {ours} → {shown}"),
        _ => format!("{field}: {shown}"),
    };
    Remark {
        author: with.connection.name.clone(),
        content,
    }
}
