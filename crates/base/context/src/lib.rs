//! Who is asking and what they may do: principals, permissions, roles, the operation context.
#![deny(missing_docs)]

mod context;
mod permission;
mod principal;
mod transaction;

pub use context::{Door, Locale, OpContext, OpContextBuilder};
pub use permission::{Permission, Permissions, Role, role_matrix};
pub use principal::Principal;
pub use transaction::OpenTransactions;
