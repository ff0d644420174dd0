//! A model as bytes: `TKNI`, format version (u16), CRC-32 of the body (u32), then the body: the length
//! of a JSON head (u32), the head, and the arrays it describes, all little-endian.

use serde::{Deserialize, Serialize};

use super::View;
use super::calibration::Calibration;
use super::features::Vectorizer;
use super::fit::{Fitted, from_bf16, to_bf16};
use super::kernel::Kernel;
use super::model::IntentModel;
use super::opinions::{Elsewhere, Opinions};
use super::space::{Part, Space};
use super::validate::Report;

const MAGIC: [u8; 4] = *b"TKNI";
const VERSION: u16 = 2;
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
    report: Report,
    unknown_idf: f32,
    features: usize,
    /// Weight and length of each part of the embedding.
    parts: Vec<(f32, usize)>,
    share: f32,
    calibration: Calibration,
    kernel: KernelHead,
    elsewhere: Option<ElsewhereHead>,
}

/// The sizes of a kernel machine's arrays.
#[derive(Serialize, Deserialize)]
struct KernelHead {
    landmarks: usize,
    dense: usize,
    postings: usize,
    weights: usize,
}

#[derive(Serialize, Deserialize)]
struct ElsewhereHead {
    views: Vec<View>,
    taught: Vec<String>,
    calibration: Calibration,
    kernel: KernelHead,
}

impl IntentModel {
    /// The model as bytes, for storing. Holds hashes of n-grams and the intents' names, no example.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Opinions {
            fitted,
            kernel,
            elsewhere,
            ..
        } = &self.opinions;
        let (hashes, idf) = fitted.space.vectorizer.parts();
        let parts = &fitted.space.parts;
        let head = Head {
            intents: self.intents.clone(),
            engine: self.engine.clone(),
            examples: self.examples,
            report: self.report.clone(),
            unknown_idf: fitted.space.vectorizer.unknown_idf(),
            features: hashes.len(),
            parts: parts
                .iter()
                .map(|part| (part.weight, part.center.len()))
                .collect(),
            share: self.opinions.share,
            calibration: self.opinions.calibration,
            kernel: sizes(kernel),
            elsewhere: elsewhere.as_ref().map(|own| ElsewhereHead {
                views: own.views.clone(),
                taught: own.taught.clone(),
                calibration: own.calibration,
                kernel: sizes(&own.kernel),
            }),
        };
        // Strings and finite numbers always serialise; an empty head would be refused when read.
        let head = serde_json::to_vec(&head).unwrap_or_default();
        let mut body =
            Vec::with_capacity(head.len() + hashes.len() * 12 + fitted.weights.len() * 2 + 64);
        body.extend((head.len() as u32).to_le_bytes());
        body.extend(head);
        body.extend(hashes.iter().flat_map(|v| v.to_le_bytes()));
        let centers = parts.iter().map(|part| &part.center);
        for floats in [&idf, &fitted.bias].into_iter().chain(centers) {
            body.extend(floats.iter().flat_map(|v| v.to_le_bytes()));
        }
        body.extend(fitted.weights.iter().flat_map(|v| v.to_le_bytes()));
        write_kernel(&mut body, kernel);
        if let Some(own) = elsewhere {
            write_kernel(&mut body, &own.kernel);
        }
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
        let mut parts = Vec::with_capacity(head.parts.len());
        for (weight, len) in &head.parts {
            let (weight, center) = (*weight, body.list(*len, f32::from_le_bytes)?);
            parts.push(Part { weight, center });
        }
        let embedding_len: usize = parts.iter().map(|part| part.center.len()).sum();
        let rows = head.features.checked_add(embedding_len);
        let weights = rows
            .and_then(|rows| rows.checked_mul(head.intents.len()))
            .ok_or(TOO_SHORT)?;
        let weights = body.list(weights, u16::from_le_bytes)?;
        let (features, intents) = (head.features, head.intents.len());
        let kernel = body.kernel(&head.kernel, features, intents)?;
        let elsewhere = match head.elsewhere {
            None => None,
            Some(own) => Some(Elsewhere {
                kernel: body.kernel(&own.kernel, features, intents)?,
                views: own.views,
                taught: own.taught,
                calibration: own.calibration,
            }),
        };
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
            report: head.report,
            opinions: Opinions {
                fitted: Fitted {
                    space: Space {
                        vectorizer: Vectorizer::from_parts(&hashes, &idf, head.unknown_idf),
                        parts,
                    },
                    weights,
                    bias,
                },
                kernel,
                share: head.share,
                calibration: head.calibration,
                elsewhere,
            },
        })
    }
}

fn sizes(kernel: &Kernel) -> KernelHead {
    KernelHead {
        landmarks: kernel.squares.len(),
        dense: kernel.dense.len(),
        postings: kernel.postings.iter().map(Vec::len).sum(),
        weights: kernel.weights.len(),
    }
}

fn write_kernel(body: &mut Vec<u8>, kernel: &Kernel) {
    for floats in [&kernel.squares, &kernel.weights] {
        body.extend(floats.iter().flat_map(|v| v.to_le_bytes()));
    }
    body.extend(kernel.dense.iter().flat_map(|v| to_bf16(*v).to_le_bytes()));
    let counts = kernel.postings.iter().map(|list| list.len() as u32);
    body.extend(counts.flat_map(u32::to_le_bytes));
    for (landmark, value) in kernel.postings.iter().flatten() {
        body.extend((*landmark as u16).to_le_bytes());
        body.extend(to_bf16(*value).to_le_bytes());
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

    fn kernel(
        &mut self,
        head: &KernelHead,
        features: usize,
        intents: usize,
    ) -> Result<Kernel, DecodeError> {
        let squares = self.list(head.landmarks, f32::from_le_bytes)?;
        let weights = self.list(head.weights, f32::from_le_bytes)?;
        let dense = self.list(head.dense, u16::from_le_bytes)?;
        let counts = self.list(
            if head.landmarks == 0 { 0 } else { features },
            u32::from_le_bytes,
        )?;
        let mut postings = Vec::with_capacity(counts.len());
        for count in counts {
            let list = self.list(count as usize, |both: [u8; 4]| {
                let [a, b, c, d] = both;
                let landmark = u32::from(u16::from_le_bytes([a, b]));
                (landmark, from_bf16(u16::from_le_bytes([c, d])))
            })?;
            postings.push(list);
        }
        Ok(Kernel {
            postings,
            dense: dense.into_iter().map(from_bf16).collect(),
            squares,
            weights,
            intents,
        })
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
