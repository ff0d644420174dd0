use super::{Candidates, Read};
use crate::fuse::CosineScale;
use crate::sentence::Query;

/// What each of [`Features`] says.
pub const NAMES: [&str; 9] = [
    "keyword score",
    "vector score",
    "keyword place",
    "vector place",
    "words covered",
    "similarity",
    "best sentence",
    "neighbours",
    "headings",
];
/// What speaks for a passage, each 0 to 1, in the order of [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Features(pub [f32; NAMES.len()]);

impl Features {
    /// Puts the question to a passage. `wordings` are those of the question, its own first, for the language of the
    /// passage. What takes longest, the last three, is only looked at `closely`.
    #[must_use]
    pub fn of(
        candidates: &Candidates,
        passage: &Read<'_>,
        wordings: &[Query],
        scale: Option<CosineScale>,
        closely: bool,
    ) -> Self {
        let words = candidates.words.get(&passage.id);
        let near = candidates.near.get(&passage.id);
        let (low, high) = candidates.cosines.unwrap_or((0.0, 0.0));
        let cosine = near.map_or(low, |(_, cosine)| *cosine);
        let place = |rank: Option<u32>| rank.map_or(0.0, |rank| 1.0 / rank as f32);
        let spread = (high - low).max(f32::EPSILON);
        // The wording that fits best counts, the earlier of equals.
        let wordings = wordings.iter().map(|query| query.put_to(passage.digest));
        let best = wordings
            .map(|put| (put.coverage(), put))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let close = best.as_ref().filter(|_| closely).map(|(_, put)| {
            let answers = put.answers(None, 2, 1);
            let best = answers.first().map_or(0.0, |answer| answer.score);
            [best, put.neighbours(), put.heading_coverage()]
        });
        let [sentence, neighbours, headings] = close.unwrap_or_default();
        Self([
            words.map_or(0.0, |(_, share)| *share),
            if near.is_some() {
                (cosine - low) / spread
            } else {
                0.0
            },
            place(words.map(|(rank, _)| *rank)),
            place(near.map(|(rank, _)| *rank)),
            best.as_ref().map_or(0.0, |(covered, _)| *covered),
            scale.map_or(0.0, |scale| scale.similarity(cosine)),
            sentence,
            neighbours,
            headings,
        ])
    }

    /// The weighted sum.
    #[must_use]
    pub fn weighed(&self, weights: &[f32; NAMES.len()]) -> f32 {
        self.0
            .iter()
            .zip(weights)
            .map(|(feature, weight)| feature * weight)
            .sum()
    }

    pub(super) fn coverage(&self) -> f32 {
        self.0[4]
    }

    pub(super) fn similarity(&self) -> f32 {
        self.0[5]
    }
}
