//! What is sent, and what is kept in.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::time::Duration;

use tekup_context::OpenTransactions;
use tekup_egress::{EgressError, Guard, Patience, Way};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

fn patience(redirects: usize) -> Patience {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Patience {
        connect: Duration::from_secs(5),
        read: Duration::from_secs(5),
        redirects,
    }
}

fn way(redirects: usize) -> Way {
    Way::new("test", &patience(redirects)).unwrap()
}

/// A host that gives every caller the same answer.
async fn host(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = [0; 1024];
            let _ = stream.read(&mut head).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    url
}

fn hello() -> String {
    "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello".to_owned()
}

#[tokio::test]
async fn nothing_goes_out_while_a_transaction_is_open() {
    let (way, url) = (way(0), host(hello()).await);
    OpenTransactions::scope(async {
        OpenTransactions::opened();
        let refused = way.send(way.get(&url)).await;
        assert!(matches!(refused, Err(EgressError::OpenTransactions(1))));
        OpenTransactions::closed();
        let answer = way.send(way.get(&url)).await.unwrap();
        assert_eq!(answer.text().await.unwrap(), "hello");
    })
    .await;
}

#[tokio::test]
async fn a_redirect_is_followed_only_where_that_was_allowed() {
    let there = host(hello()).await;
    let here = host(format!(
        "HTTP/1.1 302 Found\r\nlocation: {there}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    ))
    .await;
    let stays = way(0);
    let answer = stays.send(stays.get(&here)).await.unwrap();
    assert_eq!(answer.status(), 302);
    let goes = way(3);
    let answer = goes.send(goes.get(&here)).await.unwrap();
    assert_eq!(answer.text().await.unwrap(), "hello");
}

#[tokio::test]
async fn what_may_not_be_asked_is_told_from_what_does_not_answer() {
    let inside = "https://10.0.0.1/?key=secret";
    let here = host(format!(
        "HTTP/1.1 302 Found\r\nlocation: {inside}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    ))
    .await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("http://{}/?key=secret", listener.local_addr().unwrap());
    drop(listener);
    let way = Way::guarded("test", &patience(3), Guard::allowing(["127.0.0.1"])).unwrap();
    let strict = Way::guarded("test", &patience(3), Guard::default()).unwrap();
    let by_name = "https://localhost/?key=secret";

    for (way, refused) in [(&way, inside), (&way, here.as_str()), (&strict, by_name)] {
        let refused = way.send(way.get(refused)).await.unwrap_err();
        assert!(refused.is_refusal(), "{refused:?}");
        let words = refused.words();
        assert!(!words.contains("secret"), "{words}");
    }
    let silent = way.send(way.get(&silent)).await.unwrap_err();
    assert!(!silent.is_refusal(), "{silent:?}");
    let words = silent.words();
    assert!(
        words.contains("refused") && !words.contains("secret"),
        "{words}"
    );
}
