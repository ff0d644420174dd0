use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConversationId, Error, ErrorKind, MessageId, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, amend, finish};
use tekup_runs::{Failure, NewRun, Run, spawn_begun, spawn_held};
use tokio::sync::mpsc;

use crate::{
    Support,
    answer::{
        ANSWERED, AnswerInput, KIND, Stage, Stages, Thought, Used,
        at_once::{self, Beforehand, Progress},
    },
    attachments::{self, Checked},
    desk::service,
    model::{AnswerInfo, AnswerState, ContentType, Conversation, Message, MessageResponse, Status},
    notify, store,
    widget::access,
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

/// A message that is stored, and its answer.
pub(crate) struct Asked {
    conversation: Conversation,
    message: Message,
    answer: Answer,
}

enum Answer {
    /// A person has the conversation, or there is nothing to answer.
    Nobody,
    /// It is stored, and final.
    Given(Box<MessageResponse>),
    /// A Run gives it.
    Underway(Box<Run>, Stages),
}

async fn send(ctx: OpContext, support: Support, input: SendMessage) -> Result<MessageResponse> {
    let wait = input.wait;
    let asked = ask(&support, &ctx, &input).await?;
    let at_once = asked.is_whole();
    let (_, response) = asked.answered(&support, &ctx, wait).await?;
    if !at_once {
        amend(&ctx, &support.0.db, &response).await?;
    }
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
    match asked.answer {
        Answer::Nobody => {
            let silent = silence(&asked.conversation, &asked.message);
            Ok((asked.message, Err(Box::new(silent))))
        }
        Answer::Given(response) => {
            let (sender, stages) = mpsc::channel(2);
            for stage in [Stage::Passage(response.clone()), Stage::Done(response)] {
                let _ = sender.try_send(stage);
            }
            Ok((asked.message, Ok(stages)))
        }
        Answer::Underway(run, stages) => {
            let worker = support.0.worker.clone();
            tokio::spawn(async move { worker.execute(*run).await });
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
    say(support, ctx, input, |_, response| response).await
}

/// Stores a message in a conversation that is there, with its answer where that is found at once. Visitors reach
/// their own conversations only.
pub(crate) async fn say<T: Serialize>(
    support: &Support,
    ctx: &OpContext,
    input: &SendMessage,
    output: impl Fn(&Conversation, MessageResponse) -> T + Send + Sync,
) -> Result<Asked> {
    let (content, kind) = (&input.content, input.content_type);
    let beforehand = at_once::think(support, ctx, input.id, content, kind).await?;
    let thought = beforehand.is_some();
    let (tx, conversation) = locked(support, ctx, input.id).await?;
    let along = Along {
        beforehand,
        ..Along::default()
    };
    match store(support, ctx, tx, conversation, input, along, &output).await {
        // Another message has come first: what was thought no longer holds.
        Err(error) if thought && error.kind() == ErrorKind::Conflict => {
            let (tx, conversation) = locked(support, ctx, input.id).await?;
            store(
                support,
                ctx,
                tx,
                conversation,
                input,
                Along::default(),
                &output,
            )
            .await
        }
        stored => stored,
    }
}

async fn locked(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
) -> Result<(TenantTx, Conversation)> {
    let tx = support.0.db.begin(ctx).await?;
    access::check(&tx, ctx, id).await?;
    let conversation = store::conversations::lock(&tx, id).await?;
    let conversation = conversation.ok_or_else(|| Error::not_found("conversation"))?;
    Ok((tx, conversation))
}

/// What comes with a message's words.
#[derive(Default)]
pub(crate) struct Along {
    /// To files without words, whose names are the content then, the AI agent says nothing.
    pub files: Vec<Checked>,
    pub beforehand: Option<Beforehand>,
}

/// Stores the message with its files in `tx`, with its answer or the Run that will give it; commits. `output`
/// makes the operation's answer of the response so far, for calls with the same key until there is more to say.
pub(crate) async fn store<T: Serialize>(
    support: &Support,
    ctx: &OpContext,
    mut tx: TenantTx,
    mut conversation: Conversation,
    input: &SendMessage,
    along: Along,
    output: impl Fn(&Conversation, MessageResponse) -> T,
) -> Result<Asked> {
    if input.content.trim().is_empty() {
        return Err(Error::field(
            "content",
            "empty",
            "must hold more than white space",
        ));
    }
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
    let mut message = at_once::said(&mut conversation, ctx, &input.content, input.content_type);
    let Along { files, beforehand } = along;
    let wordless = !files.is_empty() && input.content_type != ContentType::Text;
    let silent = conversation.has_person() || wordless;
    // What was thought holds for the message that comes next in the conversation, and for no other.
    let next = |one: &Beforehand| one.message.seq == message.seq && !silent;
    let (mut ready, mut thinking) = (None, None);
    match beforehand.filter(next) {
        Some(Beforehand {
            thought: Progress::Ready(thought),
            ..
        }) if thought.holds(&conversation) => {
            message = thought.question.clone();
            ready = Some(thought);
        }
        Some(Beforehand {
            message: thought_of,
            thought: Progress::Underway(underway),
        }) => {
            message = thought_of;
            thinking = Some(underway);
        }
        _ => {}
    }
    message.sender_name.clone_from(&conversation.customer_name);
    if !files.is_empty() {
        message.attachments =
            attachments::store(&tx, ctx, conversation.id, message.id, files).await?;
    }
    store::messages::insert_last(&mut tx, &message)?;
    notify::message(&mut tx, ctx, "message.created", &message)?;
    let mut used = Used::default();
    let answer = match ready {
        Some(thought) => {
            used = thought.used();
            let answer = give(support, ctx, &mut tx, &mut conversation, &message, *thought).await?;
            store::conversations::update_last(&mut tx, &conversation);
            answer
        }
        None => {
            store::conversations::update_last(&mut tx, &conversation);
            notify::conversation(&mut tx, ctx, "conversation.updated", &conversation)?;
            if silent {
                Answer::Nobody
            } else {
                let new = answering(&message)?;
                let run = spawn_held(&mut tx, ctx, &support.0.worker, new).await?;
                let stages = support.0.listeners.listen(message.id, thinking);
                Answer::Underway(Box::new(run), stages)
            }
        }
    };
    let response = match &answer {
        Answer::Given(response) => (**response).clone(),
        _ => silence(&conversation, &message),
    };
    let details = json!({"messageId": message.id});
    let output = output(&conversation, response);
    if let Err(error) = finish(ctx, tx, Some(conversation.id.0), details, output).await {
        support.0.listeners.end(message.id);
        return Err(error);
    }
    used.count(support.0.search.as_ref(), ctx.tenant());
    Ok(Asked {
        conversation,
        message,
        answer,
    })
}

/// Writes the answer that was found before the message is stored, and the Run that has it worded where a model
/// is to.
async fn give(
    support: &Support,
    ctx: &OpContext,
    tx: &mut TenantTx,
    conversation: &mut Conversation,
    message: &Message,
    thought: Thought,
) -> Result<Answer> {
    let agent = at_once::agent(ctx);
    let drafting = thought.drafting();
    let given = thought.give(tx, &agent, conversation).await;
    let answered = given.map_err(|failure| match failure {
        Failure::Retry(error) | Failure::Permanent(error) | Failure::Later { error, .. } => error,
        Failure::LeaseLost | Failure::Cancelled | Failure::Wait { .. } => {
            Error::internal("no run gives this answer")
        }
    })?;
    if !drafting {
        return Ok(Answer::Given(Box::new(answered.response)));
    }
    let new = answering(message)?;
    let worker = &support.0.worker;
    let run = spawn_begun(tx, ctx, worker, new, ANSWERED, &answered).await?;
    let stages = support.0.listeners.listen(message.id, None);
    Ok(Answer::Underway(Box::new(run), stages))
}

/// The Run that answers the message.
fn answering(message: &Message) -> Result<NewRun> {
    let input = AnswerInput {
        conversation_id: message.conversation_id,
        message_id: message.id,
        created_at: message.created_at,
    };
    let input = serde_json::to_value(input).map_err(Error::internal)?;
    Ok(NewRun::new(KIND, input).about(message.id.0))
}

/// What a caller who does not wait is told.
pub(crate) fn receipt(conversation: ConversationId, message: MessageId) -> Value {
    json!({"conversationId": conversation, "messageId": message})
}

impl Asked {
    /// Whether nothing more will be said than what was stored with the message.
    pub(crate) fn is_whole(&self) -> bool {
        !matches!(self.answer, Answer::Underway(..))
    }

    /// Has the message answered in the background; returns its id.
    pub(crate) fn answered_in_background(self, support: &Support) -> MessageId {
        if let Answer::Underway(run, stages) = self.answer {
            // Nobody listens here; whoever follows the conversation hears of it by events.
            drop(stages);
            let worker = support.0.worker.clone();
            tokio::spawn(async move { worker.execute(*run).await });
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
        let (run, mut stages) = match self.answer {
            Answer::Nobody => {
                let response = silence(&self.conversation, &self.message);
                return Ok((self.conversation, response));
            }
            Answer::Given(response) => return Ok((self.conversation, *response)),
            Answer::Underway(run, stages) => (run, stages),
        };
        let worker = support.0.worker.clone();
        // In a task of its own: a caller that hangs up does not stop the answer.
        tokio::spawn(async move { worker.execute(*run).await });
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
