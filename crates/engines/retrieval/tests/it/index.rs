//! The index of a tenant's passages, beside the plain searches it must agree with.

use tekup_retrieval::index::{Hits, PassageIndex, Preparer, Synonym, Wanted};
use tekup_retrieval::keyword::Bm25;
use tekup_retrieval::terms::Language::{self, Danish, English};
use tekup_retrieval::vector::{ExactIndex, VectorIndex};
use uuid::Uuid;

const TEXTS: [&str; 6] = [
    "A lost card is blocked in the app under Cards.",
    "A new card costs 150 kroner and comes within five days.",
    "Transfers above 50,000 kroner are made at the branch.",
    "The branch is open from ten to four, on Thursdays to six.",
    "Interest on savings is paid at the end of the year.",
    "Children get an account of their own with savings and a card.",
];

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128 + 1)
}

/// A document for each text; `about` is its number.
fn shelf(language: Language, texts: &[&str]) -> PassageIndex<usize> {
    let mut index = PassageIndex::default();
    let mut preparer = Preparer::default();
    for (number, text) in texts.iter().enumerate() {
        index.put(id(number), number);
        let prepared = preparer.prepare(id(number), language, text, None);
        index.append(&id(number), prepared);
    }
    index.learn_compounds();
    index
}

fn words(question: &str) -> Wanted<'_> {
    Wanted {
        words: Some(question),
        vector: None,
        synonyms: &[],
        each: 10,
    }
}

fn ids(found: &[(Uuid, f32)]) -> Vec<Uuid> {
    found.iter().map(|(id, _)| *id).collect()
}

#[test]
fn words_are_ranked_as_plain_bm25_ranks_them() {
    let index = shelf(English, &TEXTS);
    let plain = Bm25::build(English, TEXTS.iter().copied().enumerate(), None);
    for question in [
        "what does a new card cost",
        "savings for children",
        "open on thursday",
        "giraffe",
    ] {
        let found = index.search(&words(question), |_, _| true).words;
        let expected = plain.search(question, 10);
        assert_eq!(found.len(), expected.len(), "{question}");
        for ((id_found, score), (number, right)) in found.iter().zip(&expected) {
            assert_eq!(*id_found, id(*number), "{question}");
            assert!((score - right).abs() < 1e-4, "{question}: {score} {right}");
        }
    }
}

#[test]
fn compounds_stand_for_their_parts() {
    let texts = [
        "Om kort. Kort.",
        "Om betaling. Betaling.",
        "Vi har betalingskort.",
    ];
    let index = shelf(Danish, &texts);
    let found = index.search(&words("kort"), |_, _| true).words;
    assert_eq!(ids(&found), [id(0), id(2)]);
}

#[test]
fn synonyms_find_what_says_it_otherwise() {
    let index = shelf(English, &TEXTS);
    let synonyms = [Synonym {
        said: "office".to_owned(),
        means: vec!["branch".to_owned()],
        weight: 0.8,
    }];
    let wanted = Wanted {
        synonyms: &synonyms,
        ..words("when is the office open")
    };
    let found = index.search(&wanted, |_, _| true).words;
    assert_eq!(found.first().map(|hit| hit.0), Some(id(3)));
    assert!(ids(&found).contains(&id(2)), "{found:?}");
    let without = index.search(&words("office"), |_, _| true).words;
    assert!(without.is_empty(), "{without:?}");
}

/// Vectors in clusters, as real ones are.
fn vector(number: usize) -> Vec<f32> {
    vector_of(number, 64)
}

/// What all have in common (two of them have a cosine of about 0.8, as of real models), one of forty subjects, and
/// something of its own.
fn vector_of(number: usize, dimensions: usize) -> Vec<f32> {
    fn random(seed: usize) -> impl FnMut() -> f32 {
        let mut state = seed as u64 * 2 + 1;
        move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f32 / (1u64 << 31) as f32 - 0.5
        }
    }
    let (mut subject, mut own) = (random(1_000_000 + number % 40), random(number));
    (0..dimensions)
        .map(|_| 0.25 + 0.4 * subject() + 0.25 * own())
        .collect()
}

#[test]
fn nearest_vectors_are_those_of_an_exact_search() {
    let rows = 25_000;
    let mut index: PassageIndex<usize> = PassageIndex::default();
    let mut exact = ExactIndex::with_capacity(384, rows);
    let mut preparer = Preparer::default();
    for number in 0..rows {
        let vector = vector_of(number, 384);
        index.put(id(number), number);
        let prepared = preparer.prepare(id(number), English, "", Some(&vector));
        index.append(&id(number), prepared);
        exact.insert(id(number), &vector).expect("a vector");
    }
    let near = |question: usize, admits: &dyn Fn(usize) -> bool| {
        let vector = vector_of(question, 384);
        let wanted = Wanted {
            words: None,
            vector: Some(&vector),
            synonyms: &[],
            each: 50,
        };
        index.search(&wanted, |_, number| admits(*number)).near
    };
    let mut met = 0;
    for question in 0..50 {
        let question = rows + question;
        let right = ids(&exact
            .search(&vector_of(question, 384), 10, None)
            .expect("a vector"));
        let found = near(question, &|_| true);
        met += found
            .iter()
            .take(10)
            .filter(|(id, _)| right.contains(id))
            .count();
    }
    // A byte a dimension tells the last of ten from the next only where they are not as good as equal.
    assert!(met >= 450, "{met} of 500");
    // A filter is asked before the best are chosen, so it leaves as many.
    let found = near(rows, &|number| number % 500 == 0);
    assert_eq!(found.len(), 50);
    assert!(found.iter().all(|(id, _)| (id.as_u128() - 1) % 500 == 0));
}

#[test]
fn what_is_replaced_or_removed_is_gone_and_leaves_no_gaps() {
    let mut index = shelf(English, &TEXTS);
    let mut preparer = Preparer::default();
    for round in 0..6_000_usize {
        let text = format!("round {round} of the giraffe");
        index.put(id(0), round);
        let prepared = preparer.prepare(id(0), English, &text, Some(&vector(round)));
        index.append(&id(0), prepared);
    }
    assert_eq!(index.len(), 6);
    assert_eq!(index.embedded(), 1);
    let before = index.search(&words("lost card app"), |_, _| true).words;
    assert!(!ids(&before).contains(&id(0)), "{before:?}");
    let newest = index.search(&words("giraffe 5999"), |_, _| true).words;
    assert_eq!(ids(&newest), [id(0)]);
    assert!(index.memory_bytes() < 4 << 20, "{}", index.memory_bytes());
    assert!(index.remove(&id(0)));
    assert!(!index.remove(&id(0)));
    assert_eq!(
        index.search(&words("giraffe"), |_, _| true),
        Hits::default()
    );
    assert_eq!(index.about(&id(3)), Some(&3));
}

#[test]
fn a_vector_of_another_length_finds_nothing_and_breaks_nothing() {
    let mut index = shelf(English, &TEXTS);
    let mut preparer = Preparer::default();
    index.put(id(9), 9);
    index.append(
        &id(9),
        preparer.prepare(id(9), English, "card", Some(&vector(1))),
    );
    let wanted = Wanted {
        words: Some("card"),
        vector: Some(&[1.0, 0.0]),
        synonyms: &[],
        each: 10,
    };
    let found = index.search(&wanted, |_, _| true);
    assert!(found.near.is_empty());
    assert!(!found.words.is_empty());
    assert!(
        preparer
            .prepare(id(9), English, "", Some(&[0.0; 64]))
            .is_err()
    );
    assert!(
        preparer
            .prepare(id(9), English, "", Some(&[f32::NAN; 64]))
            .is_err()
    );
}
