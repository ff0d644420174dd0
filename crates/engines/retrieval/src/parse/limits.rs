use std::time::Duration;

/// How much a document may ask of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file, in bytes.
    pub max_bytes: usize,
    /// Text taken out of it, headings repeated per block included, in bytes.
    pub max_text_bytes: usize,
    /// Blocks in the result.
    pub max_blocks: usize,
    /// Markup levels inside one another (Markdown containers, HTML elements, PDF forms).
    pub max_nesting: usize,
    /// Pages of a PDF.
    pub max_pages: usize,
    /// Bytes that one compressed PDF page or font may unfold to.
    pub max_stream_bytes: usize,
    /// Bytes that all of a PDF's compressed object streams may unfold to together. Objects take
    /// up to about fifty times this in memory while the document is read.
    pub max_object_bytes: usize,
    /// Bytes that all parts of an office document may unfold to together.
    pub max_unfolded_bytes: usize,
    /// Wall-clock time for the whole document.
    pub max_time: Duration,
}

impl Default for Limits {
    /// 20 MB, 32 MB of text, 100,000 blocks, 512 levels, 3,000 pages, 8 MB a page, 32 MB of
    /// objects, 128 MB of office parts, 60 s.
    fn default() -> Self {
        const MB: usize = 1 << 20;
        Self {
            max_bytes: 20 * MB,
            max_text_bytes: 32 * MB,
            max_blocks: 100_000,
            max_nesting: 512,
            max_pages: 3_000,
            max_stream_bytes: 8 * MB,
            max_object_bytes: 32 * MB,
            max_unfolded_bytes: 128 * MB,
            max_time: Duration::from_secs(60),
        }
    }
}
