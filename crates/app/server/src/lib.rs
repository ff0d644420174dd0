//! Composition root: router, doors, workers.
//!
//! [`App::open`] puts the parts together, [`serve`] runs them until it is told to stop. Modules know nothing
//! of each other; what one needs of another is handed to it here.

mod app;
mod demo;
mod http;
mod models;
mod promotion;
mod serve;
mod upkeep;
mod visitors;
mod ws;

pub use app::App;
pub use demo::access as demo_access;
pub use http::router;
pub use models::config as models_config;
pub use serve::{Options, Ready, generate, serve};
