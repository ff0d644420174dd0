//! Opens a PDF without letting it unfold beyond the limits.

use std::cell::Cell;

use lopdf::{DecompressError, Document, Error, LoadOptions, Object, ObjectId};

use crate::parse::{Limits, ParseError};

thread_local! {
    /// Bytes that object streams may still unfold to, on the thread that is loading.
    static BUDGET: Cell<usize> = const { Cell::new(0) };
    static EXCEEDED: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn load(bytes: &[u8], limits: &Limits) -> Result<Document, ParseError> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(ParseError::BrokenPdf {
            reason: "it does not start with %PDF-".to_owned(),
        });
    }
    let document = attempt(bytes, limits, false)?;
    if document.page_iter().next().is_some() {
        return Ok(document);
    }
    // The table of contents of the file may point past its objects: look for them instead.
    attempt(bytes, limits, true)
}

fn attempt(bytes: &[u8], limits: &Limits, rebuild: bool) -> Result<Document, ParseError> {
    BUDGET.set(limits.max_object_bytes);
    EXCEEDED.set(false);
    // `lopdf` does not call the filter on encrypted files, so there each stream gets a small
    // share instead of all of them one budget.
    let encrypted = bytes.windows(8).any(|window| window == b"/Encrypt");
    let share = if encrypted { 16 } else { 1 };
    let options = LoadOptions {
        filter: Some(keep),
        max_decompressed_size: Some(limits.max_object_bytes / share),
        force_reconstruct: rebuild,
        ..LoadOptions::default()
    };
    let loaded = Document::load_mem_with_options(bytes, options);
    if EXCEEDED.get() {
        return Err(expands(limits));
    }
    let document = loaded.map_err(|error| match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => expands(limits),
        Error::InvalidPassword | Error::Decryption(_) => ParseError::Encrypted,
        other => ParseError::BrokenPdf {
            reason: other.to_string(),
        },
    })?;
    if document.is_encrypted() {
        return Err(ParseError::Encrypted);
    }
    Ok(document)
}

fn expands(limits: &Limits) -> ParseError {
    ParseError::ExpandsTooFar {
        at: "the PDF's object table".to_owned(),
        limit: limits.max_object_bytes,
    }
}

/// Called for each object as it is read: charges object streams to the budget before they are
/// unfolded for keeping, and lets go of pictures.
fn keep(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object {
        if stream.dict.has_type(b"ObjStm") {
            let left = BUDGET.get();
            match stream.decompressed_content_with_limit(left) {
                Ok(content) => BUDGET.set(left - content.len().min(left)),
                Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                    EXCEEDED.set(true);
                    return None;
                }
                Err(_) => {}
            }
        }
        let picture = stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|subtype| subtype == b"Image");
        if picture {
            // One byte stays: an empty stream would be read from the file once more.
            stream.content.truncate(1);
            stream.content.shrink_to_fit();
        }
    }
    // What is returned is kept only for members of object streams, which are never streams.
    let member = match object {
        Object::Stream(_) => Object::Null,
        other => other.clone(),
    };
    Some((id, member))
}
