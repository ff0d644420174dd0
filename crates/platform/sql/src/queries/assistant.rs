// This file was generated with `cornucopia`. Do not modify.

pub mod agents;
pub mod executions;
pub mod jarvis;
pub mod memory;
