//! The model on a split that `bench/scoring.py` has written, beside scikit-learn's on the same one.

use super::{features::Features, measure, model::Model};

fn read(name: &str) -> Vec<(Features, bool)> {
    let folder = std::env::var("TEKUP_SCORING_SPLIT").unwrap();
    let mut reader = csv::Reader::from_path(std::path::Path::new(&folder).join(name)).unwrap();
    let names: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(ToOwned::to_owned)
        .collect();
    let lead = |record: csv::StringRecord| {
        let values = record.iter().map(|cell| cell.parse::<f64>().unwrap());
        let mut features: Features = names
            .iter()
            .cloned()
            .zip(values.map(|value| (value, None)))
            .collect();
        let won = features.remove("won").is_some_and(|(won, _)| won == 1.0);
        (features, won)
    };
    reader
        .records()
        .map(|record| lead(record.unwrap()))
        .collect()
}

#[test]
#[ignore = "a figure; see bench/scoring.py"]
fn beside_scikit_learn() {
    let (train, test) = (read("train.csv"), read("test.csv"));
    let model = Model::train(&train).unwrap();
    let said: Vec<(f64, bool)> = test
        .iter()
        .map(|(one, won)| (model.probability(one), *won))
        .collect();
    let quality = measure::of(train.len(), &said);
    println!("auc={} brier={}", quality.auc, quality.brier);
}
