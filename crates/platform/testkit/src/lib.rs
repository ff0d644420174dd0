//! Databases, mail servers and message servers for tests.
//!
//! All tests of a machine share one private Postgres without fsync, which is started by the first and
//! stays. A template database holds the migrated schema, named after it; every test gets a copy of its
//! own ([`database`]), served as the app role, and drops it in the end. A file lock keeps the many
//! processes of a test run from starting or migrating twice.
#![deny(missing_docs)]

mod cluster;
mod database;
mod mail;
mod mqtt;
mod mysql;
mod nats;
mod rabbit;
mod s3;
mod wait;

pub use cluster::cluster;
pub use database::{EmptyDb, TestDb, database, empty_database};
pub use mail::{MAIL_PASSWORD, MAIL_USER, MailServers};
pub use mqtt::{MQTT_PASSWORD, MQTT_USER, MqttBroker};
pub use mysql::{MARIADB_PASSWORD, MARIADB_USER, MariaDb};
pub use nats::NatsServer;
pub use rabbit::{RABBIT_PASSWORD, RABBIT_USER, RabbitMq};
pub use s3::S3Server;
pub use wait::until;
