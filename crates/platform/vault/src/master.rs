use std::{
    fs,
    io::{ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use tekup_base::Secret;

use crate::seal::{KEY_BYTES, Key, Sealing, fresh_key};

/// The file under `TEKUP_HOME`.
const FILE: &str = "master.key";

/// What is wrong with the master key.
#[derive(Debug, thiserror::Error)]
pub enum MasterError {
    /// Not a key.
    #[error(
        "{0} takes 32 random bytes in base64 (`openssl rand -base64 32`); older ones may follow, after commas"
    )]
    Malformed(String),
    /// Others can read it.
    #[error("{0} can be read by others; give it mode 0600")]
    Exposed(PathBuf),
    /// It cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The machine gives no random bytes.
    #[error("no random bytes for a master key")]
    Random,
}

pub(crate) struct Master {
    pub name: String,
    pub key: Key,
}

/// The operator's keys: the first seals, all of them open.
pub struct MasterKeys(Vec<Master>);

impl std::fmt::Debug for MasterKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MasterKeys({})", self.0.len())
    }
}

impl MasterKeys {
    /// Takes the keys of `setting` (`TEKUP_MASTER_KEY`: base64, newest first, separated by commas), or those in
    /// the file `master.key` under `home`, which is made with a fresh key when it is not there.
    ///
    /// # Errors
    /// [`MasterError`]; never shows what stands in the key.
    pub fn open(home: &Path, setting: Option<&Secret>) -> Result<Self, MasterError> {
        match setting {
            Some(keys) => Self::parse("TEKUP_MASTER_KEY", keys.expose()),
            None => Self::file(&home.join(FILE)),
        }
    }

    fn file(path: &Path) -> Result<Self, MasterError> {
        let failed = |source| MasterError::File {
            path: path.to_owned(),
            source,
        };
        match fs::metadata(path) {
            Ok(found) if found.permissions().mode() & 0o077 != 0 => {
                return Err(MasterError::Exposed(path.to_owned()));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => Self::make(path)?,
            Err(error) => return Err(failed(error)),
        }
        let keys = fs::read_to_string(path).map_err(failed)?;
        Self::parse(&path.display().to_string(), &keys)
    }

    /// Written beside and linked into place: whole or not there, and the first of two servers wins.
    fn make(path: &Path) -> Result<(), MasterError> {
        let failed = |source| MasterError::File {
            path: path.to_owned(),
            source,
        };
        let key = fresh_key().map_err(|Sealing| MasterError::Random)?;
        if let Some(home) = path.parent() {
            fs::create_dir_all(home).map_err(failed)?;
        }
        let beside = path.with_extension(format!("key.{}", std::process::id()));
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&beside)
            .map_err(failed)?;
        file.write_all(STANDARD.encode(key).as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
        let placed = fs::hard_link(&beside, path);
        fs::remove_file(&beside).map_err(failed)?;
        match placed {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(failed(error)),
            _ => Ok(()),
        }
    }

    fn parse(place: &str, keys: &str) -> Result<Self, MasterError> {
        let malformed = || MasterError::Malformed(place.to_owned());
        let mut masters = Vec::new();
        for key in keys.split(',') {
            let bytes = STANDARD.decode(key.trim()).map_err(|_| malformed())?;
            if bytes.len() != KEY_BYTES {
                return Err(malformed());
            }
            let digest = ring::digest::digest(&ring::digest::SHA256, &bytes);
            let name = digest.as_ref().get(..8).map(hex::encode);
            masters.push(Master {
                name: name.unwrap_or_default(),
                key: Key::new(&bytes).map_err(|Sealing| malformed())?,
            });
        }
        Ok(Self(masters))
    }

    pub(crate) fn current(&self) -> Option<&Master> {
        self.0.first()
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Master> {
        self.0.iter().find(|master| master.name == name)
    }
}
