//! What leads out to other systems and in from them: the traits between modules, and the vendors' protocols.
//!
//! No table belongs to this crate. `tekup-support` queues actions and hands them to whatever implements
//! [`Connectors`]; `tekup-inbox` implements it on the tenant's connections, and hands what customers write on
//! channels to [`Desk`], which `tekup-support` implements; so it does [`Talks`], by which `tekup-crm` shows who has
//! talked about what.
#![deny(missing_docs)]

mod inward;
mod mirror;
mod outward;
mod talks;

pub use inward::{Desk, File, MAX_CONTENT, Sender};
pub use mirror::{News, Remark, Standing};
pub use outward::{ActionType, Connectors, Plan, Request, Trouble};
pub use talks::{Talk, Talks};
