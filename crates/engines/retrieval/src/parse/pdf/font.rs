//! What a font's codes say and how wide they are.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Encoding, Object};

use crate::parse::ParseError;

/// Width used where a font tells none, in thousandths of its size.
const USUAL_WIDTH: f32 = 500.0;

/// Fonts of one document, read once each.
pub(super) struct Fonts<'a> {
    document: &'a Document,
    max_bytes: usize,
    known: HashMap<usize, Rc<Font<'a>>>,
}

pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    wide_codes: bool,
    first_code: usize,
    widths: Vec<f32>,
    cid_widths: HashMap<u16, f32>,
    cid_ranges: Vec<(u16, u16, f32)>,
    default_width: f32,
    /// Size of one width unit relative to the font's size.
    unit: f32,
    pub(super) bold: bool,
    pub(super) fixed: bool,
}

impl<'a> Fonts<'a> {
    pub(super) fn new(document: &'a Document, max_bytes: usize) -> Self {
        Self {
            document,
            max_bytes,
            known: HashMap::new(),
        }
    }

    /// Reads `dictionary`, which must belong to the document.
    pub(super) fn get(&mut self, dictionary: &'a Dictionary) -> Result<Rc<Font<'a>>, ParseError> {
        let key = std::ptr::from_ref(dictionary) as usize;
        if let Some(font) = self.known.get(&key) {
            return Ok(Rc::clone(font));
        }
        let font = Rc::new(Font::read(self.document, dictionary, self.max_bytes)?);
        self.known.insert(key, Rc::clone(&font));
        Ok(font)
    }
}

impl<'a> Font<'a> {
    fn read(
        document: &'a Document,
        dictionary: &'a Dictionary,
        max_bytes: usize,
    ) -> Result<Self, ParseError> {
        let subtype = dictionary
            .get(b"Subtype")
            .and_then(Object::as_name)
            .unwrap_or_default();
        let wide_codes = subtype == b"Type0";
        let descendant = dictionary
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| fonts.first())
            .and_then(|font| document.dereference(font).ok())
            .and_then(|(_, font)| font.as_dict().ok());
        let described = descendant.unwrap_or(dictionary);
        let descriptor = described
            .get_deref(b"FontDescriptor", document)
            .and_then(Object::as_dict)
            .ok();
        let name = dictionary
            .get_deref(b"BaseFont", document)
            .and_then(Object::as_name)
            .map(|name| String::from_utf8_lossy(name).to_lowercase())
            .unwrap_or_default();
        let flags = descriptor.map_or(0, |d| number(document, d, b"Flags").unwrap_or(0.0) as i64);
        let mut font = Self {
            encoding: encoding(document, dictionary, wide_codes, max_bytes)?,
            wide_codes,
            first_code: number(document, dictionary, b"FirstChar")
                .unwrap_or(0.0)
                .max(0.0) as usize,
            widths: numbers(document, dictionary, b"Widths", 256),
            cid_widths: HashMap::new(),
            cid_ranges: Vec::new(),
            default_width: descriptor
                .and_then(|d| number(document, d, b"MissingWidth"))
                .filter(|width| *width > 0.0)
                .unwrap_or(USUAL_WIDTH),
            unit: 0.001,
            bold: ["bold", "black", "heavy", "semib", "cmbx", "-bd"]
                .iter()
                .any(|mark| name.contains(mark)),
            fixed: flags & 1 == 1
                || ["mono", "courier", "consol", "cmtt", "typewriter"]
                    .iter()
                    .any(|mark| name.contains(mark)),
        };
        if subtype == b"Type3" {
            let matrix = numbers(document, dictionary, b"FontMatrix", 6);
            font.unit = matrix
                .first()
                .copied()
                .filter(|n| n.is_finite())
                .unwrap_or(0.001)
                .abs();
        }
        if let Some(descendant) = descendant {
            font.default_width = number(document, descendant, b"DW").unwrap_or(1000.0);
            font.read_cid_widths(document, descendant);
        }
        Ok(font)
    }

    /// `/W`: `first [w w w]` or `first last w`, repeated.
    fn read_cid_widths(&mut self, document: &Document, descendant: &Dictionary) {
        let Ok(array) = descendant
            .get_deref(b"W", document)
            .and_then(Object::as_array)
        else {
            return;
        };
        let mut entries = array.iter();
        while let (Some(first), Some(second)) = (entries.next(), entries.next()) {
            let Ok(first) = first.as_i64() else { return };
            let second = document
                .dereference(second)
                .map_or(second, |(_, object)| object);
            if let Ok(list) = second.as_array() {
                for (code, width) in (first..=0xFFFF).zip(list) {
                    if let (Ok(code), Ok(width)) = (u16::try_from(code), width.as_float()) {
                        self.cid_widths.insert(code, width);
                    }
                }
            } else if let (Ok(first), Some(Ok(last)), Some(Ok(width))) = (
                u16::try_from(first),
                second.as_i64().ok().map(u16::try_from),
                entries.next().map(Object::as_float),
            ) {
                self.cid_ranges.push((first, last, width));
            }
        }
    }

    /// The letters of a shown string; `None` if the font does not tell them.
    pub(super) fn text(&self, bytes: &[u8]) -> Option<String> {
        let text = self.encoding.as_ref()?.bytes_to_string(bytes).ok()?;
        Some(without_ligatures(&text))
    }

    /// Width of a shown string relative to the font's size, its codes, and how many of them are
    /// the one-byte space that word spacing applies to.
    pub(super) fn measure(&self, bytes: &[u8]) -> (f32, usize, usize) {
        if self.wide_codes {
            let codes = bytes.as_chunks::<2>().0;
            let width = codes
                .iter()
                .map(|code| self.cid_width(u16::from_be_bytes(*code)));
            return (width.sum::<f32>() * self.unit, codes.len(), 0);
        }
        let width = bytes.iter().map(|&byte| {
            (byte as usize)
                .checked_sub(self.first_code)
                .and_then(|index| self.widths.get(index).copied())
                .unwrap_or(self.default_width)
        });
        let spaces = bytes.iter().filter(|&&byte| byte == b' ').count();
        (width.sum::<f32>() * self.unit, bytes.len(), spaces)
    }

    fn cid_width(&self, code: u16) -> f32 {
        self.cid_widths.get(&code).copied().unwrap_or_else(|| {
            self.cid_ranges
                .iter()
                .find(|(first, last, _)| (*first..=*last).contains(&code))
                .map_or(self.default_width, |(_, _, width)| *width)
        })
    }
}

/// The font's map to Unicode where it has one, else its encoding. A two-byte font without a map
/// cannot be read.
fn encoding<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    wide_codes: bool,
    max_bytes: usize,
) -> Result<Option<Encoding<'a>>, ParseError> {
    let expands = |_| ParseError::ExpandsTooFar {
        at: "a font of the PDF".to_owned(),
        limit: max_bytes,
    };
    if dictionary
        .get_deref(b"ToUnicode", document)
        .and_then(Object::as_stream)
        .is_ok()
    {
        let mut only_map = Dictionary::new();
        only_map.set("Type", Object::Name(b"Font".to_vec()));
        if let Ok(map) = dictionary.get(b"ToUnicode") {
            only_map.set("ToUnicode", map.clone());
        }
        // Only the map variant is kept; it owns its data, so it may outlive this dictionary.
        if let Encoding::UnicodeMapEncoding(map) = only_map
            .get_font_encoding_with_limit(document, max_bytes)
            .map_err(expands)?
        {
            return Ok(Some(Encoding::UnicodeMapEncoding(map)));
        }
    }
    let named = dictionary.get(b"Encoding").and_then(Object::as_name);
    if wide_codes && named.is_ok_and(|name| name.starts_with(b"Identity")) {
        return Ok(None);
    }
    dictionary
        .get_font_encoding_with_limit(document, max_bytes)
        .map(Some)
        .or_else(|error| match error {
            lopdf::Error::Decompress(_) => Err(expands(error)),
            _ => Ok(None),
        })
}

fn number(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<f32> {
    dictionary
        .get_deref(key, document)
        .and_then(Object::as_float)
        .ok()
}

fn numbers(document: &Document, dictionary: &Dictionary, key: &[u8], most: usize) -> Vec<f32> {
    let array = dictionary
        .get_deref(key, document)
        .and_then(Object::as_array);
    array.map_or_else(
        |_| Vec::new(),
        |array| {
            array
                .iter()
                .take(most)
                .map(|entry| {
                    let value = document
                        .dereference(entry)
                        .and_then(|(_, value)| value.as_float());
                    value.ok().filter(|v| v.is_finite()).unwrap_or(0.0)
                })
                .collect()
        },
    )
}

fn without_ligatures(text: &str) -> String {
    if !text.chars().any(|c| ('\u{fb00}'..='\u{fb06}').contains(&c)) {
        return text.to_owned();
    }
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                '\u{fb00}' => out.push_str("ff"),
                '\u{fb01}' => out.push_str("fi"),
                '\u{fb02}' => out.push_str("fl"),
                '\u{fb03}' => out.push_str("ffi"),
                '\u{fb04}' => out.push_str("ffl"),
                '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
                other => out.push(other),
            }
            out
        })
}
