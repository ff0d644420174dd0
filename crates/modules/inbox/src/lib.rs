//! Connections to other systems: webhooks, channels, and the systems where cases live.
//!
//! A connection is a row with settings and sealed secrets; what it can do is its [`kinds::Kind`]. Every call goes
//! through [`gate`], which bounds how many go on at once, breaks the circuit of a connection that keeps failing,
//! and counts. To add a kind: a file in `kinds/`, and its line in [`kinds::all`].

mod connectors;
mod gate;
mod kinds;
mod model;
mod ops;
mod store;

use std::{sync::Arc, time::Duration};

use tekup_db::Db;
use tekup_egress::{Guard, Patience, Way};
use tekup_operations::Operation;
use tekup_vault::Vault;

pub use model::{Connection, Health};

/// How long another system may take to answer.
const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(5),
    read: Duration::from_secs(20),
    // A redirect would carry a secret's signature, or a token, to another place.
    redirects: 0,
};

/// What the module works with. Cheap to clone.
#[derive(Clone)]
pub struct Inbox(Arc<Inner>);

struct Inner {
    db: Db,
    vault: Vault,
    guard: Guard,
    way: Way,
    gate: gate::Gate,
    kinds: Vec<Box<dyn kinds::Kind>>,
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inbox")
    }
}

impl Inbox {
    /// The module on the given parts. `guard`: which addresses tenants may have asked.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(db: Db, vault: Vault, guard: Guard) -> tekup_base::Result<Self> {
        let way = Way::guarded("connector", &PATIENCE, guard.clone())
            .map_err(tekup_base::Error::internal)?;
        Ok(Self(Arc::new(Inner {
            gate: gate::Gate::default(),
            kinds: kinds::all(),
            db,
            vault,
            guard,
            way,
        })))
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        ops::connections::operations(self)
    }
}
