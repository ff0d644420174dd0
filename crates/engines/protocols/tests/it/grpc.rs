use serde_json::{Value, json};
use tekup_protocols::{
    CallError,
    grpc::{Grpc, Schema},
};
use tokio::net::TcpListener;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::Server;
use tonic_health::{
    ServingStatus,
    pb::FILE_DESCRIPTOR_SET,
    server::{HealthReporter, health_reporter},
};

use crate::{ask, impatient, patient};

#[derive(PartialEq)]
pub enum Describes {
    V1,
    V1Alpha,
    Nothing,
}

/// gRPC's own health service (unary `Check`, streaming `Watch`), which describes itself or not.
pub async fn server(describes: Describes) -> (String, HealthReporter) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (reporter, health) = health_reporter();
    reporter
        .set_service_status("shop", ServingStatus::Serving)
        .await;
    let reflection = || {
        tonic_reflection::server::Builder::configure()
            .register_encoded_file_descriptor_set(FILE_DESCRIPTOR_SET)
    };
    let v1 = (describes == Describes::V1).then(|| reflection().build_v1().unwrap());
    let alpha = (describes == Describes::V1Alpha).then(|| reflection().build_v1alpha().unwrap());
    let server = Server::builder()
        .add_service(health)
        .add_optional_service(v1)
        .add_optional_service(alpha);
    tokio::spawn(async move {
        let incoming = TcpListenerStream::new(listener);
        server.serve_with_incoming(incoming).await.unwrap();
    });
    (url, reporter)
}

pub fn checking(method: &str, service: &str, schema: Schema) -> Grpc {
    Grpc {
        method: format!("grpc.health.v1.Health/{method}"),
        message: json!({"service": service}),
        metadata: vec![("x-shop".to_owned(), "1".to_owned())],
        schema,
        most: 2,
    }
}

const PROTO: &str = r#"
syntax = "proto3";
package grpc.health.v1;
import "google/protobuf/empty.proto";
message HealthCheckRequest { string service = 1; }
message HealthCheckResponse {
  enum ServingStatus { UNKNOWN = 0; SERVING = 1; NOT_SERVING = 2; SERVICE_UNKNOWN = 3; }
  ServingStatus status = 1;
}
service Health {
  rpc Check(HealthCheckRequest) returns (HealthCheckResponse);
  rpc Reset(google.protobuf.Empty) returns (google.protobuf.Empty);
}
"#;

#[tokio::test]
async fn a_method_is_called_by_what_the_server_says_of_itself() {
    for describes in [Describes::V1, Describes::V1Alpha] {
        let (url, _reporter) = server(describes).await;
        let one = checking("Check", "shop", Schema::Reflection);
        let answer = ask(&one, &url, None, patient()).await.unwrap();
        assert_eq!(answer["message"], json!({"status": "SERVING"}));
    }
}

#[tokio::test]
async fn a_method_is_called_by_a_text_or_a_descriptor() {
    let (url, _reporter) = server(Describes::Nothing).await;
    for schema in [
        Schema::Proto(PROTO.to_owned()),
        Schema::Descriptor(FILE_DESCRIPTOR_SET.to_vec()),
    ] {
        let answer = ask(&checking("Check", "shop", schema), &url, None, patient()).await;
        assert_eq!(answer.unwrap()["message"]["status"], "SERVING");
    }
    let untold = ask(
        &checking("Check", "shop", Schema::Reflection),
        &url,
        None,
        patient(),
    )
    .await;
    assert!(untold.unwrap_err().to_string().contains("no reflection"));
}

#[tokio::test]
async fn a_stream_is_taken_up_to_its_bound() {
    let (url, reporter) = server(Describes::V1).await;
    let changing = tokio::spawn(async move {
        for turn in 0.. {
            let status = [ServingStatus::NotServing, ServingStatus::Serving][turn % 2];
            reporter.set_service_status("shop", status).await;
            tokio::task::yield_now().await;
        }
    });
    let watching = checking("Watch", "shop", Schema::Reflection);
    let answer = ask(&watching, &url, None, patient()).await.unwrap();
    changing.abort();
    assert_eq!(answer["messages"].as_array().map(Vec::len), Some(2));
    assert_eq!(answer["cut"], true);
    // One that never ends is ended by the deadline.
    let (url, _reporter) = server(Describes::V1).await;
    let late = ask(&watching, &url, None, impatient()).await;
    assert!(matches!(late, Err(CallError::Time(_))), "{late:?}");
}

#[tokio::test]
async fn what_is_wrong_names_its_field() {
    let (url, _reporter) = server(Describes::V1).await;
    let check = |method: &str| Grpc {
        method: method.to_owned(),
        ..checking("Check", "shop", Schema::Reflection)
    };
    let saying = |message: Value| Grpc {
        message,
        ..checking("Check", "shop", Schema::Reflection)
    };
    let text = |text: &str| checking("Check", "shop", Schema::Proto(text.to_owned()));
    for (asked, words) in [
        (check("Health"), "method: write it as"),
        (
            check("grpc.health.v1.Health/Nap"),
            "method: grpc.health.v1.Health has no \"Nap\"; it has Check",
        ),
        (
            check("shop.Cart/Add"),
            "method: the server knows no service",
        ),
        (
            saying(json!({"servise": "x"})),
            "message: is no grpc.health.v1.HealthCheckRequest",
        ),
        (saying(json!({"service": 7})), "message: "),
        (text("syntax = \"proto3\"; message {"), "proto: "),
        (
            text("syntax = \"proto3\"; import \"other.proto\";"),
            "proto: ",
        ),
        (text(&"message A {".repeat(100_000)), "proto: at most"),
    ] {
        let refused = ask(&asked, &url, None, patient()).await;
        assert!(
            matches!(&refused, Err(CallError::Refused(why)) if why.starts_with(words)),
            "{words}: {refused:?}"
        );
    }
    let unknown = checking("Check", "nowhere", Schema::Reflection);
    let refused = ask(&unknown, &url, None, patient()).await;
    assert!(
        matches!(&refused, Err(CallError::Refused(why)) if why.contains("NotFound")),
        "{refused:?}"
    );
}
