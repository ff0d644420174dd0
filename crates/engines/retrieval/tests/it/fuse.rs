use tekup_retrieval::fuse::{CosineScale, MixWeights, RRF_K, Signals, confidence, mix, rrf};

fn ids<T: Copy>(ranked: &[(T, f32)]) -> Vec<T> {
    ranked.iter().map(|(id, _)| *id).collect()
}

#[test]
fn reciprocal_ranks_prefer_what_both_lists_have() {
    let fused = rrf(&[&["a", "b", "c"], &["d", "b", "e"]], RRF_K);
    assert_eq!(ids(&fused), ["b", "a", "d", "c", "e"]);
    assert!((fused[0].1 - 2.0 / 62.0).abs() < 1e-6);
    assert!(rrf::<u8>(&[], RRF_K).is_empty());
}

#[test]
fn mixing_weighs_scores_within_each_list() {
    let keyword = [(1, 12.0), (2, 6.0)];
    let vector = [(2, 0.8), (3, 0.7), (1, 0.6)];
    let fused = mix(&keyword, &vector, MixWeights::default());
    assert_eq!(ids(&fused), [2, 1, 3]);
    assert!((fused[0].1 - (0.4 * 0.5 + 0.6)).abs() < 1e-6);
    // One list alone keeps its order and reaches its weight.
    assert_eq!(ids(&mix(&keyword, &[], MixWeights::default())), [1, 2]);
    assert_eq!(ids(&mix(&[], &vector, MixWeights::default())), [2, 3, 1]);
    let broken = mix(&[(1, f32::NAN), (2, 1.0)], &[], MixWeights::default());
    assert_eq!(broken[0].0, 2);
}

#[test]
fn confidence_rises_with_each_signal_and_stays_within_bounds() {
    let with = |coverage, similarity| {
        confidence(&Signals {
            coverage,
            similarity: Some(similarity),
        })
    };
    let words = |coverage| {
        confidence(&Signals {
            coverage,
            similarity: None,
        })
    };
    assert!(with(0.0, 0.0) < 0.01 && with(1.0, 1.0) > 0.9);
    assert!(with(0.3, 0.9) > with(0.3, 0.4) && with(0.9, 0.6) > with(0.2, 0.6));
    assert!(words(0.0) < 0.05 && words(1.0) > 0.9 && words(0.6) > words(0.5));
    for value in [with(f32::NAN, 0.5), with(9.0, -9.0), words(f32::INFINITY)] {
        assert!((0.0..=1.0).contains(&value), "{value}");
    }
}

#[test]
fn cosines_are_put_on_one_scale() {
    assert!(
        CosineScale::of("all-minilm-l6-v2").similarity(0.6) > 0.8
            && CosineScale::of("multilingual-e5-small").similarity(0.6) == 0.0
    );
    let scale = CosineScale::from_samples(&[0.1, 0.2, 0.3], &[0.7, 0.8, 0.6]).expect("apart");
    assert_eq!((scale.similarity(0.2), scale.similarity(0.7)), (0.0, 1.0));
    assert_eq!(CosineScale::from_samples(&[0.9], &[0.1]), None);
    assert_eq!(CosineScale::from_samples(&[], &[0.1]), None);
}
