// This file was generated with `cornucopia`. Do not modify.

pub mod assistant;
pub mod automation;
pub mod core;
pub mod crm;
pub mod evals;
pub mod gateway;
pub mod identity;
pub mod inbox;
pub mod knowledge;
pub mod support;
