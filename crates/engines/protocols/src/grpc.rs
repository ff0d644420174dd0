//! gRPC: one request, one answer or a stream of them. What the messages look like is read from the server's reflection,
//! from the text of a `.proto` file, or from a compiled descriptor.

mod codec;
mod schema;

use async_trait::async_trait;
use futures::StreamExt;
use hyper_util::rt::TokioIo;
use prost_reflect::{
    DescriptorPool, DeserializeOptions, DynamicMessage, MethodDescriptor, SerializeOptions,
};
use serde_json::{Value, json};
use tekup_egress::Line;
use tonic::{
    Code, Request, Status,
    client::Grpc as Client,
    codegen::http::{Uri, uri::PathAndQuery},
    metadata::{Ascii, MetadataKey, MetadataMap, MetadataValue},
    transport::{Channel, Endpoint},
};

use crate::{Address, CallError, Protocol, Scheme, Shown, Terms, answer::brief, scheme};
use codec::Dynamic;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Grpc {
    /// `package.Service/Method`.
    pub method: String,
    /// The message, in the JSON of Protocol Buffers.
    pub message: Value,
    /// Metadata sent with it.
    pub metadata: Vec<(String, String)>,
    /// Where the shapes of messages are known from.
    pub schema: Schema,
    /// Most messages that are taken of a stream.
    pub most: usize,
}

/// Where the shapes of messages are known from.
#[derive(Debug, Clone)]
pub enum Schema {
    /// The server says it (`grpc.reflection.v1`, or `v1alpha` of older ones).
    Reflection,
    /// The text of a `.proto` file; it may import Google's well-known types, and nothing else.
    Proto(String),
    /// A compiled `FileDescriptorSet` (`protoc --include_imports --descriptor_set_out`).
    Descriptor(Vec<u8>),
}

const SCHEMES: [Scheme; 2] = [scheme("https", 443, true), scheme("http", 80, false)];

#[async_trait]
impl Protocol for Grpc {
    fn schemes(&self) -> &'static [Scheme] {
        &SCHEMES
    }

    fn purpose(&self) -> &'static str {
        "grpc"
    }

    fn spoken(&self) -> &'static [&'static [u8]] {
        &[b"h2"]
    }

    async fn talk(
        &self,
        line: Line,
        to: &Address,
        shown: Option<&Shown>,
        terms: &Terms,
    ) -> Result<Value, CallError> {
        let (service, _) = self.names()?;
        let metadata = self.metadata(shown)?;
        let known = match &self.schema {
            Schema::Reflection => None,
            Schema::Proto(text) => Some(schema::of_text(text.clone()).await?),
            Schema::Descriptor(bytes) => Some(schema::of_bytes(bytes)?),
        };
        let channel = channel(line, to).await?;
        let pool = match known {
            Some(pool) => pool,
            None => schema::reflected(&channel, &metadata, service, terms.bytes).await?,
        };
        let method = self.find(&pool)?;
        let asked = self.read(&method)?;
        let mut request = Request::new(asked);
        *request.metadata_mut() = metadata;
        request.set_timeout(terms.time);
        let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
        let path = PathAndQuery::try_from(path).map_err(|_| no_method(&self.method))?;
        let mut client = Client::new(channel).max_decoding_message_size(terms.bytes);
        client.ready().await.map_err(unreached)?;
        let codec = Dynamic(method.output());
        if !method.is_server_streaming() {
            let answer = client.unary(request, path, codec).await.map_err(failed)?;
            let message = shown_as_json(answer.get_ref())?;
            return Ok(json!({"message": message, "messages": [message], "cut": false}));
        }
        let answer = client
            .server_streaming(request, path, codec)
            .await
            .map_err(failed)?;
        let mut stream = answer.into_inner();
        let (mut messages, mut cut) = (Vec::new(), false);
        while let Some(message) = stream.next().await {
            let message = message.map_err(failed)?;
            if messages.len() == self.most {
                cut = true;
                break;
            }
            messages.push(shown_as_json(&message)?);
        }
        Ok(json!({"message": messages.first(), "messages": messages, "cut": cut}))
    }
}

impl Grpc {
    fn names(&self) -> Result<(&str, &str), CallError> {
        let both = self.method.trim_start_matches('/').split_once('/');
        let both = both.filter(|(service, name)| {
            !service.is_empty() && !name.is_empty() && !name.contains('/')
        });
        both.ok_or_else(|| CallError::refused("method: write it as package.Service/Method"))
    }

    fn metadata(&self, shown: Option<&Shown>) -> Result<MetadataMap, CallError> {
        let mut map = MetadataMap::new();
        let shown = shown.map(Shown::header);
        for (name, text) in self.metadata.iter().cloned().chain(shown) {
            let key = MetadataKey::<Ascii>::from_bytes(name.to_lowercase().as_bytes());
            let value = MetadataValue::try_from(text.as_str());
            let (Ok(key), Ok(value)) = (key, value) else {
                let message = format!("metadata: {name:?} cannot be sent as metadata");
                return Err(CallError::refused(message));
            };
            map.insert(key, value);
        }
        Ok(map)
    }

    fn find(&self, pool: &DescriptorPool) -> Result<MethodDescriptor, CallError> {
        let (service, name) = self.names()?;
        let found = pool.get_service_by_name(service).ok_or_else(|| {
            let known: Vec<String> = pool
                .services()
                .take(20)
                .map(|one| one.full_name().to_owned())
                .collect();
            let message = format!(
                "method: there is no service {service:?}; there are {}",
                known.join(", ")
            );
            CallError::Refused(message)
        })?;
        let method = found.methods().find(|one| one.name() == name);
        let method = method.ok_or_else(|| {
            let known: Vec<String> = found
                .methods()
                .take(50)
                .map(|one| one.name().to_owned())
                .collect();
            let message = format!(
                "method: {service} has no {name:?}; it has {}",
                known.join(", ")
            );
            CallError::Refused(message)
        })?;
        if method.is_client_streaming() {
            return Err(CallError::refused(
                "method: takes a stream of messages; only methods that take one can be called",
            ));
        }
        Ok(method)
    }

    fn read(&self, method: &MethodDescriptor) -> Result<DynamicMessage, CallError> {
        let value = match &self.message {
            Value::Null => json!({}),
            value => value.clone(),
        };
        let options = DeserializeOptions::new().deny_unknown_fields(true);
        DynamicMessage::deserialize_with_options(method.input(), value, &options).map_err(|error| {
            let kind = method.input();
            CallError::refused(format!("message: is no {}: {error}", kind.full_name()))
        })
    }
}

fn shown_as_json(message: &DynamicMessage) -> Result<Value, CallError> {
    let options = SerializeOptions::new().skip_default_fields(false);
    message
        .serialize_with_options(serde_json::value::Serializer, &options)
        .map_err(|error| CallError::refused(format!("the answer cannot be shown as JSON: {error}")))
}

/// HTTP/2 over the line; when that ends, so does the channel.
async fn channel(line: Line, to: &Address) -> Result<Channel, CallError> {
    let uri = to.url.as_str().parse::<Uri>();
    let uri = uri.map_err(|_| CallError::refused("url: cannot be asked over gRPC"))?;
    // TLS, where there is any, is the line's.
    let endpoint = Endpoint::from_static("http://line").origin(uri);
    let mut line = Some(TokioIo::new(line));
    let once = tower::service_fn(move |_: Uri| {
        let line = line.take();
        async move { line.ok_or_else(|| std::io::Error::other("the connection has ended")) }
    });
    endpoint
        .connect_with_connector(once)
        .await
        .map_err(unreached)
}

fn no_method(name: &str) -> CallError {
    CallError::refused(format!("method: {name:?} is no name of a method"))
}

fn unreached(error: tonic::transport::Error) -> CallError {
    CallError::passing(format!("it does not speak gRPC: {}", innermost(&error)))
}

fn innermost(error: &dyn std::error::Error) -> String {
    let mut inner = error;
    while let Some(cause) = inner.source() {
        inner = cause;
    }
    inner.to_string()
}

fn failed(status: Status) -> CallError {
    let code = status.code();
    let message = format!("it answered {code:?}: {}", brief(status.message()));
    match code {
        Code::DeadlineExceeded | Code::Cancelled => CallError::Time(message),
        Code::Unavailable | Code::ResourceExhausted | Code::Aborted => CallError::Passing(message),
        // What broke the connection off stands behind it.
        Code::Unknown if std::error::Error::source(&status).is_some() => {
            CallError::Passing(format!("it broke off: {}", innermost(&status)))
        }
        _ => CallError::Refused(message),
    }
}
