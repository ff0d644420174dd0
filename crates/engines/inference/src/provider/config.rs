use std::time::Duration;

use tekup_base::Secret;
use tekup_egress::Guard;

use super::ProviderKind;

/// A model server: who it is, where, and how long it is waited for.
#[derive(Debug, Clone)]
pub struct ProviderConfig {
    /// Whose protocol it speaks.
    pub kind: ProviderKind,
    /// Where it is asked; the vendor's own address if none.
    pub url: Option<String>,
    /// What it knows us by.
    pub key: Option<Secret>,
    /// Azure's `api-version`.
    pub api_version: Option<String>,
    /// Where the address may lead, when a tenant gave it. An operator's own leads anywhere.
    pub guard: Option<Guard>,
    /// How long a connection may take.
    pub connect_timeout: Duration,
    /// How long the server may be silent, before the answer and within it.
    pub read_timeout: Duration,
    /// How often a request is sent again after an answer that says to come back later, or none.
    pub retries: u32,
}

impl ProviderConfig {
    /// The vendor's own address with 5 seconds to connect, 60 of silence and two retries.
    pub fn new(kind: ProviderKind) -> Self {
        Self {
            kind,
            url: None,
            key: None,
            api_version: None,
            guard: None,
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(60),
            retries: 2,
        }
    }
}
