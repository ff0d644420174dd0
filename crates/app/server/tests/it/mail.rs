//! E-mail, against Debian's Dovecot and msmtpd.

mod files;
mod senders;

use serde_json::{Value, json};
use tekup_testkit::{MAIL_PASSWORD, MAIL_USER, MailServers, until};
use tempfile::TempDir;

use crate::{
    connectors::{act, connect},
    house::{BANK_OWNER, House},
};

const BO: &str = "bo@kunde.example";

struct Post {
    house: House,
    servers: MailServers,
    /// The connection.
    id: String,
    _home: TempDir,
}

impl Post {
    /// A house whose mailbox is being read.
    async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with settings of the test's own.
    async fn with(change: impl FnOnce(&mut Value)) -> Self {
        let house = House::new().await.taught().await;
        let home = tempfile::tempdir().unwrap();
        let servers = MailServers::start(home.path()).await.unwrap();
        let mut mailbox = mailbox(&servers, "Post", MAIL_PASSWORD);
        change(&mut mailbox["settings"]);
        let id = connect(&house, &mailbox).await;
        healthy(&house, &id).await;
        Self {
            house,
            servers,
            id,
            _home: home,
        }
    }

    /// Sends the bank a mail; `head` holds more header lines.
    async fn mail(&self, from: &str, id: &str, head: &str, text: &str) {
        let mail = format!(
            "From: Bo Hansen <{from}>\nTo: {MAIL_USER}\nSubject: Min sag\nMessage-ID: <{id}>\n\
            {head}Content-Type: text/plain; charset=utf-8\n\n{text}\n"
        );
        self.servers.send(from, MAIL_USER, &mail).await.unwrap();
    }

    /// The mails that an address got, once there are `count`.
    async fn got(&self, address: &str, count: usize) -> Vec<String> {
        until(&format!("{address} has {count} mails"), || async {
            self.servers.mails(address).len() >= count
        })
        .await;
        self.servers.mails(address)
    }

    async fn conversations(&self) -> Vec<Value> {
        let path = "/api/v1/conversations?channel=email&limit=100";
        self.house.bank.get(path).await.items()
    }

    /// What customers said in a conversation, once it is `count` messages.
    async fn said(&self, conversation: &str, count: usize) -> Vec<String> {
        let users = || async {
            let messages = self.house.messages(conversation).await;
            let users = messages.iter().filter(|one| one["senderType"] == "user");
            users
                .map(|one| one["content"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        until("the customer's words are there", || async {
            users().await.len() >= count
        })
        .await;
        users().await
    }
}

fn mailbox(servers: &MailServers, name: &str, password: &str) -> Value {
    json!({
        "kind": "email", "name": name,
        "settings": {
            "address": MAIL_USER, "senderName": "Nordhavn Bank", "username": MAIL_USER,
            "smtpHost": "127.0.0.1", "smtpPort": servers.smtp_port(), "smtpSecurity": "none",
            "imapHost": "127.0.0.1", "imapPort": servers.imap_port(), "imapSecurity": "none",
        },
        "secrets": {"password": password},
    })
}

async fn healthy(house: &House, id: &str) {
    let path = format!("/api/v1/connections/{id}");
    until("the mailbox is read", || async {
        house.bank.get(&path).await.ok()["health"] == "healthy"
    })
    .await;
}

/// A header's value, unfolded.
fn header(mail: &str, name: &str) -> Option<String> {
    let head = mail
        .split("\n\n")
        .next()?
        .replace("\n ", " ")
        .replace("\n\t", " ");
    let start = format!("{}:", name.to_lowercase());
    let line = head
        .lines()
        .find(|line| line.to_lowercase().starts_with(&start))?;
    Some(line[start.len()..].trim().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_and_the_desk_talk_by_mail_in_one_thread() {
    let post = Post::new().await;
    let question = "Hvornår har filialen på Torvet åbent?";
    post.mail(BO, "1@kunde.example", "", question).await;
    let answer = post.got(BO, 1).await.remove(0);
    let of = |name| header(&answer, name).unwrap_or_default();
    assert_eq!(of("In-Reply-To"), "<1@kunde.example>");
    assert_eq!(of("Subject"), "Re: Min sag");
    assert_eq!(of("From"), format!("\"Nordhavn Bank\" <{MAIL_USER}>"));
    assert_eq!(of("Auto-Submitted"), "auto-replied");
    assert!(answer.contains("10"), "{answer}");
    // What the customer answers beneath belongs to it, without what is quoted; a broken picture is not taken.
    let reply = format!(
        "From: BO@kunde.example\nTo: {MAIL_USER}\nSubject: SV: Min sag\nMessage-ID: <2@kunde.example>\n\
        In-Reply-To: {id}\nReferences: <1@kunde.example> {id}\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=b\n\n\
        --b\nContent-Type: text/html; charset=utf-8\n\n\
        <p>Tak, men jeg vil <b>tale</b> med Anna<script>alert(1)</script></p><blockquote>{question}</blockquote>\n\
        --b\nContent-Type: image/png\nContent-Disposition: attachment; filename=\"skade.png\"\n\
        Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n",
        id = of("Message-ID"),
    );
    post.servers.send(BO, MAIL_USER, &reply).await.unwrap();
    let conversations = post.conversations().await;
    let conversation = conversations[0]["id"].as_str().unwrap();
    let said = post.said(conversation, 2).await;
    assert_eq!(
        said[1], "Tak, men jeg vil tale med Anna\n\n[skade.png: ikke modtaget]",
        "{said:?}"
    );
    assert_eq!(post.conversations().await.len(), 1);
    // A person's words go out as a person's.
    let owner = post.house.person(BANK_OWNER).await;
    let path = format!("/api/v1/conversations/{conversation}");
    owner
        .post(&format!("{path}/take-over"), &json!({}))
        .await
        .ok();
    let words = json!({"content": "Hej Bo\n\n1 < 2 & æøå\n.\nHilsen Anna"});
    owner.post(&format!("{path}/replies"), &words).await.ok();
    until("Anna's mail is there", || async {
        post.servers
            .mails(BO)
            .iter()
            .any(|mail| mail.contains("Hilsen Anna"))
    })
    .await;
    let mails = post.servers.mails(BO);
    let anna = mails
        .iter()
        .find(|mail| mail.contains("Hilsen Anna"))
        .unwrap();
    assert_eq!(header(anna, "Auto-Submitted"), None, "{anna}");
    assert_eq!(header(anna, "In-Reply-To").unwrap(), "<2@kunde.example>");
    assert!(anna.contains("1 &lt; 2 &amp;"), "{anna}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_id_opens_nobody_elses_thread() {
    let post = Post::new().await;
    post.mail(BO, "1@kunde.example", "", "Hvornår har filialen åbent?")
        .await;
    let answer = post.got(BO, 1).await.remove(0);
    let ours = header(&answer, "Message-ID").unwrap();
    // Mallory has seen both ids, and takes the one as the mail's own.
    let mallory = "mallory@fremmed.example";
    let seen = format!("In-Reply-To: {ours}\nReferences: <1@kunde.example> {ours}\n");
    post.mail(mallory, "1@kunde.example", &seen, "Hvad har vi aftalt?")
        .await;
    until("Mallory has a conversation", || async {
        post.conversations().await.len() == 2
    })
    .await;
    let theirs = post.got(mallory, 1).await.remove(0);
    assert!(
        !theirs.contains(BO) && !theirs.contains("Torvet har"),
        "{theirs}"
    );
    // Bo's thread is still Bo's.
    post.mail(
        BO,
        "2@kunde.example",
        &seen,
        "Hvor meget kan jeg overføre om dagen?",
    )
    .await;
    post.got(BO, 2).await;
    let conversations = post.conversations().await;
    let mut counts = Vec::new();
    for one in &conversations {
        counts.push(post.said(one["id"].as_str().unwrap(), 1).await.len());
    }
    counts.sort_unstable();
    assert_eq!(counts, [1, 2]);
    assert_eq!(post.servers.mails(mallory).len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn machines_are_not_answered_and_a_flood_is_bounded() {
    let post = Post::new().await;
    for (at, head) in [
        "Auto-Submitted: auto-replied\n",
        "Precedence: bulk\n",
        "List-Id: <nyt.kunde.example>\n",
        "X-Loop: help@bank.example\n",
    ]
    .iter()
    .enumerate()
    {
        post.mail(BO, &format!("m{at}@kunde.example"), head, "Jeg er på ferie")
            .await;
    }
    post.mail(MAIL_USER, "own@bank.example", "", "Til os selv")
        .await;
    post.mail("noreply@butik.example", "n@butik.example", "", "Svar ikke")
        .await;
    let ignored = post.house.events(0, "mail.ignored", 6).await;
    let reasons: Vec<&str> = ignored
        .iter()
        .map(|event| event["data"]["reason"].as_str().unwrap())
        .collect();
    assert_eq!(
        reasons,
        [
            "auto_submitted",
            "bulk",
            "mailing_list",
            "own_mail",
            "own_mail",
            "robot"
        ]
    );
    assert!(post.conversations().await.is_empty());
    // A machine that does not say so is answered thirty times an hour and no more; others are not kept waiting.
    for at in 0..33 {
        post.mail(
            "loop@kunde.example",
            &format!("l{at}@kunde.example"),
            "",
            "Hej igen",
        )
        .await;
    }
    post.mail(
        BO,
        "b@kunde.example",
        "",
        "Hvornår har filialen på Torvet åbent?",
    )
    .await;
    post.got(BO, 1).await;
    assert_eq!(post.conversations().await.len(), 31);
    let floods = post.house.events(0, "mail.ignored", 7).await;
    assert_eq!(floods.len(), 7, "{floods:?}");
    assert_eq!(floods[6]["data"]["reason"], "flood");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_arrives_whatever_happens_on_the_way_and_always_under_the_same_id() {
    let mut post = Post::new().await;
    let mail = json!({"to": BO, "subject": "Dit kort\r\nBcc: alle@x", "text": "Det er spærret."});
    // Refused for now, twice.
    post.servers.refuse(2).unwrap();
    let done = act(&post.house, "email.send", mail.clone()).await;
    assert_eq!(done["status"], "completed", "{done}");
    let got = post.got(BO, 1).await;
    assert_eq!(got.len(), 1);
    let id = header(&got[0], "Message-ID").unwrap();
    assert_eq!(done["result"]["messageId"], id.as_str());
    assert_eq!(header(&got[0], "Bcc"), None);
    assert_eq!(header(&got[0], "Auto-Submitted").unwrap(), "auto-generated");
    // Kept, but the server dies before it says so: it comes again, and is known by its id.
    post.servers.answer_slowly(true).unwrap();
    let asked = json!({"type": "email.send", "parameters": mail});
    let made = post.house.bank.post("/api/v1/actions", &asked).await.ok();
    post.got(BO, 2).await;
    post.servers.stop_smtp();
    post.servers.answer_slowly(false).unwrap();
    post.servers.start_smtp().await.unwrap();
    let path = format!("/api/v1/actions/{}", made["id"].as_str().unwrap());
    until("the action is done", || async {
        post.house.bank.get(&path).await.ok()["status"] == "completed"
    })
    .await;
    let got = post.got(BO, 3).await;
    let ids: Vec<Option<String>> = got.iter().map(|mail| header(mail, "Message-ID")).collect();
    assert_eq!(ids[1], ids[2]);
    assert_ne!(ids[0], ids[1]);
    // What cannot be delivered is said at once.
    let wrong = json!({"to": "ingen adresse", "subject": "x", "text": "x"});
    let asked = json!({"type": "email.send", "parameters": wrong});
    let refused = post.house.bank.post("/api/v1/actions", &asked).await;
    refused.fails(400, "validation_failed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mailbox_that_fails_degrades_only_itself() {
    let mut post = Post::new().await;
    let wrong = connect(&post.house, &mailbox(&post.servers, "Forkert", "gættet")).await;
    let path = format!("/api/v1/connections/{wrong}");
    until("the wrong password is told", || async {
        post.house.bank.get(&path).await.ok()["lastError"]
            .as_str()
            .is_some_and(|error| error.contains("user name or password"))
    })
    .await;
    // A certificate that nobody vouches for is not believed.
    let mut strange = mailbox(&post.servers, "Fremmed", MAIL_PASSWORD);
    strange["settings"]["imapSecurity"] = json!("tls");
    strange["settings"]["imapPort"] = json!(post.servers.imap_tls_port());
    let strange = connect(&post.house, &strange).await;
    let tested = post
        .house
        .bank
        .post(&format!("/api/v1/connections/{strange}/test"), &json!({}))
        .await
        .ok();
    assert_eq!(tested["ok"], false, "{tested}");
    assert!(
        tested["message"].as_str().unwrap().contains("certificate"),
        "{tested}"
    );
    // The mailbox's server goes and comes; what came in meanwhile is read, once.
    post.mail(
        BO,
        "1@kunde.example",
        "",
        "Hvornår har filialen på Torvet åbent?",
    )
    .await;
    post.got(BO, 1).await;
    post.servers.stop_imap();
    let conversation = post.house.conversation().await;
    let answer = post
        .house
        .say(&conversation, "Hvornår har filialen på Torvet åbent?")
        .await;
    assert!(answer.to_string().contains("10"), "{answer}");
    post.servers.start_imap().await.unwrap();
    post.mail(
        BO,
        "2@kunde.example",
        "",
        "Hvor meget kan jeg overføre om dagen?",
    )
    .await;
    post.got(BO, 2).await;
    assert_eq!(post.conversations().await.len(), 2);
    let tested = post
        .house
        .bank
        .post(&format!("/api/v1/connections/{}/test", post.id), &json!({}))
        .await
        .ok();
    assert_eq!(
        tested["message"],
        "signed in at both servers; 2 mails in INBOX"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_merged_conversation_is_still_held_by_mail() {
    let post = Post::new().await;
    post.mail(
        BO,
        "1@kunde.example",
        "",
        "Hvornår har filialen på Torvet åbent?",
    )
    .await;
    post.got(BO, 1).await;
    post.mail(
        BO,
        "2@kunde.example",
        "",
        "Hvor meget kan jeg overføre om dagen?",
    )
    .await;
    post.got(BO, 2).await;
    let conversations = post.conversations().await;
    let id = |at: usize| conversations[at]["id"].as_str().unwrap();
    // Anybody can write any sender on a mail: to us, these are two customers until a person says otherwise.
    let customer = |at: usize| conversations[at]["customerId"].as_str().unwrap();
    let merge = format!("/api/v1/customers/{}/merge", customer(0));
    let other = json!({"from": customer(1)});
    post.house.bank.post(&merge, &other).await.ok();
    let merge = format!("/api/v1/conversations/{}/merge", id(1));
    post.house
        .bank
        .post(&merge, &json!({"into": id(0)}))
        .await
        .ok();
    // Both threads lead to the one that is left.
    for (at, first) in ["1", "2"].iter().enumerate() {
        let head = format!("References: <{first}@kunde.example>\n");
        post.mail(
            BO,
            &format!("m{at}@kunde.example"),
            &head,
            "Hvornår har filialen på Torvet åbent?",
        )
        .await;
        post.got(BO, 3 + at).await;
    }
    assert_eq!(post.said(id(0), 4).await.len(), 4);
    assert_eq!(post.conversations().await.len(), 2);
}

#[tokio::test]
async fn settings_that_lead_nowhere_are_refused_by_name() {
    let house = House::with(|config| config.allowed_hosts = Vec::new()).await;
    let good = json!({
        "address": "help@bank.example", "username": "help", "smtpHost": "smtp.bank.example",
        "smtpPort": 465, "imapHost": "imap.bank.example", "imapPort": 993,
    });
    for (field, value) in [
        ("address", json!("ingen adresse")),
        ("smtpHost", json!("127.0.0.1")),
        ("imapHost", json!("10.0.0.1")),
        ("smtpSecurity", json!("none")),
        ("authentication", json!("xoauth2")),
        ("authservId", json!("mx\r\nx")),
        ("imapHost", json!("x@y:1/")),
        ("senderName", json!("a\r\nBcc: b")),
        ("mailbox", json!("INBOX\r\nA1 DELETE x")),
    ] {
        let mut settings = good.clone();
        settings[field] = value.clone();
        let connection = json!({"kind": "email", "name": "Post", "settings": settings,
            "secrets": {"password": "x"}});
        let refused = house.bank.post("/api/v1/connections", &connection).await;
        assert_eq!(refused.status, 400, "{field} {value}: {}", refused.text);
        let named = match field {
            "smtpSecurity" => "smtpHost",
            "authentication" => "tokenUrl",
            other => other,
        };
        assert!(refused.text.contains(named), "{field}: {}", refused.text);
    }
    let connection = json!({"kind": "email", "name": "Post", "settings": good,
        "secrets": {"password": "x"}});
    connect(&house, &connection).await;
}
