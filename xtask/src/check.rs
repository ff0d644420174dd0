//! The gate: everything a change has to satisfy besides its tests.

mod architecture;
mod floors;
mod layout;
mod licences;
mod sql;

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::{generate, workspace};

/// What a check found wrong, one line each; nothing if all is well.
type Findings = Vec<String>;

struct Check {
    name: &'static str,
    what: &'static str,
    run: fn(&Path) -> Result<Findings>,
}

/// In the order they run: quick ones first.
const CHECKS: [Check; 9] = [
    Check {
        name: "sizes",
        what: "no hand-written source file over 500 lines",
        run: layout::sizes,
    },
    Check {
        name: "names",
        what: "no utils, common, manager or helpers; foo.rs and foo/ instead of mod.rs",
        run: layout::names,
    },
    Check {
        name: "floors",
        what: "imports between crates point down",
        run: floors::run,
    },
    Check {
        name: "architecture",
        what: "ARCHITECTURE.md names every crate",
        run: architecture::run,
    },
    Check {
        name: "sql",
        what: "style of migrations and queries; locked migrations are unchanged",
        run: sql::run,
    },
    Check {
        name: "licences",
        what: "every dependency may be used",
        run: licences::run,
    },
    Check {
        name: "fmt",
        what: "cargo fmt --check",
        run: |_| {
            ran(workspace::shell(
                workspace::cargo().args(["fmt", "--all", "--check"]),
            ))
        },
    },
    Check {
        name: "generated",
        what: "generated files are what their generators write",
        run: |_| ran(generate::run(&["--check"])),
    },
    Check {
        name: "clippy",
        what: "cargo clippy on everything, warnings are errors",
        run: |_| {
            let mut clippy = workspace::cargo();
            clippy.args([
                "clippy",
                "--quiet",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ]);
            ran(workspace::shell(&mut clippy))
        },
    },
];

pub use sql::lock as lock_migrations;

/// The names of the checks and what each is about.
pub fn describe() -> impl Iterator<Item = (&'static str, &'static str)> {
    CHECKS.iter().map(|check| (check.name, check.what))
}

/// Whether there is a check of this name.
pub fn exists(name: &str) -> bool {
    CHECKS.iter().any(|check| check.name == name)
}

/// Runs one check by name.
pub fn run_one(name: &str) -> Result<()> {
    run(CHECKS.iter().filter(|check| check.name == name))
}

/// Runs all checks, also after one has failed.
pub fn run_all() -> Result<()> {
    run(CHECKS.iter())
}

fn run(checks: impl Iterator<Item = &'static Check>) -> Result<()> {
    let root = workspace::root();
    let mut failed = Vec::new();
    for check in checks {
        let started = Instant::now();
        let findings = (check.run)(&root).unwrap_or_else(|error| vec![format!("{error:#}")]);
        let verdict = if findings.is_empty() { "ok" } else { "FAILED" };
        println!(
            "{:<13} {verdict} ({:.1} s)",
            check.name,
            started.elapsed().as_secs_f32()
        );
        for finding in &findings {
            println!("  {finding}");
        }
        if !findings.is_empty() {
            failed.push(check.name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// A check that is a command: its findings are on the terminal already.
fn ran(outcome: Result<()>) -> Result<Findings> {
    outcome.map(|()| Vec::new())
}
