//! Mail out, by SMTP.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error as SmtpError,
        authentication::{Credentials, DEFAULT_MECHANISMS, Mechanism},
        client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters},
        extension::ClientId,
    },
};
use tekup_connectors::{File, Trouble};
use tekup_context::OpContext;
use tekup_egress::Line;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::{Authentication, PATIENCE, Security, Settings};
use crate::{
    Inbox, fingerprint,
    kinds::{failed, unreachable},
    model::Opened,
};

/// What a mail server may say of one mail, in bytes.
const MAX_SAID: usize = 256 * 1024;

/// What a file is when nobody can say.
const BYTES: &str = "application/octet-stream";
/// How many bytes of files a server takes in a second, at least.
const PACE: usize = 100_000;

/// How long its farewell is waited for.
const FAREWELL: Duration = Duration::from_secs(2);

/// A mail to send.
pub(super) struct Mail<'a> {
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    /// Its Message-ID, the same for every try.
    pub id: String,
    /// Message-IDs of the thread, oldest first.
    pub references: Vec<String>,
    /// What is attached.
    pub files: &'a [File],
    /// How no person wrote it, if so: no machine may answer it then (`Auto-Submitted`, RFC 3834).
    pub automatic: Option<&'static str>,
}

/// An address, with the name of who has it.
pub(super) fn mailbox(name: Option<&str>, address: &str) -> Result<Mailbox, Trouble> {
    let address: Address = address
        .parse()
        .map_err(|_| Trouble::Refused(format!("{address:?} is no e-mail address")))?;
    Ok(Mailbox::new(name.map(ToOwned::to_owned), address))
}

/// The Message-ID of what `key` names.
pub(super) fn message_id(settings: &Settings, key: &str) -> String {
    let domain = settings.domain();
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    if key.len() <= 120 && key.bytes().all(plain) {
        return format!("<{key}@{domain}>");
    }
    format!("<{}@{domain}>", fingerprint::of(key.as_bytes()))
}

fn html(text: &str) -> String {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let blocks = escaped
        .split("\n\n")
        .filter(|block| !block.trim().is_empty());
    let blocks: String = blocks
        .map(|block| format!("<p>{}</p>\n", block.trim().replace('\n', "<br>\n")))
        .collect();
    format!("<!doctype html>\n<html><body>\n{blocks}</body></html>\n")
}

fn compose(ctx: &OpContext, settings: &Settings, mail: &Mail<'_>) -> Result<Message, Trouble> {
    let one_line = |text: &str| text.replace(|c: char| c.is_control(), " ");
    let mut builder = Message::builder()
        .date(ctx.now().into())
        .from(mailbox(settings.sender_name.as_deref(), &settings.address)?)
        .to(mailbox(None, mail.to)?)
        .subject(one_line(mail.subject))
        .message_id(Some(mail.id.clone()));
    if let Some(last) = mail.references.last() {
        builder = builder
            .in_reply_to(one_line(last))
            .references(one_line(&mail.references.join(" ")));
    }
    // By this we know our own mail, should somebody forward it back to us.
    let mut marks = vec![("X-Loop", settings.address.clone())];
    if let Some(how) = mail.automatic {
        marks.push(("Auto-Submitted", how.to_owned()));
    }
    for (name, value) in marks {
        if let Ok(name) = HeaderName::new_from_ascii(name.to_owned()) {
            builder = builder.raw_header(HeaderValue::new(name, value));
        }
    }
    let mut parts = MultiPart::alternative_plain_html(mail.text.to_owned(), html(mail.text));
    if !mail.files.is_empty() {
        parts = MultiPart::mixed().multipart(parts);
    }
    for file in mail.files {
        let kind = ContentType::parse(&file.media_type).or_else(|_| ContentType::parse(BYTES));
        let kind = kind.map_err(|error| Trouble::Refused(error.to_string()))?;
        let attached = Attachment::new(one_line(&file.name)).body(file.content.clone(), kind);
        parts = parts.singlepart(attached);
    }
    builder
        .multipart(parts)
        .map_err(|error| Trouble::Refused(format!("the mail cannot be written: {error}")))
}

/// A line as lettre takes it.
#[derive(Debug)]
struct Wire(Line);

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<std::net::SocketAddr> {
        Ok(self.0.peer())
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

/// What a mail server's refusal means: 4xx passes by, 5xx does not (RFC 5321 section 4.2.1).
fn judge(error: &SmtpError) -> Trouble {
    if error.is_permanent() {
        Trouble::Refused(format!("the mail server refused it: {error}"))
    } else {
        failed(format!("the mail server did not take it: {error}"))
    }
}

async fn sign_in(
    inbox: &Inbox,
    ctx: &OpContext,
    settings: &Settings,
    with: &Opened,
) -> Result<AsyncSmtpConnection, Trouble> {
    let (host, port) = (&settings.smtp_host, settings.smtp_port);
    let protected = settings.smtp_security == Security::Tls;
    let line = inbox.0.guard.connect("smtp", host, port, protected).await;
    let line = line.map_err(|error| unreachable(&error))?;
    line.allowance().grant(MAX_SAID);
    let hello = ClientId::Domain(settings.domain().to_owned());
    let judge = |error: SmtpError| judge(&error);
    let connection = AsyncSmtpConnection::connect_with_transport(Box::new(Wire(line)), &hello);
    let mut connection = connection.await.map_err(judge)?;
    if settings.smtp_security == Security::Starttls {
        let tls = TlsParameters::new_rustls(host.clone())
            .map_err(|error| Trouble::Refused(format!("TLS: {error}")))?;
        connection.starttls(tls, &hello).await.map_err(judge)?;
    }
    if !settings.username.is_empty() {
        let user = settings.username.clone();
        if settings.authentication == Authentication::Xoauth2 {
            let token = inbox.0.tokens.token(inbox, ctx, settings, with).await?;
            let credentials = Credentials::new(user, token.text.expose().to_owned());
            let signed = connection.auth(&[Mechanism::Xoauth2], &credentials).await;
            // Not its words: the server says the same to a token that ran out and to one that is wrong.
            signed.map_err(|_| inbox.0.tokens.refused(with, &token, "the mail server"))?;
        } else {
            let credentials = Credentials::new(user, with.secret("password").to_owned());
            let signed = connection.auth(DEFAULT_MECHANISMS, &credentials).await;
            signed.map_err(judge)?;
        }
    }
    Ok(connection)
}

async fn in_time<T>(
    patience: Duration,
    work: impl Future<Output = Result<T, Trouble>>,
) -> Result<T, Trouble> {
    tokio::time::timeout(patience, work)
        .await
        .unwrap_or_else(|_| Err(failed("the mail server did not answer in time".to_owned())))
}

/// Says farewell. What the server says to that changes nothing.
async fn leave(mut connection: AsyncSmtpConnection) {
    let _ = tokio::time::timeout(FAREWELL, connection.quit()).await;
}

/// Sends a mail; returns its Message-ID.
pub(super) async fn send(
    inbox: &Inbox,
    ctx: &OpContext,
    settings: &Settings,
    with: &Opened,
    mail: Mail<'_>,
) -> Result<String, Trouble> {
    let message = compose(ctx, settings, &mail)?;
    let written = message.formatted();
    let patience = PATIENCE + Duration::from_secs((written.len() / PACE) as u64);
    let connection = in_time(patience, async {
        let mut connection = sign_in(inbox, ctx, settings, with).await?;
        let sent = connection.send(message.envelope(), &written);
        sent.await.map_err(|error| judge(&error))?;
        Ok(connection)
    });
    leave(connection.await?).await;
    Ok(mail.id)
}

/// Greets the server and signs in.
pub(super) async fn test(
    inbox: &Inbox,
    ctx: &OpContext,
    settings: &Settings,
    with: &Opened,
) -> Result<(), Trouble> {
    leave(in_time(PATIENCE, sign_in(inbox, ctx, settings, with)).await?).await;
    Ok(())
}
