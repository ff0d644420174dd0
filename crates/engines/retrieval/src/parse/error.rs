use super::Format;

/// Why a document could not be read: what is wrong, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// The file is over [`super::Limits::max_bytes`].
    #[error("the file has {bytes} bytes; at most {limit} are read: split it")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A byte that is no text in the file's encoding.
    #[error(
        "byte {offset} (line {line}) is not valid {encoding}: save the file as UTF-8 and upload it again"
    )]
    NotText {
        /// The encoding it was read in.
        encoding: &'static str,
        /// Offset of the first bad byte.
        offset: usize,
        /// Line of that byte, from 1.
        line: usize,
    },
    /// A NUL byte, which no text has.
    #[error(
        "byte {offset} (line {line}) is NUL: this is a binary file or text in UTF-16 without a byte order mark"
    )]
    NulByte {
        /// Offset of the first one.
        offset: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// Markup over [`super::Limits::max_nesting`].
    #[error("markup nests deeper than {limit} levels at {at}: flatten it")]
    TooDeep {
        /// Where: a line, a byte or a page.
        at: String,
        /// The limit.
        limit: usize,
    },
    /// More blocks than [`super::Limits::max_blocks`].
    #[error("the document has more than {limit} paragraphs, list items and tables: split it")]
    TooManyBlocks {
        /// The limit.
        limit: usize,
    },
    /// More text than [`super::Limits::max_text_bytes`].
    #[error("the document holds more than {limit} bytes of text: split it")]
    TooMuchText {
        /// The limit.
        limit: usize,
    },
    /// More pages than [`super::Limits::max_pages`].
    #[error("the PDF has {pages} pages; at most {limit} are read: split it")]
    TooManyPages {
        /// Its pages.
        pages: usize,
        /// The limit.
        limit: usize,
    },
    /// Longer than [`super::Limits::max_time`].
    #[error(
        "reading took more than {seconds} s and was stopped at {at}: split or simplify the file"
    )]
    TooSlow {
        /// Where it was.
        at: String,
        /// The limit in seconds.
        seconds: u64,
    },
    /// Compressed content that unfolds to more than the limits allow.
    #[error("{at} unfolds to more than {limit} bytes or drawings: the file is damaged or hostile")]
    ExpandsTooFar {
        /// Which part.
        at: String,
        /// The limit, in bytes, or in drawing operations and forms of a page.
        limit: usize,
    },
    /// The YAML between `---` lines is not valid.
    #[error("front matter, line {line}: {reason}")]
    FrontMatter {
        /// Line in the file, from 1.
        line: usize,
        /// What the YAML reader says.
        reason: String,
    },
    /// A PDF that needs a password.
    #[error("the PDF is protected with a password: remove the protection and upload it again")]
    Encrypted,
    /// A PDF that is no PDF, or cut off.
    #[error("the PDF is damaged: {reason}")]
    BrokenPdf {
        /// What the reader says.
        reason: String,
    },
    /// An office document or table that is none, or cut off.
    #[error("the file is damaged: {reason}: save it again and upload that")]
    BrokenOffice {
        /// What the reader says.
        reason: String,
    },
    /// Nothing to index.
    #[error("the document has no text: {hint}")]
    NoText {
        /// What to do.
        hint: &'static str,
    },
    /// The library behind the format panicked; the panic was caught.
    #[error("the {format} reader failed on this file ({reason})")]
    Crashed {
        /// The format it was read as.
        format: Format,
        /// The panic's words.
        reason: String,
    },
    /// Too many earlier documents ran over their time and still hold a thread.
    #[error("{stuck} earlier documents are still being given up on: try again later")]
    Busy {
        /// How many.
        stuck: usize,
    },
}

impl ParseError {
    /// Whether the same bytes may succeed later.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::TooSlow { .. })
    }
}
