//! Carrying generated files from the scratch folder into the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What one generator owns, as a path from the root of the repository.
#[derive(Debug)]
pub enum Output {
    /// A single file.
    File(PathBuf),
    /// A folder with all that is in it: files the generator no longer writes are removed.
    Folder(PathBuf),
}

impl Output {
    /// The paths that are not, in the repository, what the scratch folder holds.
    pub fn differences(&self, root: &Path, scratch: &Path) -> Result<Vec<String>> {
        let mut different = Vec::new();
        for path in self.paths(root, scratch)? {
            let fresh = read_if_there(&scratch.join(&path))?;
            if fresh != read_if_there(&root.join(&path))? {
                different.push(path.display().to_string());
            }
        }
        Ok(different)
    }

    /// Makes the repository hold what the scratch folder holds, touching only what differs.
    pub fn install(&self, root: &Path, scratch: &Path) -> Result<()> {
        for path in self.paths(root, scratch)? {
            let target = root.join(&path);
            let fresh = read_if_there(&scratch.join(&path))?;
            if fresh == read_if_there(&target)? {
                continue;
            }
            let outcome = match fresh {
                Some(content) => {
                    if let Some(folder) = target.parent() {
                        fs::create_dir_all(folder)?;
                    }
                    fs::write(&target, content)
                }
                None => fs::remove_file(&target),
            };
            outcome.with_context(|| format!("cannot write {}", target.display()))?;
        }
        Ok(())
    }

    fn paths(&self, root: &Path, scratch: &Path) -> Result<BTreeSet<PathBuf>> {
        let mut paths = BTreeSet::new();
        match self {
            Output::File(path) => {
                paths.insert(path.clone());
            }
            Output::Folder(folder) => {
                for base in [root, scratch] {
                    for file in files_below(&base.join(folder))? {
                        paths.insert(file.strip_prefix(base)?.to_path_buf());
                    }
                }
            }
        }
        Ok(paths)
    }
}

fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files.extend(files_below(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    Ok(files)
}
