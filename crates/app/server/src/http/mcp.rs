//! The Model Context Protocol at `/mcp`: what the caller may do as tools, documents as resources, agents as prompts.
//!
//! Every message stands for itself and carries its own credential, in every revision of the protocol: no session is kept,
//! so that any instance answers and none has anything to lose.

mod prompts;
mod resources;
mod tools;

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
    routing,
};
use bytes::Bytes;
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, GetPromptRequestParams, GetPromptResponse,
        Implementation, ListPromptsResult, ListResourceTemplatesResult, ListResourcesResult,
        ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams, ReadResourceResponse,
        ServerCapabilities, ServerConfig,
    },
    service::RequestContext,
    transport::streamable_http_server::{
        StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager,
    },
};
use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::{Door, OpContext};
use tekup_operations::{Call, Operation, http::Place};

use super::{call, layers::TenantLabel};
use crate::App;

/// Where it is served.
const PATH: &str = "/mcp";
/// Largest message, in bytes.
const MAX_MESSAGE: usize = 4 * 1024 * 1024;
/// What a client's model is told of us.
const INSTRUCTIONS: &str = "Tekup runs a business's AI agents, conversations, customers, knowledge and workflows. Each \
    tool is one operation; you see those that your credential allows, and errors name the field and the mend. Lists are \
    paged: pass `nextCursor` back as `cursor`. To have only some tools listed, add `?tools=leads.*,deals.*` to the address.";

type Service = StreamableHttpService<Mcp, NeverSessionManager>;

/// The protocol's one path.
pub(crate) fn routes(app: &App) -> Router<App> {
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(MAX_MESSAGE)
        // Host and origin guard servers without credentials; here each message carries one, in a header that no page of
        // another site can set.
        .disable_allowed_hosts();
    let server = Mcp(app.clone());
    let service = Service::new(move || Ok(server.clone()), Arc::default(), config);
    let serve = move |state, place, request| answer(service.clone(), state, place, request);
    Router::new().route(PATH, routing::any(serve))
}

async fn answer(
    service: Service,
    State(app): State<App>,
    place: Place,
    mut request: Request,
) -> Response {
    let asker = match Asker::from(&app, request.headers(), request.uri().query(), &place).await {
        Ok(asker) => asker,
        Err(error) => return place.fail(error).into_response(),
    };
    let tenant = TenantLabel(asker.ctx.tenant());
    request.extensions_mut().insert(asker);
    let mut response = service.handle(request).await.map(Body::new);
    response.extensions_mut().insert(tenant);
    response
}

/// Who sent a message.
#[derive(Clone)]
struct Asker {
    ctx: OpContext,
    narrowed: Narrowed,
    /// The request's `Idempotency-Key`.
    key: Option<String>,
}

impl Asker {
    /// Whoever sends the request, and what they want to see.
    async fn from(
        app: &App,
        headers: &HeaderMap,
        query: Option<&str>,
        place: &Place,
    ) -> Result<Self> {
        Ok(Self {
            ctx: call::caller_at(app, Door::Mcp, headers, place).await?,
            narrowed: Narrowed::of(query)?,
            key: call::idempotency_key(headers)?,
        })
    }

    /// The caller that the door put beside the message.
    fn of(context: &RequestContext<RoleServer>) -> std::result::Result<&Self, ErrorData> {
        let parts = context.extensions.get::<axum::http::request::Parts>();
        parts
            .and_then(|parts| parts.extensions.get())
            .ok_or_else(|| ErrorData::internal_error("the message has no caller", None))
    }
}

/// The patterns of the address's `tools`; all tools without any.
#[derive(Clone, Default)]
struct Narrowed(Vec<String>);

impl Narrowed {
    fn of(query: Option<&str>) -> Result<Self> {
        let mut patterns = Vec::new();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            if name != "tools" {
                let message = "unknown; there is `tools`, such as `?tools=leads.*,deals.list`";
                return Err(Error::field(name, "unknown_field", message));
            }
            patterns.extend(value.split(',').map(|pattern| pattern.trim().to_owned()));
        }
        if patterns.len() > 100 {
            return Err(Error::field(
                "tools",
                "too_many",
                "names at most 100 patterns",
            ));
        }
        Ok(Self(patterns))
    }

    fn has(&self, operation: &Operation) -> bool {
        self.0.is_empty()
            || self
                .0
                .iter()
                .any(|pattern| tekup_agents::matches(pattern, operation.name))
    }
}

#[derive(Clone)]
struct Mcp(App);

impl Mcp {
    /// Does an operation for whoever asks, as every door has it done.
    async fn operation(&self, asker: &Asker, operation: &Operation, input: Value) -> Result<Bytes> {
        let call = Call {
            input,
            idempotency_key: asker.key.clone(),
        };
        let answer = self
            .0
            .registry
            .call(operation, asker.ctx.clone(), call)
            .await?;
        Ok(answer.body)
    }

    /// What the operation of this name answers.
    async fn ask(
        &self,
        asker: &Asker,
        name: &str,
        input: Value,
    ) -> std::result::Result<Value, ErrorData> {
        let operation = self.0.registry.get(name);
        let operation =
            operation.ok_or_else(|| ErrorData::internal_error(name.to_owned(), None))?;
        let body = self
            .operation(asker, operation, input)
            .await
            .map_err(failed)?;
        serde_json::from_slice(&body).map_err(|error| failed(Error::internal(error)))
    }
}

/// An error that is no tool's.
fn failed(error: Error) -> ErrorData {
    let data = json!({"fields": error.fields()});
    match error.kind() {
        ErrorKind::NotFound => ErrorData::resource_not_found(error.to_string(), Some(data)),
        ErrorKind::Validation => ErrorData::invalid_params(error.to_string(), Some(data)),
        ErrorKind::Internal => ErrorData::internal_error("something went wrong on our side", None),
        _ => ErrorData::invalid_request(error.to_string(), Some(data)),
    }
}

/// The place in a list, as the last page gave it.
fn cursor(request: Option<PaginatedRequestParams>) -> Option<String> {
    request.and_then(|request| request.cursor)
}

impl ServerHandler for Mcp {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder()
            .enable_tools()
            .enable_resources()
            .enable_prompts()
            .build();
        let server = Implementation::new("tekup", env!("CARGO_PKG_VERSION")).with_title("Tekup");
        ServerConfig::new(capabilities)
            .with_server_info(server)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        request: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> std::result::Result<ListToolsResult, ErrorData> {
        tools::list(self, Asker::of(&context)?, cursor(request).as_deref())
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> std::result::Result<CallToolResponse, ErrorData> {
        let asker = Asker::of(&context)?;
        let arguments = request.arguments.unwrap_or_default();
        tools::call(self, asker, &request.name, arguments)
            .await
            .map(Into::into)
    }

    async fn list_resources(
        &self,
        request: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> std::result::Result<ListResourcesResult, ErrorData> {
        resources::list(self, Asker::of(&context)?, cursor(request)).await
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> std::result::Result<ListResourceTemplatesResult, ErrorData> {
        Ok(resources::templates())
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        context: RequestContext<RoleServer>,
    ) -> std::result::Result<ReadResourceResponse, ErrorData> {
        let read = resources::read(self, Asker::of(&context)?, &request.uri).await;
        read.map(Into::into)
    }

    async fn list_prompts(
        &self,
        request: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> std::result::Result<ListPromptsResult, ErrorData> {
        prompts::list(self, Asker::of(&context)?, cursor(request)).await
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        context: RequestContext<RoleServer>,
    ) -> std::result::Result<GetPromptResponse, ErrorData> {
        let arguments = request.arguments.unwrap_or_default();
        let got = prompts::get(self, Asker::of(&context)?, &request.name, &arguments).await;
        got.map(Into::into)
    }
}
