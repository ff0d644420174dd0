//! Files out of a Python wheel, which is a zip archive with a list of checksums.

use std::{fs::File, io::Read, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use zip::ZipArchive;

use super::stage::copy_hashed;

/// The longest list of checksums that is read, in bytes.
const MOST_RECORD_BYTES: u64 = 16 << 20;

/// Writes `member` of the wheel to `to`, checked against the wheel's own list. The file gets its
/// name only when it is whole.
pub(super) fn extract(wheel: &Path, member: &str, most: u64, to: &Path) -> Result<(), String> {
    let file = File::open(wheel).map_err(|error| format!("{}: {error}", wheel.display()))?;
    let mut archive = ZipArchive::new(file).map_err(|error| format!("no wheel: {error}"))?;
    let expected = recorded(&mut archive, member)?;
    let mut entry = archive
        .by_name(member)
        .map_err(|_| format!("the package has no `{member}`"))?;
    if entry.size() > most {
        return Err(format!("`{member}` is larger than the model"));
    }
    let unfinished = to.with_extension("tmp");
    let mut out = File::create(&unfinished).map_err(|error| error.to_string())?;
    let mut limited = entry.by_ref().take(most + 1);
    let (length, found) =
        copy_hashed(&mut limited, &mut out).map_err(|error| format!("`{member}`: {error}"))?;
    if length > most || URL_SAFE_NO_PAD.encode(found) != expected {
        let _ = std::fs::remove_file(&unfinished);
        return Err(format!("`{member}` is not what the package says it is"));
    }
    out.sync_all().map_err(|error| error.to_string())?;
    std::fs::rename(&unfinished, to).map_err(|error| error.to_string())
}

/// The checksum that the wheel's `RECORD` has for `member`.
fn recorded(archive: &mut ZipArchive<File>, member: &str) -> Result<String, String> {
    let record = archive
        .file_names()
        .find(|name| name.ends_with(".dist-info/RECORD"))
        .map(str::to_owned)
        .ok_or("the package has no list of its files")?;
    let mut text = String::new();
    archive
        .by_name(&record)
        .map_err(|error| error.to_string())?
        .take(MOST_RECORD_BYTES)
        .read_to_string(&mut text)
        .map_err(|error| error.to_string())?;
    text.lines()
        .find_map(|line| {
            let (name, rest) = line.rsplit_once(",sha256=")?;
            let sum = rest.split(',').next()?;
            (name.trim_matches('"') == member).then(|| sum.to_owned())
        })
        .ok_or_else(|| format!("the package does not list `{member}`"))
}
