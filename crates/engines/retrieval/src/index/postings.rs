/// A count is kept exactly up to this; BM25 hardly tells more apart.
pub(super) const MOST: u32 = 8;

/// The rows with one term, ascending, and how often it is there: about two bytes a row.
///
/// Each entry is the distance to the row before, times eight, plus the count less one, as a LEB128 number.
#[derive(Debug, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    next: u32,
    rows: u32,
}

impl Postings {
    /// Adds a row above all that are there.
    pub fn push(&mut self, row: u32, count: u32) {
        let distance = u64::from(row.saturating_sub(self.next));
        let mut entry = distance * u64::from(MOST) + u64::from(count.clamp(1, MOST) - 1);
        while entry >= 0x80 {
            self.bytes.push((entry & 0x7f) as u8 | 0x80);
            entry >>= 7;
        }
        self.bytes.push(entry as u8);
        self.next = row + 1;
        self.rows += 1;
    }

    /// Rows with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        let mut bytes = self.bytes.iter();
        let mut next = 0u32;
        std::iter::from_fn(move || {
            let mut entry = 0u64;
            let mut shift = 0;
            loop {
                let byte = *bytes.next()?;
                entry |= u64::from(byte & 0x7f) << shift;
                if byte & 0x80 == 0 {
                    break;
                }
                shift += 7;
            }
            let row = next + (entry / u64::from(MOST)) as u32;
            next = row + 1;
            Some((row, (entry % u64::from(MOST)) as u32 + 1))
        })
    }

    /// Rows, dead ones included.
    pub fn len(&self) -> usize {
        self.rows as usize
    }

    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }

    pub fn memory_bytes(&self) -> usize {
        self.bytes.capacity() + size_of::<Self>()
    }
}
