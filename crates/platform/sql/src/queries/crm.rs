// This file was generated with `cornucopia`. Do not modify.

pub mod analytics;
pub mod fields;
pub mod files;
pub mod pipelines;
pub mod scoring;
pub mod timeline;
pub mod views;
