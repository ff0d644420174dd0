//! Everything in the repository that a program writes: run the program again, and compare or replace.
//!
//! Each generator writes into a scratch folder that has the layout of the repository. What differs is then
//! copied over, so an unchanged file keeps its time stamp and cargo has nothing to build.

mod cluster;
mod documents;
mod nullable;
mod output;
mod schema;
mod sql;

use std::path::Path;

use anyhow::{Result, bail};

use crate::workspace;
use output::Output;

/// The crate with the typed queries.
pub const SQL_CRATE: &str = "crates/platform/sql";
/// The API's description.
pub const OPENAPI: &str = "openapi.json";
/// The console's types of the API.
pub const SCHEMA: &str = "web/src/api/schema.d.ts";

type Generator = fn(&Path, &Path) -> Result<Vec<Output>>;

/// In order: later ones read what earlier ones wrote.
const GENERATORS: [(&str, Generator); 3] = [
    ("sql", sql::generate),
    ("documents", documents::generate),
    ("schema", schema::generate),
];

/// Runs the generators named in `words` (none: all). With `--check` nothing is changed, and a file that is
/// not what its generator writes is an error.
pub fn run(words: &[&str]) -> Result<()> {
    let check = words.contains(&"--check");
    let named: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| *word != "--check")
        .collect();
    for name in &named {
        if !GENERATORS.iter().any(|(known, _)| known == name) {
            bail!("`gen` makes sql, documents and schema, not `{name}`");
        }
    }
    let root = workspace::root();
    let scratch = tempfile::tempdir()?;
    let mut stale = Vec::new();
    for (name, generate) in GENERATORS {
        if !named.is_empty() && !named.contains(&name) {
            continue;
        }
        for output in generate(&root, scratch.path())? {
            stale.extend(output.differences(&root, scratch.path())?);
            // At once: the next generator may build a program out of it.
            if !check {
                output.install(&root, scratch.path())?;
            }
        }
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
    match stale.as_slice() {
        [] => println!("gen: nothing changed"),
        files => println!("gen: wrote\n  {}", files.join("\n  ")),
    }
    Ok(())
}
