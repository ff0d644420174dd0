// This file was generated with `cornucopia`. Do not modify.

pub mod cases;
pub mod channels;
pub mod connections;
pub mod deliveries;
pub mod syncs;
