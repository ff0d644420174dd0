//! The zip files that office documents are: every part is unfolded under a limit, whatever its header promises.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Limits, ParseError};

/// Files in an archive; a document has some dozens.
const MAX_PARTS: usize = 10_000;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unfolded.
    left: usize,
    limit: usize,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ParseError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if zip.len() > MAX_PARTS {
            return Err(ParseError::ExpandsTooFar {
                at: "the archive's list of files".to_owned(),
                limit: MAX_PARTS,
            });
        }
        Ok(Self {
            zip,
            left: limits.max_unfolded_bytes,
            limit: limits.max_unfolded_bytes,
        })
    }

    /// A part of the document; `None` if there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ParseError> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let left = u64::try_from(self.left).unwrap_or(u64::MAX);
        let part = self.zip.by_index(index).map_err(|error| broken(&error))?;
        part.take(left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| broken(&error))?;
        self.spend(bytes.len(), name)?;
        Ok(Some(bytes))
    }

    /// Unfolds everything into nothing: what passes can be handed to a reader that has no limits of its own.
    pub(super) fn check_all(&mut self) -> Result<(), ParseError> {
        for index in 0..self.zip.len() {
            let left = u64::try_from(self.left).unwrap_or(u64::MAX);
            let part = self.zip.by_index(index).map_err(|error| broken(&error))?;
            let name = part.name().to_owned();
            let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
            let size = size.map_err(|error| broken(&error))?;
            self.spend(usize::try_from(size).unwrap_or(usize::MAX), &name)?;
        }
        Ok(())
    }

    fn spend(&mut self, bytes: usize, name: &str) -> Result<(), ParseError> {
        self.left = self
            .left
            .checked_sub(bytes)
            .ok_or_else(|| ParseError::ExpandsTooFar {
                at: name.chars().take(100).collect(),
                limit: self.limit,
            })?;
        Ok(())
    }
}

pub(super) fn broken(error: &dyn std::fmt::Display) -> ParseError {
    ParseError::BrokenOffice {
        reason: error.to_string().chars().take(200).collect(),
    }
}
