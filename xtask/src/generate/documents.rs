//! What only the program itself knows: the API's description and the matrix of roles.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{OPENAPI, Output};
use crate::workspace;

/// What `tekup gen` writes, and where it belongs.
const DOCUMENTS: [(&str, &str); 2] = [("openapi.json", OPENAPI), ("roles.md", "docs/roles.md")];

/// Runs `tekup gen` and puts what it writes into the scratch folder.
pub fn generate(_root: &Path, scratch: &Path) -> Result<Vec<Output>> {
    let written = scratch.join("tekup-gen");
    let run = workspace::cargo()
        .args([
            "run",
            "--quiet",
            "--package",
            "tekup-cli",
            "--",
            "gen",
            "--out",
        ])
        .arg(&written)
        .output()
        .context("cannot run tekup gen")?;
    let said = String::from_utf8_lossy(&run.stderr);
    // A binary without the command has nothing to write yet.
    if !written.exists() && (run.status.success() || said.contains("unrecognized subcommand")) {
        println!("gen documents: skipped, the tekup binary has no `gen` command yet");
        return Ok(Vec::new());
    }
    if !run.status.success() {
        bail!("tekup gen failed:\n{said}");
    }
    let mut outputs = Vec::new();
    for (name, place) in DOCUMENTS {
        let target = scratch.join(place);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::rename(written.join(name), target)
            .with_context(|| format!("tekup gen wrote no {name}"))?;
        outputs.push(Output::File(PathBuf::from(place)));
    }
    Ok(outputs)
}
