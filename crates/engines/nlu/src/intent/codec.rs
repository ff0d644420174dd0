//! A model as bytes: `TKNI`, format version (u16), CRC-32 of the body (u32), then the body: the length
//! of a JSON head (u32), the head, and the arrays it describes, all little-endian.

use serde::{Deserialize, Serialize};

use super::calibration::Calibration;
use super::features::Vectorizer;
use super::fit::Fitted;
use super::model::IntentModel;
use super::validate::Report;

const MAGIC: [u8; 4] = *b"TKNI";
const VERSION: u16 = 1;
const HEADER: usize = 10;

/// Why bytes are not a model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// They do not start as a model does.
    #[error("not an intent model")]
    NotAModel,
    /// Another release wrote them; train again.
    #[error("intent model of format {found}, this release reads {VERSION}; train it again")]
    Version {
        /// Format version found.
        found: u16,
    },
    /// They were cut off or changed; train again.
    #[error("intent model is damaged ({what}); train it again")]
    Damaged {
        /// What did not fit.
        what: &'static str,
    },
}

#[derive(Serialize, Deserialize)]
struct Head {
    intents: Vec<String>,
    engine: String,
    examples: usize,
    calibration: Calibration,
    report: Report,
    embedding_weight: f32,
    unknown_idf: f32,
    features: usize,
    embedding_len: usize,
}

impl IntentModel {
    /// The model as bytes, for storing. Holds hashes of n-grams and the intents' names, no example.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (hashes, idf) = self.fitted.vectorizer.parts();
        let head = Head {
            intents: self.intents.clone(),
            engine: self.engine.clone(),
            examples: self.examples,
            calibration: self.calibration,
            report: self.report.clone(),
            embedding_weight: self.fitted.embedding_weight,
            unknown_idf: self.fitted.vectorizer.unknown_idf(),
            features: hashes.len(),
            embedding_len: self.fitted.center.len(),
        };
        // Strings and finite numbers always serialise; an empty head would be refused when read.
        let head = serde_json::to_vec(&head).unwrap_or_default();
        let mut body =
            Vec::with_capacity(head.len() + hashes.len() * 12 + self.fitted.weights.len() * 2 + 64);
        body.extend((head.len() as u32).to_le_bytes());
        body.extend(head);
        body.extend(hashes.iter().flat_map(|v| v.to_le_bytes()));
        for floats in [&idf, &self.fitted.bias, &self.fitted.center] {
            body.extend(floats.iter().flat_map(|v| v.to_le_bytes()));
        }
        body.extend(self.fitted.weights.iter().flat_map(|v| v.to_le_bytes()));
        let mut bytes = Vec::with_capacity(HEADER + body.len());
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(crc32fast::hash(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// The model that [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// When `bytes` are none, of another format version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut header = Reader { rest: bytes };
        if header.take(4).ok() != Some(&MAGIC) {
            return Err(DecodeError::NotAModel);
        }
        let found = u16::from_le_bytes(header.array()?);
        if found != VERSION {
            return Err(DecodeError::Version { found });
        }
        let checksum = u32::from_le_bytes(header.array()?);
        if crc32fast::hash(header.rest) != checksum {
            return Err(DecodeError::Damaged { what: "checksum" });
        }
        let mut body = Reader { rest: header.rest };
        let head_len = u32::from_le_bytes(body.array()?) as usize;
        let head: Head = serde_json::from_slice(body.take(head_len)?)
            .map_err(|_| DecodeError::Damaged { what: "head" })?;
        let hashes = body.list(head.features, u64::from_le_bytes)?;
        let idf = body.list(head.features, f32::from_le_bytes)?;
        let bias = body.list(head.intents.len(), f32::from_le_bytes)?;
        let center = body.list(head.embedding_len, f32::from_le_bytes)?;
        let rows = head.features.checked_add(head.embedding_len);
        let weights = rows
            .and_then(|rows| rows.checked_mul(head.intents.len()))
            .ok_or(TOO_SHORT)?;
        let weights = body.list(weights, u16::from_le_bytes)?;
        if !body.rest.is_empty() {
            return Err(DecodeError::Damaged {
                what: "more bytes than described",
            });
        }
        if head.intents.is_empty() {
            return Err(DecodeError::Damaged { what: "no intents" });
        }
        Ok(Self {
            intents: head.intents,
            engine: head.engine,
            examples: head.examples,
            calibration: head.calibration,
            report: head.report,
            fitted: Fitted {
                vectorizer: Vectorizer::from_parts(&hashes, &idf, head.unknown_idf),
                weights,
                bias,
                center,
                embedding_weight: head.embedding_weight,
            },
        })
    }
}

const TOO_SHORT: DecodeError = DecodeError::Damaged {
    what: "fewer bytes than described",
};

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or(TOO_SHORT)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        self.take(N)?.try_into().map_err(|_| TOO_SHORT)
    }

    /// Checks the length before it reserves, so that a damaged count cannot ask for much memory.
    fn list<T, const N: usize>(
        &mut self,
        len: usize,
        read: fn([u8; N]) -> T,
    ) -> Result<Vec<T>, DecodeError> {
        let bytes = self.take(len.checked_mul(N).ok_or(TOO_SHORT)?)?;
        Ok(bytes
            .as_chunks::<N>()
            .0
            .iter()
            .map(|chunk| read(*chunk))
            .collect())
    }
}
