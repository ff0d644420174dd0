use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures::future::BoxFuture;
use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};

use crate::{schema, validate::Validator};

/// What an operation does to the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Looks only.
    Read,
    /// Changes our data.
    Write,
    /// Reaches out to the world outside.
    External,
}

impl Effect {
    /// Its name in documents and schemas.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::External => "external",
        }
    }
}

/// HTTP methods that operations use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// In lower case, as OpenAPI writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Put => "put",
            Self::Patch => "patch",
            Self::Delete => "delete",
        }
    }

    /// Whether the input travels in the query rather than in a body.
    pub fn is_query(self) -> bool {
        matches!(self, Self::Get | Self::Delete)
    }
}

type Handler = Arc<dyn Fn(OpContext, Value) -> BoxFuture<'static, Result<Bytes>> + Send + Sync>;

/// Something that can be done.
#[derive(Clone)]
pub struct Operation {
    /// `conversations.create`: the name for audit, metrics, tools and CLI.
    pub name: &'static str,
    /// One line for people.
    pub summary: &'static str,
    /// What the caller must be allowed to do.
    pub permission: Permission,
    /// What it does to the world.
    pub effect: Effect,
    /// HTTP method.
    pub method: Method,
    /// HTTP path with `{name}` for parts of the input.
    pub path: &'static str,
    /// Status of success: 200 unless set.
    pub status: u16,
    /// Longest time it may take.
    pub deadline: Duration,
    /// JSON Schema of the input, self-contained.
    pub input: Value,
    /// JSON Schema of the output, self-contained.
    pub output: Value,
    pub(crate) validator: Arc<Validator>,
    pub(crate) handler: Handler,
}

impl std::fmt::Debug for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Operation({} {} {})",
            self.name,
            self.method.as_str(),
            self.path
        )
    }
}

impl Operation {
    /// Registers `run` under `name`. `route` is method and path: `GET /api/v1/conversations/{id}`.
    ///
    /// # Panics
    /// When the route or the input's schema is malformed: a mistake of the programmer's, found by any test
    /// that builds the registry.
    #[expect(clippy::panic, reason = "a malformed registration must not start")]
    pub fn new<I, O, S, F, R>(
        name: &'static str,
        route: &'static str,
        permission: Permission,
        effect: Effect,
        state: &S,
        run: F,
    ) -> Self
    where
        I: DeserializeOwned + JsonSchema + Send + 'static,
        O: Serialize + JsonSchema + 'static,
        S: Clone + Send + Sync + 'static,
        F: Fn(OpContext, S, I) -> R + Send + Sync + 'static,
        R: Future<Output = Result<O>> + Send + 'static,
    {
        let (method, path) = match route.split_once(' ') {
            Some(("GET", path)) => (Method::Get, path),
            Some(("POST", path)) => (Method::Post, path),
            Some(("PUT", path)) => (Method::Put, path),
            Some(("PATCH", path)) => (Method::Patch, path),
            Some(("DELETE", path)) => (Method::Delete, path),
            _ => panic!("{name}: {route:?} is not METHOD /path"),
        };
        let input = schema::of::<I>();
        let validator = match Validator::new(&input) {
            Ok(validator) => Arc::new(validator),
            Err(error) => panic!("{name}: the input's schema: {error}"),
        };
        let state = state.clone();
        let run = Arc::new(run);
        let handler: Handler = Arc::new(move |ctx, input| {
            let (state, run) = (state.clone(), Arc::clone(&run));
            Box::pin(async move {
                let input: I = serde_json::from_value(input)
                    .map_err(|error| Error::field("", "invalid", error.to_string()))?;
                let output = run(ctx, state, input).await?;
                Ok(Bytes::from(
                    serde_json::to_vec(&output).map_err(Error::internal)?,
                ))
            })
        });
        Self {
            name,
            summary: "",
            permission,
            effect,
            method,
            path,
            status: 200,
            deadline: Duration::from_secs(30),
            input,
            output: schema::of::<O>(),
            validator,
            handler,
        }
    }

    /// Says in one line what it does.
    #[must_use]
    pub fn summary(mut self, summary: &'static str) -> Self {
        self.summary = summary;
        self
    }

    /// Answers success with another status than 200.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// May take longer (or less) than 30 seconds.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Names of the input's fields that stand in the path.
    pub fn path_fields(&self) -> impl Iterator<Item = &'static str> {
        self.path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }

    /// The group it belongs to: the first part of its name.
    pub fn tag(&self) -> &'static str {
        self.name.split('.').next().unwrap_or(self.name)
    }
}
