//! What is sent, and what is kept in.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::time::Duration;

use tekup_context::OpenTransactions;
use tekup_egress::{EgressError, Patience, Way};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

fn way(redirects: usize) -> Way {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let patience = Patience {
        connect: Duration::from_secs(5),
        read: Duration::from_secs(5),
        redirects,
    };
    Way::new("test", &patience).unwrap()
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
