//! The chat widget on a tenant's pages: installations, visitors' sessions, and what a visitor may do.
//!
//! A visitor is a [`Principal::Visitor`](tekup_context::Principal) without any permission, so no registered
//! operation takes them. What they may do is in [`talk`], and each of its functions asks [`access`] whether
//! the conversation is theirs. What they get to see passes [`view`], which lists what may leave.

pub(crate) mod access;
mod directory;
pub mod files;
mod identity;
mod session;
mod settings;
pub mod talk;
pub mod view;

pub use directory::Widget;
pub(crate) use directory::{Directory, public_key, secret};
pub use identity::ClaimedUser;
pub use session::{Opened, Session, open, visitor};
pub use settings::{Settings, check_origins};
