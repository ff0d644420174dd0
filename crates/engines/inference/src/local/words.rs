//! The table of word vectors, the largest part of a small model: only the rows that a text needs
//! are ever turned into floats.

use candle_core::Tensor;

/// Weights in one block of the 4-bit form.
pub(super) const BLOCK: usize = 32;
/// Bytes of one block: a 16-bit float, the scale, and 32 numbers of four bits.
pub(super) const BLOCK_BYTES: usize = 18;

/// Word vectors by token id.
pub(super) enum Words {
    /// `tokens x width` floats, row by row.
    Floats { data: Vec<f32>, width: usize },
    /// `tokens x width` weights in blocks, row by row.
    Blocks { data: Vec<u8>, width: usize },
}

impl Words {
    pub(super) fn floats(table: &Tensor) -> candle_core::Result<Self> {
        let (_, width) = table.dims2()?;
        Ok(Self::Floats {
            data: table.flatten_all()?.to_vec1()?,
            width,
        })
    }

    /// Writes the vector of `token` into `row`; an unknown token leaves it as it is.
    pub(super) fn write(&self, token: u32, row: &mut [f32]) {
        let token = token as usize;
        match self {
            Self::Floats { data, width } => {
                if let Some(vector) = data.get(token * width..(token + 1) * width) {
                    row.copy_from_slice(vector);
                }
            }
            Self::Blocks { data, width } => {
                let bytes = width / BLOCK * BLOCK_BYTES;
                if let Some(blocks) = data.get(token * bytes..(token + 1) * bytes) {
                    unpack(blocks, row);
                }
            }
        }
    }
}

/// Turns 4-bit blocks into floats: `(nibble - 8) * scale`, where byte `j` of a block holds weight
/// `j` in its low half and weight `j + 16` in its high half.
pub(super) fn unpack(blocks: &[u8], weights: &mut [f32]) {
    for (block, weights) in blocks
        .chunks_exact(BLOCK_BYTES)
        .zip(weights.chunks_exact_mut(BLOCK))
    {
        let scale = half::f16::from_le_bytes([block[0], block[1]]).to_f32();
        let (low, high) = weights.split_at_mut(BLOCK / 2);
        for ((&byte, low), high) in block[2..].iter().zip(low).zip(high) {
            *low = (f32::from(byte & 0x0f) - 8.0) * scale;
            *high = (f32::from(byte >> 4) - 8.0) * scale;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_holds_two_weights_in_each_byte() {
        let mut block = vec![0_u8; BLOCK_BYTES];
        block[..2].copy_from_slice(&half::f16::from_f32(0.5).to_le_bytes());
        block[2..].fill(0x88);
        block[2] = 0xf0;
        let mut weights = vec![1.0; BLOCK];
        unpack(&block, &mut weights);
        assert_eq!(weights[0], -4.0);
        assert_eq!(weights[16], 3.5);
        assert!(
            weights
                .iter()
                .enumerate()
                .all(|(i, &w)| i % 16 == 0 || w == 0.0)
        );
    }
}
