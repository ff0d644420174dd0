//! Files in conversations: what is taken, by content and not by name, and how much of it. Bytes are kept in
//! Postgres, as documents are (docs/adr/0006).

use chrono::{TimeDelta, Utc};
use serde_json::json;
use tekup_base::{AttachmentId, ConversationId, Error, ErrorKind, MessageId, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_operations::finish;

use crate::{
    Support,
    model::{Attachment, Channel, ContentType, Conversation},
    store,
};

/// Largest file, in bytes.
pub const MAX_FILE: usize = 10 * 1024 * 1024;
/// Most files of one conversation.
const MAX_FILES: i64 = 50;
/// Most bytes of one conversation's files.
const MAX_TOTAL: i64 = 100 * 1024 * 1024;
/// Most bytes of one answer's files: many mail servers take 25 MB, and in a mail they grow by a third.
const MAX_LETTER: i64 = 18 * 1024 * 1024;
/// Longest side of an image, in pixels: a longer one is made to exhaust whoever opens it.
const MAX_SIDE: usize = 16_000;
/// Most pixels of an image.
const MAX_PIXELS: usize = 64_000_000;
/// Longest name that is kept, in characters.
const MAX_NAME: usize = 120;

/// What is taken. Nothing here runs in a browser that opens it: no HTML, no SVG, no script.
const TAKEN: &[&str] = &[
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
];

/// A file as it came.
#[derive(Debug, Clone)]
pub struct Upload {
    /// What the sender calls it.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// A file that may be kept.
#[derive(Debug)]
pub struct Checked {
    attachment: Attachment,
    content: Vec<u8>,
}

impl Checked {
    /// What is said of it.
    pub fn attachment(&self) -> &Attachment {
        &self.attachment
    }
}

/// Looks at a file before anything is stored. Takes some milliseconds at most, and no more memory than the
/// file itself.
///
/// # Errors
/// `PayloadTooLarge`, `UnsupportedMediaType`, or a validation error of `file`.
pub fn check(upload: Upload) -> Result<Checked> {
    let Upload { name, content } = upload;
    if content.is_empty() {
        return Err(Error::field("file", "empty", "the file is empty"));
    }
    if content.len() > MAX_FILE {
        return Err(Error::new(
            ErrorKind::PayloadTooLarge,
            "a file may have at most 10 MB",
        ));
    }
    let media_type = media_type(&content).ok_or_else(|| {
        Error::new(
            ErrorKind::UnsupportedMediaType,
            "only images (PNG, JPEG, GIF, WebP), PDF, office documents and plain text are taken",
        )
    })?;
    let sides = if media_type.starts_with("image/") {
        Some(sides(&content)?)
    } else {
        None
    };
    let size = i32::try_from(content.len()).map_err(Error::internal)?;
    Ok(Checked {
        attachment: Attachment {
            id: AttachmentId::new(),
            name: file_name(&name),
            media_type: media_type.to_owned(),
            size,
            width: sides.map(|(width, _)| width),
            height: sides.map(|(_, height)| height),
        },
        content,
    })
}

fn media_type(content: &[u8]) -> Option<&'static str> {
    match infer::get(content) {
        Some(found) => TAKEN
            .iter()
            .copied()
            .find(|taken| *taken == found.mime_type()),
        None => is_plain_text(content).then_some("text/plain; charset=utf-8"),
    }
}

/// Text without control characters that is no markup: markup may run.
fn is_plain_text(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else {
        return false;
    };
    let plain = text
        .chars()
        .all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    let begin = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    plain && !begin.starts_with('<')
}

fn sides(content: &[u8]) -> Result<(i32, i32)> {
    let broken = || Error::field("file", "broken", "the image cannot be read");
    let size = imagesize::blob_size(content).map_err(|_| broken())?;
    if size.width == 0 || size.height == 0 {
        return Err(broken());
    }
    let pixels = size.width.saturating_mul(size.height);
    if size.width > MAX_SIDE || size.height > MAX_SIDE || pixels > MAX_PIXELS {
        return Err(Error::field(
            "file",
            "too_large",
            "an image may have at most 16,000 pixels a side and 64 million in all",
        ));
    }
    let side = |pixels| i32::try_from(pixels).map_err(|_| broken());
    Ok((side(size.width)?, side(size.height)?))
}

/// The last part of a path, without what a file system or a header would stumble over.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '"' | '<' | '>' | '|' | ':' | '*' | '?'))
        // Marks that turn the direction of writing hide what a name ends in.
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
        .collect();
    let clean = clean.trim().trim_matches('.');
    let length = clean.chars().count();
    match length {
        0 => "file".to_owned(),
        // The ending says what it is, so a long name loses its beginning.
        _ => clean
            .chars()
            .skip(length.saturating_sub(MAX_NAME))
            .collect(),
    }
}

/// Keeps files that came with a message; to be called before the message is stored, which names them.
///
/// # Errors
/// `PayloadTooLarge` when the conversation holds too much already.
pub async fn store(
    tx: &TenantTx,
    ctx: &OpContext,
    conversation: ConversationId,
    message: MessageId,
    files: Vec<Checked>,
) -> Result<Vec<Attachment>> {
    if !fit(tx, conversation, &files).await? {
        return Err(too_much());
    }
    let mut kept = Vec::with_capacity(files.len());
    for file in files {
        let Checked {
            attachment,
            content,
        } = file;
        let now = ctx.now();
        store::attachments::insert(tx, conversation, message, &attachment, &content, false, now)
            .await?;
        kept.push(attachment);
    }
    Ok(kept)
}

/// Whether a conversation may hold these files, too.
///
/// # Errors
/// When the database fails.
pub(crate) async fn fit(
    tx: &TenantTx,
    conversation: ConversationId,
    files: &[Checked],
) -> Result<bool> {
    let (count, bytes) = store::attachments::so_far(tx, conversation).await?;
    let sizes = files.iter().map(|file| i64::from(file.attachment.size));
    let number = i64::try_from(files.len()).unwrap_or(i64::MAX);
    Ok(count.saturating_add(number) <= MAX_FILES && bytes + sizes.sum::<i64>() <= MAX_TOTAL)
}

/// Keeps a file for an answer that a person of the staff is about to send, for a day.
///
/// # Errors
/// `NotFound` for a conversation that is not there, `PayloadTooLarge` when it holds too much already.
pub async fn upload(
    support: &Support,
    ctx: &OpContext,
    conversation: ConversationId,
    file: Checked,
) -> Result<Attachment> {
    let tx = support.0.db.begin(ctx).await?;
    let conversation = store::conversations::lock(&tx, conversation)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?
        .id;
    let files = [file];
    if !fit(&tx, conversation, &files).await? {
        return Err(too_much());
    }
    let [
        Checked {
            attachment,
            content,
        },
    ] = files;
    // Until it is sent, it has a place of its own in no message.
    let message = MessageId::new();
    let now = ctx.now();
    store::attachments::insert(&tx, conversation, message, &attachment, &content, true, now)
        .await?;
    let details = json!({"attachmentId": attachment.id, "size": attachment.size});
    finish(ctx, tx, Some(conversation.0), details, attachment).await
}

/// The files of these ids that wait to be sent with an answer in this conversation.
pub(crate) async fn waiting(
    tx: &TenantTx,
    conversation: &Conversation,
    ids: &[AttachmentId],
) -> Result<Vec<Attachment>> {
    let wrong = |code: &'static str, message: &str| {
        Err(Error::field("attachmentIds", code, message.to_owned()))
    };
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    if matches!(conversation.channel, Channel::Slack | Channel::Phone) {
        return wrong("not_possible", "files cannot be sent on this channel");
    }
    let files = store::attachments::waiting(tx, conversation.id, ids).await?;
    if files.len() != ids.len() {
        return wrong(
            "not_found",
            "must be files uploaded to this conversation that were not sent yet",
        );
    }
    let bytes: i64 = files.iter().map(|file| i64::from(file.size)).sum();
    if bytes > MAX_LETTER {
        return wrong(
            "too_large",
            "the files of an answer may have at most 18 MB in all",
        );
    }
    Ok(files)
}

/// Takes away files whose answer was never sent.
pub(crate) async fn forget_waiting(support: &Support) -> Result<u64> {
    let tx = support
        .0
        .db
        .begin_system("files that were never sent")
        .await?;
    let gone = store::attachments::prune_waiting(&tx, Utc::now() - TimeDelta::days(1)).await?;
    tx.commit().await?;
    Ok(gone)
}

fn too_much() -> Error {
    Error::new(
        ErrorKind::PayloadTooLarge,
        "a conversation may hold at most 50 files and 100 MB in all",
    )
}

/// A file on its way out.
#[derive(Debug)]
pub struct File {
    /// Where it belongs.
    pub conversation: ConversationId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// Whether it is not sent yet: only the staff knows of it.
    pub(crate) waiting: bool,
}

/// A file of the tenant's.
///
/// # Errors
/// `NotFound`.
pub async fn load(tx: &TenantTx, id: AttachmentId) -> Result<File> {
    store::attachments::get(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("file"))
}

/// What a list shows of a message that is a file and no words.
pub fn caption<'a>(files: impl IntoIterator<Item = &'a Attachment>) -> String {
    let names: Vec<&str> = files.into_iter().map(|file| file.name.as_str()).collect();
    names.join(", ")
}

/// What a message is that is these files and no words.
pub(crate) fn content_type<'a>(files: impl IntoIterator<Item = &'a Attachment>) -> ContentType {
    let mut files = files.into_iter();
    if files.all(|file| file.media_type.starts_with("image/")) {
        ContentType::Image
    } else {
        ContentType::File
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] =
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x08\x08\x06\x00\x00\x00";

    fn taken(name: &str, content: &[u8]) -> Result<Checked> {
        check(Upload {
            name: name.to_owned(),
            content: content.to_vec(),
        })
    }

    #[test]
    fn what_a_file_is_stands_in_its_content() {
        let image = taken("not-a-png.txt", PNG).unwrap();
        assert_eq!(image.attachment.media_type, "image/png");
        assert_eq!(
            (image.attachment.width, image.attachment.height),
            (Some(16), Some(8))
        );
        let refused: [(&str, &[u8]); 6] = [
            ("page.png", b"<html><script>alert(1)</script>"),
            (
                "drawing.png",
                b"<?xml version=\"1.0\"?><svg onload='alert(1)'/>",
            ),
            ("tool.pdf", b"MZ\x90\x00\x03\x00\x00\x00\x04"),
            ("tool.txt", b"\x7fELF\x02\x01\x01\x00"),
            ("archive.txt", b"PK\x03\x04\x14\x00\x00\x00"),
            ("binary.txt", b"\x00\x01\x02\x03"),
        ];
        for (name, content) in refused {
            assert!(taken(name, content).is_err(), "{name}");
        }
        assert_eq!(
            taken("log.txt", "Fejl på linje 3\n".as_bytes())
                .unwrap()
                .attachment
                .media_type,
            "text/plain; charset=utf-8"
        );
    }

    #[test]
    fn an_image_that_would_fill_memory_is_refused() {
        let mut bomb = PNG.to_vec();
        bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        assert!(taken("bomb.png", &bomb).is_err());
        assert!(taken("cut.png", &PNG[..12]).is_err());
        assert!(taken("empty.png", b"").is_err());
    }

    #[test]
    fn a_name_is_only_a_name() {
        for (given, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\a.png", "a.png"),
            ("a\r\nSet-Cookie: x", "aSet-Cookie x"),
            ("..", "file"),
            ("inv\u{202e}gnp.exe", "invgnp.exe"),
        ] {
            assert_eq!(file_name(given), kept);
        }
        assert_eq!(
            file_name(&format!("{}.pdf", "x".repeat(500))).len(),
            MAX_NAME
        );
    }
}
