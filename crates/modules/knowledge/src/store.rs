//! The module's SQL. The queries themselves stand in `sql/queries/knowledge`.

pub(crate) mod chunks;
pub(crate) mod documents;
pub(crate) mod glossary;
pub(crate) mod index;
pub(crate) mod links;
pub(crate) mod passages;
pub(crate) mod versions;
pub(crate) mod websites;
