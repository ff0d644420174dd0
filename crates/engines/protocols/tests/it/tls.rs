//! The same protocols over TLS, with a certificate that the machine trusts and with one that it does not.

use std::{env, process::Command, sync::Arc};

use serde_json::json;
use tekup_protocols::{CallError, grpc::Schema};
use tekup_testkit::{MqttBroker, RabbitMq};
use tempfile::TempDir;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use crate::{amqp, ask, grpc, mqtt, patient, websocket};

/// Names the variable in which the child finds where to call.
const PORTS: &str = "TEKUP_TEST_TLS_PORTS";

/// A certificate for 127.0.0.1, signed by itself.
struct Certificate(TempDir);

impl Certificate {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let made = Command::new("openssl")
            .args([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            ])
            .args(["-subj", "/CN=localhost", "-addext"])
            .arg("subjectAltName=IP:127.0.0.1")
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .args(["-keyout", "key.pem", "-out", "cert.pem"])
            .current_dir(home.path())
            .output()
            .unwrap();
        assert!(made.status.success(), "openssl made no certificate");
        Self(home)
    }

    /// Takes TLS off what comes for the server at `port`; returns its own port.
    async fn before(&self, port: u16) -> u16 {
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let certificate = CertificateDer::from_pem_file(self.0.path().join("cert.pem")).unwrap();
        let key = PrivateKeyDer::from_pem_file(self.0.path().join("key.pem")).unwrap();
        let mut config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    if let Ok(mut tls) = acceptor.accept(stream).await {
                        let mut server = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                        let _ = copy_bidirectional(&mut tls, &mut server).await;
                    }
                });
            }
        });
        own
    }
}

fn port_of(url: &str) -> u16 {
    let end = url.rsplit(':').next().unwrap();
    end.split('/').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_are_spoken_with_whom_the_machine_trusts() {
    let (mosquitto, rabbit) = tokio::join!(MqttBroker::start(), RabbitMq::start());
    let certificate = Certificate::new();
    let (health, _reporter) = grpc::server(grpc::Describes::V1).await;
    let servers = [
        websocket::server().await,
        health,
        mosquitto.url(),
        rabbit.url(),
    ];
    let mut ports = Vec::new();
    for url in &servers {
        ports.push(certificate.before(port_of(url)).await.to_string());
    }
    // What the machine trusts is read once in a process.
    let child = tokio::process::Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "tls::calls_all_of_them",
            "--ignored",
            "--nocapture",
        ])
        .env("SSL_CERT_FILE", certificate.0.path().join("cert.pem"))
        .env(PORTS, ports.join(","))
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the other side of all_are_spoken_with_whom_the_machine_trusts"]
async fn calls_all_of_them() {
    let ports = env::var(PORTS).unwrap();
    let at = |which: usize, scheme: &str| {
        let port = ports.split(',').nth(which).unwrap();
        format!("{scheme}://127.0.0.1:{port}")
    };
    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    let one = websocket::saying(&[json!("hej")], 1);
    let answer = ask(&one, &at(0, "wss"), None, patient()).await.unwrap();
    assert_eq!(answer["answers"][0]["said"], "hej");
    let one = grpc::checking("Check", "shop", Schema::Reflection);
    let answer = ask(&one, &at(1, "https"), None, patient()).await.unwrap();
    assert_eq!(answer["message"], json!({"status": "SERVING"}));
    let one = mqtt::publishing("pump", json!(1));
    let shown = mqtt::shown();
    ask(&one, &at(2, "mqtts"), Some(&shown), patient())
        .await
        .unwrap();
    let mut one = amqp::publishing("nobody", json!(1));
    one.mandatory = false;
    let shown = amqp::shown();
    ask(&one, &at(3, "amqps"), Some(&shown), patient())
        .await
        .unwrap();
}

#[tokio::test]
async fn nothing_is_said_to_whom_the_machine_does_not_trust() {
    let certificate = Certificate::new();
    let port = certificate
        .before(port_of(&websocket::server().await))
        .await;
    let one = websocket::saying(&[json!("secret")], 1);
    let url = format!("wss://127.0.0.1:{port}");
    let refused = ask(&one, &url, None, patient()).await;
    assert!(
        matches!(&refused, Err(CallError::Egress(why)) if format!("{why:?}").contains("InvalidCertificate")),
        "{refused:?}"
    );
}
