//! The house has six floors, and imports point down only.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::Findings;
use crate::workspace;

/// Folders below `crates/`, from the ground up.
const FLOORS: [&str; 6] = ["base", "platform", "core", "engines", "modules", "app"];

/// Imports between crates of one floor, each with its reason. An entry nobody needs any more is a finding.
const SIDEWAYS: [(&str, &str, &str); 11] = [
    (
        "tekup-agents",
        "tekup-inference",
        "what an agent is told and says is what models read and write",
    ),
    (
        "tekup-context",
        "tekup-base",
        "a principal is made of typed ids",
    ),
    (
        "tekup-db",
        "tekup-sql",
        "the typed queries run on db's transactions",
    ),
    (
        "tekup-vault",
        "tekup-db",
        "the tenants' keys stand in the database, sealed",
    ),
    (
        "tekup-blob",
        "tekup-db",
        "a blob is written in the transaction of what refers to it",
    ),
    (
        "tekup-blob",
        "tekup-config",
        "the settings of the bucket are read in one place",
    ),
    (
        "tekup-testkit",
        "tekup-db",
        "a test's database is bootstrapped as a server's is",
    ),
    (
        "tekup-testkit",
        "tekup-config",
        "a test's servers say how they are reached as settings do",
    ),
    (
        "tekup-operations",
        "tekup-ledger",
        "every call writes its audit entry",
    ),
    (
        "tekup-runs",
        "tekup-events",
        "progress and outcome of a Run are events",
    ),
    ("tekup-cli", "tekup-server", "`tekup serve` is the server"),
];

/// Only for tests.
const TESTKIT: &str = "tekup-testkit";

/// A crate of the house.
pub struct Manifest {
    /// From the root, e.g. `crates/base/base/Cargo.toml`.
    pub path: String,
    /// Name of the package.
    pub name: String,
    floor: usize,
    imports: Vec<Import>,
}

struct Import {
    name: String,
    line: usize,
    tests_only: bool,
}

/// Imports that point up, or sideways without leave.
pub fn run(root: &Path) -> Result<Findings> {
    Ok(judge(&manifests(root)?, &SIDEWAYS))
}

/// All crates below `crates/`.
pub fn manifests(root: &Path) -> Result<Vec<Manifest>> {
    let mut manifests = Vec::new();
    for (floor, folder) in FLOORS.iter().enumerate() {
        let folder = format!("crates/{folder}");
        let mut crates: Vec<String> = fs::read_dir(root.join(&folder))
            .with_context(|| format!("cannot read {folder}"))?
            .flatten()
            .filter(|entry| entry.path().join("Cargo.toml").is_file())
            .map(|entry| format!("{folder}/{}/Cargo.toml", entry.file_name().display()))
            .collect();
        crates.sort();
        for path in crates {
            let text = workspace::read(root, &path)?;
            manifests.push(read(path, floor, &text)?);
        }
    }
    Ok(manifests)
}

fn read(path: String, floor: usize, text: &str) -> Result<Manifest> {
    let manifest: Table = text.parse().with_context(|| path.clone())?;
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(Value::as_str)
        .with_context(|| format!("{path}: no package name"))?
        .to_owned();
    let mut imports = Vec::new();
    collect(&manifest, text, &mut imports);
    let targets = manifest.get("target").and_then(Value::as_table);
    for target in targets.into_iter().flat_map(|targets| targets.values()) {
        if let Some(target) = target.as_table() {
            collect(target, text, &mut imports);
        }
    }
    Ok(Manifest {
        path,
        name,
        floor,
        imports,
    })
}

fn collect(table: &Table, text: &str, imports: &mut Vec<Import>) {
    for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
        let Some(entries) = table.get(section).and_then(Value::as_table) else {
            continue;
        };
        for (key, entry) in entries {
            let name = entry.get("package").and_then(Value::as_str).unwrap_or(key);
            if name.starts_with("tekup-") {
                imports.push(Import {
                    name: name.to_owned(),
                    line: line_of(text, section, key),
                    tests_only: section == "dev-dependencies",
                });
            }
        }
    }
}

/// The line of a dependency, counted from 1; of its section if it cannot be told.
fn line_of(text: &str, section: &str, key: &str) -> usize {
    let mut inside = false;
    let mut found = 0;
    for (index, line) in text.lines().map(str::trim).enumerate() {
        if line.starts_with('[') {
            let header = line.trim_matches(['[', ']']);
            if header.ends_with(&format!("{section}.{key}")) {
                return index + 1;
            }
            inside = header == section || header.ends_with(&format!(".{section}"));
            if inside {
                found = index + 1;
            }
        }
        let rest = line.strip_prefix(key).map(str::trim_start);
        if inside && rest.is_some_and(|rest| rest.starts_with(['.', '='])) {
            return index + 1;
        }
    }
    found
}

fn judge(manifests: &[Manifest], sideways: &[(&str, &str, &str)]) -> Findings {
    let mut findings = Vec::new();
    let mut used = BTreeSet::new();
    for manifest in manifests {
        let folder = manifest.path.trim_end_matches("/Cargo.toml");
        let expected = folder
            .rsplit('/')
            .next()
            .map(|name| format!("tekup-{name}"));
        if expected.as_deref() != Some(manifest.name.as_str()) {
            findings.push(format!(
                "{}: the package is named `{}`; its folder asks for `{}`",
                manifest.path,
                manifest.name,
                expected.unwrap_or_default()
            ));
        }
        for import in &manifest.imports {
            let allowed = (manifest.name.as_str(), import.name.as_str());
            let place = format!("{}:{}", manifest.path, import.line);
            let Some(target) = manifests.iter().find(|other| other.name == import.name) else {
                findings.push(format!("{place}: there is no crate `{}`", import.name));
                continue;
            };
            if import.name == TESTKIT {
                if !import.tests_only {
                    findings.push(format!(
                        "{place}: `{TESTKIT}` is for [dev-dependencies] only"
                    ));
                }
                continue;
            }
            if target.floor > manifest.floor {
                findings.push(format!(
                    "{place}: `{}` (floor {}, {}) imports `{}` from above (floor {}, {})",
                    manifest.name,
                    manifest.floor,
                    FLOORS[manifest.floor],
                    target.name,
                    target.floor,
                    FLOORS[target.floor]
                ));
            } else if target.floor == manifest.floor && target.name != manifest.name {
                if sideways.iter().any(|(from, to, _)| (*from, *to) == allowed) {
                    used.insert(allowed);
                } else {
                    findings.push(format!(
                        "{place}: `{}` imports its neighbour `{}` (floor {}, {}); use an event, an \
                         operation or a trait from below, or add it to xtask's SIDEWAYS with its reason",
                        manifest.name, target.name, manifest.floor, FLOORS[manifest.floor]
                    ));
                }
            }
        }
    }
    let stale = sideways
        .iter()
        .filter(|(from, to, _)| !used.contains(&(*from, *to)));
    findings.extend(stale.map(|(from, to, _)| {
        format!(
            "xtask/src/check/floors.rs: SIDEWAYS lets `{from}` import `{to}`, which it does not"
        )
    }));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(crates: &[(&str, usize, &str)], sideways: &[(&str, &str, &str)]) -> Findings {
        let manifests: Vec<Manifest> = crates
            .iter()
            .map(|(name, floor, rest)| {
                let text = format!("[package]\nname = \"tekup-{name}\"\n{rest}");
                read(
                    format!("crates/{}/{name}/Cargo.toml", FLOORS[*floor]),
                    *floor,
                    &text,
                )
                .unwrap()
            })
            .collect();
        judge(&manifests, sideways)
    }

    #[test]
    fn an_import_from_above_is_named_by_its_line() {
        let found = findings(
            &[
                (
                    "base",
                    0,
                    "[dependencies]\nserde = \"1\"\ntekup-runs.workspace = true\n",
                ),
                ("runs", 2, ""),
            ],
            &[],
        );
        assert_eq!(
            found,
            [
                "crates/base/base/Cargo.toml:5: `tekup-base` (floor 0, base) imports `tekup-runs` from above \
              (floor 2, core)"
            ]
        );
    }

    #[test]
    fn imports_hidden_in_targets_renames_and_headers_are_found() {
        for hidden in [
            "[target.'cfg(unix)'.dependencies]\ntekup-runs = { path = \"x\" }",
            "[dependencies]\nother = { package = \"tekup-runs\", path = \"x\" }",
            "[build-dependencies.tekup-runs]\npath = \"x\"",
            "[dev-dependencies]\ntekup-runs.workspace = true",
        ] {
            let found = findings(&[("base", 0, hidden), ("runs", 2, "")], &[]);
            assert_eq!(found.len(), 1, "{hidden}: {found:?}");
            assert!(!found[0].contains(":0:"), "{found:?}");
        }
    }

    #[test]
    fn neighbours_need_leave_and_leave_needs_use() {
        let imports = "[dependencies]\ntekup-crm.workspace = true\n";
        let crates = [("inbox", 4, imports), ("crm", 4, "")];
        assert!(findings(&crates, &[])[0].contains("imports its neighbour `tekup-crm`"));
        let leave = [("tekup-inbox", "tekup-crm", "why")];
        assert!(findings(&crates, &leave).is_empty());
        assert!(findings(&crates[1..], &leave)[0].contains("which it does not"));
    }

    #[test]
    fn the_testkit_is_for_tests() {
        let testkit = ("testkit", 1, "");
        let used = |section: &str| {
            let text = format!("[{section}]\ntekup-testkit.workspace = true\n");
            findings(&[("base", 0, text.as_str()), testkit], &[])
        };
        assert!(used("dev-dependencies").is_empty());
        assert!(used("dependencies")[0].contains("[dev-dependencies] only"));
    }
}
