//! What people of the staff do to a conversation. Every door to it (an operation, a macro, many at once, a
//! rule) goes through [`Case`], so that each change means the same everywhere.

use tekup_base::{AttachmentId, CannedAnswerId, Error, QueueId, Result, UserId};
use tekup_context::{OpContext, Principal};
use tekup_db::TenantTx;
use tekup_rules::routing::Route;
use uuid::Uuid;

use super::{
    assign::{self, Told},
    service,
};
use crate::{
    attachments, handover, leaving,
    model::{
        Assignee, Attachment, Change, ClockKind, ContentType, Conversation, Message,
        NotificationKind, Priority, Queue, Resolution, SenderType, Status,
    },
    notify,
    phrases::{self, Language},
    rulebook::Tables,
    store,
};

/// A conversation that is held, and who changes it.
pub(crate) struct Case<'a> {
    pub tx: &'a mut TenantTx,
    pub ctx: &'a OpContext,
    /// The tenant's live rules: what leaves has to pass them.
    pub rules: &'a Tables,
    pub conversation: &'a mut Conversation,
}

impl Case<'_> {
    /// Makes one change. The caller stores the conversation.
    pub(crate) async fn apply(&mut self, change: &Change) -> Result<()> {
        match change {
            Change::AddTags { tags } => self.conversation.add_tags(tags),
            Change::RemoveTags { tags } => {
                self.conversation.tags.retain(|tag| !tags.contains(tag));
                Ok(())
            }
            Change::SetPriority { priority } => self.prioritise(*priority).await,
            Change::SetQueue { queue_id } => self.place(*queue_id).await.map(drop),
            Change::Assign { person_id, me } => self.assign(*person_id, *me).await,
            Change::Reply {
                content,
                canned_answer_id,
            } => {
                let content = match (content, canned_answer_id) {
                    (Some(content), _) => self.named(content),
                    (None, Some(id)) => self.canned(*id).await?,
                    (None, None) => {
                        return Err(Error::field(
                            "content",
                            "required",
                            "a reply needs content or cannedAnswerId",
                        ));
                    }
                };
                match self.ctx.principal() {
                    // Nobody of the staff: what a rule says, the AI agent says.
                    Principal::System { .. } => self.answer(content).await.map(drop),
                    _ => self.reply(content, &[]).await.map(drop),
                }
            }
            Change::Note { content } => self.note(self.named(content), &[]).await.map(drop),
            Change::Wait => self.wait().await,
            Change::HandBack => self.hand_back(None).await,
            Change::Resolve { notes } => {
                let notes = notes.as_deref().map(|notes| self.named(notes));
                self.resolve(notes.as_deref()).await
            }
        }
    }

    /// Stores the conversation and tells that it has changed.
    pub(crate) async fn save(&mut self, event: &'static str) -> Result<()> {
        store::conversations::update(self.tx, self.conversation).await?;
        notify::conversation(self.tx, self.ctx, event, self.conversation)
    }

    pub(crate) fn language(&self) -> Language {
        Language::from_code(self.conversation.language.as_deref().unwrap_or("da"))
    }

    /// A message of now; a person's bears the caller's name.
    fn message(&self, number: i32, sender: SenderType, content: String) -> Message {
        let now = self.ctx.now();
        let mut message = Message::plain(self.conversation, number, sender, content, now);
        if sender == SenderType::HumanAgent {
            message.sender_id = self.ctx.principal().id();
            message.sender_name = Some(self.ctx.principal().name().to_owned());
        }
        message
    }

    /// Writes a message into the conversation and tells of it.
    async fn say(&mut self, sender: SenderType, content: String) -> Result<Message> {
        self.say_with(sender, content, ContentType::Text, Vec::new())
            .await
    }

    /// The same with files, which go with it.
    async fn say_with(
        &mut self,
        sender: SenderType,
        content: String,
        kind: ContentType,
        files: Vec<Attachment>,
    ) -> Result<Message> {
        let number = self.conversation.count_message(&content, self.ctx.now());
        let mut message = self.message(number, sender, content);
        message.content_type = kind;
        if !files.is_empty() {
            store::attachments::attach(self.tx, message.id, &files).await?;
            message.attachments = files;
        }
        store::messages::insert(self.tx, &message).await?;
        notify::message(self.tx, self.ctx, "message.created", &message)?;
        Ok(message)
    }

    /// What the tenant's rules say of words that are about to go to the customer.
    fn look(&self, sender: SenderType, content: &str) -> leaving::Look {
        leaving::look(self.rules, self.ctx, self.conversation, sender, content)
    }

    /// The caller talks with the customer from now on.
    pub(crate) async fn take_over(&mut self) -> Result<()> {
        let me = me(self.ctx)?;
        match &self.conversation.assigned_to {
            Some(other) if other.id == me.id && self.conversation.has_person() => return Ok(()),
            Some(other) if other.id != me.id && self.conversation.has_person() => {
                return Err(Error::conflict(format!(
                    "{} has this conversation already",
                    other.name
                )));
            }
            _ => {}
        }
        let note = phrases::person_joined(self.language(), &me.name);
        store::escalations::assign(self.tx, self.conversation.id, Some(me.id), self.ctx.now())
            .await?;
        self.conversation.take_over(me, self.ctx.now());
        self.say(SenderType::System, note).await?;
        notify::conversation(
            self.tx,
            self.ctx,
            "conversation.taken_over",
            self.conversation,
        )
    }

    /// Answers the customer as the caller, who must be responsible, with words, files or both.
    pub(crate) async fn reply(
        &mut self,
        mut content: String,
        files: &[AttachmentId],
    ) -> Result<Message> {
        let files = attachments::waiting(self.tx, self.conversation, files).await?;
        let mut kind = ContentType::Text;
        if content.trim().is_empty() && !files.is_empty() {
            kind = attachments::content_type(&files);
            content = attachments::caption(&files);
        }
        not_blank("content", &content)?;
        let mine = self.conversation.assigned_to.as_ref().map(|one| one.id)
            == self.ctx.principal().user_id();
        if !mine || self.conversation.has_ended() {
            return Err(Error::conflict(
                "take the conversation over before you reply",
            ));
        }
        let look = self.look(SenderType::HumanAgent, &content);
        look.refuse()?;
        if !self.conversation.has_person() {
            self.take_over().await?;
        }
        if self.conversation.status == Status::Waiting {
            self.conversation.status = Status::Escalated;
            service::pause(self.tx, self.ctx, self.conversation, false).await?;
        }
        let message = self
            .say_with(SenderType::HumanAgent, content, kind, files)
            .await?;
        look.record(self.tx, self.ctx, self.conversation, &message)?;
        let now = self.ctx.now();
        self.conversation.first_response_at.get_or_insert(now);
        store::escalations::responded(self.tx, self.conversation.id, now).await?;
        let first = [ClockKind::FirstResponse];
        service::meet(self.tx, self.ctx, self.conversation, &first).await?;
        Ok(message)
    }

    /// Answers the customer as the AI agent, with words that somebody has written beforehand. It never talks
    /// over a person, and says nothing that a rule holds back.
    pub(crate) async fn answer(&mut self, content: String) -> Result<Option<Message>> {
        not_blank("content", &content)?;
        if self.conversation.has_person() || self.conversation.has_ended() {
            return Ok(None);
        }
        let look = self.look(SenderType::AiAgent, &content);
        look.refuse()?;
        let message = self.say(SenderType::AiAgent, content).await?;
        look.record(self.tx, self.ctx, self.conversation, &message)?;
        Ok(Some(message))
    }

    /// Writes a note that customers never see, and tells the colleagues whom it names.
    pub(crate) async fn note(&mut self, content: String, mentions: &[UserId]) -> Result<Message> {
        not_blank("content", &content)?;
        // In the thread, but not in the lists: neither preview nor activity is the customer's.
        self.conversation.message_count += 1;
        let number = self.conversation.message_count;
        let mut note = self.message(number, SenderType::HumanAgent, content);
        note.internal = true;
        note.mentions = mentions.iter().map(|id| id.0).collect();
        store::messages::insert(self.tx, &note).await?;
        notify::message(self.tx, self.ctx, "note.created", &note)?;
        for person in mentions {
            let told = Told {
                kind: NotificationKind::Mention,
                message: Some(note.id),
                preview: Some(&note.content),
            };
            assign::tell(self.tx, self.ctx, self.conversation, *person, told).await?;
        }
        Ok(note)
    }

    pub(crate) async fn prioritise(&mut self, priority: Priority) -> Result<()> {
        if self.conversation.priority == priority {
            return Ok(());
        }
        self.conversation.priority = priority;
        let queue = service::queue_of(self.tx, self.conversation).await?;
        self.placed(queue.as_ref()).await
    }

    /// Puts the conversation into another queue.
    pub(crate) async fn place(&mut self, id: QueueId) -> Result<Queue> {
        let queue = store::queues::get(self.tx, id)
            .await?
            .ok_or_else(|| Error::field("queueId", "not_found", "there is no such queue"))?;
        self.conversation.queue_id = Some(queue.id);
        self.placed(Some(&queue)).await?;
        Ok(queue)
    }

    /// Puts a conversation that nobody was called to yet where a rule wants it: a person who is called later
    /// finds it there. A queue that is not there any more moves nothing.
    pub(crate) async fn route(&mut self, route: &Route) -> Result<()> {
        if self.conversation.status != Status::Active {
            return Ok(());
        }
        if let Some(priority) = route.priority {
            self.prioritise(handover::priority(priority)).await?;
        }
        if let Some(name) = &route.queue {
            let queue = store::queues::named_or_default(self.tx, Some(name)).await?;
            let queue = queue.filter(|queue| queue.name == *name);
            if let Some(queue) = queue.filter(|queue| self.conversation.queue_id != Some(queue.id))
            {
                self.place(queue.id).await?;
            }
        }
        Ok(())
    }

    /// Queue or priority is another one: the open call and the clocks follow.
    async fn placed(&mut self, queue: Option<&Queue>) -> Result<()> {
        let name = queue.map(|queue| queue.name.as_str());
        store::escalations::place(self.tx, self.conversation, name).await?;
        if self.conversation.status == Status::Escalated {
            service::set(self.tx, self.ctx, self.conversation, queue).await?;
        }
        Ok(())
    }

    /// Makes somebody responsible; the AI agent goes on until they take over.
    pub(crate) async fn assign(&mut self, person: Option<UserId>, to_me: bool) -> Result<()> {
        let person = match (person, to_me) {
            (_, true) => Some(me(self.ctx)?),
            (None, false) => None,
            (Some(id), false) => Some(self.colleague(id).await?),
        };
        assign::make_responsible(self.tx, self.ctx, self.conversation, person).await
    }

    /// The person of this id, if they may answer customers.
    async fn colleague(&mut self, id: UserId) -> Result<Assignee> {
        let person = store::people::get(self.tx, id).await?.ok_or_else(|| {
            Error::field(
                "personId",
                "not_found",
                "there is nobody of this id who may answer customers",
            )
        })?;
        Ok(Assignee {
            id: person.id,
            name: person.name,
        })
    }

    /// Gives the conversation to a person or a queue. Once people have had it, they keep it: the AI agent
    /// stays silent until it is handed back.
    pub(crate) async fn transfer(
        &mut self,
        person: Option<UserId>,
        queue: Option<QueueId>,
        note: Option<String>,
    ) -> Result<()> {
        if let Some(note) = note {
            self.note(note, &person.into_iter().collect::<Vec<_>>())
                .await?;
        }
        let queue = match queue {
            Some(id) => Some(self.place(id).await?),
            None => None,
        };
        self.assign(person, false).await?;
        if let (Some(queue), None) = (&queue, person) {
            assign::give_out(self.tx, self.ctx, self.conversation, queue).await?;
        }
        notify::conversation(
            self.tx,
            self.ctx,
            "conversation.transferred",
            self.conversation,
        )
    }

    /// Waits for the customer; clocks stand meanwhile.
    pub(crate) async fn wait(&mut self) -> Result<()> {
        if self.conversation.has_ended() {
            return Err(Error::conflict("the conversation has ended"));
        }
        self.conversation.status = Status::Waiting;
        service::pause(self.tx, self.ctx, self.conversation, true).await
    }

    /// Lets the AI agent talk again.
    pub(crate) async fn hand_back(&mut self, note: Option<String>) -> Result<()> {
        if self.conversation.has_ended() {
            return Err(Error::conflict("the conversation has ended"));
        }
        if let Some(note) = note {
            self.note(note, &[]).await?;
        }
        let now = self.ctx.now();
        let by = self.ctx.principal().user_id();
        store::escalations::resolve(self.tx, self.conversation.id, None, by, now).await?;
        service::forget(self.tx, self.conversation).await?;
        self.conversation.status = Status::Active;
        self.conversation.assigned_to = None;
        self.conversation.taken_over_at = None;
        self.conversation.unanswered_in_a_row = 0;
        let words = phrases::handed_back(self.language()).to_owned();
        self.say(SenderType::System, words).await?;
        notify::conversation(
            self.tx,
            self.ctx,
            "conversation.handed_back",
            self.conversation,
        )
    }

    /// Ends the conversation, with what was done as a note for colleagues.
    pub(crate) async fn resolve(&mut self, notes: Option<&str>) -> Result<()> {
        if self.conversation.status == Status::Resolved {
            return Ok(());
        }
        let human = self.conversation.has_person()
            || matches!(
                self.conversation.status,
                Status::Escalated | Status::Waiting
            );
        let words = phrases::resolved(self.language()).to_owned();
        self.say(SenderType::System, words).await?;
        let now = self.ctx.now();
        let both = [ClockKind::FirstResponse, ClockKind::Resolution];
        service::meet(self.tx, self.ctx, self.conversation, &both).await?;
        let how = if human {
            Resolution::Human
        } else {
            Resolution::Automated
        };
        self.conversation.end(Status::Resolved, how, now);
        let by = self.ctx.principal().user_id();
        store::escalations::resolve(self.tx, self.conversation.id, notes, by, now).await?;
        notify::conversation(
            self.tx,
            self.ctx,
            "conversation.resolved",
            self.conversation,
        )
    }

    /// The words of a canned answer, in the customer's language and with the names put in.
    async fn canned(&mut self, id: CannedAnswerId) -> Result<String> {
        let answer = store::kept::canned_answer(self.tx, id)
            .await?
            .ok_or_else(|| {
                Error::field(
                    "cannedAnswerId",
                    "not_found",
                    "there is no such canned answer",
                )
            })?;
        let words = answer.content.get(self.language().code());
        let words = words.or_else(|| answer.content.values().next());
        Ok(words.map(|words| self.named(words)).unwrap_or_default())
    }

    /// Words that somebody has written beforehand, with the names put in.
    fn named(&self, words: &str) -> String {
        let customer = self.conversation.customer_name.as_deref();
        let me = match self.ctx.principal() {
            Principal::System { .. } => phrases::me(self.language()),
            someone => someone.name(),
        };
        words
            .replace("{{customer}}", customer.unwrap_or_default())
            .replace("{{me}}", me)
    }
}

fn not_blank(field: &str, text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Error::field(
            field,
            "empty",
            "must hold more than white space",
        ));
    }
    Ok(())
}

/// The caller, who must be a person.
pub(crate) fn me(ctx: &OpContext) -> Result<Assignee> {
    match ctx.principal() {
        Principal::User { id, name } => Ok(Assignee {
            id: *id,
            name: name.clone(),
        }),
        _ => Err(Error::forbidden(
            "only a person who signed in can have a conversation",
        )),
    }
}

/// People whom the ids name, each once.
pub(crate) fn people(ids: &[Uuid]) -> Vec<UserId> {
    let mut people: Vec<UserId> = ids.iter().copied().map(UserId).collect();
    people.sort_unstable();
    people.dedup();
    people
}
