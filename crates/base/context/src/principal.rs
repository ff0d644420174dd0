use tekup_base::{ApiKeyId, UserId};
use uuid::Uuid;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// A person who signed in.
    User {
        /// Which person.
        id: UserId,
        /// What the others call them.
        name: String,
    },
    /// A program that holds one of the tenant's API keys.
    ApiKey {
        /// Which key.
        id: ApiKeyId,
        /// The key's name.
        name: String,
    },
    /// Somebody who writes through a tenant's chat widget. Holds no permission: what they may do stands
    /// with the visitors' door.
    Visitor {
        /// Which browser.
        id: Uuid,
        /// The tenant's own id of the customer, where the tenant has vouched for it.
        customer: Option<String>,
    },
    /// Tekup itself, for a tenant: maintenance, demo data, the answering agent.
    System {
        /// Which part of it.
        name: &'static str,
    },
}

impl Principal {
    /// `user`, `api_key`, `visitor` or `system`: as stored with events and audit entries.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::User { .. } => "user",
            Self::ApiKey { .. } => "api_key",
            Self::Visitor { .. } => "visitor",
            Self::System { .. } => "system",
        }
    }

    /// The id of the person, key or browser.
    pub fn id(&self) -> Option<Uuid> {
        match self {
            Self::User { id, .. } => Some(id.0),
            Self::ApiKey { id, .. } => Some(id.0),
            Self::Visitor { id, .. } => Some(*id),
            Self::System { .. } => None,
        }
    }

    /// What the others call them.
    pub fn name(&self) -> &str {
        match self {
            Self::User { name, .. } | Self::ApiKey { name, .. } => name,
            Self::Visitor { .. } => "visitor",
            Self::System { name } => name,
        }
    }

    /// The person, if it is one.
    pub fn user_id(&self) -> Option<UserId> {
        match self {
            Self::User { id, .. } => Some(*id),
            _ => None,
        }
    }
}
