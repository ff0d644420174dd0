// This file was generated with `cornucopia`. Do not modify.

pub mod core;
pub mod identity;
pub mod inbox;
pub mod knowledge;
pub mod support;
