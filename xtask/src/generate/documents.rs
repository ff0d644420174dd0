//! What only the program itself knows: the API's description and the matrix of roles.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{OPENAPI, Output};
use crate::workspace;

const DOCUMENTS: [&str; 2] = [OPENAPI, "docs/roles.md"];

/// Runs `tekup gen`, which writes the documents into the scratch folder.
pub fn generate(_root: &Path, scratch: &Path) -> Result<Vec<Output>> {
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
        .arg(scratch)
        .output()
        .context("cannot run tekup gen")?;
    let written: Vec<Output> = DOCUMENTS
        .iter()
        .filter(|path| scratch.join(path).is_file())
        .map(|path| Output::File(PathBuf::from(path)))
        .collect();
    let said = String::from_utf8_lossy(&run.stderr);
    // A binary without the command has nothing to write yet.
    if written.is_empty() && (run.status.success() || said.contains("unrecognized subcommand")) {
        println!("gen documents: skipped, the tekup binary has no `gen` command yet");
        return Ok(Vec::new());
    }
    if !run.status.success() {
        bail!("tekup gen failed:\n{said}");
    }
    if let Some(missing) = DOCUMENTS.iter().find(|path| !scratch.join(path).is_file()) {
        bail!("tekup gen wrote no {missing}");
    }
    Ok(written)
}
