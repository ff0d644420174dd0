use std::{collections::HashMap, fs};

use anyhow::{Context, Result};

/// Ticks of `/proc/PID/stat` a second: fixed on Linux for what it shows to programs.
const TICKS: f64 = 100.0;

/// A process and all that it started, whose work is counted.
#[derive(Debug, Clone)]
pub struct Watched {
    /// What it is called in the report.
    pub name: String,
    /// Its process id.
    pub pid: u32,
}

impl Watched {
    /// Reads `NAME=PID`.
    ///
    /// # Errors
    /// When it is something else.
    pub fn parse(text: &str) -> Result<Self> {
        let (name, pid) = text.split_once('=').context("--cpu takes NAME=PID")?;
        Ok(Self {
            name: name.to_owned(),
            pid: pid.parse().context("--cpu takes NAME=PID")?,
        })
    }

    /// Seconds of processor time that the process and its descendants have used, those that ended
    /// included. Linux only; 0 for a process that is gone.
    pub fn seconds(&self) -> f64 {
        let processes = processes();
        let mut ticks = 0;
        let mut family = vec![self.pid];
        while let Some(pid) = family.pop() {
            if let Some((_, used)) = processes.get(&pid) {
                ticks += used;
            }
            family.extend(
                processes
                    .iter()
                    .filter(|(_, (parent, _))| *parent == pid)
                    .map(|(child, _)| *child),
            );
        }
        ticks as f64 / TICKS
    }
}

/// Resident memory of a process in MB (`VmRSS`). Linux only; 0 for one that is gone.
pub fn resident_mb(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

/// Parent and used ticks of every process.
fn processes() -> HashMap<u32, (u32, u64)> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            Some((
                pid,
                stat(&fs::read_to_string(entry.path().join("stat")).ok()?)?,
            ))
        })
        .collect()
}

/// Parent and used ticks out of `/proc/PID/stat` (proc(5): field 4; fields 14 to 17, which are its own and
/// those of children that ended). The name in field 2 may hold anything, also brackets and blanks.
fn stat(line: &str) -> Option<(u32, u64)> {
    let mut fields = line.rsplit_once(") ")?.1.split(' ');
    let parent = fields.nth(1)?.parse().ok()?;
    let mut used = 0;
    for ticks in fields.skip(9).take(4) {
        used += ticks.parse::<u64>().ok()?;
    }
    Some((parent, used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_read_past_a_strange_name() {
        let line = "42 (a) b (c) S 7 42 42 0 -1 4194560 1 0 0 0 120 34 5 6 20 0 1 0 99 1 1";
        assert_eq!(stat(line), Some((7, 165)));
    }

    #[test]
    fn a_process_that_is_gone_used_nothing() {
        assert_eq!(
            Watched {
                name: "x".to_owned(),
                pid: u32::MAX
            }
            .seconds(),
            0.0
        );
        assert!(Watched::parse("server").is_err());
    }
}
