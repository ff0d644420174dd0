//! Records from files: CSV and XLSX of a million rows, taken in by a Run.
//!
//! An upload is stored in parts and looked at ([`shape`]); whoever sent it says which column is which field; the Run reads
//! the file in a thread of its own ([`read`]), makes rows of records ([`rows`]), finds the records they name ([`named`]), and writes batch after batch, each in one
//! transaction with its checkpoint ([`run`]).

mod named;
pub(crate) mod read;
pub(crate) mod rows;
pub(crate) mod run;
pub(crate) mod shape;
