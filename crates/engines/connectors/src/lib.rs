//! What leads out to other systems and in from them: the traits between modules, and the vendors' protocols.
//!
//! There is no database here. `tekup-support` queues actions and hands them to whatever implements
//! [`Connectors`]; `tekup-inbox` implements it on the tenant's connections.
#![deny(missing_docs)]

mod outward;

pub use outward::{ActionType, Connectors, Plan, Request, Trouble};
