//! What the database itself must guarantee.

mod roles;
mod schema;
mod startup;
mod tenants;
mod transactions;
