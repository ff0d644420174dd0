// This file was generated with `cornucopia`. Do not modify.

pub mod api_keys;
pub mod sessions;
pub mod tenants;
pub mod users;
