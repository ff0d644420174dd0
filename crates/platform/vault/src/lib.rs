//! Secrets at rest, sealed per tenant.
//!
//! Envelope keys: each tenant has a data key of its own in `tenant_keys`, sealed by the operator's master key,
//! which stands in `TEKUP_MASTER_KEY` or in a file under `TEKUP_HOME` and never in the database. A secret is
//! sealed by AES-256-GCM, and bound to its tenant, table, column and row: moved elsewhere it does not open.
//! To destroy a tenant's secrets for good, its keys are deleted.
//!
//! No error and no `Debug` of this crate holds a secret, a key or what was sealed.
#![deny(missing_docs)]

mod master;
mod seal;
mod vault;

pub use master::{MasterError, MasterKeys};
pub use vault::{Keyring, Place, Vault, VaultError};
