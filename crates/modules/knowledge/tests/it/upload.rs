use axum::{
    body::Body,
    extract::{FromRequest, Multipart},
    http::Request,
};
use serde_json::{Value, json};
use tekup_base::{ErrorKind, Result};
use tekup_context::Permission;
use tekup_knowledge::{MAX_DOCUMENT_BYTES, Stored, UPLOAD_BODY_BYTES, upload};

use crate::house::{CARD_DA, House};

const BOUNDARY: &str = "tekup-boundary";

async fn send(house: &House, parts: &[(&str, Option<&str>, &[u8])]) -> Result<Stored> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file
            .map(|file| format!("; filename=\"{file}\""))
            .unwrap_or_default();
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
            )
            .bytes(),
        );
        body.extend_from_slice(content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    let mut request = Request::post("/")
        .header(
            "content-type",
            format!("multipart/form-data; boundary={BOUNDARY}"),
        )
        .body(Body::from(body))
        .unwrap();
    axum::extract::DefaultBodyLimit::max(UPLOAD_BODY_BYTES).apply(&mut request);
    let multipart = Multipart::from_request(request, &()).await.unwrap();
    upload(house.bank.clone(), house.knowledge.clone(), multipart).await
}

async fn indexed(house: &House, stored: &Stored) -> Value {
    house.ended(stored.run_id.unwrap()).await;
    house
        .call("knowledge.documents.get", json!({"id": stored.document.id}))
        .await
}

#[tokio::test]
async fn a_file_is_stored_indexed_and_found() {
    let house = House::new().await;
    let parts: &[(&str, Option<&str>, &[u8])] = &[
        ("category", None, b"cards"),
        ("language", None, b"da"),
        ("externalId", None, b""),
        ("file", Some("Mistet kort.md"), CARD_DA.as_bytes()),
    ];
    let stored = send(&house, parts).await.unwrap();
    assert_eq!(stored.document.external_id, "mistet-kort");
    assert_eq!(stored.document.category.as_deref(), Some("cards"));
    let document = indexed(&house, &stored).await;
    assert_eq!(document["status"], "indexed");
    assert_eq!(
        house.titles("Hvordan spærrer jeg mit kort?").await[0],
        "Mistet kort"
    );
    let again = send(&house, parts).await.unwrap();
    assert_eq!(
        (again.run_id, again.document.id),
        (None, stored.document.id)
    );
}

#[tokio::test]
async fn a_broken_pdf_fails_with_its_reason_and_no_retry() {
    let house = House::new().await;
    let stored = send(
        &house,
        &[("file", Some("a.pdf"), b"%PDF-1.7\nnothing here")],
    )
    .await
    .unwrap();
    let run = house.ended(stored.run_id.unwrap()).await;
    assert_eq!(
        (run.state, run.attempt),
        (tekup_runs::RunState::Completed, 1)
    );
    let document = house
        .call("knowledge.documents.get", json!({"id": stored.document.id}))
        .await;
    assert_eq!(document["status"], "failed");
    assert!(
        document["error"].as_str().unwrap().contains("PDF"),
        "{document}"
    );
    let kinds = house.events(&document["id"]).await;
    assert_eq!(kinds, ["document.created", "document.failed"]);
}

#[tokio::test]
async fn text_that_is_not_utf_8_fails_with_the_place() {
    let house = House::new().await;
    let stored = send(&house, &[("file", Some("a.txt"), b"fine\nbl\xE5b\xE6r")])
        .await
        .unwrap();
    let document = indexed(&house, &stored).await;
    assert_eq!(document["status"], "failed");
    assert!(
        document["error"].as_str().unwrap().contains("line 2"),
        "{document}"
    );
}

#[tokio::test]
async fn wrong_forms_are_refused_by_field() {
    let house = House::new().await;
    let text: &[u8] = b"Some text.";
    type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);
    let cases: &[(&[Part<'_>], &str)] = &[
        (&[("category", None, b"cards")], "file"),
        (&[("file", Some("a.txt"), b"")], "file"),
        (
            &[("file", Some("a.txt"), text), ("file", Some("b.txt"), text)],
            "file",
        ),
        (
            &[("file", Some("a.txt"), text), ("language", None, b"fr")],
            "language",
        ),
        (
            &[
                ("file", Some("a.txt"), text),
                ("category", None, &[b'x'; 101]),
            ],
            "category",
        ),
        (
            &[("file", Some("a.txt"), text), ("externalId", None, b"\xFF")],
            "externalId",
        ),
        (
            &[("file", Some("a.txt"), text), ("colour", None, b"red")],
            "colour",
        ),
    ];
    for (parts, field) in cases {
        let error = send(&house, parts).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Validation, "{field}");
        assert_eq!(error.fields()[0].field, *field);
    }
}

#[tokio::test]
async fn what_is_too_large_or_of_another_kind_is_refused() {
    let house = House::new().await;
    let large = vec![b'x'; MAX_DOCUMENT_BYTES + 1];
    let error = send(&house, &[("file", Some("a.txt"), &large)])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PayloadTooLarge);
    let error = send(
        &house,
        &[("file", Some("a.md"), b"PK\x03\x04 an office file")],
    )
    .await
    .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnsupportedMediaType);
}

#[tokio::test]
async fn who_may_not_write_may_not_upload() {
    let mut house = House::new().await;
    let mut builder = house.bank.to_builder();
    builder.permissions = [Permission::KnowledgeRead].into_iter().collect();
    house.bank = builder.build();
    let error = send(&house, &[("file", Some("a.txt"), b"text")])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Forbidden);
}
