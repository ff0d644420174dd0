//! Everything in the repository that a program writes: run the program again, and compare or replace.
//!
//! Each generator writes into a scratch folder that has the layout of the repository. What differs is then
//! copied over, so an unchanged file keeps its time stamp and cargo has nothing to build.

mod cluster;
mod output;
mod sql;

use anyhow::{Result, bail};

use crate::workspace;
use output::Output;

/// Runs the generators named in `words` (none: all). With `--check` nothing is changed, and a file that is
/// not what its generator writes is an error.
pub fn run(words: &[&str]) -> Result<()> {
    let check = words.contains(&"--check");
    let named: Vec<&str> = words.iter().copied().filter(|w| *w != "--check").collect();
    if let Some(unknown) = named.iter().find(|name| !["sql"].contains(name)) {
        bail!("`gen` makes sql, not `{unknown}`");
    }
    let wanted = |name: &str| named.is_empty() || named.contains(&name);
    let root = workspace::root();
    let scratch = tempfile::tempdir()?;
    let mut outputs = Vec::new();
    if wanted("sql") {
        outputs.extend(sql::generate(&root, scratch.path())?);
    }
    let mut stale = Vec::new();
    for output in &outputs {
        stale.extend(output.differences(&root, scratch.path())?);
    }
    if check {
        if !stale.is_empty() {
            bail!(
                "generated files are out of date: run `cargo xtask gen` and commit\n  {}",
                stale.join("\n  ")
            );
        }
        return Ok(());
    }
    for output in &outputs {
        output.install(&root, scratch.path())?;
    }
    match stale.as_slice() {
        [] => println!("gen: nothing changed"),
        files => println!("gen: wrote\n  {}", files.join("\n  ")),
    }
    Ok(())
}
