// This file was generated with `cornucopia`. Do not modify.

pub mod apis;
pub mod credentials;
pub mod executions;
pub mod triggers;
pub mod workflows;
