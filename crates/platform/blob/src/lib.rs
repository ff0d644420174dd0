//! Large payloads by reference: in Postgres, or in an S3 bucket.
//!
//! A blob is always written in the transaction of what refers to it, so there is none without the other. Where a bucket
//! is configured, [`Blobs::run`] carries it there afterwards; readers find it in either place.
#![deny(missing_docs)]

mod blobs;
mod bucket;
mod carry;

pub use blobs::{Blobs, MOST_BYTES, copy, put};
