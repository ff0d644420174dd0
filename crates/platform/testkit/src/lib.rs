//! Databases, servers and clients for tests.
