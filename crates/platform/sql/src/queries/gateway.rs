// This file was generated with `cornucopia`. Do not modify.

pub mod aliases;
pub mod budgets;
pub mod providers;
pub mod usage;
