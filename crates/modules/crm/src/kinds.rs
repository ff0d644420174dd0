//! The kinds of record, a file for each.

pub(crate) mod companies;
pub(crate) mod contacts;
pub(crate) mod deals;
pub(crate) mod leads;
pub(crate) mod products;
