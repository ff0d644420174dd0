//! ARCHITECTURE.md is a map: a crate that is not on it does not exist for a newcomer.

use std::path::Path;

use anyhow::Result;

use super::{Findings, floors};
use crate::workspace;

const MAP: &str = "ARCHITECTURE.md";

/// Crates that the map does not name.
pub fn run(root: &Path) -> Result<Findings> {
    if !root.join(MAP).is_file() {
        return Ok(vec![format!("{MAP} is missing")]);
    }
    let text = workspace::read(root, MAP)?;
    Ok(floors::manifests(root)?
        .into_iter()
        .filter(|manifest| !text.contains(&format!("`{}`", manifest.name)))
        .map(|manifest| {
            let folder = manifest.path.trim_end_matches("/Cargo.toml");
            format!("{MAP} does not name `{}` ({folder})", manifest.name)
        })
        .collect())
}
