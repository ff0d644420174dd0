//! Which texts are computed together.

use std::collections::VecDeque;

use crate::EmbedKind;

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
    queries: VecDeque<Window>,
    passages: VecDeque<Window>,
}

impl Waiting {
    pub(super) fn push(&mut self, kind: EmbedKind, window: Window) {
        match kind {
            EmbedKind::Query => self.queries.push_back(window),
            EmbedKind::Passage => self.passages.push_back(window),
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

    /// The windows that wait longest, at most `most`: questions, or passages when there is no question.
    pub(super) fn next(&mut self, most: usize) -> Vec<Window> {
        let waiting = if self.queries.is_empty() {
            &mut self.passages
        } else {
            &mut self.queries
        };
        waiting.drain(..most.min(waiting.len())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(windows: &[(EmbedKind, u64)]) -> Waiting {
        let mut waiting = Waiting::default();
        for (kind, job) in windows {
            let window = Window {
                job: *job,
                text: 0,
                tokens: vec![7; 10],
            };
            waiting.push(*kind, window);
        }
        waiting
    }

    fn jobs(waiting: &mut Waiting) -> Vec<u64> {
        let next = waiting.next(2);
        next.iter().map(|window| window.job).collect()
    }

    #[test]
    fn queries_go_first_in_their_order() {
        use EmbedKind::{Passage, Query};
        let mut waiting = waiting(&[
            (Passage, 1),
            (Query, 2),
            (Query, 3),
            (Query, 4),
            (Passage, 5),
        ]);
        assert_eq!(jobs(&mut waiting), [2, 3]);
        assert_eq!(jobs(&mut waiting), [4]);
        assert_eq!(jobs(&mut waiting), [1, 5]);
        assert!(waiting.is_empty());
    }

    #[test]
    fn what_nobody_waits_for_is_dropped() {
        let mut waiting = waiting(&[(EmbedKind::Passage, 1), (EmbedKind::Query, 2)]);
        waiting.retain(|job| job == 1);
        assert_eq!(jobs(&mut waiting), [1]);
    }
}
