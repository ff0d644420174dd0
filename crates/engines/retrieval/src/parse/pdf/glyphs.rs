//! Runs the text operators of a page (ISO 32000-1, 9.4) and tells where each string stands.

use std::rc::Rc;
use std::time::Instant;

use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document, Error, Object, ObjectId, Stream};

use super::font::{Font, Fonts};
use crate::parse::outline::check_time;
use crate::parse::{Limits, ParseError};

/// Operators run on one page, forms within it included.
const MAX_OPERATIONS: usize = 2_000_000;
/// Forms drawn on one page: a form that draws forms multiplies.
const MAX_FORMS_DRAWN: usize = 2_000;
/// Forms inside one another.
const MAX_FORMS: usize = 8;
/// Saved graphics states.
const MAX_STATES: usize = 256;
/// A shift within a string of at least this share of the font's size is a space between words.
const WORD_GAP: f32 = 0.16;

/// A string on the page. Positions and sizes are in points, `y` grows upwards.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) end_x: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) fixed: bool,
}

#[derive(Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// `self` applied first, then `next`.
    fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = next.0;
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    font: Option<Rc<Font<'a>>>,
    size: f32,
    char_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

pub(super) struct PageReader<'a, 'f> {
    document: &'a Document,
    fonts: &'f mut Fonts<'a>,
    limits: &'f Limits,
    started: Instant,
    page: u32,
    runs: Vec<Run>,
    operations: usize,
    forms: usize,
    bytes_left: usize,
    unmapped: bool,
}

impl<'a, 'f> PageReader<'a, 'f> {
    pub(super) fn new(
        document: &'a Document,
        fonts: &'f mut Fonts<'a>,
        limits: &'f Limits,
        started: Instant,
        page: u32,
    ) -> Self {
        Self {
            document,
            fonts,
            limits,
            started,
            page,
            runs: Vec::new(),
            operations: 0,
            forms: 0,
            bytes_left: limits.max_stream_bytes,
            unmapped: false,
        }
    }

    /// Whether text was met that its font does not map to letters.
    pub(super) fn unmapped(&self) -> bool {
        self.unmapped
    }

    pub(super) fn read(&mut self, page: ObjectId) -> Result<Vec<Run>, ParseError> {
        let content = self
            .document
            .get_page_content_with_limit(page, self.bytes_left)
            .map_err(|error| self.failed(error))?;
        self.bytes_left -= content.len().min(self.bytes_left);
        let (own, inherited) = self
            .document
            .get_page_resources(page)
            .map_err(|error| self.failed(error))?;
        let mut resources: Vec<&'a Dictionary> = own.into_iter().collect();
        resources.extend(
            inherited
                .iter()
                .filter_map(|id| self.document.get_dictionary(*id).ok()),
        );
        self.run(&content, &resources, Matrix::IDENTITY, 0)?;
        Ok(std::mem::take(&mut self.runs))
    }

    fn failed(&self, error: Error) -> ParseError {
        match error {
            Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
                ParseError::ExpandsTooFar {
                    at: format!("page {}", self.page),
                    limit: self.limits.max_stream_bytes,
                }
            }
            other => ParseError::BrokenPdf {
                reason: format!("page {}: {other}", self.page),
            },
        }
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &[&'a Dictionary],
        ctm: Matrix,
        depth: usize,
    ) -> Result<(), ParseError> {
        let mut state = State {
            ctm,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved = Vec::new();
        let (mut text, mut line) = (Matrix::IDENTITY, Matrix::IDENTITY);
        for operation in Content::decode_iter(content) {
            // What came before a damaged spot is kept.
            let Ok(operation) = operation else { break };
            self.operations += 1;
            if self.operations > MAX_OPERATIONS {
                return Err(ParseError::ExpandsTooFar {
                    at: format!("page {}", self.page),
                    limit: MAX_OPERATIONS,
                });
            }
            if self.operations.is_multiple_of(4096) {
                check_time(self.started, self.limits.max_time, || {
                    format!("page {}", self.page)
                })?;
            }
            let n = |index: usize| number(&operation, index);
            match operation.operator.as_str() {
                "q" if saved.len() < MAX_STATES => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => state.ctm = matrix(&operation).then(state.ctm),
                "BT" => (text, line) = (Matrix::IDENTITY, Matrix::IDENTITY),
                "Tc" => state.char_space = n(0),
                "Tw" => state.word_space = n(0),
                "Tz" => state.scale = n(0) / 100.0,
                "TL" => state.leading = n(0),
                "Ts" => state.rise = n(0),
                "Tf" => {
                    state.size = n(1);
                    state.font =
                        match find(self.document, resources, b"Font", operand_name(&operation)) {
                            Some(dictionary) => Some(self.fonts.get(dictionary)?),
                            None => None,
                        };
                }
                "Tm" => {
                    text = matrix(&operation);
                    line = text;
                }
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        state.leading = -n(1);
                    }
                    line = Matrix::shift(n(0), n(1)).then(line);
                    text = line;
                }
                "T*" => {
                    line = Matrix::shift(0.0, -state.leading).then(line);
                    text = line;
                }
                "Tj" => self.show(&state, &mut text, operation.operands.as_slice()),
                "TJ" => {
                    if let Some(Object::Array(parts)) = operation.operands.first() {
                        self.show(&state, &mut text, parts);
                    }
                }
                "'" | "\"" => {
                    if operation.operator == "\"" {
                        state.word_space = n(0);
                        state.char_space = n(1);
                    }
                    line = Matrix::shift(0.0, -state.leading).then(line);
                    text = line;
                    let last = operation.operands.last();
                    self.show(&state, &mut text, last.map_or(&[], std::slice::from_ref));
                }
                "Do" if depth < MAX_FORMS => {
                    self.form(operand_name(&operation), resources, state.ctm, depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn form(
        &mut self,
        name: &[u8],
        resources: &[&'a Dictionary],
        ctm: Matrix,
        depth: usize,
    ) -> Result<(), ParseError> {
        let Some(form) = find_stream(self.document, resources, name) else {
            return Ok(());
        };
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return Ok(());
        }
        self.forms += 1;
        if self.forms > MAX_FORMS_DRAWN {
            return Err(ParseError::ExpandsTooFar {
                at: format!("page {}", self.page),
                limit: MAX_FORMS_DRAWN,
            });
        }
        let content = form
            .get_plain_content_with_limit(self.bytes_left)
            .map_err(|error| self.failed(error))?;
        self.bytes_left -= content.len().min(self.bytes_left);
        let matrix = form
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array)
            .map_or(Matrix::IDENTITY, |parts| matrix_of(parts));
        let mut inner: Vec<&'a Dictionary> = Vec::new();
        let own = form.dict.get_deref(b"Resources", self.document);
        inner.extend(own.and_then(Object::as_dict).ok());
        inner.extend(resources);
        self.run(&content, &inner, matrix.then(ctm), depth + 1)
    }

    /// Shows strings and shifts, and moves the text position past them.
    fn show(&mut self, state: &State<'a>, text: &mut Matrix, parts: &[Object]) {
        let Some(font) = &state.font else { return };
        let mut words = String::new();
        let mut advance = 0.0;
        // A shift before the first letter moves where the text starts.
        let mut lead = None;
        for part in parts {
            match part {
                Object::String(bytes, _) => {
                    lead.get_or_insert(advance);
                    let (width, codes, spaces) = font.measure(bytes);
                    advance += (width * state.size
                        + codes as f32 * state.char_space
                        + spaces as f32 * state.word_space)
                        * state.scale;
                    match font.text(bytes) {
                        Some(text) => words.push_str(&text),
                        None => self.unmapped = true,
                    }
                }
                Object::Integer(_) | Object::Real(_) => {
                    let shift = -part.as_float().unwrap_or(0.0) / 1000.0;
                    advance += shift * state.size * state.scale;
                    if shift > WORD_GAP && !words.ends_with(' ') && !words.is_empty() {
                        words.push(' ');
                    }
                }
                _ => {}
            }
        }
        let start = Matrix::shift(lead.unwrap_or(0.0), state.rise)
            .then(*text)
            .then(state.ctm);
        *text = Matrix::shift(advance, 0.0).then(*text);
        let end = text.then(state.ctm);
        let [a, b, c, d, x, y] = start.0;
        let upright = a > 0.0 && b.abs() <= a * 0.3;
        let size = (state.size * (c * c + d * d).sqrt()).abs();
        let finite = [x, y, size, end.0[4]].iter().all(|v| v.is_finite());
        if upright && finite && size > 0.5 && !words.trim().is_empty() {
            self.runs.push(Run {
                text: words,
                x,
                y,
                end_x: end.0[4],
                size,
                bold: font.bold,
                fixed: font.fixed,
            });
        }
    }
}

fn number(operation: &Operation, index: usize) -> f32 {
    let value = operation
        .operands
        .get(index)
        .and_then(|o| o.as_float().ok());
    value.filter(|v| v.is_finite()).unwrap_or(0.0)
}

fn matrix(operation: &Operation) -> Matrix {
    matrix_of(&operation.operands)
}

fn matrix_of(parts: &[Object]) -> Matrix {
    let mut out = [0.0; 6];
    for (slot, part) in out.iter_mut().zip(parts) {
        *slot = part.as_float().unwrap_or(0.0);
    }
    Matrix(out)
}

fn operand_name(operation: &Operation) -> &[u8] {
    let name = operation.operands.first().map(Object::as_name);
    name.and_then(Result::ok).unwrap_or_default()
}

/// The nearest resource of that kind and name.
fn find_object<'a>(
    document: &'a Document,
    resources: &[&'a Dictionary],
    kind: &[u8],
    name: &[u8],
) -> Option<&'a Object> {
    resources.iter().find_map(|resources| {
        resources
            .get_deref(kind, document)
            .and_then(Object::as_dict)
            .and_then(|entries| entries.get_deref(name, document))
            .ok()
    })
}

fn find<'a>(
    document: &'a Document,
    resources: &[&'a Dictionary],
    kind: &[u8],
    name: &[u8],
) -> Option<&'a Dictionary> {
    find_object(document, resources, kind, name)?.as_dict().ok()
}

fn find_stream<'a>(
    document: &'a Document,
    resources: &[&'a Dictionary],
    name: &[u8],
) -> Option<&'a Stream> {
    find_object(document, resources, b"XObject", name)?
        .as_stream()
        .ok()
}
