//! Which texts are computed together.

use crate::EmbedKind;

/// Tokens of one batch: enough to keep the matrices busy, few enough that attention between texts, which is
/// computed and thrown away, stays small, and that a query that comes meanwhile does not wait long.
pub(super) const BATCH_TOKENS: usize = 512;
/// Texts of one batch.
pub(super) const BATCH_TEXTS: usize = 64;

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

    /// The next batch: the question that waits longest, alone, for together they would take longer than one by
    /// one; else the passage that waits longest, and those behind it that still fit.
    pub(super) fn next(&mut self) -> Vec<Window> {
        if !self.queries.is_empty() {
            return vec![self.queries.remove(0)];
        }
        let waiting = &mut self.passages;
        let mut tokens = 0;
        let fit = waiting
            .iter()
            .take(BATCH_TEXTS)
            .take_while(|window| {
                tokens += window.tokens.len();
                tokens <= BATCH_TOKENS
            })
            .count();
        waiting.drain(..fit.max(1).min(waiting.len())).collect()
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
    fn questions_go_one_by_one() {
        let mut waiting = Waiting::default();
        for job in 1..3 {
            waiting.push(EmbedKind::Query, window(job, 5));
        }
        assert_eq!(waiting.next().len(), 1);
        assert_eq!(waiting.next()[0].job, 2);
    }

    #[test]
    fn one_that_is_longer_than_a_batch_goes_alone() {
        let mut waiting = Waiting::default();
        for (job, length) in [(1, BATCH_TOKENS + 1), (2, 20), (3, 22)] {
            waiting.push(EmbedKind::Passage, window(job, length));
        }
        let jobs = |batch: Vec<Window>| batch.iter().map(|window| window.job).collect::<Vec<_>>();
        assert_eq!(jobs(waiting.next()), [1]);
        assert_eq!(jobs(waiting.next()), [2, 3]);
        assert!(waiting.next().is_empty());
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
