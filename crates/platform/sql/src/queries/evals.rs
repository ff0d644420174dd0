// This file was generated with `cornucopia`. Do not modify.

pub mod datasets;
pub mod evals;
