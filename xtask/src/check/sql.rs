//! Migrations and queries: names, style, and that what has been released stays as it was.

mod style;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Findings;
use crate::workspace;

const MIGRATIONS: &str = "sql/migrations";
const LOCK: &str = "sql/migrations/LOCK";
const LOCK_HEAD: &str = "\
# Migrations that have been released, with their SHA-256. They run on databases we do not see, so none of
# them may change: write a new one. Lines are added by `cargo xtask lock`.
";

/// What is wrong with the SQL files.
pub fn run(root: &Path) -> Result<Findings> {
    let mut findings = Vec::new();
    let mut migrations = BTreeMap::new();
    for path in workspace::files(root)? {
        let Some(rest) = path
            .strip_prefix("sql/")
            .filter(|rest| rest.ends_with(".sql"))
        else {
            continue;
        };
        let content = workspace::read(root, &path)?;
        findings.extend(
            style::lint(&content)
                .into_iter()
                .map(|(line, what)| format!("{path}:{line}: {what}")),
        );
        if let Some(name) = rest.strip_prefix("migrations/") {
            findings.extend(misnamed(name).map(|what| format!("{path}: {what}")));
            migrations.insert(name.to_owned(), content);
        }
    }
    findings.extend(duplicates(&migrations));
    let lock = fs::read_to_string(root.join(LOCK)).unwrap_or_default();
    findings.extend(changed(&lock, &migrations));
    Ok(findings)
}

/// Lists the migrations that are not listed yet. Refuses while a listed one has changed.
pub fn lock() -> Result<()> {
    let root = workspace::root();
    let findings = run(&root)?;
    if !findings.is_empty() {
        anyhow::bail!("first put these right:\n  {}", findings.join("\n  "));
    }
    let mut lock = fs::read_to_string(root.join(LOCK)).unwrap_or_else(|_| LOCK_HEAD.to_owned());
    let listed: BTreeSet<String> = entries(&lock).map(|(name, _)| name.to_owned()).collect();
    for path in workspace::files(&root)? {
        let name = path
            .strip_prefix("sql/migrations/")
            .filter(|name| name.ends_with(".sql"));
        if let Some(name) = name.filter(|name| !listed.contains(*name)) {
            let content = workspace::read(&root, &path)?;
            lock.push_str(&format!("{} {name}\n", hash(&content)));
            println!("locked {name}");
        }
    }
    fs::write(root.join(LOCK), lock).with_context(|| format!("cannot write {LOCK}"))
}

fn misnamed(name: &str) -> Option<&'static str> {
    let stem = name.strip_suffix(".sql").unwrap_or(name);
    let plain = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let fits = match stem
        .split_once('_')
        .map(|(time, rest)| (time, rest.split_once('_')))
    {
        Some((time, Some((module, what)))) => {
            time.len() == 14
                && time.chars().all(|c| c.is_ascii_digit())
                && plain(module)
                && plain(what)
        }
        _ => false,
    };
    (!fits).then_some("a migration is named YYYYMMDDHHMMSS_module_what.sql")
}

fn duplicates(migrations: &BTreeMap<String, String>) -> Findings {
    let mut findings = Vec::new();
    let mut times = BTreeMap::new();
    for name in migrations.keys() {
        let time = name.split('_').next().unwrap_or_default();
        if let Some(first) = times.insert(time, name) {
            findings.push(format!("{MIGRATIONS}/{name}: has the same time as {first}"));
        }
    }
    findings
}

fn changed(lock: &str, migrations: &BTreeMap<String, String>) -> Findings {
    let mut findings = Vec::new();
    let mut last = "";
    for (name, listed) in entries(lock) {
        match migrations.get(name) {
            None => findings.push(format!(
                "{MIGRATIONS}/{name}: has been released and is gone"
            )),
            Some(content) if hash(content) != listed => findings.push(format!(
                "{MIGRATIONS}/{name}: has been released and may not change; write a new migration"
            )),
            Some(_) => {}
        }
        last = last.max(name);
    }
    let listed: BTreeSet<&str> = entries(lock).map(|(name, _)| name).collect();
    let late = migrations
        .keys()
        .filter(|name| name.as_str() < last && !listed.contains(name.as_str()));
    findings.extend(late.map(|name| {
        format!("{MIGRATIONS}/{name}: comes before {last}, which has been released; give it a later time")
    }));
    findings
}

fn entries(lock: &str) -> impl Iterator<Item = (&str, &str)> {
    lock.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(hash, name)| (name.trim(), hash))
}

fn hash(content: &str) -> String {
    hex::encode(Sha256::digest(content.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_time_module_and_matter() {
        assert_eq!(misnamed("20261121100000_db_tenancy.sql"), None);
        assert_eq!(misnamed("20261121100000_core_run_steps2.sql"), None);
        for wrong in [
            "2026_db_x.sql",
            "20261121100000_db.sql",
            "20261121100000_Db_x.sql",
            "db_x.sql",
        ] {
            assert!(misnamed(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn what_is_released_stays() {
        let migrations = |files: &[(&str, &str)]| -> BTreeMap<String, String> {
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect()
        };
        let lock = format!("# head\n{} 2_a_x.sql\n", hash("one"));
        assert!(
            changed(
                &lock,
                &migrations(&[("2_a_x.sql", "one"), ("3_a_y.sql", "new")])
            )
            .is_empty()
        );
        assert!(changed(&lock, &migrations(&[("2_a_x.sql", "two")]))[0].contains("may not change"));
        assert!(changed(&lock, &migrations(&[]))[0].contains("is gone"));
        let before = migrations(&[("1_a_w.sql", "new"), ("2_a_x.sql", "one")]);
        assert!(changed(&lock, &before)[0].contains("give it a later time"));
    }
}
