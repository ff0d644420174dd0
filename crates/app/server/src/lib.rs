//! Composition root: router, doors, workers.
