//! A mail taken in: into its conversation, once by its Message-ID.

use serde_json::{Value, json};
use tekup_base::{ConversationId, ErrorKind, Result};
use tekup_connectors::{File, Sender};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;

use super::parse::Mail;
use crate::{
    Inbox, fingerprint,
    inbound::Said,
    model::Opened,
    store::{self, channels::Thread, deliveries::Received},
};

/// Mails of one sender that are taken in within an hour and a day; more is a loop or a flood.
const SENDER_PER_HOUR: i64 = 30;
const SENDER_PER_DAY: i64 = 100;
/// Mails of one mailbox that are taken in within an hour; the rest waits there.
const MAILBOX_PER_HOUR: i64 = 1000;
/// How the receipts of mails begin.
const RECEIPT: &str = "mail:";
/// The same by where they are answered, where that is not their sender.
const ANSWERED: &str = "answered:";

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Taken,
    /// Nobody is answered; the reason.
    Ignored(&'static str),
    /// It came before.
    Known,
    /// Too much comes in: it waits in the mailbox.
    Waits,
}

/// The conversation that a Message-ID of ours names.
fn conversation_in(id: &str) -> Option<ConversationId> {
    let local = id.trim_start_matches('<').split('@').next()?;
    local.split_once('.')?.0.parse().ok()
}

/// What a thread is known by: its first mail and who wrote it, so that nobody gets into another's thread with a
/// Message-ID, which is no secret and may be chosen.
fn thread_key(from: &str, id: &str) -> String {
    fingerprint::of(format!("{from}\n{id}").as_bytes())
}

/// The thread that a mail belongs to: that of a mail of ours which it answers, or of its sender's own first mail. What
/// was begun by a sender of whom the mail server had made sure, nobody goes on with of whom it has not.
async fn thread_of(tx: &TenantTx, with: &Opened, mail: &Mail) -> Result<Option<Thread>> {
    let connection = with.connection.id;
    let fits = |one: &Thread| {
        let trusted = mail.vouched || one.details["vouched"] != true;
        one.connection_id == connection.0 && one.address == mail.from && trusted
    };
    for reference in mail.references.iter().rev() {
        if let Some(conversation) = conversation_in(reference) {
            let found = store::channels::thread(tx, conversation).await?;
            if let Some(found) = found.filter(fits) {
                return Ok(Some(found));
            }
        }
        let key = thread_key(&mail.from, reference);
        if let Some(conversation) = store::channels::conversation(tx, connection, &key).await? {
            let found = store::channels::thread(tx, conversation).await?;
            if let Some(found) = found.filter(fits) {
                return Ok(Some(found));
            }
        }
    }
    Ok(None)
}

/// The message that a mail becomes.
fn content(mail: &Mail) -> String {
    let mut content = mail.text.trim().to_owned();
    if content.is_empty() {
        content.clone_from(&mail.subject);
    }
    if !mail.left.is_empty() {
        content.push_str(&format!("\n\n[{}]", mail.left.join(", ")));
    }
    content.trim().to_owned()
}

/// Takes a mail in, once by its Message-ID.
pub(super) async fn take(
    inbox: &Inbox,
    ctx: &OpContext,
    with: &Opened,
    mut mail: Mail,
) -> Result<Outcome> {
    let files = std::mem::take(&mut mail.files);
    match enter(inbox, ctx, with, &mail, files).await {
        // It can never be a message; asking again brings the same.
        Err(error) if error.kind() == ErrorKind::Validation => {
            ignore(inbox, ctx, with, &mail, "invalid").await
        }
        outcome => outcome,
    }
}

/// Whether as much of one sender, or for one address, has been taken in as may be.
fn too_much(received: &Received) -> bool {
    received.sender_hour >= SENDER_PER_HOUR || received.sender_day >= SENDER_PER_DAY
}

async fn enter(
    inbox: &Inbox,
    ctx: &OpContext,
    with: &Opened,
    mail: &Mail,
    files: Vec<File>,
) -> Result<Outcome> {
    let id = with.connection.id;
    if let Some(why) = mail.automatic {
        return ignore(inbox, ctx, with, mail, why).await;
    }
    let content = content(mail);
    if content.is_empty() && files.is_empty() {
        return ignore(inbox, ctx, with, mail, "empty").await;
    }
    let tx = inbox.0.db.begin(ctx).await?;
    let sender = format!("{RECEIPT}{}:", mail.from);
    let received = store::deliveries::received(&tx, id, RECEIPT, &sender, ctx.now()).await?;
    if received.all_hour >= MAILBOX_PER_HOUR {
        return Ok(Outcome::Waits);
    }
    let mut flood = too_much(&received);
    // Nor is anybody flooded with answers to what others send in their name.
    let answered = mail.reply_to.as_ref().map(|to| format!("{ANSWERED}{to}:"));
    if let Some(answered) = &answered {
        let received = store::deliveries::received(&tx, id, ANSWERED, answered, ctx.now()).await?;
        flood |= too_much(&received);
    }
    if flood {
        tx.commit().await?;
        return ignore(inbox, ctx, with, mail, "flood").await;
    }
    let receipt = format!("{sender}{}", mail.id);
    if !inbox.first_time(&tx, ctx, with, &receipt).await? {
        return Ok(Outcome::Known);
    }
    if let Some(answered) = answered {
        let receipt = format!("{answered}{}", mail.id);
        inbox.first_time(&tx, ctx, with, &receipt).await?;
    }
    let thread = thread_of(&tx, with, mail).await?;
    let reply_to = match &thread {
        // Who only says to be the sender may not have the thread's answers sent elsewhere.
        Some(thread) if !mail.vouched => thread.details["replyTo"].clone(),
        _ => json!(mail.reply_to),
    };
    let begun_by_known = thread
        .as_ref()
        .is_some_and(|one| one.details["vouched"] == true);
    let thread = thread.map(|one| one.thread_key);
    let thread = thread.unwrap_or_else(|| thread_key(&mail.from, &mail.id));
    let mut references = mail.references.clone();
    references.push(mail.id.clone());
    let details: Value = json!({
        "subject": mail.subject, "references": references, "replyTo": reply_to,
        "vouched": mail.vouched || begun_by_known,
    });
    let said = Said {
        sender: Sender {
            channel: "email",
            id: &mail.from,
            // Anybody can write any sender on a mail, unless the mail server has looked.
            verified: mail.vouched,
            name: mail.name.as_deref(),
        },
        thread_key: &thread,
        address: &mail.from,
        details,
        content: &content,
        files,
    };
    inbox.hear(tx, ctx, with, said).await?;
    Ok(Outcome::Taken)
}

/// Leaves a mail alone, and tells of it once. Of a flood it tells once an hour.
async fn ignore(
    inbox: &Inbox,
    ctx: &OpContext,
    with: &Opened,
    mail: &Mail,
    why: &'static str,
) -> Result<Outcome> {
    let receipt = if why == "flood" {
        format!("flood:{}:{}", mail.from, ctx.now().format("%Y%m%d%H"))
    } else {
        format!("left:{}:{}", mail.from, mail.id)
    };
    let mut tx = inbox.0.db.begin(ctx).await?;
    if !inbox.first_time(&tx, ctx, with, &receipt).await? {
        return Ok(if why == "flood" {
            Outcome::Ignored(why)
        } else {
            Outcome::Known
        });
    }
    let id = with.connection.id;
    let data = json!({
        "connectionId": id, "reason": why, "from": mail.from, "subject": mail.subject,
        "messageId": mail.id,
    });
    emit(&mut tx, ctx, "mail.ignored", id.0, &data)?;
    tx.commit().await?;
    Ok(Outcome::Ignored(why))
}
