//! Embeddings in this process, with the real models.

use std::sync::Arc;

use tekup_inference::{EmbedKind, Embedder, InferenceError};

use crate::fixtures::with_model;

async fn embedder(name: &str) -> Option<Arc<dyn Embedder>> {
    Some(with_model(name).await?.embedder_named(name).unwrap())
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// How like the first of four texts the others are to a model.
async fn likeness(model: &Arc<dyn Embedder>) -> Vec<f32> {
    let of = texts(&[
        "That is a happy person",
        "That is a very happy person",
        "That is a happy dog",
        "Today is a sunny day",
    ]);
    let vectors = model.embed(of, EmbedKind::Query).await.unwrap();
    assert_eq!(vectors[0].len(), model.dimensions());
    let others = vectors[1..].iter();
    others.map(|vector| dot(&vectors[0], vector)).collect()
}

// Eight bits a weight cost up to a hundredth.
fn assert_near(found: &[f32], known: [f32; 3]) {
    for (found, known) in found.iter().zip(known) {
        assert!((found - known).abs() < 0.01, "{found} for {known}");
    }
}

#[tokio::test]
async fn minilm_gives_the_similarities_it_is_known_for() {
    if let Some(model) = embedder("all-minilm-l6-v2").await {
        assert_near(&likeness(&model).await, [0.943, 0.695, 0.257]);
    }
}

#[tokio::test]
async fn bge_gives_the_similarities_that_onnx_runtime_has() {
    if let Some(model) = embedder("bge-small-en-v1.5").await {
        assert_near(&likeness(&model).await, [0.973, 0.844, 0.654]);
    }
}

#[tokio::test]
async fn e5_finds_the_same_meaning_in_danish_and_english() {
    let Some(model) = embedder("multilingual-e5-small").await else {
        return;
    };
    let question = texts(&["Hvordan spærrer jeg mit kort?"]);
    let answers = texts(&[
        "To block your card, open the app and choose Block card.",
        "Our branch in Aarhus is open from ten to four.",
        "Renten på boliglån fastsættes hvert kvartal.",
    ]);
    let question = &model.embed(question, EmbedKind::Query).await.unwrap()[0];
    let answers = model.embed(answers, EmbedKind::Passage).await.unwrap();
    let scores: Vec<f32> = answers.iter().map(|answer| dot(question, answer)).collect();
    assert!(scores[0] > scores[1] && scores[0] > scores[2], "{scores:?}");
}

#[tokio::test]
async fn a_query_and_a_passage_are_embedded_differently_by_e5() {
    let Some(model) = embedder("multilingual-e5-small").await else {
        return;
    };
    let query = model
        .embed(texts(&["kontonummer"]), EmbedKind::Query)
        .await
        .unwrap();
    let passage = model
        .embed(texts(&["kontonummer"]), EmbedKind::Passage)
        .await
        .unwrap();
    assert!(dot(&query[0], &passage[0]) < 0.999);
}

#[tokio::test]
async fn texts_are_embedded_alike_alone_and_together() {
    for name in [
        "all-minilm-l6-v2",
        "bge-small-en-v1.5",
        "multilingual-e5-small",
    ] {
        let Some(model) = embedder(name).await else {
            continue;
        };
        let mixed: Vec<String> = (1..40)
            .map(|n| "Kortet er væk. ".repeat(1 + n % 9))
            .collect();
        let together = model
            .embed(mixed.clone(), EmbedKind::Passage)
            .await
            .unwrap();
        for (text, vector) in mixed.into_iter().zip(together).step_by(7) {
            let alone = model.embed(vec![text], EmbedKind::Passage).await.unwrap();
            assert!(dot(&alone[0], &vector) > 0.999, "{name}");
        }
    }
}

#[tokio::test]
async fn any_text_has_a_vector_of_length_one() {
    for name in [
        "all-minilm-l6-v2",
        "bge-small-en-v1.5",
        "multilingual-e5-small",
    ] {
        let Some(model) = embedder(name).await else {
            continue;
        };
        let odd = vec![
            String::new(),
            "\0\u{200b}🚲🚲".to_owned(),
            "a\u{30a}".to_owned(),
            "Meget lang tekst. ".repeat(1_000),
        ];
        for kind in [EmbedKind::Query, EmbedKind::Passage] {
            for vector in model.embed(odd.clone(), kind).await.unwrap() {
                assert!((dot(&vector, &vector) - 1.0).abs() < 1e-4, "{name}");
            }
        }
        assert!(
            model
                .embed(Vec::new(), EmbedKind::Query)
                .await
                .unwrap()
                .is_empty()
        );
        let huge = vec!["x".repeat(1 << 20)];
        let error = model.embed(huge, EmbedKind::Passage).await.unwrap_err();
        assert!(matches!(error, InferenceError::Invalid { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_remembered_query_is_the_same() {
    let Some(model) = embedder("multilingual-e5-small").await else {
        return;
    };
    let query = texts(&["Hvad koster et kort?", "Hej"]);
    let first = model.embed(query.clone(), EmbedKind::Query).await.unwrap();
    let mut more = query.clone();
    more.insert(1, "Og noget nyt".to_owned());
    let second = model.embed(more, EmbedKind::Query).await.unwrap();
    assert_eq!(first[0], second[0]);
    assert_eq!(first[1], second[2]);
}
