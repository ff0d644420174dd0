//! What the database itself must guarantee.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod roles;
mod schema;
mod startup;
mod tenants;
mod transactions;
