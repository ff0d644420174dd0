//! A mail read: who wrote what, in which thread, and whether it was a person at all.

use std::time::Duration;

use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders, PartType};
use tekup_connectors::File;
use tekup_retrieval::parse::{self as documents, BlockKind, Format, Limits};

use super::{Settings, quote::fresh, verdict::vouched};
use crate::fingerprint;

/// Longest subject and name kept, in characters.
const MAX_SUBJECT: usize = 250;
/// Longest Message-ID that is believed, in bytes.
const MAX_ID: usize = 250;
/// Message-IDs kept of a thread: the first, which names it, and the last ones.
const MAX_REFERENCES: usize = 20;
/// Text parts read, files taken, and names of others kept.
const MAX_PARTS: usize = 20;
/// Longest text kept before quotes are taken out, in bytes.
const MAX_TEXT: usize = 256 * 1024;

/// What a mail says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mail {
    /// In lower case.
    pub from: String,
    pub name: Option<String>,
    pub subject: String,
    /// With its angle brackets.
    pub id: String,
    /// Message-IDs it answers, oldest first.
    pub references: Vec<String>,
    /// What is new in it, without quotes and signature.
    pub text: String,
    /// What is attached.
    pub files: Vec<File>,
    /// Names of what is attached and cannot be taken.
    pub left: Vec<String>,
    /// Where its sender wants answers, where that is another address, in lower case.
    pub reply_to: Option<String>,
    /// Whether the tenant's mail server has made sure of `from`.
    pub vouched: bool,
    /// Why it is not from a person, if it is not.
    pub automatic: Option<&'static str>,
}

/// Who reads a mail.
pub(super) struct Reader {
    /// The address that customers write to.
    own: String,
    /// By what name the tenant's mail server writes its verdicts; without one, nobody is believed.
    authserv: Option<String>,
}

impl Reader {
    pub fn of(settings: &Settings) -> Self {
        Self {
            own: settings.address.to_lowercase(),
            authserv: settings.authserv_id.clone(),
        }
    }

    fn believes(&self, message: &Message<'_>, from: &str) -> bool {
        let (Some(authserv), Some((_, domain))) = (&self.authserv, from.rsplit_once('@')) else {
            return false;
        };
        let headers = message.headers_raw();
        let verdicts =
            headers.filter(|(name, _)| name.eq_ignore_ascii_case("Authentication-Results"));
        vouched(verdicts.map(|(_, value)| value), authserv, domain)
    }
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    let texts: Vec<&str> = match value {
        HeaderValue::Text(text) => vec![text],
        HeaderValue::TextList(list) => list.iter().map(AsRef::as_ref).collect(),
        _ => Vec::new(),
    };
    let believed = texts.into_iter().filter_map(bracketed);
    believed.take(1000).collect()
}

/// A Message-ID as it is written; `None` for what cannot be one.
fn bracketed(id: &str) -> Option<String> {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let plain = id
        .bytes()
        .all(|b| b.is_ascii_graphic() && b != b'<' && b != b'>');
    (plain && !id.is_empty() && id.len() <= MAX_ID).then(|| format!("<{id}>"))
}

fn one_line(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control(), " ");
    text.trim().chars().take(MAX_SUBJECT).collect()
}

const ROBOTS: [&str; 8] = [
    "mailer-daemon",
    "postmaster",
    "no-reply",
    "noreply",
    "do-not-reply",
    "donotreply",
    "bounce",
    "bounces",
];

/// Why a mail is not from a person (RFC 3834, and what was customary before).
fn automatic(message: &Message<'_>, from: &str, own: &str) -> Option<&'static str> {
    let header = |name: &'static str| {
        let value = message.header_raw(name);
        value.map(|value| value.trim().to_lowercase())
    };
    let there = |name| header(name).is_some();
    let says = |name, word: &str| header(name).is_some_and(|value| value.contains(word));
    if from == own || says("X-Loop", own) {
        return Some("own_mail");
    }
    let submitted = header("Auto-Submitted");
    if submitted.is_some_and(|how| how.split(';').next().map(str::trim) != Some("no")) {
        return Some("auto_submitted");
    }
    if header("Return-Path").is_some_and(|value| value == "<>")
        || header("Content-Type").is_some_and(|value| value.starts_with("multipart/report"))
    {
        return Some("bounce");
    }
    let bulk = ["bulk", "junk", "list"];
    if header("Precedence").is_some_and(|value| bulk.contains(&value.as_str())) {
        return Some("bulk");
    }
    if there("List-Id") || there("List-Unsubscribe") || there("List-Post") {
        return Some("mailing_list");
    }
    if there("X-Autoreply") || there("X-Autorespond") || says("X-Auto-Response-Suppress", "all") {
        return Some("auto_reply");
    }
    let local = from.split('@').next().unwrap_or_default();
    ROBOTS.contains(&local).then_some("robot")
}

/// The words of an HTML mail, without quotes. `None` when it breaks a limit.
fn words_of(html: &str) -> Option<String> {
    let limits = Limits {
        max_bytes: super::mailbox::MAX_MAIL,
        max_text_bytes: MAX_TEXT,
        max_blocks: 5_000,
        max_nesting: 256,
        max_time: Duration::from_secs(2),
        ..Limits::default()
    };
    let read = documents::parse(html.as_bytes(), Format::Html, &limits).ok()?;
    let mut headings: Vec<String> = Vec::new();
    let mut out: Vec<String> = Vec::new();
    for block in read.blocks {
        // A heading is said before what stands beneath it, once.
        if block.heading_path != headings {
            out.extend(block.heading_path.last().cloned());
            headings.clone_from(&block.heading_path);
        }
        if !matches!(block.kind, BlockKind::Quote | BlockKind::Heading) {
            out.push(block.text);
        }
    }
    Some(out.join("\n\n"))
}

/// What a mail consists of: its words, its files, and names of what is left out.
#[derive(Default)]
struct Contents {
    text: String,
    files: Vec<File>,
    left: Vec<String>,
}

/// Takes a mail apart. When it was `cut`, what stands last in it is not whole.
fn contents(message: &Message<'_>, cut: bool) -> Contents {
    let mut found = Contents::default();
    for part in message.text_body.iter().take(MAX_PARTS) {
        let Some(part) = message.parts.get(*part as usize) else {
            continue;
        };
        let words = match &part.body {
            PartType::Text(words) => words.clone().into_owned(),
            PartType::Html(html) => words_of(html).unwrap_or_else(|| {
                found.left.push("mail.html".to_owned());
                String::new()
            }),
            _ => continue,
        };
        if found.text.len() < MAX_TEXT {
            found.text.push_str(&words);
            found.text.push('\n');
        }
    }
    found
        .text
        .truncate(found.text.floor_char_boundary(MAX_TEXT));
    found.text = fresh(&found.text.replace('\0', ""));
    let end = message.raw_message.len();
    for (at, part) in message.attachments().enumerate().take(MAX_PARTS * 2) {
        let named = part.attachment_name().map(one_line);
        let name = named.filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| format!("attachment {}", at + 1));
        let whole = !cut || (part.raw_end_offset() as usize) < end;
        if !whole || found.files.len() >= MAX_PARTS || part.contents().is_empty() {
            found.left.push(name);
            continue;
        }
        found.files.push(File {
            name,
            media_type: String::new(),
            content: part.contents().to_vec(),
        });
    }
    found.left.truncate(MAX_PARTS);
    found
}

/// Reads a mail; `None` for bytes that are none, or that nobody wrote.
/// When it was `cut`, bytes are missing at its end.
pub(super) fn parse(bytes: &[u8], cut: bool, reader: &Reader) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    let sender = message.from()?.first()?;
    let from = sender.address()?.trim().to_lowercase();
    let mut references = ids(message.references());
    for id in ids(message.in_reply_to()) {
        if !references.contains(&id) {
            references.push(id);
        }
    }
    if references.len() > MAX_REFERENCES {
        let last = references.split_off(references.len() - (MAX_REFERENCES - 1));
        references.truncate(1);
        references.extend(last);
    }
    // Without an id of its own it goes by its bytes.
    let id = message.message_id().and_then(bracketed);
    let id = id.unwrap_or_else(|| format!("<{}@no-message-id>", fingerprint::of(bytes)));
    let Contents { text, files, left } = contents(&message, cut);
    let reply_to = message.reply_to().and_then(|list| list.first()?.address());
    let reply_to = reply_to.map(|address| address.trim().to_lowercase());
    let another = |address: &String| {
        // To ourselves it would be a loop.
        *address != from && *address != reader.own && super::send::mailbox(None, address).is_ok()
    };
    Some(Mail {
        automatic: automatic(&message, &from, &reader.own),
        vouched: reader.believes(&message, &from),
        reply_to: reply_to.filter(another),
        name: sender.name().map(one_line).filter(|name| !name.is_empty()),
        subject: one_line(message.subject().unwrap_or_default()),
        text,
        files,
        left,
        id,
        references,
        from,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<Mail> {
        let reader = Reader {
            own: "help@butik.dk".to_owned(),
            authserv: None,
        };
        parse(bytes, false, &reader)
    }

    #[test]
    fn machines_are_told_from_people() {
        let mail = |from: &str, head: &str| {
            let raw = format!(
                "From: Bo <{from}>\r\nSubject: x\r\nMessage-ID: <1@kunde.dk>\r\n{head}\r\nHej"
            );
            read(raw.as_bytes()).unwrap().automatic
        };
        for (head, why) in [
            ("", None),
            ("Auto-Submitted: no\r\n", None),
            ("Precedence: first-class\r\n", None),
            (
                "Auto-Submitted: auto-replied (vacation)\r\n",
                Some("auto_submitted"),
            ),
            (
                "Auto-submitted: auto-generated; x=y\r\n",
                Some("auto_submitted"),
            ),
            ("Precedence: bulk\r\n", Some("bulk")),
            ("List-Id: <l.example.com>\r\n", Some("mailing_list")),
            ("X-Loop: help@butik.dk\r\n", Some("own_mail")),
            ("Return-Path: <>\r\n", Some("bounce")),
            (
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
                Some("bounce"),
            ),
        ] {
            assert_eq!(mail("bo@kunde.dk", head), why, "{head}");
        }
        assert_eq!(mail("HELP@butik.dk", ""), Some("own_mail"));
        assert_eq!(mail("no-reply@kunde.dk", ""), Some("robot"));
    }

    #[test]
    fn html_becomes_words_and_the_thread_is_read() {
        let raw = "From: \"Bo Hansen\" <BO@kunde.dk>\r\nSubject: =?utf-8?Q?K=C3=B8b?=\r\n\
            Message-ID: <2@kunde.dk>\r\nIn-Reply-To: <1@butik.dk>\r\n\
            References: <0@kunde.dk> <1@butik.dk>\r\nMIME-Version: 1.0\r\n\
            Content-Type: text/html; charset=utf-8\r\n\r\n\
            <html><head><style>p{}</style></head><body><p>Hej <b>der</b> &amp; tak</p><div>Linje to<br>tre</div>\
            <script>alert(1)</script><img src=x onerror=alert(2)><span hidden>skjult</span>\
            <blockquote><p>gammelt</p></blockquote></body></html>";
        let mail = read(raw.as_bytes()).unwrap();
        assert_eq!(mail.from, "bo@kunde.dk");
        assert_eq!(mail.name.as_deref(), Some("Bo Hansen"));
        assert_eq!(mail.subject, "Køb");
        assert_eq!(mail.references, ["<0@kunde.dk>", "<1@butik.dk>"]);
        assert!(mail.text.starts_with("Hej der & tak"), "{}", mail.text);
        assert!(mail.text.contains("Linje to"), "{}", mail.text);
        for gone in ["<", "alert", "skjult", "gammelt", "p{}"] {
            assert!(!mail.text.contains(gone), "{gone}: {}", mail.text);
        }
    }

    #[test]
    fn a_mail_in_parts_gives_its_text_and_the_names_of_the_rest() {
        let raw = "From: bo@kunde.dk\r\nSubject: Billede\r\nMessage-ID: <3@kunde.dk>\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=b\r\n\r\n\
            --b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n\
            --c\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            Hj=E6lp\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Andet</p>\r\n--c--\r\n\
            --b\r\nContent-Type: image/png; name=\"skade.png\"\r\nContent-Disposition: attachment; filename=\"skade.png\"\r\n\
            Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
        let mail = read(raw.as_bytes()).unwrap();
        assert_eq!(mail.text, "Hjælp");
        assert_eq!((mail.files.len(), mail.left.len()), (1, 0));
        assert_eq!(mail.files[0].name, "skade.png");
        assert_eq!(mail.files[0].content, b"\x89PNG\r\n\x1a\n");
        // Cut off in the middle, as a very long one is: half a file is none.
        let reader = Reader {
            own: String::new(),
            authserv: None,
        };
        let cut = parse(&raw.as_bytes()[..raw.len() - 14], true, &reader).unwrap();
        assert_eq!((cut.text.as_str(), cut.files.len()), ("Hjælp", 0));
        assert_eq!(cut.left, ["skade.png"]);
    }

    #[test]
    fn answers_go_where_the_sender_wants_them_but_never_to_ourselves() {
        let to = |reply: &str| {
            let raw = format!("From: bo@kunde.dk\r\nReply-To: {reply}\r\nSubject: x\r\n\r\nhej");
            read(raw.as_bytes()).unwrap().reply_to
        };
        assert_eq!(
            to("Bo <Bo.Privat@kunde.dk>").as_deref(),
            Some("bo.privat@kunde.dk")
        );
        for none in ["bo@kunde.dk", "HELP@butik.dk", "", "ingen adresse"] {
            assert_eq!(to(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_broken_or_hostile_is_read_or_left_alone() {
        for raw in [
            "",
            "x",
            "\r\n\r\n",
            "Subject: x\r\n\r\nhej",
            "From: \r\n\r\nhej",
        ] {
            assert_eq!(read(raw.as_bytes()), None, "{raw:?}");
        }
        let long = "x".repeat(5000);
        let raw = format!(
            "From: bo@kunde.dk\r\nMessage-ID: <{long}@kunde.dk>\r\nReferences: <a b> <{long}> <ok@x>\r\n\
            Subject: {long}\r\n\r\nhej\0hej"
        );
        let mail = read(raw.as_bytes()).unwrap();
        assert!(mail.id.ends_with("@no-message-id>"), "{}", mail.id);
        assert!(
            mail.references.iter().all(|id| id.len() < 300),
            "{:?}",
            mail.references
        );
        assert_eq!((mail.subject.len(), mail.text.as_str()), (250, "hejhej"));
        let deep = format!(
            "From: bo@kunde.dk\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{}hej",
            "<div>".repeat(100_000)
        );
        let mail = read(deep.as_bytes()).unwrap();
        assert_eq!(mail.left, ["mail.html"]);
    }
}
