use std::sync::Arc;

use chrono::{DateTime, Utc};
use tekup_base::{Clock, Error, ErrorKind, Result, SystemClock, TenantId};

use crate::{Permission, Permissions, Principal};

/// Language in which people are spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

impl Locale {
    /// `da` or `en`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The locale of a language code; Danish is the house language.
    pub fn from_code(code: &str) -> Self {
        if code.starts_with("en") {
            Self::En
        } else {
            Self::Da
        }
    }
}

/// The way by which a call came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The HTTP API.
    Http,
    /// A WebSocket.
    WebSocket,
    /// A step of a Run.
    Run,
    /// A client of the Model Context Protocol.
    Mcp,
    /// A tool call of an agent, which acts for whoever the context names.
    Agent,
    /// Tekup's own start-up and upkeep.
    Internal,
}

impl Door {
    /// Its name in logs, metrics and audit entries.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::WebSocket => "websocket",
            Self::Run => "run",
            Self::Mcp => "mcp",
            Self::Agent => "agent",
            Self::Internal => "internal",
        }
    }
}

/// Everything a piece of work must know about the call it serves. Cheap to clone.
///
/// The tenant comes from the credential. Nothing below the doors can make a context for another one.
#[derive(Debug, Clone)]
pub struct OpContext(Arc<OpContextBuilder>);

/// The parts of an [`OpContext`]; a door fills them in once.
#[derive(Debug, Clone)]
pub struct OpContextBuilder {
    /// Who acts.
    pub principal: Principal,
    /// For which tenant.
    pub tenant: TenantId,
    /// What they may do: a role's permissions or a key's scopes.
    pub permissions: Permissions,
    /// Names this call in logs, traces and answers.
    pub request_id: Arc<str>,
    /// Where it came in.
    pub door: Door,
    /// In which language to speak to people.
    pub locale: Locale,
    /// When the caller stops waiting.
    pub deadline: Option<DateTime<Utc>>,
    /// Where time comes from.
    pub clock: Arc<dyn Clock>,
    /// `Idempotency-Key` of the call and the hash of its input, for a write.
    pub idempotency: Option<(String, [u8; 32])>,
    /// The registered name of the operation that runs; empty outside the registry.
    pub operation: &'static str,
    /// How many automation rules led here, one after the other; 0 for what somebody does.
    pub depth: u8,
}

impl OpContextBuilder {
    /// A context of Tekup itself for one tenant, with every permission.
    pub fn system(name: &'static str, tenant: TenantId, door: Door) -> Self {
        Self {
            principal: Principal::System { name },
            tenant,
            permissions: Permission::ALL.iter().copied().collect(),
            request_id: Arc::from(name),
            door,
            locale: Locale::default(),
            deadline: None,
            clock: Arc::new(SystemClock),
            idempotency: None,
            operation: "",
            depth: 0,
        }
    }

    /// Seals the parts.
    pub fn build(self) -> OpContext {
        OpContext(Arc::new(self))
    }
}

impl OpContext {
    /// Who acts.
    pub fn principal(&self) -> &Principal {
        &self.0.principal
    }

    /// For which tenant.
    pub fn tenant(&self) -> TenantId {
        self.0.tenant
    }

    /// What the caller may do.
    pub fn permissions(&self) -> Permissions {
        self.0.permissions
    }

    /// Names this call in logs, traces and answers.
    pub fn request_id(&self) -> &str {
        &self.0.request_id
    }

    /// Where the call came in.
    pub fn door(&self) -> Door {
        self.0.door
    }

    /// In which language to speak to people.
    pub fn locale(&self) -> Locale {
        self.0.locale
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// When the caller stops waiting.
    pub fn deadline(&self) -> Option<DateTime<Utc>> {
        self.0.deadline
    }

    /// The idempotency key of a write and the hash of its input.
    pub fn idempotency(&self) -> Option<&(String, [u8; 32])> {
        self.0.idempotency.as_ref()
    }

    /// The registered name of the operation that runs.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// How many automation rules led here, one after the other.
    pub fn depth(&self) -> u8 {
        self.0.depth
    }

    /// The parts, to make a context that differs in some of them.
    pub fn to_builder(&self) -> OpContextBuilder {
        (*self.0).clone()
    }

    /// Refuses callers without `permission`.
    ///
    /// # Errors
    /// `Forbidden`, naming the permission.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.0.permissions.contains(permission) {
            Ok(())
        } else {
            Err(Error::new(
                ErrorKind::Forbidden,
                format!("this needs the permission {permission}"),
            ))
        }
    }
}
