//! The registry of operations and what happens around every call.
