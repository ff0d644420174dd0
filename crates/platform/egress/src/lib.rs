//! The only way out: outbound HTTP with deadlines and a guard.
