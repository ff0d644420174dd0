//! One suite that every index passes.

use tekup_retrieval::vector::{
    EXACT_ROWS, ExactIndex, MAX_RESULTS, VectorError, VectorIndex, index_for,
};
use uuid::Uuid;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Vectors in clusters, as sentence vectors are; the same for the same `n`.
fn sample(n: u64, dimensions: usize) -> Vec<f32> {
    let mut seed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut noise = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 40) as f32 / (1u64 << 24) as f32 - 0.5
    };
    let cluster = (n % 17) as usize;
    (0..dimensions)
        .map(|d| noise() + if d % 17 == cluster { 0.8 } else { 0.0 })
        .collect()
}

fn filled(index: &mut dyn VectorIndex, rows: u64) {
    for n in 0..rows {
        index
            .insert(id(n.into()), &sample(n, index.dimensions()))
            .expect("inserts");
    }
}

fn suite(new: &dyn Fn(usize) -> Box<dyn VectorIndex>) {
    finds_the_nearest_first(new);
    replaces_and_removes(new);
    filters(new);
    refuses_bad_vectors(new);
    agrees_with_a_full_scan(new);
    serves_many_threads(new);
}

fn finds_the_nearest_first(new: &dyn Fn(usize) -> Box<dyn VectorIndex>) {
    let mut index = new(2);
    assert!(index.is_empty());
    assert_eq!(index.search(&[1.0, 0.0], 5, None), Ok(vec![]));
    index.insert(id(1), &[10.0, 0.0]).expect("inserts");
    index.insert(id(2), &[0.3, 0.3]).expect("inserts");
    index.insert(id(3), &[-1.0, 0.0]).expect("inserts");
    let found = index.search(&[2.0, 0.0], 5, None).expect("searches");
    assert_eq!(
        found.iter().map(|hit| hit.0).collect::<Vec<_>>(),
        [id(1), id(2), id(3)]
    );
    for (hit, cosine) in found.iter().zip([1.0, 0.5f32.sqrt(), -1.0]) {
        assert!((hit.1 - cosine).abs() < 1e-4, "{hit:?} is {cosine}");
    }
    assert_eq!(
        index.search(&[1.0, 0.0], 1, None).expect("searches").len(),
        1
    );
    assert_eq!(index.search(&[1.0, 0.0], 0, None), Ok(vec![]));
    assert!(index.memory_bytes() > 0);
}

fn replaces_and_removes(new: &dyn Fn(usize) -> Box<dyn VectorIndex>) {
    let mut index = new(8);
    filled(&mut *index, 50);
    index.insert(id(7), &sample(1007, 8)).expect("replaces");
    assert_eq!(index.len(), 50);
    assert_eq!(
        index.search(&sample(1007, 8), 1, None).expect("searches")[0].0,
        id(7)
    );
    assert!(index.remove(&id(7)) && !index.remove(&id(7)) && !index.remove(&id(999)));
    assert!(!index.contains(&id(7)) && index.contains(&id(8)));
    assert_eq!(index.len(), 49);
    for n in [0u64, 8, 49] {
        let best = index.search(&sample(n, 8), 1, None).expect("searches");
        assert_eq!(
            best[0].0,
            id(n.into()),
            "rows keep their ids after a removal"
        );
    }
    let all = index.search(&sample(7, 8), 100, None).expect("searches");
    assert!(all.iter().all(|hit| hit.0 != id(7)));
    for n in 0..50u64 {
        index.remove(&id(n.into()));
    }
    assert!(index.is_empty());
    assert_eq!(index.search(&sample(1, 8), 5, None), Ok(vec![]));
    index.insert(id(1), &sample(1, 8)).expect("fills again");
    assert_eq!(
        index
            .search(&sample(1, 8), 5, None)
            .expect("searches")
            .len(),
        1
    );
}

fn filters(new: &dyn Fn(usize) -> Box<dyn VectorIndex>) {
    let mut index = new(16);
    filled(&mut *index, 500);
    let even = |id: &Uuid| id.as_u128().is_multiple_of(2);
    let found = index
        .search(&sample(3, 16), 20, Some(&even))
        .expect("searches");
    assert_eq!(found.len(), 20);
    assert!(found.iter().all(|hit| even(&hit.0)));
    let nothing = index
        .search(&sample(3, 16), 20, Some(&|_: &Uuid| false))
        .expect("searches");
    assert!(nothing.is_empty());
}

fn refuses_bad_vectors(new: &dyn Fn(usize) -> Box<dyn VectorIndex>) {
    let mut index = new(3);
    let short = VectorError::Dimensions {
        expected: 3,
        got: 2,
    };
    assert_eq!(index.insert(id(1), &[1.0, 2.0]), Err(short.clone()));
    assert_eq!(index.insert(id(1), &[0.0; 3]), Err(VectorError::Zero));
    assert_eq!(
        index.insert(id(1), &[1.0, f32::NAN, 0.0]),
        Err(VectorError::NotFinite { position: 1 })
    );
    assert_eq!(index.search(&[1.0, 2.0], 1, None), Err(short));
    assert!(index.is_empty());
    for extreme in [[f32::MAX; 3], [f32::MIN_POSITIVE; 3]] {
        index
            .insert(id(2), &extreme)
            .expect("only the direction counts");
        assert!(index.search(&[1.0; 3], 1, None).expect("searches")[0].1 > 0.999);
    }
}

fn agrees_with_a_full_scan(new: &dyn Fn(usize) -> Box<dyn VectorIndex>) {
    let (mut index, mut exact) = (new(48), ExactIndex::new(48));
    filled(&mut *index, 3000);
    filled(&mut exact, 3000);
    let (mut hits, mut wanted) = (0, 0);
    for n in 0..50 {
        let query = sample(100_000 + n, 48);
        let truth = exact.search(&query, 10, None).expect("searches");
        let found = index.search(&query, 10, None).expect("searches");
        assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        hits += truth
            .iter()
            .filter(|hit| found.iter().any(|other| other.0 == hit.0))
            .count();
        wanted += truth.len();
    }
    assert!(hits * 100 >= wanted * 95, "recall {hits} of {wanted}");
}

fn serves_many_threads(new: &dyn Fn(usize) -> Box<dyn VectorIndex>) {
    let mut index = new(16);
    filled(&mut *index, 300);
    let index = &*index;
    std::thread::scope(|scope| {
        for thread in 0..4u64 {
            scope.spawn(move || {
                for n in (thread..300).step_by(4) {
                    let best = index.search(&sample(n, 16), 1, None).expect("searches");
                    assert_eq!(best[0].0, id(n.into()));
                }
            });
        }
    });
}

#[test]
fn the_exact_index_keeps_the_contract() {
    suite(&|dimensions| Box::new(ExactIndex::new(dimensions)));
}

#[cfg(feature = "usearch")]
#[test]
fn the_approximate_index_keeps_the_contract() {
    use tekup_retrieval::vector::UsearchIndex;
    suite(&|dimensions| Box::new(UsearchIndex::with_capacity(dimensions, 0).expect("opens")));
}

#[cfg(feature = "usearch")]
#[test]
fn an_exact_index_becomes_an_approximate_one() {
    use tekup_retrieval::vector::UsearchIndex;
    let mut exact = ExactIndex::new(16);
    filled(&mut exact, 200);
    let built = UsearchIndex::from_exact(&exact).expect("builds");
    assert_eq!(built.len(), 200);
    assert_eq!(
        built.search(&sample(5, 16), 1, None).expect("searches")[0].0,
        id(5)
    );
}

#[test]
fn the_expected_size_chooses_an_index_that_keeps_the_contract() {
    for rows in [10, EXACT_ROWS + 1] {
        let index = index_for(4, rows).expect("opens");
        assert_eq!((index.dimensions(), index.len()), (4, 0));
    }
}

#[test]
fn results_are_bounded() {
    let mut index = ExactIndex::new(2);
    for n in 0..u128::try_from(MAX_RESULTS).expect("fits") + 50 {
        index.insert(id(n), &[1.0, n as f32]).expect("inserts");
    }
    assert_eq!(
        index
            .search(&[1.0, 1.0], usize::MAX, None)
            .expect("searches")
            .len(),
        MAX_RESULTS
    );
}
