//! Records from files: CSV and XLSX of a million rows, taken in by a Run.
//!
//! An upload is stored in parts and looked at ([`shape`]); whoever sent it says which column is which field; the Run reads
//! the file in a thread of its own ([`read`]), makes rows of records ([`rows`]) and hands them on in batches ([`run`]); each
//! finds the records that its lines name ([`named`]) and is written in one transaction with its checkpoint ([`write`]), some
//! of them at once.

mod named;
pub(crate) mod read;
pub(crate) mod rows;
pub(crate) mod run;
pub(crate) mod shape;
mod write;
