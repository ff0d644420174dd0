//! Writes GGUF, the files that llama.cpp reads.
//! <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>

use std::io::{self, Write};

/// Tensors start at multiples of this many bytes.
const ALIGNMENT: usize = 32;

/// A value of the file's description.
pub(super) enum Value {
    U32(u32),
    F32(f32),
    Bool(bool),
    Text(&'static str),
}

/// How the numbers of a tensor are stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    F32 = 0,
    /// Blocks of 32: a 16-bit scale, then 16 bytes with two numbers each.
    Q4 = 2,
    /// Blocks of 32: a 16-bit scale, then 32 signed bytes.
    Q8 = 8,
}

pub(super) struct Tensor {
    pub(super) name: String,
    /// Fastest dimension first: a matrix of `out x in` is `[in, out]`.
    pub(super) shape: Vec<usize>,
    pub(super) kind: Kind,
    pub(super) data: Vec<u8>,
}

/// Writes a whole file.
pub(super) fn write(
    out: &mut impl Write,
    description: &[(&str, Value)],
    tensors: &[Tensor],
) -> io::Result<()> {
    let mut head = Vec::new();
    head.extend(b"GGUF");
    head.extend(3_u32.to_le_bytes());
    head.extend((tensors.len() as u64).to_le_bytes());
    head.extend((description.len() as u64).to_le_bytes());
    for (key, value) in description {
        text(&mut head, key);
        match value {
            Value::U32(number) => {
                head.extend(4_u32.to_le_bytes());
                head.extend(number.to_le_bytes());
            }
            Value::F32(number) => {
                head.extend(6_u32.to_le_bytes());
                head.extend(number.to_le_bytes());
            }
            Value::Bool(yes) => {
                head.extend(7_u32.to_le_bytes());
                head.push(u8::from(*yes));
            }
            Value::Text(words) => {
                head.extend(8_u32.to_le_bytes());
                text(&mut head, words);
            }
        }
    }
    let mut offset = 0;
    for tensor in tensors {
        text(&mut head, &tensor.name);
        head.extend((tensor.shape.len() as u32).to_le_bytes());
        for &size in &tensor.shape {
            head.extend((size as u64).to_le_bytes());
        }
        head.extend((tensor.kind as u32).to_le_bytes());
        head.extend((offset as u64).to_le_bytes());
        offset += tensor.data.len().next_multiple_of(ALIGNMENT);
    }
    out.write_all(&head)?;
    pad(out, head.len())?;
    for tensor in tensors {
        out.write_all(&tensor.data)?;
        pad(out, tensor.data.len())?;
    }
    Ok(())
}

fn text(head: &mut Vec<u8>, text: &str) {
    head.extend((text.len() as u64).to_le_bytes());
    head.extend(text.as_bytes());
}

fn pad(out: &mut impl Write, written: usize) -> io::Result<()> {
    let missing = written.next_multiple_of(ALIGNMENT) - written;
    out.write_all(&[0; ALIGNMENT][..missing])
}

/// Floats in eight bits: each block of 32 is scaled so that its largest number becomes 127.
/// The numbers must come in whole blocks.
pub(super) fn quantize(numbers: &[f32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(numbers.len() / 32 * 34);
    for block in numbers.chunks_exact(32) {
        let largest = block.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
        let scale = largest / 127.0;
        let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
        bytes.extend(half::f16::from_f32(scale).to_le_bytes());
        bytes.extend(
            block
                .iter()
                .map(|x| ((x * inverse).round() as i8).to_le_bytes()[0]),
        );
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bits_keep_a_number_within_its_step() {
        let numbers: Vec<f32> = (0..64).map(|n| (n as f32 - 20.0) / 7.0).collect();
        let bytes = quantize(&numbers);
        assert_eq!(bytes.len(), 2 * 34);
        for (block, numbers) in bytes.chunks_exact(34).zip(numbers.chunks_exact(32)) {
            let scale = half::f16::from_le_bytes([block[0], block[1]]).to_f32();
            for (&byte, number) in block[2..].iter().zip(numbers) {
                let back = f32::from(i8::from_le_bytes([byte])) * scale;
                assert!((back - number).abs() <= scale, "{back} for {number}");
            }
        }
        assert!(quantize(&[0.0; 32]).iter().all(|&byte| byte == 0));
    }

    #[test]
    fn tensors_start_at_the_alignment() {
        let tensor = |name: &str, data: Vec<u8>| Tensor {
            name: name.to_owned(),
            shape: vec![data.len() / 4],
            kind: Kind::F32,
            data,
        };
        let tensors = [tensor("a", vec![1; 4]), tensor("b", vec![2; 8])];
        let mut file = Vec::new();
        write(&mut file, &[("bert.x", Value::U32(7))], &tensors).unwrap();
        assert!(file.starts_with(b"GGUF"));
        assert_eq!(file.len() % ALIGNMENT, 0);
        assert_eq!(file[file.len() - 64..][..4], [1; 4]);
        assert_eq!(file[file.len() - 32..][..8], [2; 8]);
    }
}
