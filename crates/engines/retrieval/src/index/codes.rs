use super::top::Top;
use crate::vector::{VectorError, normalised};

/// Rows from which the bits are asked first; below, every code is read.
const ASK_BITS: usize = 20_000;
/// Rows that the bits choose for every result that is wanted, and the least share of all rows: bits alone tell near
/// from far, but hardly the nearest from the near.
const CHOSEN_A_RESULT: usize = 200;
const CHOSEN_OF_ALL: usize = 50;
/// Largest number of a question's code.
const FINE: f32 = 8191.0;

/// A vector of length one in a byte a dimension: each number is `scale` times its byte.
#[derive(Debug, Clone)]
pub(super) struct Code {
    numbers: Vec<i8>,
    scale: f32,
}

impl Code {
    pub fn of(vector: &[f32]) -> Result<Self, VectorError> {
        let vector = normalised(vector, vector.len())?;
        let largest = vector
            .iter()
            .fold(0.0f32, |most, number| most.max(number.abs()));
        let scale = largest / 127.0;
        Ok(Self {
            numbers: vector
                .iter()
                .map(|number| (number / scale).round() as i8)
                .collect(),
            scale,
        })
    }
}

/// Vectors by row, searched by cosine in two passes. The first compares one bit a dimension, the sign of the
/// vector's distance from the mean after a random rotation (Gao and Long 2024), and reads them all: 64 bytes a
/// row of 384 numbers. The second compares a byte a dimension for the rows that the first has chosen. Nothing
/// is built, so a row can be found as soon as it is there, and a filter is asked in the first pass.
#[derive(Debug, Default)]
pub(super) struct Codes {
    dimensions: usize,
    numbers: Vec<i8>,
    /// By row; 0 for one without a vector.
    scales: Vec<f32>,
    embedded: usize,
    signs: Vec<u64>,
    /// Sums of all vectors, and the mean that the signs are taken from.
    sums: Vec<f64>,
    mean: Vec<f32>,
    /// Vectors that the mean was taken of.
    mean_of: usize,
}

impl Codes {
    /// Adds the next row. The first vector says how many dimensions there are; others count as none.
    pub fn push(&mut self, code: Option<&Code>) {
        if self.dimensions == 0
            && let Some(code) = code
        {
            self.dimensions = code.numbers.len();
            self.sums = vec![0.0; self.dimensions];
            self.numbers = vec![0; self.dimensions * self.scales.len()];
        }
        let code = code.filter(|code| code.numbers.len() == self.dimensions);
        match code {
            Some(code) => {
                self.numbers.extend_from_slice(&code.numbers);
                for (sum, number) in self.sums.iter_mut().zip(&code.numbers) {
                    *sum += f64::from(*number) * f64::from(code.scale);
                }
                self.embedded += 1;
            }
            None => self.numbers.resize(self.numbers.len() + self.dimensions, 0),
        }
        self.scales.push(code.map_or(0.0, |code| code.scale));
        if self.embedded >= ASK_BITS && self.embedded >= self.mean_of * 2 {
            self.sign_all();
        } else if self.mean_of > 0 {
            let row = self.scales.len() - 1;
            self.sign(row);
        }
    }

    /// A row that is gone is still there, but does not count.
    pub fn forget(&mut self, row: u32) {
        let scale = self.scales.get(row as usize).copied().unwrap_or(0.0);
        if scale > 0.0 {
            self.embedded = self.embedded.saturating_sub(1);
        }
    }

    /// Vectors.
    pub fn len(&self) -> usize {
        self.embedded
    }

    /// Up to `k` admitted rows with the highest cosines, best first.
    pub fn search(&self, query: &[f32], k: usize, admits: &dyn Fn(u32) -> bool) -> Vec<(u32, f32)> {
        let Ok(query) = normalised(query, self.dimensions) else {
            return Vec::new();
        };
        let fine: Vec<i16> = query.iter().map(|number| (number * FINE) as i16).collect();
        let mut top = Top::new(k);
        let mut offer = |row: u32, admitted: bool| {
            let Some((cosine, true)) = self.cosine(row as usize, &fine) else {
                return;
            };
            if cosine > top.bar && (admitted || admits(row)) {
                top.push(row, cosine.clamp(-1.0, 1.0));
            }
        };
        if self.mean_of == 0 {
            (0..self.scales.len() as u32).for_each(|row| offer(row, false));
        } else {
            let signs = self.signs_of(query.iter().copied());
            let least = self.scales.len() / CHOSEN_OF_ALL;
            let wanted = k.saturating_mul(CHOSEN_A_RESULT).max(least);
            for row in self.choose(&signs, wanted, admits) {
                offer(row, true);
            }
        }
        top.ranked()
    }

    /// The cosine of a row with a question, and whether the row has a vector.
    fn cosine(&self, row: usize, fine: &[i16]) -> Option<(f32, bool)> {
        let scale = *self.scales.get(row)?;
        let start = row * self.dimensions;
        let numbers = self.numbers.get(start..start + self.dimensions)?;
        let dot: i32 = fine
            .iter()
            .zip(numbers)
            .map(|(a, b)| i32::from(*a) * i32::from(*b))
            .sum();
        Some((dot as f32 * scale / FINE, scale > 0.0))
    }

    /// About `wanted` admitted rows whose signs differ least from those of a question.
    fn choose(&self, signs: &[u64], wanted: usize, admits: &dyn Fn(u32) -> bool) -> Vec<u32> {
        match signs.len() {
            4 => self.choose_of::<4>(signs, wanted, admits),
            8 => self.choose_of::<8>(signs, wanted, admits),
            16 => self.choose_of::<16>(signs, wanted, admits),
            32 => self.choose_of::<32>(signs, wanted, admits),
            _ => self.choose_of::<1>(signs, wanted, admits),
        }
    }

    fn choose_of<const WORDS: usize>(
        &self,
        signs: &[u64],
        wanted: usize,
        admits: &dyn Fn(u32) -> bool,
    ) -> Vec<u32> {
        let (mine, _) = signs.as_chunks::<WORDS>();
        let (rows, _) = self.signs.as_chunks::<WORDS>();
        let parts = mine.len();
        let mut counts = vec![0usize; signs.len() * 64 + 1];
        let mut near: Vec<(u32, u32)> = Vec::with_capacity(wanted * 4);
        // Nothing farther than this is wanted any more.
        let mut bound = u32::MAX;
        let mut since = 0;
        for (row, theirs) in (0u32..).zip(rows.chunks_exact(parts.max(1))) {
            let mut distance = 0;
            for (mine, theirs) in mine.iter().zip(theirs) {
                for word in 0..WORDS {
                    distance += (mine[word] ^ theirs[word]).count_ones();
                }
            }
            if distance >= bound || self.scales.get(row as usize) == Some(&0.0) || !admits(row) {
                continue;
            }
            near.push((distance, row));
            if let Some(count) = counts.get_mut(distance as usize) {
                *count += 1;
            }
            since += 1;
            if since >= wanted {
                since = 0;
                bound = bound_of(&counts, wanted);
                near.retain(|(distance, _)| *distance < bound);
            }
        }
        let bound = bound_of(&counts, wanted);
        near.retain(|(distance, _)| *distance < bound);
        near.into_iter().map(|(_, row)| row).collect()
    }

    /// Takes the mean anew and every row's signs from it.
    fn sign_all(&mut self) {
        let count = self.embedded.max(1) as f64;
        self.mean = self.sums.iter().map(|sum| (sum / count) as f32).collect();
        self.mean_of = self.embedded;
        self.signs.clear();
        for row in 0..self.scales.len() {
            self.sign(row);
        }
    }

    fn sign(&mut self, row: usize) {
        let scale = self.scales.get(row).copied().unwrap_or(0.0);
        let start = row * self.dimensions;
        let numbers = self
            .numbers
            .get(start..start + self.dimensions)
            .unwrap_or_default();
        let signs = self.signs_of(numbers.iter().map(|number| f32::from(*number) * scale));
        self.signs.extend(signs);
    }

    /// The signs of a vector's distance from the mean, rotated: random changes of sign and a Walsh-Hadamard
    /// transform spread what the vector says evenly over the bits.
    fn signs_of(&self, vector: impl Iterator<Item = f32>) -> Vec<u64> {
        let length = self.dimensions.next_power_of_two().max(64);
        let mut spread = vec![0.0f32; length];
        let flips = (0u64..).map(|place| if flips(place) { -1.0 } else { 1.0 });
        for (((out, number), mean), flip) in
            spread.iter_mut().zip(vector).zip(&self.mean).zip(flips)
        {
            *out = (number - mean) * flip;
        }
        let mut half = 1;
        while half < length {
            for block in spread.chunks_exact_mut(half * 2) {
                let (left, right) = block.split_at_mut(half);
                for (a, b) in left.iter_mut().zip(right) {
                    (*a, *b) = (*a + *b, *a - *b);
                }
            }
            half *= 2;
        }
        let word = |numbers: &[f32]| {
            let bit = |(place, number): (usize, &f32)| u64::from(*number > 0.0) << place;
            numbers.iter().enumerate().map(bit).sum()
        };
        spread.chunks_exact(64).map(word).collect()
    }

    /// Gives each row its new number; `u32::MAX` for those that go.
    pub fn renumber(&mut self, moved: &[u32]) {
        let mut kept = Self {
            dimensions: self.dimensions,
            sums: vec![0.0; self.dimensions],
            ..Self::default()
        };
        for (row, new) in moved.iter().enumerate() {
            if *new == u32::MAX {
                continue;
            }
            let scale = self.scales.get(row).copied().unwrap_or(0.0);
            let start = row * self.dimensions;
            let numbers = self
                .numbers
                .get(start..start + self.dimensions)
                .unwrap_or_default();
            let code = Code {
                numbers: numbers.to_vec(),
                scale,
            };
            kept.push((scale > 0.0).then_some(&code));
        }
        *self = kept;
    }

    pub fn shrink(&mut self) {
        self.numbers.shrink_to_fit();
        self.scales.shrink_to_fit();
        self.signs.shrink_to_fit();
    }

    pub fn memory_bytes(&self) -> usize {
        self.numbers.capacity() + self.scales.capacity() * 4 + self.signs.capacity() * 8
    }
}

/// Fixed for ever and otherwise random: the mix of SplitMix64.
fn flips(place: u64) -> bool {
    let mut mixed = (place + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) & 1 == 1
}

/// The least distance that at least `wanted` rows stay below.
fn bound_of(counts: &[usize], wanted: usize) -> u32 {
    let mut below = 0;
    for (distance, count) in (0u32..).zip(counts) {
        below += count;
        if below >= wanted {
            return distance + 1;
        }
    }
    u32::MAX
}
