// This file was generated with `cornucopia`. Do not modify.

pub mod audit;
pub mod events;
pub mod followers;
pub mod idempotency;
pub mod runs;
pub mod upkeep;
pub mod vault;
