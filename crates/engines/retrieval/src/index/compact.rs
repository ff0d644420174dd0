use super::{DEAD, PassageIndex};

impl<A> PassageIndex<A> {
    /// Gives the living rows new numbers without gaps, in the same order.
    pub(super) fn close_gaps(&mut self) {
        let mut next = 0;
        let moved: Vec<u32> = self
            .owners
            .iter()
            .map(|owner| match *owner {
                DEAD => DEAD,
                _ => {
                    next += 1;
                    next - 1
                }
            })
            .collect();
        self.lexicon.renumber(&moved);
        self.codes.renumber(&moved);
        let mut lives = moved.iter().map(|row| *row != DEAD);
        self.ids.retain(|_| lives.next().unwrap_or(false));
        self.owners.retain(|owner| *owner != DEAD);
        for entry in self.documents.iter_mut().flatten() {
            for (first, _) in &mut entry.runs {
                // The rows of a document live and die together.
                *first = moved.get(*first as usize).copied().unwrap_or(DEAD);
            }
        }
        self.dead = 0;
    }
}
