//! What a workflow is, free of database and network.

mod definition;
mod diff;
mod graph;
mod pipeline;
mod problem;
#[cfg(test)]
mod tests;

pub use definition::{
    Backoff, Definition, Edge, MAX_BYTES, MAX_EDGES, MAX_NODES, Node, OnError, Position, Retry,
    SCHEMA,
};
pub use diff::{Changed, Changes, Diff, FieldChange};
pub use graph::{EACH, Graph, LOOP, Link};
pub use pipeline::Pipeline;
pub use problem::Problem;
