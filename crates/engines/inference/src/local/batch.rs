//! Which texts are computed together.

use crate::EmbedKind;

/// Tokens of one batch, padding included: enough to keep the matrices busy, and a query that comes
/// meanwhile waits no longer than this takes.
const BATCH_TOKENS: usize = 768;

/// A piece of a text that waits.
pub(super) struct Window {
    /// The request and the text of it.
    pub(super) job: u64,
    pub(super) text: usize,
    pub(super) tokens: Vec<u32>,
}

/// Windows that wait, in order of arrival.
#[derive(Default)]
pub(super) struct Waiting {
    queries: Vec<Window>,
    passages: Vec<Window>,
}

impl Waiting {
    pub(super) fn push(&mut self, kind: EmbedKind, window: Window) {
        match kind {
            EmbedKind::Query => self.queries.push(window),
            EmbedKind::Passage => self.passages.push(window),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.queries.is_empty() && self.passages.is_empty()
    }

    /// Drops what nobody waits for any more.
    pub(super) fn retain(&mut self, wanted: impl Fn(u64) -> bool) {
        self.queries.retain(|window| wanted(window.job));
        self.passages.retain(|window| wanted(window.job));
    }

    /// The next batch: the window that waits longest, and others of about its length.
    pub(super) fn next(&mut self) -> Vec<Window> {
        let waiting = if self.queries.is_empty() {
            &mut self.passages
        } else {
            &mut self.queries
        };
        let Some(length) = waiting.first().map(|window| window.tokens.len()) else {
            return Vec::new();
        };
        // Shorter ones are padded, so only those near the longest may join.
        let (least, most) = (length * 3 / 4, length * 4 / 3 + 4);
        let mut batch = Vec::new();
        let mut longest = length;
        let mut index = 0;
        while index < waiting.len() {
            let size = waiting[index].tokens.len();
            let padded = longest.max(size) * (batch.len() + 1);
            if (least..=most).contains(&size) && (batch.is_empty() || padded <= BATCH_TOKENS) {
                longest = longest.max(size);
                batch.push(waiting.remove(index));
            } else {
                index += 1;
            }
        }
        batch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(job: u64, length: usize) -> Window {
        Window {
            job,
            text: 0,
            tokens: vec![7; length],
        }
    }

    #[test]
    fn queries_go_first() {
        let mut waiting = Waiting::default();
        waiting.push(EmbedKind::Passage, window(1, 10));
        waiting.push(EmbedKind::Query, window(2, 10));
        assert_eq!(waiting.next()[0].job, 2);
        assert_eq!(waiting.next()[0].job, 1);
        assert!(waiting.is_empty());
    }

    #[test]
    fn texts_of_like_length_go_together_and_none_is_left_behind() {
        let mut waiting = Waiting::default();
        for (job, length) in [(1, 20), (2, 300), (3, 22), (4, 19)] {
            waiting.push(EmbedKind::Passage, window(job, length));
        }
        let jobs: Vec<u64> = waiting.next().iter().map(|window| window.job).collect();
        assert_eq!(jobs, [1, 3, 4]);
        assert_eq!(waiting.next()[0].job, 2);
    }

    #[test]
    fn a_batch_is_bounded() {
        let mut waiting = Waiting::default();
        for job in 0..100 {
            waiting.push(EmbedKind::Passage, window(job, 100));
        }
        assert_eq!(waiting.next().len(), BATCH_TOKENS / 100);
    }
}
