//! Which examples are held out when.

use std::collections::{HashMap, HashSet};

use super::fit::Corpus;
use super::svm::Random;

/// Held-out predictions that are enough: with this many, further folds cost time and tell nothing new.
pub(super) const ENOUGH: usize = 3_000;
/// Below this many intents, leaving some out would leave too little of the task.
const LEAVE_OUT_FROM: usize = 4;
/// One intent in so many is left out to play the unknown.
const LEAVE_OUT_SHARE: usize = 5;
/// Examples of left-out intents that are enough.
const ENOUGH_FOREIGN: usize = 1_000;

/// One training pass of the validation.
pub(super) struct Pass {
    /// Items to train on.
    pub(super) train: Vec<usize>,
    /// Items to predict afterwards.
    pub(super) test: Vec<usize>,
    /// New number of each intent, none for one that is left out (a test item of it is out of scope).
    pub(super) renumbered: Vec<Option<u32>>,
    /// Intents trained.
    pub(super) intents: usize,
}

impl Pass {
    /// The number this pass gives to an intent.
    pub(super) fn number(&self, label: Option<u32>) -> Option<u32> {
        self.renumbered.get(label? as usize).copied().flatten()
    }
}

/// Texts that are in every pass, by fingerprint: the intents' names, and those that the kernel machine compares
/// others with. Held out, these would be easier than any new text; where all texts are such, all are as new as a
/// message will be.
pub(super) struct Known(HashSet<u64>);

impl Known {
    pub(super) fn new(corpus: &Corpus<'_>, landmarks: &[usize]) -> Self {
        let compared = match landmarks.len() == corpus.items.len() {
            true => &[],
            false => landmarks,
        };
        let compared = compared.iter().filter_map(|i| corpus.items.get(*i));
        let names = corpus.items.iter().filter(|item| item.is_name);
        let known = names.chain(compared);
        Self(known.map(|item| item.counts.fingerprint()).collect())
    }

    fn has(&self, corpus: &Corpus<'_>, i: usize) -> bool {
        let item = corpus.items.get(i);
        item.is_some_and(|item| self.0.contains(&item.counts.fingerprint()))
    }
}

/// Stratified cross-validation over all intents: each intent's examples spread evenly over the folds,
/// and texts that read alike stay together, or the held-out part would be known already. Stops when
/// enough examples were held out. `known` texts are never held out.
pub(super) fn cross_validation(
    corpus: &Corpus<'_>,
    folds: usize,
    known: &Known,
    random: &mut Random,
) -> Vec<Pass> {
    let fold_of = assign(corpus, folds, random);
    let renumbered: Vec<Option<u32>> = (0..corpus.intents.len() as u32).map(Some).collect();
    let mut passes = Vec::new();
    let mut held_out = 0;
    for fold in 0..folds {
        let (test, train): (Vec<usize>, Vec<usize>) = (0..corpus.items.len())
            .partition(|i| fold_of.get(*i) == Some(&fold) && !known.has(corpus, *i));
        if test.is_empty() || !train.iter().any(|i| labelled(corpus, *i)) {
            continue;
        }
        held_out += test.len();
        passes.push(Pass {
            train,
            test,
            renumbered: renumbered.clone(),
            intents: corpus.intents.len(),
        });
        if held_out >= ENOUGH {
            break;
        }
    }
    passes
}

/// Passes that leave whole intents out, to see how messages score that belong to none.
pub(super) fn leave_intents_out(
    corpus: &Corpus<'_>,
    known: &Known,
    random: &mut Random,
) -> Vec<Pass> {
    let count = corpus.intents.len();
    if count < LEAVE_OUT_FROM {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    random.shuffle(&mut order);
    let mut passes = Vec::new();
    let mut foreign = 0;
    for group in order.chunks(count.div_ceil(LEAVE_OUT_SHARE)) {
        let mut next = 0;
        let renumbered: Vec<Option<u32>> = (0..count)
            .map(|intent| {
                let stays = !group.contains(&intent);
                next += u32::from(stays);
                stays.then(|| next - 1)
            })
            .collect();
        let left_out = |i: &usize| {
            let label = corpus.items.get(*i).and_then(|item| item.label);
            label.is_some_and(|l| renumbered.get(l as usize).is_some_and(Option::is_none))
        };
        let (mut test, train): (Vec<usize>, Vec<usize>) =
            (0..corpus.items.len()).partition(left_out);
        test.retain(|i| !known.has(corpus, *i));
        random.shuffle(&mut test);
        test.truncate(ENOUGH_FOREIGN);
        foreign += test.len();
        passes.push(Pass {
            train,
            test,
            renumbered,
            intents: next as usize,
        });
        if foreign >= ENOUGH_FOREIGN {
            break;
        }
    }
    passes
}

fn labelled(corpus: &Corpus<'_>, i: usize) -> bool {
    corpus.items.get(i).is_some_and(|item| item.label.is_some())
}

/// The fold of each item.
fn assign(corpus: &Corpus<'_>, folds: usize, random: &mut Random) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corpus.items.len()).collect();
    random.shuffle(&mut order);
    let mut fold_of = vec![0; corpus.items.len()];
    // Where the next new text of an intent goes; intents start at different folds to even them out.
    let mut next: HashMap<Option<u32>, usize> = HashMap::new();
    let mut fold_of_text: HashMap<u64, usize> = HashMap::new();
    for i in order {
        let (Some(item), Some(fold)) = (corpus.items.get(i), fold_of.get_mut(i)) else {
            continue;
        };
        let intent_next = next
            .entry(item.label)
            .or_insert(item.label.map_or(0, |l| l as usize));
        *fold = *fold_of_text
            .entry(item.counts.fingerprint())
            .or_insert_with(|| {
                *intent_next += 1;
                (*intent_next - 1) % folds
            });
    }
    fold_of
}
