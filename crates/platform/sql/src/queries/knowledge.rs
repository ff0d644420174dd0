// This file was generated with `cornucopia`. Do not modify.

pub mod documents;
pub mod governing;
pub mod index;
pub mod indexing;
pub mod links;
pub mod searching;
pub mod websites;
