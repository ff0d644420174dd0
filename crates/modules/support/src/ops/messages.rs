use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, ErrorKind, MessageId, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, amend, finish};
use tekup_runs::{NewRun, Run, spawn_held};
use tokio::sync::mpsc;

use crate::{
    Support,
    answer::{AnswerInput, KIND, Stage, Stages},
    desk::service,
    model::{
        AnswerInfo, AnswerState, ContentType, Conversation, Message, MessageResponse, SenderType,
        Status,
    },
    notify, store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "messages.send",
            "POST /api/v1/conversations/{id}/messages",
            Permission::ConversationsWrite,
            Effect::Write,
            support,
            send,
        )
        .summary(
            "Takes a customer's message and answers it. With `wait: final` the answer comes when a model \
             has worded it; otherwise as soon as it is found.",
        )
        .deadline(std::time::Duration::from_secs(120)),
    ]
}

/// When to answer the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Wait {
    /// As soon as an answer is stored, in the document's words.
    Passage,
    /// When the words are final.
    Final,
}

/// A customer's message.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendMessage {
    /// The conversation.
    pub id: ConversationId,
    /// The words.
    #[schemars(length(min = 1, max = 5000))]
    pub content: String,
    /// What they are.
    #[serde(default = "text")]
    pub content_type: ContentType,
    /// When to answer.
    pub wait: Option<Wait>,
}

fn text() -> ContentType {
    ContentType::Text
}

/// A message that is stored, and the Run that answers it.
pub(crate) struct Asked {
    conversation: Conversation,
    message: Message,
    /// Absent when a person has the conversation.
    answering: Option<(Run, Stages)>,
}

async fn send(ctx: OpContext, support: Support, input: SendMessage) -> Result<MessageResponse> {
    let wait = input.wait;
    let asked = ask(&support, &ctx, &input).await?;
    let (_, response) = asked.answered(&support, &ctx, wait).await?;
    amend(&ctx, &support.0.db, &response).await?;
    Ok(response)
}

/// Takes a customer's message and hands back the stages of its answer as they come, for doors that stream.
/// The first item is the response so far when a person has the conversation and nobody will answer now.
///
/// # Errors
/// When the conversation is not there or the message cannot be stored.
pub async fn send_and_follow(
    support: &Support,
    ctx: &OpContext,
    input: &SendMessage,
) -> Result<(Message, Result<Stages, Box<MessageResponse>>)> {
    ctx.require(Permission::ConversationsWrite)?;
    let asked = ask(support, ctx, input).await?;
    match asked.answering {
        None => {
            let silent = silence(&asked.conversation, &asked.message);
            Ok((asked.message, Err(Box::new(silent))))
        }
        Some((run, stages)) => {
            let worker = support.0.worker.clone();
            tokio::spawn(async move { worker.execute(run).await });
            Ok((asked.message, Ok(recorded(support, ctx, stages))))
        }
    }
}

/// The same stages; the end of them is also kept for the next call with this call's key, whether or not
/// somebody still listens.
fn recorded(support: &Support, ctx: &OpContext, mut stages: Stages) -> Stages {
    if ctx.idempotency().is_none() {
        return stages;
    }
    let (support, ctx) = (support.clone(), ctx.clone());
    let (sender, passed_on) = mpsc::channel(stages.max_capacity());
    tokio::spawn(async move {
        while let Some(stage) = stages.recv().await {
            if let Stage::Done(response) = &stage
                && let Err(error) = amend(&ctx, &support.0.db, response).await
            {
                tracing::warn!(?error, "an answer was not kept for its key");
            }
            let _ = sender.send(stage).await;
        }
    });
    passed_on
}

async fn ask(support: &Support, ctx: &OpContext, input: &SendMessage) -> Result<Asked> {
    let tx = support.0.db.begin(ctx).await?;
    let conversation = store::conversations::lock(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    store(support, ctx, tx, conversation, input, |_, response| {
        response
    })
    .await
}

/// Stores the message, and the Run that will answer it, in `tx`; commits. `output` makes the operation's
/// answer of the response so far, for calls with the same key until there is more to say.
pub(crate) async fn store<T: Serialize>(
    support: &Support,
    ctx: &OpContext,
    mut tx: TenantTx,
    mut conversation: Conversation,
    input: &SendMessage,
    output: impl FnOnce(&Conversation, MessageResponse) -> T,
) -> Result<Asked> {
    if input.content.trim().is_empty() {
        return Err(Error::field(
            "content",
            "empty",
            "must hold more than white space",
        ));
    }
    let now = ctx.now();
    if conversation.merged_into.is_some() {
        return Err(Error::conflict(
            "the conversation has become a part of another one; write there (see mergedInto)",
        ));
    }
    conversation.reopen();
    if conversation.status == Status::Waiting {
        conversation.status = if conversation.escalated {
            Status::Escalated
        } else {
            Status::Active
        };
        service::pause(&tx, ctx, &conversation, false).await?;
    }
    let number = conversation.count_message(&input.content, now);
    let mut message = Message::plain(
        &conversation,
        number,
        SenderType::User,
        input.content.clone(),
        now,
    );
    message.content_type = input.content_type;
    message.sender_name = conversation.customer_name.clone();
    store::messages::insert(&tx, &message).await?;
    store::conversations::update(&tx, &conversation).await?;
    notify::message(&mut tx, ctx, "message.created", &message)?;
    notify::conversation(&mut tx, ctx, "conversation.updated", &conversation)?;
    let mut answering = None;
    if !conversation.has_person() {
        let input = AnswerInput {
            conversation_id: conversation.id,
            message_id: message.id,
            created_at: message.created_at,
        };
        let input = serde_json::to_value(input).map_err(Error::internal)?;
        let new = NewRun::new(KIND, input).about(message.id.0);
        let run = spawn_held(&mut tx, ctx, &support.0.worker, new).await?;
        let stages = support.0.listeners.listen(message.id);
        answering = Some((run, stages));
    }
    let stored = finish(
        ctx,
        tx,
        Some(conversation.id.0),
        json!({"messageId": message.id}),
        output(&conversation, silence(&conversation, &message)),
    )
    .await;
    if let Err(error) = stored {
        support.0.listeners.end(message.id);
        return Err(error);
    }
    Ok(Asked {
        conversation,
        message,
        answering,
    })
}

/// What a caller who does not wait is told.
pub(crate) fn receipt(conversation: ConversationId, message: MessageId) -> Value {
    json!({"conversationId": conversation, "messageId": message})
}

impl Asked {
    /// Has the message answered in the background; returns its id.
    pub(crate) fn answered_in_background(self, support: &Support) -> MessageId {
        if let Some((run, stages)) = self.answering {
            // Nobody listens here; whoever follows the conversation hears of it by events.
            drop(stages);
            let worker = support.0.worker.clone();
            tokio::spawn(async move { worker.execute(run).await });
        }
        self.message.id
    }

    /// Answers the message and returns the response at the stage that `wait` asks for.
    pub(crate) async fn answered(
        self,
        support: &Support,
        ctx: &OpContext,
        wait: Option<Wait>,
    ) -> Result<(Conversation, MessageResponse)> {
        let Some((run, mut stages)) = self.answering else {
            let response = silence(&self.conversation, &self.message);
            return Ok((self.conversation, response));
        };
        let worker = support.0.worker.clone();
        // In a task of its own: a caller that hangs up does not stop the answer.
        tokio::spawn(async move { worker.execute(run).await });
        let mut response = None;
        while let Some(stage) = stages.recv().await {
            match stage {
                Stage::Passage(first) => {
                    response = Some(first);
                    if wait != Some(Wait::Final) {
                        break;
                    }
                }
                Stage::Delta(_) => {}
                Stage::Done(last) => response = Some(last),
            }
        }
        let response = response.ok_or_else(|| {
            Error::new(
                ErrorKind::Unavailable,
                "the message is stored, and its answer will follow; it could not be given at once",
            )
        })?;
        let tx = support.0.db.begin_single(ctx).await?;
        let conversation = match store::conversations::get(&tx, self.conversation.id).await? {
            Some(conversation) => conversation,
            None => self.conversation,
        };
        Ok((conversation, *response))
    }
}

/// The response before there is an answer, which is all there will be while a person has the conversation.
fn silence(conversation: &Conversation, message: &Message) -> MessageResponse {
    MessageResponse {
        message_id: None,
        conversation_id: conversation.id,
        user_message_id: message.id,
        response: String::new(),
        intent: None,
        confidence: None,
        alternatives: Vec::new(),
        entities: Vec::new(),
        sentiment: 0.0,
        sentiment_label: "neutral".to_owned(),
        language: conversation
            .language
            .clone()
            .unwrap_or_else(|| "da".to_owned()),
        sources: Vec::new(),
        suggested_actions: Vec::new(),
        requires_escalation: conversation.escalated,
        escalation_reason: conversation.escalation_reason.clone(),
        answer: AnswerInfo {
            state: if conversation.has_person() {
                AnswerState::Final
            } else {
                AnswerState::Drafting
            },
            engine: "none".to_owned(),
            passage: None,
        },
    }
}
