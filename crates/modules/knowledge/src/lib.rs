//! The tenant's documents and the search over them.
