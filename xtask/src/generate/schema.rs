//! The console's types, from the API's description.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{OPENAPI, Output, SCHEMA};
use crate::workspace;

/// Runs `openapi-typescript` from the console's own packages.
pub fn generate(root: &Path, scratch: &Path) -> Result<Vec<Output>> {
    let program = root.join("web/node_modules/.bin/openapi-typescript");
    if !program.is_file() {
        println!("gen schema: skipped, run `npm ci` in web/ first");
        return Ok(Vec::new());
    }
    let fresh = scratch.join(OPENAPI);
    let description = if fresh.is_file() {
        fresh
    } else {
        root.join(OPENAPI)
    };
    if !description.is_file() {
        println!("gen schema: skipped, there is no {OPENAPI} yet");
        return Ok(Vec::new());
    }
    let target = scratch.join(SCHEMA);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let mut command = Command::new(program);
    command
        .arg(description)
        .arg("--output")
        .arg(&target)
        .current_dir(root.join("web"));
    workspace::shell(command.stdout(std::process::Stdio::null()))?;
    Ok(vec![Output::File(PathBuf::from(SCHEMA))])
}
