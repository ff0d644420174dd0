//! The packed form of multilingual E5 small: one file with 4-bit matrices, float vectors, and the
//! tokenizer's pieces.
//!
//! Little endian throughout. `E5S1`, a version, then the shape; the pieces of the unigram
//! tokenizer with their scores; its character map; a directory of named tensors, each with its
//! type, its number of values and where it stands in the file. Matrices are llama.cpp's
//! Q4_0 blocks, vectors are 32-bit floats.

use std::{collections::HashMap, path::Path};

use super::{
    bert::{self, Bert, End, Part, Shape, Source, positions},
    numbers::{BLOCK, Matrix},
    tokens::Tokens,
    unigram::{CharacterMap, Unigram},
};

const MAGIC: &[u8; 4] = b"E5S1";
/// No dimension of a model of this kind comes near it: larger means that the file is damaged.
const MOST: usize = 1 << 22;

/// Reads a model.
pub(super) fn load(path: &Path) -> Result<(Tokens, Bert), String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(bytes: &[u8]) -> Result<(Tokens, Bert), String> {
    let mut reader = Reader { bytes, at: 0 };
    if reader.take(4)? != MAGIC {
        return Err("not a packed E5 model".to_owned());
    }
    let _version = reader.u32()?;
    let [width, layers, heads, inner, vocabulary, window, _types] = {
        let mut shape = [0; 7];
        for value in &mut shape {
            *value = reader.count()?;
        }
        shape
    };
    let epsilon = reader.f32()?;
    let block = reader.count()?;
    let shape = Shape {
        width,
        layers,
        heads,
        inner,
        vocabulary,
        window,
        epsilon,
    };
    shape.check()?;
    if block != BLOCK {
        return Err(format!("blocks of {block} numbers, not {BLOCK}"));
    }
    let tokens = tokens(&mut reader)?;
    let directory = Directory::read(&mut reader)?;
    let parts = Parts { bytes, directory };
    let positions = positions(
        parts.values("emb.pos", window * width)?,
        &parts.values("emb.type", width)?,
    );
    let bert = Bert::read(shape, &parts, "emb.word", "emb.ln", positions)?;
    Ok((tokens, bert))
}

fn tokens(reader: &mut Reader<'_>) -> Result<Tokens, String> {
    let pieces = reader.count()?;
    let [begin, end, _pad, unknown] = [reader.u32()?, reader.u32()?, reader.u32()?, reader.u32()?];
    let length = usize::try_from(reader.u64()?).map_err(|error| error.to_string())?;
    let offsets: Vec<u32> = (0..=pieces)
        .map(|_| reader.u32())
        .collect::<Result<_, _>>()?;
    let scores: Vec<f32> = (0..pieces)
        .map(|_| reader.f32())
        .collect::<Result<_, _>>()?;
    let text = reader.take(length)?.to_vec();
    let changes = reader.count()?;
    let _bytes = reader.u32()?;
    let mut map = CharacterMap::default();
    for _ in 0..changes {
        let from = reader.u32()?;
        let count = usize::from(reader.take(1)?[0]);
        let to: String = (0..count)
            .map(|_| {
                reader
                    .u32()
                    .map(|code| char::from_u32(code).unwrap_or('\u{fffd}'))
            })
            .collect::<Result<_, _>>()?;
        if let Some(from) = char::from_u32(from) {
            map.insert(from, to);
        }
    }
    let unigram = Unigram::new(text, offsets, scores, unknown, map)?;
    Ok(Tokens::pieces(unigram, begin, end))
}

struct Parts<'a> {
    bytes: &'a [u8],
    directory: Directory,
}

impl Source for Parts<'_> {
    fn part(&self, layer: usize, [_, part]: Part) -> String {
        format!("l{layer}.{part}")
    }

    fn floats(&self, name: &str, end: End, count: usize) -> Result<Vec<f32>, String> {
        let end = match end {
            End::Weight => "w",
            End::Bias => "b",
        };
        self.values(&format!("{name}.{end}"), count)
    }

    fn matrix(&self, name: &str, (rows, columns): (usize, usize)) -> Result<Matrix, String> {
        // The words are the only matrix without a bias, and have no ending.
        let name = match name {
            "emb.word" => name.to_owned(),
            part => format!("{part}.w"),
        };
        let bytes = self.slice(&name, Matrix::block_bytes(rows * columns))?;
        Ok(Matrix::blocks(bytes, columns))
    }
}

impl Parts<'_> {
    fn values(&self, name: &str, count: usize) -> Result<Vec<f32>, String> {
        Ok(bert::floats(self.slice(name, count * 4)?))
    }

    fn slice(&self, name: &str, length: usize) -> Result<&[u8], String> {
        let start = self
            .directory
            .0
            .get(name)
            .ok_or_else(|| format!("`{name}` is missing"))?;
        self.bytes
            .get(*start..start.saturating_add(length))
            .ok_or_else(|| format!("`{name}` is cut off"))
    }
}

/// Where each tensor starts.
struct Directory(HashMap<String, usize>);

impl Directory {
    fn read(reader: &mut Reader<'_>) -> Result<Self, String> {
        let mut entries = HashMap::new();
        for _ in 0..reader.count()? {
            let length = usize::from(u16::from_le_bytes([reader.take(1)?[0], reader.take(1)?[0]]));
            let name = String::from_utf8_lossy(reader.take(length)?).into_owned();
            let _type = reader.take(1)?;
            let _values = reader.u32()?;
            let start = usize::try_from(reader.u64()?).map_err(|error| error.to_string())?;
            let _bytes = reader.u64()?;
            entries.insert(name, start);
        }
        Ok(Self(entries))
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], String> {
        let end = self.at.saturating_add(length);
        let taken = self.bytes.get(self.at..end).ok_or("the file is cut off")?;
        self.at = end;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32, String> {
        let four = self.take(4)?;
        Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
    }

    fn u64(&mut self) -> Result<u64, String> {
        Ok(u64::from(self.u32()?) | u64::from(self.u32()?) << 32)
    }

    fn f32(&mut self) -> Result<f32, String> {
        Ok(f32::from_bits(self.u32()?))
    }

    fn count(&mut self) -> Result<usize, String> {
        let value = self.u32()? as usize;
        if value > MOST {
            Err(format!("{value} is no sensible size"))
        } else {
            Ok(value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_files_are_refused() {
        assert!(parse(b"").is_err());
        assert!(parse(b"GGUF....").is_err());
        assert!(parse(b"E5S1\x01\0\0\0").is_err());
        let mut huge = b"E5S1\x01\0\0\0".to_vec();
        huge.extend([0xff; 64]);
        assert!(parse(&huge).is_err());
    }
}
