use std::collections::BTreeMap;

use serde_json::{Value, json};
use tekup_db::Db;

use crate::{Operation, RateLimit};

/// Every operation there is, by name.
#[derive(Debug)]
pub struct Registry {
    operations: BTreeMap<&'static str, Operation>,
    db: Db,
    rate_limit: RateLimit,
}

impl Registry {
    /// An empty registry. `db` keeps the idempotency keys.
    pub fn new(db: Db, rate_limit: RateLimit) -> Self {
        Self {
            operations: BTreeMap::new(),
            db,
            rate_limit,
        }
    }

    /// Adds the operations of a module.
    ///
    /// # Panics
    /// When a name or a route is taken: a mistake of the programmer's, found by any test that builds the
    /// registry.
    #[expect(clippy::panic, reason = "a clash of registrations must not start")]
    pub fn add(&mut self, operations: Vec<Operation>) {
        for operation in operations {
            let clash = self.operations.values().find(|other| {
                other.name == operation.name
                    || (other.method == operation.method && other.path == operation.path)
            });
            if let Some(other) = clash {
                panic!("{operation:?} clashes with {other:?}");
            }
            self.operations.insert(operation.name, operation);
        }
    }

    /// The operation of this name.
    pub fn get(&self, name: &str) -> Option<&Operation> {
        self.operations.get(name)
    }

    /// Every operation, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Operation> {
        self.operations.values()
    }

    /// The operations as tools that a model can call.
    pub fn tools(&self) -> Vec<Value> {
        self.iter()
            .map(|operation| {
                json!({
                    "name": operation.name.replace('.', "_"),
                    "description": operation.summary,
                    "parameters": operation.input,
                    "effect": operation.effect.as_str(),
                    "permission": operation.permission,
                })
            })
            .collect()
    }

    /// The limit that all doors share.
    pub fn rate_limit(&self) -> &RateLimit {
        &self.rate_limit
    }

    pub(crate) fn db(&self) -> &Db {
        &self.db
    }
}
