//! The shapes of messages.

use std::collections::{BTreeMap, VecDeque};

use futures::{StreamExt, channel::mpsc};
use prost::Message;
use prost_reflect::{
    DescriptorPool,
    prost_types::{FileDescriptorProto, FileDescriptorSet},
};
use protox::{
    Compiler,
    file::{ChainFileResolver, File, FileResolver, GoogleFileResolver},
};
use tonic::{
    Code, Request, Status, Streaming, client::Grpc as Client, codegen::http::uri::PathAndQuery,
    metadata::MetadataMap, transport::Channel,
};
use tonic_prost::ProstCodec;
use tonic_reflection::pb::v1::{
    ServerReflectionRequest, ServerReflectionResponse,
    server_reflection_request::MessageRequest as Ask,
    server_reflection_response::MessageResponse as Say,
};

use super::{failed, unreached};
use crate::{CallError, answer::brief};

/// Most files that a service may be described by.
const MOST_FILES: usize = 500;
/// Brackets that may stand in one another in a text: its reader descends with them.
const DEEPEST: usize = 48;
/// The name that a text is known by while it is read.
const NAME: &str = "service.proto";

struct Given(String);

impl FileResolver for Given {
    fn open_file(&self, name: &str) -> Result<File, protox::Error> {
        match name {
            NAME => File::from_source(NAME, &self.0),
            other => Err(protox::Error::file_not_found(other)),
        }
    }
}

/// Of the text of a `.proto` file.
pub(super) async fn of_text(text: String) -> Result<DescriptorPool, CallError> {
    let (mut deep, mut deepest) = (0_usize, 0);
    for letter in text.chars() {
        match letter {
            '{' | '[' | '(' | '<' => deep += 1,
            '}' | ']' | ')' | '>' => deep = deep.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(deep);
    }
    if deepest > DEEPEST {
        let message = format!("proto: at most {DEEPEST} brackets may stand in one another");
        return Err(CallError::Refused(message));
    }
    let read = tokio::task::spawn_blocking(move || {
        let mut from = ChainFileResolver::new();
        from.add(Given(text));
        from.add(GoogleFileResolver::new());
        let mut compiler = Compiler::with_file_resolver(from);
        compiler.open_file(NAME)?;
        Ok::<_, protox::Error>(compiler.descriptor_pool())
    });
    let read = read
        .await
        .map_err(|_| CallError::refused("proto: cannot be read"))?;
    // Its words name the line and what was wanted there.
    read.map_err(|error| CallError::refused(format!("proto: {}", brief(&error.to_string()))))
}

/// Of a compiled descriptor.
pub(super) fn of_bytes(bytes: &[u8]) -> Result<DescriptorPool, CallError> {
    let wrong =
        |error: String| CallError::refused(format!("descriptor: is no FileDescriptorSet: {error}"));
    let set = FileDescriptorSet::decode(bytes).map_err(|error| wrong(error.to_string()))?;
    pool(set.file).map_err(|error| wrong(error.to_string()))
}

fn pool(
    files: impl IntoIterator<Item = FileDescriptorProto>,
) -> Result<DescriptorPool, prost_reflect::DescriptorError> {
    let mut pool = DescriptorPool::new();
    pool.add_file_descriptor_protos(files)?;
    Ok(pool)
}

/// Of what the server says about itself.
pub(super) async fn reflected(
    channel: &Channel,
    metadata: &MetadataMap,
    service: &str,
    bytes: usize,
) -> Result<DescriptorPool, CallError> {
    // Both versions are of the same shape.
    for version in ["v1", "v1alpha"] {
        let mut asking = Asking::begin(channel, metadata, version, bytes).await?;
        match asking.files(service).await {
            Ok(files) => {
                return pool(files).map_err(|error| {
                    CallError::refused(format!("the server describes itself wrongly: {error}"))
                });
            }
            Err(Trouble::Status(status)) if status.code() == Code::Unimplemented => {}
            Err(Trouble::Status(status)) if status.code() == Code::NotFound => {
                return Err(unknown(service, status.message()));
            }
            Err(Trouble::Status(status)) => return Err(failed(status)),
            Err(Trouble::Call(error)) => return Err(error),
        }
    }
    Err(CallError::refused(
        "the server has no reflection; give the text of its .proto file as proto",
    ))
}

fn unknown(service: &str, why: &str) -> CallError {
    let why = brief(why);
    CallError::Refused(format!(
        "method: the server knows no service {service:?}: {why}"
    ))
}

enum Trouble {
    Status(Status),
    Call(CallError),
}

impl From<Status> for Trouble {
    fn from(status: Status) -> Self {
        Self::Status(status)
    }
}

/// A conversation about the server's files.
struct Asking {
    client: Client<Channel>,
    metadata: MetadataMap,
    path: PathAndQuery,
    open: Option<Open>,
}

struct Open {
    asks: mpsc::UnboundedSender<ServerReflectionRequest>,
    says: Streaming<ServerReflectionResponse>,
}

impl Asking {
    async fn begin(
        channel: &Channel,
        metadata: &MetadataMap,
        version: &str,
        bytes: usize,
    ) -> Result<Self, CallError> {
        let mut client = Client::new(channel.clone()).max_decoding_message_size(bytes);
        client.ready().await.map_err(unreached)?;
        let path = match version {
            "v1" => "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
            _ => "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
        };
        Ok(Self {
            client,
            metadata: metadata.clone(),
            path: PathAndQuery::from_static(path),
            open: None,
        })
    }

    async fn ask(&mut self, what: Ask) -> Result<Say, Trouble> {
        let gone = || Trouble::Status(Status::unavailable("the conversation was ended"));
        let request = ServerReflectionRequest {
            host: String::new(),
            message_request: Some(what),
        };
        let open = match &mut self.open {
            Some(open) => {
                open.asks.unbounded_send(request).map_err(|_| gone())?;
                open
            }
            // With the first question in it: there are servers that answer nothing before.
            None => {
                let (asks, rest) = mpsc::unbounded();
                asks.unbounded_send(request).map_err(|_| gone())?;
                let mut request = Request::new(rest);
                *request.metadata_mut() = self.metadata.clone();
                let codec = ProstCodec::default();
                let says = self
                    .client
                    .streaming(request, self.path.clone(), codec)
                    .await?
                    .into_inner();
                self.open.insert(Open { asks, says })
            }
        };
        let said: ServerReflectionResponse = open.says.next().await.ok_or_else(gone)??;
        said.message_response.ok_or_else(gone)
    }

    /// The file that declares a service, and all that it imports.
    async fn files(&mut self, service: &str) -> Result<Vec<FileDescriptorProto>, Trouble> {
        let mut found: BTreeMap<String, FileDescriptorProto> = BTreeMap::new();
        let mut wanted = VecDeque::from([Ask::FileContainingSymbol(service.to_owned())]);
        while let Some(ask) = wanted.pop_front() {
            if let Ask::FileByFilename(name) = &ask
                && found.contains_key(name)
            {
                continue;
            }
            let files = match self.ask(ask).await? {
                Say::FileDescriptorResponse(files) => files.file_descriptor_proto,
                Say::ErrorResponse(error) if found.is_empty() => {
                    return Err(Trouble::Call(unknown(service, &error.error_message)));
                }
                // A file that it does not have; whether that matters is seen when they are put together.
                _ => continue,
            };
            for file in files {
                let file = FileDescriptorProto::decode(&*file).map_err(|error| {
                    let message = format!("the server describes itself wrongly: {error}");
                    Trouble::Call(CallError::Refused(message))
                })?;
                let imports = file.dependency.iter().cloned();
                wanted.extend(imports.map(Ask::FileByFilename));
                found.insert(file.name().to_owned(), file);
            }
            if found.len() > MOST_FILES || wanted.len() > 20 * MOST_FILES {
                let message =
                    format!("the server describes itself by more than {MOST_FILES} files");
                return Err(Trouble::Call(CallError::Refused(message)));
            }
        }
        Ok(found.into_values().collect())
    }
}
