//! Postgres: the private cluster, pools, transactions, migrations and partitions.
//!
//! Every query of a tenant runs in a [`TenantTx`], which can only be made from an `OpContext`. The few
//! that must see all tenants run in a [`SystemTx`], which gives its reason. There is no third way: the
//! pool itself stays in here.
#![deny(missing_docs)]

mod admin;
mod bootstrap;
mod cluster;
mod error;
mod hints;
mod migrate;
mod pipeline;
mod pool;
mod supervise;
mod tx;

pub use bootstrap::{Connections, make_ready, prepare};
pub use cluster::Cluster;
pub use error::{DbError, DbResult};
pub use migrate::{Migration, migrate, migrations, schema_hash};
pub use pool::{Db, Listener};
pub use tekup_sql as sql;
pub use tx::{SystemTx, TenantTx, Value};
