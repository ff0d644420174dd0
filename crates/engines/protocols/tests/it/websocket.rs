use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tekup_egress::Guard;
use tekup_protocols::{CallError, Shown, address, websocket::WebSocket};
use tokio::net::TcpListener;
use tokio_tungstenite::{
    accept_hdr_async,
    tungstenite::{
        Message,
        handshake::server::{ErrorResponse, Request, Response},
    },
};

use crate::{ask, impatient, patient};

/// Answers each text with it and the token that was shown; `long` with a long text, `end` by closing.
pub async fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/feed", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut token = String::new();
                #[expect(clippy::result_large_err, reason = "the library's own type")]
                let look =
                    |request: &Request, answer: Response| -> Result<Response, ErrorResponse> {
                        let shown = request.headers().get("authorization");
                        token = shown
                            .map_or_else(String::new, |text| text.to_str().unwrap().to_owned());
                        if token == "Bearer wrong" {
                            let mut refused = ErrorResponse::new(Some("unknown token".to_owned()));
                            *refused.status_mut() = 401.try_into().unwrap();
                            return Err(refused);
                        }
                        Ok(answer)
                    };
                let Ok(mut talk) = accept_hdr_async(stream, look).await else {
                    return;
                };
                while let Some(Ok(message)) = talk.next().await {
                    let Message::Text(text) = message else { break };
                    let answer = match text.as_str() {
                        "end" => break,
                        "long" => "x".repeat(200 * 1024),
                        text => json!({"said": text, "token": token}).to_string(),
                    };
                    talk.send(Message::text(answer)).await.unwrap();
                }
                let _ = talk.close(None).await;
            });
        }
    });
    url
}

pub fn saying(messages: &[Value], answers: usize) -> WebSocket {
    WebSocket {
        messages: messages.to_vec(),
        answers,
        ..WebSocket::default()
    }
}

#[tokio::test]
async fn messages_are_said_and_answers_waited_for() {
    let url = server().await;
    let shown = Shown::Token("t1".to_owned());
    let two = saying(&[json!("hej"), json!({"a": 1})], 2);
    let answer = ask(&two, &url, Some(&shown), patient()).await.unwrap();
    assert_eq!(answer["count"], 2);
    assert_eq!(
        answer["answers"][0],
        json!({"said": "hej", "token": "Bearer t1"})
    );
    assert_eq!(answer["answers"][1]["said"], "{\"a\":1}");
    // Nothing is waited for where no answer is wanted.
    let none = ask(&saying(&[json!("x")], 0), &url, None, patient()).await;
    assert_eq!(none.unwrap()["answers"], json!([]));
}

#[tokio::test]
async fn what_is_missing_is_said() {
    let url = server().await;
    let late = ask(&saying(&[json!("a")], 2), &url, None, impatient()).await;
    assert!(
        matches!(&late, Err(CallError::Time(why)) if why.starts_with("1 of 2 answers")),
        "{late:?}"
    );
    let ended = ask(
        &saying(&[json!("a"), json!("end")], 3),
        &url,
        None,
        patient(),
    )
    .await;
    assert!(
        matches!(&ended, Err(CallError::Passing(why)) if why.contains("after 1 of 3")),
        "{ended:?}"
    );
    let long = ask(&saying(&[json!("long")], 1), &url, None, patient()).await;
    assert!(matches!(long, Err(CallError::TooLong(_))), "{long:?}");
    let wrong = Shown::Token("wrong".to_owned());
    let refused = ask(&saying(&[json!("a")], 1), &url, Some(&wrong), patient()).await;
    assert!(
        matches!(&refused, Err(CallError::Refused(why)) if why.contains("401")),
        "{refused:?}"
    );
}

#[tokio::test]
async fn no_call_leads_inside_or_goes_unprotected() {
    let one = saying(&[json!("a")], 1);
    let guard = Guard::default();
    for (url, why) in [
        ("wss://127.0.0.1/x", "public internet"),
        ("wss://[::1]/x", "public internet"),
        ("ws://example.com/x", "protected"),
        ("wss://u:p@example.com/", "credential"),
        ("https://example.com/", "wss://"),
        ("wss://", "wss://"),
    ] {
        let refused = address(&one, url, &guard).unwrap_err().to_string();
        assert!(refused.contains(why), "{url}: {refused}");
    }
    // A name that leads inside is seen when it is looked up.
    let to = address(&one, "wss://localhost:1/x", &guard).unwrap();
    let refused = tekup_protocols::call(&one, &to, None, &guard, patient()).await;
    assert!(refused.unwrap_err().to_string().contains("public internet"));
}
