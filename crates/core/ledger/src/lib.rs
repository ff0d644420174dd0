//! Audit entries, written in the transaction they describe.
