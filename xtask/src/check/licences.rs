//! Every dependency, of Rust and of the console, comes under a licence we may use and pass on.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

use super::Findings;
use crate::workspace;

/// SPDX names. Copyleft that reaches beyond its own files (GPL, AGPL, LGPL) is not among them.
const ALLOWED: [&str; 18] = [
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    // Fonts only.
    "OFL-1.1",
    "Python-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages whose licence stands in a file only, with what a person has read there.
const READ_BY_HAND: [(&str, &str); 0] = [];

/// Dependencies under any other licence, or none.
pub fn run(root: &Path) -> Result<Findings> {
    let mut findings = rust()?;
    findings.extend(console(root)?);
    findings.sort();
    findings.dedup();
    Ok(findings)
}

fn rust() -> Result<Findings> {
    let output = workspace::cargo()
        .args(["metadata", "--format-version", "1", "--all-features"])
        .output()
        .context("cannot run cargo metadata")?;
    if !output.status.success() {
        bail!(
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata lists no packages")?;
    Ok(packages
        .iter()
        .filter(|package| package["source"].is_string())
        .filter_map(|package| {
            let name = package["name"].as_str()?;
            judge(
                "crate",
                name,
                package["version"].as_str()?,
                package["license"].as_str(),
            )
        })
        .collect())
}

fn console(root: &Path) -> Result<Findings> {
    let lock = "web/package-lock.json";
    if !root.join(lock).is_file() {
        return Ok(Vec::new());
    }
    let lock: Value = serde_json::from_str(&workspace::read(root, lock)?).context(lock)?;
    let packages = lock["packages"]
        .as_object()
        .context("package-lock.json lists no packages")?;
    Ok(packages
        .iter()
        .filter(|(path, package)| !path.is_empty() && package["link"] != Value::Bool(true))
        .filter_map(|(path, package)| {
            let name = path.rsplit("node_modules/").next()?;
            judge(
                "npm",
                name,
                package["version"].as_str()?,
                package["license"].as_str(),
            )
        })
        .collect())
}

fn judge(kind: &str, name: &str, version: &str, licence: Option<&str>) -> Option<String> {
    let by_hand = READ_BY_HAND
        .iter()
        .find(|(package, _)| *package == name)
        .map(|(_, read)| *read);
    let Some(licence) = licence.or(by_hand) else {
        return Some(format!("{kind} {name} {version}: names no licence"));
    };
    let allowed = Expression::parse_mode(licence, ParseMode::LAX)
        .is_ok_and(|expression| expression.evaluate(is_allowed));
    (!allowed).then(|| {
        format!("{kind} {name} {version}: `{licence}` is not on the list of allowed licences")
    })
}

fn is_allowed(requirement: &LicenseReq) -> bool {
    let id = requirement.license.id();
    id.is_some_and(|id| ALLOWED.contains(&id.name))
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn one_allowed_choice_is_enough_but_all_parts_count() {
        let fits = |licence| judge("crate", "x", "1", Some(licence)).is_none();
        assert!(fits("MIT OR Apache-2.0"));
        assert!(fits("MIT/Apache-2.0"));
        assert!(fits("Apache-2.0 WITH LLVM-exception"));
        assert!(fits("GPL-3.0-only OR MIT"));
        assert!(fits("MPL-2.0"));
        assert!(!fits("GPL-3.0-only"));
        assert!(!fits("MIT AND AGPL-3.0-only"));
        assert!(!fits("LGPL-2.1-or-later"));
        assert!(!fits("SEE LICENSE IN FILE"));
        assert!(judge("crate", "x", "1", None).is_some());
    }
}
