//! Channels out: what the AI agent and people answer leaves by the channel on which the customer wrote.
//!
//! [`Answers`] follows the event log; a final answer in a conversation that is held on a channel is written down as
//! an outgoing message, once by its id, together with the Run that sends it.

use std::{collections::HashSet, sync::Arc};

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, Result};
use tekup_connectors::{File, Trouble};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::{Event, Follow, emit};
use tekup_runs::{Execution, Failure, NewRun, Run, RunKind, pause, spawn_untold};
use uuid::Uuid;

use crate::{
    Inbox,
    store::{self, channels::Thread},
};

/// Name of the Runs that send.
const KIND: &str = "channels.send";
/// Tries of one message: about an hour and a half of backoff.
const TRIES: i32 = 24;

/// Writes down what is to leave.
pub(crate) struct Answers(pub Inbox);

/// What an event says of a message.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    id: Uuid,
    conversation_id: ConversationId,
    sender_type: String,
    content: String,
    answer: Option<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    state: String,
}

impl Message {
    /// An answer whose words will not change any more.
    fn is_final_answer(&self) -> bool {
        let ours = matches!(self.sender_type.as_str(), "ai_agent" | "human_agent");
        ours && self
            .answer
            .as_ref()
            .is_none_or(|answer| answer.state == "final")
    }
}

/// A conversation that became a part of another one.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Merged {
    id: ConversationId,
    merged_into: ConversationId,
}

/// What concerns channels.
enum Told {
    Answer(Message),
    Merged(Merged),
}

impl Told {
    fn of(event: &Event) -> Option<Self> {
        match event.kind.as_str() {
            "message.created" | "message.updated" => Message::deserialize(&event.data)
                .ok()
                .filter(Message::is_final_answer)
                .map(Self::Answer),
            "conversation.merged" => Merged::deserialize(&event.data).ok().map(Self::Merged),
            _ => None,
        }
    }

    fn conversation(&self) -> Uuid {
        match self {
            Self::Answer(answer) => answer.conversation_id.0,
            Self::Merged(merged) => merged.id.0,
        }
    }
}

#[async_trait]
impl Follow for Answers {
    fn name(&self) -> &'static str {
        "channels"
    }

    async fn take(&self, ctx: &OpContext, events: &[Arc<Event>]) -> Result<()> {
        let told: Vec<Told> = events.iter().filter_map(|event| Told::of(event)).collect();
        if told.is_empty() {
            return Ok(());
        }
        let mut tx = self.0.0.db.begin(ctx).await?;
        // Most conversations are held on no channel: one question about all of them.
        let about: Vec<Uuid> = told.iter().map(Told::conversation).collect();
        let mut held: HashSet<Uuid> = store::channels::held(&tx, &about).await?;
        for one in told {
            if !held.contains(&one.conversation()) {
                continue;
            }
            let answer = match one {
                Told::Answer(answer) => answer,
                Told::Merged(merged) => {
                    store::channels::move_thread(&tx, merged.id, merged.merged_into).await?;
                    held.insert(merged.merged_into.0);
                    continue;
                }
            };
            let Some(thread) = store::channels::thread(&tx, answer.conversation_id).await? else {
                continue;
            };
            let fresh = store::channels::insert_outgoing(
                &tx,
                answer.id,
                answer.conversation_id,
                thread.connection_id,
                &answer.content,
                answer.sender_type == "ai_agent",
                ctx.now(),
            )
            .await?;
            if fresh {
                let mut new = NewRun::new(KIND, json!({"messageId": answer.id})).about(answer.id);
                new.max_attempts = TRIES;
                spawn_untold(&mut tx, ctx, new).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}

/// Sends one message.
pub(crate) struct SendRun(pub Inbox);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    message_id: Uuid,
}

/// A message on its way out.
pub(crate) struct Letter {
    pub thread: Thread,
    /// The same for every try.
    pub message: Uuid,
    pub content: String,
    /// What goes with it.
    pub files: Vec<File>,
    /// Whether the AI agent wrote it.
    pub automatic: bool,
}

#[async_trait]
impl RunKind for SendRun {
    fn name(&self) -> &'static str {
        KIND
    }

    fn told(&self) -> bool {
        false
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let Input { message_id } = run.input()?;
        let (inbox, ctx) = (&self.0, run.ctx().clone());
        let gone = || Failure::Permanent(Error::not_found("message"));
        let tx = inbox.0.db.begin(&ctx).await?;
        let outgoing = store::channels::outgoing(&tx, message_id)
            .await?
            .ok_or_else(gone)?;
        if outgoing.status == "sent" {
            return Ok(json!({"externalId": outgoing.external_id}));
        }
        let conversation = ConversationId(outgoing.conversation_id);
        let thread = store::channels::thread(&tx, conversation)
            .await?
            .ok_or_else(gone)?;
        let connection = store::connections::get(&tx, outgoing.connection_id.into())
            .await?
            .ok_or_else(gone)?;
        let with = inbox.open(&tx, connection).await?;
        let files = inbox.desk()?.files(&tx, message_id).await?;
        tx.commit().await?;
        let letter = Letter {
            thread,
            message: message_id,
            content: outgoing.content,
            files,
            automatic: outgoing.automatic,
        };
        let kind = inbox.kind(&with.connection.kind).ok_or_else(gone)?;
        let outcome = match inbox.0.gate.enter(&ctx, &with.connection) {
            Err(trouble) => Err(trouble),
            Ok(leave) => {
                let outcome = kind.send(inbox, &ctx, &with, &letter).await;
                leave.record(&inbox.0.db, &ctx, &outcome).await;
                outcome
            }
        };
        match outcome {
            Ok(external) => {
                let tx = inbox.0.db.begin(&ctx).await?;
                run.hold(&tx).await?;
                store::channels::sent(&tx, message_id, &external, ctx.now()).await?;
                tx.commit().await?;
                Ok(json!({"externalId": external}))
            }
            Err(Trouble::Refused(reason)) => Err(Failure::Permanent(Error::conflict(reason))),
            Err(Trouble::Failed { reason, wait }) => {
                let own = pause(run.run().attempt.unsigned_abs());
                Err(Failure::Later {
                    wait: wait.map_or(own, |wait| wait.max(own)),
                    counted: true,
                    error: Error::unavailable(reason),
                })
            }
            Err(Trouble::NotNow { reason, wait }) => Err(Failure::Later {
                wait,
                counted: false,
                error: Error::unavailable(reason),
            }),
        }
    }

    async fn ended(&self, tx: &mut TenantTx, ctx: &OpContext, run: &Run) -> Result<()> {
        let Ok(Input { message_id }) = serde_json::from_value(run.input.clone()) else {
            return Ok(());
        };
        let error = run
            .error
            .clone()
            .unwrap_or_else(|| "it was cancelled".to_owned());
        store::channels::not_sent(tx, message_id, "failed", &error).await?;
        let data = json!({"messageId": message_id, "error": error});
        emit(tx, ctx, "message.undeliverable", message_id, &data)
    }
}
