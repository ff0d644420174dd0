//! Documents to chunks, chunks to ranked passages.
