//! XQuAD English, articles 1 to 24 (CC BY-SA 4.0), as a guard against regressions.

use tekup_retrieval::keyword::Bm25;
use tekup_retrieval::sentence::{Idf, Question, best_sentences};
use tekup_retrieval::terms::Language::English;

#[test]
fn right_passages_and_right_sentences_are_found() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../../shared/data/xquad/xquad.en.articles-1-24.json"
    );
    let Ok(file) = std::fs::read_to_string(path) else {
        eprintln!("SKIPPED: {path} is absent");
        return;
    };
    let set: serde_json::Value = serde_json::from_str(&file).expect("the set is JSON");
    let paragraphs: Vec<&serde_json::Value> = set["data"]
        .as_array()
        .expect("articles")
        .iter()
        .flat_map(|article| article["paragraphs"].as_array().expect("paragraphs"))
        .collect();
    let passages: Vec<&str> = paragraphs
        .iter()
        .map(|p| p["context"].as_str().expect("text"))
        .collect();
    let bm25 = Bm25::build(English, passages.iter().copied().enumerate(), None);
    let idf = Idf::from_passages(English, passages.iter().copied());
    let (mut questions, mut first, mut answered) = (0, 0, 0);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        for asked in paragraph["qas"].as_array().expect("questions") {
            let text = asked["question"].as_str().expect("text");
            let gold = asked["answers"][0]["text"].as_str().expect("text");
            questions += 1;
            first += usize::from(
                bm25.search(text, 1)
                    .first()
                    .is_some_and(|hit| hit.0 == number),
            );
            let question = Question {
                text,
                language: English,
                embedding: None,
                max_sentences: 2,
            };
            let best = best_sentences(&question, &[], passages[number], None, &idf, 1);
            answered += usize::from(
                best.first()
                    .is_some_and(|answer| answer.text.contains(gold)),
            );
        }
    }
    assert!(
        first * 100 >= questions * 94,
        "passage first for {first} of {questions}"
    );
    assert!(
        answered * 100 >= questions * 89,
        "sentence right for {answered} of {questions}"
    );
}
