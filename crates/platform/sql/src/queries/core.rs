// This file was generated with `cornucopia`. Do not modify.

pub mod approvals;
pub mod audit;
pub mod blobs;
pub mod channels;
pub mod events;
pub mod followers;
pub mod groups;
pub mod idempotency;
pub mod messages;
pub mod runs;
pub mod schedules;
pub mod upkeep;
pub mod vault;
