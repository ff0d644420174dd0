//! Where the project's files are, and which they are.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Folders and files that programs write. Checks on style do not look into them.
pub const GENERATED: [&str; 3] = [
    crate::generate::SQL_CRATE,
    crate::generate::SCHEMA,
    crate::generate::OPENAPI,
];

/// What the first lines of any other generated file say.
const MARKER: &str = "@generated";

/// The root folder of the workspace.
pub fn root() -> PathBuf {
    // Asked of cargo as it runs: a target folder may be shared with another clone that compiled this.
    let here = std::env::var_os("CARGO_MANIFEST_DIR");
    let here = here.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().unwrap_or(&here).to_path_buf()
}

/// All files of the project, as paths from the root: known to git, or new and not ignored.
pub fn files(root: &Path) -> Result<Vec<String>> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root)
        .output()
        .context("cannot run git")?;
    if !output.status.success() {
        bail!("git ls-files: {}", String::from_utf8_lossy(&output.stderr));
    }
    let mut files: Vec<String> = String::from_utf8_lossy(&output.stdout)
        .split_terminator('\0')
        // A file can be known to git and deleted on disk.
        .filter(|path| root.join(path).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// Whether a program writes this file.
pub fn is_generated(path: &str, content: &str) -> bool {
    GENERATED
        .iter()
        .any(|place| Path::new(path).starts_with(place))
        || content.lines().take(3).any(|line| line.contains(MARKER))
}

/// Reads a file of the project.
pub fn read(root: &Path, path: &str) -> Result<String> {
    std::fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))
}

/// Runs a command with its output on the terminal; an error names it.
pub fn shell(command: &mut Command) -> Result<()> {
    let name = format!("{command:?}").replace('"', "");
    let status = command
        .status()
        .with_context(|| format!("cannot run {name}"))?;
    if !status.success() {
        bail!("`{name}` failed");
    }
    Ok(())
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}
