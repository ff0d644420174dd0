//! Matrices as the files have them.

use half::f16;

/// Numbers of one 4-bit block.
pub(super) const BLOCK: usize = 32;
/// Bytes of one 4-bit block: a 16-bit scale, then 16 bytes with two numbers each.
const BLOCK_BYTES: usize = 18;

/// A matrix, row by row.
pub(super) struct Matrix {
    columns: usize,
    numbers: Numbers,
}

enum Numbers {
    Halves(Vec<f16>),
    /// llama.cpp's Q4_0: <https://github.com/ggml-org/llama.cpp/wiki/Tensor-Encoding-Schemes>.
    Blocks(Vec<u8>),
}

impl Matrix {
    /// Rows of `columns` floats. Sixteen bits keep more than the eight that are computed with.
    pub(super) fn halves(values: &[f32], columns: usize) -> Self {
        Self {
            columns,
            numbers: Numbers::Halves(values.iter().map(|value| f16::from_f32(*value)).collect()),
        }
    }

    /// Rows of `columns` numbers, whole blocks, of four bits each.
    pub(super) fn blocks(bytes: &[u8], columns: usize) -> Self {
        Self {
            columns,
            numbers: Numbers::Blocks(bytes.to_vec()),
        }
    }

    /// Bytes that so many numbers take in blocks.
    pub(super) fn block_bytes(numbers: usize) -> usize {
        numbers / BLOCK * BLOCK_BYTES
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn rows(&self) -> usize {
        let numbers = match &self.numbers {
            Numbers::Halves(halves) => halves.len(),
            Numbers::Blocks(bytes) => bytes.len() / BLOCK_BYTES * BLOCK,
        };
        numbers / self.columns
    }

    /// The numbers of a row; `None` past the last.
    pub(super) fn row(&self, row: usize) -> Option<Vec<f32>> {
        match &self.numbers {
            Numbers::Halves(halves) => {
                let of = halves.chunks_exact(self.columns).nth(row)?;
                Some(of.iter().map(|half| half.to_f32()).collect())
            }
            Numbers::Blocks(bytes) => {
                let of = bytes
                    .chunks_exact(Self::block_bytes(self.columns))
                    .nth(row)?;
                Some(of.chunks_exact(BLOCK_BYTES).flat_map(numbers).collect())
            }
        }
    }
}

/// The numbers of one 4-bit block: the low halves of its bytes, then the high ones.
fn numbers(block: &[u8]) -> impl Iterator<Item = f32> {
    let scale = f16::from_le_bytes([block[0], block[1]]).to_f32();
    let low = block[2..].iter().map(|byte| byte & 0x0f);
    let high = block[2..].iter().map(|byte| byte >> 4);
    low.chain(high)
        .map(move |number| (f32::from(number) - 8.0) * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_halves_come_back() {
        let matrix = Matrix::halves(&[1.0, -0.5, 0.25, 8.0], 2);
        assert_eq!((matrix.rows(), matrix.columns()), (2, 2));
        assert_eq!(matrix.row(1), Some(vec![0.25, 8.0]));
        assert_eq!(matrix.row(2), None);
    }

    #[test]
    fn a_block_holds_its_low_halves_first() {
        let mut bytes = f16::from_f32(0.5).to_le_bytes().to_vec();
        bytes.extend((0..16).map(|byte| byte | 0xf0));
        let row = Matrix::blocks(&bytes, BLOCK).row(0).unwrap();
        assert_eq!(row[..3], [-4.0, -3.5, -3.0]);
        assert!(row[16..].iter().all(|number| *number == 3.5));
    }
}
