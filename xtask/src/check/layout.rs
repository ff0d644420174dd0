//! Sizes and names of source files.

use std::path::Path;

use anyhow::Result;

use super::Findings;
use crate::workspace;

const MAX_LINES: usize = 500;
const SOURCES: [&str; 4] = ["rs", "ts", "tsx", "sql"];
/// Names that say nothing about what is inside, so everything ends up there.
const BANNED: [&str; 8] = [
    "util", "utils", "common", "manager", "managers", "helper", "helpers", "misc",
];

/// Hand-written source files that are too long to read.
pub fn sizes(root: &Path) -> Result<Findings> {
    let mut findings = Vec::new();
    for path in sources(root)? {
        let content = workspace::read(root, &path)?;
        let lines = content.lines().count();
        if lines > MAX_LINES && !workspace::is_generated(&path, &content) {
            findings.push(format!(
                "{path}: {lines} lines, {MAX_LINES} is the most: split it"
            ));
        }
    }
    Ok(findings)
}

/// Names that hide what is inside.
pub fn names(root: &Path) -> Result<Findings> {
    let mut findings = Vec::new();
    for path in sources(root)? {
        if workspace::GENERATED
            .iter()
            .any(|place| Path::new(&path).starts_with(place))
        {
            continue;
        }
        if path.ends_with("/mod.rs") {
            findings.push(format!(
                "{path}: name the file after its module and put it beside the folder"
            ));
        }
        if let Some(word) = words(&path).find(|word| BANNED.contains(&word.as_str())) {
            findings.push(format!(
                "{path}: `{word}` names nothing; say what is inside"
            ));
        }
    }
    Ok(findings)
}

fn sources(root: &Path) -> Result<impl Iterator<Item = String>> {
    let files = workspace::files(root)?;
    Ok(files.into_iter().filter(|path| {
        let ending = Path::new(path)
            .extension()
            .and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| SOURCES.contains(&ending))
    }))
}

/// The words of a path, in lower case: `web/src/apiHelpers.ts` has web, src, api, helpers, ts.
fn words(path: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut previous = ' ';
    for letter in path.chars() {
        let starts = letter.is_uppercase() && previous.is_lowercase();
        if starts || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        previous = letter;
    }
    words.into_iter().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_cut_at_signs_and_capitals() {
        let found: Vec<String> = words("web/src/apiHelpers.test.ts").collect();
        assert_eq!(found, ["web", "src", "api", "helpers", "test", "ts"]);
        let found: Vec<String> = words("crates/x/src/task_manager.rs").collect();
        assert_eq!(found, ["crates", "x", "src", "task", "manager", "rs"]);
    }
}
