use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tekup_testkit::{MAIL_USER, until};

use super::{BO, Post};
use crate::{caller::Answer, house::BANK_OWNER};

const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x08\x08\x06\x00\x00\x00";

/// A mail with files, each with a name and bytes.
fn with_files(id: &str, text: &str, files: &[(&str, &[u8])]) -> String {
    let files: String = files
        .iter()
        .map(|(name, bytes)| {
            format!(
                "--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"{name}\"\n\
                Content-Transfer-Encoding: base64\n\n{}\n",
                STANDARD.encode(bytes)
            )
        })
        .collect();
    format!(
        "From: {BO}\nTo: {MAIL_USER}\nSubject: Filer\nMessage-ID: <{id}>\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n{files}--b--\n"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_come_with_a_mail_and_leave_with_a_persons_answer() {
    let post = Post::new().await;
    let large = [PNG, vec![7_u8; 4 * 1024 * 1024].as_slice()].concat();
    let mail = with_files(
        "1@kunde.example",
        "Se billederne",
        &[
            ("../skade.png", PNG),
            ("stort.png", &large),
            ("brev.txt", "Kære bank".as_bytes()),
            ("side.html", b"<script>alert(1)</script>"),
            ("virus.exe", b"MZ\x90\x00\x03\x00\x00\x00"),
        ],
    );
    post.servers.send(BO, MAIL_USER, &mail).await.unwrap();
    until("the mail is in", || async {
        post.conversations().await.len() == 1
    })
    .await;
    let conversation = post.conversations().await[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let first = post.house.messages(&conversation).await.remove(0);
    let content = "Se billederne\n\n[side.html: ikke modtaget]\n\n[virus.exe: ikke modtaget]";
    assert_eq!(
        (&first["content"], &first["contentType"]),
        (&json!(content), &json!("text"))
    );
    let files = first["attachments"].as_array().unwrap();
    let names: Vec<&Value> = files.iter().map(|file| &file["name"]).collect();
    assert_eq!(names, ["skade.png", "stort.png", "brev.txt"]);
    let fetch = async |id: &Value| {
        let path = format!("/api/v1/attachments/{}", id.as_str().unwrap());
        let got = post.house.bank.request("GET", &path).send().await.unwrap();
        let kind = got.headers()["content-type"].to_str().unwrap().to_owned();
        (kind, got.bytes().await.unwrap())
    };
    let (kind, bytes) = fetch(&files[1]["id"]).await;
    assert!(
        kind == "image/png" && bytes == large,
        "{kind} {}",
        bytes.len()
    );

    // A person answers with a file, and then with a file alone.
    let owner = post.house.person(BANK_OWNER).await;
    let path = format!("/api/v1/conversations/{conversation}");
    owner
        .post(&format!("{path}/take-over"), &json!({}))
        .await
        .ok();
    let upload = async |name: &str, bytes: &[u8]| {
        let part = Part::bytes(bytes.to_vec()).file_name(name.to_owned());
        let sent = owner
            .request("POST", &format!("{path}/attachments"))
            .multipart(Form::new().part("file", part));
        Answer::of(sent).await
    };
    upload("tegning.svg", b"<svg/>")
        .await
        .fails(415, "unsupported_media_type");
    let picture = upload("kvittering æ.png", PNG).await.ok()["id"].clone();
    let text = upload("vilkår.txt", "Vilkår".as_bytes()).await.ok()["id"].clone();
    let replies = format!("{path}/replies");
    let answer = json!({"content": "Her er den", "attachmentIds": [picture]});
    let answered = owner.post(&replies, &answer).await.ok();
    assert_eq!(answered["attachments"][0]["name"], "kvittering æ.png");
    // Each goes once, and only what was uploaded here goes.
    for wrong in [
        picture,
        files[0]["id"].clone(),
        json!("0198c0de-0000-7000-8000-000000000000"),
    ] {
        let again = json!({"content": "x", "attachmentIds": [wrong]});
        let refused = owner.post(&replies, &again).await;
        refused.fails(400, "validation_failed");
        assert_eq!(refused.wrong_fields(), ["attachmentIds"]);
    }
    owner
        .post(&replies, &json!({"attachmentIds": [text]}))
        .await
        .ok();
    owner
        .post(&replies, &json!({"content": " "}))
        .await
        .fails(400, "validation_failed");
    until("both mails are there", || async {
        let mails = post.servers.mails(BO);
        mails
            .iter()
            .filter(|mail| mail.contains("Content-Disposition: attachment"))
            .count()
            == 2
    })
    .await;
    let mails = post.servers.mails(BO);
    let with_picture = mails
        .iter()
        .find(|mail| mail.contains("Her er den"))
        .unwrap();
    let encoded = STANDARD.encode(PNG);
    assert!(
        with_picture.contains(&encoded) && with_picture.contains("image/png"),
        "{with_picture}"
    );
}
